//! Reading entries in order while following the chain of their hashes.

use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::entry::{Entry, Hash, Head, NewEntry, entry_hash};
use crate::error::{Damage, StorageError};

/// How entries are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By their number, through the index.
    Index,
    /// As they lie in the table, whose order is theirs: works also where the index is damaged.
    Table,
}

/// How far the chain holds.
#[derive(Debug, Clone)]
pub(crate) struct Followed {
    /// The last entry that holds.
    pub(crate) head: Head,
    /// What is wrong with the one after it, if something is.
    pub(crate) damage: Option<Damage>,
}

/// Follows the chain from an entry that is known to hold, and shows every entry that holds as well.
///
/// # Errors
/// If the storage fails in another way than by what lies in the file.
pub(crate) async fn follow(
    conn: &mut SqliteConnection,
    from: Head,
    way: Way,
    mut seen: impl FnMut(Entry),
) -> Result<Followed, StorageError> {
    let after = i64::try_from(from.seq).map_err(|_| StorageError::TooLarge)?;
    let select = match way {
        Way::Index => {
            "select seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash \
             from entry where seq > $1 order by seq"
        }
        Way::Table => {
            "select seq, at, actor, device, command_id, command_hash, kind, body, prev_hash, hash \
             from entry not indexed where rowid > $1 order by rowid"
        }
    };
    let mut head = from;
    // Row by row, while SQLite's thread reads ahead: up to the one that cannot be read.
    let mut rows = sqlx::query(select).bind(after).fetch(conn);
    loop {
        let row = match rows.try_next().await.map_err(StorageError::from) {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(Followed { head, damage: None }),
            Err(StorageError::Damaged(why)) => return Ok(broken(head, why)),
            Err(other) => return Err(other),
        };
        match next_entry(&row, head) {
            Ok(entry) => {
                head = Head {
                    seq: entry.seq,
                    hash: entry.hash,
                };
                seen(entry);
            }
            Err(why) => return Ok(broken(head, why)),
        }
    }
}

/// The largest entry number that can still be read: how far the journal once went, as far as that can be told.
pub(crate) async fn furthest(conn: &mut SqliteConnection) -> Option<u64> {
    let furthest: Option<i64> = sqlx::query_scalar("select max(seq) from entry")
        .fetch_one(conn)
        .await
        .ok()?;
    furthest.and_then(|seq| u64::try_from(seq).ok())
}

fn broken(head: Head, why: String) -> Followed {
    Followed {
        head,
        damage: Some(Damage {
            last_good: head.seq,
            first_bad: Some(head.seq + 1),
            why,
        }),
    }
}

/// The entry in a row, if it is the one that follows.
fn next_entry(row: &SqliteRow, head: Head) -> Result<Entry, String> {
    let entry = entry_of(row).map_err(|error| error.to_string())?;
    if Some(entry.seq) != head.seq.checked_add(1) {
        return Err("an entry is missing".to_owned());
    }
    if entry.prev_hash != head.hash {
        return Err("it does not follow the entry before it".to_owned());
    }
    if entry.hash != entry_hash(entry.seq, &entry.told, &entry.prev_hash) {
        return Err("its content is not what was written".to_owned());
    }
    Ok(entry)
}

/// An entry as a row of the ten columns gives it, believed as it stands.
pub(crate) fn entry_of(row: &SqliteRow) -> Result<Entry, StorageError> {
    Ok(Entry {
        seq: number(row.try_get(0)?)?,
        told: NewEntry {
            at: number(row.try_get(1)?)?,
            actor: row.try_get(2)?,
            device: row.try_get(3)?,
            command_id: row.try_get(4)?,
            command_hash: hash_of(row.try_get(5)?)?,
            kind: row.try_get(6)?,
            body: row.try_get(7)?,
        },
        prev_hash: hash_of(row.try_get(8)?)?,
        hash: hash_of(row.try_get(9)?)?,
    })
}

/// A number that was stored from an unsigned one.
pub(crate) fn number(stored: i64) -> Result<u64, StorageError> {
    u64::try_from(stored).map_err(|_| StorageError::Damaged("a number is negative".to_owned()))
}

/// A hash that was stored as its 32 bytes.
pub(crate) fn hash_of(stored: &[u8]) -> Result<Hash, StorageError> {
    stored
        .try_into()
        .map_err(|_| StorageError::Damaged("a hash is not 32 bytes long".to_owned()))
}
