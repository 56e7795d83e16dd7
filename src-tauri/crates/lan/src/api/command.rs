//! `POST /api/v1/commands`: one command of a program, answered when it is on disk.

use super::asker::bearer;
use super::problem::{Problem, problem, refused, unknown_token};
use crate::crypto::encode;
use crate::hall::Hall;
use crate::link::submit;
use crate::routes::is_json;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use lanista_wire::command::{Command, Expect};
use lanista_wire::limits::MESSAGE_BYTES;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use utoipa::ToSchema;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// What to do.
    command: Command,
    /// What the program took to be true.
    #[serde(default)]
    expect: Option<Expect>,
    /// For programs that cannot set a header.
    #[serde(default)]
    #[schema(min_length = 8, max_length = 64, pattern = "^[!-~]+$")]
    idempotency_key: Option<String>,
}

/// A command that is on disk.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {
    /// The number of its entry.
    seq: u64,
    /// When it was judged, milliseconds since 1970.
    at: u64,
    /// The match's count after it; null if it was about no match.
    rev: Option<u32>,
}

/// One command, answered when it is on disk.
#[utoipa::path(post, path = "/api/v1/commands", tag = "Commands", security(("token" = [])),
    params(("idempotency-key" = Option<String>, Header, min_length = 8, max_length = 64, pattern = "^[!-~]+$",
        description = "The same key is the same command, whose answer comes again. Without one, two equal bodies are one command.")),
    request_body = Asked,
    responses(
        (status = 200, body = Done),
        (status = 400, body = Problem, content_type = "application/problem+json", description = "No command: malformed, unknown_command."),
        (status = 401, body = Problem, content_type = "application/problem+json", description = "No token, or one that is worth nothing: no_token."),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "The token may not: not_allowed, out_of_scope."),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "Something that it names is not there: not_found."),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "stale, id_reused, predecessor_refused."),
        (status = 413, body = Problem, content_type = "application/problem+json", description = "More than 128 kB, or too slow."),
        (status = 415, body = Problem, content_type = "application/problem+json", description = "Not application/json."),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "Every other refusal, by its code."),
        (status = 503, body = Problem, content_type = "application/problem+json", description = "Nothing was stored: not_stored."),
    ))]
pub(super) async fn command(
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
    let outcome = submit(&hall, &device, id, asked.expect, asked.command).await;
    let is_stranger = outcome.as_ref().is_err_and(|rejected| {
        let mut reasons = rejected.reasons.iter();
        reasons.any(|reason| reason.code == "not_admitted")
    });
    if is_stranger {
        hall.programs.is_bad(&device);
    } else {
        hall.programs.is_good(&device);
    }
    match outcome {
        Ok(receipt) => Json(Done {
            seq: receipt.seq,
            at: receipt.at,
            rev: receipt.rev,
        })
        .into_response(),
        Err(rejected) => refused(rejected),
    }
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
