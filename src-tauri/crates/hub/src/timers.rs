//! The one queue of what is due by itself. The clocks are in the state; here is only when each one is acted upon.

use crate::handle::{Body, Submission};
use lanista_domain::{At, Gathering, TimerOwner};
use std::collections::BTreeMap;

/// What was overdue when it was first seen, at the start or because a step was taken back, waits this long: people
/// have had no chance to answer it.
const GRACE: u64 = 30_000;

/// How long an overdue clock waits. Nobody answers a call before it is made: whoever came free is called soon, and what is
/// refused is asked again as seldom.
const fn grace(owner: TimerOwner) -> u64 {
    match owner {
        TimerOwner::Report { .. } | TimerOwner::Draft { .. } => GRACE,
        TimerOwner::Dispatch {} => 5_000,
    }
}

/// When each clock is acted upon.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    known: BTreeMap<(TimerOwner, u64), Waiting>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    /// As the state says.
    due: At,
    /// As it is acted upon.
    at: At,
}

impl Queue {
    /// The queue of a state that was just opened.
    pub(crate) fn at_start(state: &Gathering, now: At) -> Self {
        let mut queue = Self::default();
        queue.renew(state, now);
        for waiting in queue.known.values_mut() {
            waiting.at = waiting.at.max(At(now.0.saturating_add(GRACE)));
        }
        queue
    }

    /// Takes over the clocks of a state: new ones, those that were moved, and forgets those that are stopped.
    pub(crate) fn renew(&mut self, state: &Gathering, now: At) {
        let before = std::mem::take(&mut self.known);
        for timer in state.timers() {
            let key = (timer.owner, timer.generation);
            let kept = before.get(&key).filter(|known| known.due == timer.due);
            let waiting = kept.copied().unwrap_or_else(|| Waiting {
                due: timer.due,
                at: if timer.due <= now {
                    At(now.0.saturating_add(grace(timer.owner)))
                } else {
                    timer.due
                },
            });
            self.known.insert(key, waiting);
        }
    }

    /// When the next one is due.
    pub(crate) fn next(&self) -> Option<At> {
        self.known.values().map(|waiting| waiting.at).min()
    }

    /// Takes out what is due, as the server itself asks for it.
    pub(crate) fn take_due(&mut self, now: At) -> Vec<Submission> {
        let mut due: Vec<(At, (TimerOwner, u64))> = self
            .known
            .iter()
            .filter(|(_, waiting)| waiting.at <= now)
            .map(|(key, waiting)| (waiting.at, *key))
            .collect();
        due.sort_unstable();
        for (_, key) in &due {
            self.known.remove(key);
        }
        due.into_iter()
            .map(|(_, (owner, generation))| Submission {
                device: None,
                id: format!("due-{}-{generation}", name(owner)),
                expect: None,
                body: Body::Due {
                    owner,
                    generation,
                    hovered: Vec::new(),
                },
            })
            .collect()
    }
}

/// What an owner is called in the ids of its commands.
fn name(owner: TimerOwner) -> String {
    match owner {
        TimerOwner::Report { match_id } => format!("report-{match_id}"),
        TimerOwner::Draft { match_id } => format!("draft-{match_id}"),
        TimerOwner::Dispatch {} => "dispatch".to_owned(),
    }
}
