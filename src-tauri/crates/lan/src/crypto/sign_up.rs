//! How a phone that has no code gets a secret with the server (`docs/PROTOCOL.md`, Sign-up by phone): by X25519 (RFC 7748),
//! so that whoever listens in the hall learns nothing.

use crate::crypto::{EnrolmentSecret, Nonce, Secret, encode, expand, extract, name_of};
use curve25519_dalek::montgomery::MontgomeryPoint;

/// One end's part of the exchange.
#[derive(Debug)]
pub struct SignUpKey {
    scalar: Secret<32>,
    point: [u8; 32],
}

impl SignUpKey {
    /// The part of a stored scalar.
    #[must_use]
    pub fn of(scalar: Secret<32>) -> Self {
        let point = MontgomeryPoint::mul_base_clamped(*scalar.expose()).to_bytes();
        Self { scalar, point }
    }

    /// The server's part for one phone. It follows from the gathering's own secret and the phone's point, so that a phone
    /// which did not hear the answer gets the same one, after a restart as well.
    #[must_use]
    pub fn for_phone(root: &Secret<32>, phone: &[u8; 32]) -> (Self, Nonce) {
        let scalar = expand(root.expose(), &[b"lanista sign-up key", phone]);
        let nonce = expand(root.expose(), &[b"lanista sign-up nonce", phone]);
        (Self::of(Secret::new(scalar)), Nonce(nonce))
    }

    /// What the other end is sent.
    #[must_use]
    pub const fn point(&self) -> &[u8; 32] {
        &self.point
    }

    /// The secret that both ends know, as a code would carry it; none where the other's point leads nowhere.
    #[must_use]
    pub fn secret(&self, phone: &[u8; 32], server: &[u8; 32]) -> Option<EnrolmentSecret> {
        let theirs = if *phone == self.point { server } else { phone };
        let shared = MontgomeryPoint(*theirs).mul_clamped(*self.scalar.expose());
        if shared.to_bytes() == [0; 32] {
            return None;
        }
        let prk = extract(&[phone, server], &shared.to_bytes());
        Some(Secret::new(expand(&prk, &[b"lanista sign-up"])))
    }

    /// What a phone keeps of it until it is answered.
    #[must_use]
    pub fn scalar_text(&self) -> String {
        encode(self.scalar.expose())
    }
}

/// The public name of a phone's point: by it the gathering knows that this phone has signed up.
#[must_use]
pub fn phone_name(phone: &[u8; 32]) -> String {
    name_of(&[b"lanista sign-up phone", phone])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_find_the_same_secret_and_the_server_finds_its_part_again() {
        let phone = SignUpKey::of(Secret::new([3; 32]));
        let root = Secret::new([7; 32]);
        let (server, nonce) = SignUpKey::for_phone(&root, phone.point());
        let (again, same) = SignUpKey::for_phone(&root, phone.point());
        assert_eq!((server.point(), nonce), (again.point(), same));
        let (own, theirs) = (
            phone.secret(phone.point(), server.point()).unwrap(),
            server.secret(phone.point(), server.point()).unwrap(),
        );
        assert_eq!(own.expose(), theirs.expose());
        let other = SignUpKey::of(Secret::new([4; 32]));
        let guessed = other.secret(phone.point(), server.point()).unwrap();
        assert_ne!(guessed.expose(), own.expose());
    }

    /// `ui/src/link/sign_up.test.ts` finds the same.
    #[test]
    fn pages_find_the_same_secret() {
        let [phone, server] = [3, 4].map(|byte| SignUpKey::of(Secret::new([byte; 32])));
        let secret = phone.secret(phone.point(), server.point()).unwrap();
        assert_eq!(secret.expose_text(), "iLpBt271F8NnSYrUWVkIFw");
    }

    /// RFC 7748, 5.2, after one step.
    #[test]
    fn points_are_those_of_the_standard() {
        let mut nine = [0; 32];
        nine[0] = 9;
        let key = SignUpKey::of(Secret::new(nine));
        let point: String = key
            .point()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let standard = "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079";
        assert_eq!(point, standard);
        let low = key.secret(&[0; 32], key.point());
        assert!(low.is_none(), "a point that leads nowhere");
    }
}
