//! The day that all who are simulated share: how fast it goes, when it is over, and what is counted.

use super::tally::Tally;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

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
    now: watch::Sender<Part>,
}

/// How far the day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Goes,
    /// Nobody begins anything; what was tapped is waited for.
    Ends,
    /// Nothing comes any more: whoever looks sees what will stay.
    Closed,
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
            now: watch::Sender::new(Part::Goes),
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

    /// Whether everybody who taps goes home.
    pub(super) fn is_over(&self) -> bool {
        *self.now.borrow() >= Part::Ends
    }

    /// Sends everybody home who taps.
    pub(super) fn end(&self) {
        self.now.send_replace(Part::Ends);
    }

    /// Whether nothing comes any more.
    pub(super) fn is_closed(&self) -> bool {
        *self.now.borrow() >= Part::Closed
    }

    /// Tells that nothing comes any more.
    pub(super) fn close(&self) {
        self.now.send_replace(Part::Closed);
    }

    /// Waits until then, or until the day ends if that is sooner.
    pub(super) async fn wait(&self, until: Instant) {
        self.wait_unless(Part::Ends, until).await;
    }

    /// Waits until then, or until nothing comes any more if that is sooner.
    pub(super) async fn wait_to_look(&self, until: Instant) {
        self.wait_unless(Part::Closed, until).await;
    }

    async fn wait_unless(&self, part: Part, until: Instant) {
        let mut now = self.now.subscribe();
        tokio::select! {
            () = sleep_until(until) => {}
            // The sender is ours.
            _ = now.wait_for(|now| *now >= part) => {}
        }
    }
}
