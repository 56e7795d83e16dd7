//! How many changes reach 1,000 screens where they come faster than frames can be written: joined, beside the kernel's limit.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use lanista_lan::client::Link;
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::load;
use lanista_venue::raw::Raw;
use lanista_venue::real::Real;
use lanista_venue::release;
use lanista_venue::server::Start;
use lanista_venue::taking::{score_tap, take_a_match};
use tokio::io::AsyncReadExt as _;
use tokio::task::JoinSet;

const SCREENS: usize = 1_000;
/// As many as one round of 64 entrants has matches.
const JUDGES: u32 = 32;
const ENTRANTS: u32 = 64;
const TAPPING: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(60);
/// Points that only the last tap gives.
const LAST: u16 = 7_777;
/// What a frame of the limit has, bytes.
const FRAME: usize = 300;
/// Times as many changes as the kernel's limit has frames.
const TARGET: f64 = 1.5;

fn main() -> Result<()> {
    let before = load();
    let floor = floor()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let Joined {
        changes,
        frames,
        time,
    } = runtime.block_on(joined())?;
    let delivered = per_second(changes * SCREENS as u64, time);
    let ratio = delivered / floor;
    let verdict = if ratio >= TARGET { "kept" } else { "missed" };
    println!(
        "{JUDGES} judges tap as fast as they get receipts, each in a match of the same round, for {} s; {SCREENS} screens follow \
         that round. Judges, screens and server share this machine; every change is on disk before its receipt.\n\n\
         | what | in all | a second |\n|---|---|---|\n\
         | changes of the round | {changes} | {:.0} |\n\
         | frames written | {frames} | {:.0} |\n\
         | changes delivered, until the last screen held all of them | {} | {delivered:.0} |\n\
         | limit: a loop of one `write` of {FRAME} bytes to each of {SCREENS} sockets | | {floor:.0} |\n\n\
         A frame carries {:.1} changes. Changes delivered are {ratio:.1} of the limit's frames (target: {TARGET}): {verdict}. \
         Load: {before} before, {} after.",
        TAPPING.as_secs(),
        per_second(changes, time),
        per_second(frames, time),
        changes * SCREENS as u64,
        per_second(changes * SCREENS as u64, Duration::from_secs(1))
            / per_second(frames, Duration::from_secs(1)),
        load(),
    );
    Ok(())
}

fn per_second(count: u64, time: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / time.as_secs_f64()
}

/// What became of the taps.
struct Joined {
    changes: u64,
    frames: u64,
    /// From the first tap until the last screen held all of them.
    time: Duration,
}

async fn joined() -> Result<Joined> {
    let words = [
        "--max-connections",
        "20000",
        "--max-per-address",
        "20000",
        "--rate",
        "1000000",
    ];
    let server = Start::new()?
        .with(&words)
        .program(&release::program()?)
        .run()?;
    let address = server.address();
    let mut desk = Desk::enter(address, server.desk_url(), &Arc::new(Book::default())).await?;
    let devices = desk.let_judges_in(address, JUDGES).await?;
    desk.set_up("Cup", &Real::unplayed(ENTRANTS)).await?;
    let (mut judges, mut rounds) = (vec![], BTreeSet::new());
    for device in devices {
        let taken = take_a_match(address, device).await?;
        judges.push((taken.link, taken.match_id));
        rounds.insert(taken.round);
    }
    let round = rounds.first().context("a round")?.clone();
    if rounds.len() > 1 {
        bail!("the judges play in several documents: {rounds:?}");
    }
    let screens = watch(address, round).await?;
    let changes = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let mut tapping = JoinSet::new();
    for (mut link, match_id) in judges {
        let changes = Arc::clone(&changes);
        tapping.spawn(async move {
            let mut points = 0;
            while begun.elapsed() < TAPPING {
                points += 1;
                score(&mut link, match_id, points).await?;
                changes.fetch_add(1, Ordering::Relaxed);
            }
            anyhow::Ok((link, match_id))
        });
    }
    let mut last = None;
    while let Some(ended) = tapping.join_next().await {
        last = Some(ended??);
    }
    let (mut link, match_id) = last.context("a judge")?;
    score(&mut link, match_id, LAST).await?;
    changes.fetch_add(1, Ordering::Relaxed);
    let frames = tokio::task::spawn_blocking(move || screens.join())
        .await?
        .ok()
        .context("the screens broke")??;
    Ok(Joined {
        changes: changes.load(Ordering::Relaxed),
        frames,
        time: begun.elapsed(),
    })
}

async fn score(link: &mut Link, match_id: u32, home: u16) -> Result<()> {
    if let Err(refusal) = link.command(score_tap(match_id, home)).await? {
        bail!("a tap was refused: {refusal:?}");
    }
    Ok(())
}

/// Links all screens, on a thread of their own; it ends once each has the last tap, and tells how many frames came.
async fn watch(address: SocketAddr, round: String) -> Result<thread::JoinHandle<Result<u64>>> {
    let (to, mut up) = tokio::sync::mpsc::unbounded_channel();
    let watching = thread::spawn(move || -> Result<u64> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut screens = JoinSet::new();
            for _ in 0..SCREENS {
                let mut screen = Raw::open(address, None).await?;
                screen.hello(&format!(r#"{{"{round}":0}}"#)).await?;
                screen.until(b"\"t\":\"snap\"").await?;
                let last = format!("\"home\":{LAST}");
                screens.spawn(async move {
                    screen
                        .count_until(b"\"t\":\"patch\"", last.as_bytes())
                        .await
                });
            }
            to.send(())?;
            let mut frames = 0;
            while let Some(ended) = screens.join_next().await {
                frames += u64::try_from(ended??)?;
            }
            Ok(frames)
        })
    });
    let _up = tokio::time::timeout(PATIENCE, up.recv())
        .await
        .context("the screens did not come")?;
    Ok(watching)
}

/// The kernel's own limit: one thread, one `write` to each socket, and a thread that reads; frames a second.
fn floor() -> Result<f64> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    let read = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&read);
    thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut readers = JoinSet::new();
            for _ in 0..SCREENS {
                let mut socket = tokio::net::TcpStream::connect(address).await?;
                let (mut frame, counted) = (vec![0; FRAME], Arc::clone(&counted));
                readers.spawn(async move {
                    while socket.read_exact(&mut frame).await.is_ok() {
                        counted.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
            while readers.join_next().await.is_some() {}
            Ok(())
        })
    });
    let mut sockets: Vec<TcpStream> = vec![];
    for _ in 0..SCREENS {
        let (socket, _) = listener.accept()?;
        socket.set_nodelay(true)?;
        sockets.push(socket);
    }
    let frame = [b'x'; FRAME];
    let (begun, mut written) = (Instant::now(), 0);
    while begun.elapsed() < TAPPING / 2 {
        for socket in &mut sockets {
            socket.write_all(&frame)?;
            written += 1;
        }
    }
    while read.load(Ordering::Relaxed) < written {
        thread::sleep(Duration::from_millis(1));
    }
    Ok(per_second(written, begun.elapsed()))
}
