//! Numbered, timed steps of a command: "[2/5] Building the screens …  14 s".

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::say;

/// Counts the steps of one command.
#[derive(Debug)]
pub(crate) struct Steps {
    total: usize,
    done: usize,
}

impl Steps {
    /// A command of `total` steps, none of them done.
    pub(crate) fn of(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Says what begins, does it, says how long it took.
    ///
    /// # Errors
    /// The step's own error, with the step's name in front.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.timed(name, work).0
    }

    /// Like [`Steps::step`], and hands back how long it took.
    pub(crate) fn timed<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<T>,
    ) -> (Result<T>, Duration) {
        self.done += 1;
        let place = format!("[{}/{}]", self.done, self.total);
        say::line(&format!("{place} {name} …"));
        let start = now();
        let outcome = work();
        let took = now().duration_since(start);
        let how = if outcome.is_ok() { "" } else { "failed after " };
        say::line(&format!("{place} {name}: {how}{}", say::length(took)));
        (outcome.with_context(|| name.to_owned()), took)
    }

    /// Counts a step that is not taken, and says why.
    pub(crate) fn pass_over(&mut self, name: &str, reason: &str) {
        self.done += 1;
        say::line(&format!("[{}/{}] {name}: {reason}", self.done, self.total));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a stopwatch for the person who waits; no rule reads it"
)]
fn now() -> Instant {
    Instant::now()
}
