//! Reads text with separators: which one it is, quotes, row numbers as a spreadsheet shows them.

use csv::{ReaderBuilder, StringRecord};

use crate::grid::{Grid, GridRow};
use crate::save::unquote_formula;
use crate::unreadable::Unreadable;
use crate::wishes::Separator;
use crate::words;

/// How much of the text the separator is guessed from, in lines.
const SAMPLE_LINES: usize = 200;
/// The same in bytes, for texts with endless lines.
const SAMPLE_BYTES: usize = 128 * 1024;
/// A byte that stands in no text we accept: with it as separator every line is one cell.
const NO_SEPARATOR: u8 = 0x1f;

/// Reads the text with the separator wished for, or the likeliest; none means one cell per line.
pub(crate) fn read(
    text: &str,
    wish: Option<Separator>,
) -> Result<(Grid, Option<Separator>), Unreadable> {
    let announced = announced(text);
    let separator = wish.or(announced).or_else(|| guess(text));
    let mut grid = parse(text, separator, true)?;
    if is_unbalanced(text, &grid) {
        grid = parse(text, separator, false)?;
    }
    if announced.is_some() {
        grid.rows.retain(|row| row.number > 1);
    }
    Ok((grid, separator))
}

/// Excel's own first line `sep=;`.
fn announced(text: &str) -> Option<Separator> {
    let line = text.lines().next()?.trim_matches('"');
    let named = line
        .strip_prefix("sep=")
        .or_else(|| line.strip_prefix("SEP="))?;
    Separator::ALL
        .into_iter()
        .find(|one| named.as_bytes() == [one.byte()])
}

/// A quote that is opened and never closed swallows the rows behind it; then quotes are plain letters.
fn is_unbalanced(text: &str, grid: &Grid) -> bool {
    text.matches('"').count() % 2 == 1
        && grid
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| cell.contains('\n')))
}

fn parse(text: &str, separator: Option<Separator>, quoting: bool) -> Result<Grid, Unreadable> {
    let delimiter = separator.map_or(NO_SEPARATOR, Separator::byte);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = StringRecord::new();
    let mut number = 0_u32;
    loop {
        let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader
            .read_record(&mut record)
            .map_err(|_| Unreadable::Damaged)?
        {
            return Ok(grid);
        }
        number = number
            .saturating_add(1)
            .saturating_add(blank_lines(text, from));
        let mut row = GridRow::at(number);
        for (column, cell) in record.iter().enumerate() {
            row.put(column, &unquote_formula(&bare(cell, quoting)));
        }
        grid.push(row)?;
    }
}

/// The empty lines that the reader passes over before its next record.
fn blank_lines(text: &str, from: usize) -> u32 {
    let bytes = text.as_bytes();
    let is = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
    // The record before may have ended between the two halves of CR LF.
    let mut at = if from > 0 && is(from - 1, b'\r') && is(from, b'\n') {
        from + 1
    } else {
        from
    };
    let mut lines = 0;
    loop {
        at += match (is(at, b'\r'), is(at, b'\n')) {
            (true, _) if is(at + 1, b'\n') => 2,
            (true, _) | (_, true) => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

/// A cell without the quotes the reader left because a blank stood before them, or because it was told to.
fn bare(cell: &str, quoting: bool) -> String {
    let trimmed = cell.trim();
    let inner = trimmed
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if !quoting || cell.starts_with([' ', '\t']) => inner.replace("\"\"", "\""),
        _ => trimmed.to_owned(),
    }
}

/// The separator that cuts the most lines into equally many cells; a row of known headings outweighs that.
fn guess(text: &str) -> Option<Separator> {
    let within = text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= SAMPLE_BYTES)
        .unwrap_or(text.len());
    let head = text.get(..within).unwrap_or(text);
    let end = head
        .match_indices('\n')
        .nth(SAMPLE_LINES)
        .map_or(within, |(at, _)| at);
    let sample = text.get(..end).unwrap_or(text);
    let mut best: Option<((usize, usize), Separator)> = None;
    for separator in Separator::ALL {
        let Some(score) = score(sample, separator) else {
            continue;
        };
        if best.is_none_or(|(so_far, _)| score > so_far) {
            best = Some((score, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

/// Known headings found, and how many lines in a hundred have the commonest number of cells.
fn score(sample: &str, separator: Separator) -> Option<(usize, usize)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(sample.as_bytes());
    let records: Vec<StringRecord> = reader.records().flatten().collect();
    let mut widths = vec![0_usize; 256];
    for record in &records {
        if let Some(count) = widths.get_mut(record.len()) {
            *count += 1;
        }
    }
    let commonest = widths.iter().skip(2).max().copied().unwrap_or(0);
    let headings = records
        .iter()
        .take(5)
        .filter(|record| record.len() > 1)
        .map(|record| words::count(record.iter()))
        .max()
        .unwrap_or(0);
    let share = commonest * 100 / records.len().max(1);
    (headings >= 2 || share >= 60).then_some((headings, share))
}
