//! `GET /api/v1/stream`: the scorebug's state as one flat object, for the station, for a match, and when there is nothing.

use crate::reads::request;
use crate::venue::{Venue, bracket};
use lanista_wire::command::Command;
use lanista_wire::floor::{Equipment, FloorChange, StationKind};
use lanista_wire::shared::{BySide, Side};
use lanista_wire::stream::StreamChange;
use serde_json::Value;

async fn state(venue: &Venue, query: &str) -> Value {
    let got = request(venue, &format!("GET /api/v1/stream{query}"), "").await;
    assert_eq!(got.status, 200, "{}", got.text);
    got.json()
}

pub(crate) fn equip_for_the_stream() -> Command {
    Command::ChangeFloor {
        change: FloorChange::Equip {
            number: 7,
            equipment: Equipment {
                kind: StationKind::Stream,
                area: String::new(),
                address: String::new(),
                at_once: 1,
            },
        },
    }
}

#[tokio::test]
async fn the_state_of_the_stream_is_flat_and_stays_on_the_finished_match() {
    let venue = Venue::open().await;
    let nothing = state(&venue, "").await;
    assert_eq!(nothing["on"], false);
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let score = |game, home, away, winner| Command::ScoreGame {
        match_id,
        game,
        score: BySide { home, away },
        winner,
    };
    for command in [
        Command::SetStation {
            number: 1,
            name: String::new(),
        },
        Command::SetStation {
            number: 7,
            name: "Stream".into(),
        },
        equip_for_the_stream(),
        Command::CallMatch {
            match_id,
            station: Some(7),
        },
        score(1, 5, 3, Some(Side::Home)),
        score(2, 4, 2, None),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    let live = state(&venue, "").await;
    let of = |field: &str| live[field].clone();
    assert_eq!(of("on"), true);
    assert_eq!(of("match"), match_id);
    assert_eq!(
        (of("state"), of("round")),
        ("live".into(), "Semi-final".into())
    );
    assert_eq!((of("home_score"), of("away_score")), (1.into(), 0.into()));
    assert_eq!((of("home_points"), of("away_points")), (4.into(), 2.into()));
    assert_eq!((of("game"), of("games")), (2.into(), 3.into()));
    assert_eq!((of("station"), of("needed")), (7.into(), 2.into()));
    assert_eq!((of("winner"), of("tournament")), ("".into(), "Cup".into()));
    assert_ne!(of("home"), "");
    let fields = live.as_object().unwrap();
    assert!(
        fields
            .values()
            .all(|value| !value.is_object() && !value.is_array() && !value.is_null())
    );
    let names = |state: &Value| {
        state
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(&live),
        names(&nothing),
        "tools know the columns before there is a match"
    );
    let german = state(&venue, "?station=7&lang=de").await;
    assert_eq!(german["round"], "Halbfinale");
    assert_eq!(german["state"], "live", "what programs compare stays");
    assert_eq!(state(&venue, "?station=7&lang=en").await, live);
    assert_eq!(state(&venue, "?station=7").await, live);
    assert_eq!(state(&venue, &format!("?match={match_id}")).await, live);
    assert_eq!(state(&venue, "?station=1").await["on"], false);

    let over = [
        score(2, 5, 2, Some(Side::Home)),
        Command::CommitMatch {
            match_id,
            winner: Some(Side::Home),
        },
    ];
    for command in over {
        desk.command(command).await.unwrap().unwrap();
    }
    let over = state(&venue, "?station=7").await;
    assert_eq!(
        (&over["match"], &over["state"]),
        (&match_id.into(), &"over".into())
    );
    assert_eq!(
        (&over["winner"], &over["home_score"]),
        (&"home".into(), &2.into())
    );
}

#[tokio::test]
async fn a_match_that_is_not_there_and_a_question_that_is_none_are_refused() {
    let venue = Venue::open().await;
    for (query, status) in [
        ("?match=9", 404),
        ("?match=x", 400),
        ("?desk=1", 400),
        ("?lang=xx", 400),
    ] {
        let got = request(&venue, &format!("GET /api/v1/stream{query}"), "").await;
        assert_eq!(got.status, status, "{query}");
    }
}

#[tokio::test]
async fn the_state_stays_on_the_finished_match_until_the_producer_says_next() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let first = bracket(&mut desk).await;
    let stream = |change| Command::ChangeStream { change };
    let put = |match_id, place| {
        stream(StreamChange::Put {
            station: 7,
            match_id,
            place,
        })
    };
    let call = |match_id| Command::CallMatch {
        match_id,
        station: Some(7),
    };
    let second = first + 1;
    for command in [
        Command::SetStation {
            number: 7,
            name: String::new(),
        },
        equip_for_the_stream(),
        put(first, 0),
        put(second, 1),
        stream(StreamChange::Flip {
            station: 7,
            is_flipped: true,
        }),
        call(first),
        Command::EnterWinner {
            match_id: first,
            winner: Side::Home,
        },
        call(second),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    let finished = state(&venue, "").await;
    assert_eq!(
        (&finished["match"], &finished["state"], &finished["flipped"]),
        (&first.into(), &"over".into(), &true.into())
    );
    let floor = request(&venue, "GET /api/v1/stations", "").await;
    assert!(
        !floor.text.contains("rundown"),
        "what is planned is the desk's: {}",
        floor.text
    );
    let next = stream(StreamChange::Show {
        station: 7,
        match_id: Some(second),
    });
    desk.command(next).await.unwrap().unwrap();
    let next = state(&venue, "?station=7").await;
    assert_eq!(
        (&next["match"], &next["state"]),
        (&second.into(), &"called".into())
    );
}
