//! A simulated device: it keeps what nobody acknowledged, loses its link now and then, and sends it again.

use super::day::Day;
use anyhow::{Result, bail};
use lanista_insight::forecast::Dice;
use lanista_lan::client::{Device, Error, Link, Refusal, Told, Who};
use lanista_wire::command::{Command, Expect};
use lanista_wire::view::{GatheringView, MatchCard, MatchesView};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How often a device that finds no server tries again.
const AGAIN: Duration = Duration::from_millis(200);
/// Minutes between two losses of the link, about.
const HOLDS: f64 = 50.0;
/// Minutes that a link is gone, at most.
const GONE: f64 = 5.0;

/// A tap as it is sent each time.
#[derive(Debug)]
struct Tap {
    id: String,
    expect: Option<Expect>,
    body: Command,
    first_sent: Option<Instant>,
}

/// What became of the last taps.
#[derive(Debug, Default)]
pub(super) struct Fate {
    /// The number of the newest entry.
    pub(super) seq: u64,
    /// Why one was refused; everything after it was thrown away.
    pub(super) refused: Option<Refusal>,
}

/// A device that is simulated.
#[derive(Debug)]
pub(super) struct Tablet {
    device: Device,
    day: Arc<Day>,
    topics: Vec<String>,
    link: Option<Link>,
    /// What was seen when the link was lost.
    seen: BTreeMap<String, (u64, Value)>,
    /// When the link is lost next, or comes back.
    turn: Instant,
    waiting: VecDeque<Tap>,
    serial: u64,
    fate: Fate,
    pub(super) dice: Dice,
}

impl Tablet {
    /// One that follows these topics once it is linked.
    pub(super) fn new(device: Device, day: &Arc<Day>, topics: &[&str], mut dice: Dice) -> Self {
        let turn = day.later(HOLDS * dice.share() + 1.0);
        Self {
            device,
            day: Arc::clone(day),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            link: None,
            seen: BTreeMap::new(),
            turn,
            waiting: VecDeque::new(),
            serial: 0,
            fate: Fate::default(),
            dice,
        }
    }

    /// Follows one more topic, now and after each break.
    ///
    /// # Errors
    /// When the server proves to be another.
    pub(super) async fn follow(&mut self, topic: String) -> Result<()> {
        if self.topics.contains(&topic) {
            return Ok(());
        }
        if let Some(link) = &mut self.link {
            let sent = link.follow(&[&topic]).await;
            self.or_lost(sent)?;
        }
        self.topics.push(topic);
        Ok(())
    }

    /// A document as it was last seen, be the link there or not.
    pub(super) fn document<V: DeserializeOwned>(&self, topic: &str) -> Option<V> {
        let (_, document) = self.documents().get(topic)?;
        serde_json::from_value(document.clone()).ok()
    }

    fn documents(&self) -> &BTreeMap<String, (u64, Value)> {
        self.link
            .as_ref()
            .map_or(&self.seen, |link| &link.documents)
    }

    /// Every open match.
    pub(super) fn open(&self) -> Vec<MatchCard> {
        self.documents()
            .iter()
            .filter(|(topic, _)| topic.starts_with("open/"))
            .filter_map(|(_, (_, document))| {
                serde_json::from_value::<MatchesView>(document.clone()).ok()
            })
            .flat_map(|part| part.matches.into_values())
            .collect()
    }

    /// An open match as it is now.
    pub(super) fn card(&self, id: u32) -> Option<MatchCard> {
        self.open().into_iter().find(|card| card.id == id)
    }

    /// The gathering, once it was seen.
    pub(super) fn gathering(&self) -> Option<GatheringView> {
        self.document("gathering")
    }

    /// Taps: sent now, or when the link is back. It rests on the tap before, if that one waits as well.
    ///
    /// # Errors
    /// When the server proves to be another.
    pub(super) async fn tap(&mut self, body: Command) -> Result<()> {
        self.serial += 1;
        let id = format!("{}-{:06}", self.device.id, self.serial);
        let before = self.waiting.back().map(|tap| tap.id.clone());
        let mut tap = Tap {
            id,
            expect: before.map(|after| Expect::After { after }),
            body,
            first_sent: None,
        };
        if let Some(link) = &mut self.link {
            let (body, expect) = (tap.body.clone(), tap.expect.clone());
            tap.first_sent = Some(Instant::now());
            let sent = link.send_command_as(&tap.id, body, expect).await;
            self.waiting.push_back(tap);
            return self.or_lost(sent);
        }
        self.waiting.push_back(tap);
        Ok(())
    }

    /// Taps and waits for what becomes of it, through every break.
    ///
    /// # Errors
    /// When the server proves to be another.
    pub(super) async fn settle(&mut self, body: Command) -> Result<Fate> {
        self.tap(body).await?;
        self.settled().await
    }

    /// Waits until nothing waits for a receipt.
    ///
    /// # Errors
    /// When the server proves to be another.
    pub(super) async fn settled(&mut self) -> Result<Fate> {
        while !self.waiting.is_empty() && !self.day.is_over() {
            self.pass(0.25).await?;
        }
        Ok(std::mem::take(&mut self.fate))
    }

    /// Whether a tap was refused since it was asked last.
    pub(super) const fn is_refused(&self) -> bool {
        self.fate.refused.is_some()
    }

    /// Lets so many minutes pass; what comes meanwhile is taken, and the link may come and go.
    ///
    /// # Errors
    /// When the server refuses what a device may ask, or proves to be another.
    pub(super) async fn pass(&mut self, minutes: f64) -> Result<()> {
        let until = self.day.later(minutes);
        loop {
            let now = Instant::now();
            if now >= until || self.day.is_over() {
                return Ok(());
            }
            let Some(link) = &mut self.link else {
                if now < self.turn {
                    self.day.wait(until.min(self.turn)).await;
                } else {
                    self.connect().await?;
                }
                continue;
            };
            if self.day.links_are_lost() && now >= self.turn {
                self.lose();
                continue;
            }
            let end = if self.day.links_are_lost() {
                until.min(self.turn)
            } else {
                until
            };
            tokio::select! {
                told = link.next() => match told {
                    Ok(told) => self.hear(told)?,
                    Err(why) => self.or_lost(Err(why))?,
                },
                () = self.day.wait(end) => {}
            }
        }
    }

    /// The link goes without a word.
    fn lose(&mut self) {
        self.unlink();
        self.day.tally.lost();
        self.turn = self.day.later(GONE * self.dice.share());
    }

    fn or_lost(&mut self, done: Result<(), Error>) -> Result<()> {
        match done {
            Ok(()) => Ok(()),
            Err(
                why @ (Error::Tampered(_)
                | Error::Refused { .. }
                | Error::Closed {
                    code: 1000..=1005 | 1007..=1011 | 4000..,
                }),
            ) if !self.day.is_over() => {
                bail!("{}: {why}", self.device.id)
            }
            Err(why) => {
                if let Error::Gap { .. } = why {
                    self.day.tally.gap(&why.to_string());
                }
                self.unlink();
                self.turn = Instant::now() + AGAIN;
                Ok(())
            }
        }
    }

    fn unlink(&mut self) {
        if let Some(link) = self.link.take() {
            self.seen = link.documents;
        }
    }

    async fn connect(&mut self) -> Result<()> {
        let who = Who::Paired(self.device.clone());
        let mut link = match Link::open(self.day.server, &who).await {
            Ok(link) => link,
            Err(why) => return self.or_lost(Err(why)),
        };
        let topics: Vec<&str> = self.topics.iter().map(String::as_str).collect();
        let mut sent = link.follow(&topics).await;
        for tap in &mut self.waiting {
            if sent.is_ok() {
                if tap.first_sent.is_some() {
                    self.day.tally.again();
                }
                let (body, expect) = (tap.body.clone(), tap.expect.clone());
                sent = link.send_command_as(&tap.id, body, expect).await;
            }
        }
        self.link = Some(link);
        self.turn = self.day.later(2.0 * HOLDS * self.dice.share() + 1.0);
        self.or_lost(sent)
    }

    fn hear(&mut self, told: Told) -> Result<()> {
        match told {
            Told::Done { id, seq, .. } => {
                let Some(tap) = self.answered(&id) else {
                    // The receipt of one that was sent twice.
                    return Ok(());
                };
                self.fate.seq = seq;
                let took = tap.first_sent.map(|sent| sent.elapsed());
                self.day.tally.done(&self.device.id, &id, seq, took)
            }
            Told::Refused { id, refusal } => {
                if self.answered(&id).is_some() {
                    self.day.tally.refused(refusal.code());
                    // What rests on it is refused as well, and asked for no more.
                    self.waiting.clear();
                    self.fate.refused = Some(refusal);
                }
                Ok(())
            }
            Told::Document(_) | Told::Frame(_) => Ok(()),
        }
    }

    /// The tap that waits longest, if it is this one.
    fn answered(&mut self, id: &str) -> Option<Tap> {
        let is_next = self.waiting.front().is_some_and(|tap| tap.id == id);
        is_next.then(|| self.waiting.pop_front()).flatten()
    }
}
