//! Files that the server makes for the desk: tables, paper, the site, and results for other programs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// A file that can be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum FileOf {
    /// A table for spreadsheets.
    Table {
        /// Of what.
        table: TableOf,
        /// Of one tournament; left out: of all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        tournament: Option<u32>,
        /// In which form.
        form: TableForm,
    },
    /// Pages to print, as PDF.
    Paper {
        /// Of what.
        paper: PaperOf,
        /// Of one tournament; left out: of all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        tournament: Option<u32>,
        /// How large.
        size: PaperSize,
        /// Where its codes lead: an address of this machine, or its name on the network; left out: the likeliest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        host: Option<String>,
    },
    /// The gathering as a site of plain pages that tells what the hall was shown, in one archive.
    Site {},
    /// Results as another program takes them.
    Results {
        /// Of which tournament.
        tournament: u32,
        /// Which program.
        program: ForProgram,
    },
}

/// A language that this program speaks.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    TS,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::En, Self::De, Self::Fr, Self::Es, Self::Pt];

    /// Its code: `de`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Pt => "pt",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::Pt => "Português",
        }
    }

    /// The language of a tag such as `pt-BR`; none for one that is not spoken here.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let plain = tag.split(['-', '_']).next()?;
        let mut all = Self::ALL.into_iter();
        all.find(|one| one.code().eq_ignore_ascii_case(plain))
    }
}

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TableOf {
    /// Everybody who is drawn or will be, with club, seat and players.
    Entrants,
    /// Every published match with its result, as far as it has one.
    Results,
    /// Who stands where, stage after stage.
    Standings,
    /// Matches that are still to be played, with station and time.
    Schedule,
}

/// The form of a table. In none of them a cell is taken for a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TableForm {
    /// A workbook.
    Xlsx,
    /// Lines with commas.
    Csv,
}

/// What pages are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PaperOf {
    /// Brackets, cut into pages that can be read; rounds of what is none.
    Brackets,
    /// Who stands where.
    Standings,
    /// What is still to be played, with time and station.
    Schedule,
    /// A slip for each match whose two are known.
    Slips,
    /// A badge for each player.
    Badges,
    /// A sign for each station.
    Signs,
    /// Standings and every result.
    Report,
}

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PaperSize {
    /// 210 by 297 millimetres.
    A4,
    /// 8.5 by 11 inches.
    Letter,
    /// 297 by 420 millimetres.
    A3,
}

/// A program or site that takes results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ForProgram {
    /// Sets with the columns of start.gg's own exports, as CSV.
    StartGg,
    /// Matches with the columns of Challonge's own exports, as CSV.
    Challonge,
    /// FIDE's tournament report, which rating and pairing programs read.
    Trf,
}
