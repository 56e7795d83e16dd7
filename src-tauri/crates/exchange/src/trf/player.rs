//! The line of one player (`001`): its number, its points, and one entry for each round.

use super::decimal;
use super::lines::Line;
use super::refusal::{TrfReason, TrfRefusal};

/// More rounds are not read: no tournament has them, and a hostile file could ask for millions.
pub(super) const MOST_ROUNDS: u32 = 100;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    White,
    Black,
}

/// What one round brought one player, as the file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Paired, and not played yet.
    Open,
    /// A game.
    Game {
        opponent: u32,
        colour: Option<Colour>,
        result: Ending,
    },
    /// Paired, and won because the opponent was not there.
    ForfeitWon { opponent: u32 },
    /// Paired, and not there.
    ForfeitLost { opponent: u32 },
    /// `U`: left over by the pairing.
    PairingBye,
    /// `H`: half a point, asked for.
    HalfBye,
    /// `F`: a full point.
    FullBye,
    /// `Z` or nothing: not there.
    Absent,
}

/// How a game ended for one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Win,
    Draw,
    Loss,
    /// Played, but nobody knows how it ended.
    Unknown,
}

/// One player as the file has it.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub(super) line: u32,
    pub(super) number: u32,
    /// In hundredths, where the file gives them.
    pub(super) points: Option<i32>,
    pub(super) cells: Vec<Cell>,
    /// How many of the entries stand in the line itself.
    pub(super) told: usize,
}

/// Reads the line of a player. Where its columns do not fit, they are tried as bytes.
pub(super) fn read(line: &Line) -> Result<Player, TrfRefusal> {
    read_columns(line).or_else(|refusal| {
        let other = line.in_bytes().map(|line| read_columns(&line));
        other.and_then(Result::ok).ok_or(refusal)
    })
}

fn read_columns(line: &Line) -> Result<Player, TrfRefusal> {
    if line.len() < 84 {
        return Err(line.refuse(TrfReason::LineTooShort));
    }
    let number = line.whole(4, 8, "a start number")?;
    let number = number.ok_or_else(|| {
        line.refuse(TrfReason::BadNumber {
            what: "a start number",
            text: line.text(4, 8),
        })
    })?;
    // A hundred points and more begin one column earlier.
    let text = line.text(79, 84);
    let points = match decimal::read(&text) {
        Some(points) => Some(points.hundredths),
        None if text.is_empty() => None,
        None => {
            let what = "the points";
            return Err(line.refuse(TrfReason::BadNumber { what, text }));
        }
    };
    line.whole(85, 89, "a rank")?;
    let apart = |columns: &[usize]| columns.iter().all(|&column| line.at(column) == ' ');
    if !apart(&[84, 89, 90]) {
        return Err(line.refuse(TrfReason::Misaligned));
    }
    let mut cells = Vec::new();
    let mut blank = 0;
    for (round, from) in (1_u32..).zip((91..line.len()).step_by(10)) {
        if line.text(from, from + 8).is_empty() {
            blank += 1;
            continue;
        }
        if round > MOST_ROUNDS {
            let most = MOST_ROUNDS;
            return Err(line.refuse(TrfReason::TooManyRounds { round, most }));
        }
        if !apart(&[from + 4, from + 6, from + 8, from + 9]) {
            return Err(line.refuse(TrfReason::Misaligned));
        }
        cells.extend((0..blank).map(|_| Cell::Absent));
        blank = 0;
        cells.push(cell(line, from, round)?);
    }
    Ok(Player {
        line: line.number,
        number,
        points,
        told: cells.len(),
        cells,
    })
}

fn cell(line: &Line, from: usize, round: u32) -> Result<Cell, TrfRefusal> {
    let opponent = line.whole(from, from + 4, "an opponent")?;
    let colour = match line.at(from + 5).to_ascii_lowercase() {
        'w' => Some(Colour::White),
        'b' => Some(Colour::Black),
        '-' | ' ' => None,
        colour => return Err(line.refuse(TrfReason::UnknownColour { colour, round })),
    };
    let result = line.at(from + 7).to_ascii_uppercase();
    // A pairing without result may have lost its blanks, but then its line has an end.
    let is_pairing = line.is_ended && opponent.is_some() && colour.is_some();
    if line.len() < from + 8 && result == ' ' && !is_pairing {
        return Err(line.refuse(TrfReason::EntryCutOff { round }));
    }
    let without_sense = || line.refuse(TrfReason::ResultWithoutSense { result, round });
    let game = |result| {
        opponent.map(|opponent| Cell::Game {
            opponent,
            colour,
            result,
        })
    };
    // Reports older than the letters of byes give one as a result without an opponent.
    let cell = match (result, opponent) {
        ('1' | 'W', Some(_)) => game(Ending::Win),
        ('=' | 'D', Some(_)) => game(Ending::Draw),
        ('0' | 'L', Some(_)) => game(Ending::Loss),
        ('X' | '?', Some(_)) => game(Ending::Unknown),
        ('+', Some(opponent)) => Some(Cell::ForfeitWon { opponent }),
        ('-', Some(opponent)) => Some(Cell::ForfeitLost { opponent }),
        (' ', Some(_)) => Some(Cell::Open),
        ('U', None) => Some(Cell::PairingBye),
        ('+' | '1' | 'W' | 'F', None) if colour.is_none() => Some(Cell::FullBye),
        ('=' | 'D' | 'H', None) if colour.is_none() => Some(Cell::HalfBye),
        ('-' | '0' | 'L' | 'Z' | 'A' | ' ', None) if colour.is_none() => Some(Cell::Absent),
        ('U' | 'F' | 'H' | 'Z' | 'A', Some(_)) | ('X' | '?', None) => None,
        ('+' | '1' | 'W' | 'F' | '=' | 'D' | 'H' | '-' | '0' | 'L' | 'Z' | 'A' | ' ', None) => None,
        _ => return Err(line.refuse(TrfReason::UnknownResult { result, round })),
    };
    cell.ok_or_else(without_sense)
}
