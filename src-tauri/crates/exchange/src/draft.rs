//! Files about drafts: formats, pools, and what was recorded of drafts elsewhere.

mod keys;
mod place;
pub mod pools;
pub mod read;
pub mod recorded;
pub mod shipped;
mod write;

pub use place::Spot;
pub use write::to_toml;
