//! Standings: who stands where after the rounds played, and which rule put them there.
//!
//! A [`Ledger`] holds what happened to each entrant in each round, in seed numbers from 1.

mod appearance;
mod ledger;
mod scheme;

pub use appearance::{Appearance, ByeKind, Games, Happening, Score, Verdict};
pub use ledger::{Adjustment, Entry, Ledger, LedgerRefusal, Missing};
pub use scheme::PointScheme;
