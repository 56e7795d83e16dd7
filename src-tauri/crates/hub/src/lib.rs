//! The single writer: batches on a tentative state, one commit, then answers, views and fan-out.
//!
//! One task owns the state. Everything else holds a [`Hub`], a handle that sends it messages over a bounded
//! channel. Nothing is acknowledged or shown that is not on disk.

mod author;
mod batch;
pub mod clock;
mod clock_marks;
mod closing;
mod complete;
mod correction;
mod deliver;
mod documents;
mod drafts;
mod fan;
mod follower;
mod forecaster;
mod foresee;
mod foresight;
mod frame;
mod handle;
mod left_out;
mod live;
mod measures;
mod media;
mod memory;
mod numbers;
mod outlet;
mod pace;
mod past;
mod reads;
mod rehearse;
mod render;
mod replay;
mod seeding;
mod sentence;
mod still;
mod timers;
mod topics;
mod why;
mod withheld;
mod writer;

pub use follower::{Follower, Following};
pub use frame::{Frame, framed};
pub use handle::{Body, Hub, Receipt, Rejected, Settings, StartError, StoreError, Submission};
pub use lanista_insight::{FileResult, Score, rate_file};
pub use live::{Live, LiveScreen};
pub use measures::{BOUNDS, Figures, Times};
pub use numbers::{FileDraft, file_figures};
pub use outlet::{Behind, Outlet, Put, Renewal, Renewed};
pub use past::{Export, Exporting, News, Told};
pub use reads::{DraftsFilter, DraftsState, MatchFilter, Read, Slice, Stretch, Wanted};
pub use rehearse::rehearse;
pub use still::{Reading, Still};
