//! Calls for help, who holds a device, and the judge who opens the own result again.

use crate::hall::{ANNA, BERT, CUP, DESK, Hall, SINGLE, check, four, refused, taken, then};
use crate::life::{FOX, captain};
use crate::plausible::device;
use crate::say::{admit, call, change_shift, commit, game_to, help, reopen, result, take};
use lanista_domain::Side::Home;
use lanista_domain::{
    Command, DeviceId, HelpKind, MatchId, MatchState, Refusal, Role, Scope, StationNo,
};

#[test]
fn a_judge_calls_for_help_once_of_each_kind() {
    let mut hall = taken();
    hall.must(ANNA, help(HelpKind::Technician, Some(1), "The pad is dead"));
    let call = &hall.state.help[&1];
    assert_eq!(
        (call.match_id, &*call.note, call.device.clone()),
        (Some(MatchId(1)), "The pad is dead", Some(device(ANNA)))
    );
    check(
        hall.clone(),
        (ANNA, help(HelpKind::Technician, None, "")),
        refused(Refusal::AlreadyCalled),
    );
    check(
        hall.clone(),
        (ANNA, help(HelpKind::Runner, None, "")),
        then(|hall| assert_eq!(hall.state.help.len(), 2)),
    );
    check(
        hall.clone(),
        (BERT, Command::AnswerHelp { id: 1 }),
        refused(Refusal::NotAllowed),
    );
    for from in [DESK, ANNA] {
        check(
            hall.clone(),
            (from, Command::AnswerHelp { id: 1 }),
            then(|hall| assert!(hall.state.help.is_empty())),
        );
    }
    check(
        hall,
        (DESK, Command::AnswerHelp { id: 7 }),
        refused(Refusal::not_found("call")),
    );
}

#[test]
fn calls_are_bounded_and_of_what_there_is() {
    let mut hall = taken();
    for number in 0..20 {
        let name = format!("judge{number}");
        hall.must(DESK, admit(&name, Role::Judge, Scope::Everything));
        hall.must(&name, help(HelpKind::Runner, None, ""));
        hall.must(&name, help(HelpKind::HeadJudge, None, ""));
    }
    check(
        hall,
        (ANNA, help(HelpKind::Runner, None, "")),
        refused(Refusal::TooManyCalls { most: 40 }),
    );
    check(
        taken(),
        (ANNA, help(HelpKind::Runner, Some(9), "")),
        refused(Refusal::not_found("match")),
    );
    let nowhere = Command::CallForHelp {
        help: HelpKind::Runner,
        match_id: None,
        station: Some(StationNo(9)),
        note: String::new(),
    };
    check(
        taken(),
        (ANNA, nowhere),
        refused(Refusal::not_found("station")),
    );
    check(
        four(SINGLE).after([captain(FOX, 1)]),
        (FOX, help(HelpKind::HeadJudge, Some(2), "")),
        refused(Refusal::OutOfScope),
    );
}

#[test]
fn a_tablet_changes_hands_and_keeps_its_rights() {
    let row = Scope::Stations {
        from: StationNo(1),
        to: StationNo(2),
    };
    let hall = taken().after([admit("cleo", Role::Judge, row)]);
    check(
        hall.clone(),
        ("cleo", change_shift("Dora")),
        then(|hall| {
            let found = &hall.state.devices[&DeviceId("cleo".to_owned())];
            assert_eq!((&*found.name, found.scope), ("Dora", row));
        }),
    );
    check(
        hall.clone(),
        ("cleo", change_shift("cleo")),
        refused(Refusal::NoChange),
    );
    check(
        hall,
        ("cleo", change_shift(&"x".repeat(41))),
        refused(Refusal::bad_text("name", 40)),
    );
}

/// Match 1 of four, committed by Anna.
fn committed() -> Hall {
    four(SINGLE).after_from(
        ANNA,
        [
            take(1),
            game_to(1, 1, Home),
            game_to(1, 2, Home),
            commit(1, Home),
        ],
    )
}

#[test]
fn a_judge_opens_the_own_result_again_for_two_minutes() {
    check(
        committed(),
        (ANNA, reopen(1)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Live { .. }));
            let lease = hall.game(1).lease.as_ref().expect("a lease");
            assert_eq!(lease.device, device(ANNA), "and holds it again");
            assert_eq!(hall.game(3).entrant(Home), None);
        }),
    );
    check(
        committed(),
        (BERT, reopen(1)),
        refused(Refusal::NotYourResult),
    );
    let mut late = committed();
    late.wait(120_000);
    check(late.clone(), (ANNA, reopen(1)), refused(Refusal::TooLate));
    check(
        late,
        (DESK, reopen(1)),
        then(|hall| assert_eq!(hall.game(1).outcome(), None)),
    );
    check(
        four(SINGLE),
        (ANNA, reopen(1)),
        refused(Refusal::MatchNotOver),
    );
}

#[test]
fn a_judge_opens_nothing_whose_next_match_is_called() {
    let hall = committed().after([result(2, 2, 0), call(3, Some(1))]);
    check(
        hall,
        (ANNA, reopen(1)),
        refused(Refusal::NextCalled { number: 3 }),
    );
}

#[test]
fn a_judge_of_some_stations_calls_to_no_other() {
    let row = Scope::Stations {
        from: StationNo(1),
        to: StationNo(2),
    };
    let hall = four(SINGLE).after([admit("cleo", Role::Judge, row), call(1, Some(1))]);
    for station in [Some(3), None] {
        check(
            hall.clone(),
            ("cleo", call(1, station)),
            refused(Refusal::OutOfScope),
        );
    }
    check(
        hall,
        ("cleo", call(1, Some(2))),
        then(|hall| assert_eq!(hall.game(1).station, Some(StationNo(2)))),
    );
}

#[test]
fn a_head_judge_lets_judges_and_captains_in_and_nobody_above() {
    let hall = four(SINGLE).after([admit("head", Role::HeadJudge, Scope::Everything)]);
    for role in [Role::Judge, Role::Captain] {
        check(
            hall.clone(),
            ("head", admit("new", role, Scope::Everything)),
            then(|_| {}),
        );
    }
    for role in [Role::Desk, Role::HeadJudge, Role::Caster] {
        check(
            hall.clone(),
            ("head", admit("new", role, Scope::Everything)),
            refused(Refusal::NotAllowed),
        );
    }
    check(
        hall.clone(),
        ("head", crate::say::revoke(ANNA)),
        then(|_| {}),
    );
    check(
        hall.clone(),
        ("head", crate::say::revoke(DESK)),
        refused(Refusal::NotAllowed),
    );
    check(
        hall,
        ("head", Command::RemoveTournament { tournament: CUP }),
        refused(Refusal::NotAllowed),
    );
}

#[test]
fn all_phones_of_an_entrant_ask_once_for_each_kind_of_help() {
    let mut hall = four(SINGLE).after([captain(FOX, 1), captain("fox's other phone", 1)]);
    hall.must(FOX, help(HelpKind::Technician, Some(1), ""));
    check(
        hall.clone(),
        ("fox's other phone", help(HelpKind::Technician, None, "")),
        refused(Refusal::AlreadyCalled),
    );
    check(
        hall,
        ("fox's other phone", help(HelpKind::Runner, None, "")),
        then(|hall| assert_eq!(hall.state.help.len(), 2)),
    );
}

#[test]
fn however_many_players_call_officials_find_a_place() {
    let names: Vec<String> = (1..=16).map(|number| format!("E{number}")).collect();
    let mut hall = crate::hall::published(
        SINGLE,
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let mut asked = 0;
    for number in 1..=16 {
        let phone = format!("phone {number}");
        hall.must(DESK, captain(&phone, number));
        for kind in [HelpKind::HeadJudge, HelpKind::Technician] {
            let call = hall.send(&phone, None, help(kind, None, ""));
            asked += 1;
            assert_eq!(call.is_ok(), asked <= 24, "call {asked}");
            if let Err(refused) = call {
                assert_eq!(refused.reasons, [Refusal::TooManyCalls { most: 24 }]);
            }
        }
    }
    check(
        hall,
        (ANNA, help(HelpKind::HeadJudge, None, "")),
        then(|hall| assert_eq!(hall.state.help.len(), 25)),
    );
}
