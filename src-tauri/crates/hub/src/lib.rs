//! The single writer: batches on a tentative state, one commit, then answers, views and fan-out.
//!
//! One task owns the state. Everything else holds a [`Hub`], a handle that sends it messages over a bounded
//! channel. Nothing is acknowledged or shown that is not on disk.

mod author;
mod batch;
pub mod clock;
mod clock_marks;
mod complete;
mod correction;
mod documents;
mod fan;
mod foresee;
mod foresight;
mod handle;
mod live;
mod media;
mod memory;
mod past;
mod render;
mod replay;
mod seeding;
mod sentence;
mod timers;
mod topics;
mod why;
mod writer;

pub use fan::Follower;
pub use handle::{Body, Hub, Receipt, Rejected, Settings, StartError, StoreError, Submission};
pub use lanista_insight::{FileResult, Score, rate_file};
pub use live::{Live, LiveScreen};
pub use past::{Export, Exporting};
