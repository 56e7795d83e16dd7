//! How often, and how often won.

use lanista_domain::Side;
use serde::Serialize;

/// How often something was there, and how often its side won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Count {
    /// How often.
    pub n: i32,
    /// How often its side won.
    pub wins: i32,
}

impl Count {
    /// Counts one more (`by` = 1) or one less (−1).
    pub(crate) fn add(&mut self, by: i32, wins: i32) {
        self.n += by;
        self.wins += by * wins;
    }

    /// The interval in which the true rate lies with 95 %; nothing where there was nothing.
    #[must_use]
    pub fn wilson(self) -> [Option<f64>; 2] {
        super::measure::wilson(self)
    }

    /// Whether nothing is left.
    pub(crate) fn is_none(self) -> bool {
        self.n == 0
    }

    pub(crate) fn pair(self) -> (i32, i32) {
        (self.n, self.wins)
    }
}

/// 1 for the winner's side, 0 for the other.
pub(crate) fn won(side: Side, winner: Side) -> i32 {
    i32::from(side == winner)
}
