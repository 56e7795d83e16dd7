//! What a game of a heat brought each of its contenders: a place of their own, a shared one, or none.

use crate::ids::EntrantId;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What one game of a heat brought one of its contenders. Whoever is not named did not finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// Who.
    pub entrant: EntrantId,
    /// In a free-for-all, where the order of the list tells the placing: how many went out by this contender's hand.
    /// In a time trial: milliseconds, or the score.
    pub mark: u32,
    /// How the game ended for them; of an attempt always the usual.
    #[serde(default, skip_serializing_if = "Finishing::is_usual")]
    pub how: Finishing,
}

/// How a game of a heat ended for one of its contenders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finishing {
    /// With the place that their position in the list gives.
    #[default]
    Alone,
    /// With the place of the one before them in the list: 1, 2, 2, 4.
    Level,
    /// They began and did not finish: no place; what they did until then counts.
    Out,
    /// They did not start.
    Absent,
}

impl Finishing {
    /// Whether nothing is to be said of it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::Alone
    }

    /// Whether it gives a place.
    #[must_use]
    pub const fn has_place(self) -> bool {
        matches!(self, Self::Alone | Self::Level)
    }
}

/// The place of each, from 1, in the order of the list; none for whoever did not finish. Shared places are counted as
/// everywhere in sport: two seconds, then a fourth.
#[must_use]
pub fn places(game: &[Finish]) -> Vec<Option<u32>> {
    let mut place = 0;
    let numbered = (1..).zip(game);
    numbered
        .map(|(position, finish)| match finish.how {
            Finishing::Alone => {
                place = position;
                Some(place)
            }
            Finishing::Level => Some(place),
            Finishing::Out | Finishing::Absent => None,
        })
        .collect()
}

/// Whether a list is one: somebody finished, the first alone; after them those who did not finish, after these those who
/// did not start, of whom nothing is counted.
#[must_use]
pub fn is_in_order(game: &[Finish]) -> bool {
    let rank = |finish: &Finish| match finish.how {
        Finishing::Alone | Finishing::Level => 0,
        Finishing::Out => 1,
        Finishing::Absent => 2,
    };
    game.first().is_some_and(|first| first.how.is_usual())
        && game.is_sorted_by_key(rank)
        && game
            .iter()
            .all(|finish| finish.how != Finishing::Absent || finish.mark == 0)
}
