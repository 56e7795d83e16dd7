//! What a link or a program may still send: so many messages at once, and a fifth of them back each second.

use super::End;
use tokio::time::Instant;

/// Milliseconds in which an empty purse is full again.
const FILLED_IN: u128 = 5_000;

/// A purse.
#[derive(Debug)]
pub(crate) struct Purse {
    most: u32,
    left: u32,
    filled: Instant,
}

impl Purse {
    /// Seconds in which an empty purse is full again.
    pub(crate) const FULL_AFTER: u32 = 5;

    /// A full one.
    pub(crate) fn of(most: u32) -> Self {
        Self {
            most,
            left: most,
            filled: Instant::now(),
        }
    }

    /// Pays for a message of a link.
    pub(super) fn pay(&mut self) -> Result<(), End> {
        self.take().ok_or(End::TOO_MANY).map(|_| ())
    }

    /// Pays for one message; how many are left.
    pub(crate) fn take(&mut self) -> Option<u32> {
        self.take_at(Instant::now())
    }

    fn take_at(&mut self, now: Instant) -> Option<u32> {
        self.earn(now);
        self.left = self.left.checked_sub(1)?;
        Some(self.left)
    }

    /// Whether nothing was taken lately.
    pub(crate) fn is_full(&mut self) -> bool {
        self.earn(Instant::now());
        self.left == self.most
    }

    fn earn(&mut self, now: Instant) {
        let passed = now.duration_since(self.filled).as_millis();
        let earned = passed * u128::from(self.most) / FILLED_IN;
        if earned > 0 {
            let earned = u32::try_from(earned).unwrap_or(u32::MAX);
            self.left = self.left.saturating_add(earned).min(self.most);
            self.filled = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Purse;
    use std::time::Duration;

    #[test]
    fn a_fifth_comes_back_each_second() {
        let mut purse = Purse::of(10);
        let start = purse.filled;
        let taken: Vec<_> = (0..11).map(|_| purse.take_at(start)).collect();
        assert_eq!(taken[9..], [Some(0), None]);
        let later = start + Duration::from_secs(1);
        let taken: Vec<_> = (0..3).map(|_| purse.take_at(later)).collect();
        assert_eq!(taken, [Some(1), Some(0), None]);
    }
}
