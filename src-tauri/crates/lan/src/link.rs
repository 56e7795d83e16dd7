//! One link: a socket that greets, proves, follows and commands (`docs/PROTOCOL.md`, A link).
//!
//! Bytes → frame → work → frame → bytes. Nothing is decided here: commands go to the hub as they came, and documents
//! come from it as bytes that all links share.

mod ask;
mod ask_past;
mod command;
mod hello;
mod inbound;
mod line;
mod run;

use crate::hall::Hall;
use crate::presence::Who;
use crate::socket::Peer;
use axum::extract::ws::WebSocket;
use line::Line;
use std::sync::Arc;
use tracing::Instrument as _;

/// Why a link ends.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
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
    const TOO_LARGE: Self = Self::closed(1009, "too_large", "That message was too large.");
    const RESTART: Self = Self::closed(1012, "restart", "The server is ending or starting anew.");
    const MALFORMED: Self = Self::closed(
        4400,
        "malformed",
        "That was no message of this protocol. Reload the page.",
    );
    const FORGED: Self = Self::closed(
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

    const fn closed(close: u16, code: &'static str, text: &'static str) -> Self {
        Self::Closed { close, code, text }
    }
}

/// Serves one socket from its first frame to its last.
pub(crate) async fn serve(hall: Arc<Hall>, peer: Peer, socket: WebSocket) {
    let span = tracing::info_span!("link", address = %peer.address, device = tracing::field::Empty);
    let mut line = Line::new(socket, peer.clone(), hall.times);
    async move {
        let end = match hello::greet(&hall, &mut line).await {
            Ok(greeted) => {
                let who = greeted.who.clone();
                if let Who::Device(device) = &who {
                    tracing::Span::current().record("device", device.as_str());
                }
                let number = hall.presence.up(&who, peer.address.ip(), hall.hub.now());
                let end = Box::pin(run::run(Arc::clone(&hall), &mut line, greeted, number)).await;
                hall.presence.down(&who, number, hall.hub.now());
                end
            }
            Err(end) => end,
        };
        tracing::debug!(?end, "link ended");
        if let End::Closed { close, code, text } = end {
            line.close(close, code, text).await;
        }
        peer.place.end();
    }
    .instrument(span)
    .await;
}
