//! What rounds, states and places are called in files and on pages without a script.

use crate::book::Played;
use lanista_wire::format::{Criterion, StageKind};
use lanista_wire::shared::{BySide, Group, Part, Side};
use lanista_wire::view::{
    Comes, EndingView, EntrantView, MatchCard, RoundView, SlotView, StageView, StateView,
};
use std::collections::BTreeMap;

/// What a stage is called.
#[must_use]
pub fn stage_name(stage: &StageView) -> String {
    if stage.name.is_empty() {
        format!("Stage {}", u32::from(stage.index) + 1)
    } else {
        stage.name.clone()
    }
}

/// What a round is called within its stage.
#[must_use]
pub fn round_name(stage: &StageView, round: &RoundView) -> String {
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
#[must_use]
pub fn in_order(stage: &StageView) -> Vec<(&String, &RoundView)> {
    let mut rounds: Vec<_> = stage.rounds.iter().collect();
    rounds.sort_by_key(|(_, round)| (round.group, round.round));
    rounds
}

/// A state in a word; nothing where there is nothing to say.
#[must_use]
pub const fn state_word(state: StateView) -> &'static str {
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

/// How a match ended; nothing where it was played to its end.
#[must_use]
pub const fn ending_word(ending: EndingView) -> &'static str {
    match ending {
        EndingView::Played => "",
        EndingView::Walkover => "walkover",
        EndingView::Forfeit => "forfeit",
        EndingView::Retirement => "retirement",
        EndingView::Disqualified => "disqualified",
    }
}

/// Whether there is a score to speak of.
#[must_use]
pub const fn is_begun(state: StateView) -> bool {
    match state {
        StateView::Live
        | StateView::Held
        | StateView::Reported
        | StateView::Disputed
        | StateView::Over => true,
        StateView::Bye
        | StateView::Undecided
        | StateView::NotDue
        | StateView::Ready
        | StateView::Called
        | StateView::Void => false,
    }
}

/// The score of each side as it is shown; nothing before a match has begun.
#[must_use]
pub fn scores(card: &MatchCard) -> Option<[String; 2]> {
    if !is_begun(card.state) {
        return None;
    }
    let words = |home: &str, away: &str| Some([home.to_owned(), away.to_owned()]);
    match (card.unscored, card.winner) {
        (Some(true), Some(Side::Home)) => words("W", "L"),
        (Some(true), Some(Side::Away)) => words("L", "W"),
        (_, _) => Some([card.score.home.to_string(), card.score.away.to_string()]),
    }
}

/// Who stands in a slot: a name, or where they come from.
#[must_use]
pub fn slot_name(slot: &SlotView, of: &BTreeMap<u32, EntrantView>) -> String {
    match slot {
        SlotView::Bye => "bye".to_owned(),
        SlotView::Undecided { from, number, .. } => match from {
            Comes::Winner => format!("winner of {number}"),
            Comes::Loser => format!("loser of {number}"),
        },
        SlotView::Taken { entrant, .. } => name(of, *entrant),
    }
}

/// The name of an entrant.
#[must_use]
pub fn name(of: &BTreeMap<u32, EntrantView>, id: u32) -> String {
    of.get(&id)
        .map_or_else(|| "?".to_owned(), |entrant| entrant.name.clone())
}

/// Both sides of something, the home side first.
#[must_use]
pub fn sides<T: Clone>(of: &BySide<T>) -> [T; 2] {
    [of.home.clone(), of.away.clone()]
}

/// What a table is ranked by, as a heading.
#[must_use]
pub fn criterion(criterion: Criterion) -> String {
    let value = serde_json::to_value(criterion).unwrap_or_default();
    let word = value.as_str().unwrap_or_default().replace('_', " ");
    capital(&word)
}

/// What is played in a stage, in a word or two.
#[must_use]
pub const fn kind_name(kind: &StageKind) -> &'static str {
    match kind {
        StageKind::Single { .. } => "Single elimination",
        StageKind::Double { .. } => "Double elimination",
        StageKind::Stepladder => "Stepladder",
        StageKind::Hill { .. } => "King of the hill",
        StageKind::Gsl { .. } => "Groups of four",
        StageKind::RoundRobin { .. } => "Round robin",
        StageKind::Swiss { .. } => "Swiss",
        StageKind::FreeForAll { .. } => "Free for all",
        StageKind::TimeTrial { .. } => "Time trial",
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The parts of a bracket with what each is called, and whether there are rounds of something else.
pub(crate) fn bracket_parts(rounds: Vec<Played>) -> (Vec<(String, Vec<Played>)>, bool) {
    let mut parts: BTreeMap<(u8, bool), Vec<Played>> = BTreeMap::new();
    let mut is_other = false;
    for played in rounds {
        let key = match played.round.group {
            Group::Upper | Group::Final | Group::Reset | Group::ThirdPlace => (0, false),
            Group::Lower => (0, true),
            Group::PoolPart(pool, part) => (pool, part == Part::Lower),
            Group::Pool(_) | Group::TieBreak(_) => {
                is_other = true;
                continue;
            }
        };
        parts.entry(key).or_default().push(played);
    }
    let has_lower = parts.keys().any(|(_, is_lower)| *is_lower);
    let named = parts.into_iter().map(|((pool, is_lower), rounds)| {
        let part = match (has_lower, is_lower) {
            (false, _) => "",
            (true, false) => "upper bracket",
            (true, true) => "lower bracket",
        };
        let word = match pool {
            0 => part.to_owned(),
            pool => format!("group {pool} {part}").trim().to_owned(),
        };
        (word, rounds)
    });
    (named.collect(), is_other)
}

/// How many places a round has from top to bottom.
pub(crate) fn places(played: &Played) -> usize {
    let last = played.cards.iter().map(|card| card.position).max();
    last.map_or(1, |last| usize::try_from(last).unwrap_or(0) + 1)
}
