//! Files about drafts: what was recorded of drafts elsewhere, and the heroes there are to choose from.

pub mod recorded;
pub mod replay;
