//! How long a gathering of 100,000 entries takes to open.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use lanista_hub::{Body, Hub, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, NewEntry, Open};
use lanista_venue::desk::first_to;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_wire::command::Command;
use lanista_wire::format::{GrandFinal, StageKind};
use lanista_wire::shared::{BySide, Format, GameRule, NewEntrant, Vocabulary};
use tokio::task::JoinSet;

const ENTRIES: u64 = 100_000;
/// Commands on their way at a time: the writer stores them in batches.
const AT_ONCE: u64 = 256;
/// How often each opening is measured.
const OPENINGS: usize = 5;
/// What the longest opening must not exceed on a calm machine.
const TARGET: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> Result<()> {
    let before = load();
    let folder = tempfile::tempdir()?;
    let plain = folder.path().join("plain.lanista");
    fill_plainly(&plain).await?;
    let verified = time(&plain, Through::Journal).await?;

    let real = folder.path().join("real.lanista");
    let begun = Instant::now();
    play(&real).await?;
    let played = begun.elapsed();
    let journal = time(&real, Through::Journal).await?;
    let hub = time(&real, Through::Hub).await?;

    println!("{HEAD}");
    println!(
        "{}",
        verified.row("journal without a snapshot: every entry read and its hash verified")
    );
    println!(
        "{}",
        journal.row("journal of a played gathering, with its snapshots")
    );
    println!(
        "{}",
        hub.row("the same, until the state stands and commands are taken")
    );
    let longest = [&verified, &journal, &hub]
        .map(|times| times.percentile(100))
        .into_iter()
        .max()
        .unwrap_or_default();
    println!(
        "\n{ENTRIES} entries; the played gathering has {} MB and was played through the hub in {} s, every entry on disk. \
         Load: {before} before, {} after. Target: the longest within {} ms: {}.",
        std::fs::metadata(&real)?.len() / 1_000_000,
        played.as_secs(),
        load(),
        millis(TARGET),
        if longest <= TARGET { "kept" } else { "missed" },
    );
    Ok(())
}

#[derive(Clone, Copy)]
enum Through {
    Journal,
    Hub,
}

async fn time(file: &Path, through: Through) -> Result<Times> {
    let mut times = Times::default();
    for _ in 0..OPENINGS {
        let begun = Instant::now();
        let opened = Journal::open(file, how(Create::MustExist)).await?;
        ensure!(
            opened.journal.head().seq == ENTRIES,
            "all entries are there"
        );
        match through {
            Through::Journal => {
                times.add(begun.elapsed());
                opened.journal.close().await?;
            }
            Through::Hub => {
                let (hub, writer) = Hub::start(opened, settings(file)).await?;
                times.add(begun.elapsed());
                hub.stop().await;
                writer.await?;
            }
        }
    }
    Ok(times)
}

/// Entries whose bodies mean nothing to anybody, as large as a tap, and no snapshot.
async fn fill_plainly(file: &Path) -> Result<()> {
    let mut journal = Journal::open(file, how(Create::MustNotExist))
        .await?
        .journal;
    while journal.head().seq < ENTRIES {
        let head = journal.head().seq;
        let entries: Vec<_> = (head..ENTRIES.min(head + AT_ONCE))
            .map(plain_entry)
            .collect();
        journal.append(head, &entries).await?;
    }
    journal.close().await?;
    Ok(())
}

fn plain_entry(number: u64) -> NewEntry {
    let mut command_hash = [0; 32];
    command_hash[..8].copy_from_slice(&number.to_be_bytes());
    NewEntry {
        at: 1_763_686_800_000 + number,
        actor: "4 Anna".to_owned(),
        device: format!("tablet-{}", number % 9),
        command_id: format!(
            "{:016x}{number:016x}",
            number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ),
        command_hash,
        kind: "score_game".to_owned(),
        body: format!(
            r#"{{"command":{{"type":"score_game","match":{0},"game":1,"score":{{"home":{1},"away":0}}}},"events":[{{"type":"game_scored","match":{0},"game":1,"score":{{"home":{1},"away":0}}}}]}}"#,
            number / 7,
            number % 99
        ),
    }
}

/// A tournament of 64 whose first match is scored until there are enough entries; the hub keeps its snapshots as always.
async fn play(file: &Path) -> Result<()> {
    let opened = Journal::open(file, how(Create::MustNotExist)).await?;
    let (hub, writer) = Hub::start(opened, settings(file)).await?;
    let entrants = (1..=64).map(|seed| NewEntrant {
        name: format!("Seed {seed}"),
        ..NewEntrant::default()
    });
    let tournament = 1;
    let set_up = [
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Ultimate".to_owned(),
            format: Format::one_stage(
                StageKind::double(GrandFinal::ResetIfNeeded),
                first_to(2),
                GameRule::Points,
                Vocabulary::Fighting,
            ),
        },
        Command::AddEntrants {
            tournament,
            entrants: entrants.collect(),
        },
        Command::DrawStage { tournament },
        Command::PublishStage { stage: 1 },
    ];
    for (number, command) in (0..).zip(set_up) {
        send(hub.clone(), number, command).await?;
    }
    // Those four are the first entries.
    for first in (4..ENTRIES).step_by(usize::try_from(AT_ONCE)?) {
        let mut taps = JoinSet::new();
        for number in first..ENTRIES.min(first + AT_ONCE) {
            let home = u16::try_from(number % 9_000).context("a score")?;
            taps.spawn(send(
                hub.clone(),
                number,
                Command::ScoreGame {
                    match_id: 1,
                    game: 1,
                    score: BySide { home, away: 0 },
                    winner: None,
                },
            ));
        }
        while let Some(tap) = taps.join_next().await {
            tap??;
        }
    }
    hub.stop().await;
    writer.await?;
    Ok(())
}

/// Sends a command as the server itself.
async fn send(hub: Hub, number: u64, command: Command) -> Result<()> {
    let submission = Submission {
        device: None,
        id: format!("command-{number}"),
        expect: None,
        body: Body::Wire(command),
    };
    match hub.submit(submission).await {
        Ok(_) => Ok(()),
        Err(rejected) => bail!("refused: {:?}", rejected.reasons),
    }
}

const fn how(create: Create) -> Open {
    Open {
        create,
        damaged: Damaged::Refuse,
    }
}

fn settings(file: &Path) -> Settings {
    Settings {
        file: file.to_path_buf(),
        version: "bench".to_owned(),
    }
}
