//! Real tournaments through the real server: four judges over sockets, the plug pulled again and again, nothing lost or doubled.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::dice::Dice;
use lanista_venue::judge::{Hall, Judge, count_of};
use lanista_venue::order::check_journal;
use lanista_venue::real::{Real, read};
use lanista_venue::server::{Server, Start};
use lanista_venue::skip::{real_data, times};
use tokio::task::{JoinSet, spawn_blocking};

const JUDGES: u32 = 4;

#[tokio::test]
async fn three_real_tournaments_survive_every_kill() -> Result<()> {
    let Some(file) = real_data("double-elimination/startgg.jsonl") else {
        return Ok(());
    };
    let dice = Dice::said_aloud("played");
    play(three(&read(&file)?)?, times(20, 150), dice).await
}

/// The largest, the one with most disqualifications and the largest with a second grand final, the latter two of at most 32.
fn three(all: &[Real]) -> Result<Vec<Real>> {
    let largest = all.iter().max_by_key(|real| real.entrants);
    let small = || all.iter().filter(|real| real.entrants <= 32);
    let disqualified = small().max_by_key(|real| real.disqualified());
    let reset = small()
        .filter(|real| real.reset)
        .max_by_key(|real| real.entrants);
    let chosen = [largest, disqualified, reset];
    let three: Option<Vec<Real>> = chosen.into_iter().map(Option::<&Real>::cloned).collect();
    let three = three.context("three records")?;
    ensure!(
        three[0].entrants > 90 && three[1].disqualified() > 10,
        "the records are others than expected"
    );
    Ok(three)
}

async fn play(reals: Vec<Real>, kills: usize, mut dice: Dice) -> Result<()> {
    let server = Start::new()?.run()?;
    let address = server.address();
    let book = Arc::new(Book::default());
    let mut desk = Desk::enter(address, server.desk_url(), &book).await?;
    let judges = desk.let_judges_in(address, JUDGES).await?;
    let mut hall = Hall {
        server: address,
        cards: [].into(),
        book: Arc::clone(&book),
        collisions: AtomicUsize::default(),
        breaks: AtomicUsize::default(),
        resent: AtomicUsize::default(),
    };
    for (number, real) in (1..).zip(&reals) {
        let stage = desk.set_up(&format!("Cup {number}"), real).await?;
        hall.cards.insert(stage, real.clone());
    }

    let before = book.count();
    let taps: usize = reals.iter().map(count_of).sum();
    let moments = dice.moments(kills, taps);
    let hall = Arc::new(hall);
    let mut at_work = JoinSet::new();
    for (number, device) in (1..).zip(judges) {
        at_work.spawn(Judge::new(device, &hall, dice.other(number)).run());
    }
    let judged = async {
        while let Some(judge) = at_work.join_next().await {
            judge??;
        }
        Ok(())
    };
    let killed = async {
        let mut server = server;
        for moment in moments {
            book.reached(before + moment).await;
            // Between two receipts lies a commit: any part of it may be hit.
            tokio::time::sleep(Duration::from_micros(dice.roll() % 4_000)).await;
            server = spawn_blocking(move || server.kill_and_start_again()).await??;
        }
        anyhow::Ok(server)
    };
    let ((), server) = tokio::try_join!(judged, killed)?;
    ensure!(
        book.count() == before + taps,
        "{} taps were acknowledged, {taps} make these tournaments",
        book.count() - before
    );

    desk.link_anew(address).await?;
    for (stage, real) in &hall.cards {
        let placings = desk.placings(*stage, real.entrants).await?;
        ensure!(placings == real.place, "other placings at {}", real.name);
    }
    hold_against_the_book(server, &book).await?;
    eprintln!(
        "played: {taps} taps, {kills} kills, {} links made anew, {} taps sent again, {} collisions of judges",
        hall.breaks.load(Ordering::Relaxed),
        hall.resent.load(Ordering::Relaxed),
        hall.collisions.load(Ordering::Relaxed),
    );
    Ok(())
}

/// One last kill; then the file holds what was acknowledged, each once, and nothing else that a device sent.
async fn hold_against_the_book(mut server: Server, book: &Book) -> Result<()> {
    server.kill()?;
    let file = server.file().to_owned();
    let checked = spawn_blocking(move || check_journal(&file)).await??;
    ensure!(checked.ok, "the journal is damaged: {checked:?}");
    let (entries, head) = book.compare(server.file()).await?;
    ensure!((checked.entries, &checked.head) == (entries, &head));
    Ok(())
}
