//! The simulated organiser: lets tablets in, draws, publishes, pairs, and decides what nobody else does.

use super::day::Day;
use super::tablet::Tablet;
use anyhow::{Context as _, Result, ensure};
use lanista_domain::{Gathering, Match, MatchState, StageId, Tournament};
use lanista_hub::Hub;
use lanista_insight::forecast::Dice;
use lanista_lan::client::{Code, Device, Link, Who, pair};
use lanista_wire::ask::Ask;
use lanista_wire::command::Command;
use lanista_wire::floor::{Dispatching, FloorChange};
use lanista_wire::shared::{Role, Scope, Side};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

/// Codes of one answer.
const CODES: u32 = 16;
/// Minutes before the desk decides what waits for somebody.
const PATIENCE: u64 = 6;
/// Minutes before something that was refused is tried again.
const RETRY: u64 = 10;
const MINUTE: u64 = 60_000;

/// The desk's link before the day begins: what must go well.
pub(super) struct Desk {
    link: Link,
    device: Device,
    server: SocketAddr,
    fingerprint: String,
}

impl Desk {
    /// Enters by the first code.
    ///
    /// # Errors
    /// When it is not let in.
    pub(super) async fn enter(server: SocketAddr, code: &Code) -> Result<Self> {
        let device = pair(server, code, "Rehearsal desk").await?;
        let link = Link::open(server, &Who::Paired(device.clone())).await?;
        Ok(Self {
            link,
            device,
            server,
            fingerprint: code.fingerprint.clone(),
        })
    }

    /// Sends a command that must be accepted.
    ///
    /// # Errors
    /// When it is refused.
    pub(super) async fn send(&mut self, command: Command) -> Result<()> {
        let shown = format!("{command:?}");
        let done = self.link.command(command).await?;
        let refused = done.err().map(|refusal| refusal.reasons);
        ensure!(refused.is_none(), "{shown} was refused: {refused:?}");
        Ok(())
    }

    /// Pairs tablets of judges and lets each in.
    ///
    /// # Errors
    /// When one is not let in.
    pub(super) async fn judges(&mut self, count: u32) -> Result<Vec<Device>> {
        let mut judges = Vec::new();
        while let left @ 1.. = count - u32::try_from(judges.len())? {
            let ask = Ask::Enrol {
                role: Role::Judge,
                scope: Scope::Everything,
                name: String::new(),
                count: left.min(CODES),
                minutes: 60,
            };
            for code in self.link.enrol(ask, &self.fingerprint).await? {
                let name = format!("Rehearsal {}", judges.len() + 1);
                let tablet = pair(self.server, &code, &name).await?;
                self.send(Command::AdmitDevice {
                    device: tablet.id.clone(),
                    name,
                    role: Role::Judge,
                    scope: Scope::Everything,
                })
                .await?;
                judges.push(tablet);
            }
        }
        Ok(judges)
    }

    /// Pairs phones of captains by their personal codes, at most so many of each tournament.
    ///
    /// # Errors
    /// When one is not let in.
    pub(super) async fn captains(&mut self, tournament: u32, most: usize) -> Result<Vec<Device>> {
        let ask = Ask::PersonalCodes {
            tournament,
            entrant: None,
            part: 0,
        };
        let codes = self.link.personal_codes(ask, &self.fingerprint).await?;
        let mut captains = Vec::new();
        for (entrant, code) in codes.into_iter().take(most) {
            captains.push(pair(self.server, &code, &format!("Captain {entrant}")).await?);
        }
        Ok(captains)
    }

    /// Goes to work: the link is a device's like any other from now on.
    pub(super) async fn work(self, hub: Hub, day: &Arc<Day>, dice: Dice) -> Organiser {
        self.link.close().await;
        Organiser {
            desk: Tablet::new(self.device, day, &["gathering"], dice),
            hub,
            day: Arc::clone(day),
            refused: BTreeMap::new(),
        }
    }
}

/// Somebody at the desk who does what is due.
pub(super) struct Organiser {
    desk: Tablet,
    hub: Hub,
    day: Arc<Day>,
    /// What was refused, and when.
    refused: BTreeMap<String, (u64, String)>,
}

impl Organiser {
    /// Works until everything is over; what could not be done, by its refusal.
    ///
    /// # Errors
    /// When the server loses or doubles something, or proves to be another.
    pub(super) async fn run(mut self) -> Result<Vec<String>> {
        while !self.day.is_over() {
            let now = self.day.time();
            let look = move |gathering: &Gathering, _: &lanista_hub::Live| Due::of(gathering, now);
            let due = self.hub.read(look).await.context("the hub has ended")?;
            if due.is_over {
                break;
            }
            for command in due.commands {
                self.order(command, now).await?;
            }
            self.desk.pass(1.0).await?;
        }
        let stuck = self.refused.into_iter();
        Ok(stuck
            .map(|(command, (_, why))| format!("{command}: {why}"))
            .collect())
    }

    async fn order(&mut self, command: Command, now: u64) -> Result<()> {
        let shown = format!("{command:?}");
        let tried = self.refused.get(&shown).map(|(at, _)| *at);
        if tried.is_some_and(|at| now < at + RETRY * MINUTE) {
            return Ok(());
        }
        match self.desk.settle(command).await?.refused {
            Some(refusal) => {
                let why = refusal.reasons.first().map_or("", |reason| &reason.text);
                self.refused.insert(shown, (now, why.to_owned()));
            }
            None => {
                self.refused.remove(&shown);
            }
        }
        Ok(())
    }
}

/// What stands at the desk before the day begins.
pub(super) fn opening(gathering: &Gathering) -> Vec<Command> {
    let name = format!("Rehearsal: {}", gathering.name);
    let mut first = vec![Command::NameGathering {
        name: name.chars().take(40).collect(),
    }];
    if gathering.stations.is_empty() {
        let entrants = gathering.tournaments.values().map(|one| one.entrants.len());
        let many = u32::try_from(entrants.sum::<usize>() / 8).unwrap_or(u32::MAX);
        first.extend((1..=many.clamp(4, 32)).map(|number| Command::SetStation {
            number,
            name: String::new(),
        }));
    }
    first.push(Command::ChangeFloor {
        change: FloorChange::Dispatch {
            dispatching: Dispatching {
                automatic: true,
                settle: 30,
            },
        },
    });
    // The tablets that hold matches in this gathering are not here.
    let held = gathering
        .matches
        .values()
        .filter(|found| found.lease.is_some());
    for found in held {
        let match_id = found.id.0;
        first.push(Command::TakeOverMatch { match_id });
        first.push(Command::HandBackMatch { match_id });
    }
    first
}

/// What is due at the desk now.
struct Due {
    commands: Vec<Command>,
    /// Whether nothing is left in any tournament.
    is_over: bool,
}

impl Due {
    fn of(gathering: &Gathering, now: u64) -> Self {
        let mut commands = Vec::new();
        for stage in gathering.stages.values() {
            if stage.is_wholly_published() {
                continue;
            }
            let stage_id = stage.id.0;
            if !stage.planned.is_empty() {
                commands.push(Command::DropMoves { stage: stage_id });
            }
            commands.push(Command::PublishStage { stage: stage_id });
        }
        let mut is_over = true;
        for tournament in gathering.tournaments.values() {
            let next = next_of(gathering, tournament);
            is_over &= next.is_none() && is_played(gathering, tournament);
            commands.extend(next);
        }
        let waits = gathering.matches.values();
        commands.extend(waits.filter_map(|found| decision(found, now)));
        Self { commands, is_over }
    }
}

fn is_played(gathering: &Gathering, tournament: &Tournament) -> bool {
    let over = |stage: &StageId| gathering.is_stage_over(*stage);
    tournament.entrants.len() < 2 || tournament.stages.iter().all(over)
}

/// How a tournament goes on, where everything that is drawn is over.
fn next_of(gathering: &Gathering, tournament: &Tournament) -> Option<Command> {
    let id = tournament.id.0;
    let draw = Command::DrawStage { tournament: id };
    let Some(last) = tournament.stages.last() else {
        return (tournament.entrants.len() > 1).then_some(draw);
    };
    let stage = gathering.stages.get(last)?;
    if gathering.is_all_over(stage) && gathering.has_rounds_left(stage) {
        return Some(Command::PairRound {
            stage: last.0,
            forbid: Vec::new(),
            force: Vec::new(),
        });
    }
    let is_last = tournament.stages.len() >= tournament.format.stages.len();
    if is_last || !gathering.is_stage_over(*last) {
        return None;
    }
    if gathering.ties(stage).is_empty() || !stage.lots.is_empty() {
        return Some(draw);
    }
    Some(Command::DrawTieLots { stage: last.0 })
}

/// What the desk does about a match that has waited long enough for somebody.
fn decision(found: &Match, now: u64) -> Option<Command> {
    let match_id = found.id.0;
    let has_waited = |since: lanista_domain::At| now >= since.0 + PATIENCE * MINUTE;
    match &found.state {
        MatchState::Reported { since, .. } if has_waited(*since) => {
            Some(Command::ConfirmResult { match_id })
        }
        MatchState::Disputed { since, .. } if has_waited(*since) => Some(Command::RuleMatch {
            match_id,
            winner: Some(if match_id.is_multiple_of(2) {
                Side::Home
            } else {
                Side::Away
            }),
            score: None,
            reason: "Both were heard".into(),
        }),
        MatchState::Held { .. } if found.lease.is_none() => Some(Command::ResumeMatch { match_id }),
        MatchState::Reported { .. }
        | MatchState::Disputed { .. }
        | MatchState::Held { .. }
        | MatchState::Bye
        | MatchState::Undecided
        | MatchState::NotDue
        | MatchState::Ready { .. }
        | MatchState::Called { .. }
        | MatchState::Live { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => None,
    }
}
