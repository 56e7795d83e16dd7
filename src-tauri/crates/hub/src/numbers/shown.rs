//! Figures of heroes, pairs and entrants as they are shown: whole parts, names instead of ids.

use super::players::{player_names, players};
use super::told::sides;
use lanista_insight::draft::{
    Book, Chosen, Count, Known, Pair, Report, ShareFigures, SlotNames, Tally, Vocabulary,
    entrant_key,
};
use lanista_wire::draft::{
    DraftFigures, DraftPairs, EntrantDrafts, HeroInDrafts, HeroLine, PairLine, RoleMean, Share,
};
use std::collections::BTreeMap;

/// Rows of each list of pairs.
const PAIRS: usize = 60;
/// Pairs of one hero.
const PARTNERS: usize = 12;
/// Entrants in one answer.
const ENTRANTS: usize = 80;

pub(super) fn count(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// A rate or a mean in whole parts; figures are rounded, and never negative but for lifts.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the value is bounded before"
)]
fn parts(value: f64, of: f64) -> i32 {
    (value * of).round().clamp(-2e9, 2e9) as i32
}

pub(super) fn rate(value: f64) -> u32 {
    count(parts(value, 10_000.0))
}

fn hundredths(value: f64) -> u32 {
    count(parts(value, 100.0))
}

pub(super) fn interval([low, high]: [Option<f64>; 2]) -> Option<[u32; 2]> {
    Some([rate(low?), rate(high?)])
}

pub(super) fn lift(value: f64) -> i32 {
    parts(value, 10_000.0)
}

pub(super) fn share(name: impl Into<String>, of: Count) -> Share {
    Share {
        name: name.into(),
        n: count(of.n),
        wins: count(of.wins),
        wilson: interval(of.wilson()),
    }
}

/// The names of the sides, where they are known for all of the chosen games and are the same.
fn names_of_sides(book: &Book, chosen: &Chosen) -> Option<lanista_domain::BySide<String>> {
    let mut counted = book
        .all()
        .filter(|draft| chosen.takes(draft) && draft.record.counts());
    let first = counted.next()?.sides.clone()?;
    counted
        .all(|draft| draft.sides.as_ref() == Some(&first))
        .then_some(first)
}

pub(super) fn report(tally: &Tally, sides: Option<&lanista_domain::BySide<String>>) -> Report {
    let words = Vocabulary {
        sides: sides
            .cloned()
            .unwrap_or_else(|| lanista_domain::BySide::new("home".into(), "away".into())),
        slots: SlotNames::FirstOrSecond,
        known: Known::Players,
    };
    tally.brief("", &words, PAIRS)
}

pub(super) fn figures(book: &mut Book, chosen: &Chosen) -> DraftFigures {
    book.refresh(&chosen.pool);
    let sides = names_of_sides(book, chosen);
    let report = report(&book.tally(chosen), sides.as_ref());
    let name = |id: &str| book.hero_name(&chosen.pool, id);
    in_whole_parts(&report, sides.map(|_| ()), name)
}

/// The figures of all heroes; `name` is what a hero is called.
pub(super) fn in_whole_parts(
    report: &Report,
    sides: Option<()>,
    name: impl Fn(&str) -> String,
) -> DraftFigures {
    let of = |name: &str, it: ShareFigures, n: i32| Share {
        name: name.to_owned(),
        n: count(n),
        wins: count(it.wins),
        wilson: interval(it.wilson95),
    };
    let known = |it: &(String, ShareFigures)| of(&it.0, it.1, it.1.games.unwrap_or_default());
    DraftFigures {
        games: count(report.games),
        missed_bans: count(report.null_bans),
        effective_heroes: hundredths(report.effective_heroes),
        sides: match sides {
            Some(_) => report.side.0.iter().map(known).collect(),
            None => Vec::new(),
        },
        first: (report.games > 0).then(|| of("", report.first_pick_team, report.games)),
        heroes: report
            .heroes
            .iter()
            .map(|(id, hero)| {
                let played = hero.played.as_ref();
                HeroLine {
                    name: name(id),
                    id: id.clone(),
                    picks: count(hero.picks),
                    wins: count(hero.wins),
                    bans: count(hero.bans),
                    available: played
                        .map_or_else(|| count(report.games), |it| count(it.available_games)),
                    wilson: interval(hero.win_rate_wilson95),
                    shrunk: hero.win_rate_shrunk.map(rate),
                    firsts: count(hero.first_picks),
                    pick_at: hero.avg_pick_pos.map(hundredths),
                    ban_at: hero.avg_ban_pos.map(hundredths),
                    blind: played.map_or(0, |it| count(it.blind_picks)),
                    counter: played.map_or(0, |it| count(it.counter_picks)),
                    by_side: match sides {
                        Some(_) => hero
                            .by_side
                            .0
                            .iter()
                            .map(|(_, (n, wins))| [count(*n), count(*wins)])
                            .collect(),
                        None => Vec::new(),
                    },
                }
            })
            .collect(),
    }
}

fn pair(book: &Book, pool: &str, pair: &Pair) -> PairLine {
    PairLine {
        first: book.hero_name(pool, &pair.first),
        second: book.hero_name(pool, &pair.second),
        n: count(pair.count.n),
        wins: count(pair.count.wins),
        expected: rate(pair.expected),
        lift: lift(pair.lift),
    }
}

pub(super) fn pairs(book: &mut Book, chosen: &Chosen) -> DraftPairs {
    book.refresh(&chosen.pool);
    let names = names(book);
    let report = report(&book.tally(chosen), None);
    let top = |rows: &[(String, i32, i32)]| -> Vec<Share> {
        let row = |(hero, n, wins): &(String, i32, i32)| {
            let of = Count { n: *n, wins: *wins };
            share(book.hero_name(&chosen.pool, hero), of)
        };
        rows.iter().map(row).collect()
    };
    let bans = |rows: &[(String, i32)]| -> Vec<Share> {
        let row = |(hero, n): &(String, i32)| Share {
            name: book.hero_name(&chosen.pool, hero),
            n: count(*n),
            wins: 0,
            wilson: None,
        };
        rows.iter().map(row).collect()
    };
    let mut entrants: Vec<EntrantDrafts> = report
        .teams
        .iter()
        .flatten()
        .map(|(key, of)| EntrantDrafts {
            name: names.get(key).cloned().unwrap_or_default(),
            games: count(of.games),
            wins: count(of.wins),
            heroes: u32::try_from(of.unique_heroes).unwrap_or(u32::MAX),
            picks: top(&of.top_picks),
            bans: bans(&of.top_bans_by),
            banned: bans(&of.top_bans_against),
        })
        .collect();
    entrants.sort_by(|a, b| b.games.cmp(&a.games).then_with(|| a.name.cmp(&b.name)));
    entrants.truncate(ENTRANTS);
    let composition = report.composition.as_ref();
    let players = players(book, chosen);
    DraftPairs {
        games: count(report.games),
        together: report
            .synergy
            .iter()
            .map(|it| pair(book, &chosen.pool, it))
            .collect(),
        against: report
            .counters
            .iter()
            .map(|it| pair(book, &chosen.pool, it))
            .collect(),
        roles: composition
            .into_iter()
            .flat_map(|it| it.tags.iter().zip(it.mean.iter().zip(&it.sd_population)))
            .map(|(name, (mean, deviation))| RoleMean {
                name: name.clone(),
                mean: hundredths(*mean),
                deviation: hundredths(*deviation),
            })
            .collect(),
        archetypes: composition
            .into_iter()
            .flat_map(|it| &it.archetypes)
            .map(|(name, it)| {
                share(
                    name,
                    Count {
                        n: it.n,
                        wins: it.wins,
                    },
                )
            })
            .collect(),
        entrants,
        players,
    }
}

/// What entrants are called, by their keys.
fn names(book: &Book) -> BTreeMap<String, String> {
    book.all()
        .flat_map(|draft| {
            sides(draft)
                .map(|(_, name, entrant)| (entrant_key(draft.tournament, entrant), name.clone()))
        })
        .collect()
}

pub(super) fn hero(book: &mut Book, chosen: &Chosen, hero: &str) -> HeroInDrafts {
    book.refresh(&chosen.pool);
    let names = names(book);
    let tally = book.tally(chosen);
    let detail = tally.hero_detail(hero);
    let own = |all: Vec<Pair>| -> Vec<PairLine> {
        let of = |it: &Pair| {
            if &*it.first == hero {
                return Some(pair(book, &chosen.pool, it));
            }
            // Seen from the other: its wins are what this one did not win.
            (&*it.second == hero).then(|| pair(book, &chosen.pool, it))
        };
        all.iter().filter_map(of).take(PARTNERS).collect()
    };
    let turned = |mut line: PairLine| {
        let name = book.hero_name(&chosen.pool, hero);
        if line.second == name {
            std::mem::swap(&mut line.first, &mut line.second);
            line.wins = line.n.saturating_sub(line.wins);
            line.expected = 10_000_u32.saturating_sub(line.expected);
            line.lift = -line.lift;
        }
        line
    };
    let beside = |mut line: PairLine| {
        if line.second == book.hero_name(&chosen.pool, hero) {
            std::mem::swap(&mut line.first, &mut line.second);
        }
        line
    };
    let mut against: Vec<PairLine> = own(tally.counters(usize::MAX))
        .into_iter()
        .map(turned)
        .collect();
    against.sort_by_key(|line| -line.lift);
    let mut entrants: Vec<Share> = detail
        .entrants
        .iter()
        .map(|(key, of)| share(names.get(key).cloned().unwrap_or_default(), *of))
        .collect();
    entrants.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
    let called = player_names(book);
    let mut players: Vec<Share> = detail
        .players
        .iter()
        .map(|(key, of)| share(called.get(key).cloned().unwrap_or_default(), *of))
        .collect();
    players.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
    players.truncate(ENTRANTS);
    HeroInDrafts {
        name: book.hero_name(&chosen.pool, hero),
        slots: detail
            .slots
            .iter()
            .map(|(slot, of)| share(slot.to_string(), *of))
            .collect(),
        patches: detail
            .patches
            .iter()
            .map(|(patch, of)| share(patch, of.picks))
            .collect(),
        positions: detail
            .positions
            .iter()
            .map(|(position, of)| share(position, *of))
            .collect(),
        entrants,
        players,
        together: own(tally.synergy(usize::MAX))
            .into_iter()
            .map(beside)
            .collect(),
        against,
    }
}
