//! What the program around the server decides: where it listens, whether it announces itself, and every limit.

use lanista_wire::limits;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How a server is started. The default is that of a gathering in a hall.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port; none takes the gathering's own, at first 7420. 0 takes any that is free, for tests.
    pub port: Option<u16>,
    /// Where to listen.
    pub listen: Listen,
    /// Whether the server announces itself on the network.
    pub mdns: Mdns,
    /// Further `host:port` under which the server may be called.
    pub hosts: Vec<String>,
    /// Where portraits of heroes are, as `{pool}/{hero}.png`; without one, nobody has a portrait.
    pub portraits: Option<PathBuf>,
    /// Where themes of overlays are, as `NAME.json`; without one, overlays look as they do.
    pub themes: Option<PathBuf>,
    /// How long it waits for what.
    pub times: Times,
    /// How much it takes on.
    pub limits: Limits,
}

/// On which addresses the server listens. Loopback is always among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// As the desk chose last; at first on all.
    AsChosen,
    /// On these, for this run; none are all.
    On(Vec<IpAddr>),
}

/// Whether the server announces itself on the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mdns {
    /// It does.
    On,
    /// It is silent.
    Off,
}

/// How long the server waits. Tests shorten it.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// For request headers.
    pub headers: Duration,
    /// For a request's body.
    pub body: Duration,
    /// For a hello.
    pub hello: Duration,
    /// At most between two frames.
    pub tick: Duration,
    /// Between two protocol pings.
    pub ping: Duration,
    /// After the last byte of a client.
    pub dead: Duration,
    /// For a blocked socket.
    pub write: Duration,
    /// For a change that somebody asks for without a link.
    pub poll: Duration,
    /// Between two looks at the interfaces.
    pub look: Duration,
    /// Between two reports of links to the hub.
    pub report: Duration,
    /// Between two looks at what is gone and may be forgotten.
    pub forget: Duration,
    /// Before a program that did not take a delivery is told again; longer after each failure.
    pub retry: Duration,
}

/// How much the server takes on.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections of all kinds.
    pub connections: usize,
    /// Of these, kept free of anonymous links.
    pub reserved: usize,
    /// Anonymous connections of one address.
    pub per_address: usize,
    /// Links of one device at a time: an old one may take 15 s to be noticed as dead.
    pub per_device: usize,
    /// Venue screens at a time.
    pub screens: usize,
    /// Messages that a link may send at once; it earns a fifth of them back each second.
    pub messages: u32,
    /// Requests under `/api/v1` that an address may send at once without a token; it earns a fifth of them back each
    /// second. A program with a token may send as many as a link sends messages.
    pub requests: u32,
    /// Names that a link may follow.
    pub topics: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: None,
            listen: Listen::AsChosen,
            mdns: Mdns::On,
            hosts: Vec::new(),
            portraits: None,
            themes: None,
            times: Times::default(),
            limits: Limits::default(),
        }
    }
}

impl Default for Times {
    fn default() -> Self {
        Self {
            headers: Duration::from_millis(limits::HEADERS_MS),
            body: Duration::from_secs(60),
            hello: Duration::from_millis(limits::HELLO_MS),
            tick: Duration::from_millis(limits::TICK_MS),
            ping: Duration::from_millis(limits::PING_MS),
            dead: Duration::from_millis(limits::DEAD_MS),
            write: Duration::from_millis(limits::WRITE_MS),
            poll: Duration::from_millis(limits::POLL_MS),
            look: Duration::from_secs(2),
            report: Duration::from_secs(1),
            forget: Duration::from_secs(2),
            retry: Duration::from_secs(1),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4_096,
            reserved: 512,
            per_address: 256,
            per_device: 8,
            screens: 256,
            messages: 1_000,
            requests: 300,
            topics: 512,
        }
    }
}
