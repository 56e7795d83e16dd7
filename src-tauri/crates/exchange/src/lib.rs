//! Files in and out: entrants and earlier results from a spreadsheet or the clipboard, judged row by row before anything is imported.
//!
//! One way through: bytes → [`sniff`] → a [`grid`] of texts → columns with a meaning → rows with a verdict → entrants.
//! The crate is pure: no file, no clock, no network. What it reads was written by strangers, so every size is bounded
//! (see [`limits`]) and every text is cleaned before it becomes a name.
//!
//! Spreadsheet files are read here rather than by a spreadsheet library: the common one reserves memory as the file
//! demands, and never returns from some cut-off OpenDocument files.

mod apart;
mod archive;
mod clean;
mod columns;
pub mod draft;
mod earlier;
mod encoding;
pub mod engine;
mod grid;
mod heading;
mod judge;
pub mod limits;
mod make;
mod ods;
mod people;
mod pick;
mod preview;
mod read;
mod remark;
mod roster;
mod save;
mod separated;
mod serial;
mod sheet;
mod sniff;
pub mod trf;
mod unreadable;
mod verdicts;
mod wishes;
mod words;
mod xlsx;
mod xml;

pub use earlier::{Earlier, ReadRating, ReadResult, USUAL_DEVIATION, Winner, read_earlier};
pub use preview::{Counts, NewEntrant, Preview, ReadColumn, ReadRow, SourceKind, Verdict};
pub use read::read;
pub use remark::{Remark, Repair, RepairAction, Severity};
pub use save::{Piece, entrants_csv, faulty_rows_csv, lines_csv};
pub use sheet::{Cell, Table, table_csv, table_xlsx};
pub use unreadable::Unreadable;
pub use wishes::{Column, Encoding, Known, Separator, Source, Wishes};
