//! The last round of a stage that is paired as it goes: nobody has begun it, and it was paired by results that are others.

use super::cascade::Walk;
use super::foresee::{Begun, Offer, Reached, ReachedStage, settled};
use super::{Choice, Subject};
use crate::event::Event;
use crate::ids::{MatchId, StageId};
use crate::refusal::Refusal;
use crate::stage::{Stage, StagePart};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

impl Walk<'_> {
    /// A last round that nobody has begun was paired by results that are other ones now: it can be paired again.
    pub(super) fn offer_round(&mut self, id: StageId) {
        let before = self.before;
        let Some(stage) = before.stages.get(&id).filter(|stage| {
            stage.is_paired() && self.touched.contains(&id) && stage.tie_breaks() == 0
        }) else {
            return;
        };
        let Some(now) = self.after.stages.get(&id) else {
            return;
        };
        let last = stage.last_round();
        let of_last: Vec<MatchId> = stage
            .bracket
            .iter()
            .filter(|(_, node)| node.round == last)
            .map(|(node, _)| stage.match_of(node.0))
            .collect();
        let is_in_hands = |id: &MatchId| {
            let found = before.matches.get(id);
            found.is_some_and(|found| {
                found.has_begun() || found.lease.is_some() || found.is_at_its_place()
            })
        };
        let is_earlier = |found: &Reached| {
            found.match_id >= stage.first_match
                && !of_last.contains(&found.match_id)
                && before
                    .matches
                    .get(&found.match_id)
                    .is_some_and(|it| it.stage == id)
        };
        if last < 2 || of_last.iter().any(is_in_hands) || !self.reached.iter().any(is_earlier) {
            return;
        }
        let open = self
            .after
            .matches_of(now)
            .find(|found| !of_last.contains(&found.id) && found.is_open());
        let paired = match open {
            Some(open) => {
                let node = now.bracket.nodes.get(open.node as usize);
                Err(Refusal::RoundNotOver {
                    round: node.map_or(last, |node| node.round),
                })
            }
            None => self.after.paired(now, last, &[], &[]).map_err(|refused| {
                let first = refused.reasons.into_iter().next();
                first.unwrap_or(Refusal::NoChange)
            }),
        };
        let same = |stage: &Stage, round: &crate::stage::PairedRound| {
            let pairs = |round: &crate::stage::PairedRound| -> BTreeSet<(u32, u32)> {
                let pairs = round.pairing.pairs.iter();
                pairs.map(|pair| (pair.home, pair.away)).collect()
            };
            stage.paired.last().map(pairs) == Some(pairs(round))
        };
        if paired.as_ref().is_ok_and(|round| same(now, round)) {
            let part = StagePart::Round { round: last };
            if stage.is_ruled(part) {
                self.stages.push(ReachedStage {
                    round: Some(last),
                    ..ReachedStage::of(id, Begun::No)
                });
                self.happens(Event::StageFollows { stage: id, part });
            }
            return;
        }
        let offers = Vec::from([
            Offer::of(Choice::Stand),
            match &paired {
                Ok(_) => Offer::of(Choice::Replay),
                Err(why) => Offer::refused(Choice::Replay, why.clone()),
            },
        ]);
        let asked = self.asked.get(&Subject::Stage { id });
        let chosen = settled(&offers, asked.map(|asked| asked.choice));
        self.stages.push(ReachedStage {
            round: Some(last),
            offers,
            chosen,
            ..ReachedStage::of(id, Begun::No)
        });
        let again = match (chosen, paired) {
            (Some(Choice::Replay), Ok(round)) => self.after.pairing_of(now, round),
            (Some(Choice::Stand), _) => {
                return self.let_stand(id, StagePart::Round { round: last });
            }
            (_, _) => return,
        };
        for event in again {
            self.happens(event);
        }
        if stage.is_wholly_published() {
            self.happens(Event::StagePublished { stage: id });
        }
    }
}
