//! Personal codes of entrants (`docs/PROTOCOL.md`, Personal codes): one secret for the badge, six characters to type.

use crate::crypto::{
    EnrolmentSecret, LinkKeys, Nonce, Secret, encode, expand, is_mac, mac_bytes, sha256,
};

/// What people read without mistakes: no I, no O, no 0, no 1. Five bits a character.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Characters of a typed code.
const TYPED: usize = 6;

/// The secret of a code, from the gathering's own. `issue` counts how often it was issued again.
#[must_use]
pub fn personal_secret(
    root: &Secret<32>,
    tournament: u32,
    entrant: u32,
    issue: u32,
) -> EnrolmentSecret {
    Secret::new(expand(
        root.expose(),
        &[
            b"lanista personal",
            &tournament.to_be_bytes(),
            &entrant.to_be_bytes(),
            &issue.to_be_bytes(),
        ],
    ))
}

/// What the addresses of overlays have that see what a stream holds back, from the gathering's own secret. `issue`
/// counts how often it was made anew.
#[must_use]
pub fn overlay_key(root: &Secret<32>, issue: u32) -> String {
    let key: [u8; 16] = expand(root.expose(), &[b"lanista overlay", &issue.to_be_bytes()]);
    encode(&key)
}

/// Whether a key is that of overlays, in constant time.
#[must_use]
pub fn is_overlay_key(root: &Secret<32>, issue: u32, key: &str) -> bool {
    let tag = |of: &str| sha256(&[b"lanista overlay key", of.as_bytes()]);
    is_mac(
        root.expose(),
        &[&tag(key)],
        &mac_bytes(root.expose(), &[&tag(&overlay_key(root, issue))]),
    )
}

/// The six characters of a code, which say nothing about its secret.
#[must_use]
pub fn typed_code(secret: &EnrolmentSecret) -> String {
    let hash = sha256(&[b"lanista typed", secret.expose()]);
    let bits = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    (0..TYPED)
        .map(|at| {
            let index = usize::try_from(bits >> (27 - 5 * at) & 31).unwrap_or_default();
            char::from(ALPHABET[index])
        })
        .collect()
}

/// The secret with which somebody pairs who typed the code: as guessable as six characters are.
#[must_use]
pub fn typed_secret(code: &str) -> EnrolmentSecret {
    let hash = sha256(&[b"lanista typed secret", code.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Secret::new(bytes)
}

impl LinkKeys {
    /// Covers or uncovers the secret number `index` of an answer: both ends derive what is laid over it.
    #[must_use]
    pub fn covered(&self, nonce: &Nonce, index: u32, secret: &EnrolmentSecret) -> EnrolmentSecret {
        let pad: [u8; 16] = expand(
            self.root().expose(),
            &[b"lanista personal", &nonce.0, &index.to_be_bytes()],
        );
        let mut bytes = *secret.expose();
        for (byte, over) in bytes.iter_mut().zip(pad) {
            *byte ^= over;
        }
        Secret::new(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_differ_by_entrant_and_issue_and_are_easy_to_read() {
        let root = Secret::new([7; 32]);
        let all: Vec<String> = [(1, 1, 0), (1, 2, 0), (2, 1, 0), (1, 1, 1)]
            .into_iter()
            .map(|(tournament, entrant, issue)| {
                typed_code(&personal_secret(&root, tournament, entrant, issue))
            })
            .collect();
        for (at, code) in all.iter().enumerate() {
            assert_eq!(code.len(), 6);
            assert!(code.bytes().all(|byte| ALPHABET.contains(&byte)), "{code}");
            assert!(!all[..at].contains(code), "{all:?}");
        }
    }

    #[test]
    fn what_is_covered_twice_is_bare_again() {
        let keys = LinkKeys::derive(&Secret::new([1; 32]), Nonce([2; 32]), &Nonce([3; 32]));
        let secret = EnrolmentSecret::new([9; 16]);
        let covered = keys.covered(&Nonce([4; 32]), 5, &secret);
        assert_ne!(covered.expose(), secret.expose());
        assert_eq!(
            keys.covered(&Nonce([4; 32]), 5, &covered).expose(),
            secret.expose()
        );
        assert_ne!(
            keys.covered(&Nonce([4; 32]), 6, &secret).expose(),
            covered.expose()
        );
    }
}
