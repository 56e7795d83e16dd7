//! How long entrants who were called have to come: first call, last call, and the moment from which whoever is missing may lose.

use crate::contest::{HeldFrom, Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::At;
use serde::{Deserialize, Serialize};

/// Milliseconds in a minute.
const MINUTE: u64 = 60_000;
/// Longest patience, minutes.
const LONGEST_PATIENCE: u16 = 600;

/// How long entrants have to come after they were called, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patience {
    /// From the call to the last call, up to [`Self::walkover`]; 0 for none that comes by itself.
    pub last_call: u16,
    /// From the call to the moment from which whoever is missing may lose by walkover, up to 600; 0 for none.
    pub walkover: u16,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            last_call: 10,
            walkover: 15,
        }
    }
}

impl Patience {
    /// Whether it can be kept.
    #[must_use]
    pub const fn is_possible(self) -> bool {
        self.walkover <= LONGEST_PATIENCE && self.last_call <= self.walkover
    }
}

/// What has become of the time since a match was called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// How long the match was held since then, milliseconds: nobody is late in that time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub stood: u64,
    /// After how long somebody called for the last time, milliseconds without what it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<u64>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Wait {
    /// Whether nothing has become of it.
    #[must_use]
    pub(crate) const fn is_none(&self) -> bool {
        self.stood == 0 && self.last.is_none()
    }
}

/// The clock of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallClock {
    /// When the entrants were called.
    pub since: At,
    /// When they were called for the last time, or will be; none where nobody has and nobody will by itself.
    pub last: Option<At>,
    /// From when on whoever is missing may lose.
    pub until: At,
    /// Since when it stands still, because the match is held: what is left is counted from here.
    pub stands: Option<At>,
}

impl CallClock {
    /// Milliseconds that are left; none where the time is over.
    #[must_use]
    pub fn left(&self, now: At) -> Option<u64> {
        let now = self.stands.unwrap_or(now);
        self.until.0.checked_sub(now.0).filter(|&left| left > 0)
    }

    /// Whether the last call was made.
    #[must_use]
    pub fn is_last(&self, now: At) -> bool {
        self.last
            .is_some_and(|last| last <= self.stands.unwrap_or(now))
    }
}

impl Match {
    /// Since when its entrants are called and have not begun, and since when it is held, if it is.
    const fn calling(&self) -> Option<(At, Option<At>)> {
        match self.state {
            MatchState::Called { since } => Some((since, None)),
            MatchState::Held {
                since: held,
                from: HeldFrom::Called { since },
                ..
            } => Some((since, Some(held))),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => None,
        }
    }

    /// How long its entrants have been called, without the time in which it was held; none where they are not.
    #[must_use]
    pub fn waited(&self, now: At) -> Option<u64> {
        let (since, held) = self.calling()?;
        let now = held.map_or(now, |held| held.max(since));
        Some(now.0.saturating_sub(since.0 + self.wait.stood))
    }

    /// Adds the time in which a called match was held, as it goes on.
    pub(crate) fn stand(&mut self, now: At) {
        if let Some((since, Some(held))) = self.calling() {
            self.wait.stood += now.0.saturating_sub(held.max(since).0);
        }
    }
}

impl Gathering {
    /// How long entrants of a match have to come.
    #[must_use]
    pub fn patience_of(&self, found: &Match) -> Patience {
        let stage = self.stages.get(&found.stage);
        let places = stage.and_then(|stage| self.floor.places.get(&stage.tournament));
        places.map_or_else(Patience::default, |places| places.patience)
    }

    /// The clock of a call; none where nobody is called, or nobody loses by being late, as in a heat.
    #[must_use]
    pub fn call_clock(&self, found: &Match) -> Option<CallClock> {
        if found.heat().is_some() {
            return None;
        }
        let (since, held) = found.calling()?;
        let patience = self.patience_of(found);
        if patience.walkover == 0 {
            return None;
        }
        let began = since.0 + found.wait.stood;
        let whole = u64::from(patience.walkover) * MINUTE;
        let by_itself = (patience.last_call > 0).then(|| u64::from(patience.last_call) * MINUTE);
        let by_hand = found.wait.last;
        let last = match (by_hand, by_itself) {
            (Some(hand), Some(itself)) => Some(hand.min(itself)),
            (hand, itself) => hand.or(itself),
        };
        // Whoever is called for the last time before it was due has as long as after one that came by itself.
        let after = u64::from(patience.walkover - patience.last_call) * MINUTE;
        let whole = by_hand.map_or(whole, |hand| whole.min(hand + after));
        Some(CallClock {
            since,
            last: last.map(|last| At(began + last)),
            until: At(began + whole),
            stands: held.map(|held| held.max(since)),
        })
    }
}
