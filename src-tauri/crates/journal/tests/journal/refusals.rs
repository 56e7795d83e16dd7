//! Files and folders that are refused, each with its code and a sentence, and left as they were.

use std::path::Path;
use std::process::Command;

use crate::common::{
    AS_USUAL, Hall, NEW, WHAT_IS_LEFT, again, child_folder, may_mount, seal_again, tap,
};
use lanista_journal::{AppendError, Create, Damaged, Journal, Open, OpenError, StorageError};

/// Whatever way it is opened: refused with this code, in these words, and the file stays as it is.
async fn check_refused(file: &Path, code: &str, words: &str) {
    let before = std::fs::read(file).ok();
    let ways = [
        AS_USUAL,
        WHAT_IS_LEFT,
        Open {
            create: Create::IfAbsent,
            damaged: Damaged::Refuse,
        },
    ];
    for how in ways {
        let refused = Journal::open(file, how).await.unwrap_err();
        assert_eq!(refused.code(), code, "{refused}");
        assert!(refused.to_string().contains(words), "{refused}");
    }
    let checked = Journal::check(file).await.unwrap_err();
    assert_eq!(checked.code(), code, "{checked}");
    assert_eq!(std::fs::read(file).ok(), before);
    let folder = file.parent().unwrap();
    assert_eq!(
        std::fs::read_dir(folder).unwrap().count(),
        1,
        "something was left in the folder"
    );
}

#[tokio::test]
async fn an_empty_file_is_no_gathering() {
    let hall = Hall::new();
    std::fs::write(&hall.file, "").unwrap();
    check_refused(&hall.file, "not_a_gathering", "empty").await;
}

#[tokio::test]
async fn a_spreadsheet_is_no_gathering() {
    let hall = Hall::new();
    std::fs::write(&hall.file, "handle;seat\n".repeat(400)).unwrap();
    check_refused(&hall.file, "not_a_gathering", "something else").await;
}

#[tokio::test]
async fn the_database_of_another_program_is_no_gathering() {
    let hall = Hall::with(1).await;
    hall.meddle("pragma application_id = 0").await;
    check_refused(&hall.file, "not_a_gathering", "another program").await;
}

#[tokio::test]
async fn a_folder_is_no_gathering() {
    let hall = Hall::new();
    std::fs::create_dir(&hall.file).unwrap();
    check_refused(&hall.file, "not_a_gathering", "folder").await;
}

#[tokio::test]
async fn a_gathering_of_a_newer_version_is_refused() {
    let hall = Hall::with(1).await;
    hall.meddle("pragma user_version = 99").await;
    seal_again(&hall.file);
    check_refused(
        &hall.file,
        "newer_version",
        "format 99, this one reads up to 2",
    )
    .await;
}

#[tokio::test]
async fn an_older_format_is_brought_up_to_date() {
    let hall = Hall::with(4).await;
    hall.meddle("pragma user_version = 0").await;
    seal_again(&hall.file);
    let opened = hall.open(AS_USUAL).await;
    assert_eq!(opened.entries.len(), 4);
    opened.journal.close().await.unwrap();
    assert_eq!(std::fs::read(&hall.file).unwrap()[60..64], [0, 0, 0, 2]);
    assert!(hall.check().await.ok);
}

#[tokio::test]
async fn two_programs_cannot_open_one_gathering() {
    let hall = Hall::with(2).await;
    let first = hall.open(AS_USUAL).await.journal;
    let refused = hall.refused(AS_USUAL).await;
    assert!(
        matches!(refused, OpenError::InUse { pid: Some(pid) } if pid == std::process::id()),
        "{refused}"
    );
    // The check may look at any time.
    assert!(hall.check().await.ok);
    first.close().await.unwrap();
    hall.open(AS_USUAL).await.journal.close().await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_does_not_open_a_second_way_in() {
    let hall = Hall::with(2).await;
    let link = hall.folder.path().join("link.lanista");
    std::os::unix::fs::symlink(&hall.file, &link).unwrap();
    let _first = hall.open(AS_USUAL).await.journal;
    assert_eq!(
        Journal::open(&link, AS_USUAL).await.unwrap_err().code(),
        "in_use"
    );
}

/// A shell script around the named test, in a mount namespace of its own, where `$1` is the folder.
#[cfg(target_os = "linux")]
fn in_own_mounts(script: &str, test: &str, folder: &Path) {
    let child = again(test, folder);
    let mut shell = Command::new("unshare");
    shell
        .args(["-m", "sh", "-ec", script, "sh"])
        .arg(folder)
        .arg(child.get_program())
        .args(child.get_args());
    let ended = shell.env("LANISTA_CHILD", folder).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned()
        + &String::from_utf8_lossy(&ended.stderr);
    assert!(
        ended.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_read_only_folder_is_said_to_be_one() {
    let Some(folder) = child_folder() else {
        if may_mount("a read-only folder") {
            let hall = Hall::with(5).await;
            let script =
                r#"mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@""#;
            in_own_mounts(
                script,
                "refusals::a_read_only_folder_is_said_to_be_one",
                hall.folder.path(),
            );
        }
        return;
    };
    let file = folder.join("cup.lanista");
    assert_eq!(
        Journal::open(&file, AS_USUAL).await.unwrap_err().code(),
        "read_only_folder"
    );
    assert_eq!(
        Journal::open(&folder.join("new.lanista"), NEW)
            .await
            .unwrap_err()
            .code(),
        "read_only_folder"
    );
    let report = Journal::check(&file).await.unwrap();
    assert_eq!((report.entries, report.ok), (5, true), "{report:?}");
}

/// A stick pulled out of a running laptop and put into another one that only reads it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_read_only_folder_with_an_unfinished_log_can_be_checked() {
    let Some(folder) = child_folder() else {
        if may_mount("a read-only folder with a log") {
            let hall = Hall::with(5).await;
            let mut journal = hall.open(AS_USUAL).await.journal;
            journal.append(5, &[tap(5)]).await.unwrap();
            let stick = tempfile::tempdir().unwrap();
            for name in ["cup.lanista", "cup.lanista-wal"] {
                std::fs::copy(hall.folder.path().join(name), stick.path().join(name)).unwrap();
            }
            let script =
                r#"mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@""#;
            in_own_mounts(
                script,
                "refusals::a_read_only_folder_with_an_unfinished_log_can_be_checked",
                stick.path(),
            );
        }
        return;
    };
    let report = Journal::check(&folder.join("cup.lanista")).await.unwrap();
    assert_eq!((report.entries, report.ok), (6, true), "{report:?}");
}

/// One megabyte, filled by another file in the middle of the work.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_refuses_the_batch_and_nothing_else() {
    let Some(folder) = child_folder() else {
        if may_mount("a full disk") {
            let hall = Hall::new();
            let script = r#"mount -t tmpfs -o size=1m tmpfs "$1"; shift; exec "$@""#;
            in_own_mounts(
                script,
                "refusals::a_full_disk_refuses_the_batch_and_nothing_else",
                hall.folder.path(),
            );
        }
        return;
    };
    let (file, ballast) = (folder.join("cup.lanista"), folder.join("holiday.mp4"));
    let fill = || {
        use std::io::Write;
        let mut movie = std::fs::File::create(&ballast).unwrap();
        while movie.write_all(&[7; 512]).is_ok() {}
    };
    let mut journal = Journal::open(&file, NEW).await.unwrap().journal;
    let mut stored = 0;
    for fullness in 0..5 {
        let batch: Vec<_> = (stored..stored + 20).map(tap).collect();
        journal.append(stored, &batch).await.unwrap();
        stored += 20;
        fill();
        // The log has room for a while where it was written before.
        let refused = loop {
            let batch: Vec<_> = (stored..stored + 20).map(tap).collect();
            match journal.append(stored, &batch).await {
                Ok(_) => stored += 20,
                Err(refused) => break refused,
            }
        };
        assert!(
            matches!(refused, AppendError::Storage(StorageError::DiskFull)),
            "{fullness}: {refused}"
        );
        assert_eq!(journal.head().seq, stored);
        assert_eq!(
            journal.entries(1, 1_000).await.unwrap().len() as u64,
            stored,
            "reading goes on"
        );
        assert_eq!(
            journal
                .append(stored, &[tap(stored)])
                .await
                .unwrap_err()
                .code(),
            "disk_full"
        );
        std::fs::remove_file(&ballast).unwrap();
    }
    journal.close().await.unwrap();
    let again = Journal::open(&file, AS_USUAL).await.unwrap();
    assert_eq!(again.entries.len() as u64, stored);
    again.journal.close().await.unwrap();
    assert!(Journal::check(&file).await.unwrap().ok);

    fill();
    let new = Journal::open(&folder.join("new.lanista"), NEW)
        .await
        .unwrap_err();
    assert_eq!(new.code(), "disk_full", "{new}");
    assert!(!folder.join("new.lanista").exists());
}
