//! The two requests about photos. The ticket in the address is the permission.

use super::image::{self, NoImage};
use super::{Said, image::may_begin};
use crate::crypto::encode;
use crate::hall::Hall;
use crate::routes::refuse;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, stream};
use lanista_domain::PhotoKind;
use lanista_hub::{Body as Entered, Submission};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// What stands behind the question mark.
#[derive(Debug, Deserialize)]
pub(crate) struct Permitted {
    #[serde(default)]
    ticket: String,
}

/// `PUT /api/v1/media/{sha256}?ticket=…`: the bytes of one photo.
pub(crate) async fn put(
    State(hall): State<Arc<Hall>>,
    Path(sha256): Path<String>,
    Query(permitted): Query<Permitted>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some((device, match_id, said)) =
        hall.media
            .redeem(&permitted.ticket, &sha256, hall.hub.now())
    else {
        return unknown();
    };
    // One photo of a device at a time, no photo twice at a time, and few altogether.
    let Some(_claim) = Claim::stake(&hall, [device.clone(), sha256.clone()]) else {
        return busy();
    };
    let Ok(_room) = hall.media.room.try_acquire() else {
        return busy();
    };
    if let Some(refusal) = announced(&headers, &said) {
        return refusal;
    }
    let bytes = match tokio::time::timeout(hall.times.body, taken(body, &said)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(refusal)) => return refusal,
        Err(_) => {
            let text = "The photo took too long to arrive. Try again nearer to the access point.";
            return refuse(StatusCode::REQUEST_TIMEOUT, "too_slow", text);
        }
    };
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if encode(&digest) != sha256 {
        let text = "The photo arrived changed. Send it again.";
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong_hash", text);
    }
    match image::look(said.kind, &bytes) {
        Ok(_) => {}
        Err(NoImage::Broken) => return no_image(),
        Err(NoImage::TooManyPixels) => {
            let text = "This image has too many pixels. Take a smaller photo.";
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, "too_many_pixels", text);
        }
    }
    // On its own task: whoever hangs up now must not leave half a photo, or one that no match has.
    let own = Arc::clone(&hall);
    let entered = tokio::spawn(async move {
        enter(
            &own,
            device,
            match_id,
            said,
            digest,
            &bytes,
            permitted.ticket,
        )
        .await
    });
    entered.await.unwrap_or_else(|_| not_stored())
}

/// Stores the bytes, then the entry.
async fn enter(
    hall: &Hall,
    device: String,
    match_id: u32,
    said: Said,
    digest: [u8; 32],
    bytes: &[u8],
    ticket: String,
) -> Response {
    let Said { sha256, kind, .. } = said.clone();
    if let Err(error) = hall
        .hub
        .keep_media(&sha256, digest, word(kind), bytes)
        .await
    {
        tracing::warn!(%error, "a photo was not stored");
        let _left_over = hall.hub.forget_media(&sha256).await;
        return not_stored();
    }
    let submission = Submission {
        device: Some(device),
        id: format!("photo-{ticket}"),
        expect: None,
        body: Entered::Photo {
            match_id,
            sha256: sha256.clone(),
            bytes: said.bytes,
            kind,
        },
    };
    match hall.hub.submit(submission).await {
        Ok(receipt) => Json(json!({"seq": receipt.seq, "at": receipt.at})).into_response(),
        Err(rejected) => {
            let _left_over = hall.hub.forget_media(&sha256).await;
            let (code, text) = rejected
                .reasons
                .first()
                .map_or(("not_stored", ""), |reason| {
                    (reason.code.as_str(), reason.text.as_str())
                });
            refuse(StatusCode::CONFLICT, code, text)
        }
    }
}

/// `GET /api/v1/media/{sha256}?ticket=…`: one photo, for officials.
pub(crate) async fn get(
    State(hall): State<Arc<Hall>>,
    Path(sha256): Path<String>,
    Query(permitted): Query<Permitted>,
) -> Response {
    let Some((device, match_id)) = hall.media.viewing(&permitted.ticket, hall.hub.now()) else {
        return unknown();
    };
    if !hall.may_look(&device, match_id).await {
        return unknown();
    }
    let asked = sha256.clone();
    let kind = hall
        .hub
        .read(move |gathering, _| {
            let photos = gathering.photos.get(&lanista_domain::MatchId(match_id))?;
            let found = photos.iter().find(|photo| photo.sha256 == asked)?;
            Some(found.kind)
        })
        .await
        .flatten();
    let (Some(kind), Some(media)) = (kind, hall.hub.media(&sha256).await) else {
        return refuse(
            StatusCode::NOT_FOUND,
            "not_found",
            "There is no such photo. It may have been taken back.",
        );
    };
    let hub = hall.hub.clone();
    let pieces = stream::iter(0..media.pieces).then(move |piece| {
        let (hub, sha256) = (hub.clone(), sha256.clone());
        async move {
            let body = hub.media_piece(&sha256, piece).await;
            body.map(Bytes::from)
                .ok_or_else(|| std::io::Error::other("a piece is missing"))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, content_type(kind).to_owned()),
        (header::CONTENT_LENGTH, media.bytes.to_string()),
        (header::CONTENT_DISPOSITION, "inline".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// What the headers say already.
fn announced(headers: &HeaderMap, said: &Said) -> Option<Response> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    let length: Option<u64> = length.to_str().ok().and_then(|text| text.parse().ok());
    (length != Some(u64::from(said.bytes))).then(|| other_size(length, said))
}

fn other_size(length: Option<u64>, said: &Said) -> Response {
    if length.is_some_and(|length| length < u64::from(said.bytes)) {
        let text = "The photo did not arrive whole. Send it again.";
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong_size", text);
    }
    let text = "The photo is larger than was said. Nothing was stored.";
    refuse(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text)
}

/// The bytes, as many as were said and no more; what cannot become that image is not waited for.
async fn taken(body: Body, said: &Said) -> Result<Vec<u8>, Response> {
    let most = usize::try_from(said.bytes).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    let mut stream = body.into_data_stream();
    while let Some(chunk) = stream.next().await {
        let Ok(chunk) = chunk else {
            return Err(other_size(Some(0), said));
        };
        if bytes.len().saturating_add(chunk.len()) > most {
            return Err(other_size(None, said));
        }
        let was_short = bytes.len() < 12;
        bytes.extend_from_slice(&chunk);
        if was_short && !may_begin(said.kind, bytes.get(..12).unwrap_or(&bytes)) {
            return Err(no_image());
        }
    }
    if bytes.len() < most {
        return Err(other_size(Some(0), said));
    }
    Ok(bytes)
}

/// Names that only one upload has at a time; given back when it ends, however it ends.
struct Claim {
    hall: Arc<Hall>,
    names: [String; 2],
}

impl Claim {
    fn stake(hall: &Arc<Hall>, names: [String; 2]) -> Option<Self> {
        let mut coming = hall.media.coming();
        if names.iter().any(|name| coming.contains(name)) {
            return None;
        }
        coming.extend(names.iter().cloned());
        drop(coming);
        Some(Self {
            hall: Arc::clone(hall),
            names,
        })
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut coming = self.hall.media.coming();
        for name in &self.names {
            coming.remove(name);
        }
    }
}

const fn word(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Jpeg => "jpeg",
        PhotoKind::Png => "png",
        PhotoKind::Webp => "webp",
    }
}

const fn content_type(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Jpeg => "image/jpeg",
        PhotoKind::Png => "image/png",
        PhotoKind::Webp => "image/webp",
    }
}

fn unknown() -> Response {
    let text = "This permission has ended or was used already. Try again.";
    refuse(StatusCode::NOT_FOUND, "ticket_unknown", text)
}

fn busy() -> Response {
    let text = "Other photos are just arriving. Try again in a moment.";
    refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", text)
}

fn no_image() -> Response {
    let text = "This is no image. Photos are JPEG, PNG or WebP.";
    refuse(StatusCode::UNPROCESSABLE_ENTITY, "not_an_image", text)
}

fn not_stored() -> Response {
    let text = "The photo could not be stored. Show it to a judge.";
    refuse(StatusCode::SERVICE_UNAVAILABLE, "not_stored", text)
}
