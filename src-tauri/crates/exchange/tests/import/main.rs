//! Entrants brought in from files and the clipboard, as the import page meets them.

#![expect(
    clippy::expect_used,
    reason = "a fixture that cannot be made fails its test"
)]

mod csv;
mod earlier;
mod fixtures;
mod headings;
mod hostile;
mod names;
mod people;
mod properties;
mod saving;
mod spreadsheets;
mod wishes;

use lanista_exchange::{Known, Preview, Source, Unreadable, Wishes, read};

/// Reads without wishes into an empty tournament.
fn plain(source: &Source) -> Result<Preview, Unreadable> {
    read(source, &Wishes::default(), &[])
}

/// Reads a CSV text that must be readable.
fn csv(text: &str) -> Preview {
    plain(&Source::file("entrants.csv", text)).expect("a readable table")
}

/// Each row in one line: number, verdict, codes of its remarks.
fn report(preview: &Preview) -> Vec<String> {
    let line = |row: &lanista_exchange::ReadRow| {
        let codes = row
            .remarks
            .iter()
            .map(|remark| format!(" {}", remark.code))
            .collect::<String>();
        format!("{} {:?}{codes}", row.number, row.verdict)
    };
    preview.rows.iter().map(line).collect()
}

/// The names to import, in order.
fn names(preview: &Preview) -> Vec<&str> {
    preview
        .entrants
        .iter()
        .map(|entrant| entrant.name.as_str())
        .collect()
}

fn known(name: &str, seat: Option<&str>) -> Known {
    Known {
        name: name.to_owned(),
        club: None,
        seat: seat.map(str::to_owned),
    }
}
