//! The server as the program around it sees it: started, asked for codes, stopped.

use crate::enrolment::{Kind, OwnCode, load, load_identity};
use crate::hall::Hall;
use crate::network::Network;
use crate::options::Options;
use crate::overlays::Overlays;
use crate::personal::Personal;
use crate::portraits::{self, Portraits};
use crate::{api, crowd, measures, presence, routes, webhooks};
use lanista_hub::Hub;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Open files that a full hall needs, with room for the rest of the program.
const OPEN_FILES: u64 = 16_384;
/// Requests that wait for the task that owns the listening sockets; who asks waits when it is full.
const REQUESTS: usize = 16;
/// How long links have to say goodbye.
const FAREWELL: Duration = Duration::from_secs(3);

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Server {
    hall: Arc<Hall>,
    tasks: Vec<JoinHandle<()>>,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error(
        "Port {port} is in use, perhaps by another Lanista. End that program, or choose another port."
    )]
    PortInUse {
        /// Which.
        port: u16,
    },
    /// The address cannot be listened on.
    #[error("The server cannot listen on {address}, port {port}: {source}")]
    Listen {
        /// Where.
        address: IpAddr,
        /// Which port.
        port: u16,
        /// What the operating system says.
        source: io::Error,
    },
    /// The operating system gives no random numbers, without which nobody can be let in.
    #[error("This machine gives no random numbers: {0}")]
    NoRandom(#[from] getrandom::Error),
}

impl Server {
    /// Starts serving a gathering.
    ///
    /// # Errors
    /// When the port is in use or an address is not this machine's: never is another port taken silently.
    pub async fn start(hub: Hub, options: Options) -> Result<Self, StartError> {
        match rlimit::increase_nofile_limit(OPEN_FILES) {
            Ok(limit) => tracing::debug!(limit, "open files"),
            Err(error) => tracing::warn!(%error, "the limit of open files stays as it is"),
        }
        let identity = load_identity(&hub).await?;
        let register = load(&hub).await;
        let personal = Personal::load(&hub).await?;
        let overlays = Overlays::load(&hub).await;
        let (network, requests) = mpsc::channel(REQUESTS);
        let hall = Arc::new(Hall::new(
            hub,
            (identity, personal, overlays),
            register,
            (
                Portraits::of(options.portraits.clone()),
                crate::themes::Themes::of(options.themes.clone()),
            ),
            (options.times, options.limits),
            network,
        ));
        let router = routes::router(Arc::clone(&hall));
        let network = Network::open(Arc::clone(&hall), router, &options).await?;
        hall.devices_changed().await;
        hall.programs.load(&hall.hub).await;
        hall.hub.sweep_media().await;
        let tasks = vec![
            tokio::spawn(network.run(requests)),
            tokio::spawn(presence::report(Arc::clone(&hall))),
            tokio::spawn(crate::allowances::report(Arc::clone(&hall))),
            tokio::spawn(crowd::turn(Arc::clone(&hall))),
            tokio::spawn(api::report(Arc::clone(&hall))),
            tokio::spawn(webhooks::run(Arc::clone(&hall))),
            tokio::spawn(measures::keep(Arc::clone(&hall))),
            tokio::spawn(portraits::keep(Arc::clone(&hall))),
            tokio::spawn(crate::themes::keep(Arc::clone(&hall))),
        ];
        tracing::info!(port = hall.port(), "serving");
        Ok(Self { hall, tasks })
    }

    /// The server's address on its own machine.
    #[must_use]
    pub fn local_addr(&self) -> SocketAddr {
        SocketAddr::new(Ipv4Addr::LOCALHOST.into(), self.hall.port())
    }

    /// All `host:port` under which other machines reach it, the name first; empty without a network.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        self.hall.reachable()
    }

    /// The server's fingerprint, as it stands in codes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.hall.identity.fingerprint()
    }

    /// How many links are up, of devices, screens and phones.
    #[must_use]
    pub fn links(&self) -> usize {
        self.hall.places.links()
    }

    /// A one-time code for the first desk, which lets itself in. It holds for a day or until the server ends, and
    /// replaces one that nobody has used.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn desk_code(&self) -> Result<OwnCode, getrandom::Error> {
        self.hall.own_code(Kind::First)
    }

    /// A one-time code for the native window, good for five minutes. The desk that an earlier one let in is thrown
    /// out once the new one is in.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn window_code(&self) -> Result<OwnCode, getrandom::Error> {
        self.hall.own_code(Kind::Window)
    }

    /// Says goodbye to all links, takes the name back and ends. The hub goes on.
    pub async fn stop(mut self) {
        let _late = tokio::time::timeout(FAREWELL, self.hall.hub.delivered()).await;
        self.hall.ending.send_replace(true);
        let _late = tokio::time::timeout(FAREWELL, self.hall.places.empty()).await;
        for task in self.tasks.drain(..) {
            let _late = tokio::time::timeout(FAREWELL, task).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.hall.ending.send_replace(true);
    }
}
