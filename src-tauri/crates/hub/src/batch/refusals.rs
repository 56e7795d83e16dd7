//! The refused commands of each device, so that what was built on them is refused too.

use std::collections::{BTreeMap, VecDeque};

/// Refused commands remembered per device, so that what was built on them is refused too.
const REMEMBERED: usize = 256;

/// The refused commands of each device.
#[derive(Debug, Default)]
pub(crate) struct Refusals {
    by_device: BTreeMap<String, VecDeque<String>>,
}

impl Refusals {
    pub(super) fn holds(&self, device: &str, command: &str) -> bool {
        self.by_device
            .get(device)
            .is_some_and(|known| known.iter().any(|id| id == command))
    }

    pub(super) fn note(&mut self, device: &str, command: &str) {
        let known = self.by_device.entry(device.to_owned()).or_default();
        if !known.iter().any(|id| id == command) {
            known.push_back(command.to_owned());
            if known.len() > REMEMBERED {
                known.pop_front();
            }
        }
    }

    pub(super) fn clear(&mut self, device: &str, command: &str) {
        if let Some(known) = self.by_device.get_mut(device) {
            known.retain(|id| id != command);
        }
    }
}
