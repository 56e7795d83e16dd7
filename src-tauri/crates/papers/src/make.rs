//! A file from a still: who may read what is in it, its bytes, and how it is offered.

use crate::book::Book;
use crate::site::{site, zipped};
use crate::{paper, results, tables};
use lanista_exchange::{Table, table_csv, table_xlsx};
use lanista_hub::Still;
use lanista_wire::files::{FileOf, ForProgram, PaperOf, TableForm, TableOf};
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

impl fmt::Display for NotMade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTournament => {
                f.write_str("There is no such tournament, or nothing of it is published yet.")
            }
            Self::NoTable => f.write_str(
                "A tournament report needs a Swiss or round-robin stage that is published.",
            ),
            Self::Nothing => f.write_str(
                "There is nothing to print yet: nothing of it is published, or all of it is over.",
            ),
            Self::Unprinted(why) => write!(f, "This file could not be made: {why}."),
            Self::TooLarge(why) => write!(f, "This does not fit into a workbook: {why}."),
        }
    }
}

/// Makes a file of a moment. Files tell what the hall knows; only lists of entrants are the desk's own.
///
/// # Errors
/// When there is nothing to make it of.
pub fn make(still: &Still, file: FileOf, zone: i16) -> Result<Made, NotMade> {
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
            let book = Book::new(still.read_as(audience), zone);
            if tournament.is_some() && book.tournaments(tournament).is_empty() {
                return Err(NotMade::NoTournament);
            }
            let table = tables::table(&book, table, tournament);
            written(&table, form)
        }
        FileOf::Paper {
            paper: of,
            tournament,
            size,
        } => Ok(Made {
            kind: "application/pdf",
            name: format!("{}.pdf", paper_name(of)),
            bytes: paper::pdf(still, of, tournament, size, zone)?,
        }),
        FileOf::Site {} => {
            let book = Book::new(still.read_as(Audience::Public), zone);
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
            let book = Book::new(still.read_as(Audience::Public), zone);
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

fn written(table: &Table, form: TableForm) -> Result<Made, NotMade> {
    let name = table.name.to_lowercase();
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
