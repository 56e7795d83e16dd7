//! The formats that come with the program, each a file of its own, and the pools they are played with.

use super::read::read;
use lanista_domain::draft::DraftFormat;
use std::sync::LazyLock;

/// A format that comes with the program.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// Its text, to start an own one from.
    pub text: &'static str,
    /// The format.
    pub format: DraftFormat,
}

/// The files, in the order in which people are offered them.
const TEXTS: &[&str] = &[
    include_str!("shipped/dota2-cm-7.40.toml"),
    include_str!("shipped/dota2-cm-7.34.toml"),
    include_str!("shipped/dota2-cm-7.30.toml"),
    include_str!("shipped/dota2-cm-7.29.toml"),
    include_str!("shipped/dota2-cm-7.27.toml"),
    include_str!("shipped/dota2-cm-7.25.toml"),
    include_str!("shipped/dota2-cm-7.20.toml"),
    include_str!("shipped/dota2-cm-7.14.toml"),
    include_str!("shipped/dota2-cm-7.00.toml"),
    include_str!("shipped/lol-tournament-draft.toml"),
    include_str!("shipped/lol-fearless-hard.toml"),
    include_str!("shipped/lol-fearless-soft.toml"),
    include_str!("shipped/hots-tournament.toml"),
    include_str!("shipped/mlbb-10ban.toml"),
    include_str!("shipped/mlbb-global-bp.toml"),
    include_str!("shipped/hok-global-bp.toml"),
    include_str!("shipped/hok-ultimate.toml"),
    include_str!("shipped/ow2-ewc2024.toml"),
    include_str!("shipped/marvel-rivals-tournament.toml"),
    include_str!("shipped/smite-6ban.toml"),
    include_str!("shipped/cs2-major-bo1.toml"),
    include_str!("shipped/cs2-major-bo3.toml"),
    include_str!("shipped/cs2-bo5.toml"),
    include_str!("shipped/valorant-bo1.toml"),
    include_str!("shipped/valorant-bo3.toml"),
    include_str!("shipped/valorant-bo5.toml"),
    include_str!("shipped/valorant-bo5-upper-advantage.toml"),
    include_str!("shipped/aoe2cm-default.toml"),
    include_str!("shipped/smash-melee-strikes.toml"),
    include_str!("shipped/smash-melee-counterpick.toml"),
    include_str!("shipped/smash-ultimate-strikes.toml"),
    include_str!("shipped/smash-ultimate-counterpick.toml"),
    include_str!("shipped/sf6-characters.toml"),
    include_str!("shipped/sf6-characters-later.toml"),
    include_str!("shipped/tekken8-characters.toml"),
    include_str!("shipped/tekken8-characters-later.toml"),
];

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let read = TEXTS.iter().filter_map(|&text| {
        // A test reads every one of them.
        let format = read(text).ok()?;
        Some(Shipped { text, format })
    });
    read.collect()
});
static FORMATS: LazyLock<Vec<DraftFormat>> =
    LazyLock::new(|| SHIPPED.iter().map(|one| one.format.clone()).collect());

/// All of them, in the order in which people are offered them.
#[must_use]
pub fn shipped() -> &'static [Shipped] {
    &SHIPPED
}

/// The formats alone.
#[must_use]
pub fn formats() -> &'static [DraftFormat] {
    &FORMATS
}

/// How many files there are; a test compares it with those that could be read.
#[must_use]
pub const fn files() -> usize {
    TEXTS.len()
}
