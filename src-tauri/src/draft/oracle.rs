//! Every figure of the recorded drafts that lie beside the repository, against the figures that came with them.

use super::stats::of_file;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder, unless it is missing: then this says so.
fn recorded() -> Option<PathBuf> {
    let data = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")),
        PathBuf::from,
    );
    let folder = data.join("drafts");
    if !folder.join("statistics-oracle.json").exists() {
        assert!(
            std::env::var_os("LANISTA_REAL_DATA").is_none(),
            "no recorded drafts at {}",
            folder.display()
        );
        eprintln!("SKIPPED: no recorded drafts at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Keys and texts alike, numbers within a millionth, whole numbers whole.
fn alike(told: &Value, expect: &Value, place: &str, differences: &mut Vec<String>) {
    let mut differs = |why: String| differences.push(format!("{place}: {why}"));
    match (told, expect) {
        (Value::Object(told), Value::Object(expect)) => {
            let keys = |it: &serde_json::Map<String, Value>| {
                let mut keys: Vec<String> = it.keys().cloned().collect();
                keys.sort_unstable();
                keys
            };
            if keys(told) != keys(expect) {
                differs(format!("{:?} for {:?}", keys(told), keys(expect)));
            }
            for (key, expect) in expect {
                if let Some(told) = told.get(key) {
                    alike(told, expect, &format!("{place}/{key}"), differences);
                }
            }
        }
        (Value::Array(told), Value::Array(expect)) => {
            if told.len() != expect.len() {
                differs(format!("{} for {}", told.len(), expect.len()));
            }
            for (at, (told, expect)) in told.iter().zip(expect).enumerate() {
                alike(told, expect, &format!("{place}/{at}"), differences);
            }
        }
        (Value::Number(told), Value::Number(expect)) => {
            let is_near = told
                .as_f64()
                .zip(expect.as_f64())
                .is_some_and(|(told, expect)| (told - expect).abs() < 1e-7);
            if told.is_i64() != expect.is_i64() || !is_near {
                differs(format!("{told} for {expect}"));
            }
        }
        (told, expect) => {
            if told != expect {
                differs(format!("{told} for {expect}"));
            }
        }
    }
}

fn check(folder: &Path, file: &str, group: &str, scope: &Value) {
    let told = of_file(&folder.join(file), &[group.to_owned()]).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    let mut differences = Vec::new();
    alike(&told, scope, "", &mut differences);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_figure_of_both_scopes() {
    let Some(folder) = recorded() else { return };
    let oracle = std::fs::read_to_string(folder.join("statistics-oracle.json")).unwrap();
    let oracle: Value = serde_json::from_str(&oracle).unwrap();
    let scopes = oracle["scopes"].as_object().unwrap();
    assert!(scopes.len() >= 2, "both scopes");
    for scope in scopes.values() {
        let source = scope["source"].as_str().unwrap();
        let (file, group) = source.split_once(' ').unwrap();
        check(&folder, file, group, scope);
    }
}

#[test]
fn the_parts_add_up_to_the_whole() {
    let Some(folder) = recorded() else { return };
    let games = |groups: &[&str]| {
        let groups: Vec<String> = groups.iter().map(|it| (*it).to_owned()).collect();
        let told = of_file(&folder.join("lol.jsonl"), &groups).unwrap();
        serde_json::from_str::<Value>(&told).unwrap()["games"]
            .as_i64()
            .unwrap()
    };
    let lec = games(&["league=LEC"]);
    assert!(lec > 0);
    let patches = [
        games(&["league=LEC", "patch=15.01"]),
        games(&["league=LEC,patch=15.02"]),
    ];
    assert!(patches.iter().all(|games| *games > 0));
    assert_eq!(patches.iter().sum::<i64>(), lec);
    assert_eq!(
        games(&[]),
        games(&["playoffs=false"]) + games(&["playoffs=true"])
    );
}
