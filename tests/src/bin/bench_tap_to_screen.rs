//! From a judge's tap to the last of 100 screens, with the commit on disk.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::fs::File;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_venue::real::Real;
use lanista_venue::release;
use lanista_venue::server::Start;
use lanista_venue::taking::{Taken, score_tap, take_a_match};
use lanista_venue::together::{Hall, Together};
use lanista_wire::limits::PROTOCOL;
use serde::Deserialize;
use serde_json::json;
use tokio::io::AsyncReadExt as _;
use tokio::task::JoinSet;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

const SCREENS: usize = 100;
const TAPS: u16 = 1_000;
/// Taps before the first that counts.
const WARM_UP: u16 = 50;
/// How often each limit is measured.
const LIMITS: usize = 500;
const ENTRANTS: u32 = 64;
/// Between two taps: far more often than people tap, and well within what a link may send.
const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(20);
/// What p99 must not exceed on a calm machine.
const TARGET: Duration = Duration::from_millis(5);

fn main() -> Result<()> {
    let before = load();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let measured = runtime.block_on(measure())?;
    let floor = floor(measured.bytes)?;
    let sync = sync()?;
    let p99 = measured.screen.percentile(99);
    let verdict = if p99 <= TARGET { "kept" } else { "missed" };
    println!(
        "One judge taps every {} ms in a bracket of {ENTRANTS}; {SCREENS} screens follow its rounds and the match, \
         over loopback. A screen has seen a tap when both documents are up to date. All of it, the 100 screens too, shares \
         this machine.\n\n{HEAD}",
        PAUSE.as_millis()
    );
    println!("{}", measured.receipt.row("tap → receipt"));
    println!("{}", measured.first.row("tap → first screen"));
    println!("{}", measured.screen.row("tap → last screen"));
    println!(
        "{}",
        floor.row("limit: a loop of one `write` to each of 100 sockets, to the last")
    );
    println!("{}", sync.row("limit: 4 kB and one `fdatasync`"));
    println!(
        "\nThe frames of a tap have {} bytes for each screen. The two limits together are {} ms at p99. Load: {before} \
         before, {} after. Target: p99 of the last screen within {} ms: {verdict}.",
        measured.bytes,
        millis(floor.percentile(99) + sync.percentile(99)),
        load(),
        millis(TARGET),
    );
    Ok(())
}

/// What the real server needs.
struct Measured {
    receipt: Times,
    first: Times,
    screen: Times,
    bytes: usize,
}

async fn measure() -> Result<Measured> {
    let server = Start::new()?.program(&release::program()?).run()?;
    let address = server.address();
    let mut desk = Desk::enter(address, server.desk_url(), &Arc::new(Book::default())).await?;
    let judge = desk.let_judges_in(address, 1).await?.remove(0);
    let stage = desk.set_up("Cup", &Real::unplayed(ENTRANTS)).await?;
    let Taken {
        mut link,
        match_id,
        round,
    } = take_a_match(address, judge).await?;
    let bytes = Arc::new(AtomicUsize::new(0));
    let both = [format!("match/{match_id}"), round];
    let seen = watch(address, stage, both, &bytes)?;
    let mut measured = Measured {
        receipt: Times::default(),
        first: Times::default(),
        screen: Times::default(),
        bytes: 0,
    };
    for tap in 1..=WARM_UP + TAPS {
        let body = score_tap(match_id, tap);
        let tapped = Instant::now();
        let id = link.send_command(body, None).await?;
        if let Err(refusal) = link.receipt(&id).await? {
            bail!("a tap was refused: {refusal:?}");
        }
        let receipt = tapped.elapsed();
        let arrivals = seen.next(PATIENCE)?;
        let after = |when: Option<&Instant>| -> Result<Duration> {
            Ok(when.context("there are screens")?.duration_since(tapped))
        };
        if tap > WARM_UP {
            measured.receipt.add(receipt);
            measured.first.add(after(arrivals.iter().min())?);
            measured.screen.add(after(arrivals.iter().max())?);
        }
        tokio::time::sleep(PAUSE).await;
    }
    measured.bytes = bytes.load(Ordering::Relaxed);
    Ok(measured)
}

/// Links all screens, on a thread of their own, and waits until each shows both documents.
fn watch(
    address: SocketAddr,
    stage: u32,
    both: [String; 2],
    bytes: &Arc<AtomicUsize>,
) -> Result<Hall> {
    let (together, seen) = Together::of(SCREENS);
    let bytes = Arc::clone(bytes);
    thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut screens = JoinSet::new();
            for number in 0..SCREENS {
                let (both, bytes) = (both.clone(), Arc::clone(&bytes));
                screens.spawn(screen(
                    address,
                    number,
                    stage,
                    both,
                    bytes,
                    together.clone(),
                ));
            }
            while let Some(ended) = screens.join_next().await {
                ended??;
            }
            Ok(())
        })
    });
    seen.next(PATIENCE)?;
    Ok(seen)
}

/// What a frame is about; the rest is passed over, since drawing it is not what is measured.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default)]
    topic: Option<&'a str>,
}

/// A venue screen: says when both documents have come, and when both have changed once more, and notes the bytes that told it.
async fn screen(
    address: SocketAddr,
    number: usize,
    stage: u32,
    both: [String; 2],
    noted: Arc<AtomicUsize>,
    together: Arc<Together>,
) -> Result<()> {
    let (mut socket, _) = connect_async(format!("ws://{address}/ws")).await?;
    let topics =
        json!({&both[0]: 0, format!("stage/{stage}"): 0, format!("stage/{stage}/round/"): 0});
    let hello = json!({
        "t": "hello", "v": PROTOCOL, "build": "bench", "role": "screen",
        "screen": format!("bench-{number}"), "topics": topics,
    });
    socket.send(Message::text(hello.to_string())).await?;
    let (mut counts, mut told, mut bytes) = ([0_u32; 2], 0, 0);
    while let Some(message) = socket.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let arrived = Instant::now();
        let head: Head<'_> = serde_json::from_str(&text)?;
        let Some(which) = both.iter().position(|topic| Some(&**topic) == head.topic) else {
            continue;
        };
        counts[which] += 1;
        bytes += text.len();
        if counts[0].min(counts[1]) > told {
            told += 1;
            noted.store(bytes, Ordering::Relaxed);
            together.arrived(arrived)?;
            bytes = 0;
        }
    }
    bail!("the server closed the link of screen {number}")
}

/// The kernel's own limit: one thread, one `write` to each socket; each reader is as in [`screen`], without WebSocket.
fn floor(bytes: usize) -> Result<Times> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    let (together, seen) = Together::of(SCREENS);
    thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut readers = JoinSet::new();
            for _ in 0..SCREENS {
                let (together, mut frame) = (together.clone(), vec![0; bytes]);
                let mut socket = tokio::net::TcpStream::connect(address).await?;
                readers.spawn(async move {
                    while socket.read_exact(&mut frame).await.is_ok()
                        && together.arrived(Instant::now()).is_ok()
                    {}
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
    let frame = vec![b'x'; bytes];
    let mut times = Times::default();
    for _ in 0..LIMITS {
        thread::sleep(PAUSE);
        let begun = Instant::now();
        for socket in &mut sockets {
            socket.write_all(&frame)?;
        }
        let last = seen.next(PATIENCE)?.into_iter().max();
        times.add(last.context("there are screens")?.duration_since(begun));
    }
    Ok(times)
}

/// The disk's own limit, in the folder where the gathering lay.
fn sync() -> Result<Times> {
    let folder = tempfile::tempdir()?;
    let mut file = File::create(folder.path().join("log"))?;
    let mut times = Times::default();
    for _ in 0..LIMITS {
        thread::sleep(PAUSE / 4);
        let begun = Instant::now();
        file.write_all(&[b'x'; 4_096])?;
        file.sync_data()?;
        times.add(begun.elapsed());
    }
    Ok(times)
}
