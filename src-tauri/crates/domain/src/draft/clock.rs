//! The clock of a draft as data: turn, grace, reserve, dwell, and what happens when it runs out.

use super::format::Verb;
use alloc::collections::BTreeMap;
use serde::{Deserialize, Serialize};

/// The longest time of a turn or of a reserve: an hour.
pub const MOST_MS: u32 = 3_600_000;

/// How long a turn lasts. After the shown time the seat's reserve runs, and after that the grace, which is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// What a turn shows when it opens, in milliseconds; 1 second to 1 hour.
    pub turn_ms: u32,
    /// What is still accepted after everything shown has run out.
    #[serde(default)]
    pub grace_ms: u32,
    /// What each seat may spend beyond its turns in the whole draft.
    #[serde(default)]
    pub reserve_ms: u32,
    /// The next step opens no earlier than this after the one before, so that the hall can follow.
    #[serde(default)]
    pub min_dwell_ms: u32,
    /// How long heroes can be exchanged within a team after the last turn; 0 for not at all.
    #[serde(default)]
    pub swap_ms: u32,
    /// How much later the hall and the stream see what happens.
    #[serde(default)]
    pub delay_ms: u32,
    /// What happens when a turn's time has run out, by verb; what is left out waits for the judge.
    #[serde(default)]
    pub on_timeout: OnTimeout,
    /// What happens when a captain loses the link.
    #[serde(default)]
    pub on_disconnect: OnDisconnect,
}

/// What happens by verb when the time has run out.
pub type OnTimeout = BTreeMap<Verb, TimeoutAct>;

/// What happens when the time of a turn has run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeoutAct {
    /// The turn stays empty.
    Empty,
    /// Something that is open to the seat, by lot.
    Random,
    /// What the captain looked at last; by lot where that is closed or nothing.
    HoveredOrRandom,
    /// What the captain looked at last; empty where that is closed or nothing.
    HoveredOrEmpty,
    /// The draft is held until a judge decides.
    Judge,
}

/// What happens when a captain loses the link while it is their turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDisconnect {
    /// The clock runs on.
    #[default]
    Run,
    /// The draft is held.
    Hold,
}

impl ClockRule {
    /// What happens when the time of a turn has run out.
    #[must_use]
    pub fn on_timeout(&self, verb: Verb) -> TimeoutAct {
        self.on_timeout
            .get(&verb)
            .copied()
            .unwrap_or(TimeoutAct::Judge)
    }
}
