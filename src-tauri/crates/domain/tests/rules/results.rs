//! Results: who moves on and who is placed, walkovers, corrections, holds, and what a correction may not touch.

use crate::hall::{
    ANNA, DESK, DOUBLE, Hall, SINGLE, WITH_THIRD, check, check_over, four, id, published, ready,
    refused, taken, then,
};
use crate::say::{
    absent, call, disqualify, draw, hold, publish, reopen, result, resume, score, take,
};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{BySide, Ending, MatchState, Refusal, StageId, StationNo};

/// The places of all entrants in the order in which they were entered.
fn places(hall: &Hall) -> Vec<Option<u32>> {
    let mut rows = hall.state.placings(StageId(1));
    rows.sort_by_key(|row| row.entrant);
    rows.into_iter().map(|row| row.place).collect()
}

#[test]
fn a_typed_result_ends_a_ready_match() {
    check(
        ready("Fox", "Owl"),
        (DESK, result(1, 2, 1)),
        then(|hall| {
            check_over(hall, 1, Home, (2, 1), Ending::Played);
            assert_eq!(places(hall), [Some(1), Some(2)]);
        }),
    );
}

#[test]
fn a_walkover_ends_a_ready_match() {
    check(
        ready("Fox", "Owl"),
        (DESK, absent(1, Away)),
        then(|hall| check_over(hall, 1, Home, (0, 0), Ending::Walkover)),
    );
}

#[test]
fn a_disqualification_keeps_the_games_that_were_played() {
    check(
        taken().after_from(ANNA, [score(1, 1, 11, 2)]),
        (ANNA, disqualify(1, Home)),
        then(|hall| check_over(hall, 1, Away, (1, 0), Ending::Disqualified)),
    );
}

#[test]
fn results_that_cannot_be_are_refused() {
    for (home, away) in [(0, 0), (1, 0), (1, 1), (2, 2), (3, 0), (3, 2), (255, 255)] {
        check(
            ready("Fox", "Owl"),
            (DESK, result(1, home, away)),
            refused(Refusal::ImpossibleResult { needed: 2 }),
        );
    }
}

#[test]
fn winner_and_loser_go_where_the_bracket_sends_them() {
    check(
        four(DOUBLE),
        (DESK, result(1, 0, 2)),
        then(|hall| {
            let slots: Vec<_> = hall
                .state
                .matches
                .values()
                .flat_map(|found| {
                    found
                        .slots()
                        .iter()
                        .filter_map(|(side, slot)| Some((found.id.0, side, slot.entrant()?)))
                        .collect::<Vec<_>>()
                })
                .filter(|(number, ..)| *number > 2)
                .collect();
            assert_eq!(
                slots.len(),
                2,
                "the winner above, the loser below: {slots:?}"
            );
            assert!(slots.iter().any(|(.., entrant)| *entrant == id(1)));
            assert!(slots.iter().any(|(.., entrant)| *entrant == id(4)));
        }),
    );
}

#[test]
fn a_match_with_both_opponents_becomes_ready() {
    check(
        four(SINGLE).after([result(1, 2, 0)]),
        (DESK, result(2, 2, 0)),
        then(|hall| assert!(matches!(hall.game(3).state, MatchState::Ready { .. }))),
    );
}

#[test]
fn the_losers_of_the_semi_finals_meet_for_third_place() {
    let hall = four(WITH_THIRD).after([result(1, 2, 0), result(2, 2, 0)]);
    let third = hall.game(3);
    assert_eq!(
        third.slots().map(lanista_domain::Slot::entrant),
        BySide::new(Some(id(4)), Some(id(3)))
    );
    let hall = hall.after([result(3, 0, 2), result(4, 2, 0)]);
    assert_eq!(places(&hall), [Some(1), Some(2), Some(3), Some(4)]);
}

#[test]
fn without_that_match_both_are_third() {
    let hall = four(SINGLE).after([result(1, 2, 0), result(2, 2, 0), result(3, 0, 2)]);
    assert_eq!(places(&hall), [Some(2), Some(1), Some(3), Some(3)]);
}

#[test]
fn a_bye_is_never_called_or_played() {
    let hall = published(SINGLE, &["Fox", "Owl", "Hen"]);
    let bye = hall
        .state
        .matches
        .values()
        .find(|found| found.state == MatchState::Bye);
    let number = bye.expect("the first seed has one").id.0;
    for command in [
        call(number, Some(1)),
        result(number, 2, 0),
        absent(number, Home),
        take(number),
    ] {
        check(hall.clone(), (DESK, command), refused(Refusal::NotReady));
    }
    assert_eq!(
        hall.state.number_of(lanista_domain::MatchId(number)),
        0,
        "people see no number"
    );
    let through = hall.state.matches.values().filter(|found| {
        found.state != MatchState::Bye
            && found
                .slots()
                .iter()
                .any(|(_, slot)| slot.entrant() == Some(id(1)))
    });
    assert_eq!(through.count(), 1, "the first seed stands in the final");
}

/// Two entrants with a second chance: match 1 above, then the grand final and perhaps its reset.
fn grand_final() -> Hall {
    published(DOUBLE, &["Fox", "Owl"]).after([result(1, 2, 0)])
}

#[test]
fn the_reset_is_not_due_when_the_upper_side_wins() {
    check(
        grand_final(),
        (DESK, result(2, 2, 1)),
        then(|hall| {
            assert_eq!(hall.game(3).state, MatchState::NotDue);
            assert_eq!(places(hall), [Some(1), Some(2)]);
            assert!(hall.state.is_stage_over(StageId(1)));
        }),
    );
    check(
        grand_final().after([result(2, 2, 1)]),
        (DESK, result(3, 2, 0)),
        refused(Refusal::NotReady),
    );
}

#[test]
fn the_reset_is_due_when_the_lower_side_wins() {
    check(
        grand_final().after([result(2, 0, 2)]),
        (DESK, result(3, 0, 2)),
        then(|hall| assert_eq!(places(hall), [Some(2), Some(1)])),
    );
}

#[test]
fn a_grand_final_that_is_put_right_makes_the_reset_due_or_not() {
    check(
        grand_final().after([result(2, 2, 1)]),
        (DESK, result(2, 1, 2)),
        then(|hall| assert!(matches!(hall.game(3).state, MatchState::Ready { .. }))),
    );
    check(
        grand_final().after([result(2, 1, 2)]),
        (DESK, result(2, 2, 1)),
        then(|hall| assert_eq!(hall.game(3).state, MatchState::NotDue)),
    );
    check(
        grand_final().after([result(2, 2, 1)]),
        (DESK, reopen(2)),
        then(|hall| {
            assert_eq!(hall.game(3).state, MatchState::Undecided);
            assert_eq!(places(hall), [None, None]);
        }),
    );
}

#[test]
fn a_held_match_goes_on_where_it_was() {
    let called = || ready("Fox", "Owl").after([call(1, Some(1))]);
    for given in [
        ready("Fox", "Owl"),
        called(),
        called().after([score(1, 1, 1, 0)]),
    ] {
        let before = given.game(1).state.clone();
        let has_begun = given.game(1).has_begun();
        let held = given.after([hold(1)]);
        assert!(matches!(held.game(1).state, MatchState::Held { .. }));
        assert_eq!(held.game(1).has_begun(), has_begun, "a pause is no play");
        check(
            held,
            (DESK, resume(1)),
            then(move |hall| assert_eq!(hall.game(1).state, before)),
        );
    }
}

#[test]
fn a_match_is_held_once_and_resumed_once() {
    let reason = "A broken pad".to_owned();
    check(
        ready("Fox", "Owl").after([hold(1)]),
        (DESK, hold(1)),
        refused(Refusal::Held { reason }),
    );
    check(
        ready("Fox", "Owl"),
        (DESK, resume(1)),
        refused(Refusal::NotHeld),
    );
}

#[test]
fn a_held_match_may_move_to_another_station_or_end() {
    let held = || taken().after([hold(1)]);
    check(
        held(),
        (DESK, call(1, Some(2))),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Held { .. }));
            assert_eq!(hall.game(1).station, Some(StationNo(2)));
        }),
    );
    check(
        held(),
        (ANNA, absent(1, Home)),
        then(|hall| check_over(hall, 1, Away, (0, 0), Ending::Walkover)),
    );
}

#[test]
fn nothing_happens_in_private() {
    let hall = crate::hall::entered(SINGLE, &["Fox", "Owl"]).after([draw()]);
    for command in [
        call(1, None),
        take(1),
        score(1, 1, 1, 0),
        result(1, 2, 0),
        absent(1, Home),
        hold(1),
    ] {
        check(
            hall.clone(),
            (DESK, command.clone()),
            refused(Refusal::NotPublished),
        );
        let judge = hall.clone().send(ANNA, None, command);
        assert!(judge.is_err(), "a judge in private");
    }
    check(
        hall,
        (DESK, publish()),
        then(|hall| assert!(hall.state.stages[&StageId(1)].is_published())),
    );
}
