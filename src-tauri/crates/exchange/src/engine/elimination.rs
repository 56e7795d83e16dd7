//! Brackets: single and double elimination, and the GSL group, which is a bracket of four.

use super::fields::{Fields, bad};
use super::problem::Problem;
use super::reply::{Answer, MatchLine, Standing};
use super::request::Request;
use super::results::{Draws, End, Outcome, Results};
use super::table;
use lanista_domain::bracket::{
    self, Drops, GrandFinal, Group, Kind, Order, Plan, Play, ThirdPlace, Verdict,
};
use lanista_domain::standings::Missing;
use serde_json::{Map, Value, json};

/// A GSL group holds so many.
const GSL: u32 = 4;

/// A bracket that was asked for.
pub(super) struct Elimination {
    plan: Plan,
}

/// Reads the fields of a bracket.
pub(super) fn read(kind: &str, fields: &mut Fields, entrants: u32) -> Result<Elimination, Problem> {
    if kind == "gsl" {
        if entrants != GSL {
            let message = format!("A GSL group has {GSL} entrants; there are {entrants}.");
            return Err(Problem::new("wrong_count", message));
        }
        return Ok(Elimination { plan: Plan::gsl() });
    }
    let orders = "natural, reverse, half_shift, reverse_half_shift, pair_flip or inner_outer";
    let placement = fields.named("placement", "inner_outer", orders, Order::named)?;
    let (kind, drops) = if kind == "single_elimination" {
        let third_place = match fields.flag("third_place")? {
            true => ThirdPlace::Played,
            false => ThirdPlace::NotPlayed,
        };
        (Kind::Single { third_place }, Drops::StartGg)
    } else {
        let known = "none, single or reset";
        let grand_final = fields.named("grand_final", "reset", known, |name| match name {
            "none" => Some(GrandFinal::NotPlayed),
            "single" => Some(GrandFinal::OneMatch),
            "reset" => Some(GrandFinal::ResetIfNeeded),
            _ => None,
        })?;
        (Kind::Double { grand_final }, drops(fields, entrants)?)
    };
    Ok(Elimination {
        plan: Plan {
            kind,
            drops,
            placement,
        },
    })
}

/// The drop pattern: a name, or an order for each upper round, from the first or from the second.
fn drops(fields: &mut Fields, entrants: u32) -> Result<Drops, Problem> {
    let known = "start_gg, brackets_manager or a list of orders";
    let list = match fields.take("drops") {
        None => return Ok(Drops::StartGg),
        Some(Value::String(name)) if name == "start_gg" => return Ok(Drops::StartGg),
        Some(Value::String(name)) if name == "brackets_manager" => {
            return Ok(Drops::BracketsManager);
        }
        Some(Value::Array(list)) => list,
        Some(_) => return Err(bad("drops", known)),
    };
    let rounds = entrants.max(2).next_power_of_two().ilog2() as usize;
    let from_first = list.len() == rounds;
    if !from_first && list.len() + 1 != rounds {
        let message = format!(
            "{entrants} entrants play {rounds} upper rounds: list an order for each, or for each from the second, not {}.",
            list.len()
        );
        return Err(Problem::new("drops_do_not_fit", message));
    }
    let orders = list.iter().map(|name| {
        let order = name.as_str().and_then(Order::named);
        order.ok_or_else(|| bad("drops", known))
    });
    let orders: Vec<Order> = orders.collect::<Result<_, _>>()?;
    let first = (!from_first).then_some(Order::Natural);
    Ok(Drops::Rounds(first.into_iter().chain(orders).collect()))
}

/// Plays the bracket as far as the rows go.
pub(super) fn play<'a>(wanted: &Elimination, request: &'a Request) -> Result<Answer<'a>, Problem> {
    let entrants = request.entrants;
    let bracket = bracket::build(&wanted.plan, entrants)?;
    let mut play = Play::new(&bracket);
    let mut results = Results::new(&request.rows, Draws::NotAllowed);
    let mut outcomes: Vec<Option<Outcome>> = vec![None; bracket.nodes.len()];
    while let Some(id) = play.next_ready() {
        let Some(seeds) = play.contenders(id) else {
            continue;
        };
        let Some(outcome) = results.take(seeds) else {
            continue;
        };
        let verdict = match outcome.end {
            End::Won(side) => Verdict::Won(side),
            End::Absent(Missing::One(absent)) => Verdict::Won(absent.other()),
            End::Absent(Missing::Both) | End::Drawn => Verdict::Nobody,
        };
        if play.report(id, verdict).is_ok() {
            outcomes[id.0 as usize] = Some(outcome);
        }
    }
    let mut tallies = vec![(0_u32, 0_u32); entrants as usize];
    let mut matches = Vec::new();
    for (id, node) in bracket.played() {
        let Some(seeds) = play.contenders(id) else {
            continue;
        };
        let outcome = outcomes[id.0 as usize];
        let winner = outcome.and_then(|outcome| outcome.winner());
        if outcome.is_some() {
            for (side, &seed) in seeds.iter() {
                let tally = &mut tallies[seed as usize - 1];
                match winner == Some(side) {
                    true => tally.0 += 1,
                    false => tally.1 += 1,
                }
            }
        }
        matches.push(MatchLine {
            group: json!(name(node.group)),
            round: u32::from(node.round),
            number: node.number.unwrap_or(0),
            home: seeds.home,
            away: seeds.away,
            score: outcome.map(|outcome| [outcome.score.home, outcome.score.away]),
            winner: winner.map(|side| seeds[side]),
            state: if outcome.is_some() { "over" } else { "ready" },
        });
    }
    let placings: Vec<Option<u32>> = (1..=entrants).map(|seed| play.place(seed)).collect();
    let standings = standings(&placings, &tallies);
    Ok(Answer {
        matches,
        advancing: table::advancing(request.advance, &standings),
        standings,
        placings,
        unused: results.unused(),
        refused: results.refused,
        ..Answer::default()
    })
}

/// Those still in first, by seed, then by placing and seed.
fn standings(placings: &[Option<u32>], tallies: &[(u32, u32)]) -> Vec<Standing> {
    let mut lines: Vec<_> = (1_u32..).zip(placings.iter().zip(tallies)).collect();
    lines.sort_by_key(|&(seed, (&rank, _))| (rank, seed));
    let line = |(seed, (&rank, &(won, lost))): (u32, (&Option<u32>, &(u32, u32)))| {
        let mut values = Map::new();
        values.insert("wins".to_owned(), json!(won));
        values.insert("losses".to_owned(), json!(lost));
        Standing {
            seed,
            rank,
            group: None,
            values,
        }
    };
    lines.into_iter().map(line).collect()
}

const fn name(group: Group) -> &'static str {
    match group {
        Group::Upper => "upper",
        Group::Lower => "lower",
        Group::Final => "final",
        Group::Reset => "reset",
        Group::ThirdPlace => "third_place",
        Group::Pool(_) | Group::PoolPart { .. } => "pool",
        Group::TieBreak(_) => "tie_break",
    }
}
