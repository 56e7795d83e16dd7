//! The steps by themselves: who acts, how often, and what adds up at the end.

use super::texts::quoted;
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{DraftFormat, MOST_STEPS, Seat, Step, SystemAct, Verb};
use crate::draft::totals::{Totals, turns};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

/// Most actions of a draft.
const MOST_ACTIONS: u32 = 300;
/// Most times of one turn.
const MOST_TIMES: u8 = 30;

pub(super) fn check(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let steps = format.steps.len();
    if steps == 0 {
        faults.push(Fault::new(
            FaultKind::StepsMissing,
            "step",
            "A format needs at least one [[step]].",
        ));
    } else if turns(format).next().is_none() {
        faults.push(Fault::new(
            FaultKind::NobodyActs,
            "step",
            "No step gives a seat a turn.",
        ));
    }
    if steps > MOST_STEPS {
        faults.push(Fault::new(
            FaultKind::StepsTooMany,
            "step",
            format!("{steps} steps are too many; at most {MOST_STEPS}."),
        ));
    }
    let mut ids = BTreeMap::new();
    for (at, step) in format.steps.iter().enumerate() {
        shape(at, step, faults);
        if step.id.is_empty() {
            continue;
        }
        if let Some(first) = ids.insert(step.id.as_str(), at) {
            faults.push(Fault::new(
                FaultKind::StepIdTwice,
                format!("step[{at}].id"),
                format!("Step {first} is called {} as well.", quoted(&step.id)),
            ));
        }
    }
    counts(format, faults);
    sides(format, faults);
    team_size(format, faults);
}

fn shape(at: usize, step: &Step, faults: &mut Vec<Fault>) {
    let place = format!("step[{at}]");
    match (step.open.is_empty(), step.system) {
        (true, None) => faults.push(Fault::new(
            FaultKind::StepEmpty,
            place,
            "A step has either `open` or `system`; this one has neither.",
        )),
        (false, Some(_)) => faults.push(Fault::new(
            FaultKind::StepMixed,
            place,
            "A step has either `open` or `system`; this one has both.",
        )),
        (true, Some(_)) | (false, None) => {}
    }
    for (turn, opening) in step.open.iter().enumerate() {
        if step.open[..turn]
            .iter()
            .any(|other| other.seat == opening.seat)
        {
            faults.push(Fault::new(
                FaultKind::StepSeatTwice,
                format!("step[{at}].open[{turn}].seat"),
                format!(
                    "Seat {:?} has a turn in this step already; give `n` or a step of its own.",
                    opening.seat
                ),
            ));
        }
    }
}

fn counts(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let mut all = 0;
    for (step, turn, opening) in turns(format) {
        all += u32::from(opening.n);
        let most = if opening.verb.names_a_hero() {
            MOST_TIMES
        } else {
            1
        };
        if !(1..=most).contains(&opening.n) {
            faults.push(Fault::new(
                FaultKind::CountWrong,
                format!("step[{step}].open[{turn}].n"),
                format!("n = {} must be 1 to {most} here.", opening.n),
            ));
        }
        if opening.verb == Verb::Decider {
            faults.push(Fault::new(
                FaultKind::DeciderBySeat,
                format!("step[{step}].open[{turn}].do"),
                "Nobody chooses what is left: write a step of its own with system = \"decider\".",
            ));
        }
    }
    if all > MOST_ACTIONS {
        faults.push(Fault::new(
            FaultKind::CountWrong,
            "step",
            format!("{all} actions are too many; at most {MOST_ACTIONS}."),
        ));
    }
}

/// At most one side for each map; in a draft of heroes at most one at all. At most one order.
fn sides(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let (mut chosen, mut ordered) = (None, None);
    for (at, step) in format.steps.iter().enumerate() {
        if step.system == Some(SystemAct::Decider) {
            chosen = None;
        }
        for (turn, opening) in step.open.iter().enumerate() {
            let place = format!("step[{at}].open[{turn}].do");
            match opening.verb {
                Verb::Pick if format.team_size.is_none() => chosen = None,
                Verb::Side => {
                    if format.sides.len() < 2 {
                        faults.push(Fault::new(
                            FaultKind::SidesMissing,
                            place.clone(),
                            "Name the sides: sides = [\"Attack\", \"Defence\"].",
                        ));
                    }
                    if let Some(first) = chosen.replace(at) {
                        faults.push(Fault::new(
                            FaultKind::SideTwice,
                            place,
                            format!("The side was chosen in step {first} already."),
                        ));
                    }
                }
                Verb::Order => {
                    if let Some(first) = ordered.replace(at) {
                        faults.push(Fault::new(
                            FaultKind::OrderTwice,
                            place,
                            format!("The order was chosen in step {first} already."),
                        ));
                    }
                }
                Verb::Pick
                | Verb::Ban
                | Verb::Protect
                | Verb::Snipe
                | Verb::Steal
                | Verb::Decider => {}
            }
        }
    }
    for (at, side) in format.sides.iter().enumerate() {
        if format.sides[..at].contains(side) {
            faults.push(Fault::new(
                FaultKind::SideTwice,
                format!("sides[{at}]"),
                format!("{} is named twice.", quoted(side)),
            ));
        }
    }
}

fn team_size(format: &DraftFormat, faults: &mut Vec<Fault>) {
    let Some(size) = format.team_size.map(u32::from) else {
        return;
    };
    let totals = Totals::of(format);
    for seat in Seat::BOTH {
        let won = totals.count(seat, Verb::Pick) + totals.count(seat, Verb::Steal);
        let other = seat.other();
        let lost = totals.count(other, Verb::Snipe) + totals.count(other, Verb::Steal);
        let picked = won.saturating_sub(lost);
        if picked != size || size == 0 {
            faults.push(Fault::new(
                FaultKind::TeamSizeMissed,
                "team_size",
                format!("Seat {seat:?} ends with {picked} picks; a team has {size}."),
            ));
        }
    }
}
