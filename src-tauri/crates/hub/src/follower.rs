//! Followers: a link's handle to what it follows, and the bounded queue of those that sign or hash what they send.

use crate::frame::Frame;
use crate::outlet::{Behind, Outlet, Put, Renewal, Renewed};
use crate::writer::Message;
use lanista_wire::topic::{Audience, Topic};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{self, error::TryRecvError, error::TrySendError};

/// Frames that wait for a link that takes them from a queue.
pub(crate) const QUEUE: usize = 64;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// One link's place in the fan. Dropping it ends what it follows.
#[derive(Debug)]
pub struct Following {
    id: u64,
    to: mpsc::Sender<Message>,
}

impl Following {
    pub(crate) async fn begin(
        to: mpsc::Sender<Message>,
        audience: Audience,
        entrant: Option<u32>,
        outlet: Arc<dyn Outlet>,
    ) -> Self {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        // A hub that has ended drops the outlet, and its link notices.
        let _ended = to
            .send(Message::Follow {
                id,
                audience,
                entrant,
                outlet,
            })
            .await;
        Self { id, to }
    }

    /// Follows topics or prefixes, with the versions that the link has (0: none).
    pub async fn sub(&self, topics: BTreeMap<String, u64>) {
        let id = self.id;
        let _ended = self.to.send(Message::Sub { id, topics }).await;
    }

    /// Follows these names again, as somebody who received everything up to a publication.
    pub async fn resume(&self, names: Vec<String>, pulse: u64) {
        let id = self.id;
        let _ended = self.to.send(Message::Resume { id, names, pulse }).await;
    }

    /// Follows these names no longer.
    pub async fn unsub(&self, topics: Vec<String>) {
        let id = self.id;
        let _ended = self.to.send(Message::Unsub { id, topics }).await;
    }

    /// Asks for what was missed since these versions.
    pub async fn catch_up(&self, missed: BTreeMap<Topic, u64>) {
        let id = self.id;
        let _ended = self.to.send(Message::CatchUp { id, missed }).await;
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let leave = Message::Leave { id: self.id };
        let Err(TrySendError::Full(leave)) = self.to.try_send(leave) else {
            return;
        };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let to = self.to.clone();
            runtime.spawn(async move {
                let _ended = to.send(leave).await;
            });
        }
    }
}

/// A follower that takes frames from a queue.
#[derive(Debug)]
pub struct Follower {
    following: Following,
    frames: mpsc::Receiver<Frame>,
    queue: Arc<Queue>,
}

#[derive(Debug)]
struct Queue {
    frames: mpsc::Sender<Frame>,
    behind: Mutex<Behind>,
}

impl Follower {
    pub(crate) async fn begin(
        to: mpsc::Sender<Message>,
        audience: Audience,
        entrant: Option<u32>,
    ) -> Self {
        let (sender, frames) = mpsc::channel(QUEUE);
        let queue = Arc::new(Queue {
            frames: sender,
            behind: Mutex::default(),
        });
        let outlet = Arc::clone(&queue) as Arc<dyn Outlet>;
        let following = Following::begin(to, audience, entrant, outlet).await;
        Self {
            following,
            frames,
            queue,
        }
    }

    /// Follows topics or prefixes, with the versions that the link has (0: none).
    pub async fn sub(&self, topics: BTreeMap<String, u64>) {
        self.following.sub(topics).await;
    }

    /// Follows these names no longer.
    pub async fn unsub(&self, topics: Vec<String>) {
        self.following.unsub(topics).await;
    }

    /// The next frame. `None` when the hub has ended. Safe to cancel.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            match self.frames.try_recv() {
                Ok(frame) => return Some(frame),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => {}
            }
            if self.queue.behind().is_to_ask() {
                // The place is reserved first, so that a cancelled wait never forgets that the link is behind.
                let place = self.following.to.reserve().await.ok()?;
                if let Some(missed) = self.queue.behind().ask() {
                    let id = self.following.id;
                    place.send(Message::CatchUp { id, missed });
                }
                continue;
            }
            return tokio::select! {
                frame = self.frames.recv() => frame,
                () = self.following.to.closed() => self.frames.try_recv().ok(),
            };
        }
    }
}

impl Queue {
    fn behind(&self) -> MutexGuard<'_, Behind> {
        self.behind.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, behind: &mut Behind, frame: &Frame) -> Put {
        if behind.is_with(frame.topic()) {
            return Put::Skipped;
        }
        match self.frames.try_send(frame.clone()) {
            Ok(()) => Put::Taken,
            Err(TrySendError::Full(_)) => {
                behind.miss(frame);
                Put::Skipped
            }
            Err(TrySendError::Closed(_)) => Put::Gone,
        }
    }
}

impl Outlet for Queue {
    fn put(&self, frame: &Frame) -> Put {
        self.take(&mut self.behind(), frame)
    }

    fn renew(&self, news: Option<&Renewed>, why: Renewal) {
        let mut behind = self.behind();
        if !behind.renewed(news, why) {
            return;
        }
        for frame in news.iter().flat_map(|(_, frames)| frames) {
            self.take(&mut behind, frame);
        }
    }

    fn is_gone(&self) -> bool {
        self.frames.is_closed()
    }

    fn is_to_ask(&self) -> bool {
        self.behind().is_to_ask()
    }
}
