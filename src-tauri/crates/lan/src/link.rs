//! One link: a socket that greets, proves, follows and commands (`docs/PROTOCOL.md`, A link).
//!
//! Bytes → frame → work → frame → bytes. Nothing is decided here: commands go to the hub as they came, and documents
//! come from it as bytes that all links share.

mod ask;
mod ask_draft;
mod ask_drafts;
mod ask_past;
mod ask_webhook;
mod command;
mod followed;
mod hello;
mod inbound;
mod line;
mod onlooker;
mod purse;
mod run;
mod set_drafting;
mod shelf;
mod socket;
mod stream;
mod way;

use crate::arrivals::Step;
use crate::crypto::Nonce;
use crate::hall::Hall;
use crate::measures::Carried;
use crate::presence::Who;
use crate::socket::Peer;
use bytes::Bytes;
use hello::Greeted;
use lanista_hub::framed;
use lanista_wire::frame::ServerFrame;
use lanista_wire::nudge::Whom;
use lanista_wire::view::Carrier;
use line::Line;
use onlooker::Onlooker;
use socket::Socket;
use std::sync::Arc;
use tokio::net::TcpStream;
use tracing::Instrument as _;
use way::Way;

pub(crate) use ask_drafts::piece as drafts_piece;
pub(crate) use command::submit;
#[cfg(feature = "fuzz")]
pub(crate) use inbound::read as read_frame;
pub(crate) use purse::Purse;
pub(crate) use stream::{Stream, Turn};
pub(crate) use way::{Post, Posted};

/// A ping of the protocol beneath, without a payload (RFC 6455, 5.5.2).
pub(crate) const PING: Bytes = Bytes::from_static(&[0x89, 0]);

/// Why a link ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The other end is gone: there is nobody to tell.
    Gone,
    /// The server closes it and says why.
    Closed {
        close: u16,
        code: &'static str,
        text: &'static str,
    },
}

impl End {
    pub(crate) const TOO_LARGE: Self =
        Self::closed(1009, "too_large", "That message was too large.");
    pub(crate) const RESTART: Self =
        Self::closed(1012, "restart", "The server is ending or starting anew.");
    pub(crate) const RENEWED: Self = Self::closed(
        1012,
        "renewed",
        "The key in this address is worth nothing any more.",
    );
    pub(crate) const MALFORMED: Self = Self::closed(
        4400,
        "malformed",
        "That was no message of this protocol. Reload the page.",
    );
    pub(crate) const FORGED: Self = Self::closed(
        4401,
        "forged",
        "A message was not signed by this device, or not the next one.",
    );
    const NOT_LET_IN: Self = Self::closed(
        4403,
        "not_let_in",
        "This device is not let in. Ask the desk.",
    );
    const LATE: Self = Self::closed(4408, "no_hello", "The page did not say who it is in time.");
    const OTHER_PROTOCOL: Self = Self::closed(
        4409,
        "other_protocol",
        "This page belongs to another version of Lanista. Reload it.",
    );
    const TOO_MANY: Self = Self::closed(
        4429,
        "too_many",
        "Too many links or messages come from here.",
    );

    /// The last frame of a link that the server closes.
    pub(crate) fn bye(&self) -> Option<ServerFrame> {
        let Self::Closed { code, text, .. } = self else {
            return None;
        };
        Some(ServerFrame::Bye {
            code: (*code).to_owned(),
            text: (*text).to_owned(),
        })
    }

    /// A word for the reason.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Closed { code, .. } => code,
        }
    }

    const fn closed(close: u16, code: &'static str, text: &'static str) -> Self {
        Self::Closed { close, code, text }
    }
}

/// The JSON of a frame.
pub(crate) fn text(frame: &ServerFrame) -> String {
    // Frames are plain structs with text keys; serialising them cannot fail.
    serde_json::to_string(frame).unwrap_or_default()
}

/// A frame as it goes onto a socket, unsigned.
pub(crate) fn bare(frame: &ServerFrame) -> Bytes {
    framed(text(frame).as_bytes())
}

/// Serves one socket from its first frame to its last.
pub(crate) async fn serve(hall: Arc<Hall>, peer: Peer, tcp: TcpStream, read: Bytes) {
    let way = Way::Socket(Socket::new(tcp, &read));
    let mut line = Line::new(way, peer.clone(), hall.times);
    drop(read);
    let Ok(connection) = Nonce::fresh() else {
        return line.end(End::RESTART).await;
    };
    match hello::greet(&hall, &mut line, connection).await {
        Ok(Greeted {
            who,
            device: None,
            sees: (sees, renewed),
            build,
            topics,
        }) => {
            // A task of its own, so that what the greeting needed does not live as long as the link.
            if let Some(socket) = line.into_socket() {
                let onlooker = Onlooker::enter(hall, peer, socket, (who, sees), build).await;
                tokio::spawn(onlooker.run(topics, renewed));
            }
        }
        Ok(greeted) => serve_known(hall, peer, line, greeted, Carrier::Socket).await,
        Err(end) => {
            hall.measures.ended(&end);
            line.end(end).await;
        }
    }
}

/// The same for a link whose frames are posted and fetched.
pub(crate) async fn serve_posted(
    hall: Arc<Hall>,
    peer: Peer,
    post: Post,
    connection: Nonce,
    carrier: Carrier,
) {
    let mut line = Line::new(Way::Posted(post), peer.clone(), hall.times);
    match hello::greet(&hall, &mut line, connection).await {
        Ok(greeted) => serve_known(hall, peer, line, greeted, carrier).await,
        Err(end) => {
            hall.measures.ended(&end);
            line.end(end).await;
        }
    }
}

async fn serve_known(
    hall: Arc<Hall>,
    peer: Peer,
    mut line: Line,
    greeted: Greeted,
    carrier: Carrier,
) {
    let device = greeted.device.as_ref().map(|device| device.id.as_str());
    let span = tracing::info_span!("link", address = %peer.address, device);
    let who = greeted.who.clone();
    let from = (peer.address.ip(), carrier, greeted.build.clone());
    hall.arrived(&peer, Step::Linked);
    let number = hall.presence.up(&who, from, hall.hub.now());
    let place = (number, Carried::from(carrier));
    let end = Box::pin(run::run(Arc::clone(&hall), &mut line, greeted, place))
        .instrument(span)
        .await;
    hall.presence.down(&who, number, hall.hub.now());
    hall.measures.ended(&end);
    line.end(end).await;
}

/// A screen that the desk may nudge; a phone that looks on is nobody's.
const fn screen(who: &Who) -> Option<Whom> {
    match who {
        Who::Screen { number, .. } => Some(Whom::Screen { number: *number }),
        Who::Phone | Who::Device(_) => None,
    }
}
