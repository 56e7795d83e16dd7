//! Games that are drafted by another format: known, reachable, and not round in a circle.

use super::Shelf;
use super::texts::quoted;
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{DraftFormat, When};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

/// The longest series that an override can speak of.
const MOST_GAMES: u8 = 99;

pub(super) fn check(shelf: &Shelf<'_>, format: &DraftFormat, faults: &mut Vec<Fault>) {
    for (at, other) in format.overrides.iter().enumerate() {
        if let Some(says) = never(&other.when) {
            faults.push(Fault::new(
                FaultKind::OverrideNever,
                format!("override[{at}].when"),
                says,
            ));
        } else if let Some(first) = format.overrides[..at]
            .iter()
            .position(|earlier| covers(&earlier.when, &other.when))
        {
            faults.push(Fault::new(
                FaultKind::OverrideNever,
                format!("override[{at}].when"),
                format!("Override {first} holds in all these games already."),
            ));
        }
        if is_always(&other.when) {
            faults.push(Fault::new(
                FaultKind::OverrideAlways,
                format!("override[{at}].when"),
                "Say in which games: best_of, game or from. This holds in every game.",
            ));
        }
        let place = format!("override[{at}].format");
        if other.format == format.id || leads_to(shelf, &other.format, &format.id) {
            faults.push(Fault::new(
                FaultKind::OverrideCycle,
                place,
                format!("{} leads back to this format.", quoted(&other.format)),
            ));
        } else if shelf.format(&other.format).is_none() {
            faults.push(Fault::new(
                FaultKind::OverrideUnknown,
                place,
                format!("There is no format {}.", quoted(&other.format)),
            ));
        } else if leads_to(shelf, &other.format, &other.format) {
            faults.push(Fault::new(
                FaultKind::OverrideCycle,
                place,
                format!("{} leads round in a circle.", quoted(&other.format)),
            ));
        }
    }
}

/// Why a condition can never hold.
fn never(when: &When) -> Option<&'static str> {
    let games = [when.best_of, when.game, when.from];
    if games
        .iter()
        .flatten()
        .any(|game| !(1..=MOST_GAMES).contains(game))
    {
        return Some("Games are counted from 1 to 99.");
    }
    let last = when.best_of.unwrap_or(MOST_GAMES);
    let first = when.game.unwrap_or(1).max(when.from.unwrap_or(1));
    if first > last {
        return Some("The series has fewer games than that.");
    }
    (when.game.is_some_and(|game| game < first))
        .then_some("The game comes before the one from which this holds.")
}

fn is_always(when: &When) -> bool {
    when.best_of.is_none() && when.game.is_none() && when.from.is_none_or(|from| from == 1)
}

/// Whether one condition holds wherever another does.
fn covers(wide: &When, narrow: &When) -> bool {
    let least = |when: &When| when.game.unwrap_or(1).max(when.from.unwrap_or(1));
    wide.best_of
        .is_none_or(|best_of| narrow.best_of == Some(best_of))
        && wide.game.is_none_or(|game| narrow.game == Some(game))
        && wide.from.is_none_or(|from| from <= least(narrow))
}

/// Whether a format's overrides lead to another, over however many.
fn leads_to(shelf: &Shelf<'_>, from: &str, wanted: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = Vec::from([from]);
    while let Some(id) = open.pop() {
        let Some(format) = shelf.format(id) else {
            continue;
        };
        for other in &format.overrides {
            if other.format == wanted {
                return true;
            }
            if seen.insert(other.format.as_str()) {
                open.push(&other.format);
            }
        }
    }
    false
}
