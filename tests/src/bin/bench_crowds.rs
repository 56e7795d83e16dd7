//! What judges and screens notice of stalled sockets, of a flood of strangers, and of a thousand screens that come back at once.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use lanista_lan::client::{Device, Link, Who};
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_venue::raw::Raw;
use lanista_venue::real::Real;
use lanista_venue::release;
use lanista_venue::server::{Server, Start};
use lanista_venue::taking::{score_tap, take_a_match};
use lanista_wire::command::Command;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinSet;

const JUDGES: usize = 10;
const SCREENS: usize = 100;
const STALLED: usize = 1_000;
const TAPS: usize = 300;
const PAUSE: Duration = Duration::from_millis(10);
const FLOOD: usize = 9_000;
const ADDRESSES: usize = 20;
const FLOODED: Duration = Duration::from_secs(8);
const BACK_AT_ONCE: usize = 1_000;
const PATIENCE: Duration = Duration::from_secs(30);
/// What a sender sees of a text that fills a snapshot of 8 kB.
const LONG: usize = 8_000;

fn main() -> Result<()> {
    let before = load();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        println!(
            "{JUDGES} judges tap in turns, every {} ms, in a bracket of 64; {SCREENS} screens follow its rounds. The server, \
             the judges, the screens and the crowd share this machine.\n\n{HEAD}",
            PAUSE.as_millis()
        );
        let words = ["--max-connections", "20000", "--max-per-address", "20000"];
        let mut hall = Hall::open(Start::new()?.with(&words)).await?;
        let stalled = stalled(&mut hall).await?;
        let back = back_at_once(&hall).await?;
        drop(hall);
        let flood = flood(Hall::open(Start::new()?).await?).await?;
        println!("\n{stalled}\n\n{back}\n\n{flood}\n\nLoad: {before} before, {} after.", load());
        Ok(())
    })
}

/// A server with a bracket, its judges each with a match, and its screens.
struct Hall {
    server: Server,
    desk: Desk,
    judges: Vec<(Link, u32)>,
    device: Device,
    points: u16,
    seen: UnboundedReceiver<()>,
    screens: JoinSet<Result<()>>,
}

impl Hall {
    async fn open(start: Start) -> Result<Self> {
        let server = start.program(&release::program()?).run()?;
        let address = server.address();
        let mut desk = Desk::enter(address, server.desk_url(), &Arc::new(Book::default())).await?;
        let count = u32::try_from(JUDGES)?;
        let devices = desk.let_judges_in(address, count).await?;
        let device = devices.first().context("a judge")?.clone();
        let stage = desk.set_up("Cup", &Real::unplayed(64)).await?;
        let mut judges = vec![];
        for device in devices {
            let mut taken = take_a_match(address, device).await?;
            taken.link.follow(&["open/0"]).await?;
            judges.push((taken.link, taken.match_id));
        }
        let (to, seen) = unbounded_channel();
        let mut screens = JoinSet::new();
        for _ in 0..SCREENS {
            let mut screen = Raw::open(address, None).await?;
            let rounds = format!(r#"{{"stage/{stage}/round/":0}}"#);
            screen.hello(&rounds).await?;
            screen.until(b"\"t\":\"snap\"").await?;
            let to = to.clone();
            screens.spawn(async move {
                loop {
                    screen.until(b"\"t\":\"patch\"").await?;
                    to.send(())?;
                }
            });
        }
        // The snapshots of further rounds are no news.
        tokio::time::sleep(Duration::from_millis(500)).await;
        Ok(Self {
            server,
            desk,
            judges,
            device,
            points: 0,
            seen,
            screens,
        })
    }

    /// Taps in turns: from each tap to its receipt, and to the last screen.
    async fn taps(&mut self, count: usize) -> Result<(Times, Times)> {
        let (mut receipts, mut last) = (Times::default(), Times::default());
        for tap in 0..count {
            self.points += 1;
            let points = self.points;
            let at = tap % self.judges.len();
            let (link, match_id) = self.judges.get_mut(at).context("a judge")?;
            let body = score_tap(*match_id, points);
            let tapped = Instant::now();
            if let Err(refusal) = link.command(body).await? {
                bail!("a tap was refused: {refusal:?}");
            }
            receipts.add(tapped.elapsed());
            for _ in 0..SCREENS {
                let seen = tokio::time::timeout(PATIENCE, self.seen.recv()).await;
                seen.context("a screen is blind")?;
            }
            last.add(tapped.elapsed());
            tokio::time::sleep(PAUSE).await;
        }
        Ok((receipts, last))
    }

    async fn show(&mut self, text: String) -> Result<()> {
        let screen = None;
        self.desk
            .send(Command::ShowMessage { screen, text })
            .await?;
        Ok(())
    }
}

async fn stalled(hall: &mut Hall) -> Result<String> {
    hall.taps(50).await?;
    let (_, calm) = hall.taps(TAPS).await?;
    println!(
        "{}",
        calm.row("tap → last of 100 screens, nobody else there")
    );
    let resident = hall.server.resident()?;
    let address = hall.server.address();
    let mut crowd = vec![];
    for _ in 0..STALLED {
        let mut one = Raw::open(address, None).await?;
        one.hello(r#"{"message":0,"open/":0}"#).await?;
        crowd.push(one);
    }
    // More than the buffers of a socket that nobody reads can hold.
    for number in 0..60 {
        hall.show(format!("{number}{}", "x".repeat(LONG))).await?;
    }
    let (_, beside) = hall.taps(TAPS).await?;
    let after = hall.server.resident()?;
    println!(
        "{}",
        beside.row(&format!(
            "the same beside {STALLED} sockets that read nothing"
        ))
    );
    let growth = beside.percentile(99).as_secs_f64() / calm.percentile(99).as_secs_f64();
    drop(crowd);
    Ok(format!(
        "Beside stalled sockets p99 is {growth:.2} times as long (target: within 1.1), and the server has {:.1} MB more \
         ({:.1} kB for each of them, their connection included).",
        mega(after.saturating_sub(resident)),
        kilo(after.saturating_sub(resident)) / kilo(STALLED as u64 * 1_024),
    ))
}

async fn back_at_once(hall: &Hall) -> Result<String> {
    let address = hall.server.address();
    let mut all = Times::default();
    for _ in 0..10 {
        let mut screens = JoinSet::new();
        let begun = Instant::now();
        for _ in 0..BACK_AT_ONCE {
            screens.spawn(async move {
                let mut screen = Raw::open(address, None).await?;
                screen.hello(r#"{"message":0}"#).await?;
                screen.until(b"xxxx\"").await?;
                anyhow::Ok(screen)
            });
        }
        let mut open = vec![];
        while let Some(screen) = screens.join_next().await {
            open.push(screen??);
        }
        all.add(begun.elapsed());
        drop(open);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    println!(
        "{}",
        all.row("1,000 screens come back at once, until each has 8 kB")
    );
    Ok(format!(
        "Coming back: connection, handshake, hello and snapshot of {BACK_AT_ONCE} screens took {} ms in the median (target: 150 ms).",
        millis(all.percentile(50))
    ))
}

async fn flood(mut hall: Hall) -> Result<String> {
    let address = hall.server.address();
    let (calm, _) = hall.taps(TAPS).await?;
    println!("{}", calm.row("tap → receipt, nobody else there"));
    let goes_on = Arc::new(AtomicBool::new(true));
    let (tried, refused) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut strangers = JoinSet::new();
    for number in 0..FLOOD {
        let last = u8::try_from(1 + number % ADDRESSES)?;
        let from = IpAddr::from(Ipv4Addr::new(127, 0, 1, last));
        let (goes_on, tried, refused) = (
            Arc::clone(&goes_on),
            Arc::clone(&tried),
            Arc::clone(&refused),
        );
        strangers.spawn(async move {
            while goes_on.load(Ordering::Relaxed) {
                tried.fetch_add(1, Ordering::Relaxed);
                if stranger(address, from).await.is_err() {
                    refused.fetch_add(1, Ordering::Relaxed);
                }
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
    }
    let begun = Instant::now();
    let (mut receipts, mut again) = (Times::default(), Times::default());
    while begun.elapsed() < FLOODED {
        let (some, _) = hall.taps(10).await?;
        receipts.join(&some);
        let linked = Instant::now();
        let link = Link::open(address, &Who::Paired(hall.device.clone())).await;
        link.context("a judge was not let in during the flood")?
            .close()
            .await;
        again.add(linked.elapsed());
    }
    println!(
        "{}",
        receipts.row(&format!(
            "the same during {FLOOD} connections of {ADDRESSES} addresses"
        ))
    );
    println!("{}", again.row("a judge's new link meanwhile"));
    goes_on.store(false, Ordering::Relaxed);
    strangers.abort_all();
    while strangers.join_next().await.is_some() {}
    let ended = Instant::now();
    let from = Some(IpAddr::from(Ipv4Addr::new(127, 0, 1, 1)));
    loop {
        if let Ok(mut phone) = Raw::open(address, from).await
            && phone.hello("{}").await.is_ok()
            && phone.until(b"welcome").await.is_ok()
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let recovered = ended.elapsed();
    hall.screens.abort_all();
    Ok(format!(
        "The flood tried {} times and was refused {} times; p99 of a judge's receipt was {} ms (target: 250 ms), and a phone of a \
         flooding address was let in {} ms after its end (target: 5 s).",
        tried.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed),
        millis(receipts.percentile(99)),
        millis(recovered)
    ))
}

/// Connects, says hello as a phone, and stays as long as it is let.
async fn stranger(server: SocketAddr, from: IpAddr) -> Result<()> {
    let mut one = Raw::open(server, Some(from)).await?;
    one.hello(r#"{"open/":0}"#).await?;
    one.until(b"\"t\":\"bye\"").await
}

fn kilo(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1_024).unwrap_or(u32::MAX))
}

fn mega(bytes: u64) -> f64 {
    kilo(bytes) / 1_024.0
}
