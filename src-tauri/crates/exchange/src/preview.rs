//! What the import page shows: the file as it is, our meaning above each column, a verdict for each row.

use serde::Serialize;
use ts_rs::TS;

use crate::remark::Remark;
use crate::wishes::{Column, Encoding, Separator};
use lanista_domain::Particulars;

/// A file read and judged. Nothing is imported before the person agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct Preview {
    /// The file's name; empty for the clipboard.
    pub name: String,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Names of the sheets; empty for text.
    pub sheets: Vec<String>,
    /// Index of the sheet that was read; 0 for text.
    pub sheet: usize,
    /// What stands between two cells of a text; none for spreadsheets, and for a bare list with one name per line.
    pub separator: Option<Separator>,
    /// How the letters of a text are written; none for spreadsheets.
    pub encoding: Option<Encoding>,
    /// Whether there is a row of headings; what stands above it is left out.
    pub has_heading: bool,
    /// The columns from the left.
    pub columns: Vec<ReadColumn>,
    /// The rows with content, without headings, in the file's order.
    pub rows: Vec<ReadRow>,
    /// How many rows have which verdict.
    pub counts: Counts,
    /// The entrants to import, by seed where there are seeds, else in the file's order.
    #[serde(skip)]
    pub entrants: Vec<NewEntrant>,
}

/// Where the rows come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum SourceKind {
    /// A text file with a separator.
    Csv,
    /// An Excel file since 2007.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A text from the clipboard.
    Clipboard,
}

/// A column of the file and what it means to us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct ReadColumn {
    /// The heading in the file; empty when there is none.
    pub heading: String,
    /// What the column means.
    pub meaning: Column,
    /// Whether the meaning was guessed rather than chosen.
    pub guessed: bool,
}

/// A row of the file and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct ReadRow {
    /// The row's number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// The cells, as many as there are columns, with the person's edits in place.
    pub cells: Vec<String>,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// Why, worst first.
    pub remarks: Vec<Remark>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum Verdict {
    /// Imported as it is.
    New,
    /// Imported, with something to look at.
    Note,
    /// Left out until it is put right.
    Fault,
    /// Left out because the person said so.
    Skipped,
    /// Left out because the tournament has this entrant already.
    Known,
}

/// How many rows have which verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct Counts {
    /// Rows imported as they are.
    pub new: u32,
    /// Rows imported with a note.
    pub notes: u32,
    /// Rows left out until they are put right.
    pub faults: u32,
    /// Rows the person left out.
    pub skipped: u32,
    /// Rows of entrants already there.
    pub known: u32,
}

impl Counts {
    pub(crate) fn of(rows: &[ReadRow]) -> Self {
        let mut counts = Self::default();
        for row in rows {
            *match row.verdict {
                Verdict::New => &mut counts.new,
                Verdict::Note => &mut counts.notes,
                Verdict::Fault => &mut counts.faults,
                Verdict::Skipped => &mut counts.skipped,
                Verdict::Known => &mut counts.known,
            } += 1;
        }
        counts
    }
}

/// An entrant to import: cleaned, within its limits, with a tag no other new entrant has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewEntrant {
    /// Registered name, 1 to 40 grapheme clusters, NFC.
    pub name: String,
    /// Short name, 1 to 16 grapheme clusters.
    pub short_name: String,
    /// Tag, 1 to 4 grapheme clusters.
    pub tag: String,
    /// Seed from the file, or the rank by rating; 1 is the strongest.
    pub seed: Option<u32>,
    /// Club.
    pub club: Option<String>,
    /// Seat in the hall.
    pub seat: Option<String>,
    /// Handles of the players.
    pub roster: Vec<String>,
    /// What the row says of each of them besides, in the same order; of a single player who has no roster, the first.
    pub people: Vec<Particulars>,
}
