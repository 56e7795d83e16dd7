//! A hall with a server on any free port and a gathering in a folder that is gone afterwards.

use lanista_hub::{Hub, Settings};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_lan::client::{Code, Device, Link, Told, Who, pair};
use lanista_lan::{Listen, Mdns, Options, Server};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::format::StageKind;
use lanista_wire::frame::Standing;
use lanista_wire::shared::{Format, GameRule, Length, NewEntrant, Role, Scope, Series, Vocabulary};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tempfile::TempDir;

pub(crate) struct Venue {
    pub(crate) server: Server,
    pub(crate) hub: Hub,
    folder: TempDir,
}

impl Venue {
    pub(crate) async fn open() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Options)) -> Self {
        Self::at(tempfile::tempdir().unwrap(), change).await
    }

    /// On the file `hall.lanista` in a folder.
    pub(crate) async fn at(folder: TempDir, change: impl FnOnce(&mut Options)) -> Self {
        let path = folder.path().join("hall.lanista");
        let how = Open {
            create: Create::IfAbsent,
            damaged: Damaged::Refuse,
        };
        let opened = Journal::open(&path, how).await.unwrap();
        let (hub, _) = Hub::start(
            opened,
            Settings {
                file: path,
                version: "test".into(),
            },
        )
        .await
        .unwrap();
        let server = Server::start(hub.clone(), options(change)).await.unwrap();
        Self {
            server,
            hub,
            folder,
        }
    }

    /// The program ends in good order and is started again on the same file.
    pub(crate) async fn restart(self) -> Self {
        let Self {
            server,
            hub,
            folder,
        } = self;
        server.stop().await;
        hub.stop().await;
        Self::at(folder, |_| {}).await
    }

    /// The program ends in good order; the bytes of its file.
    pub(crate) async fn close(self) -> Vec<u8> {
        self.server.stop().await;
        self.hub.stop().await;
        std::fs::read(self.folder.path().join("hall.lanista")).unwrap()
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.local_addr()
    }

    pub(crate) async fn link(&self, device: &Device) -> Link {
        Link::open(self.address(), &Who::Paired(device.clone()))
            .await
            .unwrap()
    }

    /// The first desk, let in by the one-time address.
    pub(crate) async fn desk(&self) -> Link {
        let code = Code::from(&self.server.desk_code().unwrap());
        let device = pair(self.address(), &code, "Front desk").await.unwrap();
        self.link(&device).await
    }

    pub(crate) async fn code(&self, desk: &mut Link, role: Role, scope: Scope) -> Code {
        let ask = Ask::Enrol {
            role,
            scope,
            name: String::new(),
            count: 1,
            minutes: 5,
        };
        desk.enrol(ask, &self.server.fingerprint())
            .await
            .unwrap()
            .remove(0)
    }

    /// A device that waits for the desk.
    pub(crate) async fn waiting(&self, desk: &mut Link, scope: Scope) -> Device {
        let code = self.code(desk, Role::Judge, scope).await;
        pair(self.address(), &code, "Aylin").await.unwrap()
    }

    /// A judge, let in.
    pub(crate) async fn judge(&self, desk: &mut Link, scope: Scope) -> (Device, Link) {
        let device = self.waiting(desk, scope).await;
        desk.command(admit(&device, scope)).await.unwrap().unwrap();
        let link = self.link(&device).await;
        assert!(
            matches!(
                link.standing,
                Standing::Admitted {
                    role: Role::Judge,
                    ..
                }
            ),
            "{:?}",
            link.standing
        );
        (device, link)
    }

    pub(crate) async fn head(&self) -> u64 {
        self.hub
            .read(|gathering, _| gathering.head.0)
            .await
            .unwrap()
    }
}

pub(crate) fn options(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options {
        port: Some(0),
        listen: Listen::On(vec![Ipv4Addr::LOCALHOST.into()]),
        mdns: Mdns::Off,
        ..Options::default()
    };
    options.times.report = Duration::from_millis(10);
    options.times.forget = Duration::from_millis(200);
    options.times.look = Duration::from_millis(200);
    change(&mut options);
    options
}

pub(crate) fn admit(device: &Device, scope: Scope) -> Command {
    Command::AdmitDevice {
        device: device.id.clone(),
        name: "Aylin".into(),
        role: Role::Judge,
        scope,
    }
}

pub(crate) fn name(name: &str) -> Command {
    Command::NameGathering { name: name.into() }
}

pub(crate) fn format() -> Format {
    let usual = Series {
        length: Length::BestOf { games: 3 },
        head_start: None,
    };
    Format::one_stage(
        StageKind::single(),
        usual,
        GameRule::Points,
        Vocabulary::Neutral,
    )
}

/// A published bracket of four in tournament 1, and an empty tournament 2; the id of a match that can be played.
pub(crate) async fn bracket(desk: &mut Link) -> u32 {
    let entrants = ["Fox", "Owl", "Lynx", "Hare"];
    let entrants = entrants
        .map(|name| NewEntrant {
            name: name.into(),
            ..NewEntrant::default()
        })
        .to_vec();
    for command in [
        Command::CreateTournament {
            name: "Cup".into(),
            title: "Chess".into(),
            format: format(),
        },
        Command::CreateTournament {
            name: "Fun".into(),
            title: "Go".into(),
            format: format(),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants,
        },
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    desk.follow(&["open/"]).await.unwrap();
    let open = desk.until("open/0", |_| true).await.unwrap();
    let first = open["matches"].as_object().unwrap().keys().next().unwrap();
    first.parse().unwrap()
}

/// The close code with which a link ends.
pub(crate) async fn closed(link: &mut Link) -> u16 {
    loop {
        match link.next().await {
            Ok(Told::Frame(_) | Told::Document(_) | Told::Done { .. } | Told::Refused { .. }) => {}
            Err(lanista_lan::client::Error::Closed { code }) => return code,
            Err(error) => panic!("{error}"),
        }
    }
}

pub(crate) fn failure(answer: &Answer) -> &str {
    let Answer::Failed { code, .. } = answer else {
        panic!("{answer:?}")
    };
    code
}
