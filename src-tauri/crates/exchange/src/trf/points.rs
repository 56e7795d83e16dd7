//! What a result is worth: the lines `162` (TRF-2026), `BB*` (bbpPairings) and `XXS` (JaVaFo).

use super::decimal::{self, Points};
use super::lines::Line;
use super::player::{Cell, Colour, Ending};
use super::refusal::{TrfReason, TrfRefusal};

/// Hundredths of a point for each kind of result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PointSystem {
    /// For a game, by colour: white, black.
    pub(super) win: [i32; 2],
    pub(super) draw: [i32; 2],
    pub(super) loss: [i32; 2],
    pub(super) forfeit_win: i32,
    pub(super) forfeit_loss: i32,
    pub(super) pairing_bye: i32,
    pub(super) half_bye: i32,
    pub(super) full_bye: i32,
    pub(super) absent: i32,
    pub(super) unknown: i32,
    /// With how many places points are written.
    pub(super) places: u32,
}

impl PointSystem {
    /// A system by its three results; byes and forfeits follow them.
    pub(super) const fn of(win: i32, draw: i32, loss: i32) -> Self {
        Self {
            win: [win; 2],
            draw: [draw; 2],
            loss: [loss; 2],
            forfeit_win: win,
            forfeit_loss: 0,
            pairing_bye: win,
            half_bye: draw,
            full_bye: win,
            absent: 0,
            unknown: draw,
            places: 1,
        }
    }

    /// What an entry of a round gives.
    pub(super) fn worth(&self, cell: &Cell) -> i32 {
        match *cell {
            Cell::Game { colour, result, .. } => {
                let by_colour = match result {
                    Ending::Win => self.win,
                    Ending::Draw => self.draw,
                    Ending::Loss => self.loss,
                    Ending::Unknown => [self.unknown; 2],
                };
                by_colour[usize::from(colour == Some(Colour::Black))]
            }
            Cell::ForfeitWon { .. } => self.forfeit_win,
            Cell::ForfeitLost { .. } => self.forfeit_loss,
            Cell::PairingBye => self.pairing_bye,
            Cell::HalfBye => self.half_bye,
            Cell::FullBye => self.full_bye,
            Cell::Absent => self.absent,
            Cell::Open => 0,
        }
    }
}

/// What the file says about points, in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    values: Vec<(String, Points)>,
}

/// Systems that are tried where the file says nothing and the results do not fit one, a half and nothing.
const USUAL: [(i32, i32, i32); 4] = [(300, 100, 0), (200, 100, 0), (300, 200, 100), (100, 0, 0)];

impl Declared {
    /// Takes a line with codes and values: `162  W 3.0    D 1.0`, `XXS W=3 D=1`, `BBW  3.0`.
    pub(super) fn take(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let bad = || line.refuse(TrfReason::BadPointSystem);
        let code = line.code();
        let text = if code.starts_with("BB") {
            let letter = line.at(2);
            let name = if letter == 'Z' {
                "ZPB".into()
            } else {
                letter.to_string()
            };
            let name = if letter == 'F' { "FL".into() } else { name };
            format!("{name} {}", line.rest(3))
        } else {
            line.rest(3)
        };
        let mut rest = text.trim_start();
        if rest.is_empty() {
            return Err(bad());
        }
        while !rest.is_empty() {
            let is_value = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',' | '-' | '+');
            let letters = rest
                .find(|it: char| !it.is_ascii_alphabetic())
                .ok_or_else(bad)?;
            let (name, after) = rest.split_at(letters);
            let after = after.trim_start_matches([' ', '\t', '=', ':']);
            let end = after.find(|it: char| !is_value(it)).unwrap_or(after.len());
            let (value, after) = after.split_at(end);
            let value = decimal::read(value).ok_or_else(bad)?;
            if name.is_empty() {
                return Err(bad());
            }
            let name = match (code.as_str(), name.to_ascii_uppercase().as_str()) {
                // An absence in TRF-2026 is a zero-point bye or a match one did not appear to.
                ("162", "A") => "A".to_owned(),
                ("162", "P") | ("BBU", "U") => "PAB".to_owned(),
                (_, name) => name.to_owned(),
            };
            self.values.push((name, value));
            rest = after.trim_start_matches([' ', '\t', ';', '/']);
        }
        Ok(())
    }

    /// Whether the file says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The system the file declares: one, a half and nothing where it is silent. General codes come before special
    /// ones, whatever their order in the file.
    pub(super) fn system(&self) -> PointSystem {
        let mut system = PointSystem::of(100, 50, 0);
        for name in ["W", "D", "L", "A"] {
            for value in self.named(name) {
                let points = value.hundredths;
                match name {
                    "W" => {
                        system.win = [points; 2];
                        system.forfeit_win = points;
                        system.pairing_bye = points;
                        system.full_bye = points;
                    }
                    "D" => {
                        system.draw = [points; 2];
                        system.half_bye = points;
                        system.unknown = points;
                    }
                    "L" => system.loss = [points; 2],
                    _ => {
                        system.absent = points;
                        system.forfeit_loss = points;
                    }
                }
            }
        }
        for (name, value) in &self.values {
            let place = match name.as_str() {
                "WW" => &mut system.win[0],
                "BW" => &mut system.win[1],
                "WD" => &mut system.draw[0],
                "BD" => &mut system.draw[1],
                "WL" => &mut system.loss[0],
                "BL" => &mut system.loss[1],
                "FW" => &mut system.forfeit_win,
                "FL" => &mut system.forfeit_loss,
                "PAB" => &mut system.pairing_bye,
                "HPB" => &mut system.half_bye,
                "FPB" => &mut system.full_bye,
                "ZPB" => &mut system.absent,
                "X" => &mut system.unknown,
                _ => continue,
            };
            *place = value.hundredths;
        }
        let results = ["W", "D", "L", "WW", "BW", "WD", "BD", "WL", "BL"];
        let written = results.iter().flat_map(|name| self.named(name));
        system.places = written.map(|it| it.places).max().unwrap_or(1).max(1);
        system
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Points> {
        let same = self.values.iter().filter(move |it| it.0 == name);
        same.map(|it| &it.1)
    }
}

/// The systems to try where the file is silent: one, a half and nothing first; the bye of the pairing as a win, a
/// draw or a loss.
pub(super) fn usual() -> impl Iterator<Item = PointSystem> {
    let systems = core::iter::once((100, 50, 0)).chain(USUAL);
    systems.flat_map(|(win, draw, loss)| {
        [win, draw, loss].map(|pairing_bye| PointSystem {
            pairing_bye,
            ..PointSystem::of(win, draw, loss)
        })
    })
}
