//! A stage: a bracket that was drawn for the entrants of a tournament, in private until it is published.

use crate::bracket::{Bracket, Plan};
use crate::ids::{At, EntrantId, MatchId, StageId, TournamentId};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A drawn bracket. Its matches lie in the gathering under ids `first_match + node`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique in the gathering.
    pub id: StageId,
    /// Whose stage it is.
    pub tournament: TournamentId,
    /// What it was drawn by.
    pub plan: Plan,
    /// Who was drawn, the first seed first.
    pub seeding: Vec<EntrantId>,
    /// Its nodes; node `i` is match `first_match + i`.
    pub bracket: Bracket,
    /// The id of node 0.
    pub first_match: MatchId,
    /// Who may see it.
    pub publication: Publication,
}

/// Who may see a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Publication {
    /// The desk alone; nothing can be called or scored.
    Draft,
    /// Everybody.
    Published {
        /// Since when.
        at: At,
    },
}

impl Stage {
    /// Whether everybody may see it.
    #[must_use]
    pub const fn is_published(&self) -> bool {
        matches!(self.publication, Publication::Published { .. })
    }

    /// The match of a node.
    #[must_use]
    pub fn match_of(&self, node: u32) -> MatchId {
        MatchId(self.first_match.0.saturating_add(node))
    }

    /// The ids of all its matches, byes included.
    pub fn matches(&self) -> impl Iterator<Item = MatchId> + use<> {
        let first = self.first_match.0;
        let count = u32::try_from(self.bracket.nodes.len()).unwrap_or(u32::MAX);
        (first..first.saturating_add(count)).map(MatchId)
    }
}
