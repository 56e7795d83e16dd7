//! Where a program may listen: on this machine or its own network, and nowhere else.

use axum::http::Uri;
use std::net::{IpAddr, SocketAddr};
use tokio::net::lookup_host;

/// Longest address.
const LONGEST: usize = 200;

/// Why something is no address for a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BadAddress {
    #[error("Write it as http://HOST:PORT/path, without a name or password in it.")]
    Malformed,
    #[error("Only http: a program on this network has no certificate that the server could check.")]
    NotHttp,
    #[error("This address is not on this network. Programs outside are never told.")]
    Outside,
    #[error("This name is not known on this network.")]
    Unknown,
}

/// An address as it was written and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    host: String,
    port: u16,
    path: String,
}

impl Target {
    /// Reads an address.
    pub(super) fn read(text: &str) -> Result<Self, BadAddress> {
        if text.len() > LONGEST || text.contains('#') {
            return Err(BadAddress::Malformed);
        }
        let uri: Uri = text.parse().map_err(|_| BadAddress::Malformed)?;
        match uri.scheme_str() {
            Some("http") => {}
            Some(_) => return Err(BadAddress::NotHttp),
            None => return Err(BadAddress::Malformed),
        }
        let authority = uri.authority().ok_or(BadAddress::Malformed)?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(BadAddress::Malformed);
        }
        let target = Self {
            host: authority.host().to_owned(),
            port: authority.port_u16().unwrap_or(80),
            path: uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
        };
        match target.number() {
            Some(address) if !is_inside(address) => Err(BadAddress::Outside),
            Some(_) | None => Ok(target),
        }
    }

    /// The value of `Host`.
    pub(super) fn host(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// What is asked for there.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Where it is now. A name must lead to this network with all its addresses: whoever answers for names could lead
    /// a delivery elsewhere. What is returned is what is connected to, so that nobody changes it in between.
    pub(super) async fn resolve(&self) -> Result<SocketAddr, BadAddress> {
        if let Some(address) = self.number() {
            return Ok(SocketAddr::new(address, self.port));
        }
        let found: Vec<SocketAddr> = lookup_host((self.host.as_str(), self.port))
            .await
            .map_err(|_| BadAddress::Unknown)?
            .collect();
        if !found.iter().all(|address| is_inside(address.ip())) {
            return Err(BadAddress::Outside);
        }
        found.first().copied().ok_or(BadAddress::Unknown)
    }

    /// The host, where it is a number.
    fn number(&self) -> Option<IpAddr> {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        bare.parse().ok()
    }
}

/// Whether an address belongs to this machine or to a private network.
fn is_inside(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(four) => four.is_loopback() || four.is_private() || four.is_link_local(),
        IpAddr::V6(six) => {
            six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_network_is_told() {
        for good in [
            "http://127.0.0.1:9000/hook",
            "http://10.1.2.3/",
            "http://192.168.178.20:8080/a?b=c",
            "http://172.16.0.1",
            "http://169.254.3.4:1/x",
            "http://[::1]:9000/hook",
            "http://[fd00::1]/",
            "http://streampc.local:9000/hook",
        ] {
            assert!(Target::read(good).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("http://8.8.8.8/", BadAddress::Outside),
            ("http://172.32.0.1/", BadAddress::Outside),
            ("http://[2001:db8::1]/", BadAddress::Outside),
            ("http://[::ffff:8.8.8.8]/", BadAddress::Outside),
            ("http://0.0.0.0/", BadAddress::Outside),
            ("http://255.255.255.255/", BadAddress::Outside),
            ("https://10.0.0.1/", BadAddress::NotHttp),
            ("file:///etc/passwd", BadAddress::Malformed),
            ("10.0.0.1/", BadAddress::Malformed),
            ("http://me:secret@10.0.0.1/", BadAddress::Malformed),
            ("http:///hook", BadAddress::Malformed),
            ("http://10.0.0.1/\r\nX: y", BadAddress::Malformed),
            ("", BadAddress::Malformed),
        ] {
            assert_eq!(Target::read(bad), Err(why), "{bad}");
        }
    }
}
