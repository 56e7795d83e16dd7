//! The keys of one link (`docs/PROTOCOL.md`, A link): fresh for every connection, one for each direction.

use crate::crypto::{
    DeviceKey, EnrolmentSecret, Nonce, Secret, decode, encode, expand, extract, is_mac, mac_bytes,
};

/// Which way a frame goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the device to the server.
    ClientToServer,
    /// From the server to the device.
    ServerToClient,
}

impl Direction {
    /// The word that stands for it in every signature.
    pub(super) const fn word(self) -> &'static [u8] {
        match self {
            Self::ClientToServer => b"c2s",
            Self::ServerToClient => b"s2c",
        }
    }
}

/// That a device knows its key: part of its hello. `connection` is `N`, `client` is `Nc`.
#[must_use]
pub fn hello_proof(key: &DeviceKey, connection: &Nonce, client: &Nonce) -> String {
    encode(&mac_bytes(
        key.expose(),
        &[b"lanista hello", &connection.0, &client.0],
    ))
}

/// Whether a hello's proof is right, in constant time.
#[must_use]
pub fn is_hello_proof(key: &DeviceKey, connection: &Nonce, client: &Nonce, proof: &str) -> bool {
    decode::<32>(proof).is_some_and(|tag| {
        is_mac(
            key.expose(),
            &[b"lanista hello", &connection.0, &client.0],
            &tag,
        )
    })
}

/// What both ends of a link derive from the device's key and the two nonces.
#[derive(Clone, Debug)]
pub struct LinkKeys {
    connection: Nonce,
    prk: Secret<32>,
}

impl LinkKeys {
    /// Derives them.
    #[must_use]
    pub fn derive(key: &DeviceKey, connection: Nonce, client: &Nonce) -> Self {
        let prk = Secret::new(extract(&[&connection.0, &client.0], key.expose()));
        Self { connection, prk }
    }

    /// The key of a direction.
    #[must_use]
    pub fn direction(&self, direction: Direction) -> Secret<32> {
        Secret::new(expand(self.prk.expose(), &[b"lanista ", direction.word()]))
    }

    /// `N`, which is also the connection's id.
    #[must_use]
    pub const fn connection(&self) -> &Nonce {
        &self.connection
    }

    /// `PRK`, from which everything of the link comes.
    #[must_use]
    pub const fn root(&self) -> &Secret<32> {
        &self.prk
    }

    /// `Sᵢ`: the secret of a new code, never sent. `ask` is the id of the desk's ask, `index` counts from 0.
    #[must_use]
    pub fn enrolment_secret(&self, ask: &str, index: u32) -> EnrolmentSecret {
        Secret::new(expand(
            self.prk.expose(),
            &[b"lanista enrol", ask.as_bytes(), &index.to_be_bytes()],
        ))
    }

    /// A token for a program, never sent. `ask` is the id of the desk's ask.
    #[must_use]
    pub fn api_token(&self, ask: &str) -> String {
        let token: [u8; 24] = expand(self.prk.expose(), &[b"lanista token", ask.as_bytes()]);
        encode(&token)
    }

    /// The secret that signs what a program is told, never sent. `ask` is the id of the desk's ask.
    #[must_use]
    pub fn webhook_secret(&self, ask: &str) -> Secret<24> {
        Secret::new(expand(
            self.prk.expose(),
            &[b"lanista webhook", ask.as_bytes()],
        ))
    }
}
