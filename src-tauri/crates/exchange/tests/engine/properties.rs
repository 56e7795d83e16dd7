//! Whatever the rows and their order: answers are whole, and the same whichever way a row is written.

use super::{cases, placings, ranks, served};
use lanista_exchange::engine::answer;
use proptest::prelude::*;
use serde_json::{Value, json};

fn formats() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!({"kind": "single_elimination"}),
        json!({"kind": "single_elimination", "third_place": true}),
        json!({"kind": "double_elimination"}),
        json!({"kind": "double_elimination", "drops": "brackets_manager", "grand_final": "single"}),
        json!({"kind": "double_elimination", "grand_final": "none", "placement": "natural"}),
        json!({"kind": "round_robin", "legs": 2}),
        json!({"kind": "round_robin", "groups": 2, "method": "berger"}),
    ])
}

/// Rows between any two, with absences, draws and nonsense among them.
fn rows(entrants: i64) -> impl Strategy<Value = Vec<[i64; 4]>> {
    let row = (0..=entrants + 1, 0..=entrants + 1, -2_i64..4, -2_i64..4);
    prop::collection::vec(
        row.prop_map(|(home, away, own, other)| [home, away, own, other]),
        0..250,
    )
}

/// Every row is used by one match, refused or unused.
fn check_rows_are_accounted_for(answer: &Value, given: usize) -> Result<(), TestCaseError> {
    let count = |name: &str| answer[name].as_array().map_or(0, Vec::len);
    let matches = answer["matches"].as_array().expect("a list");
    let over = matches
        .iter()
        .filter(|found| found["state"] == "over")
        .count();
    prop_assert_eq!(over + count("refused") + count("unused"), given);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(64)) })]

    #[test]
    fn every_row_has_one_fate_and_its_direction_does_not_matter(
        format in formats(),
        (entrants, rows, turned) in (4_i64..14).prop_flat_map(|entrants| {
            (Just(entrants), rows(entrants), prop::collection::vec(any::<bool>(), 250))
        }),
    ) {
        let ask = |rows: &[[i64; 4]]| served(&json!({"format": format, "entrants": entrants, "results": rows}));
        let one = ask(&rows);
        check_rows_are_accounted_for(&one, rows.len())?;
        let other: Vec<[i64; 4]> = rows.iter().zip(turned).map(|(&[home, away, own, other], turn)| {
            if turn { [away, home, other, own] } else { [home, away, own, other] }
        }).collect();
        let other = ask(&other);
        prop_assert_eq!(&one["matches"], &other["matches"]);
        prop_assert_eq!(&one["standings"], &other["standings"]);
        prop_assert_eq!(&one["placings"], &other["placings"]);
    }

    #[test]
    fn what_is_ready_can_be_played_until_nothing_is(format in formats(), entrants in 4_u32..40, home_wins in any::<u64>()) {
        let mut results: Vec<[u64; 4]> = Vec::new();
        let answer = loop {
            let answer = served(&json!({"format": format, "entrants": entrants, "results": results}));
            prop_assert_eq!(&answer["unused"], &json!([]));
            let ready: Vec<[u64; 4]> = answer["matches"].as_array().expect("a list").iter()
                .filter(|found| found["state"] == "ready")
                .map(|found| {
                    let (home, away) = (found["home"].as_u64().expect("a seed"), found["away"].as_u64().expect("a seed"));
                    let won = home_wins >> ((home * 7 + away) % 64) & 1;
                    [home, away, won, 1 - won]
                })
                .collect();
            if ready.is_empty() {
                break answer;
            }
            results.extend(ready);
        };
        let places = placings(&answer);
        prop_assert!(places.iter().all(|&place| place >= 1));
        let lines = ranks(&answer);
        for &(seed, rank) in &lines {
            prop_assert_eq!(places[usize::try_from(seed).expect("few") - 1], rank);
        }
        if answer["groups"].is_null() {
            for (_, rank) in &lines {
                let better = lines.iter().filter(|(_, other)| other < rank).count() as u64;
                prop_assert_eq!(better + 1, *rank);
            }
        }
    }

    #[test]
    fn any_text_has_an_answer(line in ".{0,300}") {
        let answer: Value = serde_json::from_str(&answer(&line)).expect("an answer is JSON");
        prop_assert!(answer["error"]["code"].is_string());
    }

    #[test]
    fn a_request_cut_off_or_with_a_byte_changed_has_an_answer(at in any::<prop::sample::Index>(), put in any::<char>()) {
        let line = json!({"id": "x", "entrants": 8, "lots": [1, 2], "results": [[1, 8, 3, 1], [4, 5, 3, 0]],
            "format": {"kind": "round_robin", "groups": 2, "legs": 2, "points": [3, 1, 0], "order": ["points", "koya"],
                "deductions": {"1": 2}, "percentage_floor": 0.33}}).to_string();
        let mut letters: Vec<char> = line.chars().collect();
        let at = at.index(letters.len());
        let cut: String = letters[..at].iter().collect();
        letters[at] = put;
        let changed: String = letters.into_iter().collect();
        for text in [cut, changed] {
            let answer: Value = serde_json::from_str(&answer(&text)).expect("an answer is JSON");
            prop_assert!(answer["error"]["code"].is_string() != answer["matches"].is_array());
        }
    }
}
