//! What the desk has a device or a screen do now: load itself again, show who it is, show a text. In no journal.
//!
//! Whoever has a link leaves a way to it here. A nudge that cannot be handed over at once is not kept: the desk is told
//! how many links took it, and a device that comes later is not surprised by an old one.

use crate::link::{Stream, bare};
use lanista_wire::frame::ServerFrame;
use lanista_wire::nudge::{Nudge, Whom};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::sync::mpsc;

/// Nudges that wait for a link's task; further ones are not taken.
const QUEUE: usize = 4;

/// The ways to everybody.
#[derive(Debug, Default)]
pub(crate) struct Nudges {
    ways: Mutex<BTreeMap<Whom, BTreeMap<u64, Way>>>,
    next: AtomicU64,
}

#[derive(Debug)]
enum Way {
    /// The link's task signs and sends it.
    Queue(mpsc::Sender<Nudge>),
    /// It is written as it is.
    Stream(Weak<Stream>),
}

/// A way that is open until it is dropped.
#[derive(Debug)]
pub(crate) struct Open {
    nudges: Arc<Nudges>,
    whom: Whom,
    number: u64,
}

impl Nudges {
    /// Opens a way to a link whose own task sends.
    pub(crate) fn queue(self: &Arc<Self>, whom: Whom) -> (Open, mpsc::Receiver<Nudge>) {
        let (to, from) = mpsc::channel(QUEUE);
        (self.open(whom, Way::Queue(to)), from)
    }

    /// Opens a way to a link that is written to directly.
    pub(crate) fn stream(self: &Arc<Self>, whom: Whom, stream: &Arc<Stream>) -> Open {
        self.open(whom, Way::Stream(Arc::downgrade(stream)))
    }

    fn open(self: &Arc<Self>, whom: Whom, way: Way) -> Open {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.ways()
            .entry(whom.clone())
            .or_default()
            .insert(number, way);
        Open {
            nudges: Arc::clone(self),
            whom,
            number,
        }
    }

    /// Nudges; how many links took it.
    pub(crate) fn send(&self, whom: &Whom, what: &Nudge) -> usize {
        let ways = self.ways();
        let Some(ways) = ways.get(whom) else { return 0 };
        ways.values().filter(|way| way.take(what)).count()
    }

    fn ways(&self) -> MutexGuard<'_, BTreeMap<Whom, BTreeMap<u64, Way>>> {
        self.ways.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Way {
    fn take(&self, what: &Nudge) -> bool {
        match self {
            Self::Queue(to) => to.try_send(what.clone()).is_ok(),
            Self::Stream(stream) => stream.upgrade().is_some_and(|stream| {
                stream.put_now(&bare(&ServerFrame::Nudge { what: what.clone() }))
            }),
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut ways = self.nudges.ways();
        if let Some(open) = ways.get_mut(&self.whom) {
            open.remove(&self.number);
            if open.is_empty() {
                ways.remove(&self.whom);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_of_a_device_is_nudged_and_none_of_another() {
        let nudges = Arc::<Nudges>::default();
        let whom = |device: &str| Whom::Device {
            device: device.into(),
        };
        let (_first, mut one) = nudges.queue(whom("a"));
        let (second, mut two) = nudges.queue(whom("a"));
        let (_other, mut three) = nudges.queue(whom("b"));
        assert_eq!(nudges.send(&whom("a"), &Nudge::Identify), 2);
        assert_eq!(one.try_recv(), Ok(Nudge::Identify));
        assert_eq!(two.try_recv(), Ok(Nudge::Identify));
        assert!(three.try_recv().is_err());
        drop(second);
        assert_eq!(nudges.send(&whom("a"), &Nudge::Reload), 1);
        assert_eq!(nudges.send(&whom("c"), &Nudge::Reload), 0);
    }

    #[test]
    fn a_link_that_takes_nothing_is_not_waited_for() {
        let nudges = Arc::<Nudges>::default();
        let whom = Whom::Screen { number: 3 };
        let (_open, from) = nudges.queue(whom.clone());
        let taken: usize = (0..10).map(|_| nudges.send(&whom, &Nudge::Identify)).sum();
        assert_eq!(taken, QUEUE);
        drop(from);
    }
}
