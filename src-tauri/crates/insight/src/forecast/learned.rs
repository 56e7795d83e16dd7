//! What the matches that are over say: how long they take, how many do not come, and how long the desk takes between two.

use super::day::{Day, GRACE, count, entrants_of};
use super::speed::Played;
use lanista_domain::contest::MatchState;
use lanista_domain::{Ending, EntrantId, Gathering, Match, StationNo, TournamentId};
use std::collections::BTreeMap;

/// Of so many matches one is not played because somebody is missing, until the day says otherwise.
const ABSENT_ONE_IN: f64 = 40.0;
/// Longest time between a place that is free and the next call that counts as the desk's own time.
const LONGEST_TURN: u64 = 15 * 60_000;
/// Of so many calls, the last ones, the middle says how long the desk takes.
const TURNS: usize = 32;

impl Day {
    /// What the matches that are over say: lengths, how many did not come, and how long the desk takes between two.
    pub(super) fn learn(&mut self, state: &Gathering) {
        let owners: BTreeMap<TournamentId, usize> = (0..)
            .zip(&self.owners)
            .map(|(at, it)| (it.id, at))
            .collect();
        let mut came = 0_u32;
        let mut absent: Vec<u64> = Vec::new();
        let mut calls: Vec<(u64, &Match)> = Vec::new();
        let mut ends: Vec<(u64, &Match)> = Vec::new();
        for found in state.matches.values() {
            if let Some(called) = found.called {
                calls.push((called.0, found));
            }
            let MatchState::Over { at, outcome } = &found.state else {
                continue;
            };
            ends.push((at.0, found));
            let took = found.called.and_then(|called| at.0.checked_sub(called.0));
            let stage = state.stages.get(&found.stage);
            let (Some(took), Some(stage)) = (took.filter(|took| *took > 0), stage) else {
                continue;
            };
            match outcome.ending {
                Ending::Played => {
                    came += 1;
                    let owner = owners.get(&stage.tournament).copied().unwrap_or(0);
                    let kind = self.kind(owner, &found.series);
                    self.played.push(Played {
                        kind,
                        ended: at.0,
                        took,
                    });
                }
                Ending::Walkover => absent.push(took),
                Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {}
            }
        }
        let missing = f64::from(count(absent.len()));
        self.absent = (1.0 + missing) / (ABSENT_ONE_IN + missing + f64::from(came));
        let waits = state
            .tournaments
            .keys()
            .map(|id| state.floor.of(*id).patience.walkover);
        let longest = waits.max().filter(|minutes| *minutes > 0);
        let usual = longest.map(|minutes| u64::from(minutes) * 60_000);
        self.grace = middle(absent).or(usual).unwrap_or(GRACE);
        let usual = if state.floor.dispatching.automatic {
            u64::from(state.floor.dispatching.settle) * 1_000
        } else {
            60_000
        };
        self.turn = turns(calls, ends, self.at).unwrap_or(usual);
    }
}

/// How long it takes from the moment when station and people are free to their call, in the middle of the last ones.
fn turns(mut calls: Vec<(u64, &Match)>, mut ends: Vec<(u64, &Match)>, at: u64) -> Option<u64> {
    calls.sort_unstable_by_key(|it| (it.0, it.1.id));
    ends.sort_unstable_by_key(|it| (it.0, it.1.id));
    let mut last: BTreeMap<EntrantId, u64> = BTreeMap::new();
    let mut left: BTreeMap<StationNo, u64> = BTreeMap::new();
    let mut ended = ends.into_iter().peekable();
    let mut found: Vec<u64> = Vec::new();
    for (called, it) in calls.into_iter().filter(|it| it.0 <= at) {
        while let Some((when, over)) = ended.next_if(|(when, _)| *when <= called) {
            for entrant in entrants_of(over) {
                last.insert(entrant, when);
            }
            if let Some(station) = over.station {
                left.insert(station, when);
            }
        }
        let people = entrants_of(it)
            .iter()
            .filter_map(|id| last.get(id))
            .max()
            .copied();
        let place = it.station.and_then(|station| left.get(&station).copied());
        if let Some(free) = people.max(place).filter(|_| people.is_some()) {
            let turn = called - free;
            if turn <= LONGEST_TURN {
                found.push(turn);
            }
        }
    }
    let skip = found.len().saturating_sub(TURNS);
    middle(found.split_off(skip))
}

/// The middle one; none of fewer than five.
fn middle(mut all: Vec<u64>) -> Option<u64> {
    if all.len() < 5 {
        return None;
    }
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}
