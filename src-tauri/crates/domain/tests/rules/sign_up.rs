//! Sign-up at the door: who has come, who waits for a place, and that whoever is missing is dropped in one step.

use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, entered, id, named, refused, then};
use crate::say;
use lanista_domain::{
    Arrival, At, Command, EntrantId, NewEntrant, NewMember, Particulars, PersonId, Post, Presence,
    Refusal, Role, Scope, SignUpDeed, TournamentId,
};

const SIDE: TournamentId = TournamentId(2);

/// So many may play; the others wait.
pub(crate) fn limit(limit: Option<u16>) -> Command {
    sign_up(SignUpDeed::SetLimit { limit })
}

/// Something about the sign-up at the door.
pub(crate) const fn sign_up(deed: SignUpDeed) -> Command {
    Command::SignUp {
        tournament: CUP,
        deed,
    }
}

const OPEN: SignUpDeed = SignUpDeed::OpenCheckIn { until: None };

const fn mark(entrant: u32, presence: Presence) -> Command {
    sign_up(SignUpDeed::Mark {
        entrant: EntrantId(entrant),
        person: None,
        presence,
    })
}

pub(crate) const fn here(entrant: u32) -> Command {
    mark(entrant, Presence::Here)
}

pub(crate) fn drop_out(entrants: &[u32]) -> Command {
    sign_up(SignUpDeed::Drop {
        entrants: entrants.iter().copied().map(EntrantId).collect(),
        reason: "Not there".to_owned(),
    })
}

fn walk_in(name: &str) -> Command {
    let entrant = named(name);
    sign_up(SignUpDeed::Enter { entrant })
}

const fn back(entrant: u32) -> Command {
    sign_up(SignUpDeed::Return {
        entrant: EntrantId(entrant),
    })
}

/// Fox, Owl, Hen and Cat are awaited.
pub(crate) fn door() -> Hall {
    entered(SINGLE, &["Fox", "Owl", "Hen", "Cat"]).after([sign_up(OPEN)])
}

fn arrival(hall: &Hall, entrant: u32) -> Arrival {
    let known = hall.state.signed_up(CUP, EntrantId(entrant));
    hall.state.arrival(known.expect("it is signed up"))
}

/// The names in the order of their seeds, of those who wait, and of those who were dropped.
fn lists(hall: &Hall) -> [Vec<&str>; 3] {
    let found = &hall.state.tournaments[&CUP];
    let seeded = found.seeding.iter().map(|id| &*found.entrants[id].name);
    let known = hall.state.sign_ups.get(&CUP);
    let names = |of: &'static str| {
        let list = known.map_or(&[][..], |known| match of {
            "waiting" => &known.waiting,
            _ => &known.dropped,
        });
        list.iter().map(|entrant| &*entrant.name).collect()
    };
    [seeded.collect(), names("waiting"), names("dropped")]
}

#[test]
fn somebody_is_marked_once_the_check_in_is_open_and_unmarked_again() {
    check(
        entered(SINGLE, &["Fox", "Owl"]),
        (DESK, here(1)),
        refused(Refusal::NoCheckIn),
    );
    let hall = door().after([here(1)]);
    assert!(matches!(arrival(&hall, 1), Arrival::Here { .. }));
    assert_eq!(arrival(&hall, 2), Arrival::Missing);
    check(hall.clone(), (DESK, here(1)), refused(Refusal::NoChange));
    let hall = hall.after([mark(1, Presence::Absent)]);
    assert_eq!(arrival(&hall, 1), Arrival::Missing);
}

#[test]
fn who_comes_after_the_deadline_is_marked_all_the_same() {
    let open = |until| {
        sign_up(SignUpDeed::OpenCheckIn {
            until: Some(At(until)),
        })
    };
    let mut hall = door().after([open(60_000)]);
    check(
        hall.clone(),
        (DESK, open(1)),
        refused(Refusal::BadNumber {
            what: "a deadline lies ahead".to_owned(),
        }),
    );
    hall.wait(600_000);
    hall.must(DESK, here(1));
    let Arrival::Here { since } = arrival(&hall, 1) else {
        panic!("Fox is there")
    };
    assert!(since > At(60_000), "and late");
}

#[test]
fn a_team_is_there_once_all_who_play_are() {
    let member = |handle: &str, post| NewMember {
        person: None,
        handle: handle.to_owned(),
        post,
        about: Particulars::default(),
    };
    let player = Post::Player { position: None };
    let members = vec![
        member("Ann", player),
        member("Ben", player),
        member("Cem", Post::Substitute {}),
    ];
    let hall = door().after([Command::SetRoster {
        tournament: CUP,
        entrant: id(1),
        members,
        captain: None,
        reason: String::new(),
    }]);
    let people = hall.state.tournaments[&CUP].entrants[&id(1)].roster.clone();
    let one = |person: PersonId| {
        sign_up(SignUpDeed::Mark {
            entrant: id(1),
            person: Some(person),
            presence: Presence::Here,
        })
    };
    let hall = hall.after([one(people[0])]);
    assert_eq!(arrival(&hall, 1), Arrival::Partly { here: 1, of: 2 });
    check(
        hall.clone(),
        (DESK, drop_out(&[1])),
        refused(Refusal::IsHere {
            name: "Fox".to_owned(),
        }),
    );
    let hall = hall.after([one(people[1])]);
    assert!(matches!(arrival(&hall, 1), Arrival::Here { .. }));
    check(
        hall,
        (DESK, one(PersonId(99))),
        refused(Refusal::not_found("player")),
    );
}

/// Fox sits in A1 and plays in both tournaments.
fn two_doors() -> Hall {
    let fox = || NewEntrant {
        seat: Some("A1".to_owned()),
        ..named("Fox")
    };
    let second = Command::AddEntrants {
        tournament: SIDE,
        entrants: vec![fox()],
    };
    let open = Command::SignUp {
        tournament: SIDE,
        deed: OPEN,
    };
    entered(SINGLE, &[]).after([
        say::add([fox(), named("Owl")]),
        say::create("Side", crate::hall::format(SINGLE)),
        second,
        sign_up(OPEN),
        open,
    ])
}

#[test]
fn who_came_for_two_tournaments_is_there_for_both_in_one_step() {
    let mut hall = two_doors().after([here(1)]);
    assert_eq!(hall.state.arrived.len(), 2);
    let last = hall.state.head;
    hall.must(DESK, say::take_back(last));
    assert!(hall.state.arrived.is_empty(), "one step back for both");
}

#[test]
fn a_desk_for_one_tournament_marks_in_that_one_alone() {
    let scope = Scope::Tournament { tournament: CUP };
    let hall = two_doors()
        .after([say::admit("door", Role::Desk, scope)])
        .after_from("door", [here(1)]);
    assert_eq!(hall.state.arrived.len(), 1);
    let elsewhere = Command::SignUp {
        tournament: SIDE,
        deed: SignUpDeed::CloseCheckIn {},
    };
    check(hall, ("door", elsewhere), refused(Refusal::OutOfScope));
}

#[test]
fn judges_mark_nobody_at_the_door() {
    check(door(), (ANNA, here(1)), refused(Refusal::NotAllowed));
}

#[test]
fn beyond_the_limit_people_wait_in_the_order_of_their_sign_up() {
    let hall = door().after([
        limit(Some(3)),
        walk_in("Elk"),
        say::add([named("Yak"), named("Emu")]),
    ]);
    assert_eq!(
        lists(&hall),
        [
            vec!["Fox", "Owl", "Hen"],
            vec!["Cat", "Elk", "Yak", "Emu"],
            vec![]
        ]
    );
    assert!(
        matches!(arrival(&hall, 5), Arrival::Here { .. }),
        "Elk stood at the door"
    );
    check(
        hall.clone(),
        (DESK, limit(Some(5))),
        then(|hall| {
            let [playing, waiting, _] = lists(hall);
            assert_eq!(playing, ["Fox", "Owl", "Hen", "Cat", "Elk"]);
            assert_eq!(waiting, ["Yak", "Emu"]);
        }),
    );
    check(
        hall.clone(),
        (DESK, walk_in("elk")),
        refused(Refusal::NameTwice {
            name: "elk".to_owned(),
        }),
    );
    check(
        hall,
        (DESK, limit(Some(1))),
        refused(Refusal::BadNumber {
            what: "limit of entrants, 2 to 4,096".to_owned(),
        }),
    );
}

#[test]
fn the_missing_are_dropped_in_one_step_and_whoever_waits_moves_up() {
    let hall = door().after([limit(Some(3)), walk_in("Elk"), here(2), drop_out(&[1, 3])]);
    assert_eq!(
        lists(&hall),
        [vec!["Owl", "Cat", "Elk"], vec![], vec!["Fox", "Hen"]]
    );
    let mut again = hall.clone();
    let last = again.state.head;
    again.must(DESK, say::take_back(last));
    assert_eq!(
        lists(&again),
        [vec!["Fox", "Owl", "Hen"], vec!["Cat", "Elk"], vec![]],
        "in one step back"
    );
    // Fox comes late, and all places are taken.
    let late = hall.after([back(1)]);
    let [playing, waiting, dropped] = lists(&late);
    assert_eq!(
        (playing.len(), waiting, dropped),
        (3, vec!["Fox"], vec!["Hen"])
    );
    assert!(matches!(arrival(&late, 1), Arrival::Here { .. }));
    let free = late.after([Command::RemoveEntrant {
        tournament: CUP,
        entrant: id(2),
    }]);
    assert_eq!(lists(&free)[0], ["Cat", "Elk", "Fox"], "and moves up");
}

#[test]
fn a_place_that_a_step_back_left_free_is_taken_on_request() {
    let mut hall = door().after([limit(Some(5)), walk_in("Elk")]);
    let elk = hall.state.head;
    let mut hall = {
        hall.must(DESK, walk_in("Yak"));
        hall.must(DESK, say::take_back(elk));
        hall
    };
    assert_eq!(lists(&hall)[1], ["Yak"]);
    let move_up = || sign_up(SignUpDeed::MoveUp {});
    hall.must(DESK, move_up());
    assert_eq!(lists(&hall)[1], [""; 0]);
    check(hall, (DESK, move_up()), refused(Refusal::NoChange));
}

#[test]
fn what_was_drawn_in_private_is_drawn_again_without_the_missing() {
    let hall = door().after([here(2), here(3), here(4), say::draw(), drop_out(&[1])]);
    let stage = hall.state.stages.values().next().expect("it is drawn");
    assert_eq!(stage.seeding, [id(2), id(3), id(4)]);
    let mut hall = hall;
    let last = hall.state.head;
    hall.must(DESK, say::take_back(last));
    let stage = hall.state.stages.values().next().expect("it is drawn");
    assert_eq!(stage.seeding.len(), 4);
    check(
        hall.after([mark(3, Presence::Absent), mark(4, Presence::Absent)]),
        (DESK, drop_out(&[1, 3, 4])),
        refused(Refusal::TooFew {
            entrants: 1,
            least: 2,
        }),
    );
}

#[test]
fn who_waits_or_was_dropped_is_struck_off_and_nobody_else() {
    let strike = |n| sign_up(SignUpDeed::Strike { entrant: id(n) });
    let hall = door().after([limit(Some(3)), strike(4)]);
    assert_eq!(lists(&hall)[1], [""; 0]);
    check(
        hall.clone(),
        (DESK, strike(1)),
        refused(Refusal::not_found("entrant")),
    );
    check(
        hall,
        (DESK, here(4)),
        refused(Refusal::not_found("entrant")),
    );
}

#[test]
fn a_check_in_is_closed_and_who_came_stays_known() {
    let close = || sign_up(SignUpDeed::CloseCheckIn {});
    let hall = door().after([here(1), close()]);
    assert!(matches!(arrival(&hall, 1), Arrival::Here { .. }));
    check(hall, (DESK, close()), refused(Refusal::NoChange));
}
