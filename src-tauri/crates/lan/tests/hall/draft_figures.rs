//! The figures of a file of drafts: looked at with a desk's ticket, refused by its line, and kept nowhere.

use crate::imports::send;
use crate::venue::Venue;
use lanista_wire::ask::{Answer, Ask};

const GAMES: &str = concat!(
    r#"{"match_id":"1","date":"2026-01-01","league":"Cup","first_pick":"radiant","winner":"dire","actions":[{"team":"radiant","action":"ban","hero":"Axe"},{"team":"radiant","action":"pick","hero":"Lina"},{"team":"dire","action":"pick","hero":"Zeus"}]}"#,
    "\n\n",
    r#"{"match_id":"2","date":"2026-01-02","league":"Cup","first_pick":"dire","winner":"dire","actions":[{"team":"dire","action":"ban","hero":null},{"team":"dire","action":"pick","hero":"Lina"},{"team":"radiant","action":"pick","hero":"=Axe"}]}"#,
    "\n",
);

async fn permitted(venue: &Venue) -> String {
    let mut desk = venue.desk().await;
    let answer = desk.ask(Ask::DraftsTicket).await.unwrap();
    let Answer::Ticket { ticket } = answer else {
        panic!("{answer:?}")
    };
    ticket
}

#[tokio::test]
async fn a_desk_sees_what_the_drafts_of_a_file_say() {
    let venue = Venue::open().await;
    let ticket = permitted(&venue).await;
    let before = venue.hub.read(|state, _| state.head).await;
    let reply = send(&venue, "PUT", &ticket, GAMES).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let told = reply.json();
    assert_eq!(
        (&told["drafts"], &told["games"], &told["name"]),
        (&2.into(), &2.into(), &"entrants.csv".into())
    );
    let figures = &told["figures"];
    assert_eq!(figures["missed_bans"], 1);
    let heroes = figures["heroes"].as_array().unwrap();
    let line = |name: &str| {
        let found = heroes.iter().find(|line| line["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is there: {told}"))
    };
    assert_eq!(
        (&line("Lina")["picks"], &line("Lina")["wins"]),
        (&2.into(), &1.into())
    );
    assert_eq!(line("Lina")["by_side"], serde_json::json!([[1, 0], [1, 1]]));
    assert_eq!(figures["sides"][1]["wins"], 2, "dire won both");
    assert_eq!(line("=Axe")["picks"], 1);
    assert_eq!(venue.hub.read(|state, _| state.head).await, before);
}

#[tokio::test]
async fn sides_that_nobody_knows_are_not_counted() {
    let venue = Venue::open().await;
    let ticket = permitted(&venue).await;
    let unknown = GAMES.replace(r#""league""#, r#""sides_known":false,"league""#);
    let told = send(&venue, "PUT", &ticket, &unknown).await.json();
    assert_eq!(told["games"], 2);
    assert_eq!(told["figures"]["sides"], serde_json::json!([]));
}

#[tokio::test]
async fn a_file_that_is_something_else_is_refused_with_its_line() {
    let venue = Venue::open().await;
    let ticket = permitted(&venue).await;
    let mixed = format!(
        "{GAMES}{}",
        GAMES.replace("radiant", "blue").replace("dire", "red")
    );
    for (file, says) in [
        ("", "There is no draft"),
        ("name;club\nFox;LAN\n", "Line 1"),
        (&format!("{GAMES}{{}}\n"), "Line 4"),
        (&mixed, "Line 4: the sides are called otherwise"),
        (&GAMES.replace("\"pick\"", "\"steal\""), "Line 1"),
    ] {
        let reply = send(&venue, "PUT", &ticket, file).await;
        assert_eq!(reply.status, 422, "{file}");
        assert!(reply.text().contains(says), "{}", reply.text());
    }
    assert_eq!(send(&venue, "POST", &ticket, "{}").await.status, 404);
    assert_eq!(send(&venue, "PUT", "none", GAMES).await.status, 404);
}
