//! The past over real sockets: who may ask, what comes, and the journal as a file.

use crate::venue::{Venue, format};
use lanista_lan::client::{Link, Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::past::{ExportForm, JournalFilter, Moment};
use lanista_wire::shared::{NewEntrant, Scope};
use lanista_wire::topic::Audience;

async fn cup(venue: &Venue) -> Link {
    let mut desk = venue.desk().await;
    for command in [
        Command::CreateTournament {
            name: "=SUM(A1:A9)".into(),
            title: "Chess".into(),
            format: format(),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: ["Fox", "Owl", "Lynx", "Hen"]
                .map(|name| NewEntrant {
                    name: name.into(),
                    ..NewEntrant::default()
                })
                .into(),
        },
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    desk
}

fn questions() -> Vec<Ask> {
    vec![
        Ask::PastView {
            at: Moment::Seq { seq: 1 },
            audience: Audience::Public,
            topics: vec!["gathering".into()],
        },
        Ask::JournalPage {
            filter: JournalFilter::default(),
            before: None,
            count: 20,
        },
        Ask::JournalOutline,
        Ask::JournalEntry { seq: 1 },
        Ask::JournalExport {
            filter: JournalFilter::default(),
            form: ExportForm::Csv,
            zone: 60,
        },
        Ask::MyLast,
    ]
}

#[tokio::test]
async fn the_desk_may_ask_of_the_past_and_a_judge_may_not() {
    let venue = Venue::open().await;
    let mut desk = cup(&venue).await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    for ask in questions() {
        let answer = judge.ask(ask.clone()).await.unwrap();
        assert!(
            matches!(&answer, Answer::Failed { code, .. } if code == "not_allowed"),
            "{ask:?}: {answer:?}"
        );
        let answer = desk.ask(ask.clone()).await.unwrap();
        assert!(
            !matches!(answer, Answer::Failed { .. }),
            "{ask:?}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn what_the_hall_saw_is_what_it_was_shown() {
    let venue = Venue::open().await;
    let mut desk = cup(&venue).await;
    let mut seen = async |seq, audience, topic: &str| {
        let ask = Ask::PastView {
            at: Moment::Seq { seq },
            audience,
            topics: vec![topic.into(), "server".into(), "nonsense/".into()],
        };
        let answer = desk.ask(ask).await.unwrap();
        let Answer::PastView { view } = answer else {
            panic!("{answer:?}")
        };
        let topics = view.documents.into_iter().map(|one| one.topic);
        topics.collect::<Vec<_>>()
    };
    let last = 5;
    // Drawn, and not yet published: the desk knew of it, the hall did not.
    assert_eq!(seen(last - 1, Audience::Desk, "stage/1").await, ["stage/1"]);
    assert_eq!(
        seen(last - 1, Audience::Public, "stage/1").await,
        Vec::<String>::new()
    );
    assert_eq!(seen(last, Audience::Public, "stage/1").await, ["stage/1"]);
    assert_eq!(
        seen(last, Audience::Public, "devices").await,
        Vec::<String>::new()
    );
}

async fn download(venue: &Venue, desk: &mut Link, form: ExportForm) -> (String, Reply) {
    let ask = Ask::JournalExport {
        filter: JournalFilter::default(),
        form,
        zone: 60,
    };
    let Answer::Ticket { ticket } = desk.ask(ask).await.unwrap() else {
        panic!("a ticket")
    };
    let path = format!("/api/v1/journal/{ticket}");
    let reply = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap();
    (path, reply)
}

#[tokio::test]
async fn the_journal_is_downloaded_once_for_each_ticket() {
    let venue = Venue::open().await;
    let mut desk = cup(&venue).await;
    let (path, csv) = download(&venue, &mut desk, ExportForm::Csv).await;
    assert_eq!(csv.status, 200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        csv.header("content-disposition"),
        "attachment; filename=\"journal.csv\""
    );
    let text = csv.text();
    assert!(text.contains("Entry,Time,By,Command,What"), "{text}");
    assert!(text.contains("+01:00"), "{text}");
    assert!(text.contains("Tournament =SUM(A1:A9) created"), "{text}");
    assert!(
        !text.contains(",=SUM"),
        "no cell begins like a formula: {text}"
    );
    let again = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap();
    assert_eq!(again.status, 404);
    assert_eq!(again.json()["code"], "export_unknown");

    let (_, lines) = download(&venue, &mut desk, ExportForm::JsonLines).await;
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let text = lines.text();
    let entries: Vec<serde_json::Value> = text
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(entries.len(), 5, "{text}");
    assert_eq!(entries[3]["entry"]["kind"], "draw_stage");
    assert_eq!(entries[3]["events"][0]["type"], "stage_drawn");
    let unknown = request(venue.address(), "GET", "/api/v1/journal/nothing", &[], b"")
        .await
        .unwrap();
    assert_eq!(unknown.status, 404);
}
