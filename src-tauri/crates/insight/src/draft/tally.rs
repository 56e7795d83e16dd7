//! The table: games in and out, all in whole numbers.

use super::composition::Compositions;
use super::count::{Count, won};
use super::entrants::{EntrantCount, PlayerCount, count_entrants, count_players, put_count};
use super::game::{AllNames, Counted, Game};
use super::hero::HeroCount;
use super::names::{ByNumber, at};
use super::pairs::Pairs;
use super::series::SeriesGames;
use super::sorted::Sorted;
use super::tags::{Kind, Tags};
use lanista_domain::draft::recorded::Record;
use lanista_domain::{BySide, Side};
use std::collections::BTreeMap;

/// A pick of a game: which of all, whose, which of theirs, and whether of those who picked first.
pub(crate) type Slot = (i32, Side, i32, Option<Side>);

/// What recorded drafts say.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub(crate) tags: Tags,
    pub(crate) names: AllNames,
    games: BTreeMap<String, Game>,
    pub(crate) counted: i32,
    pub(crate) missed_bans: i32,
    pub(crate) sides: BySide<Count>,
    pub(crate) first: Count,
    pub(crate) slots: BTreeMap<Slot, Count>,
    pub(crate) heroes: Vec<HeroCount>,
    pub(crate) together: Pairs,
    pub(crate) against: Pairs,
    /// Position, and two heroes of which the first has the smaller number and the wins.
    pub(crate) lanes: ByNumber<(usize, usize, usize), Count>,
    pub(crate) entrants: Vec<EntrantCount>,
    pub(crate) players: Vec<PlayerCount>,
    pub(crate) patches: Vec<i32>,
    /// What each hero is.
    kinds: Vec<Kind>,
    pub(crate) compositions: Compositions,
    series: Vec<SeriesGames>,
    pub(crate) sorted: Sorted,
}

impl Tally {
    /// A table without games. The tags of the pool give the compositions their names.
    #[must_use]
    pub fn new(tags: Tags) -> Self {
        Self {
            tags,
            ..Self::default()
        }
    }

    /// Takes a game in, in place of what was there under this key. A game that does not count still closes heroes for
    /// its series.
    pub fn put(&mut self, key: &str, record: &Record) {
        self.remove(key);
        let game = Game::of(record, key, &mut self.names);
        self.enter(key, game);
    }

    /// Takes a game in only for what it closes: it was played in the same series, and is not asked about.
    pub fn put_outside(&mut self, key: &str, record: &Record) {
        self.remove(key);
        let mut game = Game::of(record, key, &mut self.names);
        game.counted = None;
        self.enter(key, game);
    }

    /// Takes a game out. What was never there changes nothing.
    pub fn remove(&mut self, key: &str) {
        let Some(game) = self.games.remove(key) else {
            return;
        };
        if let Some((series, order)) = &game.series {
            at(&mut self.series, *series).take(order, &mut self.heroes);
        }
        if let Some(counted) = &game.counted {
            self.count(counted, -1);
        }
    }

    /// How many games count.
    #[must_use]
    pub fn games(&self) -> i32 {
        self.counted
    }

    fn enter(&mut self, key: &str, game: Game) {
        for hero in self.kinds.len()..self.names.heroes.len() {
            let kind = self.tags.kind(self.names.heroes.name(hero));
            self.kinds.push(kind);
        }
        if let Some((series, order)) = &game.series {
            let counted = i32::from(game.counted.is_some());
            let series = at(&mut self.series, *series);
            series.put(order, &game.picked, counted, &mut self.heroes);
        }
        if let Some(counted) = &game.counted {
            self.count(counted, 1);
        }
        self.games.insert(key.to_owned(), game);
    }

    /// The games that count, in the order of their keys.
    pub(crate) fn all_counted(&self) -> impl Iterator<Item = &Counted> {
        self.games.values().filter_map(|game| game.counted.as_ref())
    }

    fn count(&mut self, game: &Counted, by: i32) {
        self.counted += by;
        if let Some(patch) = game.patch {
            *at(&mut self.patches, patch) += by;
        }
        for side in Side::BOTH {
            self.sides[side].add(by, won(side, game.winner));
        }
        if let Some(first) = game.first {
            self.first.add(by, won(first, game.winner));
        }
        self.count_picks(game, by);
        self.count_bans(game, by);
        self.count_pairs(game, by);
        self.count_parts(game, by);
        count_entrants(&mut self.entrants, game, by);
        count_players(&mut self.players, game, by);
    }

    fn count_picks(&mut self, game: &Counted, by: i32) {
        for pick in &game.picks {
            self.sorted.touch(pick.hero);
            let wins = won(pick.side, game.winner);
            let hero = at(&mut self.heroes, pick.hero);
            hero.picks.add(by, wins);
            hero.by_side[pick.side].add(by, wins);
            hero.pick_order += by * pick.order;
            hero.seen += by * pick.seen;
            hero.firsts += by * i32::from(pick.order == 1);
            let slot = usize::try_from(pick.order - 1).unwrap_or_default();
            at(&mut hero.slots, slot).add(by, wins);
            if let Some(patch) = game.patch {
                hero.patches.entry(patch).or_default().0.add(by, wins);
            }
            let slot = (pick.order, pick.side, pick.nth, game.first);
            put_count(&mut self.slots, slot, by, wins);
        }
        for side in Side::BOTH {
            let own = game.picks.iter().filter(|pick| pick.side == side);
            let own = own.filter_map(|pick| self.kinds.get(pick.hero));
            let kind = own.copied().fold(Kind::default(), Kind::and);
            self.compositions.add(kind, by, won(side, game.winner));
        }
    }

    fn count_bans(&mut self, game: &Counted, by: i32) {
        for ban in &game.bans {
            let Some(hero) = ban.hero else {
                self.missed_bans += by;
                continue;
            };
            let hero = at(&mut self.heroes, hero);
            hero.bans += by;
            hero.ban_order += by * ban.order;
            if let Some(patch) = game.patch {
                hero.patches.entry(patch).or_default().1 += by;
            }
        }
    }

    fn count_pairs(&mut self, game: &Counted, by: i32) {
        for (place, pick) in game.picks.iter().enumerate() {
            let wins = won(pick.side, game.winner);
            for other in game.picks.iter().skip(place + 1) {
                if other.side == pick.side {
                    self.together.add(by, pick.hero, other.hero, wins, wins);
                } else {
                    self.against.add(by, pick.hero, other.hero, wins, 1 - wins);
                }
            }
        }
    }

    fn count_parts(&mut self, game: &Counted, by: i32) {
        for part in &game.parts {
            let wins = won(part.side, game.winner);
            let hero = at(&mut self.heroes, part.hero);
            let known = if part.is_counter {
                &mut hero.counter
            } else {
                &mut hero.blind
            };
            known.add(by, wins);
            let Some(position) = part.position else {
                continue;
            };
            at(&mut hero.positions, position).add(by, wins);
            if part.side == Side::Away {
                continue;
            }
            let mut across = game.parts.iter().filter(|it| it.side == Side::Away);
            let across = across.find(|it| it.position == Some(position));
            if let Some(across) = across.filter(|it| it.hero != part.hero) {
                let (a, b) = (part.hero, across.hero);
                let wins = if a < b { wins } else { 1 - wins };
                let key = (position, a.min(b), a.max(b));
                self.sorted.touch_lane(key);
                let count = self.lanes.entry(key).or_default();
                count.add(by, wins);
                if count.is_none() {
                    self.lanes.remove(&key);
                }
            }
        }
    }
}
