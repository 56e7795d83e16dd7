//! Every command in every role: the desk, the head judge, judges on their matches and captains for their side.

mod table;

use crate::hall::{ANNA, BERT, CUP, DESK, Hall, SINGLE, entered, four, taken};
use crate::plausible::device;
use crate::say;
use lanista_domain::rights::{Right, right};
use lanista_domain::{
    Accepted, At, Command, CommandId, EntrantId, Event, Refusal, Role, Scope, Seq, StationNo,
};
use std::collections::BTreeSet;
use table::table;

const MUTE: [Role; 3] = [Role::Caster, Role::Screen, Role::Public];

/// As if a role had slipped in that pairing never gives.
fn with_device(mut hall: Hall, name: &str, role: Role, scope: Scope) -> Hall {
    let entry = Accepted {
        seq: Seq(hall.state.head.0 + 1),
        at: At(0),
        device: None,
        command: CommandId("slip".to_owned()),
        kind: "admit_device".to_owned(),
        events: vec![Event::DeviceAdmitted {
            device: device(name),
            number: 99,
            name: name.to_owned(),
            role,
            scope,
        }],
    };
    hall.state = hall.state.evolve(&entry);
    hall
}

#[track_caller]
fn check_refused(mut hall: Hall, from: &str, command: &Command, reason: &Refusal) {
    let answer = hall.send(from, None, command.clone());
    let refused = answer.expect_err("it is not theirs to send");
    assert_eq!(
        refused.reasons,
        std::slice::from_ref(reason),
        "{from}: {}",
        command.kind()
    );
}

#[test]
fn the_table_has_every_command_and_each_is_accepted_from_those_who_may() {
    let all = table();
    let kinds: BTreeSet<&str> = all.iter().map(|(_, command)| command.kind()).collect();
    let named = include_str!("../../src/command.rs")
        .matches("Self::")
        .count();
    assert_eq!(
        (kinds.len(), named),
        (89, 166),
        "kind() and match_id() name each command: one is missing here"
    );
    for (mut hall, command) in all {
        let from = match right(Role::Judge, &command) {
            _ if right(Role::Desk, &command) == Right::Never => "",
            Right::Holding => ANNA,
            Right::Never | Right::Always | Right::InScope => DESK,
        };
        hall.must(from, command);
    }
}

#[test]
fn casters_screens_and_the_public_send_nothing() {
    for (hall, command) in table() {
        for role in MUTE {
            let hall = with_device(hall.clone(), "mute", role, Scope::Everything);
            check_refused(hall, "mute", &command, &Refusal::NotAllowed);
        }
    }
}

#[test]
fn who_was_not_let_in_or_was_thrown_out_sends_nothing() {
    for (hall, command) in table() {
        check_refused(hall.clone(), "stranger", &command, &Refusal::NotAdmitted);
        for role in [Role::Desk, Role::Judge] {
            let hall = with_device(hall.clone(), "gone", role, Scope::Everything)
                .after([say::revoke("gone")]);
            check_refused(hall, "gone", &command, &Refusal::NotAdmitted);
        }
    }
}

#[test]
fn a_judge_sends_what_is_about_a_match_and_calls_for_help() {
    let (mut allowed, mut elsewhere) = (0, Vec::new());
    for (mut hall, command) in table() {
        match right(Role::Judge, &command) {
            Right::Never => check_refused(hall, ANNA, &command, &Refusal::NotAllowed),
            Right::InScope | Right::Holding => {
                allowed += 1;
                hall.must(ANNA, command);
            }
            Right::Always => {
                elsewhere.push(command.kind());
                hall.must(ANNA, command);
            }
        }
    }
    assert_eq!(
        allowed, 29,
        "call, last call, lobby, take, take over, check in, check in one of a heat, confirm, contest, open again, photo; hand back, score, drop, state a game or an attempt of a heat, commit, report, end, hold, resume; set a clock, call a pause, ready, end it, mark a game; open a draft, lock a choice, hold it"
    );
    assert_eq!(elsewhere, ["change_shift", "call_for_help", "answer_help"]);
}

#[test]
fn a_captain_speaks_for_one_entrant_only() {
    let mut allowed = Vec::new();
    for (hall, command) in table() {
        let nobodys = with_device(hall.clone(), "mute", Role::Captain, Scope::Everything);
        let own = Scope::Entrant {
            tournament: CUP,
            entrant: EntrantId(1),
        };
        let others = Scope::Entrant {
            tournament: CUP,
            entrant: EntrantId(99),
        };
        match right(Role::Captain, &command) {
            Right::Never => {
                for scope in [own, others] {
                    let hall = with_device(hall.clone(), "fox", Role::Captain, scope);
                    check_refused(hall, "fox", &command, &Refusal::NotAllowed);
                }
            }
            Right::InScope | Right::Holding => {
                allowed.push(command.kind());
                let hall = with_device(hall.clone(), "fox", Role::Captain, others);
                check_refused(hall, "fox", &command, &Refusal::OutOfScope);
                let mut nobodys = nobodys;
                nobodys
                    .send("mute", None, command)
                    .expect_err("a captain of nobody says nothing");
            }
            Right::Always => allowed.push(command.kind()),
        }
    }
    assert_eq!(
        allowed,
        [
            "lock_choice",
            "check_in",
            "check_in_heat",
            "report_result",
            "confirm_result",
            "dispute_result",
            "call_for_help",
            "answer_help",
            "attach_photo"
        ]
    );
}

#[test]
fn a_head_judge_sets_nothing_up() {
    let mut allowed = Vec::new();
    for (hall, command) in table() {
        let mut hall = with_device(hall, "head", Role::HeadJudge, Scope::Everything);
        match right(Role::HeadJudge, &command) {
            Right::Never => check_refused(hall, "head", &command, &Refusal::NotAllowed),
            Right::Holding => {
                let answer = hall.send("head", None, command);
                let refused = answer.expect_err("another tablet holds it");
                assert_eq!(refused.reasons, [Refusal::HeldByAnother]);
            }
            Right::InScope | Right::Always => {
                let kind = command.kind();
                allowed.push(kind);
                match hall.send("head", None, command) {
                    Ok(_) => {}
                    Err(refused) => assert_eq!(
                        refused.reasons,
                        [Refusal::HeldByAnother],
                        "{kind}: what a tablet holds is taken over first"
                    ),
                }
            }
        }
    }
    assert_eq!(allowed.len(), 33, "{allowed:?}");
}

#[test]
fn a_judge_who_does_not_hold_the_match_changes_nothing_in_it() {
    for (hall, command) in table() {
        if right(Role::Judge, &command) == Right::Holding {
            check_refused(hall.clone(), BERT, &command, &Refusal::HeldByAnother);
            let free = hall.after_from(ANNA, [say::hand_back(1)]);
            check_refused(free, BERT, &command, &Refusal::NotHolding);
        }
    }
}

#[test]
fn a_judge_stays_in_scope() {
    let elsewhere = [
        Scope::Stations {
            from: StationNo(2),
            to: StationNo(3),
        },
        Scope::Tournament {
            tournament: lanista_domain::TournamentId(2),
        },
    ];
    for (hall, command) in table() {
        if matches!(
            right(Role::Judge, &command),
            Right::InScope | Right::Holding
        ) {
            for scope in elsewhere {
                let hall = with_device(hall.clone(), "cleo", Role::Judge, scope);
                check_refused(hall, "cleo", &command, &Refusal::OutOfScope);
            }
        }
    }
    let here = Scope::Stations {
        from: StationNo(1),
        to: StationNo(1),
    };
    let mut hall = with_device(taken(), "cleo", Role::Judge, here);
    hall.must("cleo", say::take_over(1));
    hall.must("cleo", say::score(1, 1, 1, 0));
}

#[test]
fn a_match_without_a_station_is_in_no_row_of_stations() {
    let row = Scope::Stations {
        from: StationNo(1),
        to: StationNo(999),
    };
    let hall = with_device(four(SINGLE), "cleo", Role::Judge, row);
    check_refused(hall, "cleo", &say::take(1), &Refusal::OutOfScope);
}

#[test]
fn what_is_private_is_in_nobodys_scope() {
    let hall = entered(SINGLE, &["Fox", "Owl"]).after([say::draw()]);
    check_refused(hall.clone(), ANNA, &say::take(1), &Refusal::OutOfScope);
    check_refused(hall, ANNA, &say::take(99), &Refusal::not_found("match"));
}

#[test]
fn the_server_itself_takes_no_match() {
    check_refused(
        crate::hall::ready("Fox", "Owl"),
        "",
        &say::take(1),
        &Refusal::NotAllowed,
    );
}
