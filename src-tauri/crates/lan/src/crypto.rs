//! Everything of `docs/PROTOCOL.md` that is computed from a secret; no socket and no store.
//!
//! The primitives come from crates of the field (HKDF, HMAC, SHA-256, Ed25519); this module fixes only what is joined
//! in which order. `docs/protocol-vectors.json` holds the results, and the pages are tested against the same file.

mod frame;
mod identity;
mod link;
mod pairing;
mod personal;
mod secret;
mod sign_up;
mod sum;
mod token;
mod webhook;

pub use frame::{Forged, Signed, Signer, Verifier};
pub use identity::Identity;
pub use link::{Direction, LinkKeys, hello_proof, is_hello_proof};
pub use pairing::{
    Pairing, check_code, device_id, device_key, enrolment_id, fingerprint, pair_proof,
};
pub use personal::{is_overlay_key, overlay_key, personal_secret, typed_code, typed_secret};
pub use secret::{DeviceKey, EnrolmentSecret, Nonce, Secret};
pub use sign_up::{SignUpKey, phone_name};
pub use sum::RunningSum;
pub use token::token_device;
pub use webhook::{webhook_proof, webhook_secret_text, webhook_signature};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// Bytes as text: base64url without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Text as exactly `N` bytes; none for anything else.
#[must_use]
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    // The longest value of the protocol has 32 bytes: a longer text is not worth decoding.
    (text.len() <= 64)
        .then(|| URL_SAFE_NO_PAD.decode(text).ok())
        .flatten()
        .and_then(|bytes| bytes.try_into().ok())
}

/// The first 12 bytes of the SHA-256 of the parts, as 16 characters: the form of every public name.
fn name_of(parts: &[&[u8]]) -> String {
    encode(&sha256(parts)[..12])
}

/// SHA-256 over the joined parts.
fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// HMAC over the joined parts, not yet finished.
fn mac(key: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    #[expect(
        clippy::expect_used,
        reason = "HMAC takes keys of any length (RFC 2104)"
    )]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac
}

/// HMAC over the joined parts.
fn mac_bytes(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    mac(key, parts).finalize().into_bytes().into()
}

/// Whether `tag` is the HMAC over the joined parts, in constant time.
fn is_mac(key: &[u8], parts: &[&[u8]], tag: &[u8]) -> bool {
    mac(key, parts).verify_slice(tag).is_ok()
}

/// HKDF-Expand of a key with 32 bytes into at most 32.
fn expand<const N: usize>(key: &[u8; 32], parts: &[&[u8]]) -> [u8; N] {
    let mut out = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "the key has the length of the hash (RFC 5869)"
    )]
    let hkdf = Hkdf::<Sha256>::from_prk(key).expect("a key of 32 bytes is long enough");
    #[expect(
        clippy::expect_used,
        reason = "at most 32 bytes are asked for, of 8,160"
    )]
    hkdf.expand_multi_info(parts, &mut out)
        .expect("the output is short");
    out
}

/// HKDF-Extract.
fn extract(salt: &[&[u8]], key: &[u8]) -> [u8; 32] {
    // HKDF-Extract is HMAC with the salt as key, which spares joining the salt and copying the key.
    let salt: Vec<u8> = salt.concat();
    mac_bytes(&salt, &[key])
}
