//! The clock: every time in its range, and a way on for every turn that nobody takes.

use crate::draft::clock::{MOST_MS, TimeoutAct};
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{DraftFormat, SystemAct, Verb};
use crate::draft::totals::turns;
use alloc::format;
use alloc::vec::Vec;

/// The shortest time of a turn.
const LEAST_TURN_MS: u32 = 1_000;

pub(super) fn check(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let clock = &format.clock;
    range(clock.turn_ms, "clock.turn_ms", LEAST_TURN_MS, faults);
    range(clock.grace_ms, "clock.grace_ms", 0, faults);
    range(clock.reserve_ms, "clock.reserve_ms", 0, faults);
    range(clock.min_dwell_ms, "clock.min_dwell_ms", 0, faults);
    range(clock.swap_ms, "clock.swap_ms", 0, faults);
    range(clock.delay_ms, "clock.delay_ms", 0, faults);
    for (at, step) in format.steps.iter().enumerate() {
        if let Some(turn_ms) = step.turn_ms {
            range(
                turn_ms,
                &format!("step[{at}].turn_ms"),
                LEAST_TURN_MS,
                faults,
            );
        }
    }
    for (&verb, &act) in &clock.on_timeout {
        let place = format!("clock.on_timeout.{}", word(verb));
        if verb == Verb::Decider {
            faults.push(Fault::new(
                FaultKind::TimeoutUnfit,
                place,
                "A decider is played by the server at once and never runs out of time.",
            ));
            continue;
        }
        if leaves_empty(act) && !may_be_empty(verb) {
            faults.push(Fault::new(
                FaultKind::EmptyNotAllowed,
                place,
                format!(
                    "A {} cannot stay empty: random, hovered_or_random or judge.",
                    word(verb)
                ),
            ));
        } else if leaves_empty(act) && feeds_decider(format, verb) {
            faults.push(Fault::new(
                FaultKind::DeciderAfterEmpty,
                place,
                format!(
                    "An empty {} leaves more than one for the decider: random, hovered_or_random or judge.",
                    word(verb)
                ),
            ));
        }
    }
}

fn range(ms: u32, place: &str, least: u32, faults: &mut Vec<Fault>) {
    if !(least..=MOST_MS).contains(&ms) {
        faults.push(Fault::new(
            FaultKind::TimeOutOfRange,
            place,
            format!("{ms} ms must be {least} to {MOST_MS} ms."),
        ));
    }
}

const fn leaves_empty(act: TimeoutAct) -> bool {
    matches!(act, TimeoutAct::Empty | TimeoutAct::HoveredOrEmpty)
}

/// Whether nothing is lost for the draft when a turn of this verb stays empty.
pub(in crate::draft) const fn may_be_empty(verb: Verb) -> bool {
    match verb {
        Verb::Ban | Verb::Protect | Verb::Snipe | Verb::Steal => true,
        Verb::Pick | Verb::Side | Verb::Order | Verb::Decider => false,
    }
}

fn feeds_decider(format: &DraftFormat, verb: Verb) -> bool {
    let decider = format
        .steps
        .iter()
        .rposition(|step| step.system == Some(SystemAct::Decider));
    decider.is_some_and(|decider| {
        turns(format).any(|(step, _, opening)| step < decider && opening.verb == verb)
    })
}

/// What formats call a verb.
pub(super) const fn word(verb: Verb) -> &'static str {
    match verb {
        Verb::Pick => "pick",
        Verb::Ban => "ban",
        Verb::Protect => "protect",
        Verb::Snipe => "snipe",
        Verb::Steal => "steal",
        Verb::Side => "side",
        Verb::Order => "order",
        Verb::Decider => "decider",
    }
}
