//! Entrants: their names, and the people behind them.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, entered, format, id, named, refused, then};
use crate::say::{add, create};
use crate::sign_up::sign_up;
use lanista_domain::{
    Arrival, Command, Entrant, EntrantId, NewEntrant, PersonId, Presence, Refusal, Refused,
    SignUpDeed, TournamentId,
};

fn seated(name: &str, seat: &str) -> NewEntrant {
    NewEntrant {
        seat: Some(seat.to_owned()),
        ..named(name)
    }
}

fn entrants(hall: &Hall) -> Vec<&Entrant> {
    hall.state.tournaments[&CUP].entrants.values().collect()
}

fn change(entrant: u32, to: NewEntrant) -> Command {
    Command::ChangeEntrant {
        tournament: CUP,
        entrant: id(entrant),
        to,
    }
}

#[test]
fn a_name_is_cleaned_and_the_short_ones_are_made_of_it() {
    check(
        entered(SINGLE, &[]),
        (
            DESK,
            add([named("  Die\u{202E} unaufhaltsamen\tGemüsehändler ")]),
        ),
        then(|hall| {
            let [only] = entrants(hall)[..] else {
                panic!("one entrant")
            };
            assert_eq!(only.name, "Die unaufhaltsamen Gemüsehändler");
            assert_eq!(
                (only.short_name.as_str(), only.tag.as_str()),
                ("Die unaufhaltsam", "DUG")
            );
        }),
    );
}

#[test]
fn names_of_any_script_are_welcome_and_markup_is_only_text() {
    for name in [
        "さくらもち",
        "Ωmega",
        "عمر",
        "👩‍🚀 crew",
        "<script>alert(1)</script>",
        "'; drop table entry; --",
        "=1+1",
        "{{7*7}}",
        "Robert\\",
        "नमस्ते",
        "a\u{0301}e\u{0301}",
        "0",
    ] {
        check(
            entered(SINGLE, &[]),
            (DESK, add([named(name)])),
            then(|hall| assert_eq!(entrants(hall)[0].name, name)),
        );
    }
}

#[test]
fn names_that_nobody_can_see_or_nobody_can_read_are_refused() {
    let heaped = format!("Z{}", "\u{0301}".repeat(3_000));
    let long = "x".repeat(41);
    for name in [
        "",
        "   ",
        "\u{200B}\u{202E}\u{0007}",
        "\u{200D}",
        "\u{2800}\u{FE0F}",
        &heaped,
        &long,
    ] {
        check(
            entered(SINGLE, &[]),
            (DESK, add([named(name)])),
            refused(Refusal::BadText {
                what: "name".into(),
                most: 40,
            }),
        );
    }
}

fn said(name: &str, spoken: Option<&str>) -> NewEntrant {
    NewEntrant {
        spoken: spoken.map(ToOwned::to_owned),
        ..named(name)
    }
}

#[test]
fn how_a_name_is_said_stays_until_somebody_says_otherwise() {
    let mut hall = entered(SINGLE, &["Xqc"]);
    let entrant = entrants(&hall)[0].id.0;
    for (to, is) in [
        (
            said("Xqc", Some("  ex queue\u{202E} see ")),
            Some("ex queue see"),
        ),
        (said("Xqcow", None), Some("ex queue see")),
        (said("Xqcow", Some("")), None),
    ] {
        hall.send(DESK, None, change(entrant, to)).unwrap();
        assert_eq!(entrants(&hall)[0].spoken.as_deref(), is);
    }
    check(
        hall,
        (DESK, change(entrant, said("Xqcow", Some(&"x".repeat(61))))),
        refused(Refusal::BadText {
            what: "spoken name".into(),
            most: 60,
        }),
    );
}

#[test]
fn two_of_one_name_are_told_apart_by_seat_or_club() {
    let twice = || {
        refused(Refusal::NameTwice {
            name: "Alex".into(),
        })
    };
    check(
        entered(SINGLE, &["Alex"]),
        (DESK, add([named("Alex")])),
        twice(),
    );
    check(
        entered(SINGLE, &[]),
        (DESK, add([named("Alex"), named("Alex")])),
        twice(),
    );
    check(
        entered(SINGLE, &["ALEX\u{200D}"]),
        (DESK, add([named("Alex")])),
        twice(),
    );
    check(
        entered(SINGLE, &["Alex"]),
        (DESK, add([seated("Alex", "A1"), seated("Alex", "A2")])),
        then(|hall| {
            let people: std::collections::BTreeSet<PersonId> = entrants(hall)
                .iter()
                .flat_map(|entrant| entrant.roster.clone())
                .collect();
            assert_eq!(people.len(), 3, "three people of one handle");
        }),
    );
    check(
        entered(SINGLE, &["Alex", "Fox"]),
        (DESK, change(2, named("Alex"))),
        twice(),
    );
}

#[test]
fn every_faulty_entrant_is_named_at_once() {
    let mut hall = entered(SINGLE, &[]);
    let bad = NewEntrant {
        tag: "TOOLONG".to_owned(),
        ..named("Fox")
    };
    let Err(Refused { reasons }) = hall.send(DESK, None, add([named(""), bad, named("Owl")]))
    else {
        panic!("accepted");
    };
    assert_eq!(
        reasons,
        [Refusal::bad_text("name", 40), Refusal::bad_text("tag", 4)],
    );
    assert!(entrants(&hall).is_empty(), "all or none");
}

#[test]
fn an_entrant_stays_the_same_person_under_another_name_or_seat() {
    let given = entered(SINGLE, &["Fox", "Owl"]);
    let fox = entrants(&given)[0].roster.clone();
    check(
        given.after([change(
            1,
            NewEntrant {
                tag: "FX".to_owned(),
                ..named("Foxy")
            },
        )]),
        (DESK, change(1, seated("Foxy", "A1"))),
        then(move |hall| {
            assert_eq!(entrants(hall)[0].roster, fox);
            let person = &hall.state.persons[&fox[0]];
            assert_eq!(
                (person.handle.as_str(), person.seat.as_deref()),
                ("Foxy", Some("A1"))
            );
            assert_eq!(hall.state.persons.len(), 2, "nobody was added");
        }),
    );
    check(
        entered(SINGLE, &["Fox"]),
        (DESK, change(1, named("Fox"))),
        refused(Refusal::NoChange),
    );
}

#[test]
fn somebody_who_plays_elsewhere_too_is_not_renamed_by_a_substitute() {
    let mut hall = entered(SINGLE, &[]).after([add([seated("Fox", "A1")])]);
    hall.must(DESK, create("Second", format(SINGLE)));
    let second = TournamentId(2);
    hall.must(
        DESK,
        Command::AddEntrants {
            tournament: second,
            entrants: vec![seated("Fox", "A1")],
        },
    );
    let fox = entrants(&hall)[0].roster[0];
    assert_eq!(
        hall.state.tournaments[&second].entrants[&EntrantId(2)].roster,
        [fox],
        "one person in two tournaments"
    );
    check(
        hall,
        (DESK, change(1, seated("Owl", "B7"))),
        then(move |hall| {
            assert_ne!(entrants(hall)[0].roster, [fox]);
            assert_eq!(hall.state.persons[&fox].handle, "Fox");
        }),
    );
}

#[test]
fn somebody_who_plays_elsewhere_too_is_the_same_under_another_name_at_the_same_seat() {
    let mut hall = entered(SINGLE, &[]).after([add([seated("Fox", "A1")])]);
    hall.must(DESK, create("Second", format(SINGLE)));
    let again = Command::AddEntrants {
        tournament: TournamentId(2),
        entrants: vec![seated("Fox", "A1")],
    };
    let open = sign_up(SignUpDeed::OpenCheckIn { until: None });
    let here = sign_up(SignUpDeed::Mark {
        entrant: id(1),
        person: None,
        presence: Presence::Here,
    });
    let hall = hall.after([again, open, here, change(1, seated("Foxy", "A1"))]);
    let [fox] = entrants(&hall)[0].roster[..] else {
        panic!("one person")
    };
    assert_eq!(hall.state.persons[&fox].handle, "Foxy");
    assert_eq!(hall.state.persons.len(), 1);
    let entrant = entrants(&hall)[0];
    assert!(
        matches!(hall.state.arrival(entrant), Arrival::Here { .. }),
        "whoever has come is still there"
    );
}

#[test]
fn a_team_keeps_its_players_and_nobody_is_in_it_twice() {
    let team = |roster: &[&str]| NewEntrant {
        club: Some("LAN e.V.".to_owned()),
        roster: roster.iter().map(|handle| (*handle).to_owned()).collect(),
        ..named("Null Pointers")
    };
    let given = entered(SINGLE, &[]).after([add([team(&["Alex", "Alex", "Kim"])])]);
    let before = entrants(&given)[0].roster.clone();
    assert_eq!(
        before,
        [PersonId(1), PersonId(2), PersonId(3)],
        "two of one handle"
    );
    check(
        given,
        (DESK, change(1, team(&["Kim", "Robin", "Alex"]))),
        then(move |hall| {
            assert_eq!(
                entrants(hall)[0].roster,
                [before[2], PersonId(4), before[0]]
            );
        }),
    );
}
