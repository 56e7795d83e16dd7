//! What can go wrong with a journal: a stable code for programs and a sentence for volunteers, each.

use std::path::PathBuf;

use sqlx::error::DatabaseError;

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
    error.as_database_error().and_then(DatabaseError::code)?.parse().ok()
}

/// Whether SQLite could not open a file it needs, such as the wal-index in a folder that cannot be written.
pub(crate) fn could_not_open(error: &sqlx::Error) -> bool {
    result_code(error).is_some_and(|code| matches!(code & 0xff, rescode::CANTOPEN | rescode::READONLY))
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
        if matches!(error, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) {
            return Self::Damaged(error.to_string());
        }
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for StorageError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        if matches!(error.kind(), StorageFull | QuotaExceeded) {
            Self::DiskFull
        } else if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) {
            Self::ReadOnly
        } else {
            Self::Failed(error.to_string())
        }
    }
}

/// What a file is that is not a gathering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAGathering {
    /// A folder.
    #[error("it is a folder")]
    Folder,
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// Text, a picture, anything.
    #[error("it holds something else")]
    SomethingElse,
    /// An SQLite database of another program.
    #[error("it is the database of another program")]
    OtherDatabase,
}

/// Why a gathering was not opened. Nothing was changed on the disk.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file is something else.
    #[error("this file is not a gathering: {0}")]
    NotAGathering(NotAGathering),
    /// A later Lanista wrote it.
    #[error("this gathering was made by a newer Lanista (format {found}, this one reads up to {ours}): install the newer version to open it")]
    NewerVersion {
        /// The format of the file.
        found: i64,
        /// The newest format that this build reads.
        ours: i64,
    },
    /// It lies on a network share, where what SQLite needs does not hold.
    #[error("this folder is on the network ({0}): a gathering must lie on a disk of this computer; copy it here and open the copy")]
    NetworkFolder(String),
    /// The folder cannot be written.
    #[error("this folder is read-only: copy the gathering into a folder of your own and open it there")]
    ReadOnlyFolder,
    /// The file cannot be written.
    #[error("this file is read-only: allow writing, or open a copy")]
    ReadOnlyFile,
    /// No space left.
    #[error("the disk is full: make space and open the gathering again, nothing in it is lost")]
    DiskFull,
    /// Another program has it open.
    #[error("this gathering is already open in another window or program{}", .pid.map(|pid| std::format!(" (process {pid})")).unwrap_or_default())]
    InUse {
        /// The process that holds it, if it said so.
        pid: Option<u32>,
    },
    /// It does not hold what was written.
    #[error("this gathering is damaged after entry {}; it can be opened for reading up to there, and the file is kept as it is", .0.last_good)]
    Damaged(Damage),
    /// There is no such file, and none was to be created.
    #[error("there is no such file")]
    Missing,
    /// There is a file already, and a new one was wanted.
    #[error("there is already a file of this name")]
    AlreadyThere,
    /// The folder does not exist.
    #[error("there is no such folder")]
    NoFolder,
    /// The name cannot be used.
    #[error("this name cannot be used for a gathering: use plain letters, digits and spaces")]
    BadName,
    /// Anything else.
    #[error(transparent)]
    Storage(StorageError),
}

impl OpenError {
    /// A stable name for screens, logs and exit codes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAGathering(_) => "not_a_gathering",
            Self::NewerVersion { .. } => "newer_version",
            Self::NetworkFolder(_) => "network_folder",
            Self::ReadOnlyFolder => "read_only_folder",
            Self::ReadOnlyFile => "read_only_file",
            Self::DiskFull => "disk_full",
            Self::InUse { .. } => "in_use",
            Self::Damaged(_) => "damaged",
            Self::Missing => "missing",
            Self::AlreadyThere => "already_there",
            Self::NoFolder => "no_folder",
            Self::BadName => "bad_name",
            Self::Storage(error) => error.code(),
        }
    }
}

impl From<StorageError> for OpenError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::DiskFull => Self::DiskFull,
            StorageError::ReadOnly => Self::ReadOnlyFile,
            StorageError::Busy => Self::InUse { pid: None },
            StorageError::Damaged(why) => Self::Damaged(Damage { last_good: 0, first_bad: None, why }),
            other @ (StorageError::TooLarge | StorageError::Failed(_)) => Self::Storage(other),
        }
    }
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        StorageError::from(error).into()
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        StorageError::from(error).into()
    }
}

/// Why a batch was not stored. Nothing of it is in the journal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppendError {
    /// The batch was decided on another state than the journal's.
    #[error("the journal has gone on to entry {head} while entry {expected} was thought to be the last")]
    Conflict {
        /// The last entry as the caller thought.
        expected: u64,
        /// The last entry as it is.
        head: u64,
    },
    /// A command of the batch was stored before, or stands twice in it.
    #[error("the command {command_id} of device {device} is already in the journal")]
    Duplicate {
        /// The device that sent it.
        device: String,
        /// The id it gave.
        command_id: String,
    },
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl AppendError {
    /// A stable name for screens and logs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "conflict",
            Self::Duplicate { .. } => "duplicate",
            Self::Storage(error) => error.code(),
        }
    }
}

/// Why no copy was made. What was there before under that name is unchanged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// The copy would replace a gathering that is open.
    #[error("{} is open: choose another name for the copy", .0.display())]
    TargetInUse(PathBuf),
    /// The folder does not exist.
    #[error("there is no such folder")]
    NoFolder,
    /// The name cannot be used.
    #[error("this name cannot be used for a copy: use plain letters, digits and spaces")]
    BadName,
    /// The folder cannot be written.
    #[error("this folder is read-only: choose another one for the copy")]
    ReadOnlyFolder,
    /// The copy was written but does not hold what it should.
    #[error("the copy was checked and found wrong ({0}); it was not kept")]
    Unsound(String),
    /// Anything else: no space, a disk that was pulled out.
    #[error("the copy could not be made: {0}")]
    Storage(StorageError),
}

impl CopyError {
    /// A stable name for screens and logs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TargetInUse(_) => "target_in_use",
            Self::NoFolder => "no_folder",
            Self::BadName => "bad_name",
            Self::ReadOnlyFolder => "read_only_folder",
            Self::Unsound(_) => "copy_unsound",
            Self::Storage(error) => error.code(),
        }
    }
}

impl<E: Into<StorageError>> From<E> for CopyError {
    fn from(error: E) -> Self {
        match error.into() {
            StorageError::ReadOnly => Self::ReadOnlyFolder,
            other => Self::Storage(other),
        }
    }
}
