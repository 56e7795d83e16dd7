//! Goals, games, the percentages of trading cards, and Valve's difficulty.

use crate::say::{chain, table, told, values};
use lanista_domain::side::BySide;
use lanista_domain::standings::{
    Criterion, Entry, Fraction, Games, Ledger, Parameters, PointScheme, Score, Verdict, standings,
};

const CARDS: PointScheme = PointScheme::THREE_ONE_NONE;

fn check(ledger: &Ledger, criterion: Criterion, expect: &[&str]) {
    assert_eq!(values(ledger, criterion), expect, "{criterion:?}");
}

#[test]
fn goals() {
    let ledger = told(3, CARDS, &["1-2 3:1", "2-3 2:2", "1-3 0:4"]);
    check(&ledger, Criterion::ScoreFor, &["3", "3", "6"]);
    check(&ledger, Criterion::ScoreDifference, &["-2", "-2", "4"]);
}

#[test]
fn games_are_counted_apart_from_the_score() {
    // Two maps won, one drawn, none lost; 29 rounds to 20.
    let mut ledger = Ledger::new(2, CARDS);
    let entry = Entry::Game {
        seeds: BySide::new(1, 2),
        score: Score::new(29, 20),
        games: Games::new(2, 1, 0),
        verdict: Verdict::Won,
    };
    ledger.record(1, &entry).unwrap();
    check(&ledger, Criterion::GameDifference, &["2", "-2"]);
    check(&ledger, Criterion::ScoreDifference, &["9", "-9"]);
    // Seven of nine game points; one of nine is under the floor.
    check(&ledger, Criterion::GameWinPercentage, &["0.7778", "0.33"]);
}

#[test]
fn sixteen_points_in_eight_rounds_are_two_thirds() {
    let rounds = [
        "1-2 2:0", "1-3 2:0", "1-4 2:0", "1-5 2:0", "1-6 2:0", "1-7 0:2", "1-8 0:2", "1-9 1:1",
    ];
    let ledger = told(9, CARDS, &rounds);
    assert_eq!(values(&ledger, Criterion::Points)[0], "16");
    assert_eq!(values(&ledger, Criterion::MatchWinPercentage)[0], "0.6667");
    // Five lost everything (0.33 each), two won everything, one drew (1/3): 1.65 + 2 + 1/3 over eight.
    assert_eq!(
        values(&ledger, Criterion::OpponentsMatchWinPercentage)[0],
        "0.4979"
    );
}

#[test]
fn three_points_in_four_rounds_stay_at_the_floor_which_is_no_third() {
    let ledger = told(2, CARDS, &["1-2 2:0", "1-2 0:2", "1-2 0:2", "1-2 0:2"]);
    check(&ledger, Criterion::MatchWinPercentage, &["0.33", "0.75"]);
    let third = told(2, CARDS, &["1-2 1:1"]);
    check(&third, Criterion::MatchWinPercentage, &["0.3333", "0.3333"]);
}

#[test]
fn a_bye_is_a_win_by_two_games_for_oneself_and_nothing_for_the_opponents() {
    let ledger = told(3, CARDS, &["1 bye, 2-3 2:1", "1-2 1:2, 3 bye"]);
    check(&ledger, Criterion::MatchWinPercentage, &["0.5", "1", "0.5"]);
    // Seed 1: 6 game points of the bye and 3 of the match, of 15.
    check(
        &ledger,
        Criterion::GameWinPercentage,
        &["0.6", "0.6667", "0.6"],
    );
    // Seed 2 met 1 and 3, who won nothing but their byes.
    check(
        &ledger,
        Criterion::OpponentsMatchWinPercentage,
        &["1", "0.33", "1"],
    );
    check(
        &ledger,
        Criterion::OpponentsGameWinPercentage,
        &["0.6667", "0.3333", "0.6667"],
    );
}

#[test]
fn without_opponents_the_floor_counts() {
    let ledger = told(2, CARDS, &["1 bye, 2 absent"]);
    check(&ledger, Criterion::MatchWinPercentage, &["1", "0.33"]);
    check(
        &ledger,
        Criterion::OpponentsMatchWinPercentage,
        &["0.33", "0.33"],
    );
    check(
        &Ledger::new(1, CARDS),
        Criterion::MatchWinPercentage,
        &["0.33"],
    );
}

#[test]
fn the_floor_is_a_parameter() {
    let parameters = Parameters {
        percentage_floor: Fraction::new(1, 4).unwrap(),
        ..Parameters::default()
    };
    let order = chain("match_win_percentage", parameters);
    let rows = standings(told(2, CARDS, &["1-2 2:0"]), order, &[]);
    assert_eq!(rows[1].values[0].shown(), "0.25");
}

#[test]
fn difficulty_sums_wins_minus_losses_of_the_opponents() {
    let rounds = ["1-3 1:0, 2-4 1:0", "1-2 1:0, 3-4 1:0"];
    let ledger = told(4, PointScheme::WINS, &rounds);
    // Balances are +2, 0, 0 and -2.
    check(&ledger, Criterion::ValveDifficulty, &["0", "0", "0", "0"]);
    let ledger = told(
        4,
        PointScheme::WINS,
        &["1-3 1:0, 2-4 1:0", "1-2 1:0, 3-4 1:0", "1-4 1:0"],
    );
    // Balances are +3, 0, 0 and -3; seed 1 met 3, 2 and 4.
    check(&ledger, Criterion::ValveDifficulty, &["-3", "0", "0", "3"]);
}

#[test]
fn the_seed_and_the_lot_decide_last() {
    let ledger = told(4, PointScheme::WINS, &["1-2 1:0, 3-4 1:0"]);
    let rows = |order, lots: &[u32]| {
        table(&standings(
            ledger.clone(),
            chain(order, Parameters::default()),
            lots,
        ))
    };
    let seeds = [
        "1. 1 first",
        "2. 3 initial_seed",
        "3. 2 points",
        "4. 4 initial_seed",
    ];
    assert_eq!(rows("points, initial_seed", &[]), seeds);
    let tied = ["1. 1 first", "1. 3 tied", "3. 2 points", "3. 4 tied"];
    assert_eq!(rows("points", &[]), tied);
    assert_eq!(rows("points, lots", &[]), tied);
    let drawn = ["1. 3 first", "2. 1 lots", "3. 2 points", "3. 4 tied"];
    assert_eq!(rows("points, lots", &[3]), drawn);
    let drawn = ["1. 3 first", "2. 1 lots", "3. 4 points", "4. 2 lots"];
    assert_eq!(rows("points, lots", &[4, 3, 9, 2, 1, 3]), drawn);
}
