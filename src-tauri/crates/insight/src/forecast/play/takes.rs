//! How long matches take that are called now, and how much is left of those that run.

use super::super::day::{self, Job};
use super::super::{dice, millis, number};
use super::{How, Running};

impl Running<'_> {
    /// How long a match takes that is called now, and who wins it.
    pub(super) fn takes(&self, job: &Job, at: usize) -> (u64, Option<usize>) {
        let middle = self.drawn.kinds[self.kinds[at]];
        match self.how {
            How::Likely { times, .. } => {
                // Where records decide who plays on, somebody must win.
                let phase = &self.day.phases[job.phase];
                let is_counted = phase.swiss.is_some() || phase.hill.is_some();
                let winner = is_counted.then(|| self.lots(job.key).below(2));
                (millis(middle.exp() * times), winner)
            }
            How::Drawn { .. } => {
                let mut lots = self.lots(job.key);
                let (chance, winner, comes) = (lots.normal(), lots.below(2), lots.share());
                let takes = if comes < self.day.absent {
                    self.day.grace
                } else {
                    millis(self.apart.mul_add(chance, middle).exp())
                };
                (takes, Some(winner))
            }
        }
    }

    /// How long a match takes that runs since then, and who wins it.
    pub(super) fn what_is_left(
        &self,
        job: &Job,
        since: u64,
        needs: Option<[u8; 2]>,
    ) -> (u64, Option<usize>) {
        let middle = self.drawn.kinds[job.kind];
        let elapsed = number(self.day.at.saturating_sub(since)).max(1.0);
        let mut lots = self.lots(job.key);
        let (chance, winner) = (lots.share(), lots.below(2));
        if let Some(mut needs) = needs {
            // The score says more than the clock: games to come, the present one partly over.
            let a_game = middle.exp() / day::games(&job.series);
            let (games, winner) = match self.how {
                How::Likely { .. } => (f64::from(needs[0].min(needs[1])) + 0.25, None),
                How::Drawn { .. } => {
                    let mut games = 0_u8;
                    while needs[0] > 0 && needs[1] > 0 {
                        needs[lots.below(2)] -= 1;
                        games += 1;
                    }
                    let winner = usize::from(needs[1] == 0);
                    (f64::from(games), Some(winner))
                }
            };
            let begun = match self.how {
                How::Likely { .. } => 0.5,
                How::Drawn { .. } => lots.share(),
            };
            let spread = match self.how {
                How::Likely { .. } => 0.0,
                How::Drawn { .. } => self.apart * dice::quantile(chance),
            };
            return (
                millis(a_game * (games - begun).max(0.1) * spread.exp()),
                winner,
            );
        }
        match self.how {
            How::Likely { times, .. } => {
                let whole = middle.exp() * times;
                (millis((whole - elapsed).max(whole / 10.0)), None)
            }
            How::Drawn { .. } => {
                // It has not ended before now: only longer ones are left to draw from.
                let passed = dice::below((elapsed.ln() - middle) / self.apart);
                let share = passed + (1.0 - passed) * chance;
                let whole = self
                    .apart
                    .mul_add(dice::quantile(share.min(0.999_999)), middle)
                    .exp();
                let least = middle.exp() * 0.1 * -chance.ln();
                (millis((whole - elapsed).max(least)), Some(winner))
            }
        }
    }
}
