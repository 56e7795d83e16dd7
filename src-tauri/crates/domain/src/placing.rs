//! Where everybody stands: placings that are final, and who is still in.

use crate::bracket::{Next, NodeId};
use crate::contest::{Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{EntrantId, StageId};
use crate::stage::Stage;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// One entrant's place in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Who.
    pub entrant: EntrantId,
    /// The seed with which they were drawn, from 1.
    pub seed: u32,
    /// The final placing as a competition rank (1, 2, 3, 4, 5, 5, 7, 7); none while still in.
    pub place: Option<u32>,
    /// Matches won.
    pub won: u32,
    /// Matches lost.
    pub lost: u32,
}

impl Gathering {
    /// Everybody in a stage: those still in first (by seed), then by placing and seed.
    #[must_use]
    pub fn placings(&self, stage: StageId) -> Vec<Placing> {
        let Some(stage) = self.stages.get(&stage) else {
            return Vec::new();
        };
        let mut table: BTreeMap<EntrantId, Placing> = (1..)
            .zip(&stage.seeding)
            .map(|(seed, &entrant)| {
                (
                    entrant,
                    Placing {
                        entrant,
                        seed,
                        place: None,
                        won: 0,
                        lost: 0,
                    },
                )
            })
            .collect();
        for found in self.matches_of(stage) {
            let (Some(outcome), Some((winner, loser))) = (found.outcome(), found.won_and_lost())
            else {
                continue;
            };
            let Some(onward) = stage.bracket.onward(NodeId(found.node), outcome.winner) else {
                continue;
            };
            let place_of = |next: Next| match next {
                Next::To(..) => None,
                Next::Placed(place) => Some(place),
            };
            if let Some(row) = table.get_mut(&winner) {
                row.won += 1;
                row.place = place_of(onward.winner).or(row.place);
            }
            if let Some(row) = table.get_mut(&loser) {
                row.lost += 1;
                row.place = place_of(onward.loser).or(row.place);
            }
        }
        let mut rows: Vec<Placing> = table.into_values().collect();
        rows.sort_by_key(|row| (row.place.unwrap_or(0), row.seed));
        rows
    }

    /// Whether every placing of a stage is final: nothing is left to play.
    #[must_use]
    pub fn is_stage_over(&self, stage: StageId) -> bool {
        self.stages.get(&stage).is_some_and(|stage| {
            self.matches_of(stage).all(|found| match &found.state {
                MatchState::Bye | MatchState::NotDue | MatchState::Over { .. } => true,
                MatchState::Undecided
                | MatchState::Ready { .. }
                | MatchState::Called { .. }
                | MatchState::Live { .. }
                | MatchState::Held { .. } => false,
            })
        })
    }

    /// The matches of a stage in playing order, byes included.
    pub fn matches_of(&self, stage: &Stage) -> impl Iterator<Item = &Match> + use<'_> {
        let id = stage.id;
        self.matches
            .range(stage.first_match..)
            .map(|(_, found)| found)
            .take_while(move |found| found.stage == id)
    }
}
