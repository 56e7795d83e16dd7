//! Lists in order, kept between readings: one more game moves only the pairs of the heroes that were picked in it.

use super::count::Count;
use super::hero::HeroCount;
use super::lanes::{LaneKey, ListedLane};
use super::measure::{against, lift, logit, rounded, together};
use super::pairs::{Pairs, turned};
use super::tally::Tally;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::mem;

/// Games that two heroes need before they are listed.
pub(crate) const LISTED: i32 = 3;
/// If more of all heroes were touched than one in so many, all is sorted anew.
const MANY: usize = 4;

/// How two heroes were in a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// On one side.
    Together,
    /// Across.
    Against,
}

/// A pair; the lift is rounded, so that noise in the last bit decides no order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    pub(crate) first: usize,
    pub(crate) second: usize,
    pub(crate) count: Count,
    pub(crate) expected: f64,
    pub(crate) lift: f64,
}

/// Both lists, if they were asked for, and whose pairs have changed since.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sorted {
    kept: Option<[Vec<Listed>; 2]>,
    touched: BTreeSet<usize>,
    lanes: Option<Vec<ListedLane>>,
    touched_lanes: BTreeSet<LaneKey>,
}

impl Sorted {
    /// Notes that a hero's pairs have changed.
    pub(crate) fn touch(&mut self, hero: usize) {
        if self.kept.is_some() {
            self.touched.insert(hero);
        }
    }

    /// Notes that a meeting in a position has changed.
    pub(crate) fn touch_lane(&mut self, key: LaneKey) {
        if self.lanes.is_some() {
            self.touched_lanes.insert(key);
        }
    }

    /// The meetings in positions, if they are up to date.
    pub(crate) fn fresh_lanes(&self) -> Option<&[ListedLane]> {
        let lanes = self.lanes.as_deref();
        lanes.filter(|_| self.touched_lanes.is_empty())
    }

    /// The list, if it is up to date.
    pub(crate) fn fresh(&self, relation: Relation) -> Option<&[Listed]> {
        let kept = self.kept.as_ref().filter(|_| self.touched.is_empty())?;
        let [together, against] = kept;
        Some(match relation {
            Relation::Together => together,
            Relation::Against => against,
        })
    }
}

impl Tally {
    /// Brings the lists up to date, so that reading them costs no sorting. Reading is right without it too.
    pub fn refresh(&mut self) {
        self.compositions.refresh(&self.tags);
        let touched = mem::take(&mut self.sorted.touched);
        let kept = self.sorted.kept.take();
        let both = match kept {
            Some(kept) if touched.len() * MANY <= self.heroes.len() => {
                let [together, against] = kept;
                [
                    self.mended(together, &touched, Relation::Together),
                    self.mended(against, &touched, Relation::Against),
                ]
            }
            Some(_) | None => [
                self.listed(Relation::Together),
                self.listed(Relation::Against),
            ],
        };
        self.sorted.kept = Some(both);
        let touched = mem::take(&mut self.sorted.touched_lanes);
        self.sorted.lanes = Some(match self.sorted.lanes.take() {
            Some(mut lanes) if touched.len() * MANY <= self.lanes.len() => {
                self.mend_lanes(&mut lanes, &touched);
                lanes
            }
            Some(_) | None => self.listed_lanes(),
        });
    }

    /// All pairs that were there often enough, in order.
    pub(crate) fn listed(&self, relation: Relation) -> Vec<Listed> {
        let rates = self.rates();
        let pairs = self.all(relation).iter();
        let order = self.by_name();
        let mut listed: Vec<Listed> = pairs
            .filter_map(|(a, b, count)| self.pair(relation, &rates, a, b, count))
            .collect();
        listed.sort_unstable_by(|a, b| order.compare(a, b));
        listed
    }

    /// The same from a list in which the pairs of some heroes have changed.
    fn mended(
        &self,
        mut kept: Vec<Listed>,
        touched: &BTreeSet<usize>,
        relation: Relation,
    ) -> Vec<Listed> {
        let rates = self.rates();
        let order = self.by_name();
        let mut is_touched = vec![false; self.heroes.len()];
        for hero in touched {
            is_touched[*hero] = true;
        }
        kept.retain(|it| !is_touched[it.first] && !is_touched[it.second]);
        let mut changed = Vec::new();
        for hero in touched {
            for (other, is_touched) in is_touched.iter().enumerate() {
                // A pair of two touched heroes comes up twice.
                if other == *hero || (*is_touched && other < *hero) {
                    continue;
                }
                let count = self.all(relation).find(*hero, other);
                let (a, b) = (other.min(*hero), other.max(*hero));
                changed.extend(self.pair(relation, &rates, a, b, count));
            }
        }
        changed.sort_unstable_by(|a, b| order.compare(a, b));
        let mut merged = Vec::with_capacity(kept.len() + changed.len());
        let mut changed = changed.into_iter().peekable();
        for old in kept {
            while let Some(new) = changed.next_if(|new| order.compare(new, &old) == Ordering::Less)
            {
                merged.push(new);
            }
            merged.push(old);
        }
        merged.extend(changed);
        merged
    }

    fn all(&self, relation: Relation) -> &Pairs {
        match relation {
            Relation::Together => &self.together,
            Relation::Against => &self.against,
        }
    }

    fn rates(&self) -> Vec<f64> {
        let rates = self.heroes.iter().map(HeroCount::shrunk);
        rates.map(logit).collect()
    }

    /// The pair of `a` < `b` by number, whose wins are of `a`, as it is listed: by name.
    fn pair(
        &self,
        relation: Relation,
        rates: &[f64],
        a: usize,
        b: usize,
        count: Count,
    ) -> Option<Listed> {
        if count.n < LISTED {
            return None;
        }
        let names = &self.names.heroes;
        let is_in_order = names.name(a) < names.name(b);
        let (first, second) = if is_in_order { (a, b) } else { (b, a) };
        let (count, expected) = match relation {
            Relation::Together => (count, together(rates[first], rates[second])),
            Relation::Against if is_in_order => (count, against(rates[first], rates[second])),
            Relation::Against => (turned(count), against(rates[first], rates[second])),
        };
        Some(Listed {
            first,
            second,
            count,
            expected,
            lift: rounded(lift(count, expected)),
        })
    }

    fn by_name(&self) -> ByName {
        let mut heroes: Vec<usize> = (0..self.names.heroes.len()).collect();
        heroes.sort_unstable_by_key(|hero| self.names.heroes.name(*hero));
        let mut places = vec![0; heroes.len()];
        for (place, hero) in heroes.into_iter().enumerate() {
            places[hero] = place;
        }
        ByName(places)
    }
}

/// The place of each hero in the order of names: many lifts are alike, and comparing texts costs.
struct ByName(Vec<usize>);

impl ByName {
    /// The greatest lift first, then by name.
    fn compare(&self, a: &Listed, b: &Listed) -> Ordering {
        let names = |it: &Listed| (self.0[it.first], self.0[it.second]);
        b.lift
            .total_cmp(&a.lift)
            .then_with(|| names(a).cmp(&names(b)))
    }
}
