//! Reads a request: its id, its format, who enters, the results, and the lots.

use super::LONGEST_LINE;
use super::elimination::{self, Elimination};
use super::fields::{Fields, bad, short};
use super::free_for_all;
use super::problem::Problem;
use super::round_robin::{self, Groups};
use super::swiss::{self, Swiss};
use lanista_domain::free_for_all::FreeForAll;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;
use std::fmt;

/// The most entrants that any kind takes.
const MOST_ENTRANTS: u32 = lanista_domain::bracket::MOST;

/// What one line asks for.
pub(super) struct Request {
    pub(super) id: Value,
    pub(super) format: Format,
    pub(super) entrants: u32,
    pub(super) rows: Vec<Row>,
    /// The order in which lots were drawn; empty where none were.
    pub(super) lots: Vec<u32>,
    /// How many of each group go on.
    pub(super) advance: Option<u32>,
}

/// The kinds of stage.
pub(super) enum Format {
    Elimination(Elimination),
    RoundRobin(Groups),
    Swiss(Swiss),
    FreeForAll(FreeForAll),
}

/// A row of `results`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub(super) struct Row(pub(super) Vec<Cell>);

/// A number of a row, or a list of numbers where the kind has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Cell {
    Number(i64),
    List(Vec<i64>),
}

/// The line as it stands.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    format: Value,
    entrants: Entrants,
    results: Option<Vec<Row>>,
    lots: Option<Vec<u32>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`entrants` must be a number or a list of names")]
enum Entrants {
    Count(u64),
    Names(Vec<String>),
}

/// Only the id, of a line that is JSON but no request.
#[derive(Deserialize)]
struct OnlyId {
    #[serde(default)]
    id: Value,
}

/// The id of a line that could not be served, if it has one.
pub(super) fn id_of(line: &str) -> Value {
    if line.len() > LONGEST_LINE {
        return Value::Null;
    }
    serde_json::from_str::<OnlyId>(line).map_or(Value::Null, |only| only.id)
}

/// Reads a line.
pub(super) fn read(line: &str) -> Result<Request, Problem> {
    if line.len() > LONGEST_LINE {
        let message = format!(
            "A line has at most {LONGEST_LINE} bytes; this has {}.",
            line.len()
        );
        return Err(Problem::new("line_too_long", message));
    }
    let line: Line = serde_json::from_str(line).map_err(|error| not_read(&error))?;
    let entrants = count(&line.entrants)?;
    let lots = lots(line.lots.unwrap_or_default(), entrants)?;
    let rows = line.results.unwrap_or_default();
    let mut fields = Fields::of(line.format)?;
    let Some(Value::String(kind)) = fields.take("kind") else {
        return Err(bad("kind", "the name of a kind of stage"));
    };
    let advance = fields.count("advance")?;
    if advance == Some(0) || advance.is_some_and(|advance| advance > entrants) {
        let message = format!("Of {entrants} entrants, 1 to {entrants} can advance.");
        return Err(Problem::new("too_many_advance", message));
    }
    let format = match kind.as_str() {
        "single_elimination" | "double_elimination" | "gsl" => {
            Format::Elimination(elimination::read(&kind, &mut fields, entrants)?)
        }
        "round_robin" => Format::RoundRobin(round_robin::read(&mut fields, entrants, &lots)?),
        "swiss" => Format::Swiss(swiss::read(&mut fields, entrants, advance, &lots)?),
        "free_for_all" => Format::FreeForAll(free_for_all::read(&mut fields, advance)?),
        _ => {
            let message = format!(
                "There is no kind of stage \u{201c}{}\u{201d}.",
                short(&kind)
            );
            return Err(Problem::new("unknown_kind", message));
        }
    };
    fields.end(&kind)?;
    if !matches!(format, Format::FreeForAll(_)) {
        check_rows(&rows)?;
    }
    Ok(Request {
        id: line.id,
        format,
        entrants,
        rows,
        lots,
        advance,
    })
}

fn not_read(error: &serde_json::Error) -> Problem {
    use serde_json::error::Category;
    match error.classify() {
        Category::Data => Problem::new(
            "bad_request",
            format!("The request is not understood: {error}."),
        ),
        Category::Syntax | Category::Eof | Category::Io => {
            Problem::new("not_json", format!("The line is not JSON: {error}."))
        }
    }
}

/// How many enter. Names must differ, so that a person who reads the answer can tell them apart.
fn count(entrants: &Entrants) -> Result<u32, Problem> {
    let count = match entrants {
        Entrants::Count(count) => *count,
        Entrants::Names(names) => u64::try_from(names.len()).unwrap_or(u64::MAX),
    };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count > MOST_ENTRANTS {
        let message = format!("At most {MOST_ENTRANTS} can enter; there are {count}.");
        return Err(Problem::new("too_many_entrants", message));
    }
    if let Entrants::Names(names) = entrants {
        let mut known = HashSet::with_capacity(names.len());
        for name in names {
            if name.trim().is_empty() {
                return Err(Problem::new("empty_name", "An entrant has no name."));
            }
            if !known.insert(name.as_str()) {
                let message = format!("\u{201c}{}\u{201d} enters twice.", short(name));
                return Err(Problem::new("duplicate_name", message));
            }
        }
    }
    Ok(count)
}

/// A row between two: both seeds and both scores.
fn check_rows(rows: &[Row]) -> Result<(), Problem> {
    let is_row =
        |row: &Row| row.0.len() == 4 && row.0.iter().all(|cell| matches!(cell, Cell::Number(_)));
    match rows.iter().position(|row| !is_row(row)) {
        None => Ok(()),
        Some(index) => Err(Problem::new(
            "bad_row",
            format!(
                "Row {index} of \u{201c}results\u{201d} is not [home, away, home score, away score]."
            ),
        )),
    }
}

fn lots(lots: Vec<u32>, entrants: u32) -> Result<Vec<u32>, Problem> {
    let mut known = HashSet::with_capacity(lots.len());
    let is_right = |seed: &u32| (1..=entrants).contains(seed) && known.insert(*seed);
    if lots.iter().all(is_right) {
        return Ok(lots);
    }
    let message = "The lots must name seeds of this stage, each at most once.";
    Err(Problem::new("bad_lots", message))
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number or a list of whole numbers")
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell::Number(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Cell, A::Error> {
        let mut list = Vec::new();
        while let Some(number) = numbers.next_element()? {
            list.push(number);
        }
        Ok(Cell::List(list))
    }
}
