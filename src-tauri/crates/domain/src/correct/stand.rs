//! Letting a match stand by ruling: possible only where whoever fed it can still send on both ways whom it sent before.

use super::cascade::Walk;
use super::fate::{Due, Fate};
use super::foresee::Offer;
use super::{Choice, Subject};
use crate::bracket::Origin;
use crate::contest::{Match, MatchState};
use crate::event::Event;
use crate::ids::MatchId;
use crate::refusal::Refusal;
use crate::side::Side;
use alloc::vec::Vec;

impl<'a> Walk<'a> {
    /// What may become of a match that has begun.
    pub(super) fn offers(&self, was: &Match, fate: Fate) -> Vec<Offer> {
        let stand = self.why_not_stand(was, fate);
        let mut offers = Vec::from([
            stand.map_or(Offer::of(Choice::Stand), |why| {
                Offer::refused(Choice::Stand, why)
            }),
            Offer::of(Choice::Replay),
            Offer::of(Choice::Void),
        ]);
        if fate.due == Due::NotDue
            && let Some(offer) = offers.get_mut(1)
        {
            offer.why_not = Some(Refusal::NotDueAnyMore);
        }
        offers
    }

    /// Why a match cannot keep its contenders: only whoever fed it can send them as before, and only on both ways at
    /// once.
    fn why_not_stand(&self, was: &Match, fate: Fate) -> Option<Refusal> {
        let stage = self.after.stages.get(&was.stage)?;
        let node = stage.bracket.nodes.get(was.node as usize)?;
        if fate.due == Due::NotDue
            && let Some(taken) = self.after.hill_taken_by(stage)
        {
            return Some(Refusal::HillPlayedOn {
                number: self.after.number_of(taken),
            });
        }
        for side in Side::BOTH {
            if fate.slots[side] == was.slots()[side] && fate.due == Fate::of(was).due {
                continue;
            }
            let Some(name) = was.entrant(side).map(|id| self.name_of(id)) else {
                continue;
            };
            let from = match node.slots[side] {
                Origin::WinnerOf(from) | Origin::LoserOf(from) => stage.match_of(from.0),
                Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => {
                    return Some(Refusal::InTwoPlaces { name });
                }
            };
            if self.can_send_as_before(from) {
                if self.others_fed_by(from, was.id).any(|other| {
                    let asked = self.asked.get(&Subject::Match { id: other.id });
                    asked.is_some_and(|asked| asked.choice != Choice::Stand) && self.rests(other)
                }) {
                    return Some(Refusal::InTwoPlaces { name });
                }
                continue;
            }
            let is_open = self
                .after
                .matches
                .get(&from)
                .is_some_and(|found| found.outcome().is_none());
            return Some(if is_open {
                Refusal::RestsOnOpen {
                    number: self.after.number_of(from),
                }
            } else {
                Refusal::ComesNoMore { name }
            });
        }
        None
    }

    /// Whether a match that was wrong still has its contenders and an outcome, so that a ruling can send on whom it
    /// sent before.
    fn can_send_as_before(&self, from: MatchId) -> bool {
        let (Some(was), Some(is)) = (
            self.before.matches.get(&from),
            self.after.matches.get(&from),
        ) else {
            return false;
        };
        was.slots() == is.slots() && was.goes_on().is_some() && is.goes_on().is_some()
    }

    /// The other matches that a match feeds.
    fn others_fed_by(&self, from: MatchId, but: MatchId) -> impl Iterator<Item = &'a Match> {
        let before = self.before;
        let next = before
            .matches
            .get(&from)
            .map_or_else(Vec::new, |found| before.next_matches(found));
        next.into_iter()
            .filter_map(|(id, _)| before.matches.get(&id))
            .filter(move |found| found.id != but)
    }

    /// Where a begun match that a corrected one feeds is to stand, both ways stay as they were.
    pub(super) fn keep_ways(&mut self, from: MatchId) {
        let (Some(was), Some(is)) = (
            self.before.matches.get(&from),
            self.after.matches.get(&from),
        ) else {
            return;
        };
        let Some(sent) = was.goes_on().filter(|_| is.goes_on().is_some()) else {
            return;
        };
        if is.goes_on() == Some(sent) {
            return;
        }
        let fed: Vec<&Match> = self
            .others_fed_by(from, from)
            .filter(|found| self.rests(found))
            .collect();
        let asked = |found: &&&Match| {
            let asked = self.asked.get(&Subject::Match { id: found.id });
            asked.map(|asked| asked.choice)
        };
        let stands = fed.iter().any(|found| asked(&found) == Some(Choice::Stand));
        let falls = fed
            .iter()
            .any(|found| asked(&found).is_some_and(|choice| choice != Choice::Stand));
        if !stands || falls {
            return;
        }
        let standing: Vec<(MatchId, Option<Choice>)> =
            fed.iter().map(|found| (found.id, asked(&found))).collect();
        self.happens(Event::SentOnByRuling {
            match_id: from,
            side: sent,
        });
        for (id, chosen) in standing {
            let offers = Vec::from([
                Offer::of(Choice::Stand),
                Offer::of(Choice::Replay),
                Offer::of(Choice::Void),
            ]);
            self.standing.insert(id);
            self.note(id, offers, chosen);
            self.rule(id);
        }
    }

    /// The match that takes a hill on which a later one was to stand: nothing can be played there any more.
    pub(super) fn hill_taken_before_what_stands(&self) -> Option<MatchId> {
        let mut gone = self.standing.iter().filter_map(|id| {
            let found = self.after.matches.get(id)?;
            (found.state == MatchState::NotDue).then_some(found.stage)
        });
        let stage = gone.next().and_then(|id| self.after.stages.get(&id))?;
        self.after.hill_taken_by(stage)
    }

    /// A match is marked: its contenders are there by ruling.
    pub(super) fn rule(&mut self, id: MatchId) {
        self.happens(Event::MatchRuled {
            match_id: id,
            by: self.official.by,
            reason: self.official.reason.into(),
        });
    }
}
