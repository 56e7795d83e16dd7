//! Pools, what is drafted now, and by what a tournament drafts.

use super::{DraftDecided, DraftFormatHead};
use crate::shared::{BySide, Side, same_names};
use lanista_domain::draft as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `pool/7/0`: what can be chosen, as it was when these rules were set. It never changes but for the portraits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PoolView {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which state of the title it is.
    pub version: String,
    /// By id.
    pub heroes: BTreeMap<String, HeroView>,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HeroView {
    /// What people call it.
    pub name: String,
    /// What else people type for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Attributes with their values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Whether it can be chosen at this event.
    pub enabled: bool,
    /// The mark of its portrait, where the server has one: `GET /portraits/{pool}/{hero}?v={mark}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub portrait: Option<String>,
}

/// `drafts`: what is drafted now, by match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftsView {
    /// Drafts that are open, matches that could draft next, and drafts that are over while their game is played.
    pub drafts: BTreeMap<u32, DraftLine>,
    /// Another number after every change of the own formats and pools; for the desk only.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[ts(optional, as = "Option<u64>")]
    pub shelf: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_nothing(count: &u64) -> bool {
    *count == 0
}

/// One match of that list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftLine {
    /// Of which tournament.
    pub tournament: u32,
    /// The number that people see on the match.
    pub number: u32,
    /// What the entrants are called.
    pub names: BySide<String>,
    /// Which entrants, so that a captain finds the own draft.
    pub entrants: BySide<u32>,
    /// Before which game.
    pub game: u8,
    /// What the format is called.
    pub format: String,
    /// Whether it is open, held, over, or could be opened.
    pub state: DraftLineState,
    /// Whose turn it is; both for a simultaneous one.
    pub turn_of: Vec<Side>,
    /// Which side of the game home plays by what was decided before, in a veto or by a played round, while it can be opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub home_side: Option<String>,
    /// What the captains choose, while they choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub choosing: Option<ChoosingView>,
}

/// Captains choose who acts first and which side of the game each plays; `turn_of` says whose choice is next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ChoosingView {
    /// How it was decided who chooses first.
    pub how: DraftDecided,
    /// Who chooses first: the order or a side of the game, and the other what is left.
    pub chooser: Side,
    /// Who acts first, once that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub first: Option<Side>,
    /// Which side of the game home plays, once that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub home_side: Option<String>,
    /// The sides of the game; none where only the order is chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
}

/// How a draft of the list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftLineState {
    /// The match is called or played, and its next draft is not open.
    Next,
    /// Its captains choose order and sides.
    Choosing,
    /// It runs.
    Running,
    /// It is held.
    Held,
    /// Heroes are exchanged.
    Swapping,
    /// It is over, and its game is not: nothing is drafted next.
    Complete,
}

/// `drafting/3`: by what a tournament drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftingView {
    /// The number of these rules.
    pub rules: u32,
    /// What is drafted in a match, in this order.
    pub chain: Vec<DraftLink>,
    /// The formats of the chain and those that override them.
    pub formats: Vec<DraftFormatHead>,
    /// The pools: id, name, how many heroes are enabled.
    pub pools: Vec<PoolHead>,
}

/// One draft of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DraftLink {
    /// The id of its format.
    pub format: String,
    /// How often.
    pub when: DraftOften,
}

/// How often something is drafted in a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftOften {
    /// Once, before the first game.
    Series,
    /// Before each game.
    Game,
}

/// What people must know of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PoolHead {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which state of the title it is.
    pub version: String,
    /// How many can be chosen.
    pub enabled: u32,
    /// How many there are.
    pub heroes: u32,
}

same_names!(DraftOften { Series, Game }, domain::Often);

impl From<&domain::Link> for DraftLink {
    fn from(link: &domain::Link) -> Self {
        Self {
            format: link.format.clone(),
            when: link.when.into(),
        }
    }
}

impl From<DraftLink> for domain::Link {
    fn from(link: DraftLink) -> Self {
        Self {
            format: link.format,
            when: link.when.into(),
        }
    }
}
