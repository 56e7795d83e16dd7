//! The least costly way to pair everybody, out of few likely pairs, and the proof that no other pair would help.
//!
//! In a large field nearly all pairs are hopeless. The matching is found among likely ones; then every other pair is
//! held against the proof (its slack under the duals), those that could help are added, and the search repeats
//! until none is left. The result is the optimum over all pairs, whatever pairs were thought likely.

use super::blossom::{Link, Matching};
use alloc::vec::Vec;

/// Up to so many, all pairs are looked at from the beginning.
pub(super) const FEW: usize = 80;

/// Up to so many, what a pair costs is worked out once: 32 MB at most.
const TABLED: usize = 2048;

/// How many pairs of one vertex are added at a time.
const ADDED: usize = 8;

/// The mate of each of `count` (an even number) such that the sum of `cost(lower, higher)` is least.
pub(super) fn least_cost(
    count: usize,
    cost: impl Fn(usize, usize) -> i128,
    mut likely: Vec<(usize, usize)>,
) -> Vec<usize> {
    if count <= FEW {
        likely = (0..count)
            .flat_map(|one| (one + 1..count).map(move |other| (one, other)))
            .collect();
    } else {
        likely.extend((0..count / 2).map(|pair| (2 * pair, 2 * pair + 1)));
        for pair in &mut likely {
            *pair = (pair.0.min(pair.1), pair.0.max(pair.1));
        }
    }
    let table = Table::of(count, &cost);
    let cost = |one: usize, other: usize| table.get(one, other).unwrap_or_else(|| cost(one, other));
    let mut before: Option<Matching> = None;
    loop {
        likely.sort_unstable();
        likely.dedup();
        let links = likely.iter().map(|&ends| Link {
            ends,
            cost: cost(ends.0, ends.1),
        });
        let Some(matching) = Matching::least_after(count, links.collect(), before.as_ref()) else {
            // Neighbours are always among the likely pairs, so an even number can be matched.
            return Vec::new();
        };
        let helpful = if count <= FEW {
            Vec::new()
        } else {
            helpful(count, &cost, &matching)
        };
        if helpful.is_empty() {
            return (0..count).map(|vertex| matching.mate(vertex)).collect();
        }
        likely.extend(helpful);
        before = Some(matching);
    }
}

/// What all pairs cost, row by row; empty where they are too few or too many.
struct Table {
    count: usize,
    costs: Vec<i128>,
}

impl Table {
    fn of(count: usize, cost: &impl Fn(usize, usize) -> i128) -> Self {
        let rows = if (FEW + 1..=TABLED).contains(&count) {
            0..count
        } else {
            0..0
        };
        let pairs = rows.flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        Self {
            count,
            costs: pairs.map(|(one, other)| cost(one, other)).collect(),
        }
    }

    /// Of a pair whose first has the lower number.
    fn get(&self, one: usize, other: usize) -> Option<i128> {
        let before = one * self.count - one * (one + 1) / 2;
        self.costs.get(before + other - one - 1).copied()
    }
}

/// For each vertex the pairs left out that could lower the cost, those that could do so most.
fn helpful(
    count: usize,
    cost: &impl Fn(usize, usize) -> i128,
    matching: &Matching,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for one in 0..count {
        let mut gains: Vec<(i128, usize)> = (one + 1..count)
            .map(|other| (2 * cost(one, other) - matching.duals(one, other), other))
            .filter(|&(slack, _)| slack < 0)
            .collect();
        if gains.is_empty() {
            continue;
        }
        let together = matching.together(one);
        for (slack, other) in &mut gains {
            *slack += together[*other];
        }
        gains.retain(|&(slack, _)| slack < 0);
        gains.sort_unstable();
        found.extend(gains.into_iter().take(ADDED).map(|(_, other)| (one, other)));
    }
    found
}
