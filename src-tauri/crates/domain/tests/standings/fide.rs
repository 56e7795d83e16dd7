//! FIDE's tie-breaks (Handbook C.07, March 2026) by worked examples, rounds that were not played above all.

use crate::say::{told, values};
use lanista_domain::standings::{Criterion, PointScheme};

/// Four entrants, everybody against everybody: 2.5, 2, 1.5 and 0 points.
const ALL_PLAYED: [&str; 3] = ["1-4 1:0, 2-3 1:1", "3-1 0:1, 4-2 0:1", "1-2 0:0, 3-4 1:0"];

/// Seed 2 stays away from the second round on, seed 4 only in the second.
const TWO_STAY_AWAY: [&str; 3] = [
    "1-2 1:0, 3-4 1:0",
    "1-3 1:0, 2 absent, 4 absent",
    "1-4 1:0, 3 bye, 2 absent",
];

/// Seed 2 does not appear in the first round.
const NOT_THERE: [&str; 2] = ["1-2 +-, 3-4 1:0", "1-3 0:1, 2-4 1:0"];

fn check(rounds: &[&str], criterion: Criterion, expect: [&str; 4]) {
    let ledger = told(4, PointScheme::CHESS, rounds);
    assert_eq!(
        values(&ledger, criterion),
        expect,
        "{criterion:?} of {rounds:?}"
    );
}

#[test]
fn everybody_played() {
    check(&ALL_PLAYED, Criterion::Points, ["2.5", "2", "1.5", "0"]);
    check(&ALL_PLAYED, Criterion::Wins, ["2", "1", "1", "0"]);
    check(&ALL_PLAYED, Criterion::WinsPlayed, ["2", "1", "1", "0"]);
    // Seed 1 met 0, 1.5 and 2 points.
    check(&ALL_PLAYED, Criterion::Buchholz, ["3.5", "4", "4.5", "6"]);
    check(
        &ALL_PLAYED,
        Criterion::BuchholzCut1,
        ["3.5", "4", "4.5", "4.5"],
    );
    check(
        &ALL_PLAYED,
        Criterion::BuchholzCut2,
        ["2", "2.5", "2.5", "2.5"],
    );
    check(
        &ALL_PLAYED,
        Criterion::BuchholzMedian,
        ["1.5", "1.5", "2", "2"],
    );
    // Seed 1: 0 and 1.5 whole, and half of 2.
    check(
        &ALL_PLAYED,
        Criterion::SonnebornBerger,
        ["2.5", "2", "1", "0"],
    );
    // Seed 1 had 1, 2 and 2.5 points after the rounds.
    check(
        &ALL_PLAYED,
        Criterion::Progressive,
        ["5.5", "4", "2.5", "0"],
    );
    // At least half is 1.5: seeds 1, 2 and 3 have it.
    check(&ALL_PLAYED, Criterion::Koya, ["1.5", "1", "0.5", "0"]);
    // As if 1-2 and 3-4 had been drawn the totals would be 2.5, 2, 1 and 0.5.
    check(
        &ALL_PLAYED,
        Criterion::ForeBuchholz,
        ["3.5", "4", "5", "5.5"],
    );
}

#[test]
fn a_bye_counts_the_own_total_but_no_more_than_draws() {
    // Three entrants, 3, 2 and 1 points, each with one bye of three rounds: at most 1.5 (16.4.2).
    let rounds = ["1 bye, 2-3 1:0", "2 bye, 1-3 1:0", "3 bye, 1-2 1:0"];
    let ledger = told(3, PointScheme::CHESS, &rounds);
    assert_eq!(values(&ledger, Criterion::Points), ["3", "2", "1"]);
    assert_eq!(values(&ledger, Criterion::Buchholz), ["4.5", "5.5", "6"]);
    assert_eq!(values(&ledger, Criterion::Wins), ["3", "2", "1"]);
    assert_eq!(values(&ledger, Criterion::WinsPlayed), ["2", "1", "0"]);
    // Nobody's bye is cut first: it was not asked for.
    assert_eq!(
        values(&ledger, Criterion::BuchholzCut1),
        ["3.5", "4.5", "5"]
    );
}

#[test]
fn four_points_with_a_bye_in_five_rounds_count_two_and_a_half() {
    let rounds = ["1 bye", "1-2 1:0", "1-3 1:0", "1-4 0:0", "1-5 0:0"];
    let mut ledger = told(5, PointScheme::CHESS, &rounds);
    assert_eq!(values(&ledger, Criterion::Points)[0], "4");
    // The others hold 0, 0, 0.5 and 0.5.
    assert_eq!(values(&ledger, Criterion::Buchholz)[0], "3.5");
    // A fine changes the points, and nobody's tie-breaks.
    let fine = lanista_domain::standings::Adjustment {
        seed: 1,
        points: -2,
        reason: "late".into(),
    };
    ledger.adjust(fine).unwrap();
    assert_eq!(values(&ledger, Criterion::Points)[0], "3");
    assert_eq!(values(&ledger, Criterion::Buchholz)[0], "3.5");
}

#[test]
fn absences_at_the_end_count_as_draws_for_the_opponents() {
    check(&TWO_STAY_AWAY, Criterion::Points, ["3", "0", "2", "0"]);
    // Seed 2 counts 0 + 0.5 + 0.5 = 1 for seed 1; seed 4 came back, so its absence counts nothing.
    check(&TWO_STAY_AWAY, Criterion::Buchholz, ["3", "3", "4.5", "5"]);
}

#[test]
fn a_requested_bye_at_the_end_is_an_absence() {
    let rounds = ["1-2 1:0, 3-4 1:0", "1-3 1:0, 2 half, 4 absent"];
    check(&rounds, Criterion::Points, ["2", "0.5", "1", "0"]);
    // Seeds 2 and 4 both count 0.5 for their opponents.
    check(&rounds, Criterion::Buchholz, ["1.5", "2.5", "2.5", "1"]);
}

#[test]
fn a_match_not_played_counts_the_opponent_at_most() {
    check(&NOT_THERE, Criterion::Points, ["1", "1", "2", "0"]);
    check(&NOT_THERE, Criterion::Buchholz, ["3", "1", "1", "3"]);
    // Seed 2 was missing of its own will: that round goes first, though the other is worth less.
    check(&NOT_THERE, Criterion::BuchholzCut1, ["2", "0", "1", "2"]);
    check(&NOT_THERE, Criterion::Wins, ["1", "1", "2", "0"]);
    check(&NOT_THERE, Criterion::WinsPlayed, ["0", "1", "2", "0"]);
    check(&NOT_THERE, Criterion::SonnebornBerger, ["1", "0", "1", "0"]);
}

#[test]
fn nobody_appears() {
    check(
        &["1-2 --, 3-4 1:0"],
        Criterion::Points,
        ["0", "0", "1", "0"],
    );
    check(
        &["1-2 --, 3-4 1:0"],
        Criterion::Buchholz,
        ["0", "0", "0", "1"],
    );
}

#[test]
fn a_walkover_in_the_last_round_counts_as_drawn_for_fore_buchholz() {
    let rounds = ["1-3 1:0, 2-4 1:0", "1-2 +-, 3-4 0:0"];
    check(&rounds, Criterion::Points, ["2", "1", "0.5", "0.5"]);
    // As drawn: 1.5, 1.5, 0.5, 0.5, and the walkover is a match like any other.
    check(&rounds, Criterion::ForeBuchholz, ["2", "2", "2", "2"]);
}

#[test]
fn a_bye_in_the_last_round_is_no_match_to_draw() {
    let rounds = ["1-2 1:0", "1-3 1:0, 2 bye"];
    let ledger = told(3, PointScheme::CHESS, &rounds);
    // Seed 2 keeps its point; seed 1 counts 1.5 as drawn.
    assert_eq!(
        values(&ledger, Criterion::ForeBuchholz),
        ["1.5", "2.5", "1.5"]
    );
}

#[test]
fn three_points_for_a_win_are_points_like_others() {
    let ledger = told(4, PointScheme::THREE_ONE_NONE, &ALL_PLAYED);
    assert_eq!(values(&ledger, Criterion::Points), ["7", "5", "4", "0"]);
    assert_eq!(
        values(&ledger, Criterion::SonnebornBerger),
        ["17", "11", "5", "0"]
    );
    // At least half of nine is five.
    assert_eq!(values(&ledger, Criterion::Koya), ["1", "1", "1", "0"]);
}
