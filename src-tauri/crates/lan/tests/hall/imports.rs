//! A file of entrants on its way into a tournament.

use crate::venue::{Venue, format};
use lanista_lan::client::{Link, Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::seeding::{SeedBasis, Unrated};

const FILE: &str = "Name,Club\nFox,Alpha\nOwl,Beta\n,Gamma\nLynx,Beta\n";

async fn ticket(desk: &mut Link) -> String {
    let answer = desk.ask(Ask::ImportTicket { tournament: 1 }).await.unwrap();
    let Answer::Ticket { ticket } = answer else {
        panic!("{answer:?}")
    };
    ticket
}

async fn tournament(venue: &Venue) -> Link {
    let mut desk = venue.desk().await;
    let create = Command::CreateTournament {
        name: "Cup".into(),
        title: "Chess".into(),
        format: format(),
    };
    desk.command(create).await.unwrap().unwrap();
    desk
}

pub(crate) async fn send(venue: &Venue, method: &str, ticket: &str, body: &str) -> Reply {
    let name = if method == "PUT" {
        "?name=entrants.csv"
    } else {
        ""
    };
    let path = format!("/api/v1/imports/{ticket}{name}");
    request(
        venue.address(),
        method,
        &path,
        &[("Content-Type", "application/json")],
        body.as_bytes(),
    )
    .await
    .unwrap()
}

async fn import(desk: &mut Link, ticket: &str, digest: &str) -> Result<u64, String> {
    let body = Command::ImportEntrants {
        tournament: 1,
        import: format!("{ticket}:{digest}"),
    };
    desk.command(body)
        .await
        .unwrap()
        .map_err(|refusal| refusal.code().to_owned())
}

#[tokio::test]
async fn what_the_desk_agreed_to_is_imported() {
    let venue = Venue::open().await;
    let mut desk = tournament(&venue).await;
    let ticket = ticket(&mut desk).await;
    let preview = send(&venue, "PUT", &ticket, FILE).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    let first = preview.json()["digest"].as_str().unwrap().to_owned();
    assert_eq!(preview.json()["counts"]["faults"], 1);
    let path = format!("/api/v1/imports/{ticket}/faulty.csv");
    let faulty = request(venue.address(), "GET", &path, &[], b"")
        .await
        .unwrap();
    assert!(
        faulty.status == 200 && faulty.text().contains("Gamma"),
        "{}",
        faulty.text()
    );

    let wished = send(&venue, "POST", &ticket, r#"{"skip":[2]}"#).await;
    assert_eq!(wished.status, 200, "{}", wished.text());
    let second = wished.json()["digest"].as_str().unwrap().to_owned();
    assert_ne!(first, second, "another selection is another import");
    assert_eq!(
        import(&mut desk, &ticket, &first).await,
        Err("import_unknown".into()),
        "that was before the wishes"
    );
    assert!(import(&mut desk, &ticket, &second).await.is_ok());
    let names = venue
        .hub
        .read(|gathering, _| {
            let entrants = gathering
                .tournaments
                .values()
                .flat_map(|found| found.entrants.values());
            entrants
                .map(|entrant| entrant.name.clone())
                .collect::<Vec<_>>()
        })
        .await
        .unwrap();
    assert_eq!(names, ["Owl", "Lynx"]);
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_a_sentence() {
    let venue = Venue::open().await;
    let mut desk = tournament(&venue).await;
    let ticket = ticket(&mut desk).await;
    for (body, code) in [("", "empty"), ("%PDF-1.7 \n%\u{e2}\n", "not_a_table")] {
        let reply = send(&venue, "PUT", &ticket, body).await;
        assert_eq!(
            (reply.status, reply.json()["code"].as_str()),
            (422, Some(code)),
            "{}",
            reply.text()
        );
    }
    assert_eq!(
        send(&venue, "POST", &ticket, "{\"columns\":7}")
            .await
            .status,
        400
    );
    let large = "x".repeat(20 * 1024 * 1024 + 1);
    assert_eq!(send(&venue, "PUT", &ticket, &large).await.status, 413);
    let wishes = format!("{{\"skip\":[{}1]}}", "1,".repeat(200_000));
    assert_eq!(send(&venue, "POST", &ticket, &wishes).await.status, 413);
}

#[tokio::test]
async fn without_a_ticket_nothing_is_read() {
    let venue = Venue::open().await;
    let mut desk = tournament(&venue).await;
    assert_eq!(
        send(&venue, "PUT", "AAAAAAAAAAAAAAAAAAAAAA", FILE)
            .await
            .status,
        404
    );
    let fresh = ticket(&mut desk).await;
    assert_eq!(
        send(&venue, "POST", &fresh, "{}").await.status,
        404,
        "a ticket without a file"
    );
    assert_eq!(
        import(&mut desk, &fresh, "AAAA").await,
        Err("import_unknown".into())
    );
    assert_eq!(
        import(&mut desk, "none", "AAAA").await,
        Err("import_unknown".into())
    );
}

#[tokio::test]
async fn earlier_results_are_rated_and_kept_once_the_desk_agrees() {
    let venue = Venue::open().await;
    let mut desk = tournament(&venue).await;
    let answer = desk.ask(Ask::RatingsTicket).await.unwrap();
    let Answer::Ticket { ticket } = answer else {
        panic!("{answer:?}")
    };
    let file = "home,away,score home,score away,date\nFox,Owl,2,0,2026-01-10\nOwl,Hen,2,1,2026-02-14\nHen,,1,2,\n";
    let preview = send(&venue, "PUT", &ticket, file).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    let counts = &preview.json()["counts"];
    assert_eq!((&counts["new"], &counts["faults"]), (&2.into(), &1.into()));
    let digest = preview.json()["digest"].as_str().unwrap().to_owned();
    let entrants = import(&mut desk, &ticket, &digest).await;
    assert_eq!(
        entrants,
        Err("import_unknown".into()),
        "these are no entrants"
    );
    let import = format!("{ticket}:{digest}");
    let agreed = Command::ImportRatings { import };
    desk.command(agreed).await.unwrap().unwrap();
    let answer = desk.ask(Ask::SeedSources { tournament: 1 }).await.unwrap();
    let Answer::SeedSources { sources } = answer else {
        panic!("{answer:?}")
    };
    let file = sources.file.unwrap();
    assert_eq!((file.source.as_str(), file.names), ("entrants.csv", 3));
}

/// As many as a tournament takes: the proposal is longer than any message a client may send.
#[tokio::test]
async fn a_field_of_thousands_is_seeded_by_a_file() {
    let venue = Venue::open().await;
    let mut desk = tournament(&venue).await;
    for part in 0..16 {
        let entrants = (0..256)
            .map(|one| lanista_wire::shared::NewEntrant {
                name: format!("Entrant {}", part * 256 + one),
                ..lanista_wire::shared::NewEntrant::default()
            })
            .collect();
        let add = Command::AddEntrants {
            tournament: 1,
            entrants,
        };
        desk.command(add).await.unwrap().unwrap();
    }
    let Answer::Ticket { ticket } = desk.ask(Ask::RatingsTicket).await.unwrap() else {
        panic!("no ticket")
    };
    let rows: String = (0..4_096)
        .map(|one| format!("Entrant {one},{}\n", 1_000 + one))
        .collect();
    let preview = send(&venue, "PUT", &ticket, &format!("Name,Elo\n{rows}")).await;
    let digest = preview.json()["digest"].as_str().unwrap().to_owned();
    let import = format!("{ticket}:{digest}");
    let agreed = Command::ImportRatings { import };
    desk.command(agreed).await.unwrap().unwrap();
    let basis = SeedBasis::Ratings {
        file: true,
        tournaments: vec![],
        unrated: Unrated::Last,
    };
    let mut rows = Vec::new();
    let mut digest = String::new();
    for part in 0..8 {
        let ask = Ask::SeedProposal {
            tournament: 1,
            basis: basis.clone(),
            part,
        };
        let Answer::SeedProposal { proposal } = desk.ask(ask).await.unwrap() else {
            panic!("no proposal")
        };
        assert_eq!(proposal.parts, 8);
        assert!(part == 0 || proposal.digest == digest);
        digest = proposal.digest;
        rows.extend(proposal.rows);
    }
    assert_eq!((rows.len(), rows[0].was), (4_096, 4_096));
    let confirm = Command::SeedByMerit {
        tournament: 1,
        basis,
        digest,
    };
    desk.command(confirm).await.unwrap().unwrap();
}
