//! Refusals as programs read them: `application/problem+json` (RFC 9457) with the refusal's code.

use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use lanista_hub::Rejected;
use lanista_wire::frame::Reason;
use lanista_wire::view::MatchView;
use serde::Serialize;
use utoipa::ToSchema;

/// The type that the draft about rate limits gives to a spent allowance.
pub(super) const SPENT: &str = "https://iana.org/assignments/http-problem-types#quota-exceeded";

/// A refusal (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// `about:blank`, or the address of a known kind of problem.
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// A sentence for people.
    pub(super) title: String,
    /// The status of the answer.
    pub(super) status: u16,
    /// A stable word.
    pub(super) code: String,
    /// Every reason of a refused command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reasons: Option<Vec<Reason>>,
    /// The match as it is now, if a refused command was about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<Box<MatchView>>,
}

impl Problem {
    fn new(status: StatusCode, code: &str, text: &str) -> Self {
        Self {
            kind: "about:blank",
            title: text.to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            reasons: None,
            state: None,
        }
    }

    fn answer(&self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        // A plain struct with text keys; serialising it cannot fail.
        let body = serde_json::to_string(self).unwrap_or_default();
        (status, kind, body).into_response()
    }
}

/// A refusal.
pub(crate) fn problem(status: StatusCode, code: &str, text: &str) -> Response {
    Problem::new(status, code, text).answer()
}

/// Whoever came has no token, or one that is worth nothing.
pub(super) fn unknown_token() -> Response {
    let text = "Send a token of the desk: Authorization: Bearer …";
    let mut response = problem(StatusCode::UNAUTHORIZED, "no_token", text);
    response.headers_mut().insert(
        header::WWW_AUTHENTICATE,
        HeaderValue::from_static("Bearer realm=\"lanista\""),
    );
    response
}

/// The key of overlays is not the one that counts.
pub(crate) fn wrong_key() -> Response {
    let text = "This key of overlays is not valid. Copy the address from the desk anew.";
    problem(StatusCode::FORBIDDEN, "wrong_key", text)
}

/// There is no such thing, or not for whoever asks.
pub(super) fn missing() -> Response {
    let text = "There is no such thing, or it is not published.";
    problem(StatusCode::NOT_FOUND, "not_found", text)
}

/// The server is about to end.
pub(super) fn ending() -> Response {
    problem(
        StatusCode::SERVICE_UNAVAILABLE,
        "ending",
        "The server is ending.",
    )
}

/// Too many requests: told how long to wait.
pub(super) fn spent(text: &str) -> Response {
    let mut problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", text);
    problem.kind = SPENT;
    let mut response = problem.answer();
    // A fifth of the allowance comes back each second, which is at least one request.
    let wait = HeaderValue::from_static("1");
    response.headers_mut().insert(header::RETRY_AFTER, wait);
    response
}

/// Nothing is served under this address.
pub(crate) fn no_route() -> Response {
    let text = "There is nothing at this address. All addresses are at /api.";
    problem(StatusCode::NOT_FOUND, "no_route", text)
}

/// A refused command.
pub(super) fn refused(rejected: Rejected) -> Response {
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
    let mut problem = Problem::new(status, code, text);
    problem.state = rejected.state;
    problem.reasons = Some(rejected.reasons);
    problem.answer()
}

/// The first value of a header, if it is there once and is text.
pub(super) fn only<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}
