//! How a stream ends: at once, or so that the last frame is not lost.

use super::super::End;
use super::Stream;
use crate::places::Place;
use socket2::SockRef;
use std::io;
use std::net::Shutdown;
use std::sync::Arc;
use std::time::Duration;

/// How long a closing socket is read, so that the last frame is not lost to a reset.
const LINGER: Duration = Duration::from_secs(2);
/// How much of it is thrown away at most.
const LINGER_BYTES: usize = 64 * 1024 * 1024;

impl Stream {
    /// Closes both ways at once, whoever still holds the stream.
    pub(in super::super) fn shut(&self) {
        self.state().ends.get_or_insert(End::Gone);
        // A socket that the other end has closed already needs nothing.
        let _closed = SockRef::from(&self.tcp).shutdown(Shutdown::Both);
    }

    /// Closes the way out, and reads and throws away what still comes in: closing a socket with unread bytes resets
    /// it, and the other end might lose the frame that says why.
    pub(in super::super) async fn linger(self: Arc<Self>, place: Arc<Place>) {
        self.state().ends.get_or_insert(End::Gone);
        let _closed = SockRef::from(&self.tcp).shutdown(Shutdown::Write);
        let _late = tokio::time::timeout(LINGER, self.throw_away()).await;
        self.shut();
        drop(place);
    }

    async fn throw_away(&self) {
        let mut bytes = vec![0; 16 * 1024];
        let mut left = LINGER_BYTES;
        while left > 0 && self.tcp.readable().await.is_ok() {
            match self.tcp.try_read(&mut bytes) {
                Ok(0) => return,
                Ok(count) => left = left.saturating_sub(count),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => return,
            }
        }
    }
}
