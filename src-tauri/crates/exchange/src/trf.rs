//! Tournament reports as FIDE's programs write them (TRF16 with the `XX*` and `BB*` lines, TRF-2026), their tie-breaks, and reports of our own.
//!
//! One way through: bytes → [`lines`] → records ([`player`], [`points`], [`extras`]) → a checked [`Report`] with a
//! ledger in seed numbers → [`tie_break_table`]. The reader was written for files of strangers: whatever comes in, it
//! gives a report or a refusal with a code, a sentence and the line.
//!
//! Formats: FIDE *Tournament Report File* (Handbook C.04, annex 2: TRF16 and TRF-2026); the `XX*` lines are those of
//! the pairing program JaVaFo, the `BB*` lines those of bbpPairings.

mod decimal;
mod extras;
mod lines;
mod player;
mod points;
mod refusal;
mod report;
mod table;
mod write;

pub use refusal::{TrfReason, TrfRefusal};
pub use report::{Report, read_report};
pub use table::tie_break_table;
pub use write::{Brought, Ended, Reported, ReportedPlayer, write_report};
