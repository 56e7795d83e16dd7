//! A TCP stream that does not wait for ever: a write that blocks too long fails, and a close is heard by the other end.

use crate::places::Place;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// How long a closing socket is read, so that the last frame is not lost to a reset.
const LINGER: Duration = Duration::from_secs(2);
/// How much of it is thrown away at most.
const LINGER_BYTES: usize = 64 * 1024 * 1024;

/// What the rest of the server knows about a connection.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    /// Where it calls from.
    pub(crate) address: SocketAddr,
    /// Its place.
    pub(crate) place: Arc<Place>,
    lingers: Arc<AtomicBool>,
}

impl Peer {
    pub(crate) fn new(address: SocketAddr, place: Place) -> Self {
        Self {
            address,
            place: Arc::new(place),
            lingers: Arc::default(),
        }
    }

    /// From now on whatever still comes in is read and thrown away after the close: closing a socket with unread
    /// bytes resets it, and the other end might lose the frame that says why.
    pub(crate) fn linger(&self) {
        self.lingers.store(true, Ordering::Relaxed);
    }
}

/// The stream itself.
#[derive(Debug)]
pub(crate) struct Guarded {
    stream: Option<TcpStream>,
    blocked: Option<Pin<Box<Sleep>>>,
    patience: Duration,
    peer: Peer,
}

impl Guarded {
    pub(crate) fn new(stream: TcpStream, patience: Duration, peer: Peer) -> Self {
        Self {
            stream: Some(stream),
            blocked: None,
            patience,
            peer,
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream
            .as_mut()
            .map(Pin::new)
            .ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// Passes a write's outcome on, and fails when it has been pending for too long.
    fn watch<T>(
        &mut self,
        cx: &mut Context<'_>,
        outcome: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.blocked = None;
            return outcome;
        }
        let patience = self.patience;
        let blocked = self
            .blocked
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
        ready!(blocked.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Guarded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(cx, buf)
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let outcome = self.stream()?.poll_write(cx, buf);
        self.watch(cx, outcome)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = self.stream()?.poll_write_vectored(cx, bufs);
        self.watch(cx, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = self.stream()?.poll_flush(cx);
        self.watch(cx, outcome)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = self.stream()?.poll_shutdown(cx);
        self.watch(cx, outcome)
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if !self.peer.lingers.load(Ordering::Relaxed) {
            return;
        }
        let (Some(stream), Ok(runtime)) =
            (self.stream.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        let place = Arc::clone(&self.peer.place);
        runtime.spawn(async move {
            let _late = tokio::time::timeout(LINGER, throw_away(stream)).await;
            drop(place);
        });
    }
}

async fn throw_away(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown().await?;
    let mut bytes = vec![0; 16 * 1024];
    let mut left = LINGER_BYTES;
    while left > 0 {
        match stream.read(&mut bytes).await? {
            0 => break,
            count => left = left.saturating_sub(count),
        }
    }
    Ok(())
}
