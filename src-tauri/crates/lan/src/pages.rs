//! The built screens, embedded: four pages that are never cached, and hashed files that always are.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "../../../ui/dist/"]
#[allow_missing = true]
struct Screens;

/// One of the four surfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Venue,
    Judge,
    Organiser,
    Player,
}

impl Page {
    const ALL: [Self; 4] = [Self::Venue, Self::Judge, Self::Organiser, Self::Player];

    const fn file(self) -> &'static str {
        match self {
            Self::Venue => "venue/index.html",
            Self::Judge => "judge/index.html",
            Self::Organiser => "organiser/index.html",
            Self::Player => "player/index.html",
        }
    }
}

/// What is served when the program was built without its screens.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Lanista</title>\
<h1>The screens were not built</h1><p>This Lanista was built without its pages. The server runs, but there is nothing \
to look at. Build it with <code>cargo xtask run</code>.</p></html>";

/// The build of the screens: another one tells open pages to load themselves anew.
pub(crate) fn build() -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    // Hashed files carry their content in their name, so the pages stand for everything.
    for file in Page::ALL
        .iter()
        .filter_map(|page| Screens::get(page.file()))
    {
        hash.update(&file.data);
    }
    crate::crypto::encode(&hash.finalize()[..9])
}

/// A page, which is told the build it belongs to.
pub(crate) fn page(page: Page, build: &str) -> Response {
    let Some(file) = Screens::get(page.file()) else {
        return (StatusCode::SERVICE_UNAVAILABLE, html(NOT_BUILT.into())).into_response();
    };
    html(marked(&String::from_utf8_lossy(&file.data), build)).into_response()
}

/// A hashed file. Their folder is flat and their names are plain, so nothing else can be reached.
pub(crate) fn asset(name: &str) -> Response {
    let is_plain = !name.starts_with('.')
        && name.len() <= 200
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let file = is_plain
        .then(|| Screens::get(&format!("assets/{name}")))
        .flatten();
    let Some(EmbeddedFile { data, .. }) = file else {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(content_type(name)),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    let body = match data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    (headers, body).into_response()
}

fn html(text: String) -> impl axum::response::IntoResponse {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, text)
}

/// The page with the mark by which it knows its build.
fn marked(text: &str, build: &str) -> String {
    text.replacen(
        "<head>",
        &format!("<head><meta name=\"lanista-build\" content=\"{build}\">"),
        1,
    )
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "mp4" => "video/mp4",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webm" => "video/webm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_its_build() {
        let text = marked(
            "<!doctype html><html><head><title>x</title></head></html>",
            "b-1",
        );
        assert!(
            text.contains("<head><meta name=\"lanista-build\" content=\"b-1\"><title>"),
            "{text}"
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for name in [
            "..",
            ".",
            "",
            ".vite",
            "../judge/index.html",
            "a/b.js",
            "a\\b.js",
            "%2e%2e",
            "a\0.js",
            "C:x",
        ] {
            assert_eq!(asset(name).status(), StatusCode::NOT_FOUND, "{name:?}");
        }
    }
}
