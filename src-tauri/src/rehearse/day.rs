//! The day that all who are simulated share: how fast it goes, when it is over, and what is counted.

use super::tally::Tally;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// What everybody shares.
#[derive(Debug)]
pub(super) struct Day {
    /// Where the real server listens.
    pub(super) server: SocketAddr,
    /// What happened so far.
    pub(super) tally: Tally,
    speed: u16,
    lossy: bool,
    /// The server's time at the beginning, and the beginning.
    began: (u64, Instant),
    over: AtomicBool,
    closed: AtomicBool,
}

impl Day {
    /// A day so many times as fast as time.
    pub(super) fn new(server: SocketAddr, now: u64, speed: u16, lossy: bool) -> Self {
        Self {
            server,
            tally: Tally::default(),
            speed: speed.max(1),
            lossy,
            began: (now, Instant::now()),
            over: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        }
    }

    /// When so many minutes of the day have passed.
    pub(super) fn later(&self, minutes: f64) -> Instant {
        Instant::now() + Duration::from_secs_f64(minutes.max(0.0) * 60.0 / f64::from(self.speed))
    }

    /// The server's time, milliseconds since 1970.
    pub(super) fn time(&self) -> u64 {
        let (at, since) = self.began;
        let passed = since.elapsed().as_millis() * u128::from(self.speed);
        at.saturating_add(u64::try_from(passed).unwrap_or(u64::MAX))
    }

    /// How many minutes of it have passed.
    pub(super) fn minutes(&self) -> u64 {
        self.time().saturating_sub(self.began.0) / 60_000
    }

    /// Whether links break by lot.
    pub(super) const fn links_are_lost(&self) -> bool {
        self.lossy
    }

    /// Whether the hall closes: nobody taps any more, and whoever looks has seen all there is once nothing new comes.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Closes the hall.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    /// Whether everybody who taps goes home.
    pub(super) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// Sends everybody home who taps.
    pub(super) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
