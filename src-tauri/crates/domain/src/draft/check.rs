//! The validator: everything that keeps a format from being drafted to its end, all at once, each with a stable id.
//!
//! A format that passes can be played: no turn lacks a choice in the worst case of the longest series, nothing hidden
//! stays hidden, and every turn ends even when nobody acts. What each id means stands in `docs/FORMATS.md`.

mod chances;
mod effects;
mod overrides;
mod pools;
mod room;
mod steps;
mod texts;
mod times;

use super::fault::Fault;
use super::format::DraftFormat;
use super::pool::Pool;
use alloc::vec::Vec;

pub use pools::check_pool;
pub use room::{Need, need};

/// What a format is checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shelf<'a> {
    /// The formats that overrides may name.
    pub formats: &'a [DraftFormat],
    /// The pools that formats may name. What is asked of a pool that is not here is not checked.
    pub pools: &'a [Pool],
    /// For how many games a match the format is meant.
    pub best_of: &'a [u8],
}

impl<'a> Shelf<'a> {
    /// A pool by its id.
    #[must_use]
    pub fn pool(&self, id: &str) -> Option<&'a Pool> {
        self.pools.iter().find(|pool| pool.id == id)
    }

    /// A format by its id.
    #[must_use]
    pub fn format(&self, id: &str) -> Option<&'a DraftFormat> {
        self.formats.iter().find(|format| format.id == id)
    }

    /// The format in force in a game: overrides are followed until none holds.
    /// `None` where one leads to a format that is not here, or round in a circle.
    #[must_use]
    pub fn in_force(
        &self,
        format: &'a DraftFormat,
        best_of: u8,
        game: u8,
    ) -> Option<&'a DraftFormat> {
        let mut now = format;
        for _ in 0..=self.formats.len() {
            let Some(next) = now
                .overrides
                .iter()
                .find(|next| next.when.holds(best_of, game))
            else {
                return Some(now);
            };
            now = self.format(&next.format)?;
        }
        None
    }
}

/// Everything that is wrong with a format; nothing if it can be drafted.
#[must_use]
pub fn check(shelf: &Shelf<'_>, format: &DraftFormat) -> Vec<Fault> {
    let mut faults = Vec::new();
    texts::check(format, &mut faults);
    steps::check(format, &mut faults);
    chances::check(format, &mut faults);
    times::check(format, &mut faults);
    effects::check(format, &mut faults);
    pools::check_words(shelf, format, &mut faults);
    overrides::check(shelf, format, &mut faults);
    room::check(shelf, format, &mut faults);
    faults
}
