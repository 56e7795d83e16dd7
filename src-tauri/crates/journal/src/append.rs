//! Appending a batch: one transaction, one sync, all of it or nothing.

use sqlx::SqliteConnection;

use crate::chain::number;
use crate::entry::{Entry, Head, NewEntry, Stored, entry_hash};
use crate::error::{AppendError, StorageError};
use crate::journal::{Doubt, Journal};

impl Journal {
    /// Stores a batch behind entry `after`: all of it or nothing, in one transaction with one sync. When this returns,
    /// the batch survives a power cut.
    ///
    /// # Errors
    /// `Conflict` if `after` is not the last entry, `Duplicate` if a command is already there or twice in the batch, or
    /// what the storage reports. Nothing of the batch is stored then, and the journal can go on.
    pub async fn append(
        &mut self,
        after: u64,
        batch: &[NewEntry],
    ) -> Result<Vec<Stored>, AppendError> {
        self.writing().await?;
        if after != self.head.seq {
            return Err(AppendError::Conflict {
                expected: after,
                head: self.head.seq,
            });
        }
        let entries = chained(self.head, batch);
        self.doubt = Doubt::Unfinished;
        match self.write(&entries).await {
            Ok(()) => self.doubt = Doubt::None,
            Err(error) => {
                // The reason is the batch's; that the way back fails as well only means to try it again next time.
                let _settled = self.settle().await;
                return Err(error);
            }
        }
        if let Some(last) = entries.last() {
            self.head = Head {
                seq: last.seq,
                hash: last.hash,
            };
        }
        Ok(entries
            .iter()
            .map(|entry| Stored {
                seq: entry.seq,
                hash: entry.hash,
            })
            .collect())
    }

    async fn write(&mut self, entries: &[Entry]) -> Result<(), AppendError> {
        let conn = &mut self.conn;
        sqlx::query("begin immediate")
            .execute(&mut *conn)
            .await
            .map_err(StorageError::from)?;
        // Nobody else should write; if somebody did, with an SQLite shell, our head is not the file's.
        let head: Option<i64> = sqlx::query_scalar("select max(seq) from entry")
            .fetch_one(&mut *conn)
            .await
            .map_err(StorageError::from)?;
        let head = number(head.unwrap_or_default())?;
        if head != self.head.seq {
            return Err(AppendError::Conflict {
                expected: self.head.seq,
                head,
            });
        }
        for entry in entries {
            insert_entry(conn, entry)
                .await
                .map_err(|error| match error {
                    InsertError::Twice => {
                        let NewEntry {
                            device, command_id, ..
                        } = entry.told.clone();
                        AppendError::Duplicate { device, command_id }
                    }
                    InsertError::Storage(error) => AppendError::Storage(error),
                })?;
        }
        sqlx::query("commit")
            .execute(conn)
            .await
            .map_err(StorageError::from)?;
        Ok(())
    }
}

/// The entries that a batch becomes behind a head.
fn chained(mut head: Head, batch: &[NewEntry]) -> Vec<Entry> {
    let follow = |told: &NewEntry| {
        let seq = head.seq.saturating_add(1);
        let entry = Entry {
            seq,
            told: told.clone(),
            prev_hash: head.hash,
            hash: entry_hash(seq, told, &head.hash),
        };
        head = Head {
            seq,
            hash: entry.hash,
        };
        entry
    };
    batch.iter().map(follow).collect()
}

/// Why one entry was not written.
pub(crate) enum InsertError {
    /// Its command is already there.
    Twice,
    Storage(StorageError),
}

impl From<InsertError> for StorageError {
    fn from(error: InsertError) -> Self {
        match error {
            InsertError::Twice => Self::Damaged("a command is there twice".to_owned()),
            InsertError::Storage(error) => error,
        }
    }
}

/// Writes one entry. The caller holds a transaction.
pub(crate) async fn insert_entry(
    conn: &mut SqliteConnection,
    entry: &Entry,
) -> Result<(), InsertError> {
    let whole =
        |value: u64| i64::try_from(value).map_err(|_| InsertError::Storage(StorageError::TooLarge));
    let NewEntry {
        at,
        actor,
        device,
        command_id,
        command_hash,
        kind,
        body,
    } = &entry.told;
    let inserted = sqlx::query(
        "insert into entry (seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(whole(entry.seq)?)
    .bind(whole(*at)?)
    .bind(actor.as_str())
    .bind(device.as_str())
    .bind(command_id.as_str())
    .bind(command_hash.as_slice())
    .bind(kind.as_str())
    .bind(body.as_str())
    .bind(entry.prev_hash.as_slice())
    .bind(entry.hash.as_slice())
    .execute(conn)
    .await;
    match inserted {
        Ok(_) => Ok(()),
        Err(error)
            if error
                .as_database_error()
                .is_some_and(|known| known.is_unique_violation()) =>
        {
            Err(InsertError::Twice)
        }
        Err(error) => Err(InsertError::Storage(error.into())),
    }
}
