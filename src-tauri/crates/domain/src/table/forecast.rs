//! What is still possible: who is certain of a place in the next stage, and who cannot reach it any more.

use super::Fate;
use crate::bracket::Origin;
use crate::format::{StageFormat, Take};
use crate::gathering::Gathering;
use crate::stage::Stage;
use crate::standings::Criterion;
use crate::swiss::Goal;
use alloc::vec;
use alloc::vec::Vec;

/// Points that an entrant has at least and at most when the stage is over.
#[derive(Clone, Copy)]
struct Reach {
    least: i32,
    most: i32,
}

/// The last places of a group that go on to a later stage.
#[derive(Clone, Copy)]
struct Cut {
    /// Of every group.
    all: usize,
    /// Of some groups: the best of all.
    some: usize,
}

impl Gathering {
    /// Whether each entrant of a stage is through, out or neither, by seed from 1.
    ///
    /// While matches are open it goes by points alone: through is who stays before the cut though all who can catch up
    /// do, and win every tie; out is who stays behind it though nobody else gets another point. When all is over the
    /// ranks say it. Where wins and losses end a Swiss stage, they say it for each entrant.
    #[must_use]
    pub fn forecast(&self, stage: &Stage) -> Vec<Fate> {
        let count = stage.seeding.len();
        let seeds = (1..).take(count);
        if let StageFormat::Swiss {
            until: Goal::Record { .. },
            ..
        } = &stage.format
        {
            return seeds.map(|seed| self.fate(stage, seed)).collect();
        }
        let mut fates = vec![Fate::Open; count];
        let Some(Cut { all, some }) = self.cut(stage) else {
            return fates;
        };
        let mut set = |seed: u32, fate: Fate| {
            if let Some(known) = fates.get_mut((seed as usize).wrapping_sub(1)) {
                *known = fate;
            }
        };
        if self.is_played_out(stage) {
            for rows in self.tables(stage) {
                let rank = |at: usize| rows.get(at).map(|row| row.rank);
                let last = some.checked_sub(1).and_then(rank);
                for (place, row) in rows.iter().enumerate() {
                    if place < all && Some(row.rank) != rank(all) {
                        set(row.seed, Fate::Through);
                    } else if place >= some && last.is_some_and(|last| last < row.rank) {
                        set(row.seed, Fate::Out);
                    }
                }
            }
            self.set_best(stage, &mut set);
            return fates;
        }
        let Some(reach) = self.reach(stage) else {
            return fates;
        };
        for group in &stage.groups {
            let of = |seed: u32| reach.get((seed as usize).wrapping_sub(1)).copied();
            let mut least: Vec<i32> = group
                .iter()
                .filter_map(|&seed| Some(of(seed)?.least))
                .collect();
            let mut most: Vec<i32> = group
                .iter()
                .filter_map(|&seed| Some(of(seed)?.most))
                .collect();
            least.sort_unstable();
            most.sort_unstable();
            for &seed in group {
                let Some(own) = of(seed) else { continue };
                // Oneself is among those who can reach the own least, and never beyond the own most.
                let rivals = most.len() - most.partition_point(|&points| points < own.least) - 1;
                let ahead = least.len() - least.partition_point(|&points| points <= own.most);
                if rivals < all {
                    set(seed, Fate::Through);
                } else if ahead >= some {
                    set(seed, Fate::Out);
                }
            }
        }
        fates
    }

    fn cut(&self, stage: &Stage) -> Option<Cut> {
        let plans = &self.tournaments.get(&stage.tournament)?.format.stages;
        let last = |take: &Take| usize::from(take.last);
        let takes = plans
            .iter()
            .flat_map(|plan| plan.intake.takes_from(stage.index));
        let some = takes.clone().map(last).max()?;
        let all = takes.filter(|take| take.best.is_none()).map(last).max();
        Some(Cut {
            all: all.unwrap_or(0),
            some,
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

    /// How far the points of each entrant reach, by seed; none where points do not come first.
    fn reach(&self, stage: &Stage) -> Option<Vec<Reach>> {
        let table = stage.format.table()?;
        if table.order.first() != Some(&Criterion::Points) {
            return None;
        }
        let to_come = self.matches_to_come(stage);
        let best = table
            .points
            .win
            .max(table.points.draw)
            .max(table.points.loss);
        let worst = table
            .points
            .win
            .min(table.points.draw)
            .min(table.points.loss);
        let mut points = vec![0; stage.seeding.len()];
        let ledger = self.ledger(stage, None)?;
        for (seed, sum) in (1..).zip(&mut points) {
            *sum = ledger
                .appearances(seed)
                .map(|(_, appearance)| appearance.points)
                .sum();
        }
        for adjustment in ledger.adjustments() {
            if let Some(sum) = points.get_mut((adjustment.seed as usize).wrapping_sub(1)) {
                *sum += adjustment.points;
            }
        }
        let reach = points.into_iter().zip(to_come).map(|(points, left)| Reach {
            least: points + worst * left,
            most: points + best * left,
        });
        Some(reach.collect())
    }

    /// How many matches each entrant still has, by seed.
    fn matches_to_come(&self, stage: &Stage) -> Vec<i32> {
        let mut left = vec![0; stage.seeding.len()];
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            if found.outcome().is_some() || !node.is_played() || node.tie_break().is_some() {
                continue;
            }
            for (_, origin) in node.slots.iter() {
                if let Origin::Seed(seed) = *origin
                    && let Some(own) = left.get_mut((seed as usize).wrapping_sub(1))
                {
                    *own += 1;
                }
            }
        }
        let rounds = i32::from(stage.rounds_after(stage.last_round()));
        for seed in self.still_playing(stage) {
            if let Some(own) = left.get_mut((seed as usize).wrapping_sub(1)) {
                *own += rounds;
            }
        }
        left
    }
}
