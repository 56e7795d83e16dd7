//! Wrong codes are counted, by address and altogether: six characters must not be found by trying.

use std::collections::HashMap;
use std::net::IpAddr;

/// Wrong codes a minute: of one address, behind which a whole hall may sit, and of all.
const OF_AN_ADDRESS: u32 = 30;
const OF_ALL: u32 = 120;
const MINUTE: u64 = 60_000;
/// Addresses remembered at a time.
const REMEMBERED: usize = 4_096;

/// What of a kind came in the minute that runs: wrong codes, or strangers who sign up.
#[derive(Debug)]
pub(crate) struct Guesses {
    of_an_address: u32,
    of_all: u32,
    began: u64,
    all: u32,
    by_address: HashMap<IpAddr, u32>,
}

impl Default for Guesses {
    fn default() -> Self {
        Self::at_most(OF_AN_ADDRESS, OF_ALL)
    }
}

impl Guesses {
    /// So many of one address and of all in a minute.
    pub(crate) fn at_most(of_an_address: u32, of_all: u32) -> Self {
        Self {
            of_an_address,
            of_all,
            began: 0,
            all: 0,
            by_address: HashMap::new(),
        }
    }

    /// Whether this address may try another code.
    pub(crate) fn may_try(&mut self, from: IpAddr, now: u64) -> bool {
        self.may_try_times(from, now, 1)
    }

    /// The same where an address may have so many times the usual.
    pub(crate) fn may_try_times(&mut self, from: IpAddr, now: u64, times: u32) -> bool {
        self.turn(now);
        let own = self.by_address.get(&from).copied().unwrap_or_default();
        self.all < self.of_all.saturating_mul(times)
            && own < self.of_an_address.saturating_mul(times)
    }

    /// It was wrong.
    pub(crate) fn note(&mut self, from: IpAddr, now: u64) {
        self.turn(now);
        self.all = self.all.saturating_add(1);
        if self.by_address.len() < REMEMBERED || self.by_address.contains_key(&from) {
            let own = self.by_address.entry(from).or_default();
            *own = own.saturating_add(1);
        }
    }

    fn turn(&mut self, now: u64) {
        if now.saturating_sub(self.began) >= MINUTE {
            self.began = now;
            self.all = 0;
            self.by_address.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const fn phone(last: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(10, 0, 0, last))
    }

    #[test]
    fn an_address_that_guesses_waits_and_the_others_go_on() {
        let mut guesses = Guesses::default();
        for _ in 0..OF_AN_ADDRESS {
            assert!(guesses.may_try(phone(1), 70_000));
            guesses.note(phone(1), 70_000);
        }
        assert!(!guesses.may_try(phone(1), 70_001));
        assert!(guesses.may_try(phone(2), 70_001));
        assert!(guesses.may_try(phone(1), 70_000 + MINUTE));
    }

    #[test]
    fn many_addresses_that_guess_together_wait_together() {
        let mut guesses = Guesses::default();
        for at in 0..OF_ALL {
            guesses.note(phone(u8::try_from(at).unwrap()), 70_000);
        }
        assert!(!guesses.may_try(phone(200), 70_001));
    }
}
