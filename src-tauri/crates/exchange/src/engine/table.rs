//! Standings by a chain of criteria: reads the chain from the request, writes the table into the answer.

use super::fields::{Fields, bad};
use super::problem::Problem;
use super::reply::Standing;
use lanista_domain::standings::{
    Chain, ChainRefusal, Criterion, Fraction, Ledger, MiniLeague, Parameters, PointScheme, Value,
    standings,
};
use serde_json::{Map, Number, Value as Json, json};
use std::collections::HashMap;

/// The highest points that a result may give or a deduction take.
const MOST_POINTS: i32 = 1_000_000;

/// Reads `order` and the numbers that go with it. Where lots were drawn and the chain does not say so, they decide
/// last.
pub(super) fn chain(fields: &mut Fields, usual: &[&str], lots: &[u32]) -> Result<Chain, Problem> {
    let given = fields.list("order")?;
    let names = match &given {
        None => usual.to_vec(),
        Some(list) => {
            let name = |name| Json::as_str(name).ok_or_else(|| bad("order", "a list of names"));
            list.iter().map(name).collect::<Result<_, _>>()?
        }
    };
    let usual = Parameters::default();
    let parameters = Parameters {
        percentage_floor: match fields.take("percentage_floor") {
            None => usual.percentage_floor,
            Some(floor) => fraction(&floor)
                .ok_or_else(|| bad("percentage_floor", "a number from 0 to 1, or [part, whole]"))?,
        },
        walkover_games: match fields.count("walkover_games")? {
            None => usual.walkover_games,
            Some(games) => {
                u16::try_from(games).map_err(|_| bad("walkover_games", "a small number"))?
            }
        },
        mini_league: fields.named("mini_league", "once", "once or again", |name| match name {
            "once" => Some(MiniLeague::Once),
            "again" => Some(MiniLeague::Again),
            _ => None,
        })?,
    };
    let chain = Chain::named(names, parameters).map_err(|refusals| refused(&refusals))?;
    if lots.is_empty() || chain.criteria().contains(&Criterion::Lots) {
        return Ok(chain);
    }
    let mut criteria = chain.criteria().to_vec();
    criteria.push(Criterion::Lots);
    Chain::new(criteria, parameters).map_err(|refusals| refused(&refusals))
}

/// All that is wrong with a chain; the code is that of the first.
fn refused(refusals: &[ChainRefusal]) -> Problem {
    let code = refusals.first().map_or("bad_field", ChainRefusal::code);
    let sentences: Vec<String> = refusals.iter().take(5).map(ToString::to_string).collect();
    Problem::new(code, sentences.join(" "))
}

/// A number as it is written, or part and whole.
fn fraction(value: &Json) -> Option<Fraction> {
    if let Some([part, whole]) = value.as_array().map(Vec::as_slice) {
        return Fraction::new(part.as_i64()?, whole.as_i64()?);
    }
    let text = value.as_number()?.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let places = u32::try_from(decimals.len())
        .ok()
        .filter(|&places| places <= 9)?;
    let digits = format!("{whole}{decimals}").parse().ok()?;
    Fraction::new(digits, 10_i64.pow(places))
}

/// Reads `points`: win, draw, loss. Halves count in halves.
pub(super) fn scheme(fields: &mut Fields, usual: PointScheme) -> Result<PointScheme, Problem> {
    let Some(list) = fields.list("points")? else {
        return Ok(usual);
    };
    let wrong = || {
        bad(
            "points",
            "three numbers for win, draw and loss, whole or halves",
        )
    };
    let halves = |value: &Json| {
        let number = fraction(value)?;
        let halves = i128::from(number.num()) * 2;
        let den = i128::from(number.den());
        let halves = (halves % den == 0).then_some(halves / den)?;
        i32::try_from(halves)
            .ok()
            .filter(|halves| halves.abs() <= 2 * MOST_POINTS)
    };
    let [win, draw, loss] = list
        .iter()
        .map(|value| halves(value).ok_or_else(wrong))
        .collect::<Result<Vec<_>, _>>()?[..]
    else {
        return Err(wrong());
    };
    if win < draw || draw < loss {
        let message = "A win gives at least as many points as a draw, and a draw as a loss.";
        return Err(Problem::new("contradictory_points", message));
    }
    Ok(if [win, draw, loss].iter().all(|halves| halves % 2 == 0) {
        PointScheme::new(win / 2, draw / 2, loss / 2, 1)
    } else {
        PointScheme::new(win, draw, loss, 2)
    })
}

/// Reads `deductions`: by seed, the points that are taken away, in smallest units.
pub(super) fn deductions(
    fields: &mut Fields,
    entrants: u32,
    unit: u32,
) -> Result<Vec<(u32, i32)>, Problem> {
    let wrong = || bad("deductions", "an object of seeds and the points each loses");
    let given = match fields.take("deductions") {
        None => return Ok(Vec::new()),
        Some(Json::Object(given)) => given,
        Some(_) => return Err(wrong()),
    };
    let read = |(seed, points): (&String, &Json)| {
        let seed = seed
            .parse()
            .ok()
            .filter(|seed| (1..=entrants).contains(seed))?;
        let number = fraction(points)?;
        let units = i128::from(number.num()) * i128::from(unit);
        let den = i128::from(number.den());
        let units = (units % den == 0).then_some(units / den)?;
        let in_range = |units: &i32| (0..=MOST_POINTS).contains(units);
        Some((seed, i32::try_from(units).ok().filter(in_range)?))
    };
    let entries = given.iter();
    entries.map(|entry| read(entry).ok_or_else(wrong)).collect()
}

/// The table of a ledger whose entrants are these seeds, in this order.
pub(super) fn lines(
    ledger: Ledger,
    chain: &Chain,
    lots: &[u32],
    seeds: &[u32],
    group: Option<u32>,
) -> Vec<Standing> {
    let own: HashMap<u32, u32> = if lots.is_empty() {
        HashMap::new()
    } else {
        seeds.iter().copied().zip(1..).collect()
    };
    let lots: Vec<u32> = lots
        .iter()
        .filter_map(|seed| own.get(seed).copied())
        .collect();
    let rows = standings(ledger, chain.clone(), &lots);
    let line = |row: lanista_domain::standings::Row| {
        let seed = seeds
            .get(row.seed as usize - 1)
            .copied()
            .unwrap_or(row.seed);
        let mut values = Map::new();
        for (criterion, value) in chain.criteria().iter().zip(&row.values) {
            let shown = if *criterion == Criterion::InitialSeed {
                json!(seed)
            } else {
                shown(value)
            };
            values.insert(criterion.name().to_owned(), shown);
        }
        Standing {
            seed,
            rank: Some(row.rank),
            group,
            values,
        }
    };
    rows.into_iter().map(line).collect()
}

/// A value as it is written: a number, points and difference of a mini-league, or nothing where it decided nothing.
fn shown(value: &Value) -> Json {
    match value {
        Value::NotNeeded => Json::Null,
        Value::Time { milliseconds } => json!(milliseconds),
        Value::Number(number) => written(*number),
        Value::MiniLeague { points, difference } => json!([written(*points), difference]),
    }
}

/// Only for reading: nothing is decided by the rounded number.
fn written(number: Fraction) -> Json {
    if number.num() % number.den() == 0 {
        return json!(number.num() / number.den());
    }
    let text = number.to_places(6);
    let rounded = text.parse::<f64>().ok().and_then(Number::from_f64);
    rounded.map_or(Json::Null, Json::Number)
}

/// The first so many of each group, the better rank first, then by group; nobody is known while somebody has no
/// rank or a tie stands across the line.
pub(super) fn advancing(advance: Option<u32>, standings: &[Standing]) -> Option<Vec<u32>> {
    let advance = advance? as usize;
    let mut on = Vec::new();
    for group in standings.chunk_by(|a, b| a.group == b.group) {
        let last = group.get(advance.checked_sub(1)?)?;
        if group
            .get(advance)
            .is_some_and(|next| next.rank == last.rank)
        {
            return None;
        }
        for line in &group[..advance] {
            on.push((line.rank?, line.group, line.seed));
        }
    }
    on.sort_unstable();
    Some(on.into_iter().map(|(_, _, seed)| seed).collect())
}
