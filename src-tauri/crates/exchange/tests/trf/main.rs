//! Tournament reports: FIDE's tie-breaks of real files, every kind of record, hostile files, random tournaments.
#![expect(
    clippy::unwrap_used,
    reason = "a report that cannot be written is a failure"
)]

mod hostile;
mod naive;
mod random;
mod real;
mod records;
mod write;
