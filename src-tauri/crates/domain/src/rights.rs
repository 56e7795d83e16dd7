//! Who may send which command: one table, and everything that is not in it is refused.

use crate::command::Command;
use crate::device::Role;

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
        Role::Desk => Right::Always,
        Role::Judge => judge(command),
        Role::Captain | Role::Caster | Role::Screen | Role::Public => Right::Never,
    }
}

const fn judge(command: &Command) -> Right {
    match command {
        Command::CallMatch { .. }
        | Command::TakeMatch { .. }
        | Command::TakeOverMatch { .. }
        | Command::AttachPhoto { .. } => Right::InScope,
        Command::HandBackMatch { .. }
        | Command::ScoreGame { .. }
        | Command::DropGame { .. }
        | Command::ScoreHeat { .. }
        | Command::RecordAttempt { .. }
        | Command::CommitMatch { .. }
        | Command::EndWithoutPlay { .. }
        | Command::HoldMatch { .. }
        | Command::ResumeMatch { .. } => Right::Holding,
        Command::NameGathering { .. }
        | Command::CreateTournament { .. }
        | Command::ChangeTournament { .. }
        | Command::RemoveTournament { .. }
        | Command::AddEntrants { .. }
        | Command::ChangeEntrant { .. }
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
        | Command::ReopenMatch { .. }
        | Command::TakeBack { .. }
        | Command::SetStation { .. }
        | Command::RemoveStation { .. }
        | Command::AdmitDevice { .. }
        | Command::ChangeDevice { .. }
        | Command::RevokeDevice { .. }
        | Command::AssignScreen { .. }
        | Command::ForgetScreen { .. } => Right::Never,
    }
}
