//! The only clock: wall time at the start plus monotonic time since, never behind the journal.

use lanista_domain::At;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Gives the time of entries. A step of the machine's clock does not move it.
#[derive(Clone, Debug)]
pub struct Clock {
    start: Instant,
    at_start: u64,
    last: Arc<AtomicU64>,
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
            start: Instant::now(),
            at_start,
            last: Arc::new(AtomicU64::new(at_start)),
        }
    }

    /// The present moment, never smaller than one given before.
    #[must_use]
    pub fn now(&self) -> At {
        let passed = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let now = self.at_start.saturating_add(passed);
        At(self.last.fetch_max(now, Ordering::Relaxed).max(now))
    }
}
