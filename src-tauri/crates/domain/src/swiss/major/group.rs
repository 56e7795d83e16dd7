//! Pairing those of one record: the first round, highest against lowest, and the table of priorities.

use super::super::history::History;
use super::super::pairing::{Pair, Why};
use super::super::wishes::Wishes;
use alloc::vec;
use alloc::vec::Vec;

/// Rounds four and five, for the six of a record: the first row without a rematch (rulebook, "Swiss Bracket").
const PRIORITY: [[(usize, usize); 3]; 15] = [
    [(1, 6), (2, 5), (3, 4)],
    [(1, 6), (2, 4), (3, 5)],
    [(1, 5), (2, 6), (3, 4)],
    [(1, 5), (2, 4), (3, 6)],
    [(1, 4), (2, 6), (3, 5)],
    [(1, 4), (2, 5), (3, 6)],
    [(1, 6), (2, 3), (4, 5)],
    [(1, 5), (2, 3), (4, 6)],
    [(1, 3), (2, 6), (4, 5)],
    [(1, 3), (2, 5), (4, 6)],
    [(1, 4), (2, 3), (5, 6)],
    [(1, 3), (2, 4), (5, 6)],
    [(1, 2), (3, 6), (4, 5)],
    [(1, 2), (3, 5), (4, 6)],
    [(1, 2), (3, 4), (5, 6)],
];

/// So many choices are tried before a group is given up to pairing by score groups.
const MOST_TRIES: u32 = 20_000;

/// Places in the group, from 0.
type Places = Vec<(usize, usize)>;

/// Who must not meet whom.
pub(super) struct Bars<'a> {
    history: &'a History,
    wishes: &'a Wishes,
}

/// Whether club-mates may meet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mates {
    Apart,
    MayMeet,
}

impl<'a> Bars<'a> {
    pub(super) const fn new(history: &'a History, wishes: &'a Wishes) -> Self {
        Self { history, wishes }
    }

    /// For each place of a group, whom it cannot meet.
    fn among(&self, seeds: &[u32], mates: Mates) -> Vec<Vec<bool>> {
        let row = |&one: &u32| {
            let met = self.history.line(one).map_or(&[][..], |line| &line.met);
            let bar = |&other: &u32| {
                let club = self.wishes.club(one);
                one == other
                    || met.iter().any(|meeting| meeting.opponent == other)
                    || self.wishes.is_forbidden(one, other)
                    || (mates == Mates::Apart && club.is_some() && club == self.wishes.club(other))
            };
            seeds.iter().map(bar).collect()
        };
        seeds.iter().map(row).collect()
    }
}

/// The pairs of one record, `seeds` in the order of difficulty and initial seed. Nothing where the group is odd or
/// cannot be paired without a rematch or a forbidden pair.
pub(super) fn pairs(record: (u32, u32), seeds: &[u32], bars: &Bars<'_>) -> Option<Vec<Pair>> {
    if seeds.len() % 2 == 1 {
        return None;
    }
    let apart = places(record, seeds, &bars.among(seeds, Mates::Apart));
    let found = apart.or_else(|| places(record, seeds, &bars.among(seeds, Mates::MayMeet)))?;
    let pair = |((high, low), why)| Pair {
        home: seeds[high],
        away: seeds[low],
        why,
    };
    Some(found.into_iter().map(pair).collect())
}

fn places(
    record: (u32, u32),
    seeds: &[u32],
    barred: &[Vec<bool>],
) -> Option<Vec<((usize, usize), Why)>> {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let shown = |(high, low): (usize, usize)| (number(high + 1), number(low + 1));
    let high_low = |pair: (usize, usize)| Why::HighLow {
        record,
        places: shown(pair),
    };
    match record.0 + record.1 {
        0 => {
            let half = seeds.len() / 2;
            let pairs = (0..half).map(|one| (one, one + half));
            let can_be = pairs.clone().all(|(one, other)| !barred[one][other]);
            can_be.then(|| pairs.map(|pair| (pair, Why::FirstRound)).collect())
        }
        1 | 2 => {
            let (pairs, swapped) = highest_against_lowest(barred)?;
            let last = pairs.len().saturating_sub(2);
            let told = pairs.into_iter().enumerate().map(|(at, pair)| {
                let places = shown(pair);
                let why = if swapped == Swap::Done && at >= last {
                    Why::Swapped { record, places }
                } else {
                    high_low(pair)
                };
                (pair, why)
            });
            Some(told.collect())
        }
        _ if seeds.len() == 6 => {
            let rows = (1..).zip(PRIORITY.iter());
            let mut free =
                rows.filter(|(_, row)| row.iter().all(|&(high, low)| !barred[high - 1][low - 1]));
            let (row, pairs) = free.next()?;
            let told = pairs.iter().map(|&(high, low)| {
                let pair = (high - 1, low - 1);
                let places = shown(pair);
                (
                    pair,
                    Why::Row {
                        record,
                        row,
                        places,
                    },
                )
            });
            Some(told.collect())
        }
        _ => {
            let pairs = first_without_rematch(barred)?;
            Some(
                pairs
                    .into_iter()
                    .map(|pair| (pair, high_low(pair)))
                    .collect(),
            )
        }
    }
}

/// Whether the last two pairs have changed opponents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Swap {
    NotNeeded,
    Done,
}

/// Rounds two and three: the highest takes the lowest not yet met, and so on; if the last pair has met, the two high
/// ones of the last two pairs change opponents.
fn highest_against_lowest(barred: &[Vec<bool>]) -> Option<(Places, Swap)> {
    let mut open: Vec<usize> = (0..barred.len()).collect();
    let mut pairs: Places = Vec::new();
    while open.len() > 1 {
        let high = open.remove(0);
        let is_last = open.len() == 1;
        let Some(at) = open.iter().rposition(|&low| is_last || !barred[high][low]) else {
            return first_without_rematch(barred).map(|pairs| (pairs, Swap::NotNeeded));
        };
        pairs.push((high, open.remove(at)));
    }
    let Some(&(high, low)) = pairs.last() else {
        return Some((pairs, Swap::NotNeeded));
    };
    if !barred[high][low] {
        return Some((pairs, Swap::NotNeeded));
    }
    if let [.., one, other] = &mut pairs[..]
        && !barred[one.0][other.1]
        && !barred[other.0][one.1]
    {
        (one.1, other.1) = (other.1, one.1);
        return Some((pairs, Swap::Done));
    }
    first_without_rematch(barred).map(|pairs| (pairs, Swap::NotNeeded))
}

/// The first way in order: the highest takes the lowest that leaves the others a way.
fn first_without_rematch(barred: &[Vec<bool>]) -> Option<Places> {
    let mut taken = vec![false; barred.len()];
    let (mut pairs, mut tries) = (Vec::new(), MOST_TRIES);
    choose(barred, &mut taken, &mut pairs, &mut tries).then_some(pairs)
}

fn choose(barred: &[Vec<bool>], taken: &mut [bool], pairs: &mut Places, tries: &mut u32) -> bool {
    let Some(high) = taken.iter().position(|&taken| !taken) else {
        return true;
    };
    taken[high] = true;
    for low in (high + 1..taken.len()).rev() {
        if taken[low] || barred[high][low] {
            continue;
        }
        if *tries == 0 {
            break;
        }
        *tries -= 1;
        taken[low] = true;
        pairs.push((high, low));
        if choose(barred, taken, pairs, tries) {
            return true;
        }
        pairs.pop();
        taken[low] = false;
    }
    taken[high] = false;
    false
}
