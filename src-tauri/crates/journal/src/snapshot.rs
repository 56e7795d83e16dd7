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

/// How many are kept: the newest, and one in case that one is damaged.
const KEPT: i64 = 2;

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

/// Stores a snapshot of the state after `on` and forgets all but the newest two. The caller holds a transaction.
pub(crate) async fn store(
    conn: &mut SqliteConnection,
    on: Head,
    body: &[u8],
) -> Result<(), StorageError> {
    let seq = i64::try_from(on.seq).map_err(|_| StorageError::TooLarge)?;
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
    sqlx::query("delete from snapshot where seq not in (select seq from snapshot order by seq desc limit $1)")
        .bind(KEPT)
        .execute(conn)
        .await?;
    Ok(())
}

/// The sound snapshots, newest first, and what is wrong with the others.
pub(crate) async fn load(
    conn: &mut SqliteConnection,
) -> Result<(Vec<Sound>, Vec<String>), StorageError> {
    let rows = sqlx::query(
        "select s.seq, s.chain_hash, s.body, s.hash, e.hash from snapshot s left join entry e on e.seq = s.seq \
         order by s.seq desc",
    )
    .fetch_all(conn)
    .await?;
    let mut sound = Vec::new();
    let mut wrong = Vec::new();
    for row in rows {
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
        match read() {
            Ok(Some(snapshot)) => sound.push(snapshot),
            Ok(None) => wrong.push("a snapshot is not what was written".to_owned()),
            Err(error) => wrong.push(error.to_string()),
        }
    }
    Ok((sound, wrong))
}
