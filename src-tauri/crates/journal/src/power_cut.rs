//! The power cut: a program is killed while it appends, and the disk is taken as it was at that moment.
//!
//! The disk is a file with ext4 in it, mounted through a loop device: what the kernel had not yet written to it is
//! lost with the copy that is taken before it is unmounted. The same cut with `synchronous=NORMAL` must lose entries,
//! otherwise it shows nothing.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where what it expects is not so"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::connect::Sync;
use crate::open::{Create, Damaged, Open, open};
use crate::{Journal, NewEntry};

const IF_ABSENT: Open = Open {
    create: Create::IfAbsent,
    damaged: Damaged::Refuse,
};
const NAME: &str = "power_cut::a_power_cut_loses_nothing_that_was_acknowledged";

/// Mounts the disk in `$1`, runs the rest of the line until it has said enough or was killed from within, copies the
/// disk as it is, and mounts the copy at the same place for whoever comes after.
const CUT: &str = r#"
    disk="$1/disk" copy="$1/copy" hall="$1/hall" said="$1/said" lines="$2"
    shift 2
    truncate -s 24M "$disk"; mkfs.ext4 -q -F "$disk"; mkdir -p "$hall"
    mount -o loop "$disk" "$hall"
    : > "$said"
    "$@" > "$said" & writer=$!
    while [ "$(grep -c acknowledged "$said")" -lt "$lines" ]; do kill -0 $writer; sleep 0.02; done
    kill -9 $writer
    cp "$disk" "$copy"
    wait $writer || true
    umount "$hall"
    mount -o loop "$copy" "$hall"
    LANISTA_SEEN=1 "$@"
    umount "$hall"
"#;

fn tap(n: u64) -> NewEntry {
    NewEntry {
        at: n,
        actor: "judge Ana".into(),
        device: "tablet".into(),
        command_id: n.to_string(),
        command_hash: [1; 32],
        kind: "ReportScore".into(),
        body: "{}".repeat(100),
    }
}

async fn append_for_ever(file: &Path, sync: Sync) {
    let mut journal = open(file, IF_ABSENT, sync).await.unwrap().journal;
    let mut out = std::io::stdout();
    loop {
        let head = journal.head().seq;
        journal
            .append(head, &[tap(head), tap(head + 1)])
            .await
            .unwrap();
        writeln!(out, "acknowledged {}", head + 2).unwrap();
        out.flush().unwrap();
    }
}

/// How many acknowledged entries one power cut loses, after so many batches.
fn lost(sync: Sync, batches: u64) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let mut cut = Command::new("unshare");
    cut.args(["-m", "sh", "-ec", CUT, "sh"])
        .arg(folder.path())
        .arg(batches.to_string());
    cut.arg(std::env::current_exe().unwrap()).args([
        "--exact",
        NAME,
        "--nocapture",
        "--test-threads=1",
    ]);
    cut.env("LANISTA_CHILD", folder.path().join("hall"))
        .env("LANISTA_SYNC", format!("{sync:?}"));
    let mut child = cut
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let seen = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("seen ")?.parse::<u64>().ok());
    let ended = child.wait_with_output().unwrap();
    let said = std::fs::read_to_string(folder.path().join("said")).unwrap_or_default();
    let acknowledged = said
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("acknowledged ")?.parse::<u64>().ok());
    let (Some(seen), Some(acknowledged)) = (seen, acknowledged) else {
        panic!(
            "the cut did not work: {}\n{said}",
            String::from_utf8_lossy(&ended.stderr)
        );
    };
    eprintln!("{sync:?}: {acknowledged} acknowledged, {seen} after the power cut");
    acknowledged.saturating_sub(seen)
}

fn can_cut() -> bool {
    let script = "truncate -s 8M \"$1/disk\"; mkfs.ext4 -q -F \"$1/disk\"; mkdir \"$1/hall\"; mount -o loop \"$1/disk\" \"$1/hall\"";
    let folder = tempfile::tempdir().unwrap();
    let tried = Command::new("unshare")
        .args(["-m", "sh", "-ec", script, "sh"])
        .arg(folder.path())
        .output();
    let why = match tried {
        Ok(tried) if tried.status.success() => return true,
        Ok(tried) => String::from_utf8_lossy(&tried.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    assert!(
        std::env::var_os("CI").is_none(),
        "the power cut needs root, loop devices and mkfs.ext4, and CI has them: {why}"
    );
    eprintln!("SKIPPED: the power cut needs root, loop devices and mkfs.ext4: {why}");
    false
}

#[tokio::test]
async fn a_power_cut_loses_nothing_that_was_acknowledged() {
    if let Some(hall) = std::env::var_os("LANISTA_CHILD") {
        let file = Path::new(&hall).join("cup.lanista");
        if std::env::var_os("LANISTA_SEEN").is_none() {
            let normal = std::env::var("LANISTA_SYNC").is_ok_and(|sync| sync == "Normal");
            append_for_ever(&file, if normal { Sync::Normal } else { Sync::Full }).await;
        }
        // With NORMAL not even the file need be there.
        let seen = if file.exists() {
            Journal::check(&file).await.unwrap().entries
        } else {
            0
        };
        println!("\nseen {seen}");
        return;
    }
    if !can_cut() {
        return;
    }
    let cuts = if std::env::var_os("LANISTA_LONG").is_some() {
        20
    } else {
        2
    };
    for cut in 0..cuts {
        assert_eq!(lost(Sync::Full, 20 + 37 * cut % 300), 0, "cut {cut}");
    }
    // Each such cut loses something in more than half of the cases.
    let with_teeth = (0..20).any(|cut| lost(Sync::Normal, 20 + 37 * cut % 300) > 0);
    assert!(
        with_teeth,
        "the cut loses nothing with NORMAL either: it shows nothing"
    );
}
