//! Why a tournament report cannot be read, each with a stable code and a sentence.

use std::fmt;
use thiserror::Error;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrfReason {
    /// More bytes than any tournament needs.
    #[error("The file is larger than {megabytes} MB, which no tournament report is.")]
    TooLarge {
        /// The limit.
        megabytes: usize,
    },
    /// No line of a player.
    #[error("There is no player in this file. A tournament report has a line “001 …” for each.")]
    NoPlayers,
    /// Fewer players than the file announces.
    #[error("The file announces {announced} players and has {found}. Was it cut off?")]
    PlayersMissing {
        /// As the file says.
        announced: u32,
        /// How many lines of players there are.
        found: u32,
    },
    /// The line of a player ends before the points.
    #[error("The line of a player ends too early. Was the file cut off?")]
    LineTooShort,
    /// Something stands in a column that separates fields.
    #[error("The columns of this line are out of place.")]
    Misaligned,
    /// A round's entry is not complete.
    #[error("The entry of round {round} is not complete. Was the file cut off?")]
    EntryCutOff {
        /// Counted from 1.
        round: u32,
    },
    /// Something else where a number should be.
    #[error("“{text}” is no number for {what}.")]
    BadNumber {
        /// What the number would mean.
        what: &'static str,
        /// What is there.
        text: String,
    },
    /// Two players with the same number.
    #[error("The start number {number} is there twice.")]
    NumberTwice {
        /// The start number.
        number: u32,
    },
    /// More rounds than are read, or more than the file announces.
    #[error("Round {round} is beyond the {most} rounds there can be.")]
    TooManyRounds {
        /// Counted from 1.
        round: u32,
        /// The limit, or what the file announces.
        most: u32,
    },
    /// A result that no report knows.
    #[error("“{result}” is no result (round {round}).")]
    UnknownResult {
        /// The character.
        result: char,
        /// Counted from 1.
        round: u32,
    },
    /// A colour that no report knows.
    #[error("“{colour}” is no colour (round {round}).")]
    UnknownColour {
        /// The character.
        colour: char,
        /// Counted from 1.
        round: u32,
    },
    /// A result that needs nobody across the board, with somebody there, or the other way round.
    #[error("The result “{result}” does not go with the opponent given (round {round}).")]
    ResultWithoutSense {
        /// The character.
        result: char,
        /// Counted from 1.
        round: u32,
    },
    /// An opponent without a line.
    #[error("Player {number} has no line of its own, but is named here. Was the file cut off?")]
    UnknownPlayer {
        /// The start number.
        number: u32,
    },
    /// The two lines of a game tell different things.
    #[error("Round {round}: the lines of players {number} and {opponent} contradict each other.")]
    Contradiction {
        /// The start number of this line.
        number: u32,
        /// The start number across the board.
        opponent: u32,
        /// Counted from 1.
        round: u32,
    },
    /// The points given are not those of the results.
    #[error(
        "Player {number} has {given} points in the file, but the results give {counted}. A line “162 …” can say what a result is worth."
    )]
    PointsDoNotAddUp {
        /// The start number.
        number: u32,
        /// As the file says.
        given: String,
        /// As the results say.
        counted: String,
    },
    /// A line about the point system that cannot be understood.
    #[error("This line about the points of a result cannot be understood.")]
    BadPointSystem,
    /// Reports of team tournaments are not read.
    #[error("This is the report of a team tournament; only those of single players are read.")]
    TeamTournament,
}

impl TrfReason {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::NoPlayers => "no_players",
            Self::PlayersMissing { .. } => "players_missing",
            Self::LineTooShort => "line_too_short",
            Self::Misaligned => "misaligned",
            Self::EntryCutOff { .. } => "entry_cut_off",
            Self::BadNumber { .. } => "bad_number",
            Self::NumberTwice { .. } => "number_twice",
            Self::TooManyRounds { .. } => "too_many_rounds",
            Self::UnknownResult { .. } => "unknown_result",
            Self::UnknownColour { .. } => "unknown_colour",
            Self::ResultWithoutSense { .. } => "result_without_sense",
            Self::UnknownPlayer { .. } => "unknown_player",
            Self::Contradiction { .. } => "contradiction",
            Self::PointsDoNotAddUp { .. } => "points_do_not_add_up",
            Self::BadPointSystem => "bad_point_system",
            Self::TeamTournament => "team_tournament",
        }
    }

    pub(super) const fn on(self, line: u32) -> TrfRefusal {
        TrfRefusal {
            line: Some(line),
            reason: self,
        }
    }

    pub(super) const fn of_the_file(self) -> TrfRefusal {
        TrfRefusal {
            line: None,
            reason: self,
        }
    }
}

/// Why a report cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrfRefusal {
    /// The line, counted from 1; none where it is the file as a whole.
    pub line: Option<u32>,
    /// What is wrong.
    pub reason: TrfReason,
}

impl TrfRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.reason.code()
    }
}

/// The sentence for the person, with the line.
impl fmt::Display for TrfRefusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(out, "Line {line}: ")?;
        }
        self.reason.fmt(out)
    }
}

impl std::error::Error for TrfRefusal {}
