//! The past: the state after any entry, from the nearest snapshot before it, worked out beside the writer.
//!
//! One look at a time, on a connection of its own and off the writer's task: the hall notices nothing.

mod detail;
mod export;
mod fates;
mod news;
mod page;
mod row;
mod view;

pub use export::{Export, Exporting};
pub use news::{News, Told};

pub(crate) use view::nothing_known;

use crate::handle::Rejected;
use crate::memory::Memory;
use crate::replay;
use crate::writer::Message;
use fates::Fates;
use lanista_domain::{Accepted, Gathering};
use lanista_journal::{Entry, LookBack, Looking, StorageError};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit, mpsc, oneshot};

/// Past states that are kept at hand: those who look at the past look at neighbouring moments.
const AT_HAND: usize = 4;
/// Entries before a moment that its journal tells of.
const TOLD: u64 = 64;

/// The way back.
#[derive(Debug)]
pub(crate) struct Past {
    file: Option<LookBack>,
    writer: mpsc::WeakSender<Message>,
    /// One look at a time: several desks may not take the machine from the hall.
    turn: Semaphore,
    at_hand: Mutex<VecDeque<Arc<Instant>>>,
    fates: Mutex<Fates>,
}

/// The state after an entry, with the last entries in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Instant {
    pub(crate) state: Gathering,
    pub(crate) memory: Memory,
}

/// A look under way.
pub(crate) struct Look<'a> {
    past: &'a Past,
    pub(crate) file: Looking,
    pub(crate) head: u64,
    _turn: SemaphorePermit<'a>,
}

impl Past {
    pub(crate) fn of(file: Option<LookBack>, writer: mpsc::WeakSender<Message>) -> Self {
        Self {
            file,
            writer,
            turn: Semaphore::new(1),
            at_hand: Mutex::default(),
            fates: Mutex::default(),
        }
    }

    /// Waits for its turn and opens the file.
    pub(crate) async fn look(&self) -> Result<Look<'_>, Rejected> {
        let Some(way) = &self.file else {
            return Err(Rejected::because(
                "no_past",
                "The file is damaged and was read in part. What was before cannot be looked at.",
            ));
        };
        let turn = self.turn.acquire().await.map_err(|_| Rejected::ended())?;
        let mut file = way.begin().await.map_err(unreadable)?;
        let head = file.head().await.map_err(unreadable)?;
        Ok(Look {
            past: self,
            file,
            head,
            _turn: turn,
        })
    }

    /// The newest state at hand up to an entry.
    fn nearest(&self, seq: u64) -> Option<Arc<Instant>> {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        at_hand
            .iter()
            .filter(|instant| instant.state.head.0 <= seq)
            .max_by_key(|instant| instant.state.head.0)
            .cloned()
    }

    fn keep_at_hand(&self, instant: &Arc<Instant>) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        at_hand.retain(|known| known.state.head != instant.state.head);
        at_hand.push_back(Arc::clone(instant));
        if at_hand.len() > AT_HAND {
            at_hand.pop_front();
        }
    }
}

impl Look<'_> {
    /// The state after an entry.
    pub(crate) async fn instant(&mut self, seq: u64) -> Result<Arc<Instant>, Rejected> {
        let near = self.past.nearest(seq);
        if let Some(same) = near.as_ref().filter(|near| near.state.head.0 == seq) {
            return Ok(Arc::clone(same));
        }
        let from = near.as_ref().map_or(0, |near| near.state.head.0);
        let base = match (self.snapshot(seq, from).await?, near) {
            (Some(state), _) => self.told(state).await?,
            (None, Some(near)) => blocking(move || Ok(Instant::clone(&near))).await?,
            (None, None) => Instant::default(),
        };
        let telling = Telling {
            memory: base.memory,
            behind: seq.saturating_sub(TOLD),
        };
        let (state, told) = self.forward(base.state, telling, seq).await?;
        let memory = told.memory;
        let instant = Arc::new(Instant { state, memory });
        self.past.keep_at_hand(&instant);
        Ok(instant)
    }

    /// The state of the newest readable snapshot up to an entry and behind another; none if there is none.
    pub(crate) async fn snapshot(
        &mut self,
        mut up_to: u64,
        behind: u64,
    ) -> Result<Option<Gathering>, Rejected> {
        while let Some(stored) = self.file.snapshot(up_to).await.map_err(unreadable)? {
            let seq = stored.seq;
            if seq <= behind {
                return Ok(None);
            }
            if let Some(state) = blocking(move || Ok(replay::unpacked(&stored))).await? {
                return Ok(Some(state));
            }
            up_to = seq - 1;
        }
        Ok(None)
    }

    /// A state with the entries before it in words. They are told with the names of that state.
    async fn told(&mut self, state: Gathering) -> Result<Instant, Rejected> {
        let head = state.head.0;
        let from = head.saturating_sub(TOLD - 1).max(1);
        let entries = self.file.entries(from, head).await.map_err(unreadable)?;
        blocking(move || {
            let mut memory = Memory::default();
            for entry in &entries {
                memory.note(&state, &known(entry)?);
            }
            Ok(Instant { state, memory })
        })
        .await
    }

    /// Replays up to an entry, and shows each to a visitor with the state that it led to. A long way leaves snapshots
    /// behind, so that it is long only once: the builds before kept the newest two alone.
    pub(crate) async fn forward<V: Visitor>(
        &mut self,
        mut state: Gathering,
        mut visitor: V,
        to: u64,
    ) -> Result<(Gathering, V), Rejected> {
        let step = Looking::spacing(self.head);
        let is_long = to.saturating_sub(state.head.0) > 2 * step;
        while state.head.0 < to {
            let goal = (state.head.0 + step).min(to);
            let entries = self.file.entries(state.head.0 + 1, goal).await;
            let entries = entries.map_err(unreadable)?;
            let body;
            (state, visitor, body) = blocking(move || {
                for entry in &entries {
                    let accepted = known(entry)?;
                    state = state.evolve(&accepted);
                    visitor.visit(&state, &accepted, entry);
                }
                if state.head.0 < goal {
                    return Err(missing(goal));
                }
                let body = (is_long && goal < to)
                    .then(|| replay::snapshot(&state))
                    .flatten();
                Ok((state, visitor, body))
            })
            .await?;
            if let Some(body) = body {
                self.leave_behind(goal, body).await;
            }
        }
        Ok((state, visitor))
    }

    async fn leave_behind(&self, seq: u64, body: Vec<u8>) {
        if let Some(writer) = self.past.writer.upgrade() {
            let (kept, wait) = oneshot::channel();
            if writer
                .send(Message::Snapshot { seq, body, kept })
                .await
                .is_ok()
            {
                let _ended = wait.await;
            }
        }
    }

    /// By which entries earlier ones are taken back now.
    pub(crate) async fn fates(&mut self) -> Result<Fates, Rejected> {
        let mut fates = {
            let known = self.past.fates.lock();
            known.unwrap_or_else(PoisonError::into_inner).clone()
        };
        let news = self.file.of_kind("take_back", fates.up_to).await;
        let news = news.map_err(unreadable)?;
        for entry in &news {
            fates.note(&known(entry)?);
        }
        // Up to here all were looked through, also where none took anything back.
        fates.up_to = fates.up_to.max(self.head);
        let mut known = self
            .past
            .fates
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known.clone_from(&fates);
        Ok(fates)
    }

    /// One entry.
    pub(crate) async fn entry(&mut self, seq: u64) -> Result<Entry, Rejected> {
        let found = self.file.entries(seq, seq).await.map_err(unreadable)?;
        found.into_iter().next().ok_or_else(|| missing(seq))
    }

    /// Ends the look.
    pub(crate) async fn end(self) {
        self.file.close().await;
    }
}

/// Sees entry after entry, each with the state that it led to.
pub(crate) trait Visitor: Send + 'static {
    fn visit(&mut self, state: &Gathering, accepted: &Accepted, entry: &Entry);
}

/// Puts the last entries before a moment into words; those long before it are told by nobody.
struct Telling {
    memory: Memory,
    behind: u64,
}

impl Visitor for Telling {
    fn visit(&mut self, state: &Gathering, accepted: &Accepted, _: &Entry) {
        if accepted.seq.0 > self.behind {
            self.memory.note(state, accepted);
        }
    }
}

/// Works off the tasks that serve the hall. What panics is said and harms nobody.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Rejected> + Send + 'static,
) -> Result<T, Rejected> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| {
            Err(Rejected::because(
                "panicked",
                "This could not be worked out: a fault in Lanista, written to its log. Nothing was changed.",
            ))
        })
}

pub(crate) fn known(entry: &Entry) -> Result<Accepted, Rejected> {
    replay::accepted(entry).map_err(|why| Rejected::because("foreign_entry", &why.to_string()))
}

#[expect(clippy::needless_pass_by_value, reason = "it is the end of an error")]
pub(crate) fn unreadable(why: StorageError) -> Rejected {
    Rejected::because("unreadable", &format!("The file could not be read: {why}"))
}

pub(crate) fn missing(seq: u64) -> Rejected {
    Rejected::because(
        "no_such_entry",
        &format!("There is no entry {seq} in this journal."),
    )
}
