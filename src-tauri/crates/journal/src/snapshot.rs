//! Snapshots: the state after an entry, so that opening need not begin at the first one. They can always be made again.

use sqlx::{Row, SqliteConnection};

use crate::chain::{hash_of, number};
use crate::entry::{Hash, Head, framed};
use crate::error::StorageError;

/// A state that was stored; what it means is the hub's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSnapshot {
    /// The entry after which the state held.
    pub seq: u64,
    /// The state as the hub wrote it.
    pub body: Vec<u8>,
}

/// The newest are kept in any case: one to open with, and one in case that one is damaged.
const NEWEST: i64 = 2;
/// Of the older ones the first of every so many entries stays, so that a look back has never far to go.
pub const SPACING: u64 = 2_000;
/// So many older ones at most: the longer the journal, the wider they stand.
const MOST: u64 = 256;

fn snapshot_hash(seq: u64, chain: &Hash, body: &[u8]) -> Hash {
    framed(b"lanista snapshot 1", &[&seq.to_be_bytes(), chain, body])
}

/// A snapshot whose content holds and which stands on an entry of this chain.
#[derive(Debug)]
pub(crate) struct Sound {
    pub(crate) snapshot: StoredSnapshot,
    /// The entry it stands on.
    pub(crate) on: Head,
}

/// How many entries one of the older snapshots stands for in a journal of a length.
pub(crate) const fn width(head: u64) -> u64 {
    SPACING * (1 + head / (SPACING * MOST))
}

/// Stores a snapshot of the state after `on`, and forgets those that are neither new nor the first of their part.
/// The caller holds a transaction.
pub(crate) async fn store(
    conn: &mut SqliteConnection,
    on: Head,
    body: &[u8],
) -> Result<(), StorageError> {
    let seq = i64::try_from(on.seq).map_err(|_| StorageError::TooLarge)?;
    let width = i64::try_from(width(on.seq)).map_err(|_| StorageError::TooLarge)?;
    sqlx::query(
        "insert into snapshot (seq, chain_hash, body, hash) values ($1, $2, $3, $4) \
         on conflict (seq) do update set chain_hash = excluded.chain_hash, body = excluded.body, hash = excluded.hash",
    )
    .bind(seq)
    .bind(on.hash.as_slice())
    .bind(body)
    .bind(snapshot_hash(on.seq, &on.hash, body).as_slice())
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "delete from snapshot where seq not in (select seq from snapshot order by seq desc limit $1) \
         and seq not in (select min(seq) from snapshot group by seq / $2)",
    )
    .bind(NEWEST)
    .bind(width)
    .execute(conn)
    .await?;
    Ok(())
}

/// The newest sound snapshot up to an entry that suits, and what is wrong with those that were passed over.
pub(crate) async fn newest(
    conn: &mut SqliteConnection,
    up_to: u64,
    suits: impl Fn(Head) -> bool + Send,
) -> Result<(Option<Sound>, Vec<String>), StorageError> {
    let up_to = i64::try_from(up_to).unwrap_or(i64::MAX);
    let mut wrong = Vec::new();
    for seq in numbers(conn).await? {
        if seq > up_to {
            continue;
        }
        match one(conn, seq).await? {
            Ok(sound) if suits(sound.on) => return Ok((Some(sound), wrong)),
            Ok(_) => {}
            Err(why) => wrong.push(why),
        }
    }
    Ok((None, wrong))
}

/// What is wrong with the first snapshot that is not sound.
pub(crate) async fn wrong(conn: &mut SqliteConnection) -> Result<Option<String>, StorageError> {
    for seq in numbers(conn).await? {
        if let Err(why) = one(conn, seq).await? {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

/// After which entries there are snapshots, newest first.
async fn numbers(conn: &mut SqliteConnection) -> Result<Vec<i64>, StorageError> {
    let known = sqlx::query_scalar("select seq from snapshot order by seq desc");
    Ok(known.fetch_all(conn).await?)
}

/// The snapshot after an entry, or what is wrong with it.
async fn one(conn: &mut SqliteConnection, seq: i64) -> Result<Result<Sound, String>, StorageError> {
    let row = sqlx::query(
        "select s.seq, s.chain_hash, s.body, s.hash, e.hash from snapshot s left join entry e on e.seq = s.seq \
         where s.seq = $1",
    )
    .bind(seq)
    .fetch_one(conn)
    .await?;
    let read = || -> Result<Option<Sound>, StorageError> {
        let seq = number(row.try_get(0)?)?;
        let chain = hash_of(row.try_get(1)?)?;
        let body: Vec<u8> = row.try_get(2)?;
        let holds = hash_of(row.try_get(3)?)? == snapshot_hash(seq, &chain, &body);
        let stands = row.try_get::<Option<&[u8]>, _>(4)? == Some(chain.as_slice());
        Ok((holds && stands).then_some(Sound {
            snapshot: StoredSnapshot { seq, body },
            on: Head { seq, hash: chain },
        }))
    };
    Ok(match read() {
        Ok(Some(sound)) => Ok(sound),
        Ok(None) => Err("a snapshot is not what was written".to_owned()),
        Err(error) => Err(error.to_string()),
    })
}
