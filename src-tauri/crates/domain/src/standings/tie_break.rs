//! Tie-break matches: played among those whom a table left equal, and counted by one criterion alone.

use super::mutual::{Runs, holds, sorted};
use super::opponents::Field;
use super::{Fraction, Value};
use crate::side::{BySide, Side};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// One match of a tie-break that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TieBreak {
    /// Which tie-break, from 1: one counts after the other.
    pub number: u8,
    /// The two seeds.
    pub seeds: BySide<u32>,
    /// Who won: there is no draw.
    pub winner: Side,
    /// The winner's score minus the loser's; 0 where it was not played.
    pub difference: u16,
}

/// The matches of the first tie-break among the tied: wins, then score difference. The next tie-break parts those
/// whom it left equal, and so on. The values are the sums over all of them.
pub(super) fn tie_break(field: Field<'_>, tied: &[u32]) -> (Runs, Vec<(u32, Value)>) {
    let tied = sorted(tied);
    let all = field.ledger.tie_breaks();
    let among: Vec<TieBreak> = all
        .iter()
        .filter(|it| is_among(it, &tied))
        .copied()
        .collect();
    if among.is_empty() {
        let values = tied.iter().map(|&seed| (seed, Value::NotNeeded)).collect();
        return (Vec::from([tied]), values);
    }
    let values = tied
        .iter()
        .map(|&seed| (seed, value(&among, seed)))
        .collect();
    let last = among.iter().map(|it| it.number).max().unwrap_or(0);
    (parted(&among, tied, 1, last), values)
}

/// The tied as the tie-breaks from this number on leave them.
fn parted(all: &[TieBreak], tied: Vec<u32>, number: u8, last: u8) -> Runs {
    if tied.len() < 2 || number > last {
        return Vec::from([tied]);
    }
    let of_one: Vec<TieBreak> = all
        .iter()
        .filter(|it| it.number == number && is_among(it, &tied))
        .copied()
        .collect();
    let mut table: Vec<(Value, u32)> = tied
        .iter()
        .map(|&seed| (value(&of_one, seed), seed))
        .collect();
    table.sort_by_key(|&(value, seed)| (Reverse(value), seed));
    table
        .chunk_by(|left, right| left.0 == right.0)
        .flat_map(|run| {
            let run = run.iter().map(|&(_, seed)| seed).collect();
            parted(all, run, number.saturating_add(1), last)
        })
        .collect()
}

fn value(matches: &[TieBreak], seed: u32) -> Value {
    let (mut wins, mut difference) = (0_i64, 0_i64);
    for found in matches {
        if found.seeds[found.winner] == seed {
            wins += 1;
            difference += i64::from(found.difference);
        } else if found.seeds[found.winner.other()] == seed {
            difference -= i64::from(found.difference);
        }
    }
    Value::MiniLeague {
        points: Fraction::whole(wins),
        difference,
    }
}

fn is_among(found: &TieBreak, tied: &[u32]) -> bool {
    holds(tied, found.seeds.home) && holds(tied, found.seeds.away)
}
