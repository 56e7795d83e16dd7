//! What is known of people besides their handles: nation, legal name, an own seat, and whether the name may be shown.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, entered, id, named, refused, then};
use crate::say::add;
use lanista_domain::{
    Command, EntrantId, NewEntrant, NewMember, Particulars, Person, Post, Refusal, Refused,
};

fn about(nation: &str, legal_name: &str, seat: &str, shows_name: bool) -> Particulars {
    Particulars {
        nation: Some(nation.to_owned()),
        legal_name: Some(legal_name.to_owned()),
        seat: Some(seat.to_owned()),
        shows_name: Some(shows_name),
    }
}

fn member(handle: &str, about: Particulars) -> NewMember {
    NewMember {
        person: None,
        handle: handle.to_owned(),
        post: Post::default(),
        about,
    }
}

fn roster(members: Vec<NewMember>) -> Command {
    Command::SetRoster {
        tournament: CUP,
        entrant: EntrantId(1),
        members,
        captain: None,
        reason: String::new(),
    }
}

fn person(hall: &Hall, place: usize) -> &Person {
    &hall.state.persons[&hall.state.tournaments[&CUP].entrants[&id(1)].roster[place]]
}

fn known(hall: &Hall, place: usize) -> [Option<&str>; 4] {
    let person = person(hall, place);
    [
        person.nation.as_deref(),
        person.legal_name.as_deref(),
        person.seat.as_deref(),
        person.shown_name(),
    ]
}

/// What is known of her: country, legal name, seat, and the name as far as everybody may read it.
const IDA: [Option<&str>; 4] = [
    Some("DE"),
    Some("Ida Müller"),
    Some("A1"),
    Some("Ida Müller"),
];

fn foxes() -> Hall {
    entered(SINGLE, &["Foxes", "Owl"]).after([roster(vec![
        member("Ida", about(" de", "  Ida\u{202E} Müller ", "A1", true)),
        member("Ben", about("PT", "Ben Sá", "A2", false)),
    ])])
}

#[test]
fn a_roster_says_of_each_what_was_said_and_only_who_agreed_is_named() {
    let hall = foxes();
    assert_eq!(known(&hall, 0), IDA);
    let ben = [Some("PT"), Some("Ben Sá"), Some("A2"), None];
    assert_eq!(known(&hall, 1), ben);
}

#[test]
fn what_is_left_out_stays_and_what_is_empty_goes() {
    let silent = Particulars::default();
    let gone = about("", "", "", false);
    let hall = foxes().after([roster(vec![member("Ida", silent), member("Ben", gone)])]);
    assert_eq!(known(&hall, 0), IDA);
    assert_eq!(known(&hall, 1), [None; 4]);
    let same = vec![
        member("Ida", about("DE", "Ida Müller", "A1", true)),
        member("Ben", Particulars::default()),
    ];
    check(hall, (DESK, roster(same)), refused(Refusal::NoChange));
}

#[test]
fn a_name_and_a_seat_for_the_team_leave_what_is_known_of_its_people() {
    let to = NewEntrant {
        seat: Some("C9".to_owned()),
        roster: vec!["Ida".to_owned(), "Ben".to_owned(), "Jule".to_owned()],
        ..named("Red Foxes")
    };
    let change = Command::ChangeEntrant {
        tournament: CUP,
        entrant: id(1),
        to,
    };
    check(
        foxes(),
        (DESK, change),
        then(|hall| {
            assert_eq!(
                known(hall, 0)[..3],
                [Some("DE"), Some("Ida Müller"), Some("A1")]
            );
            assert_eq!(person(hall, 2).seat.as_deref(), Some("C9"), "with the team");
        }),
    );
}

#[test]
fn whoever_signs_up_brings_what_is_known_of_them() {
    let new = NewEntrant {
        seat: Some("B1".to_owned()),
        people: vec![Particulars {
            seat: None,
            ..about("fr", "Léa Roy", "", true)
        }],
        ..named("Léa")
    };
    let hall = entered(SINGLE, &[]).after([add([new])]);
    let lea = [Some("FR"), Some("Léa Roy"), Some("B1"), Some("Léa Roy")];
    assert_eq!(known(&hall, 0), lea);
    let taken_back = Command::ChangeEntrant {
        tournament: CUP,
        entrant: id(1),
        to: NewEntrant {
            seat: Some("B1".to_owned()),
            people: vec![Particulars {
                shows_name: Some(false),
                ..Particulars::default()
            }],
            ..named("Léa")
        },
    };
    let hall = hall.after([taken_back]);
    assert_eq!(known(&hall, 0)[1..], [Some("Léa Roy"), Some("B1"), None]);
}

#[test]
fn no_country_and_no_endless_name_is_taken() {
    let mut hall = foxes();
    let long = "x".repeat(81);
    for nation in ["XX", "D", "GER", "d\u{e9}"] {
        let Err(Refused { reasons }) = hall.send(
            DESK,
            None,
            roster(vec![member("Ida", about(nation, &long, &long, true))]),
        ) else {
            panic!("{nation} is no country")
        };
        assert!(reasons.contains(&Refusal::NoNation {
            letters: nation.to_owned()
        }));
        assert!(reasons.contains(&Refusal::bad_text("legal name", 80)));
        assert!(reasons.contains(&Refusal::bad_text("seat", 16)));
    }
    for nation in ["XK", "gb", "US"] {
        hall.must(
            DESK,
            roster(vec![member("Ida", about(nation, "", "", false))]),
        );
    }
}
