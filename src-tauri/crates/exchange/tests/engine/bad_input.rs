//! Requests that cannot be served: a code and a sentence, quickly, and never a panic.

use super::ask;
use lanista_exchange::engine::{LONGEST_LINE, answer};
use serde_json::{Value, json};

fn check_line(line: &str, code: &str) {
    let answer: Value = serde_json::from_str(&answer(line)).expect("an answer is JSON");
    let shown: String = line.chars().take(120).collect();
    assert_eq!(answer["error"]["code"], code, "{shown}: {answer}");
    let sentence = answer["error"]["message"].as_str().expect("a sentence");
    assert!(
        sentence.ends_with('.') && sentence.len() < 600,
        "{sentence}"
    );
}

fn check(request: &Value, code: &str) {
    check_line(&request.to_string(), code);
}

#[test]
fn lines_that_are_no_request() {
    check_line("", "not_json");
    check_line("{", "not_json");
    check_line("{\"id\":\"x\",", "not_json");
    check_line("null", "bad_request");
    check_line("[]", "bad_request");
    check_line("{}", "bad_request");
    check_line("{\"entrants\":4}", "bad_field");
    check_line("{\"entrants\":4,\"format\":7}", "bad_field");
    check_line("{\"entrants\":4,\"format\":{}}", "bad_field");
    check_line("\u{0}\u{feff}", "not_json");
    check_line(
        "{\"entrants\":4,\"entrants\":8,\"format\":{\"kind\":\"gsl\"}}",
        "bad_request",
    );
}

#[test]
fn the_id_comes_back_where_it_can_be_read() {
    let refused = ask(&json!({"id": "x", "entrants": 4, "format": {"kind": "poker"}}));
    assert_eq!(refused["id"], "x");
    let refused = ask(&json!({"id": 7, "entrants": -4, "format": {"kind": "gsl"}}));
    assert_eq!(refused["id"], 7);
    let served = ask(&json!({"id": [1, null], "entrants": 4, "format": {"kind": "gsl"}}));
    assert_eq!(served["id"], json!([1, null]));
}

#[test]
fn huge_and_deep_lines() {
    check_line(&"[".repeat(1_000_000), "not_json");
    check_line(
        &format!("{{\"entrants\":4,\"format\":{}", "{\"a\":".repeat(100_000)),
        "not_json",
    );
    check_line(&"x".repeat(10_000_000), "not_json");
    check_line(&format!("\"{}\"", "x".repeat(10_000_000)), "bad_request");
    check_line(&" ".repeat(LONGEST_LINE + 1), "line_too_long");
    let name = "x".repeat(5_000_000);
    check(
        &json!({"entrants": 4, "format": {"kind": name}}),
        "unknown_kind",
    );
    check(
        &json!({"entrants": 4, "format": {"kind": "gsl", (name): 1}}),
        "unknown_field",
    );
}

#[test]
fn numbers_of_entrants() {
    let kinds = [
        "single_elimination",
        "double_elimination",
        "round_robin",
        "free_for_all",
    ];
    for kind in kinds {
        let format = json!({"kind": kind});
        check(
            &json!({"entrants": 0, "format": format}),
            "too_few_entrants",
        );
        check(
            &json!({"entrants": 1, "format": format}),
            "too_few_entrants",
        );
        check(
            &json!({"entrants": ["Fox"], "format": format}),
            "too_few_entrants",
        );
        check(
            &json!({"entrants": [], "format": format}),
            "too_few_entrants",
        );
        check(
            &json!({"entrants": 131_073, "format": format}),
            "too_many_entrants",
        );
        check(
            &json!({"entrants": u64::MAX, "format": format}),
            "too_many_entrants",
        );
        check(&json!({"entrants": -1, "format": format}), "bad_request");
        check(&json!({"entrants": 2.5, "format": format}), "bad_request");
        check(
            &json!({"entrants": ["Fox", "Fox"], "format": format}),
            "duplicate_name",
        );
        check(
            &json!({"entrants": ["Fox", " "], "format": format}),
            "empty_name",
        );
        check(
            &json!({"entrants": ["Fox", 2], "format": format}),
            "bad_request",
        );
        check(
            &json!({"entrants": 4, "format": {"kind": kind, "advance": 5}}),
            "too_many_advance",
        );
        check(
            &json!({"entrants": 4, "format": {"kind": kind, "advance": 0}}),
            "too_many_advance",
        );
        check(
            &json!({"entrants": 4, "format": {"kind": kind, "colour": 1}}),
            "unknown_field",
        );
    }
    let swiss = json!({"kind": "swiss", "rounds": 3});
    check(
        &json!({"entrants": 4_000, "format": {"kind": "swiss", "rounds": 12}}),
        "wrong_rounds",
    );
    check(&json!({"entrants": 1, "format": swiss}), "too_few_entrants");
    check(
        &json!({"entrants": 4_097, "format": swiss}),
        "too_many_entrants",
    );
    for entrants in [3, 5] {
        check(
            &json!({"entrants": entrants, "format": {"kind": "gsl"}}),
            "wrong_count",
        );
    }
    check(
        &json!({"entrants": 5_000, "format": {"kind": "round_robin"}}),
        "too_many_entrants",
    );
    check(
        &json!({"entrants": 20_000, "format": {"kind": "free_for_all"}}),
        "too_many_entrants",
    );
    check(
        &json!({"entrants": 4_000, "format": {"kind": "round_robin"}}),
        "too_many_matches",
    );
}

#[test]
fn formats_that_make_no_sense() {
    let four = |format: Value, code| check(&json!({"entrants": 4, "format": format}), code);
    four(json!({"kind": "poker"}), "unknown_kind");
    four(json!({"kind": 4}), "bad_field");
    four(
        json!({"kind": "single_elimination", "third_place": "yes"}),
        "bad_field",
    );
    four(
        json!({"kind": "single_elimination", "drops": "start_gg"}),
        "unknown_field",
    );
    four(
        json!({"kind": "double_elimination", "drops": "challonge"}),
        "bad_field",
    );
    four(
        json!({"kind": "double_elimination", "drops": ["natural", "sideways"]}),
        "bad_field",
    );
    four(
        json!({"kind": "double_elimination", "drops": ["natural", "natural", "natural"]}),
        "drops_do_not_fit",
    );
    four(
        json!({"kind": "double_elimination", "grand_final": "best_of_seven"}),
        "bad_field",
    );
    four(
        json!({"kind": "double_elimination", "third_place": true}),
        "unknown_field",
    );
    four(json!({"kind": "gsl", "groups": 2}), "unknown_field");
    four(json!({"kind": "round_robin", "groups": 0}), "no_group");
    four(
        json!({"kind": "round_robin", "groups": 3}),
        "too_many_groups",
    );
    four(
        json!({"kind": "round_robin", "groups": 5}),
        "too_many_groups",
    );
    four(
        json!({"kind": "round_robin", "groups": 2, "advance": 3}),
        "too_many_advance",
    );
    four(json!({"kind": "round_robin", "legs": 0}), "wrong_legs");
    four(
        json!({"kind": "round_robin", "legs": 4_000_000_000_u32}),
        "wrong_legs",
    );
    four(json!({"kind": "round_robin", "legs": 1e300}), "bad_field");
    four(
        json!({"kind": "round_robin", "points": [3, 1]}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "points": [3, 1, "x"]}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "points": [3, 1, 1e300]}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "points": [3, 1.3, 0]}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "points": [0, 1, 3]}),
        "contradictory_points",
    );
    four(
        json!({"kind": "round_robin", "order": ["luck"]}),
        "unknown_criterion",
    );
    four(json!({"kind": "round_robin", "order": []}), "no_criterion");
    four(
        json!({"kind": "round_robin", "order": ["points", "points"]}),
        "criterion_twice",
    );
    four(
        json!({"kind": "round_robin", "order": ["lots", "points"]}),
        "lots_not_last",
    );
    four(json!({"kind": "round_robin", "order": [3]}), "bad_field");
    four(
        json!({"kind": "round_robin", "percentage_floor": 3}),
        "floor_out_of_range",
    );
    four(
        json!({"kind": "round_robin", "deductions": {"5": 1}}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "deductions": {"x": 1}}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "deductions": {"1": -1}}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "deductions": {"1": 1e300}}),
        "bad_field",
    );
    four(
        json!({"kind": "round_robin", "deductions": [1]}),
        "bad_field",
    );
    four(
        json!({"kind": "free_for_all", "heats": 3}),
        "too_many_heats",
    );
    four(json!({"kind": "free_for_all", "games": 0}), "wrong_games");
    four(
        json!({"kind": "free_for_all", "advance": 4}),
        "too_many_advance",
    );
    four(
        json!({"kind": "free_for_all", "points": [1.5]}),
        "bad_field",
    );
    four(
        json!({"kind": "free_for_all", "kill_points": 2_000_000}),
        "wrong_points",
    );
}

#[test]
fn rows_and_lots_that_are_none() {
    let rows = |rows: Value, code| {
        let format = json!({"kind": "single_elimination"});
        check(
            &json!({"entrants": 4, "format": format, "results": rows}),
            code,
        );
    };
    rows(json!([[1, 4, 1]]), "bad_row");
    rows(json!([[1, 4, 1, 0, 0]]), "bad_row");
    rows(json!([[1, 4, [1], 0]]), "bad_row");
    rows(json!([[]]), "bad_row");
    rows(json!([[1, 4, "1", 0]]), "bad_request");
    rows(json!([[1, 4, 1.5, 0]]), "bad_request");
    rows(json!([[1, 4, null, 0]]), "bad_request");
    rows(json!({"1": 2}), "bad_request");
    let format = json!({"kind": "free_for_all"});
    check(
        &json!({"entrants": 4, "format": format, "results": [[[1]]]}),
        "bad_row",
    );
    check(
        &json!({"entrants": 4, "format": format, "results": [[-1]]}),
        "bad_row",
    );
    for lots in [json!([5]), json!([0]), json!([1, 1])] {
        let format = json!({"kind": "round_robin"});
        check(
            &json!({"entrants": 4, "format": format, "lots": lots}),
            "bad_lots",
        );
    }
}
