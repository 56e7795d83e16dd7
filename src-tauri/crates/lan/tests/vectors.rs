//! The three vectors of `docs/protocol-vectors.json`, which the pages are tested against as well.
//!
//! `LANISTA_WRITE_VECTORS=1` writes the file anew; without it the test compares.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's hall cannot do ends the test"
)]

use lanista_lan::crypto::{
    DeviceKey, Direction, EnrolmentSecret, Identity, LinkKeys, Nonce, Pairing, RunningSum, Secret,
    Signer, Verifier, check_code, device_id, device_key, encode, enrolment_id, hello_proof,
    is_hello_proof, pair_proof, token_device, webhook_proof, webhook_secret_text,
    webhook_signature,
};
use serde_json::{Value, json};
use std::path::PathBuf;

const COMMAND: &str = r#"{"t":"cmd","id":"c-000001","expect":{"match":120,"rev":17},"body":{"type":"score_game","match":120,"game":1,"score":{"home":2,"away":1},"winner":"home"}}"#;
const DONE: &str = r#"{"t":"done","id":"c-000001","seq":91,"at":1795224000000,"rev":18}"#;
const BARE: [&str; 3] = [
    r#"{"t":"snap","topic":"match/120","v":90,"doc":{"name":"Zoë 猫 🏆"}}"#,
    r#"{"t":"patch","topic":"match/120","from":90,"v":91,"patch":{"rev":18}}"#,
    r#"{"t":"pong","n":7,"at":1795224000100}"#,
];

/// 0, 1, 2 … from `start`: bytes that are easy to recognise.
fn count<const N: usize>(start: u8) -> [u8; N] {
    std::array::from_fn(|index| start.wrapping_add(u8::try_from(index).unwrap()))
}

fn pairing() -> Value {
    let secret = EnrolmentSecret::new(count(0));
    let identity = Identity::of(&Secret::new(count(32)));
    let (client, server) = (Nonce(count(64)), Nonce(count(96)));
    let device = device_id(&client, &server);
    let key = device_key(&secret, &client, &server, &device);
    let proof = pair_proof(&secret, &client, &server, &device, identity.public());
    let completed = Pairing::complete(
        &secret,
        &identity.fingerprint(),
        &client,
        &server,
        identity.public(),
        &proof,
    )
    .expect("the device accepts its own server");
    assert_eq!(completed.device, device);
    assert_eq!(completed.key.expose(), key.expose());
    json!({
        "secret": secret.expose_text(),
        "enrolment": enrolment_id(&secret),
        "server": encode(identity.public()),
        "fingerprint": identity.fingerprint(),
        "client_nonce": client.text(),
        "server_nonce": server.text(),
        "device": device,
        "proof": proof,
        "key": key.expose_text(),
        "check_code": check_code(&key),
    })
}

fn link() -> (Value, Signer) {
    let key = DeviceKey::new(count(128));
    let (connection, client) = (Nonce(count(160)), Nonce(count(192)));
    let proof = hello_proof(&key, &connection, &client);
    assert!(is_hello_proof(&key, &connection, &client, &proof));
    let keys = LinkKeys::derive(&key, connection, &client);
    let up = Signer::new(&keys, Direction::ClientToServer).sign(COMMAND);
    let mut server = Signer::new(&keys, Direction::ServerToClient);
    let down = server.sign(DONE);
    let mut verifier = Verifier::new(&keys, Direction::ClientToServer);
    assert_eq!(verifier.verify(&up).map(|signed| signed.json), Ok(COMMAND));
    let secrets = [0, 1].map(|index| keys.enrolment_secret("ask-1", index));
    let value = json!({
        "key": key.expose_text(),
        "server_nonce": connection.text(),
        "client_nonce": client.text(),
        "hello_proof": proof,
        "prk": keys.root().expose_text(),
        "c2s": keys.direction(Direction::ClientToServer).expose_text(),
        "s2c": keys.direction(Direction::ServerToClient).expose_text(),
        "client_frame": {"number": 1, "json": COMMAND, "text": up},
        "server_frame": {"number": 1, "json": DONE, "text": down},
        "enrol": {
            "ask": "ask-1",
            "secrets": secrets.each_ref().map(EnrolmentSecret::expose_text),
            "enrolments": secrets.each_ref().map(enrolment_id),
        },
        "programs": programs(&keys),
    });
    (value, server)
}

/// What a desk makes for other programs on the link above.
fn programs(keys: &LinkKeys) -> Value {
    let token = keys.api_token("ask-2");
    let secret = keys.webhook_secret("ask-3");
    let (id, body) = ("kTq0x7gJ-412", r#"{"seq":412,"at":1795224000000}"#);
    json!({
        "token_ask": "ask-2",
        "token": token,
        "device": token_device(&token),
        "webhook_ask": "ask-3",
        "webhook_secret": webhook_secret_text(&secret),
        "webhook_proof": webhook_proof(&secret),
        "delivery": {
            "id": id,
            "timestamp": 1_795_224_000,
            "body": body,
            "signature": webhook_signature(&secret, id, 1_795_224_000, body),
        },
    })
}

/// The tick is the second signed frame of the server on the link above.
fn running_hash(mut server: Signer) -> Value {
    let mut sum = RunningSum::default();
    let sums = BARE.map(|frame| {
        sum.add(frame.as_bytes());
        sum.text()
    });
    let json = format!(
        r#"{{"t":"tick","at":1795224002000,"sum":"{}"}}"#,
        sum.text()
    );
    let text = server.sign(&json);
    json!({
        "start": RunningSum::default().text(),
        "frames": BARE,
        "sums": sums,
        "tick": {"number": 2, "json": json, "text": text},
    })
}

#[test]
fn the_vectors_are_those_of_the_file() {
    let (link, server) = link();
    let vectors = json!({
        "about": "Test vectors of the protocol, version 1; docs/PROTOCOL.md names every value. All binary values are base64url without padding. The tick is the second signed frame of the server on the link of the second vector.",
        "pairing": pairing(),
        "link": link,
        "running_hash": running_hash(server),
    });
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs/protocol-vectors.json");
    if std::env::var_os("LANISTA_WRITE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&vectors).unwrap() + "\n";
        std::fs::write(&path, text).expect("the file can be written");
    }
    let text = std::fs::read_to_string(&path).expect("docs/protocol-vectors.json is there");
    let written: Value = serde_json::from_str(&text).expect("docs/protocol-vectors.json is JSON");
    assert_eq!(
        written, vectors,
        "LANISTA_WRITE_VECTORS=1 writes the file anew"
    );
}

#[test]
fn a_foreign_server_is_recognised() {
    let secret = EnrolmentSecret::new(count(0));
    let (own, foreign) = (
        Identity::of(&Secret::new(count(32))),
        Identity::of(&Secret::new(count(33))),
    );
    let (client, server) = (Nonce(count(64)), Nonce(count(96)));
    let device = device_id(&client, &server);
    let complete = |identity: &Identity, proof: &str| {
        Pairing::complete(
            &secret,
            &own.fingerprint(),
            &client,
            &server,
            identity.public(),
            proof,
        )
        .is_some()
    };
    let right = pair_proof(&secret, &client, &server, &device, own.public());
    let other_key = pair_proof(&secret, &client, &server, &device, foreign.public());
    let without_secret = pair_proof(
        &EnrolmentSecret::new(count(1)),
        &client,
        &server,
        &device,
        own.public(),
    );
    assert!(complete(&own, &right));
    assert!(
        !complete(&foreign, &other_key),
        "another key than the code says"
    );
    assert!(
        !complete(&own, &without_secret),
        "the key of the code, but not its secret"
    );
    assert!(!complete(&own, "short"));
}
