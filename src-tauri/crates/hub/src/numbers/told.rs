//! Answers about finished drafts, from the book of them.

use super::shown::{count, figures, hero, pairs};
use lanista_domain::draft::recorded::{Action, Verb};
use lanista_domain::{EntrantId, Side, TournamentId};
use lanista_insight::draft::{Book, Chosen, Drafted};
use lanista_wire::draft::{
    DraftChoices, DraftFilter, DraftHistory, DraftedBy, DraftedHero, DraftedPool, DraftsAsked,
    DraftsTold, FinishedDraft,
};
use lanista_wire::shared::BySide;
use std::collections::{BTreeMap, BTreeSet};

/// Finished drafts a page.
const PAGE: usize = 50;
/// Names in each list of choices.
const MOST_CHOICES: usize = 400;

/// The answer; none where there is nothing like that. Boards are not among them.
pub(super) fn told(book: &mut Book, asked: DraftsAsked) -> Option<DraftsTold> {
    Some(match asked {
        DraftsAsked::Choices {} => DraftsTold::Choices {
            choices: choices(book),
        },
        DraftsAsked::History { filter, from } => DraftsTold::History {
            history: history(book, &filter, usize::try_from(from).ok()?),
        },
        DraftsAsked::Heroes { filter } => DraftsTold::Heroes {
            figures: Box::new(figures(book, &chosen(&filter)?)),
        },
        DraftsAsked::Pairs { filter } => DraftsTold::Pairs {
            pairs: Box::new(pairs(book, &chosen(&filter)?)),
        },
        DraftsAsked::Hero { filter } => DraftsTold::Hero {
            hero: Box::new(hero(book, &chosen(&filter)?, filter.hero.as_deref()?)),
        },
        // Boards are the writer's; files are written from `recorded`.
        DraftsAsked::Board { .. } | DraftsAsked::Export { .. } => return None,
    })
}

fn chosen(filter: &DraftFilter) -> Option<Chosen> {
    Some(Chosen {
        pool: filter.pool.clone()?,
        tournament: filter.tournament.map(TournamentId),
        entrant: filter.entrant.map(EntrantId),
        patch: filter.patch.clone(),
    })
}

fn takes(filter: &DraftFilter, draft: &Drafted) -> bool {
    let of = Chosen {
        pool: filter.pool.clone().unwrap_or_else(|| draft.pool.clone()),
        tournament: filter.tournament.map(TournamentId),
        entrant: filter.entrant.map(EntrantId),
        patch: filter.patch.clone(),
    };
    let has = |hero: &String| {
        let mut actions = draft.record.actions.iter();
        actions.any(|action| action.hero.as_ref() == Some(hero))
    };
    of.takes(draft)
        && filter.match_id.is_none_or(|it| it == draft.match_id.0)
        && filter.hero.as_ref().is_none_or(has)
}

fn choices(book: &Book) -> DraftChoices {
    let mut patches: BTreeMap<&str, (u32, BTreeSet<&str>)> = BTreeMap::new();
    let mut entrants = BTreeMap::new();
    let mut heroes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for draft in book.all() {
        let named = draft.record.actions.iter();
        let named = named.filter_map(|action| action.hero.as_deref());
        heroes.entry(&draft.pool).or_default().extend(named);
        let of = patches.entry(&draft.pool).or_default();
        of.0 += 1;
        of.1.extend(draft.record.patch.as_deref());
        for (_, name, entrant) in sides(draft) {
            entrants.insert((draft.tournament.0, name.clone(), entrant.0), ());
        }
    }
    let mut pools: Vec<DraftedPool> = book
        .pools()
        .filter_map(|(pool, games)| {
            let (drafts, patches) = patches.get(pool.id.as_str())?;
            Some(DraftedPool {
                id: pool.id.clone(),
                name: if pool.name.is_empty() {
                    pool.id.clone()
                } else {
                    pool.name.clone()
                },
                games: count(games),
                drafts: *drafts,
                patches: patches
                    .iter()
                    .take(MOST_CHOICES)
                    .map(|it| (*it).to_owned())
                    .collect(),
                heroes: named_heroes(book, &pool.id, heroes.get(pool.id.as_str())),
            })
        })
        .collect();
    pools.sort_by_key(|pool| (u32::MAX - pool.games, u32::MAX - pool.drafts));
    DraftChoices {
        pools,
        entrants: entrants
            .into_keys()
            .take(MOST_CHOICES)
            .map(|(tournament, name, entrant)| DraftedBy {
                tournament,
                entrant,
                name,
            })
            .collect(),
    }
}

fn named_heroes(book: &Book, pool: &str, ids: Option<&BTreeSet<&str>>) -> Vec<DraftedHero> {
    let ids = ids.into_iter().flatten().take(MOST_CHOICES);
    let mut heroes: Vec<DraftedHero> = ids
        .map(|id| DraftedHero {
            id: (*id).to_owned(),
            name: book.hero_name(pool, id),
        })
        .collect();
    heroes.sort_by(|a, b| a.name.cmp(&b.name));
    heroes
}

pub(super) fn sides(draft: &Drafted) -> impl Iterator<Item = (Side, &String, EntrantId)> {
    let side = |side: Side| (side, &draft.names[side], draft.entrants[side]);
    Side::BOTH.into_iter().map(side)
}

fn history(book: &Book, filter: &DraftFilter, from: usize) -> DraftHistory {
    let mut found: Vec<&Drafted> = book.all().filter(|draft| takes(filter, draft)).collect();
    found.sort_by_key(|draft| std::cmp::Reverse((draft.ended, draft.match_id, draft.index)));
    DraftHistory {
        total: u32::try_from(found.len()).unwrap_or(u32::MAX),
        drafts: found
            .into_iter()
            .skip(from)
            .take(PAGE)
            .map(|draft| finished(book, draft))
            .collect(),
    }
}

/// Some drafts with the names of their heroes, the oldest first, and how many there are.
pub(super) fn recorded(
    book: &Book,
    filter: &DraftFilter,
    from: usize,
    most: usize,
) -> (Vec<Drafted>, usize) {
    let mut found: Vec<&Drafted> = book.all().filter(|draft| takes(filter, draft)).collect();
    found.sort_by_key(|draft| (draft.ended, draft.match_id, draft.index));
    let all = found.len();
    let named = found.into_iter().skip(from).take(most).map(|draft| {
        let mut draft = draft.clone();
        for action in &mut draft.record.actions {
            action.hero = action
                .hero
                .as_ref()
                .map(|it| book.hero_name(&draft.pool, it));
        }
        for part in &mut draft.record.parts {
            part.hero = book.hero_name(&draft.pool, &part.hero);
            if let Some(name) = part.player.as_ref().and_then(|key| draft.players.get(key)) {
                part.player = Some(name.clone());
            }
        }
        draft
    });
    (named.collect(), all)
}

fn finished(book: &Book, draft: &Drafted) -> FinishedDraft {
    let chosen = |side: Side, verb: Verb| -> Vec<String> {
        let is = |action: &&Action| action.side == side && action.verb == verb;
        let name = |action: &Action| {
            let hero = action.hero.as_ref();
            hero.map_or_else(String::new, |hero| book.hero_name(&draft.pool, hero))
        };
        draft.record.actions.iter().filter(is).map(name).collect()
    };
    let both = |verb: Verb| BySide {
        home: chosen(Side::Home, verb),
        away: chosen(Side::Away, verb),
    };
    FinishedDraft {
        match_id: draft.match_id.0,
        index: draft.index,
        game: draft.place.game,
        tournament: draft.tournament.0,
        number: draft.number,
        format: draft.format.clone(),
        pool: draft.pool.clone(),
        ended: draft.ended.0,
        names: BySide {
            home: draft.names.home.clone(),
            away: draft.names.away.clone(),
        },
        sides: draft.sides.as_ref().map(|sides| BySide {
            home: sides.home.clone(),
            away: sides.away.clone(),
        }),
        first: draft.record.first.map(Into::into),
        winner: draft.record.winner.map(Into::into),
        picks: both(Verb::Pick),
        bans: both(Verb::Ban),
    }
}
