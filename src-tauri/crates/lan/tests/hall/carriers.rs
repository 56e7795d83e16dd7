//! The same frames without a socket: events that resume, documents with an ETag, and questions that wait.

use crate::venue::{Venue, name};
use lanista_hub::{Body, Submission};
use lanista_lan::client::{Reply, request};
use lanista_wire::command::Command;
use serde_json::Value;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// One event: the id that stands with it, and its data.
type Event = (Option<String>, Option<String>);

/// A stream of events.
pub(crate) struct Events {
    pub(crate) head: String,
    lines: BufReader<TcpStream>,
}

impl Events {
    pub(crate) async fn open(venue: &Venue, path: &str, last: Option<&str>) -> Self {
        let mut stream = TcpStream::connect(venue.address()).await.unwrap();
        let last = last.map(|id| format!("Last-Event-ID: {id}\r\n"));
        let (host, last) = (venue.address(), last.unwrap_or_default());
        let asked = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{last}\r\n");
        stream.write_all(asked.as_bytes()).await.unwrap();
        let mut lines = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(lines.read_line(&mut head).await.unwrap(), 0, "{head}");
        }
        Self { head, lines }
    }

    /// The next event; none when the stream is over. The sizes of the pieces in which it comes are passed over.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        let (mut id, mut data) = (None, None);
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line);
            let read = tokio::time::timeout(Duration::from_secs(10), read).await;
            if read.expect("an event in time").unwrap_or(0) == 0 || line == "0\r\n" {
                return None;
            }
            if let Some(found) = line.strip_prefix("id: ") {
                id = Some(found.trim_end().to_owned());
            } else if let Some(found) = line.strip_prefix("data: ") {
                data = Some(found.trim_end_matches('\n').to_owned());
            } else if line == "\n" {
                return Some((id, data));
            }
        }
    }

    /// The frames up to one of a kind, as their texts, and the last id until then.
    async fn until(&mut self, is_last: impl Fn(&Value) -> bool) -> (Vec<String>, Option<String>) {
        let (mut texts, mut last) = (Vec::new(), None);
        loop {
            let (id, data) = self.next().await.expect("the stream goes on");
            last = id.or(last);
            let Some(text) = data else { continue };
            let frame = serde_json::from_str(&text).unwrap();
            texts.push(text);
            if is_last(&frame) {
                return (texts, last);
            }
        }
    }

    /// The next id that comes.
    async fn id(&mut self) -> String {
        loop {
            if let (Some(id), _) = self.next().await.expect("the stream goes on") {
                return id;
            }
        }
    }
}

async fn ask(venue: &Venue, path: &str, headers: &[(&str, &str)]) -> Reply {
    request(venue.address(), "GET", path, headers, b"")
        .await
        .unwrap()
}

async fn show(venue: &Venue, text: &str) {
    let submission = Submission {
        device: None,
        id: format!("show-{text:.40}"),
        expect: None,
        body: Body::Wire(Command::ShowMessage {
            screen: None,
            text: text.to_owned(),
        }),
    };
    venue.hub.submit(submission).await.unwrap();
}

async fn call(venue: &Venue, to: &str) {
    let submission = Submission {
        device: None,
        id: format!("name-{to}"),
        expect: None,
        body: Body::Wire(name(to)),
    };
    venue.hub.submit(submission).await.unwrap();
}

/// Whether a frame is news of the message, and it now begins so.
fn says(frame: &Value, text: &str) -> bool {
    let told = match frame["t"].as_str() {
        Some("snap") => &frame["doc"]["text"],
        Some("patch") => &frame["patch"]["text"],
        _ => &Value::Null,
    };
    told.as_str().is_some_and(|told| told.starts_with(text))
}

#[tokio::test]
async fn events_begin_with_the_picture_and_go_on_with_what_changes() {
    let venue = Venue::open().await;
    call(&venue, "Winter Cup").await;
    show(&venue, "Lunch").await;
    let mut events =
        Events::open(&venue, "/api/v1/events?topic=gathering&topic=message", None).await;
    assert!(events.head.contains("text/event-stream"), "{}", events.head);
    let (texts, _) = events.until(|frame| says(frame, "Lunch")).await;
    assert!(texts[0].contains(r#""t":"begin""#) && texts[0].contains(r#""resumed":false"#));
    assert!(texts[1].contains("Winter Cup"), "{texts:?}");
    show(&venue, "Finals").await;
    let (texts, _) = events.until(|frame| says(frame, "Finals")).await;
    assert!(
        texts[0].starts_with(r#"{"#) && texts[0].contains(r#""t":"patch""#),
        "{texts:?}"
    );
    assert_eq!(venue.server.links(), 1);
    drop(events);
    let left = async {
        while venue.server.links() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), left)
        .await
        .expect("it is counted no more");
}

#[tokio::test]
async fn a_torn_stream_resumes_with_what_was_missed_and_nothing_else() {
    let venue = Venue::open().await;
    show(&venue, "one").await;
    let path = "/api/v1/events?topic=gathering&topic=message";
    let mut events = Events::open(&venue, path, None).await;
    let id = events.id().await;
    // Somebody else keeps the documents alive meanwhile, as in any hall.
    let _other = Events::open(&venue, path, None).await;
    drop(events);
    show(&venue, "two").await;
    show(&venue, "three").await;
    let mut events = Events::open(&venue, path, Some(&id)).await;
    let (texts, _) = events.until(|frame| says(frame, "three")).await;
    let kinds: Vec<String> = texts
        .iter()
        .map(|text| {
            serde_json::from_str::<Value>(text).unwrap()["t"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(kinds, ["begin", "patch", "patch"], "{texts:?}");
    assert!(texts[0].contains(r#""resumed":true"#));
}

/// Every event may be the last that arrives: whoever comes back with the id of then ends with the newest of everything.
#[tokio::test]
async fn a_stream_torn_after_any_event_leaves_no_gap() {
    let venue = Venue::open().await;
    call(&venue, "Cup 0").await;
    show(&venue, "0").await;
    let path = "/api/v1/events?topic=gathering&topic=message";
    let _other = Events::open(&venue, path, None).await;
    for torn_after in 1..12 {
        let mut events = Events::open(&venue, path, None).await;
        let (mut id, mut held): (Option<String>, [Option<u64>; 2]) = (None, [None, None]);
        let take = |held: &mut [Option<u64>; 2], text: &str| {
            let frame: Value = serde_json::from_str(text).unwrap();
            let Some(topic) = frame["topic"].as_str() else {
                return;
            };
            let held = &mut held[usize::from(topic == "message")];
            let version = frame["v"].as_u64().unwrap();
            match frame["t"].as_str() {
                Some("snap") => *held = Some(version),
                _ if held.is_some_and(|held| version <= held) => {}
                _ => {
                    assert_eq!(
                        *held,
                        frame["from"].as_u64(),
                        "a gap after {torn_after}: {text}"
                    );
                    *held = Some(version);
                }
            }
        };
        for seen in 0..torn_after {
            if seen % 3 == 0 {
                call(&venue, &format!("Cup {torn_after}/{seen}")).await;
                show(&venue, &format!("{torn_after}/{seen}")).await;
            }
            let (with, data) = events.next().await.unwrap();
            id = with.or(id);
            data.inspect(|text| take(&mut held, text));
        }
        drop(events);
        call(&venue, &format!("Cup {torn_after}")).await;
        show(&venue, &format!("done {torn_after}")).await;
        let mut again = Events::open(&venue, path, id.as_deref()).await;
        if id.is_none() {
            held = [None, None];
        }
        let done = format!("done {torn_after}");
        let (texts, _) = again.until(|frame| says(frame, &done)).await;
        texts.iter().for_each(|text| take(&mut held, text));
        let now = ask(&venue, "/api/v1/topics?name=gathering&name=message", &[])
            .await
            .json();
        let versions: Vec<Option<u64>> = now["frames"]
            .as_array()
            .unwrap()
            .iter()
            .map(|frame| frame["v"].as_u64())
            .collect();
        assert_eq!(held.to_vec(), versions, "after {torn_after}");
    }
}

#[tokio::test]
async fn the_id_of_another_start_begins_anew() {
    let venue = Venue::open().await;
    show(&venue, "before").await;
    let path = "/api/v1/events?topic=message";
    let id = Events::open(&venue, path, None).await.id().await;
    let venue = venue.restart().await;
    let mut events = Events::open(&venue, path, Some(&id)).await;
    let (texts, _) = events.until(|frame| says(frame, "before")).await;
    assert!(texts[0].contains(r#""resumed":false"#), "{texts:?}");
    assert!(texts[1].contains(r#""t":"snap""#), "{texts:?}");
}

#[tokio::test]
async fn documents_have_a_tag_and_are_sent_once() {
    let venue = Venue::open().await;
    show(&venue, "Lunch").await;
    let first = ask(&venue, "/api/v1/topics?name=message", &[]).await;
    assert_eq!(
        (first.status, &first.json()["frames"][0]["doc"]["text"]),
        (200, &Value::from("Lunch"))
    );
    let tag = first.header("etag").to_owned();
    let known = [("If-None-Match", tag.as_str())];
    let again = ask(&venue, "/api/v1/topics?name=message", &known).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    show(&venue, "Finals").await;
    let changed = ask(&venue, "/api/v1/topics?name=message", &known).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), tag);
    for (path, status, code) in [
        ("/api/v1/topics?name=match/99", 404, "not_found"),
        ("/api/v1/topics?name=devices", 404, "not_found"),
        ("/api/v1/topics?name=help", 404, "not_found"),
        ("/api/v1/topics", 400, "malformed"),
        ("/api/v1/events", 400, "malformed"),
    ] {
        let refused = ask(&venue, path, &[]).await;
        assert_eq!(
            (refused.status, refused.json()["code"].as_str()),
            (status, Some(code)),
            "{path}"
        );
        assert_eq!(
            refused.header("content-type"),
            "application/problem+json",
            "{path}"
        );
    }
    let long = format!("/api/v1/topics?name={}", "x".repeat(101));
    assert_eq!(ask(&venue, &long, &[]).await.status, 400);
    let many: String = (0..65).map(|n| format!("name=match/{n}&")).collect();
    assert_eq!(
        ask(&venue, &format!("/api/v1/topics?{many}"), &[])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_question_waits_for_a_change_and_no_longer_than_it_may() {
    let venue = Venue::with(|options| options.times.poll = Duration::from_millis(300)).await;
    show(&venue, "Lunch").await;
    let tag = ask(&venue, "/api/v1/topics?name=message&name=gathering", &[]).await;
    let tag = tag.header("etag").trim_matches('"').to_owned();
    let path = format!("/api/v1/topics?name=message&name=gathering&after={tag}");
    assert_eq!(
        ask(&venue, &path, &[]).await.status,
        304,
        "nothing happened"
    );
    let (answer, ()) = tokio::join!(ask(&venue, &path, &[]), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        show(&venue, "Finals").await;
    });
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Finals"), "{}", answer.text());
}

#[tokio::test]
async fn a_question_that_waits_ends_with_the_server() {
    let venue = Venue::open().await;
    let tag = ask(&venue, "/api/v1/topics?name=gathering", &[]).await;
    let tag = tag.header("etag").trim_matches('"').to_owned();
    let path = format!("/api/v1/topics?name=gathering&after={tag}");
    let mut events = Events::open(&venue, "/api/v1/events?topic=gathering", None).await;
    let address = venue.address();
    let (answer, bye, ()) = tokio::join!(
        async {
            let asked = request(address, "GET", &path, &[], b"").await;
            asked.unwrap()
        },
        async {
            let mut last = None;
            while let Some((_, data)) = events.next().await {
                last = data.or(last);
            }
            last.unwrap()
        },
        async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            venue.server.stop().await;
        }
    );
    assert_eq!(answer.status, 304);
    assert!(bye.contains(r#""code":"restart""#), "{bye}");
}

#[tokio::test]
async fn a_reader_that_takes_nothing_costs_little_and_then_gets_the_newest() {
    let venue = Venue::with(|options| options.times.write = Duration::from_secs(300)).await;
    let mut stalled = Events::open(&venue, "/api/v1/events?topic=message", None).await;
    let most = 2_000;
    for number in 1..=most {
        show(&venue, &format!("{number:08}{}", "x".repeat(8_000))).await;
    }
    let last = format!("{most:08}");
    let (texts, _) = stalled.until(|frame| says(frame, &last)).await;
    assert!(texts.len() < most, "{} were kept for it", texts.len());
}

#[tokio::test]
async fn onlookers_of_one_address_have_their_share_of_places() {
    let venue = Venue::with(|options| options.limits.per_address = 2).await;
    let path = "/api/v1/events?topic=gathering";
    let held = [
        Events::open(&venue, path, None).await,
        Events::open(&venue, path, None).await,
    ];
    let third = ask(&venue, path, &[]).await;
    assert_eq!((third.status, third.header("retry-after")), (429, "10"));
    drop(held);
}
