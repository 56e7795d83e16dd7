//! Why no copy is made.

use std::path::PathBuf;

use super::StorageError;

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
        let error = error.into();
        if matches!(error, StorageError::ReadOnly) {
            Self::ReadOnlyFolder
        } else {
            Self::Storage(error)
        }
    }
}
