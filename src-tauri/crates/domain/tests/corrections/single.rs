//! A single elimination of four that was played: what a wrong semi-final does to its final.

use crate::hall::{
    ANNA, CUP, DESK, Hall, SINGLE, check_taken_back, contenders, correct, four, id, offers, result,
    scored, take_back, with_choices,
};
use lanista_domain::Side::{Away, Home};
use lanista_domain::command::WithoutPlay;
use lanista_domain::correct::{Choice, Fix};
use lanista_domain::{Absent, BySide, Command, MatchId, MatchState, Refusal, StageId, StationNo};

/// Fox beat Cat, Owl beat Hen, Fox beat Owl in the final.
fn played() -> Hall {
    four(SINGLE).after([result(1, 2, 0), result(2, 2, 0), result(3, 2, 1)])
}

/// Cat had won.
const fn cat_had_won() -> Fix {
    scored(1, 1, 2)
}

#[track_caller]
fn check(mut hall: Hall, (from, command): (&str, Command), then: impl FnOnce(&Hall)) {
    hall.must(from, command);
    then(&hall);
}

#[track_caller]
fn check_refused(hall: &Hall, (from, command): (&str, Command), reasons: &[Refusal]) {
    let mut hall = hall.clone();
    let before = hall.state.clone();
    let answer = hall.send(from, command).expect_err("it is refused");
    assert_eq!(answer.reasons, reasons);
    assert_eq!(hall.state, before, "a refusal changes nothing");
}

fn call(number: u32, station: u32) -> Command {
    Command::CallMatch {
        match_id: MatchId(number),
        station: Some(StationNo(station)),
    }
}

const fn take(number: u32) -> Command {
    Command::TakeMatch {
        match_id: MatchId(number),
    }
}

const fn score(number: u32, game: u8, home: u16, away: u16) -> Command {
    Command::ScoreGame {
        match_id: MatchId(number),
        game,
        score: BySide::new(home, away),
        winner: Some(Home),
    }
}

#[test]
fn a_played_final_needs_a_choice_when_its_semi_final_was_wrong() {
    let seen = played().foresee(&cat_had_won(), &[]);
    assert!(!seen.is_complete());
    assert_eq!(
        offers(&seen, 3),
        [
            (Choice::Stand, None),
            (Choice::Replay, None),
            (Choice::Void, None)
        ]
    );
    check_refused(
        &played(),
        (DESK, correct(cat_had_won(), &[])),
        &[Refusal::ChoiceMissing { number: 3 }],
    );
}

#[test]
fn a_replayed_final_is_ready_for_the_one_who_had_won() {
    let before = played();
    check(
        before.clone(),
        (DESK, correct(cat_had_won(), &[(3, Choice::Replay)])),
        |hall| {
            assert_eq!(
                hall.game(1).outcome().map(|it| it.score),
                Some(BySide::new(1, 2))
            );
            assert_eq!(contenders(hall.game(3)), (Some(id(4)), Some(id(2))));
            assert!(matches!(hall.game(3).state, MatchState::Ready { .. }));
            assert!(hall.game(3).games.is_empty());
            check_taken_back(&before, hall);
        },
    );
}

#[test]
fn a_void_final_waits_until_it_is_replayed() {
    let before = played();
    check(
        before.clone(),
        (DESK, correct(cat_had_won(), &[(3, Choice::Void)])),
        |hall| {
            assert_eq!(contenders(hall.game(3)), (Some(id(4)), Some(id(2))));
            assert!(matches!(hall.game(3).state, MatchState::Void { .. }));
            assert!(!hall.state.is_stage_over(StageId(1)));
            check_taken_back(&before, hall);
        },
    );
}

#[test]
fn a_final_that_stands_is_marked_and_leaves_the_way_of_both_as_it_was() {
    let before = played();
    check(
        before.clone(),
        (DESK, correct(cat_had_won(), &[(3, Choice::Stand)])),
        |hall| {
            let last = hall.game(3);
            assert_eq!(contenders(last), (Some(id(1)), Some(id(2))));
            assert_eq!(last.outcome(), before.game(3).outcome());
            let ruling = last.ruling.as_ref().expect("it is marked");
            assert_eq!(ruling.reason, "Sides swapped on the sheet");
            assert_eq!(
                hall.game(1).goes_on(),
                Some(Home),
                "Fox was sent on by ruling"
            );
            assert_eq!(hall.game(1).outcome().and_then(|it| it.winner), Some(Away));
            assert_eq!(
                [1, 2, 4].map(|who| hall.place(who)),
                [Some(1), Some(2), Some(3)]
            );
            check_taken_back(&before, hall);
        },
    );
}

#[test]
fn what_nobody_has_begun_changes_hands_without_a_choice() {
    let mut before = four(SINGLE).after([result(1, 2, 0), result(2, 2, 0), call(3, 2)]);
    before.must(ANNA, take(3));
    let rev = before.game(3).rev;
    let seen = before.foresee(&cat_had_won(), &[]);
    assert!(seen.is_complete(), "{:?}", seen.against());
    check(
        before.clone(),
        (DESK, correct(cat_had_won(), &[])),
        move |hall| {
            let last = hall.game(3);
            assert_eq!(contenders(last), (Some(id(4)), Some(id(2))));
            assert!(matches!(last.state, MatchState::Ready { .. }));
            assert_eq!((last.station, &last.lease), (None, &None));
            assert!(last.rev > rev, "the tablet that held it must look again");
            check_taken_back(&before, hall);
        },
    );
}

#[test]
fn a_running_match_is_stopped_and_its_tablet_is_out_of_date() {
    let mut before = four(SINGLE).after([result(1, 2, 0), result(2, 2, 0), call(3, 2)]);
    before.must(ANNA, take(3));
    before.must(ANNA, score(3, 1, 11, 3));
    let mut hall = before.clone();
    hall.must(DESK, correct(cat_had_won(), &[(3, Choice::Replay)]));
    let late = hall.send(ANNA, score(3, 2, 1, 0));
    assert_eq!(
        late.expect_err("it is not Anna's any more").reasons,
        [Refusal::NotHolding]
    );
    check_taken_back(&before, &hall);
    let step = hall.state.head;
    hall.must(DESK, take_back(step));
    hall.must(ANNA, score(3, 2, 1, 0));
}

#[test]
fn the_same_result_is_no_correction_and_what_is_open_is_not_corrected() {
    let same = Fix::Result {
        match_id: MatchId(1),
        score: BySide::new(2, 0),
    };
    check_refused(&played(), (DESK, correct(same, &[])), &[Refusal::NoChange]);
    check_refused(
        &four(SINGLE),
        (DESK, correct(cat_had_won(), &[])),
        &[Refusal::MatchNotOver],
    );
    let tie = Fix::Result {
        match_id: MatchId(1),
        score: BySide::new(1, 1),
    };
    check_refused(
        &played(),
        (DESK, correct(tie, &[])),
        &[Refusal::ImpossibleResult { needed: 2 }],
    );
    let beyond = Fix::Result {
        match_id: MatchId(1),
        score: BySide::new(3, 0),
    };
    check_refused(
        &played(),
        (DESK, correct(beyond, &[])),
        &[Refusal::ImpossibleResult { needed: 2 }],
    );
}

#[test]
fn another_score_with_the_same_winner_reaches_nothing_else() {
    let closer = Fix::Result {
        match_id: MatchId(1),
        score: BySide::new(2, 1),
    };
    let seen = played().foresee(&closer, &[]);
    assert!(seen.is_complete());
    let reached: Vec<u32> = seen.reached.iter().map(|found| found.match_id.0).collect();
    assert_eq!(reached, [1]);
    assert!(seen.placings.is_empty());
}

#[test]
fn a_choice_that_was_made_on_an_older_match_is_stale() {
    let hall = played();
    let mut choices = with_choices(&[(3, Choice::Replay)]);
    choices[0].rev = Some(hall.game(3).rev);
    let seen = hall.state.foresee_correction(&cat_had_won(), &choices);
    assert!(seen.is_complete());
    choices[0].rev = Some(hall.game(3).rev + 1);
    let seen = hall.state.foresee_correction(&cat_had_won(), &choices);
    assert_eq!(
        seen.against(),
        [Refusal::Stale {
            rev: hall.game(3).rev
        }]
    );
}
#[test]
fn both_semi_finals_are_corrected_one_after_the_other() {
    let mut hall = played();
    hall.must(DESK, correct(cat_had_won(), &[(3, Choice::Replay)]));
    let hen_had_won = Fix::Winner {
        match_id: MatchId(2),
        winner: Away,
    };
    hall.must(DESK, correct(hen_had_won, &[]));
    assert_eq!(contenders(hall.game(3)), (Some(id(4)), Some(id(3))));
    hall.must(DESK, result(3, 2, 0));
    assert_eq!(hall.state.placings(StageId(1))[0].entrant, id(4));
}

#[test]
fn a_wrong_seed_reaches_the_matches_of_both() {
    // Owl and Cat stood in each other's place.
    let hall = played();
    let swap = Fix::Swap {
        stage: StageId(1),
        round: None,
        one: id(2),
        other: id(4),
    };
    let seen = hall.foresee(&swap, &[]);
    assert_eq!(offers(&seen, 1)[0], (Choice::Stand, Some("in_two_places")));
    let choices = [1, 2, 3].map(|number| (number, Choice::Replay));
    check(hall.clone(), (DESK, correct(swap, &choices)), |after| {
        assert_eq!(contenders(after.game(1)), (Some(id(1)), Some(id(2))));
        assert_eq!(contenders(after.game(2)), (Some(id(4)), Some(id(3))));
        assert_eq!(after.game(3).state, MatchState::Undecided);
        check_taken_back(&hall, after);
    });
}

#[test]
fn a_winner_who_is_disqualified_after_the_final_leaves_it_to_the_other() {
    let hall = played();
    let fix = Fix::Disqualify {
        tournament: CUP,
        entrant: id(1),
    };
    check(hall.clone(), (DESK, correct(fix, &[])), |after| {
        assert_eq!(after.state.placings(StageId(1))[0].entrant, id(2));
        assert_eq!(after.game(1), hall.game(1), "nothing rests on it any more");
        check_taken_back(&hall, after);
    });
}

#[test]
fn whoever_is_disqualified_before_the_final_leaves_their_place_to_whom_they_beat() {
    let hall = four(SINGLE).after([result(1, 2, 0), result(2, 2, 0)]);
    let fix = Fix::Disqualify {
        tournament: CUP,
        entrant: id(1),
    };
    check(hall, (DESK, correct(fix, &[])), |after| {
        assert_eq!(contenders(after.game(3)), (Some(id(4)), Some(id(2))));
        assert!(matches!(after.game(3).state, MatchState::Ready { .. }));
    });
}

#[test]
fn a_match_that_was_not_played_is_put_right() {
    let fix = Fix::WithoutPlay {
        match_id: MatchId(1),
        absent: Absent::Home,
        how: WithoutPlay::Walkover,
    };
    check(
        played(),
        (DESK, correct(fix, &[(3, Choice::Replay)])),
        |after| {
            assert_eq!(contenders(after.game(3)), (Some(id(4)), Some(id(2))));
        },
    );
}

#[test]
fn nobody_but_an_official_corrects() {
    check_refused(
        &played(),
        (ANNA, correct(cat_had_won(), &[(3, Choice::Replay)])),
        &[Refusal::NotAllowed],
    );
}

#[test]
fn the_refusal_of_a_typed_result_names_the_way() {
    let mut hall = played();
    let answer = hall.send(DESK, result(1, 0, 2));
    assert_eq!(
        answer.expect_err("the final rests on it").reasons,
        [Refusal::HasBegun { number: 3 }, Refusal::CorrectInstead]
    );
}
