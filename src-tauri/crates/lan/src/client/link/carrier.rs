//! What is beneath a device's link: a socket, or letters that are posted and fetched.

use super::Error;
use crate::client::http::request;
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_wire::frame::{ClientFrame, ServerFrame};
use lanista_wire::view::Carrier;
use serde_json::Value;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longest wait for a frame: the server sends one at least every two seconds.
const PATIENCE: Duration = Duration::from_secs(20);
const JSON: (&str, &str) = ("Content-Type", "application/json");

/// One end of a carrier.
#[derive(Debug)]
pub(super) enum Way {
    Socket(Box<WebSocketStream<TcpStream>>),
    Posted(Posted),
}

/// A link without a socket.
#[derive(Debug)]
pub(super) struct Posted {
    address: SocketAddr,
    /// The name of the link, once it is known.
    pub(super) id: String,
    down: Down,
    waiting: VecDeque<String>,
    closed: Option<u16>,
}

#[derive(Debug)]
enum Down {
    Events(BufReader<TcpStream>),
    Poll { last: u64 },
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::NoConnection(error.to_string())
}

pub(super) async fn socket(
    address: SocketAddr,
    host: &str,
    origin: Option<&str>,
) -> Result<Way, Error> {
    let mut request = format!("ws://{address}/ws")
        .into_client_request()
        .map_err(|error| broken(&error))?;
    let headers = request.headers_mut();
    headers.insert("host", host.parse().map_err(|error| broken(&error))?);
    if let Some(origin) = origin {
        headers.insert("origin", origin.parse().map_err(|error| broken(&error))?);
    }
    let stream = TcpStream::connect(address)
        .await
        .map_err(|error| broken(&error))?;
    stream.set_nodelay(true).map_err(|error| broken(&error))?;
    let (socket, _) = client_async(request, stream)
        .await
        .map_err(|error| broken(&error))?;
    Ok(Way::Socket(Box::new(socket)))
}

/// Begins a link over a carrier.
pub(super) async fn over(address: SocketAddr, carrier: Carrier) -> Result<Way, Error> {
    let (id, down) = match carrier {
        Carrier::Socket => return socket(address, &address.to_string(), None).await,
        Carrier::Events => {
            let mut stream = TcpStream::connect(address)
                .await
                .map_err(|error| broken(&error))?;
            let asked = format!("GET /api/v1/link HTTP/1.1\r\nHost: {address}\r\n\r\n");
            stream
                .write_all(asked.as_bytes())
                .await
                .map_err(|error| broken(&error))?;
            (String::new(), Down::Events(BufReader::new(stream)))
        }
        Carrier::Poll => {
            let opened = request(address, "POST", "/api/v1/link", &[JSON], b"{}")
                .await
                .map_err(|error| broken(&error))?;
            let id = opened.json()["link"].as_str().map(str::to_owned);
            (id.unwrap_or_default(), Down::Poll { last: 0 })
        }
    };
    Ok(Way::Posted(Posted {
        address,
        id,
        down,
        waiting: VecDeque::new(),
        closed: None,
    }))
}

impl Way {
    /// Whether everything that a device says must be signed.
    pub(super) const fn is_posted(&self) -> bool {
        matches!(self, Self::Posted(_))
    }
}

pub(super) async fn send(way: &mut Way, text: String) -> Result<(), Error> {
    match way {
        Way::Socket(socket) => socket
            .send(Message::text(text))
            .await
            .map_err(|_| Error::Closed { code: 1006 }),
        Way::Posted(posted) => posted.send(&[text]).await,
    }
}

pub(super) async fn bare(way: &mut Way) -> Result<ServerFrame, Error> {
    parse(&text(way).await?)
}

pub(super) async fn text(way: &mut Way) -> Result<String, Error> {
    let socket = match way {
        Way::Socket(socket) => socket,
        Way::Posted(posted) => {
            return tokio::time::timeout(PATIENCE, posted.text())
                .await
                .map_err(|_| Error::Silent)?;
        }
    };
    loop {
        let message = tokio::time::timeout(PATIENCE, socket.next())
            .await
            .map_err(|_| Error::Silent)?;
        match message {
            Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
            Some(Ok(Message::Close(frame))) => {
                return Err(Error::Closed {
                    code: frame.map_or(1005, |frame| frame.code.into()),
                });
            }
            Some(Ok(
                Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_),
            )) => {}
            Some(Err(_)) | None => return Err(Error::Closed { code: 1006 }),
        }
    }
}

impl Posted {
    /// Posts frames in one letter.
    pub(super) async fn send(&mut self, texts: &[String]) -> Result<(), Error> {
        let path = format!("/api/v1/link/{}", self.id);
        let body = serde_json::json!(texts).to_string();
        let reply = request(self.address, "POST", &path, &[JSON], body.as_bytes())
            .await
            .map_err(|error| broken(&error))?;
        if reply.status == 200 {
            return Ok(());
        }
        let code = reply.json()["code"].as_str().map(str::to_owned);
        Err(Error::Refused {
            status: reply.status,
            code: code.unwrap_or_default(),
        })
    }

    async fn text(&mut self) -> Result<String, Error> {
        loop {
            if let Some(text) = self.waiting.pop_front() {
                return Ok(text);
            }
            if let Some(code) = self.closed {
                return Err(Error::Closed { code });
            }
            match &mut self.down {
                Down::Events(lines) => {
                    let (kind, data) = event(lines).await?;
                    if kind == "close" {
                        self.closed = code(&serde_json::from_str(&data).unwrap_or_default());
                        continue;
                    }
                    if self.id.is_empty()
                        && let ServerFrame::Challenge { nonce, .. } = parse(&data)?
                    {
                        self.id = nonce;
                    }
                    self.waiting.push_back(data);
                }
                Down::Poll { last } => {
                    let path = format!("/api/v1/link/{}?after={last}", self.id);
                    let reply = request(self.address, "GET", &path, &[], b"")
                        .await
                        .map_err(|error| broken(&error))?;
                    let answer = reply.json();
                    *last = answer["last"]
                        .as_u64()
                        .ok_or(Error::Closed { code: 1006 })?;
                    let frames = answer["frames"].as_array().cloned().unwrap_or_default();
                    self.waiting
                        .extend(frames.iter().filter_map(Value::as_str).map(str::to_owned));
                    self.closed = code(&answer["close"]);
                }
            }
        }
    }
}

fn code(close: &Value) -> Option<u16> {
    close["code"].as_u64().and_then(|code| code.try_into().ok())
}

/// The next event: its kind and its data. The sizes of the pieces in which it comes are passed over.
async fn event(lines: &mut BufReader<TcpStream>) -> Result<(String, String), Error> {
    let (mut kind, mut data) = (String::new(), None);
    loop {
        let mut line = String::new();
        let count = lines.read_line(&mut line).await.unwrap_or(0);
        if count == 0 {
            return Err(Error::Closed { code: 1006 });
        }
        if let Some(found) = line.strip_prefix("event: ") {
            found.trim_end().clone_into(&mut kind);
        } else if let Some(found) = line.strip_prefix("data: ") {
            data = Some(found.trim_end_matches('\n').to_owned());
        } else if line == "\n"
            && let Some(data) = data.take()
        {
            return Ok((kind, data));
        }
    }
}

pub(super) fn json(frame: &ClientFrame) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}

pub(super) fn parse(json: &str) -> Result<ServerFrame, Error> {
    serde_json::from_str(json).map_err(|error| Error::Tampered(format!("{error}: {json}")))
}
