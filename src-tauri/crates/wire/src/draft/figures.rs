//! What finished drafts say: history, figures of heroes, pairs and entrants. Rates are whole parts of ten thousand.

use super::PlayerDrafts;
use crate::shared::{BySide, Side};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Which finished drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DraftFilter {
    /// From which pool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pool: Option<String>,
    /// Of which tournament.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tournament: Option<u32>,
    /// With which entrant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entrant: Option<u32>,
    /// By which format and in which state of the pool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub patch: Option<String>,
    /// Of which match.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// In which this hero was picked or banned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hero: Option<String>,
}

/// What a desk asks about finished drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum DraftsAsked {
    /// What there is to choose from.
    Choices {},
    /// Finished drafts, the newest first.
    History {
        /// Which.
        #[serde(default)]
        filter: DraftFilter,
        /// How many to leave out.
        #[serde(default)]
        from: u32,
    },
    /// The board of one as it stood.
    Board {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Which of its drafts.
        index: u16,
    },
    /// Figures of all heroes of a pool.
    Heroes {
        /// Which drafts; needs a pool.
        filter: DraftFilter,
    },
    /// Pairs, archetypes and entrants.
    Pairs {
        /// Which drafts; needs a pool.
        filter: DraftFilter,
    },
    /// One hero.
    Hero {
        /// Which drafts; needs a pool and a hero.
        filter: DraftFilter,
    },
    /// A piece of a file of finished drafts, the oldest first.
    Export {
        /// Which.
        #[serde(default)]
        filter: DraftFilter,
        /// How.
        form: DraftsForm,
        /// How many to leave out.
        #[serde(default)]
        from: u32,
    },
}

/// How finished drafts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftsForm {
    /// A line of JSON for each, as `lanista draft stats` and `replay` read it.
    JsonLines,
    /// A row for each action.
    Csv,
}

/// What a desk is answered about finished drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "each repeats the name of what was asked")]
pub enum DraftsTold {
    Choices { choices: DraftChoices },
    History { history: DraftHistory },
    Board { board: Box<super::DraftView> },
    Heroes { figures: Box<DraftFigures> },
    Pairs { pairs: Box<DraftPairs> },
    Hero { hero: Box<HeroInDrafts> },
    Export { text: String, next: Option<u32> },
}

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftChoices {
    /// Pools that were drafted from, the most games first.
    pub pools: Vec<DraftedPool>,
    /// Whoever drafted.
    pub entrants: Vec<DraftedBy>,
}

/// A pool that was drafted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftedPool {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Games that are counted: drafted, played and won by somebody.
    pub games: u32,
    /// Finished drafts.
    pub drafts: u32,
    /// By which formats and in which states of the pool.
    pub patches: Vec<String>,
    /// What was ever picked or banned, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heroes: Vec<DraftedHero>,
}

/// A hero that was picked or banned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftedHero {
    /// Its id in the pool.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// An entrant that drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftedBy {
    /// Of which tournament.
    pub tournament: u32,
    /// Its id.
    pub entrant: u32,
    /// What it is called.
    pub name: String,
}

/// Finished drafts, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftHistory {
    /// How many there are in all.
    pub total: u32,
    /// Some of them.
    pub drafts: Vec<FinishedDraft>,
}

/// A finished draft. Home is the first side of the game where `sides` names them, else home of the match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FinishedDraft {
    /// Of which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// Which of its drafts.
    pub index: u16,
    /// Before which game, from 1; 0 for the whole series.
    pub game: u8,
    /// Of which tournament.
    pub tournament: u32,
    /// The number that people see on the match.
    pub number: u32,
    /// By which format.
    pub format: String,
    /// From which pool.
    pub pool: String,
    /// When it ended, milliseconds since 1970.
    pub ended: u64,
    /// Who drafted.
    pub names: BySide<String>,
    /// What the sides of the game are called, where it is known who played which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sides: Option<BySide<String>>,
    /// Who acted first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub first: Option<Side>,
    /// Who won the game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// Picks in their order, by name.
    pub picks: BySide<Vec<String>>,
    /// Bans in their order, by name; empty where one was missed.
    pub bans: BySide<Vec<String>>,
}

/// How often, and how often won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Share {
    /// What.
    pub name: String,
    /// Games.
    pub n: u32,
    /// Of these, those won.
    pub wins: u32,
    /// The interval in which the true rate lies with 95 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wilson: Option<[u32; 2]>,
}

/// Figures of all heroes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftFigures {
    /// Games that are counted.
    pub games: u32,
    /// Bans that were missed.
    pub missed_bans: u32,
    /// How many equally frequent heroes would spread as evenly, hundredths.
    pub effective_heroes: u32,
    /// Each side; nothing where nobody knows the sides of all games.
    pub sides: Vec<Share>,
    /// Whoever acted first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub first: Option<Share>,
    /// Each hero that was picked or banned.
    pub heroes: Vec<HeroLine>,
}

/// The figures of a hero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HeroLine {
    /// Its id in the pool.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Games in which it was picked.
    pub picks: u32,
    /// Of these, those won.
    pub wins: u32,
    /// Games in which it was banned.
    pub bans: u32,
    /// Games in which no earlier game of the series had closed it.
    pub available: u32,
    /// The interval in which the true win rate lies with 95 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wilson: Option<[u32; 2]>,
    /// The win rate drawn towards even.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shrunk: Option<u32>,
    /// Games in which it was the first pick of all.
    pub firsts: u32,
    /// Mean place among the picks, hundredths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pick_at: Option<u32>,
    /// Mean place among the bans, hundredths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ban_at: Option<u32>,
    /// Picks before the enemy of the same position was known, where positions are known.
    pub blind: u32,
    /// Picks after it was known.
    pub counter: u32,
    /// Games and wins on each side; nothing where the sides are not known.
    pub by_side: Vec<[u32; 2]>,
}

/// Two heroes, together or across.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PairLine {
    /// Whose wins are counted.
    pub first: String,
    /// The other.
    pub second: String,
    /// Games of both.
    pub n: u32,
    /// Of these, those won.
    pub wins: u32,
    /// Wins a game that their own rates let expect.
    pub expected: u32,
    /// How much more they won, drawn towards nothing.
    pub lift: i32,
}

/// Pairs, archetypes and entrants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftPairs {
    /// Games that are counted.
    pub games: u32,
    /// Pairs on one side; those that win more than expected first.
    pub together: Vec<PairLine>,
    /// Pairs across.
    pub against: Vec<PairLine>,
    /// How many heroes of a side have each role, on average, hundredths.
    pub roles: Vec<RoleMean>,
    /// Sides by the role in which they stand out most.
    pub archetypes: Vec<Share>,
    /// Each entrant, the most games first.
    pub entrants: Vec<EntrantDrafts>,
    /// Everybody of whom it is known what they played, the most games first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub players: Vec<PlayerDrafts>,
}

/// How many heroes of a side have a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct RoleMean {
    /// The role.
    pub name: String,
    /// On average, hundredths.
    pub mean: u32,
    /// By how much that varies, hundredths.
    pub deviation: u32,
}

/// How an entrant drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EntrantDrafts {
    /// What it is called.
    pub name: String,
    /// Games.
    pub games: u32,
    /// Of these, those won.
    pub wins: u32,
    /// How many heroes it picked.
    pub heroes: u32,
    /// What it picks most.
    pub picks: Vec<Share>,
    /// What it bans most, with how often.
    pub bans: Vec<Share>,
    /// What is banned against it most.
    pub banned: Vec<Share>,
}

/// One hero: by which pick it was, by patch, position and entrant, and with whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HeroInDrafts {
    /// What it is called.
    pub name: String,
    /// By which pick of the game it was.
    pub slots: Vec<Share>,
    /// By format and state of the pool.
    pub patches: Vec<Share>,
    /// By position.
    pub positions: Vec<Share>,
    /// By who picked it.
    pub entrants: Vec<Share>,
    /// By who played it, where that is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub players: Vec<Share>,
    /// Beside others.
    pub together: Vec<PairLine>,
    /// Against others; wins are of this hero.
    pub against: Vec<PairLine>,
}
