//! The one task that owns the state: it takes what waits as one batch, stores it, answers, and shows it.

mod attend;
mod copies;
mod foretell;
mod message;
mod publish;
mod snapshots;

pub(crate) use message::Message;

use crate::batch;
use crate::clock::Clock;
use crate::deliver::Delivery;
use crate::documents::Documents;
use crate::fan::Fan;
use crate::foresight::Foresight;
use crate::handle::Settings;
use crate::left_out::{Looks, PassedOver};
use crate::live::Live;
use crate::measures::Measures;
use crate::memory::Memory;
use crate::numbers::Question;
use crate::pace::Pace;
use crate::timers::Queue;
use crate::topics::Touched;
use lanista_domain::{At, Gathering, MatchId, Withheld};
use lanista_journal::{Journal, Opened, SPACING};
use lanista_wire::view::ServerView;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Messages taken at once.
const BATCH: usize = 256;

/// The state and everything that follows from it.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) journal: Journal,
    /// As on disk.
    pub(crate) state: Gathering,
    /// As on disk, and ahead of it only while a batch is judged.
    pub(crate) tentative: Gathering,
    pub(crate) memory: Memory,
    pub(crate) foresight: Foresight,
    /// Matches whose drafts the thread that counts them has yet to fetch.
    pub(crate) drafts_changed: BTreeSet<MatchId>,
    pub(crate) numbers: mpsc::Sender<Question>,
    /// Tells the thread that foretells the day that something has changed; it is never waited for.
    pub(crate) forecaster: SyncSender<()>,
    pub(crate) clock: Clock,
    pub(crate) refused: batch::Refusals,
    pub(crate) measures: Arc<Measures>,
    timers: Queue,
    /// Results that streams hold back from the hall.
    pub(crate) withheld: Withheld,
    /// What the hall sees later than officials, and when.
    pub(crate) delayed: BTreeMap<At, BTreeSet<u32>>,
    pub(crate) live: Live,
    documents: Documents,
    fan: Fan,
    looks: Looks,
    pace: Pace,
    /// After which entry the last snapshot was begun.
    snapshot_at: u64,
    /// The newest one in the file, as far as this process knows.
    last_kept: u64,
    file: PathBuf,
    own: mpsc::WeakSender<Message>,
}

impl Writer {
    #[expect(clippy::too_many_arguments, reason = "they are its parts")]
    pub(crate) fn new(
        opened: Opened,
        state: Gathering,
        memory: Memory,
        withheld: Withheld,
        settings: &Settings,
        clock: Clock,
        own: mpsc::WeakSender<Message>,
        (deliveries, passed_over): (mpsc::Sender<Delivery>, Arc<PassedOver>),
        numbers: mpsc::Sender<Question>,
        forecaster: SyncSender<()>,
        measures: Arc<Measures>,
    ) -> Self {
        let server = ServerView {
            version: settings.version.clone(),
            file: settings.file.display().to_string(),
            read_only: opened.read_only.as_ref().map(|because| because.why.clone()),
            ..ServerView::default()
        };
        let live = Live {
            links: BTreeMap::new(),
            waiting: BTreeMap::new(),
            enrolments: BTreeMap::new(),
            alarms: BTreeMap::new(),
            phones: 0,
            held_until: BTreeMap::new(),
            hovers: BTreeMap::new(),
            missed: BTreeSet::new(),
            draft_hints: BTreeMap::new(),
            watched_hints: BTreeMap::new(),
            draft_leaders: BTreeMap::new(),
            forecast: None,
            expected: BTreeMap::new(),
            hall_forecast: None,
            hall_expected: BTreeMap::new(),
            portraits: Arc::default(),
            screens: BTreeMap::new(),
            programs: BTreeMap::new(),
            server,
        };
        Self {
            journal: opened.journal,
            documents: Documents::new(state.head.0),
            snapshot_at: state.head.0,
            last_kept: state.head.0,
            tentative: state.clone(),
            timers: Queue::at_start(&state, clock.now()),
            withheld,
            delayed: crate::drafts::delayed_at_start(&state, clock.now()),
            drafts_changed: state.drafts.keys().copied().collect(),
            numbers,
            forecaster,
            state,
            memory,
            foresight: Foresight::default(),
            clock,
            refused: batch::Refusals::default(),
            measures,
            live,
            fan: Fan::new(deliveries),
            looks: Looks::at(passed_over),
            pace: Pace::default(),
            file: settings.file.clone(),
            own,
        }
    }

    /// Runs until it is stopped or nobody holds a handle.
    pub(crate) async fn run(mut self, mut from: mpsc::Receiver<Message>) {
        self.nudge_numbers();
        self.nudge_forecaster();
        // Nobody follows anything yet.
        self.note_withheld(&mut Touched::default());
        let mut waiting = Vec::with_capacity(BATCH);
        let stopped = loop {
            let shown = self.delayed.keys().next().copied();
            let withheld = self.withheld.next_due();
            let next = self
                .timers
                .next()
                .into_iter()
                .chain(shown)
                .chain(withheld)
                .min();
            tokio::select! {
                biased;
                () = self.clock.until(next) => {
                    self.let_time_run_out().await;
                    self.show_withheld().await;
                    self.show_delayed().await;
                    self.hold_for_the_absent().await;
                    continue;
                }
                () = until(self.pace.next()) => {
                    self.publish_joined().await;
                    continue;
                }
                taken = from.recv_many(&mut waiting, BATCH) => if taken == 0 {
                    break None;
                },
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
                self.hold_for_the_absent().await;
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
            if self.state.head.0 >= self.snapshot_at + SPACING {
                self.make_snapshot();
            }
        };
        self.note_clocks().await;
        self.save_snapshot().await;
        if let Err(why) = self.journal.close().await {
            tracing::error!(%why, "the gathering could not be closed cleanly");
        }
        if let Some(answer) = stopped {
            let _nobody_waits = answer.send(());
        }
    }

    /// Acts on whatever is due, as on commands of the server itself.
    async fn let_time_run_out(&mut self) {
        let mut due = self.timers.take_due(self.clock.now());
        if due.is_empty() {
            return;
        }
        self.add_hovers(&mut due);
        let batch = due.into_iter().map(|submission| {
            // Whether it was refused, because the clock was stopped meanwhile, interests nobody.
            let (answer, _nobody_waits) = oneshot::channel();
            (Box::new(submission), answer)
        });
        self.submit(batch.collect()).await;
    }

    pub(crate) async fn submit(&mut self, batch: Vec<batch::Waiting>) {
        let followed = self.followed_matches();
        let stored = self.store(batch).await;
        let mut touched = Touched::default();
        for entry in stored {
            self.state = std::mem::take(&mut self.state).evolve(&entry);
            let was_behind = self.withheld.shown().is_some();
            if self.withheld.take(&self.state, &entry) && !was_behind {
                self.live.hall_forecast.clone_from(&self.live.forecast);
                self.live.hall_expected.clone_from(&self.live.expected);
            }
            self.memory.note(&self.state, &entry);
            touched.add_step(&self.state, &followed);
            self.note_drafts();
        }
        self.forget_hovers(&touched);
        self.add_of_entrants(&mut touched);
        self.note_withheld(&mut touched);
        self.note_day(&touched);
        self.timers.renew(&self.state, self.clock.now());
        self.publish(&touched).await;
        self.show_later(&touched);
        self.show_withheld().await;
        self.nudge_numbers();
    }

    /// The matches that somebody follows one by one.
    pub(crate) fn followed_matches(&self) -> BTreeSet<u32> {
        self.documents.single_matches()
    }

    /// The entrants whose ways are rendered or followed, as tournament and entrant.
    pub(crate) fn followed_ways(&self) -> BTreeSet<(u32, u32)> {
        let mut ways = self.documents.ways();
        ways.append(&mut self.fan.ways());
        ways
    }

    /// Adds the ways and places of entrants that follow from what was touched. What nobody follows any more is
    /// forgotten with the next change; what is followed may not be there yet.
    pub(crate) fn add_of_entrants(&self, touched: &mut Touched) {
        touched.add_ways(&self.state, &self.followed_ways());
        let mut places = self.documents.places();
        places.append(&mut self.fan.places());
        touched.add_places(&places);
    }
}

/// Waits until a moment has come; for ever where there is none.
async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
