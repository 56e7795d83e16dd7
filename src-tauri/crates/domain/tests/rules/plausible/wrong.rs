//! Something that was wrong, and a choice for whatever it reaches.

use super::Dice;
use crate::say;
use lanista_domain::correct::{Choice, Chosen, Fix, Subject};
use lanista_domain::{BySide, Command, Gathering, Match, MatchId, StageId, TournamentId};

pub(super) fn correction(state: &Gathering, dice: &mut Dice) -> Command {
    let fix = fix(state, dice);
    let mut choices: Vec<Chosen> = Vec::new();
    for _ in 0..40 {
        let seen = state.foresee_correction(&fix, &choices);
        let open = seen
            .reached
            .iter()
            .map(|found| {
                (
                    Subject::Match { id: found.match_id },
                    &found.offers,
                    found.chosen,
                )
            })
            .chain(seen.stages.iter().map(|found| {
                (
                    Subject::Stage { id: found.stage },
                    &found.offers,
                    found.chosen,
                )
            }))
            .find(|(_, offers, chosen)| !offers.is_empty() && chosen.is_none());
        let Some((of, offers, _)) = open else {
            break;
        };
        let possible: Vec<Choice> = offers
            .iter()
            .filter(|offer| offer.why_not.is_none())
            .map(|offer| offer.choice)
            .collect();
        let choice = dice.pick(&possible);
        choices.push(Chosen {
            of,
            choice,
            rev: None,
        });
    }
    Command::Correct {
        fix,
        choices,
        reason: "Wrong sheet".to_owned(),
    }
}

fn fix(state: &Gathering, dice: &mut Dice) -> Fix {
    let over: Vec<&Match> = state
        .matches
        .values()
        .filter(|found| found.outcome().is_some() && found.heat().is_none())
        .collect();
    let Some(found) = (!over.is_empty()).then(|| dice.pick(&over)) else {
        let Command::Correct { fix, .. } = say::corrected(1, 2, 0) else {
            unreachable!("it is a correction");
        };
        return fix;
    };
    let (match_id, needed) = (found.id, u16::from(found.series.wins_needed().unwrap_or(3)));
    let fewer = u16::try_from(dice.roll(u32::from(needed))).expect("few");
    match dice.roll(8) {
        0 => Fix::Replay { match_id },
        1 => Fix::Void { match_id },
        2 => Fix::Winner {
            match_id,
            winner: dice.side(),
        },
        3 => disqualified(state, found.stage, dice, match_id),
        4 | 5 => Fix::Result {
            match_id,
            score: BySide::new(needed, fewer),
        },
        _ => Fix::Result {
            match_id,
            score: BySide::new(fewer, needed),
        },
    }
}

fn disqualified(state: &Gathering, id: StageId, dice: &mut Dice, match_id: MatchId) -> Fix {
    let Some(stage) = state
        .stages
        .get(&id)
        .filter(|stage| !stage.seeding.is_empty())
    else {
        return Fix::Void { match_id };
    };
    let TournamentId(tournament) = stage.tournament;
    Fix::Disqualify {
        tournament: TournamentId(tournament),
        entrant: dice.pick(&stage.seeding),
    }
}
