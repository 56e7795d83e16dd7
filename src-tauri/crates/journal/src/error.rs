//! What can go wrong with a journal: a stable code for programs and a sentence for volunteers, each.

mod append;
mod copy;
mod open;

use sqlx::error::DatabaseError;

pub use append::AppendError;
pub use copy::CopyError;
pub use open::{NotAGathering, OpenError};

/// Where a journal is damaged and how that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The last entry up to which everything holds; 0 if none does.
    pub last_good: u64,
    /// The first entry that does not hold, if the damage lies in an entry.
    pub first_bad: Option<u64>,
    /// What was found, for the log and for a bug report.
    pub why: String,
}

/// Trouble of the storage itself, whatever was being done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// No space left where the gathering lies.
    #[error("the disk is full: make space, nothing that was confirmed is lost")]
    DiskFull,
    /// The journal cannot be written: opened read-only, or made read-only under our feet.
    #[error("this gathering is open for reading only")]
    ReadOnly,
    /// Another program holds the file, past the time we wait.
    #[error("another program is using the file of this gathering")]
    Busy,
    /// What lies in the file is not what was written.
    #[error("the file of this gathering is damaged ({0})")]
    Damaged(String),
    /// A number that the journal cannot hold.
    #[error("a number is too large to be stored")]
    TooLarge,
    /// Anything else the disk or SQLite reported.
    #[error("the file of this gathering cannot be used: {0}")]
    Failed(String),
}

impl StorageError {
    /// A stable name for screens and logs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Busy => "in_use",
            Self::Damaged(_) => "damaged",
            Self::TooLarge => "too_large",
            Self::Failed(_) => "storage_failed",
        }
    }
}

/// SQLite's result codes, <https://www.sqlite.org/rescode.html>; an extended code carries the primary one in its lowest byte.
mod rescode {
    pub(super) const BUSY: i32 = 5;
    pub(super) const LOCKED: i32 = 6;
    pub(super) const READONLY: i32 = 8;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANTOPEN: i32 = 14;
    pub(super) const NOTADB: i32 = 26;
    /// The wal-index could not grow: on a full disk it is the first to notice.
    pub(super) const IOERR_SHMSIZE: i32 = 4874;
}

/// The extended result code of SQLite, if the error came from there.
fn result_code(error: &sqlx::Error) -> Option<i32> {
    error
        .as_database_error()
        .and_then(DatabaseError::code)?
        .parse()
        .ok()
}

/// Whether SQLite could not open a file it needs, such as the wal-index in a folder that cannot be written.
pub(crate) fn could_not_open(error: &sqlx::Error) -> bool {
    result_code(error)
        .is_some_and(|code| matches!(code & 0xff, rescode::CANTOPEN | rescode::READONLY))
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        if let Some(code) = result_code(&error) {
            return match (code, code & 0xff) {
                (rescode::IOERR_SHMSIZE, _) | (_, rescode::FULL) => Self::DiskFull,
                (_, rescode::READONLY) => Self::ReadOnly,
                (_, rescode::BUSY | rescode::LOCKED) => Self::Busy,
                (_, rescode::CORRUPT | rescode::NOTADB) => Self::Damaged(error.to_string()),
                _ => Self::Failed(error.to_string()),
            };
        }
        if matches!(
            error,
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)
        ) {
            return Self::Damaged(error.to_string());
        }
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for StorageError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{
            PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        if matches!(error.kind(), StorageFull | QuotaExceeded) {
            Self::DiskFull
        } else if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) {
            Self::ReadOnly
        } else {
            Self::Failed(error.to_string())
        }
    }
}
