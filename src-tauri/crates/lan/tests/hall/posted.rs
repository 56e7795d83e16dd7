//! Links without a socket: a desk and a judge work over events and over questions as on a socket, and strangers get nowhere.

use crate::venue::{Venue, bracket, closed, name};
use lanista_lan::client::{Error, Link, Who, request};
use lanista_wire::command::Command;
use lanista_wire::frame::{ClientFrame, Standing};
use lanista_wire::shared::Scope;
use lanista_wire::view::Carrier;
use std::time::Duration;

const ALL: [Carrier; 3] = [Carrier::Socket, Carrier::Events, Carrier::Poll];
const POSTED: [Carrier; 2] = [Carrier::Events, Carrier::Poll];

async fn open(venue: &Venue, who: &Who, carrier: Carrier) -> Link {
    Link::open_over(venue.address(), who, carrier)
        .await
        .unwrap()
}

/// Status and code of what a stranger posts to a link.
async fn post(venue: &Venue, link: &str, frames: &[&str]) -> (u16, String) {
    let body = serde_json::to_string(frames).unwrap();
    let path = format!("/api/v1/link/{link}");
    let json = [("Content-Type", "application/json")];
    let reply = request(venue.address(), "POST", &path, &json, body.as_bytes());
    let reply = reply.await.unwrap();
    (
        reply.status,
        reply.json()["code"].as_str().unwrap_or_default().to_owned(),
    )
}

#[tokio::test]
async fn a_judge_plays_a_match_without_a_socket() {
    for carrier in POSTED {
        let venue = Venue::open().await;
        let mut desk = venue.desk().await;
        let id = bracket(&mut desk).await;
        let (device, socket) = venue.judge(&mut desk, Scope::Everything).await;
        socket.close().await;
        let mut judge = open(&venue, &Who::Paired(device.clone()), carrier).await;
        assert!(
            matches!(judge.standing, Standing::Admitted { .. }),
            "{carrier:?}"
        );
        judge.follow(&[&format!("match/{id}")]).await.unwrap();
        judge.until(&format!("match/{id}"), |_| true).await.unwrap();
        judge
            .command(Command::TakeMatch { match_id: id })
            .await
            .unwrap()
            .unwrap();
        let taken = judge
            .until(&format!("match/{id}"), |view| !view["lease"].is_null())
            .await;
        assert!(taken.is_ok(), "{carrier:?}");
        // A desk sees what carries the link.
        let told = desk.follow(&["devices"]).await;
        told.unwrap();
        let word = serde_json::to_value(carrier).unwrap();
        let is_told = |view: &serde_json::Value| {
            let devices = view["devices"].as_object();
            devices.is_some_and(|all| all.values().any(|one| one["link"]["carrier"] == word))
        };
        desk.until("devices", is_told).await.unwrap();
    }
}

#[tokio::test]
async fn all_carriers_bring_the_same_bytes() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let long = "ж".repeat(8_000);
    let show = Command::ShowMessage {
        screen: None,
        text: long,
    };
    desk.command(show).await.unwrap().unwrap();
    let names = ["gathering", "message", "stage/1", "stage/1/round/upper/1/0"];
    let mut told = Vec::new();
    for carrier in ALL {
        let mut link = open(&venue, &Who::Public, carrier).await;
        link.follow(&names).await.unwrap();
        let mut snaps = Vec::new();
        while snaps.len() < names.len() {
            let text = link.next_text().await.unwrap();
            if text.starts_with(r#"{"doc""#) || text.contains(r#""t":"snap""#) {
                snaps.push(text);
            }
        }
        snaps.sort();
        told.push(snaps);
    }
    let path = format!("/api/v1/topics?name={}", names.join("&name="));
    let answer = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap()
        .text();
    for snap in &told[0] {
        assert!(answer.contains(snap.as_str()), "{snap}");
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
}

#[tokio::test]
async fn a_desk_commands_in_order_over_every_carrier() {
    for carrier in ALL {
        let venue = Venue::open().await;
        let mut first = venue.desk().await;
        let (device, socket) = venue.judge(&mut first, Scope::Everything).await;
        socket.close().await;
        let mut judge = open(&venue, &Who::Paired(device), carrier).await;
        let id = bracket(&mut first).await;
        let take = Command::TakeMatch { match_id: id };
        judge
            .send_command_as("take-it-1", take.clone(), None)
            .await
            .unwrap();
        judge
            .send_command_as("take-it-1", take, None)
            .await
            .unwrap();
        let one = judge.receipt("take-it-1").await.unwrap().unwrap();
        let two = judge.receipt("take-it-1").await.unwrap().unwrap();
        assert_eq!(one, two, "{carrier:?}: sent again, it is the same entry");
    }
}

#[tokio::test]
async fn what_strangers_post_is_refused_and_the_link_goes_on() {
    for carrier in POSTED {
        let venue = Venue::open().await;
        let mut desk = venue.desk().await;
        let (device, socket) = venue.judge(&mut desk, Scope::Everything).await;
        socket.close().await;
        let mut judge = open(&venue, &Who::Paired(device), carrier).await;
        let head = venue.head().await;
        let link = judge.name().to_owned();
        let sub = serde_json::to_string(&ClientFrame::Unsub {
            topics: vec!["gathering".into()],
        })
        .unwrap();
        let cmd = r#"{"t":"cmd","id":"forged-1","body":{"type":"name_gathering","name":"Mine"}}"#;
        let mac = "A".repeat(43);
        let own = judge
            .signed(r#"{"t":"ping","n":1,"rtt":0,"waiting":0}"#)
            .unwrap();
        assert_eq!(
            post(&venue, &link, &[&own]).await.0,
            200,
            "as the device itself sent it"
        );
        for strange in [
            sub.as_str(),
            cmd,
            &format!("{mac} 1 {cmd}"),
            &format!("{mac} 2 {cmd}"),
            &own,
        ] {
            assert_eq!(
                post(&venue, &link, &[strange]).await,
                (401, "forged".into()),
                "{carrier:?} {strange}"
            );
        }
        assert_eq!(venue.head().await, head, "nothing was stored");
        // The device itself goes on with its next number.
        judge.follow(&["gathering"]).await.unwrap();
        judge.until("gathering", |_| true).await.unwrap();
        assert_eq!(
            post(&venue, "nobody", &[&own]).await,
            (404, "no_link".into())
        );
        assert_eq!(post(&venue, &link, &[]).await.0, 400);
        let long = "x".repeat(64 * 1024 + 1);
        assert_eq!(
            post(&venue, &link, &[&long]).await,
            (413, "too_large".into())
        );
    }
}

#[tokio::test]
async fn other_pages_cannot_begin_or_use_a_link() {
    let venue = Venue::open().await;
    for (method, path) in [
        ("GET", "/api/v1/link"),
        ("POST", "/api/v1/link"),
        ("POST", "/api/v1/link/x"),
        ("GET", "/api/v1/link/x?after=0"),
    ] {
        let foreign = [
            ("Origin", "http://evil.example"),
            ("Content-Type", "application/json"),
        ];
        let reply = request(venue.address(), method, path, &foreign, b"[]")
            .await
            .unwrap();
        assert_eq!(reply.status, 403, "{method} {path}");
        let named = [
            ("Host", "evil.example"),
            ("Content-Type", "application/json"),
        ];
        let reply = request(venue.address(), method, path, &named, b"[]")
            .await
            .unwrap();
        assert_eq!(reply.status, 421, "{method} {path}");
    }
    for path in ["/api/v1/link", "/api/v1/link/x"] {
        let form = [("Content-Type", "text/plain")];
        let reply = request(venue.address(), "POST", path, &form, b"[]")
            .await
            .unwrap();
        assert_eq!(reply.status, 415, "{path}");
    }
}

#[tokio::test]
async fn a_screen_without_a_socket_has_its_number_and_what_it_shows() {
    for carrier in POSTED {
        let venue = Venue::open().await;
        let mut screen = open(&venue, &Who::Screen("beamer".into()), carrier).await;
        assert_eq!(screen.standing, Standing::Screen { number: 1 });
        screen.follow(&["gathering"]).await.unwrap();
        screen.until("gathering", |_| true).await.unwrap();
        let mut desk = venue.desk().await;
        desk.command(name("Winter Cup")).await.unwrap().unwrap();
        screen
            .until("gathering", |view| view["name"] == "Winter Cup")
            .await
            .unwrap();
        assert_eq!(venue.server.links(), 2);
    }
}

#[tokio::test]
async fn who_says_nothing_any_more_is_given_up() {
    for carrier in POSTED {
        let venue = Venue::with(|options| {
            options.times.tick = Duration::from_millis(100);
            options.times.dead = Duration::from_millis(700);
        })
        .await;
        let link = open(&venue, &Who::Public, carrier).await;
        assert_eq!(venue.server.links(), 1);
        let gone = async {
            while venue.server.links() > 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), gone)
            .await
            .expect("it is given up");
        drop(link);
    }
}

#[tokio::test]
async fn who_does_not_greet_is_given_up() {
    let venue = Venue::with(|options| options.times.hello = Duration::from_millis(200)).await;
    let json = [("Content-Type", "application/json")];
    let opened = request(venue.address(), "POST", "/api/v1/link", &json, b"{}")
        .await
        .unwrap();
    let id = opened.json()["link"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/link/{id}?after=1");
    let ended = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap()
        .json();
    assert_eq!(ended["close"]["code"], 4408, "{ended}");
}

#[tokio::test]
async fn a_link_without_a_socket_hears_why_it_ends() {
    for carrier in POSTED {
        let venue = Venue::open().await;
        let mut desk = venue.desk().await;
        let (device, socket) = venue.judge(&mut desk, Scope::Everything).await;
        socket.close().await;
        let mut judge = open(&venue, &Who::Paired(device.clone()), carrier).await;
        desk.command(Command::RevokeDevice {
            device: device.id.clone(),
        })
        .await
        .unwrap()
        .unwrap();
        assert_eq!(closed(&mut judge).await, 4403, "{carrier:?}");
        let mut screen = open(&venue, &Who::Public, carrier).await;
        // Between two polls nobody could tell it: the server stops when this one has been asked for long enough.
        let stop = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            venue.server.stop().await;
        };
        let (code, ()) = tokio::join!(closed(&mut screen), stop);
        assert_eq!(code, 1012, "{carrier:?}");
    }
}

#[tokio::test]
async fn a_flood_ends_the_link_and_a_slow_answer_is_given_again() {
    let venue = Venue::with(|options| options.limits.messages = 20).await;
    let mut link = open(&venue, &Who::Public, Carrier::Poll).await;
    let ping = ClientFrame::Ping {
        n: 1,
        rtt: 0,
        waiting: 0,
        health: None,
    };
    let flooded = async {
        loop {
            match link.send_bare(&ping).await {
                Ok(()) => {}
                Err(Error::Refused { status, code }) => return (status, code),
                Err(error) => panic!("{error}"),
            }
        }
    };
    assert_eq!(flooded.await, (429, "too_many".into()));
    let mut other = open(&venue, &Who::Public, Carrier::Poll).await;
    let path = format!("/api/v1/link/{}?after=2", other.name());
    let lost = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap()
        .json();
    let again = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap()
        .json();
    assert_eq!(
        lost["frames"][0], again["frames"][0],
        "an answer that was lost"
    );
    let next = other.next_text().await.unwrap();
    assert!(next.contains(r#""t":"tick""#), "{next}");
}
