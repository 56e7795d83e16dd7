//! Everything that reads bytes of strangers, for the fuzz targets in `fuzz/`: none of it may panic, hang or grow.

use crate::api::{Asked, is_cursor};
use crate::crypto::{Direction, EnrolmentSecret, LinkKeys, Nonce, Secret, Signer, Verifier};
use crate::enrolment::PairRequest;
use crate::link::read_frame;
use crate::media::is_photo;
use crate::names::normal;
use crate::webhooks::is_address;
use lanista_domain::PhotoKind;
use lanista_wire::frame::ClientFrame;

/// A key that both ends have, as if a device had proved it.
const KEY: [u8; 32] = [7; 32];

/// A text on a link: of a stranger, forged, and signed by a device.
pub fn frame(text: &str) {
    let _hello = serde_json::from_str::<ClientFrame>(text);
    let _bare = read_frame(text, None);
    let nonce = Nonce([1; 32]);
    let keys = LinkKeys::derive(&Secret::new(KEY), nonce, &nonce);
    let mut verifier = Verifier::new(&keys, Direction::ClientToServer);
    let _forged = read_frame(text, Some(&mut verifier));
    let mut verifier = Verifier::new(&keys, Direction::ClientToServer);
    let signed = Signer::new(&keys, Direction::ClientToServer).sign(text);
    let _signed = read_frame(&signed, Some(&mut verifier));
}

/// Bodies of requests.
pub fn request(body: &[u8]) {
    let _pairing = serde_json::from_slice::<PairRequest>(body);
    let _command = serde_json::from_slice::<Asked>(body);
}

/// A word of a request's head or question: a host, a key, the place where a list goes on, an address for news.
pub fn word(text: &str) {
    let _host = normal(text);
    let _nonce = Nonce::parse(text);
    let _code = EnrolmentSecret::parse(text);
    let _place = is_cursor(text);
    let _address = is_address(text);
}

/// A photo of any kind.
pub fn photo(bytes: &[u8]) {
    for kind in [PhotoKind::Jpeg, PhotoKind::Png, PhotoKind::Webp] {
        let _size = is_photo(kind, bytes);
    }
}
