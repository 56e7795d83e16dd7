//! The drafts of a match: opened, played, held, stepped back.

mod lineup;
mod seats;
mod shelf;
mod sides;
mod timed;

use super::Decision;
use crate::draft::{
    Act, Action, Deed, Doer, Draft, DraftFormat, Exhaustion, Fact, Official, Phase, Position, Table,
};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId};
use crate::name::{self, SENTENCE};
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use crate::{Role, Scope};
use alloc::string::String;
use alloc::vec::Vec;

/// The shortest time that is added.
const LEAST_ADDED: u32 = 1_000;
/// The longest time that is added.
const MOST_ADDED: u32 = 3_600_000;

/// A draft on which a decision is worked out, with what it is played by.
struct Worked<'a> {
    table: Table<'a>,
    draft: Draft,
    position: Position,
    facts: Vec<Fact>,
}

impl Gathering {
    pub(super) fn draft(
        &self,
        id: MatchId,
        deed: &Deed,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        if let Deed::CorrectLineup {
            index,
            side,
            lineup,
            players,
            reason,
        } = deed
        {
            let said = (*side, lineup.as_slice(), players.as_slice());
            return self.lineup_corrected(id, *index, said, sentence(reason)?);
        }
        let found = self.playable(id)?;
        Self::check_sides(found)?;
        if let Deed::Open {
            first,
            lot,
            home_side,
        } = deed
        {
            return self.opened(found, *first, *lot, home_side.as_deref());
        }
        if let Deed::Choose { side, wish } = deed {
            self.acts_for(id, *side, device)?;
            return self.chose(id, *side, wish);
        }
        if let (Deed::Void { reason }, Some(_)) = (deed, self.choosing.get(&id)) {
            let reason = sentence(reason)?;
            return Ok(of_match(id, Fact::Voided { reason }));
        }
        let mut worked = self.worked(id)?;
        match deed {
            Deed::Open { .. } | Deed::Choose { .. } | Deed::CorrectLineup { .. } => {}
            Deed::Lock {
                turn,
                seat,
                verb,
                choice,
            } => {
                let side = worked.draft.side(*seat);
                let official = self.acts_for(id, side, device)?;
                if usize::from(*turn) != worked.draft.log.len() {
                    return Err(Refusal::OtherTurn.into());
                }
                if official == Official::No {
                    worked.check_runs(at)?;
                } else {
                    worked.check_unfinished()?;
                }
                let act = Act::Turn {
                    seat: *seat,
                    verb: *verb,
                    choice: choice.clone(),
                };
                worked.act(act, doer(official, device), at, official)?;
            }
            Deed::Decide { hero } => {
                worked.check_unfinished()?;
                let act = Act::Decide { hero: hero.clone() };
                worked.act(act, doer(Official::Yes, device), at, Official::Yes)?;
            }
            Deed::GoOn {} => {
                worked.check_unfinished()?;
                worked.act(Act::GoOn {}, doer(Official::Yes, device), at, Official::Yes)?;
            }
            Deed::Hold { reason } => {
                worked.check_runs(At(u64::MAX))?;
                let reason = sentence(reason)?;
                worked.facts.push(Fact::Held {
                    reason,
                    as_of: None,
                });
            }
            Deed::Resume {} => {
                if !matches!(worked.draft.phase, Phase::Held { .. }) {
                    return Err(Refusal::NoChange.into());
                }
                worked.facts.push(Fact::Resumed {});
            }
            Deed::AddTime { seat, ms, reason } => {
                worked.check_unfinished()?;
                if !(LEAST_ADDED..=MOST_ADDED).contains(ms) {
                    let what = "between one second and one hour is added".into();
                    return Err(Refusal::BadNumber { what }.into());
                }
                worked.facts.push(Fact::TimeAdded {
                    seat: *seat,
                    ms: *ms,
                    reason: sentence(reason)?,
                });
            }
            Deed::StepBack { to, reason } => {
                if usize::from(*to) >= worked.draft.log.len() {
                    return Err(Refusal::NoChange.into());
                }
                worked.facts.push(Fact::SteppedBack {
                    to: *to,
                    reason: sentence(reason)?,
                });
            }
            Deed::Void { reason } => worked.facts.push(Fact::Voided {
                reason: sentence(reason)?,
            }),
            Deed::Arrange {
                side,
                lineup,
                players,
            } => {
                let official = self.acts_for(id, *side, device)?;
                Self::may_arrange(found, &worked.draft, official)?;
                let players = self.fielded(found, &worked.draft, *side, players)?;
                worked.arrange(*side, lineup, players)?;
            }
            Deed::Close {} => {
                if !matches!(worked.draft.phase, Phase::Swapping { .. }) {
                    return Err(Refusal::NoChange.into());
                }
                worked.facts.push(Fact::Closed {});
            }
        }
        Ok(worked.events(id))
    }

    /// The last draft of a match that counts, ready to be worked on.
    fn worked(&self, id: MatchId) -> Result<Worked<'_>, Refusal> {
        self.worked_on(self.last_draft(id).ok_or(Refusal::NoDraft)?)
    }

    fn worked_on<'a>(&'a self, draft: &'a Draft) -> Result<Worked<'a>, Refusal> {
        let (format, pool) = self.draft_means(draft).ok_or(Refusal::NoDraft)?;
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        let position = table.position(&draft.log);
        Ok(Worked {
            table,
            draft: draft.clone(),
            position,
            facts: Vec::new(),
        })
    }

    /// Whether somebody acts as an official; a captain acts for the own side only.
    fn acts_for(
        &self,
        id: MatchId,
        side: Side,
        device: Option<&DeviceId>,
    ) -> Result<Official, Refusal> {
        let known = device.and_then(|id| self.admitted(id));
        let Some(captain) = known.filter(|known| known.role == Role::Captain) else {
            return Ok(Official::Yes);
        };
        let own = match captain.scope {
            Scope::Entrant { entrant, .. } => self
                .matches
                .get(&id)
                .and_then(|found| found.side_of(entrant)),
            Scope::Everything | Scope::Tournament { .. } | Scope::Stations { .. } => None,
        };
        if own == Some(side) {
            Ok(Official::No)
        } else {
            Err(Refusal::OtherSide)
        }
    }
}

impl Worked<'_> {
    fn format(&self) -> &DraftFormat {
        self.table.format
    }

    /// Whether a captain may act at a moment.
    fn check_runs(&self, at: At) -> Result<(), Refusal> {
        match &self.draft.phase {
            Phase::Running {} if self.draft.opened <= at => Ok(()),
            Phase::Running {} => Err(Refusal::TurnNotOpenYet),
            Phase::Held { reason, .. } => Err(Refusal::DraftHeld {
                reason: reason.clone(),
            }),
            Phase::Swapping { .. } | Phase::Complete { .. } | Phase::Void { .. } => {
                Err(Refusal::DraftComplete)
            }
        }
    }

    /// Officials act for somebody also while the draft is held.
    const fn check_unfinished(&self) -> Result<(), Refusal> {
        match &self.draft.phase {
            Phase::Running {} | Phase::Held { .. } => Ok(()),
            Phase::Swapping { .. } | Phase::Complete { .. } | Phase::Void { .. } => {
                Err(Refusal::DraftComplete)
            }
        }
    }

    /// Takes an action over, if it is lawful, and what follows from it by itself.
    fn act(&mut self, act: Act, by: Doer, at: At, official: Official) -> Result<(), Refused> {
        let against = self.table.judge(&self.position, &act, official);
        if !against.is_empty() {
            let reasons = against.into_iter().map(|why| Refusal::AgainstDraft { why });
            return Err(Refused {
                reasons: reasons.collect(),
            });
        }
        self.take(act, by, at);
        self.pass_exhausted(at);
        Ok(())
    }

    fn take(&mut self, act: Act, by: Doer, at: At) {
        let action = Action::new(act.clone(), by.clone(), at);
        let number = self.draft.log.len();
        let before = self.position.clone();
        self.position = self.table.after(before.clone(), number, &action);
        let generation = self.draft.generation;
        let after = &self.position;
        self.draft
            .take(self.table.format, action, &before, after, generation);
        self.facts.push(Fact::Done { act, by });
    }

    /// Turns for which nothing is left stay empty, or wait for a judge, as the format says.
    fn pass_exhausted(&mut self, at: At) {
        while let Phase::Running {} = self.draft.phase {
            let exhausted = self
                .position
                .open(self.table.format)
                .map(|open| open.opening);
            let exhausted = exhausted.into_iter().find(|opening| {
                opening.verb.names_a_hero() && !self.table.has_choice(&self.position, opening.seat)
            });
            let Some(opening) = exhausted else { return };
            if self.format().exhaustion == Exhaustion::Empty {
                let act = Act::Turn {
                    seat: opening.seat,
                    verb: opening.verb,
                    choice: crate::draft::Choice::Empty {},
                };
                self.take(act, Doer::Nothing {}, at);
            } else {
                self.hold("Nothing is left to choose: a judge decides", at);
            }
        }
    }

    fn hold(&mut self, reason: &str, at: At) {
        let generation = self.draft.generation;
        self.draft.hold(at, at, reason.into(), generation);
        self.facts.push(Fact::Held {
            reason: reason.into(),
            as_of: None,
        });
    }

    fn events(self, match_id: MatchId) -> Vec<Event> {
        let facts = self.facts.into_iter();
        facts.map(|fact| Event::Draft { match_id, fact }).collect()
    }
}

fn of_match(match_id: MatchId, fact: Fact) -> Vec<Event> {
    alloc::vec![Event::Draft { match_id, fact }]
}

fn doer(official: Official, device: Option<&DeviceId>) -> Doer {
    match (official, device.cloned()) {
        (Official::Yes, Some(device)) => Doer::Official { device },
        (Official::No, Some(device)) => Doer::Captain { device },
        (_, None) => Doer::Record {},
    }
}

fn sentence(raw: &str) -> Result<String, Refusal> {
    let reason = name::clean(raw);
    if name::fits(&reason, SENTENCE) {
        Ok(reason)
    } else {
        Err(Refusal::bad_text("reason", SENTENCE))
    }
}
