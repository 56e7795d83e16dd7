//! The server on the LAN: pages, pairing, signed links and the name on the network, in front of the hub.
//!
//! It knows who somebody is; what they may do is decided in the domain, and what they see in the hub. One address, one
//! port: [`Server::start`] serves everything of `docs/PROTOCOL.md`.

mod allowances;
mod announce;
mod api;
mod arrivals;
mod carriers;
#[cfg(feature = "client")]
pub mod client;
mod crowd;
pub mod crypto;
mod doors;
mod enrolment;
mod exports;
mod hall;
mod imports;
mod link;
mod measures;
mod media;
mod names;
mod network;
mod nudges;
mod options;
mod overlays;
mod pages;
#[cfg(feature = "fuzz")]
pub mod parsers;
mod personal;
mod places;
mod plain;
mod portraits;
mod presence;
mod routes;
mod server;
mod sign_up;
mod socket;
mod themes;
mod webhooks;

pub use crypto::token_device;
pub use enrolment::OwnCode;
pub use options::{Limits, Listen, Mdns, Options, Times};
pub use server::{Server, StartError};
