//! Floods, giants and silence.

use crate::venue::{Venue, bracket, closed, name};
use lanista_lan::client::{Error, Link, Who};
use lanista_wire::command::Command;
use lanista_wire::frame::ClientFrame;
use lanista_wire::shared::{BySide, Scope};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::Instant;

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(10);

async fn ends(stream: &mut TcpStream) -> bool {
    let mut bytes = Vec::new();
    tokio::time::timeout(LONG, stream.read_to_end(&mut bytes))
        .await
        .is_ok()
}

#[tokio::test]
async fn a_message_too_large_ends_the_link() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    desk.send_text("x".repeat(64 * 1024)).await.unwrap();
    assert_eq!(
        closed(&mut desk).await,
        4401,
        "64 kB are read, and are no signed frame"
    );
    let mut desk = venue.desk().await;
    desk.send_text("x".repeat(64 * 1024 + 1)).await.unwrap();
    assert_eq!(closed(&mut desk).await, 1009);
    let mut desk = venue.desk().await;
    // The server may close before all of it is sent; what counts is what it says.
    let _closed = desk.send_text("x".repeat(10 * 1024 * 1024)).await;
    assert_eq!(closed(&mut desk).await, 1009);
    let mut desk = venue.desk().await;
    assert!(desk.command(name("Still here")).await.unwrap().is_ok());
}

#[tokio::test]
async fn before_the_proof_messages_are_small() {
    use futures_util::{SinkExt as _, StreamExt as _};
    use tokio_tungstenite::tungstenite::Message;
    let venue = Venue::open().await;
    let (mut socket, _) = tokio_tungstenite::connect_async(format!("ws://{}/ws", venue.address()))
        .await
        .unwrap();
    let build = "x".repeat(4 * 1024);
    let hello = format!(r#"{{"t":"hello","v":1,"build":"{build}","role":"public"}}"#);
    socket.send(Message::text(hello)).await.unwrap();
    let mut code = 0;
    while let Some(Ok(message)) = socket.next().await {
        if let Message::Close(Some(frame)) = message {
            code = frame.code.into();
        }
    }
    assert_eq!(code, 1009);
}

#[tokio::test]
async fn silent_and_slow_sockets_are_closed() {
    let venue = Venue::with(|options| {
        options.times.headers = SHORT;
        options.times.hello = SHORT;
    })
    .await;
    let began = Instant::now();
    let mut silent = TcpStream::connect(venue.address()).await.unwrap();
    let mut half = TcpStream::connect(venue.address()).await.unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHost: loc")
        .await
        .unwrap();
    let mut idle = TcpStream::connect(venue.address()).await.unwrap();
    let host = venue.address();
    idle.write_all(format!("GET /health HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let mut mute = TcpStream::connect(venue.address()).await.unwrap();
    let upgrade = format!(
        "GET /ws HTTP/1.1\r\nHost: {host}\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    mute.write_all(upgrade.as_bytes()).await.unwrap();
    assert!(ends(&mut silent).await, "no request");
    assert!(ends(&mut half).await, "half a header");
    assert!(ends(&mut idle).await, "no second request");
    assert!(ends(&mut mute).await, "no hello");
    assert!(began.elapsed() >= SHORT, "not at once either");
}

#[tokio::test]
async fn a_client_without_a_sign_of_life_is_given_up() {
    let venue = Venue::with(|options| {
        options.times.ping = Duration::from_millis(50);
        options.times.dead = Duration::from_millis(400);
    })
    .await;
    let link = Link::open(venue.address(), &Who::Public).await.unwrap();
    assert_eq!(venue.server.links(), 1);
    // Nobody reads this link, so nobody answers its pings.
    let began = Instant::now();
    while venue.server.links() > 0 {
        assert!(began.elapsed() < LONG, "the dead link is still counted");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    drop(link);
    let mut alive = Link::open(venue.address(), &Who::Public).await.unwrap();
    let reading = tokio::time::timeout(Duration::from_millis(1_000), alive.next()).await;
    assert!(
        reading.is_err(),
        "a link that is read answers pings and stays: {reading:?}"
    );
    assert_eq!(venue.server.links(), 1);
}

#[tokio::test]
async fn a_reader_that_stops_reading_is_closed_and_holds_nobody_up() {
    let venue = Venue::with(|options| options.times.write = Duration::from_millis(300)).await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let mut screen = Link::open(venue.address(), &Who::Screen("wall".into()))
        .await
        .unwrap();
    screen.follow(&["open/"]).await.unwrap();
    let stuck = TcpSocket::new_v4().unwrap();
    stuck.set_recv_buffer_size(4 * 1024).unwrap();
    let stuck = stuck.connect(venue.address()).await.unwrap();
    let mut stuck = stuck_link(stuck, &venue).await;
    judge
        .command(Command::TakeMatch { match_id })
        .await
        .unwrap()
        .unwrap();
    let began = Instant::now();
    let mut points = 0_u16;
    while venue.server.links() > 3 {
        points += 1;
        let score = BySide {
            home: points % 900,
            away: 0,
        };
        let body = Command::ScoreGame {
            match_id,
            game: 1,
            score,
            winner: None,
        };
        judge.command(body).await.unwrap().unwrap();
        let wanted = (points % 900).to_string();
        screen
            .until("open/0", |view| view.to_string().contains(&wanted))
            .await
            .unwrap();
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "the stuck reader is still there after {points} taps"
        );
    }
    assert!(ends(&mut stuck).await);
}

/// A screen that follows everything over and over and never reads.
async fn stuck_link(mut stream: TcpStream, venue: &Venue) -> TcpStream {
    let host = venue.address();
    let upgrade = format!(
        "GET /ws HTTP/1.1\r\nHost: {host}\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    stream.write_all(upgrade.as_bytes()).await.unwrap();
    let frame = |text: String| {
        let length = u16::try_from(text.len()).unwrap().to_be_bytes();
        let mut bytes = vec![0x81, 0xfe, length[0], length[1], 0, 0, 0, 0];
        bytes.extend_from_slice(text.as_bytes());
        bytes
    };
    let pad = "x".repeat(126);
    let hello =
        format!(r#"{{"t":"hello","v":1,"build":"{pad}","role":"screen","screen":"stuck"}}"#);
    stream.write_all(&frame(hello)).await.unwrap();
    let sub = r#"{"t":"sub","topics":{"gathering":0,"floor":0,"open/":0,"stage/1":0,"stage/1/":0,"match/":0,"tournament/":0}}"#;
    let pad = " ".repeat(126);
    for _ in 0..300 {
        stream
            .write_all(&frame(format!("{sub}{pad}")))
            .await
            .unwrap();
    }
    stream
}

#[tokio::test]
async fn a_flood_of_phones_leaves_the_judges_their_places() {
    let venue = Venue::with(|options| {
        options.limits.connections = 40;
        options.limits.reserved = 20;
        options.limits.per_address = 1_000;
        options.times.hello = SHORT;
    })
    .await;
    let mut desk = venue.desk().await;
    let device = venue.waiting(&mut desk, Scope::Everything).await;
    let mut phones = Vec::new();
    let mut turned_away = 0;
    for _ in 0..60 {
        match Link::open(venue.address(), &Who::Public).await {
            Ok(link) => phones.push(link),
            Err(Error::Closed { .. } | Error::Tampered(_) | Error::NoConnection(_)) => {
                turned_away += 1
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!((phones.len(), turned_away), (20, 40));
    let judge = venue.link(&device).await;
    assert_eq!(venue.server.links(), 22);
    drop((phones, judge));
}

#[tokio::test]
async fn a_link_that_talks_too_much_is_closed() {
    let venue = Venue::with(|options| options.limits.messages = 50).await;
    let mut phone = Link::open(venue.address(), &Who::Public).await.unwrap();
    for n in 0..60 {
        // The server may close before all are sent.
        let _closed = phone
            .send_bare(&ClientFrame::Ping {
                n,
                rtt: 0,
                waiting: 0,
                health: None,
            })
            .await;
    }
    assert_eq!(closed(&mut phone).await, 4429);
    let mut phone = Link::open(venue.address(), &Who::Public).await.unwrap();
    let topics = (0..600)
        .map(|number| (format!("match/{number}"), 0))
        .collect();
    phone.send_bare(&ClientFrame::Sub { topics }).await.unwrap();
    assert_eq!(closed(&mut phone).await, 4429);
}
