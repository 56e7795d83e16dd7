//! Forecasts against every way in which a small group can end, and against how random stages did end.

use crate::forecast::{first, forecast, hall_of, open};
use crate::hall::{DESK, DOUBLE, Hall, WITH_THIRD};
use crate::plausible::{Dice, cases};
use crate::say;
use crate::stages::{bracket, round_robin, rounds, stage_id, swiss};
use crate::tables::GOALS;
use lanista_domain::bracket::Distribution;
use lanista_domain::format::Pairing;
use lanista_domain::standings::{Criterion, PointScheme, Value};
use lanista_domain::swiss::Goal;
use lanista_domain::table::{Fate, Forecast, Places, Prospect};
use lanista_domain::{Command, EntrantId, Match, MatchId, Series, Side, StageFormat};
use proptest::prelude::*;
use std::collections::BTreeMap;

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
                Value::NotNeeded | Value::MiniLeague { .. } | Value::Time { .. } => {
                    panic!("everybody has points")
                }
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
            (StageFormat::Gsl { groups: 2, distribution: Distribution::default() }, 8),
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
