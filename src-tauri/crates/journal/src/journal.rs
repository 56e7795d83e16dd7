//! The open journal: find a command, read entries, keep a snapshot.

use std::fmt;

use sqlx::SqliteConnection;

use crate::chain::{entry_of, hash_of, number};
use crate::copy::Copier;
use crate::entry::{Entry, Head, Stored, Told};
use crate::error::StorageError;
use crate::home::Patience;
use crate::lock::Lock;
use crate::look_back::LookBack;
use crate::place::Place;
use crate::seal::Seal;
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
pub(crate) enum Doubt {
    /// The head is what the file says.
    None,
    /// A transaction may still be open, or may have been committed unseen.
    Unfinished,
}

/// An open gathering. Made by [`Journal::open`]; ended by [`Journal::close`], or by the program's end at any moment.
pub struct Journal {
    /// None in memory. Before the connection, so that it is dropped first.
    pub(crate) seal: Option<Seal>,
    pub(crate) patience: Patience,
    pub(crate) conn: SqliteConnection,
    place: Place,
    pub(crate) lock: Lock,
    pub(crate) head: Head,
    pub(crate) doubt: Doubt,
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
    pub(crate) fn new(
        (conn, seal): (SqliteConnection, Option<Seal>),
        place: Place,
        lock: Lock,
        head: Head,
        read_only: Option<ReadOnlyBecause>,
    ) -> Self {
        Self {
            seal,
            patience: Patience::FRESH,
            conn,
            place,
            lock,
            head,
            doubt: Doubt::None,
            read_only,
        }
    }

    /// The last entry: its number (0 for a new gathering) and its hash (zeros then).
    #[must_use]
    pub fn head(&self) -> Stored {
        Stored {
            seq: self.head.seq,
            hash: self.head.hash,
        }
    }

    /// Why nothing can be appended, if the file was damaged.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnlyBecause> {
        self.read_only.as_ref()
    }

    /// The entry that a command became, if it was ever accepted. The caller compares the hashes: an equal one is a
    /// resend, another one an id used twice.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn find(
        &mut self,
        device: &str,
        command_id: &str,
    ) -> Result<Option<Told>, StorageError> {
        let found: Option<(i64, Vec<u8>)> = sqlx::query_as(
            "select seq, command_hash from entry where device = $1 and command_id = $2",
        )
        .bind(device)
        .bind(command_id)
        .fetch_optional(self.reading().await?)
        .await?;
        found
            .map(|(seq, hash)| {
                Ok(Told {
                    seq: number(seq)?,
                    command_hash: hash_of(&hash)?,
                })
            })
            .transpose()
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
        .fetch_all(self.reading().await?)
        .await?;
        rows.iter().map(entry_of).collect()
    }

    /// Keeps the state after entry `seq`. Of the snapshots the newest two stay, and of the older ones the first of every
    /// [`SPACING`](crate::SPACING) entries.
    ///
    /// # Errors
    /// If there is no such entry, or the storage fails; earlier snapshots are still there then.
    pub async fn save_snapshot(&mut self, seq: u64, body: &[u8]) -> Result<(), StorageError> {
        let stored_seq = i64::try_from(seq).map_err(|_| StorageError::TooLarge)?;
        let conn = self.writing().await?;
        let hash: Option<Vec<u8>> = sqlx::query_scalar("select hash from entry where seq = $1")
            .bind(stored_seq)
            .fetch_optional(conn)
            .await?;
        let hash = hash.ok_or_else(|| StorageError::Failed(format!("there is no entry {seq}")))?;
        let on = Head {
            seq,
            hash: hash_of(&hash)?,
        };
        self.doubt = Doubt::Unfinished;
        let stored: Result<(), StorageError> = async {
            sqlx::query("begin immediate")
                .execute(&mut self.conn)
                .await?;
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
        self.after_snapshot().await;
        Ok(())
    }

    /// Makes copies of this gathering without keeping the journal waiting; may be used while entries are appended.
    #[must_use]
    pub fn copier(&self) -> Copier {
        Copier::of(self.place.clone())
    }

    /// Reads what was written before, beside the work; none where the file could only be read in part.
    #[must_use]
    pub fn look_back(&self) -> Option<LookBack> {
        self.read_only
            .is_none()
            .then(|| LookBack::of(self.place.clone()))
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The connection, for reading what is certain.
    pub(crate) async fn reading(&mut self) -> Result<&mut SqliteConnection, StorageError> {
        if self.doubt == Doubt::Unfinished {
            self.settle().await?;
        }
        Ok(&mut self.conn)
    }

    /// The connection, for writing if this journal may be written.
    pub(crate) async fn writing(&mut self) -> Result<&mut SqliteConnection, StorageError> {
        if self.read_only.is_some() {
            return Err(StorageError::ReadOnly);
        }
        if let Some(seal) = &mut self.seal {
            seal.use_it();
        }
        self.reading().await
    }

    /// Ends whatever transaction is open and reads where the journal stands.
    pub(crate) async fn settle(&mut self) -> Result<(), StorageError> {
        // Without an open transaction this fails, and that is as good.
        let _none_open = sqlx::query("rollback").execute(&mut self.conn).await;
        let last: Option<(i64, Vec<u8>)> =
            sqlx::query_as("select seq, hash from entry order by seq desc limit 1")
                .fetch_optional(&mut self.conn)
                .await?;
        self.head = match last {
            Some((seq, hash)) => Head {
                seq: number(seq)?,
                hash: hash_of(&hash)?,
            },
            None => Head::EMPTY,
        };
        self.doubt = Doubt::None;
        Ok(())
    }
}
