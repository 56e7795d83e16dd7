//! What ends a game, per title: which scores are possible, who has won by them, and what is still missing.

use crate::exact::nothing_else;
use crate::side::{BySide, Side};
use alloc::format;
use alloc::string::String;
use serde::{Deserialize, Serialize};

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
    /// The first to `target` wins; where both are one short of it, `level` says what follows. Counter-Strike: 13,
    /// overtime in halves of three.
    Halves {
        /// Rounds, 2 to 999.
        target: u16,
        /// What follows at one short of the target on both sides.
        level: AtLevel,
    },
    /// Time ends a game and whoever leads has won; the judge says that it is up.
    Clock {
        /// What decides where nobody leads then.
        level: AfterTime,
    },
    /// Points are the stocks taken from the opponent; who takes all has won. On time the judge names the winner.
    Stocks {
        /// With which each begins, 1 to 99.
        stocks: u16,
    },
    /// Points are the rounds won inside a game. Where the last one is a double knock-out, the judge names the winner.
    Rounds {
        /// That win the game, 1 to 99.
        rounds: u16,
    },
}

/// What follows where both sides are one short of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AtLevel {
    /// The game is over, and nobody has won it.
    Drawn {},
    /// Two halves of so many rounds; who wins more of them has won. Level again, two more halves follow.
    Overtime {
        /// Rounds of one half, 1 to 99.
        half: u16,
    },
}

/// What decides a game whose time is up and where nobody leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterTime {
    /// The next goal.
    GoldenGoal,
    /// More time, then a shoot-out, whose goals do not count into the score.
    ExtraTime,
    /// A shoot-out at once, whose goals do not count into the score.
    ShootOut,
}

impl GameRule {
    /// Who has won by the points, if the points alone decide.
    #[must_use]
    pub fn winner(self, score: BySide<u16>) -> Option<Side> {
        if self.impossible(score).is_some() {
            return None;
        }
        let reached = self.to_win(score);
        let mut sides = Side::BOTH.into_iter();
        sides.find(|&side| reached[side].is_some_and(|needed| score[side] >= needed))
    }

    /// Whether the points end the game without a winner.
    #[must_use]
    pub fn is_drawn(self, score: BySide<u16>) -> bool {
        match self {
            Self::Halves {
                target,
                level: AtLevel::Drawn {},
            } => {
                let short = target.saturating_sub(1);
                score == BySide::new(short, short)
            }
            Self::Halves { .. }
            | Self::WinnerOnly
            | Self::Points
            | Self::Target { .. }
            | Self::Clock { .. }
            | Self::Stocks { .. }
            | Self::Rounds { .. } => false,
        }
    }

    /// Whether a game can end without a winner.
    #[must_use]
    pub const fn can_draw(self) -> bool {
        matches!(
            self,
            Self::Halves {
                level: AtLevel::Drawn {},
                ..
            }
        )
    }

    /// With how many points each side would have won, the other one staying where it is; none where the points do
    /// not decide, or not for this side.
    #[must_use]
    pub fn to_win(self, score: BySide<u16>) -> BySide<Option<u16>> {
        let of = |side: Side| {
            let other = score[side.other()];
            match self {
                Self::WinnerOnly | Self::Points | Self::Clock { .. } => None,
                Self::Target { target, margin } => Some(target.max(other.saturating_add(margin))),
                Self::Halves { target, level } => match level {
                    _ if other + 1 < target => Some(target),
                    AtLevel::Drawn {} => None,
                    AtLevel::Overtime { half } => Some(overtime_end(target, half, other)),
                },
                Self::Stocks { stocks: all } | Self::Rounds { rounds: all } => {
                    (other < all).then_some(all)
                }
            }
        };
        BySide::new(of(Side::Home), of(Side::Away))
    }

    /// Why this score cannot come about, in words; none where it can.
    #[must_use]
    pub fn impossible(self, score: BySide<u16>) -> Option<String> {
        let (high, low) = (score.home.max(score.away), score.home.min(score.away));
        match self {
            Self::WinnerOnly | Self::Points | Self::Clock { .. } => None,
            Self::Target { target, margin } => {
                let end = target.max(low.saturating_add(margin));
                (high > end).then(|| format!("against {low} the game is over at {end}"))
            }
            Self::Halves { target, level } => match level {
                _ if low + 1 < target => {
                    (high > target).then(|| format!("against {low} the game is over at {target}"))
                }
                AtLevel::Drawn {} => (high >= target || low >= target)
                    .then(|| format!("at {0} : {0} the game is over", target.saturating_sub(1))),
                AtLevel::Overtime { half } => {
                    let end = overtime_end(target, half, low);
                    (high > end).then(|| format!("against {low} the game is over at {end}"))
                }
            },
            Self::Stocks { stocks } => {
                (high > stocks).then(|| format!("there are only {stocks} stocks to take"))
            }
            Self::Rounds { rounds } => {
                (high > rounds).then(|| format!("the game is over with {rounds} rounds"))
            }
        }
    }

    /// Whether the numbers make sense.
    #[must_use]
    pub fn is_sound(self) -> bool {
        match self {
            Self::WinnerOnly | Self::Points | Self::Clock { .. } => true,
            Self::Target { target, margin } => {
                (1..=999).contains(&target) && (1..=99).contains(&margin)
            }
            Self::Halves { target, level } => {
                let half = match level {
                    AtLevel::Drawn {} => 1,
                    AtLevel::Overtime { half } => half,
                };
                (2..=999).contains(&target) && (1..=99).contains(&half)
            }
            Self::Stocks { stocks: all } | Self::Rounds { rounds: all } => (1..=99).contains(&all),
        }
    }
}

/// With how many rounds an overtime is won in which the other side has `other`, at least one short of the target.
/// Thirteen, halves of three: 16 against 12 to 14, 19 against 15 to 17.
const fn overtime_end(target: u16, half: u16, other: u16) -> u16 {
    let half = if half == 0 { 1 } else { half };
    let first = target.saturating_sub(1);
    let blocks = other.saturating_sub(first) / half;
    let begins = first.saturating_add(blocks.saturating_mul(half));
    begins.saturating_add(half).saturating_add(1)
}
