//! What programs may ask for: an allowance for each token, and one for each address of those who have none.
//!
//! Tokens come first, since a whole hall may stand behind one address. Reads of strangers pass through a narrow door
//! on their way to the writer, so that a flood of them never stands before a judge's tap.

use crate::allowances::Allowances;
use crate::hall::{Hall, ended};
use crate::link::Purse;
use crate::options::Limits;
use lanista_hub::Hub;
use lanista_wire::program::ProgramView;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Addresses whose allowance is remembered; beyond that strangers share one.
const ADDRESSES: usize = 4_096;
/// Reads of strangers that may stand before the writer at a time.
const STRANGERS: usize = 2;
/// Reads of programs with a token.
const TOKENS: usize = 8;

/// All programs that ask for something.
#[derive(Debug)]
pub(crate) struct Programs {
    limits: Limits,
    allowances: Arc<Allowances>,
    known: Mutex<Known>,
    strangers: Semaphore,
    tokens: Semaphore,
}

#[derive(Debug, Default)]
struct Known {
    /// Tokens that were good when they were last looked at, by their device.
    tokens: HashMap<String, Used>,
    addresses: HashMap<IpAddr, Purse>,
}

/// How a token is used.
#[derive(Debug)]
struct Used {
    purse: Purse,
    view: ProgramView,
    /// What the desk was last shown, and what the file holds.
    shown: Option<u64>,
    kept: Option<u64>,
}

/// What is kept beside the journal of a program.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    used: Option<u64>,
    #[serde(default)]
    address: Option<String>,
}

/// Something of several programs.
type ByDevice<T> = Vec<(String, T)>;

const PROGRAM: &str = "program";
/// Between two times that the desk is shown the same program anew, milliseconds.
const SHOWN_MS: u64 = 10_000;
/// Between two times that a last use is written down, milliseconds.
const KEPT_MS: u64 = 60_000;

/// What was paid from, and what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paid {
    /// The name of the allowance.
    pub(super) policy: &'static str,
    /// How many requests it is.
    pub(super) most: u32,
    /// How many are left; none if there was none for this request.
    pub(super) left: Option<u32>,
}

impl Programs {
    pub(crate) fn of(limits: Limits, allowances: Arc<Allowances>) -> Self {
        Self {
            limits,
            allowances,
            known: Mutex::default(),
            strangers: Semaphore::new(STRANGERS),
            tokens: Semaphore::new(TOKENS),
        }
    }

    /// Pays for a request: from the token's allowance where it is known to be good, else from the address's.
    pub(super) fn pay(&self, device: Option<&str>, address: IpAddr) -> Paid {
        let mut known = self.known();
        if let Some(used) = device.and_then(|device| known.tokens.get_mut(device)) {
            return Paid {
                policy: "token",
                most: self.limits.messages,
                left: used.purse.take(),
            };
        }
        let of = network(address);
        let times = self.allowances.times(|allowed| network(allowed) == of);
        let most = self.limits.requests.saturating_mul(times);
        let purse = known.room_for(of);
        let purse = known.addresses.entry(purse);
        let left = purse.or_insert_with(|| Purse::of(most)).take();
        if left.is_none() {
            self.allowances.refused(address);
        }
        Paid {
            policy: "address",
            most,
            left,
        }
    }

    /// Addresses may have something else from now on: all begin anew.
    pub(crate) fn forget_allowances(&self) {
        self.known().addresses.clear();
    }

    /// A token has turned out to be good.
    pub(crate) fn is_good(&self, device: &str) {
        let mut known = self.known();
        if !known.tokens.contains_key(device) {
            let used = self.unused(ProgramView::default());
            known.tokens.insert(device.to_owned(), used);
        }
    }

    /// A token that is good was used.
    pub(super) fn is_used(&self, device: &str, address: IpAddr, now: u64) {
        if let Some(used) = self.known().tokens.get_mut(device) {
            let view = &mut used.view;
            view.used = Some(now);
            view.requests = view.requests.saturating_add(1);
            let address = address.to_canonical().to_string();
            if view.address.as_ref() != Some(&address) {
                view.address = Some(address);
            }
        }
    }

    fn unused(&self, view: ProgramView) -> Used {
        Used {
            purse: Purse::of(self.limits.messages),
            kept: view.used,
            shown: None,
            view,
        }
    }

    /// What was known of programs when the program around this one ended.
    pub(crate) async fn load(&self, hub: &Hub) {
        let stored = hub.secrets(PROGRAM).await;
        let mut known = self.known();
        for (device, body) in stored {
            let kept: Kept = serde_json::from_slice(&body).unwrap_or_default();
            let view = ProgramView {
                used: kept.used,
                address: kept.address,
                requests: 0,
            };
            let used = self.unused(view);
            known.tokens.insert(device, used);
        }
    }

    /// What the desk has not been shown yet, and what the file does not hold.
    fn news(&self) -> (ByDevice<ProgramView>, ByDevice<Kept>) {
        let (mut to_show, mut to_keep) = (Vec::new(), Vec::new());
        for (device, used) in &mut self.known().tokens {
            let last = used.view.used;
            let is_old = |before: Option<u64>, every: u64| {
                last != before && last.unwrap_or(0) >= before.unwrap_or(0).saturating_add(every)
            };
            let is_new = used.shown.is_none();
            if is_new || is_old(used.shown, SHOWN_MS) {
                used.shown = Some(last.unwrap_or(0));
                to_show.push((device.clone(), used.view.clone()));
            }
            if is_new || is_old(used.kept, KEPT_MS) {
                used.kept = last;
                let (used, address) = (last, used.view.address.clone());
                to_keep.push((device.clone(), Kept { used, address }));
            }
        }
        (to_show, to_keep)
    }

    /// A token has turned out to be worth nothing.
    pub(super) fn is_bad(&self, device: &str) {
        self.known().tokens.remove(device);
    }

    /// Waits for a turn before the writer.
    pub(super) async fn turn(&self, device: Option<&str>) -> Option<SemaphorePermit<'_>> {
        let door = if device.is_some() {
            &self.tokens
        } else {
            &self.strangers
        };
        door.acquire().await.ok()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Where an address keeps its allowance: a stranger too many shares that of all strangers too many.
    fn room_for(&mut self, address: IpAddr) -> IpAddr {
        if self.addresses.len() >= ADDRESSES && !self.addresses.contains_key(&address) {
            self.addresses.retain(|_, purse| !purse.is_full());
            if self.addresses.len() >= ADDRESSES {
                return IpAddr::V6(Ipv6Addr::UNSPECIFIED);
            }
        }
        address
    }
}

/// Whoever has one IPv6 address has a whole network of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        four @ IpAddr::V4(_) => four,
    }
}

/// Shows the desk how tokens are used, and writes it down now and then, until the server ends.
pub(crate) async fn report(hall: Arc<Hall>) {
    let mut ending = hall.ending.subscribe();
    loop {
        let (shown, kept) = hall.programs.news();
        if !shown.is_empty() {
            hall.hub.live(move |live| live.programs.extend(shown)).await;
        }
        for (device, kept) in kept {
            let body = serde_json::to_vec(&kept).unwrap_or_default();
            if let Err(error) = hall.hub.put_secret(PROGRAM, &device, body).await {
                tracing::debug!(%error, "the use of a token was not written down");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(hall.times.report) => {}
            () = ended(&mut ending) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn programs(messages: u32, requests: u32) -> Programs {
        let limits = Limits {
            messages,
            requests,
            ..Limits::default()
        };
        Programs::of(limits, Allowances::of(2))
    }

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(10, 0, 0, last).into()
    }

    #[test]
    fn a_token_is_asked_before_its_address() {
        let programs = programs(2, 1);
        assert_eq!(programs.pay(Some("tool"), address(1)).left, Some(0));
        assert_eq!(programs.pay(Some("tool"), address(1)).left, None);
        programs.is_good("tool");
        let paid = programs.pay(Some("tool"), address(1));
        assert_eq!((paid.policy, paid.left), ("token", Some(1)));
        programs.is_bad("tool");
        let paid = programs.pay(Some("tool"), address(1));
        assert_eq!((paid.policy, paid.left), ("address", None));
        assert_eq!(programs.pay(None, address(2)).left, Some(0));
    }

    #[test]
    fn an_address_that_the_desk_allows_more_asks_as_many_times_as_often() {
        let programs = programs(1, 1);
        let spend = || {
            (0..9)
                .filter(|_| programs.pay(None, address(1)).left.is_some())
                .count()
        };
        assert_eq!(spend(), 1);
        programs.allowances.allow(address(1), 8);
        programs.forget_allowances();
        assert_eq!(spend(), 4);
    }

    #[test]
    fn strangers_too_many_share_one_allowance() {
        let programs = programs(1, 2);
        for number in 0..ADDRESSES {
            let [_, _, high, low] = u32::try_from(number).unwrap().to_be_bytes();
            programs.pay(None, Ipv4Addr::new(10, 1, high, low).into());
        }
        assert_eq!(programs.pay(None, address(1)).left, Some(1));
        assert_eq!(programs.pay(None, address(2)).left, Some(0));
        assert_eq!(programs.pay(None, address(3)).left, None);
    }
}
