//! Who may send which command: one table, and everything that is not in it is refused.

use crate::closing::ClosingDeed;
use crate::command::Command;
use crate::device::Role;
use crate::sign_up::SignUpDeed;
use crate::stream::{Lamp, StreamChange};

/// What a role may do with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Anywhere.
    Always,
    /// On the matches of the device's scope.
    InScope,
    /// On the matches of the device's scope that this device holds.
    Holding,
    /// Never.
    Never,
}

/// The table. The server itself is not in it: it sends only what it was built to send.
#[must_use]
pub const fn right(role: Role, command: &Command) -> Right {
    match role {
        Role::Desk => desk(command),
        Role::HeadJudge => head_judge(command),
        Role::Judge => judge(command),
        Role::Captain => captain(command),
        Role::Caster | Role::Screen | Role::Public => Right::Never,
    }
}

/// A desk may do everything, but say what only the server knows: that a time has run out, that it was away, or that a
/// phone came with this key.
const fn desk(command: &Command) -> Right {
    if matches!(
        command,
        Command::TimeIsUp { .. }
            | Command::HaltClocks { .. }
            | Command::SignUp {
                deed: SignUpDeed::EnterByPhone { .. },
                ..
            }
    ) {
        Right::Never
    } else {
        Right::Always
    }
}

/// A head judge decides what is played, and sets no tournament up.
const fn head_judge(command: &Command) -> Right {
    match command {
        Command::ChangeShift { .. }
        | Command::CallForHelp { .. }
        | Command::AnswerHelp { .. }
        | Command::AdmitDevice { .. }
        | Command::RevokeDevice { .. }
        // Of which tournaments, is judged with the command.
        | Command::Close {
            deed: ClosingDeed::Sign {} | ClosingDeed::Withdraw { .. },
            ..
        } => Right::Always,
        Command::CallMatch { .. }
        | Command::LastCall { .. }
        | Command::SetLobby { .. }
        | Command::TakeMatch { .. }
        | Command::TakeOverMatch { .. }
        | Command::HandBackMatch { .. }
        | Command::CheckIn { .. }
        | Command::CheckInHeat { .. }
        | Command::ConfirmResult { .. }
        | Command::DisputeResult { .. }
        | Command::RuleMatch { .. }
        | Command::ReplayMatch { .. }
        | Command::ReopenMatch { .. }
        | Command::Correct { .. }
        | Command::EnterResult { .. }
        | Command::EnterWinner { .. }
        | Command::ReportResult { .. }
        | Command::EndWithoutPlay { .. }
        | Command::HoldMatch { .. }
        | Command::CallPause { .. }
        | Command::ReadyToResume { .. }
        | Command::EndPause { .. }
        | Command::ResumeMatch { .. }
        | Command::Draft { .. }
        | Command::AttachPhoto { .. } => Right::InScope,
        Command::ChangeStream {
            change:
                StreamChange::Ready {
                    lamp: Lamp::Judge, ..
                },
        }
        | Command::ScoreGame { .. }
        | Command::DropGame { .. }
        | Command::ScoreHeat { .. }
        | Command::RecordAttempt { .. }
        | Command::SetClock { .. }
        | Command::MarkGame { .. }
        | Command::CommitMatch { .. } => Right::Holding,
        Command::NameGathering { .. }
        | Command::CreateTournament { .. }
        | Command::ChangeTournament { .. }
        | Command::RemoveTournament { .. }
        | Command::AddEntrants { .. }
        | Command::ChangeEntrant { .. }
        | Command::SetRoster { .. }
        | Command::RemoveEntrant { .. }
        | Command::SetSeeding { .. }
        | Command::DrawLots { .. }
        | Command::SeedByMerit { .. }
        | Command::RecordRatings { .. }
        | Command::DrawStage { .. }
        | Command::PairRound { .. }
        | Command::SwapSeeds { .. }
        | Command::DropMoves { .. }
        | Command::SetTimes { .. }
        | Command::CallWave { .. }
        | Command::AdjustPoints { .. }
        | Command::DrawTieLots { .. }
        | Command::PlayTieBreak { .. }
        | Command::EnterLate { .. }
        | Command::Withdraw { .. }
        | Command::DiscardDraw { .. }
        | Command::PublishStage { .. }
        | Command::SetSeries { .. }
        | Command::SetConfirmation { .. }
        | Command::Close { .. }
        | Command::SignUp { .. }
        | Command::SetDraftRules { .. }
        | Command::ChangeShelf { .. }
        | Command::GoneHome { .. }
        | Command::TimeIsUp { .. }
        | Command::HaltClocks { .. }
        | Command::TakeBack { .. }
        | Command::SetStation { .. }
        | Command::RemoveStation { .. }
        | Command::ChangeFloor { .. }
        | Command::ChangeStream { .. }
        | Command::CallNext {}
        | Command::ChangeDevice { .. }
        | Command::AssignScreen { .. }
        | Command::ChangeScreens { .. }
        | Command::ForgetScreen { .. }
        | Command::ShowMessage { .. }
        | Command::HideMessage { .. } => Right::Never,
    }
}

/// A captain speaks for one entrant: of its matches, for its own side.
const fn captain(command: &Command) -> Right {
    match command {
        Command::CallForHelp { .. } | Command::AnswerHelp { .. } => Right::Always,
        Command::CheckIn { .. }
        | Command::CheckInHeat { .. }
        | Command::ReportResult { .. }
        | Command::ConfirmResult { .. }
        | Command::DisputeResult { .. }
        | Command::AttachPhoto { .. } => Right::InScope,
        Command::Draft { deed, .. } if deed.is_for_captains() => Right::InScope,
        Command::NameGathering { .. }
        | Command::CreateTournament { .. }
        | Command::ChangeTournament { .. }
        | Command::RemoveTournament { .. }
        | Command::AddEntrants { .. }
        | Command::ChangeEntrant { .. }
        | Command::SetRoster { .. }
        | Command::RemoveEntrant { .. }
        | Command::SetSeeding { .. }
        | Command::DrawLots { .. }
        | Command::SeedByMerit { .. }
        | Command::RecordRatings { .. }
        | Command::DrawStage { .. }
        | Command::PairRound { .. }
        | Command::SwapSeeds { .. }
        | Command::DropMoves { .. }
        | Command::SetTimes { .. }
        | Command::CallWave { .. }
        | Command::AdjustPoints { .. }
        | Command::DrawTieLots { .. }
        | Command::PlayTieBreak { .. }
        | Command::EnterLate { .. }
        | Command::Withdraw { .. }
        | Command::DiscardDraw { .. }
        | Command::PublishStage { .. }
        | Command::SetSeries { .. }
        | Command::CallMatch { .. }
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
        | Command::HaltClocks { .. }
        | Command::CallPause { .. }
        | Command::ReadyToResume { .. }
        | Command::EndPause { .. }
        | Command::MarkGame { .. }
        | Command::CommitMatch { .. }
        | Command::EnterResult { .. }
        | Command::EnterWinner { .. }
        | Command::EndWithoutPlay { .. }
        | Command::RuleMatch { .. }
        | Command::ReplayMatch { .. }
        | Command::SetConfirmation { .. }
        | Command::Close { .. }
        | Command::SignUp { .. }
        | Command::SetDraftRules { .. }
        | Command::ChangeShelf { .. }
        | Command::Draft { .. }
        | Command::GoneHome { .. }
        | Command::ChangeShift { .. }
        | Command::TimeIsUp { .. }
        | Command::HoldMatch { .. }
        | Command::ResumeMatch { .. }
        | Command::ReopenMatch { .. }
        | Command::Correct { .. }
        | Command::TakeBack { .. }
        | Command::SetStation { .. }
        | Command::RemoveStation { .. }
        | Command::ChangeFloor { .. }
        | Command::ChangeStream { .. }
        | Command::CallNext {}
        | Command::AdmitDevice { .. }
        | Command::ChangeDevice { .. }
        | Command::RevokeDevice { .. }
        | Command::AssignScreen { .. }
        | Command::ChangeScreens { .. }
        | Command::ForgetScreen { .. }
        | Command::ShowMessage { .. }
        | Command::HideMessage { .. } => Right::Never,
    }
}

const fn judge(command: &Command) -> Right {
    match command {
        Command::CallMatch { .. }
        | Command::LastCall { .. }
        | Command::SetLobby { .. }
        | Command::TakeMatch { .. }
        | Command::TakeOverMatch { .. }
        | Command::CheckIn { .. }
        | Command::CheckInHeat { .. }
        | Command::ConfirmResult { .. }
        | Command::DisputeResult { .. }
        | Command::ReopenMatch { .. }
        | Command::AttachPhoto { .. } => Right::InScope,
        Command::Draft { deed, .. } if deed.is_for_judges() => Right::InScope,
        // The phone of somebody who plays at one of their matches: which, is judged with the command.
        Command::AdmitDevice {
            role: Role::Captain,
            ..
        }
        | Command::ChangeShift { .. }
        | Command::CallForHelp { .. }
        | Command::AnswerHelp { .. } => Right::Always,
        Command::ChangeStream {
            change: StreamChange::Ready {
                lamp: Lamp::Judge, ..
            },
        }
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
        | Command::EndWithoutPlay { .. }
        | Command::ReportResult { .. }
        | Command::HoldMatch { .. }
        | Command::ResumeMatch { .. } => Right::Holding,
        Command::NameGathering { .. }
        | Command::CreateTournament { .. }
        | Command::ChangeTournament { .. }
        | Command::RemoveTournament { .. }
        | Command::AddEntrants { .. }
        | Command::ChangeEntrant { .. }
        | Command::SetRoster { .. }
        | Command::RemoveEntrant { .. }
        | Command::SetSeeding { .. }
        | Command::DrawLots { .. }
        | Command::SeedByMerit { .. }
        | Command::RecordRatings { .. }
        | Command::DrawStage { .. }
        | Command::PairRound { .. }
        | Command::SwapSeeds { .. }
        | Command::DropMoves { .. }
        | Command::SetTimes { .. }
        | Command::CallWave { .. }
        | Command::AdjustPoints { .. }
        | Command::DrawTieLots { .. }
        | Command::PlayTieBreak { .. }
        | Command::EnterLate { .. }
        | Command::Withdraw { .. }
        | Command::DiscardDraw { .. }
        | Command::PublishStage { .. }
        | Command::SetSeries { .. }
        | Command::EnterResult { .. }
        | Command::RuleMatch { .. }
        | Command::ReplayMatch { .. }
        | Command::SetConfirmation { .. }
        | Command::Close { .. }
        | Command::SignUp { .. }
        | Command::SetDraftRules { .. }
        | Command::ChangeShelf { .. }
        | Command::Draft { .. }
        | Command::GoneHome { .. }
        | Command::TimeIsUp { .. }
        | Command::Correct { .. }
        | Command::EnterWinner { .. }
        | Command::HaltClocks { .. }
        | Command::TakeBack { .. }
        | Command::SetStation { .. }
        | Command::RemoveStation { .. }
        | Command::ChangeFloor { .. }
        | Command::ChangeStream { .. }
        | Command::CallNext {}
        | Command::AdmitDevice { .. }
        | Command::ChangeDevice { .. }
        | Command::RevokeDevice { .. }
        | Command::AssignScreen { .. }
        | Command::ChangeScreens { .. }
        | Command::ForgetScreen { .. }
        | Command::ShowMessage { .. }
        | Command::HideMessage { .. } => Right::Never,
    }
}
