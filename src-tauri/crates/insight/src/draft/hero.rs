//! What is known of one hero.

use super::count::Count;
use super::measure::{rate, rounded, share, shrunk, wilson};
use super::report::Ordered;
use lanista_domain::BySide;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is counted of a hero.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeroCount {
    pub(crate) picks: Count,
    pub(crate) bans: i32,
    pub(crate) firsts: i32,
    pub(crate) by_side: BySide<Count>,
    pub(crate) pick_order: i32,
    pub(crate) ban_order: i32,
    pub(crate) seen: i32,
    pub(crate) blind: Count,
    pub(crate) counter: Count,
    /// Counted games in which an earlier game of the series had used it.
    pub(crate) closed: i32,
    /// By position.
    pub(crate) positions: Vec<Count>,
    /// By which pick of the game it was, from 0.
    pub(crate) slots: Vec<Count>,
    /// By patch: picks, and bans.
    pub(crate) patches: BTreeMap<usize, (Count, i32)>,
}

impl HeroCount {
    pub(crate) fn presence(&self) -> i32 {
        self.picks.n + self.bans
    }

    /// The positions in which it was played.
    pub(crate) fn played_in(&self) -> impl Iterator<Item = (usize, Count)> {
        let positions = self.positions.iter().copied().enumerate();
        positions.filter(|(_, count)| !count.is_none())
    }

    pub(crate) fn shrunk(&self) -> f64 {
        shrunk(self.picks)
    }
}

/// The figures of a hero.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeroFigures {
    /// Games in which it was picked.
    pub picks: i32,
    /// Of these, those won.
    pub wins: i32,
    /// Games in which it was banned.
    pub bans: i32,
    /// Picks a game.
    pub pick_rate: Option<f64>,
    /// Bans a game.
    pub ban_rate: Option<f64>,
    /// Picks and bans a game.
    pub presence: Option<f64>,
    /// Wins a pick.
    pub win_rate: Option<f64>,
    /// The interval in which the true win rate lies with 95 %.
    pub win_rate_wilson95: [Option<f64>; 2],
    /// The win rate drawn towards even.
    pub win_rate_shrunk: Option<f64>,
    /// Games in which it was the first pick of all.
    pub first_picks: i32,
    /// Mean place among the picks of the game, from 1.
    pub avg_pick_pos: Option<f64>,
    /// Mean place among the bans of the game, from 1.
    pub avg_ban_pos: Option<f64>,
    /// Mean number of enemy picks it was picked against.
    pub avg_enemy_picks_seen: Option<f64>,
    /// Picks and wins on each side.
    pub by_side: Ordered<(i32, i32)>,
    /// What only records with players and series tell.
    #[serde(flatten)]
    pub played: Option<Played>,
}

/// The figures of a hero that rest on series, players and positions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Played {
    /// Games in which no earlier game of the series had used it.
    pub available_games: i32,
    /// Picks and bans an available game.
    pub presence_available: Option<f64>,
    /// Picks before the enemy of the same position was known.
    pub blind_picks: i32,
    /// Picks after the enemy of the same position was known.
    pub counter_picks: i32,
    /// Games in each position.
    pub positions: BTreeMap<String, i32>,
}

/// A hero by slot, patch, position, entrant and player.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HeroDetail {
    /// By which pick of the game it was, from 1.
    pub slots: BTreeMap<i32, Count>,
    /// By patch.
    pub patches: BTreeMap<String, PatchFigures>,
    /// By the position it was played in.
    pub positions: BTreeMap<String, Count>,
    /// Picked before, and after, the enemy of the same position was known.
    pub blind: Count,
    /// See [`HeroDetail::blind`].
    pub counter: Count,
    /// By entrant.
    pub entrants: BTreeMap<String, Count>,
    /// By player.
    pub players: BTreeMap<String, Count>,
}

/// A hero in one patch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PatchFigures {
    /// Games of that patch.
    pub games: i32,
    /// Of these, those with the hero picked.
    pub picks: Count,
    /// Of these, those with the hero banned.
    pub bans: i32,
}

impl HeroFigures {
    /// Of a hero in so many games; `side` names the sides.
    pub(crate) fn of(
        hero: &HeroCount,
        games: i32,
        side: &BySide<String>,
        played: Option<Played>,
    ) -> Self {
        let picks = hero.picks;
        Self {
            picks: picks.n,
            wins: picks.wins,
            bans: hero.bans,
            pick_rate: share(picks.n, games),
            ban_rate: share(hero.bans, games),
            presence: share(hero.presence(), games),
            win_rate: rate(picks),
            win_rate_wilson95: wilson(picks),
            win_rate_shrunk: (!picks.is_none()).then(|| rounded(hero.shrunk())),
            first_picks: hero.firsts,
            avg_pick_pos: share(hero.pick_order, picks.n),
            avg_ban_pos: share(hero.ban_order, hero.bans),
            avg_enemy_picks_seen: share(hero.seen, picks.n),
            by_side: Ordered(
                side.iter()
                    .map(|(side, name)| (name.clone(), hero.by_side[side].pair()))
                    .collect(),
            ),
            played,
        }
    }
}
