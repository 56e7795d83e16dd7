//! What finished drafts say of one that runs, and what leads in a tournament.

use super::Opened;
use super::shown::{interval, lift, rate};
use lanista_domain::draft::recorded::{Action, Verb as Recorded};
use lanista_domain::draft::{DraftFormat, DraftRules, Fate, Pool, Position, Secrecy, Table, Verb};
use lanista_domain::{BySide, Side, TournamentId};
use lanista_insight::draft::{self as insight, Book, Chosen, Count, Partner, Ranking, entrant_key};
use lanista_wire::draft::{
    DraftHints, DraftLeader, DraftLeaders, HabitLine, HintLine, PairLine, Share, SideHints, Unusual,
};
use lanista_wire::shared::BySide as WireBySide;
use std::collections::BTreeMap;

/// Open heroes that are told of.
const OPEN: usize = 40;
/// Names for each role.
const A_ROLE: usize = 6;
/// Rows of each list of leaders.
const LEADERS: usize = 8;

/// A draft that runs, as the hall may know it.
pub(super) struct Running<'a> {
    opened: &'a Opened,
    format: &'a DraftFormat,
    pool: &'a Pool,
    position: Position,
}

impl<'a> Running<'a> {
    pub(super) fn of(opened: &'a Opened, rules: &'a DraftRules) -> Option<Self> {
        let draft = &opened.draft;
        let format = rules.format(&draft.head.format)?;
        let pool = rules.pool(format)?;
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        // Hints are for no captain: what is hidden must not follow from them for whoever reads over a caster's shoulder.
        let position = table.position(&draft.log).as_known_to(None);
        Some(Self {
            opened,
            format,
            pool,
            position,
        })
    }

    pub(super) fn hints(&self, book: &Book) -> Option<DraftHints> {
        // Maps and stages have no sides that pick.
        self.format.team_size?;
        let tally = book.tally(&Chosen::all(&self.pool.id));
        let turns = self.turns();
        let available = self.available();
        let key = |side: Side| entrant_key(self.opened.tournament, self.opened.entrants[side]);
        let keys = BySide::new(key(Side::Home), key(Side::Away));
        let hints = tally.hints(&insight::Running {
            turns: &turns,
            available: &available,
            entrants: BySide::new(Some(&keys.home), Some(&keys.away)),
        });
        let name = |hero: &str| book.hero_name(&self.pool.id, hero);
        let partners = |own: &str, of: &[Partner]| -> Vec<PairLine> {
            let line = |it: &Partner| PairLine {
                first: name(own),
                second: name(&it.hero),
                n: counted(it.count.n),
                wins: counted(it.count.wins),
                expected: rate(it.expected),
                lift: lift(it.lift),
            };
            of.iter().map(line).collect()
        };
        let both = |own: &str, of: &BySide<Vec<Partner>>| WireBySide {
            home: partners(own, &of.home),
            away: partners(own, &of.away),
        };
        let open = hints.open.iter().take(OPEN).map(|hint| HintLine {
            name: name(&hint.hero),
            picks: counted(hint.picks.n),
            wins: counted(hint.picks.wins),
            bans: counted(hint.bans),
            wilson: interval(hint.wilson95),
            beside: both(&hint.hero, &hint.beside),
            facing: both(&hint.hero, &hint.facing),
        });
        let side = |of: &insight::SideHints| SideHints {
            usual: of
                .usual
                .iter()
                .map(|it| HabitLine {
                    name: name(&it.hero),
                    n: counted(it.count.n),
                    wins: counted(it.count.wins),
                    open: it.is_open,
                })
                .collect(),
            archetype: of.archetype.clone(),
            roles: of
                .tags
                .iter()
                .filter(|(_, (n, _))| *n > 0)
                .map(|(name, (n, _))| Share {
                    name: name.clone(),
                    n: u32::from(*n),
                    wins: 0,
                    wilson: None,
                })
                .collect(),
            open_positions: of.open_positions.clone(),
        };
        Some(DraftHints {
            games: counted(hints.games),
            open_in_all: u32::try_from(hints.open.len()).unwrap_or(u32::MAX),
            open: open.collect(),
            by_role: hints
                .open_by_tag
                .iter()
                .map(|(role, heroes)| {
                    let names = heroes.iter().take(A_ROLE).map(|hero| name(hero));
                    (role.clone(), names.collect())
                })
                .collect::<BTreeMap<_, Vec<_>>>(),
            sides: WireBySide {
                home: side(&hints.sides.home),
                away: side(&hints.sides.away),
            },
            unusual: hints.unusual.as_ref().and_then(|it| {
                Some(Unusual {
                    above: rate(it.above?),
                    n: counted(it.n),
                    never_picked: it.never_picked.iter().map(|hero| name(hero)).collect(),
                    new_pairs: counted(it.new_pairs.0),
                    pairs: counted(it.new_pairs.1),
                })
            }),
        })
    }

    fn turns(&self) -> Vec<Action> {
        let shown = self.position.turns.iter();
        shown
            .filter(|turn| turn.secrecy == Secrecy::Shown && turn.fate == Fate::Stands)
            .filter_map(|turn| {
                let verb = match turn.verb {
                    Verb::Pick | Verb::Steal => Recorded::Pick,
                    Verb::Ban | Verb::Snipe => Recorded::Ban,
                    Verb::Protect | Verb::Side | Verb::Order | Verb::Decider => return None,
                };
                Some(Action {
                    side: self.opened.draft.side(turn.seat?),
                    verb,
                    hero: turn.choice.hero().map(|hero| hero.0.clone()),
                })
            })
            .collect()
    }

    /// The enabled heroes that a side can still pick.
    fn available(&self) -> Vec<String> {
        let table = Table {
            format: self.format,
            pool: self.pool,
            memory: &self.opened.draft.memory,
        };
        let open = table.pickable(&self.position);
        open.map(|hero| hero.0.clone()).collect()
    }
}

fn counted(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// What leads in a tournament, from the pool that most of its games were drafted from.
pub(super) fn leaders(book: &Book, id: TournamentId, name: &str) -> Option<DraftLeaders> {
    let mut games: BTreeMap<&str, u32> = BTreeMap::new();
    for draft in book.all().filter(|draft| draft.tournament == id) {
        if draft.record.counts() {
            *games.entry(&draft.pool).or_default() += 1;
        }
    }
    let (pool, games) = games.into_iter().max_by_key(|(_, games)| *games)?;
    let tally = book.tally(&Chosen {
        tournament: Some(id),
        ..Chosen::all(pool)
    });
    let list = |by: Ranking| -> Vec<DraftLeader> {
        let row = |(hero, count, _): (&str, Count, f64)| {
            let (n, of) = match by {
                Ranking::Wins => (counted(count.wins), counted(count.n)),
                Ranking::Presence | Ranking::Picks | Ranking::Bans => {
                    (counted(tally.how_often(hero, by)), games)
                }
            };
            DraftLeader {
                name: book.hero_name(pool, hero),
                n,
                of,
            }
        };
        tally
            .ranked(by)
            .into_iter()
            .take(LEADERS)
            .map(row)
            .collect()
    };
    Some(DraftLeaders {
        tournament: name.to_owned(),
        pool: book
            .pool(pool)
            .map_or_else(String::new, |pool| pool.name.clone()),
        games,
        presence: list(Ranking::Presence),
        wins: list(Ranking::Wins),
        bans: list(Ranking::Bans),
    })
}
