//! By what a tournament drafts: formats, pools, and which of them follow each other in a match.

use super::format::DraftFormat;
use super::pool::Pool;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most formats of a tournament, overrides included.
pub const MOST_FORMATS: usize = 12;
/// Most pools of a tournament.
pub const MOST_POOLS: usize = 4;
/// Most drafts before one game.
pub const MOST_LINKS: usize = 4;

/// Everything that the drafts of a tournament need. It never changes under a number: an edit is a new number, and a
/// running draft keeps its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftRules {
    /// The formats that are drafted, and those that override them.
    pub formats: Vec<DraftFormat>,
    /// The pools that they are about, as they were then.
    pub pools: Vec<Pool>,
    /// What is drafted in a match, in this order: map veto, then side, then heroes.
    pub chain: Vec<Link>,
}

/// One draft of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The id of its format.
    pub format: String,
    /// How often.
    pub when: Often,
}

/// How often something is drafted in a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// Once, before the first game.
    Series,
    /// Before each game.
    Game,
}

/// Where a draft stands in its match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Before which game, from 1; 0 for the whole series.
    pub game: u8,
    /// Which draft of the chain, from 0.
    pub link: u8,
}

impl DraftRules {
    /// A format by its id.
    #[must_use]
    pub fn format(&self, id: &str) -> Option<&DraftFormat> {
        self.formats.iter().find(|format| format.id == id)
    }

    /// The pool of a format.
    #[must_use]
    pub fn pool(&self, format: &DraftFormat) -> Option<&Pool> {
        self.pools.iter().find(|pool| pool.id == format.pool.id)
    }

    /// The drafts of a match up to a game, in their order.
    pub fn places(&self, game: u8) -> impl Iterator<Item = Place> + '_ {
        let of = |often: Often, game: u8| {
            let links = (0_u8..).zip(&self.chain);
            links
                .filter(move |(_, link)| link.when == often)
                .map(move |(link, _)| Place { game, link })
        };
        of(Often::Series, 0).chain((1..=game).flat_map(move |game| of(Often::Game, game)))
    }

    /// The format in force at a place: overrides of overrides are followed, never in a circle.
    #[must_use]
    pub fn format_at(&self, place: Place, best_of: u8) -> Option<&DraftFormat> {
        let link = self.chain.get(usize::from(place.link))?;
        let mut format = self.format(&link.format)?;
        for _ in 0..self.formats.len() {
            let other = format
                .overrides
                .iter()
                .find(|one| one.when.holds(best_of, place.game))
                .and_then(|one| self.format(&one.format));
            match other {
                Some(other) if other.id != format.id => format = other,
                Some(_) | None => break,
            }
        }
        Some(format)
    }
}
