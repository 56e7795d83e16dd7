//! Pairs, counters, lanes and heroes in order.

use super::count::Count;
use super::hero::HeroCount;
use super::lanes::ListedLane;
use super::measure::{ENOUGH, rounded};
use super::sorted::{Listed, Relation};
use super::tally::Tally;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// Two heroes, on one side or across; `first` < `second` by code point.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one whose wins are counted, if they are across.
    pub first: Arc<str>,
    /// The other.
    pub second: Arc<str>,
    /// Games, and wins.
    pub count: Count,
    /// Wins a game that their own rates let expect.
    pub expected: f64,
    /// How much more they win, drawn towards nothing.
    pub lift: f64,
}

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Count { n, wins } = self.count;
        (
            &*self.first,
            &*self.second,
            n,
            wins,
            self.expected,
            self.lift,
        )
            .serialize(to)
    }
}

/// Two heroes who met in one position; `first` < `second` by code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The position.
    pub position: Arc<str>,
    /// The one whose wins are counted.
    pub first: Arc<str>,
    /// The other.
    pub second: Arc<str>,
    /// Games, and wins.
    pub count: Count,
}

impl Serialize for Lane {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Count { n, wins } = self.count;
        (&*self.position, &*self.first, &*self.second, n, wins).serialize(to)
    }
}

/// By what heroes are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranking {
    /// Picks and bans.
    Presence,
    /// Picks.
    Picks,
    /// Bans.
    Bans,
    /// The win rate drawn towards even.
    Wins,
}

impl Tally {
    /// Pairs on one side that were there often enough; those that win more than expected first, at most so
    /// many.
    #[must_use]
    pub fn synergy(&self, rows: usize) -> Vec<Pair> {
        self.pairs(Relation::Together, rows)
    }

    /// Heroes that met often enough; those that win more than expected first, at most so
    /// many.
    #[must_use]
    pub fn counters(&self, rows: usize) -> Vec<Pair> {
        self.pairs(Relation::Against, rows)
    }

    fn pairs(&self, relation: Relation, rows: usize) -> Vec<Pair> {
        let pair = |it: &Listed| Pair {
            first: self.names.heroes.shared(it.first),
            second: self.names.heroes.shared(it.second),
            count: it.count,
            expected: rounded(it.expected),
            lift: it.lift,
        };
        match self.sorted.fresh(relation) {
            Some(listed) => listed.iter().take(rows).map(pair).collect(),
            None => self.listed(relation).iter().take(rows).map(pair).collect(),
        }
    }

    /// Heroes that met in one position more than once, the most frequent first, at most so many.
    #[must_use]
    pub fn lane_matchups(&self, rows: usize) -> Vec<Lane> {
        let lane = |it: &ListedLane| Lane {
            position: self.names.positions.shared(it.position),
            first: self.names.heroes.shared(it.first),
            second: self.names.heroes.shared(it.second),
            count: it.count,
        };
        match self.sorted.fresh_lanes() {
            Some(lanes) => lanes.iter().take(rows).map(lane).collect(),
            None => self.listed_lanes().iter().take(rows).map(lane).collect(),
        }
    }

    /// In how many games a hero was what it is ranked by; the games that it won, for the win rate.
    #[must_use]
    pub fn how_often(&self, hero: &str, by: Ranking) -> i32 {
        let hero = self.names.heroes.find(hero);
        let Some(hero) = hero.and_then(|hero| self.heroes.get(hero)) else {
            return 0;
        };
        match by {
            Ranking::Presence => hero.presence(),
            Ranking::Picks => hero.picks.n,
            Ranking::Bans => hero.bans,
            Ranking::Wins => hero.picks.wins,
        }
    }

    /// The heroes that were there often enough to be ranked, the greatest first, with what they are ranked by.
    #[must_use]
    pub fn ranked(&self, by: Ranking) -> Vec<(&str, Count, f64)> {
        let games = f64::from(self.counted.max(1));
        let of = |hero: &HeroCount| {
            let (n, value) = match by {
                Ranking::Presence => (hero.presence(), f64::from(hero.presence()) / games),
                Ranking::Picks => (hero.picks.n, f64::from(hero.picks.n) / games),
                Ranking::Bans => (hero.bans, f64::from(hero.bans) / games),
                Ranking::Wins => (hero.picks.n, hero.shrunk()),
            };
            (n >= ENOUGH).then(|| (hero.picks, rounded(value)))
        };
        let heroes = self.heroes.iter().enumerate();
        let mut ranked: Vec<(&str, Count, f64)> = heroes
            .filter_map(|(place, hero)| {
                let (count, value) = of(hero)?;
                Some((self.names.heroes.name(place), count, value))
            })
            .collect();
        ranked.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(b.0)));
        ranked
    }
}
