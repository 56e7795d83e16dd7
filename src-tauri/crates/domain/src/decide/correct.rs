//! Putting a past result right: accepted as soon as every begun match that it reaches has its choice.

use super::Decision;
use super::setup::checked;
use crate::correct::{Chosen, Fix, Official};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::DeviceId;
use crate::name::SENTENCE;
use crate::refusal::{Refusal, Refused};
use alloc::vec::Vec;

/// Most choices of one correction: as many as matches can be reached.
const MOST_CHOICES: usize = 8_192;

impl Gathering {
    pub(super) fn correct(
        &self,
        fix: &Fix,
        choices: &[Chosen],
        reason: &str,
        device: Option<&DeviceId>,
    ) -> Decision {
        let reason = checked(reason, "reason", SENTENCE)?;
        let by = device
            .and_then(|id| self.admitted(id))
            .map(|known| known.number);
        if choices.len() > MOST_CHOICES {
            return Err(Refusal::BadNumber {
                what: "choices of a correction".into(),
            }
            .into());
        }
        let mut worked_out = self.work_out(
            fix,
            choices,
            Official {
                by,
                reason: &reason,
            },
        );
        if let Some(known) = device.and_then(|id| self.admitted(id)) {
            self.check_reach(known, &worked_out)?;
        }
        let reasons = worked_out.against();
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        let mut events = Vec::from([Event::Corrected {
            fix: fix.clone(),
            choices: choices.to_vec(),
            reason,
        }]);
        events.append(&mut worked_out.events);
        Ok(events)
    }
}
