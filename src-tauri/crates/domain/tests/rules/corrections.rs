//! Corrections: a result that was wrong is opened or replaced, and what has begun since stands in the way.

use crate::hall::{
    ANNA, DESK, DOUBLE, SINGLE, check, check_over, four, id, ready, refused,
    refused_but_correctable, taken, then,
};
use crate::say::{absent, call, commit, game_to, hold, reopen, result, resume, score, take};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{Ending, MatchState, Refusal, StationNo};

#[test]
fn a_result_is_replaced_as_one_step() {
    let hall = four(SINGLE).after([result(1, 2, 0)]);
    check(
        hall,
        (DESK, result(1, 1, 2)),
        then(|hall| {
            check_over(hall, 1, Away, (1, 2), Ending::Played);
            assert_eq!(
                hall.game(3).entrant(Home),
                Some(id(4)),
                "the other one is in the final"
            );
            let newest = hall.state.last_step().expect("there is one");
            assert_eq!(
                (newest.kind.as_str(), newest.seq),
                ("enter_result", hall.state.head)
            );
        }),
    );
}

#[test]
fn the_same_result_again_is_no_change() {
    check(
        ready("Fox", "Owl").after([result(1, 2, 0)]),
        (DESK, result(1, 2, 0)),
        refused(Refusal::NoChange),
    );
    check(
        ready("Fox", "Owl").after([absent(1, Away)]),
        (DESK, result(1, 2, 0)),
        then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
    );
}

#[test]
fn what_has_begun_stands_in_the_way_of_another_winner_but_not_of_other_games() {
    let hall = four(SINGLE).after([
        result(1, 2, 0),
        result(2, 2, 0),
        call(3, Some(2)),
        score(3, 1, 1, 0),
    ]);
    check(
        hall.clone(),
        (DESK, result(1, 0, 2)),
        refused_but_correctable(Refusal::HasBegun { number: 3 }),
    );
    check(
        hall.clone(),
        (DESK, reopen(1)),
        refused_but_correctable(Refusal::HasBegun { number: 3 }),
    );
    check(
        hall,
        (DESK, result(1, 2, 1)),
        then(|hall| {
            check_over(hall, 1, Home, (2, 1), Ending::Played);
            assert_eq!(
                hall.game(3).station,
                Some(StationNo(2)),
                "the final goes on undisturbed"
            );
        }),
    );
}

#[test]
fn all_that_has_begun_is_named() {
    let hall = four(DOUBLE).after([result(1, 2, 0), result(2, 2, 0)]);
    let [upper, lower] = [3, 4].map(|number| score(number, 1, 1, 0));
    let mut hall = hall.after([upper, lower]);
    let answer = hall
        .send(DESK, None, reopen(1))
        .expect_err("two rest on it");
    assert_eq!(
        answer.reasons,
        [
            Refusal::HasBegun { number: 3 },
            Refusal::HasBegun { number: 4 },
            Refusal::CorrectInstead
        ]
    );
}

#[test]
fn a_reopened_match_goes_on_with_its_games() {
    let hall = taken().after_from(
        ANNA,
        [game_to(1, 1, Home), game_to(1, 2, Home), commit(1, Home)],
    );
    check(
        hall,
        (DESK, reopen(1)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Live { .. }));
            assert_eq!(hall.game(1).games.len(), 2);
            assert_eq!(hall.game(1).lease, None, "it is taken again");
        }),
    );
}

#[test]
fn a_reopened_walkover_has_not_begun() {
    let hall = four(SINGLE).after([result(1, 2, 0), result(2, 2, 0), absent(3, Home), reopen(3)]);
    assert!(matches!(hall.game(3).state, MatchState::Called { .. }));
    check(
        hall,
        (DESK, reopen(1)),
        then(|hall| assert_eq!(hall.game(3).state, MatchState::Undecided)),
    );
}

#[test]
fn a_next_match_that_was_called_and_taken_is_called_off() {
    let hall = four(SINGLE)
        .after([result(1, 2, 0), result(2, 2, 0), call(3, Some(2))])
        .after_from(ANNA, [take(3)]);
    let rev = hall.game(3).rev;
    check(
        hall,
        (DESK, reopen(1)),
        then(move |hall| {
            let last = hall.game(3);
            assert_eq!(
                (&last.state, last.station, &last.lease),
                (&MatchState::Undecided, None, &None)
            );
            assert!(
                last.rev > rev,
                "whoever looks at the old opponents is out of date"
            );
        }),
    );
}

#[test]
fn a_reopened_match_leaves_a_station_that_another_has_by_now() {
    let hall = four(SINGLE).after([
        call(1, Some(1)),
        score(1, 1, 11, 0),
        game_to(1, 2, Home),
        commit(1, Home),
        call(2, Some(1)),
    ]);
    check(
        hall,
        (DESK, reopen(1)),
        then(|hall| {
            assert_eq!(hall.game(1).station, None);
            assert_eq!(hall.game(2).station, Some(StationNo(1)));
        }),
    );
}

#[test]
fn what_is_over_is_over_and_what_is_not_is_not() {
    let hall = ready("Fox", "Owl").after([result(1, 2, 0)]);
    for command in [
        absent(1, Home),
        score(1, 1, 1, 0),
        call(1, None),
        take(1),
        hold(1),
        resume(1),
        commit(1, Home),
    ] {
        check(
            hall.clone(),
            (DESK, command),
            refused(Refusal::MatchAlreadyOver),
        );
    }
    check(
        ready("Fox", "Owl"),
        (DESK, reopen(1)),
        refused(Refusal::MatchNotOver),
    );
}
