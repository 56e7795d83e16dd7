//! Under which names the server may be called: the answer to DNS rebinding and to foreign pages.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{PoisonError, RwLock};

/// The pages of the native window, on Linux and macOS, and on Windows.
pub(crate) const WINDOW_ORIGINS: [&str; 2] = ["tauri://localhost", "http://tauri.localhost"];

/// What `Host` and `Origin` are compared with. Refreshed as the interfaces change.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: RwLock<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Under which it can be called now, as `host:port`.
    own: BTreeSet<String>,
    /// Which it announced at any time, so that an open page may follow it to a new address.
    announced: BTreeSet<String>,
}

impl Names {
    /// Takes over the names of now.
    pub(crate) fn set(&self, own: BTreeSet<String>, announced: BTreeSet<String>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        *known = Known { own, announced };
    }

    /// Whether a `Host` is one of the server's own names.
    pub(crate) fn is_own(&self, host: &str) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        normal(host).is_some_and(|host| known.own.contains(&host))
    }

    /// Whether a page of this origin may speak to the server.
    pub(crate) fn is_friend(&self, origin: &str) -> bool {
        if WINDOW_ORIGINS.contains(&origin) {
            return true;
        }
        let Some(host) = origin.strip_prefix("http://").and_then(normal) else {
            return false;
        };
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.own.contains(&host) || known.announced.contains(&host)
    }
}

/// `host:port` as browsers write it.
pub(crate) fn host_port(address: IpAddr, port: u16) -> String {
    match address {
        IpAddr::V4(address) => format!("{address}:{port}"),
        IpAddr::V6(address) => format!("[{address}]:{port}"),
    }
}

/// A host in its one form: lower case, without a trailing dot, with the port.
pub(crate) fn normal(raw: &str) -> Option<String> {
    if raw.len() > 300 {
        return None;
    }
    let (host, port) = match raw.strip_prefix('[') {
        Some(rest) => {
            let (inside, after) = rest.split_once(']')?;
            let address: Ipv6Addr = inside.parse().ok()?;
            (
                format!("[{address}]"),
                if after.is_empty() {
                    None
                } else {
                    Some(after.strip_prefix(':')?)
                },
            )
        }
        None => match raw.split_once(':') {
            Some((host, port)) => (plain(host)?, Some(port)),
            None => (plain(raw)?, None),
        },
    };
    let port: u16 = match port {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        Some(_) => return None,
        None => 80,
    };
    Some(format!("{host}:{port}"))
}

fn plain(host: &str) -> Option<String> {
    let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    let is_plain = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    is_plain.then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let names = Names::default();
        let own = [
            "lanista-2.local:7420",
            "192.168.1.5:7420",
            "[fd00::5]:7420",
            "localhost:7420",
        ];
        let announced = ["192.168.1.9:7420"];
        names.set(
            own.map(String::from).into(),
            announced.map(String::from).into(),
        );
        names
    }

    #[test]
    fn own_names_in_any_spelling() {
        for host in [
            "lanista-2.local:7420",
            "LANISTA-2.Local:7420",
            "lanista-2.local.:7420",
            "192.168.1.5:7420",
            "[fd00::5]:7420",
            "[FD00:0:0::5]:7420",
            "localhost:7420",
        ] {
            assert!(names().is_own(host), "{host}");
        }
    }

    #[test]
    fn foreign_names_and_ports() {
        for host in [
            "",
            "evil.example:7420",
            "lanista-2.local",
            "lanista-2.local:7421",
            "lanista-2.local:07420x",
            "lanista-2.local:+7420",
            "lanista.local:7420",
            "lanista-2.local..:7420",
            "192.168.1.5.evil.example:7420",
            "evil.example@192.168.1.5:7420",
            "192.168.1.9:7420",
            "[fd00::5]7420",
            "[fd00::6]:7420",
        ] {
            assert!(!names().is_own(host), "{host}");
        }
    }

    #[test]
    fn origins() {
        for origin in [
            "http://192.168.1.5:7420",
            "http://192.168.1.9:7420",
            "http://LANISTA-2.local:7420",
            "tauri://localhost",
            "http://tauri.localhost",
        ] {
            assert!(names().is_friend(origin), "{origin}");
        }
        for origin in [
            "null",
            "",
            "http://evil.example",
            "https://192.168.1.5:7420",
            "http://192.168.1.5",
            "http://192.168.1.5:7420.evil.example",
            "http://tauri.localhost.evil.example",
            "https://tauri.localhost",
            "tauri://localhost.evil",
        ] {
            assert!(!names().is_friend(origin), "{origin}");
        }
    }
}
