//! The draft of one game as it is recorded and counted, whoever wrote it down: picks and bans by side, the result, who played what.

use crate::side::{BySide, Side};
use alloc::string::String;
use alloc::vec::Vec;

/// What one turn did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Takes the hero for the own side.
    Pick,
    /// Takes the hero out of the game.
    Ban,
}

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Whose turn it was.
    pub side: Side,
    /// What it did.
    pub verb: Verb,
    /// Empty when the turn was missed.
    pub hero: Option<String>,
}

/// One player's part in the game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The hero played.
    pub hero: String,
    /// By whom, if known.
    pub player: Option<String>,
    /// In which position, if known.
    pub position: Option<String>,
    /// For which side.
    pub side: Side,
}

/// The draft of one game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it was played; sorts by time.
    pub date: String,
    /// The version of the game.
    pub patch: Option<String>,
    /// What the games of one match have in common.
    pub series: Option<String>,
    /// Which game of the series, from 1.
    pub number: u32,
    /// Who played on which side.
    pub entrants: BySide<Option<String>>,
    /// Who picked first; by the first pick if nothing is said.
    pub first: Option<Side>,
    /// Who won; an unfinished game is not counted.
    pub winner: Option<Side>,
    /// The turns in their order.
    pub actions: Vec<Action>,
    /// Who played what; empty when unknown.
    pub parts: Vec<Part>,
}

impl Record {
    /// Whether the game counts: somebody won, no pick was missed, and the heroes played, if known, are those picked.
    #[must_use]
    pub fn counts(&self) -> bool {
        let picks = || self.actions.iter().filter(|turn| turn.verb == Verb::Pick);
        let as_played = || {
            Side::BOTH.into_iter().all(|side| {
                let mut picked: Vec<Option<&str>> = picks()
                    .filter(|turn| turn.side == side)
                    .map(|turn| turn.hero.as_deref())
                    .collect();
                let of_side = self.parts.iter().filter(|part| part.side == side);
                let mut played: Vec<Option<&str>> =
                    of_side.map(|part| Some(part.hero.as_str())).collect();
                picked.sort_unstable();
                played.sort_unstable();
                picked == played
            })
        };
        self.winner.is_some()
            && picks().all(|turn| turn.hero.is_some())
            && (self.parts.is_empty() || as_played())
    }
}
