//! How teams are put together of those who signed up alone.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Who comes into which team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TeamsBy {
    /// Whom a draw of lots, made outside and recorded, puts together.
    Lot {
        /// A lot for each whom it is about, in the order of their seeds: the lowest comes first.
        lots: Vec<u32>,
    },
    /// Every team is as strong as the others by the seeds: they are dealt out forth and back.
    Seeds {},
    /// By what is on record: the better rating or earlier place first, then the others by their seeds; dealt out forth and
    /// back as well.
    Merits {},
}
