//! Likely pairs of a fold that clubs bend: how far from it people end up is found with few of them first.
//!
//! Where a large club takes up whole stretches of a group, the best opponents lie far from the fold, and looking
//! near it finds few that can be met at all. So each stretch of a club is stood for by one of it, those are paired
//! by the same costs (and so on, until they are few), and everybody then looks near where their stretch was sent.
//! This only proposes pairs: what comes of them is proved over all pairs afterwards.

use super::solve::{FEW, least_cost};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// So many neighbours of one club are stood for by one.
const RUN: usize = 4;
/// How many opponents are looked at near each place.
const NEAR: usize = 5;
/// How many more of these, whoever they are.
const ANY: usize = 3;
/// How far around it.
const REACH: usize = 24;

/// What a fold is paired by.
pub(super) struct Fold<'a> {
    /// What a pair costs, by places in the group.
    pub(super) cost: &'a dyn Fn(usize, usize) -> i128,
    /// Whether nothing stands between two.
    pub(super) is_open: &'a dyn Fn(usize, usize) -> bool,
    /// The club of a place.
    pub(super) club: &'a dyn Fn(usize) -> Option<u32>,
}

impl Fold<'_> {
    /// Likely pairs of some of the group, given by their places in ascending order; the pairs are numbers in `some`.
    pub(super) fn likely(&self, some: &[usize]) -> Vec<(usize, usize)> {
        let mut clubs: BTreeMap<Option<u32>, Vec<usize>> = BTreeMap::new();
        for (number, &place) in some.iter().enumerate() {
            clubs.entry((self.club)(place)).or_default().push(number);
        }
        let runs: Vec<&[usize]> = clubs.values().flat_map(|club| club.chunks(RUN)).collect();
        if 2 * runs.len() > some.len() {
            return Vec::new();
        }
        let sent = self.sent(some, &runs);
        let mut found = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let club = (self.club)(some[run[0]]);
            let is_of_club = |other: &usize| (self.club)(some[runs[*other][0]]) == club;
            let beside = [at.checked_sub(1), Some(at), at.checked_add(1)];
            let shifts: BTreeSet<isize> = beside
                .into_iter()
                .flatten()
                .filter(|other| *other < runs.len() && is_of_club(other))
                .filter_map(|other| sent[other])
                .collect();
            for (&number, shift) in run
                .iter()
                .flat_map(|one| shifts.iter().map(move |shift| (one, shift)))
            {
                self.near(some, number, *shift, &mut found);
            }
        }
        found
    }

    /// How far away each run meets its opponents, by the pairs of those who stand for them.
    fn sent(&self, some: &[usize], runs: &[&[usize]]) -> Vec<Option<isize>> {
        // An odd one is left out: the last of the shortest runs.
        let left_out = (runs.len() % 2 == 1)
            .then(|| (0..runs.len()).rev().min_by_key(|&at| runs[at].len()))
            .flatten();
        let mut standing: Vec<(usize, usize)> = runs
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != left_out)
            .map(|(at, run)| (run[run.len() / 2], at))
            .collect();
        standing.sort_unstable();
        let places: Vec<usize> = standing.iter().map(|&(number, _)| some[number]).collect();
        let likely = if places.len() > FEW {
            self.likely(&places)
        } else {
            Vec::new()
        };
        let cost = |one: usize, other: usize| (self.cost)(places[one], places[other]);
        let mates = least_cost(places.len(), cost, likely);
        let mut sent: Vec<Option<isize>> = runs.iter().map(|_| None).collect();
        for (&(number, at), &mate) in standing.iter().zip(&mates) {
            // Both are places in a group of thousands at most.
            let place = |number: usize| isize::try_from(number).ok();
            sent[at] = place(standing[mate].0)
                .zip(place(number))
                .map(|(there, here)| there - here);
        }
        sent
    }

    /// The nearest who can be met so far from somebody, and a few of whom that does not hold: in a club of most,
    /// some must meet their mates.
    fn near(&self, some: &[usize], number: usize, shift: isize, found: &mut Vec<(usize, usize)>) {
        let middle = number.saturating_add_signed(shift).min(some.len() - 1);
        let around =
            (0..REACH).flat_map(|off| [middle.checked_sub(off), middle.checked_add(off + 1)]);
        let others: Vec<usize> = around
            .flatten()
            .filter(|&other| other < some.len() && other != number)
            .collect();
        let open = others
            .iter()
            .filter(|&&other| (self.is_open)(some[number], some[other]));
        let any = others.iter().take(ANY);
        found.extend(open.take(NEAR).chain(any).map(|&other| (number, other)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COUNT: usize = 96;

    /// The least cost of a fold of so many with these clubs, given what to look at first.
    fn least(clubs: &[u32], likely: impl Fn(&Fold<'_>) -> Vec<(usize, usize)>) -> i128 {
        let are_mates = |one: usize, other: usize| clubs[one] == clubs[other];
        let cost = |one: usize, other: usize| {
            let off = one.abs_diff(other).abs_diff(COUNT / 2);
            i128::try_from(off * off).expect("it is small")
                + i128::from(are_mates(one, other)) * 1_000_000
        };
        let fold = Fold {
            cost: &cost,
            is_open: &|one, other| !are_mates(one, other),
            club: &|one| Some(clubs[one]),
        };
        let mates = least_cost(COUNT, cost, likely(&fold));
        (0..COUNT)
            .map(|one| cost(one.min(mates[one]), one.max(mates[one])))
            .sum::<i128>()
            / 2
    }

    fn check(clubs: &[u32]) {
        let all: Vec<usize> = (0..COUNT).collect();
        let every = (0..COUNT).flat_map(|one| (one + 1..COUNT).map(move |other| (one, other)));
        let every: Vec<(usize, usize)> = every.collect();
        assert_eq!(
            least(clubs, |fold| fold.likely(&all)),
            least(clubs, |_| every.clone()),
            "{clubs:?}"
        );
    }

    #[test]
    fn a_club_in_stretches_is_paired_at_the_least_cost_of_all() {
        for (length, of) in [(24, 2), (12, 2), (6, 2), (3, 2), (12, 3), (12, 4)] {
            let club = |one: usize| u32::from(one / length % of != 1);
            check(&(0..COUNT).map(club).collect::<Vec<_>>());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_clubs_are_paired_at_the_least_cost_of_all(
            runs in proptest::collection::vec((0_u32..4, 1_usize..20), COUNT),
        ) {
            let clubs: Vec<u32> = runs
                .into_iter()
                .flat_map(|(club, length)| core::iter::repeat_n(club, length))
                .take(COUNT)
                .collect();
            check(&clubs);
        }
    }
}
