//! Who is missing once everybody has seen the draw: they withdraw, but for those who are seen at a match.

use crate::hall::{CUP, DESK, check, id, refused};
use crate::say;
use crate::sign_up::{door, drop_out, here};
use lanista_domain::{Command, Presence, Refusal};

#[test]
fn once_everybody_saw_the_draw_the_missing_withdraw() {
    let hall = door().after([say::draw(), say::publish(), here(2), here(3)]);
    let mut hall = hall.after([drop_out(&[1, 4])]);
    let found = &hall.state.tournaments[&CUP];
    let gone = |n: u32| found.entrants[&id(n)].gone.is_some();
    assert_eq!([1, 2, 3, 4].map(gone), [true, false, false, true]);
    assert!(hall.game(1).outcome().is_some(), "the other goes on");
    check(
        hall.clone(),
        (DESK, here(1)),
        refused(Refusal::HasLeft {
            name: "Fox".to_owned(),
        }),
    );
    let last = hall.state.head;
    hall.must(DESK, say::take_back(last));
    assert!(hall.state.tournaments[&CUP].entrants[&id(1)].gone.is_none());
}

/// Whoever went straight to the station is there, whatever the door was told.
#[test]
fn who_stands_at_a_match_plays_it_or_has_played_it_is_not_missing() {
    let is_here = |name: &str| {
        refused(Refusal::IsHere {
            name: name.to_owned(),
        })
    };
    let seen = door().after([say::draw(), say::publish()]);
    let said = seen.clone().after([
        say::call(2, None),
        Command::CheckIn {
            match_id: lanista_domain::MatchId(2),
            side: lanista_domain::Side::Home,
            presence: Presence::Here,
        },
    ]);
    check(said.clone(), (DESK, drop_out(&[2])), is_here("Owl"));
    let played = seen.after([say::result(1, 2, 0)]);
    check(played.clone(), (DESK, drop_out(&[4])), is_here("Cat"));
    let hall = said.after([drop_out(&[3])]);
    assert!(hall.game(2).outcome().is_some(), "the other was not there");
}

#[test]
fn two_who_meet_and_are_both_missing_withdraw_in_one_step() {
    let hall = door().after([say::draw(), say::publish(), here(1)]);
    let hall = hall.after([drop_out(&[2, 3])]);
    assert!(
        hall.game(2).outcome().is_some(),
        "nobody is left to play it"
    );
    assert!(hall.game(1).outcome().is_none(), "Fox and Cat still play");
    let hall = hall.after([say::result(1, 2, 0)]);
    let last = hall.game(3).outcome().expect("nobody meets the winner");
    assert_eq!(last.winner, Some(lanista_domain::Side::Home));
}
