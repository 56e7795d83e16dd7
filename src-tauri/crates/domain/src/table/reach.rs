//! From a stage to the outlooks of its tables: points so far, matches to come, and how each of them can end.

use super::outlook::{Ends, Line, Meeting, Outlook, Reach, Way};
use crate::bracket::Origin;
use crate::contest::Match;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::series::{Length, Series};
use crate::side::BySide;
use crate::stage::Stage;
use crate::standings::{Criterion, PointScheme};
use crate::swiss::Goal;
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

/// The matches that are to come in a table.
pub(super) struct ToCome<'a> {
    /// Those that everybody may know of, with the seeds that meet, in playing order.
    matches: Vec<(&'a Match, BySide<u32>)>,
    /// How many of them each entrant has, by seed.
    open: Vec<i32>,
    /// How many more each entrant has against whom nobody may know yet.
    unpaired: Vec<i32>,
}

impl ToCome<'_> {
    /// The next match of each seed that has one.
    pub(super) fn next(&self) -> BTreeMap<u32, MatchId> {
        let mut next = BTreeMap::new();
        for (found, seeds) in &self.matches {
            for (_, &seed) in seeds.iter() {
                next.entry(seed).or_insert(found.id);
            }
        }
        next
    }

    fn of(&self, index: usize) -> i32 {
        let of = |list: &[i32]| list.get(index).copied().unwrap_or(0);
        of(&self.open) + of(&self.unpaired)
    }
}

impl Gathering {
    /// What decides the tables of a stage that is being played, group by group; none where points do not rank first.
    #[must_use]
    pub fn outlooks(&self, stage: &Stage) -> Vec<Outlook> {
        let Some(table) = stage.format.table() else {
            return Vec::new();
        };
        if table.order.first() != Some(&Criterion::Points) || self.is_stage_over(stage.id) {
            return Vec::new();
        }
        let scheme = &table.points;
        let points = self.points(stage);
        let to_come = self.to_come(stage);
        let records = self.records(stage);
        let goal = stage.format.goal();
        let is_by_record = matches!(goal, Some(Goal::Record { .. }));
        let is_whole = !is_by_record && to_come.unpaired.iter().all(|&left| left == 0);
        let cut = self.cut(stage).filter(|_| !is_by_record);
        let line = |index: usize| {
            let entrant = stage.seeding.get(index).copied();
            let is_here = entrant
                .and_then(|id| self.entrant(stage.tournament, id))
                .is_some_and(|found| found.gone.is_none());
            let (won, lost) = records.get(index).copied().unwrap_or_default();
            let reach = |points: i32, left: i32, record| match goal {
                Some(Goal::Record { wins, losses }) if is_here => {
                    by_record(scheme, points, (wins, losses), record)
                }
                Some(Goal::Record { .. } | Goal::Rounds { .. }) | None => {
                    by_matches(scheme, points, left)
                }
            };
            // Whoever's results are void stands below everybody else.
            let is_void = entrant.is_some_and(|id| stage.is_voided(id));
            let below = if is_void { -BELOW } else { 0 };
            let own = points.get(index).copied().unwrap_or(0) + below;
            let left = to_come.of(index);
            let after = |more: i32, record| reach(own + more, (left - 1).max(0), record);
            let beaten = after(scheme.loss, (won, lost + 1));
            let missing = after(0, (won, lost + 1));
            Line {
                points: own,
                reach: reach(own, left, (won, lost)),
                after: [
                    after(scheme.win, (won + 1, lost)),
                    after(scheme.draw, (won, lost)),
                    Reach {
                        least: beaten.least.min(missing.least),
                        most: beaten.most.max(missing.most),
                    },
                ],
                is_here,
            }
        };
        // Where each seed stands: in which group, and in which of its lines.
        let mut place_of = vec![None; stage.seeding.len()];
        let mut outlooks: Vec<Outlook> = Vec::with_capacity(stage.groups.len());
        for (group, seeds) in stage.groups.iter().enumerate() {
            let indices = seeds.iter().map(|&seed| (seed as usize).saturating_sub(1));
            for (at, index) in indices.clone().enumerate() {
                if let Some(place) = place_of.get_mut(index) {
                    *place = Some((group, at));
                }
            }
            outlooks.push(Outlook {
                cut,
                lines: indices.map(line).collect(),
                open: Vec::new(),
                is_whole,
            });
        }
        for (found, seeds) in &to_come.matches {
            let place = |seed: u32| *place_of.get((seed as usize).checked_sub(1)?)?;
            let (Some((group, home)), Some((_, away))) = (place(seeds.home), place(seeds.away))
            else {
                continue;
            };
            if let Some(outlook) = outlooks.get_mut(group) {
                outlook.open.push(Meeting {
                    id: found.id,
                    sides: [home, away],
                    ends: ends(scheme, !is_by_record && can_be_drawn(&found.series)),
                });
            }
        }
        outlooks
    }

    /// Points so far, by seed.
    fn points(&self, stage: &Stage) -> Vec<i32> {
        let mut points = vec![0; stage.seeding.len()];
        let Some(ledger) = self.ledger(stage, None) else {
            return points;
        };
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
        points
    }

    /// The matches that are to come in a table.
    pub(super) fn to_come(&self, stage: &Stage) -> ToCome<'_> {
        let mut to_come = ToCome {
            matches: Vec::new(),
            open: vec![0; stage.seeding.len()],
            unpaired: vec![0; stage.seeding.len()],
        };
        let add = |to: &mut [i32], seed: u32, more: i32| {
            if let Some(own) = to.get_mut((seed as usize).wrapping_sub(1)) {
                *own += more;
            }
        };
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            let (Origin::Seed(home), Origin::Seed(away)) = (node.slots.home, node.slots.away)
            else {
                continue;
            };
            if found.outcome().is_some() || found.is_void() || node.tie_break().is_some() {
                continue;
            }
            let is_shown = found.node < stage.shown;
            for seed in [home, away] {
                let counted = if is_shown {
                    &mut to_come.open
                } else {
                    &mut to_come.unpaired
                };
                add(counted, seed, 1);
            }
            if is_shown {
                to_come.matches.push((found, BySide::new(home, away)));
            }
        }
        let rounds = i32::from(stage.rounds_after(stage.last_round()));
        if rounds > 0 {
            for seed in self.still_playing(stage) {
                add(&mut to_come.unpaired, seed, rounds);
            }
        }
        to_come
    }
}

/// More points than anybody makes in a stage.
const BELOW: i32 = 1 << 24;

/// How far points reach in so many matches. Who does not appear gets none.
fn by_matches(scheme: &PointScheme, points: i32, left: i32) -> Reach {
    let each = [scheme.win, scheme.draw, scheme.loss, 0];
    let least = each.into_iter().min().unwrap_or(0);
    let most = each.into_iter().max().unwrap_or(0);
    Reach {
        least: points + least * left,
        most: points + most * left,
    }
}

/// How far they reach until wins or losses end it: so many to reach, so many won and lost.
fn by_record(
    scheme: &PointScheme,
    points: i32,
    (wins, losses): (u32, u32),
    (won, lost): (u32, u32),
) -> Reach {
    let short = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let (wins, losses) = (
        short(wins.saturating_sub(won)),
        short(losses.saturating_sub(lost)),
    );
    let mut reach = Reach {
        least: points,
        most: points,
    };
    if wins == 0 || losses == 0 {
        return reach;
    }
    // Whoever is the last to play has nobody left to play against, so that every record on the way can be the last.
    for (more_won, more_lost) in [
        (wins, 0),
        (0, losses),
        (wins, losses - 1),
        (wins - 1, losses),
    ] {
        for loss in [scheme.loss, 0] {
            let sum = points + more_won * scheme.win + more_lost * loss;
            reach.least = reach.least.min(sum);
            reach.most = reach.most.max(sum);
        }
    }
    reach
}

/// Whether a match of this length can end without a winner.
fn can_be_drawn(series: &Series) -> bool {
    let start = series.start();
    match series.length {
        Length::BestOf { .. } | Length::FirstTo { .. } => false,
        Length::PlayAll { games } => {
            let (games, ahead) = (u16::from(games), u16::from(start.home.abs_diff(start.away)));
            ahead <= games && (games - ahead) % 2 == 0
        }
        Length::Aggregate { .. } => true,
    }
}

/// How a match can end: played, or because one of the two does not appear, which gives that one no points.
fn ends(scheme: &PointScheme, can_be_drawn: bool) -> Vec<Ends> {
    let mut ends: Vec<Ends> = Vec::with_capacity(5);
    let mut add = |way, points| {
        let new = Ends { way, points };
        if !ends.contains(&new) {
            ends.push(new);
        }
    };
    for loss in [scheme.loss, 0] {
        add(Way::Won, [scheme.win, loss]);
        add(Way::Lost, [loss, scheme.win]);
    }
    if can_be_drawn {
        add(Way::Drawn, [scheme.draw, scheme.draw]);
    }
    ends
}
