//! Two heroes in one game: on the same side, or across.

use super::count::Count;
use super::names::ByNumber;

/// How often two heroes were in one game, and how often the one with the smaller number won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs(ByNumber<(usize, usize), Count>);

impl Pairs {
    /// Counts a game of `a` and `b`, of which the first won `wins` of it.
    pub(crate) fn add(&mut self, by: i32, a: usize, b: usize, wins_of_a: i32, wins_of_b: i32) {
        let (key, wins) = if a < b {
            ((a, b), wins_of_a)
        } else {
            ((b, a), wins_of_b)
        };
        if a == b {
            return;
        }
        let count = self.0.entry(key).or_default();
        count.add(by, wins);
        if count.is_none() {
            self.0.remove(&key);
        }
    }

    /// The games of two, with the wins of the one of the smaller number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, usize, Count)> {
        self.0.iter().map(|((a, b), count)| (*a, *b, *count))
    }

    /// The games of `a` with or against `b`, with the wins of the one of the smaller number.
    pub(crate) fn find(&self, a: usize, b: usize) -> Count {
        let key = (a.min(b), a.max(b));
        self.0.get(&key).copied().unwrap_or_default()
    }

    /// The games of two on one side, which win together.
    pub(crate) fn together(&self, a: usize, b: usize) -> Count {
        self.find(a, b)
    }

    /// The games of `a` against `b`, with the wins of `a`.
    pub(crate) fn against(&self, a: usize, b: usize) -> Count {
        let count = self.find(a, b);
        if a < b { count } else { turned(count) }
    }
}

/// The wins of the other.
pub(crate) fn turned(count: Count) -> Count {
    Count {
        wins: count.n - count.wins,
        ..count
    }
}
