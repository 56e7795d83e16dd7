//! Who comes late and who leaves: entrants of a tournament that is being played.

use super::Decision;
use super::setup::checked_optional;
use crate::command::{Disqualified, Results};
use crate::contest::{Ending, Match, Outcome, Told};
use crate::event::Event;
use crate::format::{MOST_IN_HEAT, StageFormat};
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, TournamentId};
use crate::name::SENTENCE;
use crate::refusal::Refusal;
use crate::side::Side;
use crate::stage::{Stage, layout};
use crate::tournament::Tournament;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn enter_late(&self, id: StageId, entrant: EntrantId) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.takes_latecomers() {
            return Err(Refusal::NotPaired.into());
        }
        let found = self.found_tournament(stage.tournament)?;
        let known = found
            .entrants
            .get(&entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        if known.gone.is_some() || stage.seed(entrant).is_some() {
            return Err(Refusal::NoChange.into());
        }
        if stage.format.is_in_heats() {
            let heat = self.heat_with_room(stage)?;
            return Ok(vec![Event::EnteredLate {
                stage: id,
                entrant,
                heat: Some(heat),
            }]);
        }
        let drawn = stage.paired.first().map_or(0, |round| {
            round.pairing.pairs.len() * 2 + usize::from(round.pairing.bye.is_some())
        });
        if stage.seeding.len() >= drawn + layout::LATECOMERS as usize {
            return Err(Refusal::TooMany.into());
        }
        if self.is_played_out(stage) {
            return Err(Refusal::StageOver.into());
        }
        Ok(vec![Event::EnteredLate {
            stage: id,
            entrant,
            heat: None,
        }])
    }

    /// The smallest heat that still takes somebody: of a time trial any that is not over, otherwise one that has not
    /// begun.
    fn heat_with_room(&self, stage: &Stage) -> Result<MatchId, Refusal> {
        let is_trial = matches!(stage.format, StageFormat::TimeTrial { .. });
        let open = self.matches_of(stage).filter(|found| {
            if is_trial {
                found.outcome().is_none()
            } else {
                !found.has_begun()
            }
        });
        let size = |found: &Match| {
            found
                .heat()
                .map_or(usize::MAX, |(entrants, _)| entrants.len())
        };
        let smallest = open.min_by_key(|found| (size(found), found.id));
        match smallest {
            None if is_trial => Err(Refusal::StageOver),
            None => Err(Refusal::HasBegun { number: 1 }),
            Some(found) if size(found) >= MOST_IN_HEAT as usize => Err(Refusal::TooMany),
            Some(found) => Ok(found.id),
        }
    }

    pub(super) fn withdraw(
        &self,
        id: TournamentId,
        entrant: EntrantId,
        disqualified: Disqualified,
        results: Results,
        reason: &str,
    ) -> Decision {
        let found = self.found_tournament(id)?;
        let known = found
            .entrants
            .get(&entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        if known.gone.is_some() {
            return Err(Refusal::NoChange.into());
        }
        let reason = checked_optional(Some(reason), "reason", SENTENCE)?.unwrap_or_default();
        let mut events = vec![Event::EntrantLeft {
            tournament: id,
            entrant,
            disqualified,
            reason,
        }];
        match results {
            Results::Keep => {}
            Results::Void => events.push(Event::ResultsVoided {
                stage: self.voidable(found, entrant)?,
                entrant,
            }),
        }
        let ending = Ending::from(disqualified);
        let stages = found.stages.iter().filter_map(|id| self.stages.get(id));
        for open in stages.flat_map(|stage| self.matches_of(stage)) {
            let (Some(side), None) = (open.side_of(entrant), open.outcome()) else {
                continue;
            };
            if open.entrant(side.other()).is_some() {
                let outcome = Outcome {
                    winner: Some(side.other()),
                    score: open.score(),
                    ending,
                    told: Told::Score,
                };
                events.append(&mut self.ended(open, outcome));
            }
        }
        self.pass_by_the_gone(id, Some((entrant, ending)), &mut events);
        Ok(events)
    }

    /// The stage in whose table the results of somebody who leaves can be void: the last one drawn, a round robin.
    /// Pairings and later stages rest on the results of all others.
    fn voidable(&self, found: &Tournament, entrant: EntrantId) -> Result<StageId, Refusal> {
        let last = found.stages.last().and_then(|id| self.stages.get(id));
        last.filter(|stage| match &stage.format {
            StageFormat::RoundRobin { .. } => stage.seed(entrant).is_some(),
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::Swiss { .. }
            | StageFormat::FreeForAll { .. }
            | StageFormat::TimeTrial { .. } => false,
        })
        .map(|stage| stage.id)
        .ok_or(Refusal::NothingToVoid)
    }

    /// Whoever meets somebody who has left goes on without play: added to events that fill slots.
    pub(super) fn pass_by_the_gone(
        &self,
        id: TournamentId,
        leaving: Option<(EntrantId, Ending)>,
        events: &mut Vec<Event>,
    ) {
        let Some(found) = self.tournaments.get(&id) else {
            return;
        };
        let gone = |entrant: EntrantId| match leaving {
            Some((leaver, ending)) if leaver == entrant => Some(ending),
            Some(_) | None => {
                let gone = found.entrants.get(&entrant)?.gone.as_ref()?;
                Some(gone.disqualified.into())
            }
        };
        let mut looked = 0;
        while let Some(event) = events.get(looked) {
            looked += 1;
            let Event::SlotFilled { match_id, .. } = event else {
                continue;
            };
            let Some(mut next) = self.matches.get(match_id).cloned() else {
                continue;
            };
            for known in &*events {
                if let Event::SlotFilled {
                    match_id,
                    side,
                    entrant,
                } = known
                    && *match_id == next.id
                {
                    next.fill(*side, *entrant);
                }
            }
            let is_over = next.outcome().is_some()
                || events.iter().any(|known| {
                    matches!(known, Event::MatchEnded { match_id, .. } if *match_id == next.id)
                });
            let (Some(home), Some(away)) = (next.entrant(Side::Home), next.entrant(Side::Away))
            else {
                continue;
            };
            // When both have left, home goes on in name, to be passed by in turn.
            let ended = match (gone(home), gone(away)) {
                (_, Some(ending)) => Some((Side::Home, ending)),
                (Some(ending), None) => Some((Side::Away, ending)),
                (None, None) => None,
            };
            if let (Some((winner, ending)), false) = (ended, is_over) {
                let outcome = Outcome {
                    winner: Some(winner),
                    score: next.score(),
                    ending,
                    told: Told::Score,
                };
                let mut more = self.ended_alone(&next, outcome);
                events.append(&mut more);
            }
        }
    }
}
