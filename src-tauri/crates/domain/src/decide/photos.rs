//! Photos for a match: how many, how large, and that each comes once.

use super::Decision;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::photo::{PHOTO_BYTES, PHOTO_QUOTA, PHOTOS_A_MATCH, PhotoKind, is_digest};
use crate::refusal::{Refusal, Refused};
use alloc::string::ToString as _;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn attach_photo(
        &self,
        match_id: MatchId,
        sha256: &str,
        bytes: u32,
        kind: PhotoKind,
    ) -> Decision {
        self.found_match(match_id)?;
        let of_match = self.photos.get(&match_id).map_or(&[][..], Vec::as_slice);
        let mut reasons = Vec::new();
        if !is_digest(sha256) {
            reasons.push(Refusal::BadDigest);
        }
        if bytes == 0 || bytes > PHOTO_BYTES {
            reasons.push(Refusal::PhotoTooLarge {
                most: PHOTO_BYTES / (1024 * 1024),
            });
        }
        if of_match.iter().any(|known| known.sha256 == sha256) {
            reasons.push(Refusal::PhotoTwice);
        }
        if of_match.len() >= PHOTOS_A_MATCH {
            reasons.push(Refusal::TooManyPhotos {
                most: u32::try_from(PHOTOS_A_MATCH).unwrap_or(u32::MAX),
            });
        }
        if self.photo_bytes().saturating_add(u64::from(bytes)) > PHOTO_QUOTA {
            reasons.push(Refusal::NoRoomForPhotos {
                most: PHOTO_QUOTA / (1024 * 1024),
            });
        }
        if reasons.is_empty() {
            Ok(vec![Event::PhotoAttached {
                match_id,
                sha256: sha256.to_string(),
                bytes,
                kind,
            }])
        } else {
            Err(Refused { reasons })
        }
    }

    /// How many bytes the photos of the gathering have together.
    #[must_use]
    pub fn photo_bytes(&self) -> u64 {
        self.photos
            .values()
            .flatten()
            .map(|photo| u64::from(photo.bytes))
            .sum()
    }
}
