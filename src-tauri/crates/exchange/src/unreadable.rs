//! Why a file cannot be read at all, each with a stable code and a sentence that says what to do.

use crate::limits;

/// A file that gives no table. [`Display`](std::fmt::Display) is the sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// No bytes, or nothing but blanks.
    #[error("This file is empty. Choose the file that holds the entrants.")]
    Empty,
    /// More bytes than are read.
    #[error("This file is larger than {} MB. Save only the list of entrants, without pictures.", limits::FILE_BYTES / 1024 / 1024)]
    TooLarge,
    /// A spreadsheet file that unpacks to far more than a list of entrants can be.
    #[error(
        "This file unpacks to far more than a list of entrants needs, so it was not opened. Save the list again as CSV."
    )]
    Bomb,
    /// More rows than are read.
    #[error(
        "This table has more than {} rows. Save only the rows with entrants.",
        limits::ROWS
    )]
    TooManyRows,
    /// More columns than are read.
    #[error(
        "This table has more than {} columns. Delete the columns that are not needed.",
        limits::COLUMNS
    )]
    TooManyColumns,
    /// More entrants than a tournament may have, those already entered included.
    #[error(
        "That would make {count} entrants, and a tournament holds at most {}. Split the list.",
        limits::ENTRANTS
    )]
    TooMany {
        /// How many there would be.
        count: usize,
    },
    /// Protected by a password.
    #[error(
        "This spreadsheet is protected by a password. Save it without one and choose it again."
    )]
    Encrypted,
    /// A file of Excel before 2007.
    #[error(
        "This is a spreadsheet in an old Excel format (.xls). Save it as .xlsx or CSV and choose it again."
    )]
    OldExcel,
    /// A spreadsheet in a format that is not read.
    #[error(
        "This kind of spreadsheet cannot be read. Save it as .xlsx, .ods or CSV and choose it again."
    )]
    OtherSpreadsheet,
    /// Something else altogether, whatever its name says.
    #[error("This is {what}, not a table of entrants. Choose a CSV, .xlsx or .ods file.")]
    NotATable {
        /// What it is, with its article: "a PDF".
        what: &'static str,
    },
    /// A spreadsheet file that is cut off or broken.
    #[error(
        "This spreadsheet is damaged or was not copied completely. Copy it again, or save it as CSV."
    )]
    Damaged,
    /// The sheet that was chosen is not there.
    #[error("This file has no such sheet. Choose another one.")]
    NoSuchSheet,
}

impl Unreadable {
    /// The stable name of the reason, in snake case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::Bomb => "bomb",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyColumns => "too_many_columns",
            Self::TooMany { .. } => "too_many",
            Self::Encrypted => "encrypted",
            Self::OldExcel => "old_excel",
            Self::OtherSpreadsheet => "other_spreadsheet",
            Self::NotATable { .. } => "not_a_table",
            Self::Damaged => "damaged",
            Self::NoSuchSheet => "no_such_sheet",
        }
    }
}
