//! Photos of a match on their way into the gathering and out of it: who may, how often, and what is no photo.

use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::{Link, Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::shared::{PhotoKind, Scope};
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// A PNG of so many bytes: header, one chunk of picture, end.
pub(crate) fn png(bytes: usize) -> Vec<u8> {
    let mut all = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0\x08\x02\0\0\0abcd".to_vec();
    let data = bytes - all.len() - 24;
    all.extend(u32::try_from(data).unwrap().to_be_bytes());
    all.extend(b"IDAT");
    all.extend((0..data).map(|at| u8::try_from(at % 250).unwrap()));
    all.extend(b"abcd\0\0\0\0IENDabcd");
    assert_eq!(all.len(), bytes);
    all
}

pub(crate) fn name_of(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

pub(crate) fn attach(match_id: u32, bytes: &[u8]) -> Ask {
    Ask::AttachPhoto {
        match_id,
        sha256: name_of(bytes),
        bytes: u32::try_from(bytes.len()).unwrap(),
        kind: PhotoKind::Png,
    }
}

pub(crate) async fn ticket(link: &mut Link, ask: Ask) -> String {
    let answer = link.ask(ask).await.unwrap();
    let Answer::Ticket { ticket } = answer else {
        panic!("{answer:?}")
    };
    ticket
}

pub(crate) async fn put(venue: &Venue, sha256: &str, ticket: &str, body: &[u8]) -> Reply {
    let path = format!("/api/v1/media/{sha256}?ticket={ticket}");
    request(venue.address(), "PUT", &path, &[], body)
        .await
        .unwrap()
}

async fn get(venue: &Venue, sha256: &str, ticket: &str) -> Reply {
    let path = format!("/api/v1/media/{sha256}?ticket={ticket}");
    request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap()
}

fn refused(reply: &Reply) -> (u16, String) {
    let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
    assert!(reply.json()["text"].as_str().unwrap_or_default().len() > 10);
    (reply.status, code)
}

async fn photos(venue: &Venue) -> usize {
    let count = venue
        .hub
        .read(|gathering, _| gathering.photos.values().map(Vec::len).sum());
    count.await.unwrap()
}

#[tokio::test]
async fn a_photo_is_attached_shown_to_officials_and_survives_a_restart() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (device, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let photo = png(700_000);
    let sha256 = name_of(&photo);
    let permitted = ticket(&mut judge, attach(match_id, &photo)).await;
    let reply = put(&venue, &sha256, &permitted, &photo).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.json()["seq"], venue.head().await);

    let name = format!("match/{match_id}");
    desk.follow(&[&name]).await.unwrap();
    let shown = desk.until(&name, |view| view["photos"][0]["sha256"] == sha256);
    assert_eq!(shown.await.unwrap()["photos"][0]["by"], "Tablet 02, Aylin");
    let mut public = Link::open(venue.address(), &lanista_lan::client::Who::Public)
        .await
        .unwrap();
    public.follow(&[&name]).await.unwrap();
    let seen = public.until(&name, |_| true).await.unwrap();
    assert!(seen.get("photos").is_none(), "not for the public: {seen}");

    let venue = venue.restart().await;
    let mut judge = venue.link(&device).await;
    let look = ticket(&mut judge, Ask::ViewPhotos { match_id }).await;
    for _ in 0..2 {
        let reply = get(&venue, &sha256, &look).await;
        assert_eq!((reply.status, reply.body == photo), (200, true));
        assert_eq!(reply.header("content-type"), "image/png");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert!(reply.header("cache-control").contains("no-store"));
    }
}

#[tokio::test]
async fn a_ticket_is_for_one_photo_and_one_use() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let photo = png(500);
    let sha256 = name_of(&photo);
    let once = ticket(&mut desk, attach(match_id, &photo)).await;
    let unknown = (404, "ticket_unknown".to_owned());
    for (sha256, ticket) in [
        (name_of(b"other"), once.as_str()),
        (sha256.clone(), "AAAAAAAAAAAAAAAAAAAAAA"),
        (sha256.clone(), ""),
    ] {
        assert_eq!(
            refused(&put(&venue, &sha256, ticket, &photo).await),
            unknown
        );
    }
    assert_eq!(refused(&get(&venue, &sha256, &once).await), unknown);
    assert_eq!(put(&venue, &sha256, &once, &photo).await.status, 200);
    assert_eq!(refused(&put(&venue, &sha256, &once, &photo).await), unknown);
    let answer = desk.ask(attach(match_id, &photo)).await.unwrap();
    assert_eq!(failure(&answer), "photo_twice");
    let look = ticket(&mut desk, Ask::ViewPhotos { match_id }).await;
    assert_eq!(refused(&put(&venue, &sha256, &look, &photo).await), unknown);
    assert_eq!(
        refused(&get(&venue, &name_of(b"other"), &look).await),
        (404, "not_found".to_owned())
    );
    let head = venue.head().await;
    desk.command(Command::TakeBack { seq: head })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(get(&venue, &sha256, &look).await.status, 404, "taken back");
}

#[tokio::test]
async fn what_is_not_the_photo_that_was_said_changes_nothing() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let head = venue.head().await;
    let photo = png(90_000);
    let page = b"<!doctype html><script>alert(1)</script>".to_vec();
    let cut = photo[..80_000].to_vec();
    let mut changed = photo.clone();
    changed[50_000] ^= 1;
    for (said, sent, status, code) in [
        (&photo, &changed, 422, "wrong_hash"),
        (&photo, &cut, 422, "wrong_size"),
        (&cut, &photo, 413, "too_large"),
        (&cut, &cut, 422, "not_an_image"),
        (&page, &page, 422, "not_an_image"),
    ] {
        let permitted = ticket(&mut desk, attach(match_id, said)).await;
        let reply = put(&venue, &name_of(said), &permitted, sent).await;
        assert_eq!(refused(&reply), (status, code.to_owned()));
    }
    let too_large = Ask::AttachPhoto {
        match_id,
        sha256: name_of(&photo),
        bytes: 8 * 1024 * 1024 + 1,
        kind: PhotoKind::Png,
    };
    let answer = desk.ask(too_large).await.unwrap();
    assert_eq!(failure(&answer), "photo_too_large");
    for path in [
        "/api/v1/media/..%2f..%2fetc%2fpasswd?ticket=x",
        "/api/v1/media/%00?ticket=x",
        "/api/v1/media/",
    ] {
        let reply = request(venue.address(), "GET", path, &[], b"").await;
        assert_eq!(reply.unwrap().status, 404, "{path}");
    }
    assert_eq!((venue.head().await, photos(&venue).await), (head, 0));
}

#[tokio::test]
async fn the_largest_photo_fits_and_one_byte_more_is_refused_before_it_came() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let photo = png(8 * 1024 * 1024);
    let permitted = ticket(&mut desk, attach(match_id, &photo)).await;
    let reply = put(&venue, &name_of(&photo), &permitted, &photo).await;
    assert_eq!(reply.status, 200, "{}", reply.text());

    let small = png(600);
    let permitted = ticket(&mut desk, attach(match_id, &small)).await;
    let mut stream = tokio::net::TcpStream::connect(venue.address())
        .await
        .unwrap();
    let head = format!(
        "PUT /api/v1/media/{}?ticket={permitted} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 9000000\r\n\r\n",
        name_of(&small),
        venue.address()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn who_is_too_slow_holds_nobody_up() {
    let venue = Venue::with(|options| options.times.body = Duration::from_millis(300)).await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let photo = png(600);
    let permitted = ticket(&mut desk, attach(match_id, &photo)).await;
    let mut slow = tokio::net::TcpStream::connect(venue.address())
        .await
        .unwrap();
    let head = format!(
        "PUT /api/v1/media/{}?ticket={permitted} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 600\r\n\r\n",
        name_of(&photo),
        venue.address()
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    slow.write_all(&photo[..100]).await.unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    let permitted = ticket(&mut desk, attach(match_id, &photo)).await;
    let reply = put(&venue, &name_of(&photo), &permitted, &photo).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

#[tokio::test]
async fn tickets_at_the_same_time_do_not_fill_a_match_beyond_eight() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let all: Vec<_> = (0..12).map(|at| png(600 + at)).collect();
    let mut permitted = Vec::new();
    for photo in &all[..6] {
        permitted.push((photo, ticket(&mut desk, attach(match_id, photo)).await));
    }
    for photo in &all[6..] {
        permitted.push((photo, ticket(&mut judge, attach(match_id, photo)).await));
    }
    let mut codes = Vec::new();
    for (photo, ticket) in &permitted {
        codes.push(put(&venue, &name_of(photo), ticket, photo).await);
    }
    let stored = codes.iter().filter(|reply| reply.status == 200).count();
    assert_eq!((stored, photos(&venue).await), (8, 8));
    assert_eq!(refused(&codes[11]), (409, "too_many_photos".to_owned()));
    let left = venue.hub.media(&name_of(&all[11])).await;
    assert_eq!(left, None, "its bytes did not stay");
}

#[tokio::test]
async fn a_judge_of_other_matches_and_whoever_was_thrown_out_see_nothing() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let photo = png(600);
    let sha256 = name_of(&photo);
    let elsewhere = Scope::Tournament { tournament: 2 };
    let (_, mut other) = venue.judge(&mut desk, elsewhere).await;
    for ask in [attach(match_id, &photo), Ask::ViewPhotos { match_id }] {
        assert_eq!(failure(&other.ask(ask).await.unwrap()), "out_of_scope");
    }
    let (device, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let bring = ticket(&mut judge, attach(match_id, &photo)).await;
    let mine = ticket(&mut desk, attach(match_id, &png(700))).await;
    assert_eq!(
        put(&venue, &name_of(&png(700)), &mine, &png(700))
            .await
            .status,
        200
    );
    let look = ticket(&mut judge, Ask::ViewPhotos { match_id }).await;
    assert_eq!(get(&venue, &name_of(&png(700)), &look).await.status, 200);
    let out = Command::RevokeDevice { device: device.id };
    desk.command(out).await.unwrap().unwrap();
    assert_eq!(get(&venue, &name_of(&png(700)), &look).await.status, 404);
    let reply = put(&venue, &sha256, &bring, &photo).await;
    assert_eq!(refused(&reply), (409, "not_admitted".to_owned()));
    assert_eq!(photos(&venue).await, 1);
}
