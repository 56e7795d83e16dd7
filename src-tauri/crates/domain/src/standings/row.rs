//! One line of the standings, with what parted it from the one above.

use super::{Chain, Criterion, Ledger, Table, Value};
use alloc::vec::Vec;

/// What parts an entrant from the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parting {
    /// Nobody stands above.
    First,
    /// The first criterion of the chain by which they differ.
    By(Criterion),
    /// Nothing: they share the rank.
    Tied,
    /// Its results do not count: it stands behind all whose results do.
    Void,
}

/// One line of the standings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The entrant.
    pub seed: u32,
    /// 1 and how many stand ahead; the tied share it.
    pub rank: u32,
    /// One value for each criterion of the chain, in its order.
    pub values: Vec<Value>,
    /// What parts it from the line above.
    pub parting: Parting,
}

/// The standings of a ledger by a chain, first place first.
///
/// `lots` is the recorded draw, first seed first; without one nothing is drawn, and whom the chain leaves tied
/// shares a rank, listed by seed.
#[must_use]
pub fn standings(ledger: Ledger, chain: Chain, lots: &[u32]) -> Vec<Row> {
    Table::new(ledger, chain, lots).rows()
}
