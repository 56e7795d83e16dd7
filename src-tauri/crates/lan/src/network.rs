//! The task that owns the listening sockets: it follows the interfaces, the desk's choice and the name on the network,
//! and says on the desk what a volunteer should know about them.

mod facts;

use crate::announce::{Announcer, Offer};
use crate::doors::{Door, bind, is_absent, wanted};
use crate::hall::{Hall, ended};
use crate::names::{host_port, normal};
use crate::options::{Listen, Mdns, Options};
use crate::server::StartError;
use axum::Router;
use facts::Facts;
use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio::time::MissedTickBehavior;

/// The setting that holds the addresses the desk chose.
const CHOSEN: &str = "listen";
/// The setting that holds every address that was ever announced.
const ANNOUNCED: &str = "announced";
/// The setting that holds the port.
pub(crate) const PORT: &str = "port";
/// Addresses that are remembered.
const MOST_ANNOUNCED: usize = 256;

/// What others ask of the task.
#[derive(Debug)]
pub(crate) enum Request {
    /// Listen on these addresses; none are all.
    Listen {
        chosen: BTreeSet<IpAddr>,
        answer: oneshot::Sender<Result<(), NotListening>>,
    },
}

/// Why the server does not listen there.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotListening {
    #[error("{0} is no address of this machine.")]
    NotOurs(IpAddr),
    #[error("The server cannot listen on {0}: {1}. It listens where it did before.")]
    Failed(IpAddr, io::Error),
}

/// The task's state.
#[derive(Debug)]
pub(crate) struct Network {
    hall: Arc<Hall>,
    router: Router,
    port: u16,
    doors: Vec<Door>,
    chosen: BTreeSet<IpAddr>,
    extra: Vec<String>,
    announcer: Option<Announcer>,
    is_silent: bool,
    announced: BTreeSet<String>,
    seen: BTreeSet<IpAddr>,
    shown: Option<Facts>,
}

impl Network {
    /// Binds everything for the start.
    pub(crate) async fn open(
        hall: Arc<Hall>,
        router: Router,
        options: &Options,
    ) -> Result<Self, StartError> {
        let stored_port = hall
            .hub
            .setting(PORT)
            .await
            .and_then(|port| port.parse().ok());
        let port = options
            .port
            .or(stored_port)
            .unwrap_or(lanista_wire::limits::PORT);
        let stored = hall.hub.setting(CHOSEN).await;
        let (chosen, must) = match &options.listen {
            Listen::On(addresses) => (addresses.iter().copied().collect(), true),
            Listen::AsChosen => (
                stored
                    .and_then(|text| serde_json::from_str(&text).ok())
                    .unwrap_or_default(),
                false,
            ),
        };
        let announced = hall.hub.setting(ANNOUNCED).await;
        let announced = announced
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let mut network = Self {
            hall,
            router,
            port,
            doors: Vec::new(),
            chosen,
            extra: options.hosts.clone(),
            announcer: (options.mdns == Mdns::On).then(Announcer::start).flatten(),
            is_silent: options.mdns == Mdns::Off,
            announced,
            seen: BTreeSet::new(),
            shown: None,
        };
        for address in wanted(&network.chosen) {
            match network.bind(address) {
                Ok(()) => {}
                // Any free port was asked for, and the second family has another program there: the first will do.
                Err(_)
                    if options.port == Some(0)
                        && !network.doors.is_empty()
                        && !network.chosen.contains(&address) => {}
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                    return Err(StartError::PortInUse { port: network.port });
                }
                Err(error) if is_absent(&error) && !(must && network.chosen.contains(&address)) => {
                }
                Err(source) => {
                    return Err(StartError::Listen {
                        address,
                        port: network.port,
                        source,
                    });
                }
            }
        }
        if network.doors.is_empty() {
            let source = io::ErrorKind::AddrNotAvailable.into();
            return Err(StartError::Listen {
                address: Ipv4Addr::LOCALHOST.into(),
                port: network.port,
                source,
            });
        }
        if let Some(port) = options.port.filter(|port| *port != 0)
            && stored_port != Some(port)
            && let Err(error) = network.hall.hub.set_setting(PORT, &port.to_string()).await
        {
            tracing::warn!(%error, "the port is not remembered");
        }
        network.hall.set_port(network.port);
        network.look().await;
        Ok(network)
    }

    fn bind(&mut self, address: IpAddr) -> io::Result<()> {
        let listener = bind(SocketAddr::new(address, self.port))?;
        let bound = listener.local_addr()?;
        self.port = bound.port();
        self.doors.push(Door::open(
            listener,
            bound,
            self.router.clone(),
            Arc::clone(&self.hall),
        ));
        Ok(())
    }

    /// Follows the network until the server ends.
    pub(crate) async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        let mut ending = self.hall.ending.subscribe();
        let mut look = tokio::time::interval(self.hall.times.look);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = ended(&mut ending) => break,
                _ = look.tick() => {
                    self.look().await;
                    self.hall.sweep().await;
                }
                is_other = heard(&mut self.announcer) => if is_other { self.look().await },
                request = requests.recv() => match request {
                    Some(Request::Listen { chosen, answer }) => {
                        let outcome = self.listen(chosen).await;
                        self.look().await;
                        // Whoever asked may be gone.
                        let _gone = answer.send(outcome);
                    }
                    None => break,
                },
            }
        }
        for door in self.doors.drain(..) {
            door.close().await;
        }
        if let Some(announcer) = self.announcer.take() {
            announcer.goodbye().await;
        }
    }

    /// Changes where the server listens. Open links stay; when it fails, all is as before.
    async fn listen(&mut self, chosen: BTreeSet<IpAddr>) -> Result<(), NotListening> {
        let own: BTreeSet<IpAddr> = Facts::addresses()
            .into_iter()
            .map(|(address, _)| address)
            .collect();
        if let Some(foreign) = chosen.iter().find(|address| !own.contains(address)) {
            return Err(NotListening::NotOurs(*foreign));
        }
        let before = std::mem::replace(&mut self.chosen, chosen);
        if let Err((address, error)) = self.rebind().await {
            self.chosen = before;
            if let Err((address, error)) = self.rebind().await {
                tracing::error!(%address, %error, "the server does not listen where it did before");
            }
            return Err(NotListening::Failed(address, error));
        }
        let text = serde_json::to_string(&self.chosen).unwrap_or_default();
        if let Err(error) = self.hall.hub.set_setting(CHOSEN, &text).await {
            tracing::warn!(%error, "the chosen addresses are not remembered");
        }
        Ok(())
    }

    /// Opens and closes doors until they are those of the choice.
    async fn rebind(&mut self) -> Result<(), (IpAddr, io::Error)> {
        let wanted = wanted(&self.chosen);
        let (stay, leave) = self
            .doors
            .drain(..)
            .partition(|door| wanted.contains(&door.address.ip()));
        self.doors = stay;
        let leave: Vec<Door> = leave;
        // First close: a socket on all addresses keeps those on single ones out.
        for door in leave {
            door.close().await;
        }
        for address in wanted {
            if self.doors.iter().any(|door| door.address.ip() == address) {
                continue;
            }
            match self.bind(address) {
                Ok(()) => {}
                Err(error) if is_absent(&error) && !self.chosen.contains(&address) => {}
                Err(error) => return Err((address, error)),
            }
        }
        Ok(())
    }

    /// Looks at the interfaces, and brings names, announcement and the desk's view up to date.
    async fn look(&mut self) {
        self.open_missing();
        let facts = self.facts();
        if self.shown.as_ref() == Some(&facts) {
            self.offer(&facts).await;
            return;
        }
        let reachable = facts.reachable(self.port);
        self.remember(&reachable).await;
        self.hall
            .names
            .set(self.own_names(&facts), self.announced.clone());
        self.hall.set_reachable(reachable);
        self.offer(&facts).await;
        let view = facts.clone();
        let (port, fingerprint) = (self.port, self.hall.identity.fingerprint());
        let overlay_key = self.hall.overlay_key();
        self.hall
            .hub
            .live(move |live| {
                live.server.port = port;
                live.server.fingerprint = fingerprint;
                live.server.overlay_key = overlay_key;
                live.server.local_name = view.local_name;
                live.server.addresses = view.addresses;
                // Others may warn as well; only those of the network are replaced.
                live.server
                    .warnings
                    .retain(|word, _| !facts::WORDS.contains(&word.as_str()));
                live.server.warnings.extend(view.warnings);
            })
            .await;
        self.shown = Some(facts);
    }

    /// Chosen addresses that were not there may have come.
    fn open_missing(&mut self) {
        for address in wanted(&self.chosen) {
            if !self.doors.iter().any(|door| door.address.ip() == address)
                && self.bind(address).is_ok()
            {
                tracing::info!(%address, "listening");
            }
        }
    }

    fn facts(&mut self) -> Facts {
        let found = Facts::addresses();
        let doors: BTreeSet<IpAddr> = self.doors.iter().map(|door| door.address.ip()).collect();
        let now: BTreeSet<IpAddr> = found
            .iter()
            .map(|(address, _)| *address)
            .filter(|address| !address.is_loopback())
            .collect();
        let gone = self.seen.difference(&now).copied().collect();
        self.seen.extend(now);
        let name = self.announcer.as_ref().and_then(Announcer::local_name);
        let is_renamed = self.announcer.as_ref().is_some_and(Announcer::is_renamed);
        let is_mute = self.announcer.is_none() && !self.is_silent;
        Facts::of(
            found,
            &doors,
            &self.chosen,
            &gone,
            name,
            is_renamed,
            is_mute,
        )
    }

    fn own_names(&self, facts: &Facts) -> BTreeSet<String> {
        let loopback = [
            IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(Ipv6Addr::LOCALHOST),
        ];
        let interfaces = facts
            .addresses
            .keys()
            .filter_map(|address| address.parse().ok());
        loopback
            .into_iter()
            .chain(interfaces)
            .map(|address| host_port(address, self.port))
            .chain([format!("localhost:{}", self.port)])
            .chain(
                facts
                    .local_name
                    .iter()
                    .map(|name| format!("{name}:{}", self.port)),
            )
            .chain(self.extra.iter().filter_map(|host| normal(host)))
            .collect()
    }

    /// Pages that were opened at an address may follow the server to another one, also after a restart.
    async fn remember(&mut self, reachable: &[String]) {
        let before = self.announced.len();
        self.announced.extend(reachable.iter().cloned());
        while self.announced.len() > MOST_ANNOUNCED {
            self.announced.pop_first();
        }
        if self.announced.len() != before {
            let text = serde_json::to_string(&self.announced).unwrap_or_default();
            if let Err(error) = self.hall.hub.set_setting(ANNOUNCED, &text).await {
                tracing::warn!(%error, "announced addresses are not remembered");
            }
        }
    }

    async fn offer(&mut self, facts: &Facts) {
        let Some(announcer) = &mut self.announcer else {
            return;
        };
        let name = self
            .hall
            .hub
            .read(|gathering, _| gathering.name.clone())
            .await
            .unwrap_or_default();
        let addresses = facts.open().collect();
        announcer.offer(Offer {
            name,
            port: self.port,
            addresses,
            fingerprint: self.hall.identity.fingerprint(),
        });
    }
}

/// Waits for the responder; never ends where there is none.
async fn heard(announcer: &mut Option<Announcer>) -> bool {
    match announcer {
        Some(announcer) => announcer.heard().await,
        None => std::future::pending().await,
    }
}
