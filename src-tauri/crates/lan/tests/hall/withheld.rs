//! What a stream holds back, on real links: overlays that have the key and officials know it, and nobody else by any way in.

use crate::reads::request;
use crate::screens::screen;
use crate::stream::equip_for_the_stream;
use crate::venue::{Venue, bracket};
use lanista_lan::client::{Link, Who};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::program::WebhookEvent;
use lanista_wire::shared::{BySide, Role, Side};
use lanista_wire::stream::StreamChange;
use serde_json::Value;
use std::time::Duration;
use tokio::net::TcpListener;

async fn does(desk: &mut Link, command: Command) {
    desk.command(command).await.unwrap().unwrap();
}

/// A match on a stream that holds back for a quarter of an hour, of which one game is played; its id.
async fn played(desk: &mut Link) -> u32 {
    let match_id = bracket(desk).await;
    let name = String::from("Stream");
    let hold_back = StreamChange::HoldBack {
        station: 7,
        seconds: 900,
    };
    for command in [
        Command::SetStation { number: 7, name },
        equip_for_the_stream(),
        Command::ChangeStream { change: hold_back },
        Command::CallMatch {
            match_id,
            station: Some(7),
        },
        Command::ScoreGame {
            match_id,
            game: 1,
            score: BySide { home: 5, away: 3 },
            winner: Some(Side::Home),
        },
    ] {
        does(desk, command).await;
    }
    match_id
}

fn games(document: &Value) -> usize {
    document["games"].as_array().map_or(0, Vec::len)
}

async fn seen(link: &mut Link, match_id: u32) -> usize {
    let topic = format!("match/{match_id}");
    link.follow(&[&topic]).await.unwrap();
    games(&link.until(&topic, |_| true).await.unwrap())
}

async fn overlay(venue: &Venue, key: &str) -> Link {
    let who = Who::Overlay("obs".into(), key.to_owned());
    Link::open(venue.address(), &who).await.unwrap()
}

async fn key(desk: &mut Link) -> String {
    desk.follow(&["server"]).await.unwrap();
    let server = desk.until("server", |server| server["overlay_key"].is_string());
    server.await.unwrap()["overlay_key"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn overlays_with_the_key_are_ahead_and_all_others_behind() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = played(&mut desk).await;
    let key = key(&mut desk).await;
    assert_eq!(key.len(), 22, "128 bits");
    assert_eq!(seen(&mut desk, match_id).await, 1);
    assert_eq!(seen(&mut overlay(&venue, &key).await, match_id).await, 1);
    let guessed = format!("A{}", &key[1..]);
    for wrong in ["", "x", guessed.as_str()] {
        if wrong != key {
            assert_eq!(seen(&mut overlay(&venue, wrong).await, match_id).await, 0);
        }
    }
    assert_eq!(seen(&mut screen(&venue, "wall").await, match_id).await, 0);
    let mut phone = Link::open(venue.address(), &Who::Public).await.unwrap();
    assert_eq!(seen(&mut phone, match_id).await, 0);
    for (path, is_ahead) in [
        (format!("GET /api/v1/topics?name=match/{match_id}"), false),
        (
            format!("GET /api/v1/topics?name=match/{match_id}&overlay={key}"),
            true,
        ),
        (format!("GET /api/v1/matches/{match_id}"), false),
        (format!("GET /api/v1/stream?match={match_id}"), false),
        (
            format!("GET /api/v1/stream?match={match_id}&overlay={key}"),
            true,
        ),
    ] {
        let got = request(&venue, &path, "").await;
        assert_eq!(got.status, 200, "{path}: {}", got.text);
        let is_told = ["\"home_score\":1", "\"games\":[{"]
            .iter()
            .any(|words| got.text.contains(words));
        assert_eq!(is_told, is_ahead, "{path}: {}", got.text);
    }
    for path in [
        format!("GET /api/v1/stream?match={match_id}&overlay={guessed}"),
        format!("GET /api/v1/topics?name=match/{match_id}&overlay={guessed}"),
        format!("GET /api/v1/events?topic=match/{match_id}&overlay=x"),
    ] {
        let got = request(&venue, &path, "").await;
        assert_eq!(
            (got.status, got.json()["code"].as_str()),
            (403, Some("wrong_key"))
        );
    }
    desk.follow(&["devices"]).await.unwrap();
    let devices = desk.until("devices", |devices| {
        devices["alarms"]
            .as_object()
            .is_some_and(|alarms| !alarms.is_empty())
    });
    let alarms = devices.await.unwrap()["alarms"].clone();
    let all: Vec<&Value> = alarms.as_object().unwrap().values().collect();
    assert_eq!(all.len(), 1, "however many came: {alarms}");
    assert_eq!(all[0]["code"], "wrong_key");
}

#[tokio::test]
async fn the_key_is_for_desks_alone() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let key = key(&mut desk).await;
    let mut wall = screen(&venue, "wall").await;
    wall.follow(&["server", "gathering"]).await.unwrap();
    let gathering = wall.until("gathering", |_| true).await.unwrap();
    assert!(!gathering.to_string().contains(&key));
    let got = request(&venue, "GET /api/v1/topics?name=server", "").await;
    assert!(!got.text.contains(&key), "{}", got.text);
    let again = venue.restart().await;
    assert_eq!(
        self::key(&mut again.desk().await).await,
        key,
        "addresses in a stream's program stay good"
    );
}

#[tokio::test]
async fn a_key_that_was_made_anew_ends_what_the_one_before_saw() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = played(&mut desk).await;
    let known = key(&mut desk).await;
    let mut ahead = overlay(&venue, &known).await;
    assert_eq!(seen(&mut ahead, match_id).await, 1);
    let mut wall = screen(&venue, "wall").await;
    assert_eq!(seen(&mut wall, match_id).await, 0);
    let (_, mut judge) = venue
        .judge(&mut desk, lanista_wire::shared::Scope::Everything)
        .await;
    let refused = judge.ask(Ask::RenewOverlayKey).await.unwrap();
    assert!(
        matches!(refused, Answer::Failed { .. }),
        "it is the desk's: {refused:?}"
    );
    assert_eq!(desk.ask(Ask::RenewOverlayKey).await.unwrap(), Answer::Fine);
    let renewed = desk
        .until("server", |server| {
            server["overlay_key"]
                .as_str()
                .is_some_and(|now| now != known)
        })
        .await
        .unwrap()["overlay_key"]
        .as_str()
        .unwrap()
        .to_owned();
    while ahead.next_text().await.is_ok() {}
    assert_eq!(seen(&mut overlay(&venue, &known).await, match_id).await, 0);
    assert_eq!(
        seen(&mut overlay(&venue, &renewed).await, match_id).await,
        1
    );
    wall.follow(&["gathering"]).await.unwrap();
    wall.until("gathering", |_| true).await.unwrap();
    let again = venue.restart().await;
    assert_eq!(key(&mut again.desk().await).await, renewed);
}

#[tokio::test]
async fn programs_are_told_when_the_hall_is() {
    let venue = Venue::with(|options| options.times.retry = Duration::from_millis(2)).await;
    let mut desk = venue.desk().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/hook", listener.local_addr().unwrap());
    let events = vec![WebhookEvent::Score];
    desk.webhook(Ask::AddWebhook { address, events })
        .await
        .unwrap();
    played(&mut desk).await;
    let early = tokio::time::timeout(Duration::from_millis(200), listener.accept()).await;
    assert!(early.is_err(), "the hall does not know it yet");
    let change = StreamChange::Reveal { station: 7 };
    does(&mut desk, Command::ChangeStream { change }).await;
    let told = tokio::time::timeout(Duration::from_secs(10), listener.accept()).await;
    assert!(told.is_ok(), "the hall knows it");
}

#[tokio::test]
async fn a_judge_holds_nothing_back_and_shows_nothing() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    played(&mut desk).await;
    let (_, mut judge) = venue
        .judge(&mut desk, lanista_wire::shared::Scope::Everything)
        .await;
    for change in [
        StreamChange::Reveal { station: 7 },
        StreamChange::HoldBack {
            station: 7,
            seconds: 0,
        },
    ] {
        let refused = judge
            .command(Command::ChangeStream { change })
            .await
            .unwrap();
        assert!(refused.is_err(), "{:?} is the producer's", Role::Desk);
    }
}
