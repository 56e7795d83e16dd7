//! Seeding by what somebody has shown before: what there is to go by, what would come of it, and why a seed came out so.

use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What a tournament is to be seeded by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum SeedBasis {
    /// Ratings.
    Ratings {
        /// Whether the file of earlier results counts.
        file: bool,
        /// The other tournaments of the gathering whose results count.
        tournaments: Vec<u32>,
        /// Where those without a rating come.
        unrated: Unrated,
    },
    /// The final places of another tournament.
    Places {
        /// Which.
        tournament: u32,
    },
}

/// Where those without a rating come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Unrated {
    /// After all others, in their present order.
    Last,
    /// Where a newcomer's rating of 1,500 belongs.
    AsNewcomers,
}

/// What there is to seed a tournament by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SeedSources {
    /// The file of earlier results, if one was brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<EarlierFile>,
    /// Other tournaments of the gathering in which something was played.
    pub tournaments: Vec<SeedSource>,
}

/// A file of earlier results or ratings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EarlierFile {
    /// What it is called; empty for the clipboard.
    pub source: String,
    /// How many names it has ratings of.
    pub names: u32,
}

/// Another tournament of the gathering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SeedSource {
    /// Which.
    pub tournament: u32,
    /// Results that count for ratings.
    pub results: u32,
    /// Whether its places are final.
    pub over: bool,
}

/// What would come of it; nothing is changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SeedProposal {
    /// The command names it, so that what was looked at is what is done.
    pub digest: String,
    /// How many parts it comes in; all of one proposal have the same digest.
    pub parts: u32,
    /// Those of this part, in the proposed order.
    pub rows: Vec<ProposedSeed>,
}

/// An entrant in a proposed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ProposedSeed {
    /// Who.
    pub entrant: u32,
    /// The present seed, from 1.
    pub was: u32,
    /// What the seed rests on; none leaves it behind the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merit: Option<MeritView>,
}

/// What a seed rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum MeritView {
    /// A rating by Glicko-2.
    Rating {
        /// Rounded; a newcomer has 1,500.
        rating: i32,
        /// How far it may be off.
        deviation: u16,
        /// How many results it rests on; 0 where a file gave the rating itself.
        results: u32,
    },
    /// A place in another tournament.
    Place {
        /// Which.
        tournament: u32,
        /// From 1.
        place: u32,
    },
}

impl From<domain::Merit> for MeritView {
    fn from(merit: domain::Merit) -> Self {
        match merit {
            domain::Merit::Rating {
                rating,
                deviation,
                results,
            } => Self::Rating {
                rating,
                deviation,
                results,
            },
            domain::Merit::Place { from, place } => Self::Place {
                tournament: from.0,
                place,
            },
        }
    }
}

impl From<Unrated> for domain::Unrated {
    fn from(unrated: Unrated) -> Self {
        match unrated {
            Unrated::Last => Self::Last,
            Unrated::AsNewcomers => Self::AsNewcomers,
        }
    }
}
