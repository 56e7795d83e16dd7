//! How many connections there may be: a flood of strangers never takes the places of paired devices.
//!
//! A connection takes an open place when it is accepted and keeps it until its hello, ten seconds at most. An
//! anonymous link then needs one of the places for anonymous links; a paired device leaves the count of its address,
//! since a whole hall may stand behind one address. The reserved places are for devices, and for connections from
//! where a device has proved itself before: a tablet comes back while strangers hold everything else.

use crate::allowances::Allowances;
use crate::options::Limits;
use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Connections of one address that have not said who they are, beyond the anonymous ones.
const UNPROVED_PER_ADDRESS: usize = 128;
/// Addresses that are remembered as those of devices.
const TRUSTED: usize = 4_096;

/// All places.
#[derive(Debug)]
pub(crate) struct Places {
    limits: Limits,
    allowances: Arc<Allowances>,
    counts: Mutex<Counts>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    anonymous: usize,
    links: usize,
    screens: usize,
    addresses: HashMap<IpAddr, OfAddress>,
    devices: HashMap<String, usize>,
    /// Where devices have proved themselves from.
    trusted: HashSet<IpAddr>,
}

#[derive(Clone, Copy, Debug, Default)]
struct OfAddress {
    open: usize,
    anonymous: usize,
}

/// Who has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Not yet known.
    Open,
    /// A phone.
    Phone,
    /// A venue screen.
    Screen,
    /// A paired device.
    Device(String),
}

/// One connection's place; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Place {
    places: Arc<Places>,
    address: IpAddr,
    kind: Mutex<Kind>,
    has_ended: AtomicBool,
}

/// There is no place of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Places {
    pub(crate) fn new(limits: Limits, allowances: Arc<Allowances>) -> Arc<Self> {
        Arc::new(Self {
            limits,
            allowances,
            counts: Mutex::default(),
            left: Notify::new(),
        })
    }

    /// A place for a connection that has just come.
    pub(crate) fn enter(self: &Arc<Self>, address: IpAddr) -> Result<Place, Full> {
        let address = address.to_canonical();
        let mut counts = self.counts();
        let of = counts.addresses.get(&address).copied().unwrap_or_default();
        let most = self.allowances.connections(address);
        let most = most.saturating_add(UNPROVED_PER_ADDRESS);
        let reserved = if counts.trusted.contains(&address) {
            0
        } else {
            self.limits.reserved
        };
        let all = self.limits.connections.saturating_sub(reserved);
        if of.open + of.anonymous >= most {
            self.allowances.refused(address);
            return Err(Full);
        }
        if counts.all >= all {
            return Err(Full);
        }
        counts.all += 1;
        counts.addresses.entry(address).or_default().open += 1;
        Ok(Place {
            places: Arc::clone(self),
            address,
            kind: Mutex::new(Kind::Open),
            has_ended: AtomicBool::new(false),
        })
    }

    /// How many connections are open.
    pub(crate) fn connections(&self) -> usize {
        self.counts().all
    }

    /// How many links have said hello.
    pub(crate) fn links(&self) -> usize {
        self.counts().links
    }

    /// Waits until there is no link any more.
    pub(crate) async fn empty(&self) {
        loop {
            let left = self.left.notified();
            if self.links() == 0 {
                return;
            }
            left.await;
        }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// The connection is a phone that looks on.
    pub(crate) fn become_phone(&self) -> Result<(), Full> {
        self.become_anonymous(Kind::Phone)
    }

    /// The connection is a venue screen.
    pub(crate) fn become_screen(&self) -> Result<(), Full> {
        if self.places.counts().screens >= self.places.limits.screens {
            return Err(Full);
        }
        self.become_anonymous(Kind::Screen)
    }

    /// The connection looks on, once or again and again: one place for all its questions.
    pub(crate) fn look_on(&self) -> Result<(), Full> {
        if *self.kind() == Kind::Phone {
            return Ok(());
        }
        self.become_phone()
    }

    fn become_anonymous(&self, next: Kind) -> Result<(), Full> {
        let limits = &self.places.limits;
        let mut kind = self.kind();
        let mut counts = self.places.counts();
        let of = counts
            .addresses
            .get(&self.address)
            .copied()
            .unwrap_or_default();
        let most = limits.connections.saturating_sub(limits.reserved);
        if *kind != Kind::Open || counts.anonymous >= most {
            return Err(Full);
        }
        let allowances = &self.places.allowances;
        if of.anonymous >= allowances.connections(self.address) {
            allowances.refused(self.address);
            return Err(Full);
        }
        counts.anonymous += 1;
        counts.links += 1;
        counts.screens += usize::from(next == Kind::Screen);
        let of = counts.addresses.entry(self.address).or_default();
        of.open = of.open.saturating_sub(1);
        of.anonymous += 1;
        *kind = next;
        Ok(())
    }

    /// The connection has proved that it is this device.
    pub(crate) fn become_device(&self, device: &str) -> Result<(), Full> {
        let mut kind = self.kind();
        let mut counts = self.places.counts();
        let links = counts.devices.get(device).copied().unwrap_or_default();
        if *kind != Kind::Open || links >= self.places.limits.per_device {
            return Err(Full);
        }
        counts.devices.insert(device.to_owned(), links + 1);
        counts.links += 1;
        if counts.trusted.len() < TRUSTED {
            counts.trusted.insert(self.address);
        }
        counts.leave(self.address, |of| &mut of.open);
        *kind = Kind::Device(device.to_owned());
        Ok(())
    }

    /// The link is over; its connection may linger for a moment and keeps its place so long.
    pub(crate) fn end(&self) {
        if *self.kind() != Kind::Open && !self.has_ended.swap(true, Ordering::Relaxed) {
            let mut counts = self.places.counts();
            counts.links = counts.links.saturating_sub(1);
            drop(counts);
            self.places.left.notify_waiters();
        }
    }

    fn kind(&self) -> MutexGuard<'_, Kind> {
        self.kind.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn leave(&mut self, address: IpAddr, which: impl FnOnce(&mut OfAddress) -> &mut usize) {
        if let Some(of) = self.addresses.get_mut(&address) {
            let count = which(of);
            *count = count.saturating_sub(1);
            if of.open + of.anonymous == 0 {
                self.addresses.remove(&address);
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.end();
        let kind = self.kind().clone();
        let mut counts = self.places.counts();
        counts.all = counts.all.saturating_sub(1);
        match kind {
            Kind::Open => counts.leave(self.address, |of| &mut of.open),
            Kind::Phone | Kind::Screen => {
                counts.anonymous = counts.anonymous.saturating_sub(1);
                counts.screens = counts
                    .screens
                    .saturating_sub(usize::from(kind == Kind::Screen));
                counts.leave(self.address, |of| &mut of.anonymous);
            }
            Kind::Device(device) => {
                let links = counts.devices.get(&device).copied().unwrap_or_default();
                if links <= 1 {
                    counts.devices.remove(&device);
                } else {
                    counts.devices.insert(device, links - 1);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));

    fn places(connections: usize, reserved: usize, per_address: usize) -> Arc<Places> {
        let limits = Limits {
            connections,
            reserved,
            per_address,
            per_device: 2,
            screens: 1,
            ..Limits::default()
        };
        Places::new(limits, Allowances::of(per_address))
    }

    #[test]
    fn strangers_leave_the_reserved_places_free() {
        let places = places(10, 4, 100);
        let desk = places.enter(HALL).unwrap();
        assert_eq!(desk.become_device("desk"), Ok(()));
        let strangers: Vec<Place> = (0..5).map(|_| places.enter(HALL).unwrap()).collect();
        assert!(strangers.iter().all(|place| place.become_phone().is_ok()));
        let mut held = vec![places.enter(HALL).unwrap()];
        assert_eq!(held[0].become_phone(), Ok(()));
        let next = places.enter(HALL).unwrap();
        assert_eq!(next.become_phone(), Err(Full));
        assert_eq!(next.become_device("tablet"), Ok(()));
        held.push(next);
        drop((desk, strangers, held));
        assert_eq!(places.counts().all, 0);
    }

    #[test]
    fn silent_strangers_leave_a_device_that_was_here_its_way_back() {
        let places = places(10, 4, 100);
        let tablet = places.enter(HALL).unwrap();
        assert_eq!(tablet.become_device("tablet"), Ok(()));
        drop(tablet);
        let strange = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 66));
        let silent: Vec<Place> = (0..20).filter_map(|_| places.enter(strange).ok()).collect();
        assert_eq!(silent.len(), 6);
        let back = places.enter(HALL).unwrap();
        assert_eq!(back.become_device("tablet"), Ok(()));
    }

    #[test]
    fn one_address_gets_its_share_and_devices_do_not_count() {
        let places = places(1_000, 0, 2);
        let phones: Vec<Place> = (0..2).map(|_| places.enter(HALL).unwrap()).collect();
        assert!(phones.iter().all(|place| place.become_phone().is_ok()));
        assert_eq!(places.enter(HALL).unwrap().become_phone(), Err(Full));
        let tablet = places.enter(HALL).unwrap();
        assert_eq!(tablet.become_device("tablet"), Ok(()));
        drop(phones);
        assert_eq!(places.enter(HALL).unwrap().become_phone(), Ok(()));
    }

    #[test]
    fn an_address_that_the_desk_allows_more_has_more() {
        let places = places(1_000, 0, 2);
        let enter = || {
            places
                .enter(HALL)
                .map(|place| place.become_phone().map(|()| place))
        };
        let mut held: Vec<Place> = (0..2).filter_map(|_| enter().ok()?.ok()).collect();
        assert_eq!(enter().unwrap().err(), Some(Full));
        places.allowances.allow(HALL, 8);
        held.extend((0..10).filter_map(|_| enter().ok()?.ok()));
        assert_eq!(held.len(), 8);
    }

    #[test]
    fn a_device_has_few_links_and_a_hall_few_screens() {
        let places = places(100, 0, 100);
        let held: Vec<Place> = (0..3).map(|_| places.enter(HALL).unwrap()).collect();
        let results: Vec<_> = held
            .iter()
            .map(|place| place.become_device("tablet"))
            .collect();
        assert_eq!(results, [Ok(()), Ok(()), Err(Full)]);
        let screens: Vec<Place> = (0..2).map(|_| places.enter(HALL).unwrap()).collect();
        let results: Vec<_> = screens.iter().map(Place::become_screen).collect();
        assert_eq!(results, [Ok(()), Err(Full)]);
        assert_eq!(places.links(), 3);
        drop((held, screens));
        assert_eq!(places.links(), 0);
        assert!(places.counts().addresses.is_empty() && places.counts().devices.is_empty());
        assert_eq!(places.counts().all, 0);
    }
}
