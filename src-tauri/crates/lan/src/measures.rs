//! What the server counts of itself: links, requests, messages and ends, and the last ten minutes of all figures.
//!
//! Labels are words of this program and never anything that somebody sent, so that there are only so many.

mod history;
mod text;

pub(crate) use history::keep;

use crate::api::bearer;
use crate::hall::Hall;
use crate::link::End;
use crate::presence::Who;
use crate::routes::refuse;
use crate::socket::Peer;
use axum::extract::{Extension, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use history::History;
use lanista_wire::frame::Standing;
use lanista_wire::shared::Role;
use lanista_wire::view::Carrier;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whoever asks through another program is not on this machine, however near that program is.
const FORWARDED: [HeaderName; 2] = [
    header::FORWARDED,
    HeaderName::from_static("x-forwarded-for"),
];

/// Who is at the other end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seat {
    Desk,
    HeadJudge,
    Judge,
    Captain,
    Caster,
    /// A device that the desk has not let in yet.
    Waiting,
    Screen,
    Phone,
}

/// What carries a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Carried {
    Websocket,
    Events,
    Poll,
}

/// What is counted since the start.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    /// Open now, by seat and carrier.
    links: Mutex<BTreeMap<(Seat, Carried), u64>>,
    opened: AtomicU64,
    ends: Mutex<BTreeMap<&'static str, u64>>,
    turned_away: AtomicU64,
    messages: AtomicU64,
    /// By the first digit of the status.
    answers: [AtomicU64; 5],
    history: Mutex<History>,
}

/// One open link, counted until it is dropped.
#[derive(Debug)]
pub(crate) struct Counted {
    measures: Arc<Measures>,
    at: (Seat, Carried),
}

impl Seat {
    pub(crate) const ALL: [Self; 8] = [
        Self::Desk,
        Self::HeadJudge,
        Self::Judge,
        Self::Captain,
        Self::Caster,
        Self::Waiting,
        Self::Screen,
        Self::Phone,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::HeadJudge => "head_judge",
            Self::Judge => "judge",
            Self::Captain => "captain",
            Self::Caster => "caster",
            Self::Waiting => "waiting",
            Self::Screen => "screen",
            Self::Phone => "phone",
        }
    }

    /// Where somebody without a key sits.
    pub(crate) const fn looking(who: &Who) -> Self {
        match who {
            Who::Screen { .. } => Self::Screen,
            Who::Phone | Who::Device(_) => Self::Phone,
        }
    }

    /// Where somebody with this standing sits.
    pub(crate) const fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Admitted { role, .. } => match role {
                Role::Desk => Self::Desk,
                Role::HeadJudge => Self::HeadJudge,
                Role::Judge => Self::Judge,
                Role::Captain => Self::Captain,
                Role::Caster => Self::Caster,
                Role::Screen => Self::Screen,
                Role::Public => Self::Phone,
            },
            Standing::Screen { .. } => Self::Screen,
            Standing::Anonymous => Self::Phone,
            Standing::Waiting { .. }
            | Standing::Refused
            | Standing::Revoked
            | Standing::Unknown => Self::Waiting,
        }
    }
}

impl From<Carrier> for Carried {
    fn from(carrier: Carrier) -> Self {
        match carrier {
            Carrier::Socket => Self::Websocket,
            Carrier::Events => Self::Events,
            Carrier::Poll => Self::Poll,
        }
    }
}

impl Carried {
    pub(crate) const ALL: [Self; 3] = [Self::Websocket, Self::Events, Self::Poll];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Websocket => "websocket",
            Self::Events => "sse",
            Self::Poll => "poll",
        }
    }
}

impl Measures {
    /// A link has begun.
    pub(crate) fn link(self: &Arc<Self>, seat: Seat, carried: Carried) -> Counted {
        self.opened.fetch_add(1, Ordering::Relaxed);
        let at = (seat, carried);
        *lock(&self.links).entry(at).or_default() += 1;
        Counted {
            measures: Arc::clone(self),
            at,
        }
    }

    /// A link, or the beginning of one, has ended.
    pub(crate) fn ended(&self, end: &End) {
        *lock(&self.ends).entry(end.code()).or_default() += 1;
    }

    /// There was no place for a connection.
    pub(crate) fn turned_away(&self) {
        self.turned_away.fetch_add(1, Ordering::Relaxed);
    }

    /// Somebody said something on a link.
    pub(crate) fn heard(&self) {
        self.messages.fetch_add(1, Ordering::Relaxed);
    }

    /// A request was answered.
    pub(crate) fn answered(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(count) = self.answers.get(class) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Counted {
    /// The device became something else.
    pub(crate) fn sits(&mut self, seat: Seat) {
        let next = (seat, self.at.1);
        let mut links = lock(&self.measures.links);
        leave(&mut links, self.at);
        *links.entry(next).or_default() += 1;
        self.at = next;
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        leave(&mut lock(&self.measures.links), self.at);
    }
}

fn leave(links: &mut BTreeMap<(Seat, Carried), u64>, at: (Seat, Carried)) {
    if let Some(count) = links.get_mut(&at) {
        *count = count.saturating_sub(1);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `GET /metrics`: for programs on this machine, and for those that have a token of the desk.
pub(crate) async fn metrics(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
) -> Response {
    let is_forwarded = FORWARDED.iter().any(|name| headers.contains_key(name));
    let is_here = peer.address.ip().to_canonical().is_loopback() && !is_forwarded;
    if !is_here && !has_token(&hall, &headers).await {
        let text = "Figures are read on the server's own machine, or with a token of the desk: Authorization: Bearer …";
        let mut response = refuse(StatusCode::UNAUTHORIZED, "no_token", text);
        response.headers_mut().insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"lanista\""),
        );
        return response;
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    match text::of(&hall) {
        Ok(text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the figures could not be written");
            refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                "failed",
                "The figures could not be written.",
            )
        }
    }
}

async fn has_token(hall: &Hall, headers: &HeaderMap) -> bool {
    let Some(device) = bearer(headers) else {
        return false;
    };
    matches!(hall.standing(&device).await, Standing::Admitted { .. })
}
