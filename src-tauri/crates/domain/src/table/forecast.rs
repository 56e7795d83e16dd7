//! What is still possible: which places somebody can still reach, who is through or out, and what the next match means.

use super::{Fate, Outlook};
use crate::format::Take;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::stage::Stage;
use crate::swiss::Goal;
use alloc::vec;
use alloc::vec::Vec;

/// Places of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// The best that can still be reached, from 1.
    pub best: u32,
    /// The worst that can still come of it.
    pub worst: u32,
}

/// What can still become of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// Whether a place in the next stage is certain, possible or gone.
    pub fate: Fate,
    /// The places of the group that can still be reached; none where nothing can be said of them.
    pub places: Option<Places>,
}

impl Prospect {
    pub(super) const UNKNOWN: Self = Self {
        fate: Fate::Open,
        places: None,
    };
}

/// What somebody's next match means for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Which match.
    pub match_id: MatchId,
    /// After a win.
    pub win: Prospect,
    /// After a draw, where there can be one.
    pub draw: Option<Prospect>,
    /// After a loss, or without appearing.
    pub loss: Prospect,
}

/// What is still possible for somebody in a stage, as things stand: as long as nobody comes late or leaves, officials
/// give no points and no result is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Whatever happens.
    pub now: Prospect,
    /// By the next match; none where that is not known.
    pub needs: Option<Needs>,
}

impl Forecast {
    const UNKNOWN: Self = Self {
        now: Prospect::UNKNOWN,
        needs: None,
    };
}

/// The last places of a group that go on to a later stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Of every group.
    pub(crate) all: u32,
    /// Of some groups: the best of all.
    pub(crate) some: u32,
}

impl Gathering {
    /// What is still possible for each entrant of a stage, by seed from 1.
    ///
    /// A round that only the desk sees counts as not yet paired, so that nobody reads its pairs out of this.
    #[must_use]
    pub fn forecast(&self, stage: &Stage) -> Vec<Forecast> {
        let outlooks = self.outlooks(stage);
        let known: Vec<Vec<Forecast>> = outlooks.iter().map(Outlook::forecast).collect();
        self.forecast_by(stage, &known)
    }

    /// The same, where the forecast of each of the [`Self::outlooks`] is known already.
    #[must_use]
    pub fn forecast_by<F: AsRef<[Forecast]>>(&self, stage: &Stage, known: &[F]) -> Vec<Forecast> {
        let mut all = vec![Forecast::UNKNOWN; stage.seeding.len()];
        for (group, found) in stage.groups.iter().zip(known) {
            for (&seed, &found) in group.iter().zip(found.as_ref()) {
                if let Some(forecast) = forecast_of(&mut all, seed) {
                    *forecast = found;
                }
            }
        }
        if self.is_stage_over(stage.id) {
            self.read_from_ranks(stage, &mut all);
        } else if stage.format.table().is_none() {
            self.follow_ways(stage, &mut all);
        }
        if let Some(Goal::Record { wins, losses }) = stage.format.goal() {
            self.judge_by_record(stage, (wins, losses), &mut all);
        }
        all
    }

    /// The last place of each group that goes on to a later stage.
    pub(super) fn cut(&self, stage: &Stage) -> Option<Cut> {
        let plans = &self.tournaments.get(&stage.tournament)?.format.stages;
        let last = |take: &Take| usize::from(take.last);
        let takes = plans
            .iter()
            .flat_map(|plan| plan.intake.takes_from(stage.index));
        let some = takes.clone().map(last).max()?;
        let all = takes.filter(|take| take.best.is_none()).map(last).max();
        let short = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Some(Cut {
            all: short(all.unwrap_or(0)),
            some: short(some),
        })
    }

    /// Who goes on as one of the best of all groups once the stage is over, and who does not after all.
    fn set_best(&self, stage: &Stage, set: &mut impl FnMut(u32, Fate)) {
        let Some(tournament) = self.tournaments.get(&stage.tournament) else {
            return;
        };
        let takes = tournament
            .format
            .stages
            .iter()
            .flat_map(|plan| plan.intake.takes_from(stage.index))
            .filter(|take| take.best.is_some());
        for take in takes {
            let all = Take {
                best: None,
                ..*take
            };
            let (Ok(all), Ok(best)) = (self.taken(stage, &all), self.taken(stage, take)) else {
                continue;
            };
            let best = best.concat();
            for goer in all.concat() {
                let fate = if best.contains(&goer) {
                    Fate::Through
                } else {
                    Fate::Out
                };
                if let Some(seed) = stage.seed(goer.entrant) {
                    set(seed, fate);
                }
            }
        }
    }

    /// When all is over the ranks say it; who has left goes on nowhere.
    fn read_from_ranks(&self, stage: &Stage, all: &mut [Forecast]) {
        for placing in self.placings(stage.id) {
            if let Some(forecast) = forecast_of(all, placing.seed) {
                forecast.now.places = placing.place.map(|place| Places {
                    best: place,
                    worst: place,
                });
            }
        }
        let Some(cut) = self.cut(stage) else {
            return;
        };
        for forecast in &mut *all {
            forecast.now.fate = Fate::Out;
        }
        let mut set = |seed: u32, fate: Fate| {
            if let Some(forecast) = forecast_of(all, seed) {
                forecast.now.fate = fate;
            }
        };
        for ranks in self.ranks(stage) {
            let rank = |place: u32| {
                let at = usize::try_from(place.checked_sub(1)?).ok()?;
                ranks.get(at).map(|(rank, _)| *rank)
            };
            // Who is equal across a cut is neither through nor out before lots are drawn.
            let tied = |cut: u32| rank(cut).filter(|_| rank(cut) == rank(cut + 1));
            for (place, &(rank, entrant)) in (1..).zip(&ranks) {
                let is_tied = [cut.all, cut.some].map(tied).contains(&Some(rank));
                let fate = if !is_tied && place <= cut.all {
                    Fate::Through
                } else if !is_tied && place > cut.some {
                    Fate::Out
                } else {
                    Fate::Open
                };
                set(stage.seed(entrant).unwrap_or(0), fate);
            }
        }
        self.set_best(stage, &mut set);
    }

    /// Where wins and losses end a Swiss stage, they say who is through and who is out.
    fn judge_by_record(&self, stage: &Stage, (wins, losses): (u32, u32), all: &mut [Forecast]) {
        let next = self.to_come(stage).next();
        let records = self.records(stage);
        for ((seed, forecast), (won, lost)) in (1..).zip(all).zip(records) {
            forecast.now.fate = Self::fate_of(stage, (won, lost));
            let known = forecast.needs;
            forecast.needs = next.get(&seed).map(|&match_id| {
                let places = |of: fn(&Needs) -> Prospect| known.as_ref().and_then(|n| of(n).places);
                Needs {
                    match_id,
                    win: Prospect {
                        fate: if won + 1 >= wins {
                            Fate::Through
                        } else {
                            Fate::Open
                        },
                        places: places(|needs| needs.win),
                    },
                    draw: None,
                    loss: Prospect {
                        fate: if lost + 1 >= losses {
                            Fate::Out
                        } else {
                            Fate::Open
                        },
                        places: places(|needs| needs.loss),
                    },
                }
            });
        }
    }
}

/// The forecast of a seed.
pub(super) fn forecast_of(all: &mut [Forecast], seed: u32) -> Option<&mut Forecast> {
    all.get_mut((seed as usize).checked_sub(1)?)
}
