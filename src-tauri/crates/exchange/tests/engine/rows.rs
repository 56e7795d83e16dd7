//! Which row is the result of which match: directions, repeats, rows that fit nothing, rows that are no result.

use super::{placings, served, sheet};
use serde_json::{Value, json};

fn single(results: &Value) -> Value {
    served(&json!({"format": {"kind": "single_elimination"}, "entrants": 4, "results": results}))
}

#[test]
fn a_row_in_the_other_direction_is_turned() {
    let answer = single(&json!([[4, 1, 0, 3], [3, 2, 3, 1]]));
    assert_eq!(
        sheet(&answer),
        ["upper 1 1-4 3:0", "upper 1 2-3 1:3", "upper 2 1-3 ready"]
    );
}

#[test]
fn the_first_row_between_two_is_the_result_and_the_rest_is_unused() {
    let answer = single(&json!([[1, 4, 0, 1], [4, 1, 0, 1], [1, 4, 5, 0]]));
    assert_eq!(sheet(&answer)[0], "upper 1 1-4 0:1");
    assert_eq!(answer["unused"], json!([[4, 1, 0, 1], [1, 4, 5, 0]]));
    assert_eq!(answer["refused"], json!([]));
}

#[test]
fn rows_between_those_who_never_meet_are_unused() {
    let rows = json!([
        [1, 2, 1, 0],
        [1, 1, 1, 0],
        [0, 4, 1, 0],
        [9, 4, 1, 0],
        [-3, 4, 1, 0]
    ]);
    let answer = single(&rows);
    assert_eq!(answer["unused"], rows);
}

#[test]
fn a_row_may_come_before_the_match_is_known() {
    let answer = single(&json!([[1, 2, 1, 0], [2, 3, 1, 0], [1, 4, 1, 0]]));
    assert_eq!(placings(&answer), [1, 2, 3, 3]);
    assert_eq!(answer["unused"], json!([]));
}

#[test]
fn the_same_two_meet_again_with_the_next_row() {
    let rows = json!([[1, 2, 2, 0], [2, 1, 3, 1], [1, 2, 0, 3]]);
    let format = json!({"kind": "double_elimination"});
    let answer = served(&json!({"format": format, "entrants": 2, "results": rows}));
    assert_eq!(
        sheet(&answer),
        ["upper 1 1-2 2:0", "final 1 1-2 1:3", "reset 1 1-2 0:3"]
    );
    assert_eq!(placings(&answer), [2, 1]);
}

#[test]
fn equal_scores_are_refused_and_the_next_row_is_tried() {
    let answer = single(&json!([[1, 4, 2, 2], [1, 4, 1, 2]]));
    assert_eq!(sheet(&answer)[0], "upper 1 1-4 1:2");
    assert_eq!(answer["refused"][0]["row"], json!([1, 4, 2, 2]));
    assert_eq!(answer["refused"][0]["code"], "draw_not_allowed");
    assert_eq!(answer["unused"], json!([]));
}

#[test]
fn scores_beyond_all_measure_are_refused() {
    for (home, away) in [(-2, 3), (3, -2), (1_000_001, 0), (0, i64::MAX)] {
        let answer = single(&json!([[1, 4, home, away]]));
        assert_eq!(sheet(&answer)[0], "upper 1 1-4 ready", "{home}:{away}");
        assert_eq!(answer["refused"][0]["code"], "score_out_of_range");
    }
}

#[test]
fn who_does_not_appear_loses() {
    let answer = single(&json!([[1, 4, -1, 0], [2, 3, 0, -1], [4, 2, -1, 0]]));
    assert_eq!(
        sheet(&answer),
        ["upper 1 1-4 -1:0", "upper 1 2-3 0:-1", "upper 2 4-2 -1:0"]
    );
    assert_eq!(placings(&answer), [3, 1, 3, 2]);
}

#[test]
fn where_nobody_appears_both_are_out_and_the_next_opponent_passes() {
    let answer = single(&json!([[1, 4, -1, -1], [2, 3, 1, 0]]));
    assert_eq!(sheet(&answer), ["upper 1 1-4 -1:-1", "upper 1 2-3 1:0"]);
    assert_eq!(answer["matches"][0]["winner"], Value::Null);
    assert_eq!(answer["matches"][0]["state"], "over");
    assert_eq!(placings(&answer), [3, 1, 3, 3]);
    let format = json!({"kind": "double_elimination"});
    let rows = json!([[1, 4, -1, -1], [2, 3, 1, 0], [3, 2, 1, 0], [2, 3, 1, 0]]);
    let answer = served(&json!({"format": format, "entrants": 4, "results": rows}));
    let met = [
        "upper 1 1-4 -1:-1",
        "upper 1 2-3 1:0",
        "final 1 2-3 0:1",
        "reset 1 2-3 1:0",
    ];
    assert_eq!(sheet(&answer), met);
    assert_eq!(placings(&answer), [4, 1, 2, 4]);
}

#[test]
fn in_a_round_robin_both_lose_where_nobody_appears() {
    let rows = json!([[1, 2, -1, -1], [1, 3, -1, 0], [2, 3, 1, 1]]);
    let format = json!({"kind": "round_robin"});
    let answer = served(&json!({"format": format, "entrants": 3, "results": rows}));
    let points: Vec<_> = answer["standings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (line["seed"].clone(), line["values"]["points"].clone()))
        .collect();
    assert_eq!(
        points,
        [
            (json!(3), json!(4)),
            (json!(2), json!(1)),
            (json!(1), json!(0))
        ]
    );
    assert_eq!(answer["refused"], json!([]));
}
