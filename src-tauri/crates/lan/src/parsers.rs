//! Everything that reads bytes of strangers, for the fuzz targets in `fuzz/`: none of it may panic, hang or grow.

use crate::api::Asked;
use crate::crypto::{Direction, LinkKeys, Nonce, Secret, Signer, Verifier};
use crate::enrolment::PairRequest;
use crate::link::read_frame;
use crate::media::is_photo;
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

/// A photo of any kind.
pub fn photo(bytes: &[u8]) {
    for kind in [PhotoKind::Jpeg, PhotoKind::Png, PhotoKind::Webp] {
        let _size = is_photo(kind, bytes);
    }
}
