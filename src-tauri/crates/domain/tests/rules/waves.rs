//! Calling a wave: nobody who is busy, rests, is kept back or wished elsewhere, and the others are told why.

use crate::dispatch::{NOTHING, beside, change, close, equip, placed, wished};
use crate::hall::{DESK, Hall, SINGLE, check, entered_with, of_the_den, refused};
use crate::say;
use crate::stages::stage_id;
use crate::times::{call, calls, day, hall, in_waves, set};
use lanista_domain::dispatch::{Doing, Hindrance};
use lanista_domain::{
    At, Break, FloorChange, MatchId, PlayedAt, Refusal, StationKind, StationNo, Wish,
};

const MINUTE: u64 = 60_000;

/// One group of four: matches 1 and 2 are the first day of everybody.
fn group() -> Hall {
    hall(1, 1)
}

/// Whoever would be next and is left out, with all that stands against it.
fn left_out(hall: &Hall, stations: &[u32]) -> Vec<(u32, Vec<Hindrance>)> {
    let stations: Vec<StationNo> = stations.iter().copied().map(StationNo).collect();
    let stage = &hall.state.stages[&stage_id(1)];
    let told = hall.state.wave(stage, 1, &stations, hall.state.now);
    let left = told.left_out.into_iter();
    left.map(|it| (it.match_id.0, it.because)).collect()
}

/// What calling the wave calls, with the stations.
fn called(hall: &Hall, stations: &[u32]) -> Vec<(u32, Option<u32>)> {
    let mut hall = hall.clone();
    let events = hall.send(DESK, None, call(1, stations));
    calls(&events.expect("it is called"))
}

fn at_station(number: u32) -> Wish {
    Wish {
        station: Some(StationNo(number)),
        ..NOTHING
    }
}

#[test]
fn what_is_kept_back_stays_and_the_others_go() {
    let kept = Wish {
        keep_back: true,
        ..NOTHING
    };
    let hall = group().after([wished(1, kept)]);
    assert_eq!(called(&hall, &[2, 3]), [(2, Some(2))]);
    assert_eq!(left_out(&hall, &[2, 3]), [(1, vec![Hindrance::KeptBack])]);
    let hall = hall.after([wished(2, kept)]);
    check(
        hall,
        (DESK, call(1, &[2, 3])),
        refused(Refusal::NothingToCall),
    );
}

#[test]
fn whoever_is_kept_for_a_station_goes_there_or_waits_for_it() {
    let hall = group().after([wished(2, at_station(3))]);
    for stations in [&[3, 2][..], &[2, 3], &[2]] {
        assert_eq!(called(&hall, stations), [(1, Some(2)), (2, Some(3))]);
    }
    assert_eq!(called(&hall, &[]), [(1, None), (2, Some(3))]);
    let hall = hall.after([close(3)]);
    assert_eq!(called(&hall, &[1, 2]), [(1, Some(1))]);
    let station = StationNo(3);
    assert_eq!(
        left_out(&hall, &[1, 2]),
        [(2, vec![Hindrance::StationTaken { station }])]
    );
}

#[test]
fn a_match_with_a_time_of_its_own_waits_for_it_and_one_before_a_break_for_its_end() {
    let mut hall = group();
    let from = At(hall.state.now.0 + 30 * MINUTE);
    let at_six = Wish {
        from: Some(from),
        ..NOTHING
    };
    hall.must(DESK, wished(1, at_six));
    assert_eq!(called(&hall, &[]), [(2, None)]);
    assert_eq!(left_out(&hall, &[]), [(1, vec![Hindrance::Fixed { from }])]);
    let until = At(hall.state.now.0 + 90 * MINUTE);
    let lunch = Break {
        from: At(hall.state.now.0 + MINUTE),
        until,
        text: "Lunch".to_owned(),
        tournament: None,
    };
    let breaks = vec![lunch];
    let hall = hall.after([wished(1, NOTHING), change(FloorChange::Breaks { breaks })]);
    let into_lunch = || vec![Hindrance::Break { until }];
    assert_eq!(left_out(&hall, &[]), [(1, into_lunch()), (2, into_lunch())]);
}

#[test]
fn whoever_rests_is_left_out_until_they_have() {
    let mut hall = group().after([
        placed(PlayedAt::Anywhere {}, 10),
        call(1, &[]),
        say::result(1, 1, 0),
        say::result(2, 1, 0),
    ]);
    let left = left_out(&hall, &[]);
    assert_eq!(left.len(), 2);
    for (_, because) in left {
        assert!(
            matches!(because[..], [Hindrance::Rests { .. }]),
            "{because:?}"
        );
    }
    check(
        hall.clone(),
        (DESK, call(1, &[])),
        refused(Refusal::NothingToCall),
    );
    hall.wait(10 * MINUTE);
    assert_eq!(called(&hall, &[]).len(), 2);
}

#[test]
fn nobody_is_called_who_plays_elsewhere() {
    let alone = ["Fox", "Owl", "Hen", "Cat"].map(|name| of_the_den(name, &[]));
    let mut hall =
        entered_with(in_waves(1, 1), &[]).after([say::add(alone), say::draw(), say::publish()]);
    let teams = vec![
        of_the_den("Reds", &["Fox", "Zed"]),
        of_the_den("Blues", &["Yak", "Xen"]),
    ];
    let teams = beside(&mut hall, SINGLE, teams);
    assert_eq!(called(&hall, &[2, 3]).len(), 2);
    let hall = hall.after([say::call(teams, Some(1))]);
    assert_eq!(called(&hall, &[2, 3]).len(), 1);
    let mut persons = hall.state.persons.values();
    let person = persons.find(|it| it.handle == "Fox").expect("Fox").id;
    let busy = Hindrance::Busy {
        person,
        match_id: MatchId(teams),
        doing: Doing::Plays,
    };
    let left = left_out(&hall, &[2, 3]);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].1, [busy]);
}

#[test]
fn more_matches_than_stations_wait_and_a_server_takes_as_many_as_it_can() {
    let hall = group();
    assert_eq!(called(&hall, &[2]), [(1, Some(2))]);
    assert_eq!(left_out(&hall, &[2]), [(2, vec![Hindrance::NoStation])]);
    let hall = hall.after([equip(3, StationKind::GameServer, 2)]);
    assert_eq!(called(&hall, &[3]), [(1, Some(3)), (2, Some(3))]);
    assert_eq!(called(&hall, &[3, 2]), [(1, Some(3)), (2, Some(2))]);
}

#[test]
fn a_wave_is_called_before_its_time_and_once_more_after_it_was_taken_back() {
    let mut hall = group();
    let begins = hall.state.now.0 + 60 * MINUTE;
    hall.must(DESK, set(&[day(1, Some(begins), None)]));
    let seq = hall.must(DESK, call(1, &[1, 2]));
    hall.must(DESK, say::take_back(seq));
    assert_eq!(called(&hall, &[2, 3]), [(1, Some(2)), (2, Some(3))]);
}
