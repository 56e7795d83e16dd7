//! A judge in Rust: picks matches up, taps their games in, and sends again what nobody acknowledged.

mod taps;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use lanista_lan::client::{Device, Error, Link, Refusal, Told, Who};
use lanista_wire::frame::Standing;
use lanista_wire::view::{GatheringView, MatchCard, MatchesView, Phase, StateView};

use crate::book::Book;
use crate::desk::read;
use crate::dice::Dice;
use crate::real::Real;
use taps::Tap;

pub use taps::{count_of, taps_of};

/// How long a judge tries to reach a server that does not answer, in steps of [`PAUSE`].
const TRIES: usize = 3_000;
const PAUSE: Duration = Duration::from_millis(20);

/// What the judges of a hall share.
#[derive(Debug)]
pub struct Hall {
    /// Where the server listens.
    pub server: SocketAddr,
    /// What was really played, by stage.
    pub cards: BTreeMap<u32, Real>,
    /// The receipts.
    pub book: Arc<Book>,
    /// How often two judges reached for one match.
    pub collisions: AtomicUsize,
    /// How often a link broke and was made anew.
    pub breaks: AtomicUsize,
    /// How many taps were sent a second time.
    pub resent: AtomicUsize,
}

/// A judge with a paired tablet.
#[derive(Debug)]
pub struct Judge {
    device: Device,
    hall: Arc<Hall>,
    dice: Dice,
    /// Taps without a receipt, in order: what the tablet keeps on its own disk.
    waiting: VecDeque<Tap>,
    /// The last tap with a receipt, which may have been lost on the way for all a tablet knows.
    last: Option<(Tap, u64)>,
    /// Whether the match in hand is ours for certain.
    holds: bool,
    finished: BTreeSet<u32>,
    serial: u64,
}

impl Judge {
    /// A judge who has nothing in hand.
    #[must_use]
    pub fn new(device: Device, hall: &Arc<Hall>, dice: Dice) -> Self {
        Self {
            device,
            hall: Arc::clone(hall),
            dice,
            waiting: VecDeque::new(),
            last: None,
            holds: false,
            finished: BTreeSet::new(),
            serial: 0,
        }
    }

    /// Judges until every tournament is over, through every break of the link.
    ///
    /// # Errors
    /// When the server refuses what it must accept, proves to be another, or stays away.
    pub async fn run(mut self) -> Result<()> {
        let mut tries = 0;
        loop {
            match self.session().await {
                Ok(()) => return Ok(()),
                Err(why) => match why.downcast::<Error>()? {
                    Error::NoConnection(_) | Error::Silent if tries < TRIES => {
                        tries += 1;
                        tokio::time::sleep(PAUSE).await;
                    }
                    Error::Closed {
                        code: 1005 | 1006 | 1012,
                    } => {
                        tries = 0;
                        self.hall.breaks.fetch_add(1, Ordering::Relaxed);
                    }
                    why @ (Error::NoConnection(_)
                    | Error::Gap { .. }
                    | Error::Silent
                    | Error::Closed { .. }
                    | Error::Refused { .. }
                    | Error::Tampered(_)) => bail!(why),
                },
            }
        }
    }

    /// From one link to its end.
    async fn session(&mut self) -> Result<()> {
        let who = Who::Paired(self.device.clone());
        let mut link = Link::open(self.hall.server, &who).await?;
        ensure!(
            matches!(link.standing, Standing::Admitted { .. }),
            "let in once, let in always: {:?}",
            link.standing
        );
        link.follow(&["gathering", "open/"]).await?;
        self.send_again(&mut link).await?;
        loop {
            while !self.waiting.is_empty() {
                self.hear(&mut link).await?;
            }
            if let Some(card) = self.pick(&link)? {
                self.take_up(&mut link, &card).await?;
            } else if is_all_over(&link, self.hall.cards.len())? {
                link.close().await;
                return Ok(());
            } else {
                link.next().await?;
            }
        }
    }

    async fn send_again(&mut self, link: &mut Link) -> Result<()> {
        let last = self.last.iter().map(|(tap, _)| tap);
        for tap in last.chain(&self.waiting) {
            tap.send(link).await?;
            self.hall.resent.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Sends all taps of a match in one go, each resting on the one before, as when the Wi-Fi was gone for a while.
    async fn take_up(&mut self, link: &mut Link, card: &MatchCard) -> Result<()> {
        let Some(real) = self.hall.cards.get(&card.stage) else {
            bail!("match {} of stage {} is not ours", card.id, card.stage);
        };
        self.holds = false;
        self.waiting = taps_of(card, real, &mut self.dice)?
            .into_iter()
            .map(|body| {
                self.serial += 1;
                (format!("{}-{:06}", self.device.id, self.serial), body)
            })
            .scan(None, |before, (id, body)| {
                let tap = Tap::after(before.replace(id.clone()), card, id, body);
                Some(tap)
            })
            .collect();
        for tap in &self.waiting {
            tap.send(link).await?;
        }
        Ok(())
    }

    async fn hear(&mut self, link: &mut Link) -> Result<()> {
        match link.next().await? {
            Told::Done { id, seq, .. } => self.done(&id, seq),
            Told::Refused { id, refusal } => self.refused(&id, &refusal),
            Told::Document(_) | Told::Frame(_) => Ok(()),
        }
    }

    fn done(&mut self, id: &str, seq: u64) -> Result<()> {
        self.hall.book.note(&self.device.id, id, seq)?;
        if self.last.as_ref().is_some_and(|(tap, _)| tap.id == id) {
            return Ok(());
        }
        let Some(tap) = self.waiting.pop_front().filter(|tap| tap.id == id) else {
            bail!("a receipt for {id} out of turn");
        };
        self.holds = true;
        if tap.is_end() {
            self.finished.insert(tap.match_id);
        }
        self.last = Some((tap, seq));
        Ok(())
    }

    fn refused(&mut self, id: &str, refusal: &Refusal) -> Result<()> {
        let Some(tap) = self.waiting.pop_front().filter(|tap| tap.id == id) else {
            bail!("a refusal of {id} out of turn: {:?}", refusal.reasons);
        };
        ensure!(
            !self.holds,
            "{tap:?} was refused although the match is ours: {:?}",
            refusal.reasons
        );
        if tap.is_first() {
            self.hall.collisions.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Any match that waits for a judge.
    fn pick(&mut self, link: &Link) -> Result<Option<MatchCard>> {
        let mut free = vec![];
        for (topic, (_, document)) in &link.documents {
            if topic.starts_with("open/") {
                let open: MatchesView = read(document.clone())?;
                free.extend(open.matches.into_values().filter(|card| {
                    matches!(card.state, StateView::Ready | StateView::Called)
                        && card.holder.is_none()
                        && !self.finished.contains(&card.id)
                }));
            }
        }
        if free.is_empty() {
            return Ok(None);
        }
        let chosen = self.dice.below(free.len());
        Ok(Some(free.swap_remove(chosen)))
    }
}

fn is_all_over(link: &Link, tournaments: usize) -> Result<bool> {
    let Some((_, document)) = link.documents.get("gathering") else {
        return Ok(false);
    };
    let gathering: GatheringView = read(document.clone())?;
    let mut all = gathering.tournaments.values();
    Ok(gathering.tournaments.len() == tournaments && all.all(|one| one.phase == Phase::Over))
}
