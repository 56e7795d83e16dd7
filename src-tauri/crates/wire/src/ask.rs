//! Questions to the server that change no tournament: signed like commands, answered once, not in the journal.

use crate::closing::ClosingView;
use crate::command::Command;
use crate::correction::{Chosen, CorrectionView, Fix};
use crate::dispatch::WaveView;
use crate::draft::{DraftLink, DraftsAsked, DraftsTold};
use crate::draft_shelf::{DraftCheck, DraftShelf, PoolFile, ReadHero};
use crate::files::{FileOf, Language};
use crate::forecast::FewerView;
use crate::frame::Reason;
use crate::measure::MeasureView;
use crate::nudge::{Nudge, Whom};
use crate::past::{
    EntryDetail, ExportForm, JournalFilter, JournalOutline, JournalPage, Moment, PastView, TakeBack,
};
use crate::program::WebhookEvent;
use crate::rehearsal::{Rehearsal, Rehearsed};
use crate::seeding::{SeedBasis, SeedProposal, SeedSources};
use crate::shared::{PhotoKind, Role, Scope};
use crate::topic::Audience;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a desk may ask of the server itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Ask {
    /// Make codes that let devices in, each for one device.
    Enrol {
        /// What the device will be; desk or judge.
        role: Role,
        /// Where it may act.
        scope: Scope,
        /// What the device is called; empty lets its holder say.
        name: String,
        /// How many codes, 1 to 64.
        count: u32,
        /// How long they hold, 1 to 1,440.
        minutes: u32,
    },
    /// Make a token for another program, which becomes a device. Both ends derive it, so it is never sent.
    ApiToken {
        /// What the program is called.
        name: String,
        /// What it may do.
        role: Role,
        /// Where it may act.
        scope: Scope,
    },
    /// Tell a program on the network of what happens. Both ends derive the secret that signs it, so it is never sent.
    AddWebhook {
        /// `http://HOST:PORT/…`, of this network.
        address: String,
        /// Of what.
        events: Vec<WebhookEvent>,
    },
    /// Tell it no more.
    RemoveWebhook {
        /// Its id.
        webhook: String,
    },
    /// Send it a trial now; what waits goes on where it is taken.
    TestWebhook {
        /// Its id.
        webhook: String,
    },
    /// Show the own team what its captain looks at; none takes it back. For captains, while their draft is open.
    Hover {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// The hero's id in the pool.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        hero: Option<String>,
    },
    /// Make a code worthless.
    CancelEnrolment {
        /// Its public name.
        enrolment: String,
    },
    /// Send a waiting device away.
    RefuseDevice {
        /// The public name of its key.
        device: String,
    },
    /// Permit one upload of a file of entrants.
    ImportTicket {
        /// Into which tournament.
        tournament: u32,
    },
    /// Permit one upload of a file of earlier results or ratings.
    RatingsTicket,
    /// Permit one upload of recorded drafts, to look at their figures; nothing of them is kept.
    DraftsTicket,
    /// What there is to seed a tournament by.
    SeedSources {
        /// Which.
        tournament: u32,
    },
    /// What each round that has not begun would save with fewer games.
    FewerGames,
    /// What calling a wave now would come to.
    Wave {
        /// Of which stage.
        stage: u32,
        /// Which, from 1.
        wave: u8,
        /// At which stations, each once; at the players' own seats where none are named.
        stations: Vec<u32>,
    },
    /// What would come of seeding a tournament by something.
    SeedProposal {
        /// Which.
        tournament: u32,
        /// By what.
        basis: SeedBasis,
        /// Which part of the answer, from 0.
        part: u32,
    },
    /// Choose on which addresses the server listens; empty means on all.
    Listen {
        /// Addresses of this machine, without port.
        addresses: Vec<String>,
    },
    /// Allow one address, behind which many stand, so many connections of onlookers, and as many times the usual
    /// requests; 0: the usual again.
    Allow {
        /// Which.
        address: String,
        /// How many.
        connections: u32,
    },
    /// Save a copy of the gathering beside it, or into the folder given.
    SaveCopy {
        /// A folder of the server's machine; empty is the gathering's own.
        folder: String,
    },
    /// What was entered about a match, newest first.
    History {
        /// Which.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// What a correction would do now, with the choices so far. Nothing is stored.
    ForeseeCorrection {
        /// What was wrong.
        fix: Fix,
        /// What was chosen so far.
        choices: Vec<Chosen>,
    },
    /// The personal codes of a tournament's entrants, for badges: also for head judges.
    PersonalCodes {
        /// Which tournament.
        tournament: u32,
        /// Of one entrant; of all where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        entrant: Option<u32>,
        /// Which part of the answer, from 0.
        part: u32,
    },
    /// Make an entrant's code worthless and another in its place: also for head judges.
    RenewCode {
        /// Which tournament.
        tournament: u32,
        /// Which entrant.
        entrant: u32,
        /// What becomes of the phones that were let in.
        phones: Phones,
    },
    /// Permit one upload of a photo of a match: also for judges and captains.
    AttachPhoto {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// The SHA-256 of its bytes, base64url.
        sha256: String,
        /// How many bytes.
        bytes: u32,
        /// Of which kind.
        kind: PhotoKind,
    },
    /// Permit looking at the photos of a match for ten minutes: also for judges.
    ViewPhotos {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// What would come of a command now. Nothing is stored.
    Foresee {
        /// Which.
        command: Command,
    },
    /// Documents as they were.
    PastView {
        /// When.
        at: Moment,
        /// For whom they are rendered.
        audience: Audience,
        /// Names or prefixes, 1 to 64.
        topics: Vec<String>,
    },
    /// Entries of the journal, newest first.
    JournalPage {
        /// Which.
        #[serde(default)]
        filter: JournalFilter,
        /// Only those with a smaller number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        before: Option<u64>,
        /// How many, 1 to 200.
        count: u32,
    },
    /// The whole journal from afar.
    JournalOutline,
    /// One entry of the journal in full.
    JournalEntry {
        /// Which.
        seq: u64,
    },
    /// Permit one download of entries from `/api/v1/journal/{ticket}`.
    JournalExport {
        /// Which.
        #[serde(default)]
        filter: JournalFilter,
        /// How.
        form: ExportForm,
        /// Minutes by which the reader's clock is ahead of UTC, for a column of local times.
        #[serde(default)]
        zone: i16,
    },
    /// The final list of a tournament with prizes and signatures: also for head judges.
    Closing {
        /// Which tournament.
        tournament: u32,
    },
    /// Permit one download of a file that is made of this moment, from `/api/v1/files/{ticket}`.
    File {
        /// Which.
        file: FileOf,
        /// Minutes by which the reader's clock is ahead of UTC, for times in it.
        #[serde(default)]
        zone: i16,
        /// The language of paper, site and workbooks; what programs read is English always.
        #[serde(default)]
        language: Language,
    },
    /// The last thing that this device did and that still holds, and what rests on it.
    MyLast,
    /// Have a device or a screen do something now.
    Nudge {
        /// Who.
        whom: Whom,
        /// What.
        what: Nudge,
    },
    /// Make another key for overlays that see what streams hold back; the one before is worth nothing at once.
    RenewOverlayKey,
    /// What the server measures of itself.
    Measures {
        /// Only points after this time, milliseconds since 1970; 0 for all.
        after: u64,
    },
    /// The draft formats and pools that are kept, and those that come with the program.
    DraftShelf,
    /// The text of one of these formats.
    DraftText {
        /// Its id.
        format: String,
    },
    /// Check the text of a draft format, as it is typed.
    CheckDraft {
        /// TOML, see `docs/FORMATS.md`.
        text: String,
        /// For how many games a match, 1 to 99 each; at most 8 of them.
        best_of: Vec<u8>,
    },
    /// The heroes of a pool.
    DraftPool {
        /// Its id.
        pool: String,
    },
    /// Look at finished drafts and what they say.
    Drafts {
        /// At what.
        ask: DraftsAsked,
    },
    /// Say by what a tournament drafts from now on. Drafts that were opened keep their rules.
    SetDrafting {
        /// Which.
        tournament: u32,
        /// What is drafted in a match, in this order; empty: it does not draft.
        chain: Vec<DraftLink>,
        /// Own formats, TOML each; those that come with the program are known by their id.
        #[serde(default)]
        texts: Vec<String>,
        /// Own pools.
        #[serde(default)]
        pools: Vec<PoolFile>,
        /// The ids of heroes that are closed at this event.
        #[serde(default)]
        disabled: Vec<String>,
        /// For how many games a match; left out for 1, 3 and 5.
        #[serde(default)]
        best_of: Vec<u8>,
    },
    /// Keep an own draft format under the id that its text says.
    KeepFormat {
        /// TOML, see `docs/FORMATS.md`.
        text: String,
        /// The entry that kept what this one takes the place of; left out for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        since: Option<u64>,
    },
    /// Keep it no more.
    DropFormat {
        /// Its id.
        format: String,
    },
    /// Keep an own pool.
    KeepPool {
        /// What it is called.
        name: String,
        /// CSV or JSON, see `docs/FORMATS.md`.
        text: String,
        /// The entry that kept what this one takes the place of; left out for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        since: Option<u64>,
    },
    /// Keep it no more.
    DropPool {
        /// Its id.
        pool: String,
    },
    /// Play a format against a bot; nothing is stored.
    Rehearse {
        /// What is played, and what was done so far.
        rehearsal: Box<Rehearsal>,
    },
    /// Look at a pool that somebody brings, before it is used.
    ReadPool {
        /// What the file is called.
        name: String,
        /// CSV or JSON, see `docs/FORMATS.md`.
        text: String,
    },
}

/// What the server answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(export)]
pub enum Answer {
    /// Codes were made. Their secrets are not sent: both ends derive them from the link's key, see
    /// `docs/PROTOCOL.md`.
    Enrolled {
        /// Public names, one per code.
        enrolments: Vec<String>,
        /// When they end, milliseconds since 1970.
        expires: u64,
    },
    /// A program was let in. Its token is not sent: both ends derive it from the link's key.
    Token {
        /// The device that the token stands for.
        device: String,
    },
    /// A program will be told. Its secret is not sent: both ends derive it from the link's key.
    Webhook {
        /// Its id.
        webhook: String,
        /// The public name of the secret.
        proof: String,
    },
    /// It is done.
    Fine,
    /// The final list of a tournament.
    Closing {
        /// With everything about it.
        closing: Box<ClosingView>,
    },
    /// One file may be sent to `/api/v1/imports/{ticket}`, or one photo to `/api/v1/media/{sha256}`, or photos read there.
    Ticket {
        /// The permission.
        ticket: String,
    },
    /// What there is to seed by.
    SeedSources {
        /// A file, and other tournaments.
        sources: SeedSources,
    },
    /// What fewer games would save, the most first.
    FewerGames {
        /// Each round that could be shorter.
        rounds: Vec<FewerView>,
    },
    /// What calling the wave would come to.
    Wave {
        /// Who is called, and who is left out for what.
        wave: WaveView,
    },
    /// What would come of it.
    SeedProposal {
        /// The new order; nothing is changed yet.
        proposal: SeedProposal,
    },
    /// Personal codes. Each secret is covered with what both ends of the link derive, see `docs/PROTOCOL.md`.
    PersonalCodes {
        /// 32 fresh bytes, base64url.
        nonce: String,
        /// How many parts there are.
        parts: u32,
        /// In the order of the entrants.
        codes: Vec<PersonalCode>,
    },
    /// A copy was saved.
    Saved {
        /// Where.
        path: String,
        /// How large, bytes.
        bytes: u64,
    },
    /// What was entered about a match, newest first, at most 100.
    History {
        /// The entries.
        entries: Vec<crate::view::EntryView>,
    },
    /// What would come of a command.
    Foreseen {
        /// Why it would be refused; empty when it would be accepted.
        reasons: Vec<Reason>,
        /// What would follow, in sentences, at most 200.
        sentences: Vec<String>,
        /// How many sentences are left out.
        more: u32,
        /// What it would do to each stage that it touches.
        stages: Vec<StageEffect>,
    },
    /// What a correction would do.
    Correction {
        /// As far as it is chosen.
        correction: CorrectionView,
    },
    /// Documents as they were.
    PastView {
        /// As many as fit.
        view: PastView,
    },
    /// Entries of the journal.
    JournalPage {
        /// Newest first.
        page: JournalPage,
    },
    /// The whole journal from afar.
    JournalOutline {
        /// Points and marks.
        outline: JournalOutline,
    },
    /// One entry.
    JournalEntry {
        /// In full.
        detail: Box<EntryDetail>,
    },
    /// Whether the last thing that this device did can be taken back.
    MyLast {
        /// And what rests on it.
        back: Box<TakeBack>,
    },
    /// What the server measures of itself.
    Measures {
        /// The next points, and counts.
        measures: Box<MeasureView>,
    },
    /// What is kept, and what comes with the program.
    DraftShelf {
        /// Formats and pools.
        shelf: Box<DraftShelf>,
    },
    /// The text of a draft format.
    DraftText {
        /// TOML.
        text: String,
    },
    /// What a text comes to.
    DraftChecked {
        /// Faults, totals and needs.
        check: Box<DraftCheck>,
    },
    /// About finished drafts.
    Drafts {
        /// What was asked.
        told: Box<DraftsTold>,
    },
    /// A pool.
    DraftPool {
        /// Its stable name.
        id: String,
        /// What people call it.
        name: String,
        /// Which state of the title it is.
        version: String,
        /// In their order.
        heroes: Vec<ReadHero>,
        /// Marks of the portraits that there are, by hero.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        #[ts(optional, as = "Option<BTreeMap<String, String>>")]
        portraits: BTreeMap<String, String>,
    },
    /// Where a rehearsal stands.
    Rehearsed {
        /// With what the bot did.
        rehearsed: Box<Rehearsed>,
    },
    /// It cannot be done.
    Failed {
        /// A stable word.
        code: String,
        /// A sentence for people.
        text: String,
    },
}

/// What becomes of the phones of an entrant whose code is issued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Phones {
    /// They stay.
    Keep,
    /// They are thrown out.
    ThrowOut,
}

/// The personal code of one entrant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PersonalCode {
    /// Whose.
    pub entrant: u32,
    /// Its secret of 16 bytes, covered, base64url.
    pub covered: String,
    /// How many phones act with it.
    pub phones: u32,
}

/// What a command would do to a stage, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StageEffect {
    /// Which stage.
    pub stage: u32,
    /// Matches that end without play, and count.
    pub unplayed: u32,
    /// Matches that were to be played and count for nobody.
    pub cancelled: u32,
    /// Results that count no more.
    pub voided: u32,
    /// Slots that somebody comes to or leaves.
    pub slots: u32,
    /// Matches that are opened again.
    pub reopened: u32,
}
