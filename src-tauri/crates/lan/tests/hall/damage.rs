//! A damaged gathering: the desk may look at it, and nothing is written.

use crate::venue::{Venue, name, options};
use lanista_hub::{Hub, Settings};
use lanista_journal::{Create, Damaged, Journal, Open, Opened};
use lanista_lan::Server;
use lanista_lan::client::{Code, Link, Who, pair};
use lanista_wire::frame::Standing;
use lanista_wire::shared::Role;
use std::path::Path;

const PAGE: usize = 4_096;

/// Breaks one page after the other until the file opens for reading only.
async fn opened(whole: &[u8], path: &Path) -> Opened {
    for page in 1..whole.len() / PAGE {
        let mut bytes = whole.to_vec();
        bytes[page * PAGE] ^= 0xff;
        std::fs::write(path, &bytes).unwrap();
        let how = Open {
            create: Create::MustExist,
            damaged: Damaged::ReadUpToLastGood,
        };
        if let Ok(opened) = Journal::open(path, how).await
            && opened.read_only.is_some()
        {
            return opened;
        }
    }
    panic!("no page matters");
}

#[tokio::test]
async fn the_window_may_look_at_a_gathering_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.lanista");
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    desk.command(name("Winter LAN")).await.unwrap().unwrap();
    drop(desk);
    let whole = venue.close().await;
    let opened = opened(&whole, &path).await;
    let (hub, _) = Hub::start(
        opened,
        Settings {
            file: path,
            version: "test".into(),
        },
    )
    .await
    .unwrap();
    let server = Server::start(hub.clone(), options(|_| {})).await.unwrap();
    let code = Code::from(&server.window_code().unwrap());
    let window = pair(server.local_addr(), &code, "This machine")
        .await
        .unwrap();
    let mut link = Link::open(server.local_addr(), &Who::Paired(window))
        .await
        .unwrap();
    assert!(
        matches!(
            link.standing,
            Standing::Admitted {
                role: Role::Desk,
                ..
            }
        ),
        "{:?}",
        link.standing
    );
    link.follow(&["server"]).await.unwrap();
    let view = link.until("server", |_| true).await.unwrap();
    assert!(view["read_only"].is_string(), "{view}");
    let refusal = link.command(name("Mine")).await.unwrap().unwrap_err();
    assert!(
        matches!(refusal.code(), "read_only" | "not_admitted"),
        "{refusal:?}"
    );
}
