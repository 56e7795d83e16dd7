//! Venue screens on real links: several at once, playlists without what is not published, what goes over everything, and
//! what a screen says it has drawn.

use crate::venue::{Venue, bracket};
use lanista_lan::client::{Link, Who};
use lanista_wire::command::Command;
use lanista_wire::frame::ClientFrame;
use lanista_wire::nudge::{Health, PictureSize};
use lanista_wire::screens::{MeantScreen, Playlist, PlaylistEntry, ScreensChange, Shown};
use lanista_wire::shared::Layout;
use serde_json::{Value, json};

pub(crate) async fn screen(venue: &Venue, token: &str) -> Link {
    Link::open(venue.address(), &Who::Screen(token.into()))
        .await
        .unwrap()
}

pub(crate) fn assign(number: u32, token: &str, layout: Layout) -> Command {
    change(ScreensChange::Show {
        screens: vec![meant(number, token)],
        layout,
    })
}

const fn change(change: ScreensChange) -> Command {
    Command::ChangeScreens { change }
}

fn meant(number: u32, token: &str) -> MeantScreen {
    MeantScreen {
        number,
        token: token.into(),
    }
}

fn playlist(name: &str, layouts: &[Layout]) -> Command {
    let entries = layouts.iter().map(|layout| PlaylistEntry {
        layout: layout.clone(),
        shown: Shown::Seconds { seconds: 20 },
    });
    change(ScreensChange::Playlist {
        id: None,
        playlist: Playlist {
            name: name.into(),
            entries: entries.collect(),
        },
    })
}

async fn does(desk: &mut Link, command: Command) {
    desk.command(command).await.unwrap().unwrap();
}

async fn own(screen: &mut Link, number: u32, is_it: impl Fn(&Value) -> bool) -> Value {
    let topic = format!("screen/{number}");
    screen.follow(&[&topic]).await.unwrap();
    screen.until(&topic, |own| is_it(own)).await.unwrap()
}

#[tokio::test]
async fn one_command_reaches_every_screen_and_taking_it_back_does_too() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let mut left = screen(&venue, "left").await;
    let mut right = screen(&venue, "right").await;
    does(
        &mut desk,
        change(ScreensChange::Show {
            screens: vec![meant(1, "left"), meant(2, "right")],
            layout: Layout::Calls,
        }),
    )
    .await;
    let is = |kind: &'static str| move |own: &Value| own["layout"]["kind"] == kind;
    own(&mut left, 1, is("calls")).await;
    own(&mut right, 2, is("calls")).await;
    let seq = venue.head().await;
    does(&mut desk, Command::TakeBack { seq }).await;
    own(&mut left, 1, is("number")).await;
    own(&mut right, 2, is("number")).await;
}

#[tokio::test]
async fn an_emergency_is_on_screens_that_were_given_nothing_yet() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let mut new = screen(&venue, "new").await;
    own(&mut new, 1, |own| own.get("alert").is_none()).await;
    let text = "Leave the hall by the south door.".to_owned();
    does(&mut desk, change(ScreensChange::Alert { text })).await;
    let shown = own(&mut new, 1, |own| own.get("alert").is_some()).await;
    assert_eq!(shown["alert"]["text"], "Leave the hall by the south door.");
    does(&mut desk, change(ScreensChange::EndAlert {})).await;
    own(&mut new, 1, |own| own.get("alert").is_none()).await;
}

#[tokio::test]
async fn a_screen_gets_its_playlist_and_those_in_it_and_keeps_them_over_a_restart() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let stage = 1;
    does(
        &mut desk,
        playlist("Inner", &[Layout::Bracket { stage }, Layout::Stations]),
    )
    .await;
    does(
        &mut desk,
        playlist("Outer", &[Layout::Calls, Layout::Playlist { playlist: 1 }]),
    )
    .await;
    does(&mut desk, playlist("Other", &[Layout::Progress])).await;
    does(&mut desk, assign(1, "tv", Layout::Playlist { playlist: 2 })).await;
    let mut tv = screen(&venue, "tv").await;
    let is_listed = |own: &Value| own["playlists"]["2"].is_object();
    let shown = own(&mut tv, 1, is_listed).await;
    assert_eq!(shown["playlists"]["1"]["name"], "Inner");
    assert_eq!(
        shown["playlists"]["3"],
        Value::Null,
        "it does not show that one"
    );
    drop((desk, tv));

    let venue = venue.restart().await;
    let mut tv = screen(&venue, "tv").await;
    let again = own(&mut tv, 1, is_listed).await;
    assert_eq!(again["playlists"], shown["playlists"]);
    assert_eq!(
        again["layout"],
        json!({ "kind": "playlist", "playlist": 2 })
    );
}

#[tokio::test]
async fn the_desk_sees_what_a_screen_has_drawn_and_how_large() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let mut tv = screen(&venue, "tv").await;
    does(&mut desk, assign(1, "tv", Layout::Calls)).await;
    let shown = own(&mut tv, 1, |own| own["rev"].as_u64() > Some(0)).await;
    let rev = shown["rev"].as_u64();
    let health = Health {
        rev,
        layout: Some(Layout::Calls),
        size: Some(PictureSize {
            width: 3_840,
            height: 2_160,
        }),
        ..Health::default()
    };
    tv.send_bare(&ClientFrame::Ping {
        n: 1,
        rtt: 4,
        waiting: 0,
        health: Some(health),
    })
    .await
    .unwrap();
    desk.follow(&["screens"]).await.unwrap();
    let seen = desk.until("screens", |view| {
        view["screens"]["1"]["link"]["health"]["rev"].is_u64()
    });
    let seen = seen.await.unwrap();
    let screen = &seen["screens"]["1"];
    assert_eq!(screen["rev"].as_u64(), rev);
    assert_eq!(screen["link"]["health"]["rev"].as_u64(), rev);
    assert_eq!(screen["link"]["health"]["layout"]["kind"], "calls");
    assert_eq!(
        screen["link"]["health"]["size"],
        json!({ "width": 3_840, "height": 2_160 })
    );
}

#[tokio::test]
async fn an_overlay_says_what_it_draws_and_a_screen_of_the_hall_draws_nothing_of_a_stream() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let _tv = screen(&venue, "tv").await;
    let obs = Who::Overlay("obs".into(), String::new());
    let obs = Link::open(venue.address(), &obs).await.unwrap();
    desk.follow(&["screens"]).await.unwrap();
    let seen = desk.until("screens", |view| {
        view["screens"]["2"]["link"]["up"] == true && view["screens"]["1"]["link"]["up"] == true
    });
    let seen = seen.await.unwrap();
    assert_eq!(seen["screens"]["2"]["overlay"], "scorebug");
    assert_eq!(seen["screens"]["1"].get("overlay"), None);
    // What was given to it stays known as an overlay's once its link is gone.
    does(&mut desk, assign(2, "obs", Layout::Blank)).await;
    drop(obs);
    let gone = desk.until("screens", |view| {
        view["screens"]["2"]["link"]["up"] == false && view["screens"]["2"]["rev"] != 0
    });
    assert_eq!(gone.await.unwrap()["screens"]["2"]["overlay"], "scorebug");
}
