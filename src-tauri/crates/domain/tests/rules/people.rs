//! Two people who are one, and one who is two: put right in every roster in one step.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, entered, format, named, refused};
use crate::say;
use crate::sign_up::sign_up;
use lanista_domain::{
    Command, EntrantId, NewEntrant, PersonId, Presence, Refusal, Role, Scope, SignUpDeed,
    TournamentId,
};

const SIDE: TournamentId = TournamentId(2);

const fn merge(entrant: u32, member: u16, same: u32) -> Command {
    sign_up(SignUpDeed::Merge {
        entrant: EntrantId(entrant),
        member,
        same: PersonId(same),
    })
}

const fn split(entrant: u32, member: u16) -> Command {
    sign_up(SignUpDeed::Split {
        entrant: EntrantId(entrant),
        member,
    })
}

/// Fox is person 1 of the cup and person 3 of the side event: nobody said that it is one.
fn twice() -> Hall {
    let side = Command::AddEntrants {
        tournament: SIDE,
        entrants: vec![
            named("Fox"),
            NewEntrant {
                roster: vec!["Ann".to_owned(), "Ben".to_owned()],
                ..named("Duo")
            },
        ],
    };
    entered(SINGLE, &["Fox", "Owl"]).after([say::create("Side", format(SINGLE)), side])
}

fn roster(hall: &Hall, tournament: TournamentId, entrant: u32) -> Vec<u32> {
    let found = &hall.state.tournaments[&tournament].entrants[&EntrantId(entrant)];
    found.roster.iter().map(|id| id.0).collect()
}

#[test]
fn two_who_are_one_are_merged_and_taken_apart_again_in_one_step() {
    let mut hall = twice();
    assert_eq!([roster(&hall, CUP, 1), roster(&hall, SIDE, 3)], [[1], [3]]);
    let merged = hall.must(DESK, merge(1, 0, 3));
    assert_eq!([roster(&hall, CUP, 1), roster(&hall, SIDE, 3)], [[3], [3]]);
    check(
        hall.clone(),
        (DESK, merge(1, 0, 3)),
        refused(Refusal::NoChange),
    );
    hall.must(DESK, say::take_back(merged));
    assert_eq!(roster(&hall, CUP, 1), [1]);
}

#[test]
fn one_who_is_two_is_split_with_the_same_name() {
    let hall = twice().after([merge(1, 0, 3), split(1, 0)]);
    let [fresh] = roster(&hall, CUP, 1)[..] else {
        panic!("one person")
    };
    assert_ne!(fresh, 3);
    assert_eq!(hall.state.persons[&PersonId(fresh)].handle, "Fox");
    check(hall, (DESK, split(1, 0)), refused(Refusal::NoChange));
}

#[test]
fn who_had_come_as_one_has_come_as_the_other() {
    let open = SignUpDeed::OpenCheckIn { until: None };
    let here = SignUpDeed::Mark {
        entrant: EntrantId(1),
        person: None,
        presence: Presence::Here,
    };
    let hall = twice().after([sign_up(open), sign_up(here), merge(1, 0, 3)]);
    let marked = &hall.state.arrived[&EntrantId(1)];
    assert!(marked.contains_key(&PersonId(3)) && marked.len() == 1);
}

#[test]
fn nobody_is_in_one_roster_twice_and_nobody_unknown_is_anybody() {
    let side = |deed| Command::SignUp {
        tournament: SIDE,
        deed,
    };
    let within = side(SignUpDeed::Merge {
        entrant: EntrantId(4),
        member: 0,
        same: PersonId(5),
    });
    check(
        twice(),
        (DESK, within),
        refused(Refusal::PlayerTwice {
            name: "Ben".to_owned(),
        }),
    );
    for unknown in [merge(1, 0, 99), merge(1, 4, 3), split(1, 4)] {
        check(
            twice(),
            (DESK, unknown),
            refused(Refusal::not_found("player")),
        );
    }
}

#[test]
fn two_entrants_of_one_tournament_are_never_one_person() {
    check(
        twice(),
        (DESK, merge(1, 0, 2)),
        refused(Refusal::PlayerTwice {
            name: "Owl".to_owned(),
        }),
    );
}

#[test]
fn a_desk_for_one_tournament_merges_nobody_of_another() {
    let scope = Scope::Tournament { tournament: CUP };
    let hall = twice().after([merge(1, 0, 3), say::admit("door", Role::Desk, scope)]);
    check(
        hall.clone(),
        ("door", merge(1, 0, 1)),
        refused(Refusal::OutOfScope),
    );
    hall.after_from("door", [merge(2, 0, 1)]);
}
