//! The whole way from bytes to a preview: what the file is, its table, its columns, its rows, its entrants.

use crate::archive::Archive;
use crate::clean::clean;
use crate::encoding;
use crate::grid::{Grid, GridRow};
use crate::limits;
use crate::preview::{Counts, Preview, ReadColumn, SourceKind};
use crate::sniff::{Carrier, sniff, sniff_text};
use crate::unreadable::Unreadable;
use crate::verdicts::judge_all;
use crate::wishes::{Column, Known, Source, Wishes};
use crate::{columns, heading, ods, separated, xlsx};

/// Reads a file or a pasted text and judges every row; `existing` are the entrants the tournament has already.
///
/// The same input gives the same preview, so a page may ask again after every change of the wishes, and the import
/// takes the entrants of the last one.
///
/// # Errors
/// [`Unreadable`] when there is no table to show, or more than a tournament holds.
pub fn read(source: &Source, wishes: &Wishes, existing: &[Known]) -> Result<Preview, Unreadable> {
    let mut preview = blank(source);
    let grid = table(source, wishes, &mut preview)?;
    let above = heading::find(&grid, wishes.has_heading);
    let (rows, _) = lay_out(&grid, above, wishes, &mut preview, columns::guess);
    judge_all(rows, wishes, existing, &mut preview);
    let count = preview.entrants.len() + existing.len();
    if count > limits::ENTRANTS && !preview.entrants.is_empty() {
        return Err(Unreadable::TooMany { count });
    }
    Ok(preview)
}

/// Which rows are below the heading, and what each column means: as the person wishes, or else as it is guessed.
pub(crate) fn lay_out<'a>(
    grid: &'a Grid,
    above: Option<usize>,
    wishes: &Wishes,
    preview: &mut Preview,
    guess: fn(Option<&GridRow>, &[GridRow], usize) -> Vec<Column>,
) -> (&'a [GridRow], Vec<Column>) {
    let width = grid.width();
    let heading = above.and_then(|at| grid.rows.get(at));
    let rows = grid
        .rows
        .get(above.map_or(0, |at| at + 1)..)
        .unwrap_or_default();
    preview.has_heading = heading.is_some();
    let meanings = wishes
        .columns
        .clone()
        .unwrap_or_else(|| guess(heading, rows, width));
    preview.columns = (0..width)
        .map(|column| ReadColumn {
            heading: heading
                .and_then(|row| row.cells.get(column))
                .map(|cell| clean(cell).text)
                .unwrap_or_default(),
            meaning: meanings.get(column).copied().unwrap_or(Column::Nothing),
            guessed: wishes.columns.is_none(),
        })
        .collect();
    (rows, meanings)
}

/// A preview of which nothing is known yet.
pub(crate) fn blank(source: &Source) -> Preview {
    Preview {
        name: clean(&source.name).text,
        kind: SourceKind::Csv,
        sheets: Vec::new(),
        sheet: 0,
        separator: None,
        encoding: None,
        has_heading: false,
        columns: Vec::new(),
        rows: Vec::new(),
        counts: Counts::default(),
        entrants: Vec::new(),
    }
}

/// The table in the source, with what was found out about it.
pub(crate) fn table(
    source: &Source,
    wishes: &Wishes,
    preview: &mut Preview,
) -> Result<Grid, Unreadable> {
    if source.bytes.len() > limits::FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if source.bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match sniff(&source.bytes)? {
        Carrier::Text => {
            let (text, encoding) = encoding::decode(&source.bytes, wishes.encoding);
            sniff_text(&text)?;
            let (grid, separator) = separated::read(&text, wishes.separator)?;
            preview.kind = if source.is_pasted() {
                SourceKind::Clipboard
            } else {
                SourceKind::Csv
            };
            preview.encoding = Some(encoding);
            preview.separator = separator;
            if grid.rows.is_empty() {
                Err(Unreadable::Empty)
            } else {
                Ok(grid)
            }
        }
        Carrier::Archive => {
            let mut archive = Archive::open(&source.bytes)?;
            let (kind, table) = spreadsheet(&mut archive, wishes.sheet)?;
            preview.kind = kind;
            preview.sheets = table.names.iter().map(|name| clean(name).text).collect();
            preview.sheet = table.chosen;
            Ok(table.grid)
        }
    }
}

fn spreadsheet(
    archive: &mut Archive<'_>,
    wish: Option<usize>,
) -> Result<(SourceKind, crate::pick::Table), Unreadable> {
    if archive.has("content.xml") {
        let kind = archive.text("mimetype")?.unwrap_or_default();
        if !kind.is_empty() && !kind.contains("spreadsheet") {
            return Err(Unreadable::NotATable {
                what: "a text document or a presentation",
            });
        }
        return Ok((SourceKind::Ods, ods::read(archive, wish)?));
    }
    if let Some(workbook) = xlsx::workbook(archive)? {
        return Ok((SourceKind::Xlsx, xlsx::read(archive, &workbook, wish)?));
    }
    Err(
        if archive.has("xl/workbook.bin") || archive.has("Index/Document.iwa") {
            Unreadable::OtherSpreadsheet
        } else if archive.has_folder("word/") || archive.has_folder("ppt/") {
            Unreadable::NotATable {
                what: "a text document or a presentation",
            }
        } else {
            Unreadable::NotATable {
                what: "a packed archive",
            }
        },
    )
}
