//! Writes reports as pairing programs do.

use std::fmt::Write;

/// An entry of a round: the opponent (0 for none), the colour, the result.
pub(crate) type Cell = (u32, char, char);

/// One player: start number, points as the file writes them, and an entry for each round.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) number: u32,
    pub(crate) points: String,
    pub(crate) cells: Vec<Cell>,
}

pub(crate) fn player(number: u32, points: &str, cells: &[Cell]) -> Written {
    Written {
        number,
        points: points.to_owned(),
        cells: cells.to_vec(),
    }
}

/// The line of one player, without what ends it.
pub(crate) fn line(player: &Written) -> String {
    let (number, points) = (player.number, &player.points);
    let name = format!("Player{number:04}");
    let mut line = format!("001 {number:>4}      {name:<33}{:>52}", "");
    line.truncate(80);
    write!(line, "{points:>4} {number:>4}").unwrap();
    for &(opponent, colour, result) in &player.cells {
        match (opponent, result) {
            (0, ' ') => line.push_str("          "),
            (0, _) => write!(line, "  0000 {colour} {result}").unwrap(),
            _ => write!(line, "  {opponent:>4} {colour} {result}").unwrap(),
        }
    }
    line.trim_end().to_owned()
}

/// A report: records before the players, then the players.
pub(crate) fn report(before: &[&str], players: &[Written], ending: &str) -> Vec<u8> {
    let mut text = String::new();
    for record in before {
        text.push_str(record);
        text.push_str(ending);
    }
    for player in players {
        text.push_str(&line(player));
        text.push_str(ending);
    }
    text.into_bytes()
}
