//! Through which of this machine's addresses others came, and how far: so that the desk can check the hall's networks.

use lanista_wire::view::ReachedView;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Addresses that are remembered; a machine has a handful.
const MOST: usize = 64;
/// The same step of the same address is news again after this, milliseconds.
const NEWS: u64 = 3_000;

/// How far somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Connected,
    Page,
    Linked,
}

/// Who came last, by the address of this machine.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    reached: BTreeMap<IpAddr, ReachedView>,
    is_news: bool,
}

impl Arrivals {
    /// Somebody took a step. Whether the desk has something to see. This machine itself is no guest.
    pub(crate) fn note(&self, local: IpAddr, from: IpAddr, step: Step, now: u64) -> bool {
        let (local, from) = (local.to_canonical(), from.to_canonical());
        if local.is_loopback() || from.is_loopback() || local == from {
            return false;
        }
        let mut known = self.known();
        if !known.reached.contains_key(&local) && known.reached.len() >= MOST {
            return false;
        }
        let view = known.reached.entry(local).or_insert_with(|| ReachedView {
            connected: 0,
            page: None,
            linked: None,
            from: String::new(),
        });
        let before = match step {
            Step::Connected => view.connected,
            Step::Page => view.page.unwrap_or(0),
            Step::Linked => view.linked.unwrap_or(0),
        };
        if now.saturating_sub(before) < NEWS {
            return false;
        }
        match step {
            Step::Connected => view.connected = now,
            Step::Page => view.page = Some(now),
            Step::Linked => view.linked = Some(now),
        }
        view.from = from.to_string();
        known.is_news = true;
        true
    }

    /// All of it, where there is news since the last time.
    pub(crate) fn news(&self) -> Option<BTreeMap<String, ReachedView>> {
        let mut known = self.known();
        std::mem::take(&mut known.is_news).then(|| {
            let reached = known.reached.iter();
            reached
                .map(|(address, view)| (address.to_string(), view.clone()))
                .collect()
        })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_phone_lights_its_network_step_by_step() {
        let arrivals = Arrivals::default();
        let (local, phone) = (at("10.0.0.2"), at("10.0.0.77"));
        assert!(arrivals.note(local, phone, Step::Connected, 10_000));
        assert!(arrivals.note(local, phone, Step::Page, 10_200));
        assert!(arrivals.note(local, phone, Step::Linked, 10_900));
        let news = arrivals.news().unwrap();
        let view = &news["10.0.0.2"];
        assert_eq!(
            (view.connected, view.page, view.linked, view.from.as_str()),
            (10_000, Some(10_200), Some(10_900), "10.0.0.77")
        );
        assert!(arrivals.news().is_none(), "told once");
    }

    #[test]
    fn a_crowd_is_no_flood_of_news() {
        let arrivals = Arrivals::default();
        let told = (0..10_000)
            .filter(|ms| {
                arrivals.note(
                    at("10.0.0.2"),
                    at("10.0.0.77"),
                    Step::Connected,
                    10_000 + ms,
                )
            })
            .count();
        assert_eq!(told, 4);
    }

    #[test]
    fn this_machine_is_no_guest() {
        let arrivals = Arrivals::default();
        for (local, from) in [
            ("127.0.0.1", "127.0.0.1"),
            ("10.0.0.2", "10.0.0.2"),
            ("10.0.0.2", "127.0.0.1"),
        ] {
            assert!(!arrivals.note(at(local), at(from), Step::Linked, 10_000));
        }
        assert!(arrivals.news().is_none());
    }
}
