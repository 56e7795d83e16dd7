//! What the writer can be asked.

use crate::handle::{Receipt, Rejected, StoreError, Submission};
use crate::live::Live;
use crate::numbers::{self, News};
use crate::outlet::Outlet;
use crate::render::Renderer;
use crate::still::Still;
use lanista_domain::Gathering;
use lanista_insight::forecast::{Day, Forecast};
use lanista_wire::ask::Answer;
use lanista_wire::command::Command;
use lanista_wire::screens::Overlay;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::EntryView;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::oneshot;

type Change = Box<dyn FnOnce(&mut Live) + Send>;
type Look = Box<dyn FnOnce(&Gathering, &Live) + Send>;
type Rendering = Box<dyn FnOnce(&Renderer<'_>) + Send>;
type Kept = oneshot::Sender<Result<(), StoreError>>;

/// What the writer can be asked.
pub(crate) enum Message {
    Submit(Box<Submission>, oneshot::Sender<Result<Receipt, Rejected>>),
    Follow {
        id: u64,
        audience: Audience,
        entrant: Option<u32>,
        outlet: Arc<dyn Outlet>,
    },
    Hover {
        match_id: u32,
        entrant: u32,
        hero: Option<String>,
    },
    Leave {
        id: u64,
    },
    Sub {
        id: u64,
        topics: BTreeMap<String, u64>,
    },
    Unsub {
        id: u64,
        topics: Vec<String>,
    },
    /// Follow exact names again, after everything up to a publication was received.
    Resume {
        id: u64,
        names: Vec<String>,
        pulse: u64,
    },
    CatchUp {
        id: u64,
        missed: BTreeMap<Topic, u64>,
    },
    Live(Change),
    Delivered(oneshot::Sender<()>),
    Read(Look),
    /// As an audience sees it.
    Render(Audience, Rendering),
    Still(oneshot::Sender<Still>),
    /// Until when an entry is held back.
    WithheldUntil(u64, oneshot::Sender<Option<u64>>),
    ScreenNumber(String, Option<Overlay>, oneshot::Sender<u32>),
    PutSecret {
        kind: String,
        id: String,
        body: Vec<u8>,
        answer: Kept,
    },
    Secrets {
        kind: String,
        answer: oneshot::Sender<Vec<(String, Vec<u8>)>>,
    },
    DeleteSecret {
        kind: String,
        id: String,
        answer: Kept,
    },
    Setting {
        key: String,
        answer: oneshot::Sender<Option<String>>,
    },
    SetSetting {
        key: String,
        value: String,
        answer: Kept,
    },
    SaveCopy {
        folder: Option<PathBuf>,
        answer: oneshot::Sender<Result<(PathBuf, u64), StoreError>>,
    },
    Copied {
        folder: Option<PathBuf>,
    },
    History {
        match_id: u32,
        answer: oneshot::Sender<Vec<EntryView>>,
    },
    Foresee {
        device: String,
        command: Box<Command>,
        answer: oneshot::Sender<Answer>,
    },
    Media(crate::media::Work),
    NoteClocks,
    /// The drafts of matches that have changed, for the thread that counts them; it knows the rules up to a number.
    DraftNews {
        known: u32,
        answer: oneshot::Sender<News>,
    },
    /// What that thread found out.
    DraftFigures(Box<numbers::Figures>),
    /// What is left of the day, for the thread that plays it on; none where nobody plays anything.
    DayToCome(oneshot::Sender<Option<Day>>),
    /// How that thread sees it going.
    Forecast(Box<Forecast>),
    /// A snapshot that was made beside the work.
    Snapshot {
        seq: u64,
        body: Vec<u8>,
        kept: oneshot::Sender<()>,
    },
    Stop(oneshot::Sender<()>),
}
