//! Corrections with foresight: what a corrected result reaches, what may be chosen, and that the preview is what happens.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what must not happen in a report ends it"
)]

mod course;
mod days;
mod double;
mod formats;
mod hall;
mod random;
mod same;
mod scratch;
mod single;
mod stages;
mod tie_breaks;
mod truth;
