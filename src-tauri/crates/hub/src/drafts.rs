//! Drafts beside the journal: what captains look at, and the lots that a draft may need.

use crate::complete::lots;
use crate::handle::{Body, Rejected, Submission};
use crate::topics::Touched;
use crate::writer::Writer;
use lanista_domain::draft::{
    BySeat, Chance, Deed, Draft, HeroId, MOST_STEPS, OnDisconnect, Phase, Table,
};
use lanista_domain::{At, EntrantId, Gathering, MatchId, Role, Scope, Side, TimerOwner};
use lanista_wire::command::Command;
use lanista_wire::draft::DraftDeed;
use lanista_wire::topic::Topic;
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::oneshot;

/// A draw for a draft that is opened; the rules use it only where lots decide.
pub(crate) fn with_lot(deed: Deed) -> Result<Deed, Rejected> {
    let Deed::Open {
        first, home_side, ..
    } = deed
    else {
        return Ok(deed);
    };
    Ok(Deed::Open {
        first,
        lot: lots(1)?.pop(),
        home_side,
    })
}

/// What a turn may come to that nobody took in time.
pub(crate) fn chance(
    state: &Gathering,
    owner: TimerOwner,
    hovered: Vec<(Side, String)>,
) -> Result<Option<Box<Chance>>, Rejected> {
    let TimerOwner::Draft { match_id } = owner else {
        return Ok(None);
    };
    let Some(draft) = state.last_draft(match_id) else {
        return Ok(None);
    };
    let mut looked: BySeat<Option<HeroId>> = BySeat::default();
    for (side, hero) in hovered {
        looked[draft.seat(side)] = Some(HeroId(hero));
    }
    Ok(Some(Box::new(Chance {
        hovered: looked,
        lots: lots(most_open(state, draft).min(MOST_STEPS))?,
    })))
}

/// How many choices the steps of a draft wait for at most.
fn most_open(state: &Gathering, draft: &Draft) -> usize {
    let Some((format, _)) = state.draft_means(draft) else {
        return 0;
    };
    let of_step = |step: &lanista_domain::draft::Step| -> usize {
        step.open.iter().map(|opening| usize::from(opening.n)).sum()
    };
    format.steps.iter().map(of_step).max().unwrap_or(0)
}

/// What the hall may have yet to see of drafts that it watches with a delay, as a gathering is opened.
pub(crate) fn delayed_at_start(state: &Gathering, now: At) -> BTreeMap<At, BTreeSet<u32>> {
    let mut delayed: BTreeMap<At, BTreeSet<u32>> = BTreeMap::new();
    for match_id in state.drafts.keys() {
        let draft = state.last_draft(*match_id);
        let means = draft.and_then(|draft| state.draft_means(draft));
        let delay = means.map_or(0, |(format, _)| u64::from(format.clock.delay_ms));
        let is_seen = draft.is_none_or(|draft| draft.changed().0.saturating_add(delay) <= now.0);
        if delay > 0 && !is_seen {
            let due = At(now.0.saturating_add(delay));
            delayed.entry(due).or_default().insert(match_id.0);
        }
    }
    delayed
}

impl Writer {
    /// Remembers when the hall sees what has just changed in drafts that it watches with a delay.
    pub(crate) fn show_later(&mut self, touched: &Touched) {
        for topic in touched.topics.keys() {
            let Topic::Draft { match_id } = topic else {
                continue;
            };
            let draft = self.state.last_draft(MatchId(*match_id));
            let means = draft.and_then(|draft| self.state.draft_means(draft));
            let delay = means.map_or(0, |(format, _)| u64::from(format.clock.delay_ms));
            if delay > 0 {
                let due = At(self.clock.now().0.saturating_add(delay));
                self.delayed.entry(due).or_default().insert(*match_id);
            }
        }
    }

    /// Shows the hall what it sees by now.
    pub(crate) async fn show_delayed(&mut self) {
        let later = self.delayed.split_off(&At(self.clock.now().0 + 1));
        let mut touched = Touched::default();
        for match_id in std::mem::replace(&mut self.delayed, later)
            .into_values()
            .flatten()
        {
            touched.whole(Topic::Draft { match_id });
            touched.whole(Topic::Drafts);
            // What is said of it goes by what is seen of it.
            self.drafts_changed.insert(MatchId(match_id));
        }
        self.publish(&touched).await;
        self.nudge_numbers();
    }

    /// Holds drafts whose format asks for it while the captain whose turn it is has lost the link. Once for each loss:
    /// an official who lets it go on meanwhile has decided so.
    pub(crate) async fn hold_for_the_absent(&mut self) {
        let mut absent = BTreeSet::new();
        for id in self.state.drafts.keys() {
            let (Some(found), Some(draft)) =
                (self.state.matches.get(id), self.state.last_draft(*id))
            else {
                continue;
            };
            if !draft.is_open() {
                continue;
            }
            let means = self.state.draft_means(draft);
            if means.is_none_or(|(format, _)| format.clock.on_disconnect == OnDisconnect::Run) {
                continue;
            }
            let is_away = |side: &Side| self.has_lost_its_captain(found.entrant(*side));
            absent.extend(
                Side::BOTH
                    .into_iter()
                    .filter(is_away)
                    .map(|side| (id.0, side)),
            );
        }
        self.live.missed.retain(|missed| absent.contains(missed));
        for (match_id, side) in absent {
            if !self.live.missed.contains(&(match_id, side)) && self.waits_for(match_id, side) {
                self.live.missed.insert((match_id, side));
                self.hold_for(match_id, side).await;
            }
        }
    }

    /// Whether somebody drafted for an entrant, and nobody of them has a link now.
    fn has_lost_its_captain(&self, entrant: Option<EntrantId>) -> bool {
        let captains = self.state.devices.values().filter(|device| {
            let is_own = matches!(&device.scope, Scope::Entrant { entrant: own, .. } if Some(*own) == entrant);
            is_own && device.role == Role::Captain
        });
        let links = captains.filter_map(|device| self.live.links.get(&device.id.0));
        let mut links = links.peekable();
        links.peek().is_some() && links.all(|link| !link.up)
    }

    /// Whether a running draft waits for a side.
    fn waits_for(&self, match_id: u32, side: Side) -> bool {
        let Some(draft) = self.state.last_draft(MatchId(match_id)) else {
            return false;
        };
        let Some((format, pool)) = self.state.draft_means(draft) else {
            return false;
        };
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        let position = table.position(&draft.log);
        let mut open = position.open(format);
        matches!(draft.phase, Phase::Running {})
            && open.any(|open| draft.side(open.opening.seat) == side)
    }

    async fn hold_for(&mut self, match_id: u32, side: Side) {
        let found = self.state.matches.get(&MatchId(match_id));
        let entrant = found.and_then(|found| {
            let stage = self.state.stages.get(&found.stage)?;
            self.state.entrant(stage.tournament, found.entrant(side)?)
        });
        let name = entrant.map_or("a side", |entrant| entrant.name.as_str());
        let deed = DraftDeed::Hold {
            reason: format!("The captain of {name} has lost the link"),
        };
        let submission = Submission {
            device: None,
            id: format!("lost-{match_id}-{}-{side:?}", self.state.head.0),
            expect: None,
            body: Body::Wire(Command::Draft { match_id, deed }),
        };
        let (answer, _nobody_waits) = oneshot::channel();
        self.submit(Vec::from([(Box::new(submission), answer)]))
            .await;
    }

    /// A captain looks at a hero of the pool while their draft is open; everything else is passed over.
    pub(crate) async fn hover(&mut self, match_id: u32, entrant: u32, hero: Option<String>) {
        let found = self.state.matches.get(&MatchId(match_id));
        let Some(side) = found.and_then(|found| found.side_of(EntrantId(entrant))) else {
            return;
        };
        let Some(draft) = self
            .state
            .last_draft(MatchId(match_id))
            .filter(|draft| draft.is_open())
        else {
            return;
        };
        let known = hero.filter(|hero| {
            let means = self.state.draft_means(draft);
            means.is_some_and(|(_, pool)| pool.hero(&HeroId(hero.clone())).is_some())
        });
        let before = match &known {
            Some(hero) => self.live.hovers.insert((match_id, side), hero.clone()),
            None => self.live.hovers.remove(&(match_id, side)),
        };
        if before != known {
            let mut touched = Touched::default();
            touched.whole(Topic::Seat { match_id, entrant });
            self.publish(&touched).await;
        }
    }

    /// Forgets what captains look at in matches whose draft has moved on.
    pub(crate) fn forget_hovers(&mut self, touched: &Touched) {
        self.live.hovers.retain(|(match_id, _), _| {
            !touched.topics.contains_key(&Topic::Draft {
                match_id: *match_id,
            })
        });
    }

    /// What was looked at when time runs out comes with the word that it has.
    pub(crate) fn add_hovers(&self, due: &mut [Submission]) {
        for submission in due {
            if let Body::Due {
                owner: TimerOwner::Draft { match_id },
                hovered,
                ..
            } = &mut submission.body
            {
                let of = |side: Side| {
                    let hero = self.live.hovers.get(&(match_id.0, side))?;
                    Some((side, hero.clone()))
                };
                hovered.extend(Side::BOTH.into_iter().filter_map(of));
            }
        }
    }
}
