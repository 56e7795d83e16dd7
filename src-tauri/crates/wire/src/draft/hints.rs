//! What finished drafts say of one that is running, for the desk and casters; and what leads, for the hall.
//! Rates are whole parts of ten thousand.

use super::{PairLine, Share};
use crate::shared::BySide;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `hints/120`: what finished drafts say of the draft of a match that runs. Nothing hidden is in it, and captains and
/// their judges are never shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftHints {
    /// Games that this rests on.
    pub games: u32,
    /// The heroes that can still be chosen; those that are picked or banned most come first.
    pub open: Vec<HintLine>,
    /// How many there are in all.
    pub open_in_all: u32,
    /// The most frequent open heroes of each role.
    pub by_role: BTreeMap<String, Vec<String>>,
    /// Each side of the match.
    pub sides: BySide<SideHints>,
    /// How unusual the picks so far are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unusual: Option<Unusual>,
}

/// A hero that can still be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HintLine {
    /// What it is called.
    pub name: String,
    /// Games in which it was picked.
    pub picks: u32,
    /// Of these, those won.
    pub wins: u32,
    /// Games in which it was banned.
    pub bans: u32,
    /// The interval in which the true win rate lies with 95 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wilson: Option<[u32; 2]>,
    /// For each side: how it did beside what is picked there.
    pub beside: BySide<Vec<PairLine>>,
    /// For each side: how it did against what is picked across.
    pub facing: BySide<Vec<PairLine>>,
}

/// What is known of a side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SideHints {
    /// What its entrant picks most.
    pub usual: Vec<HabitLine>,
    /// In which role its picks stand out most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub archetype: Option<String>,
    /// How many of its picks have each role.
    pub roles: Vec<Share>,
    /// Positions in which none of its picks is usually played.
    pub open_positions: Vec<String>,
}

/// A habit of an entrant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HabitLine {
    /// The hero.
    pub name: String,
    /// Games in which the entrant picked it.
    pub n: u32,
    /// Of these, those won.
    pub wins: u32,
    /// Whether it can still be chosen.
    pub open: bool,
}

/// How unusual the picks of a draft are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Unusual {
    /// The share of the finished drafts that were less surprising after as many picks.
    pub above: u32,
    /// How many drafts that were.
    pub n: u32,
    /// Picks that no finished draft has.
    pub never_picked: Vec<String>,
    /// Pairs on one side that no finished draft has.
    pub new_pairs: u32,
    /// Of so many.
    pub pairs: u32,
}

/// `draft_leaders/3`: what leads in the finished drafts of a tournament, while a screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftLeaders {
    /// What the tournament is called.
    pub tournament: String,
    /// What was chosen from.
    pub pool: String,
    /// Games that are counted.
    pub games: u32,
    /// Picked or banned in most games.
    pub presence: Vec<DraftLeader>,
    /// With the best win rate, drawn towards even.
    pub wins: Vec<DraftLeader>,
    /// Banned in most games.
    pub bans: Vec<DraftLeader>,
}

/// A hero in such a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftLeader {
    /// What it is called.
    pub name: String,
    /// How often.
    pub n: u32,
    /// Of so many.
    pub of: u32,
}
