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

/// A time as people and spreadsheets read it, so many minutes ahead of UTC: `2026-11-26T14:05:12.345+01:00`.
#[must_use]
pub fn stamp(at: u64, zone: i16) -> String {
    let local = at.saturating_add_signed(i64::from(zone) * 60_000);
    let (year, month, day) = lanista_journal::civil(local / 86_400_000);
    let (hour, minute) = (local / 3_600_000 % 24, local / 60_000 % 60);
    let (second, milli) = (local / 1_000 % 60, local % 1_000);
    let (sign, ahead) = (if zone < 0 { '-' } else { '+' }, zone.unsigned_abs());
    format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}{sign}{:02}:{:02}",
        ahead / 60,
        ahead % 60
    )
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

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn a_time_is_told_with_its_zone() {
        let at = 1_764_162_312_345;
        assert_eq!(stamp(at, 0), "2025-11-26T13:05:12.345+00:00");
        assert_eq!(stamp(at, 60), "2025-11-26T14:05:12.345+01:00");
        assert_eq!(stamp(at, -570), "2025-11-26T03:35:12.345-09:30");
    }
}
