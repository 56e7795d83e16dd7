//! Swiss rounds: real Majors replayed, rounds told pair by pair, and what holds whatever happens.
#![expect(
    clippy::expect_used,
    reason = "a round that cannot be paired is a failure"
)]

mod explained;
mod field;
mod major;
mod random;
mod real_majors;
mod refused;
mod story;

/// How many cases a property is tried with: as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").map_or(usual, |cases| cases.parse().expect("a number"))
}
