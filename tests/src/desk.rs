//! The organiser in Rust: enters by the one-time code, sets tournaments up, lets judges in.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail, ensure};
use lanista_lan::client::{Code, Device, Link, Who, pair};
use lanista_lan::crypto::EnrolmentSecret;
use lanista_wire::ask::Ask;
use lanista_wire::command::Command;
use lanista_wire::format::{GrandFinal, StageKind};
use lanista_wire::limits::ROWS_A_TOPIC;
use lanista_wire::shared::{Format, GameRule, Length, NewEntrant, Role, Scope, Series, Vocabulary};
use lanista_wire::view::{DevicesView, GatheringView, StageView, StandingView};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::book::Book;
use crate::real::{Real, round_name};

/// Entrants in one command: well below the 64 kB of a message.
const CHUNK: usize = 50;

/// A linked desk.
#[derive(Debug)]
pub struct Desk {
    /// Its link.
    pub link: Link,
    /// Its key.
    pub device: Device,
    fingerprint: String,
    book: Arc<Book>,
}

/// The secret and the fingerprint in the address of a code.
///
/// # Errors
/// When the address has none.
pub fn code_of(address: &str) -> Result<Code> {
    let (_, fragment) = address.split_once('#').context("no fragment")?;
    let value = |name: &str| {
        fragment
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    };
    Ok(Code {
        secret: value("k")
            .and_then(EnrolmentSecret::parse)
            .context("no k")?,
        fingerprint: value("s").context("no s")?.to_owned(),
    })
}

/// First to so many wins.
#[must_use]
pub fn first_to(wins: u8) -> Series {
    Series {
        length: Length::FirstTo { wins },
        head_start: None,
    }
}

impl Desk {
    /// Pairs by the one-time address of the server and links.
    ///
    /// # Errors
    /// When it is not let in at once.
    pub async fn enter(server: SocketAddr, desk_url: &str, book: &Arc<Book>) -> Result<Self> {
        let code = code_of(desk_url)?;
        let device = pair(server, &code, "The desk").await?;
        ensure!(device.approved, "the first desk is let in at once");
        let mut link = Link::open(server, &Who::Paired(device.clone())).await?;
        link.follow(&["gathering", "devices"]).await?;
        Ok(Self {
            link,
            device,
            fingerprint: code.fingerprint,
            book: Arc::clone(book),
        })
    }

    /// Links anew after a break.
    ///
    /// # Errors
    /// When the server cannot be reached or does not know the desk.
    pub async fn link_anew(&mut self, server: SocketAddr) -> Result<()> {
        self.link = Link::open(server, &Who::Paired(self.device.clone())).await?;
        self.link.follow(&["gathering", "devices"]).await?;
        Ok(())
    }

    /// Sends a command that must be accepted; the number of its entry.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn send(&mut self, command: Command) -> Result<u64> {
        let shown = format!("{command:?}");
        let id = self.link.send_command(command, None).await?;
        match self.link.receipt(&id).await? {
            Ok(seq) => {
                self.book.note(&self.device.id, &id, seq)?;
                Ok(seq)
            }
            Err(refusal) => bail!("{shown} was refused: {:?}", refusal.reasons),
        }
    }

    /// Makes codes for judges, pairs a tablet with each, compares the six digits and lets it in.
    ///
    /// # Errors
    /// When one of them is not let in.
    pub async fn let_judges_in(&mut self, server: SocketAddr, count: u32) -> Result<Vec<Device>> {
        let ask = Ask::Enrol {
            role: Role::Judge,
            scope: Scope::Everything,
            name: String::new(),
            count,
            minutes: 5,
        };
        let codes = self.link.enrol(ask, &self.fingerprint).await?;
        let mut judges = vec![];
        for (number, code) in (1..).zip(&codes) {
            let name = format!("Judge {number}");
            let tablet = pair(server, code, &name).await?;
            ensure!(!tablet.approved, "a judge waits for the desk");
            let is_waiting = |devices: &Value| devices["waiting"].get(&tablet.id).is_some();
            let devices: DevicesView = read(self.link.until("devices", is_waiting).await?)?;
            let shown = devices.waiting.get(&tablet.id).map(|one| one.code.as_str());
            ensure!(
                shown == Some(&tablet.check_code),
                "the tablet shows {} and the desk {shown:?}",
                tablet.check_code
            );
            self.send(Command::AdmitDevice {
                device: tablet.id.clone(),
                name,
                role: Role::Judge,
                scope: Scope::Everything,
            })
            .await?;
            judges.push(tablet);
        }
        Ok(judges)
    }

    /// Creates a double elimination, brings the entrants in by seed, draws, sets the length of every round, publishes.
    /// Returns the stage.
    ///
    /// # Errors
    /// When a step is refused.
    pub async fn set_up(&mut self, name: &str, real: &Real) -> Result<u32> {
        let entrants = (1..=real.entrants).map(entrant).collect();
        let stage = self.draw(name, entrants).await?;
        self.set_lengths(stage, real).await?;
        self.send(Command::PublishStage { stage }).await?;
        Ok(stage)
    }

    /// Creates a double elimination, first to two games, brings these in by seed and draws. Returns the stage, which nobody else sees yet.
    ///
    /// # Errors
    /// When a step is refused.
    pub async fn draw(&mut self, name: &str, entrants: Vec<NewEntrant>) -> Result<u32> {
        self.send(Command::CreateTournament {
            name: name.to_owned(),
            title: "Ultimate".to_owned(),
            format: double_elimination(),
        })
        .await?;
        let tournament = self.tournament(name, |_| true).await?.0;
        for entrants in entrants.chunks(CHUNK) {
            self.send(Command::AddEntrants {
                tournament,
                entrants: entrants.to_vec(),
            })
            .await?;
        }
        self.send(Command::DrawStage { tournament }).await?;
        let (_, stages) = self.tournament(name, |stages| !stages.is_empty()).await?;
        stages.first().copied().context("a drawn stage")
    }

    /// The final placings of a stage by seed, once all are there.
    ///
    /// # Errors
    /// When the link is gone, or they do not come.
    pub async fn placings(&mut self, stage: u32, entrants: u32) -> Result<BTreeMap<u32, u32>> {
        let mut places = BTreeMap::new();
        for part in 0..entrants.div_ceil(ROWS_A_TOPIC) {
            let topic = format!("stage/{stage}/standing/{part}");
            self.link.follow(&[&topic]).await?;
            let is_there = |standing: &Value| standing["rows"].is_object();
            let standing: StandingView = read(self.link.until(&topic, is_there).await?)?;
            for row in standing.rows.values() {
                places.insert(row.seed, row.place.context("somebody is still in")?);
            }
        }
        Ok(places)
    }

    async fn set_lengths(&mut self, stage: u32, real: &Real) -> Result<()> {
        let topic = format!("stage/{stage}");
        self.link.follow(&[&topic]).await?;
        let is_drawn = |stage: &Value| stage["rounds"].is_object();
        let drawn: StageView = read(self.link.until(&topic, is_drawn).await?)?;
        let lengths = real.lengths();
        for round in drawn.rounds.values() {
            let name = round_name(round.group, round.round).unwrap_or_default();
            let wins = lengths.get(&*name).copied().unwrap_or(2);
            if wins != 2 {
                self.send(Command::SetSeries {
                    stage,
                    group: round.group,
                    round: round.round,
                    series: first_to(wins),
                })
                .await?;
            }
        }
        Ok(())
    }

    /// A tournament's id and its stages, once the stages are as wished.
    async fn tournament(
        &mut self,
        name: &str,
        wish: impl Fn(&[u32]) -> bool,
    ) -> Result<(u32, Vec<u32>)> {
        let find = |gathering: &Value| {
            let gathering: GatheringView = read(gathering.clone()).ok()?;
            let mut all = gathering.tournaments.into_values();
            let found = all.find(|one| one.name == name && wish(&one.stages))?;
            Some((found.id, found.stages))
        };
        let is_there = |gathering: &Value| find(gathering).is_some();
        let gathering = self.link.until("gathering", is_there).await?;
        find(&gathering).context("it was there a moment ago")
    }
}

/// A document as the view it is.
///
/// # Errors
/// When it is another.
pub fn read<V: DeserializeOwned>(document: Value) -> Result<V> {
    Ok(serde_json::from_value(document)?)
}

fn double_elimination() -> Format {
    Format::one_stage(
        StageKind::double(GrandFinal::ResetIfNeeded),
        first_to(2),
        GameRule::Points,
        Vocabulary::Fighting,
    )
}

fn entrant(seed: u32) -> NewEntrant {
    NewEntrant {
        name: format!("Seed {seed}"),
        ..NewEntrant::default()
    }
}
