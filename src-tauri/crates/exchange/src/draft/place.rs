//! From a place in a format, `step[3].open[0].n`, to its line in the text.

use serde::Serialize;
use toml::de::{DeTable, DeValue};

/// A spot in a text, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The letter in the line.
    pub column: u32,
}

/// The spot of a byte.
pub(super) fn spot_at(text: &str, byte: usize) -> Spot {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Spot {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

/// The spot of what stands at a place, or of the nearest thing around it that is written.
pub(super) fn spot_of(text: &str, table: &DeTable<'_>, place: &str) -> Option<Spot> {
    let mut at = None;
    let mut inside = Inside::Table(table);
    for part in parts(place) {
        let found = match (inside, part) {
            (Inside::Table(table), Part::Key(key)) => table
                .iter()
                .find(|(name, _)| name.get_ref() == key)
                .map(|(_, value)| value),
            (Inside::List(list), Part::Number(number)) => list.get(number),
            (Inside::Table(_), Part::Number(_)) | (Inside::List(_), Part::Key(_)) => None,
        };
        let Some(value) = found else {
            break;
        };
        at = Some(value.span().start);
        inside = match value.get_ref() {
            DeValue::Table(table) => Inside::Table(table),
            DeValue::Array(list) => Inside::List(list),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => break,
        };
    }
    at.map(|byte| spot_at(text, byte))
}

#[derive(Clone, Copy)]
enum Inside<'a> {
    Table(&'a DeTable<'a>),
    List(&'a toml::de::DeArray<'a>),
}

enum Part<'a> {
    Key(&'a str),
    Number(usize),
}

fn parts(place: &str) -> impl Iterator<Item = Part<'_>> {
    let pieces = place
        .split(['.', '[', ']'])
        .filter(|piece| !piece.is_empty());
    pieces.map(|piece| piece.parse().map_or(Part::Key(piece), Part::Number))
}
