//! Who was told that what is on disk: the book against which a journal is held at the end.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail, ensure};
use lanista_journal::{Create, Damaged, Entry, Journal, Open, Stored, hex};
use std::path::Path;
use tokio::sync::watch;

/// Which command: the device that sent it and the id it gave.
pub type Sent = (String, String);

/// Every receipt that a device got.
#[derive(Debug)]
pub struct Book {
    receipts: Mutex<BTreeMap<Sent, u64>>,
    taps: watch::Sender<usize>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            receipts: Mutex::default(),
            taps: watch::Sender::new(0),
        }
    }
}

impl Book {
    /// Writes down a receipt.
    ///
    /// # Errors
    /// When the same command had another number before: it was stored twice.
    pub fn note(&self, device: &str, id: &str, seq: u64) -> Result<()> {
        let key = (device.to_owned(), id.to_owned());
        let mut receipts = self.receipts.lock().unwrap_or_else(PoisonError::into_inner);
        match receipts.insert(key, seq) {
            None => self.taps.send_modify(|taps| *taps += 1),
            Some(before) if before == seq => {}
            Some(before) => bail!("command {id} was entry {before} and is now entry {seq}"),
        }
        Ok(())
    }

    /// How many commands were acknowledged.
    #[must_use]
    pub fn count(&self) -> usize {
        *self.taps.borrow()
    }

    /// Waits until so many commands were acknowledged.
    pub async fn reached(&self, count: usize) {
        // It cannot end before us: we hold the sender.
        self.taps
            .subscribe()
            .wait_for(|taps| *taps >= count)
            .await
            .ok();
    }

    /// Holds the journal against the book: every receipt is its entry, and no device has an entry without a receipt.
    /// Returns how many entries there are, and the hash of the last, read from the entries themselves.
    ///
    /// # Errors
    /// With what was lost, doubled, or is there without anybody's knowing.
    pub async fn compare(&self, file: &Path) -> Result<(u64, String)> {
        let (entries, head) = entries_of(file).await?;
        let mut journal: BTreeMap<Sent, u64> = BTreeMap::new();
        for entry in &entries {
            let told = &entry.told;
            // What the server itself did has no device.
            if told.device.is_empty() {
                continue;
            }
            let key = (told.device.clone(), told.command_id.clone());
            if let Some(first) = journal.insert(key, entry.seq) {
                bail!(
                    "{} is doubled: entries {first} and {}",
                    told.kind,
                    entry.seq
                );
            }
        }
        let receipts = self.receipts.lock().unwrap_or_else(PoisonError::into_inner);
        for (sent, seq) in receipts.iter() {
            ensure!(
                journal.get(sent) == Some(seq),
                "{sent:?} was acknowledged as entry {seq}, but the journal says {:?}",
                journal.get(sent)
            );
        }
        if let Some(secret) = journal.keys().find(|sent| !receipts.contains_key(*sent)) {
            bail!("{secret:?} is in the journal and was never acknowledged");
        }
        Ok((head.seq, hex(&head.hash)))
    }
}

/// Every entry of a gathering that nobody has open, and its head.
async fn entries_of(file: &Path) -> Result<(Vec<Entry>, Stored)> {
    let how = Open {
        create: Create::MustExist,
        damaged: Damaged::Refuse,
    };
    let mut journal = Journal::open(file, how).await?.journal;
    let entries = journal.entries(1, u32::MAX).await?;
    let head = journal.head();
    journal.close().await?;
    Ok((entries, head))
}
