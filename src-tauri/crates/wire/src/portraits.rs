//! Portraits of heroes as the desk sees them: from where they come, and what is not taken.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// The folder of the sponsors' pictures, beside those of the pools: any name counts there.
pub const SPONSORS: &str = "sponsors";

/// The folder of portraits and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PortraitsView {
    /// Where they are looked for, as `{pool}/{hero}.png`.
    pub folder: String,
    /// Whether that folder exists.
    pub is_there: bool,
    /// Pools that have a folder in it, by id.
    pub pools: BTreeMap<String, PortraitCount>,
    /// Files that are not shown, the first 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<PortraitFault>>")]
    pub faults: Vec<PortraitFault>,
    /// How many are not shown.
    pub faulty: u32,
}

/// How many heroes of a pool have a portrait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PortraitCount {
    /// So many have one.
    pub have: u32,
    /// Of so many.
    pub of: u32,
}

/// A file that is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PortraitFault {
    /// Which, below the folder.
    pub file: String,
    /// Why, in a sentence.
    pub text: String,
}
