//! What the server measures of itself, for the desk's page of figures.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Points of the last ten minutes, and what was counted since the server's start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureView {
    /// Milliseconds between two points.
    pub every: u32,
    /// How far back points are kept, milliseconds.
    pub kept: u32,
    /// In the order of time; at most 100 in one answer.
    pub points: Vec<MeasurePoint>,
    /// TCP connections that are open now.
    pub connections: u32,
    /// Memory of the program, bytes, where the machine tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub memory: Option<u64>,
    /// Documents brought up to date by the missing patches.
    pub resumed: u64,
    /// Documents sent whole.
    pub snapshots: u64,
    /// Times that a slow link asked for what it missed.
    pub catch_ups: u64,
    /// Connections that found no place.
    pub turned_away: u64,
    /// Reasons of refused commands, by code.
    pub refusals: BTreeMap<String, u64>,
    /// Links that ended, by the reason that they were told.
    pub ends: BTreeMap<String, u64>,
}

/// What happened between the point before and this one, and what was true at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasurePoint {
    /// When, milliseconds since 1970.
    pub at: u64,
    /// Links of desks, judges, casters and devices that wait.
    pub officials: u32,
    /// Links of venue screens.
    pub screens: u32,
    /// Links of phones, with those that act for an entrant.
    pub phones: u32,
    /// Messages that came over links.
    pub messages: u32,
    /// Commands that were accepted.
    pub accepted: u32,
    /// Commands that were refused.
    pub refused: u32,
    /// Changes of documents that went out.
    pub news: u32,
    /// Changes that waited a moment to go out together.
    pub joined: u32,
    /// Frames of news that links took.
    pub deliveries: u32,
    /// Frames of news that links could not take then.
    pub skipped: u32,
    /// Bytes of the frames that links took.
    pub bytes: u64,
    /// Messages and changes that wait in the server.
    pub waiting: u32,
    /// How long batches took to be on disk; left out where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub commit: Option<Took>,
    /// From the commit to the last link; left out where nothing went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fan_out: Option<Took>,
}

/// How long something took, microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Took {
    /// Half of them took no longer.
    pub p50: u32,
    /// 99 of a hundred took no longer.
    pub p99: u32,
}
