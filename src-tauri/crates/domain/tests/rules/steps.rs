//! What each step needs: the reasons that screens show are the reasons with which the rules refuse.

use crate::hall::{ANNA, DESK, Hall, ready};
use crate::life::{OWL, committed, confirmed, fox_reported};
use crate::rulings::voided;
use crate::say::{confirm, dispute, hold, reopen, replay, result, rule, take};
use lanista_domain::Side::Home;
use lanista_domain::{At, Confirmation, MatchId, MatchState, Refusal, Role};

/// The codes that stand against a step of match 1.
#[track_caller]
fn check_step(hall: &Hall, role: Role, step: &str, codes: &[&str]) {
    let steps = hall.state.possible(MatchId(1), role, hall.state.now);
    let (_, reasons) = steps
        .iter()
        .find(|(known, _)| *known == step)
        .expect("a step of that name");
    let found: Vec<&str> = reasons.iter().map(Refusal::code).collect();
    assert_eq!(found, codes, "{step} for {role:?}");
}

#[test]
fn each_step_says_why_it_cannot_be_taken_now() {
    let open = confirmed(Confirmation::Desk);
    for (step, codes) in [
        ("call_match", &[][..]),
        ("take_match", &[]),
        ("commit_match", &["not_decided"]),
        ("resume_match", &["not_held"]),
        ("reopen_match", &["match_not_over"]),
        ("confirm_result", &["not_reported"]),
        ("check_in", &[]),
        ("rule_match", &[]),
        ("replay_match", &["match_not_over"]),
    ] {
        check_step(&open, Role::Desk, step, codes);
    }
    check_step(&open, Role::Judge, "rule_match", &["not_allowed"]);
    let held = open.clone().after_from(ANNA, [take(1)]);
    check_step(&held, Role::Desk, "take_match", &["held_by_another"]);
    check_step(&held, Role::Judge, "commit_match", &["not_decided"]);
    let waits = committed(Confirmation::Desk);
    check_step(&waits, Role::Desk, "confirm_result", &[]);
    check_step(
        &waits,
        Role::Judge,
        "confirm_result",
        &["not_yours_to_confirm"],
    );
    check_step(&waits, Role::Judge, "reopen_match", &[]);
    check_step(&waits, Role::Judge, "take_match", &["already_reported"]);
    let second = committed(Confirmation::SecondJudge);
    check_step(&second, Role::Judge, "confirm_result", &[]);
    let over = committed(Confirmation::Judge);
    check_step(&over, Role::Desk, "enter_result", &[]);
    check_step(&over, Role::Desk, "call_match", &["match_already_over"]);
    let MatchState::Over { at, .. } = over.game(1).state else {
        panic!("it is over");
    };
    assert_eq!(
        over.state.reopen_until(over.game(1)),
        Some(At(at.0 + 120_000))
    );
    let entered = confirmed(Confirmation::Judge).after([result(1, 2, 0)]);
    assert_eq!(entered.state.reopen_until(entered.game(1)), None);
    check_step(&entered, Role::Judge, "reopen_match", &["not_your_result"]);
}

/// The steps never promise what a command then refuses, nor keep back what it allows.
#[test]
fn what_is_possible_is_accepted_and_what_is_not_is_refused() {
    let halls = [
        confirmed(Confirmation::Judge),
        committed(Confirmation::Desk),
        committed(Confirmation::Judge),
        fox_reported().after_from(OWL, [dispute(1, "No")]),
        voided(ready("Fox", "Owl").after([result(1, 2, 0)])),
        confirmed(Confirmation::Judge).after([hold(1)]),
    ];
    for hall in halls {
        for (step, command) in [
            ("hold_match", hold(1)),
            ("resume_match", crate::say::resume(1)),
            ("reopen_match", reopen(1)),
            ("confirm_result", confirm(1)),
            ("dispute_result", dispute(1, "No")),
            ("replay_match", replay(1)),
            ("rule_match", rule(1, Some(Home), "Seen")),
        ] {
            let steps = hall.state.possible(MatchId(1), Role::Desk, hall.state.now);
            let (_, told) = steps.iter().find(|(known, _)| *known == step).expect("it");
            let done = hall.clone().send(DESK, None, command);
            let reasons = done.err().map_or_else(Vec::new, |refused| refused.reasons);
            assert_eq!(*told, reasons, "{step}");
        }
    }
}
