//! Guesses what each column means: from its heading, and where there is none from what stands in it.

use std::collections::HashSet;

use crate::clean::{fold, length};
use crate::grid::GridRow;
use crate::heading::is_number;
use crate::limits;
use crate::wishes::Column;
use crate::words::{self, Word};

/// Guesses the meaning of `width` columns.
pub(crate) fn guess(heading: Option<&GridRow>, rows: &[GridRow], width: usize) -> Vec<Column> {
    let mut meanings = vec![Column::Nothing; width];
    match heading {
        Some(heading) => by_heading(heading, rows, &mut meanings),
        None => by_content(rows, &mut meanings),
    }
    if !meanings.contains(&Column::Name)
        && let Some(column) = likeliest_name(rows, &meanings)
        && let Some(meaning) = meanings.get_mut(column)
    {
        *meaning = Column::Name;
    }
    meanings
}

fn by_heading(heading: &GridRow, rows: &[GridRow], meanings: &mut [Column]) {
    let mut words: Vec<Option<Word>> = heading
        .cells
        .iter()
        .map(|cell| words::exact(cell).or_else(|| words::within(cell)))
        .collect();
    // Where people are called nothing else, the full name is what they are called.
    let calls = |word: &Option<Word>| {
        matches!(
            word,
            Some(Word::Entrant | Word::Handle | Word::Player | Word::Name | Word::Persons)
        )
    };
    if !words.iter().any(calls) {
        let full = words
            .iter_mut()
            .filter(|word| **word == Some(Word::LegalName));
        full.for_each(|word| *word = Some(Word::Name));
    }
    let column_of = |wanted: Word| words.iter().position(|word| *word == Some(wanted));
    // A team that repeats is the club of single players, if there is another name to go by.
    let team = column_of(Word::Team);
    let own_team = team.filter(|column| is_distinct(&cells(rows, *column), rows.len()));
    let name = column_of(Word::Entrant)
        .or(own_team)
        .or_else(|| column_of(Word::Handle))
        .or_else(|| column_of(Word::Player))
        .or_else(|| column_of(Word::Name))
        .or(team);
    let names_a_team = name.is_some() && (name == own_team || name == column_of(Word::Entrant));
    let has_players = column_of(Word::Persons).is_some() || column_of(Word::Captain).is_some();
    let has_club = column_of(Word::Club).is_some();
    for (column, (word, meaning)) in words.iter().zip(meanings.iter_mut()).enumerate() {
        let is_first = word.is_some_and(|word| column_of(word) == Some(column));
        *meaning = match word {
            _ if name == Some(column) => Column::Name,
            Some(Word::Persons | Word::Captain) => Column::Persons,
            Some(Word::Handle | Word::Player | Word::Name) if names_a_team && !has_players => {
                Column::Persons
            }
            Some(Word::Team) if !has_club && is_first => Column::Club,
            Some(Word::ShortName) if is_first => Column::ShortName,
            Some(Word::Tag) if is_first => Column::Tag,
            Some(Word::Seed) if is_first => Column::Seed,
            Some(Word::Rating) if is_first => Column::Rating,
            Some(Word::Club) if is_first => Column::Club,
            Some(Word::Seat) if is_first => Column::Seat,
            Some(Word::LegalName) if is_first => Column::LegalName,
            Some(Word::Nation) if is_first => Column::Nation,
            Some(Word::ShowsName) if is_first => Column::ShowsName,
            _ => Column::Nothing,
        };
    }
}

fn by_content(rows: &[GridRow], meanings: &mut [Column]) {
    let name = likeliest_name(rows, meanings);
    for (column, meaning) in meanings.iter_mut().enumerate() {
        let cells = cells(rows, column);
        let all = |test: fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
        let most = |test: fn(&str) -> bool| {
            cells.iter().filter(|cell| test(cell)).count() * 2 > cells.len()
        };
        *meaning = if name == Some(column) {
            Column::Name
        } else if all(|cell| cell.parse::<u32>().is_ok()) {
            if is_seeds(&cells) {
                Column::Seed
            } else {
                Column::Nothing
            }
        } else if most(is_roster) {
            Column::Persons
        } else if most(is_seat) {
            Column::Seat
        } else if all(is_tag) && is_distinct(&cells, cells.len()) {
            Column::Tag
        } else {
            Column::Nothing
        };
    }
    for once in [Column::Tag, Column::Seed, Column::Seat] {
        meanings
            .iter_mut()
            .filter(|meaning| **meaning == once)
            .skip(1)
            .for_each(|meaning| *meaning = Column::Nothing);
    }
}

/// The first column that means nothing yet and holds mostly different words; else the first that holds anything.
fn likeliest_name(rows: &[GridRow], meanings: &[Column]) -> Option<usize> {
    let open = || {
        meanings
            .iter()
            .enumerate()
            .filter(|(_, meaning)| **meaning == Column::Nothing)
            .map(|(column, _)| column)
    };
    let is_names = |column: &usize| {
        let cells = cells(rows, *column);
        let numbers = cells.iter().filter(|cell| is_number(cell)).count();
        let others = cells
            .iter()
            .filter(|cell| is_seat(cell) || is_roster(cell))
            .count();
        let distinct: HashSet<String> = cells.iter().map(|cell| fold(cell)).collect();
        cells.len() * 2 > rows.len()
            && numbers * 2 < cells.len()
            && others * 2 < cells.len()
            && distinct.len() * 5 >= cells.len() * 4
    };
    open()
        .find(is_names)
        .or_else(|| open().find(|column| !cells(rows, *column).is_empty()))
        .or_else(|| open().next())
}

fn cells(rows: &[GridRow], column: usize) -> Vec<&str> {
    rows.iter()
        .filter_map(|row| row.cells.get(column))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Whether the column is filled in nearly every row and hardly ever repeats.
fn is_distinct(cells: &[&str], rows: usize) -> bool {
    let distinct: HashSet<String> = cells.iter().map(|cell| fold(cell)).collect();
    cells.len() * 10 >= rows * 9 && distinct.len() * 10 >= cells.len() * 8
}

/// Different numbers from 1 that hardly leave one out.
fn is_seeds(cells: &[&str]) -> bool {
    let numbers: HashSet<u32> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    let most = u32::try_from(cells.len())
        .unwrap_or(u32::MAX)
        .saturating_mul(2);
    numbers.len() == cells.len()
        && !numbers.contains(&0)
        && numbers.iter().all(|number| *number <= most)
}

fn is_roster(cell: &str) -> bool {
    cell.split([',', ';', '|', '\n'])
        .filter(|part| !part.trim().is_empty())
        .count()
        > 1
}

/// "A12", "B-07", "C 11": a letter or two and a number.
fn is_seat(cell: &str) -> bool {
    let letters = cell
        .chars()
        .take_while(|one| one.is_ascii_uppercase())
        .count();
    let digits = cell
        .get(letters..)
        .unwrap_or_default()
        .trim_start_matches([' ', '-', '.']);
    (1..=2).contains(&letters)
        && (1..=3).contains(&digits.len())
        && digits.chars().all(|one| one.is_ascii_digit())
}

fn is_tag(cell: &str) -> bool {
    length(cell) <= limits::TAG && !cell.chars().any(char::is_lowercase)
}
