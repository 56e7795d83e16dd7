//! A table of texts as it stands in the file, bounded in every direction.

use crate::limits;
use crate::unreadable::Unreadable;

/// Rows with content, each with its number in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) rows: Vec<GridRow>,
}

/// One row of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// Number as a spreadsheet shows it, from 1.
    pub(crate) number: u32,
    /// Texts from the left, without the empty ones at the end.
    pub(crate) cells: Vec<String>,
    /// Whether a cell was longer than is read, for each such cell its index.
    pub(crate) cut: Vec<usize>,
}

impl Grid {
    /// Adds a row, unless it is empty.
    pub(crate) fn push(&mut self, mut row: GridRow) -> Result<(), Unreadable> {
        while row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        if row.cells.is_empty() {
            return Ok(());
        }
        if row.cells.len() > limits::COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if self.rows.len() == limits::ROWS {
            return Err(Unreadable::TooManyRows);
        }
        self.rows.push(row);
        Ok(())
    }

    /// The number of columns: the width of the widest row.
    pub(crate) fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }
}

impl GridRow {
    /// An empty row with its number.
    pub(crate) fn at(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Puts a text into a column, trimmed and cut to what is read. Columns far beyond the limit are only counted.
    pub(crate) fn put(&mut self, column: usize, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let column = column.min(limits::COLUMNS);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        let mut short = text.to_owned();
        if let Some((end, _)) = text.char_indices().nth(limits::CELL_CHARACTERS) {
            short.truncate(end);
            self.cut.push(column);
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = short;
        }
    }
}
