//! Reads the records of real double eliminations, which lie beside the repository.

use lanista_domain::bracket::Group;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Who met: the round as recorded, then the seeds, the smaller first.
pub(crate) type Meeting = (String, u32, u32);

/// How a meeting ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    /// The seed of the winner.
    pub(crate) winner: u32,
    /// Games of winner and loser; none when the loser was disqualified.
    #[allow(dead_code, reason = "who replays the structure alone needs no games")]
    pub(crate) games: Option<(u8, u8)>,
}

/// One tournament as it was recorded.
pub(crate) struct Real {
    pub(crate) name: String,
    pub(crate) entrants: u32,
    pub(crate) meetings: BTreeMap<Meeting, Record>,
    /// By seed, from 1.
    pub(crate) place: BTreeMap<u32, u32>,
}

/// The round as the records name it: upper from 1, lower from -3 downwards.
pub(crate) fn key(group: Group, round: u8, one: u32, other: u32) -> Meeting {
    let round = match group {
        Group::Upper => round.to_string(),
        Group::Lower => format!("-{}", round + 2),
        Group::Final => "GF".to_owned(),
        Group::Reset => "GFR".to_owned(),
        Group::ThirdPlace | Group::Pool(_) | Group::PoolPart { .. } | Group::TieBreak(_) => {
            unreachable!("a double elimination")
        }
    };
    (round, one.min(other), one.max(other))
}

pub(crate) fn read_cases() -> Option<Vec<Real>> {
    let folder = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let file = folder.join("double-elimination/startgg.jsonl");
    if !file.exists() {
        eprintln!("SKIPPED: no real brackets at {}", file.display());
        return None;
    }
    let text = std::fs::read_to_string(&file).expect("the file is readable");
    Some(text.lines().map(read_case).collect())
}

fn read_case(line: &str) -> Real {
    let case: Value = serde_json::from_str(line).expect("a line is JSON");
    let rows = |name: &str| case[name].as_array().expect("a list").clone();
    Real {
        name: case["src"].as_str().expect("a name").to_owned(),
        entrants: number(&case["n"]),
        meetings: rows("matches").iter().map(read_meeting).collect(),
        place: (1..).zip(rows("place").iter().map(number)).collect(),
    }
}

fn read_meeting(row: &Value) -> (Meeting, Record) {
    let round = row[0]
        .as_str()
        .map_or_else(|| row[0].to_string(), str::to_owned);
    let (winner, loser) = (number(&row[1]), number(&row[2]));
    let games = |value: &Value| u8::try_from(value.as_i64().expect("a number")).ok();
    let record = Record {
        winner,
        games: games(&row[3]).zip(games(&row[4])),
    };
    ((round, winner.min(loser), winner.max(loser)), record)
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().expect("a number")).expect("a small number")
}
