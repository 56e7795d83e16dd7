//! What one round brought one entrant: a match played, a match that fell out, a bye, or an absence.

use super::PointScheme;
use crate::side::Side;
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};

/// How a match ended for one of its two entrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This entrant won.
    Won,
    /// Nobody won.
    Drawn,
    /// The opponent won.
    Lost,
}

impl Verdict {
    /// The same match as the opponent sees it.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Won => Self::Lost,
            Self::Drawn => Self::Drawn,
            Self::Lost => Self::Won,
        }
    }
}

/// Goals, rounds or games as the match counts them, from one entrant's side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// What this entrant scored.
    pub own: i32,
    /// What the opponent scored.
    pub other: i32,
}

impl Score {
    /// Own score first.
    #[must_use]
    pub const fn new(own: i32, other: i32) -> Self {
        Self { own, other }
    }

    /// As the opponent sees it.
    #[must_use]
    pub const fn swap(self) -> Self {
        Self::new(self.other, self.own)
    }

    /// The higher score wins.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self.own.cmp(&self.other) {
            Ordering::Greater => Verdict::Won,
            Ordering::Equal => Verdict::Drawn,
            Ordering::Less => Verdict::Lost,
        }
    }
}

/// The games of a match from one entrant's side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Games {
    /// Games this entrant won.
    pub won: u16,
    /// Games nobody won.
    pub drawn: u16,
    /// Games the opponent won.
    pub lost: u16,
}

impl Games {
    /// Won, drawn, lost.
    #[must_use]
    pub const fn new(won: u16, drawn: u16, lost: u16) -> Self {
        Self { won, drawn, lost }
    }

    /// The games where the score counts nothing else: 2:1 is two games won and one lost.
    #[must_use]
    pub fn of_score(score: Score) -> Self {
        let games = |count: i32| u16::try_from(count.max(0)).unwrap_or(u16::MAX);
        Self::new(games(score.own), 0, games(score.other))
    }

    /// As the opponent sees it.
    #[must_use]
    pub const fn swap(self) -> Self {
        Self::new(self.lost, self.drawn, self.won)
    }
}

/// The kinds of round without an opponent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByeKind {
    /// Allotted by the pairing to the one left over.
    Pairing,
    /// Asked for, half a point.
    Half,
    /// Granted, a full point.
    Full,
    /// Absent: no points.
    Absent,
}

/// What happened, without the points it gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Happening {
    /// The match was played.
    Played {
        /// Seed of the opponent.
        opponent: u32,
        /// The side this entrant had.
        side: Side,
        /// Goals, rounds or games.
        score: Score,
        /// The games of the match.
        games: Games,
        /// Usually what the score says; a ruling may say otherwise.
        verdict: Verdict,
    },
    /// An opponent was assigned and did not appear, or was disqualified from the match.
    ForfeitWon {
        /// Seed of the opponent.
        opponent: u32,
    },
    /// This entrant did not appear. The opponent need not have won: both may be absent.
    ForfeitLost {
        /// Seed of the opponent.
        opponent: u32,
    },
    /// No opponent was assigned.
    Bye {
        /// Why there was none.
        bye: ByeKind,
    },
}

/// What one round brought one entrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Appearance {
    /// What happened.
    pub happening: Happening,
    /// The points it gave, in smallest units.
    pub points: i32,
}

impl Appearance {
    /// An appearance with the points the scheme gives for it. A forfeited match and an absence give none.
    #[must_use]
    pub const fn by(scheme: &PointScheme, happening: Happening) -> Self {
        let points = match happening {
            Happening::Played { verdict, .. } => scheme.of(verdict),
            Happening::ForfeitWon { .. }
            | Happening::Bye {
                bye: ByeKind::Pairing | ByeKind::Full,
            } => scheme.win,
            Happening::Bye { bye: ByeKind::Half } => scheme.draw,
            Happening::ForfeitLost { .. }
            | Happening::Bye {
                bye: ByeKind::Absent,
            } => 0,
        };
        Self { happening, points }
    }

    /// The assigned opponent, whether the match was played or not.
    #[must_use]
    pub const fn opponent(&self) -> Option<u32> {
        match self.happening {
            Happening::Played { opponent, .. }
            | Happening::ForfeitWon { opponent }
            | Happening::ForfeitLost { opponent } => Some(opponent),
            Happening::Bye { .. } => None,
        }
    }

    /// The opponent of a match that was played.
    #[must_use]
    pub const fn met(&self) -> Option<u32> {
        match self.happening {
            Happening::Played { opponent, .. } => Some(opponent),
            Happening::ForfeitWon { .. }
            | Happening::ForfeitLost { .. }
            | Happening::Bye { .. } => None,
        }
    }

    /// Whether the match was played.
    #[must_use]
    pub const fn is_played(&self) -> bool {
        self.met().is_some()
    }
}
