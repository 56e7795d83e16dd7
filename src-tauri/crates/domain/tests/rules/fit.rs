//! A schedule that cannot fit says so: which match, why, and what holds it.

use crate::dispatch::{NOTHING, beside, change, close, equip, placed, wished};
use crate::hall::{CUP, DESK, Hall, SINGLE, four, named};
use crate::say::{call, result};
use crate::times::set;
use lanista_domain::bracket::Group;
use lanista_domain::dispatch::{Held, Misfit, Why};
use lanista_domain::stage::{TimeOf, Timed};
use lanista_domain::{
    At, Break, Command, FloorChange, MatchId, PlayedAt, StationKind, StationNo, TournamentId, Wish,
};

const MINUTE: u64 = 60_000;
/// A best of three of quarter hours, as long as nobody played one.
const TAKES: u64 = 15 * MINUTE * 249 / 100;
/// When the day is looked at.
const NOON: u64 = 43_200_000;
const LATER: At = At(NOON + 30 * MINUTE);

fn told(hall: &Hall) -> Vec<Misfit> {
    hall.state.misfits(At(NOON))
}

/// What stands against one match and nothing else.
fn of(number: u32, why: Why) -> Vec<Misfit> {
    vec![Misfit {
        tournament: Some(CUP),
        match_id: Some(MatchId(number)),
        matches: 1,
        why,
    }]
}

const fn aim(tournament: Option<TournamentId>, until: u64) -> Command {
    change(FloorChange::Aim {
        tournament,
        until: Some(At(until)),
    })
}

fn lunch(from: u64, until: u64) -> Command {
    change(FloorChange::Breaks {
        breaks: vec![Break {
            from: At(from),
            until: At(until),
            text: "Lunch".to_owned(),
            tournament: None,
        }],
    })
}

const fn at(from: At) -> Wish {
    Wish {
        from: Some(from),
        ..NOTHING
    }
}

const fn there(station: u32, from: Option<At>) -> Wish {
    Wish {
        station: Some(StationNo(station)),
        from,
        ..NOTHING
    }
}

/// The first round shall be over by then.
fn first_round(until: At) -> Command {
    let (group, round) = (Group::Upper, 1);
    set(&[Timed {
        of: TimeOf::Round { group, round },
        from: None,
        until: Some(until),
    }])
}

#[test]
fn a_day_with_room_says_nothing() {
    let hall = four(SINGLE);
    assert_eq!(told(&hall), []);
    let hall = hall.after([
        wished(1, there(2, Some(LATER))),
        lunch(NOON + 3 * 3_600_000, NOON + 4 * 3_600_000),
        aim(None, NOON + 3 * 3_600_000),
    ]);
    assert_eq!(told(&hall), []);
}

#[test]
fn a_tournament_that_can_be_played_nowhere_is_told_once() {
    let consoles = PlayedAt::Stations {
        kinds: vec![StationKind::Console],
        area: String::new(),
    };
    let hall = four(SINGLE).after([placed(consoles, 0)]);
    let nowhere = |broken: &[u32]| {
        let mut told = of(
            1,
            Why::NoStation {
                broken: broken.iter().copied().map(StationNo).collect(),
            },
        );
        told[0].matches = 3;
        told
    };
    assert_eq!(told(&hall), nowhere(&[]));
    let hall = hall.after([equip(2, StationKind::Console, 1)]);
    assert_eq!(told(&hall), []);
    assert_eq!(told(&hall.after([close(2)])), nowhere(&[2]));
}

#[test]
fn with_every_station_out_of_order_nothing_can_be_played() {
    let hall = four(SINGLE).after([close(1), close(2), close(3)]);
    let [one] = told(&hall).try_into().expect("one");
    assert_eq!((one.match_id, one.matches), (Some(MatchId(1)), 3));
    // What was called before goes on there.
    let hall = four(SINGLE).after([call(1, Some(1)), close(1), close(2), close(3)]);
    let [one] = told(&hall).try_into().expect("one");
    assert_eq!((one.match_id, one.matches), (Some(MatchId(2)), 2));
}

#[test]
fn a_wish_for_what_is_not_there_is_told() {
    let hall = four(SINGLE).after([wished(2, there(3, None)), close(3)]);
    let station = StationNo(3);
    assert_eq!(told(&hall), of(2, Why::StationBroken { station }));
    let streamed = Wish {
        stream: true,
        ..NOTHING
    };
    let hall = four(SINGLE).after([wished(1, streamed)]);
    assert_eq!(told(&hall), of(1, Why::NoStream));
    assert_eq!(told(&hall.after([equip(1, StationKind::Stream, 1)])), []);
}

#[test]
fn a_fixed_time_that_runs_into_a_break_waits_until_it_is_over() {
    let (from, until) = (NOON + 60 * MINUTE, NOON + 90 * MINUTE);
    let into = of(
        1,
        Why::IntoBreak {
            text: "Lunch".to_owned(),
            until: At(until),
        },
    );
    let hall = four(SINGLE).after([lunch(from, until)]);
    let fixed = |when| told(&hall.clone().after([wished(1, at(At(when)))]));
    assert_eq!(fixed(from - TAKES), [], "just over in time");
    assert_eq!(fixed(from - TAKES + 1), into, "not over in time");
    assert_eq!(fixed(from + MINUTE), into, "within it");
    assert_eq!(fixed(until), [], "after it");
    assert_eq!(
        fixed(NOON - MINUTE),
        [],
        "long past: called when it is ready"
    );
}

#[test]
fn a_final_cannot_be_fixed_before_its_semi_finals_are_over() {
    let hall = four(SINGLE).after([wished(3, at(LATER))]);
    let until = At(NOON + TAKES);
    let after = MatchId(1);
    assert_eq!(told(&hall), of(3, Why::TooSoon { after, until }));
    assert_eq!(told(&hall.after([wished(3, at(until))])), []);
}

#[test]
fn two_fixed_for_one_station_get_in_each_others_way() {
    let hall = four(SINGLE).after([
        wished(1, there(1, Some(LATER))),
        wished(2, there(1, Some(At(LATER.0 + TAKES - 1)))),
    ]);
    let (station, other) = (StationNo(1), MatchId(1));
    assert_eq!(told(&hall), of(2, Why::StationTwice { station, other }));
    let next = At(LATER.0 + TAKES);
    assert_eq!(
        told(&hall.clone().after([wished(2, there(1, Some(next)))])),
        []
    );
    assert_eq!(told(&hall.after([equip(1, StationKind::Table, 2)])), []);
}

#[test]
fn nobody_is_fixed_for_two_matches_at_once() {
    let mut hall = four(SINGLE);
    let fox = hall.state.persons.values().find(|it| it.handle == "Fox");
    let fox = fox.expect("Fox").id;
    let side_cup = beside(&mut hall, SINGLE, vec![named("Kim"), named("Lee")]);
    let kim = hall
        .state
        .tournaments
        .get_mut(&TournamentId(2))
        .expect("it");
    let kim = kim.entrants.values_mut().find(|it| it.name == "Kim");
    kim.expect("Kim").roster = vec![fox];
    let hall = hall.after([wished(1, at(LATER)), wished(side_cup, at(LATER))]);
    let [one] = told(&hall).try_into().expect("one");
    assert_eq!(one.tournament, Some(TournamentId(2)));
    let other = MatchId(1);
    assert_eq!(one.why, Why::PersonTwice { person: fox, other });
}

#[test]
fn a_round_that_ends_before_its_match_can_is_too_short() {
    let until = At(NOON + TAKES - 1);
    let hall = four(SINGLE).after([first_round(until)]);
    let ends = At(NOON + TAKES);
    let both = [1, 2].map(|number| of(number, Why::RoundTooShort { until, ends }));
    assert_eq!(told(&hall), both.concat());
    assert_eq!(told(&hall.after([first_round(ends)])), []);
}

#[test]
fn a_row_of_matches_that_ends_too_late_says_what_holds_it() {
    let ends = |held, aim, ends| {
        let (aim, ends) = (At(aim), At(ends));
        of(3, Why::TooLong { aim, ends, held })
    };
    let two = NOON + 2 * TAKES;
    let hall = four(SINGLE).after([aim(Some(CUP), two - 1)]);
    assert_eq!(told(&hall), ends(Held::Nothing, two - 1, two));
    assert_eq!(told(&hall.clone().after([aim(Some(CUP), two)])), []);
    // The day is as good a reason.
    let of_the_day = four(SINGLE).after([aim(None, two - 1), aim(Some(CUP), two)]);
    assert_eq!(told(&of_the_day), ends(Held::Nothing, two - 1, two));
    // A semi-final that is fixed late, and a break between both rounds.
    let late = hall.clone().after([wished(2, at(LATER))]);
    let match_id = MatchId(2);
    let later = LATER.0 + 2 * TAKES;
    assert_eq!(told(&late), ends(Held::Wish { match_id }, two - 1, later));
    let (from, until) = (NOON + TAKES, NOON + TAKES + 60 * MINUTE);
    let paused = hall.after([lunch(from, until)]);
    let text = "Lunch".to_owned();
    let after_lunch = until + TAKES;
    assert_eq!(
        told(&paused),
        ends(Held::Break { text }, two - 1, after_lunch)
    );
}

#[test]
fn results_make_room() {
    let two = NOON + 2 * TAKES;
    let mut hall = four(SINGLE).after([aim(Some(CUP), two - MINUTE)]);
    assert_eq!(told(&hall).len(), 1);
    hall.must(DESK, result(1, 2, 0));
    assert_eq!(told(&hall).len(), 1, "the other one is still to be played");
    hall.must(DESK, result(2, 2, 0));
    assert_eq!(told(&hall), []);
}

#[test]
fn too_few_stations_say_how_many_it_would_take() {
    let hall = four(SINGLE).after([close(2), close(3)]);
    let three = NOON + 3 * TAKES;
    let few = vec![Misfit {
        tournament: Some(CUP),
        match_id: None,
        matches: 3,
        why: Why::TooFewStations {
            aim: At(three - 1),
            ends: At(three),
            at_once: 1,
            needed: 2,
        },
    }];
    let hall = hall.after([aim(None, three - 1)]);
    assert_eq!(told(&hall), few);
    assert_eq!(told(&hall.clone().after([aim(None, three)])), []);
    assert_eq!(told(&hall.after([equip(1, StationKind::Table, 2)])), []);
}
