//! All anonymous links, and the one wheel that keeps them alive: nothing of a clock is kept for each of them.

use crate::hall::{Hall, ended};
use crate::link::{End, PING, Stream, Turn, bare};
use bytes::Bytes;
use lanista_wire::frame::ServerFrame;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// Parts of the crowd, visited one after the other: five thousand ticks at once would hold the hall up.
const PARTS: usize = 20;

type Part = Mutex<Vec<Arc<Stream>>>;

/// Everybody.
#[derive(Debug)]
pub(crate) struct Crowd {
    parts: [Part; PARTS],
    next: AtomicUsize,
}

/// A place in the crowd; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Spot {
    crowd: Arc<Crowd>,
    part: usize,
    stream: Arc<Stream>,
}

impl Crowd {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            parts: std::array::from_fn(|_| Mutex::default()),
            next: AtomicUsize::new(0),
        })
    }

    /// Says something to everybody whose socket takes it now.
    pub(crate) fn tell(&self, framed: &Bytes) {
        for part in &self.parts {
            for link in lock(part).iter() {
                link.put_now(framed);
            }
        }
    }

    /// A link joins.
    pub(crate) fn enter(self: &Arc<Self>, stream: Arc<Stream>) -> Spot {
        let part = self.next.fetch_add(1, Ordering::Relaxed) % PARTS;
        if let Some(found) = self.parts.get(part) {
            lock(found).push(Arc::clone(&stream));
        }
        Spot {
            crowd: Arc::clone(self),
            part,
            stream,
        }
    }
}

impl Drop for Spot {
    fn drop(&mut self) {
        if let Some(part) = self.crowd.parts.get(self.part) {
            let mut part = lock(part);
            if let Some(at) = part.iter().position(|one| Arc::ptr_eq(one, &self.stream)) {
                part.swap_remove(at);
            }
        }
    }
}

fn lock(part: &Part) -> MutexGuard<'_, Vec<Arc<Stream>>> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Turns the wheel until the server ends, and then tells everybody.
pub(crate) async fn turn(hall: Arc<Hall>) {
    let mut ending = hall.ending.subscribe();
    // Twice a tick, so that a link is silent for one tick at most: half of one may pass before it is noticed.
    let round = hall.times.tick / 2;
    let parts = u32::try_from(PARTS).unwrap_or(u32::MAX);
    let mut clock = tokio::time::interval(round / parts);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let every = rounds(hall.times.ping, round).max(1);
    let (dead, stuck) = (
        rounds(hall.times.dead, round),
        rounds(hall.times.write, round),
    );
    let mut number: u64 = 0;
    loop {
        for part in &hall.crowd.parts {
            tokio::select! {
                () = ended(&mut ending) => {
                    for part in &hall.crowd.parts {
                        lock(part).iter().for_each(|link| link.end(End::RESTART));
                    }
                    return;
                }
                _ = clock.tick() => {}
            }
            let tick = ServerFrame::Tick {
                at: hall.hub.now(),
                sum: None,
            };
            let turn = Turn {
                tick: bare(&tick),
                ping: number.is_multiple_of(u64::from(every)).then_some(PING),
                dead,
                stuck,
            };
            let links = lock(part).clone();
            for link in links {
                link.turn(&turn);
            }
        }
        number += 1;
    }
}

/// How many rounds a time has, rounded up.
fn rounds(time: Duration, round: Duration) -> u8 {
    let count = time.as_millis().div_ceil(round.as_millis().max(1));
    u8::try_from(count).unwrap_or(u8::MAX)
}
