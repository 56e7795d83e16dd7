//! What is true of the machine's network, and which of it a volunteer must be told.

use crate::names::host_port;
use lanista_wire::view::AddressView;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

/// The stable words of the warnings.
pub(super) const WORDS: [&str; 6] = [
    "no_network",
    "only_loopback",
    "address_gone",
    "address_missing",
    "name_taken",
    "not_announced",
];

/// A picture of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) addresses: BTreeMap<String, AddressView>,
    pub(super) local_name: Option<String>,
    pub(super) warnings: BTreeMap<String, String>,
}

impl Facts {
    /// All addresses of this machine with their interfaces. Link-local IPv6 is left out: no browser can be sent there.
    pub(super) fn addresses() -> Vec<(IpAddr, String)> {
        match if_addrs::get_if_addrs() {
            Ok(found) => found
                .into_iter()
                .map(|one| (one.ip(), one.name))
                .filter(|(address, _)| match address {
                    IpAddr::V4(_) => true,
                    IpAddr::V6(address) => !address.is_unicast_link_local(),
                })
                .collect(),
            Err(error) => {
                tracing::warn!(%error, "the interfaces cannot be read");
                Vec::new()
            }
        }
    }

    /// Puts the picture together. `doors` are bound, `gone` were there since the start and are not any more.
    pub(super) fn of(
        found: Vec<(IpAddr, String)>,
        doors: &BTreeSet<IpAddr>,
        chosen: &BTreeSet<IpAddr>,
        gone: &BTreeSet<IpAddr>,
        local_name: Option<String>,
        is_renamed: bool,
        is_mute: bool,
    ) -> Self {
        let is_open = |address: &IpAddr| {
            let all = doors
                .iter()
                .any(|door| door.is_unspecified() && door.is_ipv4() == address.is_ipv4());
            all || doors.contains(address)
        };
        let addresses: BTreeMap<String, AddressView> = found
            .into_iter()
            .map(|(address, interface)| {
                let view = AddressView {
                    address: address.to_string(),
                    unlikely: unlikely(&address, &interface),
                    interface,
                    listening: is_open(&address),
                    loopback: address.is_loopback(),
                };
                (address.to_string(), view)
            })
            .collect();
        let mut warnings = BTreeMap::new();
        let mut warn = |word: &str, text: String| warnings.insert(word.to_owned(), text);
        let outside: Vec<&AddressView> = addresses.values().filter(|view| !view.loopback).collect();
        if outside.is_empty() {
            warn(
                "no_network",
                "This machine is in no network. Tablets and screens cannot reach it.".into(),
            );
        } else if !outside.iter().any(|view| view.listening) {
            let text =
                "The server answers only on this machine. Choose an address of the hall's network.";
            warn("only_loopback", text.into());
        }
        if !gone.is_empty() {
            let gone = sentence(gone);
            let text = format!(
                "{gone} is gone. Codes printed with it lead nowhere: show devices a new code."
            );
            warn("address_gone", text);
        }
        let missing: BTreeSet<IpAddr> = chosen
            .iter()
            .filter(|address| !addresses.contains_key(&address.to_string()))
            .copied()
            .collect();
        if !missing.is_empty() {
            let missing = sentence(&missing);
            let text = format!(
                "{missing} was chosen to listen on, and this machine does not have it now."
            );
            warn("address_missing", text);
        }
        if let (true, Some(name)) = (is_renamed, &local_name) {
            let text = format!("Another machine is called lanista.local, so this one is {name}.");
            warn("name_taken", text);
        }
        if is_mute {
            let text = "The server cannot announce its name. Use codes with its address.";
            warn("not_announced", text.into());
        }
        Self {
            addresses,
            local_name,
            warnings,
        }
    }

    /// The addresses that other machines reach.
    pub(super) fn open(&self) -> impl Iterator<Item = IpAddr> {
        self.addresses
            .values()
            .filter(|view| view.listening && !view.loopback)
            .filter_map(|view| view.address.parse().ok())
    }

    /// `host:port` of everything that other machines reach: the name, then IPv4, then IPv6.
    pub(super) fn reachable(&self, port: u16) -> Vec<String> {
        let mut open: Vec<IpAddr> = self.open().collect();
        open.sort_by_key(|address| (address.is_ipv6(), *address));
        let name = self.local_name.iter().map(|name| format!("{name}:{port}"));
        name.chain(open.into_iter().map(|address| host_port(address, port)))
            .collect()
    }
}

/// How unlikely phones reach an address: hardly where no network gave one, nor where machines live that this machine only
/// plays; rather over IPv4.
fn unlikely(address: &IpAddr, interface: &str) -> u8 {
    const PLAYED: [&str; 6] = ["docker", "br-", "veth", "virbr", "vmnet", "vEthernet"];
    let is_left_alone = matches!(address, IpAddr::V4(address) if address.is_link_local());
    let is_played = PLAYED.iter().any(|kind| interface.starts_with(kind));
    4 * u8::from(is_left_alone) + 2 * u8::from(is_played) + u8::from(address.is_ipv6())
}

fn sentence(addresses: &BTreeSet<IpAddr>) -> String {
    addresses
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_network_of_the_hall_is_the_likeliest() {
        let mut all = [
            ("169.254.7.7", "eth1"),
            ("172.17.0.1", "docker0"),
            ("fd00::5", "eth0"),
            ("192.168.1.5", "eth0"),
        ];
        all.sort_by_key(|(address, interface)| unlikely(&ip(address), interface));
        let order = all.map(|(address, _)| address);
        assert_eq!(
            order,
            ["192.168.1.5", "fd00::5", "172.17.0.1", "169.254.7.7"]
        );
    }

    fn check(
        found: &[&str],
        chosen: &[&str],
        gone: &[&str],
        warnings: &[&str],
        reachable: &[&str],
    ) {
        let found = found
            .iter()
            .map(|text| (ip(text), "eth0".to_owned()))
            .collect();
        let chosen: BTreeSet<IpAddr> = chosen.iter().map(|text| ip(text)).collect();
        let doors = crate::doors::wanted(&chosen).into_iter().collect();
        let gone = gone.iter().map(|text| ip(text)).collect();
        let facts = Facts::of(found, &doors, &chosen, &gone, None, false, false);
        assert_eq!(
            facts
                .warnings
                .keys()
                .map(String::as_str)
                .collect::<Vec<_>>(),
            warnings
        );
        assert_eq!(facts.reachable(7420), reachable);
    }

    #[test]
    fn an_ordinary_hall() {
        check(
            &["127.0.0.1", "10.0.0.5", "fd00::5"],
            &[],
            &[],
            &[],
            &["10.0.0.5:7420", "[fd00::5]:7420"],
        );
    }

    #[test]
    fn a_laptop_without_a_network() {
        check(&["127.0.0.1", "::1"], &[], &[], &["no_network"], &[]);
    }

    #[test]
    fn an_address_that_changed() {
        check(
            &["127.0.0.1", "10.0.0.9"],
            &[],
            &["10.0.0.5"],
            &["address_gone"],
            &["10.0.0.9:7420"],
        );
    }

    #[test]
    fn a_choice() {
        check(
            &["127.0.0.1", "10.0.0.5", "10.1.0.5"],
            &["10.1.0.5"],
            &[],
            &[],
            &["10.1.0.5:7420"],
        );
        check(
            &["127.0.0.1", "10.0.0.5"],
            &["127.0.0.1"],
            &[],
            &["only_loopback"],
            &[],
        );
        check(
            &["127.0.0.1", "10.0.0.5"],
            &["10.1.0.5"],
            &[],
            &["address_missing", "only_loopback"],
            &[],
        );
    }
}
