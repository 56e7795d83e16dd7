//! Standings: who stands where after the rounds played, and which rule put them there.
//!
//! A [`Ledger`] holds what happened to each entrant in each round, in seed numbers from 1. A [`Chain`] names the
//! criteria that decide, in order. A [`Table`] puts the entrants of a ledger in order by a chain and says of each
//! neighbour which criterion decided; after one more result it touches only those whom it concerns.
//!
//! Everything is exact: points are integers, all else fractions. No clock, no dice: lots come in from outside.

mod appearance;
mod chain;
mod criterion;
mod entry;
mod fraction;
mod ledger;
mod mutual;
mod opponents;
mod order;
mod row;
mod scheme;
mod table;
mod tally;
mod tie_break;
mod value;

pub use appearance::{Appearance, ByeKind, Games, Happening, Score, Verdict};
pub use chain::{Chain, ChainRefusal, MiniLeague, Parameters};
pub use criterion::{Criterion, Value, time};
pub use entry::{Entry, Missing};
pub use fraction::Fraction;
pub use ledger::{Adjustment, Ledger, LedgerRefusal};
pub use row::{Parting, Row, standings};
pub use scheme::PointScheme;
pub use table::Table;
pub use tie_break::TieBreak;
