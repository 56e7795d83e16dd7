//! The plan of the hall: stations are set down, several in one step, and stay where somebody set them.

use crate::dispatch::change;
use crate::hall::{DESK, Hall, SINGLE, check, four, refused, then};
use crate::say::{call, take_back};
use lanista_domain::{Arranged, Command, FloorChange, PlanSpot, Refusal, StationNo};

const STAGE: PlanSpot = PlanSpot { x: 40, y: 0 };
const CORNER: PlanSpot = PlanSpot { x: 0, y: 0 };
const BESIDE: PlanSpot = PlanSpot { x: 4, y: 0 };

const fn on(number: u32, at: PlanSpot) -> Arranged {
    Arranged {
        number: StationNo(number),
        at: Some(at),
    }
}

const fn off(number: u32) -> Arranged {
    Arranged {
        number: StationNo(number),
        at: None,
    }
}

fn arrange(moved: &[Arranged], beside: &[Arranged]) -> Command {
    change(FloorChange::Arrange {
        moved: moved.to_vec(),
        beside: beside.to_vec(),
    })
}

fn spot(hall: &Hall, number: u32) -> Option<PlanSpot> {
    hall.state.floor.plan.get(&StationNo(number)).copied()
}

fn set(number: u32, name: &str) -> Command {
    Command::SetStation {
        number: StationNo(number),
        name: name.to_owned(),
    }
}

fn remove(number: u32) -> Command {
    Command::RemoveStation {
        number: StationNo(number),
    }
}

/// Stations 1 to 4.
fn hall() -> Hall {
    let hall = four(SINGLE);
    let missing: Vec<_> = (1..=4)
        .filter(|&number| !hall.state.stations.contains_key(&StationNo(number)))
        .map(|number| set(number, ""))
        .collect();
    hall.after(missing)
}

#[test]
fn an_area_is_moved_in_one_step_and_taken_back_in_one() {
    let mut hall = hall().after([arrange(&[on(1, CORNER), on(2, BESIDE)], &[])]);
    let step = hall.must(DESK, arrange(&[on(1, BESIDE), on(2, STAGE)], &[]));
    assert_eq!(spot(&hall, 1), Some(BESIDE));
    assert_eq!(spot(&hall, 2), Some(STAGE));
    hall.must(DESK, take_back(step));
    assert_eq!(spot(&hall, 1), Some(CORNER));
    assert_eq!(spot(&hall, 2), Some(BESIDE));
}

#[test]
fn what_stood_beside_stays_where_it_was_seen_unless_somebody_moved_it_meanwhile() {
    // Two desks look at a hall that nobody has arranged, and both move a station.
    let hall = hall().after([
        arrange(&[on(1, STAGE)], &[on(2, BESIDE), on(9, CORNER)]),
        arrange(&[on(3, CORNER)], &[on(1, BESIDE), on(2, STAGE)]),
    ]);
    assert_eq!(spot(&hall, 1), Some(STAGE), "the first desk's move stands");
    assert_eq!(spot(&hall, 2), Some(BESIDE), "seen there first");
    assert_eq!(spot(&hall, 3), Some(CORNER));
    assert_eq!(spot(&hall, 9), None, "no such station");
}

#[test]
fn a_place_is_given_up() {
    check(
        hall().after([arrange(&[on(1, STAGE), on(2, CORNER)], &[])]),
        (DESK, arrange(&[off(1), off(2), off(3)], &[])),
        then(|hall| assert!(hall.state.floor.plan.is_empty())),
    );
}

#[test]
fn matches_there_do_not_mind() {
    let mut hall = hall().after([call(1, Some(1))]);
    let step = hall.must(DESK, arrange(&[on(1, STAGE)], &[]));
    hall.must(DESK, set(1, "Stage left"));
    hall.must(DESK, take_back(step));
    assert_eq!(spot(&hall, 1), None);
    assert_eq!(hall.state.stations[&StationNo(1)].name, "Stage left");
    assert_eq!(hall.state.matches_at(StationNo(1)).count(), 1);
}

#[test]
fn a_station_that_goes_leaves_its_place_and_gets_it_back() {
    let mut hall = hall().after([arrange(&[on(4, STAGE)], &[])]);
    let gone = hall.must(DESK, remove(4));
    assert_eq!(spot(&hall, 4), None);
    let mut again = hall.clone();
    again.must(DESK, set(4, ""));
    assert_eq!(spot(&again, 4), None, "another station of this number");
    hall.must(DESK, take_back(gone));
    assert_eq!(spot(&hall, 4), Some(STAGE));
}

#[test]
fn what_cannot_be_set_down_changes_nothing() {
    let bad = |what: &str| {
        refused(Refusal::BadNumber {
            what: what.to_owned(),
        })
    };
    let known = hall().after([arrange(&[on(1, STAGE)], &[])]);
    let beyond = |x, y| on(1, PlanSpot { x, y });
    let off_plan = "a place on the plan, 96 columns and 72 rows";
    for (command, told) in [
        (arrange(&[on(1, STAGE)], &[]), refused(Refusal::NoChange)),
        (arrange(&[], &[on(2, STAGE)]), refused(Refusal::NoChange)),
        (
            arrange(&[on(8, STAGE)], &[]),
            refused(Refusal::not_found("station")),
        ),
        (arrange(&[beyond(96, 0)], &[]), bad(off_plan)),
        (
            arrange(&[on(1, CORNER)], &[on(2, PlanSpot { x: 0, y: 72 })]),
            bad(off_plan),
        ),
        (
            arrange(&[on(1, CORNER)], &[on(1, STAGE)]),
            bad("a place for each station, one"),
        ),
        (
            arrange(&(1..=1_000).map(off).collect::<Vec<_>>(), &[]),
            bad("stations to set down, up to 999"),
        ),
    ] {
        check(known.clone(), (DESK, command), told);
    }
}
