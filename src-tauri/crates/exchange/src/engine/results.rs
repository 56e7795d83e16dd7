//! The results that a request brings: which row is the result of which match, and which rows fit nothing.

use super::reply::Refusal;
use super::request::{Cell, Row};
use lanista_domain::standings::Missing;
use lanista_domain::{BySide, Side};
use std::collections::HashMap;

/// The highest score a row may hold; -1 is the lowest.
pub(super) const MOST_SCORE: i32 = 1_000_000;

/// What a side that did not appear has for a score.
const ABSENT: i32 = -1;

/// Whether equal scores are a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Draws {
    Allowed,
    NotAllowed,
}

/// How a match came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// As in the row, turned where the row was the other way round.
    pub(super) score: BySide<i32>,
    pub(super) end: End,
}

/// Who won, if anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Won(Side),
    Drawn,
    Absent(Missing),
}

impl Outcome {
    /// The side that won, by play or because the other did not appear.
    pub(super) const fn winner(&self) -> Option<Side> {
        match self.end {
            End::Won(side) => Some(side),
            End::Absent(Missing::One(absent)) => Some(absent.other()),
            End::Drawn | End::Absent(Missing::Both) => None,
        }
    }
}

/// The rows of a request between two entrants, each waiting for its match.
pub(super) struct Results<'a> {
    rows: &'a [Row],
    draws: Draws,
    /// The first unused row between two seeds, the smaller first.
    first: HashMap<(u32, u32), usize>,
    /// By row: the next between the same two.
    next: Vec<Option<usize>>,
    is_used: Vec<bool>,
    pub(super) refused: Vec<Refusal<'a>>,
}

impl<'a> Results<'a> {
    /// Sorts the rows by who met.
    pub(super) fn new(rows: &'a [Row], draws: Draws) -> Self {
        let mut first = HashMap::with_capacity(rows.len());
        let mut next = vec![None; rows.len()];
        for (index, row) in rows.iter().enumerate().rev() {
            if let Some((home, away)) = seeds(row) {
                next[index] = first.insert((home.min(away), home.max(away)), index);
            }
        }
        Self {
            rows,
            draws,
            first,
            next,
            is_used: vec![false; rows.len()],
            refused: Vec::new(),
        }
    }

    /// The result of a match that is ready: the first unused row between its entrants that is a result. Rows before
    /// it that are none are refused.
    pub(super) fn take(&mut self, seeds: BySide<u32>) -> Option<Outcome> {
        let pair = (seeds.home.min(seeds.away), seeds.home.max(seeds.away));
        while let Some(&index) = self.first.get(&pair) {
            match self.next[index] {
                Some(next) => self.first.insert(pair, next),
                None => self.first.remove(&pair),
            };
            self.is_used[index] = true;
            match judge(&self.rows[index], seeds.home, self.draws) {
                Ok(outcome) => return Some(outcome),
                Err(refusal) => self.refused.push(refusal),
            }
        }
        None
    }

    /// The rows that fitted no match.
    pub(super) fn unused(&self) -> Vec<&'a Row> {
        let fates = self.rows.iter().zip(&self.is_used);
        fates
            .filter(|(_, is_used)| !**is_used)
            .map(|(row, _)| row)
            .collect()
    }
}

/// The seeds of a row; none when they are no two entrants that there could be.
fn seeds(row: &Row) -> Option<(u32, u32)> {
    let seed = |cell: &Cell| match cell {
        Cell::Number(number) => u32::try_from(*number).ok().filter(|&seed| seed > 0),
        Cell::List(_) => None,
    };
    Some((seed(row.0.first()?)?, seed(row.0.get(1)?)?))
}

fn judge(row: &Row, home: u32, draws: Draws) -> Result<Outcome, Refusal<'_>> {
    let score = |index: usize| match row.0.get(index) {
        Some(Cell::Number(number)) => i32::try_from(*number).ok(),
        Some(Cell::List(_)) | None => None,
    };
    let in_range = |score: &i32| (ABSENT..=MOST_SCORE).contains(score);
    let (Some(first), Some(second)) = (score(2).filter(in_range), score(3).filter(in_range)) else {
        return Err(Refusal {
            row,
            code: "score_out_of_range",
            message: "A score is a number from 0 to 1,000,000, or -1 for who did not appear.",
        });
    };
    let as_given = BySide::new(first, second);
    let score = match seeds(row) {
        Some((first, _)) if first == home => as_given,
        _ => as_given.swap(),
    };
    let end = match (score.home, score.away) {
        (ABSENT, ABSENT) => End::Absent(Missing::Both),
        (ABSENT, _) => End::Absent(Missing::One(Side::Home)),
        (_, ABSENT) => End::Absent(Missing::One(Side::Away)),
        (home, away) if home > away => End::Won(Side::Home),
        (home, away) if home < away => End::Won(Side::Away),
        _ if draws == Draws::Allowed => End::Drawn,
        _ => {
            return Err(Refusal {
                row,
                code: "draw_not_allowed",
                message: "A match here has a winner: equal scores decide nothing.",
            });
        }
    };
    Ok(Outcome { score, end })
}
