//! Drafts in files: recorded drafts laid beside a format.

pub mod replay;
