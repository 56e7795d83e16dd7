//! What the server tells of its own work, and to whom.

use crate::venue::{Venue, bracket, failure, name};
use lanista_lan::client::{Link, Who, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::measure::MeasureView;
use lanista_wire::shared::{BySide, Role, Scope};
use std::collections::BTreeMap;
use std::time::Duration;

/// What Prometheus would read, by name and labels.
async fn scrape(venue: &Venue) -> BTreeMap<String, f64> {
    let answer = request(venue.address(), "GET", "/metrics", &[], b"")
        .await
        .unwrap();
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .header("content-type")
            .starts_with("application/openmetrics-text")
    );
    let text = answer.text();
    assert!(text.ends_with("# EOF\n"), "the page is whole");
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (name, value) = line.rsplit_once(' ').unwrap();
            (name.to_owned(), value.parse().unwrap())
        })
        .collect()
}

async fn measures(desk: &mut Link, after: u64) -> MeasureView {
    let answer = desk.ask(Ask::Measures { after }).await.unwrap();
    let Answer::Measures { measures } = answer else {
        panic!("{answer:?}")
    };
    *measures
}

#[tokio::test]
async fn a_day_is_counted() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let before = scrape(&venue).await;
    let id = bracket(&mut desk).await;
    let (_, _judge) = venue.judge(&mut desk, Scope::Everything).await;
    let mut screen = Link::open(venue.address(), &Who::Screen("wall".into()))
        .await
        .unwrap();
    screen.follow(&["gathering"]).await.unwrap();
    screen.until("gathering", |_| true).await.unwrap();
    desk.command(name("Winter cup")).await.unwrap().unwrap();
    screen
        .until("gathering", |document| document["name"] == "Winter cup")
        .await
        .unwrap();
    let score = Command::ScoreGame {
        match_id: id,
        game: 9,
        score: BySide { home: 1, away: 0 },
        winner: None,
    };
    assert!(desk.command(score).await.unwrap().is_err());
    venue.hub.delivered().await;
    let now = scrape(&venue).await;
    let grown = |of: &str| now[of] - before[of];
    // Five to draw the bracket, one to let the judge in, one to name.
    assert!((grown("lanista_commands_accepted_total") - 7.0).abs() < 0.1);
    assert!((grown("lanista_commands_refused_total") - 1.0).abs() < 0.1);
    let codes: Vec<_> = now
        .iter()
        .filter(|(name, _)| name.starts_with("lanista_refusals_total{code="))
        .collect();
    assert!(!codes.is_empty(), "{now:#?}");
    assert!((grown("lanista_entries_written_total") - 7.0).abs() < 0.1);
    assert!(grown("lanista_commit_seconds_count") >= 1.0);
    assert!(grown("lanista_commit_seconds_sum") > 0.0);
    assert!(grown("lanista_deliveries_total") >= 1.0);
    assert!(grown("lanista_delivered_bytes_total") > 20.0);
    assert!(grown("lanista_fan_out_seconds_count") >= 1.0);
    assert!(grown("lanista_documents_sent_whole_total") >= 1.0);
    let links =
        |of: &str| now[&format!("lanista_links{{audience=\"{of}\",carrier=\"websocket\"}}")];
    for (audience, count) in [
        ("desk", 1.0),
        ("judge", 1.0),
        ("screen", 1.0),
        ("phone", 0.0),
    ] {
        assert!((links(audience) - count).abs() < 0.1, "{audience}");
    }
    screen.close().await;
    for _ in 0..200 {
        let now = scrape(&venue).await;
        if now["lanista_links{audience=\"screen\",carrier=\"websocket\"}"] < 0.5 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("a link that ended is still counted");
}

#[tokio::test]
async fn the_steps_of_a_time_add_up() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    for number in 0..20 {
        desk.command(name(&format!("Cup {number}")))
            .await
            .unwrap()
            .unwrap();
    }
    let now = scrape(&venue).await;
    let all = now["lanista_commit_seconds_count"];
    assert!(all >= 20.0);
    let last = now["lanista_commit_seconds_bucket{le=\"+Inf\"}"];
    assert!((last - all).abs() < 0.1, "the last step holds all");
    let mut steps: Vec<(f64, f64)> = now
        .iter()
        .filter_map(|(name, count)| {
            let bound = name.strip_prefix("lanista_commit_seconds_bucket{le=\"")?;
            Some((bound.strip_suffix("\"}")?.parse().unwrap(), *count))
        })
        .collect();
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(steps.len() > 20);
    assert!(steps.is_sorted_by(|a, b| a.1 <= b.1), "{steps:?}");
}

#[tokio::test]
async fn figures_are_for_this_machine_and_for_tokens() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let from_afar = ("x-forwarded-for", "203.0.113.9");
    let ask = |headers: Vec<(&'static str, String)>| {
        let address = venue.address();
        async move {
            let headers: Vec<(&str, &str)> = headers
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            request(address, "GET", "/metrics", &headers, b"")
                .await
                .unwrap()
        }
    };
    let stranger = ask(vec![(from_afar.0, from_afar.1.into())]).await;
    assert_eq!(stranger.status, 401);
    assert_eq!(stranger.json()["code"], "no_token");
    assert!(!stranger.text().contains("lanista_"), "no figure leaks");
    let guess = format!("Bearer {}", "x".repeat(43));
    let guessed = ask(vec![
        (from_afar.0, from_afar.1.into()),
        ("authorization", guess),
    ])
    .await;
    assert_eq!(guessed.status, 401);
    let token = desk
        .api_token(Ask::ApiToken {
            name: "Prometheus".into(),
            role: Role::Judge,
            scope: Scope::Everything,
        })
        .await
        .unwrap();
    let known = ask(vec![
        (from_afar.0, from_afar.1.into()),
        ("authorization", format!("Bearer {token}")),
    ])
    .await;
    assert_eq!(known.status, 200);
}

#[tokio::test]
async fn nothing_that_somebody_wrote_stands_in_the_figures() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    desk.command(name("Sekret\"} 1\n# EOF")).await.ok();
    let answer = request(venue.address(), "GET", "/metrics", &[], b"")
        .await
        .unwrap();
    for word in ["Sekret", "Fox", "Front desk", "127.0.0.1"] {
        assert!(!answer.text().contains(word), "{word}");
    }
}

#[tokio::test]
async fn the_desk_reads_the_last_minutes_and_nobody_else() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    desk.command(name("Winter cup")).await.unwrap().unwrap();
    let view = loop {
        let view = measures(&mut desk, 0).await;
        if view
            .points
            .iter()
            .any(|point| point.accepted > 0 && point.officials == 1)
        {
            break view;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert!(view.connections >= 1);
    let busy = view.points.iter().find(|point| point.accepted > 0).unwrap();
    let commit = busy.commit.unwrap();
    assert!(commit.p50 <= commit.p99 && commit.p99 > 0);
    let last = view.points.last().unwrap().at;
    let newer = measures(&mut desk, last).await;
    assert!(newer.points.iter().all(|point| point.at > last));
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let answer = judge.ask(Ask::Measures { after: 0 }).await.unwrap();
    assert_eq!(failure(&answer), "not_allowed");
}
