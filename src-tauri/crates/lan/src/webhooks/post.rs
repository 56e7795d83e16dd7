//! One delivery: a signed POST over a connection of its own, without redirects, within a few seconds.

use super::address::Target;
use crate::crypto::{Secret, webhook_signature};
use axum::body::Body;
use axum::http::{Request, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::time::Duration;
use tokio::net::TcpStream;

/// A program answers within this time.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is told.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// Unique for what happened and to whom it is told; the same each time that it is sent.
    pub(super) id: String,
    pub(super) body: String,
}

/// Sends it. The status with which it was taken, or in words why it was not.
pub(super) async fn post(
    target: &Target,
    secret: &Secret<24>,
    now: u64,
    letter: &Letter,
) -> Result<u16, String> {
    match tokio::time::timeout(PATIENCE, send(target, secret, now, letter)).await {
        Ok(Ok(status @ 200..=299)) => Ok(status),
        Ok(Ok(status @ 300..=399)) => Err(format!("{status}: redirects are not followed")),
        Ok(Ok(status)) => Err(format!("answered {status}")),
        Ok(Err(why)) => Err(why),
        Err(_) => Err("no answer within 5 s".to_owned()),
    }
}

async fn send(
    target: &Target,
    secret: &Secret<24>,
    now: u64,
    letter: &Letter,
) -> Result<u16, String> {
    let address = target.resolve().await.map_err(|why| why.to_string())?;
    let tcp = TcpStream::connect(address)
        .await
        .map_err(|why| format!("not reached: {why}"))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(tcp))
        .await
        .map_err(|why| format!("not reached: {why}"))?;
    let reading = tokio::spawn(connection);
    let seconds = now / 1_000;
    let request = Request::post(target.path())
        .header(header::HOST, target.host())
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::USER_AGENT, "Lanista")
        .header("webhook-id", &letter.id)
        .header("webhook-timestamp", seconds)
        .header(
            "webhook-signature",
            webhook_signature(secret, &letter.id, seconds, &letter.body),
        )
        .body(Body::from(letter.body.clone()))
        .map_err(|why| why.to_string())?;
    let answer = sender.send_request(request).await;
    // What else a program has to say is not read.
    reading.abort();
    answer
        .map(|answer| answer.status().as_u16())
        .map_err(|why| format!("no answer: {why}"))
}
