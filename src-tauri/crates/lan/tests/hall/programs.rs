//! Programs with a token of the desk: what they may send, and how they are refused.

use crate::venue::Venue;
use lanista_hub::{Body, Submission};
use lanista_lan::token_device;
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::shared::{Role, Scope};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const TOKEN: &str = "a token of sixteen letters and more";

/// A hall in which the token stands for a device with a role.
async fn with_token(role: Role) -> Venue {
    let venue = Venue::open().await;
    let admit = Submission {
        device: None,
        id: "admit-program".to_owned(),
        expect: None,
        body: Body::Wire(Command::AdmitDevice {
            device: token_device(TOKEN),
            name: "Stream tool".to_owned(),
            role,
            scope: Scope::Everything,
        }),
    };
    venue.hub.submit(admit).await.unwrap();
    venue
}

/// Status, content type and body of the answer.
async fn post(venue: &Venue, headers: &[String], body: &str) -> (u16, String, Value) {
    let mut stream = TcpStream::connect(venue.address()).await.unwrap();
    let (host, length, more) = (venue.address(), body.len(), headers.concat());
    let request = format!(
        "POST /api/v1/commands HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{more}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let kind = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "));
    let body = serde_json::from_str(body).unwrap_or_default();
    (status, kind.unwrap_or_default().to_owned(), body)
}

fn bearer(token: &str) -> Vec<String> {
    vec![
        format!("Authorization: Bearer {token}\r\n"),
        "Content-Type: application/json\r\n".to_owned(),
    ]
}

fn lunch() -> String {
    json!({ "command": { "type": "show_message", "text": "Lunch" } }).to_string()
}

fn with_key(key: &str) -> Vec<String> {
    let mut headers = bearer(TOKEN);
    headers.push(format!("Idempotency-Key: {key}\r\n"));
    headers
}

#[tokio::test]
async fn a_command_is_answered_when_it_is_on_disk() {
    let venue = with_token(Role::Desk).await;
    let (status, _, receipt) = post(&venue, &with_key("lunch-one"), &lunch()).await;
    assert_eq!(status, 200);
    assert_eq!(receipt["seq"], venue.head().await);
    let text = venue
        .hub
        .read(|gathering, _| gathering.messages.all.clone().unwrap().text)
        .await;
    assert_eq!(text.as_deref(), Some("Lunch"));
}

#[tokio::test]
async fn a_desk_makes_a_token_that_is_never_sent_and_throws_the_program_out() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let ask = |role| Ask::ApiToken {
        name: "Stream tool".to_owned(),
        role,
        scope: Scope::Everything,
    };
    let token = desk.api_token(ask(Role::Desk)).await.unwrap();
    let (status, _, _) = post(&venue, &bearer(&token), &lunch()).await;
    assert_eq!(status, 200);
    for role in [Role::Captain, Role::Screen, Role::Public] {
        let answer = desk.ask(ask(role)).await.unwrap();
        assert!(
            matches!(&answer, Answer::Failed { code, .. } if code == "bad_role"),
            "{answer:?}"
        );
    }
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let answer = judge.ask(ask(Role::Judge)).await.unwrap();
    assert!(
        matches!(&answer, Answer::Failed { code, .. } if code == "not_allowed"),
        "{answer:?}"
    );
    let device = token_device(&token);
    desk.command(Command::RevokeDevice { device })
        .await
        .unwrap()
        .unwrap();
    check(&venue, &bearer(&token), &lunch(), 401, "no_token").await;
}

#[tokio::test]
async fn the_same_key_is_the_same_command() {
    let venue = with_token(Role::Desk).await;
    let first = post(&venue, &with_key("lunch-one"), &lunch()).await;
    let again = post(&venue, &with_key("lunch-one"), &lunch()).await;
    assert_eq!(first, again);
    let other = json!({ "command": { "type": "show_message", "text": "Dinner" } }).to_string();
    let (status, kind, problem) = post(&venue, &with_key("lunch-one"), &other).await;
    assert_eq!((status, kind.as_str()), (409, "application/problem+json"));
    assert_eq!(problem["code"], "id_reused");
    let in_body = json!({
        "idempotency_key": "dinner-one",
        "command": { "type": "show_message", "text": "Dinner" },
    });
    let first = post(&venue, &bearer(TOKEN), &in_body.to_string()).await;
    let again = post(&venue, &bearer(TOKEN), &in_body.to_string()).await;
    assert_eq!((first.0, &first), (200, &again));
}

/// Sends it: refused with a status and a code, and nothing is stored.
async fn check(venue: &Venue, headers: &[String], body: &str, status: u16, code: &str) {
    let head = venue.head().await;
    let (got, kind, problem) = post(venue, headers, body).await;
    assert_eq!(
        (got, kind.as_str(), problem["code"].as_str()),
        (status, "application/problem+json", Some(code)),
        "{problem}"
    );
    assert_eq!(venue.head().await, head, "nothing was stored");
}

#[tokio::test]
async fn a_stranger_is_refused() {
    let venue = with_token(Role::Desk).await;
    let json = "Content-Type: application/json\r\n".to_owned();
    check(
        &venue,
        std::slice::from_ref(&json),
        &lunch(),
        401,
        "no_token",
    )
    .await;
    check(&venue, &bearer("short"), &lunch(), 401, "no_token").await;
    check(
        &venue,
        &bearer("another token of that length"),
        &lunch(),
        401,
        "no_token",
    )
    .await;
    // The device's name is no token: whoever reads the journal learns nothing.
    check(
        &venue,
        &bearer(&token_device(TOKEN)),
        &lunch(),
        401,
        "no_token",
    )
    .await;
    let basic = vec![format!("Authorization: Basic {TOKEN}\r\n"), json];
    check(&venue, &basic, &lunch(), 401, "no_token").await;
}

#[tokio::test]
async fn a_token_that_was_thrown_out_is_worth_nothing() {
    let venue = with_token(Role::Desk).await;
    let mut desk = venue.desk().await;
    let device = token_device(TOKEN);
    desk.command(Command::RevokeDevice { device })
        .await
        .unwrap()
        .unwrap();
    check(&venue, &bearer(TOKEN), &lunch(), 401, "no_token").await;
}

#[tokio::test]
async fn a_token_may_do_what_its_role_may() {
    let venue = with_token(Role::Judge).await;
    check(&venue, &bearer(TOKEN), &lunch(), 403, "not_allowed").await;
    let venue = with_token(Role::Caster).await;
    check(&venue, &bearer(TOKEN), &lunch(), 403, "not_allowed").await;
}

#[tokio::test]
async fn what_is_no_command_is_refused() {
    let venue = with_token(Role::Desk).await;
    let form = vec![
        format!("Authorization: Bearer {TOKEN}\r\n"),
        "Content-Type: text/plain\r\n".to_owned(),
    ];
    check(&venue, &form, &lunch(), 415, "malformed").await;
    for body in ["", "[]", "{}", r#"{"command":{"type":"win_everything"}}"#] {
        check(&venue, &bearer(TOKEN), body, 400, "unknown_command").await;
    }
    check(&venue, &with_key("short"), &lunch(), 400, "malformed").await;
    let text = "x".repeat(16 * 1024 + 1);
    let long = json!({ "command": { "type": "show_message", "text": text } }).to_string();
    check(&venue, &bearer(TOKEN), &long, 422, "bad_text").await;
    let stale = json!({
        "command": { "type": "hold_match", "match": 1, "reason": "x" },
        "expect": { "match": 1, "rev": 1 },
    });
    check(&venue, &bearer(TOKEN), &stale.to_string(), 404, "not_found").await;
}

#[tokio::test]
async fn the_desk_sees_who_a_token_belongs_to_and_when_it_was_used() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let ask = Ask::ApiToken {
        name: "Stream tool".to_owned(),
        role: Role::Caster,
        scope: Scope::Everything,
    };
    let token = desk.api_token(ask).await.unwrap();
    let device = token_device(&token);
    desk.follow(&["devices"]).await.unwrap();
    let is_known = |devices: &Value| devices["devices"][&device]["program"].is_object();
    let made = desk.until("devices", is_known).await.unwrap();
    assert_eq!(made["devices"][&device]["role"], "caster");
    assert_eq!(made["devices"][&device]["program"]["used"], Value::Null);
    let (status, _, problem) = post(&venue, &bearer(&token), &lunch()).await;
    assert_eq!(
        (status, problem["code"].as_str()),
        (403, Some("not_allowed"))
    );
    let is_used = |devices: &Value| devices["devices"][&device]["program"]["used"].is_u64();
    let used = desk.until("devices", is_used).await.unwrap();
    let program = &used["devices"][&device]["program"];
    assert_eq!(program["address"], "127.0.0.1");
    assert_eq!(program["requests"], 1);
    // Other devices are no programs.
    let own = used["devices"].as_object().unwrap().values();
    assert_eq!(own.filter(|one| one.get("program").is_some()).count(), 1);
    let used = program["used"].clone();
    let venue = venue.restart().await;
    let mut desk = venue.desk().await;
    desk.follow(&["devices"]).await.unwrap();
    let again = desk.until("devices", is_known).await.unwrap();
    assert_eq!(again["devices"][&device]["program"]["used"], used);
}
