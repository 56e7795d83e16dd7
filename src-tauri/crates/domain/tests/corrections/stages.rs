//! Corrections in tables and of what comes after them: later rounds stand, the last one may be paired again, and the
//! next stage stands, takes the new field in, or is drawn again.

use crate::formats::{next, round_robin, swiss};
use crate::hall::{
    CUP, DESK, DOUBLE, Hall, SINGLE, bracket, check_taken_back, contenders, correct, four, id,
    one_stage, published, result, scored, with_choices,
};
use lanista_domain::correct::{Choice, Chosen, Correction, Fix, Subject};
use lanista_domain::stage::StagePart;
use lanista_domain::swiss::Goal;
use lanista_domain::{Command, Format, MatchId, MatchState, Refusal, Series, Side, StageId};

const NAMES: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];

/// Every open match is won by home.
fn play_open(mut hall: Hall) -> Hall {
    loop {
        let open = hall.state.matches.values();
        let open: Vec<u32> = open
            .filter(|found| matches!(found.state, MatchState::Ready { .. }))
            .map(|found| found.id.0)
            .collect();
        if open.is_empty() {
            return hall;
        }
        for number in open {
            hall.must(DESK, result(number, 2, 0));
        }
    }
}

fn pair(hall: Hall) -> Hall {
    hall.after([
        Command::PairRound {
            stage: StageId(1),
            forbid: Vec::new(),
            force: Vec::new(),
        },
        Command::PublishStage { stage: StageId(1) },
    ])
}

fn about_stage(number: u32, choice: Choice) -> Chosen {
    Chosen {
        of: Subject::Stage {
            id: StageId(number),
        },
        choice,
        rev: None,
    }
}

fn correct_with(fix: Fix, choices: Vec<Chosen>) -> Command {
    Command::Correct {
        fix,
        choices,
        reason: "Wrong sheet".to_owned(),
    }
}

fn stage_offers(seen: &Correction, number: u32) -> Vec<(Choice, Option<Refusal>)> {
    let mut all = seen.stages.iter();
    let found = all.find(|found| found.stage == StageId(number));
    let found = found.unwrap_or_else(|| panic!("stage {number} is not reached"));
    let offers = found.offers.iter();
    offers
        .map(|offer| (offer.choice, offer.why_not.clone()))
        .collect()
}

/// Two groups of four, the first two of each into a final bracket of four.
fn league(kind: lanista_domain::Kind) -> Hall {
    let mut format: Format = one_stage(round_robin(2), Series::best_of(3));
    format.stages.push(next(bracket(kind, 1), 2));
    let hall = play_open(published(format, &NAMES));
    hall.after([
        Command::DrawStage { tournament: CUP },
        Command::PublishStage { stage: StageId(2) },
    ])
}

/// A match of the groups after which another one of the group goes on.
fn decisive(hall: &Hall) -> Fix {
    let stage = &hall.state.stages[&StageId(1)];
    let all = stage.matches().map(|id| Fix::Winner {
        match_id: id,
        winner: Side::Away,
    });
    let mut all = all.filter(|fix| {
        let seen = hall.state.foresee_correction(fix, &[]);
        seen.stages.iter().any(|found| found.comes.len() == 1)
    });
    all.next().expect("some result decides who goes on")
}

#[test]
fn a_result_of_a_table_moves_places_and_leaves_the_other_results() {
    let hall = play_open(published(
        one_stage(round_robin(1), Series::best_of(3)),
        &NAMES[..4],
    ));
    let fix = Fix::Winner {
        match_id: MatchId(1),
        winner: Side::Away,
    };
    let seen = hall.foresee(&fix, &[]);
    assert!(seen.is_complete());
    assert_eq!(seen.reached.len(), 1);
    assert!(!seen.placings.is_empty());
    let mut after = hall.clone();
    after.must(DESK, correct(fix, &[]));
    check_taken_back(&hall, &after);
}

#[test]
fn a_void_result_counts_for_nobody_in_a_table() {
    let hall = play_open(published(
        one_stage(round_robin(1), Series::best_of(3)),
        &NAMES[..4],
    ));
    let (first, _) = contenders(hall.game(1));
    let row = |hall: &Hall| {
        let rows = hall.state.placings(StageId(1)).into_iter();
        let mut rows = rows.filter(|row| Some(row.entrant) == first);
        rows.next().map(|row| (row.won, row.lost))
    };
    let before = row(&hall).expect("is ranked");
    let mut after = hall.clone();
    after.must(
        DESK,
        correct(
            Fix::Void {
                match_id: MatchId(1),
            },
            &[],
        ),
    );
    assert_eq!(row(&after), Some((before.0 - 1, before.1)));
    check_taken_back(&hall, &after);
}

#[test]
fn a_last_swiss_round_that_nobody_has_begun_may_be_paired_again() {
    let hall = play_open(published(
        one_stage(swiss(Goal::Rounds { rounds: 3 }), Series::best_of(3)),
        &NAMES,
    ));
    let hall = pair(hall);
    let fix = scored(1, 0, 2);
    let seen = hall.foresee(&fix, &[]);
    assert_eq!(seen.against(), [Refusal::StageChoiceMissing]);
    assert_eq!(
        stage_offers(&seen, 1),
        [(Choice::Stand, None), (Choice::Replay, None)]
    );
    let no_such = hall
        .state
        .foresee_correction(&fix, &[about_stage(1, Choice::Void)]);
    assert_eq!(no_such.against(), [Refusal::NotOffered]);
    let second = |hall: &Hall| -> Vec<_> {
        (5..=8)
            .map(|number| contenders(hall.game(number)))
            .collect()
    };
    for (choice, is_other) in [(Choice::Stand, false), (Choice::Replay, true)] {
        let mut after = hall.clone();
        after.must(
            DESK,
            correct_with(fix.clone(), vec![about_stage(1, choice)]),
        );
        assert_eq!(second(&after) != second(&hall), is_other, "{choice:?}");
        assert!(after.state.stages[&StageId(1)].is_wholly_published());
        let is_ruled = after.state.stages[&StageId(1)].is_ruled(StagePart::Round { round: 2 });
        assert_eq!(is_ruled, !is_other, "{choice:?}");
        check_taken_back(&hall, &after);
    }
}

#[test]
fn a_swiss_round_that_was_paired_wrongly_is_put_right_a_round_later() {
    let hall = play_open(published(
        one_stage(swiss(Goal::Rounds { rounds: 3 }), Series::best_of(3)),
        &NAMES,
    ));
    let hall = play_open(pair(hall));
    let (one, other) = (
        hall.game(5).entrant(Side::Away).expect("is there"),
        hall.game(6).entrant(Side::Away).expect("is there"),
    );
    let fix = Fix::Swap {
        stage: StageId(1),
        round: Some(2),
        one,
        other,
    };
    let seen = hall.foresee(&fix, &[]);
    let reached: Vec<u32> = seen.reached.iter().map(|found| found.match_id.0).collect();
    assert_eq!(reached, [5, 6]);
    let mut after = hall.clone();
    let choices = [(5, Choice::Replay), (6, Choice::Void)];
    after.must(DESK, correct(fix, &choices));
    assert_eq!(after.game(5).entrant(Side::Away), Some(other));
    assert_eq!(after.game(6).entrant(Side::Away), Some(one));
    assert!(matches!(after.game(5).state, MatchState::Ready { .. }));
    assert!(after.game(6).is_void());
    check_taken_back(&hall, &after);
}

#[test]
fn rounds_are_named_where_they_are_paired_and_nowhere_else() {
    let swap = |round| Fix::Swap {
        stage: StageId(1),
        round,
        one: id(1),
        other: id(2),
    };
    let swiss = published(
        one_stage(swiss(Goal::Rounds { rounds: 3 }), Series::best_of(3)),
        &NAMES,
    );
    assert_eq!(
        swiss.foresee(&swap(None), &[]).reasons,
        [Refusal::SwapByRound]
    );
    let single = four(SINGLE);
    assert_eq!(
        single.foresee(&swap(Some(1)), &[]).reasons,
        [Refusal::SwapByRound]
    );
}

#[test]
fn a_next_stage_that_nobody_has_begun_is_drawn_again_or_stands() {
    let hall = league(SINGLE);
    let fix = decisive(&hall);
    let seen = hall.foresee(&fix, &[]);
    assert_eq!(seen.against(), [Refusal::StageChoiceMissing]);
    assert_eq!(
        stage_offers(&seen, 2),
        [(Choice::Stand, None), (Choice::Replay, None)]
    );
    let comes = seen.stages[0].comes[0];
    let mut stands = hall.clone();
    stands.must(
        DESK,
        correct_with(fix.clone(), vec![about_stage(2, Choice::Stand)]),
    );
    let ruled = &stands.state.stages[&StageId(2)].by_ruling;
    assert_eq!(ruled.len(), 1, "it says so itself");
    assert_eq!(ruled[0].part, StagePart::Field {});
    assert_eq!(ruled[0].ruling.reason, "Wrong sheet");
    check_taken_back(&hall, &stands);
    // Put right the other way round, it follows again, and nobody is asked.
    let Fix::Winner { match_id, winner } = fix else {
        panic!("another fix: {fix:?}")
    };
    let back = Fix::Winner {
        match_id,
        winner: winner.other(),
    };
    let seen = stands.foresee(&back, &[]);
    assert!(seen.is_complete(), "{:?}", seen.against());
    let mut follows = stands.clone();
    follows.must(DESK, correct(back, &[]));
    assert!(follows.state.stages[&StageId(2)].by_ruling.is_empty());
    check_taken_back(&stands, &follows);
    let mut again = hall.clone();
    again.must(
        DESK,
        correct_with(fix, vec![about_stage(2, Choice::Replay)]),
    );
    assert!(!again.state.stages.contains_key(&StageId(2)));
    let fresh = &again.state.stages[&StageId(3)];
    assert!(fresh.seeding.contains(&comes));
    assert!(fresh.is_published());
    assert_eq!(
        again.state.tournaments[&CUP].stages,
        [StageId(1), StageId(3)]
    );
    check_taken_back(&hall, &again);
}

#[test]
fn a_begun_next_stage_takes_the_new_entrant_in() {
    for kind in [SINGLE, DOUBLE] {
        let hall = play_open(league(kind));
        let fix = decisive(&hall);
        let replay = vec![about_stage(2, Choice::Replay)];
        let seen = hall.state.foresee_correction(&fix, &replay);
        let (comes, leaves) = (seen.stages[0].comes[0], seen.stages[0].leaves[0]);
        let mut choices = replay;
        let all: Vec<(u32, Choice)> = hall
            .state
            .matches
            .keys()
            .map(|id| (id.0, Choice::Replay))
            .collect();
        choices.extend(with_choices(&all));
        let mut after = hall.clone();
        after.must(DESK, correct_with(fix.clone(), choices));
        let stage = &after.state.stages[&StageId(2)];
        assert!(stage.seeding.contains(&comes) && !stage.seeding.contains(&leaves));
        for found in after.state.matches_of(stage) {
            assert!(!found.has(leaves), "{} still has who left", found.id);
        }
        check_taken_back(&hall, &after);
        let mut fallen = hall.clone();
        fallen.must(DESK, correct_with(fix, vec![about_stage(2, Choice::Void)]));
        let fresh = &fallen.state.stages[&StageId(3)];
        assert!(
            fallen
                .state
                .matches_of(fresh)
                .all(|found| !found.has_begun())
        );
        check_taken_back(&hall, &fallen);
    }
}

#[test]
fn while_a_match_is_replayed_the_next_stage_stands_or_falls() {
    let hall = play_open(league(SINGLE));
    let fix = Fix::Replay {
        match_id: MatchId(1),
    };
    let seen = hall.foresee(&fix, &[]);
    assert_eq!(
        stage_offers(&seen, 2),
        [
            (Choice::Stand, None),
            (Choice::Replay, Some(Refusal::StageNotOver)),
            (Choice::Void, None)
        ]
    );
    let mut fallen = hall.clone();
    fallen.must(DESK, correct_with(fix, vec![about_stage(2, Choice::Void)]));
    assert_eq!(fallen.state.tournaments[&CUP].stages, [StageId(1)]);
    check_taken_back(&hall, &fallen);
}

#[test]
fn a_field_of_another_order_only_is_exchanged_place_by_place() {
    let hall = play_open(league(SINGLE));
    let stage = &hall.state.stages[&StageId(1)];
    let mut all = stage.matches().map(|id| Fix::Winner {
        match_id: id,
        winner: Side::Away,
    });
    let order = all.find(|fix| {
        let seen = hall.state.foresee_correction(fix, &[]);
        seen.stages.iter().any(|found| found.comes.is_empty())
    });
    let fix = order.expect("some result changes the order alone");
    let seen = hall.foresee(&fix, &[]);
    assert_eq!(stage_offers(&seen, 2)[1], (Choice::Replay, None));
}

#[test]
fn a_tournament_of_heats_cannot_exchange_one_for_one() {
    // Refusal::NoExchange: the heats of the next stage are lists, and a list is drawn again or stands.
    let mut format: Format = one_stage(round_robin(2), Series::best_of(3));
    let heats = lanista_domain::StageFormat::TimeTrial {
        heats: 1,
        measure: lanista_domain::format::Measure::Time,
    };
    let mut plan = next(heats, 2);
    plan.series.usual = crate::formats::all_of(1);
    format.stages.push(plan);
    let hall = play_open(published(format, &NAMES)).after([
        Command::DrawStage { tournament: CUP },
        Command::PublishStage { stage: StageId(2) },
    ]);
    let heat = hall.state.stages[&StageId(2)].first_match;
    let who = hall.state.stages[&StageId(2)].seeding[0];
    let hall = hall.after([Command::RecordAttempt {
        match_id: heat,
        entrant: who,
        attempt: 1,
        mark: Some(9_000),
    }]);
    let seen = hall.foresee(&decisive(&hall), &[]);
    assert_eq!(
        stage_offers(&seen, 2)[1],
        (Choice::Replay, Some(Refusal::NoExchange))
    );
}
