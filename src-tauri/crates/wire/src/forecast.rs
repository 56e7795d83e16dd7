//! How the rest of the day will go, with ranges, and its plan, as desks know them.

use crate::floor::Wish;
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
    /// What is planned and cannot be, the first of it; left out where nothing is known to stand against the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<MisfitView>>")]
    pub misfits: Vec<MisfitView>,
    /// How many there are in all.
    #[serde(default, skip_serializing_if = "is_none")]
    #[ts(optional, as = "Option<u32>")]
    pub all_misfits: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_none(number: &u32) -> bool {
    *number == 0
}

/// Something planned that cannot be, as long as matches take what they are expected to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MisfitView {
    /// Of which tournament; left out where it is the whole day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tournament: Option<u32>,
    /// Which match, or the first of them; left out where it is no single match.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// The number that people see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u32>,
    /// How many matches it is about.
    pub matches: u32,
    /// Why it cannot be.
    pub why: MisfitWhy,
}

/// Why something cannot be as it is planned. Numbers are those that people see; times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum MisfitWhy {
    /// No station that the tournament is played at is in order.
    NoStation {
        /// Those that would fit and are out of order.
        broken: Vec<u32>,
    },
    /// It is wished for a station that is out of order.
    StationBroken {
        /// Which.
        station: u32,
    },
    /// It is wished for the stream, and no station of the stream is in order.
    NoStream {},
    /// It is fixed for a time that lies in a break or runs into one.
    IntoBreak {
        /// What the break is called.
        text: String,
        /// When calls go on.
        #[ts(type = "number")]
        until: u64,
    },
    /// It is fixed for a time at which a match that leads to it is still played.
    TooSoon {
        /// The match that leads to it.
        after: u32,
        /// When its entrants can be called at the earliest.
        #[ts(type = "number")]
        until: u64,
    },
    /// Two matches of one person are fixed for the same time.
    PersonTwice {
        /// Who.
        name: String,
        /// The other match.
        other: u32,
    },
    /// Two matches are fixed for one station and the same time.
    StationTwice {
        /// Where.
        station: u32,
        /// The other match.
        other: u32,
    },
    /// Its round shall be over before it can be.
    RoundTooShort {
        /// By when the round shall be over.
        #[ts(type = "number")]
        until: u64,
        /// When the match ends at the earliest.
        #[ts(type = "number")]
        ends: u64,
    },
    /// One match after the other ends later than the tournament or the day shall be over.
    TooLong {
        /// By when it shall be over.
        #[ts(type = "number")]
        aim: u64,
        /// When it ends at the earliest.
        #[ts(type = "number")]
        ends: u64,
        /// What holds the first match of that row.
        held: HeldBy,
    },
    /// The stations need longer for all matches than there is.
    TooFewStations {
        /// By when it shall be over.
        #[ts(type = "number")]
        aim: u64,
        /// When it ends at the earliest.
        #[ts(type = "number")]
        ends: u64,
        /// So many matches can be played at once.
        at_once: u32,
        /// So many would have to be.
        needed: u32,
    },
}

/// What holds the first match of a row that ends too late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
#[ts(export)]
pub enum HeldBy {
    /// Nothing: it could go now.
    Nothing {},
    /// It is wished not before a moment.
    Wish {
        /// Which match.
        number: u32,
    },
    /// Its round begins later.
    Round {
        /// Which match.
        number: u32,
    },
    /// A break.
    Break {
        /// What it is called.
        text: String,
    },
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
    /// All that is wished for it, so that whoever changes one part of it keeps the others; left out where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wish: Option<Wish>,
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
