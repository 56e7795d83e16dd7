//! The running hash over every bare frame of a link, which each signed tick carries.

use crate::crypto::{encode, sha256};

/// `sum`: 32 zero bytes at the welcome, then `SHA-256(sum ‖ bytes of the frame)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunningSum([u8; 32]);

impl RunningSum {
    /// Takes in one more bare frame.
    pub fn add(&mut self, frame: &[u8]) {
        self.0 = sha256(&[&self.0, frame]);
    }

    /// As it stands in a tick.
    #[must_use]
    pub fn text(&self) -> String {
        encode(&self.0)
    }
}
