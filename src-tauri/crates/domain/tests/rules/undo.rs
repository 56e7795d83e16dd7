//! Taking back: what comes back, what rests on what, and taking back a take-back.

use crate::hall::{
    ANNA, BERT, DESK, Hall, SINGLE, check, entered, four, ready, refused, taken, then,
};
use crate::say::{
    absent, admit, call, draw, game_to, hand_back, publish, result, revoke, score, take_back,
};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{BySide, Command, MatchState, Refusal, Role, Scope, Seq, StationNo};

fn rests(seq: Seq, kind: &str) -> Refusal {
    Refusal::LaterStepDepends {
        seq: seq.0,
        kind: kind.to_owned(),
    }
}

#[test]
fn counts_go_on_when_a_step_is_taken_back() {
    let mut hall = taken();
    let rev = hall.game(1).rev;
    let step = hall.must(ANNA, score(1, 1, 1, 0));
    hall.must(DESK, take_back(step));
    assert_eq!(
        hall.game(1).rev,
        rev + 2,
        "one for the score, one for taking it back"
    );
}

#[test]
fn a_later_step_on_the_same_match_is_taken_back_first() {
    let mut hall = ready("Fox", "Owl");
    let first = hall.must(DESK, game_to(1, 1, Home));
    let second = hall.must(DESK, game_to(1, 2, Home));
    check(
        hall.clone(),
        (DESK, take_back(first)),
        refused(rests(second, "score_game")),
    );
    hall.must(DESK, take_back(second));
    check(
        hall,
        (DESK, take_back(first)),
        then(|hall| assert!(hall.game(1).games.is_empty())),
    );
}

#[test]
fn a_result_stays_while_the_next_match_rests_on_it() {
    let mut hall = four(SINGLE);
    let first = hall.must(DESK, result(1, 2, 0));
    let second = hall.must(DESK, result(2, 2, 0));
    let third = hall.must(DESK, score(3, 1, 1, 0));
    let answer = hall
        .send(DESK, None, take_back(first))
        .expect_err("two came later");
    assert_eq!(
        answer.reasons,
        [rests(second, "enter_result"), rests(third, "score_game")]
    );
}

#[test]
fn a_draw_stays_while_a_match_of_it_was_called() {
    let mut hall = entered(SINGLE, &["Fox", "Owl"]);
    let drawn = hall.must(DESK, draw());
    let shown = hall.must(DESK, publish());
    let called = hall.must(DESK, call(1, Some(1)));
    for (step, reasons) in [
        (
            drawn,
            vec![rests(shown, "publish_stage"), rests(called, "call_match")],
        ),
        (shown, vec![rests(called, "call_match")]),
    ] {
        let answer = hall
            .send(DESK, None, take_back(step))
            .expect_err("it was called");
        assert_eq!(answer.reasons, reasons);
    }
}

#[test]
fn entrants_stay_while_they_are_drawn_and_a_tournament_while_it_has_entrants() {
    let mut hall = Hall::with_a_desk();
    let created = hall.must(DESK, crate::say::create("Cup", crate::hall::format(SINGLE)));
    let added = hall.must(
        DESK,
        crate::say::add(["Fox", "Owl"].map(crate::hall::named)),
    );
    check(
        hall.clone(),
        (DESK, take_back(created)),
        refused(rests(added, "add_entrants")),
    );
    let drawn = hall.must(DESK, draw());
    check(
        hall,
        (DESK, take_back(added)),
        refused(rests(drawn, "draw_stage")),
    );
}

#[test]
fn taking_back_reaches_no_further_than_what_came_after() {
    let mut hall = ready("Fox", "Owl");
    let first = hall.must(DESK, game_to(1, 1, Home));
    let second = hall.must(DESK, game_to(1, 2, Home));
    let undone_second = hall.must(DESK, take_back(second));
    let undone_first = hall.must(DESK, take_back(first));
    check(
        hall.clone(),
        (DESK, take_back(undone_second)),
        refused(rests(undone_first, "take_back")),
    );
    hall.must(DESK, take_back(undone_first));
    hall.must(DESK, take_back(undone_second));
    assert_eq!(
        hall.game(1).score(),
        BySide::new(2, 0),
        "both games are back"
    );
    check(
        hall,
        (DESK, take_back(second)),
        then(|hall| assert_eq!(hall.game(1).games.len(), 1)),
    );
}

#[test]
fn what_a_redo_brought_back_can_be_taken_back_by_its_own_number() {
    let mut hall = ready("Fox", "Owl");
    let step = hall.must(DESK, score(1, 1, 5, 0));
    let undone = hall.must(DESK, take_back(step));
    let redone = hall.must(DESK, take_back(undone));
    let again = hall.must(DESK, take_back(redone));
    check(
        hall.clone(),
        (DESK, take_back(step)),
        refused(Refusal::NothingToTakeBack),
    );
    hall.must(DESK, take_back(again));
    check(
        hall,
        (DESK, take_back(step)),
        then(|hall| assert!(hall.game(1).games.is_empty())),
    );
}

#[test]
fn nothing_is_taken_back_twice_or_before_it_was() {
    let mut hall = ready("Fox", "Owl");
    let step = hall.must(DESK, result(1, 2, 0));
    check(
        hall.clone(),
        (DESK, take_back(Seq(step.0 + 1))),
        refused(Refusal::NothingToTakeBack),
    );
    hall.must(DESK, take_back(step));
    check(
        hall,
        (DESK, take_back(step)),
        refused(Refusal::NothingToTakeBack),
    );
}

#[test]
fn only_the_last_64_entries_are_taken_back() {
    let mut hall = ready("Fox", "Owl");
    let called = hall.must(DESK, call(1, Some(1)));
    let named = |n: u32| Command::NameGathering {
        name: format!("LAN {n}"),
    };
    let hall = hall.after((0..63).map(named));
    check(hall.clone(), (DESK, take_back(called)), then(|_| ()));
    check(
        hall.after([named(63)]),
        (DESK, take_back(called)),
        refused(Refusal::NothingToTakeBack),
    );
}

#[test]
fn who_was_let_in_or_thrown_out_stays_so() {
    for command in [admit("cleo", Role::Judge, Scope::Everything), revoke(BERT)] {
        let mut hall = taken();
        let step = hall.must(DESK, command);
        check(
            hall.clone(),
            (DESK, take_back(step)),
            refused(Refusal::NotReversible),
        );
        assert_ne!(
            hall.state.last_step().map(|last| last.seq),
            Some(step),
            "the desk is not offered it"
        );
    }
}

#[test]
fn nothing_is_given_back_to_a_device_that_was_thrown_out() {
    let mut hall = taken();
    let step = hall.must(ANNA, hand_back(1));
    hall.must(DESK, revoke(ANNA));
    check(
        hall,
        (DESK, take_back(step)),
        then(|hall| assert_eq!(hall.game(1).lease, None)),
    );
}

#[test]
fn a_result_taken_back_leaves_a_station_that_another_match_has_by_now() {
    let hall = four(SINGLE).after([call(1, Some(1)), score(1, 1, 1, 0)]);
    let mut hall = hall;
    let step = hall.must(DESK, absent(1, Away));
    hall.must(DESK, call(2, Some(1)));
    check(
        hall,
        (DESK, take_back(step)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Live { .. }));
            assert_eq!(
                (hall.game(1).station, hall.game(2).station),
                (None, Some(StationNo(1)))
            );
        }),
    );
}

#[test]
fn an_opponent_taken_back_counts_for_the_next_match() {
    let mut hall = four(SINGLE).after([result(2, 2, 0)]);
    let step = hall.must(DESK, result(1, 2, 0));
    let rev = hall.game(3).rev;
    hall.must(DESK, take_back(step));
    assert!(
        hall.game(3).rev > rev,
        "whoever looks at the old opponents is out of date"
    );
}
