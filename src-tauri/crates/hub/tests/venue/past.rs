//! The past: every document is what was published then, old files have one too, and what rests on a step is told.

use crate::room::{AT_ONCE, Room, codes, frames_within};
use lanista_hub::{Body, Hub, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, NewEntry, Open};
use lanista_wire::command::Command;
use lanista_wire::past::Moment;
use lanista_wire::shared::{BySide, Layout, Side};
use lanista_wire::topic::Audience;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

pub(crate) type Documents = BTreeMap<String, Value>;

const ALL: &[&str] = &[
    "gathering",
    "tournament/",
    "stage/",
    "open/",
    "floor",
    "match/1",
    "match/5",
    "match/7",
    "screen/1",
    "journal",
];

/// Whatever a follower that comes now is shown.
pub(crate) async fn published(room: &Room, audience: Audience) -> Documents {
    let mut follower = room.follow(audience, ALL).await;
    let mut seen = Documents::new();
    for mut frame in frames_within(room, &mut follower, AT_ONCE).await {
        // About when they are called is foretold now, and stands in no journal.
        let cards = frame
            .pointer_mut("/doc/matches")
            .and_then(Value::as_object_mut);
        for card in cards.into_iter().flat_map(|cards| cards.values_mut()) {
            if let Some(card) = card.as_object_mut() {
                card.remove("expected");
            }
        }
        // So does a change of a document that was shown whole a moment before: a forecast has come between.
        if let Some(document) = frame.get("doc") {
            let topic = frame["topic"].as_str().unwrap().to_owned();
            seen.entry(topic).or_insert_with(|| document.clone());
        }
    }
    seen
}

/// The same of the past, in as many parts as it takes.
async fn shown(hub: &Hub, seq: u64, audience: Audience) -> Documents {
    let mut seen = Documents::new();
    let mut wanted: Vec<String> = ALL.iter().map(|name| (*name).to_owned()).collect();
    while !wanted.is_empty() {
        wanted.truncate(64);
        let view = hub.past_view(Moment::Seq { seq }, audience, wanted).await;
        let view = view.unwrap();
        assert_eq!(view.entry.seq, seq);
        seen.extend(view.documents.into_iter().map(|one| (one.topic, one.doc)));
        wanted = view.left;
    }
    seen
}

/// One of many things that somebody may do, by lot; most are refused.
pub(crate) fn something(lot: u32) -> Command {
    let (which, match_id) = (lot % 13, 1 + lot / 13 % 8);
    let game = u8::try_from(1 + lot / 104 % 3).unwrap();
    let side = if (lot / 312).is_multiple_of(2) {
        Side::Home
    } else {
        Side::Away
    };
    match which {
        0 => Command::NameGathering {
            name: format!("LAN {lot}"),
        },
        1 => Command::CallMatch {
            match_id,
            station: Some(1 + lot / 624 % 3),
        },
        2 | 3 => Command::ScoreGame {
            match_id,
            game,
            score: BySide { home: 1, away: 0 },
            winner: Some(side),
        },
        4 => Command::DropGame { match_id, game },
        5 | 6 => Command::EnterResult {
            match_id,
            score: if side == Side::Home {
                BySide { home: 2, away: 0 }
            } else {
                BySide { home: 1, away: 2 }
            },
        },
        7 => Command::ReopenMatch { match_id },
        8 => Command::HoldMatch {
            match_id,
            reason: format!("reason {lot}"),
        },
        9 => Command::ResumeMatch { match_id },
        10 => Command::TakeBack {
            seq: u64::from(5 + lot / 13 % 90),
        },
        11 => Command::SetStation {
            number: 1 + lot / 13 % 3,
            name: format!("Table {lot}"),
        },
        _ => Command::AssignScreen {
            number: 1,
            token: "screen".into(),
            name: format!("Screen {lot}"),
            layout: Layout::Bracket { stage: 1 },
        },
    }
}

#[tokio::test]
async fn every_document_of_the_past_is_what_was_published_then() {
    for seed in [1_u32, 7, 2026] {
        let room = Room::with_bracket(8).await;
        let mut lot = seed;
        let mut then = Vec::new();
        for _ in 0..320 {
            lot = lot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let Ok(receipt) = room.system(something(lot >> 8)).await else {
                continue;
            };
            if receipt.seq % 3 == u64::from(seed % 3) {
                for audience in Audience::ALL {
                    then.push((receipt.seq, audience, published(&room, audience).await));
                }
            }
        }
        assert!(then.len() > 60, "{} were published", then.len());
        for (seq, audience, documents) in &then {
            let past = shown(&room.hub, *seq, *audience).await;
            for topic in past.keys().chain(documents.keys()) {
                let (past, then) = (past.get(topic), documents.get(topic));
                assert_eq!(
                    past, then,
                    "{topic}, seed {seed}, entry {seq}, {audience:?}"
                );
            }
        }
        // Backwards as well, and after the file was opened again: from other states at hand, and from none.
        let again = room.opened_again().await;
        for (seq, audience, documents) in then.iter().rev() {
            let mut past = shown(&again, *seq, *audience).await;
            let mut documents = documents.clone();
            // What was told then may name things otherwise where it is told again from a snapshot.
            past.remove("journal");
            documents.remove("journal");
            assert_eq!(past, documents, "seed {seed}, entry {seq}, {audience:?}");
        }
        again.stop().await;
    }
}

#[tokio::test]
async fn a_moment_is_found_by_its_time_and_none_before_the_beginning() {
    let room = Room::with_bracket(4).await;
    let first = room.system(something(0)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(30)).await;
    let second = room.system(something(13)).await.unwrap();
    let seq = |time| {
        let hub = room.hub.clone();
        async move {
            let topics = vec!["gathering".to_owned()];
            let view = hub.past_view(Moment::Time { time }, Audience::Public, topics);
            view.await.map(|view| view.entry.seq)
        }
    };
    assert_eq!(seq(second.at - 1).await, Ok(first.seq));
    assert_eq!(seq(second.at).await, Ok(second.seq));
    assert_eq!(seq(u64::MAX).await, Ok(second.seq));
    assert_eq!(codes(seq(1).await.err().as_ref()), ["before_beginning"]);
    for wrong in [0, second.seq + 1] {
        let moment = Moment::Seq { seq: wrong };
        let view = room.hub.past_view(moment, Audience::Desk, Vec::new()).await;
        assert_eq!(codes(view.err().as_ref()), ["no_such_entry"]);
    }
    let many = vec!["gathering".to_owned(); 65];
    let view = room
        .hub
        .past_view(Moment::Seq { seq: 1 }, Audience::Desk, many)
        .await;
    assert_eq!(codes(view.err().as_ref()), ["too_many"]);
}

#[tokio::test]
async fn a_large_answer_comes_in_parts_that_fit() {
    let room = Room::with_bracket(512).await;
    let seq = room.state().await.head.0;
    let mut wanted = vec!["stage/1/".to_owned(), "tournament/".to_owned()];
    let mut parts = 0;
    let mut topics = Vec::new();
    while !wanted.is_empty() {
        wanted.truncate(64);
        let view = room
            .hub
            .past_view(Moment::Seq { seq }, Audience::Public, wanted)
            .await;
        let view = view.unwrap();
        assert!(!view.documents.is_empty());
        let size = serde_json::to_string(&view.documents).unwrap().len();
        assert!(size < 70_000 || view.documents.len() == 1, "{size} bytes");
        topics.extend(view.documents.into_iter().map(|one| one.topic));
        wanted = view.left;
        parts += 1;
    }
    assert!(parts > 3, "{parts} parts");
    let mut alone = topics.clone();
    alone.sort();
    alone.dedup();
    assert_eq!(alone.len(), topics.len(), "no document comes twice");
    assert!(topics.len() > 20, "{} documents", topics.len());
}

/// A journal of the builds before has the newest two snapshots at most, or none.
#[tokio::test]
async fn a_journal_without_old_snapshots_has_a_past_and_gets_them() {
    let room = Room::with_bracket(8).await;
    for first in (0..9_000_u32).step_by(200) {
        let taps = (first..first + 200).map(|lot| {
            room.system(Command::ScoreGame {
                match_id: 1,
                game: 1,
                score: BySide {
                    home: u16::try_from(lot).unwrap(),
                    away: 0,
                },
                winner: None,
            })
        });
        for done in futures_util::future::join_all(taps).await {
            done.unwrap();
        }
    }
    let at = shown(&room.hub, 3_456, Audience::Desk).await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("old.lanista");
    copy_entries(&room, &file).await;

    let hub = open(&file).await;
    assert_eq!(shown(&hub, 3_456, Audience::Desk).await, at);
    shown(&hub, 8_999, Audience::Desk).await;
    hub.stop().await;
    let journal = Journal::open(&file, AS_USUAL).await.unwrap().journal;
    let mut looking = journal.look_back().unwrap().begin().await.unwrap();
    let found = looking.snapshot(7_999).await.unwrap().map(|one| one.seq);
    assert!(found.is_some_and(|seq| seq >= 4_000), "{found:?}");
    looking.close().await;
    journal.close().await.unwrap();
}

const AS_USUAL: Open = Open {
    create: Create::IfAbsent,
    damaged: Damaged::Refuse,
};

async fn open(file: &std::path::Path) -> Hub {
    let opened = Journal::open(file, AS_USUAL).await.unwrap();
    let settings = Settings {
        file: file.to_path_buf(),
        version: "test".into(),
    };
    Hub::start(opened, settings).await.unwrap().0
}

async fn copy_entries(room: &Room, file: &std::path::Path) {
    let from = room.closed().await;
    let mut from = Journal::open(&from, AS_USUAL).await.unwrap().journal;
    let entries: Vec<NewEntry> = from
        .entries(1, u32::MAX)
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.told)
        .collect();
    from.close().await.unwrap();
    let mut to = Journal::open(file, AS_USUAL).await.unwrap().journal;
    to.append(0, &entries).await.unwrap();
    to.close().await.unwrap();
}

/// A command of the server itself while the past is looked at: the writer does not wait.
#[tokio::test]
async fn the_writer_goes_on_while_somebody_looks_back() {
    let room = Room::with_bracket(64).await;
    let submission = |number: u32| Submission {
        device: None,
        id: format!("on-{number:06}"),
        expect: None,
        body: Body::Wire(Command::NameGathering {
            name: format!("LAN {number}"),
        }),
    };
    let hub = room.hub.clone();
    let looking = tokio::spawn(async move {
        for seq in 1..=4 {
            shown(&hub, seq, Audience::Desk).await;
        }
    });
    for number in 0..50 {
        room.hub.submit(submission(number)).await.unwrap();
    }
    looking.await.unwrap();
    room.replays_to_the_same().await;
}
