//! Commands as devices send them.

use crate::closing::ClosingDeed;
use crate::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use crate::correction::{Chosen, Fix};
use crate::draft::DraftDeed;
use crate::floor::FloorChange;
use crate::heat::FinishView;
use crate::life::{Absent, Confirmation, HelpKind, Presence, WithoutPlay};
use crate::lobby::Lobby;
use crate::roster::NewMember;
use crate::screens::ScreensChange;
use crate::seeding::SeedBasis;
use crate::shared::same_names;
use crate::shared::{BySide, Format, Group, Layout, NewEntrant, Role, Scope, Series, Side, Timed};
use crate::sign_up::SignUpDeed;
use crate::stream::StreamChange;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What a device asks for. The domain's `Command` says what each means; two are completed by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Command")]
pub enum Command {
    NameGathering {
        name: String,
    },
    CreateTournament {
        name: String,
        title: String,
        format: Format,
    },
    ChangeTournament {
        tournament: u32,
        name: String,
        title: String,
        format: Format,
    },
    RemoveTournament {
        tournament: u32,
    },
    AddEntrants {
        tournament: u32,
        entrants: Vec<NewEntrant>,
    },
    /// Adds the entrants of a file that the server has read: completed by the server.
    ImportEntrants {
        tournament: u32,
        import: String,
    },
    ChangeEntrant {
        tournament: u32,
        entrant: u32,
        to: NewEntrant,
    },
    /// Says who is in the roster of an entrant, and for what.
    SetRoster {
        tournament: u32,
        entrant: u32,
        /// Everybody, at least one of whom may be fielded; 1 to 64.
        members: Vec<NewMember>,
        /// Which of them leads it, from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        captain: Option<u16>,
        /// Why it is changed though rosters are locked, up to 200 characters.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    RemoveEntrant {
        tournament: u32,
        entrant: u32,
    },
    SetSeeding {
        tournament: u32,
        order: Vec<u32>,
    },
    /// Moves one entrant to another seed: completed by the server from the present seeding.
    MoveSeed {
        tournament: u32,
        entrant: u32,
        /// The new seed, from 1.
        to: u32,
    },
    /// Shuffles the seeding: the server draws the lots and records them.
    DrawLots {
        tournament: u32,
    },
    /// Puts the entrants in the order of a proposal that was looked at: completed by the server, which works it out
    /// again and refuses if it is another by now.
    SeedByMerit {
        tournament: u32,
        basis: SeedBasis,
        digest: String,
    },
    /// Keeps the ratings of a file that the server has read: completed by the server.
    ImportRatings {
        import: String,
    },
    /// Forgets the ratings that a file brought.
    ForgetRatings,
    DrawStage {
        tournament: u32,
    },
    PairRound {
        stage: u32,
        /// Pairs of entrants that must not be.
        forbid: Vec<[u32; 2]>,
        /// Pairs of entrants that must be.
        force: Vec<[u32; 2]>,
    },
    SwapSeeds {
        stage: u32,
        one: u32,
        other: u32,
        reason: String,
    },
    DropMoves {
        stage: u32,
    },
    SetTimes {
        stage: u32,
        times: Vec<Timed>,
    },
    CallWave {
        stage: u32,
        wave: u8,
        stations: Vec<u32>,
    },
    AdjustPoints {
        stage: u32,
        entrant: u32,
        points: i32,
        reason: String,
    },
    /// Parts whom the criteria leave equal: the server draws the lots and records them.
    DrawTieLots {
        stage: u32,
    },
    /// Lets those whom a table leaves equal meet once more.
    PlayTieBreak {
        stage: u32,
        /// All who are tied for the same places.
        entrants: Vec<u32>,
        /// Somebody must win by it.
        series: Series,
    },
    EnterLate {
        stage: u32,
        entrant: u32,
    },
    Withdraw {
        tournament: u32,
        entrant: u32,
        disqualified: bool,
        /// What becomes of what they played in the table of a round robin.
        results: Results,
        reason: String,
    },
    DiscardDraw {
        stage: u32,
    },
    PublishStage {
        stage: u32,
    },
    SetSeries {
        stage: u32,
        group: Group,
        round: u8,
        series: Series,
    },
    CallMatch {
        #[serde(rename = "match")]
        match_id: u32,
        station: Option<u32>,
    },
    LastCall {
        #[serde(rename = "match")]
        match_id: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        since: Option<u64>,
    },
    SetLobby {
        #[serde(rename = "match")]
        match_id: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        lobby: Option<Lobby>,
    },
    TakeMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    TakeOverMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    HandBackMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    ScoreGame {
        #[serde(rename = "match")]
        match_id: u32,
        game: u8,
        score: BySide<u16>,
        winner: Option<Side>,
    },
    DropGame {
        #[serde(rename = "match")]
        match_id: u32,
        game: u8,
    },
    ScoreHeat {
        #[serde(rename = "match")]
        match_id: u32,
        game: u8,
        /// Entrant and kills, the first first.
        finishes: Vec<FinishView>,
    },
    RecordAttempt {
        #[serde(rename = "match")]
        match_id: u32,
        entrant: u32,
        attempt: u8,
        mark: Option<u32>,
    },
    SetClock {
        #[serde(rename = "match")]
        match_id: u32,
        clock: ClockKind,
        act: ClockAct,
    },
    CallPause {
        #[serde(rename = "match")]
        match_id: u32,
        kind: PauseKind,
        /// Who asks; none where the judge does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        by: Option<Side>,
        #[serde(default)]
        grant: Grant,
    },
    ReadyToResume {
        #[serde(rename = "match")]
        match_id: u32,
        side: Side,
    },
    EndPause {
        #[serde(rename = "match")]
        match_id: u32,
    },
    MarkGame {
        #[serde(rename = "match")]
        match_id: u32,
        game: u8,
        marks: Marks,
    },
    CommitMatch {
        #[serde(rename = "match")]
        match_id: u32,
        winner: Option<Side>,
    },
    EnterResult {
        #[serde(rename = "match")]
        match_id: u32,
        score: BySide<u16>,
    },
    EnterWinner {
        #[serde(rename = "match")]
        match_id: u32,
        winner: Side,
    },
    EndWithoutPlay {
        #[serde(rename = "match")]
        match_id: u32,
        absent: Absent,
        how: WithoutPlay,
    },
    CheckIn {
        #[serde(rename = "match")]
        match_id: u32,
        side: Side,
        presence: Presence,
    },
    /// One of the many of a heat.
    CheckInHeat {
        #[serde(rename = "match")]
        match_id: u32,
        entrant: u32,
        presence: Presence,
    },
    /// States the score or, where nobody knows it, the winner: one of the two.
    ReportResult {
        #[serde(rename = "match")]
        match_id: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        score: Option<BySide<u16>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        winner: Option<Side>,
    },
    ConfirmResult {
        #[serde(rename = "match")]
        match_id: u32,
    },
    DisputeResult {
        #[serde(rename = "match")]
        match_id: u32,
        note: String,
    },
    RuleMatch {
        #[serde(rename = "match")]
        match_id: u32,
        winner: Option<Side>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        score: Option<BySide<u16>>,
        reason: String,
    },
    ReplayMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    SetConfirmation {
        tournament: u32,
        confirmation: Confirmation,
    },
    Close {
        tournament: u32,
        deed: ClosingDeed,
    },
    SignUp {
        tournament: u32,
        deed: SignUpDeed,
    },
    GoneHome {
        tournament: u32,
        entrant: u32,
        reason: String,
    },
    ChangeShift {
        name: String,
    },
    CallForHelp {
        help: HelpKind,
        #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        match_id: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        station: Option<u32>,
        note: String,
    },
    AnswerHelp {
        id: u32,
    },
    HoldMatch {
        #[serde(rename = "match")]
        match_id: u32,
        reason: String,
    },
    ResumeMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    ReopenMatch {
        #[serde(rename = "match")]
        match_id: u32,
    },
    Correct {
        fix: Fix,
        choices: Vec<Chosen>,
        reason: String,
    },
    /// Something in the draft of a match.
    Draft {
        #[serde(rename = "match")]
        match_id: u32,
        deed: DraftDeed,
    },
    TakeBack {
        seq: u64,
    },
    SetStation {
        number: u32,
        name: String,
    },
    RemoveStation {
        number: u32,
    },
    /// Changes what stands at stations, and where and when matches are called.
    ChangeFloor {
        change: FloorChange,
    },
    /// Changes what a stream shows and what comes there, or says who is ready to go live.
    ChangeStream {
        change: StreamChange,
    },
    /// Calls everything that is proposed and can go now.
    CallNext {},
    AdmitDevice {
        device: String,
        name: String,
        role: Role,
        scope: Scope,
    },
    ChangeDevice {
        device: String,
        name: String,
        scope: Scope,
    },
    RevokeDevice {
        device: String,
    },
    AssignScreen {
        number: u32,
        token: String,
        name: String,
        layout: Layout,
    },
    /// Change several screens at once, where one hangs, a playlist, or what goes over everything.
    ChangeScreens {
        change: ScreensChange,
    },
    ForgetScreen {
        number: u32,
    },
    ShowMessage {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        screen: Option<u32>,
        text: String,
    },
    HideMessage {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        screen: Option<u32>,
    },
}

/// What the sender took to be true; otherwise the command is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(untagged)]
#[ts(export)]
pub enum Expect {
    /// Score, result and lease of the match are as at this count.
    Rev {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Its `rev`.
        rev: u32,
    },
    /// The last change of the match was this earlier command of the same device.
    After {
        /// The earlier command's id.
        after: String,
    },
}

impl From<Expect> for domain::Expect {
    fn from(expect: Expect) -> Self {
        match expect {
            Expect::Rev { match_id, rev } => Self::Rev {
                match_id: domain::MatchId(match_id),
                rev,
            },
            Expect::After { after } => Self::After {
                after: domain::CommandId(after),
            },
        }
    }
}

/// A command that only the server can complete: it holds the file, the seeding or the dice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// A choice of a correction that is not about exactly one match or stage.
    Choice,
    /// A report that states neither score nor winner, or both.
    Result,
    /// Lots are to be drawn.
    Lots {
        /// For which tournament.
        tournament: u32,
    },
    /// A file that was read is to be taken over.
    Import {
        /// Into which tournament.
        tournament: u32,
        /// Which reading.
        import: String,
    },
    /// The ratings of a file are to be taken over.
    Ratings {
        /// Which reading.
        import: String,
    },
    /// A proposed seeding is to be taken over.
    Merit {
        /// In which tournament.
        tournament: u32,
        /// What it rests on.
        basis: SeedBasis,
        /// What was looked at.
        digest: String,
    },
    /// The lots of a table's ties are to be drawn.
    TieLots {
        /// In which stage.
        stage: u32,
    },
    /// One entrant is to be moved within the seeding.
    Move {
        /// In which tournament.
        tournament: u32,
        /// Who.
        entrant: u32,
        /// The new seed, from 1.
        to: u32,
    },
}

/// What becomes of the results of somebody who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Results")]
pub enum Results {
    Keep,
    Void,
}
same_names!(Results { Keep, Void }, domain::command::Results);

const fn disqualified(is_ruled: bool) -> domain::command::Disqualified {
    if is_ruled {
        domain::command::Disqualified::Yes
    } else {
        domain::command::Disqualified::No
    }
}

impl TryFrom<Command> for domain::Command {
    type Error = Incomplete;

    fn try_from(command: Command) -> Result<Self, Incomplete> {
        use domain::{
            DeviceId, EntrantId, MatchId, ScreenNo, Seq, StageId, StationNo, TournamentId,
        };
        Ok(match command {
            Command::NameGathering { name } => Self::NameGathering { name },
            Command::CreateTournament {
                name,
                title,
                format,
            } => Self::CreateTournament {
                name,
                title,
                format: format.into(),
            },
            Command::ChangeTournament {
                tournament,
                name,
                title,
                format,
            } => Self::ChangeTournament {
                tournament: TournamentId(tournament),
                name,
                title,
                format: format.into(),
            },
            Command::RemoveTournament { tournament } => Self::RemoveTournament {
                tournament: TournamentId(tournament),
            },
            Command::AddEntrants {
                tournament,
                entrants,
            } => Self::AddEntrants {
                tournament: TournamentId(tournament),
                entrants: entrants.into_iter().map(Into::into).collect(),
            },
            Command::ImportEntrants { tournament, import } => {
                return Err(Incomplete::Import { tournament, import });
            }
            Command::ChangeEntrant {
                tournament,
                entrant,
                to,
            } => Self::ChangeEntrant {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
                to: to.into(),
            },
            Command::SetRoster {
                tournament,
                entrant,
                members,
                captain,
                reason,
            } => Self::SetRoster {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
                members: members.into_iter().map(Into::into).collect(),
                captain,
                reason,
            },
            Command::RemoveEntrant {
                tournament,
                entrant,
            } => Self::RemoveEntrant {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
            },
            Command::SetSeeding { tournament, order } => Self::SetSeeding {
                tournament: TournamentId(tournament),
                order: order.into_iter().map(EntrantId).collect(),
            },
            Command::MoveSeed {
                tournament,
                entrant,
                to,
            } => {
                return Err(Incomplete::Move {
                    tournament,
                    entrant,
                    to,
                });
            }
            Command::DrawLots { tournament } => return Err(Incomplete::Lots { tournament }),
            Command::SeedByMerit {
                tournament,
                basis,
                digest,
            } => {
                return Err(Incomplete::Merit {
                    tournament,
                    basis,
                    digest,
                });
            }
            Command::ImportRatings { import } => return Err(Incomplete::Ratings { import }),
            Command::ForgetRatings => Self::RecordRatings {
                source: String::new(),
                ratings: Vec::new(),
            },
            Command::DrawStage { tournament } => Self::DrawStage {
                tournament: TournamentId(tournament),
            },
            Command::PairRound {
                stage,
                forbid,
                force,
            } => {
                let pairs = |pairs: Vec<[u32; 2]>| {
                    pairs.into_iter().map(|pair| pair.map(EntrantId)).collect()
                };
                Self::PairRound {
                    stage: StageId(stage),
                    forbid: pairs(forbid),
                    force: pairs(force),
                }
            }
            Command::SwapSeeds {
                stage,
                one,
                other,
                reason,
            } => Self::SwapSeeds {
                stage: StageId(stage),
                one: EntrantId(one),
                other: EntrantId(other),
                reason,
            },
            Command::DropMoves { stage } => Self::DropMoves {
                stage: StageId(stage),
            },
            Command::SetTimes { stage, times } => Self::SetTimes {
                stage: StageId(stage),
                times: times.into_iter().map(Into::into).collect(),
            },
            Command::CallWave {
                stage,
                wave,
                stations,
            } => Self::CallWave {
                stage: StageId(stage),
                wave,
                stations: stations.into_iter().map(StationNo).collect(),
            },
            Command::AdjustPoints {
                stage,
                entrant,
                points,
                reason,
            } => Self::AdjustPoints {
                stage: StageId(stage),
                entrant: EntrantId(entrant),
                points,
                reason,
            },
            Command::DrawTieLots { stage } => return Err(Incomplete::TieLots { stage }),
            Command::PlayTieBreak {
                stage,
                entrants,
                series,
            } => Self::PlayTieBreak {
                stage: StageId(stage),
                entrants: entrants.into_iter().map(EntrantId).collect(),
                series: series.into(),
            },
            Command::EnterLate { stage, entrant } => Self::EnterLate {
                stage: StageId(stage),
                entrant: EntrantId(entrant),
            },
            Command::Withdraw {
                tournament,
                entrant,
                disqualified: is_ruled,
                results,
                reason,
            } => Self::Withdraw {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
                disqualified: disqualified(is_ruled),
                results: results.into(),
                reason,
            },
            Command::DiscardDraw { stage } => Self::DiscardDraw {
                stage: StageId(stage),
            },
            Command::PublishStage { stage } => Self::PublishStage {
                stage: StageId(stage),
            },
            Command::SetSeries {
                stage,
                group,
                round,
                series,
            } => Self::SetSeries {
                stage: StageId(stage),
                group: group.into(),
                round,
                series: series.into(),
            },
            Command::CallMatch { match_id, station } => Self::CallMatch {
                match_id: MatchId(match_id),
                station: station.map(StationNo),
            },
            Command::LastCall { match_id, since } => Self::LastCall {
                match_id: MatchId(match_id),
                since: since.map(domain::At),
            },
            Command::SetLobby { match_id, lobby } => Self::SetLobby {
                match_id: MatchId(match_id),
                lobby: lobby.map(Into::into),
            },
            Command::TakeMatch { match_id } => Self::TakeMatch {
                match_id: MatchId(match_id),
            },
            Command::TakeOverMatch { match_id } => Self::TakeOverMatch {
                match_id: MatchId(match_id),
            },
            Command::HandBackMatch { match_id } => Self::HandBackMatch {
                match_id: MatchId(match_id),
            },
            Command::ScoreGame {
                match_id,
                game,
                score,
                winner,
            } => Self::ScoreGame {
                match_id: MatchId(match_id),
                game,
                score: score.into(),
                winner: winner.map(Into::into),
            },
            Command::DropGame { match_id, game } => Self::DropGame {
                match_id: MatchId(match_id),
                game,
            },
            Command::ScoreHeat {
                match_id,
                game,
                finishes,
            } => Self::ScoreHeat {
                match_id: MatchId(match_id),
                game,
                finishes: finishes.into_iter().map(Into::into).collect(),
            },
            Command::RecordAttempt {
                match_id,
                entrant,
                attempt,
                mark,
            } => Self::RecordAttempt {
                match_id: MatchId(match_id),
                entrant: EntrantId(entrant),
                attempt,
                mark,
            },
            Command::SetClock {
                match_id,
                clock,
                act,
            } => Self::SetClock {
                match_id: MatchId(match_id),
                clock: clock.into(),
                act: act.into(),
            },
            Command::CallPause {
                match_id,
                kind,
                by,
                grant,
            } => Self::CallPause {
                match_id: MatchId(match_id),
                kind: kind.into(),
                by: by.map(Into::into),
                grant: grant.into(),
            },
            Command::ReadyToResume { match_id, side } => Self::ReadyToResume {
                match_id: MatchId(match_id),
                side: side.into(),
            },
            Command::EndPause { match_id } => Self::EndPause {
                match_id: MatchId(match_id),
            },
            Command::MarkGame {
                match_id,
                game,
                marks,
            } => Self::MarkGame {
                match_id: MatchId(match_id),
                game,
                marks: marks.into(),
            },
            Command::CommitMatch { match_id, winner } => Self::CommitMatch {
                match_id: MatchId(match_id),
                winner: winner.map(Into::into),
            },
            Command::EnterResult { match_id, score } => Self::EnterResult {
                match_id: MatchId(match_id),
                score: score.into(),
            },
            Command::EnterWinner { match_id, winner } => Self::EnterWinner {
                match_id: MatchId(match_id),
                winner: winner.into(),
            },
            Command::EndWithoutPlay {
                match_id,
                absent,
                how,
            } => Self::EndWithoutPlay {
                match_id: MatchId(match_id),
                absent: absent.into(),
                how: how.into(),
            },
            Command::CheckIn {
                match_id,
                side,
                presence,
            } => Self::CheckIn {
                match_id: MatchId(match_id),
                side: side.into(),
                presence: presence.into(),
            },
            Command::CheckInHeat {
                match_id,
                entrant,
                presence,
            } => Self::CheckInHeat {
                match_id: MatchId(match_id),
                entrant: EntrantId(entrant),
                presence: presence.into(),
            },
            Command::ReportResult {
                match_id,
                score,
                winner,
            } => Self::ReportResult {
                match_id: MatchId(match_id),
                result: match (score, winner) {
                    (Some(score), None) => domain::command::Stated::Score {
                        score: score.into(),
                    },
                    (None, Some(winner)) => domain::command::Stated::Winner {
                        winner: winner.into(),
                    },
                    (None, None) | (Some(_), Some(_)) => return Err(Incomplete::Result),
                },
            },
            Command::ConfirmResult { match_id } => Self::ConfirmResult {
                match_id: MatchId(match_id),
            },
            Command::DisputeResult { match_id, note } => Self::DisputeResult {
                match_id: MatchId(match_id),
                note,
            },
            Command::RuleMatch {
                match_id,
                winner,
                score,
                reason,
            } => Self::RuleMatch {
                match_id: MatchId(match_id),
                winner: winner.map(Into::into),
                score: score.map(Into::into),
                reason,
            },
            Command::ReplayMatch { match_id } => Self::ReplayMatch {
                match_id: MatchId(match_id),
            },
            Command::SetConfirmation {
                tournament,
                confirmation,
            } => Self::SetConfirmation {
                tournament: TournamentId(tournament),
                confirmation: confirmation.into(),
            },
            Command::Close { tournament, deed } => Self::Close {
                tournament: TournamentId(tournament),
                deed: deed.into(),
            },
            Command::SignUp { tournament, deed } => Self::SignUp {
                tournament: TournamentId(tournament),
                deed: deed.into(),
            },
            Command::GoneHome {
                tournament,
                entrant,
                reason,
            } => Self::GoneHome {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
                reason,
            },
            Command::ChangeShift { name } => Self::ChangeShift { name },
            Command::CallForHelp {
                help,
                match_id,
                station,
                note,
            } => Self::CallForHelp {
                help: help.into(),
                match_id: match_id.map(MatchId),
                station: station.map(StationNo),
                note,
            },
            Command::AnswerHelp { id } => Self::AnswerHelp { id },
            Command::HoldMatch { match_id, reason } => Self::HoldMatch {
                match_id: MatchId(match_id),
                reason,
            },
            Command::ResumeMatch { match_id } => Self::ResumeMatch {
                match_id: MatchId(match_id),
            },
            Command::ReopenMatch { match_id } => Self::ReopenMatch {
                match_id: MatchId(match_id),
            },
            Command::Correct {
                fix,
                choices,
                reason,
            } => Self::Correct {
                fix: fix.into(),
                choices: choices
                    .into_iter()
                    .map(TryInto::try_into)
                    .collect::<Result<_, _>>()
                    .map_err(|_nothing| Incomplete::Choice)?,
                reason,
            },
            Command::Draft { match_id, deed } => Self::Draft {
                match_id: MatchId(match_id),
                deed: deed.into(),
            },
            Command::TakeBack { seq } => Self::TakeBack { seq: Seq(seq) },
            Command::SetStation { number, name } => Self::SetStation {
                number: StationNo(number),
                name,
            },
            Command::RemoveStation { number } => Self::RemoveStation {
                number: StationNo(number),
            },
            Command::ChangeFloor { change } => Self::ChangeFloor {
                change: change.into(),
            },
            Command::ChangeStream { change } => Self::ChangeStream {
                change: change.into(),
            },
            Command::CallNext {} => Self::CallNext {},
            Command::AdmitDevice {
                device,
                name,
                role,
                scope,
            } => Self::AdmitDevice {
                device: DeviceId(device),
                name,
                role: role.into(),
                scope: scope.into(),
            },
            Command::ChangeDevice {
                device,
                name,
                scope,
            } => Self::ChangeDevice {
                device: DeviceId(device),
                name,
                scope: scope.into(),
            },
            Command::RevokeDevice { device } => Self::RevokeDevice {
                device: DeviceId(device),
            },
            Command::AssignScreen {
                number,
                token,
                name,
                layout,
            } => Self::AssignScreen {
                number: ScreenNo(number),
                token,
                name,
                layout: layout.into(),
            },
            Command::ChangeScreens { change } => Self::ChangeScreens {
                change: change.into(),
            },
            Command::ForgetScreen { number } => Self::ForgetScreen {
                number: ScreenNo(number),
            },
            Command::ShowMessage { screen, text } => Self::ShowMessage {
                screen: screen.map(ScreenNo),
                text,
            },
            Command::HideMessage { screen } => Self::HideMessage {
                screen: screen.map(ScreenNo),
            },
        })
    }
}
