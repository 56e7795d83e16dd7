//! What 60 judges notice of 1,000 phones of players that follow, poll and come back beside them.
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
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use lanista_lan::client::{Link, request};
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::{HEAD, Times, load, millis};
use lanista_venue::raw::Raw;
use lanista_venue::real::Real;
use lanista_venue::release;
use lanista_venue::server::{Server, Start};
use lanista_venue::taking::{score_tap, take_a_match};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio::time::sleep;

const JUDGES: u32 = 60;
/// Taps of each judge in one measurement, one a second.
const TAPS: u32 = 12;
const FOLLOWING: u32 = 700;
const POLLING: u32 = 200;
const RETURNING: u32 = 100;
/// Between two questions of a phone that polls, and two links of one that comes back.
const PAUSE: Duration = Duration::from_secs(2);
const ENTRANTS: u32 = 128;

fn main() -> Result<()> {
    let before = load();
    // Two threads, so that a judge's receipt does not wait in this program behind the phones of others.
    let (tablets, pockets) = (runtime()?, runtime()?);
    tablets.block_on(async {
        let words = ["--max-connections", "4000", "--max-per-address", "4000", "--public-rate", "20000"];
        let server = Start::new()?.with(&words).program(&release::program()?).run()?;
        let (mut judges, entrants) = judges(&server).await?;
        println!(
            "{JUDGES} judges tap once a second each, in a bracket of {ENTRANTS}, every tap on disk before its receipt. The server, the judges and \
             the phones share this machine.\n\n{HEAD}"
        );
        taps(&mut judges).await?;
        let calm = taps(&mut judges).await?;
        println!("{}", calm.row("tap → receipt, nobody else there"));
        let address = server.address();
        let entering = pockets.spawn(Crowd::enter(address, entrants, Steps::OfTheirOwn));
        let crowd = entering.await??;
        let beside = taps(&mut judges).await?;
        let crowd = crowd.count();
        println!("{}", beside.row("the same beside 1,000 phones"));
        let entering = pockets.spawn(Crowd::enter(address, entrants, Steps::Together));
        let in_step = entering.await??;
        println!("{}", taps(&mut judges).await?.row("the same, and those who poll and come back do so all at once"));
        in_step.count();
        println!(
            "\n{FOLLOWING} phones follow everything open and the way of one entrant, {POLLING} ask every {} s over HTTP with the tag that they have, \
             {RETURNING} come back as often with a new link. Together they heard {} changes, got {} answers, and were {} times not let in.",
            PAUSE.as_secs(),
            crowd.heard,
            crowd.answers,
            crowd.refused
        );
        let worst = beside.percentile(99);
        println!(
            "\nBeside them p99 of a judge's receipt is {} ms (target: 20 ms).\n\nLoad: {before} before, {} after.",
            millis(worst),
            load()
        );
        ensure!(crowd.answers > 100 && crowd.heard > 1_000, "the phones were not served");
        ensure!(worst < Duration::from_millis(20), "the phones slow the judges");
        Ok(())
    })
}

fn runtime() -> Result<Runtime> {
    let one = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    Ok(one)
}

/// Judges with a match each, and how many entrants there are.
async fn judges(server: &Server) -> Result<(Vec<(Link, u32, u16)>, u32)> {
    let address = server.address();
    let mut desk = Desk::enter(address, server.desk_url(), &Arc::new(Book::default())).await?;
    let devices = desk.let_judges_in(address, JUDGES).await?;
    desk.set_up("Cup", &Real::unplayed(ENTRANTS)).await?;
    let mut judges = vec![];
    for device in devices {
        let mut taken = take_a_match(address, device).await?;
        taken.link.follow(&["open/"]).await?;
        judges.push((taken.link, taken.match_id, 0));
    }
    Ok((judges, ENTRANTS))
}

/// Everybody taps once a second, at a moment of their own.
async fn taps(judges: &mut Vec<(Link, u32, u16)>) -> Result<Times> {
    let mut at_work = JoinSet::new();
    for (number, (mut link, match_id, mut points)) in (0_u32..).zip(judges.drain(..)) {
        at_work.spawn(async move {
            sleep(Duration::from_millis(u64::from(number * 1_000 / JUDGES))).await;
            let mut times = Times::default();
            let mut beat = tokio::time::interval(Duration::from_secs(1));
            for _ in 0..TAPS {
                beat.tick().await;
                points += 1;
                let tapped = Instant::now();
                if let Err(refusal) = link.command(score_tap(match_id, points)).await? {
                    bail!("a tap was refused: {refusal:?}");
                }
                times.add(tapped.elapsed());
            }
            Ok(((link, match_id, points), times))
        });
    }
    let mut all = Times::default();
    while let Some(done) = at_work.join_next().await {
        let (judge, times) = done??;
        judges.push(judge);
        all.join(&times);
    }
    Ok(all)
}

/// What the phones did so far.
#[derive(Debug, Default)]
struct Counts {
    heard: AtomicUsize,
    answers: AtomicUsize,
    refused: AtomicUsize,
    over: AtomicBool,
}

/// The same, at the end.
struct Counted {
    heard: usize,
    answers: usize,
    refused: usize,
}

/// When those who poll and come back do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Steps {
    /// Each at a moment of its own, as people do.
    OfTheirOwn,
    /// All in the same moment, again and again: the worst that so many can do.
    Together,
}

impl Steps {
    /// The moment of one of them in a pause of all.
    fn moment(self, number: u32, all: u32) -> Duration {
        match self {
            Self::OfTheirOwn => PAUSE * number / all,
            Self::Together => Duration::ZERO,
        }
    }
}

/// All phones.
struct Crowd {
    counts: Arc<Counts>,
    phones: JoinSet<Result<()>>,
}

impl Crowd {
    /// Comes in; every phone that follows has what it follows.
    async fn enter(server: SocketAddr, entrants: u32, steps: Steps) -> Result<Self> {
        let counts = Arc::<Counts>::default();
        let mut phones = JoinSet::new();
        for number in 0..FOLLOWING {
            let topics = topics(number, entrants);
            let mut phone = Raw::open(server, None).await?;
            phone.hello(&topics).await?;
            phone.until(b"\"t\":\"snap\"").await?;
            let counts = Arc::clone(&counts);
            phones.spawn(async move {
                loop {
                    phone.until(b"\"t\":\"patch\"").await?;
                    counts.heard.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for number in 0..POLLING {
            let counts = Arc::clone(&counts);
            let way = 1 + number % entrants;
            phones.spawn(async move {
                sleep(steps.moment(number, POLLING)).await;
                let path = format!("/api/v1/topics?name=way/1/{way}&name=open/0");
                let mut tag = String::new();
                while !counts.over.load(Ordering::Relaxed) {
                    let known = [("If-None-Match", tag.as_str())];
                    let headers = if tag.is_empty() { &[][..] } else { &known[..] };
                    match request(server, "GET", &path, headers, b"").await {
                        Ok(reply) if matches!(reply.status, 200 | 304) => {
                            counts.answers.fetch_add(1, Ordering::Relaxed);
                            reply.header("etag").clone_into(&mut tag);
                        }
                        Ok(_) | Err(_) => {
                            counts.refused.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                    sleep(PAUSE).await;
                }
                Ok(())
            });
        }
        for number in 0..RETURNING {
            let counts = Arc::clone(&counts);
            let topics = topics(number, entrants);
            phones.spawn(async move {
                sleep(steps.moment(number, RETURNING)).await;
                while !counts.over.load(Ordering::Relaxed) {
                    let came = async {
                        let mut phone = Raw::open(server, None).await?;
                        phone.hello(&topics).await?;
                        phone.until(b"\"t\":\"snap\"").await?;
                        sleep(PAUSE).await;
                        anyhow::Ok(())
                    };
                    let count = if came.await.is_ok() {
                        &counts.answers
                    } else {
                        &counts.refused
                    };
                    count.fetch_add(1, Ordering::Relaxed);
                }
                Ok(())
            });
        }
        sleep(PAUSE).await;
        Ok(Self { counts, phones })
    }

    fn count(mut self) -> Counted {
        self.counts.over.store(true, Ordering::Relaxed);
        self.phones.abort_all();
        let read = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        Counted {
            heard: read(&self.counts.heard),
            answers: read(&self.counts.answers),
            refused: read(&self.counts.refused),
        }
    }
}

fn topics(number: u32, entrants: u32) -> String {
    let way = 1 + number % entrants;
    format!(r#"{{"gathering":0,"open/":0,"way/1/{way}":0}}"#)
}
