//! What kind of five was picked: tag counts, how they differ from the usual, and the archetype that follows.

use super::count::Count;
use super::entrants::put_count;
use super::measure::{at_decimals, rounded, shrunk};
use super::tags::{Kind, MOST_TAGS, Tags};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Decimals at which two tags stand out equally.
const SAME: usize = 9;

/// How often each kind of side was drafted, and won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compositions {
    /// Where each kind lies in the list.
    places: HashMap<Kind, usize>,
    /// Kinds that were ever met, some perhaps no more.
    kinds: Vec<(Kind, Count)>,
    sides: i32,
    /// The greatest count of a tag that was ever met.
    most: u8,
    melee: BTreeMap<u8, Count>,
    /// Sums of the counts of each tag, and of their squares.
    sums: [(i32, i32); MOST_TAGS],
    /// The sides of each archetype by these ranks: they move seldom, and there are as many kinds as sides.
    kept: Option<(Ranks, [Count; MOST_TAGS])>,
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
        self.most = self.most.max(kind.most());
        put_count(&mut self.melee, kind.melee(), by, wins);
        for (sum, tag) in self.sums.iter_mut().zip(kind.0) {
            let tag = i32::from(tag);
            sum.0 += by * tag;
            sum.1 += by * tag * tag;
        }
        if let Some((ranks, by_tag)) = &mut self.kept
            && let Some(place) = ranks.archetype(&kind)
        {
            by_tag[place].add(by, wins);
        }
        let place = *self.places.entry(kind).or_insert(self.kinds.len());
        if let Some((_, count)) = self.kinds.get_mut(place) {
            count.add(by, wins);
            return;
        }
        let mut count = Count::default();
        count.add(by, wins);
        self.kinds.push((kind, count));
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

    /// Counts the archetypes again where their ranks have moved. Reading is right without it too.
    pub(crate) fn refresh(&mut self, tags: &Tags) {
        let ranks = self
            .usual()
            .map(|usual| usual.ranks(tags.all().len(), self.most));
        if self.kept.as_ref().map(|(ranks, _)| ranks) != ranks.as_ref() {
            self.kept = ranks.map(|ranks| {
                let by_tag = self.by_archetype(&ranks);
                (ranks, by_tag)
            });
        }
    }

    fn by_archetype(&self, ranks: &Ranks) -> [Count; MOST_TAGS] {
        let mut by_tag = [Count::default(); MOST_TAGS];
        let there = self.kinds.iter().filter(|(_, count)| !count.is_none());
        for (kind, count) in there {
            if let Some(place) = ranks.archetype(kind) {
                by_tag[place].n += count.n;
                by_tag[place].wins += count.wins;
            }
        }
        by_tag
    }

    pub(crate) fn figures(&self, tags: &Tags) -> Composition {
        let names = tags.all();
        let usual = self.usual();
        let by_tag = usual.as_ref().map_or_else(Default::default, |usual| {
            let ranks = usual.ranks(names.len(), self.most);
            match &self.kept {
                Some((known, by_tag)) if *known == ranks => *by_tag,
                Some(_) | None => self.by_archetype(&ranks),
            }
        });
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
            melee_count: self.melee.clone(),
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

    /// By how many standard deviations so many of the tag of this place stand out; one that never varies does not.
    fn stands_out(&self, place: usize, count: u8) -> f64 {
        let deviation = self.deviation[place];
        if deviation > 0.0 {
            (f64::from(count) - self.mean[place]) / deviation
        } else {
            0.0
        }
    }

    /// Every count up to `most` of so many tags, in the order in which they stand out.
    pub(crate) fn ranks(&self, tags: usize, most: u8) -> Ranks {
        let all = (0..tags.min(MOST_TAGS)).flat_map(|place| {
            (0..=most).map(move |count| {
                let here = at_decimals(self.stands_out(place, count), SAME);
                (here, place, count)
            })
        });
        let mut all: Vec<(f64, usize, u8)> = all.collect();
        // Of several alike, the first by name.
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let width = usize::from(most) + 1;
        let mut of = vec![u16::MAX; tags * width];
        for (rank, (_, place, count)) in (0..).zip(&all) {
            of[place * width + usize::from(*count)] = rank;
        }
        Ranks {
            of,
            width,
            places: all.into_iter().map(|(_, place, _)| place).collect(),
        }
    }
}

/// Which count of which tag stands out more, worked out once for all kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ranks {
    of: Vec<u16>,
    width: usize,
    /// The tag of each rank.
    places: Vec<usize>,
}

impl Ranks {
    /// The tag in which this kind stands out most.
    pub(crate) fn archetype(&self, kind: &Kind) -> Option<usize> {
        let last = self.width - 1;
        let tags = self.of.chunks_exact(self.width).zip(kind.0);
        let ranks = tags.map(|(ranks, count)| ranks[usize::from(count).min(last)]);
        let first = ranks.min()?;
        self.places.get(usize::from(first)).copied()
    }
}
