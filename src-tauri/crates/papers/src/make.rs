//! A file from a still: who may read what is in it, its bytes, and how it is offered.

use crate::book::Book;
use crate::site::{site, zipped};
use crate::words::words;
use crate::{paper, results, tables};
use lanista_exchange::{Table, table_csv, table_xlsx};
use lanista_hub::Still;
use lanista_wire::files::{FileOf, ForProgram, Language, PaperOf, TableForm, TableOf};
use lanista_wire::topic::Audience;
use std::fmt;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// A file that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its kind, for browsers.
    pub kind: &'static str,
    /// What it is called: plain letters.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// There is no such tournament, or nothing of it is published.
    NoTournament,
    /// It has no stage of which a report can be made.
    NoTable,
    /// More rows than a workbook takes.
    TooLarge(String),
    /// There is nothing to be printed yet.
    Nothing,
    /// A page or an archive could not be written.
    Unprinted(String),
}

impl NotMade {
    /// A stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTournament => "no_tournament",
            Self::NoTable => "no_table",
            Self::TooLarge(_) => "too_large",
            Self::Nothing => "nothing",
            Self::Unprinted(_) => "not_made",
        }
    }
}

impl NotMade {
    /// Why, in a sentence of a language.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let words = words(language);
        match self {
            Self::NoTournament => words.fault_no_tournament.to_owned(),
            Self::NoTable => words.fault_no_table.to_owned(),
            Self::Nothing => words.fault_nothing.to_owned(),
            Self::Unprinted(why) => words.fill(words.fault_unprinted, &[("why", why)]),
            Self::TooLarge(why) => words.fill(words.fault_too_large, &[("why", why)]),
        }
    }
}

impl fmt::Display for NotMade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::En))
    }
}

/// Makes a file of a moment. Files tell what the hall knows; only lists of entrants are the desk's own.
///
/// # Errors
/// When there is nothing to make it of.
pub fn make(still: &Still, file: FileOf, zone: i16, language: Language) -> Result<Made, NotMade> {
    match file {
        FileOf::Table {
            table,
            tournament,
            form,
        } => {
            let audience = match table {
                TableOf::Entrants => Audience::Desk,
                TableOf::Results | TableOf::Standings | TableOf::Schedule => Audience::Public,
            };
            // Lines with commas are read by programs: their words stay whatever the desk speaks.
            let language = match form {
                TableForm::Csv => Language::En,
                TableForm::Xlsx => language,
            };
            let book = Book::new(still.read_as(audience), zone, language);
            if tournament.is_some() && book.tournaments(tournament).is_empty() {
                return Err(NotMade::NoTournament);
            }
            let rows = tables::table(&book, table, tournament);
            written(table, &rows, form)
        }
        FileOf::Paper {
            paper: of,
            tournament,
            size,
            host,
        } => Ok(Made {
            kind: "application/pdf",
            name: format!("{}.pdf", paper_name(of)),
            bytes: paper::pdf(still, of, tournament, (size, host), (zone, language))?,
        }),
        FileOf::Site {} => {
            let book = Book::new(still.read_as(Audience::Public), zone, language);
            Ok(Made {
                kind: "application/zip",
                name: "site.zip".into(),
                bytes: zipped(&site(&book)).map_err(NotMade::Unprinted)?,
            })
        }
        FileOf::Results {
            tournament,
            program,
        } => {
            let book = Book::new(still.read_as(Audience::Public), zone, Language::En);
            let of = book.tournaments(Some(tournament)).into_iter().next();
            let of = of.ok_or(NotMade::NoTournament)?;
            let (name, table) = match program {
                ForProgram::StartGg => ("start-gg.csv", results::start_gg(&book, &of)),
                ForProgram::Challonge => ("challonge.csv", results::challonge(&book, &of)),
                ForProgram::Trf => {
                    let report = results::trf(&book, &of).ok_or(NotMade::NoTable)?;
                    return Ok(Made {
                        kind: "text/plain; charset=utf-8",
                        name: "report.trf".into(),
                        bytes: report.into_bytes(),
                    });
                }
            };
            Ok(Made {
                kind: CSV,
                name: name.into(),
                bytes: table_csv(&table).into_bytes(),
            })
        }
    }
}

const fn paper_name(of: PaperOf) -> &'static str {
    match of {
        PaperOf::Brackets => "brackets",
        PaperOf::Standings => "standings",
        PaperOf::Schedule => "schedule",
        PaperOf::Slips => "slips",
        PaperOf::Badges => "badges",
        PaperOf::Signs => "signs",
        PaperOf::Report => "report",
    }
}

fn written(of: TableOf, table: &Table, form: TableForm) -> Result<Made, NotMade> {
    let name = match of {
        TableOf::Entrants => "entrants",
        TableOf::Results => "results",
        TableOf::Standings => "standings",
        TableOf::Schedule => "schedule",
    };
    Ok(match form {
        TableForm::Csv => Made {
            kind: CSV,
            name: format!("{name}.csv"),
            bytes: table_csv(table).into_bytes(),
        },
        TableForm::Xlsx => Made {
            kind: XLSX,
            name: format!("{name}.xlsx"),
            bytes: table_xlsx(std::slice::from_ref(table)).map_err(NotMade::TooLarge)?,
        },
    })
}
