//! How what a program is told is signed: as Standard Webhooks 1.0 says, for which there are libraries.

use crate::crypto::{Secret, mac_bytes, name_of};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The secret as people copy it into the program.
#[must_use]
pub fn webhook_secret_text(secret: &Secret<24>) -> String {
    format!("whsec_{}", STANDARD.encode(secret.expose()))
}

/// The value of `webhook-signature` for a delivery: `v1,` and the HMAC over `ID.TIMESTAMP.BODY`.
#[must_use]
pub fn webhook_signature(secret: &Secret<24>, id: &str, timestamp: u64, body: &str) -> String {
    let timestamp = timestamp.to_string();
    let parts = [id, ".", &timestamp, ".", body].map(str::as_bytes);
    let mac = mac_bytes(secret.expose(), &parts);
    format!("v1,{}", STANDARD.encode(mac))
}

/// That both ends know one secret, without telling it.
#[must_use]
pub fn webhook_proof(secret: &Secret<24>) -> String {
    name_of(&[b"lanista webhook", secret.expose()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification.
    #[test]
    fn it_signs_as_standard_webhooks_says() {
        let bytes = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let secret = Secret::new(bytes.try_into().unwrap());
        let signature = webhook_signature(
            &secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            "{\"test\": 2432232314}",
        );
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(
            webhook_secret_text(&secret),
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        );
    }
}
