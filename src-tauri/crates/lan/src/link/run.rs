//! The life of a link after its welcome: one loop, which never waits for one thing only.

use super::End;
use super::followed::Followed;
use super::hello::{Device, Greeted, is_let_in};
use super::inbound::{self, Inbound, Work};
use super::line::{Due, Line, Said};
use super::purse::Purse;
use super::{ask, command, screen};
use crate::hall::{Hall, ended};
use crate::measures::{Carried, Counted, Seat};
use crate::nudges;
use crate::overlays::Renewed;
use crate::presence::Who;
use lanista_hub::Follower;
use lanista_wire::frame::{ServerFrame, Standing};
use lanista_wire::nudge::{Nudge, Whom};
use lanista_wire::shared::{Role, Scope};
use lanista_wire::topic::Audience;
use std::collections::{BTreeMap, VecDeque};
use std::pin::{Pin, pin};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Commands of a device that wait for the one before them. When it is full the socket is not read, and the device
/// waits: order is kept and nothing is dropped.
const QUEUE: usize = 64;

/// A command or an ask under way.
type Working = Pin<Box<dyn Future<Output = ServerFrame> + Send>>;

struct Running<'a> {
    hall: Arc<Hall>,
    line: &'a mut Line,
    who: Who,
    number: u64,
    counted: Counted,
    /// What the desk has it do; open as long as the link.
    nudges: mpsc::Receiver<Nudge>,
    _open: Option<nudges::Open>,
    /// None where somebody without a key looks on.
    device: Option<Device>,
    audience: Audience,
    entrant: Option<u32>,
    /// When what it sees without a key is over.
    renewed: Renewed,
    follower: Follower,
    followed: Followed,
    queue: VecDeque<Work>,
    working: Option<Working>,
    purse: Purse,
}

/// Runs a link until it ends; it has a number among those that are up.
pub(super) async fn run(
    hall: Arc<Hall>,
    line: &mut Line,
    known: Greeted,
    (number, carried): (u64, Carried),
) -> End {
    let Greeted {
        who,
        device,
        sees: (sees, renewed),
        topics,
        build: _,
    } = known;
    let audience = device
        .as_ref()
        .map_or(sees, |device| audience(&device.standing));
    let seat = device
        .as_ref()
        .map_or_else(|| Seat::looking(&who), |device| Seat::of(&device.standing));
    let entrant = device.as_ref().and_then(|device| entrant(&device.standing));
    let follower = hall.hub.follow_for(audience, entrant).await;
    let purse = Purse::of(hall.limits.messages);
    let followed = Followed::up_to(hall.limits.topics);
    let counted = hall.measures.link(seat, carried);
    let whom = device.as_ref().map_or_else(
        || screen(&who),
        |device| {
            Some(Whom::Device {
                device: device.id.clone(),
            })
        },
    );
    // Somebody whom nobody can name is not nudged.
    let (open, nudges) = match whom.map(|whom| hall.nudges.queue(whom)) {
        Some((open, nudges)) => (Some(open), nudges),
        None => (None, mpsc::channel(1).1),
    };
    let running = Running {
        hall,
        counted,
        nudges,
        _open: open,
        line,
        who,
        number,
        device,
        audience,
        renewed,
        entrant,
        follower,
        followed,
        queue: VecDeque::new(),
        working: None,
        purse,
    };
    match running.live(topics).await {
        Err(end) => end,
        Ok(never) => match never {},
    }
}

impl Running<'_> {
    async fn live(
        mut self,
        topics: BTreeMap<String, u64>,
    ) -> Result<std::convert::Infallible, End> {
        let mut ending = self.hall.ending.subscribe();
        let mut standings = self.hall.standings.subscribe();
        let mut moves = self.hall.moves.subscribe();
        // Whatever changed between the welcome and this subscription.
        self.look_at_standing().await?;
        if !topics.is_empty() {
            self.follow(topics).await?;
        }
        let mut alarm = pin!(tokio::time::sleep_until(self.line.next()));
        loop {
            tokio::select! {
                () = ended(&mut ending) => return Err(End::RESTART),
                () = self.renewed.come() => return Err(End::RENEWED),
                _changed = standings.changed() => self.look_at_standing().await?,
                _changed = moves.changed() => self.line.say(&self.hall.moved()).await?,
                frame = finished(&mut self.working), if self.working.is_some() => {
                    self.working = None;
                    self.line.is_alive();
                    self.line.say(&frame).await?;
                }
                frame = self.follower.next() => match frame {
                    Some(frame) => self.line.share(&frame).await?,
                    None => return Err(End::RESTART),
                },
                Some(what) = self.nudges.recv() => self.line.say(&ServerFrame::Nudge { what }).await?,
                said = self.line.recv(), if self.queue.len() < QUEUE => {
                    if let Said::Text(text) = said? {
                        let heard = self.hear(&text).await;
                        self.line.judge(heard)?;
                    }
                }
                () = alarm.as_mut() => self.beat().await?,
            }
            self.begin();
            let next = self.line.next();
            // Frames push the next beat back; the timer is only moved when it has rung or would ring too late.
            if alarm.is_elapsed() || next < alarm.deadline() {
                alarm.as_mut().reset(next);
            }
        }
    }

    async fn hear(&mut self, text: &str) -> Result<(), End> {
        self.hall.measures.heard();
        let is_bare = text.starts_with('{');
        let is_posted = self.line.is_posted();
        if is_bare && is_posted && self.device.is_some() {
            return Err(End::FORGED);
        }
        // Signed work waits for the work before it, which is brake enough.
        if is_bare {
            self.purse.pay()?;
        }
        let verifier = self.device.as_mut().map(|device| &mut device.verifier);
        let inbound = inbound::read(text, verifier)?;
        match (is_bare, is_posted, &inbound) {
            // What a stranger posts costs the device nothing.
            (false, true, _) => self.purse.pay()?,
            // On a socket only work is signed.
            (false, false, Inbound::Sub(_) | Inbound::Unsub(_) | Inbound::Ping { .. }) => {
                return Err(End::MALFORMED);
            }
            (true, _, _) | (false, false, Inbound::Work(_)) => {}
        }
        match inbound {
            Inbound::Sub(topics) => self.follow(topics).await,
            Inbound::Unsub(topics) => {
                self.followed.remove(&topics);
                self.follower.unsub(topics).await;
                Ok(())
            }
            Inbound::Ping { n, report } => {
                let at = self.hall.hub.now();
                self.hall.presence.heard(&self.who, self.number, report, at);
                self.line.say_bare(&ServerFrame::Pong { n, at }).await
            }
            Inbound::Work(work) => {
                self.queue.push_back(*work);
                Ok(())
            }
        }
    }

    async fn follow(&mut self, topics: BTreeMap<String, u64>) -> Result<(), End> {
        self.followed.add(&topics)?;
        self.follower.sub(topics).await;
        Ok(())
    }

    /// One at a time and in order: a later command may rest on an earlier one.
    fn begin(&mut self) {
        if self.working.is_some() {
            return;
        }
        let Some(device) = &self.device else {
            return;
        };
        let Some(work) = self.queue.pop_front() else {
            return;
        };
        let hall = Arc::clone(&self.hall);
        let (id, standing, keys) = (
            device.id.clone(),
            device.standing.clone(),
            device.keys.clone(),
        );
        self.working = Some(match work {
            Work::Command {
                id: command,
                expect,
                body,
                head,
            } => Box::pin(command::carry_out(
                hall, id, standing, command, expect, body, head,
            )),
            Work::Ask { id: ask, body } => {
                Box::pin(ask::answer(hall, id, standing, keys, ask, body))
            }
            Work::Strange(frame) => Box::pin(std::future::ready(frame)),
        });
    }

    /// Tells the device at once when it was let in, changed, sent away or thrown out.
    async fn look_at_standing(&mut self) -> Result<(), End> {
        let Some(device) = &mut self.device else {
            return Ok(());
        };
        let standing = self.hall.standing(&device.id).await;
        if standing == device.standing {
            return Ok(());
        }
        device.standing = standing.clone();
        self.counted.sits(Seat::of(&standing));
        let is_let_in = is_let_in(&standing);
        let audience = audience(&standing);
        let is_another = entrant(&standing) != self.entrant;
        if is_let_in && (audience != self.audience || is_another) {
            // Another audience reads other renderings: what was followed ends, and the page follows anew.
            self.entrant = entrant(&standing);
            self.follower = self.hall.hub.follow_for(audience, self.entrant).await;
            self.followed.clear();
            self.audience = audience;
        }
        self.line.say(&ServerFrame::Standing { standing }).await?;
        if is_let_in {
            Ok(())
        } else {
            Err(End::NOT_LET_IN)
        }
    }

    async fn beat(&mut self) -> Result<(), End> {
        match self.line.due() {
            Due::Nothing => Ok(()),
            Due::Tick => self.line.tick(self.hall.hub.now()).await,
            Due::Ping => self.line.ping().await,
            Due::Dead if self.working.is_some() => {
                self.line.is_alive();
                Ok(())
            }
            Due::Dead => Err(End::Gone),
        }
    }
}

/// Waits for the work under way; never ends where there is none.
async fn finished(working: &mut Option<Working>) -> ServerFrame {
    match working {
        Some(working) => working.as_mut().await,
        None => std::future::pending().await,
    }
}

/// For whom a link speaks, and whose own topics it may follow.
const fn entrant(standing: &Standing) -> Option<u32> {
    match standing {
        Standing::Admitted {
            role: Role::Captain,
            scope: Scope::Entrant { entrant, .. },
            ..
        } => Some(*entrant),
        Standing::Admitted { .. }
        | Standing::Anonymous
        | Standing::Screen { .. }
        | Standing::Waiting { .. }
        | Standing::Refused
        | Standing::Revoked
        | Standing::Unknown => None,
    }
}

/// What a link reads: who waits reads what everybody reads.
const fn audience(standing: &Standing) -> Audience {
    match standing {
        Standing::Admitted { role, .. } => Audience::of(*role),
        Standing::Anonymous
        | Standing::Screen { .. }
        | Standing::Waiting { .. }
        | Standing::Refused
        | Standing::Revoked
        | Standing::Unknown => Audience::Public,
    }
}
