//! Names for things: every id is a type of its own, so that no two can be mixed up.

use alloc::string::String;
use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number_id!(
    /// A competition with entrants and stages of its own.
    TournamentId
);
number_id!(
    /// One format applied to one set of entrants.
    StageId
);
number_id!(
    /// Whoever takes a slot: a team or a single player. Unique in the gathering.
    EntrantId
);
number_id!(
    /// A human being, perhaps in several tournaments.
    PersonId
);
number_id!(
    /// A match. Unique in the gathering; people see the stage's own number instead.
    MatchId
);
number_id!(
    /// The number on the sign of a station.
    StationNo
);
number_id!(
    /// The number that a venue screen shows until the desk gives it something to show.
    ScreenNo
);
number_id!(
    /// A playlist of venue screens. Given once and never again.
    PlaylistId
);

/// The number of an entry in the journal, from 1, without gaps.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A moment: milliseconds since 1970-01-01 UTC by the server's clock. It comes in from outside and
/// never runs backwards within a journal.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct At(pub u64);

/// A paired device: the public name of its key, 16 characters of base64url.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id that a device gave its command; unique for that device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub String);

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
