//! What a match goes through beside play: presence, reports and who confirms them, rulings, and calls for help.

use crate::contest::Outcome;
use crate::exact::nothing_else;
use crate::ids::{At, DeviceId, MatchId, StationNo};
use crate::side::Side;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// How long the judge who committed a result may open it again, in milliseconds.
pub const REOPENED_WITHIN: u64 = 120_000;
/// Most calls for help that are open at once.
pub const MOST_CALLS: usize = 40;
/// Most of them that players' phones have made: officials always find a place.
pub const MOST_CALLS_OF_PLAYERS: usize = 24;
/// Longest note of a dispute, in characters as people count them.
pub const NOTE: usize = 400;
/// Longest time that a report waits for the other captain, in seconds.
pub const LONGEST_WAIT: u32 = 86_400;

/// Whether an entrant has said that they are at the match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Not said, or taken back.
    #[default]
    Absent,
    /// They are there.
    Here,
}

impl Presence {
    /// Whether this is a check-in.
    #[must_use]
    pub const fn is_here(self) -> bool {
        matches!(self, Self::Here)
    }
}

/// A result that was stated and is not confirmed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What it comes to.
    pub outcome: Outcome,
    /// Who stated it.
    pub by: Voice,
    /// Who is to confirm it.
    pub waits_for: WaitsFor,
    /// When it holds without an answer; never where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<At>,
}

/// Who spoke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Voice {
    /// The desk, the head judge, or the server itself.
    Desk {
        /// By which device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        device: Option<DeviceId>,
    },
    /// A judge.
    Judge {
        /// By which device.
        device: DeviceId,
    },
    /// One of the two who meet.
    Entrant {
        /// Which.
        side: Side,
        /// By which device.
        device: DeviceId,
    },
}

impl Voice {
    /// The device behind it.
    #[must_use]
    pub const fn device(&self) -> Option<&DeviceId> {
        match self {
            Self::Desk { device } => device.as_ref(),
            Self::Judge { device } | Self::Entrant { device, .. } => Some(device),
        }
    }
}

/// Who is to confirm a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The desk or the head judge.
    Desk,
    /// The captain of this side.
    Side(Side),
    /// A judge with another device than the one that reported.
    SecondJudge,
}

/// An official's decision by which a result stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// The number of the device; none for the server itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<u32>,
    /// A sentence.
    pub reason: String,
    /// When.
    pub at: At,
}

/// Who must agree before a result stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Confirmation {
    /// Nobody: what a judge commits stands.
    #[default]
    #[serde(deserialize_with = "nothing_else")]
    Judge,
    /// The desk or the head judge.
    #[serde(deserialize_with = "nothing_else")]
    Desk,
    /// The other captain; without an answer it stands after a time.
    Captains {
        /// That time, 10 to 86,400.
        seconds: u32,
    },
    /// Another judge than the one who reported.
    #[serde(deserialize_with = "nothing_else")]
    SecondJudge,
}

impl Confirmation {
    /// Whether nothing else was said.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// Who is not there, or may not play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// The one.
    Home,
    /// The other.
    Away,
    /// Nobody goes on.
    Both,
}

impl Absent {
    /// Who wins without play.
    #[must_use]
    pub const fn winner(self) -> Option<Side> {
        match self {
            Self::Home => Some(Side::Away),
            Self::Away => Some(Side::Home),
            Self::Both => None,
        }
    }

    /// Whether it means this side.
    #[must_use]
    pub fn means(self, side: Side) -> bool {
        self.winner() != Some(side)
    }
}

impl From<Side> for Absent {
    fn from(side: Side) -> Self {
        match side {
            Side::Home => Self::Home,
            Side::Away => Self::Away,
        }
    }
}

/// What kind of help is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpKind {
    /// A ruling is needed.
    HeadJudge,
    /// Something is broken.
    Technician,
    /// Something is to be brought or fetched.
    Runner,
}

/// An open call for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpCall {
    /// Given once, never again.
    pub id: u32,
    /// Who is asked for.
    pub help: HelpKind,
    /// At which match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub match_id: Option<MatchId>,
    /// At which station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<StationNo>,
    /// A sentence, perhaps empty.
    pub note: String,
    /// Who called; none for the server itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// When.
    pub since: At,
}
