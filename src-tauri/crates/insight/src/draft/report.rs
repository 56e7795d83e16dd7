//! Everything a tally knows, with the names and the rounding in which it is printed.

use super::composition::Composition;
use super::count::Count;
use super::entrants::{EntrantFigures, PlayerFigures};
use super::hero::{HeroCount, HeroDetail, HeroFigures, PatchFigures, Played};
use super::lists::{Lane, Pair};
use super::measure::{entropy, rate, rounded, share, wilson};
use super::tally::{Slot, Tally};
use lanista_domain::BySide;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Names with what belongs to them, in an order that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(name, it)| (name, it)))
    }
}

/// How the picks of a game are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotNames {
    /// By the side's first letter and which of its picks it is: `7:R4`.
    SideAndNumber,
    /// By who picked first, A, and who did not, B: `7:B`.
    FirstOrSecond,
}

/// How much the records tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Who drafted what.
    Draft,
    /// Also who played it for whom in which position, and in which series.
    Players,
}

/// The words of the game whose drafts were recorded.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// What the sides are called.
    pub sides: BySide<String>,
    /// How picks are told apart.
    pub slots: SlotNames,
    /// How much the records tell.
    pub known: Known,
}

/// How often a side, or whoever picked first, played and won.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ShareFigures {
    /// Games; left out where it is all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub games: Option<i32>,
    /// Of these, those won.
    pub wins: i32,
    /// Wins a game.
    pub win_rate: Option<f64>,
    /// The interval in which the true rate lies with 95 %.
    pub wilson95: [Option<f64>; 2],
}

/// Everything a tally knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Where the games come from.
    pub source: String,
    /// Games that count.
    pub games: i32,
    /// Bans that were missed.
    pub null_bans: i32,
    /// Heroes that were picked.
    pub unique_picked: usize,
    /// Heroes that were banned.
    pub unique_banned: usize,
    /// Heroes that were picked or banned.
    pub unique_present: usize,
    /// How evenly the picks spread over heroes.
    pub pick_entropy_nats: f64,
    /// How many equally frequent heroes would spread as evenly.
    pub effective_heroes: f64,
    /// Each side.
    pub side: Ordered<ShareFigures>,
    /// Whoever picked first.
    pub first_pick_team: ShareFigures,
    /// Each pick of the game.
    pub pick_slots: Ordered<Count>,
    /// Each hero that was picked or banned.
    pub heroes: BTreeMap<String, HeroFigures>,
    /// Pairs on one side.
    pub synergy: Vec<Pair>,
    /// Pairs across.
    pub counters: Vec<Pair>,
    /// Pairs across in one position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane_matchups: Option<Vec<Lane>>,
    /// Each entrant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams: Option<BTreeMap<String, EntrantFigures>>,
    /// Each player.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub players: Option<BTreeMap<String, PlayerFigures>>,
    /// What kinds of sides were drafted; where heroes have tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composition: Option<Composition>,
}

impl Tally {
    /// Everything, in these words.
    #[must_use]
    pub fn report(&self, source: &str, words: &Vocabulary) -> Report {
        self.brief(source, words, usize::MAX)
    }

    /// The same with at most so many rows of each list of pairs.
    #[must_use]
    pub fn brief(&self, source: &str, words: &Vocabulary, rows: usize) -> Report {
        let how_many = |is: fn(&HeroCount) -> bool| self.heroes.iter().filter(|it| is(it)).count();
        let entropy = entropy(self.heroes.iter().map(|hero| hero.picks.n));
        let players = || (words.known == Known::Players).then_some(());
        Report {
            source: source.to_owned(),
            games: self.counted,
            null_bans: self.missed_bans,
            unique_picked: how_many(|hero| hero.picks.n > 0),
            unique_banned: how_many(|hero| hero.bans > 0),
            unique_present: how_many(|hero| hero.presence() > 0),
            pick_entropy_nats: rounded(entropy),
            effective_heroes: rounded(entropy.exp()),
            side: Ordered(
                words
                    .sides
                    .iter()
                    .map(|(side, name)| {
                        let count = self.sides[side];
                        (name.clone(), shares(count, Some(count.n)))
                    })
                    .collect(),
            ),
            first_pick_team: shares(self.first, None),
            pick_slots: self.pick_slots(words),
            heroes: self.hero_figures(words),
            synergy: self.synergy(rows),
            counters: self.counters(rows),
            lane_matchups: players().map(|()| self.lane_matchups(rows)),
            teams: players().map(|()| self.entrant_figures(&words.sides)),
            players: players().map(|()| self.player_figures()),
            composition: (!self.tags.all().is_empty())
                .then(|| self.compositions.figures(&self.tags)),
        }
    }

    fn pick_slots(&self, words: &Vocabulary) -> Ordered<Count> {
        let name = |(order, side, nth, first): &Slot| match words.slots {
            SlotNames::SideAndNumber => {
                let letter = words.sides[*side].chars().next().unwrap_or('?');
                let letter = letter.to_uppercase();
                (*order, format!("{order}:{letter}{nth}"))
            }
            SlotNames::FirstOrSecond => {
                let letter = if *first == Some(*side) { 'A' } else { 'B' };
                (*order, format!("{order}:{letter}"))
            }
        };
        let mut slots: BTreeMap<(i32, String), Count> = BTreeMap::new();
        for (slot, count) in &self.slots {
            let all = slots.entry(name(slot)).or_default();
            all.n += count.n;
            all.wins += count.wins;
        }
        Ordered(
            slots
                .into_iter()
                .map(|((_, name), it)| (name, it))
                .collect(),
        )
    }

    /// The figures of each hero that was picked or banned.
    #[must_use]
    pub fn hero_figures(&self, words: &Vocabulary) -> BTreeMap<String, HeroFigures> {
        let heroes = self.heroes.iter().enumerate();
        let present = heroes.filter(|(_, hero)| hero.presence() > 0);
        present
            .map(|(place, hero)| {
                let played = (words.known == Known::Players).then(|| self.played(hero));
                let figures = HeroFigures::of(hero, self.counted, &words.sides, played);
                (self.names.heroes.name(place).to_owned(), figures)
            })
            .collect()
    }

    fn played(&self, hero: &HeroCount) -> Played {
        let available_games = self.counted - hero.closed;
        Played {
            available_games,
            presence_available: share(hero.presence(), available_games),
            blind_picks: hero.blind.n,
            counter_picks: hero.counter.n,
            positions: hero
                .played_in()
                .map(|(place, count)| (self.names.positions.name(place).to_owned(), count.n))
                .collect(),
        }
    }

    /// A hero by slot, patch, position, entrant and player; nothing of a hero that was never there.
    #[must_use]
    pub fn hero_detail(&self, hero: &str) -> HeroDetail {
        let Some((id, hero)) = self
            .names
            .heroes
            .find(hero)
            .and_then(|id| Some((id, self.heroes.get(id)?)))
        else {
            return HeroDetail::default();
        };
        let patches = hero.patches.iter();
        let patches = patches.filter(|(_, (picks, bans))| picks.n + bans > 0);
        let slots = (1..).zip(hero.slots.iter().copied());
        let by_entrant = self.entrants.iter().enumerate();
        let by_player = self.players.iter().enumerate();
        HeroDetail {
            slots: slots.filter(|(_, count)| !count.is_none()).collect(),
            patches: patches
                .map(|(patch, (picks, bans))| {
                    let figures = PatchFigures {
                        games: self.patches.get(*patch).copied().unwrap_or_default(),
                        picks: *picks,
                        bans: *bans,
                    };
                    (self.names.patches.name(*patch).to_owned(), figures)
                })
                .collect(),
            positions: hero
                .played_in()
                .map(|(place, count)| (self.names.positions.name(place).to_owned(), count))
                .collect(),
            blind: hero.blind,
            counter: hero.counter,
            entrants: by_entrant
                .filter_map(|(place, entrant)| {
                    let count = entrant.picks.get(&id)?;
                    Some((self.names.entrants.name(place).to_owned(), *count))
                })
                .collect(),
            players: by_player
                .filter_map(|(place, player)| {
                    let count = player.heroes.get(&id)?;
                    Some((self.names.players.name(place).to_owned(), *count))
                })
                .collect(),
        }
    }

    fn entrant_figures(&self, sides: &BySide<String>) -> BTreeMap<String, EntrantFigures> {
        let entrants = self.entrants.iter().enumerate();
        let there = entrants.filter(|(_, entrant)| !entrant.games().is_none());
        there
            .map(|(place, entrant)| {
                let figures = entrant.figures(|hero| self.names.heroes.name(hero), sides);
                (self.names.entrants.name(place).to_owned(), figures)
            })
            .collect()
    }

    fn player_figures(&self) -> BTreeMap<String, PlayerFigures> {
        let players = self.players.iter().enumerate();
        let there = players.filter(|(_, player)| !player.games.is_none());
        there
            .map(|(place, player)| {
                let figures = PlayerFigures {
                    games: player.games.n,
                    wins: player.games.wins,
                    unique_heroes: player.heroes.len(),
                };
                (self.names.players.name(place).to_owned(), figures)
            })
            .collect()
    }
}

fn shares(count: Count, games: Option<i32>) -> ShareFigures {
    ShareFigures {
        games,
        wins: count.wins,
        win_rate: rate(count),
        wilson95: wilson(count),
    }
}
