//! An independent peer for mDNS: Debian's avahi on another host of the hall.

use std::net::IpAddr;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::hall::Host;

/// avahi on one host, with a message bus of its own.
#[derive(Debug)]
pub struct Avahi<'a> {
    host: &'a Host,
    bus: Child,
    daemon: Child,
}

/// A service as avahi resolved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name that people see.
    pub name: String,
    /// The host's name, ending in `.local`.
    pub host: String,
    /// The address that the name resolved to.
    pub address: IpAddr,
    /// The port of the service.
    pub port: u16,
}

impl<'a> Avahi<'a> {
    /// Starts avahi and waits until it answers.
    ///
    /// # Errors
    /// When a program is missing, or avahi does not answer within ten seconds.
    pub fn start(host: &'a Host) -> Result<Self> {
        let quiet = |words: &[&str]| {
            host.command(words)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
        };
        if !host
            .command(&["mkdir", "-p", "/run/dbus", "/run/avahi-daemon"])
            .status()?
            .success()
        {
            bail!("no folders for avahi");
        }
        let bus = quiet(&["dbus-daemon", "--system", "--nofork", "--nopidfile"])?;
        let daemon = quiet(&[
            "sh",
            "-c",
            "until [ -S /run/dbus/system_bus_socket ]; do sleep 0.05; done
             exec avahi-daemon --no-drop-root --no-chroot --no-rlimits",
        ])?;
        let avahi = Self { host, bus, daemon };
        for _ in 0..100 {
            if avahi.browse("_nobody._tcp").is_ok() {
                return Ok(avahi);
            }
            sleep(Duration::from_millis(100));
        }
        bail!("avahi does not answer")
    }

    /// The services of that kind, such as `_lanista._tcp`, that avahi resolves now.
    ///
    /// # Errors
    /// When avahi does not answer.
    pub fn browse(&self, kind: &str) -> Result<Vec<Found>> {
        let output = self
            .host
            .command(&["avahi-browse", "-rtp", kind])
            .output()?;
        if !output.status.success() {
            bail!(
                "avahi-browse: {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        Ok(found_in(&String::from_utf8_lossy(&output.stdout)))
    }

    /// Browses until a service fulfils `wish`, for at most `limit`.
    ///
    /// # Errors
    /// When none does in time, with what was there instead.
    pub fn browse_until(
        &self,
        kind: &str,
        limit: Duration,
        wish: impl Fn(&Found) -> bool,
    ) -> Result<Found> {
        let pause = Duration::from_millis(200);
        let mut waited = Duration::ZERO;
        loop {
            let all = self.browse(kind)?;
            if let Some(found) = all.iter().find(|found| wish(found)) {
                return Ok(found.clone());
            }
            if waited >= limit {
                bail!("avahi found no such {kind}, only {all:?}");
            }
            sleep(pause);
            waited += pause;
        }
    }
}

impl Drop for Avahi<'_> {
    fn drop(&mut self) {
        for process in [&mut self.daemon, &mut self.bus] {
            // It may have ended by itself.
            process.kill().ok();
            process.wait().ok();
        }
    }
}

/// Reads the resolved lines of `avahi-browse -p`: `=;eth0;IPv4;Name;_lanista._tcp;local;host.local;10.77.0.1;7420;…`.
fn found_in(text: &str) -> Vec<Found> {
    let resolved = |line: &str| {
        let fields: Vec<&str> = line.strip_prefix("=;")?.split(';').collect();
        let &[_, _, name, _, _, host, address, port, ..] = fields.as_slice() else {
            return None;
        };
        Some(Found {
            name: unescaped(name),
            host: host.to_owned(),
            address: address.parse().ok()?,
            port: port.parse().ok()?,
        })
    };
    text.lines().filter_map(resolved).collect()
}

/// avahi writes a byte that is no letter or digit as a backslash with three decimal digits.
fn unescaped(name: &str) -> String {
    let (mut bytes, mut rest) = (vec![], name.as_bytes());
    while let [first, after @ ..] = rest {
        let code = after
            .get(..3)
            .and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u8>().ok());
        match code.filter(|_| *first == b'\\') {
            Some(code) => {
                bytes.push(code);
                rest = after.get(3..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolved_service_is_read() {
        let text = "+;eth0;IPv4;Lanista\\032Nord;_lanista._tcp;local\n\
                    =;eth0;IPv4;Lanista\\032Nord;_lanista._tcp;local;nord.local;10.77.0.1;7420;\"v=1\"\n";
        let expected = Found {
            name: "Lanista Nord".to_owned(),
            host: "nord.local".to_owned(),
            address: IpAddr::from([10, 77, 0, 1]),
            port: 7420,
        };
        assert_eq!(found_in(text), [expected]);
    }
}
