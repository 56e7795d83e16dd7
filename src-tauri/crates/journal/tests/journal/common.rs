//! What the journal's tests share: a gathering in a folder of its own, entries to put in, ways to hurt the file.

use std::path::{Path, PathBuf};

use lanista_journal::{CheckReport, Create, Damaged, Journal, NewEntry, Open, OpenError, Opened};

/// Opens as the hub does: the gathering is there, damage is refused.
pub(crate) const AS_USUAL: Open = Open {
    create: Create::MustExist,
    damaged: Damaged::Refuse,
};
/// Opens a new gathering.
pub(crate) const NEW: Open = Open {
    create: Create::MustNotExist,
    damaged: Damaged::Refuse,
};
/// Opens after a person agreed to read what is left.
pub(crate) const WHAT_IS_LEFT: Open = Open {
    create: Create::MustExist,
    damaged: Damaged::ReadUpToLastGood,
};

/// A folder that vanishes with the test, and a gathering in it.
pub(crate) struct Hall {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) file: PathBuf,
}

impl Hall {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cup.lanista");
        Self { folder, file }
    }

    /// A closed gathering with so many entries.
    pub(crate) async fn with(entries: u64) -> Self {
        let hall = Self::new();
        let mut journal = hall.open(NEW).await.journal;
        for tens in 0..entries.div_ceil(10) {
            let batch: Vec<_> = (tens * 10..entries.min(tens * 10 + 10)).map(tap).collect();
            journal.append(tens * 10, &batch).await.unwrap();
        }
        journal.close().await.unwrap();
        hall
    }

    pub(crate) async fn open(&self, how: Open) -> Opened {
        Journal::open(&self.file, how).await.unwrap()
    }

    pub(crate) async fn refused(&self, how: Open) -> OpenError {
        match Journal::open(&self.file, how).await {
            Err(error) => error,
            Ok(opened) => panic!("opened {opened:?}"),
        }
    }

    pub(crate) async fn check(&self) -> CheckReport {
        Journal::check(&self.file).await.unwrap()
    }

    /// The files beside each other in the folder, by name.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|found| found.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Runs one statement as another program would, without Lanista noticing.
    pub(crate) async fn meddle(&self, statement: &'static str) {
        use sqlx::{ConnectOptions, Connection};
        let mut conn = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&self.file)
            .connect()
            .await
            .unwrap();
        sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
    }
}

/// The tap number `n` of tablet 4: entry `n + 1` of a gathering where nothing else happens.
pub(crate) fn tap(n: u64) -> NewEntry {
    let mut command_hash = [0; 32];
    command_hash[..8].copy_from_slice(&n.to_be_bytes());
    NewEntry {
        at: 1_763_686_800_000 + n * 1_500,
        actor: format!("judge {}", ["Ana", "Bo", "Cy"][(n % 3) as usize]),
        device: format!("tablet-{}", n % 5),
        command_id: format!("c-{n}"),
        command_hash,
        kind: "ReportScore".to_owned(),
        body: format!(
            r#"{{"command":{{"match":{},"home":{},"away":{}}},"events":[{{"ScoreReported":{n}}}]}}"#,
            n / 7,
            n % 3,
            n % 2
        ),
    }
}

/// Changes one bit of one byte of a file.
pub(crate) fn flip(file: &Path, at: usize) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[at] ^= 1 << (at % 8);
    std::fs::write(file, bytes).unwrap();
}

/// Where the 32 bytes of the seal lie: behind its mark, which stands here once more so that it never changes.
pub(crate) fn seal_at(bytes: &[u8]) -> usize {
    const MARK: &[u8] = b"\xff\x4c\xb1\x0d\x93\xe6\x5a\x27\xf8\x71\xc4\x3e\xad\x08\xd2\xff";
    let mark = bytes
        .windows(MARK.len())
        .position(|window| window == MARK)
        .expect("the mark of the seal");
    mark + MARK.len()
}

/// Seals a file that was changed on purpose, as the program that it pretends to be would have done.
pub(crate) fn seal_again(file: &Path) {
    use sha2::{Digest, Sha256};
    let mut bytes = std::fs::read(file).unwrap();
    let at = seal_at(&bytes);
    bytes[at..at + 32].fill(0);
    let hash = Sha256::digest(&bytes);
    bytes[at..at + 32].copy_from_slice(&hash);
    std::fs::write(file, bytes).unwrap();
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
pub(crate) fn dice(mut state: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// Whether this process may mount and such; says loudly what is not shown otherwise. In CI, which sets `CI`,
/// a missing right is a failure.
pub(crate) fn may_mount(what: &str) -> bool {
    let may = std::process::Command::new("unshare")
        .args(["-m", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !may {
        assert!(
            std::env::var_os("CI").is_none(),
            "{what} needs root and unshare, and CI has both"
        );
        eprintln!("SKIPPED: {what} needs root and unshare");
    }
    may
}

/// Runs the test of this name again in a process of its own, which finds `LANISTA_CHILD` set to `folder`.
pub(crate) fn again(test: &str, folder: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("LANISTA_CHILD", folder);
    command
}

/// In a process started by [`again`]: the folder to work in.
pub(crate) fn child_folder() -> Option<PathBuf> {
    std::env::var_os("LANISTA_CHILD").map(PathBuf::from)
}
