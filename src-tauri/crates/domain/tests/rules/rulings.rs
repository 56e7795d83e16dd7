//! What is contested, ruled, void and played again, and what each step needs.

use crate::hall::ANNA;
use crate::hall::{DESK, Hall, SINGLE, check, check_over, four, id, ready, refused, then};
use crate::life::{CAPTAINS, FOX, HEAD, OWL, captain, fox_reported};
use crate::plausible::device;
use crate::say::{
    confirm, confirmation, dispute, replay, report, result, rule, take, time_is_up, withdraw,
};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, Ending, Event, MatchId, MatchState, Refusal, Seq,
    Side, Voice,
};

#[test]
fn a_contested_report_does_not_run_out() {
    let mut hall = fox_reported();
    let generation = hall.state.timers()[0].generation;
    hall.must(OWL, dispute(1, "It was 2 : 1 for us"));
    assert!(hall.state.timers().is_empty());
    hall.wait(60_000);
    let late = hall.send("", None, time_is_up(1, generation));
    assert_eq!(
        late.expect_err("it is contested").reasons,
        [Refusal::NoChange]
    );
}

#[test]
fn a_dispute_blocks_what_rests_on_it_and_nothing_else() {
    let mut hall = four(SINGLE).after([confirmation(CAPTAINS), captain(FOX, 1), captain("cat", 4)]);
    hall.must(FOX, report(1, 2, 0));
    hall.must("cat", dispute(1, "They used\u{202E} a macro"));
    let MatchState::Disputed { note, by, .. } = &hall.game(1).state else {
        panic!("it is contested");
    };
    assert_eq!(note, "They used a macro", "it is cleaned as all text is");
    assert_eq!(
        *by,
        Voice::Entrant {
            side: Away,
            device: device("cat")
        }
    );
    hall.must(DESK, result(2, 2, 1));
    assert_eq!(hall.game(3).state, MatchState::Undecided, "the final waits");
    assert_eq!(hall.game(3).entrant(Away), Some(id(2)));
    check(
        hall.clone(),
        ("cat", confirm(1)),
        refused(Refusal::Contested),
    );
    check(
        hall.clone(),
        (FOX, dispute(1, "No")),
        refused(Refusal::Contested),
    );
    check(hall.clone(), (ANNA, take(1)), refused(Refusal::Contested));
    check(
        hall,
        (DESK, rule(1, Some(Away), "Macro seen by two judges")),
        then(|hall| {
            let ruling = hall.game(1).ruling.as_ref().expect("a ruling");
            assert_eq!(
                (ruling.by, &*ruling.reason),
                (Some(1), "Macro seen by two judges")
            );
            assert_eq!(hall.game(3).entrant(Home), Some(id(4)), "Cat goes on");
        }),
    );
}

#[test]
fn notes_and_reasons_are_not_empty_and_not_long() {
    check(
        fox_reported(),
        (OWL, dispute(1, " \u{200B} ")),
        refused(Refusal::bad_text("note", 400)),
    );
    check(
        fox_reported(),
        (OWL, dispute(1, &"x".repeat(401))),
        refused(Refusal::bad_text("note", 400)),
    );
    check(
        fox_reported(),
        (DESK, rule(1, Some(Home), "")),
        refused(Refusal::bad_text("reason", 200)),
    );
}

#[test]
fn a_ruling_without_a_winner_lets_nobody_go_on() {
    let hall = four(SINGLE).after([result(2, 2, 1)]);
    check(
        hall,
        (DESK, rule(1, None, "Both brought their own pads")),
        then(|hall| {
            assert!(hall.game(1).outcome().expect("it is over").is_nobodys());
            check_over(hall, 3, Away, (0, 0), Ending::Walkover);
        }),
    );
}

/// As if a correction had annulled match 1.
pub(crate) fn voided(mut hall: Hall) -> Hall {
    let entry = Accepted {
        seq: Seq(hall.state.head.0 + 1),
        at: At(1),
        device: None,
        command: CommandId("void".to_owned()),
        kind: "correct".to_owned(),
        events: vec![Event::MatchVoided {
            match_id: MatchId(1),
            reason: "The wrong map".to_owned(),
        }],
    };
    hall.state = hall.state.evolve(&entry);
    hall
}

#[test]
fn a_void_match_counts_for_nobody_until_it_is_played_again() {
    let hall = voided(ready("Fox", "Owl").after([result(1, 2, 0)]));
    let stage = lanista_domain::StageId(1);
    assert!(!hall.state.is_stage_over(stage), "somebody is to win");
    assert!(hall.state.placings(stage).iter().all(|row| row.won == 0));
    check(hall.clone(), (ANNA, take(1)), refused(Refusal::IsVoid));
    check(
        hall.clone(),
        (DESK, rule(1, Some(Home), "The map did not matter")),
        then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
    );
    let again = hall.after([replay(1), result(1, 0, 2)]);
    check_over(&again, 1, Away, (0, 2), Ending::Played);
}

#[test]
fn only_what_is_void_or_unconfirmed_is_played_again() {
    check(
        ready("Fox", "Owl"),
        (DESK, replay(1)),
        refused(Refusal::MatchNotOver),
    );
    check(
        fox_reported().after_from(OWL, [dispute(1, "No")]),
        (HEAD, replay(1)),
        then(|hall| assert_eq!(hall.game(1).report(), None)),
    );
}

#[test]
fn whoever_leaves_keeps_what_was_reported_and_not_what_is_open() {
    check(
        fox_reported(),
        (DESK, withdraw(2)),
        then(|hall| check_over(hall, 1, Home, (2, 1), Ending::Played)),
    );
    let contested = fox_reported().after_from(OWL, [dispute(1, "No")]);
    check(
        contested,
        (DESK, withdraw(2)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Disputed { .. }));
        }),
    );
}

#[test]
fn a_ruling_with_a_score_names_whom_the_score_names() {
    let ruled = |winner: Side, home, away| Command::RuleMatch {
        match_id: MatchId(1),
        winner: Some(winner),
        score: Some(BySide::new(home, away)),
        reason: "As seen".to_owned(),
    };
    check(
        fox_reported(),
        (HEAD, ruled(Home, 0, 2)),
        refused(Refusal::OtherWinner),
    );
    check(
        fox_reported(),
        (HEAD, ruled(Away, 0, 2)),
        then(|hall| check_over(hall, 1, Away, (0, 2), Ending::Played)),
    );
}
