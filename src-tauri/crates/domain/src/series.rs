//! How long a match is and what ends a game: rules as data, applied by pure functions.

use crate::game_rule::GameRule;
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
    /// All games are played and each one counts; equal games are a draw.
    PlayAll {
        /// 1 to 50.
        games: u8,
    },
    /// All games are played and their points are added up; equal points are a draw. A league match by goals is one
    /// game of this kind, a tie over two legs two.
    Aggregate {
        /// 1 to 9.
        games: u8,
    },
}

/// What a series has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This side has won.
    Won(Side),
    /// Nobody has, and nothing is left to play.
    Drawn,
}

impl Verdict {
    /// Who has won, if anybody.
    #[must_use]
    pub const fn winner(self) -> Option<Side> {
        match self {
            Self::Won(side) => Some(side),
            Self::Drawn => None,
        }
    }
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

    /// Games that win the match before all are played; none where all are played anyway.
    #[must_use]
    pub const fn wins_needed(&self) -> Option<u8> {
        match self.length {
            Length::BestOf { games } => Some(games / 2 + 1),
            Length::FirstTo { wins } => Some(wins),
            Length::PlayAll { .. } | Length::Aggregate { .. } => None,
        }
    }

    /// The most games that can be played, the head start left aside.
    #[must_use]
    pub const fn most_games(&self) -> u8 {
        match self.length {
            Length::BestOf { games } | Length::PlayAll { games } | Length::Aggregate { games } => {
                games
            }
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
            Length::PlayAll { games } => (1..=50).contains(&games),
            Length::Aggregate { games } => (1..=9).contains(&games),
        };
        let start = self.start();
        length
            && self
                .wins_needed()
                .map_or(start.home.max(start.away) <= 99, |needed| {
                    start.home < needed && start.away < needed
                })
    }

    /// What these games have come to; none while the match goes on.
    #[must_use]
    pub fn verdict(&self, games: &[Game]) -> Option<Verdict> {
        let tally = tally(self, games);
        let is_full = games.len() >= usize::from(self.most_games());
        match self.length {
            Length::BestOf { .. } | Length::FirstTo { .. } => {
                let needed = u16::from(self.wins_needed()?);
                let mut sides = Side::BOTH.into_iter();
                sides.find(|&side| tally[side] >= needed).map(Verdict::Won)
            }
            Length::PlayAll { .. } if !games.iter().all(Game::is_over) => None,
            Length::PlayAll { .. } | Length::Aggregate { .. } => is_full.then(|| leader(tally)),
        }
    }

    /// Whether a match can end with this score, and what it means then.
    #[must_use]
    pub fn verdict_of_score(&self, score: BySide<u16>) -> Option<Verdict> {
        let start = self.start().map(u16::from);
        if score.home < start.home || score.away < start.away {
            return None;
        }
        match self.length {
            Length::BestOf { .. } | Length::FirstTo { .. } => {
                let needed = u16::from(self.wins_needed()?);
                let mut sides = Side::BOTH.into_iter();
                sides
                    .find(|&side| score[side] == needed && score[side.other()] < needed)
                    .map(Verdict::Won)
            }
            Length::PlayAll { games } => {
                let played =
                    u32::from(score.home - start.home) + u32::from(score.away - start.away);
                (played == u32::from(games)).then(|| leader(score))
            }
            Length::Aggregate { .. } => Some(leader(score)),
        }
    }

    /// The same where games of the title can be drawn: then not every one of all games is somebody's.
    #[must_use]
    pub fn verdict_by(&self, rule: GameRule, score: BySide<u16>) -> Option<Verdict> {
        let start = self.start().map(u16::from);
        match self.length {
            Length::PlayAll { games }
                if rule.can_draw() && score.home >= start.home && score.away >= start.away =>
            {
                let won = u32::from(score.home - start.home) + u32::from(score.away - start.away);
                (won <= u32::from(games)).then(|| leader(score))
            }
            Length::PlayAll { .. }
            | Length::BestOf { .. }
            | Length::FirstTo { .. }
            | Length::Aggregate { .. } => self.verdict_of_score(score),
        }
    }

    /// The least score with which a side has won: for a result of which the winner alone is known. None where it
    /// cannot win.
    #[must_use]
    pub fn least_win(&self, winner: Side) -> Option<BySide<u16>> {
        let mut score = self.start().map(u16::from);
        let loser = winner.other();
        match self.length {
            Length::BestOf { .. } | Length::FirstTo { .. } => {
                score[winner] = u16::from(self.wins_needed()?);
            }
            Length::Aggregate { .. } => score[winner] = score[winner].max(score[loser] + 1),
            Length::PlayAll { games } => {
                let games = u16::from(games);
                let least =
                    (0..=games).find(|&won| score[winner] + won > score[loser] + (games - won))?;
                score[winner] += least;
                score[loser] += games - least;
            }
        }
        Some(score)
    }

    /// Whether points rather than games make the score.
    #[must_use]
    pub const fn counts_points(&self) -> bool {
        matches!(self.length, Length::Aggregate { .. })
    }
}

fn leader(score: BySide<u16>) -> Verdict {
    match score.home.cmp(&score.away) {
        core::cmp::Ordering::Greater => Verdict::Won(Side::Home),
        core::cmp::Ordering::Less => Verdict::Won(Side::Away),
        core::cmp::Ordering::Equal => Verdict::Drawn,
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
    /// Over, and nobody won it: where the rule of the title lets that be.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub is_drawn: bool,
}

impl Game {
    /// A game at this score, with the winner whom the judge named.
    #[must_use]
    pub fn at(rule: GameRule, score: BySide<u16>, winner: Option<Side>) -> Self {
        Self {
            score,
            winner,
            is_drawn: winner.is_none() && rule.is_drawn(score),
        }
    }

    /// Whether nothing is left to play of it.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.winner.is_some() || self.is_drawn
    }
}

/// The score of a match: games won per side, or their points where these are added up; with the head start.
#[must_use]
pub fn tally(series: &Series, games: &[Game]) -> BySide<u16> {
    let mut sum = series.start().map(u16::from);
    for game in games {
        if series.counts_points() {
            for side in Side::BOTH {
                sum[side] = sum[side].saturating_add(game.score[side]);
            }
        } else if let Some(side) = game.winner {
            sum[side] = sum[side].saturating_add(1);
        }
    }
    sum
}
