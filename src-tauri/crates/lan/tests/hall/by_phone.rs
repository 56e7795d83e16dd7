//! Sign-up by phone over real sockets: strangers come in, ask again, are too many, are removed; and nobody who listens
//! becomes their phone.

use crate::venue::{Venue, failure, format};
use lanista_lan::client::{Device, Link, NotPaired, request, sign_up, sign_up_key};
use lanista_lan::crypto::{SignUpKey, encode};
use lanista_wire::ask::{Answer, Ask, Phones};
use lanista_wire::command::Command;
use lanista_wire::frame::Standing;
use lanista_wire::limits::SIGN_UPS_OF_AN_ADDRESS;
use lanista_wire::shared::{NewEntrant, Role, Scope};
use lanista_wire::sign_up::{SignUpDeed, TeamsBy};
use serde_json::json;

const fn door(deed: SignUpDeed) -> Command {
    Command::SignUp {
        tournament: 1,
        deed,
    }
}

const OPEN: SignUpDeed = SignUpDeed::OpenToPhones {
    until: None,
    most: None,
};

/// Fox in a cup for two, whose sign-up is open to phones.
async fn open(venue: &Venue) -> Link {
    let mut desk = venue.desk().await;
    let fox = NewEntrant {
        name: "Fox".into(),
        ..NewEntrant::default()
    };
    for command in [
        Command::CreateTournament {
            name: "Cup".into(),
            title: String::new(),
            format: format(),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: vec![fox],
        },
        door(SignUpDeed::SetLimit { limit: Some(2) }),
        door(OPEN),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    desk
}

async fn ask(venue: &Venue, key: &SignUpKey, name: &str) -> Result<Device, NotPaired> {
    let fingerprint = venue.server.fingerprint();
    sign_up(venue.address(), key, 1, (name, Some("Den")), &fingerprint).await
}

#[track_caller]
fn refused(outcome: Result<Device, NotPaired>) -> (u16, String) {
    let Err(NotPaired::Refused(reply)) = outcome else {
        panic!("{outcome:?}")
    };
    let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
    (reply.status, code)
}

fn entrant(device: &Device) -> u32 {
    let Scope::Entrant { entrant, .. } = device.scope else {
        panic!("{:?}", device.scope)
    };
    entrant
}

/// What a phone reads of its own place.
async fn place(venue: &Venue, device: &Device) -> serde_json::Value {
    let mut phone = venue.link(device).await;
    let topic = format!("place/1/{}", entrant(device));
    phone.follow(&[&topic]).await.unwrap();
    phone.until(&topic, |_| true).await.unwrap()
}

#[tokio::test]
async fn a_stranger_gets_a_place_and_the_next_one_a_number_and_both_phones_speak_for_them() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    let elk = ask(&venue, &sign_up_key().unwrap(), "Elk").await.unwrap();
    let bat = ask(&venue, &sign_up_key().unwrap(), "Bat").await.unwrap();
    assert_eq!((elk.role, elk.approved), (Role::Captain, true));
    let shown = place(&venue, &elk).await;
    assert_eq!(
        (&shown["name"], &shown["place"]["kind"]),
        (&json!("Elk"), &json!("entered"))
    );
    let waits = place(&venue, &bat).await;
    assert_eq!(waits["place"], json!({"kind": "waits", "turn": 1}));

    let topic = format!("place/1/{}", entrant(&bat));
    let mut phone = venue.link(&bat).await;
    phone.follow(&[&topic]).await.unwrap();
    let more = door(SignUpDeed::SetLimit { limit: Some(3) });
    desk.command(more).await.unwrap().unwrap();
    let moved = phone.until(&topic, |doc| doc["place"]["kind"] == "entered");
    moved.await.unwrap();
    // Nobody else reads where somebody stands.
    let mut other = venue.link(&elk).await;
    other.follow(&[&topic]).await.unwrap();
    other.follow(&["signing_up"]).await.unwrap();
    other.until("signing_up", |_| true).await.unwrap();
    assert!(!other.documents.contains_key(&topic));
}

#[tokio::test]
async fn the_desk_sees_who_came_by_phone_and_strangers_see_what_is_open() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    for name in ["Elk", "Bat"] {
        ask(&venue, &sign_up_key().unwrap(), name).await.unwrap();
    }
    desk.follow(&["sign_up/1", "tournament/1/entrants/", "signing_up"])
        .await
        .unwrap();
    let list = desk.until("sign_up/1", |doc| doc["by_phone"] == 2);
    let list = list.await.unwrap();
    assert_eq!(list["waiting"][0]["by_phone"], true);
    let field = desk
        .until("tournament/1/entrants/0", |_| true)
        .await
        .unwrap();
    assert_eq!(field["entrants"]["2"]["by_phone"], true);
    assert!(field["entrants"]["1"]["by_phone"].is_null());
    let read = desk.until("signing_up", |_| true).await.unwrap();
    let cup = &read["tournaments"]["1"];
    assert_eq!(
        (&cup["entrants"], &cup["waits"], &cup["limit"]),
        (&json!(2), &json!(1), &json!(2))
    );
    desk.command(door(SignUpDeed::CloseToPhones {}))
        .await
        .unwrap()
        .unwrap();
    let closed = desk.until("signing_up", |doc| {
        doc["tournaments"]
            .as_object()
            .is_some_and(serde_json::Map::is_empty)
    });
    closed.await.unwrap();
    let late = ask(&venue, &sign_up_key().unwrap(), "Cat").await;
    assert_eq!(refused(late), (409, "phones_closed".into()));
}

#[tokio::test]
async fn whoever_did_not_hear_the_answer_asks_again_and_is_signed_up_once() {
    let venue = Venue::open().await;
    let desk = open(&venue).await;
    let key = sign_up_key().unwrap();
    let (first, second) = tokio::join!(ask(&venue, &key, "Elk"), ask(&venue, &key, "Elk"));
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(first.id, second.id, "one device");
    drop(desk);
    let venue = venue.restart().await;
    // With another name, too: what was stored is what holds.
    let again = ask(&venue, &key, "Elk the Second").await.unwrap();
    assert_eq!(
        (&again.id, again.key.expose()),
        (&first.id, first.key.expose())
    );
    let shown = place(&venue, &again).await;
    assert_eq!(shown["name"], "Elk");
    let known = venue.hub.read(|gathering, _| {
        let cup = gathering.tournaments.values().next().unwrap();
        (cup.entrants.len(), gathering.devices.len())
    });
    assert_eq!(
        known.await,
        Some((2, 2)),
        "Fox and Elk, the desk and a phone"
    );
}

#[tokio::test]
async fn whoever_listened_and_sends_the_same_again_finds_no_key() {
    let venue = Venue::open().await;
    let _desk = open(&venue).await;
    let key = sign_up_key().unwrap();
    let elk = ask(&venue, &key, "Elk").await.unwrap();
    let heard = json!({"tournament": 1, "point": encode(key.point()), "name": "Elk"}).to_string();
    let headers = [("Content-Type", "application/json")];
    let reply = request(
        venue.address(),
        "POST",
        "/api/v1/sign_up",
        &headers,
        heard.as_bytes(),
    );
    let reply = reply.await.unwrap();
    assert_eq!(reply.status, 200);
    let text = String::from_utf8(reply.body).unwrap();
    assert!(!text.contains(&elk.key.expose_text()));
    // With an own point in its place somebody else is signed up, or nobody.
    let stranger = ask(&venue, &sign_up_key().unwrap(), "Elk").await;
    assert_eq!(refused(stranger), (409, "name_twice".into()));
}

#[tokio::test]
async fn whom_the_desk_removed_is_told_so_and_not_signed_up_again() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    let key = sign_up_key().unwrap();
    let elk = entrant(&ask(&venue, &key, "Elk").await.unwrap());
    let remove = Command::RemoveEntrant {
        tournament: 1,
        entrant: elk,
    };
    desk.command(remove).await.unwrap().unwrap();
    let again = ask(&venue, &key, "Elk").await;
    assert_eq!(refused(again), (410, "signed_up_and_removed".into()));
}

#[tokio::test]
async fn the_desk_throws_out_the_phone_of_whoever_waits_was_dropped_or_struck() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    let elk = ask(&venue, &sign_up_key().unwrap(), "Elk").await.unwrap();
    let bat = ask(&venue, &sign_up_key().unwrap(), "Bat").await.unwrap();
    let cat = ask(&venue, &sign_up_key().unwrap(), "Cat").await.unwrap();
    let dog = ask(&venue, &sign_up_key().unwrap(), "Dog").await.unwrap();
    let drop_elk = SignUpDeed::Drop {
        entrants: vec![entrant(&elk)],
        reason: String::new(),
    };
    let strike_cat = SignUpDeed::Strike {
        entrant: entrant(&cat),
    };
    for deed in [strike_cat, drop_elk] {
        desk.command(door(deed)).await.unwrap().unwrap();
    }
    let out = |entrant| Ask::RenewCode {
        tournament: 1,
        entrant,
        phones: Phones::ThrowOut,
    };
    for (phone, codes) in [(&elk, 0), (&bat, 1), (&cat, 0), (&dog, 0)] {
        let mut link = venue.link(phone).await;
        assert!(matches!(link.standing, Standing::Admitted { .. }));
        let answer = desk.ask(out(entrant(phone))).await.unwrap();
        let Answer::PersonalCodes { codes: made, .. } = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(made.len(), codes);
        let revoked = link.until_standing(|standing| *standing == Standing::Revoked);
        revoked.await.unwrap();
    }
    // Once more, there is nobody to throw out.
    let again = desk.ask(out(entrant(&cat))).await.unwrap();
    assert_eq!(failure(&again), "not_found");
}

#[tokio::test]
async fn the_phone_of_whoever_is_dealt_into_a_team_speaks_for_the_team_on_the_link_that_it_has() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    desk.command(door(SignUpDeed::SetLimit { limit: None }))
        .await
        .unwrap()
        .unwrap();
    let mut elk = ask(&venue, &sign_up_key().unwrap(), "Elk").await.unwrap();
    for name in ["Bat", "Cat"] {
        ask(&venue, &sign_up_key().unwrap(), name).await.unwrap();
    }
    let alone = entrant(&elk);
    let mut phone = venue.link(&elk).await;
    let form = SignUpDeed::FormTeams {
        size: 2,
        called: "Team".into(),
        by: TeamsBy::Seeds {},
        only: Vec::new(),
    };
    let formed = desk.command(door(form)).await.unwrap().unwrap();
    let speaks_for = |standing: &Standing| {
        let Standing::Admitted { scope, .. } = standing else {
            return None;
        };
        Some(*scope)
    };
    let now = phone
        .until_standing(|standing| speaks_for(standing) != Some(elk.scope))
        .await
        .unwrap();
    let before = elk.scope;
    elk.scope = speaks_for(&now).expect("it is let in");
    let topic = format!("place/1/{}", entrant(&elk));
    phone.follow(&[&topic]).await.unwrap();
    let shown = phone.until(&topic, |_| true).await.unwrap();
    assert_eq!(shown["name"], "Team 2");
    assert_eq!(shown["place"]["kind"], "entered");

    let back = Command::TakeBack { seq: formed };
    desk.command(back).await.unwrap().unwrap();
    let again = phone.until_standing(|standing| speaks_for(standing) == Some(before));
    again.await.unwrap();
    let topic = format!("place/1/{alone}");
    phone.follow(&[&topic]).await.unwrap();
    let shown = phone.until(&topic, |_| true).await.unwrap();
    assert_eq!(shown["name"], "Elk");
}

#[tokio::test]
async fn nonsense_and_other_pages_sign_nobody_up() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    let point = encode(sign_up_key().unwrap().point());
    let post = async |kind: &str, body: &str| {
        let headers = [("Content-Type", kind)];
        let path = "/api/v1/sign_up";
        let reply = request(venue.address(), "POST", path, &headers, body.as_bytes());
        reply.await.unwrap().status
    };
    let fair = json!({"tournament": 1, "point": point, "name": "Elk"}).to_string();
    assert_eq!(post("text/plain", &fair).await, 415);
    let nowhere = encode(&[0; 32]);
    let long = "x".repeat(5_000);
    for body in [
        "",
        "[]",
        r#"{"tournament":1,"name":"Elk"}"#,
        &json!({"tournament": 1, "point": "short", "name": "Elk"}).to_string(),
        &json!({"tournament": 1, "point": nowhere, "name": "Elk"}).to_string(),
        &json!({"tournament": 1, "point": point, "name": "Elk", "role": "desk"}).to_string(),
        &json!({"tournament": 1, "point": point, "name": long}).to_string(),
    ] {
        assert_eq!(post("application/json", body).await, 400, "{body:.80}");
    }
    let key = sign_up_key().unwrap();
    assert_eq!(refused(ask(&venue, &key, " \u{202e} ").await).1, "bad_text");
    let fingerprint = venue.server.fingerprint();
    let elsewhere = sign_up(venue.address(), &key, 9, ("Elk", None), &fingerprint);
    assert_eq!(refused(elsewhere.await).1, "not_found");
    desk.follow(&["sign_up/1"]).await.unwrap();
    let list = desk.until("sign_up/1", |_| true).await.unwrap();
    assert_eq!(list["by_phone"], 0);
    // The same key, once what was wrong is put right.
    ask(&venue, &key, "Elk").await.unwrap();
}

#[tokio::test]
async fn an_address_that_signs_up_too_many_waits_and_the_desk_sees_it() {
    let venue = Venue::open().await;
    let mut desk = open(&venue).await;
    let mut refusals = 0;
    // Names that are there already count as well: nobody tries names without end.
    for _ in 0..=SIGN_UPS_OF_AN_ADDRESS {
        let (status, _) = refused(ask(&venue, &sign_up_key().unwrap(), "\u{0}").await);
        refusals += u32::from(status == 429);
    }
    assert!(refusals >= 1);
    desk.follow(&["server"]).await.unwrap();
    let crowded = desk.until("server", |doc| {
        doc["crowded"]["127.0.0.1"]["refused"] != json!(null)
    });
    crowded.await.unwrap();
}
