//! Criteria among the tied: the mini-league, once and again, and FIDE's direct encounter.

use crate::say::{chain, table, told, values};
use lanista_domain::standings::{
    Criterion, Ledger, MiniLeague, Parameters, PointScheme, standings,
};

/// Seeds 1, 2 and 3 beat each other in a circle, and all beat seed 4: six points each.
const CIRCLE: [&str; 3] = ["1-2 3:0, 3-4 6:0", "2-3 2:0, 1-4 1:0", "3-1 1:0, 2-4 5:0"];

fn circle() -> Ledger {
    told(4, PointScheme::THREE_ONE_NONE, &CIRCLE)
}

fn check(ledger: &Ledger, order: &str, mini_league: MiniLeague, expect: &[&str]) {
    let parameters = Parameters {
        mini_league,
        ..Parameters::default()
    };
    let rows = standings(ledger.clone(), chain(order, parameters), &[]);
    assert_eq!(table(&rows), expect, "{order}");
}

#[test]
fn goal_difference_first() {
    let expect = [
        "1. 3 first",
        "2. 2 score_difference",
        "3. 1 score_difference",
        "4. 4 points",
    ];
    check(
        &circle(),
        "points, score_difference, head_to_head",
        MiniLeague::Once,
        &expect,
    );
}

#[test]
fn the_mini_league_once_leaves_two_to_the_next_criterion() {
    // Among the three: +2, -1, -1. Over all matches seed 3 has +5, seed 2 only +4.
    let expect = [
        "1. 1 first",
        "2. 3 head_to_head",
        "3. 2 score_difference",
        "4. 4 points",
    ];
    check(
        &circle(),
        "points, head_to_head, score_difference",
        MiniLeague::Once,
        &expect,
    );
    let order = chain("points, head_to_head", Parameters::default());
    let rows = standings(circle(), order, &[]);
    let shown: Vec<String> = rows.iter().map(|row| row.values[1].shown()).collect();
    assert_eq!(shown, ["3 (+2)", "3 (-1)", "3 (-1)", ""]);
}

#[test]
fn the_mini_league_again_parts_the_two_by_their_match() {
    let expect = [
        "1. 1 first",
        "2. 2 head_to_head",
        "3. 3 head_to_head",
        "4. 4 points",
    ];
    check(
        &circle(),
        "points, head_to_head, score_difference",
        MiniLeague::Again,
        &expect,
    );
}

#[test]
fn direct_encounter_settles_nothing_in_a_circle() {
    let expect = ["1. 1 first", "1. 2 tied", "1. 3 tied", "4. 4 points"];
    check(
        &circle(),
        "points, direct_encounter",
        MiniLeague::Once,
        &expect,
    );
}

#[test]
fn direct_encounter_is_asked_again_among_those_it_leaves_tied() {
    // 1, 2, 3 and 4 have two points each: among them 1 has two, 2 and 3 one, 4 none; 2 beat 3.
    let rounds = [
        "1-2 1:0, 3-4 1:0, 5-6 1:0",
        "1-3 1:0, 4-5 1:0, 2-6 0:1",
        "2-3 1:0, 4-6 1:0, 1-5 0:1",
        "2-5 1:0, 3-6 1:0",
    ];
    let ledger = told(6, PointScheme::WINS, &rounds);
    assert_eq!(
        values(&ledger, Criterion::Points),
        ["2", "2", "2", "2", "2", "1"]
    );
    let played = told(
        4,
        PointScheme::WINS,
        &[
            "1-2 1:0, 3-4 1:0",
            "1-3 1:0",
            "2-3 1:0",
            "4-1 1:0",
            "2-4 0:1",
        ],
    );
    assert_eq!(values(&played, Criterion::Points), ["2", "1", "1", "2"]);
    let expect = [
        "1. 4 first",
        "2. 1 direct_encounter",
        "3. 2 points",
        "4. 3 direct_encounter",
    ];
    check(
        &played,
        "points, direct_encounter",
        MiniLeague::Once,
        &expect,
    );
}

#[test]
fn who_would_lead_whatever_the_missing_match_brings_is_parted() {
    // Seed 1 beat 2 and 3, who have not met: neither can reach two.
    let ledger = told(
        5,
        PointScheme::WINS,
        &[
            "1-2 1:0, 3-4 1:0",
            "1-3 1:0, 2-5 1:0",
            "2-4 1:0, 5-1 1:0, 3 bye",
        ],
    );
    assert_eq!(
        values(&ledger, Criterion::Points),
        ["2", "2", "2", "0", "1"]
    );
    let expect = [
        "1. 1 first",
        "2. 2 direct_encounter",
        "2. 3 tied",
        "4. 5 points",
        "5. 4 points",
    ];
    check(
        &ledger,
        "points, direct_encounter",
        MiniLeague::Once,
        &expect,
    );
}

#[test]
fn a_lead_that_a_missing_match_could_level_parts_nobody() {
    // Seed 1 beat 2 and has not met 3, who beat nobody here but still could have beaten both.
    let ledger = told(
        6,
        PointScheme::WINS,
        &["1-2 1:0, 3-4 1:0, 5-6 1:0", "2-5 1:0, 4-6 1:0"],
    );
    assert_eq!(
        values(&ledger, Criterion::Points),
        ["1", "1", "1", "1", "1", "0"]
    );
    let expect = [
        "1. 1 first",
        "1. 2 tied",
        "1. 3 tied",
        "1. 4 tied",
        "1. 5 tied",
        "6. 6 points",
    ];
    check(
        &ledger,
        "points, direct_encounter",
        MiniLeague::Once,
        &expect,
    );
}

#[test]
fn a_walkover_is_no_encounter_but_counts_in_the_league() {
    let ledger = told(2, PointScheme::WINS, &["1-2 -+", "1 bye, 2 absent"]);
    check(
        &ledger,
        "points, direct_encounter",
        MiniLeague::Once,
        &["1. 1 first", "1. 2 tied"],
    );
    check(
        &ledger,
        "points, head_to_head",
        MiniLeague::Once,
        &["1. 2 first", "2. 1 head_to_head"],
    );
}

#[test]
fn matches_of_the_same_two_count_with_their_mean() {
    // Seeds 1 and 2 met twice, won one each; seed 1 beat 3 once, seed 2 drew with it: 1.5 against 1.
    let rounds = [
        "1-2 1:0, 3 full",
        "2-1 1:0, 3 half",
        "1-3 1:0, 2 full",
        "2-3 0:0, 1 absent",
        "3 full, 1 half, 2 absent",
    ];
    let ledger = told(3, PointScheme::CHESS, &rounds);
    assert_eq!(values(&ledger, Criterion::Points), ["2.5", "2.5", "3"]);
    let expect = ["1. 3 first", "2. 1 points", "2. 2 tied"];
    check(
        &ledger,
        "points, direct_encounter",
        MiniLeague::Once,
        &expect,
    );
}
