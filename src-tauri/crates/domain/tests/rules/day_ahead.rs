//! What lies ahead: how long matches take, who is kept for which, and when the day ends.

use crate::dispatch::{NOTHING, beside, calls, placed, wished};
use crate::hall::{CUP, DESK, DOUBLE, Hall, SINGLE, entered, four, of_the_den, published};
use crate::say::{self, call, draw, result};
use lanista_domain::dispatch::{Ends, Hindrance};
use lanista_domain::{Command, MatchState, PlayedAt, StationNo, Wish};

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
fn somebody_waits_for_a_match_on_which_more_hangs() {
    let names = ["Fox", "Owl", "Hen", "Cat", "Elk", "Yak", "Bee", "Ant"];
    let mut hall = entered(DOUBLE, &[]).after([
        say::add(names.map(|name| of_the_den(name, &[]))),
        draw(),
        say::publish(),
        placed(PlayedAt::Seats {}, 0),
    ]);
    let side_cup = beside(
        &mut hall,
        SINGLE,
        ["Fox", "Kim"].map(|name| of_the_den(name, &[])).to_vec(),
    );
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
