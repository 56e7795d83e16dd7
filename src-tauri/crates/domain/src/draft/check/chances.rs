//! What is hidden must come out, what is taken away must be there, and one must be left for the decider.

use super::times::word;
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{DraftFormat, Opening, Seat, SystemAct, Trigger, Until, Verb, Whom};
use crate::draft::totals::turns;
use alloc::format;
use alloc::vec::Vec;

pub(super) fn check(format: &DraftFormat, faults: &mut Vec<Fault>) {
    hidden(format, faults);
    targets(format, faults);
    decider(format, faults);
}

/// A turn that is hidden, and where it stands.
type Unseen<'a> = (usize, usize, &'a Opening);

fn hidden(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let mut unseen: Vec<Unseen<'_>> = Vec::new();
    for (at, step) in format.steps.iter().enumerate() {
        if step.system == Some(SystemAct::Reveal) {
            unseen.clear();
        }
        for (turn, opening) in step.open.iter().enumerate() {
            if opening.hidden && !opening.verb.names_a_hero() {
                faults.push(Fault::new(
                    FaultKind::HiddenUnfit,
                    format!("step[{at}].open[{turn}].hidden"),
                    format!("A {} cannot be hidden.", word(opening.verb)),
                ));
            }
            if opening.hidden {
                unseen.push((at, turn, opening));
            }
        }
        if format.collision.is_none() {
            collisions(format, at, &unseen, faults);
        }
    }
    for (at, turn, opening) in unseen {
        faults.push(Fault::new(
            FaultKind::HiddenNeverRevealed,
            format!("step[{at}].open[{turn}].hidden"),
            format!(
                "This {} is never shown: add a step with system = \"reveal\" after it.",
                word(opening.verb)
            ),
        ));
    }
}

/// What the turns of one step may do to what is still unseen.
fn collisions(format: &DraftFormat, at: usize, unseen: &[Unseen<'_>], faults: &mut Vec<Fault>) {
    for (turn, opening) in format.steps[at].open.iter().enumerate() {
        for (earlier, place, other) in unseen {
            if other.seat == opening.seat || !closes(format, other, opening) {
                continue;
            }
            let where_it_stands = format!("step[{at}].open[{turn}]");
            if other.verb == Verb::Ban && opening.verb == Verb::Pick {
                faults.push(Fault::new(
                    FaultKind::HiddenBanBeforePick,
                    where_it_stands,
                    format!(
                        "The ban of step[{earlier}].open[{place}] is still hidden here: reveal it before, or give `collision`."
                    ),
                ));
            } else {
                faults.push(Fault::new(
                    FaultKind::CollisionUnruled,
                    where_it_stands,
                    format!(
                        "Seat {:?} may choose what step[{earlier}].open[{place}] chose unseen: give `collision`.",
                        opening.seat
                    ),
                ));
            }
        }
    }
}

/// Whether what one turn chose is closed to another in the same draft.
fn closes(format: &DraftFormat, by: &Opening, to: &Opening) -> bool {
    format.effects.iter().any(|effect| {
        Trigger::of(by.verb) == Some(effect.on)
            && effect.until != Until::Step
            && effect.tag.as_ref().is_none_or(|tag| *tag == by.tag)
            && effect.blocks.contains(&to.verb)
            && match effect.whom {
                Whom::Own => by.seat == to.seat,
                Whom::Opponent => by.seat != to.seat,
                Whom::Both => true,
            }
    })
}

/// Snipes and steals take what the other seat has picked and shown.
fn targets(format: &DraftFormat, faults: &mut Vec<Fault>) {
    for (at, turn, opening) in turns(format) {
        let kind = match opening.verb {
            Verb::Snipe => FaultKind::SnipeWithoutPicks,
            Verb::Steal => FaultKind::StealWithoutPicks,
            Verb::Pick | Verb::Ban | Verb::Protect | Verb::Side | Verb::Order | Verb::Decider => {
                continue;
            }
        };
        let there = shown_picks(format, at, opening.seat.other());
        let closed = closed_picks(format, at, opening);
        let left = there.saturating_sub(closed);
        if left < u32::from(opening.n) {
            faults.push(Fault::new(
                kind,
                format!("step[{at}].open[{turn}]"),
                format!(
                    "Seat {:?} has {left} picks that can be taken here; {} are needed.",
                    opening.seat.other(),
                    opening.n
                ),
            ));
        }
    }
}

/// How many picks a seat has before a step that everybody sees.
fn shown_picks(format: &DraftFormat, before: usize, seat: Seat) -> u32 {
    let revealed = format.steps[..before]
        .iter()
        .rposition(|step| step.system == Some(SystemAct::Reveal));
    turns(format)
        .filter(|(step, _, opening)| {
            let is_seen = !opening.hidden || revealed.is_some_and(|revealed| *step < revealed);
            *step < before && opening.seat == seat && opening.verb == Verb::Pick && is_seen
        })
        .map(|(_, _, opening)| u32::from(opening.n))
        .sum()
}

/// How many of the other's picks may be gone or closed by then.
fn closed_picks(format: &DraftFormat, before: usize, taker: &Opening) -> u32 {
    turns(format)
        .filter(|(step, _, opening)| {
            let is_taken =
                opening.seat == taker.seat && matches!(opening.verb, Verb::Snipe | Verb::Steal);
            // What the picks themselves close is not lost to a snipe twice.
            let is_closed = opening.verb != Verb::Pick && closes(format, opening, taker);
            *step < before && (is_taken || is_closed)
        })
        .map(|(_, _, opening)| u32::from(opening.n))
        .sum::<u32>()
        + picks_closed(format, taker)
}

/// An effect that closes the other's picks to their snipe leaves nothing at all.
fn picks_closed(format: &DraftFormat, taker: &Opening) -> u32 {
    let is_closed = turns(format).any(|(_, _, opening)| {
        opening.verb == Verb::Pick
            && opening.seat == taker.seat.other()
            && closes(format, opening, taker)
    });
    if is_closed { 1_000 } else { 0 }
}

fn decider(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let mut deciders = format
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.system == Some(SystemAct::Decider));
    let Some((at, _)) = deciders.next() else {
        return;
    };
    for (second, _) in deciders {
        faults.push(Fault::new(
            FaultKind::DeciderTwice,
            format!("step[{second}].system"),
            format!("Step {at} has the decider already."),
        ));
    }
    let place = format!("step[{at}].system");
    let Some(exactly) = format.pool.exactly else {
        faults.push(Fault::new(
            FaultKind::DeciderNeedsExactly,
            place,
            "Say how many the pool has, so that one is left: [pool] exactly = 7.",
        ));
        return;
    };
    let removed: u32 = turns(format)
        .filter(|(step, _, opening)| *step < at && matches!(opening.verb, Verb::Pick | Verb::Ban))
        .map(|(_, _, opening)| u32::from(opening.n))
        .sum();
    let left = i64::from(exactly) - i64::from(removed);
    if left != 1 {
        faults.push(Fault::new(
            FaultKind::DeciderLeavesOther,
            place.clone(),
            format!("{exactly} less {removed} leaves {left} for the decider; it must be 1."),
        ));
    }
    if let Some((by, _, _)) = turns(format).find(|(step, _, opening)| {
        *step < at
            && matches!(opening.verb, Verb::Pick | Verb::Ban)
            && !is_gone(format, at, opening)
    }) {
        faults.push(Fault::new(
            FaultKind::DeciderLeavesOther,
            place,
            format!(
                "What step {by} chooses can be chosen again before the decider, so more than one may be left: an effect must close it for both until the game ends."
            ),
        ));
    }
}

/// Whether no later turn before the decider can choose the same again.
fn is_gone(format: &DraftFormat, decider: usize, chosen: &Opening) -> bool {
    turns(format)
        .filter(|(step, _, later)| *step < decider && matches!(later.verb, Verb::Pick | Verb::Ban))
        .all(|(_, _, later)| closes(format, chosen, later))
}
