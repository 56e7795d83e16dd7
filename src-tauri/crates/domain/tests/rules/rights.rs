//! Every command in every role: the desk, the head judge, judges on their matches and captains for their side.

use crate::hall::{ANNA, BERT, CUP, DESK, Hall, SINGLE, entered, format, four, named, taken};
use crate::heats::{attempt, finished, heat, royale, trial};
use crate::plausible::device;
use crate::say;
use crate::stages::{hall as swiss_hall, play_open, rounds};
use crate::tie_breaks::tied_at_the_cut;
use lanista_domain::Side::Home;
use lanista_domain::format::Measure;
use lanista_domain::rights::{Right, right};
use lanista_domain::{
    Accepted, At, Command, CommandId, Confirmation, EntrantId, Event, Group, HelpKind, Layout,
    Presence, Refusal, Role, Scope, ScreenNo, Seq, Series, StageFormat, StageId, StationNo,
};
use std::collections::BTreeSet;

const MUTE: [Role; 3] = [Role::Caster, Role::Screen, Role::Public];

/// Every command, each in a hall where whoever may send it is accepted: the match is in Anna's hands.
fn table() -> Vec<(Hall, Command)> {
    let open = || entered(SINGLE, &["Fox", "Owl"]);
    let drawn = || open().after([say::draw()]);
    let cup = |name: &str| say::create(name, format(SINGLE));
    let screen = || Command::AssignScreen {
        number: ScreenNo(1),
        token: "t".to_owned(),
        name: String::new(),
        layout: Layout::Number,
    };
    let two_wins =
        || taken().after_from(ANNA, [say::game_to(1, 1, Home), say::game_to(1, 2, Home)]);
    let mut undoable = taken();
    let step = undoable.must(ANNA, say::score(1, 1, 1, 0));
    // Anna's result, which somebody else confirms.
    let second = || {
        let rule = say::confirmation(Confirmation::SecondJudge);
        two_wins()
            .after([rule])
            .after_from(BERT, [say::take_over(1), say::commit(1, Home)])
    };
    let free = || taken().after_from(ANNA, [say::hand_back(1)]);
    vec![
        (
            open(),
            Command::NameGathering {
                name: "LAN".to_owned(),
            },
        ),
        (open(), cup("Second")),
        (
            open(),
            Command::ChangeTournament {
                tournament: CUP,
                name: "Other".to_owned(),
                title: String::new(),
                format: format(SINGLE),
            },
        ),
        (open(), Command::RemoveTournament { tournament: CUP }),
        (open(), say::add([named("Hen")])),
        (
            open(),
            Command::ChangeEntrant {
                tournament: CUP,
                entrant: EntrantId(1),
                to: named("Foxy"),
            },
        ),
        (
            open(),
            Command::RemoveEntrant {
                tournament: CUP,
                entrant: EntrantId(1),
            },
        ),
        (open(), say::seed(&[2, 1])),
        (
            open(),
            Command::DrawLots {
                tournament: CUP,
                lots: vec![2, 1],
            },
        ),
        (
            open(),
            crate::merits::by_rating(&[(2, 1_843)], lanista_domain::Unrated::Last),
        ),
        (open(), crate::merits::earlier(&["Fox"])),
        (open(), say::draw()),
        (swiss_played(), say::pair()),
        (
            drawn(),
            Command::SwapSeeds {
                stage: StageId(1),
                one: EntrantId(1),
                other: EntrantId(2),
                reason: "Late".to_owned(),
            },
        ),
        (
            drawn().after([say::publish(), crate::moves::plan(1, 2)]),
            Command::DropMoves { stage: StageId(1) },
        ),
        (
            swiss_played(),
            crate::times::set(&[crate::times::day(1, Some(1), Some(2))]),
        ),
        (
            drawn().after([say::publish()]),
            Command::CallWave {
                stage: StageId(1),
                wave: 1,
                stations: vec![],
            },
        ),
        (
            swiss_played(),
            Command::AdjustPoints {
                stage: StageId(1),
                entrant: EntrantId(1),
                points: -1,
                reason: "Late".to_owned(),
            },
        ),
        (
            swiss_played(),
            Command::DrawTieLots {
                stage: StageId(1),
                lots: vec![4, 3, 2, 1],
            },
        ),
        (tied_at_the_cut(), say::tie_break(&[2, 3])),
        (
            swiss_played().after([say::add([named("Late")])]),
            Command::EnterLate {
                stage: StageId(1),
                entrant: EntrantId(5),
            },
        ),
        (open(), say::withdraw(1)),
        (drawn(), Command::DiscardDraw { stage: StageId(1) }),
        (drawn(), say::publish()),
        (
            drawn(),
            Command::SetSeries {
                stage: StageId(1),
                group: Group::Upper,
                round: 1,
                series: Series::best_of(5),
            },
        ),
        (taken(), say::call(1, Some(2))),
        (free(), say::take(1)),
        (taken(), say::take_over(1)),
        (taken(), say::hand_back(1)),
        (taken(), say::score(1, 1, 1, 0)),
        (two_wins(), say::drop_game(1, 2)),
        (held(royale(1)), finished(1, 1, &[(1, 0)])),
        (held(trial(1, Measure::Time)), attempt(1, 1, 1, Some(9))),
        (two_wins(), say::commit(1, Home)),
        (free(), say::result(1, 2, 0)),
        (taken(), say::absent(1, Home)),
        (taken(), say::check_in(1, Home, Presence::Here)),
        (taken(), say::report_win(1, Home)),
        (second(), say::confirm(1)),
        (second(), say::dispute(1, "Not so")),
        (taken(), say::rule(1, Some(Home), "Seen by two")),
        (second(), say::replay(1)),
        (open(), say::confirmation(Confirmation::Desk)),
        (
            open(),
            Command::GoneHome {
                tournament: CUP,
                entrant: EntrantId(1),
                reason: String::new(),
            },
        ),
        (open(), say::change_shift("Somebody else")),
        (open(), say::help(HelpKind::Runner, None, "")),
        (
            open().after([say::help(HelpKind::Runner, None, "")]),
            Command::AnswerHelp { id: 1 },
        ),
        crate::life::run_out(),
        (taken(), say::hold(1)),
        (taken().after_from(ANNA, [say::hold(1)]), say::resume(1)),
        (
            two_wins().after_from(ANNA, [say::commit(1, Home)]),
            say::reopen(1),
        ),
        (undoable, say::take_back(step)),
        (
            open(),
            Command::SetStation {
                number: StationNo(9),
                name: String::new(),
            },
        ),
        (
            open(),
            Command::RemoveStation {
                number: StationNo(1),
            },
        ),
        (open(), say::admit("new", Role::Judge, Scope::Everything)),
        (
            open(),
            Command::ChangeDevice {
                device: device(BERT),
                name: "Bert".to_owned(),
                scope: Scope::Everything,
            },
        ),
        (open(), say::revoke(BERT)),
        (taken(), say::photo(1, 'a', 9)),
        (open(), screen()),
        (
            open().after([screen()]),
            Command::ForgetScreen {
                number: ScreenNo(1),
            },
        ),
    ]
}

/// A heat of four over one game, in Anna's hands.
fn held(stage: StageFormat) -> Hall {
    heat(stage, 1, 4).after_from(ANNA, [say::take(1)])
}

/// Four after the first of three Swiss rounds.
fn swiss_played() -> Hall {
    play_open(swiss_hall(rounds(3), 4))
}

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
        (60, 120),
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
        allowed, 18,
        "call, take, take over, check in, confirm, contest, open again, photo; hand back, score, drop, state a game or an attempt of a heat, commit, report, end, hold, resume"
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
            "check_in",
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
    assert_eq!(allowed.len(), 20, "{allowed:?}");
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
