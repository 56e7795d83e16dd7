//! Files of the moment over real sockets: who may take them, what is in them, and what is not.

use crate::venue::{Venue, failure, format};
use lanista_exchange::trf::{read_report, tie_break_table};
use lanista_exchange::{Source, Wishes, read};
use lanista_lan::client::{Link, Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::files::{FileOf, ForProgram, Language, TableForm, TableOf};
use lanista_wire::format::{Criterion, Pairing, StageKind, TableRule, Until};
use lanista_wire::shared::{
    BySide, Format, GameRule, Length, NewEntrant, Scope, Series, Vocabulary,
};

/// A published bracket of four with a wicked name, its first match played 2:1; and a Swiss stage of five, one round played.
pub(crate) async fn played(venue: &Venue) -> Link {
    let mut desk = venue.desk().await;
    cup(
        &mut desk,
        "Cup",
        format(),
        &["=1+1", "Owl, the", "<b>Lynx", "שועל"],
    )
    .await;
    cup(
        &mut desk,
        "Swiss",
        swiss(),
        &["Ann", "Bea", "Cid", "Dan", "Eve"],
    )
    .await;
    desk.follow(&["open/"]).await.unwrap();
    for _ in 0..4 {
        let open = desk.until("open/0", |_| true).await.unwrap();
        let known = open["matches"].as_object().unwrap();
        let ready = known.values().find(|card| card["state"] == "ready");
        let Some(card) = ready else { break };
        let id = u32::try_from(card["id"].as_u64().unwrap()).unwrap();
        let result = Command::EnterResult {
            match_id: id,
            score: BySide { home: 2, away: 1 },
        };
        desk.command(result).await.unwrap().unwrap();
        desk.until("open/0", |open| open["matches"][id.to_string()].is_null())
            .await
            .unwrap();
    }
    desk
}

pub(crate) async fn cup(desk: &mut Link, name: &str, format: Format, entrants: &[&str]) {
    let known = desk.follow(&["gathering"]).await;
    known.unwrap();
    let gathering = desk.until("gathering", |_| true).await.unwrap();
    let next = gathering["tournaments"]
        .as_object()
        .map_or(0, serde_json::Map::len)
        + 1;
    let tournament = u32::try_from(next).unwrap();
    for command in [
        Command::CreateTournament {
            name: name.into(),
            title: "Chess".into(),
            format,
        },
        Command::AddEntrants {
            tournament,
            entrants: entrants
                .iter()
                .map(|name| NewEntrant {
                    name: (*name).into(),
                    seat: Some("A-12".into()),
                    ..NewEntrant::default()
                })
                .collect(),
        },
        Command::DrawStage { tournament },
        Command::PublishStage { stage: tournament },
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    desk.until("gathering", |view| {
        view["tournaments"][tournament.to_string()]["phase"] == "published"
    })
    .await
    .unwrap();
}

fn swiss() -> Format {
    let table = TableRule {
        win: 3,
        draw: 1,
        loss: 0,
        unit: 1,
        order: vec![Criterion::Points, Criterion::Buchholz, Criterion::Lots],
        again: false,
        floor: 33,
    };
    let kind = StageKind::Swiss {
        pairing: Pairing::ScoreGroups,
        until: Until::Rounds { rounds: 3 },
        decisive: None,
        table,
    };
    let usual = Series {
        length: Length::BestOf { games: 3 },
        head_start: None,
    };
    Format::one_stage(kind, usual, GameRule::Points, Vocabulary::Neutral)
}

pub(crate) async fn taken(venue: &Venue, desk: &mut Link, file: FileOf) -> Reply {
    taken_in(venue, desk, file, Language::En).await
}

/// The same for a desk that speaks this language.
pub(crate) async fn taken_in(
    venue: &Venue,
    desk: &mut Link,
    file: FileOf,
    language: Language,
) -> Reply {
    let ask = Ask::File {
        file,
        zone: 60,
        language,
    };
    let Answer::Ticket { ticket } = desk.ask(ask).await.unwrap() else {
        panic!("a ticket")
    };
    let path = format!("/api/v1/files/{ticket}");
    let reply = request(venue.address(), "GET", &path, &[], b"").await;
    let again = request(venue.address(), "GET", &path, &[], b"").await;
    assert_eq!(again.unwrap().status, 404, "a ticket is good once");
    reply.unwrap()
}

const fn table(table: TableOf, form: TableForm) -> FileOf {
    FileOf::Table {
        table,
        tournament: None,
        form,
    }
}

#[tokio::test]
async fn tables_come_as_csv_in_which_nothing_is_calculated() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let reply = taken(&venue, &mut desk, table(TableOf::Entrants, TableForm::Csv)).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("content-disposition"),
        "attachment; filename=\"entrants.csv\""
    );
    let text = reply.text();
    assert!(text.contains("Cup,1,'=1+1,"), "{text}");
    assert!(text.contains(",A-12,"), "{text}");

    let text = taken(&venue, &mut desk, table(TableOf::Results, TableForm::Csv))
        .await
        .text();
    assert!(text.contains(",'=1+1,2,1,"), "{text}");
    assert!(text.contains("שועל"), "{text}");

    let text = taken(&venue, &mut desk, table(TableOf::Standings, TableForm::Csv))
        .await
        .text();
    assert!(text.contains("Points,Buchholz"), "{text}");

    let text = taken(&venue, &mut desk, table(TableOf::Schedule, TableForm::Csv))
        .await
        .text();
    assert!(text.contains(",Bea,Dan,ready"), "{text}");
}

#[tokio::test]
async fn a_workbook_holds_the_same_words() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let reply = taken(&venue, &mut desk, table(TableOf::Entrants, TableForm::Xlsx)).await;
    assert_eq!(reply.status, 200);
    let source = Source::file("entrants.xlsx", reply.body);
    let preview = read(&source, &Wishes::default(), &[]).unwrap();
    let names: Vec<&str> = preview.entrants.iter().map(|one| &*one.name).collect();
    for name in ["=1+1", "Owl, the", "<b>Lynx", "שועל"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

#[tokio::test]
async fn what_is_not_published_is_in_no_file_of_results() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    for command in [
        Command::CreateTournament {
            name: "Secret".into(),
            title: "Chess".into(),
            format: format(),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: ["Fox", "Owl"]
                .map(|name| NewEntrant {
                    name: name.into(),
                    ..NewEntrant::default()
                })
                .into(),
        },
        Command::DrawStage { tournament: 1 },
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    for of in [TableOf::Results, TableOf::Standings, TableOf::Schedule] {
        let text = taken(&venue, &mut desk, table(of, TableForm::Csv))
            .await
            .text();
        assert!(!text.contains("Fox"), "{of:?}: {text}");
    }
    let of_it = FileOf::Results {
        tournament: 1,
        program: ForProgram::Challonge,
    };
    let reply = taken(&venue, &mut desk, of_it).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.json()["code"], "no_tournament");
}

#[tokio::test]
async fn results_go_to_other_programs() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let results = |tournament, program| FileOf::Results {
        tournament,
        program,
    };
    let text = taken(&venue, &mut desk, results(1, ForProgram::StartGg))
        .await
        .text();
    assert!(text.contains("event,phase,phaseGroup,identifier"), "{text}");
    let text = taken(&venue, &mut desk, results(1, ForProgram::Challonge))
        .await
        .text();
    assert!(text.contains(",2-1,"), "{text}");

    let reply = taken(&venue, &mut desk, results(2, ForProgram::Trf)).await;
    let text = reply.text();
    let report = read_report(&reply.body).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
    assert_eq!(report.numbers, [1, 2, 3, 4, 5]);
    assert!(text.contains("Ann"), "{text}");
    assert!(tie_break_table(&reply.body).unwrap().contains("\t"));
    // A bracket is no table.
    let reply = taken(&venue, &mut desk, results(1, ForProgram::Trf)).await;
    assert_eq!(reply.json()["code"], "no_table");
}

#[tokio::test]
async fn a_judge_takes_no_files() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let file = table(TableOf::Entrants, TableForm::Csv);
    let answer = judge
        .ask(Ask::File {
            file,
            zone: 0,
            language: Language::En,
        })
        .await
        .unwrap();
    assert_eq!(failure(&answer), "not_allowed");
}
