//! A code and its life: fresh, used by one device, ended.

use crate::crypto::{EnrolmentSecret, Nonce};
use crate::enrolment::Answer;
use lanista_wire::shared::{Role, Scope};
use serde::{Deserialize, Serialize};

/// Where a code comes from, and so what happens with the device that uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A desk made it: the device waits until a desk has compared the digits.
    Desk,
    /// The one-time address that the program prints: let in at once.
    First,
    /// The native window's own: let in at once, and the window before it is thrown out.
    Window,
    /// An entrant's badge: let in at once, as often as there are phones.
    Badge,
    /// No code at all: somebody signed up on the phone, and it is let in for them at once.
    SignUp,
    /// The six characters of a badge: the phone waits.
    Typed,
}

impl Kind {
    /// Whether the device waits until somebody has compared the digits.
    pub(crate) const fn waits(self) -> bool {
        matches!(self, Self::Desk | Self::Typed)
    }
}

/// What a code will make of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    /// Empty lets its holder say.
    pub(crate) name: String,
    /// Milliseconds since 1970.
    pub(crate) expires: u64,
}

/// A code.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) kind: Kind,
    pub(crate) wanted: Wanted,
    pub(crate) state: State,
}

/// Where a code is in its life.
#[derive(Clone, Debug)]
pub(crate) enum State {
    /// It can still be used.
    Fresh { secret: EnrolmentSecret },
    /// A device is being written down; on failure the code is fresh again.
    Taken {
        secret: EnrolmentSecret,
        nonce: Nonce,
    },
    /// It let a device in.
    Used {
        /// The alarm that a second use has raised.
        alarm: Option<u32>,
        /// For the same device, if it did not hear it; none after a restart.
        answer: Option<(Nonce, u64, Box<Answer>)>,
    },
}

/// How a code lies in the file. The secret of a used code is gone.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredCode {
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    pub(crate) name: String,
    pub(crate) expires: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) secret: Option<String>,
}

impl Code {
    pub(crate) fn stored(&self) -> StoredCode {
        let Wanted {
            role,
            scope,
            ref name,
            expires,
        } = self.wanted;
        let secret = match &self.state {
            State::Fresh { secret } | State::Taken { secret, .. } => Some(secret.expose_text()),
            State::Used { .. } => None,
        };
        StoredCode {
            role,
            scope,
            name: name.clone(),
            expires,
            secret,
        }
    }
}

impl From<StoredCode> for Code {
    fn from(stored: StoredCode) -> Self {
        let StoredCode {
            role,
            scope,
            name,
            expires,
            secret,
        } = stored;
        let state = match secret.as_deref().and_then(EnrolmentSecret::parse) {
            Some(secret) => State::Fresh { secret },
            None => State::Used {
                alarm: None,
                answer: None,
            },
        };
        Self {
            kind: Kind::Desk,
            wanted: Wanted {
                role,
                scope,
                name,
                expires,
            },
            state,
        }
    }
}
