//! A whole day of 256 entrants, rehearsed: four tournaments, 32 stations, people in two of them, no-shows and lost links.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]

use std::process::Command as Process;
use std::sync::Arc;

use anyhow::{Result, ensure};
use lanista_venue::book::Book;
use lanista_venue::desk::Desk;
use lanista_venue::figures::load;
use lanista_venue::release;
use lanista_venue::server::{Server, Start};
use lanista_wire::command::Command;
use lanista_wire::shared::NewEntrant;

const TOURNAMENTS: u32 = 4;
const ENTRANTS: u32 = 64;
/// So many of each tournament play in the next one as well.
const IN_TWO: u32 = 8;
const STATIONS: u32 = 32;
const SPEED: &str = "60";

fn main() -> Result<()> {
    let before = load();
    let program = release::program()?;
    let folder = tempfile::tempdir()?;
    let (file, kept) = (
        folder.path().join("day.lanista"),
        folder.path().join("kept.lanista"),
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut server = Start::new()?.file(&file).program(&program).run()?;
    runtime.block_on(hall(&server))?;
    server.kill()?;
    let rehearsed = Process::new(&program)
        .arg("rehearse")
        .arg(&file)
        .args(["--speed", SPEED, "--hours", "16", "--seed", "1"])
        .args([
            "--judges",
            "32",
            "--captains",
            "64",
            "--screens",
            "24",
            "--phones",
            "50",
        ])
        .args(["--listen", "127.0.0.1:0", "--no-mdns", "--keep"])
        .arg(&kept)
        .output()?;
    let said = String::from_utf8_lossy(&rehearsed.stdout);
    // What came of it; paths and links of before are of this run alone.
    let figures: Vec<&str> = said
        .lines()
        .skip_while(|line| !line.contains("matches are over"))
        .filter(|line| !line.starts_with("Kept: "))
        .collect();
    ensure!(
        rehearsed.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&rehearsed.stderr)
    );
    let checked = Process::new(&program)
        .args(["journal", "check"])
        .arg(&kept)
        .status()?;
    ensure!(checked.success(), "the file that was kept is not whole");
    println!(
        "{TOURNAMENTS} double eliminations of {ENTRANTS}, {STATIONS} stations, {IN_TWO} people of each tournament in the next one too; 32 judges, \
         64 captains, 24 screens and 50 phones on links of their own, at {SPEED} times the pace of time, through the real server.\n\n```text\n{}\n```\n\n\
         Load: {before} before, {} after.",
        figures.join("\n"),
        load()
    );
    Ok(())
}

/// Makes the day, as its desk does on the evening before.
async fn hall(server: &Server) -> Result<()> {
    let mut desk = Desk::enter(
        server.address(),
        server.desk_url(),
        &Arc::new(Book::default()),
    )
    .await?;
    for number in 1..=STATIONS {
        let name = String::new();
        desk.send(Command::SetStation { number, name }).await?;
    }
    for number in 1..=TOURNAMENTS {
        let entrants = (1..=ENTRANTS).map(|seed| entrant(number, seed)).collect();
        let stage = desk.draw(&format!("Cup {number}"), entrants).await?;
        desk.send(Command::PublishStage { stage }).await?;
    }
    Ok(())
}

/// Somebody of a tournament; the last few are the first few of the tournament before.
fn entrant(tournament: u32, seed: u32) -> NewEntrant {
    let is_guest = tournament > 1 && seed > ENTRANTS - IN_TWO;
    let (home, number) = if is_guest {
        (tournament - 1, seed + IN_TWO - ENTRANTS)
    } else {
        (tournament, seed)
    };
    NewEntrant {
        name: format!("Player {home}-{number}"),
        seat: Some(format!("{home}{number:02}")),
        ..NewEntrant::default()
    }
}
