//! When calls are made: rest, all in one step, by hand only, by themselves; and what a day teaches about its length.

use crate::dispatch::{NOTHING, automatic, calls, change, equip, placed, wished};
use crate::hall::{
    ANNA, CUP, DESK, DOUBLE, Hall, SINGLE, check, entered, four, published, refused, then,
};
use crate::say::{self, call, draw, result};
use lanista_domain::dispatch::{Ends, Hindrance};
use lanista_domain::{
    At, Command, EntrantId, FloorChange, MatchId, MatchState, NewEntrant, PlayedAt, Refusal,
    StageId, StationKind, StationNo, TimerOwner, TournamentId, Wish,
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
    check(hall, (DESK, call(1, Some(2))), then(|_| ()));
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
fn a_day_teaches_how_long_matches_take() {
    let minute = 60_000;
    let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let mut hall = published(SINGLE, &names).after([placed(PlayedAt::Seats {}, 0)]);
    let expected = hall.state.dispatch(hall.state.now).calls[0].ahead;
    // Three best of three of ten minutes a game: 2.49 games each.
    assert_eq!((expected.matches, expected.millis / minute), (3, 74));
    hall.must(DESK, Command::CallNext {});
    hall.wait(40 * minute);
    for number in 1..=4 {
        hall.must(DESK, result(number, 2, 1));
    }
    let learned = hall.state.dispatch(hall.state.now).calls[0].ahead;
    assert_eq!((learned.matches, learned.millis / minute), (2, 80));
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

#[test]
fn somebody_waits_for_a_match_on_which_more_hangs() {
    let of_the_den = |name: &str| NewEntrant {
        name: name.to_owned(),
        club: Some("Den".to_owned()),
        ..NewEntrant::default()
    };
    let names = ["Fox", "Owl", "Hen", "Cat", "Elk", "Yak", "Bee", "Ant"];
    let mut hall = entered(DOUBLE, &[]).after([
        say::add(names.map(of_the_den)),
        draw(),
        say::publish(),
        placed(PlayedAt::Seats {}, 0),
    ]);
    let tournament = TournamentId(2);
    hall.must(DESK, say::create("Side cup", crate::hall::format(SINGLE)));
    let entrants = ["Fox", "Kim"].map(of_the_den).to_vec();
    hall.must(
        DESK,
        Command::AddEntrants {
            tournament,
            entrants,
        },
    );
    hall.must(DESK, Command::DrawStage { tournament });
    hall.must(DESK, Command::PublishStage { stage: StageId(2) });
    let side_cup = hall.state.stages[&StageId(2)].first_match.0;
    for number in 1..=4 {
        hall.must(DESK, call(number, None));
    }
    // Fox has won the first match; who comes next is found in ten minutes.
    hall.wait(15 * 60_000);
    hall.must(DESK, result(1, 2, 0));
    let fox = hall
        .state
        .persons
        .values()
        .find(|it| it.handle == "Fox")
        .expect("Fox")
        .id;
    let told = hall.state.dispatch(hall.state.now).waiting;
    let because = told
        .iter()
        .find(|it| it.match_id.0 == side_cup)
        .map(|it| it.because.clone());
    let next = hall.state.matches.values().find(|found| {
        found.state == MatchState::Undecided && found.has(hall.game(1).winner().expect("Fox"))
    });
    let match_id = next.expect("Fox goes on").id;
    assert_eq!(
        because,
        Some(vec![Hindrance::NeededSoon {
            person: fox,
            match_id
        }])
    );
    // Whoever wants it now says so.
    let here = Wish {
        station: Some(StationNo(1)),
        ..NOTHING
    };
    hall.must(DESK, wished(side_cup, here));
    assert_eq!(calls(&hall), [(side_cup, Some(1))]);
}

#[test]
fn the_day_ends_with_its_longest_row_of_matches_or_when_the_stations_are_through() {
    let minute = 60_000;
    // Two rounds of best of three, ten minutes a game: 24.9 minutes each.
    let mut hall = four(SINGLE).after([placed(PlayedAt::Anywhere {}, 0)]);
    let ends = |hall: &Hall| {
        let at = hall.state.now;
        let told = hall.state.dispatch(at).ends;
        (
            (told.tournaments[&CUP].0 - at.0) / minute,
            (told.day.expect("drawn").0 - at.0) / minute,
        )
    };
    assert_eq!(ends(&hall), (49, 49));
    hall.must(DESK, call(1, Some(1)));
    hall.must(DESK, call(2, Some(2)));
    hall.wait(20 * minute);
    hall.must(DESK, say::hold(2));
    assert_eq!(ends(&hall), (29, 29), "20 minutes of both are played");
    // One station alone has to take all three.
    let remove = |number| Command::RemoveStation {
        number: StationNo(number),
    };
    let narrow = four(SINGLE).after([placed(PlayedAt::Anywhere {}, 0), remove(2), remove(3)]);
    assert_eq!(ends(&narrow), (49, 74));
    let over = hall.after([
        say::resume(2),
        result(1, 2, 0),
        result(2, 2, 0),
        result(3, 2, 0),
    ]);
    assert_eq!(over.state.dispatch(over.state.now).ends, Ends::default());
}
