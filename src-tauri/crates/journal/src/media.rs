//! Photos beside the entries: written in pieces, whole once their row stands, found again by the hash of their bytes.

use sha2::{Digest as _, Sha256};
use sqlx::{Row, SqliteConnection};

use crate::chain::{hash_of, number};
use crate::entry::{Hash, framed};
use crate::error::StorageError;
use crate::journal::Journal;

/// Bytes of a piece: little enough that a score which waits for one is not late.
pub const PIECE_BYTES: usize = 128 * 1024;

/// What is known of a photo without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Of which kind it is, as it was said when it was stored.
    pub kind: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// In how many pieces they lie.
    pub pieces: u32,
}

/// Names a photo by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaName<'a> {
    /// Their SHA-256, as text.
    pub sha256: &'a str,
    /// Their SHA-256.
    pub digest: Hash,
}

fn media_hash(sha256: &str, kind: &str, bytes: u64, digest: &Hash) -> Hash {
    framed(
        b"lanista media 1",
        &[
            sha256.as_bytes(),
            kind.as_bytes(),
            &bytes.to_be_bytes(),
            digest,
        ],
    )
}

impl Journal {
    /// Stores one piece of a photo, counted from 0, in place of an earlier one.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn put_media_piece(
        &mut self,
        sha256: &str,
        piece: u32,
        body: &[u8],
    ) -> Result<(), StorageError> {
        insert_piece(self.writing().await?, sha256, i64::from(piece), body).await?;
        self.after_batch().await;
        Ok(())
    }

    /// Says that all pieces are there: from now on the photo is part of the gathering.
    ///
    /// # Errors
    /// If the storage fails, or the pieces have not so many bytes.
    pub async fn finish_media(
        &mut self,
        name: MediaName<'_>,
        kind: &str,
        bytes: u64,
    ) -> Result<(), StorageError> {
        let conn = self.writing().await?;
        let stored: i64 = sqlx::query_scalar(
            "select coalesce(sum(length(body)), 0) from media_piece where sha256 = $1",
        )
        .bind(name.sha256)
        .fetch_one(&mut *conn)
        .await?;
        if number(stored)? != bytes {
            return Err(StorageError::Failed(
                "the pieces of a photo are not all there".to_owned(),
            ));
        }
        insert_media(conn, name, kind, bytes).await
    }

    /// What is known of a photo, if it is there.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn media(&mut self, sha256: &str) -> Result<Option<Media>, StorageError> {
        let found: Option<(String, i64, i64)> = sqlx::query_as(
            "select kind, bytes, (select count(*) from media_piece where media_piece.sha256 = media.sha256) \
             from media where sha256 = $1",
        )
        .bind(sha256)
        .fetch_optional(self.reading().await?)
        .await?;
        found
            .map(|(kind, bytes, pieces)| {
                Ok(Media {
                    kind,
                    bytes: number(bytes)?,
                    pieces: u32::try_from(pieces).map_err(|_| StorageError::TooLarge)?,
                })
            })
            .transpose()
    }

    /// One piece of a photo that is there, counted from 0.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn media_piece(
        &mut self,
        sha256: &str,
        piece: u32,
    ) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(
            sqlx::query_scalar("select body from media_piece where sha256 = $1 and piece = $2")
                .bind(sha256)
                .bind(i64::from(piece))
                .fetch_optional(self.reading().await?)
                .await?,
        )
    }

    /// Forgets a photo, whole or not; one that is not there is no error.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn delete_media(&mut self, sha256: &str) -> Result<(), StorageError> {
        // The row first: what is left by a crash in between is an upload that broke off.
        for statement in [
            "delete from media where sha256 = $1",
            "delete from media_piece where sha256 = $1",
        ] {
            let conn = self.writing().await?;
            sqlx::query(statement).bind(sha256).execute(conn).await?;
        }
        Ok(())
    }

    /// Forgets what uploads that broke off have left, and says how many pieces that were.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn sweep_media(&mut self) -> Result<u64, StorageError> {
        let swept =
            sqlx::query("delete from media_piece where sha256 not in (select sha256 from media)")
                .execute(self.writing().await?)
                .await?;
        Ok(swept.rows_affected())
    }
}

async fn insert_piece(
    conn: &mut SqliteConnection,
    sha256: &str,
    piece: i64,
    body: &[u8],
) -> Result<(), StorageError> {
    sqlx::query(
        "insert into media_piece (sha256, piece, body) values ($1, $2, $3) \
         on conflict (sha256, piece) do update set body = excluded.body",
    )
    .bind(sha256)
    .bind(piece)
    .bind(body)
    .execute(conn)
    .await?;
    Ok(())
}

async fn insert_media(
    conn: &mut SqliteConnection,
    MediaName { sha256, digest }: MediaName<'_>,
    kind: &str,
    bytes: u64,
) -> Result<(), StorageError> {
    sqlx::query(
        "insert into media (sha256, kind, bytes, hash) values ($1, $2, $3, $4) \
         on conflict (sha256) do update set kind = excluded.kind, bytes = excluded.bytes, hash = excluded.hash",
    )
    .bind(sha256)
    .bind(kind)
    .bind(i64::try_from(bytes).map_err(|_| StorageError::TooLarge)?)
    .bind(media_hash(sha256, kind, bytes, &digest).as_slice())
    .execute(conn)
    .await?;
    Ok(())
}

/// What is wrong with photos; nothing if they hold. The rest of an upload that broke off is not looked at.
pub(crate) async fn wrong(conn: &mut SqliteConnection) -> Result<Option<String>, StorageError> {
    let rows = sqlx::query("select sha256, kind, bytes, hash from media order by sha256")
        .fetch_all(&mut *conn)
        .await?;
    for row in &rows {
        if sound(conn, row).await?.is_none() {
            return Ok(Some("a photo is not what was written".to_owned()));
        }
    }
    Ok(None)
}

/// A photo that holds: its name, its kind, and how many pieces it has.
struct Sound {
    sha256: String,
    kind: String,
    bytes: u64,
    digest: Hash,
    pieces: i64,
}

/// Reads a photo piece by piece; nothing where its bytes are not those it was stored with.
async fn sound(
    conn: &mut SqliteConnection,
    row: &sqlx::sqlite::SqliteRow,
) -> Result<Option<Sound>, StorageError> {
    let (sha256, kind): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let bytes = number(row.try_get(2)?)?;
    let mut hash = Sha256::new();
    let mut pieces = 0;
    let mut found = 0_u64;
    while let Some(body) = sqlx::query_scalar::<_, Vec<u8>>(
        "select body from media_piece where sha256 = $1 and piece = $2",
    )
    .bind(&sha256)
    .bind(pieces)
    .fetch_optional(&mut *conn)
    .await?
    {
        found = found.saturating_add(u64::try_from(body.len()).unwrap_or(u64::MAX));
        hash.update(&body);
        pieces += 1;
    }
    let digest: Hash = hash.finalize().into();
    let is_sound =
        found == bytes && hash_of(row.try_get(3)?)? == media_hash(&sha256, &kind, bytes, &digest);
    Ok(is_sound.then_some(Sound {
        sha256,
        kind,
        bytes,
        digest,
        pieces,
    }))
}

/// Copies the photos that still hold; those that do not are left behind.
pub(crate) async fn copy_readable(
    from: &mut SqliteConnection,
    to: &mut SqliteConnection,
) -> Result<(), StorageError> {
    let rows = sqlx::query("select sha256, kind, bytes, hash from media order by sha256")
        .fetch_all(&mut *from)
        .await
        .unwrap_or_default();
    for row in &rows {
        let Ok(Some(photo)) = sound(from, row).await else {
            continue;
        };
        for piece in 0..photo.pieces {
            let body: Vec<u8> =
                sqlx::query_scalar("select body from media_piece where sha256 = $1 and piece = $2")
                    .bind(&photo.sha256)
                    .bind(piece)
                    .fetch_one(&mut *from)
                    .await?;
            insert_piece(to, &photo.sha256, piece, &body).await?;
        }
        let name = MediaName {
            sha256: &photo.sha256,
            digest: photo.digest,
        };
        insert_media(to, name, &photo.kind, photo.bytes).await?;
    }
    Ok(())
}
