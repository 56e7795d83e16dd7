//! From a token for programs to the device that it stands for.

use crate::crypto::name_of;

/// The device that a token stands for. The file keeps this and nothing of the token: who reads it cannot work the token
/// out of it.
#[must_use]
pub fn token_device(token: &str) -> String {
    name_of(&[b"lanista api token", token.as_bytes()])
}
