//! `GET /api/v1/events?topic=…`: what is public as a stream of server-sent events, with the frames of a link.

use super::feed::{Feed, Next};
use super::{full, names, overlay_key};
use crate::api::wrong_key;
use crate::arrivals::Step;
use crate::hall::{Hall, ended};
use crate::link::{End, text};
use crate::measures::{Carried, Counted, Seat};
use crate::overlays::Renewed;
use crate::presence::Who;
use crate::socket::Peer;
use axum::body::Body;
use axum::extract::{Extension, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{self, HeaderName};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream;
use lanista_hub::Following;
use lanista_wire::frame::ServerFrame;
use lanista_wire::view::Carrier;
use serde_json::json;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::watch;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Milliseconds after which a browser comes back.
const RETRY: u32 = 2_000;

/// One stream, until its reader or the server leaves.
struct Events {
    hall: Arc<Hall>,
    peer: Peer,
    number: u64,
    _counted: Counted,
    feed: Arc<Feed>,
    following: Following,
    renewed: Renewed,
    ending: watch::Receiver<bool>,
    /// Up to where the reader was told that everything is complete.
    told: u64,
    is_over: bool,
}

/// Streams until one side leaves.
pub(crate) async fn get(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    Query(question): Query<Vec<(String, String)>>,
) -> Response {
    let names = match names(&question, "topic", hall.limits.topics) {
        Ok(names) => names,
        Err(refusal) => return *refusal,
    };
    let key = overlay_key(&question);
    let Ok((audience, renewed)) = hall.seen_with(key, peer.address.ip()).await else {
        return wrong_key();
    };
    if peer.place.become_phone().is_err() {
        return full();
    }
    let resumed = pulse(&hall, &headers, &names);
    let feed = Feed::after(resumed.unwrap_or(0));
    let outlet = Arc::clone(&feed) as _;
    let following = hall.hub.follow_with(audience, outlet).await;
    match resumed {
        Some(pulse) => following.resume(names, pulse).await,
        None => {
            let fresh = names.into_iter().map(|name| (name, 0)).collect();
            following.sub(fresh).await;
        }
    }
    // Comes back once the answer is whole.
    following.catch_up(BTreeMap::new()).await;
    hall.arrived(&peer, Step::Linked);
    let from = (peer.address.ip(), Carrier::Events, None);
    let number = hall.presence.up(&Who::Phone, from, hall.hub.now());
    let begin = json!({
        "t": "begin", "epoch": hall.hub.epoch(), "at": hall.hub.now(), "resumed": resumed.is_some(),
    });
    let first = Bytes::from(format!("retry: {RETRY}\ndata: {begin}\n\n"));
    let events = Events {
        ending: hall.ending.subscribe(),
        _counted: hall.measures.link(Seat::Phone, Carried::Events),
        hall,
        peer,
        number,
        feed,
        following,
        renewed,
        told: resumed.unwrap_or(0),
        is_over: false,
    };
    let body = stream::unfold((Some(first), events), |(first, mut events)| async {
        let bytes = match first {
            Some(first) => first,
            None => Box::pin(events.next()).await?,
        };
        Some((Ok::<_, Infallible>(bytes), (None, events)))
    });
    stream_of(Body::from_stream(body))
}

/// The answer that a stream of events is. Its connection ends with it, and gives its place back.
pub(super) fn stream_of(body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CONNECTION, "close"),
        // Proxies that would collect an answer before they pass it on.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, body).into_response()
}

/// The publication up to which a reader that comes back has everything. What went under a prefix meanwhile has no
/// name any more: who follows one begins anew.
fn pulse(hall: &Hall, headers: &HeaderMap, names: &[String]) -> Option<u64> {
    let id = headers.get(LAST_EVENT_ID)?.to_str().ok()?;
    let (epoch, pulse) = id.rsplit_once('-')?;
    let is_exact = names.iter().all(|name| !name.ends_with('/'));
    (is_exact && epoch == hall.hub.epoch())
        .then(|| pulse.parse().ok())
        .flatten()
}

impl Events {
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if self.is_over {
                return None;
            }
            tokio::select! {
                () = ended(&mut self.ending) => {
                    self.is_over = true;
                    return End::RESTART.bye().map(|bye| event(&bye));
                }
                () = self.renewed.come() => {
                    self.is_over = true;
                    return End::RENEWED.bye().map(|bye| event(&bye));
                }
                next = self.feed.next() => match next {
                    Next::News(frame, complete) => return Some(self.news(&frame.json(), complete)),
                    Next::Complete(pulse) => if let Some(id) = self.id(pulse) {
                        return Some(format!("id: {id}\n\n").into());
                    },
                    Next::Missed(missed) => self.following.catch_up(missed).await,
                },
                () = tokio::time::sleep(self.hall.times.tick) => {
                    // Nothing came for a while: what was given is complete as soon as the hub says so.
                    self.following.catch_up(BTreeMap::new()).await;
                    let tick = ServerFrame::Tick { at: self.hall.hub.now(), sum: None };
                    return Some(event(&tick));
                }
            }
        }
    }

    fn news(&mut self, json: &[u8], complete: Option<u64>) -> Bytes {
        let id = complete.and_then(|pulse| self.id(pulse));
        let mut bytes = Vec::with_capacity(json.len() + 64);
        if let Some(id) = id {
            bytes.extend(format!("id: {id}\n").into_bytes());
        }
        bytes.extend_from_slice(b"data: ");
        bytes.extend_from_slice(json);
        bytes.extend_from_slice(b"\n\n");
        bytes.into()
    }

    /// The number to come back with, where it is a new one.
    fn id(&mut self, pulse: u64) -> Option<String> {
        (pulse > self.told).then(|| {
            self.told = pulse;
            format!("{}-{pulse}", self.hall.hub.epoch())
        })
    }
}

/// A frame as an event. JSON has no line breaks.
fn event(frame: &ServerFrame) -> Bytes {
    format!("data: {}\n\n", text(frame)).into()
}

impl Drop for Events {
    fn drop(&mut self) {
        self.feed.leave();
        let now = self.hall.hub.now();
        self.hall.presence.down(&Who::Phone, self.number, now);
        self.peer.place.end();
    }
}
