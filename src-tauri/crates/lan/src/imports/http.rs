//! The three requests of an import. The ticket in the address is the permission; only a desk gets one.

use super::{NoPreview, Read, Shown, drafts};
use crate::hall::Hall;
use crate::routes::refuse;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use lanista_exchange::{Source, Wishes};
use lanista_wire::limits::{BODY_BYTES, IMPORT_BYTES};
use serde::Deserialize;
use std::sync::Arc;

/// What stands behind the question mark.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    /// The file's name; empty for the clipboard.
    #[serde(default)]
    name: String,
}

/// `PUT /api/v1/imports/{ticket}?name=…`: the bytes.
pub(crate) async fn put(
    State(hall): State<Arc<Hall>>,
    Path(ticket): Path<String>,
    Query(named): Query<Named>,
    body: Body,
) -> Response {
    let bytes = match taken(&hall, &ticket, body, IMPORT_BYTES).await {
        Ok(bytes) => bytes,
        Err(refusal) => return refusal,
    };
    let name = named.name.chars().take(200).collect::<String>();
    if drafts::is_asked(&hall, &ticket) {
        return drafts::told(name, bytes).await;
    }
    let source = Source { name, bytes };
    answer(hall.preview(&ticket, Some(source), Wishes::default()).await)
}

/// `POST /api/v1/imports/{ticket}`: wishes for the file that is there.
pub(crate) async fn wish(
    State(hall): State<Arc<Hall>>,
    Path(ticket): Path<String>,
    body: Body,
) -> Response {
    let bytes = match taken(&hall, &ticket, body, BODY_BYTES).await {
        Ok(bytes) => bytes,
        Err(refusal) => return refusal,
    };
    match serde_json::from_slice::<Wishes>(&bytes) {
        Ok(wishes) => answer(hall.preview(&ticket, None, wishes).await),
        Err(_) => refuse(
            StatusCode::BAD_REQUEST,
            "malformed",
            "These wishes cannot be understood. Reload the page.",
        ),
    }
}

/// `GET /api/v1/imports/{ticket}/faulty.csv`.
pub(crate) async fn faulty(State(hall): State<Arc<Hall>>, Path(ticket): Path<String>) -> Response {
    let read = hall
        .imports
        .ticket(&ticket, hall.hub.now())
        .and_then(|ticket| ticket.read);
    let Some(read) = read else { return unknown() };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"faulty.csv\"",
        ),
    ];
    (headers, read.faulty.clone()).into_response()
}

/// The body of a request whose ticket is good: nobody else's bytes are read.
async fn taken(hall: &Hall, ticket: &str, body: Body, most: usize) -> Result<Vec<u8>, Response> {
    if hall.imports.ticket(ticket, hall.hub.now()).is_none() {
        return Err(unknown());
    }
    match tokio::time::timeout(hall.times.body, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(_)) => {
            let text = "This file is too large, or it did not arrive whole.";
            Err(refuse(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text))
        }
        Err(_) => Err(refuse(
            StatusCode::REQUEST_TIMEOUT,
            "too_slow",
            "The file took too long to arrive.",
        )),
    }
}

fn answer(outcome: Result<Arc<Read>, NoPreview>) -> Response {
    match outcome {
        Ok(read) => Json(Shown {
            digest: &read.digest,
            preview: &read.preview,
        })
        .into_response(),
        Err(NoPreview::Unknown) => unknown(),
        Err(NoPreview::Unreadable(reason)) => refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            reason.code(),
            &reason.to_string(),
        ),
        Err(NoPreview::Failed) => refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "failed",
            "This file could not be read. Save the list as CSV.",
        ),
    }
}

fn unknown() -> Response {
    refuse(
        StatusCode::NOT_FOUND,
        "import_unknown",
        "The file is not there any more. Choose it again.",
    )
}
