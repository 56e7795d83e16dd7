//! From a name to a device's key, without a code.

use super::http::request;
use super::pair::{Code, Device, NotPaired, completed};
use crate::crypto::{Nonce, Secret, SignUpKey, decode, encode};
use serde_json::json;
use std::io;
use std::net::SocketAddr;

/// A key with which nobody has signed up yet.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn sign_up_key() -> io::Result<SignUpKey> {
    let scalar = Secret::fresh().map_err(io::Error::other)?;
    Ok(SignUpKey::of(scalar))
}

/// Signs somebody up. The same key asks again for an answer that was lost.
///
/// # Errors
/// When the server says no, or is a foreign one.
pub async fn sign_up(
    address: SocketAddr,
    key: &SignUpKey,
    tournament: u32,
    (name, club): (&str, Option<&str>),
    fingerprint: &str,
) -> Result<Device, NotPaired> {
    let point = *key.point();
    let body = json!({
        "tournament": tournament, "point": encode(&point), "name": name, "club": club,
    });
    let headers = [("Content-Type", "application/json")];
    let body = body.to_string();
    let reply = request(
        address,
        "POST",
        "/api/v1/sign_up",
        &headers,
        body.as_bytes(),
    )
    .await?;
    if reply.status != 200 {
        return Err(NotPaired::Refused(reply));
    }
    let mut answer = reply.json();
    let theirs = answer["point"].as_str().and_then(decode::<32>);
    let secret = theirs.and_then(|theirs| key.secret(&point, &theirs));
    let secret = secret.ok_or(NotPaired::Foreign)?;
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("point");
    }
    let code = Code {
        secret,
        fingerprint: fingerprint.to_owned(),
    };
    completed(&code, Nonce(point), answer.to_string().as_bytes())
}
