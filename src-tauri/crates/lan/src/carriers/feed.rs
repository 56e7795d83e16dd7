//! The hub's end of a stream of events: a few frames that wait, and up to where everything before them is complete.
//!
//! A number can only say "everything up to here" when nothing is missing below it: so there is none before the first
//! answer is whole, none while something was passed over, and the news of a publication carry the number before it.

use lanista_hub::{Behind, Frame, Outlet, Put, Renewal, Renewed};
use lanista_wire::topic::Topic;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Frames that wait for a reader; their bytes are shared by all.
const QUEUE: usize = 16;

/// One end of the fan.
#[derive(Debug)]
pub(super) struct Feed {
    state: Mutex<State>,
    arrived: Notify,
    is_left: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Next>,
    behind: Behind,
    /// The newest version that was heard of.
    newest: u64,
    /// The first answer is whole.
    is_whole: bool,
}

/// What comes next.
#[derive(Clone, Debug)]
pub(super) enum Next {
    /// News, and up to where everything is complete with them, where that is known.
    News(Frame, Option<u64>),
    /// Everything up to here was given.
    Complete(u64),
    /// These were passed over, and are to be asked for.
    Missed(BTreeMap<Topic, u64>),
}

impl Feed {
    /// For somebody who has everything up to a publication; 0: nothing.
    pub(super) fn after(pulse: u64) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State {
                newest: pulse,
                ..State::default()
            }),
            arrived: Notify::new(),
            is_left: AtomicBool::new(false),
        })
    }

    /// What comes next. Safe to cancel.
    pub(super) async fn next(&self) -> Next {
        loop {
            let arrived = self.arrived.notified();
            if let Some(next) = self.next_now() {
                return next;
            }
            arrived.await;
        }
    }

    fn next_now(&self) -> Option<Next> {
        let mut state = self.state();
        let next = state.waiting.pop_front();
        next.or_else(|| state.behind.ask().map(Next::Missed))
    }

    /// Nobody reads any more.
    pub(super) fn leave(&self) {
        self.is_left.store(true, Ordering::Relaxed);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self, frame: &Frame) -> Put {
        let version = frame.version();
        self.newest = self.newest.max(version);
        if self.behind.is_with(frame.topic()) {
            return Put::Skipped;
        }
        if self.waiting.len() >= QUEUE {
            self.behind.miss(frame);
            return Put::Skipped;
        }
        let is_known = self.is_whole && self.behind.is_nowhere() && version > 0;
        let complete = is_known.then(|| version - 1);
        self.waiting.push_back(Next::News(frame.clone(), complete));
        Put::Taken
    }
}

impl Outlet for Feed {
    fn put(&self, frame: &Frame) -> Put {
        if self.is_gone() {
            return Put::Gone;
        }
        let put = self.state().take(frame);
        self.arrived.notify_one();
        put
    }

    fn renew(&self, news: Option<&Renewed>, why: Renewal) {
        let mut state = self.state();
        let fitting = news.filter(|_| state.behind.renewed(news, why));
        for frame in fitting.iter().flat_map(|(_, frames)| frames) {
            state.take(frame);
        }
        if why == Renewal::CaughtUp && state.behind.is_nowhere() {
            state.is_whole = true;
            let complete = Next::Complete(state.newest);
            match state.waiting.back_mut() {
                Some(last @ Next::Complete(_)) => *last = complete,
                Some(Next::News(..) | Next::Missed(_)) | None => state.waiting.push_back(complete),
            }
        }
        drop(state);
        self.arrived.notify_one();
    }

    fn is_gone(&self) -> bool {
        self.is_left.load(Ordering::Relaxed)
    }
}
