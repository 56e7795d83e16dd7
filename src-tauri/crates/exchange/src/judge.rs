//! Judges one row: its name, seed, texts and players, each with a remark where something is wrong or was changed.

use crate::clean::{Cleaned, clean, length, shorten};
use crate::limits;
use crate::people;
use crate::preview::NewEntrant;
use crate::remark::{Remark, Repair, Severity};
use crate::roster;
use crate::wishes::Column;

/// A row as an entrant, before duplicates and tags are looked at.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) entrant: NewEntrant,
    /// Rating from the file, rounded.
    pub(crate) rating: Option<i64>,
    pub(crate) remarks: Vec<Remark>,
}

impl Draft {
    /// Whether something keeps the row from being imported.
    pub(crate) fn is_faulty(&self) -> bool {
        self.remarks
            .iter()
            .any(|one| one.severity == Severity::Fault)
    }
}

/// Judges the cells of a row by the meanings of their columns. `cut` names the columns whose text was too long to read.
pub(crate) fn judge(cells: &[String], meanings: &[Column], cut: &[usize]) -> Draft {
    let mut draft = Draft::default();
    for (column, (cell, meaning)) in cells.iter().zip(meanings).enumerate() {
        if *meaning == Column::Nothing {
            continue;
        }
        if cut.contains(&column) {
            let text = format!(
                "This cell has more than {} characters; the rest was left out.",
                limits::CELL_CHARACTERS
            );
            draft
                .remarks
                .push(Remark::note("cell_cut", Some(column), text));
        }
        draft.read(cell, *meaning, column);
    }
    for (column, (cell, meaning)) in cells.iter().zip(meanings).enumerate() {
        people::read(&mut draft, cell, *meaning, column);
    }
    if draft.entrant.name.is_empty() {
        draft.remarks.push(nameless(
            meanings.iter().position(|one| *one == Column::Name),
        ));
    }
    if draft.entrant.short_name.is_empty() {
        draft.entrant.short_name = crate::make::short_name(&draft.entrant.name);
    }
    draft
}

fn nameless(column: Option<usize>) -> Remark {
    match column {
        None => Remark::fault(
            "no_name_column",
            None,
            "No column is chosen as the entrant's name.",
        ),
        Some(column) => Remark::fault("name_missing", Some(column), "This row has no name.")
            .with(Repair::skip())
            .with(Repair::edit(column)),
    }
}

impl Draft {
    fn read(&mut self, cell: &str, meaning: Column, column: usize) {
        match meaning {
            Column::Nothing
            | Column::Home
            | Column::Away
            | Column::HomeScore
            | Column::AwayScore
            | Column::Result
            | Column::Winner
            | Column::Day
            | Column::Deviation
            // Once it is known how many players the row has.
            | Column::Seat
            | Column::LegalName
            | Column::Nation
            | Column::ShowsName => {}
            Column::Name => self.name(cell, column),
            Column::ShortName => {
                self.entrant.short_name =
                    self.limited(cell, column, limits::SHORT_NAME, "short name")
            }
            Column::Tag => self.tag(cell, column),
            Column::Seed => self.seed(cell, column),
            Column::Rating => self.rating(cell, column),
            Column::Club => {
                self.entrant.club = Some(self.limited(cell, column, limits::NAME, "club"))
                    .filter(|one| !one.is_empty())
            }
            Column::Persons => {
                roster::add(&mut self.entrant.roster, cell, column, &mut self.remarks)
            }
        }
    }

    fn name(&mut self, cell: &str, column: usize) {
        let name = self.cleaned(cell, column);
        let count = length(&name);
        if count > limits::NAME {
            let short = shorten(&name, limits::NAME);
            let text = format!(
                "This name has {count} characters; {} are allowed.",
                limits::NAME
            );
            let label = format!("Shorten to “{short}”");
            let fault = Remark::fault("name_too_long", Some(column), text);
            self.remarks.push(
                fault
                    .with(Repair::put(label, column, short))
                    .with(Repair::edit(column)),
            );
        }
        self.entrant.name = name;
    }

    fn tag(&mut self, cell: &str, column: usize) {
        let tag = self.cleaned(cell, column);
        let short: String = shorten(&tag.replace(' ', ""), limits::TAG);
        if length(&short) < length(&tag) {
            let text = format!(
                "The tag “{}” is longer than {} characters; {short} will be used.",
                quoted(&tag),
                limits::TAG
            );
            self.remarks
                .push(Remark::note("tag_cut", Some(column), text).with(Repair::edit(column)));
        }
        self.entrant.tag = short;
    }

    fn seed(&mut self, cell: &str, column: usize) {
        let digits = plain_number(cell);
        if digits.is_empty() {
            return;
        }
        match digits
            .trim_start_matches('#')
            .trim_end_matches('.')
            .parse::<u32>()
        {
            Ok(seed) if seed > 0 => self.entrant.seed = Some(seed),
            _ => {
                let text = format!(
                    "Seed needs a whole number from 1. “{}” is none.",
                    quoted(cell)
                );
                let fault = Remark::fault("seed_not_whole", Some(column), text);
                self.remarks.push(
                    fault
                        .with(Repair::put("Leave seed empty", column, ""))
                        .with(Repair::edit(column)),
                );
            }
        }
    }

    fn rating(&mut self, cell: &str, column: usize) {
        let digits = plain_number(cell);
        if digits.is_empty() {
            return;
        }
        match digits.replacen(',', ".", 1).parse::<f64>() {
            Ok(rating) if rating.abs() < 1e12 => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the guard above is far inside i64"
                )]
                let whole = rating.round() as i64;
                self.rating = Some(whole);
            }
            _ => {
                let text = format!("Rating needs a number. “{}” is none.", quoted(cell));
                let fault = Remark::fault("rating_not_a_number", Some(column), text);
                self.remarks.push(
                    fault
                        .with(Repair::put("Leave rating empty", column, ""))
                        .with(Repair::edit(column)),
                );
            }
        }
    }

    /// A cleaned text cut to a length, with a note if it was longer.
    pub(crate) fn limited(&mut self, cell: &str, column: usize, most: usize, what: &str) -> String {
        let text = self.cleaned(cell, column);
        let short = shorten(&text, most);
        if length(&text) > most {
            let words =
                format!("The {what} is longer than {most} characters; “{short}” will be used.");
            let code = format!("{}_cut", what.replace(' ', "_"));
            self.remarks
                .push(Remark::note(&code, Some(column), words).with(Repair::edit(column)));
        }
        short
    }

    fn cleaned(&mut self, cell: &str, column: usize) -> String {
        let Cleaned {
            text,
            is_stripped,
            is_garbled,
        } = clean(cell);
        if is_stripped && !text.is_empty() {
            let words = "Invisible characters were taken out of this cell.";
            self.remarks
                .push(Remark::note("invisible_characters", Some(column), words));
        }
        if is_garbled {
            let words =
                "A letter of this cell could not be read. Try another text encoding, or edit it.";
            self.remarks.push(
                Remark::note("garbled_letters", Some(column), words).with(Repair::edit(column)),
            );
        }
        text
    }
}

/// A number in plain digits, whatever width they were typed in.
pub(crate) fn plain_number(cell: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    clean(cell)
        .text
        .nfkc()
        .filter(|one| !one.is_whitespace())
        .collect()
}

/// A text from the file short enough to stand in a sentence.
pub(crate) fn quoted(text: &str) -> String {
    shorten(&clean(text).text, 24)
}
