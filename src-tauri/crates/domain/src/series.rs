//! How long a match is and what ends a game: rules as data, applied by pure functions.

use crate::exact::nothing_else;
use crate::side::{BySide, Side};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// How many games decide a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Length {
    /// The first to win more than half of an odd number of games.
    BestOf {
        /// 1, 3, 5 … 99.
        games: u8,
    },
    /// The first to win so many games, whatever is lost on the way.
    FirstTo {
        /// 1 to 50.
        wins: u8,
    },
}

/// A match as a series of games: its length, and the score with which it starts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// How many games decide.
    pub length: Length,
    /// Games that count as won before the first is played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_start: Option<HeadStart>,
}

/// Games given before the start, and why: the upper bracket's advantage, a handicap.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadStart {
    /// Games per side, below what wins the match.
    pub score: BySide<u8>,
    /// A sentence for people.
    pub reason: String,
}

impl Series {
    /// Best of `games` from nothing.
    #[must_use]
    pub const fn best_of(games: u8) -> Self {
        Self {
            length: Length::BestOf { games },
            head_start: None,
        }
    }

    /// Games that win the match.
    #[must_use]
    pub const fn wins_needed(&self) -> u8 {
        match self.length {
            Length::BestOf { games } => games / 2 + 1,
            Length::FirstTo { wins } => wins,
        }
    }

    /// The most games that can be played, the head start left aside.
    #[must_use]
    pub const fn most_games(&self) -> u8 {
        match self.length {
            Length::BestOf { games } => games,
            Length::FirstTo { wins } => wins.saturating_mul(2).saturating_sub(1),
        }
    }

    /// The score before the first game.
    #[must_use]
    pub fn start(&self) -> BySide<u8> {
        self.head_start
            .as_ref()
            .map_or(BySide::new(0, 0), |start| start.score)
    }

    /// Whether the numbers make sense: odd and 1 to 99, 1 to 50 wins, and a start that decides nothing.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let length = match self.length {
            Length::BestOf { games } => games % 2 == 1 && games <= 99,
            Length::FirstTo { wins } => (1..=50).contains(&wins),
        };
        let start = self.start();
        length && start.home < self.wins_needed() && start.away < self.wins_needed()
    }

    /// The side that a tally of games has made the winner, if any.
    #[must_use]
    pub fn winner(&self, tally: BySide<u8>) -> Option<Side> {
        Side::BOTH
            .into_iter()
            .find(|&side| tally[side] >= self.wins_needed())
    }
}

/// What ends a game. The judge may always say "this side won".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum GameRule {
    /// A title without points: the judge names the winner.
    #[serde(deserialize_with = "nothing_else")]
    WinnerOnly,
    /// Points are counted, and the judge names the winner.
    #[serde(deserialize_with = "nothing_else")]
    Points,
    /// The first to `target` with at least `margin` more wins.
    Target {
        /// Points, 1 to 999.
        target: u16,
        /// Points ahead, 1 to 99; 1 means the target alone decides.
        margin: u16,
    },
}

impl GameRule {
    /// Who has won by the points, if the points alone decide.
    #[must_use]
    pub fn winner(self, score: BySide<u16>) -> Option<Side> {
        match self {
            Self::WinnerOnly | Self::Points => None,
            Self::Target { target, margin } => Side::BOTH.into_iter().find(|&side| {
                score[side] >= target && score[side] >= score[side.other()].saturating_add(margin)
            }),
        }
    }

    /// Whether the numbers make sense.
    #[must_use]
    pub fn is_sound(self) -> bool {
        match self {
            Self::WinnerOnly | Self::Points => true,
            Self::Target { target, margin } => {
                (1..=999).contains(&target) && (1..=99).contains(&margin)
            }
        }
    }
}

/// One game of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Game {
    /// Points per side, 0 to 9,999.
    pub score: BySide<u16>,
    /// Who won it; none while it runs.
    pub winner: Option<Side>,
}

/// Games won per side, with the head start.
#[must_use]
pub fn tally(series: &Series, games: &[Game]) -> BySide<u8> {
    games
        .iter()
        .filter_map(|game| game.winner)
        .fold(series.start(), |mut sum, side| {
            sum[side] = sum[side].saturating_add(1);
            sum
        })
}
