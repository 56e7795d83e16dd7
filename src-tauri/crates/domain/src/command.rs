//! What may be asked of a gathering: commands in the imperative, with who asks and what they believed.

use crate::bracket::Group;
use crate::closing::ClosingDeed;
use crate::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use crate::contest::{Ending, Finish};
use crate::correct::{Chosen, Fix};
use crate::device::{Layout, Role, Scope};
use crate::draft::{Chance, Deed, DraftRules, ShelfChange};
use crate::entrant::NewEntrant;
use crate::ids::{
    At, CommandId, DeviceId, EntrantId, MatchId, ScreenNo, Seq, StageId, StationNo, TournamentId,
};
use crate::life::{Absent, Confirmation, HelpKind, Presence};
use crate::lobby::Lobby;
use crate::merit::{EarlierRating, Merits};
use crate::photo::PhotoKind;
use crate::places::FloorChange;
use crate::roster::NewMember;
use crate::screens::ScreensChange;
use crate::series::Series;
use crate::side::{BySide, Side};
use crate::sign_up::SignUpDeed;
use crate::stage::Timed;
use crate::stream::StreamChange;
use crate::timers::TimerOwner;
use crate::tournament::Format;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A command with its sender, its time and its expectation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The paired device that sent it; none for the server itself.
    pub device: Option<DeviceId>,
    /// The sender's id for it.
    pub id: CommandId,
    /// When it is judged, by the server's clock.
    pub at: At,
    /// What the sender took to be true.
    pub expect: Option<Expect>,
    /// What is asked.
    pub command: Command,
}

/// What the sender of a command took to be true; otherwise it is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Expect {
    /// Score, result and lease of a match are as at this count.
    Rev {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Its [`crate::Match::rev`].
        rev: u32,
    },
    /// The last change of the match that the command names was this earlier command of the same device.
    After {
        /// The earlier command.
        after: CommandId,
    },
}

/// What may be asked. [`crate::rights`] says by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Name the gathering.
    NameGathering {
        /// 1 to 60 characters.
        name: String,
    },
    /// Open a tournament.
    CreateTournament {
        /// 1 to 60 characters.
        name: String,
        /// The game that is played, up to 60 characters.
        title: String,
        /// How it is drawn and played.
        format: Format,
    },
    /// Change its name, title or format; the format only before the draw.
    ChangeTournament {
        /// Which.
        tournament: TournamentId,
        /// 1 to 60 characters.
        name: String,
        /// Up to 60 characters.
        title: String,
        /// How it is drawn and played.
        format: Format,
    },
    /// Remove a tournament that was not drawn.
    RemoveTournament {
        /// Which.
        tournament: TournamentId,
    },
    /// Add entrants at the end of the seeding, up to 4,096 in all.
    AddEntrants {
        /// To which tournament.
        tournament: TournamentId,
        /// Who.
        entrants: Vec<NewEntrant>,
    },
    /// Change what an entrant is called.
    ChangeEntrant {
        /// In which tournament.
        tournament: TournamentId,
        /// Which.
        entrant: EntrantId,
        /// How they are called from now on.
        to: NewEntrant,
    },
    /// Say who is in the roster of an entrant, and for what.
    SetRoster {
        /// In which tournament.
        tournament: TournamentId,
        /// Which.
        entrant: EntrantId,
        /// Everybody, at least one of whom may be fielded; 1 to 64.
        members: Vec<NewMember>,
        /// Which of them leads it, from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        captain: Option<u16>,
        /// Why it is changed though rosters are locked, up to 200 characters.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Remove an entrant before the draw.
    RemoveEntrant {
        /// From which tournament.
        tournament: TournamentId,
        /// Which.
        entrant: EntrantId,
    },
    /// Put the entrants in another order.
    SetSeeding {
        /// Of which tournament.
        tournament: TournamentId,
        /// Every entrant once.
        order: Vec<EntrantId>,
    },
    /// Put the entrants in the order of a draw of lots that was made outside and is recorded.
    DrawLots {
        /// Of which tournament.
        tournament: TournamentId,
        /// A lot for each entrant in the order of the present seeding: the lowest comes first.
        lots: Vec<u32>,
    },
    /// Put the entrants in the order of what they have shown before, and record that.
    SeedByMerit {
        /// Of which tournament.
        tournament: TournamentId,
        /// Worked out elsewhere, in integers.
        merits: Merits,
    },
    /// Keep what was known of names before this gathering, instead of what was kept so far; none forgets it.
    RecordRatings {
        /// The file they come from.
        source: String,
        /// Each name once, up to 10,000.
        ratings: Vec<EarlierRating>,
    },
    /// Draw the next stage, in private.
    DrawStage {
        /// Of which tournament.
        tournament: TournamentId,
    },
    /// Pair the next round of a stage whose rounds are paired as they come, in private; or pair it again, while
    /// nobody has seen it.
    PairRound {
        /// Of which stage.
        stage: StageId,
        /// Pairs that must not be.
        forbid: Vec<[EntrantId; 2]>,
        /// Pairs that must be.
        force: Vec<[EntrantId; 2]>,
    },
    /// Let two entrants of a drawn stage change places, before either is called. Where everybody sees the stage
    /// already this is a plan, and happens when the stage is published again.
    SwapSeeds {
        /// In which stage.
        stage: StageId,
        /// One of them.
        one: EntrantId,
        /// The other.
        other: EntrantId,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Drop the changes of places that were planned in a published stage.
    DropMoves {
        /// In which stage.
        stage: StageId,
    },
    /// Say when rounds and waves are played; where neither beginning nor end is said, the time is taken away.
    SetTimes {
        /// Of which stage.
        stage: StageId,
        /// Each round or wave once, 1 to 300.
        times: Vec<Timed>,
    },
    /// Call every match of a wave that can be called and is the next one of both its entrants.
    CallWave {
        /// Of which stage.
        stage: StageId,
        /// From 1; 1 is the whole stage where it has no waves.
        wave: u8,
        /// To which stations, one match each; to the players' own seats where none are named.
        stations: Vec<StationNo>,
    },
    /// Give or take points without a match.
    AdjustPoints {
        /// In which stage.
        stage: StageId,
        /// Whose.
        entrant: EntrantId,
        /// In smallest units; negative takes away.
        points: i32,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Draw lots for whoever the criteria of a table leave equal. Made outside, and recorded.
    DrawTieLots {
        /// In which stage.
        stage: StageId,
        /// A lot for each seed, in their order: the lowest comes first.
        lots: Vec<u32>,
    },
    /// Let those whom a table left equal meet once more, in private: two of them one match, more everybody against
    /// everybody.
    PlayTieBreak {
        /// In which stage; all else of it is played.
        stage: StageId,
        /// All who are tied for the same places, 2 to 12.
        entrants: Vec<EntrantId>,
        /// How many games decide; somebody must win.
        series: Series,
    },
    /// Let somebody in after the first round of a stage whose rounds are paired as they come.
    EnterLate {
        /// Into which stage.
        stage: StageId,
        /// Who; known to the tournament, and not in the stage.
        entrant: EntrantId,
    },
    /// An entrant leaves the tournament: what is open is lost without play.
    Withdraw {
        /// From which tournament.
        tournament: TournamentId,
        /// Who.
        entrant: EntrantId,
        /// Whether an official decided so.
        disqualified: Disqualified,
        /// What becomes of what they played in the table of a round robin.
        results: Results,
        /// A sentence, up to 200 characters.
        reason: String,
    },
    /// Take the last paired round or tie-break back, or throw a drawn stage away, before any of its matches has begun.
    DiscardDraw {
        /// Which.
        stage: StageId,
    },
    /// Let everybody see a stage.
    PublishStage {
        /// Which.
        stage: StageId,
    },
    /// Best of how many games in a round, for its matches that have not begun.
    SetSeries {
        /// In which stage.
        stage: StageId,
        /// In which group.
        group: Group,
        /// 1 is the first round.
        round: u8,
        /// What holds from now on.
        series: Series,
    },
    /// Ask the entrants to come.
    CallMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// To which station; none for the players' own seats.
        station: Option<StationNo>,
    },
    /// Call the entrants of a called match for the last time, before that comes by itself.
    LastCall {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// When the call that is meant was made; any, where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<At>,
    },
    /// Say in which lobby a match is played, instead of its tournament's template; none goes back to that.
    SetLobby {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// What is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lobby: Option<Lobby>,
    },
    /// Take the exclusive right to score.
    TakeMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Take it although another tablet holds it.
    TakeOverMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Give it back.
    HandBackMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// State the absolute score of a game. Also the way to undo: state it as it was.
    ScoreGame {
        /// In which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// 1 is the first game; the last game so far, or the one after it.
        game: u8,
        /// Points, 0 to 9,999.
        score: BySide<u16>,
        /// "Game to NAME"; without it the points decide where the rule lets them.
        winner: Option<Side>,
    },
    /// Take the last game away altogether: it was begun by mistake.
    DropGame {
        /// In which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// The last game so far.
        game: u8,
    },
    /// State who finished a game of a heat in which order; absolute, so that it is also the way to undo.
    ScoreHeat {
        /// Which heat.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// 1 is the first game; any game so far, or the one after the last.
        game: u8,
        /// The first first; whoever is missing did not finish.
        finishes: Vec<Finish>,
    },
    /// State what an attempt of a time trial did; absolute.
    RecordAttempt {
        /// Which heat.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Whose attempt.
        entrant: EntrantId,
        /// 1 is the first.
        attempt: u8,
        /// Milliseconds or the score; none takes it away.
        mark: Option<u32>,
    },
    /// Start, stop or correct a clock.
    SetClock {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Which of its clocks.
        clock: ClockKind,
        /// What is asked of it.
        act: ClockAct,
    },
    /// Let all clocks that run stand where they were at a moment. The server sends it when it starts again.
    HaltClocks {
        /// The last moment of which it is known that they ran.
        as_of: At,
    },
    /// Pause a match for a side or by the judge; its clocks stand still.
    CallPause {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Why.
        kind: PauseKind,
        /// Who asks; none where the judge does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Side>,
        /// Whether what is used up is granted all the same.
        #[serde(default)]
        grant: Grant,
    },
    /// Say that a side is ready to play on; once both are, the match goes on.
    ReadyToResume {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Which side.
        side: Side,
    },
    /// End a pause, whoever is ready.
    EndPause {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// State what is marked of a game; absolute.
    MarkGame {
        /// In which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// 1 is the first game; any game so far, or the next one.
        game: u8,
        /// Map, game side and characters.
        marks: Marks,
    },
    /// Lock the result: the winner advances.
    CommitMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Whom the judge named: must be who has won by the games; none for a draw.
        winner: Option<Side>,
    },
    /// Type a result at the desk, the score only.
    EnterResult {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Games per side, or points where these are added up.
        score: BySide<u16>,
    },
    /// Type who won at the desk, where nobody knows the score.
    EnterWinner {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who won.
        winner: Side,
    },
    /// End a match without play.
    EndWithoutPlay {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who is not there, or may not play.
        absent: Absent,
        /// How it ends.
        how: WithoutPlay,
    },
    /// Say that an entrant is at the match, or is not.
    CheckIn {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Which of the two.
        side: Side,
        /// Whether they are there.
        presence: Presence,
    },
    /// Say that one of the many of a heat is at it, or is not.
    CheckInHeat {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who of them.
        entrant: EntrantId,
        /// Whether they are there.
        presence: Presence,
    },
    /// State a result without its games. Whether it stands at once is a matter of the tournament's confirmation.
    ReportResult {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// What it came to.
        result: Stated,
    },
    /// Agree to the stated result.
    ConfirmResult {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Contest the stated result: an official decides.
    DisputeResult {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// What stands against it, 1 to 400 characters.
        note: String,
    },
    /// Decide a match as an official.
    RuleMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who wins; without a winner it is a draw where a score says so, and otherwise nobody goes on.
        winner: Option<Side>,
        /// The score, if it is known.
        score: Option<BySide<u16>>,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Let a void or disputed match be played again from the beginning.
    ReplayMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Say who must agree before a result stands.
    SetConfirmation {
        /// In which tournament.
        tournament: TournamentId,
        /// Who.
        confirmation: Confirmation,
    },
    /// Bring a tournament to its end: prizes, the signed final list, what was handed out.
    Close {
        /// Which tournament.
        tournament: TournamentId,
        /// What is done.
        deed: ClosingDeed,
    },
    /// Open or end the check-in at the door, limit how many play, sign somebody up there, say
    /// who has come, drop who is missing.
    SignUp {
        /// Of which tournament.
        tournament: TournamentId,
        /// What is done.
        deed: SignUpDeed,
    },
    /// An entrant leaves the gathering: every tournament that the same persons play in.
    GoneHome {
        /// From which tournament on.
        tournament: TournamentId,
        /// Who.
        entrant: EntrantId,
        /// A sentence, up to 200 characters.
        reason: String,
    },
    /// Somebody else holds this device from now on.
    ChangeShift {
        /// Who, 1 to 40 characters.
        name: String,
    },
    /// Ask for somebody to come.
    CallForHelp {
        /// Who.
        help: HelpKind,
        /// To which match.
        #[serde(rename = "match")]
        match_id: Option<MatchId>,
        /// To which station.
        station: Option<StationNo>,
        /// A sentence, up to 200 characters.
        note: String,
    },
    /// Somebody has come, or is not needed any more.
    AnswerHelp {
        /// Which call.
        id: u32,
    },
    /// A clock has run out. The server alone says so.
    TimeIsUp {
        /// Whose clock.
        owner: TimerOwner,
        /// Which of the owner's clocks.
        generation: u64,
        /// What a draft's turn may come to that nobody took.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chance: Option<Box<Chance>>,
    },
    /// Say by what a tournament drafts from now on; none for not at all. Drafts that were opened keep their rules.
    SetDraftRules {
        /// Which tournament.
        tournament: TournamentId,
        /// Formats, pools and their order in a match.
        rules: Option<Box<DraftRules>>,
    },
    /// Keep an own draft format or pool, or keep it no more.
    ChangeShelf {
        /// Which, and how.
        change: ShelfChange,
    },
    /// Do something in the draft of a match.
    Draft {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// What.
        deed: Deed,
    },
    /// Pause a match.
    HoldMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Play on.
    ResumeMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Open a decided match again, while nothing that rests on it has begun.
    ReopenMatch {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Put right what was wrong, with all that rests on it.
    Correct {
        /// What was wrong.
        fix: Fix,
        /// What becomes of what has begun and rests on it.
        choices: Vec<Chosen>,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Reverse an earlier entry, while nothing later rests on it.
    TakeBack {
        /// Its number.
        seq: Seq,
    },
    /// Number a place where matches are played, or rename it.
    SetStation {
        /// The number on the sign, 1 to 999.
        number: StationNo,
        /// Up to 40 characters.
        name: String,
    },
    /// Remove a station where nothing is called or played.
    RemoveStation {
        /// Which.
        number: StationNo,
    },
    /// Change where and when matches are called.
    ChangeFloor {
        /// What.
        change: FloorChange,
    },
    /// Change what a stream shows and what comes there, or say who is ready to go live.
    ChangeStream {
        /// What.
        change: StreamChange,
    },
    /// Call everything that can be called now, as it is proposed. The server says so too, where calls are made by themselves.
    CallNext {},
    /// Let a device in.
    AdmitDevice {
        /// The public name of its key.
        device: DeviceId,
        /// 1 to 40 characters.
        name: String,
        /// What it may do.
        role: Role,
        /// Where it may do it.
        scope: Scope,
    },
    /// Rename a device, or change where it may act.
    ChangeDevice {
        /// Which.
        device: DeviceId,
        /// 1 to 40 characters.
        name: String,
        /// Where it may act.
        scope: Scope,
    },
    /// Throw a device out. Its leases end.
    RevokeDevice {
        /// Which.
        device: DeviceId,
    },
    /// Attach a photo to a match. Sent by the server for a device, once the bytes are on disk.
    AttachPhoto {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// The hash of the bytes.
        sha256: String,
        /// How many bytes.
        bytes: u32,
        /// Of which kind.
        kind: PhotoKind,
    },
    /// Give a screen something to show.
    AssignScreen {
        /// The number that it shows.
        number: ScreenNo,
        /// What the screen calls itself.
        token: String,
        /// Where it hangs, up to 40 characters.
        name: String,
        /// What it shows.
        layout: Layout,
    },
    /// Change several screens at once, where one hangs, a playlist, or what goes over everything.
    ChangeScreens {
        /// What.
        change: ScreensChange,
    },
    /// Forget a screen.
    ForgetScreen {
        /// Its number.
        number: ScreenNo,
    },
    /// Show a text on one screen or on all, instead of what they show, until it is taken away.
    ShowMessage {
        /// Which screen; none: all of them.
        screen: Option<ScreenNo>,
        /// The text, 1 byte to 16 kB.
        text: String,
    },
    /// Take a message away.
    HideMessage {
        /// From which screen; none: the one that is for all of them.
        screen: Option<ScreenNo>,
    },
}

/// How a match ends without play, or without being played to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutPlay {
    /// They did not appear.
    Walkover,
    /// They gave the match up.
    Forfeit,
    /// They left during play.
    Retirement,
    /// An official ruled so.
    Disqualified,
}

impl From<WithoutPlay> for Ending {
    fn from(how: WithoutPlay) -> Self {
        match how {
            WithoutPlay::Walkover => Ending::Walkover,
            WithoutPlay::Forfeit => Ending::Forfeit,
            WithoutPlay::Retirement => Ending::Retirement,
            WithoutPlay::Disqualified => Ending::Disqualified,
        }
    }
}

/// A result as somebody states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Stated {
    /// Games per side, or points where these are added up.
    Score {
        /// Home and away.
        score: BySide<u16>,
    },
    /// Who won; nobody says how.
    Winner {
        /// The side that won.
        winner: Side,
    },
}

/// Whether the absence is an official's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disqualified {
    /// They did not appear.
    No,
    /// An official ruled so.
    Yes,
}

/// What becomes of the results of somebody who leaves, in the table of the round robin that is being played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Results {
    /// What was played stands; open matches are won by walkover.
    #[default]
    Keep,
    /// None of their matches counts in the table any more, for anybody: usual in leagues where less than half was
    /// played.
    Void,
}

impl Command {
    /// The command's name as the journal writes it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NameGathering { .. } => "name_gathering",
            Self::CreateTournament { .. } => "create_tournament",
            Self::ChangeTournament { .. } => "change_tournament",
            Self::RemoveTournament { .. } => "remove_tournament",
            Self::AddEntrants { .. } => "add_entrants",
            Self::ChangeEntrant { .. } => "change_entrant",
            Self::SetRoster { .. } => "set_roster",
            Self::RemoveEntrant { .. } => "remove_entrant",
            Self::SetSeeding { .. } => "set_seeding",
            Self::DrawLots { .. } => "draw_lots",
            Self::SeedByMerit { .. } => "seed_by_merit",
            Self::RecordRatings { .. } => "record_ratings",
            Self::DrawStage { .. } => "draw_stage",
            Self::PairRound { .. } => "pair_round",
            Self::SwapSeeds { .. } => "swap_seeds",
            Self::DropMoves { .. } => "drop_moves",
            Self::SetTimes { .. } => "set_times",
            Self::CallWave { .. } => "call_wave",
            Self::AdjustPoints { .. } => "adjust_points",
            Self::DrawTieLots { .. } => "draw_tie_lots",
            Self::PlayTieBreak { .. } => "play_tie_break",
            Self::EnterLate { .. } => "enter_late",
            Self::Withdraw { .. } => "withdraw",
            Self::DiscardDraw { .. } => "discard_draw",
            Self::PublishStage { .. } => "publish_stage",
            Self::SetSeries { .. } => "set_series",
            Self::CallMatch { .. } => "call_match",
            Self::LastCall { .. } => "last_call",
            Self::SetLobby { .. } => "set_lobby",
            Self::TakeMatch { .. } => "take_match",
            Self::TakeOverMatch { .. } => "take_over_match",
            Self::HandBackMatch { .. } => "hand_back_match",
            Self::ScoreGame { .. } => "score_game",
            Self::DropGame { .. } => "drop_game",
            Self::ScoreHeat { .. } => "score_heat",
            Self::RecordAttempt { .. } => "record_attempt",
            Self::SetClock { .. } => "set_clock",
            Self::HaltClocks { .. } => "halt_clocks",
            Self::CallPause { .. } => "call_pause",
            Self::ReadyToResume { .. } => "ready_to_resume",
            Self::EndPause { .. } => "end_pause",
            Self::MarkGame { .. } => "mark_game",
            Self::CommitMatch { .. } => "commit_match",
            Self::EnterResult { .. } => "enter_result",
            Self::EnterWinner { .. } => "enter_winner",
            Self::EndWithoutPlay { .. } => "end_without_play",
            Self::CheckIn { .. } => "check_in",
            Self::CheckInHeat { .. } => "check_in_heat",
            Self::ReportResult { .. } => "report_result",
            Self::ConfirmResult { .. } => "confirm_result",
            Self::DisputeResult { .. } => "dispute_result",
            Self::RuleMatch { .. } => "rule_match",
            Self::ReplayMatch { .. } => "replay_match",
            Self::SetConfirmation { .. } => "set_confirmation",
            Self::Close { .. } => "close",
            Self::SignUp { .. } => "sign_up",
            Self::GoneHome { .. } => "gone_home",
            Self::ChangeShift { .. } => "change_shift",
            Self::CallForHelp { .. } => "call_for_help",
            Self::AnswerHelp { .. } => "answer_help",
            Self::TimeIsUp { .. } => "time_is_up",
            Self::SetDraftRules { .. } => "set_draft_rules",
            Self::ChangeShelf { change } => change.kind(),
            Self::Draft { deed, .. } => deed.kind(),
            Self::HoldMatch { .. } => "hold_match",
            Self::ResumeMatch { .. } => "resume_match",
            Self::ReopenMatch { .. } => "reopen_match",
            Self::Correct { .. } => "correct",
            Self::TakeBack { .. } => "take_back",
            Self::SetStation { .. } => "set_station",
            Self::RemoveStation { .. } => "remove_station",
            Self::ChangeFloor { .. } => "change_floor",
            Self::ChangeStream { .. } => "change_stream",
            Self::CallNext {} => "call_next",
            Self::AdmitDevice { .. } => "admit_device",
            Self::ChangeDevice { .. } => "change_device",
            Self::RevokeDevice { .. } => "revoke_device",
            Self::AttachPhoto { .. } => "attach_photo",
            Self::AssignScreen { .. } => "assign_screen",
            Self::ChangeScreens { .. } => "change_screens",
            Self::ForgetScreen { .. } => "forget_screen",
            Self::ShowMessage { .. } => "show_message",
            Self::HideMessage { .. } => "hide_message",
        }
    }

    /// The match that the command is about, if it is about one.
    #[must_use]
    pub const fn match_id(&self) -> Option<MatchId> {
        match self {
            Self::CallMatch { match_id, .. }
            | Self::LastCall { match_id, .. }
            | Self::SetLobby { match_id, .. }
            | Self::TakeMatch { match_id }
            | Self::TakeOverMatch { match_id }
            | Self::HandBackMatch { match_id }
            | Self::ScoreGame { match_id, .. }
            | Self::DropGame { match_id, .. }
            | Self::ScoreHeat { match_id, .. }
            | Self::RecordAttempt { match_id, .. }
            | Self::SetClock { match_id, .. }
            | Self::CallPause { match_id, .. }
            | Self::ReadyToResume { match_id, .. }
            | Self::EndPause { match_id }
            | Self::MarkGame { match_id, .. }
            | Self::CommitMatch { match_id, .. }
            | Self::EnterResult { match_id, .. }
            | Self::EnterWinner { match_id, .. }
            | Self::EndWithoutPlay { match_id, .. }
            | Self::CheckIn { match_id, .. }
            | Self::CheckInHeat { match_id, .. }
            | Self::ReportResult { match_id, .. }
            | Self::ConfirmResult { match_id }
            | Self::DisputeResult { match_id, .. }
            | Self::RuleMatch { match_id, .. }
            | Self::ReplayMatch { match_id }
            | Self::HoldMatch { match_id, .. }
            | Self::ResumeMatch { match_id }
            | Self::ReopenMatch { match_id }
            | Self::Draft { match_id, .. }
            | Self::AttachPhoto { match_id, .. } => Some(*match_id),
            Self::Correct { fix, .. } => fix.match_id(),
            Self::ChangeStream { change } => change.match_id(),
            Self::NameGathering { .. }
            | Self::CreateTournament { .. }
            | Self::ChangeTournament { .. }
            | Self::RemoveTournament { .. }
            | Self::AddEntrants { .. }
            | Self::ChangeEntrant { .. }
            | Self::SetRoster { .. }
            | Self::RemoveEntrant { .. }
            | Self::SetSeeding { .. }
            | Self::DrawLots { .. }
            | Self::SeedByMerit { .. }
            | Self::RecordRatings { .. }
            | Self::DrawStage { .. }
            | Self::PairRound { .. }
            | Self::SwapSeeds { .. }
            | Self::DropMoves { .. }
            | Self::SetTimes { .. }
            | Self::CallWave { .. }
            | Self::AdjustPoints { .. }
            | Self::DrawTieLots { .. }
            | Self::PlayTieBreak { .. }
            | Self::EnterLate { .. }
            | Self::Withdraw { .. }
            | Self::DiscardDraw { .. }
            | Self::PublishStage { .. }
            | Self::SetSeries { .. }
            | Self::HaltClocks { .. }
            | Self::SetConfirmation { .. }
            | Self::Close { .. }
            | Self::SignUp { .. }
            | Self::GoneHome { .. }
            | Self::ChangeShift { .. }
            | Self::CallForHelp { .. }
            | Self::AnswerHelp { .. }
            | Self::TimeIsUp { .. }
            | Self::SetDraftRules { .. }
            | Self::ChangeShelf { .. }
            | Self::TakeBack { .. }
            | Self::SetStation { .. }
            | Self::RemoveStation { .. }
            | Self::ChangeFloor { .. }
            | Self::CallNext {}
            | Self::AdmitDevice { .. }
            | Self::ChangeDevice { .. }
            | Self::RevokeDevice { .. }
            | Self::AssignScreen { .. }
            | Self::ChangeScreens { .. }
            | Self::ForgetScreen { .. }
            | Self::ShowMessage { .. }
            | Self::HideMessage { .. } => None,
        }
    }
}
