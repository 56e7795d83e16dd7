//! How many points a result gives, in whole smallest units.

use super::Verdict;
use serde::{Deserialize, Serialize};

/// Points per result in the smallest unit: chess counts half points, so a win is 2, a draw 1, and `unit` 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointScheme {
    /// For a win, over the board or by walkover, and for a full-point or pairing bye.
    pub win: i32,
    /// For a draw, and for a requested half-point bye.
    pub draw: i32,
    /// For a loss that was played.
    pub loss: i32,
    /// How many smallest units make one point for display; at least 1.
    pub unit: u32,
}

impl PointScheme {
    /// Chess: 1, ½, 0.
    pub const CHESS: Self = Self::new(2, 1, 0, 2);
    /// Football and trading cards: 3, 1, 0.
    pub const THREE_ONE_NONE: Self = Self::new(3, 1, 0, 1);
    /// One point a win and nothing else: Counter-Strike Majors and most leagues without draws.
    pub const WINS: Self = Self::new(1, 0, 0, 1);

    /// A scheme out of its four numbers.
    #[must_use]
    pub const fn new(win: i32, draw: i32, loss: i32, unit: u32) -> Self {
        Self {
            win,
            draw,
            loss,
            unit,
        }
    }

    /// What a verdict is worth.
    #[must_use]
    pub const fn of(&self, verdict: Verdict) -> i32 {
        match verdict {
            Verdict::Won => self.win,
            Verdict::Drawn => self.draw,
            Verdict::Lost => self.loss,
        }
    }
}
