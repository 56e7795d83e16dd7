//! How the rest of the day will go, with ranges, and its plan, as desks know them.

use crate::shared::{Group, Series};
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// A moment that is not known, as a range; whole minutes, milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SpanView {
    /// In one of ten it is earlier.
    #[ts(type = "number")]
    pub early: u64,
    /// As likely earlier as later.
    #[ts(type = "number")]
    pub middle: u64,
    /// In one of ten it is later.
    #[ts(type = "number")]
    pub late: u64,
}

/// `forecast`: when the day and its tournaments will be over, and when they shall be. For the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ForecastView {
    /// When each tournament ends, by tournament.
    pub tournaments: BTreeMap<u32, SpanView>,
    /// When all of them do; left out where nothing is left to play, or nothing is foretold yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub day: Option<SpanView>,
    /// When the day shall be over; left out where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub aim: Option<u64>,
    /// When tournaments shall be, by tournament.
    #[ts(type = "{ [key in number]?: number }")]
    pub aims: BTreeMap<u32, u64>,
    /// When nothing is called, the earliest first.
    pub breaks: Vec<Break>,
}

/// `plan`: where and when the matches of the day were, are and may be played. Others than the desk see what is published, without
/// who takes part, what leads there and what is wished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PlanView {
    /// From when all minutes count, milliseconds since 1970.
    #[ts(type = "number")]
    pub since: u64,
    /// By match id, and for what is not drawn by a name of its own.
    pub items: BTreeMap<String, PlannedView>,
    /// How many more there are, further ahead or longer ago.
    pub left_out: u32,
}

/// A match on the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PlannedView {
    /// Which match; left out as long as it is not drawn.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// The number that people see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u32>,
    /// Of which tournament.
    pub tournament: u32,
    /// In which part of its stage.
    pub group: Group,
    /// In which round of it, from 1.
    pub round: u8,
    /// Who meets, as short as they are called; empty where that is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub who: Vec<String>,
    /// Where; left out at the players' own seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// From which minute.
    pub from: u32,
    /// To which minute.
    pub to: u32,
    /// Where it is in its life.
    pub state: PlannedState,
    /// Whether it is wished there or not before then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub wished: bool,
    /// Whose time it takes, by numbers that say only who is the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<u32>>")]
    pub people: Vec<u32>,
    /// The matches that lead to it and are still to be played.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<u32>>")]
    pub after: Vec<u32>,
}

/// Where a match on the plan is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PlannedState {
    /// Nobody is called.
    Planned,
    /// The entrants were asked to come.
    Called,
    /// It is played.
    Live,
    /// It is over.
    Over,
}

/// What a round would save with fewer games.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FewerView {
    /// Of which tournament.
    pub tournament: u32,
    /// In which stage.
    pub stage: u32,
    /// In these parts of it; several where it is a round of all groups.
    pub groups: Vec<Group>,
    /// In which round.
    pub round: u8,
    /// Rounds of its part that follow; 0 is the last.
    pub from_end: u8,
    /// How many matches it changes.
    pub matches: u32,
    /// What holds now.
    pub now: Series,
    /// What would hold.
    pub then: Series,
    /// How many minutes earlier its tournament would end, on average.
    pub saves: i32,
    /// How many the day.
    pub saves_day: i32,
}

/// A time in which nothing is called: what would not be over before it begins waits until it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Break {
    /// When it begins, milliseconds since 1970.
    #[ts(type = "number")]
    pub from: u64,
    /// When calls go on.
    #[ts(type = "number")]
    pub until: u64,
    /// What people call it, 1 to 40 characters.
    pub text: String,
    /// Whose it is; everybody's where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tournament: Option<u32>,
}

impl From<Break> for domain::Break {
    fn from(it: Break) -> Self {
        Self {
            from: domain::At(it.from),
            until: domain::At(it.until),
            text: it.text,
            tournament: it.tournament.map(domain::TournamentId),
        }
    }
}

impl From<&domain::Break> for Break {
    fn from(it: &domain::Break) -> Self {
        Self {
            from: it.from.0,
            until: it.until.0,
            text: it.text.clone(),
            tournament: it.tournament.map(|id| id.0),
        }
    }
}
