//! Replays real Majors: every pairing of every round and the final order must come out as they were.
//!
//! The cases lie beside the repository, in `../shared/data/majors` or below where `LANISTA_REAL_DATA` points.

use lanista_domain::standings::{Entry, Ledger, PointScheme};
use lanista_domain::swiss::{Goal, History, Wishes, major};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn real_majors_come_out_as_they_were() {
    let folder = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let Ok(files) = std::fs::read_dir(folder.join("majors")) else {
        eprintln!("SKIPPED: no real Majors in {}", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("readable").path()).collect();
    paths.sort();
    for path in &paths {
        replay(path);
    }
    println!("{} Majors equal", paths.len());
    assert!(
        std::env::var_os("LANISTA_REAL_DATA").is_some() || paths.len() >= 5,
        "only {} Majors were found",
        paths.len()
    );
}

fn replay(path: &Path) {
    let name = path.display();
    let text = std::fs::read_to_string(path).expect("the file is readable");
    let case: Value = serde_json::from_str(&text).expect("the file is JSON");
    let rows = |key: &str| case[key].as_array().expect("a list").clone();
    let entrants = number(&Value::from(rows("seeds").len()));
    let mut ledger = Ledger::new(entrants, PointScheme::WINS);
    for round in 1..=5 {
        let real: Vec<(u32, u32, String)> = rows("matches")
            .iter()
            .filter(|row| number(&row["round"]) == round)
            .map(|row| {
                let record = row["record"].as_str().expect("a record").to_owned();
                (number(&row["winner"]), number(&row["loser"]), record)
            })
            .collect();
        let history = History::before(&ledger, round);
        let paired = major::pair(&history, Goal::MAJOR, &Wishes::default()).expect("it is paired");
        assert_eq!(
            (paired.bye, paired.breaches),
            (None, Vec::new()),
            "{name}, round {round}"
        );
        let met: BTreeSet<(u32, u32)> = real
            .iter()
            .map(|(winner, loser, _)| ordered(*winner, *loser))
            .collect();
        let ours = paired
            .pairs
            .iter()
            .map(|pair| ordered(pair.home, pair.away))
            .collect();
        assert_eq!(met, ours, "{name}, round {round}");
        for (winner, loser, record) in real {
            for seed in [winner, loser] {
                let line = history.line(seed).expect("a seed");
                assert_eq!(
                    format!("{}-{}", line.wins, line.losses),
                    record,
                    "{name}, seed {seed}"
                );
            }
            let entry = Entry::game(winner, loser, 1, 0);
            ledger.record(round, &entry).expect("it fits");
        }
    }
    let after = History::before(&ledger, 6);
    let finally = major::order(&after);
    let ours: Vec<[i64; 5]> = finally
        .iter()
        .map(|place| {
            [
                i64::from(place.rank),
                i64::from(place.seed),
                i64::from(place.wins),
                i64::from(place.losses),
                i64::from(place.difficulty),
            ]
        })
        .collect();
    let keys = ["rank", "seed", "w", "l", "difficulty"];
    let real: Vec<[i64; 5]> = rows("final")
        .iter()
        .map(|row| keys.map(|key| row[key].as_i64().expect("a number")))
        .collect();
    assert_eq!(ours, real, "{name}, final order");
    let sixth = major::pair(&after, Goal::MAJOR, &Wishes::default()).expect("nobody plays");
    assert!(sixth.pairs.is_empty(), "{name} is over after five rounds");
}

fn ordered(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().expect("a number")).expect("a small number")
}
