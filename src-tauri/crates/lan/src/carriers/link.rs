//! A link without a socket: its frames come down as events or question by question, and go up by post.
//!
//! The frames are those of a socket, from the challenge on. Only who may act on a link is asked more: on a socket the
//! connection itself belongs to one device, here anybody who heard its name could post to it.

use super::events::stream_of;
use super::full;
use super::mailbox::{Closed, Fetched, Mailbox};
use crate::crypto::Nonce;
use crate::hall::Hall;
use crate::link::{End, Post, Posted, serve_posted};
use crate::routes::{is_json, refuse};
use crate::socket::Peer;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream;
use lanista_wire::limits::{BODY_BYTES, MESSAGE_BYTES};
use lanista_wire::view::Carrier;
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Frames in one letter to the server.
const FRAMES: usize = 64;
/// How long the last letters of a link can still be fetched.
const LINGER: Duration = Duration::from_secs(10);

/// All links without a socket, by their names.
#[derive(Debug, Default)]
pub(crate) struct Postings(Mutex<HashMap<String, Posting>>);

#[derive(Clone, Debug)]
struct Posting {
    mailbox: Arc<Mailbox>,
    to: mpsc::Sender<Posted>,
    address: IpAddr,
    carrier: Carrier,
}

impl Postings {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Posting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, id: &str) -> Option<Posting> {
        self.all().get(id).cloned()
    }
}

/// The letters of a link as the body of a stream: who stops to read it has left.
struct Reading {
    hall: Arc<Hall>,
    id: String,
    mailbox: Arc<Mailbox>,
    last: u64,
    is_over: bool,
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.mailbox.leave();
        self.hall.postings.all().remove(&self.id);
    }
}

/// `GET /api/v1/link`: begins a link and streams its frames.
pub(crate) async fn stream(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
) -> Response {
    let Some((id, mailbox)) = begin(&hall, peer, Carrier::Events) else {
        return no_random();
    };
    let reading = Reading {
        hall,
        id,
        mailbox,
        last: 0,
        is_over: false,
    };
    let body = stream::unfold(reading, |mut reading| async {
        if reading.is_over {
            return None;
        }
        let Fetched {
            last,
            letters,
            closed,
        } = reading.mailbox.after(reading.last).await?;
        reading.last = last;
        reading.is_over = closed.is_some();
        Some((Ok::<_, Infallible>(events(&letters, closed)), reading))
    });
    stream_of(Body::from_stream(body))
}

/// Letters as events. No frame has a line break.
fn events(letters: &[Bytes], closed: Option<Closed>) -> Bytes {
    let mut bytes = Vec::with_capacity(letters.iter().map(|letter| letter.len() + 8).sum());
    for letter in letters {
        bytes.extend_from_slice(b"data: ");
        bytes.extend_from_slice(letter);
        bytes.extend_from_slice(b"\n\n");
    }
    if let Some(Closed { close, code }) = closed {
        let end = json!({ "code": close, "reason": code });
        bytes.extend(format!("event: close\ndata: {end}\n\n").into_bytes());
    }
    bytes.into()
}

/// `POST /api/v1/link`: begins a link whose frames are fetched question by question.
pub(crate) async fn open(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
) -> Response {
    if !is_json(&headers) {
        return no_json();
    }
    // The link outlives every connection, and has a place of its own.
    let Ok(place) = hall.places.enter(peer.address.ip()) else {
        return full();
    };
    match begin(
        &hall,
        Peer::new(peer.address, peer.local, place),
        Carrier::Poll,
    ) {
        Some((id, _)) => Json(json!({ "link": id })).into_response(),
        None => no_random(),
    }
}

fn begin(hall: &Arc<Hall>, peer: Peer, carrier: Carrier) -> Option<(String, Arc<Mailbox>)> {
    let connection = Nonce::fresh().ok()?;
    let id = connection.text();
    let mailbox = Mailbox::empty();
    let (to, from) = mpsc::channel(FRAMES);
    let posting = Posting {
        mailbox: Arc::clone(&mailbox),
        to,
        address: peer.address.ip().to_canonical(),
        carrier,
    };
    hall.postings.all().insert(id.clone(), posting);
    let post = Post {
        mailbox: Arc::clone(&mailbox),
        from,
    };
    let (hall, name) = (Arc::clone(hall), id.clone());
    tokio::spawn(async move {
        Box::pin(serve_posted(
            Arc::clone(&hall),
            peer,
            post,
            connection,
            carrier,
        ))
        .await;
        if carrier == Carrier::Poll {
            tokio::time::sleep(LINGER).await;
        }
        hall.postings.all().remove(&name);
    });
    Some((id, mailbox))
}

/// `GET /api/v1/link/{id}?after=…`: waits for the frames after one that was fetched.
pub(crate) async fn fetch(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    Path(id): Path<String>,
    Query(question): Query<HashMap<String, String>>,
) -> Response {
    let after = question.get("after").and_then(|after| after.parse().ok());
    let found = hall.postings.find(&id).filter(|posting| {
        posting.carrier == Carrier::Poll && posting.address == peer.address.ip().to_canonical()
    });
    let (Some(posting), Some(after)) = (found, after) else {
        return no_link();
    };
    // A queue that is full is sign enough.
    let _full = posting.to.try_send(Posted::Life);
    drop(posting.to);
    let fetched = tokio::time::timeout(hall.times.poll, posting.mailbox.after(after)).await;
    let Fetched {
        last,
        letters,
        closed,
    } = match fetched {
        Ok(Some(fetched)) => fetched,
        Ok(None) => return no_link(),
        Err(_) => Fetched {
            last: after,
            letters: Vec::new(),
            closed: None,
        },
    };
    let frames: Vec<_> = letters
        .iter()
        .map(|letter| String::from_utf8_lossy(letter))
        .collect();
    let close = closed.map(|Closed { close, code }| json!({ "code": close, "reason": code }));
    Json(json!({ "last": last, "frames": frames, "close": close })).into_response()
}

/// `POST /api/v1/link/{id}`: frames of the page, in order; answers when all of them were taken.
pub(crate) async fn post(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if !is_json(&headers) {
        return no_json();
    }
    let Some(posting) = hall.postings.find(&id) else {
        return no_link();
    };
    let bytes = tokio::time::timeout(hall.times.body, to_bytes(body, BODY_BYTES)).await;
    let Ok(Ok(bytes)) = bytes else {
        return refused(&End::TOO_LARGE);
    };
    let frames = serde_json::from_slice::<Vec<String>>(&bytes).ok();
    let Some(frames) = frames.filter(|frames| (1..=FRAMES).contains(&frames.len())) else {
        return refused(&End::MALFORMED);
    };
    let count = frames.len();
    let is_near = posting.address == peer.address.ip().to_canonical();
    for frame in frames {
        // What is signed proves itself; anything else must at least come from where the link was begun.
        if frame.starts_with('{') && !is_near {
            return refused(&End::FORGED);
        }
        if frame.len() > MESSAGE_BYTES {
            return refused(&End::TOO_LARGE);
        }
        let (answer, wait) = oneshot::channel();
        let patience = hall.times.write;
        let taken = tokio::time::timeout(patience, async {
            let _gone = posting.to.send(Posted::Text(frame.into(), answer)).await;
            wait.await
        });
        match taken.await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(end))) => return refused(&end),
            Ok(Err(_)) => return no_link(),
            Err(_) => {
                let text = "The server is busy with what this device sent before.";
                return refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", text);
            }
        }
    }
    Json(json!({ "taken": count })).into_response()
}

fn refused(end: &End) -> Response {
    let End::Closed { close, code, text } = end else {
        return no_link();
    };
    let status = match close {
        1009 => StatusCode::PAYLOAD_TOO_LARGE,
        4401 => StatusCode::UNAUTHORIZED,
        4429 => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::BAD_REQUEST,
    };
    refuse(status, code, text)
}

fn no_link() -> Response {
    refuse(
        StatusCode::NOT_FOUND,
        "no_link",
        "This link is over. Begin another one.",
    )
}

fn no_json() -> Response {
    let text = "Links are spoken to in JSON.";
    refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "malformed", text)
}

fn no_random() -> Response {
    let text = "This machine gives no random numbers.";
    refuse(StatusCode::SERVICE_UNAVAILABLE, "no_random", text)
}
