//! From a lock in a hero draft to the last of 100 screens that show it, with the commit on disk.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_domain::draft::{Hero, Opening};
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::shipped::formats;
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_venue::real::Real;
use lanista_venue::release;
use lanista_venue::server::Start;
use lanista_venue::together::{Hall, Together};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::draft::{DraftChoice, DraftDeed, DraftLink, DraftOften};
use lanista_wire::limits::PROTOCOL;
use lanista_wire::shared::Side;
use serde::Deserialize;
use serde_json::json;
use tokio::task::JoinSet;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

const SCREENS: usize = 100;
/// Drafts, one after the other in one match.
const DRAFTS: usize = 30;
/// Drafts before the first that counts.
const WARM_UP: usize = 2;
const FORMAT: &str = "dota2-cm-7.40";
const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(20);
/// What p99 must not exceed on a calm machine.
const TARGET: Duration = Duration::from_millis(5);

fn main() -> Result<()> {
    let before = load();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (receipt, last) = runtime.block_on(measure())?;
    let p99 = last.percentile(99);
    let verdict = if p99 <= TARGET { "kept" } else { "missed" };
    println!(
        "{DRAFTS} drafts of {FORMAT} in one match, a lock every {} ms; {SCREENS} screens follow the draft over loopback. \
         All of it, the screens too, shares this machine.\n\n{HEAD}",
        PAUSE.as_millis()
    );
    println!("{}", receipt.row("lock → receipt"));
    println!("{}", last.row("lock → last screen"));
    println!(
        "\nLoad: {before} before, {} after. Target: p99 of the last screen within {} ms: {verdict}.",
        load(),
        millis(TARGET),
    );
    Ok(())
}

async fn measure() -> Result<(Times, Times)> {
    let server = Start::new()?.program(&release::program()?).run()?;
    let address = server.address();
    let mut desk = Desk::enter(address, server.desk_url(), &Arc::new(Book::default())).await?;
    desk.set_up("Cup", &Real::unplayed(4)).await?;
    let drafting = Ask::SetDrafting {
        tournament: 1,
        chain: vec![DraftLink {
            format: FORMAT.to_owned(),
            when: DraftOften::Game,
        }],
        texts: vec![],
        pools: vec![],
        disabled: vec![],
        best_of: vec![],
    };
    let answer = desk.link.ask(drafting).await?;
    if !matches!(answer, Answer::Fine) {
        bail!("the format was not taken: {answer:?}");
    }
    let match_id = 1;
    desk.send(Command::CallMatch {
        match_id,
        station: None,
    })
    .await?;
    desk.send(draft(match_id, open())).await?;
    let seen = watch(address, match_id)?;
    let locks = locks()?;
    let (mut receipt, mut last) = (Times::default(), Times::default());
    for round in 0..WARM_UP + DRAFTS {
        for lock in &locks {
            let locked = Instant::now();
            desk.send(draft(match_id, lock.clone())).await?;
            let stored = locked.elapsed();
            let shown = all(&seen)?.duration_since(locked);
            if round >= WARM_UP {
                receipt.add(stored);
                last.add(shown);
            }
            tokio::time::sleep(PAUSE).await;
        }
        let again = DraftDeed::Void {
            reason: "the next one".to_owned(),
        };
        for deed in [again, open()] {
            desk.send(draft(match_id, deed)).await?;
            all(&seen)?;
        }
    }
    Ok((receipt, last))
}

const fn draft(match_id: u32, deed: DraftDeed) -> Command {
    Command::Draft { match_id, deed }
}

const fn open() -> DraftDeed {
    DraftDeed::Open {
        first: Some(Side::Home),
        home_side: None,
    }
}

/// Every lock of a draft: each turn takes the next hero of the pool.
fn locks() -> Result<Vec<DraftDeed>> {
    let format = formats().iter().find(|format| format.id == FORMAT);
    let pool = pools().iter().find(|pool| pool.id == "dota2");
    let steps = &format.context("the format is shipped")?.steps;
    let heroes = &pool.context("the pool is shipped")?.heroes;
    let openings = steps.iter().flat_map(|step| &step.open);
    let lock = |((turn, opening), hero): ((u16, &Opening), &Hero)| DraftDeed::Lock {
        turn,
        seat: opening.seat.into(),
        verb: opening.verb.into(),
        choice: DraftChoice::Hero {
            hero: hero.id.0.clone(),
        },
    };
    Ok((0..).zip(openings).zip(heroes).map(lock).collect())
}

/// When the last screen has seen a change.
fn all(seen: &Hall) -> Result<Instant> {
    let arrivals = seen.next(PATIENCE)?;
    arrivals.into_iter().max().context("there are screens")
}

/// Links all screens, on a thread of their own, and waits until each shows the draft.
fn watch(address: SocketAddr, match_id: u32) -> Result<Hall> {
    let (together, seen) = Together::of(SCREENS);
    thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut screens = JoinSet::new();
            for number in 0..SCREENS {
                screens.spawn(screen(address, number, match_id, together.clone()));
            }
            while let Some(ended) = screens.join_next().await {
                ended??;
            }
            Ok(())
        })
    });
    all(&seen)?;
    Ok(seen)
}

/// What a frame is about; the rest is passed over, since drawing it is not what is measured.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default)]
    topic: Option<&'a str>,
}

/// A venue screen: says each time that its draft has changed.
async fn screen(
    address: SocketAddr,
    number: usize,
    match_id: u32,
    together: Arc<Together>,
) -> Result<()> {
    let (mut socket, _) = connect_async(format!("ws://{address}/ws")).await?;
    let topic = format!("draft/{match_id}");
    let hello = json!({
        "t": "hello", "v": PROTOCOL, "build": "bench", "role": "screen",
        "screen": format!("bench-{number}"), "topics": { &topic: 0 },
    });
    socket.send(Message::text(hello.to_string())).await?;
    while let Some(message) = socket.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let arrived = Instant::now();
        let head: Head<'_> = serde_json::from_str(&text)?;
        if head.topic == Some(&topic) {
            together.arrived(arrived)?;
        }
    }
    bail!("the server closed the link of screen {number}")
}
