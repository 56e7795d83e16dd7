//! Connections to the file of a gathering, and the settings that its promises rest on.

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::error::{OpenError, StorageError};
use crate::file_header::APPLICATION_ID;
use crate::seal;

/// The migrations, embedded; the number of the last is the format of the file.
static MIGRATIONS: Migrator = sqlx::migrate!("../../../migrations");

/// How long a statement waits for another connection: our own readers, or a person's SQLite shell.
const WAIT: Duration = Duration::from_secs(5);

/// When SQLite waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sync {
    /// At every commit: what the journal promises.
    Full,
    /// At checkpoints only. The power-cut test must see this one lose entries, or it could not see anything.
    #[cfg(all(test, target_os = "linux"))]
    Normal,
}

/// How to reach a file that is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// With its write-ahead log, and together with a writer.
    Live,
    /// The main file alone, without making any file beside it; only while nobody can write.
    Still,
}

fn common(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(WAIT)
        .foreign_keys(true)
        // A read error of a mapped file is a signal that ends the process; of a read file it is an error.
        .pragma("mmap_size", "0")
        // Pages are looked at before they are believed.
        .pragma("cell_size_check", "on")
        .pragma("trusted_schema", "off")
        // On macOS an ordinary sync does not reach the platter.
        .pragma("fullfsync", "on")
        .row_buffer_size(128)
        .disable_statement_logging()
}

/// The one connection that writes.
pub(crate) async fn writer(path: &Path, sync: Sync) -> Result<SqliteConnection, sqlx::Error> {
    let synchronous = match sync {
        Sync::Full => SqliteSynchronous::Full,
        #[cfg(all(test, target_os = "linux"))]
        Sync::Normal => SqliteSynchronous::Normal,
    };
    common(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        // In KiB when negative: the upper part of the index of commands, whose leaves are written to at random, fits in
        // a tenth of that.
        .pragma("cache_size", "-500")
        // The main file changes when we say so, and is sealed then: see `home`.
        .pragma("wal_autocheckpoint", "0")
        .connect()
        .await
}

/// A connection that only reads.
pub(crate) async fn reader(path: &Path, reading: Reading) -> Result<SqliteConnection, sqlx::Error> {
    common(path)
        .read_only(true)
        .immutable(reading == Reading::Still)
        .connect()
        .await
}

/// A connection that reads what it can of a damaged file: also of one that was cut off, which SQLite refuses otherwise
/// (`lockBtree` in its `btree.c` asks for this setting before it reads fewer pages than the header counts).
pub(crate) async fn rescuer(
    path: &Path,
    reading: Reading,
) -> Result<SqliteConnection, sqlx::Error> {
    common(path)
        .read_only(true)
        .immutable(reading == Reading::Still)
        .pragma("cell_size_check", "off")
        .pragma("writable_schema", "on")
        .connect()
        .await
}

/// A connection to a copy that nobody else has: one file, nothing beside it.
pub(crate) async fn alone(path: &Path) -> Result<SqliteConnection, sqlx::Error> {
    common(path)
        .journal_mode(SqliteJournalMode::Delete)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await
}

/// An empty journal in memory.
pub(crate) async fn in_memory() -> Result<SqliteConnection, OpenError> {
    // Not the option of that name: a connection opened so can write no copy of itself to a file.
    let mut conn = marked(common(Path::new(":memory:")).create_if_missing(true))
        .connect()
        .await?;
    run_migrations(&mut conn).await?;
    Ok(conn)
}

/// Makes a new, empty gathering in a file that does not exist yet.
pub(crate) async fn create(path: &Path) -> Result<(), OpenError> {
    bring_up_to_date(
        common(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Delete),
    )
    .await
}

/// Brings the tables of an older gathering to the newest format.
pub(crate) async fn upgrade(path: &Path) -> Result<(), OpenError> {
    bring_up_to_date(common(path).journal_mode(SqliteJournalMode::Wal)).await
}

/// The newest format this build knows: the number of the last migration.
pub(crate) fn newest_format() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or_default()
}

/// The marks come last: a file that carries them has all its tables.
async fn bring_up_to_date(options: SqliteConnectOptions) -> Result<(), OpenError> {
    let options = options.synchronous(SqliteSynchronous::Full);
    let mut conn = options.connect().await?;
    run_migrations(&mut conn).await?;
    conn.close().await?;
    Ok(marked(options).connect().await?.close().await?)
}

fn marked(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .pragma("application_id", APPLICATION_ID.to_string())
        .pragma("user_version", newest_format().to_string())
}

/// All tables, and the row of the seal, which is a matter of the file and so none of the migrations.
async fn run_migrations(conn: &mut SqliteConnection) -> Result<(), OpenError> {
    use sqlx::migrate::MigrateError::{Execute, ExecuteMigration};
    // Not `run`: through its bounds the compiler cannot see that the work may move between threads.
    MIGRATIONS
        .run_direct(None, &mut *conn, false)
        .await
        .map_err(|error| {
            if let Execute(inner) | ExecuteMigration(inner, _) = error {
                OpenError::from(inner)
            } else {
                OpenError::Storage(StorageError::Failed(error.to_string()))
            }
        })?;
    sqlx::query("insert into seal (body) select $1 where not exists (select 1 from seal)")
        .bind(seal::ROW.as_slice())
        .execute(conn)
        .await?;
    Ok(())
}
