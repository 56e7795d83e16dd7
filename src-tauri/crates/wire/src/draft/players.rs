//! What players play in finished drafts, and what the drafts of a file say.

use super::{DraftFigures, Share};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What somebody plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PlayerDrafts {
    /// What they are called.
    pub name: String,
    /// For whom, the last first.
    pub entrants: Vec<String>,
    /// Games in which it is known what they played.
    pub games: u32,
    /// Of these, those won.
    pub wins: u32,
    /// The interval in which the true win rate lies with 95 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wilson: Option<[u32; 2]>,
    /// How many heroes they played.
    pub heroes: u32,
    /// What they played most.
    pub picks: Vec<Share>,
}

/// What the drafts of a file say that a desk looks at; none of it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftFileFigures {
    /// What the file is called.
    pub name: String,
    /// Drafts in it.
    pub drafts: u32,
    /// Of these, games that are counted.
    pub games: u32,
    /// The figures; heroes go by their names.
    pub figures: DraftFigures,
}
