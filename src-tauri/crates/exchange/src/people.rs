//! What a row says of its people besides their handles: one word where it has one player, else a list in their order.

use crate::clean::{clean, fold};
use crate::judge::{Draft, quoted};
use crate::limits;
use crate::remark::{Remark, Repair};
use crate::wishes::Column;
use lanista_domain::{Particulars, nation};

/// Code and names of each country: English, German, French, Spanish, Portuguese.
const NATIONS: &str = include_str!("nations.txt");

const YES: &[&str] = &[
    "yes",
    "y",
    "ja",
    "j",
    "oui",
    "o",
    "si",
    "sí",
    "s",
    "sim",
    "true",
    "wahr",
    "vrai",
    "verdadero",
    "verdadeiro",
    "x",
    "1",
    "✓",
    "✔",
    "☑",
];
const NO: &[&str] = &[
    "no", "n", "nein", "non", "nao", "não", "false", "falsch", "faux", "falso", "0", "-", "☐",
];

/// Reads a cell about people; any other is none of this matter.
pub(crate) fn read(draft: &mut Draft, cell: &str, meaning: Column, column: usize) {
    let is_about_people = matches!(
        meaning,
        Column::Seat | Column::LegalName | Column::Nation | Column::ShowsName
    );
    if !is_about_people || cell.trim().is_empty() {
        return;
    }
    let players = draft.entrant.roster.len().max(1);
    let parts = split(cell, meaning, players);
    let all: Vec<&str> = match parts.as_slice() {
        parts if parts.len() == players => parts.to_vec(),
        // A team sits at one place.
        _ if meaning == Column::Seat => {
            let seat = draft.limited(cell, column, limits::SHORT_NAME, "seat");
            draft.entrant.seat = Some(seat).filter(|seat| !seat.is_empty());
            return;
        }
        [one] if meaning != Column::LegalName => vec![*one; players],
        parts => {
            let text = format!(
                "This cell is about {} people and the row has {players} players; it is left out.",
                parts.len()
            );
            let note = Remark::note("people_uneven", Some(column), text);
            draft.remarks.push(note.with(Repair::edit(column)));
            return;
        }
    };
    if meaning == Column::Seat && players == 1 {
        let seat = draft.limited(cell, column, limits::SHORT_NAME, "seat");
        draft.entrant.seat = Some(seat).filter(|seat| !seat.is_empty());
        return;
    }
    let mut people = std::mem::take(&mut draft.entrant.people);
    people.resize(players.max(people.len()), Particulars::default());
    for (about, part) in people.iter_mut().zip(all) {
        if part.trim().is_empty() {
            continue;
        }
        if meaning == Column::LegalName {
            let name = draft.limited(part, column, limits::LEGAL_NAME, "legal name");
            about.legal_name = Some(name).filter(|name| !name.is_empty());
        } else if meaning == Column::Seat {
            let seat = draft.limited(part, column, limits::SHORT_NAME, "seat");
            about.seat = Some(seat).filter(|seat| !seat.is_empty());
        } else if meaning == Column::Nation {
            about.nation = country(draft, part, column);
        } else {
            about.shows_name = consent(draft, part, column);
        }
    }
    if people.iter().any(|about| !about.is_empty()) {
        draft.entrant.people = people;
    }
}

/// A list stands on lines, or between `|`, or between `;`; a comma parts only what has none in it.
fn split(cell: &str, meaning: Column, players: usize) -> Vec<&str> {
    if players == 1 {
        return vec![cell];
    }
    let cell = cell.trim();
    let commas = matches!(meaning, Column::Nation | Column::ShowsName);
    let end = ['\n', '|', ';']
        .into_iter()
        .find(|end| cell.contains(*end))
        .unwrap_or(if commas { ',' } else { ';' });
    cell.split(end).collect()
}

fn country(draft: &mut Draft, text: &str, column: usize) -> Option<String> {
    let plain = clean(text).text;
    let known = nation(&plain).or_else(|| {
        let wanted = fold(&plain);
        let mut lines = NATIONS.lines();
        let found = lines.find(|line| line.split('|').skip(1).any(|name| fold(name) == wanted));
        found.and_then(|line| line.split('|').next().map(str::to_owned))
    });
    if known.is_none() {
        let text = format!("“{}” is no country; it is left out.", quoted(&plain));
        let note = Remark::note("nation_unknown", Some(column), text);
        draft.remarks.push(note.with(Repair::edit(column)));
    }
    known
}

fn consent(draft: &mut Draft, text: &str, column: usize) -> Option<bool> {
    let plain = fold(&clean(text).text);
    if YES.contains(&plain.as_str()) {
        return Some(true);
    }
    if !NO.contains(&plain.as_str()) {
        let text = format!(
            "“{}” is neither yes nor no; the name will not be shown.",
            quoted(text)
        );
        let note = Remark::note("consent_unclear", Some(column), text);
        draft.remarks.push(note.with(Repair::edit(column)));
    }
    Some(false)
}
