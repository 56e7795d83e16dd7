//! Secret bytes that never reach a log: the type has no `Display`, its `Debug` shows nothing, and dropping it wipes it.

use crate::crypto::{decode, encode};
use std::fmt;
use zeroize::Zeroize as _;

/// A secret of `N` bytes.
#[derive(Clone)]
pub struct Secret<const N: usize>([u8; N]);

/// What a code carries in the fragment of its address.
pub type EnrolmentSecret = Secret<16>;
/// The long-term key of a paired device.
pub type DeviceKey = Secret<32>;

/// Bytes that are used once and are not secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonce(pub [u8; 32]);

impl<const N: usize> Secret<N> {
    /// Wraps bytes.
    #[must_use]
    pub const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// Fresh bytes from the operating system.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn fresh() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads base64url; none for another length or another alphabet.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// The bytes themselves.
    #[must_use]
    pub const fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// The bytes as base64url, for an address that is about to be shown.
    #[must_use]
    pub fn expose_text(&self) -> String {
        encode(&self.0)
    }
}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Nonce {
    /// Fresh bytes from the operating system.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn fresh() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads base64url; none for another length or another alphabet.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// As base64url.
    #[must_use]
    pub fn text(&self) -> String {
        encode(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        let secret = DeviceKey::new([0x41; 32]);
        let shown = format!("{secret:?} {:?}", Some(&secret));
        assert_eq!(shown, "Secret(…) Some(Secret(…))");
    }

    #[test]
    fn texts_of_another_length_are_no_secrets() {
        assert!(EnrolmentSecret::parse("AAAAAAAAAAAAAAAAAAAAAA").is_some());
        for text in [
            "",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "AAAAAAAAAAAAAAAAAAAAA+",
        ] {
            assert!(EnrolmentSecret::parse(text).is_none(), "{text}");
        }
    }
}
