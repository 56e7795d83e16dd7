//! When a Swiss stage is over for an entrant: after fixed rounds, or by wins that advance and losses that eliminate.

use serde::{Deserialize, Serialize};

/// How a Swiss stage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Goal {
    /// Everybody plays so many rounds.
    Rounds {
        /// At least 1.
        rounds: u32,
    },
    /// Whoever wins so often advances, whoever loses so often is out.
    Record {
        /// At least 1.
        wins: u32,
        /// At least 1.
        losses: u32,
    },
}

/// What has become of an entrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Plays on.
    Playing,
    /// Has the wins that advance.
    Advanced,
    /// Has the losses that eliminate.
    Eliminated,
    /// All rounds are played.
    Finished,
}

impl Goal {
    /// The Counter-Strike Major: three wins advance, three losses eliminate.
    pub const MAJOR: Self = Self::Record { wins: 3, losses: 3 };

    /// What becomes of somebody with such a record after so many rounds.
    #[must_use]
    pub fn fate(self, won: u32, lost: u32, rounds_over: usize) -> Fate {
        match self {
            Self::Rounds { rounds }
                if u32::try_from(rounds_over).is_ok_and(|over| over < rounds) =>
            {
                Fate::Playing
            }
            Self::Rounds { .. } => Fate::Finished,
            Self::Record { wins, .. } if won >= wins => Fate::Advanced,
            Self::Record { losses, .. } if lost >= losses => Fate::Eliminated,
            Self::Record { .. } => Fate::Playing,
        }
    }

    /// Whether the next match of somebody with such a record decides: a win advances, or a loss eliminates. Valve
    /// plays those as best of three and all others as best of one (Major supplemental rulebook, "Swiss Bracket").
    #[must_use]
    pub const fn is_decisive(self, won: u32, lost: u32) -> bool {
        match self {
            Self::Rounds { .. } => false,
            Self::Record { wins, losses } => won + 1 >= wins || lost + 1 >= losses,
        }
    }

    /// The most rounds that anybody can play, where every match has a winner.
    #[must_use]
    pub const fn most_rounds(self) -> u32 {
        match self {
            Self::Rounds { rounds } => rounds,
            Self::Record { wins, losses } => (wins + losses).saturating_sub(1),
        }
    }
}
