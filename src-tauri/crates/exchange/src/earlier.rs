//! Files of earlier results, or of ratings: read and judged row by row like a list of entrants.
//!
//! A table with two sides is one of results; a table with a name and a rating is one of ratings.

mod day;
mod headings;
mod ratings;
mod results;

use crate::clean::{clean, length, show};
use crate::grid::GridRow;
use crate::heading;
use crate::limits;
use crate::preview::{Counts, Preview, ReadRow, Verdict};
use crate::read::{blank, lay_out, table};
use crate::remark::{Remark, Repair, Severity};
use crate::unreadable::Unreadable;
use crate::wishes::{Column, Source, Wishes};

/// What stands in a file of earlier results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// Who met whom.
    Results(Vec<ReadResult>),
    /// Ratings that somebody worked out elsewhere.
    Ratings(Vec<ReadRating>),
}

/// A result of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadResult {
    /// One side, 1 to 40 grapheme clusters.
    pub home: String,
    /// The other.
    pub away: String,
    /// Who won.
    pub winner: Winner,
    /// Days since 1 January 1970, where the file says when.
    pub day: Option<i64>,
}

/// Who won a match of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Winner {
    /// The first side.
    Home,
    /// The second.
    Away,
    /// Neither.
    Nobody,
}

/// A rating of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRating {
    /// 1 to 40 grapheme clusters.
    pub name: String,
    /// Rounded.
    pub rating: i32,
    /// Rounded; [`USUAL_DEVIATION`] where the file says none.
    pub deviation: u16,
}

/// The deviation of a rating of which nothing else is said: known, but not for sure.
pub const USUAL_DEVIATION: u16 = 200;

/// Reads a file or a pasted text of earlier results or ratings and judges every row.
///
/// # Errors
/// [`Unreadable`] when there is no table to show.
pub fn read_earlier(source: &Source, wishes: &Wishes) -> Result<(Preview, Earlier), Unreadable> {
    let mut preview = blank(source);
    let grid = table(source, wishes, &mut preview)?;
    let above = match wishes.has_heading {
        Some(false) => None,
        wish => headings::find(&grid).or_else(|| heading::find(&grid, wish)),
    };
    let (rows, meanings) = lay_out(&grid, above, wishes, &mut preview, headings::guess);
    let is_ratings = meanings.contains(&Column::Rating)
        || meanings.contains(&Column::Name) && !meanings.contains(&Column::Home);
    let found = if is_ratings {
        Earlier::Ratings(ratings::judge(rows, wishes, &mut preview))
    } else {
        Earlier::Results(results::judge(rows, wishes, &mut preview))
    };
    preview.counts = Counts::of(&preview.rows);
    Ok((preview, found))
}

/// A row while it is judged: its cells with the person's edits in place, and what there is to say.
struct Judged {
    number: u32,
    cells: Vec<String>,
    remarks: Vec<Remark>,
}

impl Judged {
    fn of(row: &GridRow, wishes: &Wishes, preview: &Preview) -> Self {
        let mut cells = row.cells.clone();
        cells.resize(preview.columns.len(), String::new());
        let edits = wishes.edits.get(&row.number);
        for (column, text) in edits.into_iter().flatten() {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = text.trim().chars().take(limits::CELL_CHARACTERS).collect();
            }
        }
        Self {
            number: row.number,
            cells,
            remarks: Vec::new(),
        }
    }

    /// The cell of a meaning, cleaned; nothing where there is no such column or it is empty.
    fn text(&self, column: Option<usize>) -> Option<String> {
        let text = clean(self.cells.get(column?)?).text;
        (!text.is_empty()).then_some(text)
    }

    fn fault(&mut self, code: &str, column: Option<usize>, text: impl Into<String>) {
        let fault = Remark::fault(code, column, text).with(Repair::skip());
        let fault = match column {
            Some(column) => fault.with(Repair::edit(column)),
            None => fault,
        };
        self.remarks.push(fault);
    }

    /// A name, if there is one that fits.
    fn name(&mut self, column: Option<usize>, what: &str) -> Option<String> {
        let Some(name) = self.text(column) else {
            let (code, text) = if column.is_some() {
                ("name_missing", format!("This row has no {what}."))
            } else {
                (
                    "no_name_column",
                    format!("No column is chosen as the {what}."),
                )
            };
            self.fault(code, column, text);
            return None;
        };
        let count = length(&name);
        if count > limits::NAME {
            let text = format!(
                "This name has {count} characters; {} are allowed.",
                limits::NAME
            );
            self.fault("name_too_long", column, text);
            return None;
        }
        Some(name)
    }

    /// Writes the row into the preview; whether it counts.
    fn show(mut self, wishes: &Wishes, preview: &mut Preview) -> bool {
        self.remarks.sort_by_key(|remark| remark.severity);
        let verdict = if wishes.skip.contains(&self.number) {
            self.remarks.clear();
            Verdict::Skipped
        } else {
            match self.remarks.first().map(|remark| remark.severity) {
                Some(Severity::Fault) => Verdict::Fault,
                Some(Severity::Note) => Verdict::Note,
                None => Verdict::New,
            }
        };
        preview.rows.push(ReadRow {
            number: self.number,
            cells: self.cells.iter().map(|cell| show(cell)).collect(),
            verdict,
            remarks: self.remarks,
        });
        matches!(verdict, Verdict::New | Verdict::Note)
    }
}

/// The first column of a meaning.
fn column_of(preview: &Preview, wanted: Column) -> Option<usize> {
    let mut columns = preview.columns.iter();
    columns.position(|column| column.meaning == wanted)
}
