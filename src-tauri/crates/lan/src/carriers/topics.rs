//! `GET /api/v1/topics?name=…`: documents as one answer with an ETag, at once or when they have changed.

use super::feed::{Feed, Next};
use super::{full, names, overlay_key};
use crate::api::{problem, wrong_key};
use crate::hall::{Hall, ended};
use crate::socket::Peer;
use axum::body::Body;
use axum::extract::{Extension, Query, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream;
use lanista_hub::{Following, Frame};
use lanista_wire::topic::{Audience, Topic};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::time::timeout;

/// Names in one question; a prefix is one name.
const NAMES: usize = 64;

/// Documents as they are now, each as the frame that all who follow get.
pub(crate) struct Documents {
    feed: Arc<Feed>,
    following: Following,
    pub(crate) known: BTreeMap<Topic, Frame>,
    is_one: bool,
}

/// Answers at once, or, with `after`, when something is different.
pub(crate) async fn get(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    Query(question): Query<Vec<(String, String)>>,
) -> Response {
    let names = match names(&question, "name", NAMES) {
        Ok(names) => names,
        Err(refusal) => return *refusal,
    };
    let key = overlay_key(&question);
    let Ok((audience, _)) = hall.seen_with(key, peer.address.ip()).await else {
        return wrong_key();
    };
    let after = question.iter().find(|(key, _)| key == "after");
    let after = after.map(|(_, tag)| tag.trim_matches('"').to_owned());
    if after.is_some() && peer.place.look_on().is_err() {
        return full();
    }
    let mut documents = Documents::read(&hall, names, audience).await;
    if let Some(after) = after {
        let mut ending = hall.ending.subscribe();
        let is_different = async {
            while documents.tag(hall.hub.epoch()) == after {
                documents.change().await;
            }
        };
        tokio::select! {
            () = ended(&mut ending) => {}
            _in_time = timeout(hall.times.poll, is_different) => {}
        }
        let tag = documents.tag(hall.hub.epoch());
        if tag == after {
            return unchanged(&tag);
        }
    }
    let tag = documents.tag(hall.hub.epoch());
    let is_known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .any(|one| one.trim().trim_start_matches("W/").trim_matches('"') == tag);
    if is_known {
        return unchanged(&tag);
    }
    documents.answer(hall.hub.epoch(), &tag)
}

impl Documents {
    /// Reads what an audience sees.
    pub(crate) async fn read(hall: &Hall, names: Vec<String>, audience: Audience) -> Self {
        let feed = Feed::after(0);
        let outlet = Arc::clone(&feed) as _;
        let following = hall.hub.follow_with(audience, outlet).await;
        let is_one = matches!(names.as_slice(), [name] if !name.ends_with('/'));
        let fresh = names.into_iter().map(|name| (name, 0)).collect();
        following.sub(fresh).await;
        following.catch_up(BTreeMap::new()).await;
        let mut documents = Self {
            feed,
            following,
            known: BTreeMap::new(),
            is_one,
        };
        documents.settle(BTreeMap::new(), hall).await;
        documents
    }

    /// Takes in until everything is whole. Of what changed meanwhile the whole document is asked for.
    async fn settle(&mut self, mut patched: BTreeMap<Topic, u64>, hall: &Hall) {
        let mut ending = hall.ending.subscribe();
        loop {
            let next = tokio::select! {
                () = ended(&mut ending) => return,
                next = self.feed.next() => next,
            };
            match next {
                Next::News(frame, _) => self.take(frame, &mut patched),
                Next::Missed(missed) => self.following.catch_up(missed).await,
                Next::Complete(_) if patched.is_empty() => return,
                Next::Complete(_) => {
                    self.following.catch_up(std::mem::take(&mut patched)).await;
                }
            }
        }
    }

    fn take(&mut self, frame: Frame, patched: &mut BTreeMap<Topic, u64>) {
        let topic = frame.topic();
        patched.remove(&topic);
        if frame.version() == 0 {
            self.known.remove(&topic);
        } else if frame.from() == 0 {
            self.known.insert(topic, frame);
        } else {
            patched.insert(topic, 0);
        }
    }

    /// Waits until something changed, and takes it in.
    async fn change(&mut self) {
        let mut patched = BTreeMap::new();
        loop {
            match self.feed.next().await {
                Next::News(frame, _) => self.take(frame, &mut patched),
                Next::Missed(missed) => self.following.catch_up(missed).await,
                Next::Complete(_) => {
                    if patched.is_empty() {
                        return;
                    }
                }
            }
            // Also where nothing was patched: the answer to this says that all of a publication is here.
            self.following.catch_up(std::mem::take(&mut patched)).await;
        }
    }

    /// What changes when anything does: the epoch, the newest version, and of several how many there are.
    pub(crate) fn tag(&self, epoch: &str) -> String {
        let newest = self.known.values().map(Frame::version).max().unwrap_or(0);
        if self.is_one {
            format!("{epoch}-{newest}")
        } else {
            format!("{epoch}-{newest}-{}", self.known.len())
        }
    }

    /// The documents as their frames, in the order of their topics.
    fn answer(self, epoch: &str, tag: &str) -> Response {
        let mut response = if self.is_one && self.known.is_empty() {
            let text = "There is no such document, or not for everybody.";
            problem(StatusCode::NOT_FOUND, "not_found", text)
        } else {
            let mut pieces = Vec::with_capacity(2 * self.known.len() + 2);
            pieces.push(Bytes::from(format!("{{\"epoch\":\"{epoch}\",\"frames\":[")));
            for (index, frame) in self.known.values().enumerate() {
                if index > 0 {
                    pieces.push(Bytes::from_static(b","));
                }
                pieces.push(frame.json());
            }
            pieces.push(Bytes::from_static(b"]}"));
            let body = stream::iter(pieces.into_iter().map(Ok::<_, Infallible>));
            let kind = [(header::CONTENT_TYPE, "application/json")];
            (kind, Body::from_stream(body)).into_response()
        };
        mark(&mut response, tag);
        response
    }
}

impl Drop for Documents {
    fn drop(&mut self) {
        self.feed.leave();
    }
}

fn unchanged(tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    mark(&mut response, tag);
    response
}

/// Browsers may keep it, and ask each time whether it still holds.
fn mark(response: &mut Response, tag: &str) {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}
