//! Pairs, counters, lanes and heroes in order.

use super::count::Count;
use super::hero::HeroCount;
use super::measure::{ENOUGH, against, lift, logit, rounded, together};
use super::pairs::turned;
use super::tally::Tally;
use serde::{Serialize, Serializer};

/// Games that two heroes need before they are listed.
pub(crate) const LISTED: i32 = 3;
/// Games that two heroes of one position need before they are listed.
const LANE_LISTED: i32 = 2;

/// Two heroes, on one side or across; `first` < `second` by code point.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one whose wins are counted, if they are across.
    pub first: String,
    /// The other.
    pub second: String,
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
        (&self.first, &self.second, n, wins, self.expected, self.lift).serialize(to)
    }
}

/// Two heroes who met in one position; `first` < `second` by code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The position.
    pub position: String,
    /// The one whose wins are counted.
    pub first: String,
    /// The other.
    pub second: String,
    /// Games, and wins.
    pub count: Count,
}

impl Serialize for Lane {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Count { n, wins } = self.count;
        (&self.position, &self.first, &self.second, n, wins).serialize(to)
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

/// A pair in numbers: lift in millionths, so that noise in the last bit decides no order.
struct Listed<'a> {
    lift: f64,
    first: &'a str,
    second: &'a str,
    count: Count,
    expected: f64,
}

impl Tally {
    /// Pairs on one side that were there often enough; those that win more than expected first.
    #[must_use]
    pub fn synergy(&self) -> Vec<Pair> {
        self.listed(self.together.iter(), |count| count, together)
    }

    /// Heroes that met often enough; those that win more than expected first.
    #[must_use]
    pub fn counters(&self) -> Vec<Pair> {
        self.listed(self.against.iter(), turned, against)
    }

    /// `turn` gives the wins of the hero with the greater number.
    fn listed(
        &self,
        pairs: impl Iterator<Item = (usize, usize, Count)>,
        turn: impl Fn(Count) -> Count,
        expected: impl Fn(f64, f64) -> f64,
    ) -> Vec<Pair> {
        let rates = self.heroes.iter().map(|hero| logit(hero.shrunk()));
        let rates: Vec<f64> = rates.collect();
        let mut listed: Vec<Listed<'_>> = pairs
            .filter(|(_, _, count)| count.n >= LISTED)
            .map(|(a, b, count)| {
                let (name_a, name_b) = (self.names.heroes.name(a), self.names.heroes.name(b));
                let (a, b, first, second, count) = if name_a < name_b {
                    (a, b, name_a, name_b, count)
                } else {
                    (b, a, name_b, name_a, turn(count))
                };
                let expected = expected(rates[a], rates[b]);
                Listed {
                    lift: rounded(lift(count, expected)),
                    first,
                    second,
                    count,
                    expected,
                }
            })
            .collect();
        listed.sort_unstable_by(|a, b| {
            b.lift
                .total_cmp(&a.lift)
                .then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
        });
        let pair = |it: Listed<'_>| Pair {
            first: it.first.to_owned(),
            second: it.second.to_owned(),
            count: it.count,
            expected: rounded(it.expected),
            lift: it.lift,
        };
        listed.into_iter().map(pair).collect()
    }

    /// Heroes that met in one position more than once, the most frequent first.
    #[must_use]
    pub fn lane_matchups(&self) -> Vec<Lane> {
        let often = self
            .lanes
            .iter()
            .filter(|(_, count)| count.n >= LANE_LISTED);
        let mut lanes: Vec<Lane> = often
            .map(|((position, a, b), count)| {
                let (name_a, name_b) = (self.names.heroes.name(*a), self.names.heroes.name(*b));
                let (first, second, count) = if name_a < name_b {
                    (name_a, name_b, *count)
                } else {
                    (name_b, name_a, turned(*count))
                };
                Lane {
                    position: self.names.positions.name(*position).to_owned(),
                    first: first.to_owned(),
                    second: second.to_owned(),
                    count,
                }
            })
            .collect();
        lanes.sort_unstable_by(|a, b| {
            let key = |lane: &Lane| -lane.count.n;
            let names = |lane: &Lane| {
                (
                    lane.position.clone(),
                    lane.first.clone(),
                    lane.second.clone(),
                )
            };
            key(a).cmp(&key(b)).then_with(|| names(a).cmp(&names(b)))
        });
        lanes
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
