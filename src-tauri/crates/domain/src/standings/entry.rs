//! What is written into a round of the ledger: a match, a match that fell out, or a bye.

use super::{Appearance, ByeKind, Games, Happening, PointScheme, Score, Verdict};
use crate::side::{BySide, Side};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// One or two seeds, each with what the round brought it.
pub(super) type Written = [Option<(u32, Appearance)>; 2];

/// Who of a match did not appear, or was disqualified from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// One side; the other wins by walkover.
    One(Side),
    /// Both: nobody wins.
    Both,
}

/// One thing to write into a round. Seeds count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// A match that was played.
    Game {
        /// The two seeds.
        seeds: BySide<u32>,
        /// From the home side.
        score: Score,
        /// From the home side.
        games: Games,
        /// From the home side.
        verdict: Verdict,
    },
    /// A match that was not played.
    Forfeit {
        /// The two seeds.
        seeds: BySide<u32>,
        /// Who was not there.
        missing: Missing,
    },
    /// A round without an opponent.
    Bye {
        /// The entrant.
        seed: u32,
        /// Why.
        bye: ByeKind,
    },
}

impl Entry {
    /// A played match where the score is all there is: the higher wins, and each point of it is a game.
    #[must_use]
    pub fn game(home: u32, away: u32, own: i32, other: i32) -> Self {
        let score = Score::new(own, other);
        Self::Game {
            seeds: BySide::new(home, away),
            score,
            games: Games::of_score(score),
            verdict: score.verdict(),
        }
    }

    /// Whom it concerns: both entrants of a match, or the one of a bye.
    #[must_use]
    pub fn seeds(&self) -> Vec<u32> {
        match *self {
            Self::Game { seeds, .. } | Self::Forfeit { seeds, .. } => {
                Vec::from([seeds.home, seeds.away])
            }
            Self::Bye { seed, .. } => Vec::from([seed]),
        }
    }

    /// A match that was not played.
    #[must_use]
    pub const fn forfeit(home: u32, away: u32, missing: Missing) -> Self {
        Self::Forfeit {
            seeds: BySide::new(home, away),
            missing,
        }
    }

    /// A round without an opponent.
    #[must_use]
    pub const fn bye(seed: u32, bye: ByeKind) -> Self {
        Self::Bye { seed, bye }
    }

    /// What the entry brings each of its entrants.
    pub(super) fn appearances(&self, scheme: &PointScheme) -> Written {
        let by = |happening| Appearance::by(scheme, happening);
        match *self {
            Self::Bye { seed, bye } => [Some((seed, by(Happening::Bye { bye }))), None],
            Self::Game {
                seeds,
                score,
                games,
                verdict,
            } => {
                let home = Happening::Played {
                    opponent: seeds.away,
                    side: Side::Home,
                    score,
                    games,
                    verdict,
                };
                let away = Happening::Played {
                    opponent: seeds.home,
                    side: Side::Away,
                    score: score.swap(),
                    games: games.swap(),
                    verdict: verdict.other(),
                };
                [Some((seeds.home, by(home))), Some((seeds.away, by(away)))]
            }
            Self::Forfeit { seeds, missing } => Side::BOTH.map(|side| {
                let opponent = seeds[side.other()];
                let happening = match missing {
                    Missing::One(absent) if absent != side => Happening::ForfeitWon { opponent },
                    Missing::One(_) | Missing::Both => Happening::ForfeitLost { opponent },
                };
                Some((seeds[side], by(happening)))
            }),
        }
    }
}
