//! Writes entrants and faulty rows as CSV that no spreadsheet takes for formulas (trust.md, threat 20).

use csv::{QuoteStyle, Terminator, WriterBuilder};

use lanista_domain::Particulars;

use crate::preview::{NewEntrant, Preview, Verdict};
use crate::remark::Severity;
use crate::roster;
use crate::wishes::Column;

/// Beginnings that a spreadsheet may take for a formula, wide forms included.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Entrants as CSV: comma, UTF-8 with a byte order mark (without it Excel takes it for a Windows page), a heading.
/// [`read`](crate::read()) gives the same entrants back.
pub fn entrants_csv(entrants: &[NewEntrant]) -> String {
    let mut records = vec![
        [
            "Name",
            "Short name",
            "Tag",
            "Seed",
            "Club",
            "Seat",
            "Players",
            "Nation",
            "Legal name",
            "Name may be shown",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for entrant in entrants {
        records.push(vec![
            entrant.name.clone(),
            entrant.short_name.clone(),
            entrant.tag.clone(),
            entrant
                .seed
                .map(|seed| seed.to_string())
                .unwrap_or_default(),
            entrant.club.clone().unwrap_or_default(),
            seats(entrant),
            roster::join(&entrant.roster),
            list(entrant, |about| about.nation.clone()),
            list(entrant, |about| about.legal_name.clone()),
            list(entrant, |about| {
                let word = if about.shows_name? { "yes" } else { "no" };
                Some(word.to_owned())
            }),
        ]);
    }
    write(&records)
}

/// The seat of an entrant, or those of its players where they have their own.
fn seats(entrant: &NewEntrant) -> String {
    match &entrant.seat {
        Some(seat) => seat.clone(),
        None => list(entrant, |about| about.seat.clone()),
    }
}

/// What is known of each player, in their order; empty where nothing is.
fn list(entrant: &NewEntrant, of: impl Fn(&Particulars) -> Option<String>) -> String {
    let players = entrant.roster.len().max(1);
    let all = (0..players).map(|place| entrant.people.get(place).and_then(&of));
    let all: Vec<String> = all
        .map(|text| text.unwrap_or_default().replace([';', '|', '\n'], ","))
        .collect();
    if all.iter().all(String::is_empty) {
        return String::new();
    }
    all.join("; ")
}

/// The rows with faults as CSV, in the file's columns and with the reasons in one more, to be put right elsewhere and
/// read again.
pub fn faulty_rows_csv(preview: &Preview) -> String {
    let mut heading: Vec<String> = preview
        .columns
        .iter()
        .enumerate()
        .map(|(at, one)| title(at, &one.heading, one.meaning))
        .collect();
    heading.push("Reason".to_owned());
    let mut records = vec![heading];
    for row in preview
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Fault)
    {
        let faults = row
            .remarks
            .iter()
            .filter(|remark| remark.severity == Severity::Fault);
        let reason = faults
            .map(|remark| remark.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        records.push(row.cells.iter().cloned().chain([reason]).collect());
    }
    write(&records)
}

/// Any lines as CSV in the same way. The first piece of a file begins with the byte order mark, those after it do not.
pub fn lines_csv(records: &[Vec<String>], piece: Piece) -> String {
    let whole = write(records);
    match piece {
        Piece::First => whole,
        Piece::Later => whole.trim_start_matches('\u{feff}').to_owned(),
    }
}

/// Which piece of a file that is written in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The one that begins it.
    First,
    /// Any after it.
    Later,
}

fn title(at: usize, heading: &str, meaning: Column) -> String {
    if !heading.is_empty() {
        return heading.to_owned();
    }
    match meaning {
        Column::Nothing => format!("Column {}", at + 1),
        Column::Name => "Entrant".to_owned(),
        Column::ShortName => "Short name".to_owned(),
        Column::Tag => "Tag".to_owned(),
        Column::Seed => "Seed".to_owned(),
        Column::Rating => "Rating".to_owned(),
        Column::Club => "Club".to_owned(),
        Column::Seat => "Seat".to_owned(),
        Column::Persons => "Players".to_owned(),
        Column::LegalName => "Legal name".to_owned(),
        Column::Nation => "Nation".to_owned(),
        Column::ShowsName => "Name may be shown".to_owned(),
        Column::Home => "Side 1".to_owned(),
        Column::Away => "Side 2".to_owned(),
        Column::HomeScore => "Score 1".to_owned(),
        Column::AwayScore => "Score 2".to_owned(),
        Column::Result => "Result".to_owned(),
        Column::Winner => "Winner".to_owned(),
        Column::Day => "Date".to_owned(),
        Column::Deviation => "Deviation".to_owned(),
    }
}

pub(crate) fn write(records: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for record in records {
        // Writing into memory does not fail, and rows may have any width.
        let written = writer.write_record(record.iter().map(|cell| quote_formula(cell)));
        debug_assert!(written.is_ok());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Puts an apostrophe before a cell that a spreadsheet might calculate, and before one that has such an apostrophe.
pub(crate) fn quote_formula(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Takes the apostrophe away again.
pub(crate) fn unquote_formula(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}
