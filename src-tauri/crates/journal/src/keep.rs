//! What is kept beside the entries: secrets, which leave the file only on request, and settings.

use sqlx::{Row, SqliteConnection};

use crate::chain::hash_of;
use crate::entry::{Hash, framed};
use crate::error::StorageError;
use crate::journal::Journal;

fn secret_hash(kind: &str, id: &str, body: &[u8]) -> Hash {
    framed(b"lanista secret 1", &[kind.as_bytes(), id.as_bytes(), body])
}

fn setting_hash(key: &str, value: &str) -> Hash {
    framed(b"lanista setting 1", &[key.as_bytes(), value.as_bytes()])
}

impl Journal {
    /// Stores a secret (a device key, the server's identity), in place of an earlier one of this kind and id.
    ///
    /// # Errors
    /// If the storage fails; the earlier one is still there then.
    pub async fn put_secret(
        &mut self,
        kind: &str,
        id: &str,
        body: &[u8],
    ) -> Result<(), StorageError> {
        insert_secret(self.writing().await?, kind, id, body).await
    }

    /// All secrets of a kind with their ids, in the order of the ids.
    ///
    /// # Errors
    /// If the storage fails, or a secret is not what was written.
    pub async fn secrets(&mut self, kind: &str) -> Result<Vec<(String, Vec<u8>)>, StorageError> {
        let rows =
            sqlx::query("select kind, id, body, hash from secret where kind = $1 order by id")
                .bind(kind)
                .fetch_all(self.reading().await?)
                .await?;
        rows.iter()
            .map(|row| secret_of(row).map(|(_, id, body)| (id, body)))
            .collect()
    }

    /// Forgets a secret; one that is not there is no error.
    ///
    /// # Errors
    /// If the storage fails; the secret is still there then.
    pub async fn delete_secret(&mut self, kind: &str, id: &str) -> Result<(), StorageError> {
        let conn = self.writing().await?;
        sqlx::query("delete from secret where kind = $1 and id = $2")
            .bind(kind)
            .bind(id)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Stores a setting of this gathering (the port, the number of a screen), in place of an earlier one.
    ///
    /// # Errors
    /// If the storage fails; the earlier one is still there then.
    pub async fn put_setting(&mut self, key: &str, value: &str) -> Result<(), StorageError> {
        insert_setting(self.writing().await?, key, value).await
    }

    /// One setting, if it was ever stored.
    ///
    /// # Errors
    /// If the storage fails, or the setting is not what was written.
    pub async fn setting(&mut self, key: &str) -> Result<Option<String>, StorageError> {
        let row = sqlx::query("select key, value, hash from setting where key = $1")
            .bind(key)
            .fetch_optional(self.reading().await?)
            .await?;
        Ok(row
            .as_ref()
            .map(setting_of)
            .transpose()?
            .map(|(_, value)| value))
    }

    /// All settings in the order of their keys.
    ///
    /// # Errors
    /// If the storage fails, or a setting is not what was written.
    pub async fn settings(&mut self) -> Result<Vec<(String, String)>, StorageError> {
        let conn = self.reading().await?;
        let rows = sqlx::query("select key, value, hash from setting order by key")
            .fetch_all(conn)
            .await?;
        rows.iter().map(setting_of).collect()
    }

    /// Forgets a setting; one that is not there is no error.
    ///
    /// # Errors
    /// If the storage fails; the setting is still there then.
    pub async fn delete_setting(&mut self, key: &str) -> Result<(), StorageError> {
        let conn = self.writing().await?;
        sqlx::query("delete from setting where key = $1")
            .bind(key)
            .execute(conn)
            .await?;
        Ok(())
    }
}

async fn insert_secret(
    conn: &mut SqliteConnection,
    kind: &str,
    id: &str,
    body: &[u8],
) -> Result<(), StorageError> {
    sqlx::query(
        "insert into secret (kind, id, body, hash) values ($1, $2, $3, $4) \
         on conflict (kind, id) do update set body = excluded.body, hash = excluded.hash",
    )
    .bind(kind)
    .bind(id)
    .bind(body)
    .bind(secret_hash(kind, id, body).as_slice())
    .execute(conn)
    .await?;
    Ok(())
}

async fn insert_setting(
    conn: &mut SqliteConnection,
    key: &str,
    value: &str,
) -> Result<(), StorageError> {
    sqlx::query(
        "insert into setting (key, value, hash) values ($1, $2, $3) \
         on conflict (key) do update set value = excluded.value, hash = excluded.hash",
    )
    .bind(key)
    .bind(value)
    .bind(setting_hash(key, value).as_slice())
    .execute(conn)
    .await?;
    Ok(())
}

fn secret_of(row: &sqlx::sqlite::SqliteRow) -> Result<(String, String, Vec<u8>), StorageError> {
    let (kind, id, body): (String, String, Vec<u8>) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    if hash_of(row.try_get(3)?)? == secret_hash(&kind, &id, &body) {
        Ok((kind, id, body))
    } else {
        Err(StorageError::Damaged(
            "a secret is not what was written".to_owned(),
        ))
    }
}

fn setting_of(row: &sqlx::sqlite::SqliteRow) -> Result<(String, String), StorageError> {
    let (key, value): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    if hash_of(row.try_get(2)?)? == setting_hash(&key, &value) {
        Ok((key, value))
    } else {
        Err(StorageError::Damaged(
            "a setting is not what was written".to_owned(),
        ))
    }
}

/// What is wrong with secrets and settings; nothing if they hold.
pub(crate) async fn wrong(conn: &mut SqliteConnection) -> Result<Option<String>, StorageError> {
    let found: Result<(), StorageError> = async {
        for row in &sqlx::query("select kind, id, body, hash from secret")
            .fetch_all(&mut *conn)
            .await?
        {
            secret_of(row)?;
        }
        for row in &sqlx::query("select key, value, hash from setting")
            .fetch_all(&mut *conn)
            .await?
        {
            setting_of(row)?;
        }
        Ok(())
    }
    .await;
    match found {
        Ok(()) => Ok(None),
        Err(StorageError::Damaged(why)) => Ok(Some(why)),
        Err(other) => Err(other),
    }
}

/// Copies the secrets and settings that still hold; those that do not are left behind.
pub(crate) async fn copy_readable(
    from: &mut SqliteConnection,
    to: &mut SqliteConnection,
) -> Result<(), StorageError> {
    let secrets = sqlx::query("select kind, id, body, hash from secret")
        .fetch_all(&mut *from)
        .await
        .unwrap_or_default();
    for (kind, id, body) in secrets.iter().filter_map(|row| secret_of(row).ok()) {
        insert_secret(to, &kind, &id, &body).await?;
    }
    let settings = sqlx::query("select key, value, hash from setting")
        .fetch_all(from)
        .await
        .unwrap_or_default();
    for (key, value) in settings.iter().filter_map(|row| setting_of(row).ok()) {
        insert_setting(to, &key, &value).await?;
    }
    Ok(())
}
