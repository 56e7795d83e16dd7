//! What a rehearsal counts, and the report at its end.

use anyhow::{Result, bail, ensure};
use lanista_journal::Entry;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What happened so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    /// By device and command.
    receipts: BTreeMap<(String, String), u64>,
    /// Of those that were sent at once and acknowledged on the same link.
    took: Vec<Duration>,
    lost: usize,
    again: usize,
    gaps: Vec<String>,
    no_shows: usize,
    holds: usize,
    refused: BTreeMap<String, usize>,
}

impl Tally {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A link was lost.
    pub(super) fn lost(&self) {
        self.counts().lost += 1;
    }

    /// A patch did not fit, and the document was asked for anew.
    pub(super) fn gap(&self, which: &str) {
        self.counts().gaps.push(which.to_owned());
    }

    /// A tap was sent again.
    pub(super) fn again(&self) {
        self.counts().again += 1;
    }

    /// Somebody did not come.
    pub(super) fn no_show(&self) {
        self.counts().no_shows += 1;
    }

    /// A match was held.
    pub(super) fn held(&self) {
        self.counts().holds += 1;
    }

    /// A tap was refused with this word.
    pub(super) fn refused(&self, code: &str) {
        *self.counts().refused.entry(code.to_owned()).or_default() += 1;
    }

    /// A tap is on disk as this entry.
    ///
    /// # Errors
    /// When it was another entry before.
    pub(super) fn done(
        &self,
        device: &str,
        id: &str,
        seq: u64,
        took: Option<Duration>,
    ) -> Result<()> {
        let mut counts = self.counts();
        counts.took.extend(took);
        let known = counts.receipts.insert((device.into(), id.into()), seq);
        match known {
            Some(before) if before != seq => bail!("{id} was entry {before} and is now {seq}"),
            Some(_) | None => Ok(()),
        }
    }

    /// Holds the journal against all receipts: each is its entry. How many there are.
    ///
    /// # Errors
    /// With what was lost.
    pub(super) fn compare(&self, entries: &[Entry]) -> Result<usize> {
        let counts = self.counts();
        // The file takes no command of a device twice: a second one would be at another number.
        let sent = |entry: &Entry| (entry.told.device.clone(), entry.told.command_id.clone());
        let journal: BTreeMap<_, u64> = entries.iter().map(|one| (sent(one), one.seq)).collect();
        for (sent, seq) in &counts.receipts {
            ensure!(
                journal.get(sent) == Some(seq),
                "{} was acknowledged as entry {seq} and is not there",
                sent.1
            );
        }
        Ok(counts.receipts.len())
    }

    /// A line a count, for people.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut counts = self.counts();
        counts.took.sort_unstable();
        let part = |share: usize| {
            let at = counts.took.len() * share / 100;
            counts
                .took
                .get(at.min(counts.took.len().saturating_sub(1)))
                .map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
        };
        let mut lines = vec![
            format!(
                "{} taps acknowledged, half of them within {:.1} ms, 99 of 100 within {:.1} ms (lost links counted)",
                counts.receipts.len(),
                part(50),
                part(99)
            ),
            format!(
                "{} links lost, {} taps sent again, {} no-shows, {} holds",
                counts.lost, counts.again, counts.no_shows, counts.holds
            ),
        ];
        if let Some(first) = counts.gaps.first() {
            lines.push(format!(
                "{} times a patch did not fit and a device subscribed again, first: {first}",
                counts.gaps.len()
            ));
        }
        if !counts.refused.is_empty() {
            let refused: Vec<String> = counts
                .refused
                .iter()
                .map(|(code, times)| format!("{code} {times}"))
                .collect();
            lines.push(format!("Refused: {}", refused.join(", ")));
        }
        lines
    }
}
