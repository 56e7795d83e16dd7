//! The pools that come with the program. What no source could be found for is not here: people bring it as CSV or JSON.

use lanista_domain::draft::Pool;
use std::sync::LazyLock;

/// The files.
const TEXTS: &[&str] = &[
    include_str!("pools/dota2.json"),
    include_str!("pools/lol.json"),
    include_str!("pools/cs2-maps.json"),
    include_str!("pools/valorant-maps.json"),
    include_str!("pools/smash-ultimate-starters.json"),
    include_str!("pools/smash-ultimate-stages.json"),
    include_str!("pools/smash-melee-starters.json"),
    include_str!("pools/smash-melee-stages.json"),
];

static POOLS: LazyLock<Vec<Pool>> = LazyLock::new(|| {
    // A test reads every one of them.
    let read = TEXTS
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok());
    read.collect()
});

/// All of them.
#[must_use]
pub fn pools() -> &'static [Pool] {
    &POOLS
}

/// How many files there are; a test compares it with those that could be read.
#[must_use]
pub const fn pool_files() -> usize {
    TEXTS.len()
}
