//! Two entrants who stood in each other's place: by a wrong seed, or in a round that was paired wrongly.

use super::cascade::Walk;
use crate::bracket::{Node, Origin};
use crate::event::Event;
use crate::ids::{EntrantId, MatchId, StageId};
use crate::refusal::{Refusal, Refused};

impl Walk<'_> {
    pub(super) fn swap(
        &mut self,
        id: StageId,
        round: Option<u8>,
        one: EntrantId,
        other: EntrantId,
    ) -> Result<(), Refused> {
        let stage = self
            .before
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        if !stage.is_published() {
            return Err(Refusal::NotPublished.into());
        }
        if stage.format.is_in_heats() {
            return Err(Refusal::IsHeat.into());
        }
        let seeds = stage.seed(one).zip(stage.seed(other));
        let (first, second) = seeds.ok_or_else(|| Refusal::not_found("entrant"))?;
        if one == other {
            return Err(Refusal::NoChange.into());
        }
        if round.is_some() != stage.is_paired() {
            return Err(Refusal::SwapByRound.into());
        }
        let has = |node: &Node, seed: u32| {
            let mut slots = node.slots.iter();
            slots.any(|(_, origin)| *origin == Origin::Seed(seed))
        };
        let is_meant = |node: &Node| match round {
            None => node.tie_break().is_none(),
            Some(round) => node.tie_break().is_none() && node.round == round,
        };
        let nodes = || stage.bracket.iter().filter(|(_, node)| is_meant(node));
        if round.is_some() {
            let is_there = |seed: u32| nodes().any(|(_, node)| has(node, seed));
            if !is_there(first) || !is_there(second) {
                return Err(Refusal::not_found("pair of this round").into());
            }
            // Two who met change nothing but their sides.
            if nodes().any(|(_, node)| has(node, first) && has(node, second)) {
                return Err(Refusal::NoChange.into());
            }
        }
        let theirs: alloc::vec::Vec<MatchId> = nodes()
            .filter(|(_, node)| has(node, first) || has(node, second))
            .map(|(node, _)| stage.match_of(node.0))
            .collect();
        let reason = self.official.reason.into();
        self.happens(match round {
            None => Event::SeedsExchanged {
                stage: id,
                one,
                other,
                reason,
            },
            Some(round) => Event::PairsExchanged {
                stage: id,
                round,
                one,
                other,
                reason,
            },
        });
        self.touch(id);
        self.open.extend(theirs);
        Ok(())
    }
}
