//! The only clock: wall time at the start plus monotonic time since, never behind the journal; or one moved by hand.

use lanista_domain::At;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// Gives the time of entries. A step of the machine's clock does not move it.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    last: Arc<AtomicU64>,
    /// When it was stopped, if it was; never before the beginning of time.
    stopped: Arc<OnceLock<u64>>,
}

#[derive(Clone, Debug)]
enum Source {
    Machine {
        start: Instant,
        at_start: u64,
        pace: u16,
    },
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
    pub fn start(not_before: At) -> Self {
        Self::at_pace(not_before, 1)
    }

    /// The same, so many times as fast as time passes, for rehearsals. 1 is time as it is; 0 is taken for 1.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock module")]
    pub fn at_pace(not_before: At, pace: u16) -> Self {
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
                pace: pace.max(1),
            },
            last: Arc::new(AtomicU64::new(at_start)),
            stopped: Arc::default(),
        }
    }

    /// A clock that stands until it is moved by hand.
    #[must_use]
    pub fn by_hand(now: At) -> (Self, Hand) {
        let (hand, moved) = watch::channel(now.0);
        let clock = Self {
            source: Source::Hand(moved),
            last: Arc::new(AtomicU64::new(now.0)),
            stopped: Arc::default(),
        };
        (clock, Hand(hand))
    }

    /// From now on it stands: what was to come by itself does not come any more. For the end of a rehearsal.
    pub(crate) fn stop(&self) {
        let now = self.now().0;
        let _stood = self.stopped.set(now);
    }

    /// How many times as fast it runs as time passes: 1, but in a rehearsal. One moved by hand has 1 as well.
    #[must_use]
    pub const fn pace(&self) -> u16 {
        match self.source {
            Source::Machine { pace, .. } => pace,
            Source::Hand(_) => 1,
        }
    }

    /// The present moment, never smaller than one given before.
    #[must_use]
    pub fn now(&self) -> At {
        if let Some(stopped) = self.stopped.get() {
            return At(*stopped);
        }
        let now = match &self.source {
            Source::Machine {
                start,
                at_start,
                pace,
            } => {
                let passed = start.elapsed().as_micros() * u128::from(*pace) / 1_000;
                at_start.saturating_add(u64::try_from(passed).unwrap_or(u64::MAX))
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
            Source::Machine { pace, .. } => {
                // The machine's timer may be early by a millisecond, the entry may not.
                while let left @ 1.. = due.0.saturating_sub(self.now().0) {
                    let left = Duration::from_millis(left) / u32::from(*pace);
                    tokio::time::sleep(left).await;
                    if self.stopped.get().is_some() {
                        return std::future::pending().await;
                    }
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

#[cfg(test)]
mod tests {
    use super::{Clock, stamp};
    use lanista_domain::At;
    use std::time::{Duration, Instant};

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "the clock is held against time")]
    async fn a_rehearsed_clock_runs_at_its_pace_and_what_is_due_comes_as_much_sooner() {
        let (clock, began) = (Clock::at_pace(At(0), 600), Instant::now());
        let start = clock.now();
        clock.until(Some(At(start.0 + 60_000))).await;
        let passed = clock.now().0 - start.0;
        let most = u64::try_from(began.elapsed().as_millis()).unwrap() * 600 + 600;
        assert!((60_000..=most).contains(&passed), "{passed} of {most}");
        assert!(began.elapsed() >= Duration::from_millis(99));
        assert_eq!((clock.pace(), Clock::start(At(0)).pace()), (600, 1));
    }

    #[test]
    fn a_time_is_told_with_its_zone() {
        let at = 1_764_162_312_345;
        assert_eq!(stamp(at, 0), "2025-11-26T13:05:12.345+00:00");
        assert_eq!(stamp(at, 60), "2025-11-26T14:05:12.345+01:00");
        assert_eq!(stamp(at, -570), "2025-11-26T03:35:12.345-09:30");
    }
}
