//! When calls are made: rest, all in one step, by hand only, by themselves; and what a day teaches about its length.

use crate::dispatch::{NOTHING, automatic, calls, change, equip, placed, wished};
use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, entered, four, refused, then};
use crate::say::{self, call, draw, result};
use lanista_domain::{
    At, Command, EntrantId, FloorChange, MatchId, MatchState, PlayedAt, Refusal, Role, Scope,
    StationKind, StationNo, TimerOwner, TournamentId, Wish,
};

#[test]
fn who_has_just_played_rests() {
    let minute = 60_000;
    let mut hall = four(SINGLE).after([placed(PlayedAt::Anywhere {}, 10)]);
    hall.must(DESK, call(1, Some(1)));
    hall.must(DESK, call(2, Some(2)));
    hall.wait(30 * minute);
    hall.must(DESK, result(1, 2, 0));
    hall.must(DESK, result(2, 2, 0));
    let ended = hall.state.now;
    let told = hall.state.dispatch(ended);
    assert_eq!(told.calls[0].match_id, MatchId(3));
    assert_eq!(told.calls[0].from, At(ended.0 + 10 * minute));
    check(
        hall.clone(),
        (DESK, Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    hall.wait(10 * minute);
    check(
        hall,
        (DESK, Command::CallNext {}),
        then(|hall| assert!(hall.game(3).is_at_its_place())),
    );
}

#[test]
fn all_proposals_are_called_in_one_step_and_taken_back_in_one() {
    let mut hall = four(SINGLE);
    let before = hall.state.matches.clone();
    let seq = hall.must(DESK, Command::CallNext {});
    assert!((1..=2).all(|number| hall.game(number).is_at_its_place()));
    hall.must(DESK, say::take_back(seq));
    assert_eq!(hall.state.matches, before);
    // They are proposed still, for whoever took them back has something in mind: only by hand.
    let told = hall.state.dispatch(hall.state.now);
    assert!(told.calls.iter().all(|call| call.by_hand));
    check(
        hall.clone(),
        (DESK, Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    // However long the day goes on, until somebody calls them or says that they may be called as any other.
    let mut later = hall.clone();
    for number in 10..=90 {
        later.must(
            DESK,
            Command::SetStation {
                number: StationNo(number),
                name: String::new(),
            },
        );
    }
    assert!(
        later
            .state
            .dispatch(later.state.now)
            .calls
            .iter()
            .all(|call| call.by_hand)
    );
    let free = later.after([wished(1, NOTHING)]);
    let by_hand = |hall: &Hall| {
        let calls = hall.state.dispatch(hall.state.now).calls;
        calls.iter().filter(|call| call.by_hand).count()
    };
    assert_eq!(by_hand(&free), 1);
    check(
        hall,
        (DESK, call(1, Some(2))),
        then(move |hall| assert_eq!(by_hand(hall), 1)),
    );
}

#[test]
fn a_call_is_taken_back_though_its_station_changed_or_has_others() {
    let mut hall = four(SINGLE).after([equip(1, StationKind::GameServer, 4)]);
    let seq = hall.must(DESK, call(1, Some(1)));
    hall.must(DESK, call(2, Some(1)));
    let broken = FloorChange::Close {
        number: StationNo(1),
        reason: "Crashed".to_owned(),
    };
    hall.must(DESK, change(broken));
    hall.must(DESK, say::take_back(seq));
    assert!(!hall.game(1).is_at_its_place());
    assert!(hall.state.stations[&StationNo(1)].out_of_order.is_some());
    // The station itself stays while somebody is called to it.
    let mut hall = four(SINGLE);
    let set = hall.must(
        DESK,
        Command::SetStation {
            number: StationNo(9),
            name: String::new(),
        },
    );
    hall.must(DESK, call(1, Some(9)));
    assert!(
        hall.send(DESK, None, say::take_back(set)).is_err(),
        "a match is there"
    );
}

#[test]
fn a_heat_goes_on_without_who_left() {
    let mut hall = crate::heats::heat(crate::heats::royale(1), 2, 4);
    hall.must(
        DESK,
        Command::GoneHome {
            tournament: CUP,
            entrant: EntrantId(1),
            reason: String::new(),
        },
    );
    assert_eq!(calls(&hall).len(), 1);
}

#[test]
fn a_desk_of_one_tournament_calls_its_own() {
    let mut hall = four(SINGLE);
    hall.must(DESK, say::create("Side cup", crate::hall::format(SINGLE)));
    let scope = Scope::Tournament {
        tournament: TournamentId(2),
    };
    hall.must(DESK, say::admit("side", Role::Desk, scope));
    check(
        hall.clone(),
        ("side", Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    hall.must(
        DESK,
        say::admit("main", Role::Desk, Scope::Tournament { tournament: CUP }),
    );
    check(
        hall,
        ("main", Command::CallNext {}),
        then(|hall| assert!(hall.game(1).is_at_its_place())),
    );
}

#[test]
fn what_is_kept_back_waits_for_a_hand() {
    let back = Wish {
        keep_back: true,
        ..NOTHING
    };
    let hall = four(SINGLE).after([wished(1, back)]);
    check(
        hall.clone(),
        (DESK, Command::CallNext {}),
        then(|hall| {
            assert!(!hall.game(1).is_at_its_place());
            assert!(hall.game(2).is_at_its_place());
        }),
    );
    check(
        hall.clone(),
        (DESK, wished(1, back)),
        refused(Refusal::NoChange),
    );
    let free = hall.after([wished(1, NOTHING)]);
    assert!(free.state.floor.wishes.is_empty());
    check(
        four(SINGLE),
        (DESK, wished(99, back)),
        refused(Refusal::not_found("match")),
    );
}

#[test]
fn calls_by_themselves_wait_until_results_have_settled() {
    let mut hall = four(SINGLE);
    check(
        hall.clone(),
        ("", Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    assert_eq!(hall.state.next_call(), None);
    hall.must(DESK, automatic(60));
    let MatchState::Ready { since } = hall.game(1).state else {
        panic!("it is ready");
    };
    assert_eq!(hall.state.next_call(), Some(At(since.0 + 60_000)));
    let timers = hall.state.timers();
    assert_eq!(timers[0].owner, TimerOwner::Dispatch {});
    check(
        hall.clone(),
        ("", Command::CallNext {}),
        refused(Refusal::NothingToCall),
    );
    hall.wait(60_000);
    hall.must("", Command::CallNext {});
    assert!((1..=2).all(|number| hall.game(number).is_at_its_place()));
    assert_eq!(hall.state.next_call(), None, "nothing else is ready");
}

#[test]
fn nobody_who_left_is_called_and_nothing_that_only_the_desk_sees() {
    let names = ["Fox", "Owl", "Hen", "Cat"];
    assert_eq!(calls(&entered(SINGLE, &names).after([draw()])), []);
    let hall = four(SINGLE).after([Command::GoneHome {
        tournament: CUP,
        entrant: EntrantId(1),
        reason: String::new(),
    }]);
    assert_eq!(calls(&hall), [(2, Some(1))]);
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let bad = |what: &str| Refusal::BadNumber {
        what: what.to_owned(),
    };
    let at = |number| {
        change(FloorChange::Open {
            number: StationNo(number),
        })
    };
    check(
        four(SINGLE),
        (DESK, at(9)),
        refused(Refusal::not_found("station")),
    );
    check(
        four(SINGLE),
        (DESK, equip(1, StationKind::Table, 0)),
        refused(bad("matches at once, 1 to 64")),
    );
    check(
        four(SINGLE),
        (DESK, placed(PlayedAt::Seats {}, 601)),
        refused(bad("minutes of rest, up to 600")),
    );
    check(
        four(SINGLE),
        (DESK, automatic(3_601)),
        refused(bad("a time to settle, up to an hour")),
    );
    let both = Wish {
        station: Some(StationNo(1)),
        stream: true,
        ..NOTHING
    };
    check(
        four(SINGLE),
        (DESK, wished(1, both)),
        refused(bad("a station or the stream, not both")),
    );
    check(
        four(SINGLE),
        (ANNA, automatic(60)),
        refused(Refusal::NotAllowed),
    );
    check(
        four(SINGLE),
        (ANNA, Command::CallNext {}),
        refused(Refusal::NotAllowed),
    );
}

#[test]
fn a_station_keeps_what_stands_there_under_another_name() {
    let hall = four(SINGLE).after([
        equip(1, StationKind::Stage, 1),
        Command::SetStation {
            number: StationNo(1),
            name: "Main".to_owned(),
        },
    ]);
    let station = &hall.state.stations[&StationNo(1)];
    assert_eq!(
        (station.name.as_str(), station.equipment.kind),
        ("Main", StationKind::Stage)
    );
}
