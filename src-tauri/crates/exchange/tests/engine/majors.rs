//! Swiss through the engine: real Counter-Strike Majors pairing by pairing, and stages by score groups.

use super::{cases, placings, ranks, real_data, served, sheet};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn real_majors_come_out_pairing_by_pairing() {
    let Some(folder) = real_data("majors") else {
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("readable")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(files.len() >= 5, "only {} stages were found", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        check_major(&serde_json::from_str(&text).expect("JSON"));
    }
}

fn check_major(stage: &Value) {
    let event = stage["event"].as_str().expect("a name");
    let matches = stage["matches"].as_array().expect("matches");
    let rows: Vec<Value> = matches
        .iter()
        .map(|found| json!([found["winner"], found["loser"], 1, 0]))
        .collect();
    let names: Vec<&Value> = stage["seeds"]
        .as_array()
        .expect("seeds")
        .iter()
        .map(|seed| &seed["team"])
        .collect();
    let format = json!({"kind": "swiss", "pairing": "valve_major", "wins": 3, "losses": 3});
    let answer = served(&json!({"format": format, "entrants": names, "results": rows}));
    let rounds = answer["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 5, "{event}");
    for (number, round) in (1..).zip(rounds) {
        let pair = |one: &Value, other: &Value| {
            let (one, other) = (
                one.as_u64().expect("a seed"),
                other.as_u64().expect("a seed"),
            );
            (one.min(other), one.max(other))
        };
        let ours: BTreeSet<_> = round
            .as_array()
            .expect("pairs")
            .iter()
            .map(|found| pair(&found[0], &found[1]))
            .collect();
        let played: BTreeSet<_> = matches
            .iter()
            .filter(|found| found["round"] == number)
            .map(|found| pair(&found["winner"], &found["loser"]))
            .collect();
        assert_eq!(ours, played, "round {number} of {event}");
    }
    let expect: Vec<(u64, u64)> = stage["final"]
        .as_array()
        .expect("an order")
        .iter()
        .map(|line| {
            (
                line["seed"].as_u64().expect("a seed"),
                line["rank"].as_u64().expect("a rank"),
            )
        })
        .collect();
    assert_eq!(ranks(&answer), expect, "{event}");
    for (line, truth) in answer["standings"]
        .as_array()
        .expect("lines")
        .iter()
        .zip(stage["final"].as_array().expect("lines"))
    {
        assert_eq!(
            line["values"]["valve_difficulty"], truth["difficulty"],
            "{event}"
        );
    }
    assert_eq!(answer["unused"], json!([]), "{event}");
    let advancing: Vec<u64> = expect[..8].iter().map(|line| line.0).collect();
    assert_eq!(answer["advancing"], json!(advancing), "{event}");
    assert!(placings(&answer).iter().all(|&place| place > 0));
}

fn major(results: &Value) -> Value {
    let format = json!({"kind": "swiss", "pairing": "valve_major"});
    served(&json!({"format": format, "entrants": 16, "results": results}))
}

#[test]
fn the_first_round_of_a_major() {
    let answer = major(&json!([]));
    assert_eq!(
        answer["rounds"],
        json!([[
            [1, 9],
            [2, 10],
            [3, 11],
            [4, 12],
            [5, 13],
            [6, 14],
            [7, 15],
            [8, 16]
        ]])
    );
    assert_eq!(placings(&answer), [0; 16]);
    assert_eq!(answer["advancing"], Value::Null);
}

#[test]
fn the_next_round_is_paired_when_all_results_are_in() {
    let first: Vec<[i32; 4]> = (1..=8).map(|seed| [seed, seed + 8, 13, 5]).collect();
    let waiting = major(&json!(first[..7]));
    assert_eq!(waiting["rounds"].as_array().map(Vec::len), Some(1));
    let complete = major(&json!(first));
    assert_eq!(complete["rounds"].as_array().map(Vec::len), Some(2));
    assert_eq!(complete["rounds"][1][0], json!([1, 8]));
}

#[test]
fn a_major_knows_no_draws() {
    let answer = major(&json!([[1, 9, 12, 12], [9, 1, 5, 13]]));
    assert_eq!(answer["refused"][0]["code"], "draw_not_allowed");
    assert_eq!(sheet(&answer)[0], "1 1 1-9 13:5");
}

#[test]
fn score_groups_with_a_bye_and_draws() {
    let format = json!({"kind": "swiss", "pairing": "score_groups", "rounds": 2, "order": ["points", "initial_seed"]});
    let rows = json!([[1, 3, 1, 0], [2, 4, 1, 1]]);
    let answer = served(&json!({"format": format, "entrants": 5, "results": rows}));
    assert_eq!(answer["rounds"][0], json!([[1, 3], [2, 4]]));
    assert_eq!(answer["byes"][0], 5);
    let points: Vec<_> = answer["standings"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| (line["seed"].clone(), line["values"]["points"].clone()))
        .collect();
    // Seed 3 has the bye of the second round, which counts when that round is complete.
    assert_eq!(answer["byes"][1], 3);
    let expect = [
        (1, json!(1)),
        (5, json!(1)),
        (2, json!(0.5)),
        (4, json!(0.5)),
        (3, json!(0)),
    ];
    assert_eq!(points, expect.map(|(seed, points)| (json!(seed), points)));
    assert_eq!(placings(&answer), [0; 5]);
    assert_eq!(answer["rounds"].as_array().map(Vec::len), Some(2));
}

#[test]
fn who_does_not_appear_loses_the_round_and_stays() {
    let format = json!({"kind": "swiss", "rounds": 2, "points": [3, 1, 0]});
    let answer = served(
        &json!({"format": format, "entrants": 4, "results": [[1, 3, -1, 0], [2, 4, -1, -1]]}),
    );
    let points: Vec<_> = answer["standings"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| (line["seed"].clone(), line["values"]["points"].clone()))
        .collect();
    assert_eq!(points[0], (json!(3), json!(3)));
    assert!(points[1..].iter().all(|line| line.1 == 0), "{points:?}");
    assert_eq!(answer["rounds"][1].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_better_record_stands_first_whatever_the_chain_begins_with() {
    let Some(folder) = real_data("majors") else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("austin2025-stage1.json"));
    let Ok(text) = text else {
        eprintln!("SKIPPED: that stage is not there");
        return;
    };
    let stage: Value = serde_json::from_str(&text).expect("JSON");
    let rows: Vec<Value> = stage["matches"]
        .as_array()
        .expect("matches")
        .iter()
        .map(|found| json!([found["loser"], found["winner"], 0, 1]))
        .collect();
    let expect: Vec<u64> = stage["final"]
        .as_array()
        .expect("an order")
        .iter()
        .map(|line| line["seed"].as_u64().expect("a seed"))
        .collect();
    for order in [
        json!(["valve_difficulty", "initial_seed"]),
        json!(["wins", "valve_difficulty", "initial_seed"]),
        json!(["points", "buchholz", "initial_seed"]),
    ] {
        let format = json!({"kind": "swiss", "pairing": "valve_major", "wins": 3, "losses": 3, "order": order});
        let answer = served(&json!({"format": format, "entrants": 16, "results": rows}));
        let ours: Vec<u64> = ranks(&answer).into_iter().map(|line| line.0).collect();
        assert_eq!(ours, expect, "{order}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(24)) })]

    #[test]
    fn a_stage_is_played_to_its_end_and_nobody_meets_twice(
        entrants in 8_u64..40,
        by_record in any::<bool>(),
        wins in any::<u64>(),
    ) {
        let format = if by_record {
            json!({"kind": "swiss", "pairing": "score_groups", "wins": 2, "losses": 2})
        } else {
            json!({"kind": "swiss", "pairing": "score_groups", "rounds": 4, "advance": 3})
        };
        let mut results: Vec<[u64; 4]> = Vec::new();
        let answer = loop {
            let answer = served(&json!({"format": format, "entrants": entrants, "results": results}));
            prop_assert_eq!(&answer["unused"], &json!([]));
            let ready: Vec<[u64; 4]> = answer["matches"].as_array().expect("a list").iter()
                .filter(|found| found["state"] == "ready")
                .map(|found| {
                    let (home, away) = (found["home"].as_u64().expect("a seed"), found["away"].as_u64().expect("a seed"));
                    let won = wins >> ((home * 7 + away) % 64) & 1;
                    [home, away, won, 1 - won]
                })
                .collect();
            if ready.is_empty() {
                break answer;
            }
            results.extend(ready);
        };
        let pairs: Vec<_> = results.iter().map(|row| (row[0].min(row[1]), row[0].max(row[1]))).collect();
        let distinct: BTreeSet<_> = pairs.iter().collect();
        prop_assert_eq!(distinct.len(), pairs.len(), "somebody met twice");
        let byes: Vec<u64> = answer["byes"].as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
        let distinct: BTreeSet<_> = byes.iter().collect();
        prop_assert_eq!(distinct.len(), byes.len(), "somebody had two byes");
        prop_assert!(placings(&answer).iter().all(|&place| place > 0));
        let lines = ranks(&answer);
        for (_, rank) in &lines {
            let better = lines.iter().filter(|(_, other)| other < rank).count() as u64;
            prop_assert_eq!(better + 1, *rank);
        }
    }
}
