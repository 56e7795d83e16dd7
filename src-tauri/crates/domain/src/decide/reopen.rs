//! Opening what was decided, and what stands against it.

use super::Decision;
use crate::bracket::{Node, NodeId};
use crate::contest::{Match, MatchState};
use crate::device::{Device, Role};
use crate::event::Event;
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId};
use crate::life::REOPENED_WITHIN;
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use crate::stage::Stage;
use crate::tournament::Tournament;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// Opens a decided match to be played on, which somebody who has left does not. A judge opens the own result
    /// alone, for a short time.
    pub(super) fn reopen_to_play(
        &self,
        id: MatchId,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        let found = self.found_match(id)?;
        let judge = device
            .and_then(|id| self.admitted(id))
            .filter(|known| known.role == Role::Judge);
        if let Some(judge) = judge {
            self.check_own_result(found, judge, at)?;
        }
        let tournament = self.stages.get(&found.stage).map(|stage| stage.tournament);
        let left: Vec<Refusal> = Side::BOTH
            .into_iter()
            .filter_map(|side| self.entrant(tournament?, found.entrant(side)?))
            .filter(|entrant| entrant.gone.is_some())
            .map(|entrant| Refusal::HasLeft {
                name: entrant.name.clone(),
            })
            .collect();
        if !left.is_empty() {
            return Err(Refused { reasons: left });
        }
        let mut events = if found.report().is_some() {
            vec![Event::MatchReopened { match_id: id }]
        } else {
            self.reopen_match(id)?
        };
        if let Some(judge) = judge {
            events.push(Event::MatchTaken {
                match_id: id,
                device: judge.id.clone(),
            });
        }
        Ok(events)
    }

    /// Whether a judge may still open a result: it is the own one, nothing rests on it, and it is fresh.
    fn check_own_result(&self, found: &Match, judge: &Device, at: At) -> Result<(), Refused> {
        let mut reasons = Vec::new();
        match &found.state {
            MatchState::Over { at: ended, .. } => {
                let last = found.last_change.as_ref();
                if last.is_none_or(|change| change.device != judge.id) {
                    reasons.push(Refusal::NotYourResult);
                }
                if at.0.saturating_sub(ended.0) > REOPENED_WITHIN {
                    reasons.push(Refusal::TooLate);
                }
                let next = self.next_matches(found).into_iter();
                let called = next
                    .filter_map(|(id, _)| self.matches.get(&id))
                    .filter(|next| next.is_at_its_place() && !next.has_begun());
                reasons.extend(called.map(|next| Refusal::NextCalled {
                    number: self.number_of(next.id),
                }));
            }
            MatchState::Reported { report, .. } => {
                if report.by.device() != Some(&judge.id) {
                    reasons.push(Refusal::NotYourResult);
                }
            }
            MatchState::Disputed { .. } => reasons.push(Refusal::Contested),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Void { .. } => reasons.push(Refusal::MatchNotOver),
        }
        if reasons.is_empty() {
            Ok(())
        } else {
            Err(Refused { reasons })
        }
    }

    /// Opens a decided match: whoever it sent on is taken out of the next matches, which must not have begun.
    pub(super) fn reopen_match(&self, id: MatchId) -> Decision {
        let found = self.found_match(id)?;
        self.check_shown(found)?;
        if found.outcome().is_none() {
            return Err(Refusal::MatchNotOver.into());
        }
        check_met(found)?;
        let mut next = self.next_matches(found);
        let reasons: Vec<Refusal> = next
            .iter()
            .filter(|(id, _)| self.matches.get(id).is_some_and(Match::has_begun))
            .map(|(id, _)| Refusal::HasBegun {
                number: self.number_of(*id),
            })
            .collect();
        if !reasons.is_empty() {
            return Err(or_correct(reasons));
        }
        self.check_later_rounds(found)
            .map_err(|reason| or_correct(vec![reason]))?;
        // What was not due once the hill was taken is due again.
        if let Some(stage) = self.stage_of(id)
            && matches!(stage.format, StageFormat::Hill { .. })
        {
            let known: Vec<MatchId> = next.iter().map(|(id, _)| *id).collect();
            let rest = self.matches_of(stage).filter(|later| {
                later.state == MatchState::NotDue && later.id > id && !known.contains(&later.id)
            });
            next.extend(rest.map(|later| (later.id, Side::Home)));
        }
        let mut events = vec![Event::MatchReopened { match_id: id }];
        events.extend(
            next.into_iter()
                .map(|(match_id, side)| Event::SlotEmptied { match_id, side }),
        );
        Ok(events)
    }

    /// Refuses to touch a result on which the pairing of a later round, a tie-break or the entrants of a later stage
    /// rest.
    fn check_later_rounds(&self, found: &Match) -> Result<(), Refusal> {
        let Some(stage) = self.stages.get(&found.stage) else {
            return Ok(());
        };
        let takes = |tournament: &Tournament| {
            let drawn = tournament
                .format
                .stages
                .iter()
                .take(tournament.stages.len());
            drawn
                .flat_map(|plan| plan.intake.takes_from(stage.index))
                .next()
                .is_some()
        };
        if self.tournaments.get(&stage.tournament).is_some_and(takes) {
            return Err(Refusal::LaterStage);
        }
        self.check_later_tie_breaks(found)?;
        let node = self.node_of(found.id);
        if node.is_some_and(|node| node.tie_break().is_some()) {
            return Ok(());
        }
        let round = node.map_or(0, |node| node.round);
        if stage.is_paired() && round < stage.last_round() {
            return Err(Refusal::LaterRound {
                round: stage.last_round(),
            });
        }
        Ok(())
    }

    /// Refuses to touch a result of a table from which a tie-break was made.
    pub(super) fn check_later_tie_breaks(&self, found: &Match) -> Result<(), Refusal> {
        let made = self.stages.get(&found.stage).map_or(0, Stage::tie_breaks);
        let own = self.node_of(found.id).and_then(Node::tie_break);
        if own.unwrap_or(0) < made {
            return Err(Refusal::LaterTieBreak);
        }
        Ok(())
    }

    /// The slots that rest on this match: where its winner and its loser go.
    #[must_use]
    pub fn next_matches(&self, found: &Match) -> Vec<(MatchId, Side)> {
        let Some(stage) = self.stages.get(&found.stage) else {
            return Vec::new();
        };
        let Some(node) = stage.bracket.node(NodeId(found.node)) else {
            return Vec::new();
        };
        [node.winner_to, node.loser_to]
            .into_iter()
            .flatten()
            .map(|(next, side)| (stage.match_of(next.0), side))
            .collect()
    }
}

/// Refuses where nobody ever came to one of the sides: there is nothing to play.
pub(super) fn check_met(found: &Match) -> Result<(), Refusal> {
    let is_met = found.heat().is_some()
        || Side::BOTH
            .into_iter()
            .all(|side| found.entrant(side).is_some());
    is_met.then_some(()).ok_or(Refusal::NotReady)
}

/// What rests on a result forbids to open it, and a correction shows what that would change.
fn or_correct(mut reasons: Vec<Refusal>) -> Refused {
    reasons.push(Refusal::CorrectInstead);
    Refused { reasons }
}
