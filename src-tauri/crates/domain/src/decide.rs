//! Whether a command is allowed and what it leads to. It may refuse and never changes anything.

mod absence;
mod clocks;
mod closing;
mod correct;
mod desk;
mod draft;
mod ends;
mod entrants;
mod floor;
mod heats;
mod help;
mod leave;
mod marks;
mod merit;
mod needs;
mod pairing;
mod particulars;
mod pauses;
mod photos;
mod play;
mod playlists;
mod possible;
mod reach;
mod reopen;
mod resting;
mod roster;
mod screens;
mod setup;
mod sign_up;
mod stages;
mod stations;
mod stream;
mod tie_breaks;
mod times;
mod undo;
mod verdict;
mod walkovers;

use crate::command::{Command, Envelope, Expect};
use crate::contest::Match;
use crate::device::{Device, Role, Scope};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId};
use crate::refusal::{Refusal, Refused};
use crate::rights::{Right, right};
use alloc::vec::Vec;

pub(crate) use needs::impossible;
pub use possible::Steps;

/// What came of a command: its events, at least one.
pub type Decision = Result<Vec<Event>, Refused>;

impl Gathering {
    /// Judges a command on this state.
    ///
    /// # Errors
    ///
    /// Every reason that stands against it, as far as they can be judged together.
    pub fn decide(&self, envelope: &Envelope) -> Decision {
        self.check_right(envelope)?;
        self.check_expectation(envelope)?;
        self.check_open(&envelope.command)?;
        self.judge(&envelope.command, envelope.device.as_ref(), envelope.at)
    }

    /// What a command leads to, sent by whoever may.
    fn judge(&self, command: &Command, device: Option<&DeviceId>, at: At) -> Decision {
        let by = device; // Some commands name a device themselves.
        match command {
            Command::NameGathering { name } => self.name_gathering(name),
            Command::CreateTournament {
                name,
                title,
                format,
            } => self.create_tournament(name, title, format),
            Command::ChangeTournament {
                tournament,
                name,
                title,
                format,
            } => self.change_tournament(*tournament, name, title, format),
            Command::RemoveTournament { tournament } => self.remove_undrawn(*tournament),
            Command::AddEntrants {
                tournament,
                entrants,
            } => self.add_entrants(*tournament, entrants),
            Command::ChangeEntrant {
                tournament,
                entrant,
                to,
            } => self.change_entrant(*tournament, *entrant, to),
            Command::SetRoster {
                tournament,
                entrant,
                members,
                captain,
                reason,
            } => self.set_roster(*tournament, *entrant, members, *captain, reason),
            Command::RemoveEntrant {
                tournament,
                entrant,
            } => self.remove_entrant(*tournament, *entrant),
            Command::SetSeeding { tournament, order } => self.set_seeding(*tournament, order),
            Command::DrawLots { tournament, lots } => self.draw_lots(*tournament, lots),
            Command::SeedByMerit { tournament, merits } => self.seed_by_merit(*tournament, merits),
            Command::RecordRatings { source, ratings } => self.record_ratings(source, ratings),
            Command::DrawStage { tournament } => self.draw_stage(*tournament),
            Command::PairRound {
                stage,
                forbid,
                force,
            } => self.pair_round(*stage, forbid, force),
            Command::SwapSeeds {
                stage,
                one,
                other,
                reason,
            } => self.judge_swap(*stage, *one, *other, reason),
            Command::DropMoves { stage } => self.drop_moves(*stage),
            Command::SetTimes { stage, times } => self.set_times(*stage, times),
            Command::CallWave {
                stage,
                wave,
                stations,
            } => self.call_wave(*stage, *wave, stations, at),
            Command::AdjustPoints {
                stage,
                entrant,
                points,
                reason,
            } => self.adjust_points(*stage, *entrant, *points, reason),
            Command::DrawTieLots { stage, lots } => self.draw_tie_lots(*stage, lots),
            Command::PlayTieBreak {
                stage,
                entrants,
                series,
            } => self.play_tie_break(*stage, entrants, series),
            Command::EnterLate { stage, entrant } => self.enter_late(*stage, *entrant),
            Command::Withdraw {
                tournament,
                entrant,
                disqualified,
                results,
                reason,
            } => self.withdraw(*tournament, *entrant, *disqualified, *results, reason),
            Command::DiscardDraw { stage } => self.discard_draw(*stage),
            Command::PublishStage { stage } => self.publish_stage(*stage),
            Command::SetSeries {
                stage,
                group,
                round,
                series,
            } => self.set_series(*stage, *group, *round, series),
            Command::CallMatch { match_id, station } => {
                self.call_match(*match_id, *station, device)
            }
            Command::LastCall { match_id, since } => self.last_call(*match_id, *since, at),
            Command::SetLobby { match_id, lobby } => self.set_lobby(*match_id, lobby.as_ref()),
            Command::TakeMatch { match_id } => self.take_match(*match_id, device),
            Command::TakeOverMatch { match_id } => self.take_over_match(*match_id, device),
            Command::HandBackMatch { match_id } => self.hand_back(*match_id),
            Command::ScoreGame {
                match_id,
                game,
                score,
                winner,
            } => self.score_game(*match_id, *game, *score, *winner, device),
            Command::DropGame { match_id, game } => self.drop_game(*match_id, *game, device),
            Command::ScoreHeat {
                match_id,
                game,
                finishes,
            } => self.score_heat(*match_id, *game, finishes, device),
            Command::RecordAttempt {
                match_id,
                entrant,
                attempt,
                mark,
            } => self.record_attempt(*match_id, *entrant, *attempt, *mark, device),
            Command::SetClock {
                match_id,
                clock,
                act,
            } => self.set_clock(*match_id, *clock, act, device, at),
            Command::HaltClocks { as_of } => self.halt_clocks(*as_of, at),
            Command::CallPause {
                match_id,
                kind,
                by,
                grant,
            } => self.call_pause(*match_id, *kind, *by, *grant, device),
            Command::ReadyToResume { match_id, side } => {
                self.ready_to_resume(*match_id, *side, device)
            }
            Command::EndPause { match_id } => self.end_pause(*match_id, device),
            Command::MarkGame {
                match_id,
                game,
                marks,
            } => self.mark_game(*match_id, *game, marks, device),
            Command::CommitMatch { match_id, winner } => {
                self.commit_match(*match_id, *winner, device, at)
            }
            Command::EnterResult { match_id, score } => {
                self.enter_result(*match_id, *score, device)
            }
            Command::EnterWinner { match_id, winner } => {
                self.enter_winner(*match_id, *winner, device)
            }
            Command::EndWithoutPlay {
                match_id,
                absent,
                how,
            } => self.end_without_play(*match_id, *absent, *how, device),
            Command::CheckIn {
                match_id,
                side,
                presence,
            } => self.check_in(*match_id, *side, *presence, device),
            Command::CheckInHeat {
                match_id,
                entrant,
                presence,
            } => self.check_in_heat(*match_id, *entrant, *presence, device),
            Command::ReportResult { match_id, result } => {
                self.report_result(*match_id, *result, device, at)
            }
            Command::ConfirmResult { match_id } => self.confirm_result(*match_id, device),
            Command::DisputeResult { match_id, note } => {
                self.dispute_result(*match_id, note, device)
            }
            Command::RuleMatch {
                match_id,
                winner,
                score,
                reason,
            } => self.rule_match(*match_id, *winner, *score, reason, device),
            Command::ReplayMatch { match_id } => self.replay_match(*match_id),
            Command::SetConfirmation {
                tournament,
                confirmation,
            } => self.set_confirmation(*tournament, *confirmation),
            Command::Close { tournament, deed } => self.close(*tournament, deed, device),
            Command::SignUp { tournament, deed } => self.sign_up(*tournament, deed, device, at),
            Command::GoneHome {
                tournament,
                entrant,
                reason,
            } => self.gone_home(*tournament, *entrant, reason),
            Command::ChangeShift { name } => self.change_shift(name, device),
            Command::CallForHelp {
                help,
                match_id,
                station,
                note,
            } => self.call_for_help(*help, *match_id, *station, note, device, at),
            Command::AnswerHelp { id } => self.answer_help(*id, device),
            Command::TimeIsUp {
                owner,
                generation,
                chance,
            } => self.time_is_up(*owner, *generation, chance.as_deref(), at),
            Command::SetDraftRules { tournament, rules } => {
                self.set_draft_rules_of(*tournament, rules.as_deref())
            }
            Command::ChangeShelf { change } => self.change_shelf(change),
            Command::Draft { match_id, deed } => self.draft(*match_id, deed, device, at),
            Command::HoldMatch { match_id, reason } => self.hold_match(*match_id, reason),
            Command::ResumeMatch { match_id } => self.resume_match(*match_id),
            Command::ReopenMatch { match_id } => self.reopen_to_play(*match_id, device, at),
            Command::Correct {
                fix,
                choices,
                reason,
            } => self.correct(fix, choices, reason, device),
            Command::TakeBack { seq } => self.judge_take_back(*seq),
            Command::SetStation { number, name } => self.set_station(*number, name),
            Command::RemoveStation { number } => self.remove_station(*number),
            Command::ChangeFloor { change } => self.change_floor(change),
            Command::ChangeStream { change } => self.change_stream(change),
            Command::CallNext {} => self.call_next(device, at),
            Command::AdmitDevice {
                device,
                name,
                role,
                scope,
            } => self.admit_device(device, name, *role, *scope, by),
            Command::ChangeDevice {
                device,
                name,
                scope,
            } => self.change_device(device, name, *scope),
            Command::RevokeDevice { device } => self.revoke_device(device, by),
            Command::AttachPhoto {
                match_id,
                sha256,
                bytes,
                kind,
            } => self.attach_photo(*match_id, sha256, *bytes, *kind),
            Command::AssignScreen {
                number,
                token,
                name,
                layout,
            } => self.assign_screen(*number, token, name, layout),
            Command::ChangeScreens { change } => self.change_screens(change),
            Command::ForgetScreen { number } => self.forget_screen(*number),
            Command::ShowMessage { screen, text } => self.show_message(*screen, text),
            Command::HideMessage { screen } => self.hide_message(*screen),
        }
    }

    fn check_right(&self, envelope: &Envelope) -> Result<(), Refusal> {
        let Some(id) = &envelope.device else {
            return Ok(());
        };
        let device = self.admitted(id).ok_or(Refusal::NotAdmitted)?;
        let subject = envelope
            .command
            .match_id()
            .and_then(|id| self.matches.get(&id));
        match (right(device.role, &envelope.command), subject) {
            (Right::Always, _) if device.role == Role::Desk => {
                self.check_desk_scope(device, &envelope.command)
            }
            (Right::Always, _) => Ok(()),
            (Right::InScope, Some(subject)) if self.in_scope(device, subject) => Ok(()),
            // Whoever holds a match keeps it when it moves to another station.
            (Right::Holding, Some(subject)) if subject.is_held_by(&device.id) => Ok(()),
            (Right::Holding, Some(subject)) if self.in_scope(device, subject) => {
                match &subject.lease {
                    Some(lease) if lease.device == device.id => Ok(()),
                    Some(_) => Err(Refusal::HeldByAnother),
                    None if subject.outcome().is_some() => Err(Refusal::MatchAlreadyOver),
                    None => Err(Refusal::NotHolding),
                }
            }
            (Right::InScope | Right::Holding, Some(_)) => Err(Refusal::OutOfScope),
            (Right::InScope | Right::Holding, None) => Err(Refusal::not_found("match")),
            (Right::Never, _) => Err(Refusal::NotAllowed),
        }
    }

    /// Whether a match is among those that a device may touch. What is not published is nobody's.
    #[must_use]
    pub fn in_scope(&self, device: &Device, subject: &Match) -> bool {
        let Some(stage) = self.stages.get(&subject.stage) else {
            return false;
        };
        // A captain speaks for one entrant, or for nobody.
        let is_nobodys =
            device.role == Role::Captain && !matches!(device.scope, Scope::Entrant { .. });
        stage.shows(subject.node)
            && !is_nobodys
            && match device.scope {
                Scope::Everything => true,
                Scope::Tournament { tournament } => stage.tournament == tournament,
                Scope::Stations { from, to } => subject
                    .station
                    .is_some_and(|station| (from..=to).contains(&station)),
                Scope::Entrant {
                    tournament,
                    entrant,
                } => stage.tournament == tournament && subject.has(entrant),
            }
    }

    fn check_expectation(&self, envelope: &Envelope) -> Result<(), Refusal> {
        match &envelope.expect {
            None => Ok(()),
            Some(Expect::Rev { match_id, rev }) => {
                let found = self.found_match(*match_id)?;
                let named = envelope.command.match_id();
                if named.is_some_and(|named| named != *match_id) {
                    return Err(Refusal::OtherMatch);
                }
                if found.rev == *rev {
                    Ok(())
                } else {
                    Err(Refusal::Stale { rev: found.rev })
                }
            }
            Some(Expect::After { after }) => {
                let id = envelope
                    .command
                    .match_id()
                    .ok_or(Refusal::PredecessorRefused)?;
                let found = self.found_match(id)?;
                let is_last = found.last_change.as_ref().is_some_and(|change| {
                    change.command == *after && Some(&change.device) == envelope.device.as_ref()
                });
                if is_last {
                    Ok(())
                } else {
                    Err(Refusal::Stale { rev: found.rev })
                }
            }
        }
    }

    fn found_match(&self, id: MatchId) -> Result<&Match, Refusal> {
        self.matches
            .get(&id)
            .ok_or_else(|| Refusal::not_found("match"))
    }
}
