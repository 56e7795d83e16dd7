//! Where a match is in its life.

use super::{Ending, Outcome};
use crate::ids::At;
use crate::life::{Report, Voice};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Where a match is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MatchState {
    /// A bye, or a slot that nobody can reach: nothing is played.
    Bye,
    /// At least one slot is open.
    Undecided,
    /// Nobody plays it as things stand: a second grand final that is not due, or what would follow on a hill that is taken.
    NotDue,
    /// Both are known, nobody has been called.
    Ready {
        /// Since when.
        since: At,
    },
    /// The entrants were asked to come.
    Called {
        /// When.
        since: At,
    },
    /// A score was entered.
    Live {
        /// Since when.
        since: At,
    },
    /// Paused with a reason; nothing can be scored.
    Held {
        /// Since when.
        since: At,
        /// A sentence for people.
        reason: String,
        /// Where it goes on.
        from: HeldFrom,
    },
    /// A result is stated, and somebody is to confirm it.
    Reported {
        /// Since when.
        since: At,
        /// What, by whom, and who is to confirm it.
        report: Report,
    },
    /// The stated result is disputed: an official decides.
    Disputed {
        /// Since when.
        since: At,
        /// What was reported.
        report: Report,
        /// What stands against it.
        note: String,
        /// Who disputes it.
        by: Voice,
    },
    /// Decided.
    Over {
        /// When.
        at: At,
        /// By whom and how.
        outcome: Outcome,
    },
    /// The result is annulled: nobody goes on by it, and it counts for nobody. It can be played again.
    Void {
        /// When.
        at: At,
        /// A sentence for people.
        reason: String,
    },
}

impl MatchState {
    /// When play ended, where it was played to an end: a result that waits to be confirmed is played as well.
    #[must_use]
    pub const fn played_until(&self) -> Option<At> {
        match self {
            Self::Over { at, outcome } => match outcome.ending {
                Ending::Played => Some(*at),
                Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {
                    None
                }
            },
            Self::Reported { since, .. } | Self::Disputed { since, .. } => Some(*since),
            Self::Bye
            | Self::Undecided
            | Self::NotDue
            | Self::Ready { .. }
            | Self::Called { .. }
            | Self::Live { .. }
            | Self::Held { .. }
            | Self::Void { .. } => None,
        }
    }
}

/// Where a held match goes on: a match that waits can be held as well as one that is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HeldFrom {
    /// Nobody had been called.
    Ready {
        /// Since when both were known.
        since: At,
    },
    /// The entrants had been asked to come.
    Called {
        /// When.
        since: At,
    },
    /// A score had been entered.
    Live {
        /// When play began.
        since: At,
    },
}
