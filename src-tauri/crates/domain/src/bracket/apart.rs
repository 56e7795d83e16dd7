//! How early two seeds can meet in a bracket, so that a seeding can keep mates apart.

use super::plan::Plan;
use super::{Order, standard_order};
use alloc::vec;
use alloc::vec::Vec;

/// The lines on which the seeds of a bracket start.
#[derive(Clone, Debug)]
pub struct Meetings {
    upper: u32,
    /// Of each seed, the first one first: in its own half, from the top.
    lines: Vec<u32>,
    /// For each upper round after which losers drop in among those who started below: the lower line of each.
    drops: Vec<Vec<u32>>,
}

impl Meetings {
    /// Of a bracket in which all start in the first round, laid in the usual way.
    #[must_use]
    pub fn of_all(entrants: u32) -> Self {
        let size = entrants.max(2).next_power_of_two();
        Self {
            upper: entrants,
            lines: places(standard_order(size).into_iter(), size),
            drops: Vec::new(),
        }
    }

    /// Of a double elimination in which the seeds after the first `upper` start below, see
    /// [`super::build_in_halves`].
    #[must_use]
    pub fn in_halves(plan: &Plan, upper: u32, lower: u32) -> Self {
        let size = upper.max(lower).max(2).next_power_of_two();
        let rounds = size.trailing_zeros();
        let seed_above = |line: u32| plan.placement.at(line, size) + 1;
        let order = |round: u32| {
            let round = u8::try_from(round).unwrap_or(u8::MAX);
            let last = u8::try_from(rounds + 1).unwrap_or(u8::MAX);
            plan.drops.order(round, last)
        };
        let mut lines = places((0..size).map(seed_above), size);
        lines.truncate(upper as usize);
        let first = order(1);
        let below = (0..size).map(|line| size + 1 - seed_above(first.at(line, size)));
        lines.extend(places(below, size).into_iter().take(lower as usize));
        let drops = (1..=rounds)
            .map(|round| inverse(order(round + 1), size >> round))
            .collect();
        Self {
            upper,
            lines,
            drops,
        }
    }

    /// The round, from 1, in which two seeds can meet at the earliest; the rounds of the lower bracket in which losers
    /// drop in and meet among themselves count as one.
    #[must_use]
    pub fn first(&self, one: u32, other: u32) -> u32 {
        let line = |seed: u32| {
            let at = (seed as usize).wrapping_sub(1);
            self.lines.get(at).copied().unwrap_or(0)
        };
        let (high, low) = (one.min(other), one.max(other));
        let (above, below) = (line(high), line(low));
        if low <= self.upper || high > self.upper {
            return bits(above ^ below);
        }
        (1..)
            .zip(&self.drops)
            .map(|(round, drops)| {
                let dropped = drops.get((above >> round) as usize).copied().unwrap_or(0);
                round + bits(dropped ^ (below >> round))
            })
            .min()
            .unwrap_or(1)
    }
}

const fn bits(number: u32) -> u32 {
    u32::BITS - number.leading_zeros()
}

/// The place of each seed in a list of seeds.
fn places(seeds: impl Iterator<Item = u32>, size: u32) -> Vec<u32> {
    let mut places = vec![0; size as usize];
    for (place, seed) in (0..).zip(seeds) {
        if let Some(known) = places.get_mut((seed as usize).wrapping_sub(1)) {
            *known = place;
        }
    }
    places
}

/// The position to which each entry comes.
fn inverse(order: Order, len: u32) -> Vec<u32> {
    places((0..len).map(|position| order.at(position, len) + 1), len)
}
