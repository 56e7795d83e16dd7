//! From a code to a device that is let in.

use crate::venue::{Venue, admit, closed, failure, name};
use lanista_lan::client::{Code, Device, NotPaired, Who, pair, pair_with, request};
use lanista_lan::client::{Error, Link};
use lanista_lan::crypto::{EnrolmentSecret, Nonce, check_code, enrolment_id};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::frame::Standing;
use lanista_wire::shared::{Role, Scope};

const ALL: Scope = Scope::Everything;

/// Status, code and sentence of a refused pairing.
fn refused(outcome: Result<Device, NotPaired>) -> (u16, String) {
    match outcome {
        Err(NotPaired::Refused(reply)) => (
            reply.status,
            reply.json()["code"].as_str().unwrap_or_default().to_owned(),
        ),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_tablet_is_let_in_by_its_six_digits() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    assert!(matches!(
        desk.standing,
        Standing::Admitted {
            role: Role::Desk,
            number: 1,
            ..
        }
    ));
    desk.follow(&["devices"]).await.unwrap();
    let device = venue.waiting(&mut desk, ALL).await;
    assert!(!device.approved);
    let mut tablet = venue.link(&device).await;
    assert_eq!(
        tablet.standing,
        Standing::Waiting {
            code: device.check_code.clone()
        }
    );
    let devices = desk
        .until("devices", |view| !view["waiting"][&device.id].is_null())
        .await
        .unwrap();
    assert_eq!(
        devices["waiting"][&device.id]["code"],
        device.check_code.as_str()
    );
    assert_eq!(devices["waiting"][&device.id]["name"], "Aylin");
    assert_eq!(device.check_code, check_code(&device.key));

    let refusal = tablet.command(name("Mine")).await.unwrap().unwrap_err();
    assert_eq!(refusal.code(), "not_admitted");
    desk.command(admit(&device, ALL)).await.unwrap().unwrap();
    let standing = tablet
        .until_standing(|standing| matches!(standing, Standing::Admitted { .. }))
        .await
        .unwrap();
    assert_eq!(
        standing,
        Standing::Admitted {
            number: 2,
            name: "Aylin".into(),
            role: Role::Judge,
            scope: ALL
        }
    );
    let is_settled = |view: &serde_json::Value| {
        view["devices"][&device.id]["link"]["up"] == true
            && view["waiting"] == serde_json::json!({})
    };
    let devices = desk.until("devices", is_settled).await.unwrap();
    assert_eq!(devices["enrolments"], serde_json::json!({}));
}

#[tokio::test]
async fn a_code_serves_one_device_and_a_second_use_alarms_the_desk() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    desk.follow(&["devices"]).await.unwrap();
    let code = venue.code(&mut desk, Role::Judge, ALL).await;
    pair(venue.address(), &code, "Aylin").await.unwrap();
    for _ in 0..2 {
        assert_eq!(
            refused(pair(venue.address(), &code, "Mallory").await),
            (410, "used_code".into())
        );
    }
    let devices = desk
        .until("devices", |view| {
            view["alarms"]
                .as_object()
                .is_some_and(|all| !all.is_empty())
        })
        .await;
    let alarms = devices.unwrap()["alarms"].as_object().unwrap().clone();
    assert_eq!(alarms.len(), 1, "one code, one alarm: {alarms:?}");
    assert_eq!(alarms["1"]["code"], "code_used_twice");
}

#[tokio::test]
async fn a_lost_answer_is_given_again_to_the_same_nonce_only() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let code = venue.code(&mut desk, Role::Judge, ALL).await;
    let nonce = Nonce([9; 32]);
    let first = pair_with(venue.address(), &code, "Aylin", nonce)
        .await
        .unwrap();
    let again = pair_with(venue.address(), &code, "Aylin", nonce)
        .await
        .unwrap();
    assert_eq!(
        (first.id, first.key.expose()),
        (again.id, again.key.expose())
    );
    assert_eq!(
        refused(pair_with(venue.address(), &code, "Aylin", Nonce([8; 32])).await).0,
        410
    );
}

#[tokio::test]
async fn two_devices_at_once_with_one_code() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let code = venue.code(&mut desk, Role::Judge, ALL).await;
    let (one, two) = tokio::join!(
        pair(venue.address(), &code, "One"),
        pair(venue.address(), &code, "Two")
    );
    assert_eq!(u32::from(one.is_ok()) + u32::from(two.is_ok()), 1);
}

#[tokio::test]
async fn unknown_cancelled_and_malformed_codes() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let mut code = venue.code(&mut desk, Role::Judge, ALL).await;
    let enrolment = enrolment_id(&code.secret);
    assert_eq!(
        desk.ask(Ask::CancelEnrolment {
            enrolment: enrolment.clone()
        })
        .await
        .unwrap(),
        Answer::Fine
    );
    assert_eq!(
        failure(&desk.ask(Ask::CancelEnrolment { enrolment }).await.unwrap()),
        "not_found"
    );
    assert_eq!(
        refused(pair(venue.address(), &code, "Aylin").await),
        (404, "unknown_code".into())
    );
    code.secret = EnrolmentSecret::new([1; 16]);
    assert_eq!(
        refused(pair(venue.address(), &code, "Aylin").await),
        (404, "unknown_code".into())
    );
    let nonce = Nonce([1; 32]).text();
    let long = "x".repeat(5_000);
    for (kind, body, status) in [
        ("application/json", String::from("{"), 400),
        (
            "application/json",
            format!(r#"{{"enrolment":"x","nonce":"{nonce}","name":"x","admin":true}}"#),
            400,
        ),
        (
            "application/json",
            format!(r#"{{"enrolment":"x","nonce":"{nonce}","name":"{long}"}}"#),
            400,
        ),
        (
            "text/plain",
            format!(r#"{{"enrolment":"x","nonce":"{nonce}","name":"x"}}"#),
            415,
        ),
        (
            "application/json; charset=utf-8",
            format!(r#"{{"enrolment":"x","nonce":"{nonce}","name":"x"}}"#),
            404,
        ),
    ] {
        let headers = [("Content-Type", kind)];
        let reply = request(
            venue.address(),
            "POST",
            "/api/v1/pair",
            &headers,
            body.as_bytes(),
        )
        .await
        .unwrap();
        assert_eq!(reply.status, status, "{body}");
        assert!(!reply.json()["text"].as_str().unwrap_or_default().is_empty());
    }
}

#[tokio::test]
async fn a_foreign_server_is_noticed_before_anything_is_said() {
    let (own, foreign) = (Venue::open().await, Venue::open().await);
    let mut desk = own.desk().await;
    let (device, _) = own.judge(&mut desk, ALL).await;
    let outcome = Link::open(foreign.address(), &Who::Paired(device.clone())).await;
    assert!(
        matches!(outcome, Err(Error::Tampered(_))),
        "another identity"
    );
    let code = Code::from(&foreign.server.desk_code().unwrap());
    let lured = Code {
        fingerprint: own.server.fingerprint(),
        ..code
    };
    assert!(matches!(
        pair(foreign.address(), &lured, "Aylin").await,
        Err(NotPaired::Foreign)
    ));
}

#[tokio::test]
async fn codes_waiting_devices_and_the_identity_survive_a_restart() {
    let venue = Venue::open().await;
    let fingerprint = venue.server.fingerprint();
    let mut desk = venue.desk().await;
    let open = venue.code(&mut desk, Role::Judge, ALL).await;
    let used = venue.code(&mut desk, Role::Judge, ALL).await;
    let waiting = pair(venue.address(), &used, "Aylin").await.unwrap();
    let (judge, link) = venue.judge(&mut desk, ALL).await;
    drop((desk, link));
    let venue = venue.restart().await;
    assert_eq!(venue.server.fingerprint(), fingerprint);
    assert_eq!(
        refused(pair(venue.address(), &used, "Mallory").await),
        (410, "used_code".into())
    );
    let late = pair(venue.address(), &open, "Printed").await.unwrap();
    for (device, is_waiting) in [(&late, true), (&waiting, true), (&judge, false)] {
        let link = venue.link(device).await;
        assert_eq!(
            matches!(link.standing, Standing::Waiting { .. }),
            is_waiting,
            "{:?}",
            link.standing
        );
    }
}

#[tokio::test]
async fn a_refused_and_a_revoked_device_are_told_at_once() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let refused = venue.waiting(&mut desk, ALL).await;
    let mut link = venue.link(&refused).await;
    assert_eq!(
        desk.ask(Ask::RefuseDevice {
            device: refused.id.clone()
        })
        .await
        .unwrap(),
        Answer::Fine
    );
    assert_eq!(
        link.until_standing(|standing| *standing == Standing::Refused)
            .await
            .unwrap(),
        Standing::Refused
    );
    assert_eq!(closed(&mut link).await, 4403);
    let mut again = venue.link(&refused).await;
    assert_eq!(
        (again.standing.clone(), closed(&mut again).await),
        (Standing::Refused, 4403)
    );
    let refusal = desk
        .command(admit(&refused, ALL))
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(refusal.code(), "not_found");

    let (judge, mut link) = venue.judge(&mut desk, ALL).await;
    desk.command(Command::RevokeDevice {
        device: judge.id.clone(),
    })
    .await
    .unwrap()
    .unwrap();
    assert_eq!(
        link.until_standing(|standing| *standing == Standing::Revoked)
            .await
            .unwrap(),
        Standing::Revoked
    );
    assert_eq!(closed(&mut link).await, 4403);
    let mut again = venue.link(&judge).await;
    assert_eq!(
        (again.standing.clone(), closed(&mut again).await),
        (Standing::Revoked, 4403)
    );
    let refusal = desk.command(admit(&judge, ALL)).await.unwrap().unwrap_err();
    assert_eq!(refusal.code(), "already_admitted");
}

#[tokio::test]
async fn windows_do_not_pile_up() {
    let venue = Venue::open().await;
    let desks = || venue.hub.read(|gathering, _| gathering.desks().count());
    let mut before: Option<Link> = None;
    for _ in 0..3 {
        let code = Code::from(&venue.server.window_code().unwrap());
        let window = pair(venue.address(), &code, "This machine").await.unwrap();
        assert!(window.approved);
        let link = venue.link(&window).await;
        if let Some(mut before) = before.replace(link) {
            assert_eq!(closed(&mut before).await, 4403);
        }
        assert_eq!(desks().await, Some(1));
    }
    let code = Code::from(&venue.server.desk_code().unwrap());
    pair(venue.address(), &code, "A browser").await.unwrap();
    assert_eq!(desks().await, Some(2));
}

#[tokio::test]
async fn a_new_code_of_the_server_replaces_the_one_before() {
    let venue = Venue::open().await;
    let first = Code::from(&venue.server.desk_code().unwrap());
    let second = venue.server.desk_code().unwrap();
    assert!(second.address().starts_with("http://") && second.address().contains("/desk#k="));
    assert!(
        !format!("{second:?}").contains(&second.secret),
        "{second:?}"
    );
    assert_eq!(refused(pair(venue.address(), &first, "Late").await).0, 404);
    assert!(
        pair(venue.address(), &Code::from(&second), "Desk")
            .await
            .is_ok()
    );
}
