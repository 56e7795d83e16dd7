//! Portraits of heroes: who gets which picture, what of a folder is never shown, and what pools and the desk say of it.

use crate::photos::png;
use crate::screens::{assign, screen};
use crate::venue::Venue;
use lanista_domain::draft::DraftRules;
use lanista_hub::{Body, Submission};
use lanista_lan::client::{Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::shared::Layout;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const LARGEST: usize = 1_024 * 1_024;
/// What lies beside the folder and must never be seen.
const SECRET: &[u8] = b"\x89PNG\r\n\x1a\nthe desk's own";

/// A cup that drafts from a pool of four, called `small`.
async fn hall(folder: &Path) -> Venue {
    let folder = folder.to_path_buf();
    let venue = Venue::with(|options| options.portraits = Some(folder)).await;
    let mut desk = venue.desk().await;
    crate::venue::bracket(&mut desk).await;
    let hero = |id: &str| json!({ "id": id, "name": format!("Hero {id}") });
    let heroes = ["axe", "lina", "lion", "zeus"].map(hero);
    let rules: DraftRules = serde_json::from_value(json!({
        "formats": [{
            "schema": 1, "id": "small", "version": "1", "pool": { "ref": "small" },
            "seats": { "assign": "fixed_side" }, "clock": { "turn_ms": 60_000 }, "team_size": 1,
            "step": [{ "open": [{ "seat": "A", "do": "pick" }] }, { "open": [{ "seat": "B", "do": "pick" }] }],
            "effect": [{ "on": "pick", "blocks": ["pick"], "for": "both", "until": "game" }],
        }],
        "pools": [{ "id": "small", "name": "Small", "heroes": heroes }],
        "chain": [{ "format": "small", "when": "game" }],
    }))
    .unwrap();
    let set = Submission {
        device: None,
        id: "rules".into(),
        expect: None,
        body: Body::DraftRules {
            tournament: 1,
            rules: Some(Box::new(rules)),
        },
    };
    venue.hub.submit(set).await.unwrap();
    venue
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) {
    let file = folder.path().join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

async fn ask(venue: &Venue, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    request(venue.address(), method, path, headers, b"")
        .await
        .unwrap()
}

async fn get(venue: &Venue, hero: &str) -> Reply {
    ask(venue, "GET", &format!("/portraits/small/{hero}"), &[]).await
}

/// What the desk is told of the folder, once it says that.
async fn told(venue: &Venue, is_it: impl Fn(&Value) -> bool) -> Value {
    let mut desk = venue.desk().await;
    desk.follow(&["server"]).await.unwrap();
    let server = desk.until("server", |server| is_it(&server["portraits"]));
    server.await.unwrap()["portraits"].clone()
}

#[tokio::test]
async fn everybody_gets_the_portrait_of_a_hero_and_its_pool_says_who_has_one() {
    let folder = tempfile::tempdir().unwrap();
    let picture = png(5_000);
    put(&folder, "small/axe.png", &picture);
    let venue = hall(folder.path()).await;
    let portraits = told(&venue, |now| now["pools"]["small"]["have"] == 1).await;
    assert_eq!(portraits["pools"]["small"]["of"], 4);
    assert_eq!(portraits["folder"], folder.path().display().to_string());
    assert_eq!(portraits["faulty"], 0);

    let mut desk = venue.desk().await;
    desk.follow(&["pool/1/0"]).await.unwrap();
    let pool = desk.until("pool/1/0", |_| true).await.unwrap();
    let mark = pool["heroes"]["axe"]["portrait"].as_str().unwrap();
    assert_eq!(pool["heroes"]["lina"].get("portrait"), None);

    let marked = get(&venue, &format!("axe?v={mark}")).await;
    assert_eq!(marked.status, 200);
    assert_eq!(marked.body, picture);
    assert_eq!(marked.header("content-type"), "image/png");
    assert_eq!(marked.header("x-content-type-options"), "nosniff");
    assert!(marked.header("cache-control").contains("immutable"));
    let bare = get(&venue, "axe").await;
    assert_eq!(bare.header("cache-control"), "public, no-cache");
    let old = get(&venue, "axe?v=another").await;
    assert_eq!(old.header("cache-control"), "public, no-cache");
}

#[tokio::test]
async fn a_screen_of_sponsors_is_told_of_every_picture_and_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let picture = png(5_000);
    put(&folder, "sponsors/Müller & Söhne.png", &picture);
    put(&folder, "sponsors/notes.txt", b"no picture");
    put(&folder, "sponsors/broken.png", b"no picture");
    put(&folder, "sponsors/logo.svg", b"<svg onload='alert(1)'/>");
    let venue = hall(folder.path()).await;
    let portraits = told(&venue, |now| now["pools"]["sponsors"]["have"] == 1).await;
    assert_eq!(portraits["pools"]["sponsors"]["of"], 1);
    assert_eq!(portraits["faults"][0]["file"], "sponsors/broken.png");
    assert_eq!(portraits["faults"][1]["file"], "sponsors/logo.svg");
    assert_eq!(portraits["faulty"], 2);
    let drawn = ask(&venue, "GET", "/portraits/sponsors/logo", &[]).await;
    assert_eq!(drawn.status, 404);

    let mut screen = screen(&venue, "tv").await;
    screen.follow(&["screen/1"]).await.unwrap();
    let mut desk = venue.desk().await;
    desk.command(assign(1, "tv", Layout::Blank))
        .await
        .unwrap()
        .unwrap();
    let dark = screen.until("screen/1", |own| own["layout"]["kind"] == "blank");
    assert_eq!(dark.await.unwrap().get("sponsors"), None);
    desk.command(assign(1, "tv", Layout::Sponsors))
        .await
        .unwrap()
        .unwrap();
    let own = screen.until("screen/1", |own| own.get("sponsors").is_some());
    let own = own.await.unwrap();
    let mark = own["sponsors"]["Müller & Söhne"].as_str().unwrap();
    let path = format!("/portraits/sponsors/M%C3%BCller%20%26%20S%C3%B6hne?v={mark}");
    let got = ask(&venue, "GET", &path, &[]).await;
    assert_eq!((got.status, got.body), (200, picture));

    put(&folder, "sponsors/Zweite.png", &png(6_000));
    let more = screen.until("screen/1", |own| {
        own["sponsors"]
            .as_object()
            .is_some_and(|all| all.len() == 2)
    });
    more.await.unwrap();
}

#[tokio::test]
async fn whoever_has_it_is_not_sent_it_again_and_nobody_can_change_it() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "small/axe.png", &png(5_000));
    let venue = hall(folder.path()).await;
    told(&venue, |now| now["pools"]["small"]["have"] == 1).await;
    let path = "/portraits/small/axe";
    let first = get(&venue, "axe").await;
    let tag = first.header("etag").to_owned();
    for known in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"x\", {tag}"),
        "*".to_owned(),
    ] {
        let again = ask(&venue, "GET", path, &[("If-None-Match", known.as_str())]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
        assert_eq!(again.header("etag"), tag);
    }
    let other = ask(&venue, "GET", path, &[("If-None-Match", "\"x\"")]).await;
    assert_eq!(other.status, 200);
    for method in ["PUT", "POST", "DELETE"] {
        assert_eq!(ask(&venue, method, path, &[]).await.status, 405, "{method}");
    }
    let head = crate::reads::request(&venue, &format!("HEAD {path}"), "").await;
    assert_eq!(head.status, 200);
    assert_eq!(head.headers["content-length"], "5000");
    assert_eq!(head.text, "");
    let foreign = ask(&venue, "GET", path, &[("Origin", "http://evil.example")]).await;
    assert_eq!(foreign.status, 403);
}

#[tokio::test]
async fn no_address_leads_out_of_the_folder() {
    let around = tempfile::tempdir().unwrap();
    fs::write(around.path().join("axe.png"), SECRET).unwrap();
    fs::create_dir_all(around.path().join("portraits/small/deep")).unwrap();
    fs::write(
        around.path().join("portraits/small/deep/axe.png"),
        png(5_000),
    )
    .unwrap();
    fs::write(around.path().join("portraits/small/lina.png"), png(5_000)).unwrap();
    let venue = hall(&around.path().join("portraits")).await;
    told(&venue, |now| now["pools"]["small"]["have"] == 1).await;
    for path in [
        "/portraits/../axe",
        "/portraits/small/../../axe",
        "/portraits/..%2F/axe",
        "/portraits/%2e%2e/axe",
        "/portraits/small/..%2F..%2Faxe",
        "/portraits/small/deep%2Faxe",
        "/portraits/small/lina.png",
        "/portraits/small/lina%00",
        "/portraits/small/",
        "/portraits/small",
        "/portraits/",
        "/portraits//lina",
        "/portraits/small%5Clina/x",
        "/portraits/C:/axe",
        "/portraits/small/%F0%9F%98%80",
        "/portraits/small/%ff",
    ] {
        let reply = ask(&venue, "GET", path, &[]).await;
        assert!(
            (400..405).contains(&reply.status),
            "{path}: {}",
            reply.status
        );
        assert!(!reply.body.starts_with(b"\x89PNG"), "{path}");
    }
    assert_eq!(get(&venue, "lina").await.status, 200);
}

#[cfg(unix)]
#[tokio::test]
async fn links_are_not_followed() {
    let around = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sound = around.path().join("axe.png");
    fs::write(&sound, png(5_000)).unwrap();
    put(&folder, "small/lina.png", &png(5_000));
    std::os::unix::fs::symlink(&sound, folder.path().join("small/axe.png")).unwrap();
    // The whole folder of a shipped pool is a link.
    std::os::unix::fs::symlink(around.path(), folder.path().join("dota2")).unwrap();
    let venue = hall(folder.path()).await;
    let portraits = told(&venue, |now| now["pools"]["small"]["have"] == 1).await;
    assert_eq!(get(&venue, "axe").await.status, 404);
    assert_eq!(
        ask(&venue, "GET", "/portraits/dota2/axe", &[]).await.status,
        404
    );
    assert_eq!(portraits["pools"].get("dota2"), None);
    let faults = portraits["faults"].as_array().unwrap();
    let files: Vec<&str> = faults
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["dota2", "small/axe.png"]);
}

#[tokio::test]
async fn what_is_no_picture_of_a_hero_is_told_to_the_desk_and_shown_to_nobody() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "small/axe.png", b"<svg onload=alert(1)>");
    put(&folder, "small/lina.jpg", &png(LARGEST + 1));
    put(&folder, "small/zeus.png", &png(5_000)[..4_000]);
    put(&folder, "small/lion.jpeg", &png(LARGEST));
    put(&folder, "small/pudge.png", &png(5_000));
    put(&folder, "small/notes.txt", b"not looked at");
    put(&folder, "holiday/beach.png", &png(5_000));
    let venue = hall(folder.path()).await;
    let portraits = told(&venue, |now| now["pools"]["small"]["have"] == 1).await;
    let faults = portraits["faults"].as_array().unwrap();
    let files: Vec<&str> = faults
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    assert_eq!(
        files,
        [
            "small/axe.png",
            "small/lina.jpg",
            "small/pudge.png",
            "small/zeus.png"
        ]
    );
    for hero in ["axe", "lina", "zeus", "pudge", "notes"] {
        assert_eq!(get(&venue, hero).await.status, 404, "{hero}");
    }
    assert_eq!(
        ask(&venue, "GET", "/portraits/holiday/beach", &[])
            .await
            .status,
        404
    );
    // The name says JPEG; the bytes say what it is.
    let lion = get(&venue, "lion").await;
    assert_eq!(
        (lion.status, lion.header("content-type")),
        (200, "image/png")
    );
}

#[tokio::test]
async fn a_picture_that_is_put_there_later_or_changed_is_seen_by_who_follows_the_pool() {
    let folder = tempfile::tempdir().unwrap();
    let venue = hall(folder.path()).await;
    let mut desk = venue.desk().await;
    desk.follow(&["pool/1/0"]).await.unwrap();
    let pool = desk.until("pool/1/0", |_| true).await.unwrap();
    assert_eq!(pool["heroes"]["axe"].get("portrait"), None);
    put(&folder, "small/axe.png", &png(5_000));
    let has = |pool: &Value| pool["heroes"]["axe"]["portrait"].is_string();
    let pool = desk.until("pool/1/0", has).await.unwrap();
    let first = pool["heroes"]["axe"]["portrait"].clone();
    put(&folder, "small/axe.png", &png(6_000));
    let changed = |pool: &Value| pool["heroes"]["axe"]["portrait"] != first;
    desk.until("pool/1/0", changed).await.unwrap();
    assert_eq!(get(&venue, "axe").await.body.len(), 6_000);
    fs::remove_file(folder.path().join("small/axe.png")).unwrap();
    let gone = |pool: &Value| pool["heroes"]["axe"].get("portrait").is_none();
    desk.until("pool/1/0", gone).await.unwrap();
    assert_eq!(get(&venue, "axe").await.status, 404);
}

#[tokio::test]
async fn the_page_of_a_pool_learns_its_portraits_and_without_a_folder_there_are_none() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "dota2/axe.png", &png(5_000));
    let venue = Venue::with(|options| options.portraits = Some(folder.path().to_path_buf())).await;
    told(&venue, |now| now["pools"]["dota2"]["have"] == 1).await;
    let plain = Venue::open().await;
    for (venue, has) in [(&venue, 1), (&plain, 0)] {
        let mut desk = venue.desk().await;
        let pool = "dota2".to_owned();
        let Answer::DraftPool { portraits, .. } = desk.ask(Ask::DraftPool { pool }).await.unwrap()
        else {
            panic!("no pool")
        };
        assert_eq!(portraits.len(), has);
    }
    assert_eq!(
        ask(&plain, "GET", "/portraits/dota2/axe", &[]).await.status,
        404
    );
}
