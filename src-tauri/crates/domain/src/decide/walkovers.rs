//! How often in a row somebody was not there: their last matches, without a look at everybody else's.

use crate::bracket::{NodeId, Origin};
use crate::contest::{Ending, Match, MatchState, Outcome};
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId};
use crate::side::Side;
use crate::stage::Stage;
use alloc::vec::Vec;

/// A match that somebody has behind them.
struct Ended {
    at: At,
    id: MatchId,
    side: Side,
    outcome: Outcome,
}

impl Ended {
    fn of(found: &Match, entrant: EntrantId) -> Option<Self> {
        let side = found.side_of(entrant)?;
        let MatchState::Over { at, outcome } = found.state else {
            return None;
        };
        Some(Self {
            at,
            id: found.id,
            side,
            outcome,
        })
    }

    fn is_missed(&self) -> bool {
        self.outcome.ending == Ending::Walkover && self.outcome.winner != Some(self.side)
    }
}

impl Gathering {
    /// How many of the last matches of an entrant in a tournament were lost because they were not there, without a
    /// break. It looks at the stage of the match first, and at earlier ones only while nothing breaks the row.
    #[must_use]
    pub fn walkovers_in_row(&self, found: &Match, side: Side) -> u32 {
        let (Some(stage), Some(entrant)) = (self.stages.get(&found.stage), found.entrant(side))
        else {
            return 0;
        };
        let owner = self.tournaments.get(&stage.tournament);
        let all = owner
            .into_iter()
            .flat_map(|owner| owner.stages.iter().rev());
        let stages = all.filter_map(|id| self.stages.get(id));
        let mut missed = 0_u32;
        for known in stages {
            let mut ended = if known.id == stage.id && known.format.table().is_none() {
                self.came_through(known, found, side, entrant)
            } else {
                self.ended_of(known, entrant)
            };
            ended.sort_by_key(|ended| (ended.at, ended.id));
            for ended in ended.iter().rev() {
                if !ended.is_missed() {
                    return missed;
                }
                missed = missed.saturating_add(1);
            }
        }
        missed
    }

    /// The matches of a bracket through which somebody came to this one.
    fn came_through(
        &self,
        stage: &Stage,
        found: &Match,
        side: Side,
        entrant: EntrantId,
    ) -> Vec<Ended> {
        let mut ended = Vec::new();
        let mut next = Some((found.node, side));
        while let Some((node, side)) = next {
            next = None;
            let node = stage.bracket.node(NodeId(node));
            if let Some(Origin::WinnerOf(from) | Origin::LoserOf(from)) =
                node.map(|node| node.slots[side])
                && let Some(before) = self.matches.get(&stage.match_of(from.0))
            {
                ended.extend(Ended::of(before, entrant));
                next = before.side_of(entrant).map(|side| (from.0, side));
            }
        }
        ended
    }

    /// The matches that somebody has behind them in a stage.
    fn ended_of(&self, stage: &Stage, entrant: EntrantId) -> Vec<Ended> {
        let Some(seed) = stage.seed(entrant) else {
            return Vec::new();
        };
        if stage.format.table().is_none() {
            let all = self.matches_of(stage);
            return all.filter_map(|found| Ended::of(found, entrant)).collect();
        }
        let theirs = stage.bracket.iter().filter(|(_, node)| {
            let mut slots = node.slots.iter();
            slots.any(|(_, origin)| *origin == Origin::Seed(seed))
        });
        theirs
            .filter_map(|(node, _)| self.matches.get(&stage.match_of(node.0)))
            .filter_map(|found| Ended::of(found, entrant))
            .collect()
    }
}
