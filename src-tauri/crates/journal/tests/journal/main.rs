//! The journal on real files: what it promises, and what becomes of it in bad hands and at bad moments.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where what it expects is not so"
)]

mod append;
mod common;
mod copies;
mod crash;
mod damage;
mod flips;
mod keep;
mod log;
mod look_back;
mod media;
mod refusals;
mod seal;
