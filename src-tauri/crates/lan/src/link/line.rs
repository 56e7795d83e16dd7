//! The socket with its signature, its running hash and its three clocks.

use super::End;
use crate::crypto::{RunningSum, Signer};
use crate::options::Times;
use crate::socket::Peer;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use bytes::Bytes;
use lanista_wire::frame::ServerFrame;
use std::time::Duration;
use tokio::time::Instant;
use tungstenite::Error as Broken;

/// How long a goodbye may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// One end of a link.
#[derive(Debug)]
pub(super) struct Line {
    socket: WebSocket,
    pub(super) peer: Peer,
    times: Times,
    proved: Option<Proved>,
    sent: Instant,
    ticked: Instant,
    heard: Instant,
    pinged: Instant,
}

/// What only a link of a proved device has.
#[derive(Debug)]
struct Proved {
    signer: Signer,
    sum: RunningSum,
}

/// What a client said.
#[derive(Debug)]
pub(super) enum Said {
    Text(Utf8Bytes),
    /// A ping, a pong: a sign of life.
    Life,
}

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    Tick,
    Ping,
    /// Nothing was heard for too long.
    Dead,
}

impl Line {
    pub(super) fn new(socket: WebSocket, peer: Peer, times: Times) -> Self {
        let now = Instant::now();
        Self {
            socket,
            peer,
            times,
            proved: None,
            sent: now,
            ticked: now,
            heard: now,
            pinged: now,
        }
    }

    /// From now on frames are signed.
    pub(super) fn prove(&mut self, signer: Signer) {
        self.proved = Some(Proved {
            signer,
            sum: RunningSum::default(),
        });
    }

    /// Sends a frame of this link's own: signed where the device is proved.
    pub(super) async fn say(&mut self, frame: &ServerFrame) -> Result<(), End> {
        let json = text(frame);
        let message = match &mut self.proved {
            Some(proved) => proved.signer.sign(&json),
            None => json,
        };
        self.send(message.into()).await
    }

    /// Sends a frame whose bytes others may share: never signed, but covered by the running hash.
    pub(super) async fn share(&mut self, frame: Bytes) -> Result<(), End> {
        if let Some(proved) = &mut self.proved {
            proved.sum.add(&frame);
        }
        // The hub serialises JSON, so these are always letters; the check copies nothing.
        let frame = Utf8Bytes::try_from(frame).map_err(|_| End::Gone)?;
        self.send(frame).await
    }

    /// Sends a bare frame that is not shared.
    pub(super) async fn say_bare(&mut self, frame: &ServerFrame) -> Result<(), End> {
        self.share(text(frame).into()).await
    }

    /// A tick: nothing new, and what was sent bare until now.
    pub(super) async fn tick(&mut self, at: u64) -> Result<(), End> {
        let sum = self.proved.as_ref().map(|proved| proved.sum.text());
        self.ticked = Instant::now();
        self.say(&ServerFrame::Tick { at, sum }).await
    }

    /// A ping of the protocol beneath.
    pub(super) async fn ping(&mut self) -> Result<(), End> {
        self.pinged = Instant::now();
        self.socket
            .send(Message::Ping(Bytes::new()))
            .await
            .map_err(|_| End::Gone)
    }

    async fn send(&mut self, frame: Utf8Bytes) -> Result<(), End> {
        self.sent = Instant::now();
        self.socket
            .send(Message::Text(frame))
            .await
            .map_err(|_| End::Gone)
    }

    /// What the client says next. Safe to cancel.
    pub(super) async fn recv(&mut self) -> Result<Said, End> {
        let message = self.socket.recv().await.ok_or(End::Gone)?;
        self.heard = Instant::now();
        match message {
            Ok(Message::Text(text)) => Ok(Said::Text(text)),
            Ok(Message::Ping(_) | Message::Pong(_)) => Ok(Said::Life),
            Ok(Message::Binary(_)) => Err(End::MALFORMED),
            Ok(Message::Close(_)) => Err(End::Gone),
            Err(error) => Err(match error.into_inner().downcast_ref::<Broken>() {
                Some(Broken::Capacity(_)) => End::TOO_LARGE,
                Some(Broken::Utf8(_) | Broken::Protocol(_)) => End::MALFORMED,
                Some(_) | None => End::Gone,
            }),
        }
    }

    /// Counts as heard while work of this device goes on and its socket is not read.
    pub(super) fn is_alive(&mut self) {
        self.heard = Instant::now();
    }

    /// When to look at [`Line::due`] again at the latest.
    pub(super) fn next(&self) -> Instant {
        self.tick_at()
            .min(self.pinged + self.times.ping)
            .min(self.heard + self.times.dead)
    }

    /// What is to be done now.
    pub(super) fn due(&self) -> Due {
        let now = Instant::now();
        if self.heard + self.times.dead <= now {
            Due::Dead
        } else if self.tick_at() <= now {
            Due::Tick
        } else if self.pinged + self.times.ping <= now {
            Due::Ping
        } else {
            Due::Nothing
        }
    }

    /// A proved link is owed its hash even while other frames flow; any frame keeps an anonymous one alive.
    fn tick_at(&self) -> Instant {
        let since = if self.proved.is_some() {
            self.ticked
        } else {
            self.sent
        };
        since + self.times.tick
    }

    /// Says goodbye with its reason and closes.
    pub(super) async fn close(&mut self, close: u16, code: &str, sentence: &str) {
        self.peer.linger();
        let bye = text(&ServerFrame::Bye {
            code: code.to_owned(),
            text: sentence.to_owned(),
        });
        let reason = CloseFrame {
            code: close,
            reason: Utf8Bytes::from(code),
        };
        let farewell = async {
            self.socket.send(Message::Text(bye.into())).await?;
            self.socket.send(Message::Close(Some(reason))).await
        };
        let _late = tokio::time::timeout(FAREWELL, farewell).await;
    }
}

fn text(frame: &ServerFrame) -> String {
    // Frames are plain structs with text keys; serialising them cannot fail.
    serde_json::to_string(frame).unwrap_or_default()
}
