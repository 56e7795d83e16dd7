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
    /// The score as it stands in the bracket: games per side, or points where these are added up. Where it was played
    /// and has a winner at 0 : 0, nobody knows the score.
    pub score: BySide<u16>,
    /// By play or otherwise.
    pub ending: Ending,
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

    /// Whether it is known who won, and not how.
    #[must_use]
    pub fn is_score_unknown(&self) -> bool {
        self.winner.is_some() && self.ending == Ending::Played && self.score == BySide::new(0, 0)
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
