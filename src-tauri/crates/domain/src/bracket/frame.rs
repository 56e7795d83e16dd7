//! The frame of a bracket: its rounds in playing order, and who would feed each node if byes were played.

use super::{GrandFinal, Group, Kind, NodeId, Origin, Plan, ThirdPlace};
use crate::side::BySide;
use alloc::vec::Vec;

/// One round before anything is filled in.
#[derive(Clone, Copy)]
pub(super) struct Round {
    pub(super) group: Group,
    pub(super) round: u8,
    pub(super) column: u8,
    pub(super) count: u32,
}

/// The rounds in playing order, and where each round of the upper and the lower bracket begins.
pub(super) struct Frame<'a> {
    plan: &'a Plan,
    entrants: u32,
    /// How many start in the lower bracket; then the first upper round is taken as played and is not laid.
    lower_starters: u32,
    /// Rounds of the upper bracket, the one that is taken as played among them.
    depth: u8,
    pub(super) rounds: Vec<Round>,
    upper: Vec<u32>,
    lower: Vec<u32>,
    pub(super) len: u32,
}

impl<'a> Frame<'a> {
    pub(super) fn new(plan: &'a Plan, entrants: u32) -> Self {
        let mut frame = Self::empty(plan, entrants, 0, depth_of(entrants));
        match plan.kind {
            Kind::Single { third_place } => frame.lay_single(third_place),
            Kind::Double { grand_final } => frame.lay_double(grand_final),
        }
        frame
    }

    /// The frame of a double elimination whose first upper round is taken as played.
    pub(super) fn in_halves(
        plan: &'a Plan,
        upper: u32,
        lower: u32,
        grand_final: GrandFinal,
    ) -> Self {
        let depth = depth_of(2 * upper.max(lower).max(2));
        let mut frame = Self::empty(plan, upper + lower, lower, depth);
        frame.lay_double(grand_final);
        frame
    }

    const fn empty(plan: &'a Plan, entrants: u32, lower_starters: u32, depth: u8) -> Self {
        Self {
            plan,
            entrants,
            lower_starters,
            depth,
            rounds: Vec::new(),
            upper: Vec::new(),
            lower: Vec::new(),
            len: 0,
        }
    }

    fn lay_single(&mut self, third_place: ThirdPlace) {
        for round in 1..self.depth {
            self.lay(Group::Upper, round, round);
        }
        if third_place == ThirdPlace::Played && self.entrants >= 4 {
            self.lay(Group::ThirdPlace, 1, self.depth);
        }
        self.lay(Group::Upper, self.depth, self.depth);
    }

    /// Each round of the upper bracket from the second stands in the last column that does not hold up the
    /// lower bracket, beside the lower round whose winners its losers will meet.
    fn lay_double(&mut self, grand_final: GrandFinal) {
        if self.lower_starters == 0 {
            self.lay(Group::Upper, 1, 1);
        } else {
            self.upper.push(self.len);
        }
        for round in 2..=self.depth {
            let meets = 2 * (round - 1);
            self.lay(Group::Upper, round, meets);
            self.lay(Group::Lower, meets - 1, meets);
            self.lay(Group::Lower, meets, meets + 1);
        }
        match grand_final {
            GrandFinal::NotPlayed => {}
            GrandFinal::OneMatch => self.lay(Group::Final, 1, 2 * self.depth),
            GrandFinal::ResetIfNeeded => {
                self.lay(Group::Final, 1, 2 * self.depth);
                self.lay(Group::Reset, 1, 2 * self.depth + 1);
            }
        }
    }

    fn lay(&mut self, group: Group, round: u8, column: u8) {
        let count = match group {
            Group::Upper => 1 << (self.depth - round),
            Group::Lower => 1 << (self.depth - 1 - round.div_ceil(2)),
            Group::Final
            | Group::Reset
            | Group::ThirdPlace
            | Group::Pool(_)
            | Group::PoolPart { .. }
            | Group::TieBreak(_) => 1,
        };
        match group {
            Group::Upper => self.upper.push(self.len),
            Group::Lower => self.lower.push(self.len),
            Group::Final
            | Group::Reset
            | Group::ThirdPlace
            | Group::Pool(_)
            | Group::PoolPart { .. }
            | Group::TieBreak(_) => {}
        }
        self.rounds.push(Round {
            group,
            round,
            column,
            count,
        });
        self.len += count;
    }

    fn upper(&self, round: u8, position: u32) -> NodeId {
        NodeId(self.upper[usize::from(round) - 1] + position)
    }

    fn lower(&self, round: u8, position: u32) -> NodeId {
        NodeId(self.lower[usize::from(round) - 1] + position)
    }

    /// Who would take the slots of a node if byes were played.
    pub(super) fn feeds(&self, round: Round, position: u32) -> BySide<Origin> {
        use Origin::{LoserOf, WinnerOf};
        let (above, below) = (2 * position, 2 * position + 1);
        match (round.group, round.round) {
            (Group::Upper, 1) => BySide::new(self.seed(above), self.seed(below)),
            (Group::Upper, 2) if self.lower_starters > 0 => {
                BySide::new(above, below).map(|line| self.upper_starter(line))
            }
            (Group::Upper, r) => BySide::new(above, below).map(|p| WinnerOf(self.upper(r - 1, p))),
            (Group::Lower, 1) => {
                let order = self.plan.drops.order(1, self.depth);
                BySide::new(above, below).map(|p| {
                    let line = order.at(p, 2 * round.count);
                    if self.lower_starters > 0 {
                        self.lower_starter(line)
                    } else {
                        LoserOf(self.upper(1, line))
                    }
                })
            }
            (Group::Lower, r) if r % 2 == 0 => {
                let from = r / 2 + 1;
                let order = self.plan.drops.order(from, self.depth);
                let dropped = order.at(position, round.count);
                BySide::new(
                    LoserOf(self.upper(from, dropped)),
                    WinnerOf(self.lower(r - 1, position)),
                )
            }
            (Group::Lower, r) => BySide::new(above, below).map(|p| WinnerOf(self.lower(r - 1, p))),
            (Group::Final, _) => BySide::new(
                WinnerOf(self.upper(self.depth, 0)),
                match self.depth {
                    1 => LoserOf(self.upper(1, 0)),
                    depth => WinnerOf(self.lower(2 * (depth - 1), 0)),
                },
            ),
            (Group::Reset, _) => {
                let final_before = NodeId(self.len - 2);
                BySide::new(LoserOf(final_before), WinnerOf(final_before))
            }
            // No frame is laid of a table, whose meetings are fed by seeds.
            (Group::Pool(_) | Group::PoolPart { .. } | Group::TieBreak(_), _) => {
                BySide::new(Origin::Bye, Origin::Bye)
            }
            (Group::ThirdPlace, _) => {
                BySide::new(0, 1).map(|p| LoserOf(self.upper(self.depth - 1, p)))
            }
        }
    }

    fn seed(&self, line: u32) -> Origin {
        match self.plan.placement.at(line, 1 << self.depth) + 1 {
            seed if seed <= self.entrants => Origin::Seed(seed),
            _ => Origin::Bye,
        }
    }

    /// How many meet in the round that is taken as played, less one half.
    const fn half(&self) -> u32 {
        1 << (self.depth - 1)
    }

    /// Who stands where the winner of a match of the round would that is taken as played.
    fn upper_starter(&self, line: u32) -> Origin {
        match self.plan.placement.at(line, self.half()) + 1 {
            seed if seed <= self.entrants - self.lower_starters => Origin::Seed(seed),
            _ => Origin::Bye,
        }
    }

    /// Who stands where its loser would: the weaker the winner's seed, the better the loser's.
    fn lower_starter(&self, line: u32) -> Origin {
        match self.half() - self.plan.placement.at(line, self.half()) {
            place if place <= self.lower_starters => {
                Origin::Seed(self.entrants - self.lower_starters + place)
            }
            _ => Origin::Bye,
        }
    }
}

/// How many rounds so many need until one is left, at least one.
const fn depth_of(entrants: u32) -> u8 {
    let mut depth = 1;
    while 1 << depth < entrants {
        depth += 1;
    }
    depth
}
