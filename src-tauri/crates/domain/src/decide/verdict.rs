//! From a stated result to one that stands: reports, who confirms them, disputes, rulings, and playing again.

use super::Decision;
use super::play::POINTS;
use crate::command::Stated;
use crate::contest::{Ending, Match, MatchState, Outcome, Told};
use crate::device::{Role, Scope};
use crate::draft::Chance;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId, TournamentId};
use crate::life::{Confirmation, LONGEST_WAIT, NOTE, Report, Voice, WaitsFor};
use crate::name::{self, SENTENCE};
use crate::refusal::{Refusal, Refused};
use crate::series::{Verdict, tally};
use crate::side::{BySide, Side};
use crate::timers::TimerOwner;
use alloc::string::String;
use alloc::vec;

/// Shortest time that a report waits for the other captain, in seconds.
const SHORTEST_WAIT: u32 = 10;

impl Gathering {
    /// For whom a device speaks at a match; without a device it is the server itself.
    pub(super) fn voice(&self, found: &Match, device: Option<&DeviceId>) -> Result<Voice, Refusal> {
        let Some(id) = device else {
            return Ok(Voice::Desk { device: None });
        };
        let known = self.admitted(id).ok_or(Refusal::NotAdmitted)?;
        let device = id.clone();
        match (known.role, known.scope) {
            (Role::Desk | Role::HeadJudge, _) => Ok(Voice::Desk {
                device: Some(device),
            }),
            (Role::Judge, _) => Ok(Voice::Judge { device }),
            (Role::Captain, Scope::Entrant { entrant, .. }) => {
                let side = found.side_of(entrant).ok_or(Refusal::OutOfScope)?;
                Ok(Voice::Entrant { side, device })
            }
            (Role::Captain | Role::Caster | Role::Screen | Role::Public, _) => {
                Err(Refusal::NotAllowed)
            }
        }
    }

    /// A result that somebody states: it stands, or it waits for whom the tournament says.
    pub(super) fn concluded(
        &self,
        found: &Match,
        outcome: Outcome,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        let by = self.voice(found, device)?;
        let confirmation = self
            .tournament_of(found.id)
            .map_or_else(Confirmation::default, |of| of.confirmation);
        let waits_for = match (confirmation, &by) {
            (_, Voice::Desk { .. })
            | (Confirmation::Judge | Confirmation::Captains { .. }, Voice::Judge { .. }) => None,
            (Confirmation::Desk, Voice::Judge { .. } | Voice::Entrant { .. }) => {
                Some((WaitsFor::Desk, None))
            }
            (Confirmation::SecondJudge, Voice::Judge { .. } | Voice::Entrant { .. })
            | (Confirmation::Judge, Voice::Entrant { .. }) => Some((WaitsFor::SecondJudge, None)),
            (Confirmation::Captains { seconds }, Voice::Entrant { side, .. }) => {
                let due = At(at.0.saturating_add(u64::from(seconds) * 1_000));
                Some((WaitsFor::Side(side.other()), Some(due)))
            }
        };
        let Some((waits_for, due)) = waits_for else {
            return Ok(self.ended(found, outcome));
        };
        let report = Report {
            outcome,
            by,
            waits_for,
            due,
        };
        Ok(vec![Event::ResultReported {
            match_id: found.id,
            report,
        }])
    }

    pub(super) fn report_result(
        &self,
        id: MatchId,
        stated: Stated,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        let found = self.scorable(id, device)?;
        Self::check_sides(found)?;
        let outcome = match stated {
            Stated::Score { score } => self.outcome_of_score(found, score)?,
            Stated::Winner { winner } => won_by(found, winner)?,
        };
        self.concluded(found, outcome, device, at)
    }

    /// What a score comes to, if it can be a result of the match.
    pub(crate) fn outcome_of_score(
        &self,
        found: &Match,
        score: BySide<u16>,
    ) -> Result<Outcome, Refusal> {
        let verdict = found.series.verdict_by(self.rule_of(found.id)?, score);
        let verdict = verdict
            .filter(|_| score.home <= POINTS && score.away <= POINTS)
            .ok_or_else(|| super::needs::impossible(&found.series))?;
        Ok(Outcome {
            winner: self.checked_verdict(found, verdict)?,
            score,
            ending: Ending::Played,
            told: Told::Score,
        })
    }

    pub(super) fn confirm_result(&self, id: MatchId, device: Option<&DeviceId>) -> Decision {
        let found = self.found_match(id)?;
        let report = found.report().ok_or(Refusal::NotReported)?;
        let is_contested = matches!(found.state, MatchState::Disputed { .. });
        match self.voice(found, device)? {
            Voice::Desk { .. } => {}
            Voice::Judge { .. } | Voice::Entrant { .. } if is_contested => {
                return Err(Refusal::Contested.into());
            }
            Voice::Judge { device } => match report.waits_for {
                WaitsFor::SecondJudge if report.by.device() == Some(&device) => {
                    return Err(Refusal::OwnReport.into());
                }
                WaitsFor::SecondJudge => {}
                WaitsFor::Desk | WaitsFor::Side(_) => {
                    return Err(self.not_yours(found, report).into());
                }
            },
            Voice::Entrant { side, .. } => match (&report.waits_for, &report.by) {
                (WaitsFor::Side(asked), _) if *asked == side => {}
                (_, Voice::Entrant { side: reporter, .. }) if *reporter == side => {
                    return Err(Refusal::OwnReport.into());
                }
                (WaitsFor::Desk | WaitsFor::SecondJudge | WaitsFor::Side(_), _) => {
                    return Err(self.not_yours(found, report).into());
                }
            },
        }
        Ok(self.ended(found, report.outcome))
    }

    pub(super) fn not_yours(&self, found: &Match, report: &Report) -> Refusal {
        let who = match report.waits_for {
            WaitsFor::Desk => "the desk".into(),
            WaitsFor::SecondJudge => "a second judge".into(),
            WaitsFor::Side(side) => self.name_of(found, side),
        };
        Refusal::NotYoursToConfirm { who }
    }

    /// What the entrant on a side is called.
    pub(super) fn name_of(&self, found: &Match, side: Side) -> String {
        let stage = self.stages.get(&found.stage);
        stage
            .and_then(|stage| self.entrant(stage.tournament, found.entrant(side)?))
            .map_or_else(|| "the other side".into(), |entrant| entrant.name.clone())
    }

    pub(super) fn dispute_result(
        &self,
        id: MatchId,
        raw: &str,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.found_match(id)?;
        found.report().ok_or(Refusal::NotReported)?;
        if matches!(found.state, MatchState::Disputed { .. }) {
            return Err(Refusal::Contested.into());
        }
        let by = self.voice(found, device)?;
        let note = name::clean(raw);
        if !name::fits(&note, NOTE) {
            return Err(Refusal::bad_text("note", NOTE).into());
        }
        Ok(vec![Event::ResultDisputed {
            match_id: id,
            note,
            by,
        }])
    }

    pub(super) fn rule_match(
        &self,
        id: MatchId,
        winner: Option<Side>,
        score: Option<BySide<u16>>,
        raw: &str,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.decidable(id)?;
        Self::check_sides(found)?;
        let reason = name::clean(raw);
        let mut reasons = vec![];
        if !name::fits(&reason, SENTENCE) {
            reasons.push(Refusal::bad_text("reason", SENTENCE));
        }
        let outcome = match (winner, score) {
            (Some(winner), None) => ruled_for(found, winner),
            (None, None) => Ok(Outcome {
                winner: None,
                score: found.score(),
                ending: Ending::Forfeit,
                told: Told::Score,
            }),
            (winner, Some(score)) => match self.outcome_of_score(found, score) {
                Ok(outcome) if outcome.winner == winner => Ok(outcome),
                Ok(_) => Err(Refusal::OtherWinner),
                Err(refusal) => Err(refusal),
            },
        };
        match outcome {
            Ok(outcome) if reasons.is_empty() => {
                let mut events = self.ended(found, outcome);
                events.push(Event::MatchRuled {
                    match_id: id,
                    by: device.and_then(|id| Some(self.devices.get(id)?.number)),
                    reason,
                });
                Ok(events)
            }
            Ok(_) => Err(Refused { reasons }),
            Err(refusal) => {
                reasons.push(refusal);
                Err(Refused { reasons })
            }
        }
    }

    /// A match of two known entrants on which an official may decide now.
    fn decidable(&self, id: MatchId) -> Result<&Match, Refusal> {
        let found = self.found_match(id)?;
        self.check_shown(found)?;
        match &found.state {
            MatchState::Bye | MatchState::Undecided | MatchState::NotDue => Err(Refusal::NotReady),
            MatchState::Over { .. } => Err(Refusal::MatchAlreadyOver),
            MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Void { .. } => Ok(found),
        }
    }

    pub(super) fn replay_match(&self, id: MatchId) -> Decision {
        let found = self.decidable(id)?;
        match &found.state {
            MatchState::Reported { .. } | MatchState::Disputed { .. } => {
                Ok(vec![Event::MatchReplayed { match_id: id }])
            }
            // A tie-break was made of the table without it.
            MatchState::Void { .. } => {
                self.check_later_tie_breaks(found)?;
                Ok(vec![Event::MatchReplayed { match_id: id }])
            }
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Over { .. } => Err(Refusal::MatchNotOver.into()),
        }
    }

    pub(super) fn set_confirmation(&self, id: TournamentId, to: Confirmation) -> Decision {
        let found = self.found_tournament(id)?;
        if let Confirmation::Captains { seconds } = to
            && !(SHORTEST_WAIT..=LONGEST_WAIT).contains(&seconds)
        {
            return Err(Refusal::BadNumber {
                what: "a report waits for 10 to 86,400 seconds".into(),
            }
            .into());
        }
        if found.confirmation == to {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::ConfirmationSet {
            tournament: id,
            confirmation: to,
        }])
    }

    /// What a clock leads to that has run out; one that was stopped leads to nothing.
    pub(super) fn time_is_up(
        &self,
        owner: TimerOwner,
        generation: u64,
        chance: Option<&Chance>,
        at: At,
    ) -> Decision {
        match owner {
            TimerOwner::Dispatch {} => self.call_next(None, at),
            TimerOwner::Draft { match_id } => {
                let none = Chance::default();
                self.draft_time_is_up(match_id, generation, chance.unwrap_or(&none), at)
            }
            TimerOwner::Report { match_id } => {
                let found = self.found_match(match_id)?;
                match &found.state {
                    MatchState::Reported { since, report }
                        if since.0 == generation && report.due.is_some_and(|due| due <= at) =>
                    {
                        Ok(self.ended(found, report.outcome))
                    }
                    MatchState::Bye
                    | MatchState::Undecided
                    | MatchState::NotDue
                    | MatchState::Ready { .. }
                    | MatchState::Called { .. }
                    | MatchState::Live { .. }
                    | MatchState::Held { .. }
                    | MatchState::Reported { .. }
                    | MatchState::Disputed { .. }
                    | MatchState::Over { .. }
                    | MatchState::Void { .. } => Err(Refusal::NoChange.into()),
                }
            }
        }
    }
}

/// A win whose score nobody states: the games say it where they lead to it.
fn won_by(found: &Match, winner: Side) -> Result<Outcome, Refusal> {
    let is_known = found.verdict().and_then(Verdict::winner) == Some(winner);
    let (score, told) = if is_known {
        (Some(tally(&found.series, &found.games)), Told::Score)
    } else {
        (found.series.least_win(winner), Told::Winner)
    };
    Ok(Outcome {
        winner: Some(winner),
        score: score.ok_or_else(|| super::needs::impossible(&found.series))?,
        ending: Ending::Played,
        told,
    })
}

/// A win by ruling: as it was reported, if that names the same winner; otherwise the score says no more than that.
fn ruled_for(found: &Match, winner: Side) -> Result<Outcome, Refusal> {
    match found.report() {
        Some(report) if report.outcome.winner == Some(winner) => Ok(report.outcome),
        Some(_) | None => won_by(found, winner),
    }
}
