//! Standings: every criterion by a worked example, what parts neighbours, real leagues and Majors, random histories.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a tournament told wrongly is a failure"
)]

mod fide;
mod games;
mod incremental;
mod ledger;
mod mutual;
mod real;
mod say;
