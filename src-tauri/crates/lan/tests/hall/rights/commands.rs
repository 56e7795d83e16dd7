//! Every command, and which of them are for judges.

use crate::venue::format;
use lanista_wire::closing::ClosingDeed;
use lanista_wire::command::{Command, Results};
use lanista_wire::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use lanista_wire::correction::Fix;
use lanista_wire::draft::DraftDeed;
use lanista_wire::floor::FloorChange;
use lanista_wire::life::{Absent, Confirmation, HelpKind, Presence, WithoutPlay};
use lanista_wire::screens::ScreensChange;
use lanista_wire::seeding::SeedBasis;
use lanista_wire::shared::{BySide, Group, Layout, Length, NewEntrant, Role, Scope, Series, Side};
use lanista_wire::sign_up::SignUpDeed;
use lanista_wire::stream::StreamChange;

/// All commands, with values that would be right on the bracket of the test.
pub(super) fn commands(match_id: u32) -> Vec<Command> {
    let series = Series {
        length: Length::BestOf { games: 5 },
        head_start: None,
    };
    let text = String::from("Owl");
    let fresh = NewEntrant {
        name: "Wren".into(),
        ..NewEntrant::default()
    };
    let scope = Scope::Everything;
    vec![
        Command::NameGathering { name: text.clone() },
        Command::CreateTournament {
            name: text.clone(),
            title: text.clone(),
            format: format(),
        },
        Command::ChangeTournament {
            tournament: 2,
            name: text.clone(),
            title: text.clone(),
            format: format(),
        },
        Command::RemoveTournament { tournament: 2 },
        Command::AddEntrants {
            tournament: 2,
            entrants: vec![fresh.clone()],
        },
        Command::ImportEntrants {
            tournament: 2,
            import: text.clone(),
        },
        Command::ChangeEntrant {
            tournament: 1,
            entrant: 1,
            to: fresh,
        },
        Command::SetRoster {
            tournament: 1,
            entrant: 1,
            members: vec![lanista_wire::roster::NewMember {
                about: None,
                person: None,
                handle: "Ida".into(),
                post: lanista_wire::roster::Post::Player { position: Some(1) },
            }],
            captain: Some(0),
            reason: String::new(),
        },
        Command::RemoveEntrant {
            tournament: 2,
            entrant: 1,
        },
        Command::SetSeeding {
            tournament: 2,
            order: vec![],
        },
        Command::MoveSeed {
            tournament: 1,
            entrant: 1,
            to: 2,
        },
        Command::DrawLots { tournament: 1 },
        Command::SeedByMerit {
            tournament: 1,
            basis: SeedBasis::Places { tournament: 2 },
            digest: text.clone(),
        },
        Command::ImportRatings {
            import: text.clone(),
        },
        Command::ForgetRatings,
        Command::DrawStage { tournament: 2 },
        Command::PairRound {
            stage: 1,
            forbid: vec![],
            force: vec![],
        },
        Command::SwapSeeds {
            stage: 1,
            one: 1,
            other: 2,
            reason: text.clone(),
        },
        Command::DropMoves { stage: 1 },
        Command::SetTimes {
            stage: 1,
            times: vec![],
        },
        Command::CallWave {
            stage: 1,
            wave: 1,
            stations: vec![],
        },
        Command::AdjustPoints {
            stage: 1,
            entrant: 1,
            points: -1,
            reason: text.clone(),
        },
        Command::DrawTieLots { stage: 1 },
        Command::PlayTieBreak {
            stage: 1,
            entrants: vec![1, 2],
            series: series.clone(),
        },
        Command::EnterLate {
            stage: 1,
            entrant: 1,
        },
        Command::Withdraw {
            tournament: 1,
            entrant: 1,
            disqualified: true,
            results: Results::Keep,
            reason: text.clone(),
        },
        Command::DiscardDraw { stage: 1 },
        Command::PublishStage { stage: 1 },
        Command::SetSeries {
            stage: 1,
            group: Group::Upper,
            round: 2,
            series,
        },
        Command::CallMatch {
            match_id,
            station: None,
        },
        Command::LastCall {
            match_id,
            since: None,
        },
        Command::SetLobby {
            match_id,
            lobby: Some(lanista_wire::lobby::Lobby {
                name: text.clone(),
                ..Default::default()
            }),
        },
        Command::TakeMatch { match_id },
        Command::TakeOverMatch { match_id },
        Command::HandBackMatch { match_id },
        Command::ScoreGame {
            match_id,
            game: 1,
            score: BySide { home: 1, away: 0 },
            winner: None,
        },
        Command::DropGame { match_id, game: 1 },
        Command::ScoreHeat {
            match_id,
            game: 1,
            finishes: vec![lanista_wire::heat::FinishView::Plain(1, 0)],
        },
        Command::RecordAttempt {
            match_id,
            entrant: 1,
            attempt: 1,
            mark: Some(1),
        },
        Command::SetClock {
            match_id,
            clock: ClockKind::Game,
            act: ClockAct::Start,
        },
        Command::CallPause {
            match_id,
            kind: PauseKind::Judge,
            by: None,
            grant: Grant::Anyway,
        },
        Command::ReadyToResume {
            match_id,
            side: Side::Home,
        },
        Command::EndPause { match_id },
        Command::MarkGame {
            match_id,
            game: 1,
            marks: Marks::default(),
        },
        Command::CommitMatch {
            match_id,
            winner: Some(Side::Home),
        },
        Command::EnterResult {
            match_id,
            score: BySide { home: 2, away: 0 },
        },
        Command::EnterWinner {
            match_id,
            winner: Side::Home,
        },
        Command::EndWithoutPlay {
            match_id,
            absent: Absent::Both,
            how: WithoutPlay::Walkover,
        },
        Command::CheckIn {
            match_id,
            side: Side::Home,
            presence: Presence::Here,
        },
        Command::CheckInHeat {
            match_id,
            entrant: 1,
            presence: Presence::Here,
        },
        Command::ReportResult {
            match_id,
            score: None,
            winner: Some(Side::Home),
        },
        Command::ConfirmResult { match_id },
        Command::DisputeResult {
            match_id,
            note: text.clone(),
        },
        Command::RuleMatch {
            match_id,
            winner: Some(Side::Home),
            score: None,
            reason: text.clone(),
        },
        Command::ReplayMatch { match_id },
        Command::SetConfirmation {
            tournament: 1,
            confirmation: Confirmation::Desk,
        },
        Command::Close {
            tournament: 1,
            deed: ClosingDeed::Sign {},
        },
        Command::SignUp {
            tournament: 1,
            deed: SignUpDeed::CloseCheckIn {},
        },
        Command::GoneHome {
            tournament: 1,
            entrant: 1,
            reason: text.clone(),
        },
        Command::ChangeShift { name: text.clone() },
        Command::CallForHelp {
            help: HelpKind::Runner,
            match_id: None,
            station: None,
            note: text.clone(),
        },
        Command::AnswerHelp { id: 1 },
        Command::HoldMatch {
            match_id,
            reason: text.clone(),
        },
        Command::ResumeMatch { match_id },
        Command::ReopenMatch { match_id },
        Command::Correct {
            fix: Fix::Replay { match_id },
            choices: Vec::new(),
            reason: text.clone(),
        },
        Command::TakeBack { seq: 3 },
        Command::SetStation {
            number: 1,
            name: text.clone(),
        },
        Command::RemoveStation { number: 1 },
        Command::ChangeFloor {
            change: FloorChange::Open { number: 1 },
        },
        Command::ChangeStream {
            change: StreamChange::Flip {
                station: 1,
                is_flipped: true,
            },
        },
        Command::CallNext {},
        Command::AdmitDevice {
            device: text.clone(),
            name: text.clone(),
            role: Role::Desk,
            scope,
        },
        Command::ChangeDevice {
            device: text.clone(),
            name: text.clone(),
            scope,
        },
        Command::RevokeDevice {
            device: text.clone(),
        },
        Command::AssignScreen {
            number: 1,
            token: text.clone(),
            name: text.clone(),
            layout: Layout::Blank,
        },
        Command::Draft {
            match_id: 1,
            deed: DraftDeed::Resume {},
        },
        Command::ChangeScreens {
            change: ScreensChange::EndAlert {},
        },
        Command::ForgetScreen { number: 1 },
        Command::ShowMessage { screen: None, text },
        Command::HideMessage { screen: Some(1) },
    ]
}

/// What a judge is let in for who may not touch this match; the match is new whenever the list above is not whole.
pub(super) fn is_for_judges(command: &Command) -> bool {
    match command {
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
        | Command::EndWithoutPlay { .. }
        | Command::CheckIn { .. }
        | Command::CheckInHeat { .. }
        | Command::ReportResult { .. }
        | Command::ConfirmResult { .. }
        | Command::DisputeResult { .. }
        | Command::ReopenMatch { .. }
        | Command::HoldMatch { .. }
        | Command::Draft { .. }
        | Command::ResumeMatch { .. } => true,
        Command::NameGathering { .. }
        | Command::CreateTournament { .. }
        | Command::ChangeTournament { .. }
        | Command::RemoveTournament { .. }
        | Command::AddEntrants { .. }
        | Command::ImportEntrants { .. }
        | Command::ChangeEntrant { .. }
        | Command::SetRoster { .. }
        | Command::RemoveEntrant { .. }
        | Command::SetSeeding { .. }
        | Command::MoveSeed { .. }
        | Command::DrawLots { .. }
        | Command::SeedByMerit { .. }
        | Command::ImportRatings { .. }
        | Command::ForgetRatings
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
        | Command::EnterWinner { .. }
        | Command::RuleMatch { .. }
        | Command::ReplayMatch { .. }
        | Command::SetConfirmation { .. }
        | Command::Close { .. }
        | Command::SignUp { .. }
        | Command::GoneHome { .. }
        | Command::ChangeShift { .. }
        | Command::CallForHelp { .. }
        | Command::AnswerHelp { .. }
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
        | Command::HideMessage { .. } => false,
    }
}
