//! What an organiser decides about an elimination bracket before it is drawn, as data.

use super::order::Order;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The fewest entrants of a bracket.
pub const LEAST: u32 = 2;

/// The most entrants of a bracket.
pub const MOST: u32 = 4096;

/// Everything that shapes a bracket, except the number of entrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// After how many losses an entrant is out, and how the end is played.
    pub kind: Kind,
    /// Where the losers of the upper bracket enter the lower one; without effect in single elimination.
    pub drops: Drops,
    /// Where the seeds land in the first round.
    pub placement: Placement,
}

/// Single or double elimination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// One loss and out.
    Single {
        /// Whether the losers of the semi-finals meet. With fewer than four entrants there are no two.
        third_place: ThirdPlace,
    },
    /// Two losses and out.
    Double {
        /// What the first loss of the entrant from the upper bracket means in the grand final.
        grand_final: GrandFinal,
    },
}

/// Whether third place is decided by a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThirdPlace {
    /// The losers of both semi-finals meet; placings 3 and 4.
    Played,
    /// Both are third.
    NotPlayed,
}

/// How the grand final of a double elimination ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrandFinal {
    /// One match decides, though the entrant from the upper bracket has not lost before.
    OneMatch,
    /// When the entrant from the lower bracket wins, both have lost once and meet again.
    ResetIfNeeded,
}

/// The pattern in which losers of the upper bracket enter the lower one. Its purpose is that entrants who
/// have met stay apart for as long as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drops {
    /// As start.gg draws them: neighbours of the first upper round meet in the first lower round; then, for
    /// upper rounds 2, 3, 4, 5: reverse, reverse half shift, half shift, natural, repeating.
    ///
    /// Source: real brackets. `tests/real_brackets.rs` replays them.
    StartGg,
}

impl Drops {
    /// The order in which the losers of an upper round, from 2, enter lower round `2 * (upper_round - 1)`.
    #[must_use]
    pub const fn order(self, upper_round: u8) -> Order {
        match self {
            Self::StartGg => match upper_round % 4 {
                2 => Order::Reverse,
                3 => Order::ReverseHalfShift,
                0 => Order::HalfShift,
                _ => Order::Natural,
            },
        }
    }
}

/// Where the seeds land in the first round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// 1-8, 4-5, 2-7, 3-6: if nobody is upset, the best meet as late as possible, and byes go to the top
    /// seeds. See [`super::standard_order`].
    InnerOuter,
}

/// Why no bracket can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Impossible {
    /// Nobody to play against.
    #[error("a bracket needs at least {least} entrants; there are {entrants}")]
    TooFew {
        /// How many there are.
        entrants: u32,
        /// How many there must be.
        least: u32,
    },
    /// More than a bracket is made for.
    #[error("a bracket holds at most {most} entrants; there are {entrants}")]
    TooMany {
        /// How many there are.
        entrants: u32,
        /// How many there may be.
        most: u32,
    },
}

impl Impossible {
    /// A short name of the reason that never changes, for screens to translate.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too_few_entrants",
            Self::TooMany { .. } => "too_many_entrants",
        }
    }
}
