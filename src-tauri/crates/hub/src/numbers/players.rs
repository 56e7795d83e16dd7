//! What players play, with their names and whom they played for.

use super::shown::{count, interval, share};
use lanista_domain::Side;
use lanista_insight::draft::{Book, Chosen};
use lanista_wire::draft::PlayerDrafts;
use std::collections::BTreeMap;

/// Players in one answer.
const PLAYERS: usize = 200;
/// Entrants of one player.
const ENTRANTS: usize = 3;

/// What everybody is called now who was ever named, by the keys in the records.
pub(super) fn player_names(book: &Book) -> BTreeMap<String, String> {
    let all = book.all().flat_map(|draft| &draft.players);
    all.map(|(key, name)| (key.clone(), name.clone())).collect()
}

/// Everybody of whom it is known what they played in the chosen drafts.
pub(super) fn players(book: &Book, chosen: &Chosen) -> Vec<PlayerDrafts> {
    let names = player_names(book);
    let mut entrants: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for draft in book.all().rev().filter(|draft| chosen.takes(draft)) {
        for part in &draft.record.parts {
            let Some(player) = part.player.as_deref() else {
                continue;
            };
            let of = entrants.entry(player).or_default();
            // The sides of a record are those of the game, and so are these names.
            let name = match part.side {
                Side::Home => &draft.names.home,
                Side::Away => &draft.names.away,
            };
            if of.len() < ENTRANTS && !of.contains(name) {
                of.push(name.clone());
            }
        }
    }
    let tally = book.tally(chosen);
    let picks = tally.player_picks().into_iter().take(PLAYERS);
    picks
        .map(|it| PlayerDrafts {
            name: names.get(&it.player).cloned().unwrap_or_default(),
            entrants: entrants.remove(it.player.as_str()).unwrap_or_default(),
            games: count(it.games.n),
            wins: count(it.games.wins),
            wilson: interval(it.games.wilson()),
            heroes: u32::try_from(it.heroes).unwrap_or(u32::MAX),
            picks: it
                .top
                .iter()
                .map(|(hero, of)| share(book.hero_name(&chosen.pool, hero), *of))
                .collect(),
        })
        .collect()
}
