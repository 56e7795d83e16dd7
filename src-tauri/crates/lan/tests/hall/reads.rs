//! Programs that read: what the public sees without a token, what a role sees with one, pages, ETags and allowances.

use crate::venue::{Venue, bracket};
use lanista_hub::{Body, Submission};
use lanista_lan::token_device;
use lanista_wire::command::Command;
use lanista_wire::shared::{NewEntrant, Role, Scope};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const TOKEN: &str = "a token of sixteen letters and more";

/// An answer over HTTP.
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    fn ids(&self) -> Vec<u64> {
        let body = self.json();
        let items = body["items"].as_array().unwrap().iter();
        items.map(|item| item["id"].as_u64().unwrap()).collect()
    }
}

/// Sends a request and reads all of the answer.
pub(crate) async fn request(venue: &Venue, line: &str, headers: &str) -> Got {
    let mut stream = TcpStream::connect(venue.address()).await.unwrap();
    let host = venue.address();
    let request = format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let headers = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "));
    Got {
        status,
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect(),
        text: body.to_owned(),
    }
}

async fn get(venue: &Venue, path: &str) -> Got {
    request(venue, &format!("GET /api/v1/{path}"), "").await
}

pub(crate) async fn get_as(venue: &Venue, token: &str, path: &str) -> Got {
    let headers = format!("Authorization: Bearer {token}\r\n");
    request(venue, &format!("GET /api/v1/{path}"), &headers).await
}

/// Lets a program in.
pub(crate) async fn let_in(venue: &Venue, token: &str, role: Role) {
    let admit = Submission {
        device: None,
        id: format!("admit-{}", token_device(token)),
        expect: None,
        body: Body::Wire(Command::AdmitDevice {
            device: token_device(token),
            name: "Stream tool".to_owned(),
            role,
            scope: Scope::Everything,
        }),
    };
    venue.hub.submit(admit).await.unwrap();
}

#[tokio::test]
async fn without_a_token_the_public_is_answered() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    let tournaments = get(&venue, "tournaments").await;
    assert_eq!(tournaments.status, 200);
    assert_eq!(tournaments.ids(), [1], "the second is not published");
    assert_eq!(get(&venue, "tournaments/2").await.status, 404);
    assert_eq!(get(&venue, "tournaments/2/entrants").await.status, 404);
    assert_eq!(get(&venue, "stages").await.ids(), [1]);
    assert_eq!(get(&venue, "tournaments/1/entrants").await.ids().len(), 4);
    let card = get(&venue, &format!("matches/{playable}")).await.json();
    assert_eq!(card["card"]["id"], playable);
    assert_eq!(card.get("steps"), None, "not for the public");
    assert_eq!(get(&venue, "help").await.status, 401);
    assert_eq!(get(&venue, "token").await.status, 401);
    assert_eq!(get(&venue, "message").await.status, 404);
}

/// What a program reads is what the screens show: the same documents, taken apart.
#[tokio::test]
async fn a_list_holds_what_the_documents_hold() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    desk.follow(&["gathering", "stage/", "tournament/", "floor"])
        .await
        .unwrap();
    let shown = desk.until("gathering", |_| true).await.unwrap();
    let_in(&venue, TOKEN, Role::Desk).await;
    let read = get_as(&venue, TOKEN, "tournaments").await.json();
    let listed = &read["items"];
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert_eq!(listed[0], shown["tournaments"]["1"]);
    assert_eq!(listed[1], shown["tournaments"]["2"]);
    let first = desk
        .until("stage/1/round/upper/1/0", |_| true)
        .await
        .unwrap();
    let read = get_as(&venue, TOKEN, "matches?stage=1&limit=2")
        .await
        .json();
    for card in read["items"].as_array().unwrap() {
        assert_eq!(*card, first["matches"][card["id"].to_string()]);
    }
    let standing = desk.until("stage/1/standing/0", |_| true).await.unwrap();
    let read = get_as(&venue, TOKEN, "stages/1/standings").await.json();
    assert_eq!(read["items"][3], standing["rows"]["3"]);
}

#[tokio::test]
async fn a_token_reads_what_its_role_reads() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    for (token, role, has_steps, help) in [
        ("a token for the desk of it", Role::Desk, true, 200),
        ("a token for a judge of it", Role::Judge, true, 200),
        ("a token for the casters", Role::Caster, false, 403),
    ] {
        let_in(&venue, token, role).await;
        let read = get_as(&venue, token, &format!("matches/{playable}")).await;
        assert_eq!(read.json().get("steps").is_some(), has_steps, "{role:?}");
        assert_eq!(get_as(&venue, token, "help").await.status, help, "{role:?}");
        let own = get_as(&venue, token, "token").await.json();
        assert_eq!(own["name"], "Stream tool");
        assert_eq!(own["scope"], json!({ "kind": "everything" }));
    }
    let hidden = get_as(&venue, "a token for a judge of it", "tournaments").await;
    assert_eq!(hidden.ids(), [1], "judges read what is published");
    let stranger = get_as(&venue, "a token that nobody made", "tournaments").await;
    assert_eq!(stranger.status, 401, "and not what the public reads");
    let device = token_device("a token for the desk of it");
    desk.command(Command::RevokeDevice { device })
        .await
        .unwrap()
        .unwrap();
    let revoked = get_as(&venue, "a token for the desk of it", "tournaments").await;
    assert_eq!(revoked.status, 401);
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat_while_entrants_come_and_go() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let_in(&venue, TOKEN, Role::Desk).await;
    let many = (0..130)
        .map(|number| NewEntrant {
            name: format!("Entrant {number}"),
            ..NewEntrant::default()
        })
        .collect();
    desk.command(Command::AddEntrants {
        tournament: 2,
        entrants: many,
    })
    .await
    .unwrap()
    .unwrap();
    let whole = get_as(&venue, TOKEN, "tournaments/2/entrants?limit=100").await;
    let mut seen = Vec::new();
    let mut path = "tournaments/2/entrants?limit=37".to_owned();
    loop {
        let page = get_as(&venue, TOKEN, &path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        seen.extend(page.ids());
        // Somebody leaves who was told already: nobody moves into their place.
        let _ = desk
            .command(Command::RemoveEntrant {
                tournament: 2,
                entrant: u32::try_from(seen[0]).unwrap(),
            })
            .await
            .unwrap();
        let body = page.json();
        let Some(next) = body["next"].as_str() else {
            break;
        };
        path = format!("tournaments/2/entrants?limit=37&cursor={next}");
    }
    assert_eq!(seen.len(), 130);
    assert_eq!(seen[..100], whole.ids());
    assert!(seen.is_sorted_by(|one, next| one < next));
}

#[tokio::test]
async fn a_standing_that_moved_between_two_pages_says_so() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let playable = bracket(&mut desk).await;
    let first = get(&venue, "stages/1/standings?limit=2").await.json();
    let next = first["next"].as_str().unwrap();
    let second = get(&venue, &format!("stages/1/standings?cursor={next}")).await;
    assert_eq!(second.json()["items"].as_array().unwrap().len(), 2);
    let card = get(&venue, &format!("matches/{playable}")).await.json();
    // The better seed loses.
    let loser = &card["card"]["slots"]["home"];
    assert_eq!(loser["seed"], 1, "{loser}");
    desk.command(Command::EndWithoutPlay {
        match_id: playable,
        absent: lanista_wire::life::Absent::Home,
        how: lanista_wire::life::WithoutPlay::Walkover,
    })
    .await
    .unwrap()
    .unwrap();
    let second = get(&venue, &format!("stages/1/standings?cursor={next}")).await;
    assert_eq!(
        (second.status, second.json()["code"].as_str()),
        (409, Some("order_changed"))
    );
}

#[tokio::test]
async fn matches_are_filtered() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let playable = u64::from(bracket(&mut desk).await);
    for (query, expected) in [
        ("stage=1", 3),
        ("tournament=1", 3),
        ("tournament=2", 0),
        ("stage=9", 0),
        ("state=ready", 2),
        ("state=undecided&stage=1", 1),
        ("station=7", 0),
        ("entrant=1&stage=1", 1),
    ] {
        let read = get(&venue, &format!("matches?{query}")).await;
        assert_eq!(read.ids().len(), expected, "{query}: {}", read.text);
    }
    for (query, code) in [
        ("state=sleeping", "malformed"),
        ("stage=-1", "malformed"),
        ("colour=red", "malformed"),
        ("limit=0", "bad_limit"),
        ("limit=101", "bad_limit"),
    ] {
        let read = get(&venue, &format!("matches?{query}")).await;
        let kind = read.headers["content-type"].as_str();
        assert_eq!(
            (read.status, kind, read.json()["code"].as_str()),
            (400, "application/problem+json", Some(code)),
            "{query}"
        );
    }
    let nobody = get(&venue, "matches?entrant=1").await;
    assert_eq!(
        (nobody.status, nobody.json()["code"].as_str()),
        (404, Some("which_entrant"))
    );
    let nowhere = get(&venue, "matches?cursor=AAAA").await;
    assert_eq!(
        (nowhere.status, nowhere.json()["code"].as_str()),
        (404, Some("bad_cursor"))
    );
    let first = get(&venue, "matches?limit=1").await.json();
    let other = format!("stages?cursor={}", first["next"].as_str().unwrap());
    assert_eq!(get(&venue, &other).await.json()["code"], "bad_cursor");
    assert!(
        get(&venue, "matches?state=ready")
            .await
            .ids()
            .contains(&playable)
    );
    assert_eq!(get(&venue, "matches/none").await.status, 400);
    let nowhere = get(&venue, "umpires").await;
    assert_eq!(nowhere.json()["code"], "no_route");
    let post = request(&venue, "POST /api/v1/matches", "Content-Length: 0\r\n").await;
    assert_eq!(post.status, 405);
}

#[tokio::test]
async fn what_a_program_has_is_not_sent_again() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let first = get(&venue, "gathering").await;
    let tag = first.headers["etag"].clone();
    let headers = format!("If-None-Match: \"other\", {tag}\r\n");
    let again = request(&venue, "GET /api/v1/gathering", &headers).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    assert_eq!(again.headers["etag"], tag);
    desk.command(Command::NameGathering {
        name: "Winter LAN".into(),
    })
    .await
    .unwrap()
    .unwrap();
    let changed = request(&venue, "GET /api/v1/gathering", &headers).await;
    assert_eq!(changed.status, 200);
    assert_eq!(changed.json()["name"], "Winter LAN");
    assert_ne!(changed.headers["etag"], tag);
}

#[tokio::test]
async fn who_asks_too_much_is_told_to_wait_and_tokens_have_their_own_allowance() {
    let venue = Venue::with(|options| {
        options.limits.requests = 3;
        options.limits.messages = 50;
    })
    .await;
    let_in(&venue, TOKEN, Role::Judge).await;
    let known = get_as(&venue, TOKEN, "stations").await;
    assert_eq!(known.status, 200);
    assert_eq!(known.headers["ratelimit-policy"], "\"address\";q=3;w=5");
    let mut last = known;
    for _ in 0..6 {
        last = get(&venue, "stations").await;
        if last.status == 429 {
            break;
        }
    }
    assert_eq!(last.status, 429);
    assert_eq!(last.headers["retry-after"], "1");
    assert_eq!(last.headers["ratelimit"], "\"address\";r=0;t=5");
    assert_eq!(last.headers["content-type"], "application/problem+json");
    assert_eq!(last.json()["code"], "too_many_requests");
    let program = get_as(&venue, TOKEN, "stations").await;
    assert_eq!(program.status, 200, "a token is asked before its address");
    assert_eq!(program.headers["ratelimit-policy"], "\"token\";q=50;w=5");
    let guess = get_as(&venue, "a token that is guessed", "stations").await;
    assert_eq!(guess.status, 429, "guesses are paid for by the address");
}

#[tokio::test]
async fn stations_and_messages_are_read() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let stations = [1, 2, 3].map(|number| Command::SetStation {
        number,
        name: String::new(),
    });
    let message = Command::ShowMessage {
        screen: None,
        text: "Lunch <b>now</b>".into(),
    };
    for command in stations.into_iter().chain([message]) {
        desk.command(command).await.unwrap().unwrap();
    }
    let stations = get(&venue, "stations?limit=2").await.json();
    assert_eq!(stations["items"][1]["number"], 2);
    assert!(stations["next"].is_string());
    assert_eq!(
        get(&venue, "message").await.json()["text"],
        "Lunch <b>now</b>"
    );
}

/// The narrow door: a crowd that asks at once is answered in full, and a judge's command between them as well.
#[tokio::test]
async fn a_crowd_of_readers_is_answered_and_a_command_passes_it() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let crowd = (0..60).map(|_| get(&venue, "matches?stage=1"));
    let name = desk.command(Command::NameGathering { name: "LAN".into() });
    let (answers, named) = tokio::join!(futures_util::future::join_all(crowd), name);
    named.unwrap().unwrap();
    assert!(
        answers
            .iter()
            .all(|got| got.status == 200 && got.ids().len() == 3)
    );
}
