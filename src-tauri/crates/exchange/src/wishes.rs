//! What a person brings: the file, what is already entered, and what was chosen differently from our guesses.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file, or a text from the clipboard, as it came in.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name, only shown; empty for a text from the clipboard.
    pub name: String,
    /// The bytes, unchanged; for the clipboard its text in UTF-8.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file with its name.
    pub fn file(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }

    /// A text from the clipboard.
    pub fn pasted(text: impl Into<String>) -> Self {
        Self {
            name: String::new(),
            bytes: text.into().into_bytes(),
        }
    }

    /// Whether this came from the clipboard rather than from a file.
    pub fn is_pasted(&self) -> bool {
        self.name.is_empty()
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// What the person chose on the import page. Everything left out is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, export_to = "exchange/")]
pub struct Wishes {
    /// What stands between two cells of a text file.
    pub separator: Option<Separator>,
    /// How the letters of a text file are written.
    pub encoding: Option<Encoding>,
    /// Whether there is a row of headings.
    pub has_heading: Option<bool>,
    /// The meaning of each column from the left; columns not named mean nothing.
    pub columns: Option<Vec<Column>>,
    /// Index of the sheet in [`Preview::sheets`](crate::Preview::sheets).
    pub sheet: Option<usize>,
    /// Numbers of the rows to leave out.
    pub skip: BTreeSet<u32>,
    /// Numbers of the rows to take although their name is there already.
    pub keep: BTreeSet<u32>,
    /// New texts for cells: row number, then column index from 0.
    pub edits: BTreeMap<u32, BTreeMap<usize, String>>,
}

/// An entrant the tournament has already; it is not imported a second time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Registered name.
    pub name: String,
    /// Club, where one is known.
    pub club: Option<String>,
    /// Seat, where one is known.
    pub seat: Option<String>,
}

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma is for decimals.
    Semicolon,
    /// The tabulator, also what a spreadsheet puts on the clipboard.
    Tab,
}

impl Separator {
    /// All of them, the ones that rarely stand inside a cell first.
    pub const ALL: [Self; 3] = [Self::Tab, Self::Semicolon, Self::Comma];

    /// The separator as it stands in a file.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How letters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows, western Europe.
    Windows1252,
    /// Windows, central Europe.
    Windows1250,
    /// Windows, Cyrillic.
    Windows1251,
}

/// What a column means to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum Column {
    /// Not imported.
    Nothing,
    /// Registered name, up to 40 characters; every entrant needs one.
    Name,
    /// Short name, up to 16 characters.
    ShortName,
    /// Tag, up to 4 characters.
    Tag,
    /// Seed, 1 is the strongest.
    Seed,
    /// Points, Elo or another rating, where more is stronger; becomes the order and, without a seed column, the seed.
    Rating,
    /// Club.
    Club,
    /// Seat in the hall.
    Seat,
    /// Handles of a roster. Several columns may mean this; they are joined.
    Persons,
    /// What stands on the identity card of each player; for the desk alone without [`Column::ShowsName`].
    LegalName,
    /// The country of each player, as two letters or as a name.
    Nation,
    /// Whether each player agreed that the legal name is shown.
    ShowsName,
    /// Earlier results: one side.
    Home,
    /// Earlier results: the other side.
    Away,
    /// Earlier results: what the first side made.
    HomeScore,
    /// Earlier results: what the second side made.
    AwayScore,
    /// Earlier results: both scores in one cell, like 2-1.
    Result,
    /// Earlier results: the name of the winner, or that it was a draw.
    Winner,
    /// Earlier results: when; each day is a rating period.
    Day,
    /// Ratings: how far one may be off.
    Deviation,
}
