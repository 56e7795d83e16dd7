//! Who is needed soon at a match on which more hangs: calling them to a lesser one now would make many wait.

use super::people;
use super::{Ahead, Lengths};
use crate::bracket::Origin;
use crate::contest::{Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, PersonId, StageId};
use crate::side::Side;
use crate::stage::Stage;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A match of somebody that waits for one opponent alone, who is being found now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needed {
    pub(super) match_id: MatchId,
    /// How long until it is ready, as matches go, in milliseconds.
    within: u64,
    /// How long it takes.
    takes: u64,
    /// How long all takes that hangs on it, itself included.
    ahead: u64,
}

/// For people of several entrants: where they are needed soon.
pub(super) struct Soon(BTreeMap<PersonId, Vec<Needed>>);

impl Soon {
    pub(super) fn of(
        state: &Gathering,
        lengths: &Lengths,
        ways: &mut BTreeMap<StageId, Vec<Ahead>>,
        at: At,
    ) -> Self {
        let mut soon: BTreeMap<PersonId, Vec<Needed>> = BTreeMap::new();
        let shared = people::shared(state);
        if shared.is_empty() {
            return Self(soon);
        }
        for found in state.matches.values() {
            let Some(stage) = state.stages.get(&found.stage) else {
                continue;
            };
            if found.state != MatchState::Undecided || !stage.shows(found.node) {
                continue;
            }
            let mut who = people::of_match(state, stage, found)
                .filter(|person| shared.contains(person))
                .peekable();
            if who.peek().is_none() {
                continue;
            }
            let Some(within) = opponent_within(state, stage, found, lengths, at) else {
                continue;
            };
            let ways = ways
                .entry(stage.id)
                .or_insert_with(|| state.ways_ahead(stage, lengths));
            let needed = Needed {
                match_id: found.id,
                within,
                takes: lengths.expect(stage.tournament, &found.series),
                ahead: ways.get(found.node as usize).map_or(0, |way| way.millis),
            };
            for person in who {
                soon.entry(person).or_default().push(needed);
            }
        }
        Self(soon)
    }

    /// The match that somebody should wait for instead of being called to one that takes so long and on which so much
    /// hangs: where the later of both ways ends earlier that way.
    pub(super) fn instead(&self, person: PersonId, takes: u64, ahead: u64) -> Option<MatchId> {
        let needed = self.0.get(&person)?;
        let better = needed.iter().find(|needed| {
            let now = ahead.max(takes.max(needed.within) + needed.ahead);
            let later = needed.within + needed.ahead.max(needed.takes + ahead);
            later < now
        });
        better.map(|needed| needed.match_id)
    }
}

/// How long until the one opponent that is missing is known: none where nobody plays for that place now, or for too long.
fn opponent_within(
    state: &Gathering,
    stage: &Stage,
    found: &Match,
    lengths: &Lengths,
    at: At,
) -> Option<u64> {
    let node = stage.bracket.nodes.get(found.node as usize)?;
    let mut missing = Side::BOTH
        .into_iter()
        .filter(|&side| found.entrant(side).is_none());
    let (Some(side), None) = (missing.next(), missing.next()) else {
        return None;
    };
    let (Origin::WinnerOf(from) | Origin::LoserOf(from)) = node.slots[side] else {
        return None;
    };
    let feeder = state.matches.get(&stage.match_of(from.0))?;
    let is_played = matches!(
        feeder.state,
        MatchState::Called { .. } | MatchState::Live { .. }
    );
    let called = feeder.called.filter(|_| is_played)?;
    let takes = lengths.expect(stage.tournament, &feeder.series);
    let ends = called.0.saturating_add(takes);
    // One that takes twice as long has trouble of its own.
    (at.0 < ends.saturating_add(takes)).then(|| ends.saturating_sub(at.0))
}
