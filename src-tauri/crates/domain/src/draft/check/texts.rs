//! Ids and texts of a format.

use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{DraftFormat, SCHEMA};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Most letters of an id.
const MOST_ID: usize = 60;
/// Most letters of a name or a phase.
const MOST_NAME: usize = 80;
/// Most letters of a sentence.
const MOST_SENTENCE: usize = 500;

pub(super) fn check(format: &DraftFormat, faults: &mut Vec<Fault>) {
    if format.schema != SCHEMA {
        faults.push(Fault::new(
            FaultKind::SchemaUnknown,
            "schema",
            format!("Schema {} is unknown; this is {SCHEMA}.", format.schema),
        ));
    }
    id(&format.id, "id", faults);
    id(&format.pool.id, "pool.ref", faults);
    text(&format.version, "version", 1, MOST_ID, faults);
    text(&format.name, "name", 0, MOST_NAME, faults);
    text(&format.source, "source", 0, MOST_SENTENCE, faults);
    for (at, side) in format.sides.iter().enumerate() {
        text(side, &format!("sides[{at}]"), 1, MOST_NAME, faults);
    }
    for (at, step) in format.steps.iter().enumerate() {
        if !step.id.is_empty() {
            id(&step.id, &format!("step[{at}].id"), faults);
        }
        text(
            &step.phase,
            &format!("step[{at}].phase"),
            0,
            MOST_NAME,
            faults,
        );
        for (turn, opening) in step.open.iter().enumerate() {
            if !opening.tag.is_empty() {
                id(
                    &opening.tag,
                    &format!("step[{at}].open[{turn}].tag"),
                    faults,
                );
            }
        }
    }
    for (at, other) in format.overrides.iter().enumerate() {
        id(&other.format, &format!("override[{at}].format"), faults);
    }
}

/// Whether a text can be an id.
pub(super) fn is_id(text: &str) -> bool {
    let fits = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '.' | '_')
    };
    (1..=MOST_ID).contains(&text.len()) && text.chars().all(fits)
}

fn id(text: &str, place: &str, faults: &mut Vec<Fault>) {
    if !is_id(text) {
        faults.push(Fault::new(
            FaultKind::IdMalformed,
            place,
            format!(
                "{} is no id: 1 to {MOST_ID} of a-z, 0-9, -, . and _.",
                quoted(text)
            ),
        ));
    }
}

/// Letters that change how others are shown, or show nothing: a name must not play tricks on the reader.
fn is_tricky(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text can be shown.
pub(super) fn text(text: &str, place: &str, least: usize, most: usize, faults: &mut Vec<Fault>) {
    let long = text.chars().count();
    let is_blank = text.trim().is_empty() && least > 0;
    if is_blank || long > most || text.chars().any(is_tricky) {
        faults.push(Fault::new(
            FaultKind::TextUnfit,
            place,
            format!(
                "{} must have {least} to {most} signs that can be shown.",
                quoted(text)
            ),
        ));
    }
}

/// What somebody wrote, cut and without tricks, to stand in a sentence.
pub(super) fn quoted(text: &str) -> String {
    let cut: String = text
        .chars()
        .map(|letter| {
            if is_tricky(letter) {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .take(40)
        .collect();
    let dots = if text.chars().count() > 40 { "…" } else { "" };
    format!("\u{201c}{cut}{dots}\u{201d}")
}
