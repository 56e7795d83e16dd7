//! Bringing the write-ahead log home into the main file: at opening, when it grows large, and at the end. Nowhere else.

use std::path::Path;

use sqlx::{Connection, SqliteConnection};

use crate::connect::{self, Sync};
use crate::error::{OpenError, StorageError};
use crate::journal::Journal;
use crate::place::Place;
use crate::seal::Seal;
use crate::wal;

/// From what size on the log is brought home after a batch, in bytes. Each time costs reading and hashing the whole main
/// file, and while it lasts no batch is taken: so not too often.
const LARGE: u64 = 16 * 1024 * 1024;

/// From what size on after a snapshot, which is a moment when the caller waits anyway.
const LARGE_ENOUGH: u64 = 4 * 1024 * 1024;

/// How far the log may grow before it is brought home the next time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// The size in bytes, beyond `LARGE` while a reader keeps SQLite from beginning the log anew.
    next: u64,
}

impl Patience {
    pub(crate) const FRESH: Self = Self { next: LARGE };
}

/// The writing connection and the seal, with what a crash left in the log brought home, and the file sealed.
///
/// # Errors
/// If the file cannot be written.
pub(crate) async fn writable(
    place: &Place,
    sync: Sync,
    format: i64,
) -> Result<(SqliteConnection, Seal), OpenError> {
    let mut seal = Seal::of(&place.file)?;
    match write_ready(place, sync, format, &mut seal).await {
        Ok(conn) => Ok((conn, seal)),
        Err(error) => {
            seal.release();
            Err(error)
        }
    }
}

async fn write_ready(
    place: &Place,
    sync: Sync,
    format: i64,
    seal: &mut Seal,
) -> Result<SqliteConnection, OpenError> {
    let old = format < connect::newest_format();
    // A file that was closed well stays byte for byte as it is until its log is brought home.
    let changes = old || wal::has_content(&place.wal()) || !seal.is_of_a_logged_file()?;
    if changes {
        seal.lift()?;
    }
    if old {
        connect::upgrade(&place.file).await?;
    }
    let mut conn = connect::writer(&place.file, sync).await?;
    match bring_home(&mut conn, seal, changes).await {
        Ok(()) => Ok(conn),
        Err(error) => {
            let _closed = conn.close().await;
            Err(error)
        }
    }
}

async fn bring_home(
    conn: &mut SqliteConnection,
    seal: &mut Seal,
    changes: bool,
) -> Result<(), OpenError> {
    // SQLite opens a file that it may not write for reading and says so only now.
    for statement in ["begin immediate", "rollback"] {
        sqlx::query(statement).execute(&mut *conn).await?;
    }
    if !changes && seal.is_set()? {
        return Ok(());
    }
    // On a full disk this may fail; what the log holds is safe there.
    match checkpoint(conn, "pragma wal_checkpoint(truncate)").await {
        Ok(_) => sealed(seal),
        Err(error) => tracing::warn!(%error, "the write-ahead log stays as it is"),
    }
    Ok(())
}

/// Whether all of the log is in the main file now: a reader may keep SQLite from that.
async fn checkpoint(
    conn: &mut SqliteConnection,
    pragma: &'static str,
) -> Result<bool, StorageError> {
    let (busy, log, home): (i64, i64, i64) = sqlx::query_as(pragma).fetch_one(conn).await?;
    Ok(busy == 0 && log == home)
}

/// Seals, or says that the file goes without.
fn sealed(seal: &mut Seal) {
    if let Err(error) = seal.set() {
        tracing::warn!(%error, "the file stays without a seal");
    }
}

impl Journal {
    /// After a batch: brings a large log home. That it fails is no reason to refuse a batch that is stored.
    pub(crate) async fn after_batch(&mut self) {
        let log = self.place().wal();
        if !wal::reaches(&log, LARGE) {
            self.patience = Patience::FRESH;
        } else if wal::reaches(&log, self.patience.next) {
            self.patience.next = self.patience.next.saturating_add(LARGE);
            self.tidy(&log).await;
        }
    }

    /// After a snapshot: the same, already for a smaller log.
    pub(crate) async fn after_snapshot(&mut self) {
        let log = self.place().wal();
        if wal::reaches(&log, LARGE_ENOUGH) {
            self.tidy(&log).await;
        }
    }

    /// Without waiting for readers: what they keep back goes home the next time.
    async fn tidy(&mut self, log: &Path) {
        let tidied: Result<(), StorageError> = async {
            if let Some(seal) = &mut self.seal {
                seal.lift()?;
            }
            let all = checkpoint(&mut self.conn, "pragma wal_checkpoint(passive)").await?;
            tracing::debug!(all, log = %log.display(), "brought home");
            Ok(())
        }
        .await;
        match (tidied, &mut self.seal) {
            (Ok(()), Some(seal)) => sealed(seal),
            (Ok(()), None) => {}
            (Err(error), _) => tracing::warn!(%error, "the write-ahead log stays as it is"),
        }
    }

    /// Ends the work: one gathering is one file again, sealed, and the next program may open it.
    ///
    /// # Errors
    /// If SQLite cannot bring the write-ahead log home; nothing is lost then, the next opening does it.
    pub async fn close(mut self) -> Result<(), StorageError> {
        let home = self.go_home().await;
        let closed = self.conn.close().await;
        if let Some(mut seal) = self.seal.take() {
            // Only now: where a reader was in the way above, SQLite has brought the rest home as it closed.
            if home.is_ok() && closed.is_ok() && !seal.is_set().unwrap_or(true) {
                sealed(&mut seal);
            }
            seal.release();
        }
        self.lock.release();
        home?;
        Ok(closed?)
    }

    async fn go_home(&mut self) -> Result<(), StorageError> {
        let log = self.place().wal();
        if self.seal.is_none() {
            return Ok(());
        }
        // Whatever an append that was given up has begun is settled first.
        let _settled = self.reading().await;
        match &mut self.seal {
            Some(seal) if wal::has_content(&log) => seal.lift()?,
            Some(_) | None => return Ok(()),
        }
        checkpoint(&mut self.conn, "pragma wal_checkpoint(truncate)").await?;
        Ok(())
    }
}
