//! Onlookers that read nothing: they harm nobody, and have the newest picture once they read again.

use crate::venue::Venue;
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_hub::{Body, Submission};
use lanista_wire::command::Command;
use serde_json::Value;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// An onlooker of the message for all screens, after its welcome.
async fn onlooker(venue: &Venue) -> Socket {
    let address = format!("ws://{}/ws", venue.address());
    let (mut socket, _) = tokio_tungstenite::connect_async(address).await.unwrap();
    let hello = r#"{"t":"hello","v":1,"build":"","role":"public","topics":{"message":0}}"#;
    socket.send(Message::text(hello)).await.unwrap();
    while frame(&mut socket).await["t"] != "welcome" {}
    socket
}

/// The next frame, within ten seconds.
async fn frame(socket: &mut Socket) -> Value {
    loop {
        let next = tokio::time::timeout(Duration::from_secs(10), socket.next());
        let message = next.await.expect("a frame in time").expect("it is open");
        if let Message::Text(text) = message.unwrap() {
            return serde_json::from_str(&text).unwrap();
        }
    }
}

async fn show(venue: &Venue, number: usize) {
    let text = format!("{number:08}{}", "x".repeat(8_000));
    let submission = Submission {
        device: None,
        id: format!("message-{number}"),
        expect: None,
        body: Body::Wire(Command::ShowMessage { screen: None, text }),
    };
    venue.hub.submit(submission).await.unwrap();
}

/// Reads on until a message is there; the version of what is held never has a gap.
async fn reads_up_to(socket: &mut Socket, version: &mut u64, number: usize) -> usize {
    let mut frames = 0;
    loop {
        let news = frame(socket).await;
        let doc = match news["t"].as_str() {
            Some("snap") => &news["doc"],
            Some("patch") => {
                assert_eq!(news["from"], *version, "no gap");
                &news["patch"]
            }
            _ => continue,
        };
        frames += 1;
        *version = news["v"].as_u64().unwrap();
        if doc["text"].as_str().unwrap()[..8].parse() == Ok(number) {
            return frames;
        }
    }
}

#[tokio::test]
async fn a_stalled_onlooker_gets_the_newest_when_it_reads_and_holds_nobody_up() {
    // It is not to be given up meanwhile, however slow this machine is.
    let venue = Venue::with(|options| {
        options.times.write = Duration::from_secs(200);
        options.times.dead = Duration::from_secs(200);
    })
    .await;
    let mut stalled = onlooker(&venue).await;
    let mut healthy = onlooker(&venue).await;
    // More than the socket's buffers hold, on both sides.
    let most = 2_000;
    let (mut seen, mut version) = (0, 0);
    for number in 1..=most {
        show(&venue, number).await;
        if number % 50 == 0 {
            seen += reads_up_to(&mut healthy, &mut version, number).await;
        }
    }
    assert!(seen <= most + 1);
    let frames = reads_up_to(&mut stalled, &mut 0, most).await;
    assert!(
        frames < most,
        "{frames} frames were kept for an onlooker that did not read"
    );
}

#[tokio::test]
async fn an_onlooker_that_takes_nothing_is_given_up() {
    let venue = Venue::with(|options| {
        options.times.tick = Duration::from_millis(200);
        options.times.write = Duration::from_millis(400);
        options.times.dead = Duration::from_secs(60);
    })
    .await;
    let stalled = onlooker(&venue).await;
    let mut number = 0;
    let given_up = async {
        while venue.server.links() == 1 {
            number += 1;
            show(&venue, number).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), given_up)
        .await
        .expect("it is given up");
    drop(stalled);
}

#[tokio::test]
async fn a_quiet_link_ticks_and_a_dead_one_ends() {
    let venue = Venue::with(|options| {
        options.times.tick = Duration::from_millis(200);
        options.times.ping = Duration::from_millis(200);
        options.times.dead = Duration::from_millis(800);
    })
    .await;
    let mut alive = onlooker(&venue).await;
    // Never read: no pong is sent, as by a device that went out of reach.
    let dead = onlooker(&venue).await;
    for _ in 0..10 {
        assert_eq!(frame(&mut alive).await["t"], "tick");
    }
    let gone = async {
        while venue.server.links() > 1 {
            frame(&mut alive).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), gone)
        .await
        .expect("the dead one ends");
    assert_eq!(venue.server.links(), 1);
    drop(dead);
}

#[tokio::test]
async fn the_server_says_goodbye_to_onlookers() {
    let venue = Venue::open().await;
    let mut socket = onlooker(&venue).await;
    let (bye, ()) = tokio::join!(
        async {
            let mut bye = Value::Null;
            while let Some(Ok(message)) = socket.next().await {
                match message {
                    Message::Text(text) => bye = serde_json::from_str(&text).unwrap(),
                    Message::Close(Some(frame)) => return (bye, u16::from(frame.code)),
                    Message::Binary(_)
                    | Message::Ping(_)
                    | Message::Pong(_)
                    | Message::Close(None)
                    | Message::Frame(_) => {}
                }
            }
            panic!("no goodbye: {bye}")
        },
        venue.server.stop()
    );
    assert_eq!((bye.0["code"].as_str(), bye.1), (Some("restart"), 1012));
}
