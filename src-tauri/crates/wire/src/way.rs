//! The way of one entrant through a tournament, for the phone that shows it: what was played, what comes, and where it led.

use crate::view::StateView;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// How a match went for the entrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Went {
    /// They won.
    Won,
    /// They lost.
    Lost,
    /// Nobody won.
    Drawn,
}

/// Whom the entrant meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum MeetsView {
    /// Somebody who is known.
    Known {
        /// Their name.
        name: String,
    },
    /// Whoever wins a match.
    Winner {
        /// The number of that match.
        number: u32,
    },
    /// Whoever loses a match.
    Loser {
        /// The number of that match.
        number: u32,
    },
    /// The many of a heat.
    Many {
        /// How many play.
        contenders: u32,
    },
}

/// A match on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WayMatch {
    /// The number that people see.
    pub number: u32,
    /// Its stage.
    pub stage: u32,
    /// Where it is in its life.
    pub state: StateView,
    /// Whom they meet.
    pub meets: MeetsView,
    /// The own score and the other one, once it is over and known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub score: Option<(u16, u16)>,
    /// How it went, once it is over; none of a heat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub went: Option<Went>,
    /// Where it is played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// When it begins, by its round and its wave; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u64>,
    /// By when it is to be over; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
    /// About when they are called, milliseconds since 1970, by how the day goes; none once they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub expected: Option<u64>,
}

/// Where the entrant stands in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WayStage {
    /// Which.
    pub stage: u32,
    /// What people call it.
    pub name: String,
    /// The final placing; none while still in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<u32>,
    /// Who shares that placing, themselves included; 1 is nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shared: Option<u32>,
    /// The present rank; of a table only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rank: Option<u32>,
    /// The best and the worst place that can still come of it; none where nothing can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub possible: Option<(u32, u32)>,
    /// How many play in it.
    pub entrants: u32,
}

/// `way/3/41`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WayView {
    /// The latest and the next matches, by id.
    pub matches: BTreeMap<u32, WayMatch>,
    /// How many matches before these are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub earlier: Option<u32>,
    /// The stages that they are or were in, in playing order.
    pub stages: Vec<WayStage>,
    /// Whether they play on: a match of theirs is to come, or may.
    pub is_in: bool,
}
