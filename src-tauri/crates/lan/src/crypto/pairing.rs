//! From the secret of a code to the key of a device (`docs/PROTOCOL.md`, Pairing).

use crate::crypto::{
    DeviceKey, EnrolmentSecret, Nonce, Secret, encode, expand, extract, is_mac, mac_bytes, name_of,
};

/// `E`: the public name of a code.
#[must_use]
pub fn enrolment_id(secret: &EnrolmentSecret) -> String {
    name_of(&[b"lanista enrolment", secret.expose()])
}

/// `F`: what a code says of the server that made it.
#[must_use]
pub fn fingerprint(server: &[u8; 32]) -> String {
    name_of(&[server])
}

/// `D`: the public name of a device's key.
#[must_use]
pub fn device_id(client: &Nonce, server: &Nonce) -> String {
    name_of(&[b"lanista device id", &client.0, &server.0])
}

/// `K`: the long-term key of a device.
#[must_use]
pub fn device_key(
    secret: &EnrolmentSecret,
    client: &Nonce,
    server: &Nonce,
    device: &str,
) -> DeviceKey {
    let prk = extract(&[&client.0, &server.0], secret.expose());
    Secret::new(expand(&prk, &[b"lanista device", device.as_bytes()]))
}

/// What proves that the server knows the secret of the code.
#[must_use]
pub fn pair_proof(
    secret: &EnrolmentSecret,
    client: &Nonce,
    server: &Nonce,
    device: &str,
    key: &[u8; 32],
) -> String {
    encode(&mac_bytes(
        secret.expose(),
        &[
            b"lanista pair",
            &client.0,
            &server.0,
            device.as_bytes(),
            key,
        ],
    ))
}

/// The six digits that desk and device compare.
#[must_use]
pub fn check_code(key: &DeviceKey) -> String {
    let number = u32::from_be_bytes(expand(key.expose(), &[b"lanista check"]));
    format!("{:06}", number % 1_000_000)
}

/// A device's side of a pairing: what it makes of the server's answer.
#[derive(Debug)]
pub struct Pairing {
    /// `D`.
    pub device: String,
    /// `K`.
    pub key: DeviceKey,
    /// The six digits.
    pub check_code: String,
}

impl Pairing {
    /// Checks the server's answer and derives the key; none when the server is foreign.
    ///
    /// `fingerprint` comes from the code, everything else from the answer.
    #[must_use]
    pub fn complete(
        secret: &EnrolmentSecret,
        expected: &str,
        client: &Nonce,
        server: &Nonce,
        public: &[u8; 32],
        proof: &str,
    ) -> Option<Self> {
        let device = device_id(client, server);
        let tag = crate::crypto::decode::<32>(proof)?;
        let parts: [&[u8]; 5] = [
            b"lanista pair",
            &client.0,
            &server.0,
            device.as_bytes(),
            public,
        ];
        if fingerprint(public) != expected || !is_mac(secret.expose(), &parts, &tag) {
            return None;
        }
        let key = device_key(secret, client, server, &device);
        let check_code = check_code(&key);
        Some(Self {
            device,
            key,
            check_code,
        })
    }
}
