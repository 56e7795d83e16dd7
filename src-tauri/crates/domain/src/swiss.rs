//! Swiss pairing: rounds in which equals meet and nobody meets twice, with the reason for every pair.
//!
//! [`pair`] pairs by score groups; [`major::pair`] as Valve pairs Counter-Strike Majors. Both read a [`History`],
//! which knows only what a pairing needs, and answer a [`Pairing`]. Late entrants, withdrawals and disqualifications
//! are no case of their own: a round pairs whoever is present.

mod blossom;
mod coarse;
mod explain;
mod field;
mod goal;
mod history;
pub mod major;
mod pairing;
mod scale;
mod score_groups;
mod solve;
mod wishes;

pub use goal::{Fate, Goal};
pub use history::{ByeRight, Float, History, Line, Meeting, Met, Presence};
pub use pairing::{Breach, Bye, Cause, FloatCause, NoBye, Pair, Pairing, PassedOver, Shift, Why};
pub use score_groups::{MOST, pair};
pub use wishes::{Sides, SwissRefusal, Wishes};
