//! Results as other programs take them: sets for start.gg, matches for Challonge, a tournament report for rating programs.

mod lines;
mod report;

pub(crate) use lines::{challonge, start_gg};
pub(crate) use report::trf;
