//! What crosses a link: signatures, order, skew, standing, ticks, and what happens at the end.

use crate::venue::{Venue, bracket, closed, name};
use lanista_lan::client::{Error, Link, Told, Who};
use lanista_wire::command::{Command, Expect};
use lanista_wire::frame::{ClientFrame, ServerFrame, Standing};
use lanista_wire::shared::{BySide, Role, Scope};
use std::time::Duration;

const ALL: Scope = Scope::Everything;

fn cmd(id: &str, name: &str) -> String {
    format!(r#"{{"t":"cmd","id":"{id}","body":{{"type":"name_gathering","name":"{name}"}}}}"#)
}

/// Sends what `make` makes on a fresh link of the desk: the link is closed with the code, and nothing is stored.
async fn check(make: impl AsyncFnOnce(&mut Link) -> Vec<String>, code: u16) {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let frames = make(&mut desk).await;
    let head = venue.head().await;
    for frame in frames {
        // A link that is closed already takes no more.
        let _closed = desk.send_text(frame).await;
    }
    assert_eq!(closed(&mut desk).await, code);
    assert_eq!(venue.head().await, head, "nothing was stored");
}

#[tokio::test]
async fn an_unsigned_command_ends_the_link() {
    check(async |_| vec![cmd("forged-1", "Mine")], 4401).await;
}

#[tokio::test]
async fn a_command_with_a_changed_letter_ends_the_link() {
    check(
        async |desk| {
            vec![
                desk.signed(&cmd("forged-1", "Mine"))
                    .unwrap()
                    .replace("Mine", "Yours"),
            ]
        },
        4401,
    )
    .await;
}

#[tokio::test]
async fn a_command_signed_with_nothing_ends_the_link() {
    let mac = "A".repeat(43);
    check(
        async |_| vec![format!("{mac} 1 {}", cmd("forged-1", "Mine"))],
        4401,
    )
    .await;
}

#[tokio::test]
async fn a_command_left_out_ends_the_link() {
    check(
        async |desk| {
            desk.signed(&cmd("hidden-1", "Mine")).unwrap();
            vec![desk.signed(&cmd("hidden-2", "Yours")).unwrap()]
        },
        4401,
    )
    .await;
}

#[tokio::test]
async fn a_command_sent_twice_is_done_once_and_ends_the_link() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let head = venue.head().await;
    let frame = desk.signed(&cmd("twice-01", "Mine")).unwrap();
    desk.send_text(frame.clone()).await.unwrap();
    assert_eq!(desk.receipt("twice-01").await.unwrap(), Ok(head + 1));
    desk.send_text(frame).await.unwrap();
    assert_eq!(closed(&mut desk).await, 4401);
    assert_eq!(venue.head().await, head + 1);
}

#[tokio::test]
async fn a_command_recorded_on_another_link_is_worthless() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (device, mut first) = venue.judge(&mut desk, ALL).await;
    let frame = first.signed(&cmd("recorded-1", "Mine")).unwrap();
    let mut second = venue.link(&device).await;
    second.send_text(frame).await.unwrap();
    assert_eq!(closed(&mut second).await, 4401);
}

#[tokio::test]
async fn a_wrong_proof_is_not_welcomed() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (mut device, _) = venue.judge(&mut desk, ALL).await;
    device.key = lanista_lan::crypto::DeviceKey::new([5; 32]);
    let outcome = Link::open(venue.address(), &Who::Paired(device.clone())).await;
    assert!(outcome.is_err(), "{outcome:?}");
    device.id = "nobody".into();
    let mut link = venue.link(&device).await;
    assert_eq!(
        (link.standing.clone(), closed(&mut link).await),
        (Standing::Unknown, 4403)
    );
}

#[tokio::test]
async fn what_is_no_frame_ends_the_link() {
    for text in [
        "",
        "{",
        "[]",
        "null",
        "{\"t\":\"dance\"}",
        "{\"t\":\"ping\",\"n\":1,\"rtt\":0,\"waiting\":0,\"x\":1}",
    ] {
        let code = if text.starts_with('{') { 4400 } else { 4401 };
        check(async |_| vec![text.to_owned()], code).await;
    }
    check(
        async |desk| vec![desk.signed("{\"t\":\"sub\",\"topics\":{}}").unwrap()],
        4400,
    )
    .await;
    check(async |desk| vec![desk.signed("{").unwrap()], 4400).await;
}

#[tokio::test]
async fn a_command_of_a_newer_page_is_refused_politely() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    for body in [
        r#"{"type":"launch_rocket"}"#,
        r#"{"type":"name_gathering","name":"x","colour":"red"}"#,
        r#"{"type":"name_gathering"}"#,
        r#"{"type":"take_match","match":4294967296}"#,
        r#"{"type":"take_match","match":-1}"#,
    ] {
        let frame = desk
            .signed(&format!(r#"{{"t":"cmd","id":"newer-01","body":{body}}}"#))
            .unwrap();
        desk.send_text(frame).await.unwrap();
        assert_eq!(
            desk.receipt("newer-01").await.unwrap().unwrap_err().code(),
            "unknown_command",
            "{body}"
        );
    }
    assert!(desk.command(name("Still here")).await.unwrap().is_ok());
}

#[tokio::test]
async fn many_commands_in_flight_keep_their_order() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (_, mut judge) = venue.judge(&mut desk, ALL).await;
    let mut ids = vec![
        judge
            .send_command(Command::TakeMatch { match_id }, None)
            .await
            .unwrap(),
    ];
    for points in 1..=200 {
        let score = BySide {
            home: points,
            away: 0,
        };
        let body = Command::ScoreGame {
            match_id,
            game: 1,
            score,
            winner: None,
        };
        let after = ids.last().cloned().map(|after| Expect::After { after });
        ids.push(judge.send_command(body, after).await.unwrap());
    }
    let mut last = 0;
    for id in ids {
        let seq = judge.receipt(&id).await.unwrap().unwrap();
        assert!(seq > last);
        last = seq;
    }
}

#[tokio::test]
async fn a_resend_after_a_break_gets_the_stored_receipt() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (device, mut judge) = venue.judge(&mut desk, ALL).await;
    let body = Command::TakeMatch { match_id };
    judge
        .send_command_as("resend-01", body.clone(), None)
        .await
        .unwrap();
    let seq = judge.receipt("resend-01").await.unwrap().unwrap();
    drop(judge);
    let mut judge = venue.link(&device).await;
    judge
        .send_command_as("resend-01", body, None)
        .await
        .unwrap();
    assert_eq!(judge.receipt("resend-01").await.unwrap(), Ok(seq));
    judge
        .send_command_as("resend-01", Command::HandBackMatch { match_id }, None)
        .await
        .unwrap();
    assert_eq!(
        judge
            .receipt("resend-01")
            .await
            .unwrap()
            .unwrap_err()
            .code(),
        "id_reused"
    );
}

#[tokio::test]
async fn a_tap_is_seen_by_a_screen_and_ticks_carry_the_sum() {
    let venue = Venue::with(|options| options.times.tick = Duration::from_millis(30)).await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (_, mut judge) = venue.judge(&mut desk, ALL).await;
    judge.follow(&["match/", "open/"]).await.unwrap();
    let mut screen = Link::open(venue.address(), &Who::Screen("wall".into()))
        .await
        .unwrap();
    assert_eq!(screen.standing, Standing::Screen { number: 1 });
    let topic = format!("match/{match_id}");
    screen.follow(&[&topic, "devices"]).await.unwrap();
    screen.until(&topic, |_| true).await.unwrap();
    judge
        .command(Command::TakeMatch { match_id })
        .await
        .unwrap()
        .unwrap();
    let score = BySide { home: 7, away: 3 };
    judge
        .command(Command::ScoreGame {
            match_id,
            game: 1,
            score,
            winner: None,
        })
        .await
        .unwrap()
        .unwrap();
    screen
        .until(&topic, |view| view.to_string().contains("7"))
        .await
        .unwrap();
    assert!(!screen.documents.contains_key("devices"), "not for screens");
    // The client checks every tick's hash; pings are answered bare and are part of it.
    for n in 1..=5 {
        judge
            .send_bare(&ClientFrame::Ping {
                n,
                rtt: 3,
                waiting: 0,
                health: None,
            })
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_millis(40)).await;
        judge
            .command(Command::ScoreGame {
                match_id,
                game: 1,
                score: BySide {
                    home: 7 + u16::try_from(n).unwrap(),
                    away: 3,
                },
                winner: None,
            })
            .await
            .unwrap()
            .unwrap();
    }
    let again = Link::open(venue.address(), &Who::Screen("wall".into()))
        .await
        .unwrap();
    assert_eq!(
        again.standing,
        Standing::Screen { number: 1 },
        "a screen finds its number again"
    );
}

#[tokio::test]
async fn another_protocol_is_told_to_reload() {
    let venue = Venue::open().await;
    let hello = r#"{"t":"hello","v":99,"build":"x","role":"public","shape":"new"}"#;
    let (frames, code) = raw(&venue, hello).await;
    assert!(
        frames
            .iter()
            .any(|frame| frame.contains("\"t\":\"bye\"") && frame.contains("Reload")),
        "{frames:?}"
    );
    assert_eq!(code, 4409);
}

#[tokio::test]
async fn a_hello_that_is_none() {
    let venue = Venue::open().await;
    for hello in [
        r#"{"t":"ping","n":1,"rtt":0,"waiting":0}"#,
        r#"{"t":"hello","v":1,"build":"x","role":"king"}"#,
        r#"{"t":"hello","v":1,"build":"x","role":"screen"}"#,
        r#"{"t":"hello","v":1,"build":"x","role":"screen","screen":"../../etc"}"#,
        r#"{"t":"hello","v":1,"build":"x","role":"judge","device":"x"}"#,
    ] {
        assert_eq!(raw(&venue, hello).await.1, 4400, "{hello}");
    }
    assert_eq!(
        raw(&venue, r#"{"t":"hello","v":1,"build":"x","role":"desk"}"#)
            .await
            .1,
        4403
    );
}

/// Says something instead of a proper hello; the frames that came and the close code.
async fn raw(venue: &Venue, hello: &str) -> (Vec<String>, u16) {
    use futures_util::{SinkExt as _, StreamExt as _};
    use tokio_tungstenite::tungstenite::Message;
    let (mut socket, _) = tokio_tungstenite::connect_async(format!("ws://{}/ws", venue.address()))
        .await
        .unwrap();
    socket.send(Message::text(hello)).await.unwrap();
    let mut frames = Vec::new();
    while let Some(Ok(message)) = socket.next().await {
        match message {
            Message::Text(text) => frames.push(text.to_string()),
            Message::Close(frame) => {
                return (frames, frame.map_or(1005, |frame| frame.code.into()));
            }
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
    (frames, 1006)
}

#[tokio::test]
async fn a_stopping_server_says_goodbye() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    assert_eq!(venue.server.links(), 1);
    let Venue { server, hub, .. } = venue;
    let (told, ()) = tokio::join!(
        async {
            let mut bye = None;
            loop {
                match desk.next().await {
                    Ok(Told::Frame(ServerFrame::Bye { code, .. })) => bye = Some(code),
                    Ok(_) => {}
                    Err(Error::Closed { code }) => break (bye, code),
                    Err(error) => panic!("{error}"),
                }
            }
        },
        server.stop()
    );
    assert_eq!(told, (Some("restart".into()), 1012));
    hub.stop().await;
}

#[tokio::test]
async fn a_changed_device_hears_of_it_and_reads_as_what_it_is() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (device, mut judge) = venue.judge(&mut desk, ALL).await;
    let scope = Scope::Stations { from: 1, to: 4 };
    let change = Command::ChangeDevice {
        device: device.id.clone(),
        name: "Ben".into(),
        scope,
    };
    desk.command(change).await.unwrap().unwrap();
    let expected = Standing::Admitted {
        number: 2,
        name: "Ben".into(),
        role: Role::Judge,
        scope,
    };
    assert_eq!(
        judge
            .until_standing(|standing| *standing == expected)
            .await
            .unwrap(),
        expected
    );
}
