//! Real double eliminations through the engine: every meeting and every placing must come out as it was.

use super::{placings, real_data, served};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The round as the records name it, then the seeds, the smaller first, then the winner.
type Meeting = (String, u64, u64, u64);

#[test]
fn real_double_eliminations_come_out_as_they_were() {
    let Some(folder) = real_data("double-elimination") else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("startgg.jsonl")).expect("readable");
    let cases: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let differing: Vec<&str> = cases.iter().filter_map(differs).collect();
    println!("{} of {} equal", cases.len() - differing.len(), cases.len());
    assert!(cases.len() >= 70, "only {} cases were found", cases.len());
    assert!(
        differing.len() * 79 <= cases.len() * 2,
        "more than 2 of 79 differ: {differing:#?}"
    );
    if std::env::var_os("LANISTA_REAL_DATA").is_none() {
        assert!(
            differing.is_empty(),
            "all of these were equal: {differing:#?}"
        );
    }
}

/// The name of a case that comes out otherwise, whatever the order and the direction of its rows.
fn differs(case: &Value) -> Option<&str> {
    let recorded = case["matches"].as_array().expect("rows");
    let row = |row: &Value| json!([row[1], row[2], row[3], row[4]]);
    let turned = |row: &Value| json!([row[2], row[1], row[4], row[3]]);
    let rows = |row: &dyn Fn(&Value) -> Value| recorded.iter().map(row).collect::<Vec<Value>>();
    let expect: BTreeSet<Meeting> = recorded.iter().map(meeting_of_record).collect();
    let places: Vec<u64> = case["place"]
        .as_array()
        .expect("places")
        .iter()
        .map(|place| place.as_u64().expect("a place"))
        .collect();
    let is_equal = |results: Vec<Value>| {
        let answer = served(&json!({
            "id": case["src"],
            "format": {"kind": "double_elimination", "drops": "start_gg", "grand_final": "reset"},
            "entrants": case["n"],
            "results": results,
        }));
        let matches = answer["matches"].as_array().expect("a list");
        let met: BTreeSet<Meeting> = matches.iter().map(meeting).collect();
        met == expect && placings(&answer) == places && answer["unused"] == json!([])
    };
    let name = case["src"].as_str().expect("a name");
    (!(is_equal(rows(&row)) && is_equal(rows(&turned)))).then_some(name)
}

fn meeting_of_record(row: &Value) -> Meeting {
    let round = row[0]
        .as_str()
        .map_or_else(|| row[0].to_string(), str::to_owned);
    let (winner, loser) = (
        row[1].as_u64().expect("a seed"),
        row[2].as_u64().expect("a seed"),
    );
    (round, winner.min(loser), winner.max(loser), winner)
}

fn meeting(found: &Value) -> Meeting {
    let round = found["round"].as_u64().expect("a round");
    let round = match found["group"].as_str().expect("a part") {
        "upper" => round.to_string(),
        "lower" => format!("-{}", round + 2),
        "final" => "GF".to_owned(),
        "reset" => "GFR".to_owned(),
        other => panic!("{other} in a double elimination"),
    };
    let (home, away) = (
        found["home"].as_u64().expect("a seed"),
        found["away"].as_u64().expect("a seed"),
    );
    let winner = found["winner"].as_u64().unwrap_or(0);
    (round, home.min(away), home.max(away), winner)
}
