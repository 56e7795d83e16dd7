//! One small change of a valid format for each id of the validator, and the fault that it brings.

use crate::bench::{heroes, own_pool};
use lanista_domain::draft::{FaultKind, Pool, Shelf};
use lanista_exchange::draft::read::{LARGEST, check_text, read};
use std::collections::BTreeSet;

/// Two bans and two picks each; the second bans are hidden, a snipe and a steal come last.
const BASE: &str = r#"schema = 1
id = "own"
version = "1"
name = "Own format"
team_size = 2

[pool]
ref = "own"

[clock]
turn_ms = 30000
on_timeout = { ban = "empty", pick = "random" }

[[step]]
id = "first"
open = [{ seat = "A", do = "ban" }]

[[step]]
id = "second"
open = [{ seat = "B", do = "ban" }]

[[step]]
open = [{ seat = "A", do = "ban", hidden = true, tag = "late" }]

[[step]]
system = "reveal"

[[step]]
open = [{ seat = "A", do = "pick", n = 2 }]

[[step]]
open = [{ seat = "B", do = "pick", n = 3 }]

[[step]]
open = [{ seat = "A", do = "snipe" }]

[[effect]]
on = "ban"
blocks = ["pick", "ban"]
for = "both"
until = "game"

[[effect]]
on = "pick"
tag = "late"
blocks = ["pick"]
for = "self"
until = "series"

[[constraint]]
kind = "attribute_quota"
attribute = "role"
value = "Tank"
verb = "pick"
min = 1
max = 2

[[override]]
when = { game = 3 }
format = "other"
"#;

/// A veto of five maps, of which one is left.
const VETO: &str = r#"schema = 1
id = "veto"
version = "1"
sides = ["Attack", "Defence"]

[pool]
ref = "maps"
exactly = 5

[clock]
turn_ms = 30000

[[step]]
open = [{ seat = "A", do = "ban", n = 2 }]

[[step]]
open = [{ seat = "B", do = "ban", n = 2 }]

[[step]]
system = "decider"

[[step]]
open = [{ seat = "B", do = "side" }]

[[step]]
open = [{ seat = "A", do = "order" }]

[[effect]]
on = "ban"
blocks = ["ban"]
for = "both"
until = "game"
"#;

/// The other format that the base names.
const OTHER: &str = r#"schema = 1
id = "other"
version = "1"
[pool]
ref = "own"
[clock]
turn_ms = 30000
[[step]]
open = [{ seat = "A", do = "ban" }]
"#;

fn pools() -> Vec<Pool> {
    let mut maps = own_pool(5);
    maps.id = "maps".to_owned();
    vec![own_pool(16), maps]
}

/// The ids of all faults that a text has.
fn faults(text: &str) -> BTreeSet<&'static str> {
    let formats = [read(OTHER).unwrap(), read(&looping()).unwrap()];
    let pools = pools();
    let shelf = Shelf {
        formats: &formats,
        pools: &pools,
        best_of: &[1, 3],
    };
    let checked = check_text(text, &shelf);
    checked
        .faults
        .iter()
        .map(|one| one.fault.id.code())
        .collect()
}

fn looping() -> String {
    let other = OTHER.replace("\"other\"", "\"loop\"");
    other + "[[override]]\nwhen = { game = 2 }\nformat = \"own\"\n"
}

#[test]
fn the_bases_are_valid() {
    assert_eq!(faults(BASE), BTreeSet::new());
    assert_eq!(faults(VETO), BTreeSet::new());
    assert_eq!(faults(OTHER), BTreeSet::new());
}

/// A line of `changes.txt`.
struct Change {
    base: &'static str,
    id: &'static str,
    from: String,
    to: String,
}

fn changes() -> Vec<Change> {
    let lines = include_str!("changes.txt").lines();
    let read = |line: &'static str| {
        let mut parts = line.splitn(3, " | ");
        let base = match parts.next() {
            Some("own") => BASE,
            Some("veto") => VETO,
            other => panic!("no base {other:?}"),
        };
        let id = parts.next().unwrap();
        let (from, to) = parts.next().unwrap().split_once(" => ").unwrap();
        Change {
            base,
            id,
            from: from.replace('⏎', "\n"),
            to: to.replace('⏎', "\n"),
        }
    };
    lines
        .filter(|line| !line.starts_with('#'))
        .map(read)
        .collect()
}

#[test]
fn each_change_brings_its_fault() {
    for Change { base, id, from, to } in changes() {
        assert!(base.contains(&from), "the base has no {from}");
        let found = faults(&base.replacen(&from, &to, 1));
        if id == "-" {
            assert!(found.is_empty(), "{from} → {to}: {found:?}");
        } else {
            assert!(
                found.contains(id),
                "{from} → {to}: {found:?} instead of {id}"
            );
        }
    }
}

#[test]
fn what_no_change_of_the_base_brings() {
    let without_steps = &VETO[..VETO.find("[[step]]").unwrap()];
    let one_step = |step: &str| format!("{without_steps}\n[[step]]\n{step}\n");
    let many = "[[step]]\nopen = [{ seat = \"A\", do = \"order\" }]\n".repeat(101);
    let table = [
        (without_steps.to_owned(), "key_missing"),
        (
            without_steps.replacen("[pool]", "step = []\n[pool]", 1),
            "steps_missing",
        ),
        (one_step("system = \"pause\""), "nobody_acts"),
        (format!("{without_steps}\n{many}"), "steps_too_many"),
        (format!("#{}", "x".repeat(LARGEST)), "too_large"),
    ];
    for (text, id) in table {
        let found = faults(&text);
        assert!(found.contains(id), "{found:?} instead of {id}");
    }
}

#[test]
fn every_id_has_its_change() {
    let of_pools = ["heroes_missing", "hero_twice", "name_twice"];
    let alone = [
        "steps_missing",
        "nobody_acts",
        "steps_too_many",
        "too_large",
    ];
    let by_change = changes().into_iter().map(|change| change.id);
    let shown: BTreeSet<&str> = by_change.chain(of_pools).chain(alone).collect();
    for kind in FaultKind::ALL {
        assert!(shown.contains(kind.code()), "{kind} is never shown");
    }
}

#[test]
fn all_faults_come_at_once_each_with_its_line() {
    let text = BASE
        .replacen("team_size = 2", "team_size = 9", 1)
        .replacen("turn_ms = 30000", "turn_ms = 1", 1)
        .replacen("format = \"other\"", "format = \"nowhere\"", 1);
    let pools = pools();
    let shelf = Shelf {
        formats: &[],
        pools: &pools,
        best_of: &[1],
    };
    let told: Vec<(String, u32)> = check_text(&text, &shelf)
        .faults
        .iter()
        .map(|one| (one.fault.place.clone(), one.spot.unwrap().line))
        .collect();
    let line = |wanted: &str| {
        let at = text
            .lines()
            .position(|line| line.starts_with(wanted))
            .unwrap();
        u32::try_from(at + 1).unwrap()
    };
    for (place, wanted) in [
        ("team_size", "team_size"),
        ("clock.turn_ms", "turn_ms"),
        ("override[0].format", "format"),
    ] {
        assert!(
            told.contains(&(place.to_owned(), line(wanted))),
            "{place}: {told:?}"
        );
    }
    // Both seats miss the size.
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn a_misspelt_key_is_told_with_the_one_that_was_meant() {
    for (wrong, right) in [("blocs", "blocks"), ("untill", "until"), ("For", "for")] {
        let text = BASE.replacen(&format!("{right} ="), &format!("{wrong} ="), 1);
        let told = read(&text).unwrap_err();
        let says = |says: &str| told.iter().any(|one| one.fault.says.contains(says));
        assert!(says(&format!("did you mean {right}?")), "{told:?}");
    }
}

#[test]
fn a_pool_of_fifty_nine_is_one_too_small_for_five_fearless_games() {
    const fn shelf(pools: &[Pool]) -> Shelf<'_> {
        Shelf {
            formats: &[],
            pools,
            best_of: &[1, 3, 5],
        }
    }
    let fearless = lanista_exchange::draft::shipped::formats()
        .iter()
        .find(|format| format.id == "lol-fearless-hard")
        .unwrap();
    for (size, ids) in [(60, vec![]), (59, vec![FaultKind::PoolTooSmall])] {
        let mut pool = own_pool(size);
        pool.id = "lol".to_owned();
        let pools = [pool.clone()];
        let faults = lanista_domain::draft::check(&shelf(&pools), fearless);
        let found: Vec<FaultKind> = faults.iter().map(|fault| fault.id).collect();
        assert_eq!(found, ids, "{faults:?}");
        // One more that is not enabled does not help.
        let mut off = heroes(size + 1);
        off[size].enabled = lanista_domain::draft::Enabled::No;
        pool.heroes = off;
        let pools = [pool];
        let faults = lanista_domain::draft::check(&shelf(&pools), fearless);
        assert_eq!(faults.len(), ids.len(), "{faults:?}");
    }
}
