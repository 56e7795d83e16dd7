//! Home and away: the two sides of a match, and a pair of anything that belongs to them.

use core::ops::{Index, IndexMut};
use serde::{Deserialize, Serialize};

/// One of the two sides of a match. Shown as names and colours, never as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The upper line of a match card; azure.
    Home,
    /// The lower line of a match card; orange.
    Away,
}

impl Side {
    /// Both sides, home first.
    pub const BOTH: [Self; 2] = [Self::Home, Self::Away];

    /// The side across the table.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Home => Self::Away,
            Self::Away => Self::Home,
        }
    }
}

/// One `T` for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BySide<T> {
    /// What belongs to home.
    pub home: T,
    /// What belongs to away.
    pub away: T,
}

impl<T> BySide<T> {
    /// Puts the two halves together.
    pub const fn new(home: T, away: T) -> Self {
        Self { home, away }
    }

    /// The same change to both halves.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> BySide<U> {
        BySide::new(change(self.home), change(self.away))
    }

    /// Borrows both halves.
    pub const fn as_ref(&self) -> BySide<&T> {
        BySide::new(&self.home, &self.away)
    }

    /// Home becomes away.
    #[must_use]
    pub fn swap(self) -> Self {
        Self::new(self.away, self.home)
    }

    /// Both halves with their side, home first.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        [(Side::Home, &self.home), (Side::Away, &self.away)].into_iter()
    }
}

impl<T> Index<Side> for BySide<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Home => &self.home,
            Side::Away => &self.away,
        }
    }
}

impl<T> IndexMut<Side> for BySide<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Home => &mut self.home,
            Side::Away => &mut self.away,
        }
    }
}
