//! A house with a gathering: a hub on a real file that can be stopped and opened again in the middle of the day.

use lanista_domain::{Accepted, At, CommandId, DeviceId, Event, Gathering, MatchState, Seq};
use lanista_hub::{Body, Hub, Receipt, Rejected, Settings, Submission};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_wire::command::{Command, Expect};
use lanista_wire::format::{Criterion, Distribution, GrandFinal, StageKind, TableRule};
use lanista_wire::shared::{Format, GameRule, Length, NewEntrant, Role, Scope, Series, Vocabulary};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

pub(crate) struct House {
    pub(crate) hub: Hub,
    /// The last entry of the setting-up, which no worker sent.
    base: u64,
    sent: AtomicU32,
    folder: TempDir,
}

async fn open(folder: &Path) -> Hub {
    let file = folder.join("house.lanista");
    let opened = Journal::open(&file, how()).await.unwrap();
    let settings = Settings {
        file,
        version: "test".into(),
    };
    Hub::start(opened, settings).await.unwrap().0
}

const fn how() -> Open {
    Open {
        create: Create::IfAbsent,
        damaged: Damaged::Refuse,
    }
}

fn league() -> StageKind {
    StageKind::RoundRobin {
        distribution: Distribution::Snake,
        groups: 1,
        legs: 1,
        table: TableRule {
            win: 3,
            draw: 1,
            loss: 0,
            unit: 1,
            order: vec![Criterion::Points, Criterion::Lots],
            again: false,
            floor: 0,
        },
    }
}

impl House {
    async fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            hub: open(folder.path()).await,
            base: 0,
            sent: AtomicU32::new(0),
            folder,
        }
    }

    /// A published double elimination of eight, best of three, and a league of five beside it.
    pub(crate) async fn set_up() -> Self {
        let mut house = Self::empty().await;
        house
            .tournament(1, StageKind::double(GrandFinal::ResetIfNeeded), 8)
            .await;
        house.tournament(2, league(), 5).await;
        for number in 1..=3 {
            house
                .system(Command::SetStation {
                    number,
                    name: String::new(),
                })
                .await;
        }
        house.base = house.state().await.head.0;
        house
    }

    /// A published single elimination with so many matches that can be taken at once.
    pub(crate) async fn with_matches(count: u32) -> Self {
        let house = Self::empty().await;
        house.tournament(1, StageKind::single(), 2 * count).await;
        house
    }

    async fn tournament(&self, id: u32, kind: StageKind, entrants: u32) {
        let series = Series {
            length: Length::BestOf { games: 3 },
            head_start: None,
        };
        let format = Format::one_stage(kind, series, GameRule::Points, Vocabulary::Neutral);
        self.system(Command::CreateTournament {
            name: format!("Cup {id}"),
            title: "Chess".into(),
            format,
        })
        .await;
        let entrants: Vec<NewEntrant> = (1..=entrants)
            .map(|number| NewEntrant {
                name: format!("Entrant {number}"),
                ..NewEntrant::default()
            })
            .collect();
        for entrants in entrants.chunks(500) {
            self.system(Command::AddEntrants {
                tournament: id,
                entrants: entrants.to_vec(),
            })
            .await;
        }
        self.system(Command::DrawStage { tournament: id }).await;
        self.system(Command::PublishStage { stage: id }).await;
    }

    /// Lets somebody in before the day begins.
    pub(crate) async fn worker(&mut self, name: &str, role: Role) -> String {
        let device = self.admit(name, role).await;
        self.base = self.state().await.head.0;
        device
    }

    /// Lets a device in and gives the name of its key.
    pub(crate) async fn admit(&self, name: &str, role: Role) -> String {
        let device = format!("key-of-{name}");
        self.system(Command::AdmitDevice {
            device: device.clone(),
            name: name.into(),
            role,
            scope: Scope::Everything,
        })
        .await;
        device
    }

    pub(crate) fn name_of<'a>(&self, device: &'a str) -> &'a str {
        device.trim_start_matches("key-of-")
    }

    async fn system(&self, command: Command) {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        self.submit(None, &format!("system-{number}"), None, command)
            .await
            .unwrap();
    }

    pub(crate) async fn submit(
        &self,
        device: Option<String>,
        id: &str,
        expect: Option<Expect>,
        command: Command,
    ) -> Result<Receipt, Rejected> {
        let submission = Submission {
            device,
            id: id.into(),
            expect,
            body: Body::Wire(command),
        };
        self.hub.submit(submission).await
    }

    pub(crate) async fn take(&self, judge: &str, match_id: u32) -> Result<Receipt, Rejected> {
        let id = format!("take-{match_id}");
        let command = Command::TakeMatch { match_id };
        self.submit(Some(judge.into()), &id, None, command).await
    }

    /// The matches that can be taken now.
    pub(crate) async fn ready(&self) -> Vec<u32> {
        let state = self.state().await;
        let all = state.matches.values();
        all.filter(|found| matches!(found.state, MatchState::Ready { .. }))
            .map(|found| found.id.0)
            .collect()
    }

    pub(crate) async fn state(&self) -> Gathering {
        let read = self.hub.read(|gathering, _| gathering.clone());
        read.await.unwrap()
    }

    /// The laptop is closed and opened again.
    pub(crate) async fn restart(&mut self) {
        self.hub.stop().await;
        self.hub = open(self.folder.path()).await;
    }

    /// What was there before the workers came, and every entry since, as the file has them.
    pub(crate) async fn close(self) -> (Gathering, Vec<Accepted>) {
        self.hub.stop().await;
        let file = self.folder.path().join("house.lanista");
        let mut opened = Journal::open(&file, how()).await.unwrap();
        let stored = opened.journal.entries(1, 100_000).await.unwrap();
        opened.journal.close().await.unwrap();
        let all = stored.iter().map(|entry| {
            let body: serde_json::Value = serde_json::from_str(&entry.told.body).unwrap();
            let events: Vec<Event> = serde_json::from_value(body["events"].clone()).unwrap();
            let device = &entry.told.device;
            Accepted {
                seq: Seq(entry.seq),
                at: At(entry.told.at),
                device: (!device.is_empty()).then(|| DeviceId(device.clone())),
                command: CommandId(entry.told.command_id.clone()),
                kind: entry.told.kind.clone(),
                events,
            }
        });
        let (before, after): (Vec<_>, Vec<_>) = all.partition(|entry| entry.seq.0 <= self.base);
        let base = before.iter().fold(Gathering::default(), Gathering::evolve);
        (base, after)
    }
}
