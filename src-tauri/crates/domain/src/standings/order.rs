//! Puts entrants in order by a chain, and says which criterion parts each from the one above.

use super::mutual::{direct_encounter, head_to_head};
use super::opponents::Field;
use super::table::index;
use super::tie_break::tie_break;
use super::{Criterion, Parting, Value};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// The values of all entrants.
///
/// The *plain* criteria are those before the first that looks only at the tied. Entrants who are equal in all of
/// them make a block; everything after is settled inside the block.
#[derive(Clone, Copy)]
pub(super) struct Keys<'a> {
    criteria: &'a [Criterion],
    values: &'a [Value],
    /// How many criteria are plain.
    plain: usize,
}

impl<'a> Keys<'a> {
    pub(super) fn new(criteria: &'a [Criterion], values: &'a [Value]) -> Self {
        let mutual = criteria.iter().position(|it| it.is_mutual());
        Self {
            criteria,
            values,
            plain: mutual.unwrap_or(criteria.len()),
        }
    }

    pub(super) fn of(self, seed: u32) -> &'a [Value] {
        let width = self.criteria.len();
        let from = index(seed).saturating_mul(width);
        let row = self.values.get(from..from.saturating_add(width));
        row.unwrap_or_default()
    }

    fn blocks(self, left: u32, right: u32) -> Ordering {
        let values = self.of(left).iter().zip(self.of(right));
        for (criterion, (left, right)) in self.criteria.iter().zip(values).take(self.plain) {
            let compared = criterion.compare(left, right);
            if compared.is_ne() {
                return compared;
            }
        }
        Ordering::Equal
    }

    /// What parts two neighbours of different blocks.
    pub(super) fn parting(self, above: u32, below: u32) -> Parting {
        let values = self.of(above).iter().zip(self.of(below));
        let mut compared = self.criteria.iter().zip(values).take(self.plain);
        compared
            .find(|(criterion, (left, right))| criterion.compare(left, right).is_ne())
            .map_or(Parting::Tied, |(criterion, _)| Parting::By(*criterion))
    }

    /// The block of an order in which a seed is or would be.
    pub(super) fn block_in(self, order: &[u32], seed: u32) -> &[u32] {
        let from = order.partition_point(|&other| self.blocks(other, seed).is_lt());
        let to = order.partition_point(|&other| self.blocks(other, seed).is_le());
        order.get(from..to).unwrap_or_default()
    }
}

/// What was settled inside blocks.
#[derive(Default)]
pub(super) struct Settled {
    /// The seeds in order, each with what parts it from the one above in its block; the first of a block with
    /// [`Parting::First`].
    pub(super) order: Vec<(u32, Parting)>,
    /// Values that depend on who is tied: seed, place of the criterion in the chain, value.
    pub(super) values: Vec<(u32, usize, Value)>,
}

/// Puts whole blocks in order.
pub(super) fn resolve(field: Field<'_>, keys: Keys<'_>, seeds: Vec<u32>) -> Settled {
    let mut valued: Vec<(Value, u32)> = seeds
        .into_iter()
        .map(|seed| (Value::NotNeeded, seed))
        .collect();
    let mut settled = Settled::default();
    part(field, keys, &mut valued, 0, &mut settled);
    settled
}

/// Parts seeds tied on the plain criteria before `at` by the next one, and settles the blocks that are left.
///
/// Criterion by criterion, so that each sorting compares single values that lie side by side.
fn part(
    field: Field<'_>,
    keys: Keys<'_>,
    tied: &mut [(Value, u32)],
    at: usize,
    settled: &mut Settled,
) {
    let criterion = keys.criteria.get(at).filter(|_| at < keys.plain);
    match (criterion, &mut *tied) {
        (_, []) => {}
        (_, [(_, alone)]) => settled.order.push((*alone, Parting::First)),
        (None, _) => {
            let mut block: Vec<u32> = tied.iter().map(|&(_, seed)| seed).collect();
            block.sort_unstable();
            settle(field, keys, &block, at, Parting::First, settled);
        }
        (Some(&criterion), _) => {
            for (value, seed) in tied.iter_mut() {
                *value = keys.of(*seed).get(at).copied().unwrap_or(Value::NotNeeded);
            }
            tied.sort_unstable_by(|left, right| criterion.compare(&left.0, &right.0));
            for run in tied.chunk_by_mut(|left, right| left.0 == right.0) {
                part(field, keys, run, at + 1, settled);
            }
        }
    }
}

/// Settles seeds tied on all criteria before `at`; the first of them is parted from the one above by `first`.
fn settle(
    field: Field<'_>,
    keys: Keys<'_>,
    tied: &[u32],
    at: usize,
    first: Parting,
    settled: &mut Settled,
) {
    let criterion = keys.criteria.get(at).filter(|_| tied.len() > 1);
    let Some(&criterion) = criterion else {
        let partings = core::iter::once(first).chain(core::iter::repeat(Parting::Tied));
        settled.order.extend(tied.iter().copied().zip(partings));
        return;
    };
    let runs = if criterion.is_mutual() {
        let (runs, values) = if criterion == Criterion::HeadToHead {
            head_to_head(field, tied)
        } else if criterion == Criterion::TieBreak {
            tie_break(field, tied)
        } else {
            direct_encounter(field, tied)
        };
        let values = values.into_iter().map(|(seed, value)| (seed, at, value));
        settled.values.extend(values);
        runs
    } else {
        by_value(keys, tied, at, criterion)
    };
    let mut parting = first;
    for mut run in runs {
        run.sort_unstable();
        settle(field, keys, &run, at + 1, parting, settled);
        parting = Parting::By(criterion);
    }
}

fn by_value(keys: Keys<'_>, tied: &[u32], at: usize, criterion: Criterion) -> Vec<Vec<u32>> {
    let value = |seed: u32| keys.of(seed).get(at).copied().unwrap_or(Value::NotNeeded);
    let mut valued: Vec<(u32, Value)> = tied.iter().map(|&seed| (seed, value(seed))).collect();
    valued.sort_by(|left, right| criterion.compare(&left.1, &right.1));
    valued
        .chunk_by(|left, right| criterion.compare(&left.1, &right.1).is_eq())
        .map(|run| run.iter().map(|&(seed, _)| seed).collect())
        .collect()
}

/// Takes some out of an order; `seeds` is left without repetition.
pub(super) fn pull(order: &[u32], seeds: &mut Vec<u32>) -> Vec<u32> {
    seeds.sort_unstable();
    seeds.dedup();
    let greatest = order.iter().chain(seeds.iter()).copied().max().unwrap_or(0);
    let mut pulled = alloc::vec![false; index(greatest.saturating_add(1))];
    for &seed in seeds.iter() {
        if let Some(mark) = pulled.get_mut(index(seed)) {
            *mark = true;
        }
    }
    let stays = |seed: &u32| !pulled.get(index(*seed)).copied().unwrap_or(false);
    order.iter().copied().filter(stays).collect()
}

/// Two orders of different blocks as one.
pub(super) fn merge(keys: Keys<'_>, staying: &[u32], joining: &[u32]) -> Vec<u32> {
    let mut merged = Vec::with_capacity(staying.len() + joining.len());
    let mut rest = staying;
    for &seed in joining {
        let ahead = rest.partition_point(|&other| keys.blocks(other, seed).is_lt());
        let (before, after) = rest.split_at(ahead);
        merged.extend_from_slice(before);
        merged.push(seed);
        rest = after;
    }
    merged.extend_from_slice(rest);
    merged
}
