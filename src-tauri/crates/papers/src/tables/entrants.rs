//! Everybody who takes part, a row for each entrant.

use super::headings;
use crate::book::Book;
use lanista_exchange::{Cell, Table};

pub(super) fn table(book: &Book<'_>, only: Option<u32>) -> Table {
    let words = book.words();
    let mut rows = Vec::new();
    for tournament in book.tournaments(only) {
        let mut entrants: Vec<_> = book.entrants(tournament.id).into_values().collect();
        entrants.sort_by_key(|entrant| (entrant.seed, entrant.id));
        for entrant in entrants {
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
        ]),
        rows,
    }
}
