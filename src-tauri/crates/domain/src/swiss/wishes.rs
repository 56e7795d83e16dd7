//! What officials want of a pairing, and why a pairing is refused.

use super::history::{History, Presence};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Whether the side of a match matters: whoever has been at home often shall be away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// The better-ranked is at home, and nobody counts.
    #[default]
    Ignored,
    /// Home and away are kept in balance.
    Balanced,
}

/// What officials want. Nothing of it by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wishes {
    /// Pairs of seeds that must not be, unless everybody else would have to meet again.
    pub forbidden: Vec<(u32, u32)>,
    /// Pairs of seeds that are made whatever else holds, home first.
    pub forced: Vec<(u32, u32)>,
    /// The club of each entrant in the order of seeds, as any number; missing ones have none.
    pub clubs: Vec<Option<u32>>,
    /// Whether sides are balanced.
    pub sides: Sides,
}

/// Why a round is not paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum SwissRefusal {
    /// A seed that is none of the entrants.
    #[error("There is no entrant with seed {seed}.")]
    UnknownSeed {
        /// The seed.
        seed: u32,
    },
    /// A forced or forbidden pair of one with itself.
    #[error("Seed {seed} cannot meet itself.")]
    OwnOpponent {
        /// The seed.
        seed: u32,
    },
    /// Somebody is to play who is not there.
    #[error("Seed {seed} is not paired in this round.")]
    NotPresent {
        /// The seed.
        seed: u32,
    },
    /// Somebody is to play two at once.
    #[error("Seed {seed} is in two forced pairs.")]
    ForcedTwice {
        /// The seed.
        seed: u32,
    },
    /// The same pair is forced and forbidden.
    #[error("Seeds {one} and {other} are forced and forbidden at once.")]
    ForcedAndForbidden {
        /// One of them.
        one: u32,
        /// The other.
        other: u32,
    },
    /// More than [`super::MOST`] entrants.
    #[error("A Swiss stage has at most 4,096 entrants; there are {entrants}.")]
    TooMany {
        /// How many there are.
        entrants: u32,
    },
    /// A Major Swiss is defined where every record has an even number of entrants in every round.
    #[error(
        "The Major Swiss with {wins} wins or {losses} losses does not come out even with {entrants} entrants: {group} would stand at {won}-{lost}."
    )]
    UnevenField {
        /// How many there are.
        entrants: u32,
        /// Wins that advance.
        wins: u32,
        /// Losses that eliminate.
        losses: u32,
        /// The size of the first record group that is odd.
        group: u32,
        /// Its wins.
        won: u32,
        /// Its losses.
        lost: u32,
    },
    /// A Major Swiss ends by wins and losses, each at least one.
    #[error("The Major Swiss needs a number of wins that advance and of losses that eliminate.")]
    NoRecordGoal,
}

impl SwissRefusal {
    /// The stable word for screens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownSeed { .. } => "unknown_seed",
            Self::OwnOpponent { .. } => "own_opponent",
            Self::NotPresent { .. } => "not_present",
            Self::ForcedTwice { .. } => "forced_twice",
            Self::ForcedAndForbidden { .. } => "forced_and_forbidden",
            Self::TooMany { .. } => "too_many",
            Self::UnevenField { .. } => "uneven_field",
            Self::NoRecordGoal => "no_record_goal",
        }
    }
}

impl Wishes {
    /// The club of a seed.
    #[must_use]
    pub fn club(&self, seed: u32) -> Option<u32> {
        *self.clubs.get(super::history::index(seed)?)?
    }

    /// All that speaks against these wishes.
    ///
    /// # Errors
    /// Unknown seeds, pairs of one, forced pairs of somebody absent or of somebody in two, and contradictions.
    pub fn check(&self, history: &History) -> Result<(), Vec<SwissRefusal>> {
        let mut refused = Vec::new();
        for &(one, other) in self.forbidden.iter().chain(&self.forced) {
            if one == other {
                refused.push(SwissRefusal::OwnOpponent { seed: one });
            }
            for seed in [one, other] {
                if history.line(seed).is_none() {
                    refused.push(SwissRefusal::UnknownSeed { seed });
                }
            }
        }
        let mut taken = BTreeSet::new();
        for &(one, other) in &self.forced {
            for seed in [one, other] {
                let absent = |line: &super::Line| line.presence == Presence::Absent;
                if history.line(seed).is_some_and(absent) {
                    refused.push(SwissRefusal::NotPresent { seed });
                }
                if one != other && !taken.insert(seed) {
                    refused.push(SwissRefusal::ForcedTwice { seed });
                }
            }
            if self.is_forbidden(one, other) {
                refused.push(SwissRefusal::ForcedAndForbidden { one, other });
            }
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }

    /// Whether an official does not want these two to meet.
    #[must_use]
    pub fn is_forbidden(&self, one: u32, other: u32) -> bool {
        self.forbidden.contains(&(one, other)) || self.forbidden.contains(&(other, one))
    }
}
