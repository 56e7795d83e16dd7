//! Orders in which seeds are distributed over groups.

use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A way to distribute seeds over groups. Whatever the way, the sizes of two groups differ by one at most, and of
/// each row of seeds, as many as there are groups, every group gets one.
///
/// The names are those of `brackets-manager.js`, `src/ordering.ts`, which calls the snake "seed optimized" and
/// only names the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// Seed `i` to group `i mod g`: 1 5 · 2 6 · 3 7 · 4 8.
    EffortBalanced,
    /// There and back again, so that the sums of seeds are alike: 1 8 · 2 7 · 3 6 · 4 5.
    #[default]
    Snake,
    /// Those who would meet in the first round of a bracket (see [`super::standard_order`]) are in different
    /// groups, opposite ones where it can be: the first row is laid forward, each further row turned and
    /// shifted so that the fewest meet.
    BracketOptimised,
}

impl Distribution {
    /// The way of this name, as in its stored form.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "effort_balanced" => Some(Self::EffortBalanced),
            "snake" => Some(Self::Snake),
            "bracket_optimised" => Some(Self::BracketOptimised),
            _ => None,
        }
    }
}

/// The seeds of each group, from 1, the best first.
///
/// `groups` is taken as at least one and at most the number of entrants.
#[must_use]
pub fn distribute(entrants: u32, groups: u32, distribution: Distribution) -> Vec<Vec<u32>> {
    let groups = groups.clamp(1, entrants.max(1));
    let mut laid = vec![Vec::with_capacity((entrants / groups) as usize + 1); groups as usize];
    let mut group_of = vec![u32::MAX; entrants as usize + 1];
    for (row, first) in (0_u32..).zip((1..=entrants).step_by(groups as usize)) {
        let seeds = first..=(first.saturating_add(groups - 1)).min(entrants);
        let laying = match distribution {
            Distribution::EffortBalanced => Laying::forward(0),
            Distribution::Snake if row % 2 == 0 => Laying::forward(0),
            Distribution::Snake => Laying::backward(groups - 1),
            Distribution::BracketOptimised => least_clashing(entrants, groups, first, &group_of),
        };
        for (index, seed) in (0..).zip(seeds) {
            let group = laying.group(index, groups);
            group_of[seed as usize] = group;
            laid[group as usize].push(seed);
        }
    }
    laid
}

/// How a row is laid: from which group, and in which direction.
#[derive(Clone, Copy)]
struct Laying {
    from: u32,
    direction: Direction,
}

#[derive(Clone, Copy)]
enum Direction {
    Forward,
    Backward,
}

impl Laying {
    const fn forward(from: u32) -> Self {
        let direction = Direction::Forward;
        Self { from, direction }
    }

    const fn backward(from: u32) -> Self {
        let direction = Direction::Backward;
        Self { from, direction }
    }

    const fn group(self, index: u32, groups: u32) -> u32 {
        match self.direction {
            Direction::Forward => (self.from + index) % groups,
            Direction::Backward => (self.from + groups - index) % groups,
        }
    }
}

/// The first laying of a row, forward before backward, with the fewest pairs of the first bracket round in one group.
fn least_clashing(entrants: u32, groups: u32, first: u32, group_of: &[u32]) -> Laying {
    let size = entrants.max(2).next_power_of_two();
    let opponents: Vec<u32> = (first..first.saturating_add(groups).min(entrants + 1))
        .map(|seed| size + 1 - seed)
        .map(|opponent| group_of.get(opponent as usize).copied())
        .map(|group| group.unwrap_or(u32::MAX))
        .collect();
    let clashes = |laying: &Laying| {
        (0..)
            .zip(&opponents)
            .filter(|&(index, &group)| laying.group(index, groups) == group)
            .count()
    };
    if opponents.iter().all(|&group| group == u32::MAX) {
        return Laying::forward(0);
    }
    (0..groups)
        .map(Laying::forward)
        .chain((0..groups).map(Laying::backward))
        .min_by_key(clashes)
        .unwrap_or(Laying::forward(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(entrants: u32, groups: u32, distribution: Distribution, expect: &[&[u32]]) {
        assert_eq!(
            distribute(entrants, groups, distribution),
            expect,
            "{distribution:?}"
        );
    }

    #[test]
    fn eight_in_four_groups() {
        let effort: &[&[u32]] = &[&[1, 5], &[2, 6], &[3, 7], &[4, 8]];
        check(8, 4, Distribution::EffortBalanced, effort);
        check(8, 4, Distribution::BracketOptimised, effort);
        let snake: &[&[u32]] = &[&[1, 8], &[2, 7], &[3, 6], &[4, 5]];
        check(8, 4, Distribution::Snake, snake);
    }

    #[test]
    fn a_field_that_does_not_divide() {
        let effort: &[&[u32]] = &[&[1, 4, 7], &[2, 5], &[3, 6]];
        check(7, 3, Distribution::EffortBalanced, effort);
        let snake: &[&[u32]] = &[&[1, 6, 7], &[2, 5], &[3, 4]];
        check(7, 3, Distribution::Snake, snake);
    }

    #[test]
    fn groups_without_sense_are_mended() {
        check(2, 0, Distribution::Snake, &[&[1, 2]]);
        check(2, 9, Distribution::Snake, &[&[1], &[2]]);
        check(0, 4, Distribution::Snake, &[&[]]);
    }

    #[test]
    fn names_are_those_of_the_stored_form() {
        for distribution in [
            Distribution::EffortBalanced,
            Distribution::Snake,
            Distribution::BracketOptimised,
        ] {
            let stored = serde_json::to_value(distribution).expect("it is plain");
            let name = stored.as_str().expect("a text");
            assert_eq!(Distribution::named(name), Some(distribution));
        }
    }

    #[test]
    fn every_row_gives_each_group_one_and_first_opponents_are_apart() {
        for (entrants, groups) in (1..=130).flat_map(|n| (1..=n).map(move |g| (n, g))) {
            for distribution in [
                Distribution::EffortBalanced,
                Distribution::Snake,
                Distribution::BracketOptimised,
            ] {
                let case = alloc::format!("{entrants} in {groups}, {distribution:?}");
                let laid = distribute(entrants, groups, distribution);
                assert_eq!(laid.len(), groups as usize, "{case}");
                let mut all: Vec<u32> = laid.concat();
                all.sort_unstable();
                assert!(all.into_iter().eq(1..=entrants), "{case}");
                for group in &laid {
                    let rows = group.iter().map(|seed| (seed - 1) / groups);
                    assert!(
                        rows.eq(0..u32::try_from(group.len()).expect("few")),
                        "{case}"
                    );
                }
            }
            if groups >= 2 {
                let size = entrants.max(2).next_power_of_two();
                for group in distribute(entrants, groups, Distribution::BracketOptimised) {
                    let meets = |seed: &&u32| group.contains(&(size + 1 - **seed));
                    let clash = group.iter().find(meets);
                    assert_eq!(clash, None, "{entrants} in {groups}: {group:?}");
                }
            }
        }
    }
}
