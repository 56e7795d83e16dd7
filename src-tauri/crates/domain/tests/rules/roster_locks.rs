//! Locked rosters: nobody comes, goes or changes their post without a reason, and names are put right all the same.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, entered, id, named, refused};
use crate::say;
use crate::sign_up::sign_up;
use lanista_domain::{
    Command, Entrant, EntrantId, Event, NewEntrant, NewMember, Particulars, Post, Refusal, Refused,
    RosterLock, SignUpDeed, TeamsBy,
};

const fn lock(lock: RosterLock) -> Command {
    sign_up(SignUpDeed::LockRosters { lock })
}

fn roster(handles: &[&str], reason: &str) -> Command {
    let member = |handle: &&str| NewMember {
        person: None,
        handle: (*handle).to_owned(),
        post: Post::default(),
        about: Particulars::default(),
    };
    Command::SetRoster {
        tournament: CUP,
        entrant: EntrantId(1),
        members: handles.iter().map(member).collect(),
        captain: None,
        reason: reason.to_owned(),
    }
}

fn duo(handles: &[&str]) -> Command {
    Command::ChangeEntrant {
        tournament: CUP,
        entrant: id(1),
        to: NewEntrant {
            roster: handles.iter().map(|it| (*it).to_owned()).collect(),
            ..named("Red Duo")
        },
    }
}

fn fox(hall: &Hall) -> &Entrant {
    &hall.state.tournaments[&CUP].entrants[&id(1)]
}

fn locked() -> Hall {
    entered(SINGLE, &["Duo", "Owl"]).after([roster(&["Ann", "Ben"], ""), lock(RosterLock::Locked)])
}

#[test]
fn a_locked_roster_changes_with_a_reason_alone_and_the_journal_has_it() {
    for other in [
        roster(&["Ann", "Cem"], ""),
        roster(&["Ann", "Cem"], "  "),
        roster(&["Ann"], ""),
        duo(&["Ann", "Cem"]),
    ] {
        check(locked(), (DESK, other), refused(Refusal::RosterLocked));
    }
    check(
        locked(),
        (DESK, roster(&["Ann", "Cem"], " Ben is ill ")),
        |hall: &Hall, decided: Result<Vec<Event>, Refused>| {
            let second = &hall.state.persons[&fox(hall).roster[1]];
            assert_eq!(second.handle, "Cem");
            let events = decided.unwrap();
            let [Event::EntrantChanged { reason, .. }] = events.as_slice() else {
                panic!("one change: {events:?}")
            };
            assert_eq!(reason, "Ben is ill");
        },
    );
    let open = locked().after([lock(RosterLock::Open)]);
    check(
        open,
        (DESK, roster(&["Ann", "Cem"], "Ben is ill")),
        |_: &Hall, decided: Result<Vec<Event>, Refused>| {
            let events = decided.unwrap();
            let Some(Event::EntrantChanged { reason, .. }) = events.first() else {
                panic!("a change: {events:?}")
            };
            assert_eq!(reason, "", "nothing was locked");
        },
    );
}

#[test]
fn names_and_seats_are_put_right_in_a_locked_roster() {
    let before = fox(&locked()).roster.clone();
    let hall = locked().after([duo(&["Ann", "Ben"])]);
    assert_eq!(
        (fox(&hall).name.as_str(), &fox(&hall).roster),
        ("Red Duo", &before)
    );
    let renamed = Command::SetRoster {
        tournament: CUP,
        entrant: EntrantId(1),
        members: [("Anna", before[0]), ("Ben", before[1])]
            .map(|(handle, person)| NewMember {
                person: Some(person),
                handle: handle.to_owned(),
                post: Post::default(),
                about: Particulars::default(),
            })
            .to_vec(),
        captain: None,
        reason: String::new(),
    };
    let hall = hall.after([renamed]);
    assert_eq!(hall.state.persons[&before[0]].handle, "Anna");
}

#[test]
fn from_the_draw_on_locks_at_the_draw() {
    let open = entered(SINGLE, &["Duo", "Owl"])
        .after([lock(RosterLock::FromDraw), roster(&["Ann", "Ben"], "")]);
    assert!(!open.state.rosters_are_locked(CUP));
    let drawn = open.after([say::draw()]);
    check(
        drawn.clone(),
        (DESK, roster(&["Ann", "Cem"], "")),
        refused(Refusal::RosterLocked),
    );
    drawn.after([lock(RosterLock::Open), roster(&["Ann", "Cem"], "")]);
}

#[test]
fn a_lock_is_set_once_and_keeps_teams_from_being_formed() {
    check(
        locked(),
        (DESK, lock(RosterLock::Locked)),
        refused(Refusal::NoChange),
    );
    let alone = entered(SINGLE, &["Ann", "Ben", "Cem", "Dan"]).after([lock(RosterLock::Locked)]);
    let form = sign_up(SignUpDeed::FormTeams {
        size: 2,
        called: "Team".to_owned(),
        by: TeamsBy::Seeds {},
        only: Vec::new(),
    });
    check(alone, (DESK, form), refused(Refusal::RosterLocked));
}
