//! Sign-up by phone: strangers come in by themselves, as long as and as many as the desk lets, and each phone once.

use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, entered, format, named, refused, then};
use crate::say;
use crate::sign_up::{limit, sign_up};
use lanista_domain::{
    At, Command, DeviceId, EntrantId, HelpKind, NewEntrant, Presence, Refusal, Role, Scope,
    SignUpDeed, TournamentId,
};

/// No device: the server itself.
const SERVER: &str = "";

const OPEN: SignUpDeed = SignUpDeed::OpenToPhones {
    until: None,
    most: None,
};

fn by_phone(phone: &str, name: &str, club: Option<&str>) -> Command {
    sign_up(SignUpDeed::EnterByPhone {
        phone: phone.to_owned(),
        name: name.to_owned(),
        club: club.map(str::to_owned),
    })
}

fn elk() -> Command {
    by_phone("p1", "Elk", None)
}

/// Fox, Owl and Hen are in; others may sign up by phone.
fn open() -> Hall {
    entered(SINGLE, &["Fox", "Owl", "Hen"]).after([sign_up(OPEN)])
}

fn came(hall: &Hall, phone: &str) -> Option<EntrantId> {
    hall.state.sign_ups[&CUP].of_phone(phone)
}

#[test]
fn somebody_signs_up_by_phone_and_has_not_come_because_of_it() {
    let door = sign_up(SignUpDeed::OpenCheckIn { until: None });
    check(
        open().after([door]),
        (SERVER, elk()),
        then(|hall| {
            let id = came(hall, "p1").expect("the phone is known");
            assert_eq!(hall.state.entrant(CUP, id).unwrap().name, "Elk");
            assert!(!hall.state.arrived.contains_key(&id));
        }),
    );
}

#[test]
fn where_no_place_is_free_they_wait_and_their_phone_is_let_in_all_the_same() {
    let mut hall = open().after([limit(Some(3))]);
    hall.must(SERVER, elk());
    let id = came(&hall, "p1").expect("the phone is known");
    assert!(hall.state.sign_ups[&CUP].waits(id).is_some());
    let admit = Command::AdmitDevice {
        device: DeviceId("phone".to_owned()),
        name: "Elk".to_owned(),
        role: Role::Captain,
        scope: Scope::Entrant {
            tournament: CUP,
            entrant: id,
        },
    };
    hall.must(DESK, admit);
    let hall = hall.after([limit(None)]);
    assert!(
        hall.state.entrant(CUP, id).is_some(),
        "moved up with its id"
    );
    assert_eq!(came(&hall, "p1"), Some(id));
}

#[test]
fn only_the_server_says_that_a_phone_came() {
    for from in [DESK, ANNA] {
        check(open(), (from, elk()), refused(Refusal::NotAllowed));
    }
}

#[test]
fn nobody_comes_in_before_it_is_open_nor_after_its_end() {
    let closed = || refused(Refusal::PhonesClosed);
    check(entered(SINGLE, &["Fox", "Owl"]), (SERVER, elk()), closed());
    let shut = open().after([sign_up(SignUpDeed::CloseToPhones {})]);
    check(shut, (SERVER, elk()), closed());
    let until = |until| {
        sign_up(SignUpDeed::OpenToPhones {
            until: Some(At(until)),
            most: None,
        })
    };
    let mut hall = open().after([until(60_000)]);
    hall.must(SERVER, elk());
    hall.wait(600_000);
    let owl = by_phone("p2", "Bat", None);
    check(hall.clone(), (SERVER, owl), closed());
    let what = "an end lies ahead".to_owned();
    check(hall, (DESK, until(1)), refused(Refusal::BadNumber { what }));
}

#[test]
fn a_drawn_bracket_takes_nobody_in() {
    let drawn = open().after([say::draw()]);
    check(drawn, (SERVER, elk()), refused(Refusal::PhonesClosed));
}

#[test]
fn a_phone_signs_up_once() {
    let mut hall = open();
    hall.must(SERVER, elk());
    let again = by_phone("p1", "Another", None);
    check(hall, (SERVER, again), refused(Refusal::NoChange));
}

#[test]
fn so_many_and_no_more_until_the_desk_removes_some() {
    let one = SignUpDeed::OpenToPhones {
        until: None,
        most: Some(1),
    };
    let mut hall = open().after([sign_up(one)]);
    hall.must(SERVER, elk());
    let bat = || by_phone("p2", "Bat", None);
    let full = Refusal::PhonesFull { most: 1 };
    check(hall.clone(), (SERVER, bat()), refused(full));
    let entrant = came(&hall, "p1").expect("the phone is known");
    let mut hall = hall.after([Command::RemoveEntrant {
        tournament: CUP,
        entrant,
    }]);
    assert_eq!(came(&hall, "p1"), None, "and its phone is forgotten");
    hall.must(SERVER, bat());
}

#[test]
fn names_are_cleaned_and_nobody_has_the_name_of_somebody_there() {
    let twice = Refusal::NameTwice {
        name: "Fox".to_owned(),
    };
    let fox = by_phone("p1", "\u{202e}Fox\u{0}", None);
    check(open(), (SERVER, fox), refused(twice));
    let bad = |what: &str, most| Refusal::BadText {
        what: what.to_owned(),
        most,
    };
    let long = "x".repeat(41);
    for (name, club, why) in [
        ("", None, bad("name", 40)),
        (" \u{200b} ", None, bad("name", 40)),
        (long.as_str(), None, bad("name", 40)),
        ("Elk", Some(long.as_str()), bad("club", 40)),
    ] {
        check(open(), (SERVER, by_phone("p1", name, club)), refused(why));
    }
    let nobody = by_phone("", "Elk", None);
    check(open(), (SERVER, nobody), refused(bad("phone", 64)));
}

#[test]
fn a_step_at_the_door_is_taken_back_though_strangers_signed_up_since() {
    let mut hall = open();
    hall.must(SERVER, elk());
    let check_in = hall.must(DESK, sign_up(SignUpDeed::OpenCheckIn { until: None }));
    let places = hall.must(DESK, limit(Some(9)));
    hall.must(SERVER, by_phone("p2", "Bat", None));
    let bat = came(&hall, "p2").expect("the phone is known");
    hall.must(SERVER, by_phone("p3", "Cat", None));
    hall.must(
        DESK,
        Command::RemoveEntrant {
            tournament: CUP,
            entrant: bat,
        },
    );
    for step in [places, check_in] {
        hall.must(DESK, say::take_back(step));
    }
    let known = &hall.state.sign_ups[&CUP];
    assert_eq!((known.limit, known.check_in), (None, None));
    assert!(known.phones.is_some());
    let phones: Vec<bool> = ["p1", "p2", "p3"]
        .map(|phone| came(&hall, phone).is_some())
        .into();
    assert_eq!(phones, [true, false, true]);
}

#[test]
fn phones_of_strangers_come_back_with_what_is_taken_back() {
    let mut hall = open().after([limit(Some(4))]);
    hall.must(SERVER, elk());
    let signed_up = hall.must(SERVER, by_phone("p2", "Bat", None));
    let bat = came(&hall, "p2").expect("the phone is known");
    let there = hall.state.sign_ups.clone();
    let struck = hall.must(DESK, sign_up(SignUpDeed::Strike { entrant: bat }));
    assert_eq!(came(&hall, "p2"), None);
    hall.must(DESK, say::take_back(struck));
    assert_eq!(hall.state.sign_ups, there);
    let removed = hall.must(DESK, Command::RemoveTournament { tournament: CUP });
    assert!(hall.state.sign_ups.is_empty());
    hall.must(DESK, say::take_back(removed));
    assert_eq!(hall.state.sign_ups, there);
    hall.must(DESK, say::take_back(signed_up));
    assert_eq!(came(&hall, "p2"), None);
    assert!(came(&hall, "p1").is_some());
}

#[test]
fn all_who_signed_up_by_phone_are_struck_in_one_step_but_for_those_who_came() {
    let strike = || sign_up(SignUpDeed::StrikeByPhone {});
    check(open(), (DESK, strike()), refused(Refusal::NoChange));
    let door = sign_up(SignUpDeed::OpenCheckIn { until: None });
    let mut hall = open().after([door, limit(Some(5))]);
    for (phone, name) in [("p1", "Elk"), ("p2", "Bat"), ("p3", "Cat"), ("p4", "Dog")] {
        hall.must(SERVER, by_phone(phone, name, None));
    }
    let at_desk = SignUpDeed::Enter {
        entrant: named("Yak"),
    };
    let elk = came(&hall, "p1").expect("the phone is known");
    let elk_is_here = SignUpDeed::Mark {
        entrant: elk,
        person: None,
        presence: Presence::Here,
    };
    let mut hall = hall.after([sign_up(at_desk), sign_up(elk_is_here)]);
    let before = hall.state.clone();
    let struck = hall.must(DESK, strike());
    let found = &hall.state.tournaments[&CUP];
    let names: Vec<&str> = found.entrants.values().map(|one| &*one.name).collect();
    assert_eq!(names, ["Fox", "Owl", "Hen", "Elk", "Yak"], "Yak moved up");
    let known = &hall.state.sign_ups[&CUP];
    assert!(known.waiting.is_empty());
    assert_eq!(known.by_phone.len(), 1);
    check(hall.clone(), (DESK, strike()), refused(Refusal::NoChange));
    hall.must(DESK, say::take_back(struck));
    assert_eq!(hall.state.sign_ups, before.sign_ups);
    assert_eq!(hall.state.tournaments, before.tournaments);
    let drawn = hall.after([say::draw()]);
    check(drawn, (DESK, strike()), refused(Refusal::AlreadyDrawn));
}

#[test]
fn whoever_types_name_and_club_of_somebody_known_is_not_taken_for_them() {
    let fox = NewEntrant {
        club: Some("Den".to_owned()),
        ..named("Fox")
    };
    let side = TournamentId(2);
    let there = |deed| Command::SignUp {
        tournament: side,
        deed,
    };
    let mut hall = entered(SINGLE, &["Owl"]).after([
        say::add([fox]),
        say::create("Side", format(SINGLE)),
        there(OPEN),
    ]);
    let known: Vec<_> = hall.state.persons.keys().copied().collect();
    let stranger = SignUpDeed::EnterByPhone {
        phone: "p1".to_owned(),
        name: "Fox".to_owned(),
        club: Some("Den".to_owned()),
    };
    hall.must(SERVER, there(stranger));
    let mut in_side = hall.state.tournaments[&side].entrants.values();
    let stranger = in_side.next().expect("they are in");
    assert!(stranger.roster.iter().all(|one| !known.contains(one)));
}

#[test]
fn a_phone_without_a_place_calls_nobody() {
    let mut hall = open().after([limit(Some(4))]);
    for (phone, name) in [("p1", "Elk"), ("p2", "Yak")] {
        hall.must(SERVER, by_phone(phone, name, None));
        let entrant = came(&hall, phone).expect("the phone is known");
        hall.must(
            SERVER,
            Command::AdmitDevice {
                device: DeviceId(phone.to_owned()),
                name: name.to_owned(),
                role: Role::Captain,
                scope: Scope::Entrant {
                    tournament: CUP,
                    entrant,
                },
            },
        );
    }
    let call = || Command::CallForHelp {
        help: HelpKind::Technician,
        match_id: None,
        station: None,
        note: String::new(),
    };
    hall.must("p1", call());
    check(hall, ("p2", call()), refused(Refusal::OutOfScope));
}
