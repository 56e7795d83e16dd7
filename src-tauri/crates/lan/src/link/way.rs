//! What carries a link: a socket, or letters that are posted and fetched. Everything above is the same for both.

use super::End;
use super::line::Said;
use super::socket::Socket;
use crate::carriers::{Closed, Mailbox};
use bytes::Bytes;
use lanista_hub::{Frame, framed};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tungstenite::{Message, Utf8Bytes};

/// Whom to tell what became of a frame.
pub(super) type Answer = oneshot::Sender<Result<(), End>>;

/// One end of a carrier.
#[derive(Debug)]
pub(super) enum Way {
    Socket(Socket),
    Posted(Post),
}

/// The letters of a link without a socket.
#[derive(Debug)]
pub(crate) struct Post {
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) from: mpsc::Receiver<Posted>,
}

/// What came in.
#[derive(Debug)]
pub(crate) enum Posted {
    /// A frame, and whom to tell what became of it.
    Text(Utf8Bytes, Answer),
    /// A sign of life.
    Life,
}

/// What goes out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Out<'a> {
    /// A text of this link's own.
    Own(&'a str),
    /// News whose bytes others share.
    Shared(&'a Frame),
}

impl Way {
    /// Sends and waits until the other end can have it.
    pub(super) async fn send(&self, out: Out<'_>, patience: Duration) -> Result<(), End> {
        match self {
            Self::Socket(socket) => {
                let framed = match out {
                    Out::Own(text) => framed(text.as_bytes()),
                    Out::Shared(frame) => frame.framed().clone(),
                };
                socket.send(framed, patience).await
            }
            Self::Posted(post) => {
                let text = match out {
                    Out::Own(text) => Bytes::copy_from_slice(text.as_bytes()),
                    Out::Shared(frame) => frame.json(),
                };
                post.mailbox.put(text, patience).await
            }
        }
    }

    /// What comes next, and whom to tell what became of it. Safe to cancel.
    pub(super) async fn recv(&mut self) -> Result<(Said, Option<Answer>), End> {
        match self {
            Self::Socket(socket) => match socket.next().await? {
                Message::Text(text) => Ok((Said::Text(text), None)),
                Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => Ok((Said::Life, None)),
                Message::Binary(_) => Err(End::MALFORMED),
                Message::Close(_) => Err(End::Gone),
            },
            Self::Posted(post) => match post.from.recv().await {
                Some(Posted::Text(text, answer)) => Ok((Said::Text(text), Some(answer))),
                Some(Posted::Life) => Ok((Said::Life, None)),
                None => Err(End::Gone),
            },
        }
    }
}

impl Post {
    /// Ends: with a goodbye that says why, where there is somebody to tell.
    pub(super) fn end(self, end: &End) {
        tracing::debug!(?end, "link ended");
        match (end, end.bye()) {
            (End::Closed { close, code, .. }, Some(bye)) => {
                let closed = Closed {
                    close: *close,
                    code,
                };
                self.mailbox.close(super::text(&bye).into(), closed);
            }
            (End::Gone | End::Closed { .. }, _) => self.mailbox.leave(),
        }
    }
}
