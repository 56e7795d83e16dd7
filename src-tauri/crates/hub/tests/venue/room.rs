//! A room with a gathering in it: a hub on a file that vanishes with the test.

use lanista_domain::{At, Gathering};
use lanista_hub::clock::{Clock, Hand};
use lanista_hub::{Body, Follower, Hub, Receipt, Rejected, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_wire::command::{Command, Expect};
use lanista_wire::format::StageKind;
use lanista_wire::shared::{Format, GameRule, Length, NewEntrant, Role, Scope, Series, Vocabulary};
use lanista_wire::topic::Audience;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// So soon comes what is there already.
pub(crate) const AT_ONCE: Duration = Duration::from_millis(5);

pub(crate) struct Room {
    pub(crate) hub: Hub,
    file: PathBuf,
    sent: AtomicU32,
    disk: Option<Disk>,
    _folder: TempDir,
}

/// A file system of a megabyte; unmounted with the room.
struct Disk(PathBuf);

impl Drop for Disk {
    fn drop(&mut self) {
        let _best_effort = Program::new("umount")
            .args(["-l".as_ref(), self.0.as_os_str()])
            .status();
    }
}

async fn open(file: &Path) -> Hub {
    open_by(file, Clock::start).await
}

async fn open_by(file: &Path, clock: impl FnOnce(At) -> Clock) -> Hub {
    let how = Open {
        create: Create::IfAbsent,
        damaged: Damaged::Refuse,
    };
    let opened = Journal::open(file, how).await.unwrap();
    let settings = Settings {
        file: file.to_path_buf(),
        version: "test".into(),
    };
    Hub::start_by(opened, settings, clock).await.unwrap().0
}

impl Room {
    pub(crate) async fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("room.lanista");
        Self {
            hub: open(&file).await,
            file,
            sent: AtomicU32::new(0),
            disk: None,
            _folder: folder,
        }
    }

    /// The same gathering, closed and opened again, on a clock that is moved by hand and begins so much later than
    /// the last entry.
    pub(crate) async fn by_hand(&mut self, later: u64) -> Hand {
        self.hub.stop().await;
        let mut hand = None;
        self.hub = open_by(&self.file, |last| {
            let (clock, moves) = Clock::by_hand(At(last.0 + later));
            hand = Some(moves);
            clock
        })
        .await;
        hand.unwrap()
    }

    /// A published single elimination, best of three to whatever the judge says.
    pub(crate) async fn with_bracket(entrants: u32) -> Self {
        let room = Self::empty().await;
        room.bracket(entrants).await;
        room
    }

    pub(crate) async fn bracket(&self, entrants: u32) {
        let format = Format::one_stage(
            StageKind::single(),
            Series {
                length: Length::BestOf { games: 3 },
                head_start: None,
            },
            GameRule::Points,
            Vocabulary::Neutral,
        );
        let entrants = (1..=entrants).map(named).collect();
        self.publish(format, entrants).await;
    }

    /// Draws and publishes the first tournament of a gathering.
    pub(crate) async fn publish(&self, format: Format, entrants: Vec<NewEntrant>) {
        for command in [
            Command::CreateTournament {
                name: "Cup".into(),
                title: "Chess".into(),
                format,
            },
            Command::AddEntrants {
                tournament: 1,
                entrants,
            },
            Command::DrawStage { tournament: 1 },
            Command::PublishStage { stage: 1 },
        ] {
            self.system(command).await.unwrap();
        }
    }

    /// A gathering on a disk of one megabyte. Needs the right to mount.
    pub(crate) async fn on_a_small_disk() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mount = folder.path().join("disk");
        fs::create_dir(&mount).unwrap();
        let done = Program::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(&mount)
            .status()
            .is_ok_and(|status| status.success());
        if !done {
            let why = "no right to mount a small disk";
            assert!(
                std::env::var_os("LANISTA_NO_SKIP").is_none(),
                "may not be skipped: {why}"
            );
            eprintln!("SKIPPED: {why}");
            return None;
        }
        let file = mount.join("room.lanista");
        let hub = open(&file).await;
        let disk = Some(Disk(mount));
        Some(Self {
            hub,
            file,
            sent: AtomicU32::new(0),
            disk,
            _folder: folder,
        })
    }

    fn ballast(&self) -> PathBuf {
        self.disk.as_ref().unwrap().0.join("ballast")
    }

    pub(crate) fn fill_the_disk(&self) {
        let mut size = 1 << 20;
        let mut all = Vec::new();
        while size >= 512 {
            let written = fs::write(self.ballast(), [all.as_slice(), &vec![0; size]].concat());
            if written.is_ok() {
                all.resize(all.len() + size, 0);
            } else {
                size /= 2;
            }
        }
    }

    pub(crate) fn free_the_disk(&mut self) {
        fs::remove_file(self.ballast()).unwrap();
    }

    pub(crate) async fn send(
        &self,
        device: &str,
        id: &str,
        expect: Option<Expect>,
        command: Command,
    ) -> Result<Receipt, Rejected> {
        let submission = Submission {
            device: Some(device.into()),
            id: id.into(),
            expect,
            body: Body::Wire(command),
        };
        self.hub.submit(submission).await
    }

    pub(crate) async fn system(&self, command: Command) -> Result<Receipt, Rejected> {
        let id = format!("system-{}", self.sent.fetch_add(1, Ordering::Relaxed));
        let submission = Submission {
            device: None,
            id,
            expect: None,
            body: Body::Wire(command),
        };
        self.hub.submit(submission).await
    }

    /// Lets a judge in and gives the name of the key.
    pub(crate) async fn judge(&self, name: &str) -> String {
        let device = format!("key-of-{name}");
        let command = Command::AdmitDevice {
            device: device.clone(),
            name: name.into(),
            role: Role::Judge,
            scope: Scope::Everything,
        };
        self.system(command).await.unwrap();
        device
    }

    pub(crate) async fn state(&self) -> Gathering {
        self.hub
            .read(|gathering, _| gathering.clone())
            .await
            .unwrap()
    }

    /// Waits until the writer has acted on the clock, which it does before it answers the question after the next.
    pub(crate) async fn settled(&self) -> Gathering {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.state().await;
        self.state().await
    }

    /// Closes the gathering, opens it again, and finds the same.
    pub(crate) async fn replays_to_the_same(&self) {
        let before = self.state().await;
        self.hub.stop().await;
        let again = open(&self.file).await;
        let after = again.read(|gathering, _| gathering.clone()).await.unwrap();
        again.stop().await;
        assert_eq!(before, after);
    }

    /// Closes the gathering; where it lies.
    pub(crate) async fn closed(&self) -> PathBuf {
        self.hub.stop().await;
        self.file.clone()
    }

    /// Closes the gathering and opens it again.
    pub(crate) async fn opened_again(&self) -> Hub {
        open(&self.closed().await).await
    }

    pub(crate) async fn follow(&self, audience: Audience, topics: &[&str]) -> Follower {
        let follower = self.hub.follow(audience).await;
        follower
            .sub(
                topics
                    .iter()
                    .map(|topic| ((*topic).to_owned(), 0))
                    .collect(),
            )
            .await;
        follower
    }
}

/// The next frame that is on its way.
pub(crate) async fn frame(follower: &mut Follower) -> Value {
    let wait = tokio::time::timeout(Duration::from_secs(10), follower.next());
    let frame = wait
        .await
        .expect("a frame within ten seconds")
        .expect("the hub runs");
    serde_json::from_slice(&frame.json()).unwrap()
}

/// Whatever is on its way now, and what comes within a moment.
pub(crate) async fn frames(room: &Room, follower: &mut Follower) -> Vec<Value> {
    frames_within(room, follower, Duration::from_millis(50)).await
}

/// Whatever is on its way now, and what comes so soon after the last of it. A follower that is behind asks, and its wait for
/// the answer may be given up: the answer has come once the hub has delivered again, however busy this machine is.
pub(crate) async fn frames_within(
    room: &Room,
    follower: &mut Follower,
    mut wait: Duration,
) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        room.hub.delivered().await;
        let before = all.len();
        while let Ok(Some(frame)) = tokio::time::timeout(wait, follower.next()).await {
            all.push(serde_json::from_slice(&frame.json()).unwrap());
        }
        if all.len() == before {
            return all;
        }
        wait = AT_ONCE;
    }
}

pub(crate) fn codes(rejected: Option<&Rejected>) -> Vec<String> {
    rejected
        .map(|rejected| {
            rejected
                .reasons
                .iter()
                .map(|reason| reason.code.clone())
                .collect()
        })
        .unwrap_or_default()
}

pub(crate) fn seq(receipt: &Result<Receipt, Rejected>) -> u64 {
    receipt.as_ref().unwrap().seq
}

/// An entrant of whom nothing is known but a number.
pub(crate) fn named(number: u32) -> NewEntrant {
    NewEntrant {
        name: format!("Entrant {number}"),
        ..NewEntrant::default()
    }
}
