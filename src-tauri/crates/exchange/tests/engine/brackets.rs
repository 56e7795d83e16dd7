//! Brackets through the engine: every kind from the first match to the last placing, and stages half played.

use super::{ask, placings, ranks, served, sheet};
use serde_json::{Value, json};

fn check(
    format: &Value,
    entrants: u32,
    results: &Value,
    matches: &[&str],
    places: &[u64],
) -> Value {
    let answer = served(&json!({"format": format, "entrants": entrants, "results": results}));
    assert_eq!(sheet(&answer), matches, "{format}");
    assert_eq!(placings(&answer), places, "{format}");
    assert_eq!(answer["refused"], json!([]));
    answer
}

#[test]
fn the_example_of_the_issue_is_served() {
    let answer = check(
        &json!({"kind": "double_elimination", "drops": "start_gg", "grand_final": "reset"}),
        8,
        &json!([[1, 8, 3, 1], [4, 5, 3, 0]]),
        &[
            "upper 1 1-8 3:1",
            "upper 1 4-5 3:0",
            "upper 1 2-7 ready",
            "upper 1 3-6 ready",
            "upper 2 1-4 ready",
            "lower 1 8-5 ready",
        ],
        &[0; 8],
    );
    assert_eq!(answer["matches"][0]["winner"], 1);
    assert_eq!(answer["matches"][0]["state"], "over");
    assert_eq!(answer["matches"][2]["winner"], Value::Null);
    assert_eq!(answer["matches"][2]["state"], "ready");
    let numbers: Vec<_> = (0..6)
        .map(|index| answer["matches"][index]["number"].clone())
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 7]);
}

#[test]
fn single_elimination_with_and_without_a_match_for_third() {
    let results = json!([[1, 4, 2, 0], [3, 2, 2, 1], [1, 3, 0, 2], [2, 4, 2, 0]]);
    let format = json!({"kind": "single_elimination", "third_place": true});
    let matches = [
        "upper 1 1-4 2:0",
        "upper 1 2-3 1:2",
        "third_place 1 4-2 0:2",
        "upper 2 1-3 0:2",
    ];
    let answer = check(&format, 4, &results, &matches, &[2, 3, 1, 4]);
    assert_eq!(ranks(&answer), [(3, 1), (1, 2), (2, 3), (4, 4)]);
    assert_eq!(
        answer["standings"][0]["values"],
        json!({"wins": 2, "losses": 0})
    );
    let format = json!({"kind": "single_elimination"});
    let matches = ["upper 1 1-4 2:0", "upper 1 2-3 1:2", "upper 2 1-3 0:2"];
    let answer = check(&format, 4, &results, &matches, &[2, 3, 1, 3]);
    assert_eq!(answer["unused"], json!([[2, 4, 2, 0]]));
}

/// How the grand final is planned, its rows, its matches, the placings.
type End<'a> = (&'a str, &'a [[i32; 4]], &'a [&'a str], [u64; 4]);

#[test]
fn the_three_ends_of_a_double_elimination() {
    let before = [
        [1, 4, 2, 0],
        [2, 3, 2, 0],
        [1, 2, 2, 0],
        [4, 3, 0, 2],
        [2, 3, 2, 1],
    ];
    let played = [
        "upper 1 1-4 2:0",
        "upper 1 2-3 2:0",
        "upper 2 1-2 2:0",
        "lower 1 4-3 0:2",
        "lower 2 2-3 2:1",
    ];
    let ends: [End<'_>; 4] = [
        ("none", &[], &[], [1, 2, 3, 4]),
        (
            "single",
            &[[2, 1, 3, 2]],
            &["final 1 1-2 2:3"],
            [2, 1, 3, 4],
        ),
        ("reset", &[[1, 2, 3, 2]], &["final 1 1-2 3:2"], [1, 2, 3, 4]),
        (
            "reset",
            &[[2, 1, 3, 2], [1, 2, 0, 3]],
            &["final 1 1-2 2:3", "reset 1 1-2 0:3"],
            [2, 1, 3, 4],
        ),
    ];
    for (grand_final, rows, last, places) in ends {
        let format = json!({"kind": "double_elimination", "grand_final": grand_final});
        check(
            &format,
            4,
            &json!([&before[..], rows].concat()),
            &[&played[..], last].concat(),
            &places,
        );
    }
}

#[test]
fn a_reset_is_not_ready_before_it_is_due() {
    let format = json!({"kind": "double_elimination"});
    check(
        &format,
        2,
        &json!([[1, 2, 1, 0]]),
        &["upper 1 1-2 1:0", "final 1 1-2 ready"],
        &[0, 0],
    );
    let rows = json!([[1, 2, 1, 0], [1, 2, 0, 1]]);
    let met = ["upper 1 1-2 1:0", "final 1 1-2 0:1", "reset 1 1-2 ready"];
    check(&format, 2, &rows, &met, &[0, 0]);
}

#[test]
fn drops_by_name_and_by_list() {
    let upper = json!([
        [1, 8, 1, 0],
        [4, 5, 1, 0],
        [2, 7, 1, 0],
        [3, 6, 1, 0],
        [8, 5, 0, 1],
        [7, 6, 0, 1],
        [1, 4, 1, 0],
        [2, 3, 1, 0]
    ]);
    for (drops, meets) in [
        (
            json!("start_gg"),
            ["lower 2 3-5 ready", "lower 2 4-6 ready"],
        ),
        (
            json!("brackets_manager"),
            ["lower 2 3-5 ready", "lower 2 4-6 ready"],
        ),
        (
            json!(["natural", "natural"]),
            ["lower 2 4-5 ready", "lower 2 3-6 ready"],
        ),
        (
            json!(["natural", "natural", "natural"]),
            ["lower 2 4-5 ready", "lower 2 3-6 ready"],
        ),
    ] {
        let format = json!({"kind": "double_elimination", "drops": drops});
        let answer = served(&json!({"format": format, "entrants": 8, "results": upper}));
        let sheet = sheet(&answer);
        let lower: Vec<_> = sheet
            .iter()
            .filter(|line| line.starts_with("lower 2"))
            .collect();
        assert_eq!(lower, meets, "{drops}");
    }
    let crossed =
        json!({"kind": "double_elimination", "drops": ["half_shift", "natural", "natural"]});
    let rows = json!([[1, 8, 1, 0], [4, 5, 1, 0], [2, 7, 1, 0], [3, 6, 1, 0]]);
    let answer = served(&json!({"format": crossed, "entrants": 8, "results": rows}));
    let lower: Vec<_> = sheet(&answer)
        .into_iter()
        .filter(|line| line.starts_with("lower"))
        .collect();
    assert_eq!(lower, ["lower 1 7-6 ready", "lower 1 8-5 ready"]);
}

#[test]
fn a_gsl_group_ends_after_five_matches() {
    let rows = json!([
        [1, 4, 2, 0],
        [3, 2, 2, 1],
        [1, 3, 0, 2],
        [4, 2, 0, 2],
        [1, 2, 2, 1]
    ]);
    check(
        &json!({"kind": "gsl"}),
        4,
        &rows,
        &[
            "upper 1 1-4 2:0",
            "upper 1 2-3 1:2",
            "upper 2 1-3 0:2",
            "lower 1 4-2 0:2",
            "lower 2 1-2 2:1",
        ],
        &[2, 3, 1, 4],
    );
}

#[test]
fn who_advances_is_known_when_the_bracket_is_over() {
    let format = json!({"kind": "gsl", "advance": 2});
    let rows = [
        [1, 4, 2, 0],
        [3, 2, 2, 1],
        [1, 3, 0, 2],
        [4, 2, 0, 2],
        [1, 2, 2, 1],
    ];
    let half = served(&json!({"format": format, "entrants": 4, "results": &rows[..4]}));
    assert_eq!(half["advancing"], Value::Null);
    let whole = served(&json!({"format": format, "entrants": 4, "results": rows}));
    assert_eq!(whole["advancing"], json!([3, 1]));
    let tied = json!({"kind": "single_elimination", "advance": 3});
    let rows = json!([[1, 4, 2, 0], [2, 3, 2, 0], [1, 2, 1, 0]]);
    let answer = served(&json!({"format": tied, "entrants": 4, "results": rows}));
    assert_eq!(answer["advancing"], Value::Null, "two are third");
}

#[test]
fn names_stand_for_seeds() {
    let format = json!({"kind": "single_elimination"});
    let request = json!({"format": format, "entrants": ["Fox", "Owl"], "results": [[2, 1, 1, 0]]});
    assert_eq!(placings(&served(&request)), [2, 1]);
}

#[test]
fn the_largest_bracket_is_served() {
    let format = json!({"kind": "double_elimination"});
    let answer = ask(&json!({"format": format, "entrants": 131_072}));
    assert_eq!(answer["matches"].as_array().map(Vec::len), Some(65_536));
}
