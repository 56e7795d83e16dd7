//! How long a view of any past moment of a 100,000-entry journal takes, and a page and a search of it.
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

use anyhow::{Result, bail, ensure};
use lanista_domain::MatchState;
use lanista_hub::{Body, Hub, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, NewEntry, Open};
use lanista_venue::desk::first_to;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_wire::command::Command;
use lanista_wire::format::{GrandFinal, StageKind};
use lanista_wire::past::{JournalFilter, Moment};
use lanista_wire::shared::{BySide, Format, GameRule, NewEntrant, Side, Vocabulary};
use lanista_wire::topic::Audience;
use tokio::task::JoinSet;

const ENTRIES: u64 = 100_000;
/// Entrants of the double eliminations that are played side by side.
const FIELDS: [u32; 4] = [256, 128, 64, 64];
/// Matches that are played at a time.
const AT_ONCE: usize = 48;
/// Taps in a game: with calls and commits, all matches together come to the number of entries.
const TAPS: u16 = 31;
/// Moments that are looked at.
const MOMENTS: usize = 60;
/// What the longest look must not exceed on a calm machine.
const TARGET: Duration = Duration::from_millis(300);

#[tokio::main]
async fn main() -> Result<()> {
    let before = load();
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("played.lanista");
    let begun = Instant::now();
    play(&file).await?;
    let played = begun.elapsed();
    let bytes = std::fs::metadata(&file)?.len();
    let bare = folder.path().join("bare.lanista");
    copy(&file, &bare).await?;
    let bare_bytes = std::fs::metadata(&bare)?.len();

    let (hub, writer) = open(&file).await?;
    let mut views = Times::default();
    let mut pages = Times::default();
    let mut documents = 0;
    for number in 1..=MOMENTS {
        let seq = somewhere(number);
        let begun = Instant::now();
        documents += view(&hub, seq).await?;
        views.add(begun.elapsed());
        let begun = Instant::now();
        hub.journal_page(JournalFilter::default(), Some(seq + 1), 100)
            .await
            .map_err(refused)?;
        pages.add(begun.elapsed());
    }
    let mut neighbours = Times::default();
    for seq in (60_000..60_020).rev().chain(60_000..60_020) {
        let begun = Instant::now();
        view(&hub, seq).await?;
        neighbours.add(begun.elapsed());
    }
    let mut search = Times::default();
    let begun = Instant::now();
    whole_search(&hub).await?;
    search.add(begun.elapsed());
    hub.stop().await;
    writer.await?;

    let (hub, writer) = open(&bare).await?;
    let (mut first, mut second) = (Times::default(), Times::default());
    let begun = Instant::now();
    view(&hub, ENTRIES - 1).await?;
    first.add(begun.elapsed());
    for number in 100..110 {
        let seq = somewhere(number);
        let begun = Instant::now();
        view(&hub, seq).await?;
        second.add(begun.elapsed());
    }
    hub.stop().await;
    writer.await?;

    println!("{HEAD}");
    println!(
        "{}",
        views.row("all documents of the tournament of 256, at a random moment")
    );
    println!(
        "{}",
        neighbours.row("the same, one entry before or after the last look")
    );
    println!(
        "{}",
        pages.row("100 entries of the journal up to a random one")
    );
    println!("{}", search.row("all of the journal searched for a word"));
    println!(
        "{}",
        first.row("a journal without old snapshots: the first look, which makes them")
    );
    println!("{}", second.row("the same: the looks after it"));
    println!(
        "\n{ENTRIES} entries, {} entrants in {} tournaments, played through the hub in {} s; {} documents a look on average. The file has {:.1} MB, \
         {:.1} MB without its snapshots. Load: {before} before, {} after. Target: the longest look within {} ms: {}.",
        FIELDS.iter().sum::<u32>(),
        FIELDS.len(),
        played.as_secs(),
        documents / MOMENTS,
        megabytes(bytes),
        megabytes(bare_bytes),
        load(),
        millis(TARGET),
        if views.percentile(100) <= TARGET {
            "kept"
        } else {
            "missed"
        },
    );
    Ok(())
}

/// An entry here and there, the same ones each time.
fn somewhere(number: usize) -> u64 {
    1 + u64::try_from(number).unwrap_or_default() * 7_919_317 % ENTRIES
}

fn megabytes(bytes: u64) -> f64 {
    // A file of less than four petabytes.
    f64::from(u32::try_from(bytes / 1_000).unwrap_or(u32::MAX)) / 1_000.0
}

/// Everything that a page of the largest tournament shows.
async fn view(hub: &Hub, seq: u64) -> Result<usize> {
    let names = [
        "gathering",
        "tournament/1/",
        "stage/1",
        "stage/1/",
        "floor",
        "open/",
    ];
    let mut wanted: Vec<String> = names.map(str::to_owned).to_vec();
    let mut documents = 0;
    while !wanted.is_empty() {
        wanted.truncate(64);
        let moment = Moment::Seq { seq };
        let view = hub.past_view(moment, Audience::Desk, wanted).await;
        let view = view.map_err(refused)?;
        documents += view.documents.len();
        wanted = view.left;
    }
    Ok(documents)
}

async fn whole_search(hub: &Hub) -> Result<()> {
    let filter = JournalFilter {
        text: Some("no such word".to_owned()),
        ..JournalFilter::default()
    };
    let mut before = None;
    loop {
        let page = hub.journal_page(filter.clone(), before, 100).await;
        let page = page.map_err(refused)?;
        ensure!(page.entries.is_empty(), "nothing fits");
        before = page.before;
        if before.is_none() {
            return Ok(());
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is the end of an error")]
fn refused(rejected: lanista_hub::Rejected) -> anyhow::Error {
    anyhow::anyhow!("refused: {:?}", rejected.reasons)
}

/// Double eliminations side by side, with every tap, until there are enough entries.
async fn play(file: &Path) -> Result<()> {
    let (hub, writer) = open(file).await?;
    let mut sent = 0;
    for (number, field) in (1..).zip(FIELDS) {
        let entrants: Vec<NewEntrant> = (1..=field)
            .map(|seed| NewEntrant {
                name: format!("Entrant {seed} of field {number}"),
                club: Some(format!("Club {}", seed % 40)),
                ..NewEntrant::default()
            })
            .collect();
        let create = Command::CreateTournament {
            name: format!("Cup {number}"),
            title: "Ultimate".to_owned(),
            format: Format::one_stage(
                StageKind::double(GrandFinal::ResetIfNeeded),
                first_to(2),
                GameRule::Points,
                Vocabulary::Fighting,
            ),
        };
        let mut commands = vec![create];
        for part in entrants.chunks(50) {
            commands.push(Command::AddEntrants {
                tournament: number,
                entrants: part.to_vec(),
            });
        }
        commands.push(Command::DrawStage { tournament: number });
        commands.push(Command::PublishStage { stage: number });
        for command in commands {
            send(hub.clone(), sent, command).await?;
            sent += 1;
        }
    }
    loop {
        let ready = hub
            .read(|state, _| {
                let ready = state
                    .matches
                    .values()
                    .filter(|found| matches!(found.state, MatchState::Ready { .. }));
                ready
                    .map(|found| found.id.0)
                    .take(AT_ONCE)
                    .collect::<Vec<_>>()
            })
            .await
            .unwrap_or_default();
        if ready.is_empty() {
            break;
        }
        let mut matches = JoinSet::new();
        for match_id in ready {
            matches.spawn(one_match(hub.clone(), match_id, sent));
            sent += 1_000;
        }
        while let Some(done) = matches.join_next().await {
            done??;
        }
    }
    let head = hub.read(|state, _| state.head.0).await.unwrap_or_default();
    ensure!(head <= ENTRIES, "{head} entries: fewer taps, please");
    for number in head..ENTRIES {
        let name = format!("LAN {number}");
        send(
            hub.clone(),
            100_000_000 + number,
            Command::NameGathering { name },
        )
        .await?;
    }
    hub.stop().await;
    writer.await?;
    Ok(())
}

async fn one_match(hub: Hub, match_id: u32, first: u64) -> Result<()> {
    let call = Command::CallMatch {
        match_id,
        station: None,
    };
    let mut commands = vec![call];
    for game in 1..=3_u8 {
        let winner = if (match_id + u32::from(game)).is_multiple_of(3) || game == 3 {
            Side::Away
        } else {
            Side::Home
        };
        for tap in 1..=TAPS {
            let (home, away) = if winner == Side::Home {
                (tap, tap / 2)
            } else {
                (tap / 2, tap)
            };
            commands.push(Command::ScoreGame {
                match_id,
                game,
                score: BySide { home, away },
                winner: (tap == TAPS).then_some(winner),
            });
        }
        let won = |side| {
            commands
                .iter()
                .filter(
                    |one| matches!(one, Command::ScoreGame { winner: Some(by), .. } if *by == side),
                )
                .count()
        };
        if won(Side::Home) == 2 || won(Side::Away) == 2 {
            let winner = if won(Side::Home) == 2 {
                Side::Home
            } else {
                Side::Away
            };
            commands.push(Command::CommitMatch {
                match_id,
                winner: Some(winner),
            });
            break;
        }
    }
    for (number, command) in (first..).zip(commands) {
        send(hub.clone(), number, command).await?;
    }
    Ok(())
}

/// The same entries in a file without any snapshot but the one of its end, as the builds before would have left it.
async fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut from = Journal::open(from, how()).await?.journal;
    let mut to = Journal::open(to, how()).await?.journal;
    while to.head().seq < ENTRIES {
        let head = to.head().seq;
        let entries = from.entries(head + 1, 5_000).await?;
        let told: Vec<NewEntry> = entries.into_iter().map(|entry| entry.told).collect();
        to.append(head, &told).await?;
    }
    from.close().await?;
    to.close().await?;
    Ok(())
}

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

async fn open(file: &Path) -> Result<(Hub, tokio::task::JoinHandle<()>)> {
    let opened = Journal::open(file, how()).await?;
    let settings = Settings {
        file: file.to_path_buf(),
        version: "bench".to_owned(),
    };
    Ok(Hub::start(opened, settings).await?)
}

const fn how() -> Open {
    Open {
        create: Create::IfAbsent,
        damaged: Damaged::Refuse,
    }
}
