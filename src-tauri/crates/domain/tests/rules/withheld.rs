//! What a stream holds back: the hall learns it later, in the same order, and until then it cannot tell how a match went.

use crate::hall::{ANNA, DESK, Hall, entered_with};
use crate::openings::some_format;
use crate::plausible::{Dice, cases, plausible};
use crate::say::{call, commit, game_to, score, take};
use crate::streams::{change, streaming};
use lanista_domain::Side::{self, Away, Home};
use lanista_domain::{
    At, Command, Equipment, FloorChange, Gathering, MatchId, StationKind, StationNo, StreamChange,
    Withheld,
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const STREAM: StationNo = StationNo(1);

const fn hold_back(seconds: u16) -> Command {
    change(StreamChange::HoldBack {
        station: STREAM,
        seconds,
    })
}

const fn reveal() -> Command {
    change(StreamChange::Reveal { station: STREAM })
}

/// A hall, and what those in it see.
#[derive(Clone, Debug)]
struct Watched {
    hall: Hall,
    withheld: Withheld,
}

impl Watched {
    fn from(hall: Hall) -> Self {
        Self {
            hall,
            withheld: Withheld::default(),
        }
    }

    fn must(&mut self, from: &str, command: Command) -> bool {
        self.hall.must(from, command);
        self.follow()
    }

    fn send(&mut self, from: &str, command: Command) -> bool {
        let is_accepted = self.hall.send(from, None, command).is_ok();
        if is_accepted {
            self.follow();
        }
        is_accepted
    }

    fn follow(&mut self) -> bool {
        let entry = self.hall.journal.last().expect("it was accepted");
        self.withheld.take(&self.hall.state, entry)
    }

    fn wait(&mut self, seconds: u64) {
        self.hall.wait(seconds * 1_000);
        let now = At(self.hall.state.now.0 + self.hall.waited);
        self.hall.state.now = self.hall.state.now.max(now);
        self.show_by(now);
    }

    fn show_by(&mut self, now: At) {
        let _last = self.withheld.release(&self.hall.state, now, |_| {});
    }

    fn seen(&self) -> &Gathering {
        self.withheld.shown().unwrap_or(&self.hall.state)
    }

    /// How many games of a match the hall knows, and who goes where in the final.
    fn known(&self) -> (usize, usize) {
        let seen = self.seen();
        let games = seen.matches[&MatchId(1)].games.len();
        let is_known = |side| seen.matches[&MatchId(3)].entrant(side).is_some();
        (
            games,
            Side::BOTH
                .into_iter()
                .filter(|side| is_known(*side))
                .count(),
        )
    }
}

/// The first semi-final is on the stream, whose results come 30 s later.
fn on_stream() -> Watched {
    let mut watched = Watched::from(streaming().after([hold_back(30), call(1, Some(1))]));
    watched.must(ANNA, take(1));
    watched
}

#[test]
fn the_hall_learns_a_result_later_and_all_at_once_then() {
    let mut watched = on_stream();
    assert!(watched.must(ANNA, game_to(1, 1, Home)), "it is held back");
    watched.must(ANNA, game_to(1, 2, Home));
    watched.must(ANNA, commit(1, Home));
    assert_eq!(watched.known(), (0, 0), "the hall knows no game");
    assert_eq!(watched.hall.state.matches[&MatchId(1)].games.len(), 2);
    assert!(watched.withheld.holds(MatchId(1)) && watched.withheld.holds(MatchId(3)));
    assert!(!watched.withheld.holds(MatchId(2)));
    let last = watched
        .withheld
        .until(STREAM)
        .expect("it holds something back");
    watched.show_by(At(last.0 - 1));
    assert_eq!(watched.known(), (2, 0), "the games are out, the end is not");
    watched.show_by(last);
    assert_eq!(watched.known(), (2, 1));
    assert!(watched.withheld.shown().is_none(), "nothing is held back");
    assert_eq!(watched.withheld.next_due(), None);
}

#[test]
fn other_matches_and_calls_are_shown_at_once() {
    let mut watched = on_stream();
    watched.must(ANNA, game_to(1, 1, Home));
    assert!(!watched.must(DESK, call(2, Some(2))), "it rests on nothing");
    watched.must(ANNA, take(2));
    assert!(!watched.must(ANNA, game_to(2, 1, Away)));
    let seen = &watched.seen().matches[&MatchId(2)];
    assert_eq!((seen.station, seen.games.len()), (Some(StationNo(2)), 1));
    assert_eq!(watched.known(), (0, 0));
}

#[test]
fn who_is_called_there_next_and_what_the_producer_shows_wait_with_it() {
    let mut watched = on_stream();
    watched.must(ANNA, game_to(1, 1, Home));
    watched.must(ANNA, game_to(1, 2, Home));
    watched.must(ANNA, commit(1, Home));
    let next = StreamChange::Show {
        station: STREAM,
        match_id: Some(MatchId(2)),
    };
    assert!(watched.must(DESK, change(next)), "the first is over");
    assert!(watched.must(DESK, call(2, Some(1))), "the station is free");
    assert_eq!(watched.seen().matches[&MatchId(2)].station, None);
    let until = watched.withheld.until(STREAM).expect("it is held back");
    watched.show_by(until);
    assert!(watched.withheld.shown().is_none());
    assert_eq!(watched.seen().matches[&MatchId(2)].station, Some(STREAM));
}

#[test]
fn what_rests_on_a_held_result_waits_with_it() {
    let mut watched = on_stream();
    watched.must(ANNA, game_to(1, 1, Home));
    watched.must(ANNA, game_to(1, 2, Home));
    watched.must(ANNA, commit(1, Home));
    watched.must(ANNA, take(2));
    for command in [game_to(2, 1, Away), game_to(2, 2, Away)] {
        assert!(!watched.must(ANNA, command));
    }
    assert!(
        watched.must(ANNA, commit(2, Away)),
        "it fills the final too"
    );
    assert!(watched.must(DESK, call(3, Some(2))), "the final is called");
    assert_eq!(watched.known(), (0, 0));
    let until = watched.withheld.until(STREAM).expect("it is held back");
    watched.show_by(until);
    assert_eq!(watched.known(), (2, 2));
    assert!(watched.withheld.shown().is_none());
}

#[test]
fn a_producer_shows_all_at_once_and_goes_on_holding_back() {
    let mut watched = on_stream();
    watched.must(ANNA, game_to(1, 1, Home));
    watched.must(DESK, reveal());
    let now = watched.hall.state.now;
    watched.show_by(now);
    assert_eq!(watched.known(), (1, 0));
    assert!(
        watched.must(ANNA, game_to(1, 2, Home)),
        "the next is held back again"
    );
    assert_eq!(watched.known(), (1, 0));
    watched.must(DESK, hold_back(0));
    let now = watched.hall.state.now;
    watched.show_by(now);
    assert_eq!(watched.known(), (2, 0));
    assert!(
        !watched.must(ANNA, commit(1, Home)),
        "nothing is held back any more"
    );
}

#[test]
fn a_longer_time_is_for_what_comes_and_a_shorter_one_for_all() {
    let mut watched = on_stream();
    watched.must(ANNA, game_to(1, 1, Home));
    let before = watched.withheld.next_due();
    watched.must(DESK, hold_back(600));
    assert_eq!(watched.withheld.next_due(), before);
    watched.must(DESK, hold_back(10));
    assert!(watched.withheld.next_due() < before);
}

#[test]
fn a_game_taken_back_was_never_seen() {
    let mut watched = on_stream();
    watched.must(ANNA, score(1, 1, 1, 0));
    let seq = watched.hall.state.head;
    watched.must(DESK, crate::say::take_back(seq));
    assert_eq!(watched.known(), (0, 0));
    watched.wait(40);
    assert_eq!(watched.known(), (0, 0));
    assert!(watched.withheld.shown().is_none());
}

/// All that documents are made of, but for the counts of entries.
fn told(state: &Gathering) -> Value {
    let mut told = serde_json::to_value(state).expect("it is written");
    let fields = told.as_object_mut().expect("it is an object");
    for count in ["head", "now", "steps", "next"] {
        assert!(fields.remove(count).is_some(), "{count} is counted");
    }
    // A match that begins again leaves its station to whoever plays there: who came first looks otherwise to the hall.
    for found in fields["matches"]
        .as_object_mut()
        .into_iter()
        .flat_map(|all| all.values_mut())
    {
        found["station"] = Value::Null;
    }
    told
}

/// Where two gatherings differ, as a path with both values.
fn apart(seen: &Gathering, other: &Gathering) -> Vec<String> {
    let mut found = Vec::new();
    differ("", &told(seen), &told(other), &mut found);
    found
}

fn differ(path: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(of_one), Value::Object(of_other)) => {
            let keys: BTreeSet<_> = of_one.keys().chain(of_other.keys()).collect();
            for key in keys {
                let (one, other) = (&one[key.as_str()], &other[key.as_str()]);
                differ(&format!("{path}/{key}"), one, other, found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{path}: {one} / {other}")),
    }
}

/// A day at which a station is a stream's that holds back for a while.
fn streamed_day(dice: &mut Dice) -> Watched {
    let mut hall = entered_with(some_format(dice), &[]);
    let equipment = Equipment {
        kind: StationKind::Stream,
        ..Equipment::default()
    };
    for number in [STREAM, StationNo(2)] {
        let change = FloorChange::Equip {
            number,
            equipment: equipment.clone(),
        };
        hall.must(DESK, Command::ChangeFloor { change });
    }
    hall.must(DESK, hold_back(30));
    Watched::from(hall)
}

proptest! {
    #![proptest_config(cases(32, 500))]

    /// Whatever happens meanwhile: once all is shown, the hall has seen the day as it was.
    #[test]
    fn the_hall_ends_where_the_day_does(seed in 1_u64.., asked in 40_usize..240) {
        let mut dice = Dice(seed);
        let mut watched = streamed_day(&mut dice);
        let mut held = 0;
        for _ in 0..asked {
            let (from, expect, command) = match dice.roll(24) {
                0 => (DESK, None, reveal()),
                1 => (DESK, None, hold_back(u16::from(dice.small(60)))),
                _ => plausible(&watched.hall.state, &mut dice),
            };
            if watched.hall.send(from, expect, command).is_ok() {
                held += usize::from(watched.follow());
            }
            let mut last = None;
            let state = watched.hall.state.clone();
            let _last = watched.withheld.release(&state, state.now, |shown| last = Some(shown.clone()));
            if watched.withheld.shown().is_none() && let Some(last) = last {
                prop_assert_eq!(apart(&last, &state), Vec::<String>::new(), "after {} held back", held);
            }
        }
        let state = watched.hall.state.clone();
        let mut last = watched.withheld.shown().cloned();
        let ended = watched.withheld.release(&state, At(u64::MAX), |shown| last = Some(shown.clone()));
        prop_assert_eq!(ended.is_some(), last.is_some());
        prop_assert!(watched.withheld.shown().is_none());
        if let Some(last) = last {
            prop_assert_eq!(apart(&last, &state), Vec::<String>::new());
        }
    }

    /// Two days that differ only in who won at the stream look alike to the hall, whatever happens beside it.
    #[test]
    fn the_hall_cannot_tell_how_it_went(seed in 1_u64.., asked in 10_usize..80) {
        let mut dice = Dice(seed);
        let mut won = on_stream();
        let mut lost = won.clone();
        for (watched, winner) in [(&mut won, Home), (&mut lost, Away)] {
            watched.must(ANNA, game_to(1, 1, winner));
            watched.must(ANNA, game_to(1, 2, winner));
            watched.must(ANNA, commit(1, winner));
        }
        for _ in 0..asked {
            let (from, _, command) = plausible(&won.hall.state, &mut dice);
            let kind = command.kind();
            let is_asked_alike = won.send(from, command.clone()) == lost.send(from, command);
            if !is_asked_alike || won.withheld.shown().is_none() {
                break;
            }
            prop_assert_eq!(apart(won.seen(), lost.seen()), Vec::<String>::new(), "after {}", kind);
            prop_assert_eq!(won.known(), (0, 0));
        }
    }
}
