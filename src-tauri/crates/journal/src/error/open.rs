//! Why a gathering is not opened: what the file is, where it lies, what state it is in.

use super::{Damage, StorageError};

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
    #[error(
        "this gathering was made by a newer Lanista (format {found}, this one reads up to {ours}): install the newer version to open it"
    )]
    NewerVersion {
        /// The format of the file.
        found: i64,
        /// The newest format that this build reads.
        ours: i64,
    },
    /// It lies on a network share, where what SQLite needs does not hold.
    #[error(
        "this folder is on the network ({0}): a gathering must lie on a disk of this computer; copy it here and open the copy"
    )]
    NetworkFolder(String),
    /// The folder cannot be written.
    #[error(
        "this folder is read-only: copy the gathering into a folder of your own and open it there"
    )]
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
            StorageError::Damaged(why) => Self::Damaged(Damage {
                last_good: 0,
                first_bad: None,
                why,
            }),
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
