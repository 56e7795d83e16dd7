//! The addresses of the server, and what holds for every one of them: own names only, no foreign pages, strict headers.

use crate::api;
use crate::arrivals::Step;
use crate::carriers;
use crate::enrolment::NotPaired;
use crate::exports;
use crate::hall::Hall;
use crate::imports;
use crate::link;
use crate::measures;
use crate::media;
use crate::names::WINDOW_ORIGINS;
use crate::pages::{self, Page};
use crate::plain;
use crate::portraits;
use crate::sign_up;
use crate::socket::{Guarded, Peer};
use crate::themes;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get, post, put};
use axum::{Json, Router};
use hyper_util::rt::TokioIo;
use lanista_wire::limits::{PROTOCOL, UNPROVED_BYTES};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::sync::Arc;
use tungstenite::handshake::server::create_response_with_body;

/// Scripts, styles and letters come from the server itself and nowhere else. A page may speak to other addresses,
/// since it follows the server when its own address is gone; Svelte's templates are the one trusted source of markup.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
font-src 'self'; connect-src 'self' ws: http:; media-src 'self' data: blob:; manifest-src 'self'; \
frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
trusted-types svelte-trusted-html";

/// On every answer.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self), screen-wake-lock=(self)",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// Everything the server answers.
pub(crate) fn router(hall: Arc<Hall>) -> Router {
    Router::new()
        .route("/", get(|state, peer| page(state, peer, Page::Venue)))
        .route("/s", get(|state, peer| page(state, peer, Page::Venue)))
        .route("/j", get(|state, peer| page(state, peer, Page::Judge)))
        .route("/p", get(|state, peer| page(state, peer, Page::Player)))
        .route(
            "/desk",
            get(|state, peer| page(state, peer, Page::Organiser)),
        )
        .route(
            "/assets/{*name}",
            get(|Path(name): Path<String>| async move { pages::asset(&name) }),
        )
        .route("/portraits/{pool}/{hero}", get(portraits::get))
        .route("/themes/{name}", get(themes::get))
        .route("/themes/{name}/font", get(themes::font))
        .route("/health", get(health))
        .route("/metrics", get(measures::metrics))
        .route("/ws", any(upgrade))
        .route("/api/v1/pair", post(pair))
        .route("/api/v1/sign_up", post(sign_up::post))
        .route(
            "/api/v1/imports/{ticket}",
            put(imports::put).post(imports::wish),
        )
        .route("/api/v1/imports/{ticket}/faulty.csv", get(imports::faulty))
        .route("/api/v1/media/{sha256}", put(media::put).get(media::get))
        .route("/api/v1/journal/{ticket}", get(exports::get))
        .route("/api/v1/files/{ticket}", get(exports::file))
        .merge(api::router(&hall))
        .merge(carriers::routes(&hall))
        .merge(plain::routes(&hall))
        .fallback(nothing)
        .layer(from_fn_with_state(Arc::clone(&hall), check))
        .with_state(hall)
}

/// There is nothing at an address.
async fn nothing(request: Request) -> Response {
    if request.uri().path().starts_with("/api/") {
        return api::no_route();
    }
    (StatusCode::NOT_FOUND, "There is nothing at this address.").into_response()
}

/// A refusal of an HTTP request, for programs and for people.
pub(crate) fn refuse(status: StatusCode, code: &str, text: &str) -> Response {
    (status, Json(json!({"code": code, "text": text}))).into_response()
}

/// Host, Origin and headers: `docs/PROTOCOL.md`, Pages and files.
async fn check(State(hall): State<Arc<Hall>>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_window = origin.as_ref().is_some_and(|origin| {
        WINDOW_ORIGINS
            .iter()
            .any(|known| origin.as_bytes() == known.as_bytes())
    });
    let is_question = request.method() == Method::OPTIONS
        && is_window
        && request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if let Some(refusal) = refusal(&hall, request.headers()) {
        refusal
    } else if is_question {
        StatusCode::NO_CONTENT.into_response()
    } else {
        next.run(request).await
    };
    hall.measures.answered(response.status());
    let headers = response.headers_mut();
    for (name, value) in &HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if let Some(origin) = origin.filter(|_| is_window) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::VARY, HeaderValue::from_static("origin"));
        headers.insert(
            "cross-origin-resource-policy",
            HeaderValue::from_static("cross-origin"),
        );
        if is_question {
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_METHODS,
                HeaderValue::from_static("GET, POST, PUT"),
            );
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                HeaderValue::from_static("content-type"),
            );
            headers.insert(
                header::ACCESS_CONTROL_MAX_AGE,
                HeaderValue::from_static("600"),
            );
        }
    }
    response
}

/// Why a request does not belong here.
fn refusal(hall: &Hall, headers: &HeaderMap) -> Option<Response> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let is_own = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(|host| hall.names.is_own(host)),
        _ => false,
    };
    if !is_own {
        let reached = hall.reachable().join(", ");
        let text = format!(
            "This is Lanista, but not under that name. It is called {reached}; use one of these."
        );
        return Some(refuse(
            StatusCode::MISDIRECTED_REQUEST,
            "foreign_host",
            &text,
        ));
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let is_friend = match (origins.next(), origins.next()) {
        (None, _) => true,
        (Some(origin), None) => origin
            .to_str()
            .is_ok_and(|origin| hall.names.is_friend(origin)),
        (Some(_), Some(_)) => false,
    };
    (!is_friend).then(|| {
        let text =
            "A page from elsewhere may not speak to this server. Open the server's own address.";
        refuse(StatusCode::FORBIDDEN, "foreign_origin", text)
    })
}

async fn page(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    which: Page,
) -> Response {
    hall.arrived(&peer, Step::Page);
    pages::page(which, &hall.build)
}

async fn health(State(hall): State<Arc<Hall>>) -> Response {
    let health = json!({
        "ok": true,
        "protocol": PROTOCOL,
        "version": env!("CARGO_PKG_VERSION"),
        "epoch": hall.hub.epoch(),
    });
    Json(health).into_response()
}

/// Whether a body says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// What somebody asks for who has proved nothing yet: JSON, short, and sent in time.
///
/// # Errors
/// The refusal; `in_json` says what is asked for in JSON only.
pub(crate) async fn unproved<T: DeserializeOwned>(
    hall: &Hall,
    headers: &HeaderMap,
    body: Body,
    in_json: &str,
) -> Result<T, Box<Response>> {
    // A form of another page can send neither this type nor anything else without asking first (trust.md, threat 7).
    if !is_json(headers) {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(Box::new(refuse(status, "malformed", in_json)));
    }
    let read = tokio::time::timeout(hall.times.body, to_bytes(body, UNPROVED_BYTES)).await;
    let bytes = read.ok().and_then(Result::ok);
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| Box::new(malformed()))
}

/// A request that makes no sense.
pub(crate) fn malformed() -> Response {
    let text = "This request cannot be understood. Reload the page.";
    refuse(StatusCode::BAD_REQUEST, "malformed", text)
}

/// Takes the TCP stream over from HTTP and serves a link on it.
async fn upgrade(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    mut request: Request,
) -> Response {
    let Ok(response) = create_response_with_body(&request, Body::empty) else {
        let text = "This address is for links of Lanista's pages.";
        return refuse(StatusCode::BAD_REQUEST, "no_link", text);
    };
    let upgraded = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        let taken = upgraded
            .await
            .map(|upgraded| upgraded.downcast::<TokioIo<Guarded>>());
        match taken {
            Ok(Ok(parts)) => {
                let tcp = parts.io.into_inner().into_inner();
                Box::pin(link::serve(hall, peer, tcp, parts.read_buf)).await;
            }
            Ok(Err(_)) => tracing::error!("a link came over another stream than its own"),
            Err(error) => tracing::debug!(%error, "a link did not begin"),
        }
    });
    response
}

async fn pair(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let request = match unproved(&hall, &headers, body, "Pairing is asked for in JSON.").await {
        Ok(request) => request,
        Err(refusal) => return *refusal,
    };
    match hall.pair(request, peer.address.ip()).await {
        Ok(answer) => Json(answer).into_response(),
        Err(NotPaired::Malformed) => malformed(),
        Err(NotPaired::Unknown) => {
            let text = "The server does not know this code. Ask the desk for a new one.";
            refuse(StatusCode::NOT_FOUND, "unknown_code", text)
        }
        Err(NotPaired::Used) => {
            let text = "This code was used already. Ask the desk for a new one.";
            refuse(StatusCode::GONE, "used_code", text)
        }
        Err(NotPaired::Ended) => {
            let text = "The time of this code is over. Ask the desk for a new one.";
            refuse(StatusCode::GONE, "ended_code", text)
        }
        Err(NotPaired::Busy) => {
            let text = "The server is letting devices in. Try again in a moment.";
            refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", text)
        }
        Err(NotPaired::TooManyGuesses) => {
            let text = "Too many wrong codes came from here. Scan the badge, or wait a minute.";
            refuse(StatusCode::TOO_MANY_REQUESTS, "too_many_guesses", text)
        }
        Err(NotPaired::TooManyPhones) => {
            let text =
                "Six phones act for this entrant already. The desk can issue the code again.";
            refuse(StatusCode::CONFLICT, "too_many_phones", text)
        }
        Err(NotPaired::NotStored) => {
            let text = "The server could not write this device down. Ask the desk to look at it.";
            refuse(StatusCode::SERVICE_UNAVAILABLE, "not_stored", text)
        }
    }
}
