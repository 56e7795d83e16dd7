//! What a link gives, for those who cannot hold a socket: the same frames and documents over plain HTTP.
//!
//! Streams and answers read what is public and need no greeting; nothing is rendered or encoded here a second time.

mod events;
mod feed;
mod link;
mod mailbox;
mod topics;

use crate::api::{meter, problem};
use crate::hall::Hall;
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderValue};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

pub(crate) use link::Postings;
pub(crate) use mailbox::{Closed, Mailbox};
pub(crate) use topics::Documents;

/// Longest name of a topic or prefix.
const NAME: usize = 100;

/// The addresses of this room.
pub(crate) fn routes(hall: &Arc<Hall>) -> Router<Arc<Hall>> {
    Router::new()
        .route("/api/v1/events", get(events::get))
        .route("/api/v1/topics", get(topics::get))
        .route_layer(from_fn_with_state(Arc::clone(hall), meter))
        // Not metered: what a link says is paid for on the link, as on a socket.
        .route("/api/v1/link", get(link::stream).post(link::open))
        .route("/api/v1/link/{id}", get(link::fetch).post(link::post))
}

/// The names that a question has under a key, each once and in order; or why it is refused.
fn names(
    question: &[(String, String)],
    key: &str,
    most: usize,
) -> Result<Vec<String>, Box<Response>> {
    let mut names: Vec<String> = question
        .iter()
        .filter(|(of, _)| of == key)
        .map(|(_, name)| name.clone())
        .collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty()
        || names
            .iter()
            .any(|name| name.is_empty() || name.len() > NAME)
    {
        let text = format!(
            "Name what you want to read: ?{key}=gathering. A name has up to {NAME} characters."
        );
        return Err(Box::new(problem(
            StatusCode::BAD_REQUEST,
            "malformed",
            &text,
        )));
    }
    if names.len() > most {
        let text = format!("At most {most} names in one question.");
        return Err(Box::new(problem(
            StatusCode::BAD_REQUEST,
            "too_many",
            &text,
        )));
    }
    Ok(names)
}

/// The key of overlays that a question has.
fn overlay_key(question: &[(String, String)]) -> Option<&str> {
    let mut keys = question.iter().filter(|(of, _)| of == "overlay");
    keys.next().map(|(_, key)| key.as_str())
}

/// There is no place for another onlooker.
fn full() -> Response {
    let text = "Too many links come from here. Try again in a moment.";
    let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "too_many", text);
    let later = HeaderValue::from_static("10");
    response.headers_mut().insert(header::RETRY_AFTER, later);
    response
}
