//! Files about drafts: formats, pools, and what was recorded of drafts elsewhere, laid beside a format.

pub mod import;
mod keys;
mod place;
pub mod pools;
pub mod read;
pub mod record_lines;
pub mod recorded;
pub mod replay;
pub mod shipped;
mod table;
pub mod words;
mod write;

pub use place::Spot;
pub use write::to_toml;
