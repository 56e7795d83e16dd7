//! Every library's licence is in the list of `deny.toml`, in Rust and in the screens.

use std::collections::BTreeSet;
use std::fs;

use cargo_metadata::CargoOpt;
use lanista_venue::skip::checkout;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::crates::metadata;

fn allowed() -> BTreeSet<String> {
    let text = fs::read_to_string(checkout().join("deny.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let list = table["licenses"]["allow"].as_array().unwrap();
    list.iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// Whether the licence expression can be fulfilled with what is allowed.
fn is_fine(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let Ok(expression) = Expression::parse_mode(expression, ParseMode::LAX) else {
        return false;
    };
    expression.evaluate(|licence: &LicenseReq| allowed.contains(&licence.to_string()))
}

#[test]
fn licences_of_the_rust_libraries_are_allowed() {
    let allowed = allowed();
    let wrong: Vec<String> = metadata(CargoOpt::AllFeatures)
        .packages
        .iter()
        .filter(|package| {
            !package
                .license
                .as_deref()
                .is_some_and(|licence| is_fine(licence, &allowed))
        })
        .map(|package| {
            format!(
                "{} {}: {:?}",
                package.name, package.version, package.license
            )
        })
        .collect();
    assert!(wrong.is_empty(), "not in deny.toml:\n{}", wrong.join("\n"));
}

#[test]
fn licences_of_the_screens_libraries_are_allowed() {
    let mut allowed = allowed();
    // Fonts and compatibility tables: data, not code.
    allowed.extend(["OFL-1.1", "CC-BY-4.0", "BlueOak-1.0.0", "Python-2.0"].map(str::to_owned));
    let text = fs::read_to_string(checkout().join("ui/package-lock.json")).unwrap();
    let lock: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut wrong = vec![];
    for (path, package) in lock["packages"].as_object().unwrap() {
        let licence = package["license"].as_str().unwrap_or_default();
        if !path.is_empty() && !is_fine(licence, &allowed) {
            wrong.push(format!("{path}: {licence:?}"));
        }
    }
    assert!(wrong.is_empty(), "not in deny.toml:\n{}", wrong.join("\n"));
}

#[test]
fn licences_judged_one_by_one() {
    let allowed = BTreeSet::from(["MIT".to_owned()]);
    assert!(is_fine("MIT OR GPL-3.0-only", &allowed));
    assert!(is_fine("MIT/Apache-2.0", &allowed));
    assert!(!is_fine("MIT AND GPL-3.0-only", &allowed));
    assert!(!is_fine("", &allowed));
}
