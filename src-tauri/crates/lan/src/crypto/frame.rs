//! Signed frames: the text `MAC NUMBER JSON`, numbered from 1 without a gap in each direction.

use crate::crypto::{Direction, LinkKeys, Nonce, Secret, decode, encode, is_mac, mac_bytes};

/// The bytes of the largest number and the spaces around a signed JSON text.
const MAC_CHARACTERS: usize = 43;

/// Signs the frames of one direction of one link.
#[derive(Debug)]
pub struct Signer {
    key: Secret<32>,
    direction: Direction,
    connection: Nonce,
    last: u64,
}

/// Checks the frames of one direction of one link.
#[derive(Debug)]
pub struct Verifier {
    key: Secret<32>,
    direction: Direction,
    connection: Nonce,
    last: u64,
}

/// A frame whose signature and number are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed<'a> {
    /// Its number.
    pub number: u64,
    /// The JSON text.
    pub json: &'a str,
}

/// Why a frame was not accepted. The link ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forged {
    /// It does not have the form `MAC NUMBER JSON`.
    #[error("the frame is not signed")]
    Unsigned,
    /// Left out, repeated or out of order.
    #[error("the frame's number is not the next one")]
    Number,
    /// Not made with the key of this link and direction.
    #[error("the frame's signature is wrong")]
    Signature,
}

impl Signer {
    /// For one direction of a link.
    #[must_use]
    pub fn new(keys: &LinkKeys, direction: Direction) -> Self {
        Self {
            key: keys.direction(direction),
            direction,
            connection: *keys.connection(),
            last: 0,
        }
    }

    /// Makes the frame of a JSON text.
    pub fn sign(&mut self, json: &str) -> String {
        self.last += 1;
        let parts = parts(
            self.direction,
            &self.connection,
            &self.last.to_be_bytes(),
            json,
            |parts| mac_bytes(self.key.expose(), parts),
        );
        let mut frame = String::with_capacity(MAC_CHARACTERS + 22 + json.len());
        frame.push_str(&encode(&parts));
        frame.push(' ');
        frame.push_str(&self.last.to_string());
        frame.push(' ');
        frame.push_str(json);
        frame
    }
}

impl Verifier {
    /// For one direction of a link.
    #[must_use]
    pub fn new(keys: &LinkKeys, direction: Direction) -> Self {
        Self {
            key: keys.direction(direction),
            direction,
            connection: *keys.connection(),
            last: 0,
        }
    }

    /// Checks a frame and hands out its JSON text.
    ///
    /// # Errors
    /// [`Forged`], after which nothing more of this link may be believed.
    pub fn verify<'a>(&mut self, frame: &'a str) -> Result<Signed<'a>, Forged> {
        let (tag, rest) = frame.split_once(' ').ok_or(Forged::Unsigned)?;
        let (digits, json) = rest.split_once(' ').ok_or(Forged::Unsigned)?;
        let tag = decode::<32>(tag).ok_or(Forged::Unsigned)?;
        let number = canonical(digits).ok_or(Forged::Unsigned)?;
        let is_right = parts(
            self.direction,
            &self.connection,
            &number.to_be_bytes(),
            json,
            |parts| is_mac(self.key.expose(), parts, &tag),
        );
        if !is_right {
            return Err(Forged::Signature);
        }
        if self.last.checked_add(1) != Some(number) {
            return Err(Forged::Number);
        }
        self.last = number;
        Ok(Signed { number, json })
    }
}

/// A number in its only form: digits without sign or leading zero.
fn canonical(digits: &str) -> Option<u64> {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    is_plain.then(|| digits.parse().ok()).flatten()
}

/// What a signature covers.
fn parts<T>(
    direction: Direction,
    connection: &Nonce,
    number: &[u8; 8],
    json: &str,
    then: impl FnOnce(&[&[u8]]) -> T,
) -> T {
    then(&[direction.word(), &connection.0, number, json.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::DeviceKey;

    fn ends() -> (Signer, Verifier) {
        let keys = LinkKeys::derive(&DeviceKey::new([7; 32]), Nonce([1; 32]), &Nonce([2; 32]));
        (
            Signer::new(&keys, Direction::ClientToServer),
            Verifier::new(&keys, Direction::ClientToServer),
        )
    }

    fn check(frame: impl FnOnce(&mut Signer) -> String, expected: Result<&str, Forged>) {
        let (mut signer, mut verifier) = ends();
        let frame = frame(&mut signer);
        assert_eq!(verifier.verify(&frame).map(|signed| signed.json), expected);
    }

    #[test]
    fn the_next_frame_is_accepted() {
        check(|signer| signer.sign(r#"{"t":"cmd"}"#), Ok(r#"{"t":"cmd"}"#));
    }

    #[test]
    fn a_frame_left_out_is_noticed() {
        check(
            |signer| {
                signer.sign("{}");
                signer.sign("{}")
            },
            Err(Forged::Number),
        );
    }

    #[test]
    fn a_changed_letter_is_noticed() {
        check(
            |signer| signer.sign(r#"{"score":1}"#).replace('1', "2"),
            Err(Forged::Signature),
        );
        check(
            |signer| signer.sign(r#"{"score":1}"#) + " ",
            Err(Forged::Signature),
        );
    }

    #[test]
    fn a_frame_without_a_signature_is_refused() {
        for frame in ["{}", "", " ", "a b c", r#"{"t":"cmd","id":"x y"}"#] {
            check(|_| frame.to_owned(), Err(Forged::Unsigned));
        }
    }

    #[test]
    fn numbers_have_one_form_only() {
        for digits in ["01", "+1", "", "0", "99999999999999999999999", "1.0"] {
            check(
                |signer| signer.sign("{}").replacen(" 1 ", &format!(" {digits} "), 1),
                Err(Forged::Unsigned),
            );
        }
    }

    #[test]
    fn a_frame_is_accepted_once() {
        let (mut signer, mut verifier) = ends();
        let frame = signer.sign("{}");
        assert!(verifier.verify(&frame).is_ok());
        assert_eq!(verifier.verify(&frame), Err(Forged::Number));
    }

    #[test]
    fn the_other_direction_and_the_other_link_have_other_keys() {
        let key = DeviceKey::new([7; 32]);
        let keys = LinkKeys::derive(&key, Nonce([1; 32]), &Nonce([2; 32]));
        let next = LinkKeys::derive(&key, Nonce([3; 32]), &Nonce([2; 32]));
        let frame = Signer::new(&keys, Direction::ClientToServer).sign("{}");
        let mut back = Verifier::new(&keys, Direction::ServerToClient);
        let mut other = Verifier::new(&next, Direction::ClientToServer);
        assert_eq!(back.verify(&frame), Err(Forged::Signature));
        assert_eq!(other.verify(&frame), Err(Forged::Signature));
    }

    #[test]
    fn no_single_change_of_a_frame_is_accepted() {
        let (mut signer, _) = ends();
        let frame =
            signer.sign(r#"{"t":"cmd","id":"c-000001","body":{"type":"take_match","match":120}}"#);
        let refused = |changed: Vec<u8>| {
            // What is no text never reaches the verifier.
            let Ok(changed) = String::from_utf8(changed) else {
                return;
            };
            let (_, mut verifier) = ends();
            assert!(
                changed == frame || verifier.verify(&changed).is_err(),
                "{changed}"
            );
        };
        for at in 0..frame.len() {
            for bit in 0..8 {
                let mut changed = frame.clone().into_bytes();
                changed[at] ^= 1 << bit;
                refused(changed);
            }
            for letter in 0..=127 {
                let mut longer = frame.clone().into_bytes();
                longer.insert(at, letter);
                refused(longer);
            }
            let mut shorter = frame.clone().into_bytes();
            shorter.remove(at);
            refused(shorter);
            refused(frame.as_bytes()[..at].to_vec());
        }
    }

    /// Every sequence of four out of four recorded frames: accepted is exactly what came in order from the first.
    #[test]
    fn replayed_reordered_and_left_out_frames_end_the_link() {
        let (mut signer, _) = ends();
        let frames: [String; 4] = std::array::from_fn(|_| signer.sign("{}"));
        for sequence in 0..256_usize {
            let order: [usize; 4] = std::array::from_fn(|place| sequence >> (2 * place) & 3);
            let (_, mut verifier) = ends();
            let accepted = order
                .iter()
                .take_while(|at| verifier.verify(&frames[**at]).is_ok())
                .count();
            let in_order = order
                .iter()
                .enumerate()
                .take_while(|(place, at)| place == *at)
                .count();
            assert_eq!(accepted, in_order, "{order:?}");
        }
    }
}
