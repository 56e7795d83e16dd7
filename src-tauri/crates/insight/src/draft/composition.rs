//! What kind of five was picked: tag counts, how they differ from the usual, and the archetype that follows.

use super::count::Count;
use super::measure::{at_decimals, rounded, shrunk};
use super::tags::{Kind, MOST_TAGS, Tags};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Decimals at which two tags stand out equally.
const SAME: usize = 9;

/// How often each kind of side was drafted, and won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compositions {
    kinds: HashMap<Kind, Count>,
    sides: i32,
    /// Sums of the counts of each tag, and of their squares.
    sums: [(i32, i32); MOST_TAGS],
}

/// What is usual: mean and standard deviation of each tag's count.
#[derive(Clone, Debug)]
pub(crate) struct Usual {
    mean: [f64; MOST_TAGS],
    deviation: [f64; MOST_TAGS],
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
    pub melee_count: BTreeMap<u8, Count>,
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
    pub(crate) fn add(&mut self, kind: Kind, by: i32, wins: i32) {
        self.sides += by;
        for (sum, tag) in self.sums.iter_mut().zip(kind.0) {
            let tag = i32::from(tag);
            sum.0 += by * tag;
            sum.1 += by * tag * tag;
        }
        let count = self.kinds.entry(kind).or_default();
        count.add(by, wins);
        if count.is_none() {
            self.kinds.remove(&kind);
        }
    }

    /// What is usual; nothing while there is no game.
    pub(crate) fn usual(&self) -> Option<Usual> {
        if self.sides == 0 {
            return None;
        }
        let all = f64::from(self.sides);
        let spread = |(sum, squares): (i32, i32)| {
            let (sum, squares) = (f64::from(sum), f64::from(squares));
            // n Σx² − (Σx)² is exact in whole numbers below 2⁵³.
            (all * squares - sum * sum).max(0.0).sqrt() / all
        };
        Some(Usual {
            mean: self.sums.map(|(sum, _)| f64::from(sum) / all),
            deviation: self.sums.map(spread),
        })
    }

    pub(crate) fn figures(&self, tags: &Tags) -> Composition {
        let names = tags.all();
        let usual = self.usual();
        let mut by_tag = [Count::default(); MOST_TAGS];
        let mut by_melee: BTreeMap<u8, Count> = BTreeMap::new();
        if let Some(usual) = &usual {
            for (kind, count) in &self.kinds {
                if let Some(place) = usual.archetype(kind, names.len()) {
                    by_tag[place].n += count.n;
                    by_tag[place].wins += count.wins;
                }
                let all = by_melee.entry(kind.melee()).or_default();
                all.n += count.n;
                all.wins += count.wins;
            }
        }
        let each = |of: fn(&Usual) -> &[f64; MOST_TAGS]| {
            let of = usual
                .iter()
                .flat_map(|usual| of(usual).iter().take(names.len()));
            of.map(|x| rounded(*x)).collect()
        };
        Composition {
            tags: names.to_vec(),
            mean: each(|usual| &usual.mean),
            sd_population: each(|usual| &usual.deviation),
            archetypes: names
                .iter()
                .zip(by_tag)
                .filter(|(_, count)| !count.is_none())
                .map(|(name, count)| (name.clone(), Archetype::of(count)))
                .collect(),
            melee_count: by_melee,
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
    /// The mean of the tag of this place.
    pub(crate) fn mean(&self, place: usize) -> f64 {
        self.mean.get(place).copied().unwrap_or_default()
    }

    /// By how many standard deviations the tag of this place stands out; one that never varies does not.
    fn stands_out(&self, kind: &Kind, place: usize) -> f64 {
        let deviation = self.deviation[place];
        if deviation > 0.0 {
            (f64::from(kind.0[place]) - self.mean[place]) / deviation
        } else {
            0.0
        }
    }

    /// Of so many tags the one that stands out most; of several alike, the first by name.
    pub(crate) fn archetype(&self, kind: &Kind, tags: usize) -> Option<usize> {
        let mut top: Option<(usize, f64)> = None;
        for place in 0..tags.min(MOST_TAGS) {
            let here = self.stands_out(kind, place);
            if top.is_none_or(|(_, most)| is_more(here, most)) {
                top = Some((place, here));
            }
        }
        top.map(|(place, _)| place)
    }
}

/// More at so many decimals. Writing floats out costs: only those that are near each other are.
fn is_more(here: f64, most: f64) -> bool {
    let difference = here - most;
    if difference.abs() > 1e-8 {
        return difference > 0.0;
    }
    at_decimals(here, SAME) > at_decimals(most, SAME)
}
