//! The floor: stations, devices and screens.

use crate::hall::{
    ANNA, CUP, DESK, Hall, SINGLE, check, entered, four, ready, refused, taken, then,
};
use crate::plausible::device;
use crate::say::{admit, call, draw, publish, result, revoke, take};
use lanista_domain::{
    Command, Layout, MatchId, Refusal, Role, Scope, ScreenNo, StageId, StationNo, TournamentId,
};

fn set(number: u32, name: &str) -> Command {
    Command::SetStation {
        number: StationNo(number),
        name: name.to_owned(),
    }
}

const fn remove(number: u32) -> Command {
    Command::RemoveStation {
        number: StationNo(number),
    }
}

fn show(number: u32, token: &str, layout: Layout) -> Command {
    Command::AssignScreen {
        number: ScreenNo(number),
        token: token.to_owned(),
        name: String::new(),
        layout,
    }
}

#[test]
fn stations_are_numbered_and_may_have_a_name() {
    check(
        Hall::with_a_desk(),
        (DESK, set(999, " Stage ")),
        then(|hall| {
            assert_eq!(hall.state.stations[&StationNo(999)].name, "Stage");
        }),
    );
    for number in [0, 1_000] {
        let what = "stations are 1 to 999".to_owned();
        check(
            Hall::with_a_desk(),
            (DESK, set(number, "")),
            refused(Refusal::BadNumber { what }),
        );
    }
    check(taken(), (DESK, set(1, "")), refused(Refusal::NoChange));
}

#[test]
fn one_match_at_a_station() {
    let hall = four(SINGLE).after([call(1, Some(1))]);
    check(
        hall.clone(),
        (DESK, call(2, Some(1))),
        refused(Refusal::StationBusy { station: 1 }),
    );
    check(
        hall.clone(),
        (DESK, remove(1)),
        refused(Refusal::StationBusy { station: 1 }),
    );
    check(
        hall.clone(),
        (DESK, call(1, Some(1))),
        refused(Refusal::NoChange),
    );
    check(
        hall.clone(),
        (DESK, call(2, Some(9))),
        refused(Refusal::not_found("station")),
    );
    check(hall.clone(), (DESK, call(2, None)), then(|_| ()));
    check(
        hall.after([result(1, 2, 0)]),
        (DESK, call(2, Some(1))),
        then(|_| ()),
    );
    check(
        taken(),
        (DESK, remove(9)),
        refused(Refusal::not_found("station")),
    );
}

#[test]
fn many_matches_at_the_players_own_seats() {
    let hall = four(SINGLE).after([call(1, None), call(2, None)]);
    assert!(hall.game(1).is_at_its_place() && hall.game(2).is_at_its_place());
}

#[test]
fn devices_are_numbered_and_let_in_once() {
    check(
        taken(),
        (DESK, admit("cleo", Role::Judge, Scope::Everything)),
        then(|hall| {
            assert_eq!(hall.state.devices[&device("cleo")].number, 4);
        }),
    );
    check(
        taken(),
        (DESK, admit(ANNA, Role::Judge, Scope::Everything)),
        refused(Refusal::AlreadyAdmitted),
    );
    let gone = taken().after([revoke(ANNA)]);
    check(
        gone,
        (DESK, admit(ANNA, Role::Judge, Scope::Everything)),
        refused(Refusal::AlreadyAdmitted),
    );
    for role in [Role::Screen, Role::Public] {
        check(
            taken(),
            (DESK, admit("cleo", role, Scope::Everything)),
            refused(Refusal::NotAllowed),
        );
    }
    for name in ["", &"x".repeat(65)] {
        check(
            taken(),
            (DESK, admit(name, Role::Judge, Scope::Everything)),
            refused(Refusal::bad_text("device", 64)),
        );
    }
}

#[test]
fn a_scope_names_what_there_is() {
    let nowhere = Scope::Tournament {
        tournament: TournamentId(9),
    };
    check(
        taken(),
        (DESK, admit("cleo", Role::Judge, nowhere)),
        refused(Refusal::not_found("tournament")),
    );
    let turned = Scope::Stations {
        from: StationNo(4),
        to: StationNo(1),
    };
    let what = "the first station is above the last".to_owned();
    check(
        taken(),
        (DESK, admit("cleo", Role::Judge, turned)),
        refused(Refusal::BadNumber { what }),
    );
}

#[test]
fn a_device_is_renamed_and_sent_elsewhere() {
    let change = |name: &str, scope| Command::ChangeDevice {
        device: device(ANNA),
        name: name.to_owned(),
        scope,
    };
    let cup = Scope::Tournament { tournament: CUP };
    check(
        taken(),
        (DESK, change("Anna", cup)),
        then(move |hall| {
            let anna = &hall.state.devices[&device(ANNA)];
            assert_eq!((anna.name.as_str(), anna.scope), ("Anna", cup));
        }),
    );
    check(
        taken(),
        (DESK, change(ANNA, Scope::Everything)),
        refused(Refusal::NoChange),
    );
    check(
        taken(),
        (DESK, change(" ", cup)),
        refused(Refusal::bad_text("name", 40)),
    );
    check(
        taken().after([revoke(ANNA)]),
        (DESK, change("Anna", cup)),
        refused(Refusal::not_found("device")),
    );
}

#[test]
fn a_device_thrown_out_gives_everything_back() {
    let hall = four(SINGLE).after_from(ANNA, [take(1), take(2)]);
    check(
        hall,
        (DESK, revoke(ANNA)),
        then(|hall| {
            assert!(
                hall.state
                    .matches
                    .values()
                    .all(|found| found.lease.is_none())
            );
            assert!(hall.state.admitted(&device(ANNA)).is_none());
        }),
    );
}

#[test]
fn the_last_desk_stays() {
    check(
        Hall::with_a_desk(),
        (DESK, revoke(DESK)),
        refused(Refusal::LastDesk),
    );
    let two = Hall::with_a_desk().after([admit("desk-2", Role::Desk, Scope::Everything)]);
    check(two.clone(), (DESK, revoke(DESK)), then(|_| ()));
    check(
        two.after([revoke("desk-2")]),
        (DESK, revoke(DESK)),
        refused(Refusal::LastDesk),
    );
}

#[test]
fn a_screen_shows_what_is_public() {
    let stage = StageId(1);
    let match_id = MatchId(1);
    let all = [
        Layout::Bracket { stage },
        Layout::Standings { stage },
        Layout::Match { match_id },
    ];
    let private = entered(SINGLE, &["Fox", "Owl"]).after([draw()]);
    for layout in all {
        let missing = if matches!(layout, Layout::Match { .. }) {
            "match"
        } else {
            "stage"
        };
        check(
            Hall::with_a_desk(),
            (DESK, show(1, "t", layout.clone())),
            refused(Refusal::not_found(missing)),
        );
        check(
            private.clone(),
            (DESK, show(1, "t", layout.clone())),
            refused(Refusal::NotPublished),
        );
        check(
            private.clone().after([publish()]),
            (DESK, show(1, "t", layout.clone())),
            then(|_| ()),
        );
    }
}

#[test]
fn a_screen_of_calls_or_of_stations_waits_for_nothing() {
    for layout in [Layout::Calls, Layout::Stations] {
        check(
            Hall::with_a_desk(),
            (DESK, show(1, "t", layout.clone())),
            then(|hall| assert_eq!(hall.state.screens[&ScreenNo(1)].layout, layout)),
        );
    }
}

#[test]
fn a_number_belongs_to_one_screen() {
    let hall = ready("Fox", "Owl").after([show(1, "t", Layout::Number)]);
    check(
        hall.clone(),
        (DESK, show(1, "t", Layout::Blank)),
        then(|hall| {
            assert_eq!(hall.state.screens[&ScreenNo(1)].layout, Layout::Blank);
        }),
    );
    check(
        hall.clone(),
        (DESK, show(1, "other", Layout::Blank)),
        refused(Refusal::NumberTaken { number: 1 }),
    );
    let forget = |number| Command::ForgetScreen {
        number: ScreenNo(number),
    };
    check(
        hall.clone(),
        (DESK, forget(2)),
        refused(Refusal::not_found("screen")),
    );
    check(
        hall.after([forget(1)]),
        (DESK, show(1, "other", Layout::Blank)),
        then(|_| ()),
    );
    for number in [0, 1_000] {
        let what = "screens are 1 to 999".to_owned();
        check(
            Hall::with_a_desk(),
            (DESK, show(number, "t", Layout::Blank)),
            refused(Refusal::BadNumber { what }),
        );
    }
    check(
        Hall::with_a_desk(),
        (DESK, show(1, "", Layout::Blank)),
        refused(Refusal::bad_text("screen", 64)),
    );
}

fn message(screen: Option<u32>, text: &str) -> Command {
    Command::ShowMessage {
        screen: screen.map(ScreenNo),
        text: text.to_owned(),
    }
}

#[test]
fn a_message_is_on_all_screens_or_on_one_until_it_is_taken_away() {
    let hall = Hall::with_a_desk().after([
        message(None, " Lunch until two.\nBe on time. "),
        message(Some(4), "Fire drill"),
    ]);
    let text = |hall: &Hall, screen: Option<u32>| {
        let found = hall.state.messages.of(screen.map(ScreenNo));
        found.map(|message| message.text.clone())
    };
    assert_eq!(
        text(&hall, None).as_deref(),
        Some("Lunch until two.\nBe on time.")
    );
    assert_eq!(text(&hall, Some(4)).as_deref(), Some("Fire drill"));
    assert_eq!(text(&hall, Some(5)), None);
    let hide = |screen: Option<u32>| Command::HideMessage {
        screen: screen.map(ScreenNo),
    };
    let hall = hall.after([hide(None)]);
    assert_eq!(text(&hall, None), None);
    assert_eq!(text(&hall, Some(4)).as_deref(), Some("Fire drill"));
    for screen in [None, Some(5)] {
        check(
            hall.clone(),
            (DESK, hide(screen)),
            refused(Refusal::not_found("message")),
        );
    }
}

#[test]
fn a_message_is_a_text_of_at_most_16_kilobytes() {
    let most = 16 * 1024;
    let longest = "ü".repeat(most / 2);
    check(
        Hall::with_a_desk(),
        (DESK, message(None, &longest)),
        then(|_| ()),
    );
    for text in ["", " \n ", "bell \u{7}", "null \0", &format!("{longest}.")] {
        check(
            Hall::with_a_desk(),
            (DESK, message(None, text)),
            refused(Refusal::bad_text("message", most)),
        );
    }
    check(
        Hall::with_a_desk(),
        (DESK, message(Some(1_000), "Lunch")),
        refused(Refusal::not_found("screen")),
    );
}
