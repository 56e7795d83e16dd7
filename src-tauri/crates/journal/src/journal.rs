//! The open journal: append a batch, find a command, read entries, keep a snapshot, close.

use std::fmt;

use sqlx::{Connection, SqliteConnection};

use crate::chain::{entry_of, hash_of, number};
use crate::copy::Copier;
use crate::entry::{Entry, Head, NewEntry, Stored, Told, entry_hash};
use crate::error::{AppendError, StorageError};
use crate::lock::Lock;
use crate::place::Place;
use crate::snapshot;

/// Why a journal can only be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the file is damaged ({why}): this is what could be read, up to entry {last_good}; {}", lost_in_words(*.lost))]
pub struct ReadOnlyBecause {
    /// The last entry that holds.
    pub last_good: u64,
    /// How many entries after it are lost; none if that cannot be told.
    pub lost: Option<u64>,
    /// What is wrong with the file, for the log.
    pub why: String,
}

fn lost_in_words(lost: Option<u64>) -> String {
    match lost {
        Some(0) => "no entry is lost".to_owned(),
        Some(1) => "one entry after it is lost".to_owned(),
        Some(many) => format!("{many} entries after it are lost"),
        None => "how many entries after it are lost cannot be told".to_owned(),
    }
}

/// Where an append stands, in case its caller stopped waiting for it in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// The head is what the file says.
    None,
    /// A transaction may still be open, or may have been committed unseen.
    Unfinished,
}

/// An open gathering. Made by [`Journal::open`]; ended by [`Journal::close`], or by the program's end at any moment.
pub struct Journal {
    conn: SqliteConnection,
    place: Place,
    lock: Lock,
    head: Head,
    doubt: Doubt,
    read_only: Option<ReadOnlyBecause>,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("file", &self.place.file)
            .field("head", &self.head.seq)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

impl Journal {
    pub(crate) fn new(conn: SqliteConnection, place: Place, lock: Lock, head: Head, read_only: Option<ReadOnlyBecause>) -> Self {
        Self { conn, place, lock, head, doubt: Doubt::None, read_only }
    }

    /// The last entry: its number (0 for a new gathering) and its hash (zeros then).
    #[must_use]
    pub fn head(&self) -> Stored {
        Stored { seq: self.head.seq, hash: self.head.hash }
    }

    /// Why nothing can be appended, if the file was damaged.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnlyBecause> {
        self.read_only.as_ref()
    }

    /// Stores a batch behind entry `after`: all of it or nothing, in one transaction with one sync. When this returns,
    /// the batch survives a power cut.
    ///
    /// # Errors
    /// `Conflict` if `after` is not the last entry, `Duplicate` if a command is already there or twice in the batch, or
    /// what the storage reports. Nothing of the batch is stored then, and the journal can go on.
    pub async fn append(&mut self, after: u64, batch: &[NewEntry]) -> Result<Vec<Stored>, AppendError> {
        self.to_write().await?;
        if after != self.head.seq {
            return Err(AppendError::Conflict { expected: after, head: self.head.seq });
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
            self.head = Head { seq: last.seq, hash: last.hash };
        }
        Ok(entries.iter().map(|entry| Stored { seq: entry.seq, hash: entry.hash }).collect())
    }

    /// The entry that a command became, if it was ever accepted. The caller compares the hashes: an equal one is a
    /// resend, another one an id used twice.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn find(&mut self, device: &str, command_id: &str) -> Result<Option<Told>, StorageError> {
        let found: Option<(i64, Vec<u8>)> =
            sqlx::query_as("select seq, command_hash from entry where device = $1 and command_id = $2")
                .bind(device)
                .bind(command_id)
                .fetch_optional(self.to_read().await?)
                .await?;
        found.map(|(seq, hash)| Ok(Told { seq: number(seq)?, command_hash: hash_of(&hash)? })).transpose()
    }

    /// Entries from number `from` on, at most `limit`, in order.
    ///
    /// # Errors
    /// If the storage fails or an entry cannot be read.
    pub async fn entries(&mut self, from: u64, limit: u32) -> Result<Vec<Entry>, StorageError> {
        let rows = sqlx::query(
            "select seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash \
             from entry where seq >= $1 order by seq limit $2",
        )
        .bind(i64::try_from(from).map_err(|_| StorageError::TooLarge)?)
        .bind(i64::from(limit))
        .fetch_all(self.to_read().await?)
        .await?;
        rows.iter().map(entry_of).collect()
    }

    /// Keeps the state after entry `seq`, and forgets all snapshots but the newest two.
    ///
    /// # Errors
    /// If there is no such entry, or the storage fails; earlier snapshots are still there then.
    pub async fn save_snapshot(&mut self, seq: u64, body: &[u8]) -> Result<(), StorageError> {
        let stored_seq = i64::try_from(seq).map_err(|_| StorageError::TooLarge)?;
        let conn = self.to_write().await?;
        let hash: Option<Vec<u8>> =
            sqlx::query_scalar("select hash from entry where seq = $1").bind(stored_seq).fetch_optional(conn).await?;
        let hash = hash.ok_or_else(|| StorageError::Failed(format!("there is no entry {seq}")))?;
        let on = Head { seq, hash: hash_of(&hash)? };
        self.doubt = Doubt::Unfinished;
        let stored: Result<(), StorageError> = async {
            sqlx::query("begin immediate").execute(&mut self.conn).await?;
            snapshot::store(&mut self.conn, on, body).await?;
            sqlx::query("commit").execute(&mut self.conn).await?;
            Ok(())
        }
        .await;
        match stored {
            Ok(()) => self.doubt = Doubt::None,
            Err(error) => {
                let _settled = self.settle().await;
                return Err(error);
            }
        }
        Ok(())
    }

    /// Makes copies of this gathering without keeping the journal waiting; may be used while entries are appended.
    #[must_use]
    pub fn copier(&self) -> Copier {
        Copier::of(self.place.clone())
    }

    /// Ends the work: one gathering is one file again, and the next program may open it.
    ///
    /// # Errors
    /// If SQLite cannot bring the write-ahead log home; nothing is lost then, the next opening does it.
    pub async fn close(mut self) -> Result<(), StorageError> {
        let home = match self.to_write().await {
            Ok(conn) => sqlx::query("pragma wal_checkpoint(truncate)").execute(conn).await.map(drop),
            Err(_) => Ok(()),
        };
        let closed = self.conn.close().await;
        self.lock.release();
        Ok(home.and(closed)?)
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The connection, for reading what is certain.
    pub(crate) async fn to_read(&mut self) -> Result<&mut SqliteConnection, StorageError> {
        if self.doubt == Doubt::Unfinished {
            self.settle().await?;
        }
        Ok(&mut self.conn)
    }

    /// The connection, for writing if this journal may be written.
    pub(crate) async fn to_write(&mut self) -> Result<&mut SqliteConnection, StorageError> {
        if self.read_only.is_some() {
            return Err(StorageError::ReadOnly);
        }
        self.to_read().await
    }

    /// Ends whatever transaction is open and reads where the journal stands.
    async fn settle(&mut self) -> Result<(), StorageError> {
        // Without an open transaction this fails, and that is as good.
        let _none_open = sqlx::query("rollback").execute(&mut self.conn).await;
        let last: Option<(i64, Vec<u8>)> =
            sqlx::query_as("select seq, hash from entry order by seq desc limit 1").fetch_optional(&mut self.conn).await?;
        self.head = match last {
            Some((seq, hash)) => Head { seq: number(seq)?, hash: hash_of(&hash)? },
            None => Head::EMPTY,
        };
        self.doubt = Doubt::None;
        Ok(())
    }

    async fn write(&mut self, entries: &[Entry]) -> Result<(), AppendError> {
        let conn = &mut self.conn;
        sqlx::query("begin immediate").execute(&mut *conn).await.map_err(StorageError::from)?;
        // Nobody else should write; if somebody did, with an SQLite shell, our head is not the file's.
        let head: Option<i64> = sqlx::query_scalar("select max(seq) from entry").fetch_one(&mut *conn).await.map_err(StorageError::from)?;
        let head = number(head.unwrap_or_default())?;
        if head != self.head.seq {
            return Err(AppendError::Conflict { expected: self.head.seq, head });
        }
        for entry in entries {
            insert_entry(conn, entry).await.map_err(|error| match error {
                InsertError::Twice => {
                    let NewEntry { device, command_id, .. } = entry.told.clone();
                    AppendError::Duplicate { device, command_id }
                }
                InsertError::Storage(error) => AppendError::Storage(error),
            })?;
        }
        sqlx::query("commit").execute(conn).await.map_err(StorageError::from)?;
        Ok(())
    }
}

/// The entries that a batch becomes behind a head.
fn chained(mut head: Head, batch: &[NewEntry]) -> Vec<Entry> {
    let follow = |told: &NewEntry| {
        let seq = head.seq.saturating_add(1);
        let entry = Entry { seq, told: told.clone(), prev_hash: head.hash, hash: entry_hash(seq, told, &head.hash) };
        head = Head { seq, hash: entry.hash };
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
pub(crate) async fn insert_entry(conn: &mut SqliteConnection, entry: &Entry) -> Result<(), InsertError> {
    let whole = |value: u64| i64::try_from(value).map_err(|_| InsertError::Storage(StorageError::TooLarge));
    let NewEntry { at, actor, device, command_id, command_hash, kind, body } = &entry.told;
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
        Err(error) if error.as_database_error().is_some_and(|known| known.is_unique_violation()) => Err(InsertError::Twice),
        Err(error) => Err(InsertError::Storage(error.into())),
    }
}
