//! What can still be read of a damaged gathering: everything up to the last good entry, into memory.

use sqlx::{Connection, SqliteConnection};

use crate::append::insert;
use crate::chain::{Followed, Way, follow, furthest};
use crate::connect::{self, Reading};
use crate::entry::{Entry, Head};
use crate::error::{Damage, OpenError, StorageError};
use crate::journal::ReadOnlyBecause;
use crate::keep;
use crate::open::Ready;
use crate::place::Place;
use crate::{media, snapshot, wal};

/// Reads the good part of a damaged file into a journal in memory; the file is not written to.
///
/// # Errors
/// `Damaged` if not even its tables can be read.
pub(crate) async fn read(place: &Place, found: Damage) -> Result<Ready, OpenError> {
    let log = wal::damage(&place.wal())?;
    let reading = if wal::has_content(&place.wal()) {
        Reading::Live
    } else {
        Reading::Still
    };
    let mut from = connect::rescuer(&place.file, reading).await?;
    let mut memory = connect::in_memory().await?;
    let mut entries = Vec::new();
    let Followed { head, damage } = follow(&mut from, Head::EMPTY, Way::Table, |entry| {
        entries.push(entry)
    })
    .await?;
    // What the log held is nowhere else, and where the pages are broken nothing may be readable behind the damage.
    let lost = match furthest(&mut from).await {
        Some(seq) if log.is_none() && (seq > head.seq || damage.is_none()) => {
            Some(seq.saturating_sub(head.seq))
        }
        Some(_) | None => None,
    };
    copy_entries(&mut memory, &entries).await?;
    keep::copy_readable(&mut from, &mut memory).await?;
    media::copy_readable(&mut from, &mut memory).await?;
    let snapshot = copy_snapshot(&mut from, &mut memory, &entries).await?;
    if let Some(snapshot) = &snapshot {
        entries.retain(|entry| entry.seq > snapshot.seq);
    }
    let _closed = from.close().await;
    let why = damage.map_or(found.why, |damage| damage.why);
    let read_only = Some(ReadOnlyBecause {
        last_good: head.seq,
        lost,
        why,
    });
    Ok(Ready {
        conn: memory,
        seal: None,
        head,
        snapshot,
        entries,
        read_only,
    })
}

async fn copy_entries(
    memory: &mut SqliteConnection,
    entries: &[Entry],
) -> Result<(), StorageError> {
    sqlx::query("begin").execute(&mut *memory).await?;
    insert(memory, entries).await?;
    sqlx::query("commit").execute(memory).await?;
    Ok(())
}

/// Takes over the newest snapshot that stands on an entry that was read.
async fn copy_snapshot(
    from: &mut SqliteConnection,
    memory: &mut SqliteConnection,
    entries: &[Entry],
) -> Result<Option<snapshot::StoredSnapshot>, StorageError> {
    let stands = |on: Head| {
        entries
            .iter()
            .any(|entry| entry.seq == on.seq && entry.hash == on.hash)
    };
    let Ok((Some(newest), _)) = snapshot::newest(from, u64::MAX, stands).await else {
        return Ok(None);
    };
    snapshot::store(memory, newest.on, &newest.snapshot.body).await?;
    Ok(Some(newest.snapshot))
}
