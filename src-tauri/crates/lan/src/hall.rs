//! What all parts of the server share, and what they tell each other.

use crate::allowances::Allowances;
use crate::api::Programs;
use crate::arrivals::{Arrivals, Step};
use crate::carriers::Postings;
use crate::crowd::Crowd;
use crate::crypto::Identity;
use crate::enrolment::Register;
use crate::exports::Exports;
use crate::imports::Imports;
use crate::link::bare;
use crate::measures::Measures;
use crate::media::Media;
use crate::names::Names;
use crate::network;
use crate::nudges::Nudges;
use crate::options::{Limits, Times};
use crate::overlays::Overlays;
use crate::personal::Personal;
use crate::places::Places;
use crate::portraits::Portraits;
use crate::presence::Presence;
use crate::sign_up::Strangers;
use crate::socket::Peer;
use crate::themes::Themes;
use crate::webhooks::Webhooks;
use lanista_domain::{DeviceId, Standing as InDomain};
use lanista_hub::Hub;
use lanista_wire::frame::{ServerFrame, Standing};
use lanista_wire::view::AlarmView;
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use tokio::sync::{mpsc, watch};

/// Alarms that the desk is shown at a time.
const ALARMS: usize = 20;

/// The shared part of a server.
#[derive(Debug)]
pub(crate) struct Hall {
    pub(crate) hub: Hub,
    pub(crate) identity: Identity,
    register: Mutex<Register>,
    pub(crate) imports: Imports,
    pub(crate) media: Media,
    pub(crate) personal: Personal,
    pub(crate) overlays: Overlays,
    pub(crate) exports: Exports,
    pub(crate) programs: Programs,
    pub(crate) webhooks: Webhooks,
    pub(crate) names: Names,
    pub(crate) places: Arc<Places>,
    pub(crate) presence: Presence,
    pub(crate) measures: Arc<Measures>,
    /// All links without a socket.
    pub(crate) postings: Postings,
    pub(crate) nudges: Arc<Nudges>,
    pub(crate) arrivals: Arrivals,
    pub(crate) portraits: Portraits,
    /// How overlays of streams may look.
    pub(crate) themes: Themes,
    /// All anonymous links.
    pub(crate) crowd: Arc<Crowd>,
    pub(crate) times: Times,
    pub(crate) limits: Limits,
    pub(crate) allowances: Arc<Allowances>,
    /// Strangers who sign up on their phones.
    pub(crate) strangers: Strangers,
    /// Of the screens.
    pub(crate) build: String,
    /// True once the server ends.
    pub(crate) ending: watch::Sender<bool>,
    /// Rises when devices were let in, changed or thrown out: links look at their standing anew.
    pub(crate) standings: watch::Sender<u64>,
    /// Rises when the server is reached under other addresses: every link is told.
    pub(crate) moves: watch::Sender<u64>,
    /// To the task that owns the listening sockets.
    pub(crate) network: mpsc::Sender<network::Request>,
    reachable: RwLock<Vec<String>>,
    port: AtomicU16,
    alarms: AtomicU32,
}

/// Waits until the server ends.
pub(crate) async fn ended(ending: &mut watch::Receiver<bool>) {
    // An error means that the server is gone, which is an end as well.
    let _gone = ending.wait_for(|ends| *ends).await;
}

impl Hall {
    pub(crate) fn new(
        hub: Hub,
        (identity, personal, overlays): (Identity, Personal, Overlays),
        register: Register,
        (portraits, themes): (Portraits, Themes),
        (times, limits): (Times, Limits),
        network: mpsc::Sender<network::Request>,
    ) -> Self {
        let allowances = Allowances::of(limits.per_address);
        Self {
            hub,
            identity,
            register: Mutex::new(register),
            imports: Imports::default(),
            media: Media::default(),
            personal,
            overlays,
            exports: Exports::default(),
            programs: Programs::of(limits, Arc::clone(&allowances)),
            webhooks: Webhooks::default(),
            names: Names::default(),
            places: Places::new(limits, Arc::clone(&allowances)),
            presence: Presence::default(),
            measures: Arc::default(),
            postings: Postings::default(),
            nudges: Arc::default(),
            arrivals: Arrivals::default(),
            portraits,
            themes,
            crowd: Crowd::new(),
            times,
            limits,
            allowances,
            strangers: Strangers::default(),
            build: crate::pages::build(),
            ending: watch::Sender::new(false),
            standings: watch::Sender::new(0),
            moves: watch::Sender::new(0),
            network,
            reachable: RwLock::default(),
            port: AtomicU16::new(0),
            alarms: AtomicU32::new(1),
        }
    }

    /// Codes and keys. Held for a moment, never across a wait.
    pub(crate) fn register(&self) -> MutexGuard<'_, Register> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All `host:port` under which other machines reach this server, the name first.
    pub(crate) fn reachable(&self) -> Vec<String> {
        self.reachable
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The server is reached under these; links that are up learn it, so that they find it when their own is gone.
    pub(crate) fn set_reachable(&self, hosts: Vec<String>) {
        let mut reachable = self
            .reachable
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if *reachable == hosts {
            return;
        }
        *reachable = hosts;
        drop(reachable);
        self.moves.send_modify(|count| *count += 1);
        self.crowd.tell(&bare(&self.moved()));
    }

    /// What links are told about it.
    pub(crate) fn moved(&self) -> ServerFrame {
        ServerFrame::Addresses {
            addresses: self.reachable(),
        }
    }

    /// Somebody came, so far.
    pub(crate) fn arrived(&self, peer: &Peer, step: Step) {
        let now = self.hub.now();
        if self.arrivals.note(peer.local, peer.address.ip(), step, now) {
            self.presence.tell();
        }
    }

    /// The port on which it listens.
    pub(crate) fn port(&self) -> u16 {
        self.port.load(Ordering::Relaxed)
    }

    pub(crate) fn set_port(&self, port: u16) {
        self.port.store(port, Ordering::Relaxed);
    }

    /// Whether and as what a device that has proved its key is let in.
    pub(crate) async fn standing(&self, device: &str) -> Standing {
        let id = DeviceId(device.to_owned());
        let known = self
            .hub
            .read(move |gathering, _| gathering.devices.get(&id).cloned())
            .await
            .flatten();
        match known {
            Some(known) if known.standing == InDomain::Admitted => Standing::Admitted {
                number: known.number,
                name: known.name,
                role: known.role.into(),
                scope: known.scope.into(),
            },
            Some(_) => Standing::Revoked,
            None => {
                let register = self.register();
                match register.devices.get(device) {
                    Some(known) if register.is_guest(device) => Standing::Admitted {
                        number: 0,
                        name: known.view.name.clone(),
                        role: known.view.role,
                        scope: known.view.scope,
                    },
                    Some(known) => Standing::Waiting {
                        code: known.view.code.clone(),
                    },
                    None if register.is_refused(device) => Standing::Refused,
                    None => Standing::Unknown,
                }
            }
        }
    }

    /// Devices were let in, changed or thrown out: the waiting ones are sorted anew, and every link is told.
    pub(crate) async fn devices_changed(&self) {
        let known = self
            .hub
            .read(|gathering, _| {
                gathering
                    .devices
                    .keys()
                    .map(|id| id.0.clone())
                    .collect::<Vec<_>>()
            })
            .await
            .unwrap_or_default();
        self.register()
            .sort(|id| known.iter().any(|known| known == id));
        self.show_devices().await;
        self.standings.send_modify(|count| *count += 1);
    }

    /// Shows codes and waiting devices to the desk.
    pub(crate) async fn show_devices(&self) {
        let (waiting, enrolments) = {
            let register = self.register();
            (register.waiting(), register.usable(self.hub.now()))
        };
        self.hub
            .live(move |live| {
                live.waiting = waiting;
                live.enrolments = enrolments;
            })
            .await;
    }

    /// A number for a new alarm.
    pub(crate) fn alarm_number(&self) -> u32 {
        self.alarms.fetch_add(1, Ordering::Relaxed)
    }

    /// Shows the desk what it should look at.
    pub(crate) async fn alarm(&self, number: u32, code: &str, text: String) {
        let alarm = AlarmView {
            code: code.to_owned(),
            text,
            at: self.hub.now(),
        };
        self.hub
            .live(move |live| {
                live.alarms.insert(number, alarm);
                while live.alarms.len() > ALARMS {
                    live.alarms.pop_first();
                }
            })
            .await;
    }
}
