//! The interface for other programs (`docs/PROTOCOL.md`, For programs): reads, and commands with a token that the desk made.
//!
//! A token stands for a device: its role and scope say what it may do, and the desk throws it out as it does any device.

mod asker;
mod command;
mod document;
mod drafts;
mod fresh;
mod listing;
mod others;
mod page;
mod problem;
mod programs;
mod reads;
mod stream;

use crate::hall::Hall;
use crate::socket::Peer;
use axum::Router;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use std::sync::Arc;

pub(crate) use asker::bearer;
#[cfg(feature = "fuzz")]
pub(crate) use command::Asked;
#[cfg(feature = "fuzz")]
pub(crate) use listing::is_cursor;
pub(crate) use problem::{no_route, problem, wrong_key};
pub(crate) use programs::{Programs, report};

/// What is served to programs, each request paid for.
pub(crate) fn router(hall: &Arc<Hall>) -> Router<Arc<Hall>> {
    Router::new()
        .route("/api/v1/commands", post(command::command))
        .route("/api/v1/gathering", get(reads::gathering))
        .route("/api/v1/tournaments", get(reads::tournaments))
        .route("/api/v1/tournaments/{tournament}", get(reads::tournament))
        .route(
            "/api/v1/tournaments/{tournament}/entrants",
            get(reads::entrants),
        )
        .route(
            "/api/v1/tournaments/{tournament}/entrants/{entrant}",
            get(reads::entrant),
        )
        .route(
            "/api/v1/tournaments/{tournament}/entrants/{entrant}/way",
            get(reads::way),
        )
        .route("/api/v1/stages", get(reads::stages))
        .route("/api/v1/stages/{stage}", get(reads::stage))
        .route("/api/v1/stages/{stage}/standings", get(reads::standings))
        .route("/api/v1/matches", get(reads::matches))
        .route("/api/v1/matches/{match}", get(reads::one_match))
        .route("/api/v1/drafts", get(drafts::drafts))
        .route("/api/v1/drafts/statistics", get(drafts::statistics))
        .route("/api/v1/drafts/export", get(drafts::export))
        .route("/api/v1/drafts/{match}", get(drafts::draft))
        .route("/api/v1/drafts/{match}/hints", get(drafts::hints))
        .route("/api/v1/stations", get(reads::stations))
        .route("/api/v1/stream", get(stream::stream))
        .route("/api/v1/message", get(reads::message))
        .route("/api/v1/help", get(reads::help))
        .route("/api/v1/token", get(reads::token))
        .route("/api/v1/openapi.json", get(document::openapi))
        .route("/api", get(page::page))
        .route("/api/page.css", get(page::style))
        .route_layer(from_fn_with_state(Arc::clone(hall), meter))
}

/// Lets nobody ask too much, and tells everybody how much they may still ask
/// (draft-ietf-httpapi-ratelimit-headers-10).
pub(crate) async fn meter(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    request: Request,
    next: Next,
) -> Response {
    let device = asker::bearer(request.headers());
    let paid = hall.programs.pay(device.as_deref(), peer.address.ip());
    let mut response = match paid.left {
        Some(_) => {
            let response = next.run(request).await;
            if let Some(device) = device {
                let address = peer.address.ip();
                hall.programs.is_used(&device, address, hall.hub.now());
            }
            response
        }
        None => problem::spent("Too many requests. Wait a second, and ask less often."),
    };
    let (policy, most, left) = (paid.policy, paid.most, paid.left.unwrap_or(0));
    let full = crate::link::Purse::FULL_AFTER;
    let told = [
        (
            "ratelimit-policy",
            format!("\"{policy}\";q={most};w={full}"),
        ),
        ("ratelimit", format!("\"{policy}\";r={left};t={full}")),
    ];
    for (name, value) in told {
        if let Ok(value) = HeaderValue::try_from(value) {
            let name = HeaderName::from_static(name);
            response.headers_mut().insert(name, value);
        }
    }
    response
}
