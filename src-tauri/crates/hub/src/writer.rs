//! The one task that owns the state: it takes what waits as one batch, stores it, answers, and shows it.

use crate::batch;
use crate::clock::Clock;
use crate::documents::Documents;
use crate::fan::{Door, Fan};
use crate::handle::{Receipt, Rejected, Settings, StoreError, Submission};
use crate::live::{Live, LiveScreen, no_link};
use crate::memory::Memory;
use crate::render::Renderer;
use crate::replay;
use crate::topics::{Touched, meant_by};
use bytes::Bytes;
use lanista_domain::Gathering;
use lanista_journal::{Journal, Opened, With, copy_name};
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::{EntryView, ServerView};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tokio::sync::{mpsc, oneshot};

/// Messages taken at once.
const BATCH: usize = 256;
/// Entries after which a snapshot is stored, so that opening stays quick.
const SNAPSHOT_EVERY: u64 = 2_000;

type Change = Box<dyn FnOnce(&mut Live) + Send>;
type Look = Box<dyn FnOnce(&Gathering, &Live) + Send>;
type Kept = oneshot::Sender<Result<(), StoreError>>;

/// What the writer can be asked.
pub(crate) enum Message {
    Submit(Box<Submission>, oneshot::Sender<Result<Receipt, Rejected>>),
    Follow {
        id: u64,
        audience: Audience,
        frames: mpsc::Sender<Bytes>,
        door: Door,
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
    CatchUp {
        id: u64,
    },
    Live(Change),
    Read(Look),
    ScreenNumber(String, oneshot::Sender<u32>),
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
    Copied,
    History {
        match_id: u32,
        answer: oneshot::Sender<Vec<EntryView>>,
    },
    Stop(oneshot::Sender<()>),
}

/// The state and everything that follows from it.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) journal: Journal,
    /// As on disk.
    pub(crate) state: Gathering,
    /// As on disk, and ahead of it only while a batch is judged.
    pub(crate) tentative: Gathering,
    pub(crate) memory: Memory,
    pub(crate) clock: Clock,
    pub(crate) refused: batch::Refusals,
    live: Live,
    documents: Documents,
    fan: Fan,
    snapshot_at: u64,
    file: PathBuf,
    own: mpsc::WeakSender<Message>,
}

impl Writer {
    pub(crate) fn new(
        opened: Opened,
        state: Gathering,
        memory: Memory,
        settings: &Settings,
        clock: Clock,
        own: mpsc::WeakSender<Message>,
    ) -> Self {
        let server = ServerView {
            version: settings.version.clone(),
            file: settings.file.display().to_string(),
            read_only: opened.read_only.as_ref().map(|because| because.why.clone()),
            port: 0,
            addresses: BTreeMap::new(),
            local_name: None,
            fingerprint: String::new(),
            warnings: BTreeMap::new(),
            copied: None,
        };
        let live = Live {
            links: BTreeMap::new(),
            waiting: BTreeMap::new(),
            enrolments: BTreeMap::new(),
            alarms: BTreeMap::new(),
            phones: 0,
            screens: BTreeMap::new(),
            server,
        };
        Self {
            journal: opened.journal,
            documents: Documents::new(state.head.0),
            snapshot_at: state.head.0,
            tentative: state.clone(),
            state,
            memory,
            clock,
            refused: batch::Refusals::default(),
            live,
            fan: Fan::default(),
            file: settings.file.clone(),
            own,
        }
    }

    /// Runs until it is stopped or nobody holds a handle.
    pub(crate) async fn run(mut self, mut from: mpsc::Receiver<Message>) {
        let mut waiting = Vec::with_capacity(BATCH);
        let stopped = loop {
            if from.recv_many(&mut waiting, BATCH).await == 0 {
                break None;
            }
            let mut submissions = Vec::new();
            let mut others = Vec::new();
            for message in waiting.drain(..) {
                if let Message::Submit(submission, answer) = message {
                    submissions.push((submission, answer));
                } else {
                    others.push(message);
                }
            }
            if !submissions.is_empty() {
                self.submit(submissions).await;
            }
            let mut stop = None;
            for message in others {
                if let Message::Stop(answer) = message {
                    stop = Some(answer);
                } else {
                    self.attend(message).await;
                }
            }
            if let Some(answer) = stop {
                break Some(answer);
            }
            if self.state.head.0 >= self.snapshot_at + SNAPSHOT_EVERY {
                self.save_snapshot().await;
            }
        };
        self.save_snapshot().await;
        if let Err(why) = self.journal.close().await {
            tracing::error!(%why, "the gathering could not be closed cleanly");
        }
        if let Some(answer) = stopped {
            let _nobody_waits = answer.send(());
        }
    }

    async fn submit(&mut self, batch: Vec<batch::Waiting>) {
        let followed = self.documents.single_matches();
        let stored = self.store(batch).await;
        let mut touched = Touched::default();
        for entry in stored {
            self.state = std::mem::take(&mut self.state).evolve(&entry);
            self.memory.note(&self.state, &entry);
            touched.add_step(&self.state, &followed);
        }
        self.publish(&touched);
    }

    fn publish(&mut self, touched: &Touched) {
        if touched.topics.is_empty() {
            return;
        }
        self.documents.next_pulse();
        let renderer = Renderer::new(&self.state, &self.live, &self.memory);
        for (topic, touch) in &touched.topics {
            let name = topic.to_string();
            for audience in Audience::ALL {
                if !audience.may_read(*topic) {
                    continue;
                }
                let followers = self.fan.of(audience, &name);
                if followers.is_empty() {
                    self.documents.forget(audience, *topic);
                    continue;
                }
                let Some(frame) = self.documents.update(&renderer, audience, *topic, touch) else {
                    continue;
                };
                for id in followers {
                    self.fan.send(id, *topic, &frame);
                }
            }
        }
    }

    async fn attend(&mut self, message: Message) {
        match message {
            Message::Follow {
                id,
                audience,
                frames,
                door,
            } => {
                self.fan.enter(id, audience, frames, door);
            }
            Message::Leave { id } => self.fan.leave(id),
            Message::Sub { id, topics } => self.sub(id, &topics),
            Message::Unsub { id, topics } => {
                for name in topics {
                    self.fan.want_no_more(id, &name);
                }
            }
            Message::CatchUp { id } => {
                if let Some(audience) = self.fan.audience(id) {
                    for topic in self.fan.caught_up(id) {
                        self.bring(id, audience, topic, 0);
                    }
                }
            }
            Message::Live(change) => {
                let before: BTreeSet<u32> = self.live.screens.keys().copied().collect();
                change(&mut self.live);
                let mut touched = Touched::default();
                for topic in [Topic::Devices, Topic::Screens, Topic::Server] {
                    touched.whole(topic);
                }
                for number in self
                    .live
                    .screens
                    .keys()
                    .filter(|number| !before.contains(number))
                {
                    touched.whole(Topic::Screen { number: *number });
                }
                self.publish(&touched);
            }
            Message::Read(look) => look(&self.state, &self.live),
            Message::ScreenNumber(token, answer) => {
                let _gone = answer.send(self.screen_number(token));
            }
            Message::PutSecret {
                kind,
                id,
                body,
                answer,
            } => {
                let done = self.journal.put_secret(&kind, &id, &body).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::Secrets { kind, answer } => {
                let found = self.journal.secrets(&kind).await;
                let found =
                    found.inspect_err(|why| tracing::error!(%why, "secrets are unreadable"));
                let _gone = answer.send(found.unwrap_or_default());
            }
            Message::DeleteSecret { kind, id, answer } => {
                let done = self.journal.delete_secret(&kind, &id).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::Setting { key, answer } => {
                let _gone = answer.send(self.journal.setting(&key).await.ok().flatten());
            }
            Message::SetSetting { key, value, answer } => {
                let done = self.journal.put_setting(&key, &value).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::SaveCopy { folder, answer } => self.save_copy(folder, answer),
            Message::Copied => {
                self.live.server.copied = Some(self.clock.now().0);
                let mut touched = Touched::default();
                touched.whole(Topic::Server);
                self.publish(&touched);
            }
            Message::History { match_id, answer } => {
                let _gone = answer.send(self.memory.of_match(&self.state, match_id));
            }
            Message::Submit(..) | Message::Stop(_) => {
                tracing::error!("a message reached the wrong place");
            }
        }
    }

    fn sub(&mut self, id: u64, topics: &BTreeMap<String, u64>) {
        let Some(audience) = self.fan.audience(id) else {
            return;
        };
        for (name, version) in topics {
            self.fan.want(id, name);
            for topic in meant_by(&self.state, name) {
                self.bring(id, audience, topic, *version);
            }
        }
    }

    fn bring(&mut self, id: u64, audience: Audience, topic: Topic, version: u64) {
        if !audience.may_read(topic) {
            return;
        }
        let renderer = Renderer::new(&self.state, &self.live, &self.memory);
        for frame in self.documents.since(&renderer, audience, topic, version) {
            self.fan.send(id, topic, &frame);
        }
    }

    fn screen_number(&mut self, token: String) -> u32 {
        let assigned = self
            .state
            .screens
            .values()
            .find(|screen| screen.token == token);
        let known = self
            .live
            .screens
            .iter()
            .find(|(_, screen)| screen.token == token);
        if let Some(number) = assigned
            .map(|s| s.number.0)
            .or(known.map(|(number, _)| *number))
        {
            return number;
        }
        let is_free = |number: &u32| {
            !self.live.screens.contains_key(number)
                && !self.state.screens.keys().any(|taken| taken.0 == *number)
        };
        let number = (1..).find(is_free).unwrap_or(0);
        self.live.screens.insert(
            number,
            LiveScreen {
                token,
                link: no_link(),
            },
        );
        number
    }

    fn save_copy(
        &self,
        folder: Option<PathBuf>,
        answer: oneshot::Sender<Result<(PathBuf, u64), StoreError>>,
    ) {
        let folder = folder
            .or_else(|| self.file.parent().map(PathBuf::from))
            .unwrap_or_default();
        let stem = self.file.file_stem().map_or_else(
            || "gathering".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        let path = folder.join(copy_name(&stem, self.clock.now().0));
        let copier = self.journal.copier();
        let own = self.own.clone();
        tokio::spawn(async move {
            let done = copier.save_copy(&path, With::NoSecrets).await;
            let done = done
                .map(|copied| (path, copied.bytes))
                .map_err(StoreError::from);
            if done.is_ok()
                && let Some(own) = own.upgrade()
            {
                let _ended = own.send(Message::Copied).await;
            }
            let _gone = answer.send(done);
        });
    }

    async fn save_snapshot(&mut self) {
        let head = self.state.head.0;
        if head == self.snapshot_at || self.journal.read_only().is_some() {
            return;
        }
        self.snapshot_at = head;
        let Some(body) = replay::snapshot(&self.state) else {
            return;
        };
        if let Err(why) = self.journal.save_snapshot(head, &body).await {
            tracing::warn!(%why, "no snapshot was stored; the journal is whole without it");
        }
    }
}
