//! How a match ended: by play or otherwise, for one, for none or for nobody.

use crate::command::Disqualified;
use crate::side::{BySide, Side};
use serde::{Deserialize, Serialize};

/// How a match ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Who won; none when it was a draw, or where it was not played to the end: then nobody goes on.
    pub winner: Option<Side>,
    /// The score as it stands in the bracket: games per side, or points where these are added up.
    pub score: BySide<u16>,
    /// By play or otherwise.
    pub ending: Ending,
    /// What is known of it. Where that is the winner alone, the score is the least that wins.
    #[serde(default, skip_serializing_if = "Told::is_score")]
    pub told: Told,
}

/// What is known of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The score, and with it the winner.
    #[default]
    Score,
    /// Who won, and nothing else.
    Winner,
}

impl Told {
    /// Whether the score is known.
    #[must_use]
    pub fn is_score(&self) -> bool {
        *self == Self::Score
    }
}

/// By play or otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Played to the end.
    Played,
    /// The opponent did not appear.
    Walkover,
    /// The opponent gave the match up.
    Forfeit,
    /// The opponent left during play: finished games count.
    Retirement,
    /// The opponent was disqualified by an official.
    Disqualified,
}

impl Outcome {
    /// Whether nobody goes on: both were absent, gave up or may not play.
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        self.winner.is_none() && self.ending != Ending::Played
    }
}

impl From<Disqualified> for Ending {
    /// How a match ends for whom an absence won it.
    fn from(ruled: Disqualified) -> Self {
        match ruled {
            Disqualified::No => Self::Walkover,
            Disqualified::Yes => Self::Disqualified,
        }
    }
}
