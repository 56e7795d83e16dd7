//! The journal as a file: filtered, oldest first, piece by piece, so that no size of it fills the memory.

use super::fates::Fates;
use super::page::Sieve;
use super::{Look, Visitor};
use crate::handle::{Hub, Rejected};
use lanista_domain::{Accepted, Gathering};
use lanista_journal::{Entry, Looking};
use lanista_wire::past::{EntryRow, JournalFilter};
use serde_json::Value;
use std::sync::Arc;

/// An entry for a file.
#[derive(Clone, Debug)]
pub struct Export {
    /// Its line.
    pub row: EntryRow,
    /// Its events as the journal keeps them.
    pub events: Value,
}

/// Where an export stands.
#[derive(Debug)]
pub struct Exporting {
    hub: Hub,
    sieve: Arc<Sieve>,
    state: Option<Gathering>,
}

/// Keeps all entries that pass, whole.
struct Whole {
    sieve: Arc<Sieve>,
    fates: Fates,
    found: Vec<Export>,
}

impl Visitor for Whole {
    fn visit(&mut self, state: &Gathering, accepted: &Accepted, entry: &Entry) {
        if entry.seq < self.sieve.first {
            return;
        }
        if let Some(row) = self.sieve.takes(state, accepted, entry, &self.fates) {
            let events = serde_json::to_value(&accepted.events).unwrap_or_default();
            self.found.push(Export { row, events });
        }
    }
}

impl Hub {
    /// Begins an export.
    ///
    /// # Errors
    /// When the filter is too much, or the file cannot be read.
    pub async fn export(&self, filter: &JournalFilter) -> Result<Exporting, Rejected> {
        let mut look = self.past.look().await?;
        let sieve = Arc::new(Sieve::of(filter, &mut look).await?);
        let begin = sieve.first - 1;
        let state = look.snapshot(begin, 0).await?.unwrap_or_default();
        look.end().await;
        Ok(Exporting {
            hub: self.clone(),
            sieve,
            state: Some(state),
        })
    }
}

impl Exporting {
    /// The next entries; none at the end. Between two calls others may look.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next(&mut self) -> Result<Option<Vec<Export>>, Rejected> {
        let Some(state) = self.state.take() else {
            return Ok(None);
        };
        if state.head.0 >= self.sieve.last {
            return Ok(None);
        }
        let mut look: Look<'_> = self.hub.past.look().await?;
        let goal = self
            .sieve
            .last
            .min(state.head.0 + Looking::spacing(look.head));
        let whole = Whole {
            sieve: Arc::clone(&self.sieve),
            fates: look.fates().await?,
            found: Vec::new(),
        };
        let (state, whole) = look.forward(state, whole, goal).await?;
        look.end().await;
        self.state = Some(state);
        Ok(Some(whole.found))
    }
}
