//! Who is called next, and why not the others, as desks know it.

use crate::floor::{Dispatching, Places, Wish};
use crate::lobby::LobbyPlan;
use crate::shared::same_names;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `dispatch`: who can be called next, and why not the others. For the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DispatchView {
    /// Whether matches are called by themselves.
    pub dispatching: Dispatching,
    /// Where tournaments are played, as far as that was said, by tournament.
    pub places: BTreeMap<u32, Places>,
    /// How lobbies are told, by tournament.
    pub lobbies: BTreeMap<u32, LobbyPlan>,
    /// Proposals, by match; the first ones, all of which can go together.
    pub calls: BTreeMap<u32, CallView>,
    /// Ready matches that cannot be called with them, by match; the first ones.
    pub waiting: BTreeMap<u32, HinderedView>,
    /// How many proposals there are in all.
    pub all_calls: u32,
    /// How many wait in all.
    pub all_waiting: u32,
    /// When each tournament ends at the earliest, by tournament, milliseconds since 1970: its longest row of matches that
    /// are still to be played, as long as matches take today.
    #[ts(type = "{ [key in number]?: number }")]
    pub ends: BTreeMap<u32, u64>,
    /// When the day does, by that and by what all stations need for all matches; left out where nothing is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub day_ends: Option<u64>,
}

/// A call that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CallView {
    /// Which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// Its place in the order, from 1.
    pub order: u32,
    /// To which station; left out for the players' own seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// Not before this moment, milliseconds since 1970.
    #[ts(type = "number")]
    pub from: u64,
    /// How many matches can only be played one after the other from this one on, itself included.
    pub ahead: u32,
    /// How many minutes they take.
    pub minutes: u32,
    /// By when its round is to be over, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub until: Option<u64>,
    /// What is wished for it; left out where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wish: Option<Wish>,
    /// Only by hand: it is kept back, or its call was taken back.
    pub by_hand: bool,
}

/// A ready match that cannot be called now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HinderedView {
    /// Which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// Everything that stands against it.
    pub because: Vec<Hindrance>,
    /// What is wished for it; left out where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wish: Option<Wish>,
}

/// What stands against a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Hindrance {
    /// Somebody of it is busy at another match.
    Busy {
        /// Who.
        name: String,
        /// What people call that match.
        number: u32,
        /// At which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// With what.
        doing: Doing,
    },
    /// Somebody of it is proposed for another match first.
    CalledFirst {
        /// Who.
        name: String,
        /// What people call that match.
        number: u32,
        /// For which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// Somebody of it is needed soon at a match on which more hangs.
    NeededSoon {
        /// Who.
        name: String,
        /// What people call that match.
        number: u32,
        /// At which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// It has left the tournament.
    Gone {
        /// Who.
        entrant: u32,
    },
    /// No station that it may be played at is free.
    NoStation {},
    /// The station that is wished for it is taken, out of order or gone.
    StationTaken {
        /// Which.
        station: u32,
    },
    /// Another match comes before it in the rundown of the stream.
    LaterOnStream {
        /// At which station.
        station: u32,
        /// What people call that match.
        number: u32,
        /// Which.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// It is kept back until somebody calls it by itself. Only of a wave, as are all that follow.
    KeptBack {},
    /// Somebody of it rests.
    Rests {
        /// Until when, milliseconds since 1970.
        #[ts(type = "number")]
        until: u64,
    },
    /// It has a time of its own.
    Fixed {
        /// Not before then, milliseconds since 1970.
        #[ts(type = "number")]
        from: u64,
    },
    /// It would still be played when a break begins.
    Break {
        /// When the break is over, milliseconds since 1970.
        #[ts(type = "number")]
        until: u64,
    },
}

/// What calling a wave would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WaveView {
    /// Who is called, in their order.
    pub calls: Vec<WaveCall>,
    /// Who would be next and is not called.
    pub left_out: Vec<HinderedView>,
}

/// A match of a wave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WaveCall {
    /// Which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// To which station; left out for the players' own seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
}

/// What somebody does at a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Doing {
    /// Plays.
    Plays,
    /// Coaches one of the two.
    Coaches,
    /// Judges it.
    Judges,
}

same_names!(
    Doing {
        Plays,
        Coaches,
        Judges
    },
    domain::dispatch::Doing
);
