//! How unusual a draft is, against all that were recorded, at the same point.

use super::measure::{rounded, share};
use super::tally::Tally;
use lanista_domain::BySide;
use serde::Serialize;

/// How unusual a draft is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unusual {
    /// The mean surprise of its picks: −ln of the share of all picks that the hero has, each hero counted once more
    /// than it was picked. A draft of heroes that are never picked has the most.
    pub nats: f64,
    /// The share of the recorded drafts that were less surprising after as many picks.
    pub above: Option<f64>,
    /// How many drafts that were.
    pub n: i32,
    /// Picks that no recorded game has.
    pub never_picked: Vec<String>,
    /// Pairs on one side that no recorded game has, of so many.
    pub new_pairs: (i32, i32),
}

impl Tally {
    /// How unusual these picks are, in their order; nothing before the first.
    #[must_use]
    pub fn unusual(&self, picks: &BySide<Vec<&str>>) -> Option<Unusual> {
        let all = || picks.home.iter().chain(&picks.away);
        let length = all().count();
        if length == 0 {
            return None;
        }
        let total: i32 = self.heroes.iter().map(|hero| hero.picks.n).sum();
        let known = self
            .heroes
            .iter()
            .filter(|hero| hero.presence() > 0)
            .count();
        let whole = f64::from(total) + f64::from(u32::try_from(known).unwrap_or(u32::MAX)) + 1.0;
        let surprise = |n: i32| -(f64::from(n + 1) / whole).ln();
        let of_hero: Vec<f64> = self.heroes.iter().map(|it| surprise(it.picks.n)).collect();
        let id = |hero: &str| self.names.heroes.find(hero);
        let picked =
            |hero: &str| id(hero).map_or(0, |id| self.heroes.get(id).map_or(0, |it| it.picks.n));
        let divisor = f64::from(u32::try_from(length).unwrap_or(u32::MAX));
        let nats = all().map(|hero| surprise(picked(hero))).sum::<f64>() / divisor;
        let mut n = 0;
        let mut less = 0;
        for game in self.all_counted() {
            let sum = |sum: f64, hero: usize| sum + of_hero.get(hero).copied().unwrap_or_default();
            let first = game.picks.iter().take(length);
            if first.len() == length {
                n += 1;
                let of_game = first.map(|pick| pick.hero).fold(0.0, sum) / divisor;
                less += i32::from(rounded(of_game) < rounded(nats));
            }
        }
        let mut new_pairs = (0, 0);
        for (_, own) in picks.iter() {
            for (place, a) in own.iter().enumerate() {
                for b in own.iter().skip(place + 1) {
                    let both = id(a).zip(id(b));
                    let count = both.map(|(a, b)| self.together.together(a, b));
                    new_pairs.0 += i32::from(count.is_none_or(|count| count.n == 0));
                    new_pairs.1 += 1;
                }
            }
        }
        Some(Unusual {
            nats: rounded(nats),
            above: share(less, n),
            n,
            never_picked: all()
                .filter(|hero| picked(hero) == 0)
                .map(|hero| (*hero).to_owned())
                .collect(),
            new_pairs,
        })
    }
}
