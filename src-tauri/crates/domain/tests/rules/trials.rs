//! Time trials as match reports: the best attempt counts, and the next best parts equals.

use crate::hall::{DESK, check, id, published_with, refused};
use crate::heats::{all_of, attempt, finished, heat, over, ranks, trial};
use crate::say;
use crate::stages::{bracket, names, next, of, stage_id};
use lanista_domain::Refusal;
use lanista_domain::format::Measure;

#[test]
fn the_best_attempt_counts_and_the_next_best_parts_equals() {
    let hall = heat(trial(1, Measure::Time), 3, 4).after([
        attempt(1, 1, 1, Some(61_000)),
        attempt(1, 2, 1, Some(60_500)),
        attempt(1, 3, 1, Some(60_500)),
        // The second attempt without the first: E4 was late.
        attempt(1, 4, 2, Some(59_999)),
        attempt(1, 3, 2, Some(60_700)),
        attempt(1, 2, 2, Some(70_000)),
    ]);
    assert_eq!(ranks(&hall, 0), [(1, 4), (2, 3), (3, 2), (4, 1)]);
    // A time that was taken wrongly goes away, and with it the place.
    let hall = hall.after([attempt(1, 4, 2, None)]);
    assert_eq!(ranks(&hall, 0), [(1, 3), (2, 2), (3, 1), (4, 4)]);
}

#[test]
fn by_score_the_most_stands_first() {
    let hall = heat(trial(1, Measure::Score), 2, 3)
        .after([attempt(1, 1, 1, Some(0)), attempt(1, 3, 1, Some(9_000))]);
    assert_eq!(ranks(&hall, 0), [(1, 3), (2, 1), (3, 2)]);
}

#[test]
fn heats_of_a_trial_share_one_table_and_seed_the_next_stage() {
    let mut format = of(trial(2, Measure::Time), all_of(1));
    format
        .stages
        .push(next(bracket(crate::hall::SINGLE), (0, 1, 2)));
    let names = names(4);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hall = published_with(format, &names);
    // Snake: E1 and E4 in the first heat, E2 and E3 in the second.
    let hall = hall.after([
        attempt(1, 1, 1, Some(50_000)),
        attempt(1, 4, 1, Some(40_000)),
        attempt(2, 2, 1, Some(45_000)),
    ]);
    assert_eq!(ranks(&hall, 0), [(1, 4), (2, 2), (3, 1), (4, 3)]);
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::StageNotOver),
    );
    let hall = hall.after([over(1), over(2), say::draw()]);
    assert_eq!(hall.state.stages[&stage_id(2)].seeding, [id(4), id(2)]);
}

#[test]
fn a_trial_without_any_result_is_not_over() {
    check(
        heat(trial(1, Measure::Time), 1, 3),
        (DESK, over(1)),
        refused(Refusal::NothingRecorded),
    );
}

#[test]
fn attempts_that_cannot_be_are_refused() {
    let given = || heat(trial(1, Measure::Time), 2, 3);
    let time = || Refusal::BadNumber {
        what: "a time, up to 24 hours".into(),
    };
    check(given(), (DESK, attempt(1, 1, 1, Some(0))), refused(time()));
    check(
        given(),
        (DESK, attempt(1, 1, 1, Some(86_400_001))),
        refused(time()),
    );
    check(
        given(),
        (DESK, attempt(1, 1, 3, Some(1))),
        refused(Refusal::WrongGame { game: 3 }),
    );
    check(
        given(),
        (DESK, attempt(1, 1, 1, None)),
        refused(Refusal::NoChange),
    );
    check(
        given(),
        (DESK, attempt(1, 9, 1, Some(1))),
        refused(Refusal::not_found("entrant")),
    );
    check(
        given(),
        (DESK, finished(1, 1, &[(1, 0)])),
        refused(Refusal::NotAHeat),
    );
}
