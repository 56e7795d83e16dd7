//! Reading what was written before, over a connection of its own: the one that writes is never kept waiting.

use sqlx::{Connection, SqliteConnection};

use crate::chain::{entry_of, number};
use crate::connect::{self, Reading};
use crate::entry::Entry;
use crate::error::StorageError;
use crate::place::Place;
use crate::snapshot::{self, StoredSnapshot, width};

/// A way to the entries and snapshots of an open gathering.
#[derive(Debug, Clone)]
pub struct LookBack {
    place: Place,
}

/// A look back under way. To be ended with [`Looking::close`], or else the log stays beside the file a little longer.
#[derive(Debug)]
pub struct Looking {
    conn: SqliteConnection,
}

impl LookBack {
    pub(crate) fn of(place: Place) -> Self {
        Self { place }
    }

    /// Begins to look.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub async fn begin(&self) -> Result<Looking, StorageError> {
        let conn = connect::reader(&self.place.file, Reading::Live).await?;
        Ok(Looking { conn })
    }
}

impl Looking {
    /// The newest sound snapshot after an entry or one before it.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn snapshot(&mut self, up_to: u64) -> Result<Option<StoredSnapshot>, StorageError> {
        let (found, wrong) = snapshot::newest(&mut self.conn, up_to, |_| true).await?;
        for why in wrong {
            tracing::warn!(why, "a snapshot is passed over");
        }
        Ok(found.map(|sound| sound.snapshot))
    }

    /// How far apart snapshots may stand in a journal of a length.
    #[must_use]
    pub const fn spacing(head: u64) -> u64 {
        width(head)
    }

    /// Entries from number `from` to `to`, in order.
    ///
    /// # Errors
    /// If the storage fails or an entry cannot be read.
    pub async fn entries(&mut self, from: u64, to: u64) -> Result<Vec<Entry>, StorageError> {
        let rows = sqlx::query(
            "select seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash \
             from entry where seq >= $1 and seq <= $2 order by seq",
        )
        .bind(stored(from)?)
        .bind(i64::try_from(to).unwrap_or(i64::MAX))
        .fetch_all(&mut self.conn)
        .await?;
        rows.iter().map(entry_of).collect()
    }

    /// Number, command and sender's device of entries from `from` to `to`, in order: all that needs no body.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn heads(
        &mut self,
        from: u64,
        to: u64,
    ) -> Result<Vec<(u64, String, String)>, StorageError> {
        let rows: Vec<(i64, String, String)> = sqlx::query_as(
            "select seq, kind, device from entry where seq >= $1 and seq <= $2 order by seq",
        )
        .bind(stored(from)?)
        .bind(i64::try_from(to).unwrap_or(i64::MAX))
        .fetch_all(&mut self.conn)
        .await?;
        rows.into_iter()
            .map(|(seq, kind, device)| Ok((number(seq)?, kind, device)))
            .collect()
    }

    /// Entries of one command after a number, in order, whole.
    ///
    /// # Errors
    /// If the storage fails or an entry cannot be read.
    pub async fn of_kind(&mut self, kind: &str, after: u64) -> Result<Vec<Entry>, StorageError> {
        let rows = sqlx::query(
            "select seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash \
             from entry where kind = $1 and seq > $2 order by seq",
        )
        .bind(kind)
        .bind(stored(after)?)
        .fetch_all(&mut self.conn)
        .await?;
        rows.iter().map(entry_of).collect()
    }

    /// The number of the last entry, 0 where there is none.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn head(&mut self) -> Result<u64, StorageError> {
        let head: Option<i64> = sqlx::query_scalar("select max(seq) from entry")
            .fetch_one(&mut self.conn)
            .await?;
        head.map_or(Ok(0), number)
    }

    /// When an entry was written; none where there is no such entry.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn at(&mut self, seq: u64) -> Result<Option<u64>, StorageError> {
        let at: Option<i64> = sqlx::query_scalar("select at from entry where seq = $1")
            .bind(stored(seq)?)
            .fetch_optional(&mut self.conn)
            .await?;
        at.map(number).transpose()
    }

    /// The last entry written at a time or before it, 0 where there is none. Times never go back from entry to entry.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn seq_at(&mut self, time: u64) -> Result<u64, StorageError> {
        let (mut low, mut high) = (0, self.head().await?);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if self.at(middle).await?.is_some_and(|at| at <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Ok(low)
    }

    /// Ends the look.
    pub async fn close(self) {
        if let Err(error) = self.conn.close().await {
            tracing::debug!(%error, "a look back was not ended cleanly");
        }
    }
}

fn stored(seq: u64) -> Result<i64, StorageError> {
    i64::try_from(seq).map_err(|_| StorageError::TooLarge)
}
