//! Writes a tournament report (TRF16 with bbpPairings' `BB*` lines), as rating and pairing programs read it.

use std::fmt::Write as _;

/// Letters that a name has in a report.
const NAME: usize = 33;

/// A tournament to be reported.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    /// What it is called.
    pub name: String,
    /// Its first and its last day, `2026/11/27`; empty where nothing was played.
    pub days: (String, String),
    /// The rounds that it has, played or not.
    pub rounds: u32,
    /// Hundredths of a point for a win, a draw and a loss.
    pub worth: (i64, i64, i64),
    /// By start number, from 1.
    pub players: Vec<ReportedPlayer>,
}

/// An entrant in a report.
#[derive(Clone, Debug, Default)]
pub struct ReportedPlayer {
    /// What they are called.
    pub name: String,
    /// Their rank, from 1; 0 where they have none.
    pub rank: u32,
    /// What each round brought.
    pub rounds: Vec<Brought>,
}

/// What a round brought somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// Nothing: they were not paired.
    Nothing,
    /// The pairing left them over, and they have the point.
    Bye,
    /// They met somebody, by start number; white is the home side.
    Met {
        /// Whom.
        opponent: u32,
        /// `w` or `b`.
        colour: char,
        /// How it ended.
        ended: Ended,
    },
}

/// How a match ended for one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It is still to be played.
    Open,
    /// Won over the board.
    Won,
    /// Drawn.
    Drawn,
    /// Lost over the board.
    Lost,
    /// Won because the other was not there.
    WonByAbsence,
    /// Lost without being there.
    LostByAbsence,
}

impl Reported {
    fn points(&self, player: &ReportedPlayer) -> i64 {
        let (win, draw, loss) = self.worth;
        let worth = player.rounds.iter().map(|brought| match brought {
            Brought::Nothing => 0,
            Brought::Bye => win,
            Brought::Met { ended, .. } => match ended {
                Ended::Won | Ended::WonByAbsence => win,
                Ended::Drawn => draw,
                Ended::Lost => loss,
                Ended::Open | Ended::LostByAbsence => 0,
            },
        });
        worth.sum()
    }
}

/// The report as text, a line for each player.
#[must_use]
pub fn write_report(of: &Reported) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push_str("\r\n");
    };
    line(&format!("012 {}", clean(&of.name, 80)));
    if !of.days.0.is_empty() {
        line(&format!("042 {}", of.days.0));
        line(&format!("052 {}", of.days.1));
    }
    line(&format!("062 {}", of.players.len()));
    line(&format!("XXR {}", of.rounds));
    if of.worth != (100, 50, 0) {
        let worth = [
            ("BBW", of.worth.0),
            ("BBD", of.worth.1),
            ("BBL", of.worth.2),
            ("BBZ", 0),
            ("BBF", 0),
            ("BBU", of.worth.0),
        ];
        for (code, worth) in worth {
            line(&format!("{code} {:>4}", points(worth)));
        }
    }
    for (number, player) in (1_u32..).zip(&of.players) {
        let name = clean(&player.name, NAME);
        let rank = match player.rank {
            0 => String::new(),
            rank => rank.to_string(),
        };
        let worth = points(of.points(player));
        // Columns as FIDE counts them, from 1: number 5-8, name 15-47, points 81-84, rank 86-89, rounds from 92.
        let mut one = format!(
            "001 {number:>4}      {name:<33}{:33}{worth:>4} {rank:>4}",
            ""
        );
        for brought in &player.rounds {
            let _ = match brought {
                Brought::Nothing => write!(one, "  0000 - Z"),
                Brought::Bye => write!(one, "  0000 - U"),
                Brought::Met {
                    opponent,
                    colour,
                    ended,
                } => {
                    let result = match ended {
                        Ended::Open => ' ',
                        Ended::Won => '1',
                        Ended::Drawn => '=',
                        Ended::Lost => '0',
                        Ended::WonByAbsence => '+',
                        Ended::LostByAbsence => '-',
                    };
                    write!(one, "  {opponent:>4} {colour} {result}")
                }
            };
        }
        line(&one);
    }
    text
}

/// `12.5`, from hundredths; a report has one decimal.
fn points(hundredths: i64) -> String {
    format!("{}.{}", hundredths / 100, (hundredths % 100) / 10)
}

/// A name in so many letters, without what would end its line or its column.
fn clean(name: &str, most: usize) -> String {
    let letters = name.chars().map(|letter| {
        if letter.is_control() || letter.is_whitespace() {
            ' '
        } else {
            letter
        }
    });
    letters.take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trf::read_report;

    fn met(opponent: u32, colour: char, ended: Ended) -> Brought {
        Brought::Met {
            opponent,
            colour,
            ended,
        }
    }

    fn three(worth: (i64, i64, i64)) -> Reported {
        let player = |name: &str, rank, rounds: [Brought; 2]| ReportedPlayer {
            name: name.into(),
            rank,
            rounds: rounds.into(),
        };
        Reported {
            name: "Tekken\n8".into(),
            days: ("2026/11/27".into(), "2026/11/28".into()),
            rounds: 5,
            worth,
            players: vec![
                player(
                    "Jürgen, the very long name of a very long player",
                    1,
                    [met(2, 'w', Ended::Won), Brought::Bye],
                ),
                player(
                    "東京 Fox",
                    2,
                    [met(1, 'b', Ended::Lost), met(3, 'w', Ended::WonByAbsence)],
                ),
                player("Owl", 3, [Brought::Bye, met(2, 'b', Ended::LostByAbsence)]),
            ],
        }
    }

    #[test]
    fn a_report_is_read_back_by_the_reader_that_checks_its_points() {
        for worth in [(100, 50, 0), (300, 100, 0), (200, 100, 50)] {
            let text = write_report(&three(worth));
            let report =
                read_report(text.as_bytes()).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
            assert_eq!(report.numbers, [1, 2, 3], "{text}");
        }
    }

    #[test]
    fn columns_stand_where_fide_puts_them() {
        let text = write_report(&three((100, 50, 0)));
        let line: Vec<char> = text
            .lines()
            .find(|line| line.contains("Owl"))
            .unwrap()
            .chars()
            .collect();
        let columns = |from: usize, to: usize| line[from - 1..to].iter().collect::<String>();
        assert_eq!(columns(5, 8), "   3");
        assert_eq!(columns(15, 17), "Owl");
        assert_eq!(columns(81, 84), " 1.0");
        assert_eq!(columns(86, 89), "   3");
        assert_eq!(columns(92, 99), "0000 - U");
        assert_eq!(columns(102, 109), "   2 b -");
    }
}
