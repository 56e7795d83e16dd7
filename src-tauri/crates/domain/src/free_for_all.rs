//! Free-for-all: heats of many contenders over several games, with points for the placing and for each kill.
//!
//! Everything is in seed numbers from 1 and in whole points.

use crate::bracket::{Distribution, distribute};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most entrants, all heats together.
pub const MOST: u32 = 16_384;

/// The most games of a heat.
pub const MOST_GAMES: u32 = 1_000;

/// The most points a placing or a kill may give, up or down.
pub const MOST_POINTS: i32 = 1_000_000;

/// The most kills of a contender in one game.
pub const MOST_KILLS: u32 = 10_000;

/// Everything that shapes a free-for-all, except the number of entrants.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreeForAll {
    /// How many heats.
    pub heats: u32,
    /// Which seeds come into which heat.
    pub distribution: Distribution,
    /// How many games each heat plays.
    pub games: u32,
    /// What a game gives.
    pub points: Points,
    /// How many of each heat go on; 0 when nobody does.
    pub advance: u32,
}

/// What a game gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// For the first, the second …; nothing beyond the list, and nothing for whoever did not finish.
    pub placing: Vec<i32>,
    /// For each kill.
    pub kill: i32,
}

/// Why no free-for-all can be drawn, or a game not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Refused {
    /// Nobody to play against.
    #[error("a free-for-all needs at least 2 entrants; there are {entrants}")]
    TooFew {
        /// How many there are.
        entrants: u32,
    },
    /// More than a free-for-all is made for.
    #[error("a free-for-all takes at most {MOST} entrants; there are {entrants}")]
    TooMany {
        /// How many there are.
        entrants: u32,
    },
    /// No heat, or one without anybody to play against.
    #[error("{entrants} entrants do not fill {heats} heats of at least 2")]
    WrongHeats {
        /// How many there are.
        entrants: u32,
        /// How many heats were asked for.
        heats: u32,
    },
    /// No game, or more than anybody plays.
    #[error("a heat plays 1 to {MOST_GAMES} games, not {games}")]
    WrongGames {
        /// How many were asked for.
        games: u32,
    },
    /// Points beyond all measure.
    #[error("a placing or a kill gives at most {MOST_POINTS} points, up or down")]
    WrongPoints,
    /// As many as enter, or more.
    #[error("{advance} of each heat cannot advance: the smallest has {smallest} contenders")]
    TooManyAdvance {
        /// How many were asked for.
        advance: u32,
        /// The contenders of the smallest heat.
        smallest: u32,
    },
    /// Names somebody twice, or more kills than can be.
    #[error("a finishing order names each contender once, with at most {MOST_KILLS} kills")]
    BadOrder,
    /// Names nobody, or not only contenders of one heat.
    #[error("a finishing order names contenders of one heat")]
    NotOneHeat,
    /// All games of the heat are played.
    #[error("all games of the heat are played")]
    HeatIsOver,
}

impl Refused {
    /// A short name of the reason that never changes, for screens to translate.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too_few_entrants",
            Self::TooMany { .. } => "too_many_entrants",
            Self::WrongHeats { .. } => "too_many_heats",
            Self::WrongGames { .. } => "wrong_games",
            Self::WrongPoints => "wrong_points",
            Self::TooManyAdvance { .. } => "too_many_advance",
            Self::BadOrder => "bad_order",
            Self::NotOneHeat => "not_one_heat",
            Self::HeatIsOver => "heat_is_over",
        }
    }
}

/// One contender who finished a game, in the order of finishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// Who.
    pub seed: u32,
    /// How many others went out by this contender's hand.
    pub kills: u32,
}

/// What a contender has gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Points for placings and kills.
    pub points: i64,
    /// Games finished first.
    pub wins: u32,
    /// All kills.
    pub kills: u32,
    /// The best finish, from 1; none before the first.
    pub best: Option<u32>,
    /// The finish in the game played last; none when not finished.
    pub last: Option<u32>,
}

impl Tally {
    /// Adds a game that was finished at this place, from 1, with so many kills.
    pub(crate) fn take(&mut self, place: u32, kills: u32, points: &Points) {
        let placing = points.placing.get((place as usize).wrapping_sub(1));
        let of_kills = i64::from(kills) * i64::from(points.kill);
        self.points += i64::from(placing.copied().unwrap_or(0)) + of_kills;
        self.wins += u32::from(place == 1);
        self.kills = self.kills.saturating_add(kills);
        self.best = Some(self.best.map_or(place, |best| best.min(place)));
        self.last = Some(place);
    }

    /// Adds a game that was finished at this place, or not at all: kills count until somebody is out.
    pub(crate) fn take_or_leave(&mut self, place: Option<u32>, kills: u32, points: &Points) {
        match place {
            Some(place) => self.take(place, kills, points),
            None => {
                self.points += i64::from(kills) * i64::from(points.kill);
                self.kills = self.kills.saturating_add(kills);
            }
        }
    }

    /// What the order of a heat goes by: points, wins, kills, then the better finish in the last game. Larger is
    /// better.
    ///
    /// Source: the usual order of battle royale leagues, such as the ALGS of Apex Legends.
    const fn key(&self) -> (i64, u32, u32, Reverse<u32>) {
        let last = match self.last {
            Some(last) => last,
            None => u32::MAX,
        };
        (self.points, self.wins, self.kills, Reverse(last))
    }
}

/// One heat: its contenders and how many of its games are played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// Their seeds, the best first.
    pub seeds: Vec<u32>,
    /// Games played so far.
    pub played: u32,
}

/// A free-for-all being played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    plan: FreeForAll,
    heats: Vec<Heat>,
    /// By seed less one: the heat.
    heat_of: Vec<u32>,
    /// By seed less one.
    tallies: Vec<Tally>,
}

/// One line of a heat's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub seed: u32,
    /// Competition rank in the heat, from 1.
    pub rank: u32,
    /// What they gathered.
    pub tally: Tally,
}

impl Field {
    /// Distributes the entrants over the heats.
    ///
    /// # Errors
    /// [`Refused`] when numbers contradict one another or are beyond all measure.
    pub fn draw(plan: FreeForAll, entrants: u32) -> Result<Self, Refused> {
        check(&plan, entrants)?;
        let groups = distribute(entrants, plan.heats, plan.distribution);
        let mut heat_of = vec![0; entrants as usize];
        for (heat, seeds) in (0..).zip(&groups) {
            for &seed in seeds {
                heat_of[seed as usize - 1] = heat;
            }
        }
        let heats = groups
            .into_iter()
            .map(|seeds| Heat { seeds, played: 0 })
            .collect();
        Ok(Self {
            plan,
            heats,
            heat_of,
            tallies: vec![Tally::default(); entrants as usize],
        })
    }

    /// The heats.
    #[must_use]
    pub fn heats(&self) -> &[Heat] {
        &self.heats
    }

    /// Whether a heat has played all its games.
    #[must_use]
    pub fn is_over(&self, heat: u32) -> bool {
        self.heats
            .get(heat as usize)
            .is_some_and(|heat| heat.played >= self.plan.games)
    }

    /// Takes the finishing order of the next game of the heat that it names; gives that heat, from 0, and the
    /// number of the game, from 1. Contenders who are not named did not finish and get nothing.
    ///
    /// # Errors
    /// [`Refused`] when the order is not one of a single heat, or its games are all played; nothing changes then.
    pub fn report(&mut self, order: &[Finish]) -> Result<(u32, u32), Refused> {
        let heat_of = |finish: &Finish| {
            let index = finish.seed.checked_sub(1)?;
            self.heat_of.get(index as usize).copied()
        };
        let first = order.first().and_then(heat_of).ok_or(Refused::NotOneHeat)?;
        if order.iter().any(|finish| heat_of(finish) != Some(first)) {
            return Err(Refused::NotOneHeat);
        }
        let mut seeds: Vec<u32> = order.iter().map(|finish| finish.seed).collect();
        seeds.sort_unstable();
        let is_twice = seeds.windows(2).any(|pair| pair[0] == pair[1]);
        if is_twice || order.iter().any(|finish| finish.kills > MOST_KILLS) {
            return Err(Refused::BadOrder);
        }
        let heat = &mut self.heats[first as usize];
        if heat.played >= self.plan.games {
            return Err(Refused::HeatIsOver);
        }
        heat.played += 1;
        for &seed in &heat.seeds {
            self.tallies[seed as usize - 1].last = None;
        }
        for (place, finish) in (1..).zip(order) {
            let tally = &mut self.tallies[finish.seed as usize - 1];
            tally.take(place, finish.kills, &self.plan.points);
        }
        Ok((first, heat.played))
    }

    /// The table of a heat: points, wins, kills, the better finish in the last game; equal ranks by seed.
    #[must_use]
    pub fn table(&self, heat: u32) -> Vec<Line> {
        let Some(heat) = self.heats.get(heat as usize) else {
            return Vec::new();
        };
        let tally = |seed: u32| self.tallies[seed as usize - 1];
        let mut seeds = heat.seeds.clone();
        seeds.sort_by_key(|&seed| (Reverse(tally(seed).key()), seed));
        let mut lines: Vec<Line> = Vec::with_capacity(seeds.len());
        for (place, seed) in (1..).zip(seeds) {
            let tally = tally(seed);
            let rank = match lines.last() {
                Some(before) if before.tally.key() == tally.key() => before.rank,
                _ => place,
            };
            lines.push(Line { seed, rank, tally });
        }
        lines
    }

    /// The seeds who go on, once all heats are over: the first `advance` of each heat, the better rank first, then by
    /// heat. None before that, or while a tie stands across the line, which needs another game or a lot.
    #[must_use]
    pub fn advancing(&self) -> Option<Vec<u32>> {
        let mut on = Vec::new();
        for heat in 0..u32::try_from(self.heats.len()).ok()? {
            if !self.is_over(heat) {
                return None;
            }
            let table = self.table(heat);
            let line = self.plan.advance as usize;
            if line > 0 && table.get(line - 1)?.rank == table.get(line)?.rank {
                return None;
            }
            on.extend(
                table
                    .iter()
                    .take(line)
                    .map(|row| (row.rank, heat, row.seed)),
            );
        }
        on.sort_unstable();
        Some(on.into_iter().map(|(_, _, seed)| seed).collect())
    }
}

fn check(plan: &FreeForAll, entrants: u32) -> Result<(), Refused> {
    let (heats, games, advance) = (plan.heats, plan.games, plan.advance);
    if entrants < 2 {
        return Err(Refused::TooFew { entrants });
    }
    if entrants > MOST {
        return Err(Refused::TooMany { entrants });
    }
    if heats == 0 || heats > entrants / 2 {
        return Err(Refused::WrongHeats { entrants, heats });
    }
    if games == 0 || games > MOST_GAMES {
        return Err(Refused::WrongGames { games });
    }
    let too_much = |points: &i32| !(-MOST_POINTS..=MOST_POINTS).contains(points);
    if too_much(&plan.points.kill) || plan.points.placing.iter().any(too_much) {
        return Err(Refused::WrongPoints);
    }
    let smallest = entrants / heats;
    if advance >= smallest {
        return Err(Refused::TooManyAdvance { advance, smallest });
    }
    Ok(())
}
