//! What the desk has a device do, what a device tells of its health, and screens that went.

use crate::venue::{Venue, failure};
use lanista_lan::client::{Link, Told, Who};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::frame::{ClientFrame, ServerFrame};
use lanista_wire::nudge::{Battery, Health, Nudge, Whom};
use lanista_wire::shared::{Layout, Scope};
use std::time::Duration;

const TIMELY: Duration = Duration::from_secs(10);

fn device(id: &str) -> Whom {
    Whom::Device { device: id.into() }
}

async fn nudge(desk: &mut Link, whom: Whom, what: Nudge) -> Answer {
    desk.ask(Ask::Nudge { whom, what }).await.unwrap()
}

/// The next nudge on a link.
async fn nudged(link: &mut Link) -> Nudge {
    let next = async {
        loop {
            if let Told::Frame(ServerFrame::Nudge { what }) = link.next().await.unwrap() {
                return what;
            }
        }
    };
    tokio::time::timeout(TIMELY, next).await.expect("a nudge")
}

async fn screen(venue: &Venue, token: &str) -> Link {
    Link::open(venue.address(), &Who::Screen(token.into()))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_tablet_does_what_the_desk_says_and_only_that_tablet() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (aylin, mut first) = venue.judge(&mut desk, Scope::Everything).await;
    let (_, mut second) = venue.judge(&mut desk, Scope::Everything).await;
    let text = "Come to the desk, please.";
    for what in [
        Nudge::Identify,
        Nudge::Reload,
        Nudge::Say { text: text.into() },
    ] {
        let answer = nudge(&mut desk, device(&aylin.id), what.clone()).await;
        assert_eq!(answer, Answer::Fine);
        // The client takes it only signed.
        assert_eq!(nudged(&mut first).await, what);
    }
    let quiet = tokio::time::timeout(Duration::from_millis(300), nudged(&mut second)).await;
    assert!(quiet.is_err(), "{quiet:?}");
}

#[tokio::test]
async fn a_screen_shows_its_number_and_loads_itself_again() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let mut wall = screen(&venue, "wall").await;
    let whom = Whom::Screen { number: 1 };
    for what in [Nudge::Identify, Nudge::Reload] {
        assert_eq!(
            nudge(&mut desk, whom.clone(), what.clone()).await,
            Answer::Fine
        );
        assert_eq!(nudged(&mut wall).await, what);
    }
}

#[tokio::test]
async fn the_desk_is_told_when_nobody_heard_it() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (aylin, tablet) = venue.judge(&mut desk, Scope::Everything).await;
    drop(tablet);
    let no_link = async {
        while nudge(&mut desk, device(&aylin.id), Nudge::Identify).await == Answer::Fine {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        nudge(&mut desk, device(&aylin.id), Nudge::Identify).await
    };
    let answer = tokio::time::timeout(TIMELY, no_link).await.unwrap();
    assert_eq!(failure(&answer), "no_link");
    for whom in [device("nobody"), Whom::Screen { number: 9 }] {
        let answer = nudge(&mut desk, whom, Nudge::Reload).await;
        assert_eq!(failure(&answer), "no_link");
    }
}

#[tokio::test]
async fn texts_are_plain_and_short_and_a_screen_gets_messages() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (aylin, _tablet) = venue.judge(&mut desk, Scope::Everything).await;
    let say = |text: String| Nudge::Say { text };
    for text in [String::new(), "  ".into(), "\u{7}".into(), "x".repeat(501)] {
        let answer = nudge(&mut desk, device(&aylin.id), say(text)).await;
        assert_eq!(failure(&answer), "bad_text");
    }
    let answer = nudge(&mut desk, Whom::Screen { number: 1 }, say("Lunch".into())).await;
    assert_eq!(failure(&answer), "bad_text");
}

#[tokio::test]
async fn nobody_but_the_desk_nudges() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (aylin, mut tablet) = venue.judge(&mut desk, Scope::Everything).await;
    let answer = nudge(&mut tablet, device(&aylin.id), Nudge::Reload).await;
    assert_eq!(failure(&answer), "not_allowed");
}

#[tokio::test]
async fn the_desk_sees_how_a_tablet_is() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (aylin, mut tablet) = venue.judge(&mut desk, Scope::Everything).await;
    let health = |page: &str, level| Health {
        battery: Some(Battery {
            level,
            charging: false,
        }),
        page: Some(page.into()),
        seq: Some(3),
        ..Health::default()
    };
    for (n, page, level) in [(1, "match", 61), (2, "pick", 9)] {
        let ping = ClientFrame::Ping {
            n,
            rtt: 124,
            waiting: 2,
            health: Some(health(page, level)),
        };
        tablet.send_bare(&ping).await.unwrap();
        desk.follow(&["devices"]).await.unwrap();
        let seen = desk
            .until("devices", |view| {
                view["devices"][&aylin.id]["link"]["health"]["page"] == page
            })
            .await
            .unwrap();
        let link = &seen["devices"][&aylin.id]["link"];
        assert_eq!(link["health"]["battery"]["level"], level);
        assert_eq!((&link["rtt"], &link["waiting"]), (&124.into(), &2.into()));
        assert_eq!(link["health"]["seq"], 3);
    }
    // What no page says is left out, and harms nobody.
    let ping = ClientFrame::Ping {
        n: 9,
        rtt: 200,
        waiting: 0,
        health: Some(health("<b>bold</b>", 255)),
    };
    tablet.send_bare(&ping).await.unwrap();
    let seen = desk
        .until("devices", |view| {
            view["devices"][&aylin.id]["link"]["rtt"] == 200
        })
        .await
        .unwrap();
    let link = &seen["devices"][&aylin.id]["link"];
    assert_eq!(link["health"], serde_json::json!({ "seq": 3 }));
}

#[tokio::test]
async fn a_screen_that_nobody_assigned_leaves_no_ghost() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    desk.follow(&["screens"]).await.unwrap();
    let kept = screen(&venue, "kept").await;
    let ghost = screen(&venue, "ghost").await;
    let assign = Command::AssignScreen {
        number: 1,
        token: "kept".into(),
        name: "Hall".into(),
        layout: Layout::Blank,
    };
    desk.command(assign).await.unwrap().unwrap();
    desk.until("screens", |view| view["screens"]["2"]["link"]["up"] == true)
        .await
        .unwrap();
    drop((kept, ghost));
    let went = desk.until("screens", |view| view["screens"]["2"].is_null());
    let view = tokio::time::timeout(Duration::from_secs(15), went)
        .await
        .expect("gone within fifteen seconds")
        .unwrap();
    assert_eq!(
        view["screens"]["1"]["link"]["up"], false,
        "what the desk assigned stays"
    );
}
