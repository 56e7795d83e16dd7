//! A device that comes with a code: what it asks, what it is answered, how it is written down.

use super::code::{Kind, Wanted};
use crate::crypto::{
    DeviceKey, EnrolmentSecret, Identity, Nonce, check_code, device_id, device_key, encode,
    pair_proof,
};
use lanista_wire::shared::{Role, Scope};
use lanista_wire::view::WaitingView;
use serde::{Deserialize, Serialize};

/// What a device sends to be paired.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PairRequest {
    /// `E`.
    pub(crate) enrolment: String,
    /// `Nc`.
    pub(crate) nonce: String,
    /// What its holder typed.
    #[serde(default)]
    pub(crate) name: String,
}

/// What it is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    /// `P`.
    pub(crate) server: String,
    /// `Ns`.
    pub(crate) nonce: String,
    /// `D`.
    pub(crate) device: String,
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    /// Whether it is let in at once.
    pub(crate) approved: bool,
    pub(crate) proof: String,
}

/// Why a device was not paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotPaired {
    /// Not a nonce or not a name.
    Malformed,
    /// Nobody made such a code.
    Unknown,
    /// It let another device in; the desk has been told.
    Used,
    /// Its time is over.
    Ended,
    /// The same code is being used at this moment, or too many devices wait.
    Busy,
    /// The file could not be written, or there is no randomness.
    NotStored,
    /// Too many wrong codes came from there.
    TooManyGuesses,
    /// As many phones as may act for this entrant.
    TooManyPhones,
}

/// A device that came with a code.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) key: DeviceKey,
    pub(crate) view: WaitingView,
}

/// How it lies in the file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredDevice {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    pub(crate) since: u64,
    pub(crate) address: String,
}

/// A device to be written down before it is answered.
#[derive(Debug)]
pub(crate) struct Newcomer {
    pub(crate) enrolment: String,
    pub(crate) kind: Kind,
    pub(crate) nonce: Nonce,
    pub(crate) device: Known,
    pub(crate) answer: Answer,
}

/// What a request leads to.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Write it down, then [`Register::settle`](super::Register::settle).
    Newcomer(Box<Newcomer>),
    /// The answer that was not heard.
    Again(Box<Answer>),
    /// No.
    No(NotPaired),
}

/// A device that comes with a secret: its key, and what it is answered. `client` is its nonce, `fresh` the server's.
#[expect(
    clippy::too_many_arguments,
    reason = "everything that a device is made of"
)]
pub(crate) fn newcomer(
    request: &PairRequest,
    kind: Kind,
    secret: &EnrolmentSecret,
    wanted: &Wanted,
    (client, fresh): (Nonce, Nonce),
    identity: &Identity,
    address: String,
    now: u64,
) -> Newcomer {
    let device = device_id(&client, &fresh);
    let key = device_key(secret, &client, &fresh, &device);
    let Wanted {
        role,
        scope,
        ref name,
        ..
    } = *wanted;
    let answer = Answer {
        server: encode(identity.public()),
        nonce: fresh.text(),
        proof: pair_proof(secret, &client, &fresh, &device, identity.public()),
        device: device.clone(),
        role,
        scope,
        approved: !kind.waits(),
    };
    let view = WaitingView {
        id: device,
        name: called(name, &request.name, role),
        role,
        scope,
        code: check_code(&key),
        since: now,
        address,
    };
    Newcomer {
        enrolment: request.enrolment.clone(),
        kind,
        nonce: client,
        device: Known { key, view },
        answer,
    }
}

/// What a device is called: as the code says, else as its holder says, else by its role.
fn called(by_code: &str, by_holder: &str, role: Role) -> String {
    use lanista_domain::name::{NAME, clean, cut};
    [by_code, by_holder]
        .into_iter()
        .map(|raw| cut(&clean(raw), NAME))
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| {
            match role {
                Role::Desk => "Desk",
                Role::Captain => "Phone",
                Role::HeadJudge | Role::Judge | Role::Caster | Role::Screen | Role::Public => {
                    "Tablet"
                }
            }
            .to_owned()
        })
}
