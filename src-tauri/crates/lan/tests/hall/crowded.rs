//! A hall behind one address: the desk sees that it is crowded, and allows it more.

use crate::venue::{Venue, failure};
use lanista_lan::client::{Link, Who};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::shared::Scope;
use lanista_wire::view::{CrowdedView, ServerView};

const HALL: &str = "127.0.0.1";

async fn phones(venue: &Venue, count: usize) -> Vec<Link> {
    let mut open = vec![];
    for _ in 0..count {
        open.extend(Link::open(venue.address(), &Who::Public).await);
    }
    open
}

async fn allow(desk: &mut Link, address: &str, connections: u32) -> Answer {
    let address = address.to_owned();
    let ask = Ask::Allow {
        address,
        connections,
    };
    desk.ask(ask).await.unwrap()
}

/// What the desk sees of the hall's address once it fits.
async fn seen(desk: &mut Link, fits: impl Fn(&CrowdedView) -> bool) -> CrowdedView {
    desk.follow(&["server"]).await.unwrap();
    let of_hall = |server: &serde_json::Value| {
        let server: ServerView = serde_json::from_value(server.clone()).unwrap();
        server.crowded.get(HALL).filter(|one| fits(one)).cloned()
    };
    let server = desk
        .until("server", |server| of_hall(server).is_some())
        .await;
    of_hall(&server.unwrap()).unwrap()
}

#[tokio::test]
async fn a_crowded_address_is_shown_and_allowed_more_and_stays_so() {
    let venue = Venue::with(|options| options.limits.per_address = 2).await;
    let mut desk = venue.desk().await;
    let held = phones(&venue, 5).await;
    assert_eq!(held.len(), 2, "two of five are let in");
    let view = seen(&mut desk, |one| one.refused >= 3).await;
    assert_eq!((view.allowed, view.is_raised, view.refused), (2, false, 3));
    assert!(view.last.is_some());

    assert_eq!(allow(&mut desk, HALL, 4).await, Answer::Fine);
    let more = phones(&venue, 5).await;
    assert_eq!(held.len() + more.len(), 4);
    let view = seen(&mut desk, |one| one.is_raised && one.refused >= 3).await;
    assert_eq!((view.allowed, view.refused), (4, 3));

    drop((held, more, desk));
    let venue = venue.restart().await;
    let mut desk = venue.desk().await;
    assert_eq!(seen(&mut desk, |one| one.is_raised).await.allowed, 4);
    let held = phones(&venue, 6).await;
    assert_eq!(held.len(), 4);

    // The usual of a server that was started without a word is more.
    assert_eq!(allow(&mut desk, HALL, 0).await, Answer::Fine);
    assert_eq!(phones(&venue, 6).await.len(), 6);
}

#[tokio::test]
async fn only_the_desk_allows_and_only_addresses_and_what_there_is() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (_, mut tablet) = venue.judge(&mut desk, Scope::Everything).await;
    assert_eq!(failure(&allow(&mut tablet, HALL, 4).await), "not_allowed");
    for (address, connections) in [("hall", 4), ("", 4), (HALL, 10_000_000)] {
        let answer = allow(&mut desk, address, connections).await;
        assert_eq!(failure(&answer), "bad_allowance", "{address} {connections}");
    }
}
