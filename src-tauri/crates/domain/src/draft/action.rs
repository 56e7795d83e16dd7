//! What was done in a draft: one entry per action, in order. Everything else about a draft follows from these.

use super::format::{Seat, Verb};
use super::pool::HeroId;
use crate::ids::{At, DeviceId};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// One action of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What was done.
    pub act: Act,
    /// Who did it.
    pub by: Doer,
    /// When.
    pub at: At,
    /// What of the seat's reserve it took, in milliseconds.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub spent: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_nothing(ms: &u32) -> bool {
    *ms == 0
}

impl Action {
    /// An action that took nothing of the reserve.
    #[must_use]
    pub const fn new(act: Act, by: Doer, at: At) -> Self {
        Self {
            act,
            by,
            at,
            spent: 0,
        }
    }

    /// The seat that the choosing one wants in the next draft, as the seat that acts first there.
    #[must_use]
    pub fn order(&self) -> Option<Seat> {
        match &self.act {
            Act::Turn {
                seat,
                choice: Choice::Order { seat: wanted },
                ..
            } => Some(if *wanted == Seat::A {
                *seat
            } else {
                seat.other()
            }),
            Act::Turn { .. } | Act::Decide { .. } | Act::GoOn {} => None,
        }
    }
}

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// A seat takes its turn.
    Turn {
        /// Whose turn it is.
        seat: Seat,
        /// What is done; must be what the step opens.
        verb: Verb,
        /// With what.
        choice: Choice,
    },
    /// An official names the decider, where not exactly one is left.
    Decide {
        /// What is played.
        hero: HeroId,
    },
    /// An official lets a pause of the format end.
    GoOn {},
}

/// What a turn chooses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Choice {
    /// A hero, map or stage.
    Hero {
        /// Which.
        hero: HeroId,
    },
    /// A side of the game.
    Side {
        /// As the format calls it.
        side: String,
    },
    /// Who acts first in the next draft.
    Order {
        /// Which seat the choosing one takes.
        seat: Seat,
    },
    /// Nothing: the turn was missed or passed.
    Empty {},
}

impl Choice {
    /// The hero it names.
    #[must_use]
    pub const fn hero(&self) -> Option<&HeroId> {
        match self {
            Self::Hero { hero } => Some(hero),
            Self::Side { .. } | Self::Order { .. } | Self::Empty {} => None,
        }
    }
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Doer {
    /// The captain of the seat.
    Captain {
        /// With which device.
        device: DeviceId,
    },
    /// A judge or a desk, for the captain.
    Official {
        /// With which device.
        device: DeviceId,
    },
    /// Nobody: the time had run out.
    Time {},
    /// Nobody: nothing was left to choose.
    Nothing {},
    /// It is read from a record.
    Record {},
}
