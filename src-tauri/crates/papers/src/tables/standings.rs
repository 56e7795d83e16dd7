//! Who stands where, stage after stage; what a table is ranked by has a column of its own.

use super::headings;
use crate::book::Book;
use crate::words::name;
use lanista_exchange::{Cell, Table};

pub(super) fn table(book: &Book<'_>, only: Option<u32>) -> Table {
    let words = book.words();
    let fixed = [
        words.tournament,
        words.stage_word,
        words.group_word,
        words.place,
        words.entrant,
        words.won,
        words.drawn,
        words.lost,
        words.has_left,
    ];
    let mut headings = headings(&fixed);
    let mut rows = Vec::new();
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        for stage in book.stages(&tournament) {
            let order = stage.order.iter().map(|one| words.criterion(*one));
            let order: Vec<String> = order.map(str::to_owned).collect();
            for word in &order {
                if !headings.contains(word) {
                    headings.push(word.clone());
                }
            }
            for row in book.standing(&stage) {
                let mut cells = vec![
                    Cell::text(&*tournament.name),
                    Cell::text(words.stage_name(&stage)),
                    Cell::number((stage.groups > 1).then_some(row.group)),
                    Cell::number(row.place.or(row.rank)),
                    Cell::text(name(&entrants, row.entrant)),
                    Cell::number(Some(row.won)),
                    Cell::number(row.drawn),
                    Cell::number(Some(row.lost)),
                    Cell::text(if row.gone { words.left } else { "" }),
                ];
                for (word, value) in order.iter().zip(&row.values) {
                    let at = headings.iter().position(|known| known == word);
                    let at = at.unwrap_or(cells.len());
                    if cells.len() <= at {
                        cells.resize(at + 1, Cell::Empty);
                    }
                    cells[at] = Cell::Shown(value.clone());
                }
                rows.push(cells);
            }
        }
    }
    Table {
        name: words.standings.into(),
        headings,
        rows,
    }
}
