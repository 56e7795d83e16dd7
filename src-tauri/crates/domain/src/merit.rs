//! What a seed rests on: ratings, or places in an earlier tournament, worked out elsewhere and recorded as integers.

use crate::ids::{EntrantId, TournamentId};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The rating of whom nobody has seen play, by Glicko-2.
pub const NEWCOMER: i32 = 1_500;
/// Greatest rating, and with a minus sign the least.
pub const RATING: i32 = 99_999;
/// Greatest deviation.
pub const DEVIATION: u16 = 9_999;
/// Greatest volatility, in hundred-thousandths: 1.
pub const VOLATILITY: u32 = 100_000;
/// Most names of earlier results.
pub const EARLIER: usize = 10_000;

/// What a field is seeded by, as it was recorded. An entrant that is not named has nothing to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Merits {
    /// The higher rating first.
    Ratings {
        /// Of whom one is known.
        ratings: Vec<Rated>,
        /// Where the others come.
        unrated: Unrated,
    },
    /// The better place first; the others after all who have one.
    Places {
        /// Where they were reached.
        from: TournamentId,
        /// Of who was there.
        places: Vec<Placed>,
    },
}

/// An entrant's rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// Whose.
    pub entrant: EntrantId,
    /// By Glicko-2, rounded; a newcomer has 1,500.
    pub rating: i32,
    /// How far it may be off, rounded; a newcomer's is 350.
    pub deviation: u16,
    /// How many results it rests on; 0 where a file gave the rating itself.
    pub results: u32,
}

/// An entrant's place in an earlier tournament.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// Whose.
    pub entrant: EntrantId,
    /// From 1, as a competition rank.
    pub place: u32,
}

/// Where those without a rating come. Among themselves, and with equals, the present order stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unrated {
    /// After all others.
    Last,
    /// Where a newcomer's rating of 1,500 belongs, after those who have it.
    AsNewcomers,
}

/// What one entrant's seed rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Merit {
    /// A rating.
    Rating {
        /// By Glicko-2, rounded.
        rating: i32,
        /// How far it may be off.
        deviation: u16,
        /// How many results it rests on.
        results: u32,
    },
    /// A place.
    Place {
        /// Where it was reached.
        from: TournamentId,
        /// From 1.
        place: u32,
    },
}

/// Ratings of names that were brought in, from earlier than this gathering. The next ones take their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// The file they came from.
    pub source: String,
    /// In the order of their names, each once.
    pub ratings: Vec<EarlierRating>,
}

/// What was known of a name before this gathering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierRating {
    /// Of a player or a team, 1 to 40 characters.
    pub name: String,
    /// By Glicko-2, rounded.
    pub rating: i32,
    /// How far it may be off.
    pub deviation: u16,
    /// How erratic its results are, in hundred-thousandths; usually 6,000.
    pub volatility: u32,
    /// How many results it rests on; 0 where the file gave the rating itself.
    pub results: u32,
}

impl Merits {
    /// Whose merit is recorded, in the order of the record.
    pub fn entrants(&self) -> impl Iterator<Item = EntrantId> + '_ {
        let (rated, placed) = match self {
            Self::Ratings { ratings, .. } => (ratings.as_slice(), [].as_slice()),
            Self::Places { places, .. } => ([].as_slice(), places.as_slice()),
        };
        let placed = placed.iter().map(|one| one.entrant);
        rated.iter().map(|one| one.entrant).chain(placed)
    }

    /// What each entrant's seed rests on.
    #[must_use]
    pub fn of_each(&self) -> BTreeMap<EntrantId, Merit> {
        match self {
            Self::Ratings { ratings, .. } => ratings
                .iter()
                .map(|one| {
                    let merit = Merit::Rating {
                        rating: one.rating,
                        deviation: one.deviation,
                        results: one.results,
                    };
                    (one.entrant, merit)
                })
                .collect(),
            Self::Places { from, places } => places
                .iter()
                .map(|one| {
                    let merit = Merit::Place {
                        from: *from,
                        place: one.place,
                    };
                    (one.entrant, merit)
                })
                .collect(),
        }
    }

    /// A present order put in order by what is recorded: equals, and those without, keep their order.
    #[must_use]
    pub fn order(&self, present: &[EntrantId]) -> Vec<EntrantId> {
        let known = self.of_each();
        let unrated = match self {
            Self::Ratings { unrated, .. } => *unrated,
            Self::Places { .. } => Unrated::Last,
        };
        let mut order = present.to_vec();
        // Whoever comes first has the lesser key; the sort is stable.
        order.sort_by_key(|entrant| match (known.get(entrant), unrated) {
            (Some(Merit::Rating { rating, .. }), _) => (0, -i64::from(*rating), 0),
            (Some(Merit::Place { place, .. }), _) => (0, i64::from(*place), 0),
            (None, Unrated::AsNewcomers) => (0, -i64::from(NEWCOMER), 1),
            (None, Unrated::Last) => (1, 0, 0),
        });
        order
    }
}
