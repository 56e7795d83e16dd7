//! Codes, keys and the server's identity in the gathering's file.

use super::code::{Code, StoredCode};
use super::newcomer::{Known, StoredDevice};
use super::register::Register;
use crate::crypto::{DeviceKey, Identity, Secret};
use crate::server::StartError;
use lanista_hub::{Hub, StoreError};

const IDENTITY: &str = "identity";
const CODE: &str = "enrolment";
const DEVICE: &str = "device";

/// The server's identity: made once for a gathering, then always the same.
pub(crate) async fn load_identity(hub: &Hub) -> Result<Identity, StartError> {
    let stored = hub.secrets(IDENTITY).await;
    let known = stored
        .iter()
        .find(|(id, _)| id == "own")
        .and_then(|(_, body)| body.as_slice().try_into().ok());
    if let Some(bytes) = known {
        return Ok(Identity::of(&Secret::new(bytes)));
    }
    let secret = Secret::fresh()?;
    match hub
        .put_secret(IDENTITY, "own", secret.expose().to_vec())
        .await
    {
        Ok(()) => {}
        // A damaged gathering is served for reading; its identity lasts as long as the process.
        Err(error) => tracing::warn!(%error, "the server's identity is not stored"),
    }
    Ok(Identity::of(&secret))
}

/// Everything that was known when the program ended.
pub(crate) async fn load(hub: &Hub) -> Register {
    let mut register = Register::default();
    for (id, body) in hub.secrets(CODE).await {
        match serde_json::from_slice::<StoredCode>(&body) {
            Ok(stored) => drop(register.codes.insert(id, Code::from(stored))),
            Err(error) => tracing::warn!(enrolment = id, %error, "a stored code cannot be read"),
        }
    }
    for (id, body) in hub.secrets(DEVICE).await {
        match serde_json::from_slice::<StoredDevice>(&body) {
            Ok(stored) => match DeviceKey::parse(&stored.key) {
                Some(key) => register.remember(&id, key, stored),
                None => tracing::warn!(device = id, "a stored key is no key"),
            },
            Err(error) => tracing::warn!(device = id, %error, "a stored device cannot be read"),
        }
    }
    register
}

/// Keeps a code as it is now.
pub(crate) async fn keep_code(hub: &Hub, id: &str, stored: &StoredCode) -> Result<(), StoreError> {
    hub.put_secret(CODE, id, serde_json::to_vec(stored).unwrap_or_default())
        .await
}

/// Forgets a code.
pub(crate) async fn forget_code(hub: &Hub, id: &str) -> Result<(), StoreError> {
    hub.delete_secret(CODE, id).await
}

/// Keeps a device's key.
pub(crate) async fn keep_device(hub: &Hub, known: &Known) -> Result<(), StoreError> {
    let view = &known.view;
    let stored = StoredDevice {
        key: known.key.expose_text(),
        name: view.name.clone(),
        role: view.role,
        scope: view.scope,
        since: view.since,
        address: view.address.clone(),
    };
    hub.put_secret(
        DEVICE,
        &view.id,
        serde_json::to_vec(&stored).unwrap_or_default(),
    )
    .await
}

/// Forgets a device's key.
pub(crate) async fn forget_device(hub: &Hub, id: &str) -> Result<(), StoreError> {
    hub.delete_secret(DEVICE, id).await
}
