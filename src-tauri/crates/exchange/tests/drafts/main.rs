//! Draft formats and pools as files.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a file that comes with the program and cannot be read is a failure"
)]

mod bench;
mod faults;
mod finish;
mod hostile;
mod play;
mod pools;
mod shipped;
