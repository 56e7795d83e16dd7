//! What was refused: told with every reason, and remembered for each device, so that what was built on it is refused too.

use crate::handle::Rejected;
use crate::render::match_view;
use crate::withheld::Seen;
use crate::writer::Writer;
use lanista_domain::{DeviceId, MatchId, Refused};
use lanista_wire::frame::Reason;
use lanista_wire::topic::Audience;
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

impl Writer {
    /// Every reason, with the match as whoever asked may know it.
    pub(super) fn rejected(
        &self,
        device: Option<&DeviceId>,
        match_id: Option<MatchId>,
        refused: &Refused,
    ) -> Rejected {
        let reasons = refused
            .reasons
            .iter()
            .map(|reason| Reason {
                code: reason.code().into(),
                text: crate::sentence::isolated(reason.to_string()),
            })
            .collect();
        // Whoever is not ahead of the hall does not get ahead by asking for what they may not do.
        let device = device.and_then(|id| self.tentative.devices.get(id));
        let audience = device.map_or(Audience::Desk, |found| Audience::of(found.role.into()));
        let seen = Seen::by(audience, None, &self.tentative, self.withheld.shown());
        let state = match_id
            .and_then(|id| match_view(seen.state, Audience::Judge, id))
            .map(Box::new);
        Rejected { reasons, state }
    }
}
