//! The interface for other programs: commands over HTTP, with a token that the desk made (`docs/PROTOCOL.md`, For programs).
//!
//! A token stands for a device: its role and scope say what it may do, and the desk throws it out as it does any device.

use crate::crypto::{encode, token_device};
use crate::hall::Hall;
use crate::link::submit;
use crate::routes::is_json;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use lanista_hub::Rejected;
use lanista_wire::command::{Command, Expect};
use lanista_wire::limits::MESSAGE_BYTES;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// The fewest characters of a token that somebody chose.
const TOKEN: usize = 16;
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    command: Command,
    #[serde(default)]
    expect: Option<Expect>,
    /// For programs that cannot set a header.
    #[serde(default)]
    idempotency_key: Option<String>,
}

/// `POST /api/v1/commands`: answers when the command is on disk.
pub(crate) async fn command(
    State(hall): State<Arc<Hall>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(device) = bearer(&headers) else {
        return unknown_token();
    };
    if !is_json(&headers) {
        let text = "A command is sent as application/json.";
        return problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "malformed", text);
    }
    // Larger by the escapes of a longest message.
    let bytes = tokio::time::timeout(hall.times.body, to_bytes(body, 2 * MESSAGE_BYTES)).await;
    let Ok(Ok(bytes)) = bytes else {
        let text = "The body is larger than 128 kB, or came too slowly.";
        return problem(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text);
    };
    let asked = match serde_json::from_slice::<Asked>(&bytes) {
        Ok(asked) => asked,
        Err(error) => {
            let text = format!("This is no command: {error}.");
            return problem(StatusCode::BAD_REQUEST, "unknown_command", &text);
        }
    };
    let Some(id) = id(&headers, asked.idempotency_key, &bytes) else {
        let text = "The Idempotency-Key has 8 to 64 visible characters.";
        return problem(StatusCode::BAD_REQUEST, "malformed", text);
    };
    match submit(&hall, &device, id, asked.expect, asked.command).await {
        Ok(receipt) => Json(json!({
            "seq": receipt.seq,
            "at": receipt.at,
            "rev": receipt.rev,
        }))
        .into_response(),
        Err(rejected) => refused(&rejected),
    }
}

/// The device that a token stands for.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let is_token = scheme.eq_ignore_ascii_case("bearer") && token.len() >= TOKEN;
    is_token.then(|| token_device(token.trim()))
}

/// Under which a command is known; without a key, two equal ones are one.
fn id(headers: &HeaderMap, in_body: Option<String>, body: &[u8]) -> Option<String> {
    let key = match (headers.get(IDEMPOTENCY_KEY), in_body) {
        (Some(key), _) => key.to_str().ok()?.to_owned(),
        (None, Some(key)) => key,
        (None, None) => encode(&Sha256::digest(body)),
    };
    let is_key = (8..=64).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    is_key.then_some(key)
}

fn unknown_token() -> Response {
    let text = "Send a token of the desk: Authorization: Bearer …";
    let mut response = problem(StatusCode::UNAUTHORIZED, "no_token", text);
    response.headers_mut().insert(
        header::WWW_AUTHENTICATE,
        HeaderValue::from_static("Bearer realm=\"lanista\""),
    );
    response
}

fn refused(rejected: &Rejected) -> Response {
    let first = rejected.reasons.first();
    let code = first.map_or("not_stored", |reason| reason.code.as_str());
    let status = match code {
        "not_admitted" => return unknown_token(),
        "not_allowed" | "out_of_scope" => StatusCode::FORBIDDEN,
        "not_found" => StatusCode::NOT_FOUND,
        "stale" | "id_reused" | "predecessor_refused" => StatusCode::CONFLICT,
        "not_stored" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let text = first.map_or("Nothing was stored.", |reason| reason.text.as_str());
    let body = json!({
        "type": "about:blank",
        "title": text,
        "status": status.as_u16(),
        "code": code,
        "reasons": rejected.reasons,
        "state": rejected.state,
    });
    as_problem(status, body.to_string())
}

/// A refusal as programs read it (RFC 9457).
fn problem(status: StatusCode, code: &str, text: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": text,
        "status": status.as_u16(),
        "code": code,
    });
    as_problem(status, body.to_string())
}

fn as_problem(status: StatusCode, body: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, kind, body).into_response()
}
