//! Wishes that cannot be meant are refused, all at once, with a code and a sentence.

use lanista_domain::swiss::{Goal, History, Presence, SwissRefusal, Wishes, major, pair};

fn check(history: &History, wishes: &Wishes, codes: &[&str]) {
    let refused = pair(history, wishes).expect_err("it cannot be meant");
    let found: Vec<&str> = refused.iter().map(SwissRefusal::code).collect();
    assert_eq!(found, codes);
    let by_valve = major::pair(history, Goal::MAJOR, wishes).expect_err("nor there");
    assert_eq!(by_valve, refused);
    for refusal in refused {
        let stored = serde_json::to_value(refusal).expect("it is plain");
        assert_eq!(stored["code"], refusal.code());
        assert!(refusal.to_string().ends_with('.'), "{refusal}");
    }
}

#[test]
fn wishes_that_cannot_be_meant() {
    let mut history = History::fresh(6);
    history.lines[5].presence = Presence::Absent;
    let forced = |forced: &[(u32, u32)]| Wishes {
        forced: forced.to_vec(),
        ..Wishes::default()
    };
    let forbidden = |pair| Wishes {
        forbidden: vec![pair],
        ..Wishes::default()
    };
    check(&history, &forced(&[(1, 1)]), &["own_opponent"]);
    check(&history, &forced(&[(1, 7)]), &["unknown_seed"]);
    check(&history, &forbidden((0, 2)), &["unknown_seed"]);
    check(&history, &forced(&[(1, 6)]), &["not_present"]);
    check(&history, &forced(&[(1, 2), (2, 3)]), &["forced_twice"]);
    let both = Wishes {
        forced: vec![(2, 1)],
        ..forbidden((1, 2))
    };
    check(&history, &both, &["forced_and_forbidden"]);
    check(
        &history,
        &forced(&[(1, 6), (9, 1), (4, 4)]),
        &[
            "unknown_seed",
            "own_opponent",
            "not_present",
            "forced_twice",
        ],
    );
}

#[test]
fn too_large_a_field() {
    check(&History::fresh(4097), &Wishes::default(), &["too_many"]);
}

#[test]
fn a_major_without_a_record_to_reach() {
    for goal in [
        Goal::Rounds { rounds: 5 },
        Goal::Record { wins: 0, losses: 3 },
    ] {
        let refused = major::pair(&History::fresh(16), goal, &Wishes::default());
        assert_eq!(refused, Err(vec![SwissRefusal::NoRecordGoal]));
    }
}

#[test]
fn nobody_and_one_alone_are_no_error() {
    let nobody = pair(&History::fresh(0), &Wishes::default()).expect("an empty round");
    assert_eq!((nobody.pairs.len(), nobody.bye), (0, None));
    let alone = pair(&History::fresh(1), &Wishes::default()).expect("a bye");
    assert_eq!(alone.bye.expect("a bye").seed, 1);
}
