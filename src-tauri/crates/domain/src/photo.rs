//! Photos that belong to a match: what the journal knows of them. Their bytes lie beside it.

use crate::ids::{At, DeviceId};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Bytes of one photo, at most.
pub const PHOTO_BYTES: u32 = 8 * 1024 * 1024;
/// Photos of one match, at most.
pub const PHOTOS_A_MATCH: usize = 8;
/// Bytes of all photos of a gathering, at most.
pub const PHOTO_QUOTA: u64 = 200 * 1024 * 1024;
/// Characters of a SHA-256 in base64url.
const DIGEST: usize = 43;

/// What somebody photographed about a match: a result screen, a scoreboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// The hash of its bytes, 43 characters of base64url; also its name.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u32,
    /// Of which kind.
    pub kind: PhotoKind,
    /// Who attached it; none for the server itself.
    pub by: Option<DeviceId>,
    /// When.
    pub at: At,
}

/// The kinds of images that browsers make and show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the formats")]
pub enum PhotoKind {
    Jpeg,
    Png,
    Webp,
}

/// Whether a text can be the hash of a photo.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == DIGEST
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
