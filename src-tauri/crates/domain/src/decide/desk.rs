//! What a desk may touch that was let in for a part of the gathering: one tournament, or a row of stations.

use crate::command::Command;
use crate::device::{Device, Scope};
use crate::gathering::Gathering;
use crate::ids::{MatchId, Seq, StageId, TournamentId};
use crate::places::FloorChange;
use crate::refusal::Refusal;
use crate::step::Cell;

impl Gathering {
    /// Refuses what lies outside the scope of a desk. What belongs to no tournament is for desks of everything.
    pub(super) fn check_desk_scope(
        &self,
        device: &Device,
        command: &Command,
    ) -> Result<(), Refusal> {
        let is_in_scope = match device.scope {
            Scope::Everything => true,
            Scope::Tournament { tournament } => {
                is_for_anybody(command) || self.concerns(command) == Some(tournament)
            }
            Scope::Stations { .. } => {
                is_for_anybody(command)
                    || command
                        .match_id()
                        .and_then(|id| self.matches.get(&id))
                        .is_some_and(|subject| self.in_scope(device, subject))
            }
            Scope::Entrant { .. } => false,
        };
        if is_in_scope {
            Ok(())
        } else {
            Err(Refusal::OutOfScope)
        }
    }

    /// The one tournament that a command is about.
    pub(super) fn concerns(&self, command: &Command) -> Option<TournamentId> {
        match command {
            Command::ChangeTournament { tournament, .. }
            | Command::RemoveTournament { tournament }
            | Command::AddEntrants { tournament, .. }
            | Command::ChangeEntrant { tournament, .. }
            | Command::SetRoster { tournament, .. }
            | Command::RemoveEntrant { tournament, .. }
            | Command::SetSeeding { tournament, .. }
            | Command::DrawLots { tournament, .. }
            | Command::SeedByMerit { tournament, .. }
            | Command::DrawStage { tournament }
            | Command::Withdraw { tournament, .. }
            | Command::SetConfirmation { tournament, .. }
            | Command::Close { tournament, .. }
            | Command::SignUp { tournament, .. }
            | Command::SetDraftRules { tournament, .. } => Some(*tournament),
            Command::PairRound { stage, .. }
            | Command::SwapSeeds { stage, .. }
            | Command::DropMoves { stage }
            | Command::SetTimes { stage, .. }
            | Command::CallWave { stage, .. }
            | Command::AdjustPoints { stage, .. }
            | Command::DrawTieLots { stage, .. }
            | Command::PlayTieBreak { stage, .. }
            | Command::EnterLate { stage, .. }
            | Command::DiscardDraw { stage }
            | Command::PublishStage { stage }
            | Command::SetSeries { stage, .. } => self.tournament_of_stage(*stage),
            Command::Correct { fix, .. } => self.tournament_of_fix(fix).ok(),
            Command::TakeBack { seq } => self.tournament_of_step(*seq),
            Command::CallMatch { .. }
            | Command::LastCall { .. }
            | Command::SetLobby { .. }
            | Command::TakeMatch { .. }
            | Command::TakeOverMatch { .. }
            | Command::HandBackMatch { .. }
            | Command::ScoreGame { .. }
            | Command::DropGame { .. }
            | Command::ScoreHeat { .. }
            | Command::RecordAttempt { .. }
            | Command::SetClock { .. }
            | Command::CallPause { .. }
            | Command::ReadyToResume { .. }
            | Command::EndPause { .. }
            | Command::MarkGame { .. }
            | Command::CommitMatch { .. }
            | Command::EnterResult { .. }
            | Command::EnterWinner { .. }
            | Command::EndWithoutPlay { .. }
            | Command::CheckIn { .. }
            | Command::CheckInHeat { .. }
            | Command::ReportResult { .. }
            | Command::ConfirmResult { .. }
            | Command::DisputeResult { .. }
            | Command::RuleMatch { .. }
            | Command::ReplayMatch { .. }
            | Command::HoldMatch { .. }
            | Command::ResumeMatch { .. }
            | Command::ReopenMatch { .. }
            | Command::Draft { .. }
            | Command::AttachPhoto { .. } => self.tournament_of_match(command.match_id()?),
            Command::ChangeFloor { change } => match change {
                FloorChange::Places { tournament, .. }
                | FloorChange::Lobbies { tournament, .. } => Some(*tournament),
                FloorChange::Wish { match_id, .. } => self.tournament_of_match(*match_id),
                FloorChange::Aim { tournament, .. } => *tournament,
                FloorChange::Equip { .. }
                | FloorChange::Close { .. }
                | FloorChange::Open { .. }
                | FloorChange::Dispatch { .. }
                | FloorChange::Breaks { .. }
                | FloorChange::Arrange { .. } => None,
            },
            Command::ChangeStream { change } => self.tournament_of_match(change.match_id()?),
            // Whoever goes home leaves every tournament.
            Command::GoneHome { .. }
            | Command::NameGathering { .. }
            | Command::CreateTournament { .. }
            | Command::RecordRatings { .. }
            | Command::ChangeShift { .. }
            | Command::CallForHelp { .. }
            | Command::AnswerHelp { .. }
            | Command::TimeIsUp { .. }
            | Command::HaltClocks { .. }
            | Command::SetStation { .. }
            | Command::RemoveStation { .. }
            | Command::CallNext {}
            | Command::AdmitDevice { .. }
            | Command::ChangeDevice { .. }
            | Command::RevokeDevice { .. }
            | Command::AssignScreen { .. }
            | Command::ChangeScreens { .. }
            | Command::ForgetScreen { .. }
            | Command::ChangeShelf { .. }
            | Command::ShowMessage { .. }
            | Command::HideMessage { .. } => None,
        }
    }

    fn tournament_of_stage(&self, id: StageId) -> Option<TournamentId> {
        self.stages.get(&id).map(|stage| stage.tournament)
    }

    fn tournament_of_match(&self, id: MatchId) -> Option<TournamentId> {
        self.stage_of(id).map(|stage| stage.tournament)
    }

    /// The tournament that an entry touched, if it touched that one and nothing else.
    fn tournament_of_step(&self, seq: Seq) -> Option<TournamentId> {
        let step = self.steps.iter().find(|step| step.seq == seq)?;
        let mut all = step.cells.keys().filter_map(|cell| match cell {
            // A call touches the station that it is for, and an entrant brings persons and phones along.
            Cell::Station(_) | Cell::CalledTo(..) | Cell::Person(_) | Cell::Device(_) => None,
            Cell::Places(id) | Cell::LobbyPlan(id) => Some(Some(*id)),
            // A rundown has matches of many.
            Cell::Stream(_) => Some(None),
            Cell::Wish(id) | Cell::GoLight(id) | Cell::Lobby(id) => {
                Some(self.tournament_of_match(*id))
            }
            Cell::Tournament(id)
            | Cell::Entrant(id, _)
            | Cell::Seeding(id)
            | Cell::Confirmation(id)
            | Cell::Closing(id)
            | Cell::SignUp(id)
            | Cell::ByPhone(id, _)
            | Cell::Arrived(id, _)
            | Cell::Drafting(id) => Some(Some(*id)),
            Cell::Stage(id) | Cell::Rulings(id) | Cell::Times(id) | Cell::Planned(id) => {
                Some(self.tournament_of_stage(*id))
            }
            Cell::Match(id) | Cell::Photos(id) | Cell::Draft(id, _) | Cell::Choosing(id) => {
                Some(self.tournament_of_match(*id))
            }
            Cell::GatheringName
            | Cell::Dispatching
            | Cell::Aims
            | Cell::Breaks
            | Cell::OnPlan(_)
            | Cell::Help(_)
            | Cell::Earlier
            | Cell::Screen(_)
            | Cell::Message(_)
            | Cell::Playlist(_)
            | Cell::Alert
            | Cell::OwnFormat(_)
            | Cell::OwnPool(_) => Some(None),
        });
        let first = all.next()??;
        all.all(|other| other == Some(first)).then_some(first)
    }
}

/// What every desk may say: who sits at it, that help is needed or was given, and that what can be called is called; of that
/// only its own matches are.
const fn is_for_anybody(command: &Command) -> bool {
    matches!(
        command,
        Command::ChangeShift { .. }
            | Command::CallForHelp { .. }
            | Command::AnswerHelp { .. }
            | Command::CallNext {}
    )
}
