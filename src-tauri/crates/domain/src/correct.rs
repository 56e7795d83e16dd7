//! Corrections with foresight: what was wrong, what rests on it, and what becomes of each match that is reached.
//!
//! A correction is a [`Fix`], a [`Choice`] for each begun match and each later stage that it reaches, and a reason. It is
//! worked out on a copy of the one tournament: the fix is applied, and from node to node in playing order every match
//! whose contenders no longer follow from the results before it is reached. The events that this takes *are* the
//! decision, and the copy after them is what the preview shows, so that both cannot differ.

mod apart;
mod cascade;
mod causes;
mod fate;
mod field;
mod foresee;
mod round;
mod stand;
mod swap;
mod tie_breaks;

pub use fate::Due;
pub use foresee::{Moved, Offer, Reached, ReachedStage};

use crate::command::WithoutPlay;
use crate::contest::Finish;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, TournamentId};
use crate::life::Absent;
use crate::refusal::Refusal;
use crate::side::{BySide, Side};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What was wrong, and how it was in truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fix {
    /// Another score.
    Result {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Games per side, or points where these are added up.
        score: BySide<u16>,
    },
    /// Another winner; the score is not known.
    Winner {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who has won.
        winner: Side,
    },
    /// It was not played, or not to its end.
    WithoutPlay {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who was not there, or may not play.
        absent: Absent,
        /// Anything but by play.
        how: WithoutPlay,
    },
    /// Another order of finish in a game of a heat.
    Heat {
        /// Which heat.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// 1 is the first game.
        game: u8,
        /// The first first; whoever is missing did not finish.
        finishes: Vec<Finish>,
    },
    /// Its result falls: it is played again.
    Replay {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Its result is annulled, and nobody goes on until it is replayed.
    Void {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Two entrants stood in each other's place: by a wrong seed, or in one round that was paired wrongly.
    Swap {
        /// In which stage.
        stage: StageId,
        /// In which round; none where the seeds themselves were wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        round: Option<u8>,
        /// One of them.
        one: EntrantId,
        /// The other.
        other: EntrantId,
    },
    /// An official disqualifies an entrant after the fact: what they won goes to their opponents.
    Disqualify {
        /// Of which tournament.
        tournament: TournamentId,
        /// Who.
        entrant: EntrantId,
    },
}

impl Fix {
    /// The match that was wrong, if it was one.
    #[must_use]
    pub const fn match_id(&self) -> Option<MatchId> {
        match self {
            Self::Result { match_id, .. }
            | Self::Winner { match_id, .. }
            | Self::WithoutPlay { match_id, .. }
            | Self::Heat { match_id, .. }
            | Self::Replay { match_id }
            | Self::Void { match_id } => Some(*match_id),
            Self::Swap { .. } | Self::Disqualify { .. } => None,
        }
    }
}

/// What becomes of something that rests on what was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A match keeps its contenders and its result by ruling; a stage stays as it was drawn.
    Stand,
    /// A match is played again by whoever follows from the results; a stage takes its new field in.
    Replay,
    /// A result is annulled; a stage is drawn again or discarded, and all its results fall.
    Void,
}

/// What a choice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Subject {
    /// A match that is reached.
    Match {
        /// Which.
        id: MatchId,
    },
    /// A later stage whose field changes, or the last round of a stage that nobody has begun.
    Stage {
        /// Which.
        id: StageId,
    },
    /// A tie-break of a tie that is none any more.
    TieBreak {
        /// In which stage.
        stage: StageId,
        /// Which, from 1.
        number: u8,
    },
}

/// A choice that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// About what.
    pub of: Subject,
    /// What.
    pub choice: Choice,
    /// The count of the match when it was chosen; where that has moved on, the choice is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rev: Option<u32>,
}

/// Who corrects, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Official<'a> {
    /// The number of the device; none for the server itself.
    pub(crate) by: Option<u32>,
    pub(crate) reason: &'a str,
}

/// What a correction would do.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Why the fix itself is impossible; nothing else is said then.
    pub reasons: Vec<Refusal>,
    /// The matches that change or stand by ruling, in playing order, those that were wrong among them.
    pub reached: Vec<Reached>,
    /// The stages whose field changes, and the rounds that can be paired again.
    pub stages: Vec<ReachedStage>,
    /// Whose place changes.
    pub placings: Vec<Moved>,
    /// What the entry would keep, as far as it is chosen.
    pub events: Vec<Event>,
    /// The one tournament after it.
    pub after: Gathering,
}

impl Correction {
    /// What still stands against it: reasons of the fix, choices that are missing or cannot be.
    #[must_use]
    pub fn against(&self) -> Vec<Refusal> {
        let matches = self.reached.iter().filter_map(Reached::against);
        let stages = self.stages.iter().filter_map(ReachedStage::against);
        let own = self.reasons.iter().cloned();
        own.chain(matches).chain(stages).collect()
    }

    /// Whether it can be applied as it is chosen.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.against().is_empty()
    }

    /// How many matches are played again, or for the first time by other contenders.
    #[must_use]
    pub fn replays(&self) -> usize {
        let is_replayed = |found: &&Reached| found.chosen == Some(Choice::Replay);
        self.reached.iter().filter(is_replayed).count()
    }
}
