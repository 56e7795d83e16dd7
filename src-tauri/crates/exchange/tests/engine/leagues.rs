//! Round robins through the engine: real seasons in both orders, groups, legs, deductions, lots.

use super::{placings, ranks, real_data, served, sheet};
use serde_json::{Value, json};

#[test]
fn real_seasons_in_both_orders() {
    let Some(folder) = real_data("round-robin") else {
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("readable")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(files.len() >= 4, "only {} seasons were found", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        let season: Value = serde_json::from_str(&text).expect("JSON");
        let by_difference: Vec<u64> = season["table_goal_difference_first"]
            .as_array()
            .expect("a table")
            .iter()
            .map(|line| line["team"].as_u64().expect("a number") + 1)
            .collect();
        let by_meetings: Vec<u64> = season["order_head_to_head_first"]
            .as_array()
            .expect("an order")
            .iter()
            .map(|team| team.as_u64().expect("a number") + 1)
            .collect();
        let difference = ["points", "score_difference", "score_for"];
        let meetings = ["points", "head_to_head", "score_difference", "score_for"];
        check_season(&season, &difference, &by_difference);
        check_season(&season, &meetings, &by_meetings);
    }
}

fn check_season(season: &Value, order: &[&str], expect: &[u64]) {
    let rows: Vec<Value> = season["matches"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let seed = |index: usize| row[index].as_u64().expect("a number") + 1;
            json!([seed(0), seed(1), row[2], row[3]])
        })
        .collect();
    let answer = served(&json!({
        "format": {"kind": "round_robin", "legs": 2, "points": [3, 1, 0], "order": order},
        "entrants": season["teams"],
        "results": rows,
    }));
    let order: Vec<u64> = ranks(&answer).into_iter().map(|(seed, _)| seed).collect();
    assert_eq!(order, expect, "{} by {order:?}", season["league"]);
    assert_eq!(
        (&answer["unused"], &answer["refused"]),
        (&json!([]), &json!([]))
    );
    let table = season["table_goal_difference_first"]
        .as_array()
        .expect("a table");
    for line in table {
        let seed = line["team"].as_u64().expect("a number") + 1;
        let lines = answer["standings"].as_array().expect("a list");
        let ours = lines
            .iter()
            .find(|ours| ours["seed"] == seed)
            .expect("everybody");
        assert_eq!(ours["values"]["points"], line["pts"]);
        assert_eq!(ours["values"]["score_for"], line["gf"]);
    }
    assert_eq!(answer["rounds"].as_array().map(Vec::len), Some(38));
}

#[test]
fn deductions_change_the_order() {
    let rows = json!([[1, 2, 1, 0], [1, 3, 1, 0], [2, 3, 1, 0]]);
    let check = |deductions: Value, expect: &[(u64, u64)]| {
        let format = json!({"kind": "round_robin", "deductions": deductions});
        let answer = served(&json!({"format": format, "entrants": 3, "results": rows}));
        assert_eq!(ranks(&answer), expect, "{deductions}");
    };
    check(json!({}), &[(1, 1), (2, 2), (3, 3)]);
    check(json!({"1": 4}), &[(2, 1), (1, 2), (3, 3)]);
    check(json!({"1": 6, "2": 4}), &[(1, 1), (3, 2), (2, 3)]);
}

#[test]
fn a_tie_shares_the_rank_until_lots_are_drawn() {
    let rows = json!([[1, 2, 1, 1], [1, 3, 1, 1], [2, 3, 1, 1]]);
    let format = json!({"kind": "round_robin", "order": ["points", "head_to_head"]});
    let tied = served(&json!({"format": format, "entrants": 3, "results": rows}));
    assert_eq!(ranks(&tied), [(1, 1), (2, 1), (3, 1)]);
    let drawn =
        served(&json!({"format": format, "entrants": 3, "results": rows, "lots": [3, 1, 2]}));
    assert_eq!(ranks(&drawn), [(3, 1), (1, 2), (2, 3)]);
    assert_eq!(placings(&drawn), [2, 3, 1]);
    let partly = served(&json!({"format": format, "entrants": 3, "results": rows, "lots": [3]}));
    assert_eq!(ranks(&partly), [(3, 1), (1, 2), (2, 2)]);
}

#[test]
fn groups_have_ranks_of_their_own() {
    let format = json!({"kind": "round_robin", "groups": 2, "advance": 1});
    let rows = json!([[4, 1, 2, 0], [3, 2, 0, 1]]);
    let answer = served(&json!({"format": format, "entrants": 4, "results": rows}));
    assert_eq!(answer["groups"], json!([[1, 4], [2, 3]]));
    assert_eq!(sheet(&answer), ["1 1 1-4 0:2", "2 1 2-3 1:0"]);
    assert_eq!(answer["rounds"], json!([[[1, 4], [2, 3]]]));
    assert_eq!(ranks(&answer), [(4, 1), (1, 2), (2, 1), (3, 2)]);
    assert_eq!(placings(&answer), [2, 1, 2, 1]);
    assert_eq!(answer["advancing"], json!([4, 2]));
}

#[test]
fn who_has_matches_left_has_no_placing() {
    let format = json!({"kind": "round_robin"});
    let answer =
        served(&json!({"format": format, "entrants": 3, "results": [[1, 2, 1, 0], [3, 1, 0, 1]]}));
    assert_eq!(placings(&answer), [1, 0, 0]);
    assert_eq!(ranks(&answer)[0], (1, 1));
}

#[test]
fn the_second_leg_takes_the_second_row_and_turns_home_and_away() {
    let format = json!({"kind": "round_robin", "legs": 2, "points": [1, 0.5, 0]});
    let rows = json!([[2, 1, 1, 0], [2, 1, 2, 2]]);
    let answer = served(&json!({"format": format, "entrants": 2, "results": rows}));
    assert_eq!(sheet(&answer), ["1 1 1-2 0:1", "1 2 2-1 2:2"]);
    assert_eq!(answer["standings"][0]["values"]["points"], json!(1.5));
    assert_eq!(answer["standings"][1]["values"]["points"], json!(0.5));
}
