//! What has happened: events in the past tense, as the journal keeps them for ever.

use crate::closing::ClosingFact;
use crate::command::Disqualified;
use crate::conduct::{ClockKind, Grant, Marks, Motion, PauseKind};
use crate::contest::{Finish, Outcome, Slot};
use crate::correct::{Chosen, Due, Fix};
use crate::device::{Layout, Role, Scope};
use crate::draft::{DraftRules, Fact, ShelfChange};
use crate::entrant::{Entrant, Person};
use crate::format::StagePlan;
use crate::ids::{
    At, CommandId, DeviceId, EntrantId, MatchId, PersonId, ScreenNo, Seq, StageId, StationNo,
    TournamentId,
};
use crate::life::{Confirmation, HelpCall, Presence, Report, Voice};
use crate::lobby::Lobby;
use crate::merit::{Earlier, Merits};
use crate::photo::PhotoKind;
use crate::places::FloorChange;
use crate::screens::ScreensChange;
use crate::series::Series;
use crate::side::{BySide, Side};
use crate::sign_up::SignUpFact;
use crate::stage::{PairedRound, StagePart, Timed};
use crate::stream::StreamChange;
use crate::tournament::Format;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// An accepted command: what the journal stores as one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Its number in the journal.
    pub seq: Seq,
    /// When it was judged.
    pub at: At,
    /// Who sent it; none for the server itself.
    pub device: Option<DeviceId>,
    /// The sender's id for the command.
    pub command: CommandId,
    /// The command's name.
    pub kind: String,
    /// What came of it, in order.
    pub events: Vec<Event>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "each fact repeats the words of the command that leads to it"
)]
pub enum Event {
    GatheringNamed {
        name: String,
    },
    TournamentCreated {
        tournament: TournamentId,
        name: String,
        title: String,
        format: Format,
    },
    TournamentChanged {
        tournament: TournamentId,
        name: String,
        title: String,
        format: Format,
    },
    TournamentRemoved {
        tournament: TournamentId,
    },
    EntrantsAdded {
        tournament: TournamentId,
        persons: Vec<Person>,
        entrants: Vec<Entrant>,
    },
    EntrantChanged {
        tournament: TournamentId,
        persons: Vec<Person>,
        entrant: Entrant,
        /// Why its roster was changed though rosters were locked; else empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    EntrantRemoved {
        tournament: TournamentId,
        entrant: EntrantId,
    },
    SeedingSet {
        tournament: TournamentId,
        order: Vec<EntrantId>,
    },
    LotsDrawn {
        tournament: TournamentId,
        lots: Vec<u32>,
        order: Vec<EntrantId>,
    },
    SeededByMerit {
        tournament: TournamentId,
        merits: Merits,
        order: Vec<EntrantId>,
    },
    RatingsRecorded {
        earlier: Earlier,
    },
    StageDrawn {
        tournament: TournamentId,
        stage: StageId,
        index: u8,
        first_match: MatchId,
        plan: StagePlan,
        seeding: Vec<EntrantId>,
        /// How many of them start in the lower bracket: the last.
        #[serde(default)]
        lower: u32,
    },
    RoundPaired {
        stage: StageId,
        round: PairedRound,
    },
    RoundDiscarded {
        stage: StageId,
        round: u8,
    },
    SeedsSwapped {
        stage: StageId,
        one: EntrantId,
        other: EntrantId,
        reason: String,
    },
    MovePlanned {
        stage: StageId,
        one: EntrantId,
        other: EntrantId,
        reason: String,
    },
    MovesDropped {
        stage: StageId,
    },
    TimesSet {
        stage: StageId,
        times: Vec<Timed>,
    },
    PointsAdjusted {
        stage: StageId,
        entrant: EntrantId,
        points: i32,
        reason: String,
    },
    TieLotsDrawn {
        stage: StageId,
        lots: Vec<u32>,
        order: Vec<u32>,
    },
    TieBreakPaired {
        stage: StageId,
        tie_break: u8,
        entrants: Vec<EntrantId>,
        series: Series,
    },
    TieBreakDiscarded {
        stage: StageId,
        tie_break: u8,
    },
    EnteredLate {
        stage: StageId,
        entrant: EntrantId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heat: Option<MatchId>,
    },
    EntrantLeft {
        tournament: TournamentId,
        entrant: EntrantId,
        disqualified: Disqualified,
        reason: String,
    },
    ResultsVoided {
        stage: StageId,
        entrant: EntrantId,
    },
    DrawDiscarded {
        stage: StageId,
    },
    StagePublished {
        stage: StageId,
    },
    SeriesSet {
        #[serde(rename = "match")]
        match_id: MatchId,
        series: Series,
    },
    MatchCalled {
        #[serde(rename = "match")]
        match_id: MatchId,
        station: Option<StationNo>,
    },
    MatchTaken {
        #[serde(rename = "match")]
        match_id: MatchId,
        device: DeviceId,
    },
    MatchHandedBack {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    GameScored {
        #[serde(rename = "match")]
        match_id: MatchId,
        game: u8,
        score: BySide<u16>,
        winner: Option<Side>,
    },
    GameDropped {
        #[serde(rename = "match")]
        match_id: MatchId,
        game: u8,
    },
    HeatScored {
        #[serde(rename = "match")]
        match_id: MatchId,
        game: u8,
        finishes: Vec<Finish>,
    },
    AttemptRecorded {
        #[serde(rename = "match")]
        match_id: MatchId,
        entrant: EntrantId,
        attempt: u8,
        mark: Option<u32>,
    },
    LastCalled {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    LobbySet {
        #[serde(rename = "match")]
        match_id: MatchId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lobby: Option<Lobby>,
    },
    ClockSet {
        #[serde(rename = "match")]
        match_id: MatchId,
        clock: ClockKind,
        game: u8,
        elapsed: u64,
        motion: Motion,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    PauseCalled {
        #[serde(rename = "match")]
        match_id: MatchId,
        kind: PauseKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Side>,
        game: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u16>,
        #[serde(default)]
        grant: Grant,
    },
    SideReady {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
    },
    GameMarked {
        #[serde(rename = "match")]
        match_id: MatchId,
        game: u8,
        marks: Marks,
    },
    MatchHeld {
        #[serde(rename = "match")]
        match_id: MatchId,
        reason: String,
    },
    MatchResumed {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    MatchEnded {
        #[serde(rename = "match")]
        match_id: MatchId,
        outcome: Outcome,
    },
    PresenceSet {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
        presence: Presence,
    },
    HeatPresenceSet {
        #[serde(rename = "match")]
        match_id: MatchId,
        entrant: EntrantId,
        presence: Presence,
    },
    ResultReported {
        #[serde(rename = "match")]
        match_id: MatchId,
        report: Report,
    },
    ResultDisputed {
        #[serde(rename = "match")]
        match_id: MatchId,
        note: String,
        by: Voice,
    },
    /// The result stands, or was made, by an official's decision: follows on what ends the match.
    MatchRuled {
        #[serde(rename = "match")]
        match_id: MatchId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<u32>,
        reason: String,
    },
    MatchVoided {
        #[serde(rename = "match")]
        match_id: MatchId,
        reason: String,
    },
    /// A match is played again from the beginning.
    MatchReplayed {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Nobody comes to a slot any more.
    SlotClosed {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
    },
    ConfirmationSet {
        tournament: TournamentId,
        confirmation: Confirmation,
    },
    ClosingChanged {
        tournament: TournamentId,
        fact: ClosingFact,
    },
    SignUpChanged {
        tournament: TournamentId,
        fact: SignUpFact,
    },
    /// These of an entrant's people have come to the door, or have not.
    ArrivalMarked {
        tournament: TournamentId,
        entrant: EntrantId,
        persons: Vec<PersonId>,
        presence: Presence,
    },
    HelpCalled {
        call: HelpCall,
    },
    HelpAnswered {
        id: u32,
    },
    MatchReopened {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    Corrected {
        fix: Fix,
        choices: Vec<Chosen>,
        reason: String,
    },
    MatchCorrected {
        #[serde(rename = "match")]
        match_id: MatchId,
        outcome: Outcome,
    },
    /// It has these contenders now, and nothing of it is played.
    MatchRearranged {
        #[serde(rename = "match")]
        match_id: MatchId,
        slots: BySide<Slot>,
        due: Due,
    },
    /// This side went the winner's way, whoever won.
    SentOnByRuling {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
    },
    SeedsExchanged {
        stage: StageId,
        one: EntrantId,
        other: EntrantId,
        reason: String,
    },
    PairsExchanged {
        stage: StageId,
        round: u8,
        one: EntrantId,
        other: EntrantId,
        reason: String,
    },
    /// Others came into the stage than were drawn; each has the place of whom they replace.
    FieldReplaced {
        stage: StageId,
        seeding: Vec<EntrantId>,
    },
    /// A part of the stage follows from the results no more, and stands by ruling.
    StageRuled {
        stage: StageId,
        part: StagePart,
        by: Option<u32>,
        reason: String,
    },
    /// It follows from them again.
    StageFollows {
        stage: StageId,
        part: StagePart,
    },
    SlotFilled {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
        entrant: EntrantId,
    },
    SlotEmptied {
        #[serde(rename = "match")]
        match_id: MatchId,
        side: Side,
    },
    #[serde(alias = "reset_not_due")]
    MatchNotDue {
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    EntryTakenBack {
        seq: Seq,
    },
    StationSet {
        number: StationNo,
        name: String,
    },
    StationRemoved {
        number: StationNo,
    },
    FloorChanged {
        change: FloorChange,
    },
    StreamChanged {
        change: StreamChange,
    },
    DeviceAdmitted {
        device: DeviceId,
        number: u32,
        name: String,
        role: Role,
        scope: Scope,
    },
    DeviceChanged {
        device: DeviceId,
        name: String,
        scope: Scope,
    },
    DeviceRevoked {
        device: DeviceId,
    },
    DraftRulesSet {
        tournament: TournamentId,
        number: u32,
        rules: Option<Box<DraftRules>>,
    },
    ShelfChanged {
        change: ShelfChange,
    },
    Draft {
        #[serde(rename = "match")]
        match_id: MatchId,
        fact: Fact,
    },
    PhotoAttached {
        #[serde(rename = "match")]
        match_id: MatchId,
        sha256: String,
        bytes: u32,
        kind: PhotoKind,
    },
    ScreenAssigned {
        number: ScreenNo,
        token: String,
        name: String,
        layout: Layout,
    },
    ScreenForgotten {
        number: ScreenNo,
    },
    ScreensChanged {
        change: ScreensChange,
    },
    MessageShown {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        screen: Option<ScreenNo>,
        text: String,
    },
    MessageHidden {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        screen: Option<ScreenNo>,
    },
}

impl Event {
    /// The match that the event is about, if it is about one.
    #[must_use]
    pub const fn match_id(&self) -> Option<MatchId> {
        match self {
            Self::SeriesSet { match_id, .. }
            | Self::MatchCalled { match_id, .. }
            | Self::LastCalled { match_id }
            | Self::LobbySet { match_id, .. }
            | Self::MatchTaken { match_id, .. }
            | Self::MatchHandedBack { match_id }
            | Self::GameScored { match_id, .. }
            | Self::GameDropped { match_id, .. }
            | Self::HeatScored { match_id, .. }
            | Self::AttemptRecorded { match_id, .. }
            | Self::ClockSet { match_id, .. }
            | Self::PauseCalled { match_id, .. }
            | Self::SideReady { match_id, .. }
            | Self::GameMarked { match_id, .. }
            | Self::MatchHeld { match_id, .. }
            | Self::MatchResumed { match_id }
            | Self::MatchEnded { match_id, .. }
            | Self::PresenceSet { match_id, .. }
            | Self::HeatPresenceSet { match_id, .. }
            | Self::ResultReported { match_id, .. }
            | Self::ResultDisputed { match_id, .. }
            | Self::MatchRuled { match_id, .. }
            | Self::MatchVoided { match_id, .. }
            | Self::MatchReplayed { match_id }
            | Self::SlotClosed { match_id, .. }
            | Self::MatchReopened { match_id }
            | Self::MatchCorrected { match_id, .. }
            | Self::MatchRearranged { match_id, .. }
            | Self::SentOnByRuling { match_id, .. }
            | Self::SlotFilled { match_id, .. }
            | Self::SlotEmptied { match_id, .. }
            | Self::MatchNotDue { match_id }
            | Self::Draft { match_id, .. }
            | Self::PhotoAttached { match_id, .. } => Some(*match_id),
            Self::GatheringNamed { .. }
            | Self::TournamentCreated { .. }
            | Self::TournamentChanged { .. }
            | Self::TournamentRemoved { .. }
            | Self::EntrantsAdded { .. }
            | Self::EntrantChanged { .. }
            | Self::EntrantRemoved { .. }
            | Self::SeedingSet { .. }
            | Self::LotsDrawn { .. }
            | Self::SeededByMerit { .. }
            | Self::RatingsRecorded { .. }
            | Self::StageDrawn { .. }
            | Self::RoundPaired { .. }
            | Self::RoundDiscarded { .. }
            | Self::SeedsSwapped { .. }
            | Self::MovePlanned { .. }
            | Self::MovesDropped { .. }
            | Self::TimesSet { .. }
            | Self::PointsAdjusted { .. }
            | Self::TieLotsDrawn { .. }
            | Self::TieBreakPaired { .. }
            | Self::TieBreakDiscarded { .. }
            | Self::EnteredLate { .. }
            | Self::EntrantLeft { .. }
            | Self::ResultsVoided { .. }
            | Self::DrawDiscarded { .. }
            | Self::StagePublished { .. }
            | Self::ConfirmationSet { .. }
            | Self::ClosingChanged { .. }
            | Self::SignUpChanged { .. }
            | Self::ArrivalMarked { .. }
            | Self::HelpCalled { .. }
            | Self::HelpAnswered { .. }
            | Self::Corrected { .. }
            | Self::SeedsExchanged { .. }
            | Self::PairsExchanged { .. }
            | Self::FieldReplaced { .. }
            | Self::StageRuled { .. }
            | Self::StageFollows { .. }
            | Self::EntryTakenBack { .. }
            | Self::DraftRulesSet { .. }
            | Self::ShelfChanged { .. }
            | Self::StationSet { .. }
            | Self::StationRemoved { .. }
            | Self::FloorChanged { .. }
            | Self::StreamChanged { .. }
            | Self::DeviceAdmitted { .. }
            | Self::DeviceChanged { .. }
            | Self::DeviceRevoked { .. }
            | Self::ScreenAssigned { .. }
            | Self::ScreenForgotten { .. }
            | Self::ScreensChanged { .. }
            | Self::MessageShown { .. }
            | Self::MessageHidden { .. } => None,
        }
    }
}
