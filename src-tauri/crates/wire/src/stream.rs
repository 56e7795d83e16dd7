//! What the producer of a stream settles, and who is ready to go live.

use crate::shared::same_names;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Whose lamp it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Lamp {
    /// The producer's.
    Producer,
    /// The judge's who holds the match.
    Judge,
}

/// What is changed about a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum StreamChange {
    /// A match comes at this place of a rundown, and at no other.
    Put {
        /// The station, a stage or where a stream is made.
        station: u32,
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// From 0; at the end where there are fewer.
        place: u32,
    },
    /// A match is in the rundown no more.
    Drop {
        /// The station.
        station: u32,
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// Matches are in the rundown no more, as far as they were.
    DropAll {
        /// The station.
        station: u32,
        /// Which matches, up to 40.
        matches: Vec<u32>,
    },
    /// The overlays show this match until the next is named; of themselves again, where none is.
    Show {
        /// The station.
        station: u32,
        /// Which match.
        #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        match_id: Option<u32>,
    },
    /// On which side the overlays show home.
    Flip {
        /// The station.
        station: u32,
        /// Home at the right.
        is_flipped: bool,
    },
    /// How much later than here hall and phones are shown what happens in the matches that are played there.
    HoldBack {
        /// The station.
        station: u32,
        /// Seconds, up to 900; at once where there are none.
        seconds: u16,
    },
    /// They are shown at once what is held back now; what comes is held back again.
    Reveal {
        /// The station.
        station: u32,
    },
    /// Somebody is ready for a match to go live, or not any more. It holds nobody up.
    Ready {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Who: a judge says it of their own match, a desk of any.
        lamp: Lamp,
        /// Whether they are.
        is_ready: bool,
    },
}

/// What is settled for the stream of a station.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct StreamView {
    /// What its overlays show; left out where they follow what is played there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub on_air: Option<u32>,
    /// Whether its producer said so: else it follows from the rundown.
    #[serde(default, skip_serializing_if = "is_not")]
    #[ts(optional, as = "Option<bool>")]
    pub is_said: bool,
    /// Home at the right.
    #[serde(default, skip_serializing_if = "is_not")]
    #[ts(optional, as = "Option<bool>")]
    pub is_flipped: bool,
    /// The matches that come there, the first first; for desks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<u32>>")]
    pub rundown: Vec<u32>,
    /// How much later hall and phones are shown what happens there, seconds; for desks and judges.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(optional, as = "Option<u16>")]
    pub held_back: u16,
    /// When they are shown the last of what is held back now, milliseconds since 1970; for desks and judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub held_until: Option<u64>,
}

impl StreamView {
    /// Whether nothing is settled, as far as its reader may know.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who is ready for a match to go live: a light, and no lock. For desks and judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct GoLightView {
    /// The producer.
    pub producer: bool,
    /// The judge.
    pub judge: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_not(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(seconds: &u16) -> bool {
    *seconds == 0
}

same_names!(Lamp { Producer, Judge }, domain::Lamp);

impl From<StreamChange> for domain::StreamChange {
    fn from(change: StreamChange) -> Self {
        match change {
            StreamChange::Put {
                station,
                match_id,
                place,
            } => Self::Put {
                station: domain::StationNo(station),
                match_id: domain::MatchId(match_id),
                place,
            },
            StreamChange::Drop { station, match_id } => Self::Drop {
                station: domain::StationNo(station),
                match_id: domain::MatchId(match_id),
            },
            StreamChange::DropAll { station, matches } => Self::DropAll {
                station: domain::StationNo(station),
                matches: matches.into_iter().map(domain::MatchId).collect(),
            },
            StreamChange::Show { station, match_id } => Self::Show {
                station: domain::StationNo(station),
                match_id: match_id.map(domain::MatchId),
            },
            StreamChange::Flip {
                station,
                is_flipped,
            } => Self::Flip {
                station: domain::StationNo(station),
                is_flipped,
            },
            StreamChange::HoldBack { station, seconds } => Self::HoldBack {
                station: domain::StationNo(station),
                seconds,
            },
            StreamChange::Reveal { station } => Self::Reveal {
                station: domain::StationNo(station),
            },
            StreamChange::Ready {
                match_id,
                lamp,
                is_ready,
            } => Self::Ready {
                match_id: domain::MatchId(match_id),
                lamp: lamp.into(),
                is_ready,
            },
        }
    }
}
