//! What a fix makes of the matches that were wrong, and why it is impossible.

use super::Fix;
use super::cascade::{Remedy, Walk};
use crate::bracket::{Next, NodeId};
use crate::command::Disqualified;
use crate::contest::{Ending, Match, Outcome, Told};
use crate::decide::impossible;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, TournamentId};
use crate::life::Absent;
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use crate::stage::Stage;
use alloc::boxed::Box;
use alloc::vec::Vec;

impl Gathering {
    /// The tournament that a fix is about.
    pub(crate) fn tournament_of_fix(&self, fix: &Fix) -> Result<TournamentId, Refusal> {
        match fix {
            Fix::Result { match_id, .. }
            | Fix::Winner { match_id, .. }
            | Fix::WithoutPlay { match_id, .. }
            | Fix::Heat { match_id, .. }
            | Fix::Replay { match_id }
            | Fix::Void { match_id } => self
                .stage_of(*match_id)
                .map(|stage| stage.tournament)
                .ok_or_else(|| Refusal::not_found("match")),
            Fix::Swap { stage, .. } => self
                .stages
                .get(stage)
                .map(|stage| stage.tournament)
                .ok_or_else(|| Refusal::not_found("stage")),
            Fix::Disqualify { tournament, .. } => self
                .tournaments
                .contains_key(tournament)
                .then_some(*tournament)
                .ok_or_else(|| Refusal::not_found("tournament")),
        }
    }

    /// A match that was decided, or annulled: what is still open is not corrected but played.
    fn decided(&self, id: MatchId) -> Result<&Match, Refusal> {
        let found = self
            .matches
            .get(&id)
            .ok_or_else(|| Refusal::not_found("match"))?;
        let stage = self.stages.get(&found.stage);
        if !stage.is_some_and(|stage| stage.shows(found.node)) {
            return Err(Refusal::NotPublished);
        }
        if found.outcome().is_none() && !found.is_void() {
            return Err(Refusal::MatchNotOver);
        }
        // Whoever met nobody is put right by what was wrong before.
        let is_alone = found.heat().is_none()
            && Side::BOTH
                .into_iter()
                .any(|side| found.entrant(side).is_none());
        if is_alone {
            return Err(Refusal::NotReady);
        }
        Ok(found)
    }
}

impl Walk<'_> {
    /// Does what the fix says, as far as that is not a match by itself, and notes the matches that were wrong.
    pub(super) fn apply_fix(&mut self, fix: &Fix) -> Result<(), Refused> {
        match fix {
            Fix::Result { match_id, score } => {
                let found = self.before.decided(*match_id)?;
                Gathering::check_sides(found)?;
                let outcome = self.before.outcome_of_score(found, *score)?;
                self.cause(*match_id, Remedy::Ended(outcome))
            }
            Fix::Winner { match_id, winner } => {
                let found = self.before.decided(*match_id)?;
                Gathering::check_sides(found)?;
                let score = found.series.least_win(*winner);
                let outcome = Outcome {
                    winner: Some(*winner),
                    score: score.ok_or_else(|| impossible(&found.series))?,
                    ending: Ending::Played,
                    told: Told::Winner,
                };
                self.cause(*match_id, Remedy::Ended(outcome))
            }
            Fix::WithoutPlay {
                match_id,
                absent,
                how,
            } => {
                let found = self.before.decided(*match_id)?;
                Gathering::check_sides(found)?;
                let outcome = without_play(found, *absent, (*how).into());
                self.cause(*match_id, Remedy::Ended(outcome))
            }
            Fix::Heat {
                match_id,
                game,
                finishes,
            } => {
                let found = self.before.decided(*match_id)?;
                self.before.check_finishes(found, *game, finishes)?;
                let scored = Event::HeatScored {
                    match_id: *match_id,
                    game: *game,
                    finishes: finishes.clone(),
                };
                self.cause(*match_id, Remedy::Heat(Box::new(scored)))
            }
            Fix::Replay { match_id } => {
                let found = self.before.decided(*match_id)?;
                let left: Vec<Refusal> = Side::BOTH
                    .into_iter()
                    .filter_map(|side| found.entrant(side))
                    .filter(|&id| self.has_left(id))
                    .map(|id| Refusal::HasLeft {
                        name: self.name_of(id),
                    })
                    .collect();
                if !left.is_empty() {
                    return Err(Refused { reasons: left });
                }
                self.cause(*match_id, Remedy::Open)
            }
            Fix::Void { match_id } => {
                let found = self.before.decided(*match_id)?;
                Gathering::check_sides(found)?;
                if found.is_void() {
                    return Err(Refusal::NoChange.into());
                }
                self.cause(*match_id, Remedy::Void)
            }
            Fix::Swap {
                stage,
                round,
                one,
                other,
            } => self.swap(*stage, *round, *one, *other),
            Fix::Disqualify { entrant, .. } => self.disqualify(*entrant),
        }
    }

    /// A match was wrong.
    fn cause(&mut self, id: MatchId, remedy: Remedy) -> Result<(), Refused> {
        let Some(found) = self.before.matches.get(&id) else {
            return Err(Refusal::not_found("match").into());
        };
        if let Remedy::Ended(outcome) = &remedy
            && found.outcome() == Some(*outcome)
        {
            return Err(Refusal::NoChange.into());
        }
        self.touch(found.stage);
        self.causes.insert(id, remedy);
        self.open.insert(id);
        Ok(())
    }

    /// They leave the tournament, and what they won goes to their opponents, where something still rests on it.
    fn disqualify(&mut self, entrant: EntrantId) -> Result<(), Refused> {
        let known = self
            .before
            .entrant(self.tournament, entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        let is_out = known
            .gone
            .as_ref()
            .is_some_and(|gone| gone.disqualified == Disqualified::Yes);
        if is_out {
            return Err(Refusal::NoChange.into());
        }
        self.happens(Event::EntrantLeft {
            tournament: self.tournament,
            entrant,
            disqualified: Disqualified::Yes,
            reason: self.official.reason.into(),
        });
        let before = self.before;
        let stages = before
            .stages
            .values()
            .filter(|stage| stage.tournament == self.tournament);
        let turned: Vec<(MatchId, Outcome)> = stages
            .flat_map(|stage| before.matches_of(stage).map(move |found| (stage, found)))
            .filter_map(|(stage, found)| {
                let side = found.side_of(entrant)?;
                found.entrant(side.other())?;
                self.is_turned(stage, found, side).then(|| {
                    (
                        found.id,
                        without_play(found, side.into(), Ending::Disqualified),
                    )
                })
            })
            .collect();
        for stage in before.stages.values() {
            if stage.tournament == self.tournament && stage.seed(entrant).is_some() {
                self.touch(stage.id);
            }
        }
        for (id, outcome) in turned {
            self.cause(id, Remedy::Ended(outcome))?;
        }
        Ok(())
    }

    /// Whether a match goes to the opponent of somebody who is disqualified: it is open, or they won it and nothing that
    /// follows has begun, or it counts in a table.
    fn is_turned(&self, stage: &Stage, found: &Match, side: Side) -> bool {
        let Some(outcome) = found.outcome() else {
            return !found.is_void();
        };
        if outcome.winner == Some(side.other()) {
            return false;
        }
        let Some(winner) = outcome.winner else {
            return outcome.ending == Ending::Played;
        };
        let onward = stage.bracket.onward(NodeId(found.node), winner);
        match onward.map(|onward| onward.winner) {
            Some(Next::To(next, _)) => {
                let next = self.before.matches.get(&stage.match_of(next.0));
                !next.is_some_and(Match::has_begun)
            }
            Some(Next::Placed(_) | Next::Out) | None => true,
        }
    }
}

/// How a match ends for whom an absence wins it; the games that were finished stay written.
fn without_play(found: &Match, absent: Absent, ending: Ending) -> Outcome {
    Outcome {
        winner: absent.winner(),
        score: crate::series::tally(&found.series, &found.games),
        ending,
        told: Told::Score,
    }
}
