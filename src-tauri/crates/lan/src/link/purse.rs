//! What a link may still send: so many messages at once, and a fifth of them back each second.

use super::End;
use tokio::time::Instant;

/// Milliseconds in which an empty purse is full again.
const FILLED_IN: u128 = 5_000;

/// A link's purse.
#[derive(Debug)]
pub(super) struct Purse {
    most: u32,
    left: u32,
    filled: Instant,
}

impl Purse {
    /// A full one.
    pub(super) fn of(most: u32) -> Self {
        Self {
            most,
            left: most,
            filled: Instant::now(),
        }
    }

    /// Pays for a message.
    pub(super) fn pay(&mut self) -> Result<(), End> {
        let now = Instant::now();
        let passed = now.duration_since(self.filled).as_millis();
        let earned = passed * u128::from(self.most) / FILLED_IN;
        if earned > 0 {
            let earned = u32::try_from(earned).unwrap_or(u32::MAX);
            self.left = self.left.saturating_add(earned).min(self.most);
            self.filled = now;
        }
        self.left = self.left.checked_sub(1).ok_or(End::TOO_MANY)?;
        Ok(())
    }
}
