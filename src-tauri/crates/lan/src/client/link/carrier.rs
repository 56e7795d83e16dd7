//! The socket beneath a device's link.

use super::Error;
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_wire::frame::{ClientFrame, ServerFrame};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longest wait for a frame: the server sends one at least every two seconds.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) async fn socket(
    address: SocketAddr,
    host: &str,
    origin: Option<&str>,
) -> Result<WebSocketStream<TcpStream>, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::NoConnection(error.to_string());
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
    Ok(socket)
}

pub(super) async fn send(
    socket: &mut WebSocketStream<TcpStream>,
    text: String,
) -> Result<(), Error> {
    socket
        .send(Message::text(text))
        .await
        .map_err(|_| Error::Closed { code: 1006 })
}

pub(super) async fn bare(socket: &mut WebSocketStream<TcpStream>) -> Result<ServerFrame, Error> {
    parse(&text(socket).await?)
}

pub(super) async fn text(socket: &mut WebSocketStream<TcpStream>) -> Result<String, Error> {
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

pub(super) fn json(frame: &ClientFrame) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}

pub(super) fn parse(json: &str) -> Result<ServerFrame, Error> {
    serde_json::from_str(json).map_err(|error| Error::Tampered(format!("{error}: {json}")))
}
