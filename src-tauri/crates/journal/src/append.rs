//! Appending a batch: one transaction, one sync, all of it or nothing.

use std::collections::HashSet;

use sqlx::error::DatabaseError;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

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
        self.after_batch().await;
        Ok(entries
            .iter()
            .map(|entry| Stored {
                seq: entry.seq,
                hash: entry.hash,
            })
            .collect())
    }

    async fn write(&mut self, entries: &[Entry]) -> Result<(), AppendError> {
        // One statement is a transaction of its own, and spares two walks to SQLite's thread and back.
        let is_one_statement = entries.len() <= AT_ONCE;
        let conn = &mut self.conn;
        if !is_one_statement {
            sqlx::query("begin immediate")
                .execute(&mut *conn)
                .await
                .map_err(StorageError::from)?;
        }
        match insert(conn, entries).await {
            Ok(()) => {}
            Err(InsertError::Twice) => return Err(self.why_twice(entries).await?),
            Err(InsertError::Storage(error)) => return Err(error.into()),
        }
        if !is_one_statement {
            sqlx::query("commit")
                .execute(conn)
                .await
                .map_err(StorageError::from)?;
        }
        Ok(())
    }

    /// Which command of a batch was refused, or whether somebody else wrote: with an SQLite shell, since we hold the lock.
    async fn why_twice(&mut self, entries: &[Entry]) -> Result<AppendError, StorageError> {
        let expected = self.head.seq;
        self.settle().await?;
        if self.head.seq != expected {
            let head = self.head.seq;
            return Ok(AppendError::Conflict { expected, head });
        }
        let mut seen = HashSet::new();
        for NewEntry {
            device, command_id, ..
        } in entries.iter().map(|entry| &entry.told)
        {
            if !seen.insert((device, command_id)) || self.find(device, command_id).await?.is_some()
            {
                let (device, command_id) = (device.clone(), command_id.clone());
                return Ok(AppendError::Duplicate { device, command_id });
            }
        }
        Err(StorageError::Damaged(
            "an index finds what is not there".to_owned(),
        ))
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

/// Why entries were not written.
pub(crate) enum InsertError {
    /// A number or a command is already there.
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

impl From<StorageError> for InsertError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// How many entries one statement takes: ten values each, below SQLite's 32,766 and PostgreSQL's 65,535 of a statement.
/// Each statement is a walk to SQLite's thread and back, which costs more than to write an entry.
const AT_ONCE: usize = 256;

/// Writes entries as they are. More than [`AT_ONCE`] need a transaction of the caller's to be one.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    entries: &[Entry],
) -> Result<(), InsertError> {
    for piece in entries.chunks(AT_ONCE) {
        let mut rows = Vec::with_capacity(piece.len());
        for entry in piece {
            rows.push((whole(entry.seq)?, whole(entry.told.at)?, entry));
        }
        let mut insert = QueryBuilder::<Sqlite>::new(
            "insert into entry (seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash) ",
        );
        insert.push_values(rows, |mut row, (seq, at, entry)| {
            let told = &entry.told;
            row.push_bind(seq)
                .push_bind(at)
                .push_bind(told.actor.as_str())
                .push_bind(told.device.as_str())
                .push_bind(told.command_id.as_str())
                .push_bind(told.command_hash.as_slice())
                .push_bind(told.kind.as_str())
                .push_bind(told.body.as_str())
                .push_bind(entry.prev_hash.as_slice())
                .push_bind(entry.hash.as_slice());
        });
        insert.build().execute(&mut *conn).await.map_err(|error| {
            if error
                .as_database_error()
                .is_some_and(DatabaseError::is_unique_violation)
            {
                InsertError::Twice
            } else {
                InsertError::Storage(error.into())
            }
        })?;
    }
    Ok(())
}

fn whole(value: u64) -> Result<i64, StorageError> {
    i64::try_from(value).map_err(|_| StorageError::TooLarge)
}
