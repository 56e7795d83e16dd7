//! What a match goes through beside play: presence, reports and who confirms them, and calls for help.

use crate::shared::{BySide, Side, same_names};
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// Whether an entrant has said that they are at the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Presence")]
pub enum Presence {
    Absent,
    Here,
}
same_names!(Presence { Absent, Here }, domain::Presence);

/// Who is not there, or may not play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Absent")]
pub enum Absent {
    Home,
    Away,
    Both,
}
same_names!(Absent { Home, Away, Both }, domain::Absent);

/// How a match ends without play, or without being played to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's WithoutPlay")]
pub enum WithoutPlay {
    Walkover,
    Forfeit,
    Retirement,
    Disqualified,
}
same_names!(
    WithoutPlay {
        Walkover,
        Forfeit,
        Retirement,
        Disqualified
    },
    domain::command::WithoutPlay
);

/// What kind of help is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's HelpKind")]
pub enum HelpKind {
    HeadJudge,
    Technician,
    Runner,
}
same_names!(
    HelpKind {
        HeadJudge,
        Technician,
        Runner
    },
    domain::HelpKind
);

/// Who must agree before a result stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Confirmation")]
pub enum Confirmation {
    Judge,
    Desk,
    Captains { seconds: u32 },
    SecondJudge,
}

impl From<domain::Confirmation> for Confirmation {
    fn from(from: domain::Confirmation) -> Self {
        match from {
            domain::Confirmation::Judge => Self::Judge,
            domain::Confirmation::Desk => Self::Desk,
            domain::Confirmation::Captains { seconds } => Self::Captains { seconds },
            domain::Confirmation::SecondJudge => Self::SecondJudge,
        }
    }
}

impl From<Confirmation> for domain::Confirmation {
    fn from(from: Confirmation) -> Self {
        match from {
            Confirmation::Judge => Self::Judge,
            Confirmation::Desk => Self::Desk,
            Confirmation::Captains { seconds } => Self::Captains { seconds },
            Confirmation::SecondJudge => Self::SecondJudge,
        }
    }
}

/// Who is to confirm a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's WaitsFor")]
pub enum WaitsFor {
    Desk,
    Home,
    Away,
    SecondJudge,
}

impl From<domain::WaitsFor> for WaitsFor {
    fn from(from: domain::WaitsFor) -> Self {
        match from {
            domain::WaitsFor::Desk => Self::Desk,
            domain::WaitsFor::Side(domain::Side::Home) => Self::Home,
            domain::WaitsFor::Side(domain::Side::Away) => Self::Away,
            domain::WaitsFor::SecondJudge => Self::SecondJudge,
        }
    }
}

/// Who of the two has said that they are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HereView {
    /// Home.
    pub home: bool,
    /// Away.
    pub away: bool,
}

/// A stated result that is not confirmed yet, or is disputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReportView {
    /// Games per side, or points where these are added up.
    pub score: BySide<u16>,
    /// Who won; none where it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// By play or otherwise.
    pub ending: crate::view::EndingView,
    /// Who stated it, in words for people: the entrant's name, or the device's.
    pub by: String,
    /// The device that stated it, so that it knows its own; not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub device: Option<String>,
    /// Who is to confirm it.
    pub waits_for: WaitsFor,
    /// When it holds without an answer; never where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due: Option<u64>,
    /// What stands against it, once it is disputed; not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// Who disputes it, in words for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub disputed_by: Option<String>,
}

/// `help`: the open calls, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HelpView {
    /// By id.
    pub calls: BTreeMap<u32, HelpCallView>,
}

/// An open call for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HelpCallView {
    /// Its id.
    pub id: u32,
    /// Who is asked for.
    pub help: HelpKind,
    /// At which match.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// The number that people see on that match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u32>,
    /// At which station: the one named, otherwise that of the match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// A sentence, perhaps empty.
    pub note: String,
    /// Who called, in words for people.
    pub by: String,
    /// By which device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub device: Option<String>,
    /// Since when.
    pub since: u64,
}
