//! Everybody who takes part, a row for each entrant.

use super::headings;
use crate::book::Book;
use crate::words::Words;
use lanista_exchange::{Cell, Table};
use lanista_wire::view::EntrantView;

pub(super) fn table(book: &Book<'_>, only: Option<u32>) -> Table {
    let words = book.words();
    let mut rows = Vec::new();
    for tournament in book.tournaments(only) {
        let mut entrants: Vec<_> = book.entrants(tournament.id).into_values().collect();
        entrants.sort_by_key(|entrant| (entrant.seed, entrant.id));
        for entrant in entrants {
            let people = people(&entrant, words);
            let gone = entrant.gone.map(|gone| {
                let how = if gone.disqualified {
                    words.disqualified
                } else {
                    words.withdrawn
                };
                match gone.reason.as_str() {
                    "" => how.to_owned(),
                    reason => words.fill(words.gone_because, &[("how", &how), ("reason", &reason)]),
                }
            });
            rows.push(vec![
                Cell::text(&*tournament.name),
                Cell::number((entrant.seed > 0).then_some(entrant.seed)),
                Cell::text(entrant.name),
                Cell::text(entrant.short_name),
                Cell::text(entrant.tag),
                Cell::text(entrant.club.unwrap_or_default()),
                Cell::text(entrant.seat.unwrap_or_default()),
                Cell::text(entrant.roster.join(", ")),
                Cell::text(gone.unwrap_or_default()),
            ]);
            if let Some(row) = rows.last_mut() {
                row.extend(people.map(Cell::text));
            }
        }
    }
    Table {
        name: words.entrants.into(),
        headings: headings(&[
            words.tournament,
            words.seed,
            words.name,
            words.short_name,
            words.tag,
            words.club,
            words.seat,
            words.players,
            words.has_left,
            words.nation,
            words.legal_name,
            words.may_be_shown,
        ]),
        rows,
    }
}

/// Countries, legal names and who may be named, in the order of the players. Whoever is no desk reads what is shown to all.
fn people(entrant: &EntrantView, words: &Words) -> [String; 3] {
    let list = |of: &dyn Fn(usize) -> Option<String>| {
        let all = (0..entrant.roster.len()).map(|place| of(place).unwrap_or_default());
        let all: Vec<String> = all.map(|text| text.replace(';', ",")).collect();
        if all.iter().all(String::is_empty) {
            return String::new();
        }
        all.join("; ")
    };
    let shown = |place: usize| entrant.people.get(place)?.name.clone();
    let known = |place: usize| entrant.legal.get(place)?.name.clone();
    [
        list(&|place| entrant.people.get(place)?.nation.clone()),
        list(&|place| known(place).or_else(|| shown(place))),
        list(&|place| {
            let agreed = entrant.legal.get(place).and_then(|one| one.shown);
            let agreed = agreed == Some(true) || shown(place).is_some();
            agreed.then(|| words.yes.to_owned())
        }),
    ]
}
