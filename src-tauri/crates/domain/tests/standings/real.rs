//! Seasons and Majors that others recorded.

use crate::say::chain;
use lanista_domain::standings::{Entry, Ledger, MiniLeague, Parameters, PointScheme, standings};
use serde_json::Value;
use std::path::PathBuf;

fn cases(folder: &str) -> Vec<(String, Value)> {
    let data = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data");
            PathBuf::from(beside)
        },
        PathBuf::from,
    );
    let folder = data.join(folder);
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: no real cases at {}", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: PathBuf| {
        let text = std::fs::read_to_string(&file).unwrap();
        (
            file.display().to_string(),
            serde_json::from_str(&text).unwrap(),
        )
    };
    files.into_iter().map(read).collect()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn check_season(name: &str, case: &Value) {
    let entrants = u32::try_from(case["teams"].as_array().unwrap().len()).unwrap();
    let mut ledger = Ledger::new(entrants, PointScheme::THREE_ONE_NONE);
    for (round, row) in (1..).zip(case["matches"].as_array().unwrap()) {
        let goals = |at: usize| i32::try_from(row[at].as_i64().unwrap()).unwrap();
        let entry = Entry::game(number(&row[0]) + 1, number(&row[1]) + 1, goals(2), goals(3));
        ledger.record(round, &entry).unwrap();
    }
    let order = |names: &str, mini_league| {
        let parameters = Parameters {
            mini_league,
            ..Parameters::default()
        };
        let rows = standings(ledger.clone(), chain(names, parameters), &[]);
        rows.iter().map(|row| row.seed - 1).collect::<Vec<u32>>()
    };
    let difference_first = case["table_goal_difference_first"].as_array().unwrap();
    let difference_first: Vec<u32> = difference_first
        .iter()
        .map(|row| number(&row["team"]))
        .collect();
    let names = "points, score_difference, score_for, head_to_head, initial_seed";
    assert_eq!(order(names, MiniLeague::Once), difference_first, "{name}");
    let head_first: Vec<u32> = case["order_head_to_head_first"]
        .as_array()
        .unwrap()
        .iter()
        .map(number)
        .collect();
    let names = "points, head_to_head, score_difference, score_for, initial_seed";
    assert_eq!(order(names, MiniLeague::Once), head_first, "{name}");
}

#[test]
fn seasons_come_out_in_both_orders() {
    for (name, case) in cases("round-robin") {
        check_season(&name, &case);
    }
}

fn check_major(name: &str, case: &Value) {
    let mut ledger = Ledger::new(16, PointScheme::WINS);
    for row in case["matches"].as_array().unwrap() {
        let entry = Entry::game(number(&row["winner"]), number(&row["loser"]), 1, 0);
        ledger.record(number(&row["round"]), &entry).unwrap();
    }
    let order = chain(
        "points, score_difference, valve_difficulty, initial_seed",
        Parameters::default(),
    );
    let rows = standings(ledger, order, &[]);
    let found: Vec<(u32, u32, String)> = rows
        .iter()
        .map(|row| (row.rank, row.seed, row.values[2].shown()))
        .collect();
    let recorded: Vec<(u32, u32, String)> = case["final"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                number(&row["rank"]),
                number(&row["seed"]),
                row["difficulty"].to_string(),
            )
        })
        .collect();
    assert_eq!(found, recorded, "{name}");
}

#[test]
fn majors_end_in_the_recorded_order_with_the_recorded_difficulty() {
    for (name, case) in cases("majors") {
        check_major(&name, &case);
    }
}
