//! The server on the LAN: pages, pairing, signed links and the name on the network, in front of the hub.

pub mod crypto;
