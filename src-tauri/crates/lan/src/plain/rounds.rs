//! What rounds and states are called on a page without a script.

use lanista_wire::shared::{Group, Part};
use lanista_wire::view::{RoundView, StageView, StateView};

/// What a round is called within its stage.
pub(super) fn round_name(stage: &StageView, round: &RoundView) -> String {
    let number = round.round;
    let has_lower = stage.rounds.values().any(|one| one.group == Group::Lower);
    match round.group {
        Group::Upper if has_lower => format!("Upper round {number}"),
        Group::Upper if round.from_end == 0 => "Final".to_owned(),
        Group::Upper => format!("Round {number}"),
        Group::Lower => format!("Lower round {number}"),
        Group::Final => "Grand final".to_owned(),
        Group::Reset => "Second final".to_owned(),
        Group::ThirdPlace => "Third place".to_owned(),
        Group::Pool(pool) if stage.groups > 1 => format!("Group {pool}, round {number}"),
        Group::Pool(_) => format!("Round {number}"),
        Group::PoolPart(pool, part) => format!("Group {pool}, {}", part_name(part, number)),
        Group::TieBreak(which) => format!("Tie-break {which}, round {number}"),
    }
}

fn part_name(part: Part, number: u8) -> String {
    match part {
        Part::Upper => format!("upper round {number}"),
        Part::Lower => format!("lower round {number}"),
        Part::Final => "final".to_owned(),
        Part::Reset => "second final".to_owned(),
        Part::ThirdPlace => "third place".to_owned(),
    }
}

/// In which order rounds are read: as they are played, the parts of a bracket one after the other.
pub(super) fn in_order(stage: &StageView) -> Vec<(&String, &RoundView)> {
    let mut rounds: Vec<_> = stage.rounds.iter().collect();
    rounds.sort_by_key(|(_, round)| (round.group, round.round));
    rounds
}

/// A state in a word; nothing where there is nothing to say.
pub(super) const fn state_word(state: StateView) -> &'static str {
    match state {
        StateView::Bye | StateView::Undecided => "",
        StateView::NotDue => "not due",
        StateView::Ready => "ready",
        StateView::Called => "called",
        StateView::Live => "live",
        StateView::Held => "held",
        StateView::Reported => "reported",
        StateView::Disputed => "disputed",
        StateView::Over => "over",
        StateView::Void => "void",
    }
}
