//! What a day is planned by: when it shall be over, and the breaks in which nothing is called.

use crate::ids::{At, TournamentId};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most breaks of a gathering.
pub const MOST_BREAKS: usize = 48;
/// Longest name of a break, in characters as people count them.
pub const BREAK_NAME: usize = 40;
/// Longest break, in milliseconds: a night and a morning.
pub const LONGEST_BREAK: u64 = 24 * 3_600_000;

/// A time in which nothing is called: what would not be over before it begins waits until it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// When it begins.
    pub from: At,
    /// When calls go on.
    pub until: At,
    /// What people call it, 1 to 40 characters.
    pub text: String,
    /// Whose it is; everybody's where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tournament: Option<TournamentId>,
}

/// When the day and its tournaments shall be over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aims {
    /// The whole day; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<At>,
    /// Tournaments, as far as that was said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tournaments: BTreeMap<TournamentId, At>,
}

impl Aims {
    /// Whether nobody said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// When this shall be over: a tournament, or the day.
    #[must_use]
    pub fn of(&self, tournament: Option<TournamentId>) -> Option<At> {
        match tournament {
            None => self.day,
            Some(id) => self.tournaments.get(&id).copied(),
        }
    }

    pub(crate) fn set(&mut self, tournament: Option<TournamentId>, until: Option<At>) {
        match (tournament, until) {
            (None, until) => self.day = until,
            (Some(id), None) => {
                self.tournaments.remove(&id);
            }
            (Some(id), Some(until)) => {
                self.tournaments.insert(id, until);
            }
        }
    }
}

/// From when on a match may begin that takes so long, in milliseconds, given the breaks of its tournament: at once where
/// it is over before the next of them, otherwise after it.
#[must_use]
pub fn after_breaks(breaks: &[Break], tournament: TournamentId, from: At, takes: u64) -> At {
    let mut begins = from;
    let mut all: Vec<&Break> = breaks
        .iter()
        .filter(|it| it.tournament.is_none_or(|id| id == tournament))
        .collect();
    all.sort_by_key(|it| it.from);
    for found in all {
        if begins < found.until && begins.0.saturating_add(takes) > found.from.0 {
            begins = found.until;
        }
    }
    begins
}
