//! The carrier with its signature, its running hash and its three clocks.

use super::socket::Socket;
use super::way::{Answer, Out, Way};
use super::{End, PING, bare, text};
use crate::crypto::{RunningSum, Signer};
use crate::options::Times;
use crate::socket::Peer;
use lanista_hub::Frame;
use lanista_wire::frame::ServerFrame;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;
use tungstenite::Utf8Bytes;

/// How long a goodbye may take.
const FAREWELL: Duration = Duration::from_secs(1);
/// The first byte of a close frame (RFC 6455, 5.5.1).
const CLOSE: u8 = 0x88;

/// One end of a link.
#[derive(Debug)]
pub(super) struct Line {
    way: Way,
    pub(super) peer: Peer,
    times: Times,
    proved: Option<Proved>,
    sent: Instant,
    ticked: Instant,
    heard: Instant,
    pinged: Instant,
    /// Whom to tell what became of what was said last.
    answer: Option<Answer>,
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
    pub(super) fn new(way: Way, peer: Peer, times: Times) -> Self {
        let now = Instant::now();
        Self {
            way,
            peer,
            times,
            proved: None,
            sent: now,
            ticked: now,
            heard: now,
            pinged: now,
            answer: None,
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
        self.send(Out::Own(&message)).await
    }

    /// Sends a frame whose bytes others share: never signed, but covered by the running hash.
    pub(super) async fn share(&mut self, frame: &Frame) -> Result<(), End> {
        if let Some(proved) = &mut self.proved {
            proved.sum.add(&frame.json());
        }
        self.send(Out::Shared(frame)).await
    }

    /// Sends a bare frame that is not shared.
    pub(super) async fn say_bare(&mut self, frame: &ServerFrame) -> Result<(), End> {
        let json = text(frame);
        if let Some(proved) = &mut self.proved {
            proved.sum.add(json.as_bytes());
        }
        self.send(Out::Own(&json)).await
    }

    /// A tick: nothing new, and what was sent bare until now.
    pub(super) async fn tick(&mut self, at: u64) -> Result<(), End> {
        let sum = self.proved.as_ref().map(|proved| proved.sum.text());
        self.ticked = Instant::now();
        self.say(&ServerFrame::Tick { at, sum }).await
    }

    /// A ping of the protocol beneath, where there is one.
    pub(super) async fn ping(&mut self) -> Result<(), End> {
        self.pinged = Instant::now();
        match &self.way {
            Way::Socket(socket) => socket.send(PING, self.times.write).await,
            Way::Posted(_) => Ok(()),
        }
    }

    async fn send(&mut self, out: Out<'_>) -> Result<(), End> {
        self.sent = Instant::now();
        self.way.send(out, self.times.write).await
    }

    /// Whether anybody who knows the name of the link could have said something.
    pub(super) const fn is_posted(&self) -> bool {
        matches!(self.way, Way::Posted(_))
    }

    /// Tells whoever posted what became of it. A link of a device does not end because of what a stranger posted.
    pub(super) fn judge(&mut self, heard: Result<(), End>) -> Result<(), End> {
        let Some(answer) = self.answer.take() else {
            return heard;
        };
        let is_strange = heard == Err(End::FORGED) && self.proved.is_some();
        let _gone = answer.send(heard.clone());
        if is_strange { Ok(()) } else { heard }
    }

    /// What the client says next. Safe to cancel.
    pub(super) async fn recv(&mut self) -> Result<Said, End> {
        let (said, answer) = self.way.recv().await?;
        self.heard = Instant::now();
        self.answer = answer;
        Ok(said)
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

    /// The socket alone, for a link that has no signature and no clocks of its own.
    pub(super) fn into_socket(self) -> Option<Socket> {
        match self.way {
            Way::Socket(socket) => Some(socket),
            Way::Posted(_) => None,
        }
    }

    /// Ends: with a goodbye that says why, where there is somebody to tell.
    pub(super) async fn end(self, end: End) {
        let Self { way, peer, .. } = self;
        match way {
            Way::Socket(socket) => farewell(socket, peer, end).await,
            Way::Posted(post) => {
                post.end(&end);
                peer.place.end();
            }
        }
    }
}

/// Closes a socket: with a goodbye that says why, where there is somebody to tell.
pub(super) async fn farewell(socket: Socket, peer: Peer, end: End) {
    tracing::debug!(?end, "link ended");
    let stream = Arc::clone(socket.stream());
    if let End::Closed { close, code, text } = end {
        let bye = bare(&ServerFrame::Bye {
            code: code.to_owned(),
            text: text.to_owned(),
        });
        let mut frames = bye.to_vec();
        frames.extend([CLOSE, u8::try_from(code.len() + 2).unwrap_or(2)]);
        frames.extend(close.to_be_bytes());
        frames.extend(code.as_bytes());
        let told = stream.tell(frames.into(), FAREWELL).await;
        if told.is_ok() {
            tokio::spawn(Arc::clone(&stream).linger(Arc::clone(&peer.place)));
            peer.place.end();
            return;
        }
    }
    stream.shut();
    peer.place.end();
}
