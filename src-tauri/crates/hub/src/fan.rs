//! Followers: a bounded queue of shared frames per link, and what happens when it is full.

use crate::writer::Message;
use bytes::Bytes;
use lanista_wire::topic::{Audience, Topic, covers};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tokio::sync::mpsc::{self, error::TryRecvError, error::TrySendError};

/// Frames that wait for a link. When it is full, what does not fit is forgotten and the link gets the newest
/// documents instead, once it has drained.
pub(crate) const QUEUE: usize = 64;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// One link's view of the topics it follows. Dropping it ends them.
#[derive(Debug)]
pub struct Follower {
    id: u64,
    to: mpsc::Sender<Message>,
    frames: mpsc::Receiver<Bytes>,
    is_behind: Arc<AtomicBool>,
}

/// The writer's side of the same.
#[derive(Debug)]
pub(crate) struct Door {
    is_behind: Arc<AtomicBool>,
}

impl Follower {
    pub(crate) fn new(to: mpsc::Sender<Message>, frames: mpsc::Receiver<Bytes>) -> (Self, Door) {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let is_behind = Arc::new(AtomicBool::new(false));
        let door = Door {
            is_behind: Arc::clone(&is_behind),
        };
        (
            Self {
                id,
                to,
                frames,
                is_behind,
            },
            door,
        )
    }

    pub(crate) const fn id(&self) -> u64 {
        self.id
    }

    /// Follows topics or prefixes, with the versions that the link has (0: none).
    pub async fn sub(&self, topics: BTreeMap<String, u64>) {
        let _ended = self
            .to
            .send(Message::Sub {
                id: self.id,
                topics,
            })
            .await;
    }

    /// Follows these names no longer.
    pub async fn unsub(&self, topics: Vec<String>) {
        let _ended = self
            .to
            .send(Message::Unsub {
                id: self.id,
                topics,
            })
            .await;
    }

    /// The next frame, as JSON text. `None` when the hub has ended. Safe to cancel.
    pub async fn next(&mut self) -> Option<Bytes> {
        match self.frames.try_recv() {
            Ok(frame) => return Some(frame),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        if self.is_behind.load(Ordering::Acquire) {
            // The place is reserved first, so that a cancelled wait never forgets that the link is behind.
            let place = self.to.reserve().await.ok()?;
            self.is_behind.store(false, Ordering::Release);
            place.send(Message::CatchUp { id: self.id });
        }
        self.frames.recv().await
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        // A full queue only delays this: the writer also notices the closed receiver when it next sends.
        let _later = self.to.try_send(Message::Leave { id: self.id });
    }
}

/// Everybody who follows anything.
#[derive(Debug, Default)]
pub(crate) struct Fan {
    followers: BTreeMap<u64, Entry>,
    /// Who asked for which name; few names, many followers.
    wanted: BTreeMap<(Audience, String), BTreeSet<u64>>,
}

#[derive(Debug)]
struct Entry {
    audience: Audience,
    frames: mpsc::Sender<Bytes>,
    door: Door,
    behind: BTreeSet<Topic>,
}

/// How the names of ways begin: `way/TOURNAMENT/ENTRANT`.
const WAY: &str = "way/";

impl Fan {
    /// The entrants whose ways somebody follows, as tournament and entrant, whether there is anything to read yet or not.
    pub(crate) fn ways(&self) -> BTreeSet<(u32, u32)> {
        let of = |audience: Audience| {
            self.wanted
                .range((audience, WAY.to_owned())..)
                .map_while(move |((of, name), _)| {
                    (*of == audience).then(|| name.strip_prefix(WAY)).flatten()
                })
        };
        Audience::ALL
            .into_iter()
            .flat_map(of)
            .filter_map(|name| {
                let (tournament, entrant) = name.split_once('/')?;
                Some((tournament.parse().ok()?, entrant.parse().ok()?))
            })
            .collect()
    }
}

impl Fan {
    pub(crate) fn enter(
        &mut self,
        id: u64,
        audience: Audience,
        frames: mpsc::Sender<Bytes>,
        door: Door,
    ) {
        self.followers.insert(
            id,
            Entry {
                audience,
                frames,
                door,
                behind: BTreeSet::new(),
            },
        );
    }

    pub(crate) fn leave(&mut self, id: u64) {
        self.followers.remove(&id);
        self.wanted.retain(|_, followers| {
            followers.remove(&id);
            !followers.is_empty()
        });
    }

    pub(crate) fn audience(&self, id: u64) -> Option<Audience> {
        self.followers.get(&id).map(|entry| entry.audience)
    }

    pub(crate) fn want(&mut self, id: u64, name: &str) {
        if let Some(entry) = self.followers.get(&id) {
            self.wanted
                .entry((entry.audience, name.to_owned()))
                .or_default()
                .insert(id);
        }
    }

    pub(crate) fn want_no_more(&mut self, id: u64, name: &str) {
        let Some(entry) = self.followers.get(&id) else {
            return;
        };
        let key = (entry.audience, name.to_owned());
        if let Some(followers) = self.wanted.get_mut(&key) {
            followers.remove(&id);
            if followers.is_empty() {
                self.wanted.remove(&key);
            }
        }
    }

    /// Everybody in an audience who follows a topic.
    pub(crate) fn of(&self, audience: Audience, topic: &str) -> BTreeSet<u64> {
        self.wanted
            .iter()
            .filter(|((of, name), _)| *of == audience && covers(name, topic))
            .flat_map(|(_, followers)| followers.iter().copied())
            .collect()
    }

    /// Puts a frame of a topic into a link's queue. A link that is behind with the topic gets nothing until it
    /// has caught up.
    pub(crate) fn send(&mut self, id: u64, topic: Topic, frame: &Bytes) {
        let Some(entry) = self.followers.get_mut(&id) else {
            return;
        };
        if entry.behind.contains(&topic) {
            return;
        }
        match entry.frames.try_send(frame.clone()) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                entry.behind.insert(topic);
                entry.door.is_behind.store(true, Ordering::Release);
            }
            Err(TrySendError::Closed(_)) => self.leave(id),
        }
    }

    /// What a link missed; it is no longer behind with it.
    pub(crate) fn caught_up(&mut self, id: u64) -> BTreeSet<Topic> {
        self.followers
            .get_mut(&id)
            .map(|entry| std::mem::take(&mut entry.behind))
            .unwrap_or_default()
    }
}
