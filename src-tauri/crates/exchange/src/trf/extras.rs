//! The records beside the players': rounds, byes, accelerations, penalties, and what says that a file is not for us.

use super::decimal;
use super::lines::Line;
use super::player::{Cell, MOST_ROUNDS};
use super::points::Declared;
use super::refusal::{TrfReason, TrfRefusal};

/// A bye given outside the player's line (`240`).
#[derive(Clone, Debug)]
pub(super) struct GivenBye {
    pub(super) line: u32,
    pub(super) round: u32,
    pub(super) number: u32,
    pub(super) cell: Cell,
}

/// Points given or taken by an official (`299`), in hundredths.
#[derive(Clone, Debug)]
pub(super) struct Abnormal {
    pub(super) line: u32,
    /// None for a penalty or a bonus; else the points stand in for those of this round.
    pub(super) round: Option<u32>,
    pub(super) number: u32,
    pub(super) hundredths: i32,
}

/// Points that count for the pairing of a round alone (`XXA`, `250`), in hundredths.
#[derive(Clone, Debug)]
pub(super) struct Acceleration {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) hundredths: i32,
}

/// Everything but the players.
#[derive(Clone, Debug, Default)]
pub(super) struct Extras {
    pub(super) declared: Declared,
    /// The line that says how many rounds there are, and how many.
    pub(super) announced: Option<(u32, u32)>,
    /// The line that says how many players there are, and how many.
    pub(super) players: Option<(u32, u32)>,
    pub(super) byes: Vec<GivenBye>,
    pub(super) abnormal: Vec<Abnormal>,
    pub(super) accelerations: Vec<Acceleration>,
}

impl Extras {
    /// Takes a line, whatever it is. Lines nobody needs here, forbidden pairs among them, are passed over.
    pub(super) fn take(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        match line.code().as_str() {
            "062" => {
                self.players(line);
                Ok(())
            }
            "142" | "XXR" => self.rounds(line),
            "162" | "XXS" | "BBW" | "BBD" | "BBL" | "BBZ" | "BBF" | "BBU" => {
                self.declared.take(line)
            }
            "240" => self.byes(line),
            "250" => self.accelerated_group(line),
            "XXA" => self.accelerated_player(line),
            "299" => self.abnormal(line),
            "013" | "310" | "320" | "330" | "362" => Err(line.refuse(TrfReason::TeamTournament)),
            _ => Ok(()),
        }
    }

    /// Some programs write more behind the number.
    fn players(&mut self, line: &Line) {
        let text = line.rest(3);
        let digits = text
            .find(|it: char| !it.is_ascii_digit())
            .unwrap_or(text.len());
        let players = text.get(..digits).and_then(|it| it.parse().ok());
        self.players = players
            .map(|players| (line.number, players))
            .or(self.players);
    }

    fn rounds(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let rounds = line.whole(3, line.len(), "the rounds")?;
        self.announced = rounds
            .map(|rounds| (line.number, rounds))
            .or(self.announced);
        Ok(())
    }

    fn byes(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let cell = match line.at(4).to_ascii_uppercase() {
            'H' => Cell::HalfBye,
            'F' => Cell::FullBye,
            'Z' | ' ' => Cell::Absent,
            result => {
                let round = 0;
                return Err(line.refuse(TrfReason::UnknownResult { result, round }));
            }
        };
        let round = round(line, 6, 9)?;
        for number in numbers(line, 10)? {
            self.byes.push(GivenBye {
                line: line.number,
                round,
                number,
                cell,
            });
        }
        Ok(())
    }

    fn accelerated_group(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let hundredths = points(line, 9, 13)?;
        let first = line.whole(22, 26, "a start number")?.unwrap_or(0);
        let last = line.whole(27, 31, "a start number")?.unwrap_or(first);
        self.accelerations.push(Acceleration {
            first,
            last,
            hundredths,
        });
        Ok(())
    }

    fn accelerated_player(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let number = line.whole(4, 8, "a start number")?.unwrap_or(0);
        for from in (9..line.len()).step_by(5) {
            let hundredths = points(line, from, from + 4)?;
            self.accelerations.push(Acceleration {
                first: number,
                last: number,
                hundredths,
            });
        }
        Ok(())
    }

    fn abnormal(&mut self, line: &Line) -> Result<(), TrfRefusal> {
        let hundredths = points(line, 13, 17)?;
        let round = match line.at(4) {
            ' ' => None,
            _ => Some(round(line, 19, 22)?),
        };
        for number in numbers(line, 23)? {
            self.abnormal.push(Abnormal {
                line: line.number,
                round,
                number,
                hundredths,
            });
        }
        Ok(())
    }
}

fn round(line: &Line, from: usize, to: usize) -> Result<u32, TrfRefusal> {
    match line.whole(from, to, "a round")? {
        Some(round) if round <= MOST_ROUNDS => Ok(round),
        round => {
            let (round, most) = (round.unwrap_or(0), MOST_ROUNDS);
            Err(line.refuse(TrfReason::TooManyRounds { round, most }))
        }
    }
}

fn points(line: &Line, from: usize, to: usize) -> Result<i32, TrfRefusal> {
    let text = line.text(from, to);
    if text.is_empty() {
        return Ok(0);
    }
    decimal::read(&text).map(|it| it.hundredths).ok_or_else(|| {
        let what = "points";
        line.refuse(TrfReason::BadNumber { what, text })
    })
}

/// Start numbers in fields of four columns, one apart.
fn numbers(line: &Line, from: usize) -> Result<Vec<u32>, TrfRefusal> {
    let fields = (from..line.len()).step_by(5);
    let read = fields.map(|from| line.whole(from, from + 4, "a start number"));
    let read: Result<Vec<Option<u32>>, TrfRefusal> = read.collect();
    Ok(read?.into_iter().flatten().collect())
}
