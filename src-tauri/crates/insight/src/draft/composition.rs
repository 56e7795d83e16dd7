//! What kind of five was picked: tag counts, how they differ from the usual, and the archetype that follows.

use super::count::Count;
use super::measure::{at_decimals, rounded, shrunk};
use super::tags::Tags;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Decimals at which two tags stand out equally.
const SAME: usize = 9;

/// The tag counts of all picks of one side, and how many of them fight at arm's length.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fives {
    pub(crate) tags: Vec<i32>,
    pub(crate) melee: i32,
}

impl Fives {
    pub(crate) fn of<'a>(heroes: impl Iterator<Item = &'a str> + Clone, tags: &Tags) -> Self {
        let melee = heroes.clone().filter(|hero| tags.is_melee(hero));
        Self {
            melee: i32::try_from(melee.count()).unwrap_or(i32::MAX),
            tags: tags.count(heroes),
        }
    }
}

/// How often each composition was drafted, and won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compositions(HashMap<Fives, Count>);

/// What is usual: mean and standard deviation of each tag's count.
#[derive(Clone, Debug)]
pub(crate) struct Usual {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

/// The figures of the compositions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Composition {
    /// The tags, in alphabetical order.
    pub tags: Vec<String>,
    /// How many heroes of a side have each tag, on average.
    pub mean: Vec<f64>,
    /// By how much that varies.
    pub sd_population: Vec<f64>,
    /// Sides by the tag in which they stand out most.
    pub archetypes: BTreeMap<String, Archetype>,
    /// Sides by the number of heroes that fight at arm's length.
    pub melee_count: BTreeMap<i32, Count>,
}

/// The sides of one archetype.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Archetype {
    /// How many.
    pub n: i32,
    /// Of these, those that won.
    pub wins: i32,
    /// How often they win, drawn towards even.
    pub win_rate_shrunk: f64,
}

impl Compositions {
    pub(crate) fn add(&mut self, fives: &Fives, by: i32, wins: i32) {
        if let Some(count) = self.0.get_mut(fives) {
            count.add(by, wins);
            if count.is_none() {
                self.0.remove(fives);
            }
            return;
        }
        let mut count = Count::default();
        count.add(by, wins);
        self.0.insert(fives.clone(), count);
    }

    /// What is usual, of so many tags; nothing while there is no game.
    pub(crate) fn usual(&self, tags: usize) -> Option<Usual> {
        let all: i32 = self.0.values().map(|count| count.n).sum();
        if all == 0 {
            return None;
        }
        let all = f64::from(all);
        // Sums of whole numbers are exact, whatever the order.
        let mut sums = vec![(0_i32, 0_i32); tags];
        for (fives, count) in &self.0 {
            for (sum, tag) in sums.iter_mut().zip(&fives.tags) {
                sum.0 += tag * count.n;
                sum.1 += tag * tag * count.n;
            }
        }
        let spread = |(sum, squares): (i32, i32)| {
            let (sum, squares) = (f64::from(sum), f64::from(squares));
            // n Σx² − (Σx)² is exact in whole numbers below 2⁵³.
            (all * squares - sum * sum).max(0.0).sqrt() / all
        };
        Some(Usual {
            mean: sums.iter().map(|(sum, _)| f64::from(*sum) / all).collect(),
            deviation: sums.iter().map(|sums| spread(*sums)).collect(),
        })
    }

    pub(crate) fn figures(&self, tags: &Tags) -> Composition {
        let names = tags.all();
        let usual = self.usual(names.len());
        let mut archetypes: BTreeMap<String, Count> = BTreeMap::new();
        let mut melee_count: BTreeMap<i32, Count> = BTreeMap::new();
        for (fives, count) in &self.0 {
            let archetype = usual
                .as_ref()
                .and_then(|usual| usual.archetype(&fives.tags));
            if let Some(name) = archetype.and_then(|place| names.get(place)) {
                let all = archetypes.entry(name.clone()).or_default();
                all.n += count.n;
                all.wins += count.wins;
            }
            let all = melee_count.entry(fives.melee).or_default();
            all.n += count.n;
            all.wins += count.wins;
        }
        let all_rounded = |all: Option<&Vec<f64>>| {
            all.map(|all| all.iter().map(|x| rounded(*x)).collect())
                .unwrap_or_default()
        };
        Composition {
            tags: names.to_vec(),
            mean: all_rounded(usual.as_ref().map(|usual| &usual.mean)),
            sd_population: all_rounded(usual.as_ref().map(|usual| &usual.deviation)),
            archetypes: archetypes
                .into_iter()
                .map(|(name, count)| (name, Archetype::of(count)))
                .collect(),
            melee_count,
        }
    }
}

impl Archetype {
    fn of(count: Count) -> Self {
        Self {
            n: count.n,
            wins: count.wins,
            win_rate_shrunk: rounded(shrunk(count)),
        }
    }
}

impl Usual {
    /// By how many standard deviations each tag stands out; a tag that never varies does not.
    pub(crate) fn stands_out(&self, tags: &[i32]) -> Vec<f64> {
        let usual = self.mean.iter().zip(&self.deviation);
        let each = tags.iter().zip(usual);
        each.map(|(count, (mean, deviation))| {
            if *deviation > 0.0 {
                (f64::from(*count) - mean) / deviation
            } else {
                0.0
            }
        })
        .collect()
    }

    /// The tag that stands out most; of several, the first by name.
    pub(crate) fn archetype(&self, tags: &[i32]) -> Option<usize> {
        let all = self.stands_out(tags);
        let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut near = all.iter().enumerate().filter(|(_, it)| most - *it < 1e-8);
        // The text of a float costs; only those near the top are written out.
        let first = near.next()?;
        let is_more = |a: f64, b: f64| at_decimals(a, SAME) > at_decimals(b, SAME);
        let top = near.fold(
            first,
            |top, it| {
                if is_more(*it.1, *top.1) { it } else { top }
            },
        );
        Some(top.0)
    }

    pub(crate) fn mean(&self) -> &[f64] {
        &self.mean
    }
}
