//! Stages: the draw, the rounds that are paired as they come, publication, and what officials rule.

use super::Decision;
use super::pairing;
use super::setup::checked;
use crate::event::Event;
use crate::format::{Intake, StageFormat, StagePlan};
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, TournamentId};
use crate::name::SENTENCE;
use crate::refusal::{Refusal, Refused};
use crate::stage::{PairedRound, Stage, layout};
use crate::table::Comers;
use crate::tournament::Tournament;
use alloc::vec;
use alloc::vec::Vec;

/// Most points an official gives or takes at once, in smallest units.
const MOST_POINTS: i32 = 10_000;
/// Most changes of places that wait for publication.
const MOST_PLANNED: usize = 64;

impl Gathering {
    pub(super) fn found_stage(&self, id: StageId) -> Result<&Stage, Refusal> {
        self.stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))
    }

    pub(super) fn draw_stage(&self, id: TournamentId) -> Decision {
        let found = self.found_tournament(id)?;
        let index = found.stages.len();
        let plan = found
            .format
            .stages
            .get(index)
            .ok_or(Refusal::AlreadyDrawn)?;
        let comers = self.intake(found, plan)?;
        self.drawn(id, u8::try_from(index).unwrap_or(u8::MAX), plan, &comers)
    }

    /// The draw of a stage for those who come in.
    pub(crate) fn drawn(
        &self,
        id: TournamentId,
        index: u8,
        plan: &StagePlan,
        comers: &Comers,
    ) -> Decision {
        let found = self.found_tournament(id)?;
        let Comers { seeding, lower } = comers;
        let upper = u32::try_from(seeding.len()).unwrap_or(u32::MAX) - lower;
        layout::lay_out(&plan.format, upper, *lower).map_err(Refusal::from)?;
        let stage = StageId(self.next.stage);
        let mut events = vec![Event::StageDrawn {
            tournament: id,
            stage,
            index,
            first_match: MatchId(self.next.match_id),
            plan: plan.clone(),
            seeding: seeding.clone(),
            lower: *lower,
        }];
        if let StageFormat::Swiss { pairing, until, .. } = &plan.format {
            let round = pairing::first_round(*pairing, *until, found, seeding)?;
            events.push(Event::RoundPaired { stage, round });
        }
        Ok(events)
    }

    /// Who comes into a stage, the first seed first.
    fn intake(&self, found: &Tournament, plan: &StagePlan) -> Result<Comers, Refusal> {
        match &plan.intake {
            Intake::Field {} => {
                let is_here = |id: &&EntrantId| {
                    found
                        .entrants
                        .get(id)
                        .is_some_and(|entrant| entrant.gone.is_none())
                };
                Ok(Comers {
                    seeding: found.seeding.iter().filter(is_here).copied().collect(),
                    lower: 0,
                })
            }
            Intake::Places { takes } => self.advancing(found, takes, &plan.format),
        }
    }

    pub(super) fn pair_round(
        &self,
        id: StageId,
        forbid: &[[EntrantId; 2]],
        force: &[[EntrantId; 2]],
    ) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.is_paired() {
            return Err(Refusal::NotPaired.into());
        }
        if stage.tie_breaks() > 0 {
            return Err(Refusal::StageOver.into());
        }
        // A round that nobody has seen is paired again; otherwise the next one, when the last is over.
        let last = stage.last_round();
        let is_again = !stage.is_wholly_published() && last > 0 && !self.has_begun(stage, last);
        let round = if is_again {
            last
        } else {
            last.saturating_add(1)
        };
        if !is_again && !self.is_all_over(stage) {
            return Err(Refusal::RoundNotOver { round: last }.into());
        }
        let round = self.paired(stage, round, forbid, force)?;
        Ok(self.pairing_of(stage, round))
    }

    /// A round is paired, with the length of the matches in which much is decided.
    pub(crate) fn pairing_of(&self, stage: &Stage, round: PairedRound) -> Vec<Event> {
        let mut events = self.decisive_series(stage, &round);
        events.insert(
            0,
            Event::RoundPaired {
                stage: stage.id,
                round,
            },
        );
        events
    }

    /// The matches of a new round in which a win leads on or a loss out are played by another length.
    fn decisive_series(&self, stage: &Stage, round: &PairedRound) -> Vec<Event> {
        let StageFormat::Swiss {
            until,
            decisive: Some(series),
            ..
        } = &stage.format
        else {
            return Vec::new();
        };
        let first = stage
            .bracket
            .nodes
            .iter()
            .filter(|node| node.round != round.round)
            .count();
        (first..)
            .zip(&round.pairing.pairs)
            .filter(|(_, pair)| {
                [pair.home, pair.away].into_iter().any(|seed| {
                    let (won, lost) = self.record(stage, seed);
                    until.is_decisive(won, lost)
                })
            })
            .map(|(node, _)| Event::SeriesSet {
                match_id: stage.match_of(u32::try_from(node).unwrap_or(u32::MAX)),
                series: series.clone(),
            })
            .collect()
    }

    /// Whether a match of this round has begun, or is in somebody's hands.
    fn has_begun(&self, stage: &Stage, round: u8) -> bool {
        !self.begun(stage, Some(round)).is_empty()
    }

    /// The matches of a stage, or of one of its rounds, that have begun or are in somebody's hands.
    fn begun(&self, stage: &Stage, round: Option<u8>) -> Vec<Refusal> {
        stage
            .matches()
            .zip(&stage.bracket.nodes)
            .filter(|(_, node)| round.is_none_or(|round| node.round == round))
            .filter(|(id, _)| self.is_begun(*id))
            .take(20)
            .map(|(id, _)| self.has_begun_at(id))
            .collect()
    }

    fn is_begun(&self, id: MatchId) -> bool {
        self.matches
            .get(&id)
            .is_some_and(|found| found.has_begun() || found.lease.is_some())
    }

    fn has_begun_at(&self, id: MatchId) -> Refusal {
        Refusal::HasBegun {
            number: self.number_of(id),
        }
    }

    pub(super) fn discard_draw(&self, id: StageId) -> Decision {
        let stage = self.found_stage(id)?;
        let last = stage.last_round();
        let is_round = stage.is_paired() && last > 1;
        let found = self.found_tournament(stage.tournament)?;
        if found.stages.last() != Some(&id) {
            return Err(Refusal::LaterStage.into());
        }
        let tie_break = stage.tie_breaks();
        let reasons = if tie_break > 0 {
            let begun = stage.of_tie_break(tie_break);
            let begun = begun.filter(|id| self.is_begun(*id));
            begun.take(20).map(|id| self.has_begun_at(id)).collect()
        } else {
            self.begun(stage, is_round.then_some(last))
        };
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        Ok(vec![if tie_break > 0 {
            Event::TieBreakDiscarded {
                stage: id,
                tie_break,
            }
        } else if is_round {
            Event::RoundDiscarded {
                stage: id,
                round: last,
            }
        } else {
            Event::DrawDiscarded { stage: id }
        }])
    }

    pub(super) fn publish_stage(&self, id: StageId) -> Decision {
        let stage = self.found_stage(id)?;
        if stage.is_wholly_published() && stage.planned.is_empty() {
            return Err(Refusal::AlreadyPublished.into());
        }
        let mut reasons = Vec::new();
        for planned in &stage.planned {
            reasons.append(&mut self.against_move(stage, planned.one, planned.other));
        }
        if !reasons.is_empty() {
            reasons.dedup();
            return Err(Refused { reasons });
        }
        let moved = stage.planned.iter().map(|planned| Event::SeedsSwapped {
            stage: id,
            one: planned.one,
            other: planned.other,
            reason: planned.reason.clone(),
        });
        let published = Event::StagePublished { stage: id };
        Ok(moved.chain([published]).collect())
    }

    /// The matches of these two that are called, begun or in somebody's hands.
    fn against_move(&self, stage: &Stage, one: EntrantId, other: EntrantId) -> Vec<Refusal> {
        self.matches_of(stage)
            .filter(|found| found.has_either(one, other))
            .filter(|found| found.has_begun() || found.is_at_its_place() || found.lease.is_some())
            .map(|found| Refusal::HasBegun {
                number: self.number_of(found.id),
            })
            .collect()
    }

    pub(super) fn drop_moves(&self, id: StageId) -> Decision {
        if self.found_stage(id)?.planned.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::MovesDropped { stage: id }])
    }

    /// Refused once one of them is called: somebody may be on the way already. In a stage that everybody sees it is a
    /// plan, so that the hall learns of all changes at once, and nobody is called to a match that is about to change.
    pub(super) fn judge_swap(
        &self,
        id: StageId,
        one: EntrantId,
        other: EntrantId,
        reason: &str,
    ) -> Decision {
        let stage = self.found_stage(id)?;
        if stage.is_paired() {
            return Err(Refusal::PairedByRule.into());
        }
        if stage.seed(one).is_none() || stage.seed(other).is_none() {
            return Err(Refusal::not_found("entrant").into());
        }
        if one == other {
            return Err(Refusal::NoChange.into());
        }
        let reasons = self.against_move(stage, one, other);
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        let reason = checked(reason, "reason", SENTENCE)?;
        if !stage.is_published() {
            return Ok(vec![Event::SeedsSwapped {
                stage: id,
                one,
                other,
                reason,
            }]);
        }
        if stage.planned.len() >= MOST_PLANNED {
            return Err(Refusal::BadNumber {
                what: "changes of places, 64 at once".into(),
            }
            .into());
        }
        Ok(vec![Event::MovePlanned {
            stage: id,
            one,
            other,
            reason,
        }])
    }

    pub(super) fn adjust_points(
        &self,
        id: StageId,
        entrant: EntrantId,
        points: i32,
        reason: &str,
    ) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.format.is_ranked() {
            return Err(Refusal::NoTable.into());
        }
        if stage.seed(entrant).is_none() {
            return Err(Refusal::not_found("entrant").into());
        }
        if points == 0 || points.abs() > MOST_POINTS {
            return Err(Refusal::BadNumber {
                what: "points to give or take".into(),
            }
            .into());
        }
        Ok(vec![Event::PointsAdjusted {
            stage: id,
            entrant,
            points,
            reason: checked(reason, "reason", SENTENCE)?,
        }])
    }

    pub(super) fn draw_tie_lots(&self, id: StageId, lots: &[u32]) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.format.is_ranked() {
            return Err(Refusal::NoTable.into());
        }
        if lots.len() != stage.seeding.len() {
            return Err(Refusal::NotAnOrder.into());
        }
        let mut order: Vec<(u32, u32)> = lots.iter().copied().zip(1..).collect();
        order.sort_unstable();
        Ok(vec![Event::TieLotsDrawn {
            stage: id,
            lots: lots.to_vec(),
            order: order.into_iter().map(|(_, seed)| seed).collect(),
        }])
    }
}
