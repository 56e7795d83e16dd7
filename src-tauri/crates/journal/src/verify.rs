//! Whether a file holds what was written: its format, its tables, SQLite's own checks.

use sqlx::{Connection, Row, SqliteConnection};

use crate::connect::{in_memory, newest_format};
use crate::error::{NotAGathering, OpenError, StorageError};
use crate::file_header::APPLICATION_ID;

/// How thoroughly SQLite looks at its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    /// Every page, but not whether indexes agree with their tables.
    Quickly,
    /// The indexes too.
    Thoroughly,
}

/// The format of a gathering, refused where it is newer than ours or none at all.
pub(crate) async fn format_of(conn: &mut SqliteConnection) -> Result<i64, OpenError> {
    let id: i32 = sqlx::query_scalar("pragma application_id")
        .fetch_one(&mut *conn)
        .await?;
    if id != APPLICATION_ID {
        return Err(OpenError::NotAGathering(NotAGathering::OtherDatabase));
    }
    let found: i64 = sqlx::query_scalar("pragma user_version")
        .fetch_one(conn)
        .await?;
    let ours = newest_format();
    if found > ours {
        Err(OpenError::NewerVersion { found, ours })
    } else {
        Ok(found)
    }
}

/// What SQLite finds wrong with its pages; nothing if they hold.
pub(crate) async fn pages(
    conn: &mut SqliteConnection,
    how: Pages,
) -> Result<Option<String>, StorageError> {
    let pragma = match how {
        Pages::Quickly => "pragma quick_check(1)",
        Pages::Thoroughly => "pragma integrity_check(1)",
    };
    match sqlx::query_scalar::<_, String>(pragma)
        .fetch_one(conn)
        .await
        .map_err(StorageError::from)
    {
        Ok(found) if found == "ok" => Ok(None),
        Ok(found) => Ok(Some(found)),
        Err(StorageError::Damaged(why)) => Ok(Some(why)),
        Err(other) => Err(other),
    }
}

/// What differs between the tables of a file in the newest format and those the migrations make; nothing if they are equal.
pub(crate) async fn tables(conn: &mut SqliteConnection) -> Result<Option<String>, OpenError> {
    let mut fresh = in_memory().await?;
    let expected = table_list(&mut fresh).await?;
    fresh.close().await?;
    match table_list(conn).await {
        Ok(found) if found == expected => Ok(None),
        Ok(_) => Ok(Some(
            "the description of the tables is not what was written".to_owned(),
        )),
        Err(StorageError::Damaged(why)) => Ok(Some(why)),
        Err(other) => Err(other.into()),
    }
}

/// Every table and index: kind, name, table, and the statement that made it.
type TableList = Vec<(String, String, String, Option<String>)>;

async fn table_list(conn: &mut SqliteConnection) -> Result<TableList, StorageError> {
    let rows =
        sqlx::query("select type, name, tbl_name, sql from sqlite_schema order by type, name")
            .fetch_all(conn)
            .await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get(0)?,
                row.try_get(1)?,
                row.try_get(2)?,
                row.try_get(3)?,
            ))
        })
        .collect()
}
