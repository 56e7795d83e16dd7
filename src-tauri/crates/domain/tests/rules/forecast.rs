//! What is still possible: told as match reports, and held against every way in which a small group can end.

use crate::hall::{DESK, DOUBLE, Hall, SINGLE, WITH_THIRD, published_with};
use crate::plausible::{Dice, cases};
use crate::say;
use crate::stages::{bracket, names, next, of, round_robin, rounds, stage_id, swiss};
use crate::tables::GOALS;
use lanista_domain::format::Pairing;
use lanista_domain::standings::{Criterion, PointScheme, Value};
use lanista_domain::swiss::Goal;
use lanista_domain::table::{Fate, Forecast, Places, Prospect};
use lanista_domain::{
    Command, EntrantId, Match, MatchId, MatchState, Series, Side, Stage, StageFormat,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A stage of so many entrants that sends its best on, or is the last where none go on.
fn hall_of(format: StageFormat, series: Series, count: usize, cut: Option<u16>) -> Hall {
    let mut format = of(format, series);
    if let Some(cut) = cut {
        format.stages.push(next(bracket(SINGLE), (0, 1, cut)));
    }
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(format, &names)
}

fn first(hall: &Hall) -> &Stage {
    &hall.state.stages[&stage_id(1)]
}

fn forecast(hall: &Hall) -> BTreeMap<EntrantId, Forecast> {
    let stage = first(hall);
    let all = hall.state.forecast(stage);
    stage.seeding.iter().copied().zip(all).collect()
}

fn of_entrant(hall: &Hall, entrant: u32) -> Forecast {
    forecast(hall)[&EntrantId(entrant)]
}

fn open(hall: &Hall) -> Vec<Match> {
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
        StageFormat::Gsl { groups: 1 },
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

/// How a match may end: by a little, by a lot, drawn where it can be, or without play.
fn results(found: &Match) -> Vec<(Option<Side>, Command)> {
    let id = found.id.0;
    let mut all = vec![
        (Some(Side::Home), say::result(id, 1, 0)),
        (Some(Side::Away), say::result(id, 0, 1)),
        (Some(Side::Home), say::absent(id, Side::Away)),
        (Some(Side::Away), say::absent(id, Side::Home)),
    ];
    if found.series == GOALS {
        all.extend([
            (Some(Side::Away), say::result(id, 0, 4)),
            (None, say::result(id, 1, 1)),
        ]);
    }
    all
}

/// The claims of a forecast, and what all ends taken together came to by points.
struct Claims {
    known: BTreeMap<EntrantId, Forecast>,
    widest: BTreeMap<EntrantId, Places>,
}

impl Claims {
    /// Holds the claims against one end, given who won each of the matches that were open.
    fn check(&mut self, hall: &Hall, won: &BTreeMap<MatchId, Option<Side>>) {
        let stage = first(hall);
        let ends = hall.state.forecast(stage);
        for rows in hall.state.tables(stage) {
            let points = |at: usize| match rows[at].values[0] {
                Value::Number(points) => points,
                Value::NotNeeded | Value::MiniLeague { .. } => panic!("everybody has points"),
            };
            for (at, row) in rows.iter().enumerate() {
                let entrant = stage.entrant(row.seed).expect("drawn");
                let end = ends[row.seed as usize - 1].now.fate;
                let claimed = self.known[&entrant];
                check_claim(claimed.now, row.rank, end);
                if let Some(needs) = claimed.needs {
                    let side = hall.state.matches[&needs.match_id].side_of(entrant);
                    let way = match won[&needs.match_id] {
                        None => needs.draw.expect("a draw was foreseen"),
                        winner if winner == side => needs.win,
                        Some(_) => needs.loss,
                    };
                    check_claim(way, row.rank, end);
                }
                let ahead = (0..rows.len()).filter(|&other| points(other) > points(at));
                let level = (0..rows.len()).filter(|&other| points(other) >= points(at));
                let own = Places {
                    best: u32::try_from(ahead.count()).expect("few") + 1,
                    worst: u32::try_from(level.count()).expect("few"),
                };
                let widest = self.widest.entry(entrant).or_insert(own);
                widest.best = widest.best.min(own.best);
                widest.worst = widest.worst.max(own.worst);
            }
        }
    }
}

fn check_claim(claimed: Prospect, rank: u32, end: Fate) {
    if let Some(places) = claimed.places {
        assert!(
            (places.best..=places.worst).contains(&rank),
            "{rank} in {places:?}"
        );
    }
    match claimed.fate {
        Fate::Open => {}
        Fate::Through | Fate::Out => assert_eq!(end, claimed.fate, "was claimed too early"),
    }
}

/// Every way in which the open matches can end.
fn each_end(hall: &Hall, won: &mut BTreeMap<MatchId, Option<Side>>, claims: &mut Claims) {
    let Some(found) = open(hall).into_iter().next() else {
        claims.check(hall, won);
        return;
    };
    for (winner, command) in results(&found) {
        let mut hall = hall.clone();
        hall.journal.clear();
        hall.must(DESK, command);
        won.insert(found.id, winner);
        each_end(&hall, won, claims);
    }
    won.remove(&found.id);
}

const SCHEMES: [PointScheme; 4] = [
    PointScheme::THREE_ONE_NONE,
    PointScheme::CHESS,
    PointScheme::new(1, 0, -1, 1),
    PointScheme::new(3, 2, 1, 1),
];

proptest! {
    #![proptest_config(cases(24, 400))]

    /// What is said to be certain is so in every end, by the whole chain of criteria; and of places nothing too much is said.
    #[test]
    fn no_end_of_a_small_group_contradicts_the_forecast(seed in 1_u64..) {
        let mut dice = Dice(seed);
        let chain = [Criterion::Points, Criterion::HeadToHead, Criterion::ScoreDifference];
        let groups = 1 + dice.small(2);
        let mut format = round_robin(groups, 1 + dice.small(2), &chain);
        if let StageFormat::RoundRobin { table, .. } = &mut format {
            table.points = dice.pick(&SCHEMES);
        }
        let series = if dice.roll(3) > 0 { GOALS } else { Series::best_of(1) };
        let count = usize::from(groups) * (2 + usize::from(dice.small(4)));
        let mut hall = hall_of(format, series, count.max(2), Some(1 + u16::from(dice.small(2))));
        loop {
            let left = open(&hall);
            if left.len() <= 3 {
                break;
            }
            let found = &left[usize::try_from(dice.roll(u32::try_from(left.len()).expect("few"))).expect("few")];
            let all = results(found);
            let (_, command) = all[usize::try_from(dice.roll(u32::try_from(all.len()).expect("few"))).expect("few")].clone();
            hall.must(DESK, command);
            if dice.roll(6) == 0 {
                hall.must(DESK, Command::AdjustPoints {
                    stage: stage_id(1),
                    entrant: EntrantId(1 + dice.roll(u32::try_from(count).expect("few"))),
                    points: 1,
                    reason: "Fair play".to_owned(),
                });
            }
        }
        let known = forecast(&hall);
        let mut claims = Claims { known: known.clone(), widest: BTreeMap::new() };
        each_end(&hall, &mut BTreeMap::new(), &mut claims);
        for (entrant, forecast) in known {
            let is_over = hall.state.is_stage_over(stage_id(1));
            prop_assert!(is_over || forecast.now.places == Some(claims.widest[&entrant]), "{entrant}: {forecast:?}");
        }
    }

    /// Whatever is said to be certain while a stage is played is so at its end.
    #[test]
    fn nothing_that_was_certain_comes_out_otherwise(seed in 1_u64..) {
        let mut dice = Dice(seed);
        let long_league = round_robin(1 + dice.small(3), 1, &[Criterion::Points, Criterion::ScoreDifference]);
        let formats = [
            (long_league, 12),
            (rounds(4), 9 + usize::from(dice.small(8))),
            (swiss(Pairing::ScoreGroups, Goal::Record { wins: 2, losses: 2 }), 8 + usize::from(dice.small(9))),
            (swiss(Pairing::ValveMajor, Goal::Record { wins: 3, losses: 3 }), 16),
            (StageFormat::Gsl { groups: 2 }, 8),
            (bracket(WITH_THIRD), 3 + usize::from(dice.small(14))),
            (bracket(DOUBLE), 3 + usize::from(dice.small(14))),
        ];
        let (format, count) = formats[usize::from(dice.small(7))].clone();
        let has_draws = format.table().is_some() && !matches!(format.goal(), Some(Goal::Record { .. }));
        let series = if has_draws { GOALS } else { Series::best_of(1) };
        let mut hall = hall_of(format, series, count, Some(2 + u16::from(dice.small(3))));
        let mut claimed: Vec<BTreeMap<EntrantId, Forecast>> = Vec::new();
        loop {
            claimed.push(forecast(&hall));
            let left = open(&hall);
            if left.is_empty() {
                if hall.send(DESK, None, say::pair()).is_err() {
                    break;
                }
                hall.must(DESK, say::publish());
                continue;
            }
            let found = &left[usize::try_from(dice.roll(u32::try_from(left.len()).expect("few"))).expect("few")];
            let all = results(found);
            let (winner, command) = all[usize::try_from(dice.roll(u32::try_from(all.len()).expect("few"))).expect("few")].clone();
            hall.must(DESK, command);
            // What the next match meant is what became of it.
            let before = claimed.last().expect("one was made").clone();
            let now = forecast(&hall);
            for side in Side::BOTH {
                let entrant = found.entrant(side).expect("it was open");
                let Some(needs) = before[&entrant].needs.filter(|needs| needs.match_id == found.id) else {
                    continue;
                };
                let meant = match winner {
                    None => needs.draw.expect("a draw was foreseen"),
                    Some(winner) if winner == side => needs.win,
                    Some(_) => needs.loss,
                };
                if meant.fate != Fate::Open {
                    prop_assert_eq!(now[&entrant].now.fate, meant.fate);
                }
            }
        }
        prop_assert!(hall.state.is_stage_over(stage_id(1)));
        let end = forecast(&hall);
        for (entrant, now) in claimed.iter().flatten() {
            let place = end[entrant].now.places.expect("placed").best;
            check_claim(now.now, place, end[entrant].now.fate);
        }
    }
}
