//! The only clock: wall time at the start plus monotonic time since, never behind the journal; or one moved by hand.

use lanista_domain::At;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// Gives the time of entries. A step of the machine's clock does not move it.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    last: Arc<AtomicU64>,
}

#[derive(Clone, Debug)]
enum Source {
    Machine { start: Instant, at_start: u64 },
    Hand(watch::Receiver<u64>),
}

/// Moves a clock that does not run by itself.
#[derive(Debug)]
pub struct Hand(watch::Sender<u64>);

impl Hand {
    /// Lets time pass.
    pub fn advance(&self, milliseconds: u64) {
        self.0.send_modify(|now| *now += milliseconds);
    }
}

impl Clock {
    /// Starts now, or at `not_before` if the machine's clock is behind that.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock module")]
    pub fn start(not_before: At) -> Self {
        let wall = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or(Duration::ZERO);
        let at_start = u64::try_from(wall.as_millis())
            .unwrap_or(u64::MAX)
            .max(not_before.0);
        Self {
            source: Source::Machine {
                start: Instant::now(),
                at_start,
            },
            last: Arc::new(AtomicU64::new(at_start)),
        }
    }

    /// A clock that stands until it is moved by hand.
    #[must_use]
    pub fn by_hand(now: At) -> (Self, Hand) {
        let (hand, moved) = watch::channel(now.0);
        let clock = Self {
            source: Source::Hand(moved),
            last: Arc::new(AtomicU64::new(now.0)),
        };
        (clock, Hand(hand))
    }

    /// The present moment, never smaller than one given before.
    #[must_use]
    pub fn now(&self) -> At {
        let now = match &self.source {
            Source::Machine { start, at_start } => {
                let passed = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
                at_start.saturating_add(passed)
            }
            Source::Hand(moved) => *moved.borrow(),
        };
        At(self.last.fetch_max(now, Ordering::Relaxed).max(now))
    }

    /// Waits until a moment has come; for ever where there is none.
    pub(crate) async fn until(&self, due: Option<At>) {
        let Some(due) = due else {
            return std::future::pending().await;
        };
        match &self.source {
            Source::Machine { .. } => {
                // The machine's timer may be early by a millisecond, the entry may not.
                while let left @ 1.. = due.0.saturating_sub(self.now().0) {
                    tokio::time::sleep(Duration::from_millis(left)).await;
                }
            }
            Source::Hand(moved) => {
                let mut moved = moved.clone();
                if moved.wait_for(|now| *now >= due.0).await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}
