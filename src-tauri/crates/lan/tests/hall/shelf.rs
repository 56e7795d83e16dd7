//! A desk keeps an own format and an own pool, drafts by them, and rehearses against a bot.

use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::Link;
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::draft::{DraftChoice, DraftLink, DraftOften, DraftPhase, DraftView};
use lanista_wire::draft_shelf::DraftShelf;
use lanista_wire::rehearsal::{
    BotChoice, BotFor, Rehearsal, Rehearsed, RehearsedAct, RehearsedGame,
};
use lanista_wire::shared::Side;

const OWN: &str = "# Ours.\nschema = 1\nid = \"own\"\nversion = \"1\"\n[pool]\nref = \"our-heroes\"\n[clock]\nturn_ms = 9000\n[[step]]\nopen = [{ seat = \"A\", do = \"ban\" }]\n[[step]]\nopen = [{ seat = \"B\", do = \"ban\" }]\n[[effect]]\non = \"ban\"\nblocks = [\"ban\"]\nfor = \"both\"\nuntil = \"series\"\n";

async fn shelf(desk: &mut Link) -> DraftShelf {
    let Answer::DraftShelf { shelf } = desk.ask(Ask::DraftShelf).await.unwrap() else {
        panic!("there is a shelf");
    };
    *shelf
}

async fn told(desk: &mut Link, ask: Ask) -> String {
    let answer = desk.ask(ask).await.unwrap();
    if answer == Answer::Fine {
        return String::new();
    }
    failure(&answer).to_owned()
}

fn keep(text: &str, since: Option<u64>) -> Ask {
    let text = text.to_owned();
    Ask::KeepFormat { text, since }
}

fn heroes(text: &str, since: Option<u64>) -> Ask {
    Ask::KeepPool {
        name: "Our heroes".to_owned(),
        text: text.to_owned(),
        since,
    }
}

#[tokio::test]
async fn own_formats_and_pools_are_kept_and_drafted_by() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let names = "name,role\nAna,Support\nRex,Tank\nIda,Tank\nUlf,Tank\n";
    let refusals = [
        (keep("schema = ", None), "bad_format"),
        (keep(&OWN.replace("own", "cs2-bo5"), None), "shipped_id"),
        (heroes("name\nAna\nANA\n", None), "bad_pool"),
        (
            Ask::DropFormat {
                format: "own".into(),
            },
            "not_found",
        ),
        (Ask::DropPool { pool: "lol".into() }, "not_found"),
    ];
    for (ask, code) in refusals {
        let shown = format!("{ask:?}");
        assert_eq!(told(&mut desk, ask).await, code, "{shown}");
    }
    assert_eq!(told(&mut desk, heroes(names, None)).await, "");
    assert_eq!(told(&mut desk, keep(OWN, None)).await, "");
    assert_eq!(told(&mut desk, keep(OWN, None)).await, "shelf_moved");
    let offered = shelf(&mut desk).await;
    let own = &offered.formats[0];
    assert_eq!(own.id, "own");
    let kept = own.kept;
    assert!(kept.is_some() && offered.formats[1].kept.is_none());
    assert_eq!(
        (offered.pools[0].id.as_str(), offered.pools[0].enabled),
        ("our-heroes", 4)
    );
    let text = desk
        .ask(Ask::DraftText {
            format: "own".into(),
        })
        .await
        .unwrap();
    assert_eq!(
        text,
        Answer::DraftText { text: OWN.into() },
        "remarks and all"
    );
    let changed = OWN.replace("9000", "12000");
    assert_eq!(told(&mut desk, keep(&changed, kept)).await, "");

    let set = Ask::SetDrafting {
        tournament: 1,
        chain: vec![DraftLink {
            format: "own".into(),
            when: DraftOften::Game,
        }],
        texts: vec![],
        pools: vec![],
        disabled: vec![],
        best_of: vec![1],
    };
    assert_eq!(told(&mut desk, set).await, "");
    assert_eq!(
        told(
            &mut desk,
            Ask::DropFormat {
                format: "own".into()
            }
        )
        .await,
        ""
    );
    desk.follow(&["drafting/1"]).await.unwrap();
    let seen = desk.until("drafting/1", |view| view["formats"][0]["turn_ms"] == 12_000);
    assert!(
        seen.await.is_ok(),
        "what is chosen stays with the tournament"
    );
}

/// A copy of the gathering's file, opened on another laptop, has all of the shelf.
#[tokio::test]
async fn own_formats_and_pools_come_back_from_a_copy() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let names = "name,role,enabled\nAna,Support,yes\nRex,Tank,no\nIda,Tank,yes\n";
    assert_eq!(told(&mut desk, heroes(names, None)).await, "");
    assert_eq!(told(&mut desk, keep(OWN, None)).await, "");
    let asks = || {
        [
            Ask::DraftShelf,
            Ask::DraftText {
                format: "own".into(),
            },
            Ask::DraftPool {
                pool: "our-heroes".into(),
            },
        ]
    };
    let mut before = Vec::new();
    for ask in asks() {
        before.push(desk.ask(ask).await.unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let to = Some(folder.path().to_path_buf());
    let (copy, _) = venue.hub.save_copy(to).await.unwrap();
    venue.close().await;
    std::fs::rename(copy, folder.path().join("hall.lanista")).unwrap();

    let elsewhere = Venue::at(folder, |_| {}).await;
    let mut desk = elsewhere.desk().await;
    for (ask, known) in asks().into_iter().zip(before) {
        assert_eq!(desk.ask(ask).await.unwrap(), known);
    }
    let Some(Answer::DraftShelf { shelf }) = desk.ask(Ask::DraftShelf).await.ok() else {
        panic!("there is a shelf");
    };
    let kept = shelf.formats[0].kept;
    let changed = OWN.replace("9000", "12000");
    assert_eq!(
        told(&mut desk, keep(&changed, kept)).await,
        "",
        "and goes on"
    );
}

fn rehearsal(games: Vec<RehearsedGame>, bot: BotFor) -> Rehearsal {
    Rehearsal {
        text: OWN.to_owned(),
        when: DraftOften::Game,
        best_of: 3,
        games,
        bot,
        chooses: BotChoice::Random,
        seed: 7,
    }
}

async fn rehearse(desk: &mut Link, rehearsal: Rehearsal) -> (Rehearsed, DraftView) {
    let rehearsal = Box::new(rehearsal);
    let answer = desk.ask(Ask::Rehearse { rehearsal }).await.unwrap();
    let Answer::Rehearsed { rehearsed } = answer else {
        panic!("{answer:?}");
    };
    let view = serde_json::from_value(rehearsed.view.clone()).unwrap();
    (*rehearsed, view)
}

fn chosen(act: &RehearsedAct) -> &str {
    let RehearsedAct::Turn {
        choice: DraftChoice::Hero { hero },
        ..
    } = act
    else {
        panic!("{act:?}");
    };
    hero
}

#[tokio::test]
async fn a_format_is_rehearsed_against_a_bot() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    assert_eq!(
        told(&mut desk, heroes("Ana\nRex\nIda\nUlf\nEva\nTom\n", None)).await,
        ""
    );
    let first = RehearsedGame {
        first: Some(Side::Away),
        ..RehearsedGame::default()
    };
    let (mine, view) = rehearse(&mut desk, rehearsal(vec![first.clone()], BotFor::Away)).await;
    assert_eq!(
        (mine.games[0].acts.len(), view.open[0].side),
        (1, Side::Home)
    );
    let (again, _) = rehearse(&mut desk, rehearsal(vec![first], BotFor::Away)).await;
    assert_eq!(again.games, mine.games, "the same bot plays the same");
    let (done, view) = rehearse(&mut desk, rehearsal(mine.games.clone(), BotFor::Both)).await;
    assert!(matches!(view.phase, DraftPhase::Complete { .. }) && !done.is_over);
    let banned: Vec<&str> = done.games[0].acts.iter().map(chosen).collect();
    assert_eq!(banned.len(), 2);

    let mut games = done.games.clone();
    games[0].winner = Some(Side::Home);
    games.push(RehearsedGame::default());
    let (_, second) = rehearse(&mut desk, rehearsal(games.clone(), BotFor::Nobody)).await;
    assert_eq!(second.game, 2);
    let closed = second.closed.unwrap().home;
    assert!(
        banned.iter().all(|hero| closed.contains_key(*hero)),
        "{closed:?}"
    );

    let late = RehearsedGame {
        acts: vec![RehearsedAct::TimeOut {}],
        ..RehearsedGame::default()
    };
    let empty = OWN.replace(
        "turn_ms = 9000",
        "turn_ms = 9000\non_timeout = { ban = \"empty\" }",
    );
    let ask = Rehearsal {
        text: empty,
        ..rehearsal(vec![late], BotFor::Nobody)
    };
    let (_, late) = rehearse(&mut desk, ask).await;
    assert_eq!(late.turn, 1, "what the format does in time-out");

    games[0].winner = None;
    let bad = [
        (rehearsal(vec![], BotFor::Both), "bad_number"),
        (rehearsal(games, BotFor::Both), "no_winner"),
        (
            Rehearsal {
                best_of: 2,
                ..rehearsal(vec![RehearsedGame::default()], BotFor::Both)
            },
            "bad_number",
        ),
        (
            Rehearsal {
                text: "id = ".into(),
                ..rehearsal(vec![], BotFor::Both)
            },
            "bad_format",
        ),
    ];
    for (rehearsal, code) in bad {
        let rehearsal = Box::new(rehearsal);
        let shown = format!("{rehearsal:?}");
        assert_eq!(
            told(&mut desk, Ask::Rehearse { rehearsal }).await,
            code,
            "{shown}"
        );
    }
}
