//! Screens of one hall that see the same change: only the last of them tells, so that the telling of the others is not measured.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// When each screen of a hall had a change, in the order in which they had it.
pub type Arrivals = Vec<Instant>;

/// What the screens share. Waking whoever waits for a hundred screens one by one takes the processor from those that are
/// still to hear: it would be measured as theirs.
#[derive(Debug)]
pub struct Together {
    arrived: Mutex<Arrivals>,
    screens: usize,
    to: SyncSender<Arrivals>,
}

/// Where a hall's arrivals come out, one list for each change.
#[derive(Debug)]
pub struct Hall(Receiver<Arrivals>);

impl Together {
    /// A hall of so many screens. No change may begin before all screens had the one before.
    pub fn of(screens: usize) -> (Arc<Self>, Hall) {
        let (to, seen) = sync_channel(2);
        let arrived = Mutex::new(vec![]);
        (
            Arc::new(Self {
                arrived,
                screens,
                to,
            }),
            Hall(seen),
        )
    }

    /// One screen had the change at `when`.
    ///
    /// # Errors
    /// When nobody waits for it any more.
    pub fn arrived(&self, when: Instant) -> Result<()> {
        let mut arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        arrived.push(when);
        if arrived.len() < self.screens {
            return Ok(());
        }
        let all = std::mem::replace(&mut *arrived, Vec::with_capacity(self.screens));
        drop(arrived);
        self.to.send(all).context("nobody waits for the screens")
    }
}

impl Hall {
    /// When each screen had the next change.
    ///
    /// # Errors
    /// When some screen has not had it within `patience`.
    pub fn next(&self, patience: Duration) -> Result<Arrivals> {
        self.0.recv_timeout(patience).context("a screen is blind")
    }
}
