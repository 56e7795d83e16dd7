//! What rests on an entry, and on that in turn: what has to be taken back before it can be.

use super::undo::still_counts;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, Seq};
use crate::step::{STEPS_KEPT, Step};
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// The later entries that keep one from being taken back, and those that keep these, newest first. Taken back in
    /// this order, each is free when its turn comes, and the entry itself at the end.
    #[must_use]
    pub fn resting_on(&self, seq: Seq) -> Vec<Seq> {
        let mut steps = self.steps.iter().skip_while(|step| step.seq != seq);
        let Some(first) = steps.next() else {
            return Vec::new();
        };
        let mut found: Vec<&Step> = vec![first];
        for later in steps {
            let rests =
                |earlier: &&Step| still_counts(later, earlier.seq) && self.rests_on(later, earlier);
            if found.iter().any(rests) {
                found.push(later);
            }
        }
        found.iter().skip(1).rev().map(|step| step.seq).collect()
    }

    /// Whether an entry is forgotten before what rests on it is taken back: each taking back is an entry of its own.
    #[must_use]
    pub fn is_crowded_out(&self, seq: Seq) -> bool {
        let entries = self.steps.len() + self.resting_on(seq).len();
        let forgotten = entries.saturating_sub(STEPS_KEPT);
        self.steps
            .iter()
            .take(forgotten)
            .any(|step| step.seq == seq)
    }

    /// The newest entry of a device that still holds and can be taken back.
    #[must_use]
    pub fn last_step_of(&self, device: &DeviceId) -> Option<&Step> {
        self.steps
            .iter()
            .rev()
            .filter(|step| step.device.as_ref() == Some(device))
            .find(|step| step.can_be_named_last())
    }
}
