//! What the hub counts of its own work: relaxed atomic additions, at most a few for a whole fan, read by whoever asks.

mod times;

pub use times::{BOUNDS, Times};

use crate::handle::{Receipt, Rejected};
use crate::outlet::Put;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use times::Clocked;

/// Different codes of refusals that are counted apart. The program knows fewer: the bound keeps a fault from growing
/// without end.
const CODES: usize = 256;
/// Where further ones are counted.
const OTHER: &str = "other";

/// One count that only rises.
#[derive(Debug, Default)]
pub(crate) struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is counted since the start.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    accepted: Count,
    refused: Count,
    refusals: Mutex<BTreeMap<String, u64>>,
    entries: Count,
    commit: Clocked,
    news: Count,
    pub(crate) joined: Count,
    deliveries: Count,
    skipped: Count,
    bytes: Count,
    fan_out: Clocked,
    resumed: Count,
    snapshots: Count,
    pub(crate) catch_ups: Count,
}

/// What was counted until now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Commands that were answered with a receipt.
    pub accepted: u64,
    /// Commands that were refused.
    pub refused: u64,
    /// Reasons of refusals, by code; a refusal may have several.
    pub refusals: BTreeMap<String, u64>,
    /// Entries written to disk.
    pub entries: u64,
    /// How long batches took to be on disk.
    pub commit: Times,
    /// Changes of documents that went out, each to all who follow it.
    pub news: u64,
    /// Changes that waited for a moment to go out with others.
    pub joined: u64,
    /// Frames of news that links took.
    pub deliveries: u64,
    /// Frames of news that links could not take then; they ask for what they missed.
    pub skipped: u64,
    /// Bytes of the frames that links took.
    pub bytes: u64,
    /// From the commit to the last link, for each change.
    pub fan_out: Times,
    /// Documents that links had in part and got the missing patches of.
    pub resumed: u64,
    /// Documents that links got whole.
    pub snapshots: u64,
    /// Times that a slow link asked for what it missed.
    pub catch_ups: u64,
    /// Messages that wait for the writer.
    pub writer_queue: usize,
    /// Changes that wait for the thread that writes to the links.
    pub delivery_queue: usize,
}

impl Measures {
    /// A command was answered.
    pub(crate) fn answered(&self, told: &Result<Receipt, Rejected>) {
        let Err(rejected) = told else {
            return self.accepted.add(1);
        };
        self.refused.add(1);
        let mut known = self.refusals();
        for reason in &rejected.reasons {
            if let Some(count) = known.get_mut(&reason.code) {
                *count += 1;
            } else {
                let code = if known.len() < CODES {
                    reason.code.clone()
                } else {
                    OTHER.to_owned()
                };
                *known.entry(code).or_default() += 1;
            }
        }
    }

    /// A batch is on disk.
    pub(crate) fn committed(&self, entries: usize, took: Duration) {
        self.entries.add(wide(entries));
        self.commit.note(took);
    }

    /// A change was offered to all who follow a document.
    pub(crate) fn spread(&self, offered: &Offered, bytes: usize, took: Duration) {
        self.news.add(1);
        self.deliveries.add(offered.taken);
        self.bytes.add(offered.taken * wide(bytes));
        if offered.skipped > 0 {
            self.skipped.add(offered.skipped);
        }
        self.fan_out.note(took);
    }

    /// A link is brought up to date with a document: by patches, by all of it, or by nothing.
    pub(crate) fn brought(&self, first_from: Option<u64>) {
        match first_from {
            None => {}
            Some(0) => self.snapshots.add(1),
            Some(_) => self.resumed.add(1),
        }
    }

    /// Everything but the queues, which others know.
    pub(crate) fn figures(&self) -> Figures {
        Figures {
            accepted: self.accepted.get(),
            refused: self.refused.get(),
            refusals: self.refusals().clone(),
            entries: self.entries.get(),
            commit: self.commit.times(),
            news: self.news.get(),
            joined: self.joined.get(),
            deliveries: self.deliveries.get(),
            skipped: self.skipped.get(),
            bytes: self.bytes.get(),
            fan_out: self.fan_out.times(),
            resumed: self.resumed.get(),
            snapshots: self.snapshots.get(),
            catch_ups: self.catch_ups.get(),
            writer_queue: 0,
            delivery_queue: 0,
        }
    }

    fn refusals(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.refusals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What became of one change, counted while it is offered to all, so that the counters are touched once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offered {
    taken: u64,
    skipped: u64,
}

impl Offered {
    pub(crate) const fn note(&mut self, put: Put) {
        match put {
            Put::Taken => self.taken += 1,
            Put::Skipped => self.skipped += 1,
            Put::Gone => {}
        }
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_counted_by_code_and_their_codes_are_bounded() {
        let measures = Measures::default();
        let refuse = |code: &str| measures.answered(&Err(Rejected::because(code, "No.")));
        for code in ["stale", "stale", "not_found"] {
            refuse(code);
        }
        for number in 0..2 * CODES {
            refuse(&format!("code_{number}"));
        }
        let figures = measures.figures();
        assert_eq!(figures.refused, 3 + 2 * wide(CODES));
        assert_eq!(figures.refusals["stale"], 2);
        assert_eq!(figures.refusals.len(), CODES + 1);
        assert_eq!(figures.refusals.values().sum::<u64>(), figures.refused);
        refuse("stale");
        assert_eq!(
            measures.figures().refusals["stale"],
            3,
            "known ones go on being counted apart"
        );
    }

    #[test]
    fn a_change_is_counted_once_and_its_frames_by_who_took_them() {
        let measures = Measures::default();
        let mut offered = Offered::default();
        for put in [Put::Taken, Put::Skipped, Put::Taken, Put::Gone, Put::Taken] {
            offered.note(put);
        }
        measures.spread(&offered, 100, Duration::from_micros(70));
        let figures = measures.figures();
        assert_eq!(
            (figures.news, figures.deliveries, figures.skipped),
            (1, 3, 1)
        );
        assert_eq!(figures.bytes, 300);
        assert_eq!(figures.fan_out.count(), 1);
    }
}
