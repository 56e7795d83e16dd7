//! What holds in every bracket, whoever wins: its structure, its placings, and who meets whom again.
#![expect(
    clippy::expect_used,
    reason = "a bracket that stops short is a failure"
)]

mod drops;
mod frozen;
mod halves;
mod nobody;
mod placings;
#[path = "../common/play.rs"]
mod play;
mod random;
mod rematches;
mod structure;

use lanista_domain::bracket::{GrandFinal, Kind, ThirdPlace};
use play::RESET;

const ONE_MATCH: Kind = Kind::Double {
    grand_final: GrandFinal::OneMatch,
};
const THIRD_PLAYED: Kind = Kind::Single {
    third_place: ThirdPlace::Played,
};
const THIRD_SHARED: Kind = Kind::Single {
    third_place: ThirdPlace::NotPlayed,
};
const NO_FINAL: Kind = Kind::Double {
    grand_final: GrandFinal::NotPlayed,
};
const KINDS: [Kind; 5] = [ONE_MATCH, RESET, NO_FINAL, THIRD_PLAYED, THIRD_SHARED];

/// How many matches a bracket draws; a reset counts, due or not.
fn matches(kind: Kind, entrants: u32) -> u32 {
    match kind {
        THIRD_PLAYED if entrants >= 4 => entrants,
        Kind::Single { .. } => entrants - 1,
        ONE_MATCH => 2 * entrants - 2,
        NO_FINAL => 2 * entrants - 3,
        Kind::Double { .. } => 2 * entrants - 1,
    }
}

/// How many cases a property is tried with: as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").map_or(usual, |cases| cases.parse().expect("a number"))
}
