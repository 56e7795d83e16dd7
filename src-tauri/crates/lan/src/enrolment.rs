//! Codes that let one device in, and the keys of the devices that came (`docs/PROTOCOL.md`, Pairing).
//!
//! A code is used up by its first request; the answer is kept for a minute for the device that did not hear it. Codes
//! and keys lie in the journal's file, so that printed codes and waiting devices survive a restart. Who is let in is
//! state of the domain; this module only knows who can prove what.

mod admit;
mod code;
mod newcomer;
mod register;
mod store;

pub(crate) use admit::NotIssued;
pub(crate) use code::{Kind, Wanted};
pub(crate) use newcomer::{Answer, NotPaired, PairRequest, newcomer};
pub(crate) use register::Register;
pub(crate) use store::{load, load_identity};

use std::fmt;

/// A one-time code of the server itself: for the first desk, or for the native window.
#[derive(Clone)]
pub struct OwnCode {
    /// The secret `S`, base64url.
    pub secret: String,
    /// The server's fingerprint `F`.
    pub fingerprint: String,
    /// `host:port` of the addresses under which a browser can reach the server, the best first.
    pub hosts: Vec<String>,
}

impl OwnCode {
    /// The address to open in a browser.
    #[must_use]
    pub fn address(&self) -> String {
        let host = self.hosts.first().map_or("localhost", String::as_str);
        self.address_by(host)
    }

    /// The same, by one of the hosts.
    #[must_use]
    pub fn address_by(&self, host: &str) -> String {
        format!(
            "http://{host}/desk#k={}&s={}",
            self.secret, self.fingerprint
        )
    }
}

impl fmt::Debug for OwnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnCode")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}
