//! SIGKILL: what was acknowledged is there, the lock is gone, and the file opens again.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::common::{AS_USUAL, Hall, again, child_folder, dice, tap};
use lanista_journal::{Create, Damaged, Journal, Open};

const IF_ABSENT: Open = Open {
    create: Create::IfAbsent,
    damaged: Damaged::Refuse,
};

/// How often the program is killed; trust.md asks for 150 in the long run.
fn kills() -> u64 {
    if std::env::var_os("LANISTA_LONG").is_some() {
        150
    } else {
        15
    }
}

/// In the child: appends batches of growing size for ever, and says each last number once it is on the disk.
async fn append_for_ever(folder: &std::path::Path) {
    let opened = Journal::open(&folder.join("cup.lanista"), IF_ABSENT)
        .await
        .unwrap();
    let mut journal = opened.journal;
    let mut out = std::io::stdout();
    loop {
        let head = journal.head().seq;
        let batch: Vec<_> = (head..head + 1 + head % 13).map(tap).collect();
        let stored = journal.append(head, &batch).await.unwrap();
        let last = stored.last().unwrap();
        writeln!(
            out,
            "acknowledged {} {}",
            last.seq,
            lanista_journal::hex(&last.hash)
        )
        .unwrap();
        out.flush().unwrap();
        if head % 50 < 13 {
            journal
                .save_snapshot(last.seq, &last.seq.to_be_bytes())
                .await
                .unwrap();
        }
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    if let Some(folder) = child_folder() {
        return append_for_ever(&folder).await;
    }
    let hall = Hall::new();
    let mut roll = dice(2026);
    for kill in 0..kills() {
        let mut child = again(
            "crash::nothing_acknowledged_is_lost_when_the_program_is_killed",
            hall.folder.path(),
        )
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let patience = roll(60);
        let mut acknowledged = None;
        let mut heard = 0;
        while heard <= patience {
            let line = lines.next().expect("the child lives").unwrap();
            if let Some(said) = line.strip_prefix("acknowledged ") {
                acknowledged = Some(said.to_owned());
                heard += 1;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said between the last line we waited for and its end counts as well.
        for said in lines
            .map_while(Result::ok)
            .filter_map(|line| Some(line.strip_prefix("acknowledged ")?.to_owned()))
        {
            acknowledged = Some(said);
        }
        let acknowledged = acknowledged.unwrap();
        let (seq, hash) = acknowledged.split_once(' ').unwrap();
        let seq: u64 = seq.parse().unwrap();

        let report = hall.check().await;
        assert!(
            report.ok && report.entries >= seq,
            "kill {kill}: {report:?}, acknowledged {seq}"
        );
        let opened = hall.open(AS_USUAL).await;
        let mut journal = opened.journal;
        assert_eq!(journal.head().seq, report.entries);
        let entry = &journal.entries(seq, 1).await.unwrap()[0];
        assert_eq!(lanista_journal::hex(&entry.hash), hash);
        for n in (0..seq).step_by(1 + usize::try_from(seq / 20).unwrap()) {
            assert_eq!(
                journal.entries(n + 1, 1).await.unwrap()[0].told,
                tap(n),
                "kill {kill}"
            );
        }
        journal.close().await.unwrap();
        assert_eq!(hall.files(), ["cup.lanista"], "kill {kill}");
        assert_eq!(
            hall.check().await.head,
            report.head,
            "kill {kill}: opening and closing changed the head"
        );
    }
}

/// The file is locked while the other program lives and free when it is dead, by whatever death.
#[tokio::test]
async fn the_lock_vanishes_with_the_program() {
    if let Some(folder) = child_folder() {
        return append_for_ever(&folder).await;
    }
    let hall = Hall::new();
    let mut child = again(
        "crash::the_lock_vanishes_with_the_program",
        hall.folder.path(),
    )
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    while !lines.next().unwrap().unwrap().starts_with("acknowledged") {}
    let refused = hall.refused(IF_ABSENT).await;
    assert_eq!(refused.code(), "in_use");
    assert!(
        refused.to_string().contains(&child.id().to_string()),
        "{refused}"
    );
    // Checking a file that another program is writing finds nothing wrong, again and again.
    for _ in 0..5 {
        let report = hall.check().await;
        assert!(report.ok, "{report:?}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    hall.open(AS_USUAL).await.journal.close().await.unwrap();
}
