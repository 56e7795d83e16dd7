//! Effects and constraints by themselves, before any pool is asked.

use super::texts::quoted;
use super::times::word;
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{
    Constraint, ConstraintKind, DraftFormat, Effect, Seat, Trigger, Until, Verb,
};
use crate::draft::totals::{Totals, turns};
use alloc::format;
use alloc::vec::Vec;

pub(super) fn check(format: &DraftFormat, faults: &mut Vec<Fault>) {
    for (at, effect) in format.effects.iter().enumerate() {
        blocks(at, effect, faults);
        if format.effects[..at].contains(effect) {
            faults.push(Fault::new(
                FaultKind::EffectTwice,
                format!("effect[{at}]"),
                "This effect stands here twice.",
            ));
        }
        if let Some(tag) = &effect.tag
            && !turns(format).any(|(_, _, opening)| opening.tag == *tag)
        {
            faults.push(Fault::new(
                FaultKind::EffectTagUnknown,
                format!("effect[{at}].tag"),
                format!("No turn has the tag {}.", quoted(tag)),
            ));
        }
        let is_result = matches!(effect.on, Trigger::Won | Trigger::Lost);
        if is_result && matches!(effect.until, Until::Step | Until::Game) {
            faults.push(Fault::new(
                FaultKind::ResultTooLate,
                format!("effect[{at}].until"),
                "A result is known after the game: until = \"series\" or \"event\".",
            ));
        }
    }
    for (at, constraint) in format.constraints.iter().enumerate() {
        numbers(at, constraint, faults);
        reach(format, at, constraint, faults);
    }
}

fn blocks(at: usize, effect: &Effect, faults: &mut Vec<Fault>) {
    let place = format!("effect[{at}].blocks");
    if effect.blocks.is_empty() {
        faults.push(Fault::new(
            FaultKind::EffectBlocksNothing,
            place.clone(),
            "Say what is closed: blocks = [\"pick\", \"ban\"].",
        ));
    }
    for (verb_at, verb) in effect.blocks.iter().enumerate() {
        if !verb.names_a_hero() || *verb == Verb::Decider {
            faults.push(Fault::new(
                FaultKind::EffectBlocksOdd,
                format!("{place}[{verb_at}]"),
                format!("A {} chooses nothing that could be closed.", word(*verb)),
            ));
        } else if effect.blocks[..verb_at].contains(verb) {
            faults.push(Fault::new(
                FaultKind::EffectBlocksOdd,
                format!("{place}[{verb_at}]"),
                format!("{} stands here twice.", word(*verb)),
            ));
        }
    }
}

fn numbers(at: usize, constraint: &Constraint, faults: &mut Vec<Fault>) {
    let place = format!("constraint[{at}]");
    if !constraint.verb.names_a_hero() {
        faults.push(Fault::new(
            FaultKind::ConstraintUnfit,
            format!("{place}.verb"),
            format!("A {} chooses no hero.", word(constraint.verb)),
        ));
    }
    match constraint.kind {
        ConstraintKind::AttributeQuota => {
            if constraint.max.is_none() && constraint.min.is_none() {
                faults.push(Fault::new(
                    FaultKind::ConstraintUnfit,
                    place,
                    "A quota needs `max`, `min` or both.",
                ));
            } else if constraint.min.is_some() && constraint.value.is_none() {
                faults.push(Fault::new(
                    FaultKind::ConstraintUnfit,
                    format!("{place}.min"),
                    "Say of which value so many must be had: value = \"Support\".",
                ));
            }
        }
        ConstraintKind::DiffersFromPrevious => {
            let unused = [
                ("max", constraint.max.is_some()),
                ("min", constraint.min.is_some()),
                ("value", constraint.value.is_some()),
            ];
            for (key, _) in unused.iter().filter(|(_, is_there)| *is_there) {
                faults.push(Fault::new(
                    FaultKind::ConstraintUnfit,
                    format!("{place}.{key}"),
                    format!("`differs_from_previous` has no {key}."),
                ));
            }
        }
    }
}

/// What must be had at the end has to fit the number of turns, and what may be had.
fn reach(format: &DraftFormat, at: usize, constraint: &Constraint, faults: &mut Vec<Fault>) {
    let Some(min) = constraint.min.filter(|min| *min > 0) else {
        return;
    };
    let same = |other: &&Constraint| {
        other.attribute == constraint.attribute
            && other.verb == constraint.verb
            && (other.value == constraint.value || other.value.is_none())
    };
    let most = format.constraints.iter().filter(same);
    if most.filter_map(|other| other.max).any(|max| max < min) {
        faults.push(Fault::new(
            FaultKind::QuotaUpsideDown,
            format!("constraint[{at}].min"),
            format!("At least {min} is more than what is allowed at most."),
        ));
    }
    // All that is asked of this verb has to fit beside each other.
    let asked: u32 = format
        .constraints
        .iter()
        .filter(|other| other.verb == constraint.verb)
        .filter_map(|other| other.min.map(u32::from))
        .sum();
    let totals = Totals::of(format);
    for seat in Seat::BOTH {
        let turns = totals.count(seat, constraint.verb);
        if turns > 0 && asked > turns {
            faults.push(Fault::new(
                FaultKind::QuotaOutOfReach,
                format!("constraint[{at}].min"),
                format!(
                    "Seat {seat:?} has {turns} times {}, and {asked} are asked.",
                    word(constraint.verb)
                ),
            ));
        }
    }
}
