//! The engine of the command line: one request in, one answer out, against real tournaments and against nonsense.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "an answer that cannot be read is a failure"
)]

mod bad_input;
mod brackets;
mod document;
mod free_for_all;
mod leagues;
mod majors;
mod properties;
mod real_brackets;
mod rows;

use lanista_exchange::engine::answer;
use serde_json::Value;
use std::path::PathBuf;

/// The answer to a request.
fn ask(request: &Value) -> Value {
    let answer = answer(&request.to_string());
    assert!(!answer.contains('\n'), "an answer is one line");
    serde_json::from_str(&answer).expect("an answer is JSON")
}

/// The answer to a request that is served.
fn served(request: &Value) -> Value {
    let answer = ask(request);
    assert_eq!(answer["error"], Value::Null, "{request} is refused");
    answer
}

/// `home-away home:away` of each match that is over, with the part of the bracket.
fn sheet(answer: &Value) -> Vec<String> {
    let matches = answer["matches"].as_array().expect("a list");
    let line = |found: &Value| {
        let score = &found["score"];
        let score = if score.is_array() {
            format!("{}:{}", score[0], score[1])
        } else {
            "ready".to_owned()
        };
        let group = found["group"].to_string();
        let group = group.trim_matches('"').to_owned();
        format!(
            "{group} {} {}-{} {score}",
            found["round"], found["home"], found["away"]
        )
    };
    matches.iter().map(line).collect()
}

/// The placing of each seed; 0 while still in.
fn placings(answer: &Value) -> Vec<u64> {
    let places = answer["placings"].as_array().expect("a list");
    places
        .iter()
        .map(|place| place.as_u64().unwrap_or(0))
        .collect()
}

/// `seed rank` of the standings from the top.
fn ranks(answer: &Value) -> Vec<(u64, u64)> {
    let lines = answer["standings"].as_array().expect("a list");
    let line = |line: &Value| {
        let seed = line["seed"].as_u64().expect("a seed");
        (seed, line["rank"].as_u64().unwrap_or(0))
    };
    lines.iter().map(line).collect()
}

/// A folder of real cases beside the repository; none, said loudly, where it is absent.
fn real_data(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let folder = root.join(folder);
    if !folder.is_dir() {
        eprintln!("SKIPPED: no real cases at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// How many cases a property is tried with: as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").map_or(usual, |cases| cases.parse().expect("a number"))
}
