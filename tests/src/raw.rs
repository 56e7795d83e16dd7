//! The cheapest possible onlooker: a WebSocket by hand, so that thousands of them cost the machine next to nothing.

use std::net::{IpAddr, SocketAddr};

use anyhow::{Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// What it takes in before somebody reads.
const RECEIVED: u32 = 16 * 1024;

/// A link that looks for words in what comes and understands nothing else.
#[derive(Debug)]
pub struct Raw {
    socket: TcpStream,
    read: Vec<u8>,
}

impl Raw {
    /// Connects, from an address of this machine if one is named, and waits for the challenge.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn open(server: SocketAddr, from: Option<IpAddr>) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(RECEIVED)?;
        if let Some(from) = from {
            socket.bind(SocketAddr::new(from, 0))?;
        }
        let mut one = Self {
            socket: socket.connect(server).await?,
            read: Vec::with_capacity(1_024),
        };
        let request = format!(
            "GET /ws HTTP/1.1\r\nHost: {server}\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        );
        one.socket.write_all(request.as_bytes()).await?;
        one.until(b"challenge").await?;
        Ok(one)
    }

    /// Says hello as anybody, and follows topics: a JSON object of names and versions.
    ///
    /// # Errors
    /// When the server is gone.
    pub async fn hello(&mut self, topics: &str) -> Result<()> {
        let hello =
            format!(r#"{{"t":"hello","v":1,"build":"raw","role":"public","topics":{topics}}}"#);
        // A mask of zeros leaves the text as it is (RFC 6455, 5.3).
        let mut frame = vec![0x81];
        match u8::try_from(hello.len()) {
            Ok(length @ ..126) => frame.push(0x80 | length),
            _ => {
                frame.push(0x80 | 126);
                frame.extend(u16::try_from(hello.len())?.to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(hello.as_bytes());
        Ok(self.socket.write_all(&frame).await?)
    }

    /// Reads on until the last bytes were there; how often the others were there before.
    ///
    /// # Errors
    /// When the server is gone.
    pub async fn count_until(&mut self, word: &[u8], last: &[u8]) -> Result<usize> {
        let longest = word.len().max(last.len());
        let mut count = 0;
        loop {
            let (next, end) = (find(&self.read, word), find(&self.read, last));
            match (next, end) {
                (Some(next), end) if end.is_none_or(|end| next < end) => {
                    count += 1;
                    self.read.drain(..next + word.len());
                    continue;
                }
                (_, Some(end)) => {
                    self.read.drain(..end + last.len());
                    return Ok(count);
                }
                (_, None) => {}
            }
            let rest = self.read.len().saturating_sub(longest);
            self.read.drain(..rest);
            if self.socket.read_buf(&mut self.read).await? == 0 {
                bail!("the server closed the link");
            }
        }
    }

    /// Reads on until these bytes were there.
    ///
    /// # Errors
    /// When the server is gone.
    pub async fn until(&mut self, word: &[u8]) -> Result<()> {
        loop {
            if let Some(at) = find(&self.read, word) {
                self.read.drain(..at + word.len());
                return Ok(());
            }
            // What may be the beginning of the word stays.
            let rest = self.read.len().saturating_sub(word.len());
            self.read.drain(..rest);
            if self.socket.read_buf(&mut self.read).await? == 0 {
                bail!("the server closed the link");
            }
        }
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|found| found == word)
}
