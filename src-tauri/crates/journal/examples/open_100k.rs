//! How long a gathering of 100,000 entries takes to open, to check, to copy, and how fast it takes batches: printed, not judged.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::time::Instant;

use lanista_journal::{Create, Damaged, Journal, NewEntry, Open, OpenError, With};

const ENTRIES: u64 = 100_000;
const HOW: Open = Open {
    create: Create::IfAbsent,
    damaged: Damaged::Refuse,
};

fn tap(n: u64) -> NewEntry {
    let mut command_hash = [0; 32];
    command_hash
        .iter_mut()
        .zip(n.to_be_bytes())
        .for_each(|(byte, of_n)| *byte = of_n);
    let body = format!(
        r#"{{"command":{{"t":"report_score","match":{},"game":1,"home":{},"away":{}}},"events":[{{"e":"score_reported","match":{},"game":1,"home":{},"away":{},"by":"judge Ana"}}]}}"#,
        n / 7,
        n % 3,
        n % 2,
        n / 7,
        n % 3,
        n % 2
    );
    NewEntry {
        at: 1_763_686_800_000 + n,
        actor: "judge Ana".to_owned(),
        device: format!("tablet-{}", n % 9),
        command_id: format!("{:016x}{:016x}", n.wrapping_mul(0x9E37_79B9_7F4A_7C15), n),
        command_hash,
        kind: "ReportScore".to_owned(),
        body,
    }
}

/// Fills up to the number of entries in batches of one size and says how fast that went.
async fn fill(
    journal: &mut Journal,
    to: u64,
    batch: u64,
) -> Result<(), Box<dyn std::error::Error>> {
    let begun = Instant::now();
    let from = journal.head().seq;
    let mut worst = std::time::Duration::ZERO;
    while journal.head().seq < to {
        let head = journal.head().seq;
        let taps: Vec<_> = (head..to.min(head + batch)).map(tap).collect();
        let asked = Instant::now();
        journal.append(head, &taps).await?;
        worst = worst.max(asked.elapsed());
    }
    let (count, taken) = (to - from, begun.elapsed());
    println!(
        "{count} entries in batches of {batch}: {taken:.2?}, {:.0} a second, slowest batch {worst:.2?}",
        count as f64 / taken.as_secs_f64()
    );
    Ok(())
}

async fn time_opening(file: &std::path::Path, what: &str) -> Result<Journal, OpenError> {
    let begun = Instant::now();
    let opened = Journal::open(file, HOW).await?;
    println!(
        "opening {what}: {:.2?}, {} entries handed over",
        begun.elapsed(),
        opened.entries.len()
    );
    Ok(opened.journal)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("large.lanista");
    let mut journal = Journal::open(&file, HOW).await?.journal;
    fill(&mut journal, 2_000, 1).await?;
    fill(&mut journal, 10_000, 8).await?;
    fill(&mut journal, ENTRIES, 64).await?;
    journal.close().await?;
    println!(
        "the file: {} MB",
        std::fs::metadata(&file)?.len() / 1_000_000
    );

    time_opening(&file, "without a snapshot")
        .await?
        .close()
        .await?;
    let mut journal = time_opening(&file, "without a snapshot, once more").await?;
    let begun = Instant::now();
    journal
        .save_snapshot(ENTRIES - 500, &vec![b'x'; 2_000_000])
        .await?;
    println!("a snapshot of 2 MB: {:.2?}", begun.elapsed());
    journal.close().await?;
    let journal = time_opening(&file, "with a snapshot, 500 entries after it").await?;

    let begun = Instant::now();
    let copied = journal
        .copier()
        .save_copy(&folder.path().join("copy.lanista"), With::NoSecrets)
        .await?;
    println!(
        "a verified copy: {:.2?}, {} entries",
        begun.elapsed(),
        copied.entries
    );
    let begun = Instant::now();
    let report = Journal::check(&file).await?;
    println!("the full check: {:.2?}, ok: {}", begun.elapsed(), report.ok);
    journal.close().await?;
    Ok(())
}
