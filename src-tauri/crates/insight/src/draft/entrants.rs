//! What each entrant drafts and each player plays.

use super::count::{Count, won};
use super::game::Counted;
use super::names::at;
use super::report::Ordered;
use lanista_domain::{BySide, Side};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many heroes an entrant's lists show.
const MOST: usize = 5;

/// What is counted of an entrant.
#[derive(Clone, Debug, Default)]
pub(crate) struct EntrantCount {
    pub(crate) by_side: BySide<Count>,
    pub(crate) picks: BTreeMap<usize, Count>,
    pub(crate) bans_by: BTreeMap<usize, i32>,
    pub(crate) bans_against: BTreeMap<usize, i32>,
}

/// What is counted of a player.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlayerCount {
    pub(crate) games: Count,
    pub(crate) heroes: BTreeMap<usize, Count>,
}

/// The figures of an entrant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntrantFigures {
    /// Games played.
    pub games: i32,
    /// Of these, those won.
    pub wins: i32,
    /// Games and wins on each side.
    pub side: Ordered<(i32, i32)>,
    /// How many heroes it picked.
    pub unique_heroes: usize,
    /// What it picked most, with n and wins.
    pub top_picks: Vec<(String, i32, i32)>,
    /// What it banned most.
    pub top_bans_by: Vec<(String, i32)>,
    /// What was banned most against it.
    pub top_bans_against: Vec<(String, i32)>,
}

/// The figures of a player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PlayerFigures {
    /// Games played.
    pub games: i32,
    /// Of these, those won.
    pub wins: i32,
    /// How many heroes they played.
    pub unique_heroes: usize,
}

/// Counts a game for its entrants.
pub(crate) fn count_entrants(all: &mut Vec<EntrantCount>, game: &Counted, by: i32) {
    for side in Side::BOTH {
        let Some(entrant) = game.entrants[side] else {
            continue;
        };
        let entrant = at(all, entrant);
        let wins = won(side, game.winner);
        entrant.by_side[side].add(by, wins);
        for pick in game.picks.iter().filter(|pick| pick.side == side) {
            put_count(&mut entrant.picks, pick.hero, by, wins);
        }
        for ban in &game.bans {
            let Some(hero) = ban.hero else { continue };
            let bans = if ban.side == side {
                &mut entrant.bans_by
            } else {
                &mut entrant.bans_against
            };
            let count = bans.entry(hero).or_default();
            *count += by;
            if *count == 0 {
                bans.remove(&hero);
            }
        }
    }
}

/// Counts a game for its players.
pub(crate) fn count_players(all: &mut Vec<PlayerCount>, game: &Counted, by: i32) {
    for part in &game.parts {
        let Some(player) = part.player else { continue };
        let player = at(all, player);
        let wins = won(part.side, game.winner);
        player.games.add(by, wins);
        put_count(&mut player.heroes, part.hero, by, wins);
    }
}

/// Counts one more or less under a key, and forgets keys of which nothing is left.
pub(crate) fn put_count<K: Ord + Copy>(all: &mut BTreeMap<K, Count>, key: K, by: i32, wins: i32) {
    let count = all.entry(key).or_default();
    count.add(by, wins);
    if count.is_none() {
        all.remove(&key);
    }
}

impl EntrantCount {
    pub(crate) fn games(&self) -> Count {
        Count {
            n: self.by_side.home.n + self.by_side.away.n,
            wins: self.by_side.home.wins + self.by_side.away.wins,
        }
    }

    /// `hero` names heroes, `side` the sides.
    pub(crate) fn figures<'a>(
        &self,
        hero: impl Fn(usize) -> &'a str,
        side: &BySide<String>,
    ) -> EntrantFigures {
        let games = self.games();
        let picks = self
            .picks
            .iter()
            .map(|(id, count)| (hero(*id), count.n, count.wins));
        let bans = |bans: &BTreeMap<usize, i32>| {
            let bans = bans.iter().map(|(id, n)| (hero(*id), *n, 0));
            let top = top(bans).into_iter();
            top.map(|(name, n, _)| (name, n)).collect()
        };
        EntrantFigures {
            games: games.n,
            wins: games.wins,
            side: Ordered(
                side.iter()
                    .map(|(side, name)| (name.clone(), self.by_side[side].pair()))
                    .collect(),
            ),
            unique_heroes: self.picks.len(),
            top_picks: top(picks),
            top_bans_by: bans(&self.bans_by),
            top_bans_against: bans(&self.bans_against),
        }
    }
}

/// The most frequent first, then by name.
fn top<'a>(all: impl Iterator<Item = (&'a str, i32, i32)>) -> Vec<(String, i32, i32)> {
    // Few of many: sorting all of them would cost most of what a report costs.
    let mut top: Vec<(&str, i32, i32)> = Vec::with_capacity(MOST + 1);
    for it in all {
        let is_before = |other: &(&str, i32, i32)| (-other.1, other.0) < (-it.1, it.0);
        let place = top.iter().rposition(is_before).map_or(0, |place| place + 1);
        if place < MOST {
            top.insert(place, it);
            top.truncate(MOST);
        }
    }
    let top = top.into_iter();
    top.map(|(name, n, wins)| (name.to_owned(), n, wins))
        .collect()
}
