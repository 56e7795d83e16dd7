//! A corrected tournament is the tournament as it would have been: played from its first match with the results that hold.

use crate::days::{a_day, choose, some_fix};
use crate::hall::{DESK, Hall};
use lanista_domain::correct::{Choice, Fix};
use lanista_domain::{
    Command, Contenders, Ending, EntrantId, Event, Gathering, Match, MatchId, MatchState, Seq,
    StageFormat, Told,
};

/// What a match is in the end: who meets, and what came of it. A match that is void is one that is not played.
fn essence(found: &Match) -> (Contenders, Option<lanista_domain::Outcome>, bool) {
    let is_due = found.state != MatchState::NotDue;
    // Of a match that was not played to its end the games do not count.
    let outcome = found.outcome().map(|outcome| match outcome.ending {
        Ending::Played => outcome,
        Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {
            lanista_domain::Outcome {
                score: lanista_domain::BySide::new(0, 0),
                ..outcome
            }
        }
    });
    (found.contenders.clone(), outcome, is_due)
}

#[test]
fn a_corrected_bracket_is_the_bracket_as_it_would_have_been() {
    let mut compared = 0;
    for seed in 1..=420_u64 {
        let (hall, mut dice) = a_day(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let stages: Vec<_> = hall.state.stages.values().collect();
        let is_bracket = matches!(
            stages[0].format,
            StageFormat::Bracket { .. }
                | StageFormat::Stepladder {}
                | StageFormat::Hill { .. }
                | StageFormat::Gsl { .. }
        );
        let fix = some_fix(&hall, &mut dice);
        let is_plain = !matches!(fix, Fix::Swap { .. } | Fix::Disqualify { .. });
        if !is_bracket || !is_plain || stages.len() > 1 {
            continue;
        }
        // Where nothing is left standing by ruling.
        let Some((choices, _)) = choose(&hall, &fix, &mut dice, Some(Choice::Stand)) else {
            continue;
        };
        let mut after = hall.clone();
        after.must(
            DESK,
            Command::Correct {
                fix: fix.clone(),
                choices,
                reason: "Wrong sheet".to_owned(),
            },
        );
        let truth = played_from_the_first(&after);
        for (id, found) in &after.state.matches {
            let other = &truth.state.matches[id];
            assert_eq!(
                essence(found),
                essence(other),
                "match {id} after {fix:?}, seed {seed}"
            );
        }
        compared += 1;
    }
    assert!(compared > 60, "{compared} were compared");
}

/// The same draw, with every result that holds, one after the other.
fn played_from_the_first(hall: &Hall) -> Hall {
    let mut fresh = hall.clone();
    let ids: Vec<MatchId> = hall.state.matches.keys().copied().collect();
    // Discarded and drawn again: nothing of it is played.
    let stage = hall.state.stages.values().next().expect("there is one");
    let drawn = Event::StageDrawn {
        tournament: stage.tournament,
        stage: stage.id,
        index: 0,
        first_match: stage.first_match,
        plan: hall.state.tournaments[&stage.tournament].format.stages[0].clone(),
        seeding: stage.seeding.clone(),
        lower: 0,
    };
    fresh.state = evolved(
        fresh.state,
        vec![
            Event::DrawDiscarded { stage: stage.id },
            drawn,
            Event::StagePublished { stage: stage.id },
        ],
    );
    for id in ids {
        let (was, is) = (&hall.state.matches[&id], &fresh.state.matches[&id]);
        let Some(outcome) = was.outcome() else {
            continue;
        };
        if is.outcome().is_some() {
            continue;
        }
        let both: Vec<Option<EntrantId>> = [lanista_domain::Side::Home, lanista_domain::Side::Away]
            .map(|side| is.entrant(side))
            .to_vec();
        assert!(
            both.iter().all(Option::is_some),
            "{id} is over and could not be played"
        );
        let command = if outcome.ending == Ending::Played {
            if outcome.told == Told::Winner {
                Command::EnterWinner {
                    match_id: id,
                    winner: outcome.winner.expect("it is told"),
                }
            } else {
                Command::EnterResult {
                    match_id: id,
                    score: outcome.score,
                }
            }
        } else {
            Command::EndWithoutPlay {
                match_id: id,
                absent: match outcome.winner {
                    Some(lanista_domain::Side::Home) => lanista_domain::Absent::Away,
                    Some(lanista_domain::Side::Away) => lanista_domain::Absent::Home,
                    None => lanista_domain::Absent::Both,
                },
                how: if outcome.ending == Ending::Walkover {
                    lanista_domain::command::WithoutPlay::Walkover
                } else {
                    lanista_domain::command::WithoutPlay::Disqualified
                },
            }
        };
        fresh.must(DESK, command);
    }
    fresh
}

fn evolved(state: Gathering, events: Vec<Event>) -> Gathering {
    let entry = lanista_domain::Accepted {
        seq: Seq(state.head.0 + 1),
        at: state.now,
        device: None,
        command: lanista_domain::CommandId("again".to_owned()),
        kind: "draw_stage".to_owned(),
        events,
    };
    state.evolve(&entry)
}
