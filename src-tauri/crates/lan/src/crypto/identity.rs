//! The server's own key pair: its fingerprint stands in every code, so that a page knows a foreign server.

use crate::crypto::{Secret, fingerprint};
use ed25519_dalek::SigningKey;
use std::fmt;

/// The Ed25519 key pair of a gathering, the same for its whole life.
pub struct Identity {
    key: SigningKey,
    public: [u8; 32],
}

impl Identity {
    /// The pair of a stored secret.
    #[must_use]
    pub fn of(secret: &Secret<32>) -> Self {
        let key = SigningKey::from_bytes(secret.expose());
        let public = key.verifying_key().to_bytes();
        Self { key, public }
    }

    /// The public key `P`.
    #[must_use]
    pub const fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// `F`, as it stands in codes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.public)
    }

    /// What is stored.
    #[must_use]
    pub fn secret(&self) -> Secret<32> {
        Secret::new(self.key.to_bytes())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Identity")
            .field(&self.fingerprint())
            .finish()
    }
}
