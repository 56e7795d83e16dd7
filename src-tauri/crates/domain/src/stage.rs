//! A stage: a format that was drawn for some of the entrants, in private until it is published.

mod by_ruling;
pub mod layout;
mod times;

pub use by_ruling::{StagePart, StandsByRuling};
pub use times::{TimeOf, Timed, Window};

use crate::bracket::{Bracket, Node};
use crate::format::StageFormat;
use crate::ids::{At, EntrantId, MatchId, StageId, TournamentId};
use crate::standings::Criterion;
use crate::swiss::Pairing;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A drawn stage. Its matches lie in the gathering under ids `first_match + node`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique in the gathering.
    pub id: StageId,
    /// Whose stage it is.
    pub tournament: TournamentId,
    /// Which of the tournament's stages, from 0.
    pub index: u8,
    /// What it was drawn by.
    pub format: StageFormat,
    /// Who was drawn, the first seed first; who came late is at the end.
    pub seeding: Vec<EntrantId>,
    /// How many of them start in the lower bracket: the last of the seeding.
    pub lower: u32,
    /// The seeds of each group that is ranked on its own, the best first.
    pub groups: Vec<Vec<u32>>,
    /// Its nodes in playing order; node `i` is match `first_match + i`. Rounds that are paired as they come are
    /// added at the end, and nobody goes on from their nodes.
    pub bracket: Bracket,
    /// The id of node 0.
    pub first_match: MatchId,
    /// Who may see it.
    pub publication: Publication,
    /// Nodes from this one on are the desk's alone, also when the stage is published: a round that was just paired.
    pub shown: u32,
    /// Points given or taken by officials.
    pub adjustments: Vec<Adjusted>,
    /// Who left and whose matches do not count in the table, for anybody.
    pub voided: Vec<EntrantId>,
    /// How each round was paired, where rounds are paired as they come.
    pub paired: Vec<PairedRound>,
    /// Seeds in the order of a draw of lots, which ranks whom nothing else tells apart; empty before it is drawn.
    pub lots: Vec<u32>,
    /// How many waves its groups are played in, at least 1.
    pub waves: u8,
    /// When its rounds and waves are played, as far as that was said; each of them once.
    pub times: Vec<Timed>,
    /// Entrants who changed places by hand, the first first.
    pub moves: Vec<Move>,
    /// The pairs, by seeds, that the last round had before it was paired again; empty where nobody looked for others.
    pub replaced: Vec<(u32, u32)>,
    /// Those who will, once the stage is published again; until then it is played as everybody knows it.
    pub planned: Vec<Move>,
    /// What of it an official lets stand though it follows from the results no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_ruling: Vec<StandsByRuling>,
}

/// Two entrants who change places by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// One of them.
    pub one: EntrantId,
    /// The other.
    pub other: EntrantId,
    /// Why.
    pub reason: String,
}

/// Points that no match gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjusted {
    /// Whose.
    pub entrant: EntrantId,
    /// In smallest units; negative takes away.
    pub points: i32,
    /// Why, for everybody to read.
    pub reason: String,
}

/// A round as it was paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairedRound {
    /// From 1.
    pub round: u8,
    /// Its pairs in the order of their nodes, the bye after them, and why they came out so.
    pub pairing: Pairing,
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

    /// Whether everybody may see this node.
    #[must_use]
    pub const fn shows(&self, node: u32) -> bool {
        self.is_published() && node < self.shown
    }

    /// Whether all there is of it can be seen by everybody.
    #[must_use]
    pub fn is_wholly_published(&self) -> bool {
        self.is_published() && self.bracket.nodes.len() <= self.shown as usize
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

    /// The entrant with this seed.
    #[must_use]
    pub fn entrant(&self, seed: u32) -> Option<EntrantId> {
        self.seeding.get(seed.checked_sub(1)? as usize).copied()
    }

    /// The seed of an entrant, from 1.
    #[must_use]
    pub fn seed(&self, entrant: EntrantId) -> Option<u32> {
        let place = self.seeding.iter().position(|known| *known == entrant)?;
        u32::try_from(place + 1).ok()
    }

    /// The last round that is drawn, of any group but tie-breaks; 0 when there is none.
    #[must_use]
    pub fn last_round(&self) -> u8 {
        self.bracket
            .nodes
            .iter()
            .filter(|node| node.tie_break().is_none())
            .map(|node| node.round)
            .max()
            .unwrap_or(0)
    }

    /// How many tie-breaks it has had, the running one included.
    #[must_use]
    pub fn tie_breaks(&self) -> u8 {
        let numbers = self.bracket.nodes.iter().filter_map(Node::tie_break);
        numbers.max().unwrap_or(0)
    }

    /// The matches of one of its tie-breaks, in playing order.
    pub fn of_tie_break(&self, number: u8) -> impl Iterator<Item = MatchId> + use<'_> {
        self.matches()
            .zip(&self.bracket.nodes)
            .filter(move |(_, node)| node.tie_break() == Some(number))
            .map(|(id, _)| id)
    }

    /// What its table is ranked by: the organiser's criteria, and the tie-break once there was one.
    #[must_use]
    pub fn order(&self) -> Vec<Criterion> {
        match self.format.table() {
            None => self.format.criteria().to_vec(),
            Some(table) if self.tie_breaks() > 0 => table.order_with_tie_break(),
            Some(table) => table.order.clone(),
        }
    }

    /// Whether nothing this entrant played counts in the table.
    #[must_use]
    pub fn is_voided(&self, entrant: EntrantId) -> bool {
        self.voided.contains(&entrant)
    }

    /// Adds somebody at the end of the seeding, in a group from 1.
    pub(crate) fn enter(&mut self, entrant: EntrantId, group: usize) {
        self.seeding.push(entrant);
        let seed = u32::try_from(self.seeding.len()).unwrap_or(u32::MAX);
        if let Some(group) = self.groups.get_mut(group.saturating_sub(1)) {
            group.push(seed);
        }
    }

    /// Whether rounds are paired as they come.
    #[must_use]
    pub const fn is_paired(&self) -> bool {
        matches!(self.format, StageFormat::Swiss { .. })
    }

    /// Whether somebody may come in after it was drawn: rounds are paired as they come, or a heat has room.
    #[must_use]
    pub const fn takes_latecomers(&self) -> bool {
        self.is_paired() || self.format.is_in_heats()
    }

    /// How many rounds are to follow this one at most, where rounds are paired as they come; otherwise 0.
    #[must_use]
    pub fn rounds_after(&self, round: u8) -> u8 {
        self.format.most_rounds().unwrap_or(0).saturating_sub(round)
    }
}
