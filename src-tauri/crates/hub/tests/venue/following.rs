//! Following: snapshots first, then patches that lead to the same document, and nothing that is hidden.

use crate::room::{Room, frame, frames};
use lanista_hub::{Frame, Outlet, Put, Renewal, Renewed};
use lanista_wire::command::Command;
use lanista_wire::shared::{BySide, Side};
use lanista_wire::topic::Audience;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

fn game(game: u8, home: u16, away: u16, winner: Option<Side>) -> Command {
    Command::ScoreGame {
        match_id: 1,
        game,
        score: BySide { home, away },
        winner,
    }
}

/// RFC 7396, as a client does it.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let target = target.as_object_mut().unwrap();
    for (key, value) in patch {
        if value.is_null() {
            target.remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// A client's documents, checked for continuity.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Shelf {
    documents: BTreeMap<String, (u64, Value)>,
}

impl Shelf {
    pub(crate) fn take(&mut self, frames: Vec<Value>) {
        for frame in frames {
            let topic = frame["topic"].as_str().unwrap().to_owned();
            let version = frame["v"].as_u64();
            match frame["t"].as_str().unwrap() {
                "snap" => {
                    self.documents
                        .insert(topic, (version.unwrap(), frame["doc"].clone()));
                }
                "patch" => {
                    let known = self.documents.get_mut(&topic).unwrap();
                    assert_eq!(frame["from"].as_u64(), Some(known.0), "a gap in {topic}");
                    merge(&mut known.1, &frame["patch"]);
                    known.0 = version.unwrap();
                }
                "gone" => {
                    self.documents.remove(&topic);
                }
                other => panic!("unknown frame {other}"),
            }
        }
    }
}

const EVERYTHING: &[&str] = &[
    "gathering",
    "stage/1",
    "stage/1/",
    "open/",
    "match/1",
    "match/3",
    "floor",
    "tournament/1/",
];

#[tokio::test]
async fn patches_lead_to_what_a_new_follower_gets() {
    let room = Room::with_bracket(8).await;
    for audience in Audience::ALL {
        let mut early = room.follow(audience, EVERYTHING).await;
        let mut shelf = Shelf::default();
        shelf.take(frames(&room, &mut early).await);
        let station = 10 + audience as u32;
        for command in [
            Command::SetStation {
                number: station,
                name: String::new(),
            },
            Command::CallMatch {
                match_id: 1,
                station: Some(station),
            },
            game(1, 7, 3, None),
            game(1, 11, 3, Some(Side::Home)),
            game(2, 11, 9, Some(Side::Home)),
            Command::CommitMatch {
                match_id: 1,
                winner: Some(Side::Home),
            },
            Command::ReopenMatch { match_id: 1 },
            Command::DropGame {
                match_id: 1,
                game: 2,
            },
            Command::DropGame {
                match_id: 1,
                game: 1,
            },
            Command::CallMatch {
                match_id: 1,
                station: None,
            },
        ] {
            room.system(command).await.unwrap();
            shelf.take(frames(&room, &mut early).await);
        }
        let mut late = room.follow(audience, EVERYTHING).await;
        let mut fresh = Shelf::default();
        fresh.take(frames(&room, &mut late).await);
        // A forecast of the day comes when it is made: it may have reached one of them alone.
        for _ in 0..20 {
            if shelf.documents == fresh.documents {
                break;
            }
            shelf.take(frames(&room, &mut early).await);
            fresh.take(frames(&room, &mut late).await);
        }
        assert_eq!(shelf.documents, fresh.documents, "{audience:?}");
        assert!(fresh.documents.len() >= 8, "{:?}", fresh.documents.keys());
    }
}

#[tokio::test]
async fn who_comes_back_gets_what_was_missed_and_no_more() {
    let room = Room::with_bracket(4).await;
    let mut follower = room.follow(Audience::Judge, &["match/1"]).await;
    let snap = frame(&mut follower).await;
    let version = snap["v"].as_u64().unwrap();
    room.system(game(1, 1, 0, None)).await.unwrap();
    let first = frame(&mut follower).await;
    room.system(game(1, 2, 0, None)).await.unwrap();
    let second = frame(&mut follower).await;

    let back = room.hub.follow(Audience::Judge).await;
    back.sub([("match/1".to_owned(), version)].into()).await;
    let mut back = back;
    assert_eq!(frames(&room, &mut back).await, [first, second.clone()]);

    let current = room.hub.follow(Audience::Judge).await;
    current
        .sub([("match/1".to_owned(), second["v"].as_u64().unwrap())].into())
        .await;
    let mut current = current;
    assert_eq!(frames(&room, &mut current).await, Vec::<Value>::new());

    let strange = room.hub.follow(Audience::Judge).await;
    strange.sub([("match/1".to_owned(), 999_999)].into()).await;
    let mut strange = strange;
    assert_eq!(frame(&mut strange).await["t"], "snap");
}

#[tokio::test]
async fn a_link_that_does_not_read_gets_the_newest_document_when_it_does() {
    let room = Room::with_bracket(4).await;
    let mut slow = room.follow(Audience::Public, &["match/1"]).await;
    for points in 1..=500 {
        room.system(game(1, points, 0, None)).await.unwrap();
    }
    let mut shelf = BTreeMap::new();
    let mut taken = 0;
    for frame in frames(&room, &mut slow).await {
        taken += 1;
        let topic = frame["topic"].as_str().unwrap().to_owned();
        if frame["t"] == "snap" {
            shelf.insert(topic, frame["doc"].clone());
        } else {
            merge(shelf.get_mut(&topic).unwrap(), &frame["patch"]);
        }
    }
    assert_eq!(
        shelf["match/1"]["games"][0]["score"],
        json!({ "home": 500, "away": 0 })
    );
    assert!(
        taken <= 66,
        "{taken} frames were kept for a link that did not read"
    );
}

#[tokio::test]
async fn nothing_is_public_before_it_is_published() {
    let room = Room::with_bracket(4).await;
    room.system(Command::DiscardDraw { stage: 1 })
        .await
        .unwrap();
    room.system(Command::DrawStage { tournament: 1 })
        .await
        .unwrap();
    let all = &[
        "gathering",
        "stage/2",
        "stage/2/",
        "tournament/1/",
        "open/",
        "match/4",
        "match/5",
    ];
    for audience in [Audience::Public, Audience::Judge] {
        let mut follower = room.follow(audience, all).await;
        let seen = frames(&room, &mut follower).await;
        let told = serde_json::to_string(&seen).unwrap();
        assert!(
            !told.contains("Entrant") && !told.contains("Cup"),
            "{audience:?}: {told}"
        );
    }
    let mut follower = room.follow(Audience::Public, all).await;
    frames(&room, &mut follower).await;
    room.system(Command::PublishStage { stage: 2 })
        .await
        .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut follower).await).unwrap();
    assert!(told.contains("Entrant 1") && told.contains("Cup"), "{told}");
}

#[tokio::test]
async fn the_public_never_learns_who_holds_a_match() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("Aylin").await;
    let mut public = room.follow(Audience::Public, EVERYTHING).await;
    let mut inside = room.follow(Audience::Judge, EVERYTHING).await;
    room.send(&judge, "take", None, Command::TakeMatch { match_id: 1 })
        .await
        .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        !told.contains("Aylin") && !told.contains(&judge) && !told.contains("holder"),
        "{told}"
    );
    let told = serde_json::to_string(&frames(&room, &mut inside).await).unwrap();
    assert!(told.contains("Aylin") && told.contains("holder"), "{told}");
}

#[tokio::test]
async fn desk_topics_are_the_desk_s_alone() {
    let room = Room::with_bracket(4).await;
    let desk_only = &["devices", "screens", "server", "journal"];
    for audience in [Audience::Public, Audience::Judge] {
        let mut follower = room.follow(audience, desk_only).await;
        assert_eq!(frames(&room, &mut follower).await, Vec::<Value>::new());
    }
    let mut desk = room.follow(Audience::Desk, desk_only).await;
    assert_eq!(frames(&room, &mut desk).await.len(), 4);
}

#[tokio::test]
async fn no_document_of_a_large_stage_exceeds_64_kilobytes() {
    let room = Room::empty().await;
    room.bracket(4_096).await;
    let mut follower = room
        .follow(Audience::Desk, &["stage/1", "stage/1/", "tournament/1/"])
        .await;
    let mut seen = 0;
    while let Ok(Some(frame)) =
        tokio::time::timeout(std::time::Duration::from_millis(500), follower.next()).await
    {
        let bytes = frame.json();
        seen += 1;
        assert!(
            bytes.len() <= 64 * 1024,
            "{} bytes: {:?}",
            bytes.len(),
            &bytes[..80]
        );
    }
    assert!(seen > 140, "{seen} documents");
}

#[tokio::test]
async fn a_prefix_means_everything_under_it() {
    let room = Room::with_bracket(4).await;
    for (prefix, least) in [
        ("tournament/", 1),
        ("tournament/1/", 1),
        ("stage/", 4),
        ("stage/1/", 3),
    ] {
        let mut follower = room.follow(Audience::Judge, &[prefix]).await;
        let seen = frames(&room, &mut follower).await;
        assert!(seen.len() >= least, "{prefix}: {}", seen.len());
        let topics: Vec<&str> = seen
            .iter()
            .filter_map(|frame| frame["topic"].as_str())
            .collect();
        assert!(
            topics.iter().all(|topic| topic.starts_with(prefix)),
            "{prefix}: {topics:?}"
        );
    }
}

/// What a link was offered at once, by topic.
#[derive(Debug, Default)]
struct Recorder(Mutex<Vec<Vec<String>>>);

impl Outlet for Recorder {
    fn put(&self, frame: &Frame) -> Put {
        self.0.lock().unwrap().push(vec![frame.topic().to_string()]);
        Put::Taken
    }

    fn put_all(&self, frames: &[&Frame], told: &mut dyn FnMut(usize, Put)) {
        let topics = frames.iter().map(|frame| frame.topic().to_string());
        self.0.lock().unwrap().push(topics.collect());
        (0..frames.len()).for_each(|at| told(at, Put::Taken));
    }

    fn renew(&self, _: Option<&Renewed>, _: Renewal) {}

    fn is_gone(&self) -> bool {
        false
    }
}

#[tokio::test]
async fn what_one_commit_changed_is_offered_to_each_link_at_once() {
    let room = Room::with_bracket(4).await;
    let all = ["match/1", "stage/1/round/", "message"];
    // The first follows both documents that a tap changes, the others one each, the last none.
    let wishes = [&all[..2], &all[..1], &all[1..2], &all[2..]];
    let mut links = vec![];
    for names in wishes {
        let recorder = Arc::new(Recorder::default());
        let outlet = Arc::clone(&recorder) as Arc<dyn Outlet>;
        let following = room.hub.follow_with(Audience::Public, outlet).await;
        let names = names.iter().map(|name| ((*name).to_owned(), 0)).collect();
        following.sub(names).await;
        links.push((recorder, following));
    }
    room.hub.delivered().await;
    room.system(game(1, 1, 0, None)).await.unwrap();
    room.hub.delivered().await;
    let offered: Vec<_> = links
        .iter()
        .map(|(recorder, _)| recorder.0.lock().unwrap().clone())
        .collect();
    let round = "stage/1/round/upper/1/0".to_owned();
    let one = |topics: &[&String]| vec![topics.iter().map(|&topic| topic.clone()).collect()];
    let of_match = "match/1".to_owned();
    let mut both = offered[0].clone();
    both.iter_mut().for_each(|topics| topics.sort_unstable());
    assert_eq!(both, one(&[&of_match, &round]) as Vec<Vec<String>>);
    assert_eq!(offered[1], one(&[&of_match]));
    assert_eq!(offered[2], one(&[&round]));
    assert!(offered[3].is_empty());
}
