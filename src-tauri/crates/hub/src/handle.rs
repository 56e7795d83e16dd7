//! The handle to the writer: what the rest of the program may ask of it.

use crate::clock::Clock;
use crate::clock_marks;
use crate::deliver::{self, Delivery};
use crate::follower::{Follower, Following};
use crate::forecaster;
use crate::left_out::PassedOver;
use crate::live::Live;
use crate::measures::{Figures, Measures};
use crate::memory::Memory;
use crate::numbers::{self, Question};
use crate::outlet::Outlet;
use crate::past::Past;
use crate::replay;
use crate::seeding;
use crate::writer::{self, Message};
use lanista_domain::draft::{DraftRules, OwnShelf, ShelfChange};
use lanista_domain::{
    At, EarlierRating, Gathering, NewEntrant, PhotoKind, Side, StageId, StationNo, TimerOwner,
};
use lanista_journal::{CopyError, Opened, StorageError};
use lanista_wire::ask::Answer;
use lanista_wire::command::{Command, Expect};
use lanista_wire::correction::{Chosen, Fix};
use lanista_wire::frame::Reason;
use lanista_wire::screens::Overlay;
use lanista_wire::seeding::{SeedBasis, SeedProposal, SeedSources};
use lanista_wire::topic::Audience;
use lanista_wire::view::{EntryView, MatchView};
use std::path::PathBuf;
use std::sync::Arc;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Messages that wait for the writer; senders wait when it is full.
const QUEUE: usize = 1_024;

/// A cheap handle to the one writer.
#[derive(Clone, Debug)]
pub struct Hub {
    pub(crate) to: mpsc::Sender<Message>,
    pub(crate) past: Arc<Past>,
    measures: Arc<Measures>,
    deliveries: mpsc::WeakSender<Delivery>,
    pub(crate) numbers: mpsc::Sender<Question>,
    epoch: Arc<str>,
    clock: Clock,
}

/// What the hub must be told about the program around it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the gathering lies.
    pub file: PathBuf,
    /// The version of Lanista, for the server's view.
    pub version: String,
}

/// Why a gathering cannot be served.
#[derive(Debug, Error)]
pub enum StartError {
    /// The journal could not be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// An entry is whole, but not of a shape this program knows.
    #[error(
        "Entry {seq} of the gathering cannot be understood: {why}. It may come from a newer Lanista."
    )]
    Foreign {
        /// Which entry.
        seq: u64,
        /// What the reader says.
        why: String,
    },
    /// The operating system gives no thread for the fan-out.
    #[error("This machine gives no thread to serve the screens from: {0}")]
    NoThread(std::io::Error),
}

/// A command on its way to the writer.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The paired device that sent it; none for the server itself.
    pub device: Option<String>,
    /// The sender's id for it.
    pub id: String,
    /// What the sender took to be true.
    pub expect: Option<Expect>,
    /// What is asked.
    pub body: Body,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Body {
    /// A command as it came over the wire.
    Wire(Command),
    /// Entrants of a file that the server has read.
    Entrants {
        /// Into which tournament.
        tournament: u32,
        /// Who.
        entrants: Vec<NewEntrant>,
    },
    /// What the server itself has to say: that clocks stand still.
    HaltClocks {
        /// The last moment of which it is known that they ran.
        as_of: u64,
    },
    /// Somebody signs up on a phone that nobody has let in.
    ByPhone {
        /// For which tournament.
        tournament: u32,
        /// The public name of the phone's key.
        phone: String,
        /// The name, as they typed it.
        name: String,
        /// Club, school or town.
        club: Option<String>,
    },
    /// Ratings of a file that the server has read.
    Ratings {
        /// What the file is called.
        source: String,
        /// Of its names.
        ratings: Vec<EarlierRating>,
    },
    /// A photo whose bytes are on disk.
    Photo {
        /// Of which match.
        match_id: u32,
        /// The hash of its bytes.
        sha256: String,
        /// How many bytes.
        bytes: u32,
        /// Of which kind.
        kind: PhotoKind,
    },
    /// A clock has run out: the server itself says so.
    Due {
        /// Whose clock.
        owner: TimerOwner,
        /// Which of the owner's clocks.
        generation: u64,
        /// What the captains of a draft looked at.
        hovered: Vec<(Side, String)>,
    },
    /// By what a tournament drafts, read and judged by the server.
    DraftRules {
        /// Which tournament.
        tournament: u32,
        /// None for not at all.
        rules: Option<Box<DraftRules>>,
    },
    /// A change of the own formats and pools, read and judged by the server.
    Shelf(ShelfChange),
}

/// A command that is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The number of its entry.
    pub seq: u64,
    /// When it was judged.
    pub at: u64,
    /// The match's count after it, if it was about a match.
    pub rev: Option<u32>,
}

/// A command that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// At least one.
    pub reasons: Vec<Reason>,
    /// The match as it is now, if the command was about one.
    pub state: Option<Box<MatchView>>,
}

impl Rejected {
    /// Rejected for one reason that is not the domain's.
    #[must_use]
    pub fn because(code: &str, text: &str) -> Self {
        Self {
            reasons: vec![Reason {
                code: code.into(),
                text: text.into(),
            }],
            state: None,
        }
    }

    pub(crate) fn ended() -> Self {
        Self::because("not_stored", "The server is ending. Nothing was stored.")
    }
}

/// Why something beside the journal could not be kept.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file could not be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The copy could not be made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// The hub has ended.
    #[error("The server is ending.")]
    Ended,
}

impl Hub {
    /// Replays an opened journal and starts the writer on it.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read or understood.
    pub async fn start(
        opened: Opened,
        settings: Settings,
    ) -> Result<(Self, JoinHandle<()>), StartError> {
        Self::start_by(opened, settings, Clock::start).await
    }

    /// The same by another clock; it is told the time of the last entry.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read or understood.
    pub async fn start_by(
        mut opened: Opened,
        settings: Settings,
        clock: impl FnOnce(At) -> Clock,
    ) -> Result<(Self, JoinHandle<()>), StartError> {
        let gathering = replay::gathering(&mut opened).await?;
        let memory = Memory::load(&mut opened.journal, &gathering).await?;
        let ran = clock_marks::last_known(&mut opened.journal, &gathering).await;
        let clock = clock(gathering.now);
        let epoch: Arc<str> = crate::complete::random_name().into();
        let (to, from) = mpsc::channel(QUEUE);
        let measures = Arc::<Measures>::default();
        let passed_over = Arc::<PassedOver>::default();
        let deliveries = deliver::start(Arc::clone(&measures), Arc::clone(&passed_over))
            .map_err(StartError::NoThread)?;
        let numbers = numbers::start(to.downgrade()).map_err(StartError::NoThread)?;
        let forecaster = forecaster::start(to.downgrade()).map_err(StartError::NoThread)?;
        let past = Past::of(opened.journal.look_back(), to.downgrade());
        // Nobody keeps snapshots yet: one that is made on the way would be waited for.
        let (nobody, _) = mpsc::channel(1);
        let alone = Past::of(opened.journal.look_back(), nobody.downgrade());
        drop(nobody);
        let journal = &mut opened.journal;
        let withheld = crate::withheld::at_start(&alone, journal, &gathering, clock.now()).await;
        let hub = Self {
            to,
            past: Arc::new(past),
            measures: Arc::clone(&measures),
            deliveries: deliveries.downgrade(),
            numbers: numbers.clone(),
            epoch,
            clock: clock.clone(),
        };
        let writer = writer::Writer::new(
            opened,
            gathering,
            memory,
            withheld,
            &settings,
            clock,
            hub.to.downgrade(),
            (deliveries, passed_over),
            numbers,
            forecaster,
            measures,
        );
        let task = tokio::spawn(writer.run(from));
        if let Some(as_of) = ran {
            clock_marks::halt(&hub, as_of).await;
        }
        clock_marks::remind(hub.to.downgrade());
        Ok((hub, task))
    }

    pub(crate) async fn ask<T>(
        &self,
        make: impl FnOnce(oneshot::Sender<T>) -> Message,
    ) -> Option<T> {
        let (answer, wait) = oneshot::channel();
        self.to.send(make(answer)).await.ok()?;
        wait.await.ok()
    }

    /// Sends a command and waits until it is on disk or refused.
    ///
    /// # Errors
    ///
    /// Every reason that stands against it.
    pub async fn submit(&self, submission: Submission) -> Result<Receipt, Rejected> {
        self.ask(|answer| Message::Submit(Box::new(submission), answer))
            .await
            .unwrap_or_else(|| Err(Rejected::ended()))
    }

    /// Opens a follower that follows nothing yet, and takes frames from a queue.
    pub async fn follow(&self, audience: Audience) -> Follower {
        Follower::begin(self.to.clone(), audience, None).await
    }

    /// The same for a device that speaks for an entrant, and may see what is for that entrant's eyes alone.
    pub async fn follow_for(&self, audience: Audience, entrant: Option<u32>) -> Follower {
        Follower::begin(self.to.clone(), audience, entrant).await
    }

    /// A captain shows the own team what they look at; none takes it back.
    pub async fn hover(&self, match_id: u32, entrant: u32, hero: Option<String>) {
        let hover = Message::Hover {
            match_id,
            entrant,
            hero,
        };
        let _ended = self.to.send(hover).await;
    }

    /// Opens a place in the fan that follows nothing yet, for an outlet that takes frames itself.
    pub async fn follow_with(&self, audience: Audience, outlet: Arc<dyn Outlet>) -> Following {
        Following::begin(self.to.clone(), audience, None, outlet).await
    }

    /// Waits until everything that is shown by now went out to the links, as far as they take it.
    pub async fn delivered(&self) {
        let _ended = self.ask(Message::Delivered).await;
    }

    /// Changes what is true now, and shows it.
    pub async fn live(&self, change: impl FnOnce(&mut Live) + Send + 'static) {
        let _ended = self.to.send(Message::Live(Box::new(change))).await;
    }

    /// Looks at the state. `None` when the hub has ended.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Gathering, &Live) -> T + Send + 'static,
    ) -> Option<T> {
        self.ask(|answer| {
            Message::Read(Box::new(move |gathering, live| {
                let _gone = answer.send(look(gathering, live));
            }))
        })
        .await
    }

    /// The number of a screen: the one it had, else the lowest that is free.
    pub async fn screen_number(&self, token: String, overlay: Option<Overlay>) -> u32 {
        self.ask(|answer| Message::ScreenNumber(token, overlay, answer))
            .await
            .unwrap_or(0)
    }

    /// Keeps a secret beside the journal.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub async fn put_secret(&self, kind: &str, id: &str, body: Vec<u8>) -> Result<(), StoreError> {
        let (kind, id) = (kind.to_owned(), id.to_owned());
        self.ask(|answer| Message::PutSecret {
            kind,
            id,
            body,
            answer,
        })
        .await
        .ok_or(StoreError::Ended)?
    }

    /// All secrets of a kind; empty when the file cannot be read.
    pub async fn secrets(&self, kind: &str) -> Vec<(String, Vec<u8>)> {
        let kind = kind.to_owned();
        self.ask(|answer| Message::Secrets { kind, answer })
            .await
            .unwrap_or_default()
    }

    /// Forgets a secret.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub async fn delete_secret(&self, kind: &str, id: &str) -> Result<(), StoreError> {
        let (kind, id) = (kind.to_owned(), id.to_owned());
        self.ask(|answer| Message::DeleteSecret { kind, id, answer })
            .await
            .ok_or(StoreError::Ended)?
    }

    /// A setting of this gathering.
    pub async fn setting(&self, key: &str) -> Option<String> {
        let key = key.to_owned();
        self.ask(|answer| Message::Setting { key, answer })
            .await
            .flatten()
    }

    /// Keeps a setting of this gathering.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub async fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.ask(|answer| Message::SetSetting { key, value, answer })
            .await
            .ok_or(StoreError::Ended)?
    }

    /// Saves a copy without secrets, beside the gathering or in a folder; its path and size in bytes.
    ///
    /// # Errors
    ///
    /// When it cannot be written or does not verify.
    pub async fn save_copy(&self, folder: Option<PathBuf>) -> Result<(PathBuf, u64), StoreError> {
        self.ask(|answer| Message::SaveCopy { folder, answer })
            .await
            .ok_or(StoreError::Ended)?
    }

    /// What there is to seed a tournament by.
    pub async fn seed_sources(&self, tournament: u32) -> Option<SeedSources> {
        self.read(move |state, _| seeding::sources(state, tournament))
            .await
    }

    /// What would come of seeding a tournament by something; nothing is changed.
    ///
    /// # Errors
    ///
    /// When there is no such tournament, or nothing final to seed it by.
    pub async fn seed_proposal(
        &self,
        tournament: u32,
        basis: SeedBasis,
        part: u32,
    ) -> Result<SeedProposal, Rejected> {
        self.read(move |state, _| seeding::proposal(state, tournament, &basis, part))
            .await
            .unwrap_or_else(|| Err(Rejected::ended()))
    }

    /// The own draft formats and pools.
    pub async fn own_shelf(&self) -> OwnShelf {
        self.read(|state, _| state.own_shelf.clone())
            .await
            .unwrap_or_default()
    }

    /// What was entered about a match, newest first, at most 100.
    pub async fn history(&self, match_id: u32) -> Vec<EntryView> {
        self.ask(|answer| Message::History { match_id, answer })
            .await
            .unwrap_or_default()
    }

    /// What would come of a command that this device sent now. Nothing is stored.
    pub async fn foresee(&self, device: String, command: Command) -> Answer {
        self.ask(|answer| Message::Foresee {
            device,
            command: Box::new(command),
            answer,
        })
        .await
        .unwrap_or_else(|| Answer::Failed {
            code: "ending".into(),
            text: "The server is ending.".into(),
        })
    }

    /// What a correction would do now, with the choices so far. Nothing is stored.
    pub async fn foresee_correction(&self, fix: Fix, choices: Vec<Chosen>) -> Answer {
        self.read(move |state, live| crate::correction::foresee(state, live, fix, choices))
            .await
            .unwrap_or_else(|| Answer::Failed {
                code: "ending".into(),
                text: "The server is ending.".into(),
            })
    }

    /// What calling a wave now would come to. Nothing is stored.
    pub async fn foresee_wave(&self, stage: u32, wave: u8, stations: Vec<u32>) -> Answer {
        let now = At(self.now());
        let stations: Vec<StationNo> = stations.into_iter().map(StationNo).collect();
        let found = self
            .read(move |state, _| crate::render::wave(state, StageId(stage), wave, &stations, now));
        match found.await {
            Some(Some(wave)) => Answer::Wave { wave },
            Some(None) => Answer::Failed {
                code: "not_found".into(),
                text: "This stage is not there.".into(),
            },
            None => Answer::Failed {
                code: "ending".into(),
                text: "The server is ending.".into(),
            },
        }
    }

    /// What the hub counted of its own work since its start, and what waits now.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let waiting = self.deliveries.upgrade();
        Figures {
            writer_queue: self.to.max_capacity() - self.to.capacity(),
            delivery_queue: waiting.map_or(0, |to| to.max_capacity() - to.capacity()),
            ..self.measures.figures()
        }
    }

    /// Changes with every start.
    #[must_use]
    pub fn epoch(&self) -> &str {
        &self.epoch
    }

    /// The server's time, milliseconds since 1970.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.clock.now().0
    }

    /// How many times as fast as time passes the server's time runs: 1, but in a rehearsal.
    #[must_use]
    pub const fn pace(&self) -> u16 {
        self.clock.pace()
    }

    /// The server's time stands from now on, and nothing comes by itself any more: for the end of a rehearsal.
    pub fn stand_still(&self) {
        self.clock.stop();
    }

    /// Stores a snapshot, closes the journal and ends the writer.
    pub async fn stop(&self) {
        let _ended = self.ask(Message::Stop).await;
    }
}
