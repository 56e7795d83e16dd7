//! Sentences about corrections: what was put right, why, and what became of what rested on it.

use super::life::ended;
use super::words::{entrant_of, stage_name};
use lanista_domain::correct::Fix;
use lanista_domain::stage::StagePart;
use lanista_domain::{Event, Gathering, MatchId, StageId};

/// A correction in one sentence: what was wrong, how many matches stand, fall or are void by it, and why.
pub(super) fn corrected(state: &Gathering, fix: &Fix, reason: &str, events: &[Event]) -> String {
    let own = fix.match_id();
    let count = |is_meant: &dyn Fn(&Event) -> bool| {
        let others = events.iter().filter(|event| event.match_id() != own);
        others.filter(|event| is_meant(event)).count()
    };
    let parts = [
        (
            count(&|event| matches!(event, Event::MatchRuled { .. })),
            "stands by ruling",
            "stand by ruling",
        ),
        (
            count(&|event| matches!(event, Event::MatchRearranged { .. })),
            "has other contenders",
            "have other contenders",
        ),
        (
            count(&|event| matches!(event, Event::MatchVoided { .. })),
            "is void",
            "are void",
        ),
    ];
    let mut told = vec![of_fix(state, fix, events)];
    for (many, one, more) in parts {
        match many {
            0 => {}
            1 => told.push(format!("1 match {one}")),
            many => told.push(format!("{many} matches {more}")),
        }
    }
    for event in events {
        if let Event::StageRuled { stage, part, .. } = event {
            told.push(format!(
                "{} stands by ruling",
                part_words(state, *stage, *part)
            ));
        }
    }
    format!("Corrected: {}. {reason}", told.join(", "))
}

fn of_fix(state: &Gathering, fix: &Fix, events: &[Event]) -> String {
    let outcome_of = |id: MatchId| {
        events.iter().find_map(|event| {
            let Event::MatchCorrected { match_id, outcome } = event else {
                return None;
            };
            (*match_id == id).then_some(*outcome)
        })
    };
    match fix {
        Fix::Result { match_id, .. }
        | Fix::Winner { match_id, .. }
        | Fix::WithoutPlay { match_id, .. } => match outcome_of(*match_id) {
            Some(outcome) => ended(state, *match_id, outcome),
            None => format!("match {}", state.number_of(*match_id)),
        },
        Fix::Heat { match_id, game, .. } => format!(
            "heat {}, another order of finish in game {game}",
            state.number_of(*match_id)
        ),
        Fix::Replay { match_id } => {
            format!("match {} is played again", state.number_of(*match_id))
        }
        Fix::Void { match_id } => format!("match {} is void", state.number_of(*match_id)),
        Fix::Swap {
            stage,
            round,
            one,
            other,
        } => {
            let names = (
                entrant_of(state, *stage, *one),
                entrant_of(state, *stage, *other),
            );
            match round {
                None => format!("{} and {} change seeds", names.0, names.1),
                Some(round) => {
                    format!("{} and {} change places in round {round}", names.0, names.1)
                }
            }
        }
        Fix::Disqualify {
            tournament,
            entrant,
        } => {
            let who = state.entrant(*tournament, *entrant);
            let who = who.map_or("An entrant", |found| found.name.as_str());
            format!("{who} is disqualified after the fact")
        }
    }
}

/// One event of a correction; all else says nothing here.
pub(super) fn of_correction(state: &Gathering, event: &Event) -> String {
    if let Event::MatchCorrected { match_id, outcome } = event {
        return ended(state, *match_id, *outcome);
    }
    if let Event::MatchRearranged { match_id, .. } = event {
        return format!("Match {} has other contenders", state.number_of(*match_id));
    }
    if let Event::SentOnByRuling { match_id, .. } = event {
        return format!(
            "What follows match {} stands by ruling",
            state.number_of(*match_id)
        );
    }
    if let Event::StageRuled { stage, part, .. } = event {
        let part = part_words(state, *stage, *part);
        return capital(&format!("{part} stands by ruling"));
    }
    if let Event::StageFollows { stage, part } = event {
        let part = part_words(state, *stage, *part);
        return capital(&format!("{part} follows from the results again"));
    }
    match event.match_id() {
        Some(id) => format!("Match {} corrected", state.number_of(id)),
        None => "Corrected".into(),
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// A part of a stage, within a sentence.
fn part_words(state: &Gathering, stage: StageId, part: StagePart) -> String {
    let stage = stage_name(state, stage);
    match part {
        StagePart::Field {} => format!("the field of {stage}"),
        StagePart::Round { round } => format!("round {round} of {stage}"),
        StagePart::TieBreak { number } => format!("tie-break {number} of {stage}"),
    }
}
