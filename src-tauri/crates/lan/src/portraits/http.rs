//! `GET /portraits/{pool}/{hero}`: one picture, for everybody.

use crate::hall::Hall;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use lanista_domain::PhotoKind;
use std::sync::Arc;

/// The address of a picture with its mark never shows another one.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Without the mark it is asked about each time.
const ASK: &str = "public, no-cache";

/// Looks one up among those that were found; whatever else is asked for is not there.
pub(crate) async fn get(
    State(hall): State<Arc<Hall>>,
    Path((pool, hero)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let gallery = hall.portraits.now();
    let Some(portrait) = gallery.find(&pool, &hero) else {
        return (StatusCode::NOT_FOUND, "There is no such portrait.").into_response();
    };
    let tag = format!("\"{}\"", portrait.mark);
    let is_marked = query.is_some_and(|query| query == format!("v={}", portrait.mark));
    let kept = if is_marked { FOR_GOOD } else { ASK };
    let about = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, kept.to_owned()),
    ];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let kind = [(header::CONTENT_TYPE, content_type(portrait.kind))];
    (about, kind, portrait.bytes.clone()).into_response()
}

/// Whether the asker has it already.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut tags = known
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|one| one.trim().trim_start_matches("W/"));
    tags.any(|one| one == "*" || one == tag)
}

const fn content_type(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Jpeg => "image/jpeg",
        PhotoKind::Png => "image/png",
        PhotoKind::Webp => "image/webp",
    }
}
