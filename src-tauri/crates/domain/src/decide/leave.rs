//! Who comes late and who leaves: entrants of a tournament that is being played.

use super::Decision;
use super::setup::checked_optional;
use crate::command::{Disqualified, Results};
use crate::contest::{Ending, Match, MatchState, Outcome, Slot, Told};
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
            let (Some(side), true) = (open.side_of(entrant), open.is_open()) else {
                continue;
            };
            if open.entrant(side.other()).is_some() {
                // What was played is not lost by leaving: it stands as reported, and what is contested is ruled on.
                let outcome = match &open.state {
                    MatchState::Disputed { .. } => continue,
                    MatchState::Reported { report, .. } => report.outcome,
                    MatchState::Bye
                    | MatchState::Undecided
                    | MatchState::NotDue
                    | MatchState::Ready { .. }
                    | MatchState::Called { .. }
                    | MatchState::Live { .. }
                    | MatchState::Held { .. }
                    | MatchState::Over { .. }
                    | MatchState::Void { .. } => Outcome {
                        winner: Some(side.other()),
                        score: open.score(),
                        ending,
                        told: Told::Score,
                    },
                };
                // Who waits further on is looked at once everybody knows that this one has left.
                events.append(&mut self.ended_alone(open, outcome));
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
            let (Event::SlotFilled { match_id, .. } | Event::SlotClosed { match_id, .. }) = event
            else {
                continue;
            };
            let Some(next) = self.matches.get(match_id) else {
                continue;
            };
            let next = as_it_will_be(next, events);
            let is_over = next.outcome().is_some()
                || events.iter().any(|known| {
                    matches!(
                        known,
                        Event::MatchEnded { match_id, .. } | Event::MatchNotDue { match_id }
                            if *match_id == next.id
                    )
                });
            if let (Some((winner, ending)), false) = (passes(&next, &gone), is_over) {
                let outcome = Outcome {
                    winner,
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

impl Gathering {
    /// How a match ends at once because one of the two has left, or nobody comes; none where it is to be played.
    pub(crate) fn passed(&self, id: TournamentId, found: &Match) -> Option<Outcome> {
        let owner = self.tournaments.get(&id)?;
        let gone = |entrant: EntrantId| {
            let gone = owner.entrants.get(&entrant)?.gone.as_ref()?;
            Some(gone.disqualified.into())
        };
        let (winner, ending) = passes(found, &gone)?;
        Some(Outcome {
            winner,
            score: found.score(),
            ending,
            told: Told::Score,
        })
    }
}

/// A match once the slots are filled and closed that these events fill and close.
fn as_it_will_be(found: &Match, events: &[Event]) -> Match {
    let mut next = found.clone();
    for event in events {
        if let Event::SlotFilled {
            match_id,
            side,
            entrant,
        } = event
            && *match_id == next.id
        {
            next.fill(*side, Slot::Taken { entrant: *entrant });
        }
        if let Event::SlotClosed { match_id, side } = event
            && *match_id == next.id
        {
            next.fill(*side, Slot::Bye);
        }
    }
    next
}

/// Who goes on from a match without play, and how it ends; none where it is to be played or waits for somebody.
fn passes(
    next: &Match,
    gone: &impl Fn(EntrantId) -> Option<Ending>,
) -> Option<(Option<Side>, Ending)> {
    let slots = next.slots();
    match (slots.home, slots.away) {
        (Slot::Undecided, _) | (_, Slot::Undecided) => None,
        (Slot::Bye, Slot::Bye) => Some((None, Ending::Walkover)),
        (Slot::Taken { .. }, Slot::Bye) => Some((Some(Side::Home), Ending::Walkover)),
        (Slot::Bye, Slot::Taken { .. }) => Some((Some(Side::Away), Ending::Walkover)),
        (Slot::Taken { entrant: home }, Slot::Taken { entrant: away }) => {
            match (gone(home), gone(away)) {
                // Of two who have left nobody goes on.
                (Some(ending), Some(_)) => Some((None, ending)),
                (None, Some(ending)) => Some((Some(Side::Home), ending)),
                (Some(ending), None) => Some((Some(Side::Away), ending)),
                (None, None) => None,
            }
        }
    }
}
