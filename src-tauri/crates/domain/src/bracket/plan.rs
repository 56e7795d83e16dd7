//! What an organiser decides about an elimination bracket before it is drawn, as data.

use super::order::Order;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The fewest entrants of a bracket.
pub const LEAST: u32 = 2;

/// The most entrants of a bracket as a structure; a tournament takes fewer, see [`MOST_IN_TOURNAMENT`].
pub const MOST: u32 = 131_072;

/// The most entrants of a tournament that is run.
pub const MOST_IN_TOURNAMENT: u32 = 4_096;

/// Everything that shapes a bracket, except the number of entrants.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// After how many losses an entrant is out, and how the end is played.
    pub kind: Kind,
    /// Where the losers of the upper bracket enter the lower one; without effect in single elimination.
    pub drops: Drops,
    /// Where the seeds land in the first round.
    pub placement: Placement,
}

impl Plan {
    /// A GSL group: 1-4 and 2-3, then the winners' match whose winner is first, the losers' match whose loser is
    /// fourth, and the decider between those in the middle for second and third.
    ///
    /// It is a double elimination of four that ends before a grand final.
    ///
    /// Source: the group stage of the Global StarCraft II League since its 2011 season.
    #[must_use]
    pub const fn gsl() -> Self {
        Self {
            kind: Kind::Double {
                grand_final: GrandFinal::NotPlayed,
            },
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        }
    }
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
    /// There is none: the winner of the upper bracket is first, the winner of the lower one second.
    NotPlayed,
}

/// The pattern in which losers of the upper bracket enter the lower one. Its purpose is that entrants who
/// have met stay apart for as long as possible.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drops {
    /// As start.gg draws them: neighbours of the first upper round meet in the first lower round; then, for
    /// upper rounds 2, 3, 4, 5: reverse, reverse half shift, half shift, natural, repeating.
    ///
    /// Source: real brackets. `tests/real_brackets.rs` replays them.
    StartGg,
    /// As `brackets-manager.js` draws them by default: one table for each size of bracket up to 128, natural
    /// above.
    ///
    /// Source: `defaultMinorOrdering` in its `src/ordering.ts`.
    BracketsManager,
    /// Free choice: an order for the losers of each upper round, from the first. Rounds beyond the list are
    /// natural, and orders beyond the last round have no effect.
    Rounds(Vec<Order>),
}

impl Drops {
    /// The order in which the losers of an upper round, from 1, enter the lower bracket, when the upper bracket has
    /// so many rounds. The losers of round 1 meet each other two by two in lower round 1; those of round `r`
    /// meet the survivors in lower round `2 * (r - 1)`.
    #[must_use]
    pub fn order(&self, upper_round: u8, upper_rounds: u8) -> Order {
        let index = usize::from(upper_round).saturating_sub(1);
        match self {
            Self::StartGg => match (upper_round, upper_round % 4) {
                (..=1, _) => Order::Natural,
                (_, 2) => Order::Reverse,
                (_, 3) => Order::ReverseHalfShift,
                (_, 0) => Order::HalfShift,
                (_, _) => Order::Natural,
            },
            Self::BracketsManager => listed(table(upper_rounds), index),
            Self::Rounds(orders) => listed(orders, index),
        }
    }
}

fn listed(orders: &[Order], index: usize) -> Order {
    orders.get(index).copied().unwrap_or(Order::Natural)
}

/// The table of `brackets-manager.js` for an upper bracket of so many rounds.
const fn table(upper_rounds: u8) -> &'static [Order] {
    use Order::{HalfShift, Natural, PairFlip, Reverse, ReverseHalfShift};
    match upper_rounds {
        2 => &[Natural, Reverse],
        3 => &[Natural, Reverse, Natural],
        4 => &[Natural, ReverseHalfShift, Reverse, Natural],
        5 => &[Natural, Reverse, HalfShift, Natural, Natural],
        6 => &[Natural, Reverse, HalfShift, Reverse, Natural, Natural],
        7 => &[
            Natural, Reverse, HalfShift, PairFlip, PairFlip, PairFlip, Natural,
        ],
        _ => &[],
    }
}

/// Where the seeds land in the first round: an order that lays the seeds and then the byes along its slots.
/// The usual one is [`Order::InnerOuter`].
pub type Placement = Order;

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

/// Whether a bracket can be drawn of so many.
///
/// # Errors
/// [`Impossible`] for fewer than [`LEAST`] or more than [`MOST`] entrants.
pub(crate) fn check_count(entrants: u32) -> Result<(), Impossible> {
    if entrants < LEAST {
        return Err(Impossible::TooFew {
            entrants,
            least: LEAST,
        });
    }
    if entrants > MOST {
        return Err(Impossible::TooMany {
            entrants,
            most: MOST,
        });
    }
    Ok(())
}
