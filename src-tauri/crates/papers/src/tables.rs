//! Tables of a gathering: entrants, results, standings and what is still to be played.

mod entrants;
mod matches;
mod standings;

use crate::book::Book;
use lanista_exchange::Table;
use lanista_wire::files::TableOf;

/// The table of something, of one tournament or of all.
pub(crate) fn table(book: &Book<'_>, of: TableOf, tournament: Option<u32>) -> Table {
    match of {
        TableOf::Entrants => entrants::table(book, tournament),
        TableOf::Results => matches::results(book, tournament),
        TableOf::Standings => standings::table(book, tournament),
        TableOf::Schedule => matches::schedule(book, tournament),
    }
}

fn headings(of: &[&str]) -> Vec<String> {
    of.iter().map(|word| (*word).to_owned()).collect()
}
