//! What earlier results say of the entrants of a tournament: a proposal in integers, which the rules then record.
//!
//! This crate may use floats and decides nothing. [`subject`] finds out who in the gathering is the same player or
//! team; [`glicko`] rates them, one rating period after the other; [`proposal`] makes of it what a tournament can be
//! seeded by. [`draft`] counts what hero drafts were recorded. Nothing here reads a clock or rolls dice: the same gathering gives the same proposal.

pub mod draft;
pub mod forecast;
pub mod glicko;
pub mod imported;
mod played;
pub mod proposal;
mod subject;

pub use glicko::{Rating, Ratings};
pub use imported::{FileResult, Score, rate_file};
pub use proposal::{Basis, TournamentSource, by_places, by_ratings, sources};
