//! What the engine answers, as it is written.

use super::problem::Problem;
use super::request::Row;
use serde::Serialize;
use serde_json::{Map, Value};

/// A stage as far as it was played. Seeds count from 1.
#[derive(Debug, Default, Serialize)]
pub(super) struct Answer<'a> {
    /// Every match whose entrants are known, in playing order.
    pub(super) matches: Vec<MatchLine>,
    /// The pairings of each round, of kinds that have rounds.
    pub(super) rounds: Vec<Vec<[u32; 2]>>,
    /// Who had a bye in each round, of kinds that have them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) byes: Option<Vec<Option<u32>>>,
    /// The seeds of each group, of kinds that have groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) groups: Option<Vec<Vec<u32>>>,
    /// The seeds of each heat of a free-for-all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) heats: Option<Vec<Vec<u32>>>,
    /// Everybody: group by group, then by rank and seed.
    pub(super) standings: Vec<Standing>,
    /// The rank of seed 1, of seed 2 …; none for whoever still plays.
    pub(super) placings: Vec<Option<u32>>,
    /// Who goes on, once that is known and where the request asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) advancing: Option<Vec<u32>>,
    /// Rows that fitted no match.
    pub(super) unused: Vec<&'a Row>,
    /// Rows that met a match and are no result of it.
    pub(super) refused: Vec<Refusal<'a>>,
}

/// One match.
#[derive(Debug, Serialize)]
pub(super) struct MatchLine {
    /// The part of the bracket by name, or the number of the group.
    pub(super) group: Value,
    pub(super) round: u32,
    pub(super) number: u32,
    pub(super) home: u32,
    pub(super) away: u32,
    pub(super) score: Option<[i32; 2]>,
    pub(super) winner: Option<u32>,
    pub(super) state: &'static str,
}

/// One entrant's line.
#[derive(Debug, Serialize)]
pub(super) struct Standing {
    pub(super) seed: u32,
    /// Competition rank within the group; none for whoever still plays in a bracket.
    pub(super) rank: Option<u32>,
    /// The group, from 1, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<u32>,
    pub(super) values: Map<String, Value>,
}

/// A row that is no result.
#[derive(Debug, Serialize)]
pub(super) struct Refusal<'a> {
    pub(super) row: &'a Row,
    pub(super) code: &'static str,
    pub(super) message: &'static str,
}

/// An answer under the id of its request.
#[derive(Debug, Serialize)]
pub(super) struct Addressed<'a> {
    id: &'a Value,
    #[serde(flatten)]
    answer: &'a Answer<'a>,
}

impl<'a> Answer<'a> {
    pub(super) const fn with(&'a self, id: &'a Value) -> Addressed<'a> {
        Addressed { id, answer: self }
    }
}

/// An answer to a request that cannot be served.
#[derive(Debug, Serialize)]
pub(super) struct Failure<'a> {
    #[serde(skip_serializing_if = "Value::is_null")]
    id: &'a Value,
    error: &'a Problem,
}

impl<'a> Failure<'a> {
    pub(super) const fn new(id: &'a Value, error: &'a Problem) -> Self {
        Self { id, error }
    }
}
