//! Files that cannot be served: the exit code for scripts, one sentence for people, and every byte as it was.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use lanista_venue::order::{Said, check_journal, order, order_within};
use lanista_venue::server::Start;
use lanista_venue::skip::skip;
use tempfile::TempDir;

const NOT_A_GATHERING: i32 = 3;
const IN_USE: i32 = 4;
const NEWER: i32 = 5;
const NO_PORT: i32 = 7;
const NO_FOLDER_TO_WRITE: i32 = 8;

/// How the mark of 16 bytes before a gathering's seal begins.
const MARK: [u8; 4] = [0xff, 0x4c, 0xb1, 0x0d];

#[test]
fn what_is_no_gathering_is_refused_and_left_alone() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for (name, bytes, sentence) in [
        (
            "entrants.csv",
            &b"handle;seat\nFox;12\n"[..],
            "something else",
        ),
        ("empty.lanista", b"", "empty"),
        ("photo.lanista", &[0xff; 4_096], "something else"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes)?;
        refused(folder.path(), &serve(&file), NOT_A_GATHERING, sentence)?;
        let words = ["journal".into(), "check".into(), file.into_os_string()];
        refused(folder.path(), &words, NOT_A_GATHERING, sentence)?;
    }
    Ok(())
}

#[test]
fn a_folder_is_no_gathering() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let inner = folder.path().join("gatherings");
    fs::create_dir(&inner)?;
    refused(folder.path(), &serve(&inner), NOT_A_GATHERING, "folder")
}

#[test]
fn a_gathering_of_a_newer_version_is_named_as_such() -> Result<()> {
    let (folder, file) = demonstration()?;
    let mut bytes = fs::read(&file)?;
    // SQLite's "user version", a big-endian number at byte 60 (https://www.sqlite.org/fileformat.html): our format.
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    // Whoever wrote it has sealed it in its own way; a seal of zeros says that there is none.
    let mark = bytes.windows(4).position(|four| four == MARK);
    let seal = mark.context("a sealed gathering")? + 16;
    bytes[seal..seal + 32].fill(0);
    fs::write(&file, &bytes)?;
    refused(folder.path(), &serve(&file), NEWER, "newer")
}

#[test]
fn a_gathering_that_must_exist_is_not_made() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut words = serve(&folder.path().join("typo.lanista"));
    words.push("--must-exist".into());
    refused(folder.path(), &words, NOT_A_GATHERING, "no such file")
}

#[test]
fn a_demonstration_replaces_nothing() -> Result<()> {
    let (folder, file) = demonstration()?;
    let words = ["demo".into(), file.into_os_string()];
    refused(folder.path(), &words, 1, "already a file")
}

#[test]
fn a_second_program_is_told_that_the_gathering_is_open() -> Result<()> {
    let server = Start::new()?.run()?;
    let said = order(&serve(server.file()))?;
    answered(&said, IN_USE, "already open")?;
    let other = TempDir::new()?;
    let start = Start::new()?
        .file(&other.path().join("other.lanista"))
        .run();
    ensure!(start.is_ok(), "another gathering is free to be served");
    ensure!(check_journal(server.file())?.ok, "and may be looked at");
    Ok(())
}

#[test]
fn a_port_in_use_is_never_silently_another() -> Result<()> {
    let (folder, file) = demonstration()?;
    let taken = TcpListener::bind(("127.0.0.1", 0))?;
    let mut words = serve(&file);
    words.pop();
    words.push(taken.local_addr()?.to_string().into());
    let port = taken.local_addr()?.port().to_string();
    let before = check_journal(&file)?;
    let said = order(&words)?;
    answered(&said, NO_PORT, &port)?;
    assert_eq!(check_journal(&file)?, before);
    drop(folder);
    Ok(())
}

#[test]
fn an_address_of_nobody_here_is_refused() -> Result<()> {
    let (_folder, file) = demonstration()?;
    let mut words = serve(&file);
    words.pop();
    // TEST-NET-1, RFC 5737: no machine has it.
    words.push("192.0.2.1:0".into());
    answered(&order(&words)?, NO_PORT, "192.0.2.1")
}

#[test]
fn a_read_only_folder_is_named_as_such() -> Result<()> {
    let (folder, file) = demonstration()?;
    let before = contents(folder.path())?;
    // Root may write where modes forbid it; nobody writes into a folder that is mounted read-only.
    let mount = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
    let Some(before_words) = in_a_namespace(folder.path(), mount) else {
        return Ok(());
    };
    let said = order_within(&before_words, &serve(&file))?;
    answered(&said, NO_FOLDER_TO_WRITE, "read-only")?;
    let new = folder.path().join("new.lanista");
    let said = order_within(&before_words, &serve(&new))?;
    answered(&said, NO_FOLDER_TO_WRITE, "read-only")?;
    ensure!(contents(folder.path())? == before, "a file was changed");
    Ok(())
}

#[test]
fn a_full_disk_is_named_as_such() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mount = "mount -t tmpfs -o size=8k tmpfs \"$0\" && exec \"$@\"";
    let Some(before_words) = in_a_namespace(folder.path(), mount) else {
        return Ok(());
    };
    let said = order_within(&before_words, &serve(&folder.path().join("new.lanista")))?;
    answered(&said, NO_FOLDER_TO_WRITE, "disk is full")
}

/// The demonstration in a folder of its own.
fn demonstration() -> Result<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("demonstration.lanista");
    let said = order(&[OsStr::new("demo"), file.as_os_str()])?;
    ensure!(said.code == Some(0), "{said:?}");
    Ok((folder, file))
}

/// `serve FILE` where nobody else listens; the address comes last.
fn serve(file: &Path) -> Vec<OsString> {
    let mut words: Vec<OsString> = vec!["serve".into(), file.into()];
    words.extend(["--no-mdns".into(), "--listen".into(), "127.0.0.1:0".into()]);
    words
}

/// The order is refused, and in the folder nothing is added, removed or changed.
fn refused(folder: &Path, words: &[OsString], code: i32, sentence: &str) -> Result<()> {
    let before = contents(folder)?;
    answered(&order(words)?, code, sentence)?;
    ensure!(contents(folder)? == before, "{words:?} changed a file");
    Ok(())
}

/// One line, for people, that says what it must; no log before it and no cause chain behind it.
fn answered(said: &Said, code: i32, sentence: &str) -> Result<()> {
    ensure!(said.code == Some(code), "not {code}: {said:?}");
    let lines: Vec<&str> = said.complaint.lines().collect();
    ensure!(lines.len() == 1, "not one line: {said:?}");
    let line = lines[0].strip_prefix("lanista: ").context("who speaks")?;
    ensure!(line.contains(sentence), "no \"{sentence}\" in: {line}");
    ensure!(!line.contains("Error"), "not for people: {line}");
    Ok(())
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(contents(&path)?);
        } else {
            found.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(found)
}

/// The words before a program that mount what `script` says over a folder, for this program alone. None, said loudly,
/// when we have not the right to.
fn in_a_namespace(folder: &Path, script: &str) -> Option<Vec<OsString>> {
    let words = |user: &[&str]| {
        let mut words: Vec<OsString> = vec!["unshare".into(), "--mount".into()];
        words.extend(user.iter().map(OsString::from));
        words.extend(["sh".into(), "-c".into(), script.into(), folder.into()]);
        words
    };
    let may = |words: &Vec<OsString>| {
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg("true");
        command.output().is_ok_and(|output| output.status.success())
    };
    let found = [words(&[]), words(&["--user", "--map-root-user"])]
        .into_iter()
        .find(may);
    if found.is_none() {
        skip("no right to mount in a namespace: root, or user namespaces");
    }
    found
}
