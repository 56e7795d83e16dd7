//! A WebSocket on a link's stream: the protocol's reader for what comes in, whole frames for what goes out.

use super::End;
use super::stream::{Half, Stream};
use bytes::Bytes;
use lanista_wire::limits::MESSAGE_BYTES;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tungstenite::Error as Broken;
use tungstenite::protocol::{Message, Role, WebSocketConfig, WebSocketContext};

/// Most of what a client says is short; this much is kept for reading as long as the link is there.
const READ_BYTES: usize = 128;

/// One end of a WebSocket.
#[derive(Debug)]
pub(super) struct Socket {
    stream: Arc<Stream>,
    context: Box<WebSocketContext>,
}

impl Socket {
    /// On a stream that was just upgraded, with what was read of it too far.
    pub(super) fn new(tcp: TcpStream, read: &[u8]) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .write_buffer_size(0)
            .max_write_buffer_size(READ_BYTES)
            .max_message_size(Some(MESSAGE_BYTES))
            .max_frame_size(Some(MESSAGE_BYTES));
        let context =
            WebSocketContext::from_partially_read(read.to_vec(), Role::Server, Some(config));
        Self {
            stream: Stream::new(tcp),
            context: Box::new(context),
        }
    }

    pub(super) const fn stream(&self) -> &Arc<Stream> {
        &self.stream
    }

    /// What the other end has said, as far as it is there already.
    pub(super) fn next_now(&mut self) -> Option<Result<Message, End>> {
        match self.context.read(&mut Half(&self.stream)) {
            Ok(message) => {
                self.stream.heard();
                if message.is_close() {
                    // Its echo, as far as the socket takes it.
                    let _late = self.context.flush(&mut Half(&self.stream));
                }
                Some(Ok(message))
            }
            Err(Broken::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => None,
            Err(broken) => Some(Err(end(&broken))),
        }
    }

    /// What the other end says next. Safe to cancel.
    pub(super) async fn next(&mut self) -> Result<Message, End> {
        loop {
            if let Some(message) = self.next_now() {
                return message;
            }
            self.stream.readable().await.map_err(|_| End::Gone)?;
        }
    }

    /// Sends a whole frame and waits until the socket has it.
    pub(super) async fn send(&self, framed: Bytes, patience: Duration) -> Result<(), End> {
        self.stream.send(framed, patience).await
    }
}

fn end(broken: &Broken) -> End {
    match broken {
        Broken::Capacity(_) => End::TOO_LARGE,
        Broken::Utf8(_) | Broken::Protocol(_) => End::MALFORMED,
        Broken::ConnectionClosed
        | Broken::AlreadyClosed
        | Broken::Io(_)
        | Broken::WriteBufferFull(_)
        | Broken::AttackAttempt
        | Broken::Tls(_)
        | Broken::Url(_)
        | Broken::Http(_)
        | Broken::HttpFormat(_) => End::Gone,
    }
}
