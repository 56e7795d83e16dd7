//! Free-for-alls through the engine: finishing orders in, tables out.

use super::{placings, ranks, served};
use serde_json::{Value, json};

fn check(format: &Value, entrants: u32, results: &Value) -> Value {
    served(&json!({"format": format, "entrants": entrants, "results": results}))
}

#[test]
fn two_games_with_kills() {
    let format = json!({"kind": "free_for_all", "games": 2, "points": [10, 6, 4], "kill_points": 1, "advance": 2});
    let results = json!([[[3, 2], 1, [2, 1], 4], [[2, 1], 1, 3]]);
    let answer = check(&format, 4, &results);
    assert_eq!(ranks(&answer), [(2, 1), (3, 2), (1, 3), (4, 4)]);
    assert_eq!(placings(&answer), [3, 1, 2, 4]);
    assert_eq!(
        answer["standings"][0]["values"],
        json!({"points": 16, "wins": 1, "kills": 2, "best": 1, "last": 1})
    );
    assert_eq!(answer["advancing"], json!([2, 3]));
    assert_eq!(answer["heats"], json!([[1, 2, 3, 4]]));
}

#[test]
fn a_heat_half_played_has_no_placings() {
    let format =
        json!({"kind": "free_for_all", "heats": 2, "games": 1, "points": [3, 2, 1], "advance": 1});
    let answer = check(&format, 6, &json!([[4, 1, 5]]));
    assert_eq!(placings(&answer), [2, 0, 0, 1, 3, 0]);
    assert_eq!(answer["advancing"], Value::Null);
    assert_eq!(answer["heats"], json!([[1, 4, 5], [2, 3, 6]]));
    assert_eq!(answer["standings"][3]["group"], 2);
}

#[test]
fn orders_that_fit_no_heat_are_unused_and_those_with_somebody_twice_refused() {
    let format = json!({"kind": "free_for_all", "games": 1});
    let answer = check(&format, 3, &json!([[1, 9], [1, 2, 1], [2, 1], [3, 1]]));
    assert_eq!(answer["unused"], json!([[1, 9], [3, 1]]));
    assert_eq!(answer["refused"][0]["row"], json!([1, 2, 1]));
    assert_eq!(answer["refused"][0]["code"], "bad_order");
    assert_eq!(placings(&answer), [2, 1, 3]);
}
