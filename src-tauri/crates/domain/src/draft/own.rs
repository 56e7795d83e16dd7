//! What the organisers keep beside what comes with the program: own draft formats and own pools.
//!
//! A tournament takes a copy when its rules are set, so that a change here reaches no draft that is open.

use super::format::DraftFormat;
use super::pool::Pool;
use crate::ids::Seq;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Most own formats of a gathering.
pub const MOST_OWN_FORMATS: usize = 48;
/// Most own pools of a gathering.
pub const MOST_OWN_POOLS: usize = 16;
/// The longest text of an own format, in bytes.
pub const MOST_FORMAT_TEXT: usize = 64 * 1024;

/// Everything that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnShelf {
    /// Formats by their id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub formats: BTreeMap<String, OwnFormat>,
    /// Pools by their id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pools: BTreeMap<String, OwnPool>,
}

/// An own format: what it says, and as it was written, remarks and all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFormat {
    /// The entry that kept it.
    pub kept: Seq,
    /// What it says.
    pub format: DraftFormat,
    /// As it was written.
    pub text: String,
}

/// An own pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPool {
    /// The entry that kept it.
    pub kept: Seq,
    /// What is in it.
    pub pool: Pool,
}

/// A change of what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ShelfChange {
    /// Keep a format under its id.
    KeepFormat {
        /// What it says.
        format: Box<DraftFormat>,
        /// As it was written.
        text: String,
        /// The entry that kept what this one takes the place of; none where it is new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Seq>,
    },
    /// Keep it no more.
    DropFormat {
        /// Its id.
        id: String,
    },
    /// Keep a pool under its id.
    KeepPool {
        /// What is in it.
        pool: Box<Pool>,
        /// The entry that kept what this one takes the place of; none where it is new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Seq>,
    },
    /// Keep it no more.
    DropPool {
        /// Its id.
        id: String,
    },
}

impl ShelfChange {
    /// The name of the command in the journal.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::KeepFormat { .. } => "keep_draft_format",
            Self::DropFormat { .. } => "drop_draft_format",
            Self::KeepPool { .. } => "keep_draft_pool",
            Self::DropPool { .. } => "drop_draft_pool",
        }
    }
}

impl OwnShelf {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.formats.is_empty() && self.pools.is_empty()
    }
}
