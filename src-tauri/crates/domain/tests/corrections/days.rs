//! Random days: a tournament is played as far as the dice say, and something in it was wrong.

use crate::formats::{Dice, KINDS, of_kind};
use crate::hall::{CUP, DESK, Hall, published, result};
use lanista_domain::command::{Disqualified, Results, WithoutPlay};
use lanista_domain::correct::{Choice, Chosen, Correction, Fix, Subject};
use lanista_domain::table::Stakes;
use lanista_domain::{
    Absent, BySide, Command, EntrantId, Finish, Finishing, Match, MatchId, MatchState, Series,
    Side, Stage, StageId,
};

/// A tournament of some kind, played until the dice or the matches end.
pub(crate) fn a_day(seed: u64) -> (Hall, Dice) {
    let mut dice = Dice(seed);
    dice.roll(9);
    let kind = u32::try_from(seed % u64::from(KINDS)).expect("few");
    let (format, least) = of_kind(kind, &mut dice);
    let most = if dice.roll(6) == 0 { 56 } else { 10 };
    let is_gsl = matches!(
        format.stages[0].format,
        lanista_domain::StageFormat::Gsl { .. }
    );
    let is_major = least == 16;
    let count = if is_gsl || is_major {
        least
    } else {
        least + dice.roll(most)
    };
    let names: Vec<String> = (1..=count).map(|number| format!("E{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut hall = published(format, &names);
    let acts = if dice.roll(3) == 0 {
        dice.roll(40)
    } else {
        1_000
    };
    for _ in 0..acts {
        let drawn = hall.state.matches.len();
        if !act(&mut hall, &mut dice) {
            break;
        }
        // Somebody notices as soon as the next round or stage is there, before it begins.
        if hall.state.matches.len() > drawn && dice.roll(4) == 0 {
            break;
        }
    }
    (hall, dice)
}

/// The next match is played, or the next round or stage begins; false where nothing is left.
fn act(hall: &mut Hall, dice: &mut Dice) -> bool {
    let open: Vec<MatchId> = hall
        .state
        .matches
        .values()
        .filter(|found| {
            matches!(
                found.state,
                MatchState::Ready { .. } | MatchState::Called { .. } | MatchState::Live { .. }
            )
        })
        .map(|found| found.id)
        .take(4)
        .collect();
    if open.is_empty() {
        return go_on(hall);
    }
    if dice.roll(60) == 0 {
        let stage = hall.state.stages.values().next_back().expect("is drawn");
        let entrant = dice.pick(&stage.seeding);
        let leave = Command::Withdraw {
            tournament: CUP,
            entrant,
            disqualified: dice.pick(&[Disqualified::No, Disqualified::No, Disqualified::Yes]),
            results: Results::Keep,
            reason: String::new(),
        };
        let _known = hall.send(DESK, leave);
        return true;
    }
    let match_id = dice.pick(&open);
    let found = hall.state.matches[&match_id].clone();
    if let Some((entrants, games)) = found.heat() {
        return play_heat(hall, &found, entrants, games.len(), dice);
    }
    let number = match_id.0;
    let command = match dice.roll(12) {
        0 => Command::CallMatch {
            match_id,
            station: None,
        },
        1 => Command::ScoreGame {
            match_id,
            game: u8::try_from(found.games.len() + 1).expect("few"),
            score: BySide::new(0, 0),
            winner: Some(dice.pick(&Side::BOTH)),
        },
        2 => Command::EndWithoutPlay {
            match_id,
            absent: dice.pick(&[Absent::Home, Absent::Away, Absent::Home, Absent::Both]),
            how: WithoutPlay::Walkover,
        },
        3 if matches!(found.series.length, lanista_domain::Length::PlayAll { .. }) => {
            result(number, 1, 1)
        }
        3..=6 => result(number, 2, u16::from(dice.roll(2) == 0)),
        _ => result(number, u16::from(dice.roll(2) == 0), 2),
    };
    let _refused = hall.send(DESK, command);
    true
}

fn play_heat(
    hall: &mut Hall,
    found: &Match,
    entrants: &[EntrantId],
    played: usize,
    dice: &mut Dice,
) -> bool {
    let mut left = entrants.to_vec();
    let mut order = Vec::new();
    while !left.is_empty() {
        let at = dice.roll(u32::try_from(left.len()).expect("few")) as usize;
        order.push(Finish {
            entrant: left.swap_remove(at),
            mark: 1 + dice.roll(4),
            how: Finishing::Alone,
        });
    }
    let game = u8::try_from(played + 1).expect("few");
    let scored = Command::ScoreHeat {
        match_id: found.id,
        game,
        finishes: order.clone(),
    };
    if hall.send(DESK, scored).is_err() {
        for finish in order {
            let _known = hall.send(
                DESK,
                Command::RecordAttempt {
                    match_id: found.id,
                    entrant: finish.entrant,
                    attempt: game,
                    mark: Some(finish.mark),
                },
            );
        }
    }
    let _early = hall.send(
        DESK,
        Command::CommitMatch {
            match_id: found.id,
            winner: None,
        },
    );
    true
}

/// The next round or stage, published.
fn go_on(hall: &mut Hall) -> bool {
    let last = hall.state.stages.values().next_back();
    let Some(stage) = last.map(|stage| stage.id) else {
        return false;
    };
    let pair = Command::PairRound {
        stage,
        forbid: Vec::new(),
        force: Vec::new(),
    };
    let went_on = hall.send(DESK, pair).is_ok()
        || hall
            .send(DESK, Command::DrawStage { tournament: CUP })
            .is_ok()
        || break_ties(hall, stage);
    if went_on {
        let unseen: Vec<_> = hall
            .state
            .stages
            .values()
            .filter(|stage| !stage.is_wholly_published())
            .map(|stage| stage.id)
            .collect();
        for stage in unseen {
            hall.must(DESK, Command::PublishStage { stage });
        }
    }
    went_on
}

/// The equal play a tie-break, as soon as something rests on it.
fn break_ties(hall: &mut Hall, stage: StageId) -> bool {
    let ties = hall.state.ties(&hall.state.stages[&stage]);
    ties.into_iter().any(|tie| {
        let tie_break = Command::PlayTieBreak {
            stage,
            entrants: tie.entrants,
            series: Series::best_of(3),
        };
        tie.stakes == Stakes::Cut && hall.send(DESK, tie_break).is_ok()
    })
}

/// Something that may have been wrong.
pub(crate) fn some_fix(hall: &Hall, dice: &mut Dice) -> Fix {
    let over: Vec<MatchId> = hall
        .state
        .matches
        .values()
        .filter(|found| found.outcome().is_some())
        .map(|found| found.id)
        .collect();
    let stages: Vec<&Stage> = hall.state.stages.values().collect();
    let stage = dice.pick(&stages);
    let (one, other) = (dice.pick(&stage.seeding), dice.pick(&stage.seeding));
    if over.is_empty() || dice.roll(8) == 0 {
        let rounds = u32::from(stage.last_round()).max(1);
        let round = 1 + u8::try_from(dice.roll(rounds)).expect("few");
        return Fix::Swap {
            stage: stage.id,
            round: stage.is_paired().then_some(round),
            one,
            other,
        };
    }
    let match_id = dice.pick(&over);
    if let Some((entrants, _)) = hall.state.matches[&match_id].heat() {
        return Fix::Heat {
            match_id,
            game: 1,
            finishes: vec![Finish {
                entrant: dice.pick(entrants),
                mark: 3,
                how: Finishing::Alone,
            }],
        };
    }
    match dice.roll(10) {
        0 => Fix::Replay { match_id },
        1 => Fix::Void { match_id },
        2 => Fix::WithoutPlay {
            match_id,
            absent: dice.pick(&[Absent::Home, Absent::Away, Absent::Both]),
            how: dice.pick(&[WithoutPlay::Walkover, WithoutPlay::Disqualified]),
        },
        3 => Fix::Disqualify {
            tournament: CUP,
            entrant: one,
        },
        4 => Fix::Winner {
            match_id,
            winner: dice.pick(&Side::BOTH),
        },
        5 if dice.roll(3) == 0 => Fix::Result {
            match_id,
            score: BySide::new(1, 1),
        },
        5 | 6 => Fix::Result {
            match_id,
            score: BySide::new(2, u16::from(dice.roll(2) == 0)),
        },
        _ => Fix::Result {
            match_id,
            score: BySide::new(u16::from(dice.roll(2) == 0), 2),
        },
    }
}

/// Chooses for everything that is reached, until nothing is missing; none where the fix is impossible.
pub(crate) fn choose(
    hall: &Hall,
    fix: &Fix,
    dice: &mut Dice,
    without: Option<Choice>,
) -> Option<(Vec<Chosen>, Correction)> {
    let mut choices: Vec<Chosen> = Vec::new();
    for _ in 0..600 {
        let seen = hall.state.foresee_correction(fix, &choices);
        if !seen.reasons.is_empty() {
            return None;
        }
        if seen.is_complete() {
            return Some((choices, seen));
        }
        let missing = seen
            .reached
            .iter()
            .map(|found| {
                let of = Subject::Match { id: found.match_id };
                (of, &found.offers, found.chosen)
            })
            .chain(
                seen.stages
                    .iter()
                    .map(|found| (found.subject(), &found.offers, found.chosen)),
            )
            .find(|(_, offers, chosen)| {
                let is_possible = |choice: Choice| {
                    let mut all = offers.iter();
                    all.any(|offer| offer.choice == choice && offer.why_not.is_none())
                };
                !offers.is_empty() && !chosen.is_some_and(is_possible)
            });
        let (of, offers, _) = missing.expect("what is incomplete misses a choice");
        let possible: Vec<Choice> = offers
            .iter()
            .filter(|offer| offer.why_not.is_none() && Some(offer.choice) != without)
            .map(|offer| offer.choice)
            .collect();
        if possible.is_empty() {
            return None;
        }
        choices.retain(|known| known.of != of);
        choices.push(Chosen {
            of,
            choice: dice.pick(&possible),
            rev: None,
        });
    }
    panic!("choosing comes to no end: {fix:?}");
}
