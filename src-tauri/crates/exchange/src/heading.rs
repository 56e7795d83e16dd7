//! Finds the row of headings: by known words, or because the numbers begin below it.

use std::collections::HashSet;

use crate::clean::fold;
use crate::grid::{Grid, GridRow};
use crate::words;

/// Headings stand in one of the first rows with content, at most a title or a remark above.
const LOOKED_AT: usize = 10;

/// The index of the heading's row in the grid, if there is one. A wish decides whether, never where.
pub(crate) fn find(grid: &Grid, wish: Option<bool>) -> Option<usize> {
    match wish {
        Some(false) => None,
        Some(true) => known(grid, 1)
            .or_else(|| above_numbers(grid))
            .or_else(|| first_wide(grid)),
        None => known(grid, 2)
            .or_else(|| sole_word(grid))
            .or_else(|| above_numbers(grid)),
    }
}

fn hits(row: &GridRow) -> usize {
    words::count(row.cells.iter().map(String::as_str))
}

fn first_rows(grid: &Grid) -> impl Iterator<Item = (usize, &GridRow)> {
    grid.rows.iter().enumerate().take(LOOKED_AT)
}

/// The row with the most known headings, the first of equals, if there are at least so many.
fn known(grid: &Grid, least: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in first_rows(grid) {
        let found = hits(row);
        if found >= least && best.is_none_or(|(_, most)| found > most) {
            best = Some((at, found));
        }
    }
    best.map(|(at, _)| at)
}

/// A first row with a single known heading, like the "Players" above a list of names.
fn sole_word(grid: &Grid) -> Option<usize> {
    grid.rows.first().filter(|row| hits(row) == 1).map(|_| 0)
}

/// The first row with two cells or more, if it is all words and a column below it is all numbers.
fn above_numbers(grid: &Grid) -> Option<usize> {
    let (at, row) = first_rows(grid).find(|(_, row)| filled(row) > 1)?;
    let words: Vec<String> = row
        .cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .map(|cell| fold(cell))
        .collect();
    let distinct: HashSet<&String> = words.iter().collect();
    if distinct.len() < words.len() || row.cells.iter().any(|cell| is_number(cell)) {
        return None;
    }
    let below = grid.rows.get(at + 1..).unwrap_or_default();
    let is_numbers = |column: usize| {
        let cells: Vec<&String> = below
            .iter()
            .filter_map(|row| row.cells.get(column))
            .filter(|cell| !cell.is_empty())
            .collect();
        cells.len() > 1
            && cells.len() * 2 >= below.len()
            && cells.iter().all(|cell| is_number(cell))
    };
    let has_word = |column: usize| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
    (0..row.cells.len())
        .any(|column| has_word(column) && is_numbers(column))
        .then_some(at)
}

fn first_wide(grid: &Grid) -> Option<usize> {
    let wide = first_rows(grid)
        .find(|(_, row)| filled(row) > 1)
        .map(|(at, _)| at);
    wide.filter(|_| grid.width() > 1)
        .or(if grid.rows.is_empty() { None } else { Some(0) })
}

fn filled(row: &GridRow) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Digits with at most one decimal sign.
pub(crate) fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok_and(f64::is_finite)
        || cell
            .replacen(',', ".", 1)
            .parse::<f64>()
            .is_ok_and(f64::is_finite)
}
