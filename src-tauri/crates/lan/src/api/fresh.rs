//! Answers that need not be sent again: an ETag over the bytes, and 304 where the program has them already.

use super::problem::only;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

/// What is true for every read: kept by whoever asks, and asked for again before it is used.
const KEEP: [(HeaderName, HeaderValue); 2] = [
    (
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    ),
    (
        header::VARY,
        HeaderValue::from_static("authorization, origin"),
    ),
];

/// Answers with JSON, or with 304 to whoever has it.
pub(super) fn fresh(asked: &HeaderMap, body: String) -> Response {
    let hash: [u8; 32] = Sha256::digest(&body).into();
    let tag = format!("\"{}\"", crate::crypto::encode(&hash[..12]));
    let has_it = only(asked, &header::IF_NONE_MATCH).is_some_and(|known| is_among(known, &tag));
    let mut response = if has_it {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    };
    response.headers_mut().extend(KEEP);
    if let Ok(tag) = HeaderValue::try_from(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Whether a tag is among those of `If-None-Match` (RFC 9110, 13.1.2), which compares weakly.
fn is_among(known: &str, tag: &str) -> bool {
    let mut known = known.split(',').map(str::trim);
    known.any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::is_among;

    #[test]
    fn tags_are_compared_weakly() {
        let cases = [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
            ("", false),
        ];
        for (known, expected) in cases {
            assert_eq!(is_among(known, "\"a\""), expected, "{known}");
        }
    }
}
