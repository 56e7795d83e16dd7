//! Codes and messages that make no sense, are too large, or are not from whom they say: answered as docs/PROTOCOL.md says.

use std::sync::Arc;

use anyhow::{Context as _, Result, bail, ensure};
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_lan::client::{Code, Device, Error, Link, NotPaired, Who, pair, pair_with, request};
use lanista_lan::crypto::{EnrolmentSecret, Nonce};
use lanista_venue::book::Book;
use lanista_venue::desk::{Desk, code_of};
use lanista_venue::server::{Server, Start};
use lanista_wire::command::Command;
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

const TEN_MEGABYTES: usize = 10 * 1024 * 1024;

#[tokio::test]
async fn a_second_use_of_a_code_is_refused_and_the_desk_is_told() -> Result<()> {
    let (server, mut desk) = hall().await?;
    let code = code_of(server.desk_url())?;
    let thief = pair(server.address(), &code, "A thief").await;
    said_no(thief, 410, "used already")?;
    let is_told = |devices: &Value| {
        let alarms = devices["alarms"].as_object();
        alarms.is_some_and(|alarms| !alarms.is_empty())
    };
    desk.link.until("devices", is_told).await?;
    Ok(())
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again() -> Result<()> {
    let server = Start::new()?.run()?;
    let code = code_of(server.desk_url())?;
    let nonce = Nonce([7; 32]);
    let once = pair_with(server.address(), &code, "The desk", nonce).await?;
    let again = pair_with(server.address(), &code, "The desk", nonce).await?;
    ensure!((&once.id, &once.check_code) == (&again.id, &again.check_code));
    Ok(())
}

#[tokio::test]
async fn a_code_of_nobody_is_unknown() -> Result<()> {
    let server = Start::new()?.run()?;
    let Code { fingerprint, .. } = code_of(server.desk_url())?;
    let secret = EnrolmentSecret::new([9; 16]);
    let guessed = Code {
        secret,
        fingerprint,
    };
    said_no(
        pair(server.address(), &guessed, "A guess").await,
        404,
        "does not know this code",
    )
}

#[tokio::test]
async fn pairing_with_nonsense_is_answered() -> Result<()> {
    let server = Start::new()?.run()?;
    let large = vec![b'x'; TEN_MEGABYTES];
    for (body, kind, status) in [
        (&b"{\"enrolment\":"[..], "application/json", 400),
        (b"{}", "application/json", 400),
        (b"enrolment=1&nonce=2", "text/plain", 415),
        (&large, "application/json", 400),
    ] {
        let headers = [("Content-Type", kind)];
        let path = "/api/v1/pair";
        let reply = request(server.address(), "POST", path, &headers, body).await?;
        ensure!(reply.status == status, "{}: {}", reply.status, reply.text());
        ensure!(reply.json()["text"].is_string(), "a sentence for people");
    }
    is_well(&server).await
}

#[tokio::test]
async fn a_message_of_ten_megabytes_ends_the_link_and_nothing_else() -> Result<()> {
    let (server, mut desk) = hall().await?;
    let mut other = Link::open(server.address(), &Who::Paired(desk.device.clone())).await?;
    // The server may close while we still send.
    other.send_text("x".repeat(TEN_MEGABYTES)).await.ok();
    closed_with(&mut other, 1009).await?;
    name_the_gathering(&mut desk).await?;
    is_well(&server).await
}

#[tokio::test]
async fn before_the_proof_four_kilobytes_are_too_much() -> Result<()> {
    let server = Start::new()?.run()?;
    let hello = json!({"t": "hello", "v": 1, "build": "x".repeat(5_000), "role": "public"});
    answered_raw(&server, &hello.to_string(), 1009).await
}

#[tokio::test]
async fn what_is_no_frame_is_answered_before_the_hello() -> Result<()> {
    let server = Start::new()?.run()?;
    for text in [
        "{\"t\":",
        "hello",
        "[]",
        "{\"t\":\"cmd\",\"v\":1}",
        "\u{1f98a}",
    ] {
        answered_raw(&server, text, 4400).await?;
    }
    is_well(&server).await
}

#[tokio::test]
async fn another_protocol_is_told_to_reload() -> Result<()> {
    let server = Start::new()?.run()?;
    for version in [0, 2, 99] {
        let hello = json!({"t": "hello", "v": version, "shape": ["of", "another", "time"]});
        answered_raw(&server, &hello.to_string(), 4409).await?;
    }
    is_well(&server).await
}

#[tokio::test]
async fn a_judge_without_a_key_is_unknown() -> Result<()> {
    let server = Start::new()?.run()?;
    let hello = json!({"t": "hello", "v": 1, "build": "x", "role": "judge", "topics": {}});
    answered_raw(&server, &hello.to_string(), 4403).await
}

#[tokio::test]
async fn malformed_frames_of_a_desk_end_its_link() -> Result<()> {
    let (server, mut desk) = hall().await?;
    for (json, code) in [
        ("{\"t\":\"cmd\",", 4400),
        ("[]", 4400),
        ("{\"t\":\"dance\",\"id\":\"12345678\"}", 4400),
    ] {
        let mut link = Link::open(server.address(), &Who::Paired(desk.device.clone())).await?;
        let signed = link.signed(json)?;
        link.send_text(signed).await?;
        closed_with(&mut link, code).await.context(json)?;
    }
    name_the_gathering(&mut desk).await
}

#[tokio::test]
async fn an_unknown_command_is_refused_and_the_link_lives_on() -> Result<()> {
    let (_server, mut desk) = hall().await?;
    for body in [
        json!({"type": "brew_coffee", "cups": 2}),
        json!({"type": "name_gathering", "name": "Nord", "colour": "red"}),
        json!({"type": "name_gathering"}),
    ] {
        let frame = json!({"t": "cmd", "id": "unknown-1", "body": body});
        let signed = desk.link.signed(&frame.to_string())?;
        desk.link.send_text(signed).await?;
        let refusal = desk.link.receipt("unknown-1").await?;
        let refusal = refusal.err().context("it was carried out")?;
        ensure!(refusal.code() == "unknown_command", "{refusal:?}");
        ensure!(refusal.reasons[0].text.contains("does not know"));
    }
    name_the_gathering(&mut desk).await
}

#[tokio::test]
async fn unsigned_forged_and_replayed_commands_change_nothing() -> Result<()> {
    let (server, mut desk) = hall().await?;
    let frame = |id: &str| {
        let body = json!({"type": "name_gathering", "name": "Stolen"});
        json!({"t": "cmd", "id": id, "body": body}).to_string()
    };
    let device = desk.device.clone();
    let fresh = || async { Link::open(server.address(), &Who::Paired(device.clone())).await };

    let mut unsigned = fresh().await?;
    unsigned.send_text(frame("unsigned-1")).await?;
    closed_with(&mut unsigned, 4401).await?;

    let mut forged = fresh().await?;
    let text = forged.signed(&frame("forged-01"))?;
    forged.send_text(text.replace("Stolen", "Forged")).await?;
    closed_with(&mut forged, 4401).await?;

    let mut replayed = fresh().await?;
    let harmless = json!({"t": "ask", "id": "1", "body": {"type": "history", "match": 1}});
    let text = replayed.signed(&harmless.to_string())?;
    replayed.send_text(text.clone()).await?;
    replayed.send_text(text.clone()).await?;
    closed_with(&mut replayed, 4401).await?;

    let mut from_another_link = fresh().await?;
    from_another_link.send_text(text).await?;
    closed_with(&mut from_another_link, 4401).await?;

    name_the_gathering(&mut desk).await
}

/// A served gathering with one desk in it.
async fn hall() -> Result<(Server, Desk)> {
    let server = Start::new()?.run()?;
    let book = Arc::new(Book::default());
    let desk = Desk::enter(server.address(), server.desk_url(), &book).await?;
    Ok((server, desk))
}

/// The desk can still work, and its is the first command: nothing before it was carried out.
async fn name_the_gathering(desk: &mut Desk) -> Result<()> {
    let is_unnamed = |gathering: &Value| gathering["name"] == "";
    desk.link.until("gathering", is_unnamed).await?;
    desk.send(Command::NameGathering {
        name: "Nord".to_owned(),
    })
    .await?;
    Ok(())
}

fn said_no(paired: Result<Device, NotPaired>, status: u16, sentence: &str) -> Result<()> {
    let Err(NotPaired::Refused(reply)) = paired else {
        bail!("not refused: {paired:?}");
    };
    ensure!(reply.status == status, "{}: {}", reply.status, reply.text());
    let json = reply.json();
    let text = json["text"].as_str().unwrap_or_default();
    ensure!(text.contains(sentence), "no \"{sentence}\" in: {text}");
    Ok(())
}

/// Everything until the end of the link, which must be with this code.
async fn closed_with(link: &mut Link, expected: u16) -> Result<()> {
    loop {
        match link.next().await {
            Ok(_) => {}
            Err(Error::Closed { code }) if code == expected => return Ok(()),
            Err(other) => bail!("not closed with {expected}: {other}"),
        }
    }
}

/// Says one thing on a fresh socket in place of a hello: a sentence comes, then the close code.
async fn answered_raw(server: &Server, text: &str, expected: u16) -> Result<()> {
    let (mut socket, _) = connect_async(format!("ws://{}/ws", server.address())).await?;
    socket.send(Message::text(text)).await?;
    let mut said_why = false;
    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(text) => {
                let frame: Value = serde_json::from_str(&text)?;
                said_why |= frame["t"] == "bye" && frame["text"].is_string();
            }
            Message::Close(close) => {
                let code = close.map(|close| u16::from(close.code));
                ensure!(
                    code == Some(expected),
                    "{text:.60} was closed with {code:?}"
                );
                ensure!(said_why, "{text:.60} was closed without a word");
                return Ok(());
            }
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
    bail!("the link broke without a close code")
}

async fn is_well(server: &Server) -> Result<()> {
    let reply = request(server.address(), "GET", "/health", &[], b"").await?;
    ensure!(reply.status == 200 && reply.json()["ok"] == true);
    Ok(())
}
