//! What a tap costs in the hub: from the command to its receipt, and to the last of so many followers.
//!
//! `cargo run --release -p lanista-hub --example taps -- 4096 100`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement prints, reads the clock, and ends when its room fails"
)]

use lanista_hub::{Body, Hub, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_wire::command::Command;
use lanista_wire::shared::{
    BracketKind, BySide, Format, GameRule, Length, NewEntrant, Series, Vocabulary,
};
use lanista_wire::topic::Audience;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

const TAPS: u16 = 1_000;

async fn send(hub: &Hub, id: String, command: Command) {
    let submission = Submission {
        device: None,
        id,
        expect: None,
        body: Body::Wire(command),
    };
    hub.submit(submission).await.unwrap();
}

#[tokio::main]
async fn main() {
    let mut words = std::env::args()
        .skip(1)
        .map(|word| word.parse::<u32>().unwrap());
    let (entrants, followers) = (words.next().unwrap_or(256), words.next().unwrap_or(100));
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("taps.lanista");
    let how = Open {
        create: Create::MustNotExist,
        damaged: Damaged::Refuse,
    };
    let opened = Journal::open(&file, how).await.unwrap();
    let settings = Settings {
        file,
        version: "bench".into(),
    };
    let (hub, _writer) = Hub::start(opened, settings).await.unwrap();
    let format = Format {
        bracket: BracketKind::Double { reset: true },
        usual: Series {
            length: Length::BestOf { games: 3 },
            head_start: None,
        },
        exceptions: Vec::new(),
        rule: GameRule::Points,
        vocabulary: Vocabulary::Neutral,
    };
    let named = |n| NewEntrant {
        name: format!("Entrant number {n}"),
        ..NewEntrant::default()
    };
    let entrants = (1..=entrants).map(named).collect();
    for (id, command) in [
        Command::CreateTournament {
            name: "Cup".into(),
            title: "Chess".into(),
            format,
        },
        Command::AddEntrants {
            tournament: 1,
            entrants,
        },
        Command::DrawBracket { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ]
    .into_iter()
    .enumerate()
    {
        send(&hub, format!("set-up-{id}"), command).await;
    }
    let (seen, mut all_seen) = mpsc::channel::<Instant>(4_096);
    for number in 0..followers {
        let audience = Audience::ALL[(number % 3) as usize];
        let mut follower = hub.follow(audience).await;
        let topics = [
            "stage/1",
            "stage/1/round/upper/1/0",
            "open/0",
            "match/1",
            "gathering",
        ];
        follower
            .sub(
                topics
                    .iter()
                    .map(|topic| ((*topic).to_owned(), 0))
                    .collect(),
            )
            .await;
        let seen = seen.clone();
        tokio::spawn(async move {
            while let Some(frame) = follower.next().await {
                if frame.starts_with(br#"{"from"#) && frame.windows(7).any(|w| w == b"match/1") {
                    let _ended = seen.send(Instant::now()).await;
                }
            }
        });
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (mut to_receipt, mut to_last) = (Vec::new(), Vec::new());
    for tap in 1..=TAPS {
        let begun = Instant::now();
        let score = BySide { home: tap, away: 0 };
        let command = Command::ScoreGame {
            match_id: 1,
            game: 1,
            score,
            winner: None,
        };
        send(&hub, format!("tap-{tap}"), command).await;
        to_receipt.push(begun.elapsed());
        for _ in 0..followers {
            all_seen.recv().await.unwrap();
        }
        to_last.push(begun.elapsed());
    }
    for (what, mut times) in [("receipt", to_receipt), ("last follower", to_last)] {
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100];
        println!(
            "{what}: p50 {:?}, p99 {:?}, worst {:?}",
            at(50),
            at(99),
            at(100)
        );
    }
    hub.stop().await;
}
