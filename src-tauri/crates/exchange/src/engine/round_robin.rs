//! Round robins: groups, legs and leagues. Every match is ready from the first day.

use super::fields::Fields;
use super::problem::Problem;
use super::reply::{Answer, MatchLine};
use super::request::Request;
use super::results::{Draws, End, Outcome, Results};
use super::table;
use lanista_domain::bracket::Distribution;
use lanista_domain::round_robin::{Fixture, Method, RoundRobin, draw};
use lanista_domain::standings::{Adjustment, Chain, Entry, Ledger, PointScheme};
use serde_json::json;

/// A round robin that was asked for.
pub(super) struct Groups {
    plan: RoundRobin,
    scheme: PointScheme,
    chain: Chain,
    /// Seed and points, in smallest units.
    deductions: Vec<(u32, i32)>,
}

/// Reads the fields of a round robin.
pub(super) fn read(fields: &mut Fields, entrants: u32, lots: &[u32]) -> Result<Groups, Problem> {
    let known = "effort_balanced, snake or bracket_optimised";
    let plan = RoundRobin {
        groups: fields.count("groups")?.unwrap_or(1),
        distribution: fields.named("distribution", "snake", known, Distribution::named)?,
        legs: fields.count("legs")?.unwrap_or(1),
        method: fields.named("method", "circle", "circle or berger", |name| match name {
            "circle" => Some(Method::Circle),
            "berger" => Some(Method::Berger),
            _ => None,
        })?,
    };
    let scheme = table::scheme(fields, PointScheme::THREE_ONE_NONE)?;
    Ok(Groups {
        plan,
        scheme,
        chain: table::chain(fields, &["points", "score_difference", "score_for"], lots)?,
        deductions: table::deductions(fields, entrants, scheme.unit)?,
    })
}

/// Plays all matches that the rows have a result for.
pub(super) fn play<'a>(wanted: &Groups, request: &'a Request) -> Result<Answer<'a>, Problem> {
    let entrants = request.entrants;
    let schedule = draw(&wanted.plan, entrants)?;
    let smallest = entrants / wanted.plan.groups;
    if let Some(advance) = request.advance.filter(|&advance| advance > smallest) {
        let message = format!(
            "{advance} of each group cannot advance: the smallest has {smallest} entrants."
        );
        return Err(Problem::new("too_many_advance", message));
    }
    let mut results = Results::new(&request.rows, Draws::Allowed);
    let outcomes: Vec<Option<Outcome>> = schedule
        .fixtures
        .iter()
        .map(|fixture| results.take(fixture.seeds))
        .collect();
    let mut still_plays = vec![false; entrants as usize];
    for (fixture, _) in schedule
        .fixtures
        .iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| outcome.is_none())
    {
        for (_, &seed) in fixture.seeds.iter() {
            still_plays[seed as usize - 1] = true;
        }
    }
    let mut answer = Answer {
        matches: (1..)
            .zip(schedule.fixtures.iter().zip(&outcomes))
            .map(line)
            .collect(),
        rounds: schedule
            .days()
            .map(|day| {
                day.iter()
                    .map(|fixture| [fixture.seeds.home, fixture.seeds.away])
                    .collect()
            })
            .collect(),
        placings: vec![None; entrants as usize],
        ..Answer::default()
    };
    let ledgers = ledgers(wanted, &schedule.groups, &schedule.fixtures, &outcomes)?;
    let several = schedule.groups.len() > 1;
    for ((number, seeds), ledger) in (1..).zip(&schedule.groups).zip(ledgers) {
        let group = several.then_some(number);
        answer.standings.extend(table::lines(
            ledger,
            &wanted.chain,
            &request.lots,
            seeds,
            group,
        ));
    }
    for standing in &answer.standings {
        let index = standing.seed as usize - 1;
        answer.placings[index] = standing.rank.filter(|_| !still_plays[index]);
    }
    if !still_plays.contains(&true) {
        answer.advancing = table::advancing(request.advance, &answer.standings);
    }
    answer.groups = several.then_some(schedule.groups);
    answer.unused = results.unused();
    answer.refused = results.refused;
    Ok(answer)
}

fn line((number, (fixture, outcome)): (u32, (&Fixture, &Option<Outcome>))) -> MatchLine {
    let winner = outcome.and_then(|outcome| outcome.winner());
    MatchLine {
        group: json!(fixture.group + 1),
        round: fixture.day,
        number,
        home: fixture.seeds.home,
        away: fixture.seeds.away,
        score: outcome.map(|outcome| [outcome.score.home, outcome.score.away]),
        winner: winner.map(|side| fixture.seeds[side]),
        state: if outcome.is_some() { "over" } else { "ready" },
    }
}

/// One ledger for each group, whose entrants count from 1 in the order of their seeds.
fn ledgers(
    wanted: &Groups,
    groups: &[Vec<u32>],
    fixtures: &[Fixture],
    outcomes: &[Option<Outcome>],
) -> Result<Vec<Ledger>, Problem> {
    let entrants = groups.iter().map(Vec::len).sum();
    let mut places = vec![(0, 0); entrants];
    let mut ledgers = Vec::with_capacity(groups.len());
    for (group, seeds) in groups.iter().enumerate() {
        for (place, &seed) in (1_u32..).zip(seeds) {
            places[seed as usize - 1] = (group, place);
        }
        let size = u32::try_from(seeds.len()).unwrap_or(u32::MAX);
        ledgers.push(Ledger::new(size, wanted.scheme));
    }
    let place = |seed: u32| places[seed as usize - 1];
    for (fixture, outcome) in fixtures.iter().zip(outcomes) {
        let Some(outcome) = outcome else { continue };
        let (group, home) = place(fixture.seeds.home);
        let (_, away) = place(fixture.seeds.away);
        let entry = match outcome.end {
            End::Won(_) | End::Drawn => {
                Entry::game(home, away, outcome.score.home, outcome.score.away)
            }
            End::Absent(missing) => Entry::forfeit(home, away, missing),
        };
        ledgers[group]
            .record(fixture.day, &entry)
            .map_err(Problem::from)?;
    }
    for &(seed, points) in &wanted.deductions {
        let (group, seed) = place(seed);
        let adjustment = Adjustment {
            seed,
            points: -points,
            reason: "deduction".to_owned(),
        };
        ledgers[group].adjust(adjustment).map_err(Problem::from)?;
    }
    Ok(ledgers)
}
