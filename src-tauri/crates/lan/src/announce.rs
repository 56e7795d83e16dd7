//! The server's name on the network, through mDNS: announced with every address, read back after a conflict.
//!
//! The library renames what is taken on one interface only. Here the new name is then announced on all of them, so
//! that there is one name to print on a code.

use mdns_sd::{DaemonEvent, RRType, Receiver, ServiceDaemon, ServiceInfo};
use std::net::IpAddr;
use std::time::Duration;

const SERVICE: &str = "_lanista._tcp.local.";
const HOST: &str = "lanista.local.";
/// A label of DNS has 63 bytes; some are left for " (2)".
const INSTANCE_BYTES: usize = 56;
/// How long a goodbye may take.
const FAREWELL: Duration = Duration::from_millis(800);

/// What is announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The gathering's name.
    pub(crate) name: String,
    pub(crate) port: u16,
    pub(crate) addresses: Vec<IpAddr>,
    pub(crate) fingerprint: String,
}

/// The mDNS responder.
pub(crate) struct Announcer {
    daemon: ServiceDaemon,
    events: Receiver<DaemonEvent>,
    host: String,
    /// The gathering's name and, where that was taken, what it became.
    renamed: Option<(String, String)>,
    current: Option<(Offer, String)>,
    is_heard: bool,
}

impl Announcer {
    /// Starts the responder; none when this machine does not let us.
    pub(crate) fn start() -> Option<Self> {
        let daemon = ServiceDaemon::new()
            .map_err(|error| tracing::warn!(%error, "no mDNS"))
            .ok()?;
        let events = daemon
            .monitor()
            .map_err(|error| tracing::warn!(%error, "no mDNS"))
            .ok()?;
        Some(Self {
            daemon,
            events,
            host: HOST.to_owned(),
            renamed: None,
            current: None,
            is_heard: false,
        })
    }

    /// Announces an offer, if it is not announced already. Nothing is announced where there is no address.
    pub(crate) fn offer(&mut self, offer: Offer) {
        if self
            .current
            .as_ref()
            .is_some_and(|(current, _)| *current == offer)
        {
            return;
        }
        self.announce(offer);
    }

    fn announce(&mut self, offer: Offer) {
        let instance = match &self.renamed {
            Some((from, to)) if *from == offer.name => to.clone(),
            Some(_) | None => label(&offer.name),
        };
        let properties = [
            ("proto", lanista_wire::limits::PROTOCOL.to_string()),
            ("path", "/".into()),
            ("id", offer.fingerprint.clone()),
        ];
        let info = ServiceInfo::new(
            SERVICE,
            &instance,
            &self.host,
            &offer.addresses[..],
            offer.port,
            &properties[..],
        );
        let info = match info {
            Ok(info) => info,
            Err(error) => {
                tracing::warn!(%error, "the gathering is not announced");
                return;
            }
        };
        let fullname = info.get_fullname().to_owned();
        if let Some((_, before)) = self.current.take()
            && (before != fullname || offer.addresses.is_empty())
        {
            let _told = self.daemon.unregister(&before);
            self.is_heard = false;
        }
        if offer.addresses.is_empty() {
            return;
        }
        match self.daemon.register(info) {
            Ok(()) => self.current = Some((offer, fullname)),
            Err(error) => tracing::warn!(%error, "the gathering is not announced"),
        }
    }

    /// Waits for the next sign of the responder; whether the name is another one now.
    pub(crate) async fn heard(&mut self) -> bool {
        let Ok(event) = self.events.recv_async().await else {
            return std::future::pending().await;
        };
        match event {
            DaemonEvent::Announce(..) => !std::mem::replace(&mut self.is_heard, true),
            DaemonEvent::NameChange(change) => {
                tracing::info!(
                    from = change.original,
                    to = change.new_name,
                    "a name was taken on the network"
                );
                let is_host = matches!(change.rr_type, RRType::A | RRType::AAAA);
                let Some((offer, fullname)) = self.current.clone() else {
                    return false;
                };
                if is_host && change.original == self.host && change.new_name != self.host {
                    self.host = change.new_name;
                } else if !is_host && plain(&change.original) == plain(&fullname) {
                    let name = plain(&change.new_name);
                    let instance = name
                        .strip_suffix(SERVICE)
                        .unwrap_or(&name)
                        .trim_end_matches('.')
                        .to_owned();
                    self.renamed = Some((offer.name.clone(), instance));
                } else {
                    return false;
                }
                let _told = self.daemon.unregister(&fullname);
                self.current = None;
                self.is_heard = false;
                self.announce(offer);
                true
            }
            DaemonEvent::Error(error) => {
                tracing::warn!(%error, "mDNS");
                false
            }
            DaemonEvent::IpAdd(_) | DaemonEvent::IpDel(_) | DaemonEvent::Respond(_) | _ => false,
        }
    }

    /// The name under which other machines find this one, once it has been announced.
    pub(crate) fn local_name(&self) -> Option<String> {
        self.is_heard
            .then(|| self.host.trim_end_matches('.').to_owned())
    }

    /// Whether another machine had the usual name first.
    pub(crate) fn is_renamed(&self) -> bool {
        self.host != HOST
    }

    /// Takes the announcement back and ends.
    pub(crate) async fn goodbye(self) {
        if let Some((_, fullname)) = &self.current
            && let Ok(told) = self.daemon.unregister(fullname)
        {
            let _late = tokio::time::timeout(FAREWELL, told.recv_async()).await;
        }
        if let Ok(ended) = self.daemon.shutdown() {
            let _late = tokio::time::timeout(FAREWELL, ended.recv_async()).await;
        }
    }
}

impl std::fmt::Debug for Announcer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Announcer")
            .field("host", &self.host)
            .field("current", &self.current)
            .finish_non_exhaustive()
    }
}

/// A full name without the escapes of its dots: the library writes them in some places and not in others.
fn plain(name: &str) -> String {
    name.replace('\\', "")
}

/// A gathering's name as a label of DNS.
fn label(name: &str) -> String {
    let name = if name.trim().is_empty() {
        "Lanista"
    } else {
        name.trim()
    };
    let mut end = name.len().min(INSTANCE_BYTES);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_enough_in_any_script() {
        for name in [
            "",
            "  ",
            "Winter LAN 2026",
            &"é".repeat(80),
            &"猫🏆".repeat(20),
        ] {
            let label = label(name);
            assert!(
                !label.is_empty() && label.len() <= INSTANCE_BYTES,
                "{label}"
            );
        }
        assert_eq!(label(" "), "Lanista");
    }
}
