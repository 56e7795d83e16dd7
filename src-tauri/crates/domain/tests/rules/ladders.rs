//! The hill and the stepladder as match reports: who stays, when it ends, and what a correction means.

use crate::hall::{DESK, Hall, check, entered_with, published_with, refused, then};
use crate::say;
use crate::stages::{hill, names, of, play_open, stage_id};
use lanista_domain::correct::Fix;
use lanista_domain::{
    At, BySide, Command, Ending, MatchId, MatchState, Outcome, Refusal, Series, Side, StageFormat,
    Told,
};

fn on_the_hill(in_a_row: u32, most: u32, count: usize) -> Hall {
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(of(hill(in_a_row, most), Series::best_of(1)), &names)
}

/// Results from match 1 on: the king wins or loses.
fn results(from: u32, winners: &[Side]) -> Vec<Command> {
    let result = |(number, winner): (u32, &Side)| match winner {
        Side::Home => say::result(number, 1, 0),
        Side::Away => say::result(number, 0, 1),
    };
    (from..).zip(winners).map(result).collect()
}

fn places(hall: &Hall) -> Vec<(u32, Option<u32>)> {
    let rows = hall.state.placings(stage_id(1));
    rows.iter().map(|row| (row.entrant.0, row.place)).collect()
}

fn pair(hall: &Hall, number: u32) -> [Option<u32>; 2] {
    let found = hall.game(number);
    [Side::Home, Side::Away].map(|side| found.entrant(side).map(|id| id.0))
}

use Side::{Away, Home};

#[test]
fn three_wins_one_after_the_other_end_it_and_the_rest_is_not_due() {
    let hall = on_the_hill(3, 20, 4).after(results(1, &[Home, Away, Home]));
    assert_eq!(
        pair(&hall, 4),
        [Some(3), Some(2)],
        "the first loser is back"
    );
    assert!(!hall.state.is_stage_over(stage_id(1)));
    let hall = hall.after(results(4, &[Home]));
    assert!((5..=20).all(|number| hall.game(number).state == MatchState::NotDue));
    assert!(hall.state.is_stage_over(stage_id(1)));
    let expect = [(3, 1), (1, 2), (2, 3), (4, 3)].map(|(id, place)| (id, Some(place)));
    assert_eq!(places(&hall), expect);
    check(
        hall,
        (DESK, say::result(5, 1, 0)),
        refused(Refusal::NotReady),
    );
}

#[test]
fn the_match_that_took_the_hill_can_be_put_right() {
    let taken = || on_the_hill(3, 20, 4).after(results(1, &[Home, Home, Home]));
    assert!(taken().state.is_stage_over(stage_id(1)));
    let hall = taken().after([say::reopen(3)]);
    let is_waiting = |number| hall.game(number).state == MatchState::Undecided;
    assert!((4..=20).all(is_waiting), "the rest is due again");
    // The other way round at once, as a correction.
    check(
        taken(),
        (DESK, say::result(3, 0, 1)),
        then(|hall| {
            assert_eq!(pair(hall, 4), [Some(4), Some(2)]);
            assert!(matches!(hall.game(4).state, MatchState::Ready { .. }));
        }),
    );
    let mut hall = taken();
    let before = on_the_hill(3, 20, 4).after(results(1, &[Home, Home]));
    let seq = hall.state.head;
    hall.must(DESK, Command::TakeBack { seq });
    assert_eq!(pair(&hall, 3), pair(&before, 3));
    assert_eq!(hall.game(4).state, MatchState::Undecided);
}

#[test]
fn the_longest_reign_decides_where_nobody_takes_it() {
    let hall = on_the_hill(4, 4, 3).after(results(1, &[Home, Home, Away, Away]));
    assert!(hall.state.is_stage_over(stage_id(1)));
    let expect = [(1, 1), (2, 2), (3, 2)].map(|(id, place)| (id, Some(place)));
    assert_eq!(places(&hall), expect);
}

#[test]
fn a_match_without_play_neither_counts_nor_breaks_a_reign() {
    let hall = on_the_hill(2, 20, 4).after(results(1, &[Home]));
    let hall = hall.after([say::absent(2, Away)]);
    assert_eq!(pair(&hall, 3), [Some(1), Some(4)], "still the first king");
    let hall = hall.after(results(3, &[Home]));
    assert!(hall.state.is_stage_over(stage_id(1)));
    // Who took it without play has won nothing yet.
    let hall = on_the_hill(2, 20, 4).after([say::absent(1, Home)]);
    let hall = hall.after(results(2, &[Home]));
    assert!(!hall.state.is_stage_over(stage_id(1)));
    assert!(
        hall.after(results(3, &[Home]))
            .state
            .is_stage_over(stage_id(1))
    );
}

#[test]
fn who_has_left_queues_no_longer_than_in_name() {
    let hall = on_the_hill(3, 12, 3).after(results(1, &[Home]));
    let hall = hall.after([say::withdraw(2)]).after(results(2, &[Home]));
    // Match 3 is passed by: 2 is gone.
    assert_eq!(pair(&hall, 4), [Some(1), Some(3)]);
    let hall = hall.after(results(4, &[Home]));
    assert!(hall.state.is_stage_over(stage_id(1)));
    assert_eq!(places(&hall)[0], (1, Some(1)));
    // When all but one have left it comes to its end.
    let hall = on_the_hill(3, 12, 3).after([say::withdraw(2), say::withdraw(3)]);
    assert!(hall.state.is_stage_over(stage_id(1)));
}

#[test]
fn the_lowest_meet_first_on_a_stepladder() {
    let hall = published_with(
        of(StageFormat::Stepladder {}, Series::best_of(1)),
        &["Fox", "Owl", "Hen", "Cat"],
    );
    assert_eq!(pair(&hall, 1), [Some(3), Some(4)]);
    let hall = play_open(hall);
    let expect = [(1, 1), (2, 2), (3, 3), (4, 4)].map(|(id, place)| (id, Some(place)));
    assert_eq!(places(&hall), expect);
}

#[test]
fn ladders_without_sense_are_refused() {
    for rule in [
        hill(0, 9),
        hill(3, 0),
        hill(3, 251),
        hill(21, 200),
        hill(4, 3),
    ] {
        check(
            Hall::with_a_desk(),
            (DESK, say::create("Cup", of(rule, Series::best_of(1)))),
            refused(Refusal::BadNumber {
                what: "a reign, 1 to 20, and matches, 1 to 250".to_owned(),
            }),
        );
    }
    let one = entered_with(of(hill(3, 9), Series::best_of(1)), &["Fox"]);
    check(
        one,
        (DESK, say::draw()),
        refused(Refusal::TooFew {
            entrants: 1,
            least: 2,
        }),
    );
}

#[test]
fn a_walkover_that_was_played_after_all_takes_the_hill_with_all_that_follows() {
    // The king wins by walkover, which takes no hill.
    let passed = || {
        on_the_hill(2, 20, 4).after(
            results(1, &[Home])
                .into_iter()
                .chain([say::absent(2, Away)]),
        )
    };
    assert!(matches!(passed().game(3).state, MatchState::Ready { .. }));
    check(
        passed(),
        (DESK, say::result(2, 1, 0)),
        then(|hall| {
            assert!(hall.state.is_stage_over(stage_id(1)));
            assert_eq!(hall.game(3).state, MatchState::NotDue);
        }),
    );
    // What was played on is not passed over: a correction says what becomes of it.
    let hall = passed().after([say::result(3, 1, 0)]);
    check(hall, (DESK, say::result(2, 1, 0)), |_, answer| {
        let reasons = answer.expect_err("match 3 is played").reasons;
        assert!(reasons.contains(&Refusal::CorrectInstead), "{reasons:?}");
    });
}

#[test]
fn a_hill_that_was_played_on_in_an_old_journal_is_not_corrected() {
    let walkover = [say::absent(2, Away), say::result(3, 1, 0)];
    let all = results(1, &[Home]).into_iter().chain(walkover);
    let mut hall = on_the_hill(2, 20, 4).after(all);
    // As an entry of then could say: it was played after all.
    let outcome = Outcome {
        winner: Some(Home),
        score: BySide::new(1, 0),
        ending: Ending::Played,
        told: Told::Score,
    };
    let taken = hall
        .state
        .matches
        .get_mut(&MatchId(2))
        .expect("it is there");
    taken.state = MatchState::Over { at: At(9), outcome };
    let correct = Command::Correct {
        fix: Fix::Winner {
            match_id: MatchId(1),
            winner: Away,
        },
        choices: Vec::new(),
        reason: "Wrong sheet".to_owned(),
    };
    check(
        hall,
        (DESK, correct),
        refused(Refusal::HillPlayedOn { number: 2 }),
    );
}
