//! What stands against a tie-break, and what a tie-break stands against.

use crate::hall::id;
use crate::hall::{
    DESK, SINGLE, check, format, published_with, refused, refused_but_correctable, then,
};
use crate::say;
use crate::stages::{names, of, round_robin, rounds, stage_id};
use crate::tables::GOALS;
use crate::tie_breaks::{
    but_drawn, circle, in_a_circle, league, play, ranks, tie_break_matches, tied_at_the_cut,
};
use lanista_domain::standings::Criterion;
use lanista_domain::{Command, Refusal, StageFormat};

#[test]
fn who_cannot_play_a_tie_break() {
    for (given, entrants, why) in [
        (tied_at_the_cut(), vec![1, 2], Refusal::NotTied),
        (circle(), vec![1, 2], Refusal::NotTied),
        (tied_at_the_cut(), vec![2, 2], Refusal::NotTied),
        (tied_at_the_cut(), vec![2, 9], Refusal::not_found("entrant")),
        (league(4, &[]), vec![2, 3], Refusal::StageNotOver),
        (
            tied_at_the_cut().after([say::tie_break(&[2, 3])]),
            vec![2, 3],
            Refusal::TieBreakOpen,
        ),
        (
            tied_at_the_cut().after([say::withdraw(3)]),
            vec![2, 3],
            Refusal::HasLeft {
                name: "E3".to_owned(),
            },
        ),
        (
            published_with(format(SINGLE), &["Fox", "Owl"]),
            vec![1, 2],
            Refusal::NoTable,
        ),
        (
            play(league(3, &[Criterion::InitialSeed]), in_a_circle(3)).after([say::draw()]),
            vec![1, 2],
            Refusal::LaterStage,
        ),
    ] {
        check(given, (DESK, say::tie_break(&entrants)), refused(why));
    }
    let two_groups = of(round_robin(2, 1, &[Criterion::Points]), GOALS);
    let names = names(4);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let drawn = play(published_with(two_groups, &names), |_, _| (1, 1));
    check(
        drawn.clone(),
        (DESK, say::tie_break(&[1, 2])),
        refused(Refusal::OtherGroup),
    );
    check(drawn, (DESK, say::tie_break(&[1, 4])), then(|_| {}));
}

#[test]
fn a_tie_break_has_room_for_so_many() {
    let all: Vec<u32> = (1..=11).collect();
    let mut hall = play(league(11, &[]), in_a_circle(11));
    for _ in 0..4 {
        hall = hall.after([say::tie_break(&all), say::publish()]);
        hall = play(hall, in_a_circle(11));
    }
    check(
        hall,
        (DESK, say::tie_break(&all)),
        refused(Refusal::TooManyTieBreaks),
    );
    let all: Vec<u32> = (1..=13).collect();
    check(
        play(league(13, &[]), in_a_circle(13)),
        (DESK, say::tie_break(&all)),
        refused(Refusal::BadNumber {
            what: "entrants of a tie-break, 2 to 12".to_owned(),
        }),
    );
}

#[test]
fn results_that_a_tie_break_rests_on_stay_until_it_is_discarded() {
    let hall = tied_at_the_cut().after([say::tie_break(&[2, 3])]);
    check(
        hall.clone(),
        (DESK, say::reopen(1)),
        refused_but_correctable(Refusal::LaterTieBreak),
    );
    let discard = Command::DiscardDraw { stage: stage_id(1) };
    check(
        hall.clone(),
        (DESK, discard.clone()),
        then(|hall| {
            assert!(tie_break_matches(hall, 1).is_empty());
            assert!(hall.state.is_stage_over(stage_id(1)));
            assert!(hall.state.stages[&stage_id(1)].is_wholly_published());
        }),
    );
    check(
        hall.after([say::publish(), say::result(7, 1, 0)]),
        (DESK, discard),
        refused(Refusal::HasBegun { number: 7 }),
    );
}

#[test]
fn the_ids_of_a_later_stage_leave_room_for_tie_breaks() {
    let hall = tied_at_the_cut().after([say::tie_break(&[2, 3]), say::publish()]);
    let hall = hall.after([say::result(7, 1, 0), say::draw()]);
    let second = &hall.state.stages[&stage_id(2)];
    assert!(second.first_match.0 > 6 + 256);
}

#[test]
fn no_swiss_round_and_nobody_late_once_a_tie_break_is_drawn() {
    let StageFormat::Swiss { pairing, until, .. } = rounds(2) else {
        panic!("a Swiss stage");
    };
    let swiss = StageFormat::Swiss {
        pairing,
        until,
        decisive: None,
        table: crate::tables::table(&[Criterion::Points]),
    };
    let hall = published_with(of(swiss, GOALS), &["Fox", "Owl", "Hen", "Cat"]);
    let hall = play(hall, |_, _| (1, 1)).after([say::pair(), say::publish()]);
    let hall = play(hall, |_, _| (1, 1)).after([
        say::tie_break(&[1, 2, 3, 4]),
        say::add([crate::hall::named("Late")]),
    ]);
    check(
        hall.clone(),
        (DESK, say::pair()),
        refused(Refusal::StageOver),
    );
    check(
        hall.clone(),
        (
            DESK,
            Command::EnterLate {
                stage: stage_id(1),
                entrant: id(5),
            },
        ),
        refused(Refusal::StageOver),
    );
    let hall = play(hall.after([say::publish()]), but_drawn(&[]));
    assert_eq!(ranks(&hall), [(1, 1), (2, 2), (3, 3), (4, 4)]);
}
