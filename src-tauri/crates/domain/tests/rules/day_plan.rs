//! The plan of a day: when it shall be over, and breaks into which nothing is called.

use crate::dispatch::{beside, change};
use crate::hall::{CUP, DESK, Hall, SINGLE, check, four, refused, then};
use crate::plausible::{Dice, cases};
use crate::say::{call, take_back, winner};
use lanista_domain::dispatch::Lengths;
use lanista_domain::{
    At, Break, Command, FloorChange, MatchId, NewEntrant, Refusal, Side, TournamentId,
};

const MINUTE: u64 = 60_000;
/// A best of three of quarter hours, as long as nobody played one.
const TAKES: u64 = 15 * MINUTE * 249 / 100;

fn pause(from: u64, until: u64, tournament: Option<TournamentId>) -> Break {
    Break {
        from: At(from),
        until: At(until),
        text: "Lunch".to_owned(),
        tournament,
    }
}

const fn breaks(breaks: Vec<Break>) -> Command {
    change(FloorChange::Breaks { breaks })
}

fn lunch(from: u64, until: u64) -> Command {
    breaks(vec![pause(from, until, None)])
}

const fn aim(tournament: Option<TournamentId>, until: Option<At>) -> Command {
    change(FloorChange::Aim { tournament, until })
}

/// When match 1 may be called, as it is proposed at a moment.
fn from(hall: &Hall, at: u64) -> u64 {
    let told = hall.state.dispatch(At(at));
    let mut calls = told.calls.into_iter();
    let found = calls.find(|call| call.match_id == MatchId(1));
    found.expect("it is proposed").from.0.max(at)
}

#[test]
fn the_desk_says_when_the_day_and_a_tournament_shall_be_over() {
    let hall = four(SINGLE).after([
        aim(None, Some(At(9_000_000))),
        aim(Some(CUP), Some(At(8_000_000))),
    ]);
    assert_eq!(hall.state.floor.aims.of(None), Some(At(9_000_000)));
    assert_eq!(hall.state.floor.aims.of(Some(CUP)), Some(At(8_000_000)));
    check(
        hall.clone(),
        (DESK, aim(None, Some(At(9_000_000)))),
        refused(Refusal::NoChange),
    );
    check(
        hall.clone(),
        (DESK, aim(Some(TournamentId(9)), None)),
        refused(Refusal::not_found("tournament")),
    );
    check(
        hall,
        (DESK, aim(Some(CUP), None)),
        then(|hall| assert_eq!(hall.state.floor.aims.of(Some(CUP)), None)),
    );
}

#[test]
fn aims_and_breaks_are_taken_back() {
    let mut hall = four(SINGLE);
    let before = hall.state.floor.clone();
    for command in [aim(None, Some(At(9_000_000))), lunch(5_000, 9_000)] {
        let seq = hall.must(DESK, command);
        assert_ne!(hall.state.floor, before);
        hall.must(DESK, take_back(seq));
        assert_eq!(hall.state.floor, before);
    }
}

#[test]
fn a_break_that_ends_before_it_begins_is_none() {
    for (from, until) in [(9_000, 5_000), (9_000, 9_000)] {
        check(
            four(SINGLE),
            (DESK, lunch(from, until)),
            refused(Refusal::BadNumber {
                what: "a break ends after it begins, within a day".into(),
            }),
        );
    }
    let nameless = Break {
        text: " ".to_owned(),
        ..pause(5_000, 9_000, None)
    };
    check(
        four(SINGLE),
        (DESK, breaks(vec![nameless])),
        refused(Refusal::bad_text("break", 40)),
    );
}

#[test]
fn nothing_is_proposed_that_would_run_into_a_break() {
    let hall = four(SINGLE);
    let now = hall.state.now.0;
    let (begins, ends) = (now + 3_600_000, now + 7_200_000);
    let hall = hall.after([lunch(begins, ends)]);
    assert_eq!(
        from(&hall, begins - TAKES),
        begins - TAKES,
        "just over in time"
    );
    assert_eq!(from(&hall, begins - TAKES + 1), ends, "not over in time");
    assert_eq!(from(&hall, begins + 1), ends, "within it");
    assert_eq!(from(&hall, ends), ends, "after it");
}

#[test]
fn the_break_of_one_tournament_does_not_stop_another() {
    let hall = four(SINGLE);
    let now = hall.state.now.0;
    let other = Some(TournamentId(2));
    let mut given = hall.clone();
    let named = |name: &str| NewEntrant {
        name: name.to_owned(),
        ..NewEntrant::default()
    };
    beside(&mut given, SINGLE, ["Elk", "Jay"].map(named).into());
    let theirs = given.after([breaks(vec![pause(now, now + 3_600_000, other)])]);
    let at = theirs.state.now.0;
    assert_eq!(from(&theirs, at), at);
    let ours = hall.after([breaks(vec![pause(now, now + 3_600_000, Some(CUP))])]);
    assert_eq!(from(&ours, ours.state.now.0), now + 3_600_000);
}

#[test]
fn a_match_is_called_by_hand_in_a_break_as_ever() {
    let hall = four(SINGLE);
    let now = hall.state.now.0;
    let hall = hall.after([lunch(now, now + 3_600_000)]);
    check(
        hall.clone(),
        (DESK, Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    check(
        hall,
        (DESK, call(1, Some(1))),
        then(|hall| assert!(hall.game(1).is_at_its_place())),
    );
}

#[test]
fn no_proposal_runs_into_any_break_of_any_day() {
    for seed in 1..=cases(200, 5_000).cases {
        let mut dice = Dice(u64::from(seed) | 1 << 40);
        let mut hall = four(SINGLE);
        let begin = hall.state.now.0;
        let mut at = begin;
        let made = (0..1 + dice.roll(4)).map(|_| {
            let from = begin + u64::from(dice.roll(240)) * MINUTE;
            let of = dice.pick(&[None, Some(CUP)]);
            pause(from, from + u64::from(1 + dice.roll(60)) * MINUTE, of)
        });
        hall.must(DESK, breaks(made.collect()));
        for number in 1..=3 {
            at += u64::from(dice.roll(90)) * MINUTE;
            let told = hall.state.dispatch(At(at));
            let lengths = Lengths::of(&hall.state);
            for proposal in &told.calls {
                let found = &hall.state.matches[&proposal.match_id];
                let begins = proposal.from.0.max(at);
                let ends = begins + lengths.expect(CUP, &found.series);
                for it in &hall.state.floor.breaks {
                    assert!(
                        ends <= it.from.0 || begins >= it.until.0,
                        "day {seed}: {begins} to {ends} against {it:?}"
                    );
                }
            }
            hall.must(DESK, winner(number, dice.pick(&Side::BOTH)));
        }
    }
}
