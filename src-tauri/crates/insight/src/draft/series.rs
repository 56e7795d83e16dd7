//! Which heroes the earlier games of a series have closed.

use super::game::Order;
use super::hero::HeroCount;
use super::names::at;
use std::collections::{BTreeMap, BTreeSet};

/// The games of one series in their order: what each picked, and how often it is counted itself (1 or 0).
#[derive(Clone, Debug, Default)]
pub(crate) struct SeriesGames {
    games: BTreeMap<Order, (Vec<usize>, i32)>,
    /// All that was picked, so that one more game at the end costs no second look at the others.
    picked: BTreeSet<usize>,
}

impl SeriesGames {
    /// Takes a game in.
    pub(crate) fn put(
        &mut self,
        order: &Order,
        picked: &[usize],
        counted: i32,
        heroes: &mut Vec<HeroCount>,
    ) {
        let last = self.games.last_key_value();
        if last.is_none_or(|(last, _)| last < order) {
            for hero in &self.picked {
                at(heroes, *hero).closed += counted;
            }
            self.games.insert(order.clone(), (picked.to_vec(), counted));
            self.picked.extend(picked);
            return;
        }
        self.close(-1, heroes);
        self.games.insert(order.clone(), (picked.to_vec(), counted));
        self.picked.extend(picked);
        self.close(1, heroes);
    }

    /// Takes a game out.
    pub(crate) fn take(&mut self, order: &Order, heroes: &mut Vec<HeroCount>) {
        self.close(-1, heroes);
        self.games.remove(order);
        let picked = self.games.values().flat_map(|(picked, _)| picked);
        self.picked = picked.copied().collect();
        self.close(1, heroes);
    }

    fn close(&self, by: i32, heroes: &mut Vec<HeroCount>) {
        let mut before = BTreeSet::new();
        for (picked, counted) in self.games.values() {
            if *counted != 0 {
                for hero in &before {
                    at(heroes, *hero).closed += by * counted;
                }
            }
            before.extend(picked.iter().copied());
        }
    }
}
