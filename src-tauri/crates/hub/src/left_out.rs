//! Links that could not take what they were offered: told by the thread that writes, left out by the writer until they ask.
//!
//! A link that reads nothing would otherwise be walked over with every change, as often as there are changes. While it
//! is left out nothing is kept for it but the publication up to which it was offered everything.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// So long after the last look those who are still behind are left out: a link that is only busy has asked by then.
const LOOK: Duration = Duration::from_millis(250);

/// Who was passed over since the last look.
#[derive(Debug, Default)]
pub(crate) struct PassedOver {
    ids: Mutex<BTreeSet<u64>>,
    is_any: AtomicBool,
}

impl PassedOver {
    /// These could not take something now.
    pub(crate) fn note(&self, ids: &[u64]) {
        if !ids.is_empty() {
            self.ids().extend(ids);
            self.is_any.store(true, Ordering::Release);
        }
    }

    fn take(&self) -> BTreeSet<u64> {
        if self.is_any.swap(false, Ordering::Acquire) {
            std::mem::take(&mut *self.ids())
        } else {
            BTreeSet::new()
        }
    }

    fn ids(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When the writer looks at them.
#[derive(Debug)]
pub(crate) struct Looks {
    passed_over: Arc<PassedOver>,
    last: Option<Instant>,
}

impl Looks {
    pub(crate) const fn at(passed_over: Arc<PassedOver>) -> Self {
        Self {
            passed_over,
            last: None,
        }
    }

    /// Those who were passed over, once it is time for a look; nobody until then.
    pub(crate) fn look(&mut self, now: Instant) -> BTreeSet<u64> {
        if self.last.is_some_and(|last| now - last < LOOK) {
            return BTreeSet::new();
        }
        let found = self.passed_over.take();
        if !found.is_empty() {
            self.last = Some(now);
        }
        found
    }
}
