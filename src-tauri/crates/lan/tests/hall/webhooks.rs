//! Programs that are told of what happens: signed, in order, again after a failure, across restarts, and nobody outside.

use crate::reads::request;
use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::Link;
use lanista_lan::crypto::{Secret, webhook_signature};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::life::{Absent, WithoutPlay};
use lanista_wire::program::WebhookEvent;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// A program that listens.
struct Program {
    listener: TcpListener,
}

/// What it was told.
struct Heard {
    headers: BTreeMap<String, String>,
    body: String,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn is_signed_by(&self, secret: &Secret<24>) -> bool {
        let timestamp = self.headers["webhook-timestamp"].parse().unwrap();
        let id = &self.headers["webhook-id"];
        webhook_signature(secret, id, timestamp, &self.body) == self.headers["webhook-signature"]
    }
}

impl Program {
    async fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self { listener }
    }

    fn address(&self) -> String {
        format!(
            "http://{}/hook?of=lanista",
            self.listener.local_addr().unwrap()
        )
    }

    /// Takes one delivery and answers it with a status line.
    async fn hear(&self, status: &str) -> Heard {
        let hearing = async {
            let (mut stream, _) = self.listener.accept().await.unwrap();
            let mut bytes = Vec::new();
            loop {
                let mut piece = [0; 4096];
                let read = stream.read(&mut piece).await.unwrap();
                bytes.extend_from_slice(&piece[..read]);
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if let Some((head, body)) = text.split_once("\r\n\r\n") {
                    let lines = head
                        .lines()
                        .skip(1)
                        .filter_map(|line| line.split_once(": "));
                    let headers: BTreeMap<String, String> = lines
                        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                        .collect();
                    if body.len() >= headers["content-length"].parse::<usize>().unwrap() {
                        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
                        stream.write_all(answer.as_bytes()).await.unwrap();
                        return Heard {
                            headers,
                            body: body.to_owned(),
                        };
                    }
                }
                assert!(read > 0, "a whole request");
            }
        };
        tokio::time::timeout(Duration::from_secs(20), hearing)
            .await
            .expect("the program is told")
    }
}

async fn venue() -> Venue {
    Venue::with(|options| options.times.retry = Duration::from_millis(2)).await
}

async fn add(desk: &mut Link, address: String, events: &[WebhookEvent]) -> (String, Secret<24>) {
    let ask = Ask::AddWebhook {
        address,
        events: events.to_vec(),
    };
    desk.webhook(ask).await.unwrap()
}

async fn send(desk: &mut Link, command: Command) {
    desk.command(command).await.unwrap().unwrap();
}

fn show(text: &str) -> Command {
    Command::ShowMessage {
        screen: None,
        text: text.into(),
    }
}

#[tokio::test]
async fn a_program_is_told_signed_and_in_order_of_what_the_public_sees() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    let program = Program::listen().await;
    let events = [WebhookEvent::Result, WebhookEvent::Message];
    let (id, secret) = add(&mut desk, program.address(), &events).await;
    send(&mut desk, show("Lunch")).await;
    // Nothing of this is for the public, or of what was chosen.
    send(&mut desk, Command::NameGathering { name: "LAN".into() }).await;
    send(
        &mut desk,
        Command::EndWithoutPlay {
            match_id: playable,
            absent: Absent::Home,
            how: WithoutPlay::Walkover,
        },
    )
    .await;
    let first = program.hear("200 OK").await;
    assert!(first.is_signed_by(&secret));
    assert!(first.headers["webhook-id"].starts_with(&id));
    assert_eq!(first.json()["events"][0]["type"], "message");
    assert_eq!(first.json()["message"]["text"], "Lunch");
    let second = program.hear("204 No Content").await;
    let told = second.json();
    assert_eq!(told["events"][0]["type"], "result");
    assert_eq!(told["events"][0]["match"], playable);
    let card = &told["matches"][playable.to_string()]["card"];
    assert_eq!(card["state"], "over");
    let public = request(&venue, &format!("GET /api/v1/matches/{playable}"), "").await;
    assert_eq!(told["matches"][playable.to_string()], public.json());
}

#[tokio::test]
async fn what_is_taken_back_is_told_again_the_other_way() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    let program = Program::listen().await;
    add(&mut desk, program.address(), &[WebhookEvent::Result]).await;
    let absent = Command::EndWithoutPlay {
        match_id: playable,
        absent: Absent::Away,
        how: WithoutPlay::Forfeit,
    };
    let state =
        |heard: &Heard| heard.json()["matches"][playable.to_string()]["card"]["state"].clone();
    send(&mut desk, absent).await;
    let ended = program.hear("200 OK").await;
    assert_eq!(state(&ended), "over");
    let seq = ended.json()["seq"].as_u64().unwrap();
    send(&mut desk, Command::TakeBack { seq }).await;
    let open = program.hear("200 OK").await;
    assert_eq!(state(&open), "ready");
    assert_eq!(open.json()["events"], ended.json()["events"]);
}

#[tokio::test]
async fn what_only_the_desk_sees_is_told_to_nobody() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    let program = Program::listen().await;
    add(&mut desk, program.address(), &WebhookEvent::ALL).await;
    let screen = Command::ShowMessage {
        screen: Some(4),
        text: "for one screen".into(),
    };
    let _ = desk.command(screen).await.unwrap();
    send(
        &mut desk,
        Command::CheckIn {
            match_id: playable,
            side: lanista_wire::shared::Side::Home,
            presence: lanista_wire::life::Presence::Here,
        },
    )
    .await;
    send(&mut desk, show("for all")).await;
    let heard = program.hear("200 OK").await;
    assert_eq!(heard.json()["message"]["text"], "for all");
    assert!(!heard.body.contains("for one screen"));
}

#[tokio::test]
async fn what_was_not_taken_comes_again_before_anything_else() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let program = Program::listen().await;
    let (_, secret) = add(&mut desk, program.address(), &[WebhookEvent::Message]).await;
    send(&mut desk, show("one")).await;
    let refused = program.hear("500 Internal Server Error").await;
    send(&mut desk, show("two")).await;
    let moved = program.hear("302 Found").await;
    let taken = program.hear("200 OK").await;
    let next = program.hear("200 OK").await;
    let id = &refused.headers["webhook-id"];
    assert_eq!(id, &moved.headers["webhook-id"], "no redirect is followed");
    assert_eq!(id, &taken.headers["webhook-id"]);
    assert_ne!(id, &next.headers["webhook-id"]);
    assert!(next.json()["seq"].as_u64() > taken.json()["seq"].as_u64());
    assert!(
        [refused, moved, taken, next]
            .iter()
            .all(|one| one.is_signed_by(&secret))
    );
}

#[tokio::test]
async fn a_dead_program_pauses_and_a_trial_wakes_it() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let program = Program::listen().await;
    let (id, _) = add(&mut desk, program.address(), &[WebhookEvent::Message]).await;
    desk.follow(&["server"]).await.unwrap();
    send(&mut desk, show("one")).await;
    for _ in 0..10 {
        program.hear("503 Service Unavailable").await;
    }
    let paused = desk
        .until("server", |server| {
            server["webhooks"][&id]["state"] == "paused"
        })
        .await
        .unwrap();
    let view = &paused["webhooks"][&id];
    assert_eq!(view["failures"], 10);
    assert_eq!(view["answer"], "answered 503");
    assert!(view["retry"].is_u64());
    let test = Ask::TestWebhook {
        webhook: id.clone(),
    };
    let (answer, heard) = tokio::join!(desk.ask(test), program.hear("200 OK"));
    assert_eq!(answer.unwrap(), Answer::Fine);
    assert_eq!(heard.json()["events"][0]["type"], "test");
    let waited = program.hear("200 OK").await;
    assert_eq!(waited.json()["message"]["text"], "one");
    let idle = desk
        .until("server", |server| server["webhooks"][&id]["delivered"] == 1)
        .await
        .unwrap();
    assert_eq!(idle["webhooks"][&id]["state"], "idle");
}

#[tokio::test]
async fn a_restart_loses_nothing_and_a_removed_program_is_told_no_more() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    let program = Program::listen().await;
    let address = program.address();
    let (id, secret) = add(&mut desk, address, &[WebhookEvent::Message]).await;
    send(&mut desk, show("before")).await;
    program.hear("500 Internal Server Error").await;
    let venue = venue.restart().await;
    let heard = loop {
        let heard = program.hear("200 OK").await;
        if heard.json()["message"]["text"] == "before" {
            break heard;
        }
    };
    assert!(heard.is_signed_by(&secret), "with the same secret");
    let (copy, _) = venue.hub.save_copy(None).await.unwrap();
    let bytes = std::fs::read(copy).unwrap();
    let text = lanista_lan::crypto::encode(secret.expose());
    let is_there = bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes());
    assert!(!is_there, "no copy holds the secret");
    let mut desk = venue.desk().await;
    let remove = Ask::RemoveWebhook {
        webhook: id.clone(),
    };
    assert_eq!(desk.ask(remove.clone()).await.unwrap(), Answer::Fine);
    assert_eq!(failure(&desk.ask(remove).await.unwrap()), "not_found");
    let test = Ask::TestWebhook { webhook: id };
    assert_eq!(failure(&desk.ask(test).await.unwrap()), "not_found");
}

#[tokio::test]
async fn only_a_desk_chooses_who_is_told_and_nobody_outside_is() {
    let venue = venue().await;
    let mut desk = venue.desk().await;
    for (address, code) in [
        ("http://8.8.8.8/hook", "bad_address"),
        ("https://10.0.0.1/hook", "bad_address"),
        ("somewhere", "bad_address"),
    ] {
        let ask = Ask::AddWebhook {
            address: address.into(),
            events: vec![WebhookEvent::Result],
        };
        assert_eq!(failure(&desk.ask(ask).await.unwrap()), code, "{address}");
    }
    let local = |events| Ask::AddWebhook {
        address: "http://127.0.0.1:9/".into(),
        events,
    };
    let none = desk.ask(local(Vec::new())).await.unwrap();
    assert_eq!(failure(&none), "no_events");
    let scope = lanista_wire::shared::Scope::Everything;
    let (_, mut judge) = venue.judge(&mut desk, scope).await;
    let answer = judge.ask(local(vec![WebhookEvent::Result])).await.unwrap();
    assert_eq!(failure(&answer), "not_allowed");
    for _ in 0..16 {
        let answer = desk.ask(local(vec![WebhookEvent::Call])).await.unwrap();
        assert!(matches!(answer, Answer::Webhook { .. }), "{answer:?}");
    }
    let answer = desk.ask(local(vec![WebhookEvent::Call])).await.unwrap();
    assert_eq!(failure(&answer), "too_many");
}
