//! How long matches take: learned from those that were played, as long as there are enough, otherwise as expected.

use crate::contest::{Ending, Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{At, TournamentId};
use crate::places::Places;
use crate::series::{Length, Series};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// So many matches must have been played before they say more than what was expected.
const ENOUGH: usize = 3;
/// Of so many, the last ones, the middle is taken: the day gets faster, and a result that was typed late says nothing.
const LAST: usize = 32;

/// What matches of a tournament take, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Lengths {
    /// By the games that are played at most.
    learned: BTreeMap<(TournamentId, u8), u64>,
    /// For each game, whatever the length of the match.
    a_game: BTreeMap<TournamentId, u64>,
    expected: BTreeMap<TournamentId, Places>,
}

impl Lengths {
    /// What was learned so far.
    #[must_use]
    pub fn of(state: &Gathering) -> Self {
        let mut played: BTreeMap<(TournamentId, u8), Vec<(At, u64)>> = BTreeMap::new();
        let mut games: BTreeMap<TournamentId, Vec<(At, u64)>> = BTreeMap::new();
        for found in state.matches.values() {
            let Some((ended, took)) = took(found) else {
                continue;
            };
            let Some(stage) = state.stages.get(&found.stage) else {
                continue;
            };
            let key = (stage.tournament, found.series.most_games());
            played.entry(key).or_default().push((ended, took));
            let a_game = took.saturating_mul(100) / hundredths(&found.series).max(1);
            let of_tournament = games.entry(stage.tournament).or_default();
            of_tournament.push((ended, a_game));
        }
        Self {
            learned: played
                .into_iter()
                .filter_map(|(key, times)| Some((key, middle(times)?)))
                .collect(),
            a_game: games
                .into_iter()
                .filter_map(|(key, times)| Some((key, middle(times)?)))
                .collect(),
            expected: state.floor.places.clone(),
        }
    }

    /// How long a match is expected to take from its call to its end, in milliseconds.
    #[must_use]
    pub fn expect(&self, tournament: TournamentId, series: &Series) -> u64 {
        let key = (tournament, series.most_games());
        if let Some(&learned) = self.learned.get(&key) {
            return learned;
        }
        let minutes = || {
            let known = self.expected.get(&tournament);
            u64::from(known.map_or_else(|| Places::default().game, |known| known.game))
        };
        let a_game = self.a_game.get(&tournament).copied();
        a_game
            .unwrap_or_else(|| minutes() * 60_000)
            .saturating_mul(hundredths(series))
            / 100
    }
}

/// When a match ended, and how long it took from its call: of matches that were played to an end.
fn took(found: &Match) -> Option<(At, u64)> {
    let MatchState::Over { at, outcome } = &found.state else {
        return None;
    };
    let called = found.called?;
    let took = at.0.checked_sub(called.0)?;
    (outcome.ending == Ending::Played && took > 0).then_some((*at, took))
}

/// The middle of the last ones; none where there are too few.
fn middle(mut times: Vec<(At, u64)>) -> Option<u64> {
    if times.len() < ENOUGH {
        return None;
    }
    times.sort_unstable();
    let last = times.len().saturating_sub(LAST);
    let mut took: Vec<u64> = times.split_off(last).into_iter().map(|it| it.1).collect();
    took.sort_unstable();
    took.get(took.len() / 2).copied()
}

/// Hundredths of a game that a match takes between equals: a best of three 2.5, a best of five 4.1.
fn hundredths(series: &Series) -> u64 {
    let most = u64::from(series.most_games());
    match series.length {
        Length::PlayAll { .. } | Length::Aggregate { .. } => most * 100,
        Length::BestOf { .. } | Length::FirstTo { .. } if most <= 1 => 100,
        Length::BestOf { .. } | Length::FirstTo { .. } => most * 83,
    }
}
