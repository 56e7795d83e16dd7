//! What is still possible, told as match reports.

use crate::hall::{DESK, DOUBLE, Hall, SINGLE, published_with};
use crate::say;
use crate::stages::{bracket, names, next, of, round_robin, rounds, stage_id, swiss};
use crate::tables::GOALS;
use lanista_domain::bracket::Distribution;
use lanista_domain::format::Pairing;
use lanista_domain::standings::Criterion;
use lanista_domain::swiss::Goal;
use lanista_domain::table::{Fate, Forecast, Places, Prospect};
use lanista_domain::{EntrantId, Match, MatchState, Series, Side, Stage, StageFormat};
use std::collections::BTreeMap;

/// A stage of so many entrants that sends its best on, or is the last where none go on.
pub(crate) fn hall_of(format: StageFormat, series: Series, count: usize, cut: Option<u16>) -> Hall {
    let mut format = of(format, series);
    if let Some(cut) = cut {
        format.stages.push(next(bracket(SINGLE), (0, 1, cut)));
    }
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(format, &names)
}

pub(crate) fn first(hall: &Hall) -> &Stage {
    &hall.state.stages[&stage_id(1)]
}

pub(crate) fn forecast(hall: &Hall) -> BTreeMap<EntrantId, Forecast> {
    let stage = first(hall);
    let all = hall.state.forecast(stage);
    stage.seeding.iter().copied().zip(all).collect()
}

fn of_entrant(hall: &Hall, entrant: u32) -> Forecast {
    forecast(hall)[&EntrantId(entrant)]
}

pub(crate) fn open(hall: &Hall) -> Vec<Match> {
    let is_ready = |found: &&Match| matches!(found.state, MatchState::Ready { .. });
    let all = hall.state.matches_of(first(hall));
    all.filter(is_ready).cloned().collect()
}

/// The one with the smaller number wins by so much, unless these two draw.
fn play(hall: &mut Hall, one: u32, other: u32, score: (u8, u8)) {
    let found = open(hall)
        .into_iter()
        .find(|found| {
            found.has_either(EntrantId(one), EntrantId(one))
                && found.has_either(EntrantId(other), EntrantId(other))
        })
        .expect("they meet");
    let is_home = found.entrant(Side::Home) == Some(EntrantId(one));
    let (home, away) = if is_home { score } else { (score.1, score.0) };
    hall.must(DESK, say::result(found.id.0, home, away));
}

const fn places(best: u32, worst: u32) -> Option<Places> {
    Some(Places { best, worst })
}

const fn prospect(fate: Fate, best: u32, worst: u32) -> Prospect {
    Prospect {
        fate,
        places: places(best, worst),
    }
}

#[test]
fn the_last_match_of_a_group_says_what_each_result_means() {
    let group = round_robin(1, 1, &[Criterion::Points, Criterion::ScoreDifference]);
    let mut hall = hall_of(group, GOALS, 4, Some(2));
    for (one, other, score) in [
        (1, 2, (1, 0)),
        (1, 3, (1, 0)),
        (1, 4, (1, 0)),
        (2, 4, (1, 0)),
        (3, 4, (1, 0)),
    ] {
        play(&mut hall, one, other, score);
    }
    // 1 has nine points, 2 and 3 have three and meet, 4 has none.
    assert_eq!(of_entrant(&hall, 1).now, prospect(Fate::Through, 1, 1));
    assert_eq!(of_entrant(&hall, 1).needs, None);
    assert_eq!(of_entrant(&hall, 4).now, prospect(Fate::Out, 4, 4));
    let second = of_entrant(&hall, 2);
    assert_eq!(second.now, prospect(Fate::Open, 2, 3));
    let needs = second.needs.expect("a match is left");
    assert_eq!(needs.win, prospect(Fate::Through, 2, 2));
    assert_eq!(
        needs.draw,
        Some(prospect(Fate::Open, 2, 3)),
        "a tie-break decides"
    );
    assert_eq!(needs.loss, prospect(Fate::Out, 3, 3));
}

#[test]
fn a_draw_is_enough_where_nobody_can_draw_level() {
    let mut hall = hall_of(round_robin(1, 1, &[Criterion::Points]), GOALS, 3, Some(1));
    play(&mut hall, 1, 2, (1, 0));
    play(&mut hall, 2, 3, (1, 1));
    let needs = of_entrant(&hall, 1).needs.expect("a match is left");
    assert_eq!(
        (needs.win.fate, needs.draw.map(|found| found.fate)),
        (Fate::Through, Some(Fate::Through))
    );
    assert_eq!(needs.loss, prospect(Fate::Out, 2, 2), "3 has four then");
}

#[test]
fn two_who_still_meet_cannot_both_win() {
    // By bounds alone 1 could be caught by both 2 and 3; but they meet, and somebody must lose points.
    let mut hall = hall_of(
        round_robin(1, 1, &[Criterion::Points]),
        Series::best_of(1),
        4,
        Some(2),
    );
    for (one, other) in [(1, 2), (1, 3), (4, 1), (2, 4), (3, 4)] {
        play(&mut hall, one, other, (1, 0));
    }
    assert_eq!(of_entrant(&hall, 1).now, prospect(Fate::Through, 1, 2));
}

#[test]
fn a_record_says_who_needs_one_more() {
    let format = swiss(Pairing::ScoreGroups, Goal::Record { wins: 2, losses: 2 });
    let mut hall = hall_of(format, Series::best_of(1), 4, Some(2));
    let first_round = |hall: &Hall| of_entrant(hall, 1).needs.expect("paired");
    assert_eq!(first_round(&hall).win.fate, Fate::Open);
    assert_eq!(first_round(&hall).loss.fate, Fate::Open);
    hall = crate::stages::play_open(hall);
    assert_eq!(
        of_entrant(&hall, 1).needs,
        None,
        "nobody knows the next one yet"
    );
    hall.must(DESK, say::pair());
    assert_eq!(of_entrant(&hall, 1).needs, None, "only the desk knows");
    hall.must(DESK, say::publish());
    let needs = of_entrant(&hall, 1).needs.expect("published");
    assert_eq!(
        (needs.win.fate, needs.draw, needs.loss.fate),
        (Fate::Through, None, Fate::Open)
    );
    let needs = of_entrant(&hall, 4).needs.expect("published");
    assert_eq!((needs.win.fate, needs.loss.fate), (Fate::Open, Fate::Out));
}

#[test]
fn a_pairing_that_only_the_desk_sees_tells_nothing() {
    let mut hall = hall_of(rounds(3), Series::best_of(1), 8, Some(2));
    hall = crate::stages::play_open(hall);
    let before = forecast(&hall);
    hall.must(DESK, say::pair());
    assert_eq!(forecast(&hall), before);
}

#[test]
fn a_bracket_says_how_far_somebody_can_come() {
    let mut hall = hall_of(bracket(DOUBLE), Series::best_of(1), 4, None);
    assert_eq!(of_entrant(&hall, 1).now, prospect(Fate::Open, 1, 4));
    hall.must(DESK, say::result(1, 1, 0));
    hall.must(DESK, say::result(2, 1, 0));
    let winner = of_entrant(&hall, 1);
    assert_eq!(winner.now, prospect(Fate::Open, 1, 3));
    let needs = winner.needs.expect("the upper final");
    assert_eq!(
        (needs.win.places, needs.loss.places),
        (places(1, 2), places(1, 3))
    );
    let loser = of_entrant(&hall, 4);
    assert_eq!(loser.now.places, places(1, 4));
    let needs = loser.needs.expect("the lower bracket");
    assert_eq!(
        (needs.win.places, needs.loss.places),
        (places(1, 3), places(4, 4))
    );
}

#[test]
fn two_wins_in_a_group_of_four_are_through() {
    let hall = hall_of(
        StageFormat::Gsl {
            groups: 1,
            distribution: Distribution::default(),
        },
        Series::best_of(1),
        4,
        Some(2),
    );
    let needs = of_entrant(&hall, 1).needs.expect("drawn");
    assert_eq!(
        (needs.win, needs.loss),
        (prospect(Fate::Open, 1, 3), prospect(Fate::Open, 2, 4))
    );
    let hall = hall.after([say::result(1, 1, 0), say::result(2, 1, 0)]);
    let needs = of_entrant(&hall, 1).needs.expect("the winners' match");
    assert_eq!(
        (needs.win, needs.loss),
        (prospect(Fate::Through, 1, 1), prospect(Fate::Open, 2, 3))
    );
    let needs = of_entrant(&hall, 4).needs.expect("the losers' match");
    assert_eq!(
        (needs.win, needs.loss),
        (prospect(Fate::Open, 2, 3), prospect(Fate::Out, 4, 4))
    );
}

#[test]
fn who_has_left_holds_nobody_up() {
    let mut hall = hall_of(
        round_robin(1, 1, &[Criterion::Points]),
        Series::best_of(1),
        4,
        Some(2),
    );
    for (one, other) in [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4)] {
        play(&mut hall, one, other, (1, 0));
    }
    assert_eq!(of_entrant(&hall, 3).now, prospect(Fate::Out, 3, 4));
    hall.must(DESK, say::withdraw(1));
    assert_eq!(of_entrant(&hall, 1).now.fate, Fate::Out);
    assert_eq!(of_entrant(&hall, 2).now.fate, Fate::Through);
    assert_eq!(
        of_entrant(&hall, 3).now,
        prospect(Fate::Open, 3, 4),
        "the next place moves up"
    );
}
