//! Every command and every ask, by everybody who may not.

#[path = "rights/commands.rs"]
mod commands;

use crate::venue::{Venue, bracket, closed, failure};
use commands::{commands, is_for_judges};
use lanista_lan::client::{Link, Who};
use lanista_wire::ask::{Ask, Phones};
use lanista_wire::command::Command;
use lanista_wire::draft::DraftsAsked;
use lanista_wire::files::{FileOf, Language};
use lanista_wire::frame::ClientFrame;
use lanista_wire::seeding::SeedBasis;
use lanista_wire::shared::{PhotoKind, Role, Scope};
use std::collections::BTreeSet;

fn asks() -> Vec<Ask> {
    let text = String::from("x");
    vec![
        Ask::Enrol {
            role: Role::Desk,
            scope: Scope::Everything,
            name: text.clone(),
            count: 1,
            minutes: 5,
        },
        Ask::CancelEnrolment {
            enrolment: text.clone(),
        },
        Ask::RefuseDevice { device: text },
        Ask::ImportTicket { tournament: 1 },
        Ask::RatingsTicket,
        Ask::DraftsTicket,
        Ask::SeedSources { tournament: 1 },
        Ask::FewerGames,
        Ask::Wave {
            stage: 1,
            wave: 1,
            stations: vec![1],
        },
        Ask::SeedProposal {
            tournament: 1,
            basis: SeedBasis::Places { tournament: 2 },
            part: 0,
        },
        Ask::Hover {
            match_id: 1,
            hero: None,
        },
        Ask::Listen { addresses: vec![] },
        Ask::Allow {
            address: "10.0.0.7".into(),
            connections: 512,
        },
        Ask::SaveCopy {
            folder: String::new(),
        },
        Ask::History { match_id: 1 },
        Ask::AttachPhoto {
            match_id: 1,
            sha256: "q".repeat(43),
            bytes: 9,
            kind: PhotoKind::Png,
        },
        Ask::ViewPhotos { match_id: 1 },
        Ask::Closing { tournament: 1 },
        Ask::File {
            file: FileOf::Site {},
            zone: 0,
            language: Language::En,
        },
        Ask::PersonalCodes {
            tournament: 1,
            entrant: None,
            part: 0,
        },
        Ask::RenewCode {
            tournament: 1,
            entrant: 1,
            phones: Phones::Keep,
        },
        Ask::Foresee {
            command: Command::DrawStage { tournament: 2 },
        },
        Ask::DraftShelf,
        Ask::Drafts {
            ask: DraftsAsked::Choices {},
        },
        Ask::SetDrafting {
            tournament: 1,
            chain: vec![],
            texts: vec![],
            pools: vec![],
            disabled: vec![],
            best_of: vec![],
        },
        Ask::DraftText {
            format: "lol-fearless-hard".into(),
        },
        Ask::CheckDraft {
            text: String::new(),
            best_of: vec![3],
        },
        Ask::DraftPool { pool: "lol".into() },
        Ask::KeepFormat {
            text: String::new(),
            since: None,
        },
        Ask::DropFormat {
            format: "own".into(),
        },
        Ask::KeepPool {
            name: "own".into(),
            text: "name\nAna\n".into(),
            since: None,
        },
        Ask::DropPool { pool: "own".into() },
        Ask::Rehearse {
            rehearsal: Box::new(lanista_wire::rehearsal::Rehearsal {
                text: String::new(),
                when: lanista_wire::draft::DraftOften::Game,
                best_of: 1,
                games: vec![],
                bot: lanista_wire::rehearsal::BotFor::Both,
                chooses: lanista_wire::rehearsal::BotChoice::First,
                seed: 1,
            }),
        },
        Ask::ReadPool {
            name: "own".into(),
            text: "name\nAna\n".into(),
        },
    ]
}

#[tokio::test]
async fn a_judge_may_do_nothing_outside_the_own_matches() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let scope = Scope::Tournament { tournament: 2 };
    let (_, mut judge) = venue.judge(&mut desk, scope).await;
    let head = venue.head().await;
    let commands = commands(match_id);
    let kinds: BTreeSet<String> = commands
        .iter()
        .map(|body| serde_json::to_value(body).unwrap()["type"].to_string())
        .collect();
    assert_eq!(kinds.len(), 81, "every command is in the list once");
    // What a judge asks for oneself is about no match: it is told below.
    let own = |body: &Command| {
        matches!(
            body,
            Command::ChangeShift { .. } | Command::CallForHelp { .. } | Command::AnswerHelp { .. }
        )
    };
    for body in commands.into_iter().filter(|body| !own(body)) {
        let expected = if is_for_judges(&body) {
            "out_of_scope"
        } else {
            "not_allowed"
        };
        let shown = format!("{body:?}");
        let refusal = judge.command(body).await.unwrap().unwrap_err();
        assert_eq!(refusal.code(), expected, "{shown}");
    }
    for ask in asks() {
        let expected = if matches!(ask, Ask::AttachPhoto { .. } | Ask::ViewPhotos { .. }) {
            "out_of_scope"
        } else {
            "not_allowed"
        };
        assert_eq!(failure(&judge.ask(ask).await.unwrap()), expected);
    }
    assert_eq!(venue.head().await, head, "nothing was stored");
}

#[tokio::test]
async fn a_waiting_device_may_do_nothing() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let device = venue.waiting(&mut desk, Scope::Everything).await;
    let mut link = venue.link(&device).await;
    let head = venue.head().await;
    for body in commands(match_id) {
        let shown = format!("{body:?}");
        let refusal = link.command(body).await.unwrap().unwrap_err();
        assert!(
            matches!(refusal.code(), "not_admitted" | "not_allowed"),
            "{shown}: {refusal:?}"
        );
    }
    for ask in asks() {
        assert_eq!(failure(&link.ask(ask).await.unwrap()), "not_allowed");
    }
    link.follow(&["devices", "server", "journal", "screens"])
        .await
        .unwrap();
    for topic in ["devices", "server", "journal", "screens"] {
        assert!(!link.documents.contains_key(topic));
    }
    assert_eq!(venue.head().await, head, "nothing was stored");
}

#[tokio::test]
async fn screens_and_phones_have_no_way_to_command() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    let head = venue.head().await;
    for who in [Who::Screen("screen-one".into()), Who::Public] {
        for (at, body) in commands(match_id).into_iter().enumerate() {
            let mut link = Link::open(venue.address(), &who).await.unwrap();
            let cmd = ClientFrame::Cmd {
                id: format!("forged-{at:04}"),
                expect: None,
                body,
            };
            link.send_bare(&cmd).await.unwrap();
            assert_eq!(closed(&mut link).await, 4401, "{who:?} {cmd:?}");
        }
        for body in asks() {
            let mut link = Link::open(venue.address(), &who).await.unwrap();
            link.send_bare(&ClientFrame::Ask {
                id: "a".into(),
                body,
            })
            .await
            .unwrap();
            assert_eq!(closed(&mut link).await, 4401);
        }
    }
    assert_eq!(venue.head().await, head, "nothing was stored");
}

#[tokio::test]
async fn the_address_of_an_overlay_shows_what_the_public_sees_and_nothing_else() {
    const OFFICIAL: [&str; 16] = [
        "devices",
        "waiting",
        "screens",
        "server",
        "journal",
        "help",
        "dispatch",
        "forecast",
        "lobby/1",
        "lobby/1/1",
        "lobby/",
        "hints/1",
        "seat/1/1",
        "seat/",
        "place/1/1",
        "place/",
    ];
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = bracket(&mut desk).await;
    desk.follow(&["stage/1"]).await.unwrap();
    desk.command(Command::AddEntrants {
        tournament: 2,
        entrants: ["Ant", "Bee"]
            .map(|name| lanista_wire::shared::NewEntrant {
                name: name.into(),
                ..Default::default()
            })
            .to_vec(),
    })
    .await
    .unwrap()
    .unwrap();
    desk.command(Command::DrawStage { tournament: 2 })
        .await
        .unwrap()
        .unwrap();
    for who in [Who::Screen("guessed".into()), Who::Public] {
        let mut link = Link::open(venue.address(), &who).await.unwrap();
        link.follow(&OFFICIAL).await.unwrap();
        // What is not published is not there for a stranger, whatever number is guessed.
        link.follow(&["stage/2", "stage/2/round/", "stage/2/standing/", "plan"])
            .await
            .unwrap();
        // These come behind all of them, and nothing of those came before.
        let last = format!("match/{match_id}");
        link.follow(&["gathering", &last]).await.unwrap();
        link.until(&last, |_| true).await.unwrap();
        let seen: Vec<&String> = link.documents.keys().collect();
        let may = ["gathering", "plan", &last];
        assert!(
            seen.iter().all(|topic| may.contains(&topic.as_str())),
            "{who:?} {seen:?}"
        );
        let (_, card) = &link.documents[&last];
        for field in ["lease", "last_change", "photos", "steps"] {
            assert_eq!(card.get(field), None, "{field}");
        }
    }
}
