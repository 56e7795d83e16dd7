//! Free-for-all: each row is the finishing order of one game of one heat.

use super::fields::{Fields, bad};
use super::problem::Problem;
use super::reply::{Answer, Refusal, Standing};
use super::request::{Cell, Request, Row};
use lanista_domain::bracket::Distribution;
use lanista_domain::free_for_all::{Field, Finish, FreeForAll, Line, Points, Refused};
use serde_json::{Map, Value, json};

/// Reads the fields of a free-for-all.
pub(super) fn read(fields: &mut Fields, advance: Option<u32>) -> Result<FreeForAll, Problem> {
    let known = "effort_balanced, snake or bracket_optimised";
    let distribution = fields.named("distribution", "snake", known, Distribution::named)?;
    let points = fields.list("points")?.map_or_else(
        || Ok(vec![1]),
        |list| list.iter().map(|value| whole("points", value)).collect(),
    )?;
    let kill = match fields.take("kill_points") {
        None => 0,
        Some(value) => whole("kill_points", &value)?,
    };
    Ok(FreeForAll {
        heats: fields.count("heats")?.unwrap_or(1),
        distribution,
        games: fields.count("games")?.unwrap_or(1),
        points: Points {
            placing: points,
            kill,
        },
        advance: advance.unwrap_or(0),
    })
}

fn whole(name: &str, value: &Value) -> Result<i32, Problem> {
    let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
    number.ok_or_else(|| bad(name, "whole numbers"))
}

/// Plays the games that the rows tell of.
pub(super) fn play<'a>(plan: &FreeForAll, request: &'a Request) -> Result<Answer<'a>, Problem> {
    let mut field = Field::draw(plan.clone(), request.entrants)?;
    let mut answer = Answer {
        heats: Some(
            field
                .heats()
                .iter()
                .map(|heat| heat.seeds.clone())
                .collect(),
        ),
        ..Answer::default()
    };
    for (index, row) in request.rows.iter().enumerate() {
        let order = order(row).ok_or_else(|| {
            let message = format!(
                "Row {index} of \u{201c}results\u{201d} is no finishing order: seeds, or [seed, kills] for each."
            );
            Problem::new("bad_row", message)
        })?;
        match field.report(&order) {
            Ok(_) => {}
            Err(Refused::BadOrder) => answer.refused.push(Refusal {
                row,
                code: Refused::BadOrder.code(),
                message: "A finishing order names each contender once, with at most 10,000 kills.",
            }),
            Err(_) => answer.unused.push(row),
        }
    }
    answer.placings = vec![None; request.entrants as usize];
    let several = field.heats().len() > 1;
    for heat in 0..u32::try_from(field.heats().len()).unwrap_or(u32::MAX) {
        for line in field.table(heat) {
            answer
                .standings
                .push(standing(&line, several.then_some(heat + 1)));
            if field.is_over(heat) {
                answer.placings[line.seed as usize - 1] = Some(line.rank);
            }
        }
    }
    answer.advancing = request.advance.and_then(|_| field.advancing());
    Ok(answer)
}

fn order(row: &Row) -> Option<Vec<Finish>> {
    let number = |number: i64| u32::try_from(number).ok();
    let finish = |cell: &Cell| match cell {
        Cell::Number(seed) => Some(Finish {
            seed: number(*seed)?,
            kills: 0,
        }),
        Cell::List(pair) => match pair[..] {
            [seed, kills] => Some(Finish {
                seed: number(seed)?,
                kills: number(kills)?,
            }),
            _ => None,
        },
    };
    row.0.iter().map(finish).collect()
}

fn standing(line: &Line, group: Option<u32>) -> Standing {
    let tally = line.tally;
    let mut values = Map::new();
    values.insert("points".to_owned(), json!(tally.points));
    values.insert("wins".to_owned(), json!(tally.wins));
    values.insert("kills".to_owned(), json!(tally.kills));
    values.insert("best".to_owned(), json!(tally.best));
    values.insert("last".to_owned(), json!(tally.last));
    Standing {
        seed: line.seed,
        rank: Some(line.rank),
        group,
        values,
    }
}
