//! Who may depend on whom, read from cargo itself.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use lanista_venue::skip::checkout;

/// What each crate may use of ours. The insides of the house know nothing of its outside.
const DIRECTION: &[(&str, &[&str])] = &[
    ("lanista-domain", &[]),
    ("lanista-wire", &["lanista-domain"]),
    ("lanista-journal", &["lanista-domain"]),
    ("lanista-insight", &["lanista-domain"]),
    ("lanista-exchange", &["lanista-domain"]),
    (
        "lanista-hub",
        &[
            "lanista-domain",
            "lanista-wire",
            "lanista-journal",
            "lanista-insight",
        ],
    ),
    (
        "lanista-papers",
        &["lanista-hub", "lanista-wire", "lanista-exchange"],
    ),
    (
        "lanista-lan",
        &[
            "lanista-domain",
            "lanista-hub",
            "lanista-wire",
            "lanista-exchange",
            "lanista-papers",
        ],
    ),
    (
        "lanista",
        &[
            "lanista-domain",
            "lanista-wire",
            "lanista-journal",
            "lanista-insight",
            "lanista-exchange",
            "lanista-hub",
            "lanista-papers",
            "lanista-lan",
        ],
    ),
    (
        "lanista-venue",
        &[
            "lanista-domain",
            "lanista-wire",
            "lanista-journal",
            "lanista-insight",
            "lanista-exchange",
            "lanista-hub",
            "lanista-papers",
            "lanista-lan",
        ],
    ),
    ("xtask", &[]),
];

/// Libraries that only one crate may name.
const ALONE: &[(&str, &str)] = &[
    ("sqlx", "lanista-journal"),
    ("axum", "lanista-lan"),
    ("rusqlite", "nobody"),
    ("wry", "nobody"),
];

/// Of this platform only, so that nothing has to be fetched for the others.
pub(crate) fn metadata(options: CargoOpt) -> Metadata {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let platform = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let mut command = MetadataCommand::new();
    command
        .manifest_path(checkout().join("Cargo.toml"))
        .features(options);
    command
        .other_options(vec![format!("--filter-platform={platform}")])
        .exec()
        .unwrap()
}

fn all() -> Metadata {
    metadata(CargoOpt::AllFeatures)
}

#[test]
fn crates_depend_in_one_direction() {
    let metadata = all();
    let ours: BTreeSet<&str> = metadata
        .workspace_packages()
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    for package in metadata.workspace_packages() {
        let crate_name = package.name.as_str();
        for dependency in package
            .dependencies
            .iter()
            .filter(|dependency| ours.contains(dependency.name.as_str()))
        {
            // A test may set up what lies below what its crate uses.
            let allowed = if dependency.kind == DependencyKind::Development {
                below(crate_name)
            } else {
                direction(crate_name).iter().copied().collect()
            };
            let name = dependency.name.as_str();
            assert!(
                allowed.contains(name),
                "{crate_name} must not depend on {name}"
            );
        }
    }
}

fn direction(crate_name: &str) -> &'static [&'static str] {
    let row = DIRECTION.iter().find(|(name, _)| *name == crate_name);
    row.unwrap_or_else(|| panic!("{crate_name} has no place in the direction yet"))
        .1
}

/// The crate itself and all that it may reach.
fn below(crate_name: &str) -> BTreeSet<&'static str> {
    let own = DIRECTION
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| *name == crate_name);
    direction(crate_name)
        .iter()
        .flat_map(|name| below(name))
        .chain(own)
        .collect()
}

#[test]
fn some_libraries_live_in_one_crate_only() {
    for package in all().workspace_packages() {
        for dependency in &package.dependencies {
            for (library, home) in ALONE {
                assert!(
                    dependency.name != *library || package.name == *home,
                    "{library} belongs to {home}, not to {}",
                    package.name
                );
            }
        }
    }
}

#[test]
fn tauri_is_an_option_of_the_shell() {
    for package in all().workspace_packages() {
        for dependency in &package.dependencies {
            let is_window =
                dependency.name == "tauri" || dependency.name.starts_with("tauri-plugin");
            assert!(
                !is_window || package.name == "lanista",
                "{} names {}",
                package.name,
                dependency.name
            );
            assert!(
                !is_window || dependency.optional,
                "{} is not behind the feature `desktop`",
                dependency.name
            );
        }
    }
}

#[test]
fn the_headless_program_has_no_window_inside() {
    let metadata = metadata(CargoOpt::NoDefaultFeatures);
    let inside = reachable(&metadata, "lanista");
    for name in ["tauri", "wry", "webkit2gtk", "gtk"] {
        assert!(!inside.contains(name), "{name} is in the headless program");
    }
}

#[test]
fn the_rules_and_the_wire_know_no_runtime() {
    let metadata = all();
    for package in ["lanista-domain", "lanista-wire"] {
        let inside = reachable(&metadata, package);
        for name in [
            "tokio",
            "async-std",
            "futures-util",
            "getrandom",
            "chrono",
            "time",
        ] {
            assert!(!inside.contains(name), "{name} is in {package}");
        }
    }
}

#[test]
fn the_rules_stand_without_std() {
    let lib =
        std::fs::read_to_string(checkout().join("src-tauri/crates/domain/src/lib.rs")).unwrap();
    assert!(
        lib.contains("#![no_std]") || lib.contains("#![cfg_attr(not(test), no_std)]"),
        "domain is not no_std"
    );
}

/// The names of all packages that end up inside `root`, tests left out.
fn reachable<'a>(metadata: &'a Metadata, root: &str) -> BTreeSet<&'a str> {
    let packages: BTreeMap<&PackageId, &Package> = metadata
        .packages
        .iter()
        .map(|package| (&package.id, package))
        .collect();
    let nodes: BTreeMap<_, _> = metadata
        .resolve
        .as_ref()
        .unwrap()
        .nodes
        .iter()
        .map(|node| (&node.id, node))
        .collect();
    let start = metadata
        .packages
        .iter()
        .find(|package| package.name == root)
        .unwrap();
    let (mut open, mut seen) = (vec![&start.id], BTreeSet::new());
    while let Some(id) = open.pop() {
        for dependency in &nodes[id].deps {
            let is_inside = dependency
                .dep_kinds
                .iter()
                .any(|kind| kind.kind == DependencyKind::Normal);
            if is_inside && seen.insert(&dependency.pkg) {
                open.push(&dependency.pkg);
            }
        }
    }
    seen.into_iter()
        .map(|id| packages[id].name.as_str())
        .collect()
}
