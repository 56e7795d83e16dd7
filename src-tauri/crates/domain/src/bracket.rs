//! The pure structure of an elimination bracket: who meets whom, where both go next, and what is at stake.
//!
//! It knows numbers only: seeds from 1, nodes by their index. Who plays, what the score is and what state
//! a match is in belong to the modules that follow this structure.
//!
//! A bracket of `n` entrants is drawn on the next power of two, and the places without an entrant are byes.
//! A node that meets a bye is kept, because it can be drawn, but nobody plays it: **origins and destinations
//! lead past it**. A slot of a played node is fed by a seed or by another played node, never by a bye, and
//! [`Node::winner_to`] and [`Node::loser_to`] of a played node name the next match that is really played.
//! So whoever advances an entrant makes exactly one step.

mod apart;
mod build;
mod frame;
mod groups;
mod order;
mod plan;
mod play;

pub use apart::Meetings;
pub use build::{build, build_in_halves};
pub use groups::{Distribution, distribute};
pub use order::{Order, standard_order};
pub use plan::{
    Drops, GrandFinal, Impossible, Kind, LEAST, MOST, MOST_IN_TOURNAMENT, Placement, Plan,
    ThirdPlace,
};
pub use play::{Play, Verdict, Wrong};

use crate::side::{BySide, Side};
use alloc::vec::Vec;
use core::ops::RangeInclusive;
use serde::{Deserialize, Serialize};

/// A node of one bracket: its index in [`Bracket::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

/// The part of the bracket that a node belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Group {
    /// The whole tree of a single elimination, the final included; nobody here has lost before.
    Upper,
    /// Entrants who lost once.
    Lower,
    /// The grand final of a double elimination.
    Final,
    /// The second grand final, due only when the entrant from the lower bracket won the first.
    Reset,
    /// The losers of both semi-finals.
    ThirdPlace,
    /// A group that is ranked on its own, from 1: of a round robin, a GSL group; a Swiss table is the first.
    Pool(u8),
    /// A part of one of several brackets that are ranked on their own.
    PoolPart {
        /// Which bracket, from 1.
        pool: u8,
        /// Which part of it.
        part: Part,
    },
    /// Matches among those whom a table left equal, from 1: the first tie-break of the stage, the second.
    TieBreak(u8),
}

/// A part of a bracket; the words are those of [`Group`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "see Group")]
pub enum Part {
    Upper,
    Lower,
    Final,
    Reset,
    ThirdPlace,
}

impl Group {
    /// The part of a bracket that it is, in whichever pool; none in a table.
    #[must_use]
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Upper => Some(Part::Upper),
            Self::Lower => Some(Part::Lower),
            Self::Final => Some(Part::Final),
            Self::Reset => Some(Part::Reset),
            Self::ThirdPlace => Some(Part::ThirdPlace),
            Self::Pool(_) | Self::TieBreak(_) => None,
            Self::PoolPart { part, .. } => Some(part),
        }
    }

    /// The same part as one of the bracket of a pool.
    #[must_use]
    pub const fn in_pool(self, pool: u8) -> Self {
        match self.part() {
            Some(part) => Self::PoolPart { pool, part },
            None => Self::Pool(pool),
        }
    }
}

/// Who takes a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The entrant with this seed, from 1.
    Seed(u32),
    /// Nobody, ever.
    Bye,
    /// Whoever wins that node, which is a played one.
    WinnerOf(NodeId),
    /// Whoever loses that node, which is a played one.
    LoserOf(NodeId),
    /// The many of a heat: the node has no sides, and both slots say the same heat, from 0.
    Heat(u32),
}

/// The placings that a node gives to those for whom it is the last match.
///
/// A placing is a competition rank: one more than the number of entrants who finish strictly better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Given to the winner who goes nowhere.
    pub winner: Option<u32>,
    /// Given to the loser who goes nowhere.
    pub loser: Option<u32>,
}

impl Places {
    /// A match for this placing and the next.
    const fn of(place: u32) -> Self {
        Self {
            winner: Some(place),
            loser: Some(place + 1),
        }
    }
}

/// One place in the drawing where two entrants may meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The part of the bracket.
    pub group: Group,
    /// The round within the group, from 1. Rounds count as if there were no byes: with nine entrants the
    /// first lower round that is played is round 2. See [`Bracket::rounds`].
    pub round: u8,
    /// The place within the round, from 0 at the top.
    pub position: u32,
    /// The column of time, from 1: no node needs a result of its own column or of a later one.
    pub column: u8,
    /// The number that people see, from 1 in playing order; `None` when nobody plays.
    pub number: Option<u32>,
    /// Who takes each side. The entrant from the upper place is home; in the lower bracket the one who has
    /// just dropped; in both grand finals the one from the upper bracket.
    pub slots: BySide<Origin>,
    /// The played node where the winner appears next, and on which side. For a node with one bye: where its
    /// only entrant appears next. Of a grand final with reset this holds only when the reset is due, see
    /// [`Bracket::onward`].
    pub winner_to: Option<(NodeId, Side)>,
    /// The played node where the loser appears next, and on which side; conditional as `winner_to` is.
    pub loser_to: Option<(NodeId, Side)>,
    /// What those get who go nowhere; both empty when nobody plays.
    pub places: Places,
}

impl Node {
    /// Whether two entrants meet here. If not, one passes without a match or the node is empty.
    #[must_use]
    pub fn is_played(&self) -> bool {
        self.slots.home != Origin::Bye && self.slots.away != Origin::Bye
    }

    /// Which tie-break of its stage it belongs to, if it does: no criterion of the table but one counts it.
    #[must_use]
    pub const fn tie_break(&self) -> Option<u8> {
        match self.group {
            Group::TieBreak(number) => Some(number),
            Group::Upper
            | Group::Lower
            | Group::Final
            | Group::Reset
            | Group::ThirdPlace
            | Group::Pool(_)
            | Group::PoolPart { .. } => None,
        }
    }

    /// Whether not even one entrant comes by: two byes, and nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.home == Origin::Bye && self.slots.away == Origin::Bye
    }
}

/// What comes after a match for one of its entrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// The entrant takes this side of that played node.
    To(NodeId, Side),
    /// It was the last match of the entrant, who gets this placing.
    Placed(u32),
    /// It was the last match of the entrant; the placing comes from the whole stage, as on a hill.
    Out,
}

/// What comes after a match for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onward {
    /// For the winner.
    pub winner: Next,
    /// For the loser.
    pub loser: Next,
}

/// All nodes of a bracket in playing order: by column, the upper bracket before the lower, then from the top.
///
/// Results flow only from smaller to larger indices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// The nodes; the index is the [`NodeId`].
    pub nodes: Vec<Node>,
}

impl Bracket {
    /// The node of this id, if the bracket has it.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// All nodes with their ids, in playing order.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(&self.nodes)
    }

    /// The nodes that are matches, in playing order; a reset is among them, due or not.
    pub fn played(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.iter().filter(|(_, node)| node.is_played())
    }

    /// The rounds of a group in which anybody plays, first to last, or `None` when nobody does.
    #[must_use]
    pub fn rounds(&self, group: Group) -> Option<RangeInclusive<u8>> {
        let mut rounds = self.played().filter(|(_, node)| node.group == group);
        let first = rounds.next()?.1.round;
        let last = rounds.last().map_or(first, |(_, node)| node.round);
        Some(first..=last)
    }

    /// What follows when this side wins this node; `None` when there is no such node or nobody plays it.
    ///
    /// This is the only rule of a bracket that depends on who wins: a grand final with reset ends the
    /// tournament when home wins, who came from the upper bracket, and otherwise both meet again.
    #[must_use]
    pub fn onward(&self, id: NodeId, winner: Side) -> Option<Onward> {
        let node = self.node(id).filter(|node| node.is_played())?;
        let is_settled = node.group.part() == Some(Part::Final) && winner == Side::Home;
        let next = |to: Option<(NodeId, Side)>, place: Option<u32>| match (to, place) {
            (Some(_), Some(place)) if is_settled => Next::Placed(place),
            (Some((id, side)), _) => Next::To(id, side),
            (None, place) => place.map_or(Next::Out, Next::Placed),
        };
        Some(Onward {
            winner: next(node.winner_to, node.places.winner),
            loser: next(node.loser_to, node.places.loser),
        })
    }
}
