//! Why a batch is not stored.

use super::StorageError;

/// Why a batch was not stored. Nothing of it is in the journal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppendError {
    /// The batch was decided on another state than the journal's.
    #[error(
        "the journal has gone on to entry {head} while entry {expected} was thought to be the last"
    )]
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
