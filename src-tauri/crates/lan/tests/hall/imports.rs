//! A file of entrants on its way into a tournament.

use crate::venue::{Venue, format};
use lanista_lan::client::{Link, Reply, request};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;

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

async fn send(venue: &Venue, method: &str, ticket: &str, body: &str) -> Reply {
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
