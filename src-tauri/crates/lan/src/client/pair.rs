//! From a code to a device's key.

use super::http::{Reply, request};
use crate::OwnCode;
use crate::crypto::{DeviceKey, EnrolmentSecret, Nonce, Pairing, decode, enrolment_id};
use lanista_wire::shared::{Role, Scope};
use serde_json::json;
use std::io;
use std::net::SocketAddr;

/// What stands in a code.
#[derive(Clone, Debug)]
pub struct Code {
    /// `S`.
    pub secret: EnrolmentSecret,
    /// `F`.
    pub fingerprint: String,
}

/// A paired device.
#[derive(Clone, Debug)]
pub struct Device {
    /// `D`.
    pub id: String,
    /// `K`.
    pub key: DeviceKey,
    /// `P`, base64url.
    pub server: String,
    /// Six digits.
    pub check_code: String,
    /// What it is.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Whether it is let in already.
    pub approved: bool,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum NotPaired {
    /// The connection broke.
    #[error(transparent)]
    Broken(#[from] io::Error),
    /// The server said no.
    #[error("{}: {}", .0.status, .0.text())]
    Refused(Reply),
    /// It is not the server that made the code.
    #[error("a foreign server")]
    Foreign,
}

impl From<&OwnCode> for Code {
    fn from(own: &OwnCode) -> Self {
        let secret =
            EnrolmentSecret::parse(&own.secret).unwrap_or_else(|| EnrolmentSecret::new([0; 16]));
        Self {
            secret,
            fingerprint: own.fingerprint.clone(),
        }
    }
}

/// Pairs with a fresh nonce.
///
/// # Errors
/// When the server says no, or is a foreign one.
pub async fn pair(address: SocketAddr, code: &Code, name: &str) -> Result<Device, NotPaired> {
    let nonce = Nonce::fresh().map_err(io::Error::other)?;
    pair_with(address, code, name, nonce).await
}

/// Pairs with a given nonce: the same one asks again for an answer that was lost.
///
/// # Errors
/// When the server says no, or is a foreign one.
pub async fn pair_with(
    address: SocketAddr,
    code: &Code,
    name: &str,
    nonce: Nonce,
) -> Result<Device, NotPaired> {
    let body =
        json!({"enrolment": enrolment_id(&code.secret), "nonce": nonce.text(), "name": name})
            .to_string();
    let headers = [("Content-Type", "application/json")];
    let reply = request(address, "POST", "/api/v1/pair", &headers, body.as_bytes()).await?;
    if reply.status != 200 {
        return Err(NotPaired::Refused(reply));
    }
    completed(code, nonce, &reply.body)
}

/// What a device makes of the server's answer.
pub(super) fn completed(code: &Code, nonce: Nonce, answer: &[u8]) -> Result<Device, NotPaired> {
    let answer: crate::enrolment::Answer =
        serde_json::from_slice(answer).map_err(|_| NotPaired::Foreign)?;
    let public = decode::<32>(&answer.server).ok_or(NotPaired::Foreign)?;
    let server = Nonce::parse(&answer.nonce).ok_or(NotPaired::Foreign)?;
    let Pairing {
        device,
        key,
        check_code,
    } = Pairing::complete(
        &code.secret,
        &code.fingerprint,
        &nonce,
        &server,
        &public,
        &answer.proof,
    )
    .filter(|pairing| pairing.device == answer.device)
    .ok_or(NotPaired::Foreign)?;
    Ok(Device {
        id: device,
        key,
        server: answer.server,
        check_code,
        role: answer.role,
        scope: answer.scope,
        approved: answer.approved,
    })
}
