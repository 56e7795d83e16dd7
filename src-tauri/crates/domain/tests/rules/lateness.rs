//! How long entrants who were called have to come: the last call, the walkover, and a clock that stands while the match is held.

use crate::dispatch::change;
use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, four, refused};
use crate::say::{self, call};
use lanista_domain::Side::Home;
use lanista_domain::{
    At, CallClock, Command, EntrantId, FloorChange, Lobby, MatchId, Patience, Places, Presence,
    Refusal, StageId,
};

const MINUTE: u64 = 60_000;

fn patient(last_call: u16, walkover: u16) -> Command {
    change(FloorChange::Places {
        tournament: CUP,
        places: Places {
            patience: Patience {
                last_call,
                walkover,
            },
            ..Places::default()
        },
    })
}

const fn last_call(number: u32) -> Command {
    Command::LastCall {
        match_id: MatchId(number),
        since: None,
    }
}

fn clock(hall: &Hall) -> CallClock {
    let clock = hall.state.call_clock(hall.game(1));
    clock.expect("the match is called")
}

/// Match 1 is called now, with a last call after ten minutes and a walkover after fifteen.
fn called() -> Hall {
    let mut hall = four(SINGLE);
    hall.must(DESK, call(1, Some(1)));
    hall
}

#[test]
fn whoever_is_called_has_a_quarter_of_an_hour_and_a_last_call_after_ten_minutes() {
    let hall = called();
    let now = hall.state.now;
    assert_eq!(
        clock(&hall),
        CallClock {
            since: now,
            last: Some(At(now.0 + 10 * MINUTE)),
            until: At(now.0 + 15 * MINUTE),
            stands: None,
        }
    );
    assert_eq!(clock(&hall).left(now), Some(15 * MINUTE));
    assert_eq!(clock(&hall).left(At(now.0 + 15 * MINUTE)), None);
    assert!(!clock(&hall).is_last(now));
    assert!(clock(&hall).is_last(At(now.0 + 10 * MINUTE)));
}

#[test]
fn each_tournament_has_its_own_patience_and_it_holds_for_who_is_called_already() {
    let mut hall = called();
    let now = hall.state.now;
    hall.must(DESK, patient(3, 5));
    assert_eq!(clock(&hall).until, At(now.0 + 5 * MINUTE));
    hall.must(DESK, patient(0, 0));
    assert_eq!(hall.state.call_clock(hall.game(1)), None);
    check(
        hall.clone(),
        (DESK, last_call(1)),
        refused(Refusal::NotAwaited),
    );
    for (last_call, walkover) in [(6, 5), (0, 601)] {
        let told = hall.send(DESK, None, patient(last_call, walkover));
        assert!(told.is_err(), "{last_call} and {walkover} minutes");
    }
}

#[test]
fn while_the_match_is_held_nobody_is_late() {
    let mut hall = called();
    let since = hall.state.now;
    hall.wait(4 * MINUTE);
    hall.must(DESK, say::hold(1));
    let held = hall.state.now;
    let left = 15 * MINUTE - (held.0 - since.0);
    hall.wait(60 * MINUTE);
    let much_later = At(held.0 + 60 * MINUTE);
    assert_eq!(clock(&hall).stands, Some(held));
    assert_eq!(clock(&hall).left(much_later), Some(left));
    assert!(!clock(&hall).is_last(much_later));
    let Err(told) = hall.send(DESK, None, last_call(1)) else {
        panic!("nobody is waited for while the match is held");
    };
    assert!(matches!(told.reasons[..], [Refusal::Held { .. }]));
    hall.must(DESK, say::resume(1));
    let resumed = hall.state.now;
    assert_eq!(clock(&hall).stands, None);
    assert_eq!(clock(&hall).left(resumed), Some(left));
    // A second hold adds to the first.
    hall.wait(MINUTE);
    hall.must(DESK, say::hold(1));
    let again = hall.state.now;
    hall.wait(30 * MINUTE);
    hall.must(DESK, say::resume(1));
    assert_eq!(
        clock(&hall).left(hall.state.now),
        Some(left - (again.0 - resumed.0))
    );
}

#[test]
fn who_is_called_while_the_match_is_held_has_all_the_time_once_it_goes_on() {
    let mut hall = four(SINGLE);
    hall.must(DESK, say::hold(1));
    hall.wait(7 * MINUTE);
    hall.must(DESK, call(1, Some(1)));
    hall.wait(9 * MINUTE);
    assert_eq!(clock(&hall).left(hall.state.now), Some(15 * MINUTE));
    hall.must(DESK, say::resume(1));
    assert_eq!(clock(&hall).left(hall.state.now), Some(15 * MINUTE));
}

#[test]
fn a_last_call_by_hand_leaves_as_long_as_one_that_comes_by_itself() {
    let mut hall = called();
    let since = hall.state.now;
    hall.wait(2 * MINUTE);
    let seq = hall.must(DESK, last_call(1));
    let now = hall.state.now;
    assert_eq!(clock(&hall).last, Some(now));
    assert_eq!(clock(&hall).until, At(now.0 + 5 * MINUTE));
    // Once only, whether by hand or by itself.
    check(
        hall.clone(),
        (DESK, last_call(1)),
        refused(Refusal::NoChange),
    );
    let mut later = called();
    later.wait(11 * MINUTE);
    check(later, (DESK, last_call(1)), refused(Refusal::NoChange));
    // It can be taken back.
    let mut other = hall.clone();
    other.must(DESK, say::take_back(seq));
    assert_eq!(clock(&other).until, At(since.0 + 15 * MINUTE));
    // Another station is another way to go: the call begins anew.
    hall.must(DESK, call(1, Some(2)));
    assert_eq!(clock(&hall).left(hall.state.now), Some(15 * MINUTE));
    assert!(!clock(&hall).is_last(hall.state.now));
}

#[test]
fn nobody_is_waited_for_before_the_call_and_after_the_first_game() {
    let mut hall = four(SINGLE);
    check(
        hall.clone(),
        (DESK, last_call(1)),
        refused(Refusal::NotAwaited),
    );
    hall.must(DESK, call(1, Some(1)));
    hall.must(ANNA, say::take(1));
    hall.must(ANNA, say::score(1, 1, 11, 0));
    check(hall, (DESK, last_call(1)), refused(Refusal::NotAwaited));
}

#[test]
fn a_last_call_that_means_an_earlier_call_does_nothing() {
    let mut hall = called();
    let earlier = clock(&hall).since;
    hall.must(DESK, call(1, Some(2)));
    let of = |since| Command::LastCall {
        match_id: MatchId(1),
        since: Some(since),
    };
    check(
        hall.clone(),
        (DESK, of(earlier)),
        refused(Refusal::NotAwaited),
    );
    hall.wait(MINUTE);
    let now = clock(&hall).since;
    hall.must(DESK, of(now));
}

#[test]
fn whoever_said_that_they_are_there_loses_by_no_walkover() {
    let mut hall = called();
    let name = "Fox".to_owned();
    hall.must(DESK, say::check_in(1, Home, Presence::Here));
    check(
        hall.clone(),
        (DESK, say::absent(1, Home)),
        refused(Refusal::IsHere { name: name.clone() }),
    );
    check(
        hall.clone(),
        (DESK, say::both_absent(1)),
        refused(Refusal::IsHere { name }),
    );
    hall.must(DESK, say::check_in(1, Home, Presence::Absent));
    hall.must(DESK, say::absent(1, Home));
}

#[test]
fn a_lobby_goes_with_its_match_and_with_its_opponents() {
    let said = |hall: &Hall| hall.state.floor.lobbies.contains_key(&MatchId(1));
    let lobby = || Command::SetLobby {
        match_id: MatchId(1),
        lobby: Some(Lobby {
            password: "drake".to_owned(),
            ..Lobby::default()
        }),
    };
    let mut hall = four(SINGLE).after([lobby()]);
    assert!(said(&hall));
    let swap = Command::SwapSeeds {
        stage: StageId(1),
        one: EntrantId(1),
        other: EntrantId(2),
        reason: "They came late".to_owned(),
    };
    hall.must(DESK, swap);
    hall.must(DESK, say::publish());
    assert!(!said(&hall), "somebody else would know the password");
    let mut other = four(SINGLE).after([lobby()]);
    let seq = other.must(DESK, Command::DiscardDraw { stage: StageId(1) });
    assert!(!said(&other), "another match can have this id");
    other.must(DESK, say::take_back(seq));
    assert!(said(&other), "it comes back with its match");
    // What says nothing is nothing said.
    let empty = Command::SetLobby {
        match_id: MatchId(1),
        lobby: Some(Lobby::default()),
    };
    other.must(DESK, empty);
    assert!(!said(&other));
}
