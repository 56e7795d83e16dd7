//! Structures besides the bracket: round robins, free-for-alls, ladders.
#![expect(
    clippy::expect_used,
    reason = "a structure that cannot be drawn is a failure"
)]

mod free_for_all;
mod ladder;
mod round_robin;

/// How many cases a property is tried with: as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").map_or(usual, |cases| cases.parse().expect("a number"))
}
