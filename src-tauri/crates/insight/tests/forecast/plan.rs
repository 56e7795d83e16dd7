//! The plan that a forecast gives: who plays where and when, without anything that cannot be.

use crate::hall::{DOUBLE, Hall, MINUTE, SINGLE, bracket, day, format, groups, names, swiss};
use lanista_domain::{
    At, Break, Command, FloorChange, MatchId, Places, PlayedAt, StationNo, TournamentId, Wish,
};
use lanista_insight::forecast::{Day, Forecast, Planned};
use std::collections::BTreeMap;

fn told(hall: &Hall) -> Forecast {
    Day::of(&hall.state, hall.state.now).forecast()
}

fn minutes(from: At, to: At) -> u64 {
    to.0.saturating_sub(from.0) / MINUTE
}

/// No station is given twice at once, and nobody known plays twice at once.
fn check(hall: &Hall, told: &Forecast) {
    let overlap =
        |one: &Planned, other: &Planned| one.begins < other.ends && other.begins < one.ends;
    for (at, one) in told.plan.iter().enumerate() {
        assert!(one.begins < one.ends, "{one:?}");
        for other in &told.plan[at + 1..] {
            if !overlap(one, other) {
                continue;
            }
            assert!(
                one.station.is_none() || one.station != other.station,
                "{one:?} and {other:?} at one station"
            );
            let people = |planned: &Planned| {
                let found = planned.match_id.map(|id| &hall.state.matches[&id]);
                let tournament = &hall.state.tournaments[&planned.tournament];
                let all = tournament.entrants.values();
                all.filter(|it| found.is_some_and(|found| found.has(it.id)))
                    .flat_map(|it| it.roster.clone())
                    .collect::<Vec<_>>()
            };
            let theirs = people(other);
            assert!(
                !people(one).iter().any(|person| theirs.contains(person)),
                "{one:?} and {other:?} with the same people"
            );
        }
    }
}

#[test]
fn a_day_is_laid_out_to_its_end() {
    let hall = day();
    let told = told(&hall);
    check(&hall, &told);
    let rounds = told
        .plan
        .iter()
        .filter(|it| it.tournament == TournamentId(3));
    assert_eq!(rounds.count(), 4 * 7, "all Swiss rounds, paired or not");
    let playoff = told.plan.iter().filter(|it| it.index == 1);
    assert_eq!(
        playoff.count(),
        8,
        "the stage that is not drawn, third place included"
    );
    let last = told
        .plan
        .iter()
        .map(|it| it.ends)
        .max()
        .expect("it is long");
    let middle = told.day.expect("it ends").middle;
    assert!(
        minutes(last, middle).max(minutes(middle, last)) < 12,
        "near the middle"
    );
}

#[test]
fn a_round_is_not_planned_before_what_leads_to_it() {
    let mut hall = Hall::default().stations(8);
    hall.cup(format(bracket(SINGLE), 3), &names("Fox", 8));
    let told = told(&hall);
    let by_match: BTreeMap<MatchId, &Planned> = told
        .plan
        .iter()
        .filter_map(|it| Some((it.match_id?, it)))
        .collect();
    for (before, after) in [(1, 5), (2, 5), (3, 6), (4, 6), (5, 8), (6, 8)] {
        let (before, after) = (by_match[&MatchId(before)], by_match[&MatchId(after)]);
        assert!(before.ends <= after.begins, "{before:?}, {after:?}");
    }
}

#[test]
fn fewer_stations_make_a_longer_day() {
    let of = |count| {
        let mut hall = Hall::default().stations(count);
        hall.cup(format(bracket(DOUBLE), 3), &names("Fox", 32));
        let told = told(&hall);
        minutes(told.at, told.day.expect("it ends").middle)
    };
    let (two, four, sixteen) = (of(2), of(4), of(16));
    assert!(
        two > four * 3 / 2 && four > sixteen,
        "{two}, {four}, {sixteen}"
    );
}

#[test]
fn nothing_is_planned_into_a_break_and_the_end_is_later_by_it() {
    let mut hall = Hall::default().stations(4);
    hall.cup(groups(1), &names("Fox", 8));
    let before = told(&hall).day.expect("it ends").middle;
    let (from, until) = (
        At(hall.state.now.0 + 30 * MINUTE),
        At(hall.state.now.0 + 90 * MINUTE),
    );
    let text = "Lunch".to_owned();
    let tournament = None;
    hall.change(FloorChange::Breaks {
        breaks: vec![Break {
            from,
            until,
            text,
            tournament,
        }],
    });
    let told = told(&hall);
    check(&hall, &told);
    for it in &told.plan {
        // What is called just before it may last a little longer than most do.
        let into = minutes(from, it.ends);
        assert!(it.begins >= until || it.ends <= from || into < 10, "{it:?}");
    }
    let later = minutes(before, told.day.expect("it ends").middle);
    assert!((50..=85).contains(&later), "later by {later} minutes");
}

#[test]
fn what_is_wished_somewhere_is_planned_there_and_not_before_its_time() {
    let mut hall = Hall::default().stations(4);
    hall.cup(format(bracket(SINGLE), 3), &names("Fox", 8));
    let from = At(hall.state.now.0 + 50 * MINUTE);
    hall.change(FloorChange::Wish {
        match_id: MatchId(2),
        wish: Wish {
            station: Some(StationNo(3)),
            from: Some(from),
            ..Wish::default()
        },
    });
    let told = told(&hall);
    let mut plan = told.plan.iter();
    let found = plan.find(|it| it.match_id == Some(MatchId(2)));
    let found = found.expect("it is planned");
    assert_eq!(found.station, Some(StationNo(3)));
    assert!(found.begins >= from);
    assert!(told.calls[&MatchId(2)].early >= from);
}

#[test]
fn at_their_own_seats_all_of_a_round_play_at_once() {
    let mut hall = Hall::default().stations(1);
    let cup = hall.cup(format(bracket(SINGLE), 1), &names("Fox", 16));
    hall.change(FloorChange::Places {
        tournament: cup,
        places: Places {
            at: PlayedAt::Seats {},
            rest: 0,
            game: 20,
            ..Places::default()
        },
    });
    let told = told(&hall);
    assert!(told.plan.iter().all(|it| it.station.is_none()));
    let took = minutes(told.at, told.day.expect("it ends").middle);
    assert!(
        (75..140).contains(&took),
        "four rounds of twenty minutes: {took}"
    );
}

#[test]
fn a_running_match_is_not_foretold_to_end_before_now() {
    let mut hall = Hall::default().stations(2);
    hall.cup(format(bracket(SINGLE), 3), &names("Fox", 4));
    let match_id = MatchId(1);
    hall.must(Command::CallMatch {
        match_id,
        station: Some(StationNo(1)),
    });
    // Three hours on, it still runs.
    let at = At(hall.state.now.0 + 180 * MINUTE);
    let told = Day::of(&hall.state, at).forecast();
    let mut plan = told.plan.iter();
    let running = plan.find(|it| it.match_id == Some(match_id));
    let running = running.expect("it is planned");
    assert_eq!(running.station, Some(StationNo(1)));
    assert!(running.ends > at);
    assert!(!told.calls.contains_key(&match_id), "it is called already");
    assert!(told.day.expect("it ends").early > at);
}

#[test]
fn nothing_is_foretold_of_a_day_that_is_over_or_not_begun() {
    let hall = Hall::default().stations(2);
    let told = told(&hall);
    assert!(told.day.is_none() && told.plan.is_empty());
}

#[test]
fn what_is_entered_and_not_drawn_counts() {
    let mut hall = Hall::default().stations(8);
    hall.cup(swiss(3), &names("Fox", 12));
    let stage = *hall.state.stages.keys().next().expect("it is drawn");
    hall.must(Command::DiscardDraw { stage });
    assert!(hall.state.stages.is_empty());
    let told = told(&hall);
    assert_eq!(told.plan.len(), 3 * 6);
}
