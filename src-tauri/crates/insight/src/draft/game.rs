//! A record in numbers, ready to be counted.

use super::names::Names;
use lanista_domain::draft::recorded::{Action, Record, Verb};
use lanista_domain::{BySide, Side};

/// All names of a tally.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllNames {
    pub(crate) heroes: Names,
    pub(crate) entrants: Names,
    pub(crate) players: Names,
    pub(crate) positions: Names,
    pub(crate) patches: Names,
    pub(crate) series: Names,
}

/// Where in its series a game was played: by its number, then by time.
pub(crate) type Order = (u32, String, String);

/// A game that was put into a tally.
#[derive(Clone, Debug)]
pub(crate) struct Game {
    /// The series, with the place in it.
    pub(crate) series: Option<(usize, Order)>,
    /// Every hero picked, for the games that follow in the series.
    pub(crate) picked: Vec<usize>,
    /// What is counted, unless the game only closes heroes.
    pub(crate) counted: Option<Counted>,
}

/// What of a game is counted.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) winner: Side,
    pub(crate) first: Option<Side>,
    pub(crate) patch: Option<usize>,
    pub(crate) entrants: BySide<Option<usize>>,
    pub(crate) picks: Vec<Pick>,
    pub(crate) bans: Vec<Ban>,
    pub(crate) parts: Vec<Part>,
}

/// A pick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pick {
    pub(crate) hero: usize,
    pub(crate) side: Side,
    /// Which pick of the game, from 1.
    pub(crate) order: i32,
    /// Which pick of its side, from 1.
    pub(crate) nth: i32,
    /// How many the other side had picked.
    pub(crate) seen: i32,
}

/// A ban, or the turn of one that was missed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ban {
    pub(crate) hero: Option<usize>,
    pub(crate) side: Side,
    /// Which ban of the game, from 1, the missed ones included.
    pub(crate) order: i32,
}

/// What somebody played.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) hero: usize,
    pub(crate) player: Option<usize>,
    pub(crate) position: Option<usize>,
    pub(crate) side: Side,
    /// Whether the enemy of the same position was locked before.
    pub(crate) is_counter: bool,
}

impl Game {
    /// `key` parts games of one series that have the same number and date.
    pub(crate) fn of(record: &Record, key: &str, names: &mut AllNames) -> Self {
        let picked = record.actions.iter().filter(|it| it.verb == Verb::Pick);
        let mut picked: Vec<usize> = picked
            .filter_map(|turn| Some(names.heroes.place(turn.hero.as_deref()?)))
            .collect();
        picked.sort_unstable();
        picked.dedup();
        let order = || (record.number, record.date.clone(), key.to_owned());
        let series = record.series.as_deref();
        Self {
            series: series.map(|series| (names.series.place(series), order())),
            picked,
            counted: record.winner.filter(|_| record.counts()).map(|winner| {
                let (picks, bans) = turns(&record.actions, names);
                Counted {
                    winner,
                    first: record.first.or_else(|| Some(picks.first()?.side)),
                    patch: record.patch.as_deref().map(|it| names.patches.place(it)),
                    entrants: record
                        .entrants
                        .as_ref()
                        .map(|it| Some(names.entrants.place(it.as_deref()?))),
                    parts: parts(record, &picks, names),
                    picks,
                    bans,
                }
            }),
        }
    }
}

fn turns(actions: &[Action], names: &mut AllNames) -> (Vec<Pick>, Vec<Ban>) {
    let mut picks: Vec<Pick> = Vec::with_capacity(10);
    let mut bans = Vec::with_capacity(14);
    let mut nth = BySide::new(0, 0);
    let mut order = 0;
    for turn in actions {
        let side = turn.side;
        let hero = turn.hero.as_deref().map(|it| names.heroes.place(it));
        match (turn.verb, hero) {
            (Verb::Pick, Some(hero)) => {
                nth[side] += 1;
                picks.push(Pick {
                    hero,
                    side,
                    order: nth.home + nth.away,
                    nth: nth[side],
                    seen: nth[side.other()],
                });
            }
            (Verb::Pick, None) => {}
            (Verb::Ban, hero) => {
                order += 1;
                bans.push(Ban { hero, side, order });
            }
        }
    }
    (picks, bans)
}

fn parts(record: &Record, picks: &[Pick], names: &mut AllNames) -> Vec<Part> {
    let locked = |part: Part| {
        let mut picks = picks.iter();
        let pick = picks.find(|pick| (pick.side, pick.hero) == (part.side, part.hero));
        pick.map(|pick| pick.order)
    };
    let mut parts: Vec<Part> = record
        .parts
        .iter()
        .map(|part| Part {
            hero: names.heroes.place(&part.hero),
            player: part.player.as_deref().map(|it| names.players.place(it)),
            position: part.position.as_deref().map(|it| names.positions.place(it)),
            side: part.side,
            is_counter: false,
        })
        .collect();
    for place in 0..parts.len() {
        let own = parts[place];
        let is_counter = parts.iter().any(|other| {
            other.side != own.side
                && own.position.is_some()
                && other.position == own.position
                && locked(*other)
                    .zip(locked(own))
                    .is_some_and(|(other, own)| other < own)
        });
        parts[place].is_counter = is_counter;
    }
    parts
}
