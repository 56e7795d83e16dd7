//! Phones of entrants: by badge at once, by six characters once let in, and never for anybody else.

use crate::photos::{attach, name_of, png, put, ticket};
use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::{Code, Device, Link, NotPaired, pair, pair_with};
use lanista_lan::crypto::{Nonce, typed_code, typed_secret};
use lanista_wire::ask::{Ask, Phones};
use lanista_wire::command::Command;
use lanista_wire::frame::Standing;
use lanista_wire::life::Presence;
use lanista_wire::shared::{Role, Scope, Side};

const FOX: Scope = Scope::Entrant {
    tournament: 1,
    entrant: 1,
};

const fn all() -> Ask {
    Ask::PersonalCodes {
        tournament: 1,
        entrant: None,
        part: 0,
    }
}

const fn again(entrant: u32, phones: Phones) -> Ask {
    Ask::RenewCode {
        tournament: 1,
        entrant,
        phones,
    }
}

async fn code_of(venue: &Venue, desk: &mut Link, entrant: u32) -> Code {
    let codes = desk
        .personal_codes(all(), &venue.server.fingerprint())
        .await
        .unwrap();
    let found = codes.into_iter().find(|(id, _)| *id == entrant);
    found.unwrap().1
}

fn typed(code: &Code) -> Code {
    Code {
        secret: typed_secret(&typed_code(&code.secret)),
        fingerprint: code.fingerprint.clone(),
    }
}

fn refused(outcome: Result<Device, NotPaired>) -> (u16, String) {
    let Err(NotPaired::Refused(reply)) = outcome else {
        panic!("{outcome:?}")
    };
    let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
    (reply.status, code)
}

/// The number of somebody's match, and their side in it.
async fn match_of(venue: &Venue, entrant: u32) -> (u32, Side) {
    venue
        .hub
        .read(move |gathering, _| {
            let id = lanista_domain::EntrantId(entrant);
            let found = gathering.matches.values().find(|found| found.has(id));
            let found = found.unwrap();
            (found.id.0, found.side_of(id).unwrap().into())
        })
        .await
        .unwrap()
}

const fn here(match_id: u32, side: Side) -> Command {
    Command::CheckIn {
        match_id,
        side,
        presence: Presence::Here,
    }
}

#[tokio::test]
async fn a_badge_lets_a_phone_act_for_its_entrant_and_nobody_else_also_after_a_restart() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let code = code_of(&venue, &mut desk, 1).await;
    let phone = pair(venue.address(), &code, "").await.unwrap();
    assert_eq!(
        (phone.role, phone.scope, phone.approved),
        (Role::Captain, FOX, true)
    );
    let venue = venue.restart().await;
    let mut link = venue.link(&phone).await;
    let Standing::Admitted { name, .. } = &link.standing else {
        panic!("{:?}", link.standing)
    };
    assert_eq!(name, "Fox", "the phone is called as the entrant");
    let (match_id, side) = match_of(&venue, 1).await;
    let call = Command::CallMatch {
        match_id,
        station: None,
    };
    let refusal = link.command(call.clone()).await.unwrap().unwrap_err();
    assert_eq!(refusal.code(), "not_allowed");
    let mut desk = venue.desk().await;
    desk.follow(&["devices"]).await.unwrap();
    let is_counted = |devices: &serde_json::Value| devices["phones"] == 1;
    desk.until("devices", is_counted).await.unwrap();
    desk.command(call).await.unwrap().unwrap();
    link.command(here(match_id, side)).await.unwrap().unwrap();
    let other = match side {
        Side::Home => Side::Away,
        Side::Away => Side::Home,
    };
    let refusal = link.command(here(match_id, other)).await.unwrap();
    assert_eq!(refusal.unwrap_err().code(), "other_side");
    let strangers = (1..=2).find(|id| *id != match_id).unwrap();
    let refusal = link.command(here(strangers, side)).await.unwrap();
    assert_eq!(refusal.unwrap_err().code(), "out_of_scope");

    let photo = png(900);
    let permitted = ticket(&mut link, attach(match_id, &photo)).await;
    let reply = put(&venue, &name_of(&photo), &permitted, &photo).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    for (ask, code) in [
        (attach(strangers, &photo), "out_of_scope"),
        (Ask::ViewPhotos { match_id }, "not_allowed"),
        (all(), "not_allowed"),
        (again(1, Phones::Keep), "not_allowed"),
    ] {
        assert_eq!(failure(&link.ask(ask).await.unwrap()), code);
    }
}

#[tokio::test]
async fn six_characters_let_nobody_in_until_the_judge_of_the_match_does() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let code = typed(&code_of(&venue, &mut desk, 1).await);
    let phone = pair(venue.address(), &code, "").await.unwrap();
    assert!(!phone.approved);
    let mut link = venue.link(&phone).await;
    let (match_id, side) = match_of(&venue, 1).await;
    let refusal = link.command(here(match_id, side)).await.unwrap();
    assert_eq!(refusal.unwrap_err().code(), "not_admitted");

    let elsewhere = Scope::Tournament { tournament: 2 };
    let (_, mut other) = venue.judge(&mut desk, elsewhere).await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    judge.follow(&["waiting"]).await.unwrap();
    let shown = judge
        .until("waiting", |view| view["waiting"][&phone.id].is_object())
        .await
        .unwrap();
    assert_eq!(shown["waiting"][&phone.id]["code"], phone.check_code);
    let admit = |role, scope| Command::AdmitDevice {
        device: phone.id.clone(),
        name: "Fox".into(),
        role,
        scope,
    };
    let owl = Scope::Entrant {
        tournament: 1,
        entrant: 2,
    };
    for (role, scope, expected) in [
        (Role::Judge, Scope::Everything, "not_allowed"),
        (Role::Captain, owl, "not_found"),
        (Role::Captain, Scope::Everything, "not_found"),
    ] {
        let refusal = judge.command(admit(role, scope)).await.unwrap();
        assert_eq!(refusal.unwrap_err().code(), expected);
    }
    let refusal = other.command(admit(Role::Captain, FOX)).await.unwrap();
    assert_eq!(refusal.unwrap_err().code(), "out_of_scope");
    judge
        .command(admit(Role::Captain, FOX))
        .await
        .unwrap()
        .unwrap();
    link.command(here(match_id, side)).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_code_issued_again_makes_the_old_one_worthless_and_may_throw_its_phones_out() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let fingerprint = venue.server.fingerprint();
    let old = code_of(&venue, &mut desk, 1).await;
    let phone = pair(venue.address(), &old, "").await.unwrap();
    let renewed = desk
        .personal_codes(again(1, Phones::Keep), &fingerprint)
        .await
        .unwrap();
    assert_eq!(renewed.len(), 1);
    let unknown = (404, "unknown_code".to_owned());
    for worthless in [&old, &typed(&old)] {
        let outcome = pair(venue.address(), worthless, "").await;
        assert_eq!(refused(outcome), unknown);
    }
    let mut link = venue.link(&phone).await;
    assert!(
        matches!(link.standing, Standing::Admitted { .. }),
        "it stays"
    );
    let venue = venue.restart().await;
    let mut desk = venue.desk().await;
    assert_eq!(refused(pair(venue.address(), &old, "").await), unknown);
    let newer = pair(venue.address(), &renewed[0].1, "").await.unwrap();
    desk.personal_codes(again(1, Phones::ThrowOut), &fingerprint)
        .await
        .unwrap();
    link = venue.link(&phone).await;
    assert_eq!(link.standing, Standing::Revoked);
    assert_eq!(venue.link(&newer).await.standing, Standing::Revoked);
    let nobody = desk.ask(again(99, Phones::Keep)).await.unwrap();
    assert_eq!(failure(&nobody), "not_found");
    let other = code_of(&venue, &mut desk, 2).await;
    assert!(pair(venue.address(), &other, "").await.is_ok());
}

#[tokio::test]
async fn six_phones_act_for_an_entrant_and_an_answer_that_was_lost_is_no_seventh() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let code = code_of(&venue, &mut desk, 1).await;
    let nonce = Nonce([7; 32]);
    let first = pair_with(venue.address(), &code, "", nonce).await.unwrap();
    let again = pair_with(venue.address(), &code, "", nonce).await.unwrap();
    assert_eq!(first.id, again.id);
    for _ in 0..4 {
        pair(venue.address(), &code, "").await.unwrap();
    }
    pair(venue.address(), &typed(&code), "").await.unwrap();
    for another in [&code, &typed(&code)] {
        let outcome = pair(venue.address(), another, "").await;
        assert_eq!(refused(outcome), (409, "too_many_phones".to_owned()));
    }
    let codes = desk
        .personal_codes(all(), &venue.server.fingerprint())
        .await
        .unwrap();
    assert_eq!(codes.len(), 4, "one for each entrant");
}

#[tokio::test]
async fn whoever_guesses_is_stopped_and_badges_go_on() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let code = code_of(&venue, &mut desk, 1).await;
    let mut last = (0, String::new());
    for at in 0..31 {
        let guess = Code {
            secret: typed_secret(&format!("GUESS{at}")),
            fingerprint: code.fingerprint.clone(),
        };
        last = refused(pair(venue.address(), &guess, "").await);
    }
    let stopped = (429, "too_many_guesses".to_owned());
    assert_eq!(last, stopped);
    let outcome = pair(venue.address(), &typed(&code), "").await;
    assert_eq!(
        refused(outcome),
        stopped,
        "a right guess tells nothing either"
    );
    assert!(pair(venue.address(), &code, "").await.is_ok());
}
