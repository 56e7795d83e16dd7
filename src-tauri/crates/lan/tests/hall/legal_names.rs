//! Legal names over real sockets: in no page, file or answer for everybody, unless somebody agreed.

use crate::files::{cup, taken};
use crate::paper::{pages, squeezed};
use crate::reads::{get_as, let_in};
use crate::venue::{Venue, format};
use lanista_lan::client::request;
use lanista_wire::command::Command;
use lanista_wire::files::{FileOf, PaperOf, PaperSize, TableForm, TableOf};
use lanista_wire::roster::Particulars;
use lanista_wire::shared::{NewEntrant, Role};
use std::io::{Cursor, Read as _};

const TOKEN: &str = "legal-names-of-a-desk-program-0123456789abcdef";

fn known(entrant: u32, name: &str, legal_name: &str, shows_name: bool) -> Command {
    Command::ChangeEntrant {
        tournament: 1,
        entrant,
        to: NewEntrant {
            name: name.to_owned(),
            people: vec![Particulars {
                nation: Some("DE".to_owned()),
                legal_name: Some(legal_name.to_owned()),
                seat: None,
                shows_name: Some(shows_name),
            }],
            ..NewEntrant::default()
        },
    }
}

#[tokio::test]
async fn what_everybody_reads_has_no_legal_name_without_consent() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    cup(&mut desk, "Cup", format(), &["Fox", "Owl", "Elk", "Hare"]).await;
    for command in [
        known(1, "Fox", "Secretia Silva", false),
        known(2, "Owl", "=Openia Moreira", true),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    for path in [
        "/api/v1/tournaments/1/entrants",
        "/api/v1/matches",
        "/api/v1/matches/1",
        "/api/v1/stream",
        "/bracket/1",
        "/standings/1",
    ] {
        let reply = request(venue.address(), "GET", path, &[], b"").await;
        let text = reply.unwrap().text();
        assert!(!text.contains("Secretia"), "{path}: {text}");
        if path.ends_with("entrants") {
            assert!(text.contains("Openia Moreira"), "{text}");
        }
    }
    let site = taken(&venue, &mut desk, FileOf::Site {}).await;
    let mut archive = zip::ZipArchive::new(Cursor::new(site.body)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        file.read_to_string(&mut all).unwrap();
    }
    assert!(all.contains("Owl (=Openia Moreira, DE)") && !all.contains("Secretia"));
    let badges = FileOf::Paper {
        paper: PaperOf::Badges,
        tournament: None,
        size: PaperSize::A4,
        host: None,
    };
    let paper = squeezed(&pages(&taken(&venue, &mut desk, badges).await));
    assert!(
        paper.contains("OpeniaMoreira") && !paper.contains("Secretia"),
        "{paper}"
    );

    let table = FileOf::Table {
        table: TableOf::Entrants,
        tournament: None,
        form: TableForm::Csv,
    };
    let lines = taken(&venue, &mut desk, table).await.text();
    assert!(lines.contains(",DE,Secretia Silva,\r\n"), "{lines}");
    assert!(lines.contains(",DE,'=Openia Moreira,yes\r\n"), "{lines}");
    let_in(&venue, TOKEN, Role::Desk).await;
    let program = get_as(&venue, TOKEN, "tournaments/1/entrants").await;
    assert!(program.text.contains("Secretia Silva"), "a desk's program");
}
