//! The walk from what was wrong to everything that rests on it, in playing order.

use super::fate::Fate;
use super::foresee::{Offer, Reached, ReachedStage, by_subject, settled};
use super::{Choice, Chosen, Official, Subject};
use crate::contest::{Ending, Match, MatchState, Outcome, Slot};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, TournamentId};
use crate::side::Side;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// What is done about a match that was wrong.
#[derive(Clone, Debug)]
pub(super) enum Remedy {
    /// It ended otherwise.
    Ended(Outcome),
    /// It is played again.
    Open,
    /// Its result is annulled.
    Void,
    /// A game of a heat ended otherwise.
    Heat(Box<Event>),
}

/// A correction as it is worked out.
pub(super) struct Walk<'a> {
    pub(super) before: &'a Gathering,
    pub(super) after: Gathering,
    pub(super) tournament: TournamentId,
    pub(super) asked: BTreeMap<Subject, Chosen>,
    pub(super) official: Official<'a>,
    pub(super) events: Vec<Event>,
    pub(super) reached: Vec<Reached>,
    pub(super) stages: Vec<ReachedStage>,
    /// What was wrong, by match.
    pub(super) causes: BTreeMap<MatchId, Remedy>,
    /// Matches to look at; those of a later stage have larger ids.
    pub(super) open: BTreeSet<MatchId>,
    /// Stages in which anything changed.
    pub(super) touched: Vec<StageId>,
    /// Matches that stand by ruling.
    pub(super) standing: BTreeSet<MatchId>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        before: &'a Gathering,
        tournament: TournamentId,
        choices: &[Chosen],
        official: Official<'a>,
    ) -> Self {
        Self {
            before,
            after: before.apart(tournament),
            tournament,
            asked: by_subject(choices),
            official,
            events: Vec::new(),
            reached: Vec::new(),
            stages: Vec::new(),
            causes: BTreeMap::new(),
            open: BTreeSet::new(),
            touched: Vec::new(),
            standing: BTreeSet::new(),
        }
    }

    /// Something happens: it is written down, and the copy follows it.
    pub(super) fn happens(&mut self, event: Event) {
        self.after.follow(&event);
        self.events.push(event);
    }

    /// Goes through all stages in playing order.
    pub(super) fn walk(&mut self) {
        let stages: Vec<StageId> = self
            .before
            .tournaments
            .get(&self.tournament)
            .map_or_else(Vec::new, |found| found.stages.clone());
        for id in stages {
            self.take_in(id);
            self.walk_stage(id);
            self.offer_round(id);
            self.offer_tie_breaks(id);
        }
    }

    fn walk_stage(&mut self, id: StageId) {
        let Some(last) = self.after.stages.get(&id).and_then(|stage| {
            let last = stage.matches().last()?;
            self.touched.contains(&id).then_some(last)
        }) else {
            return;
        };
        while let Some(next) = self.open.first().copied().filter(|next| *next <= last) {
            self.open.remove(&next);
            self.look(id, next);
        }
    }

    /// Looks at one match: whether its contenders still follow, and whether it was wrong itself.
    fn look(&mut self, stage: StageId, id: MatchId) {
        let Some((stage, found)) = self
            .after
            .stages
            .get(&stage)
            .zip(self.after.matches.get(&id))
        else {
            return;
        };
        let node = stage.bracket.nodes.get(found.node as usize);
        let Some(node) = node.filter(|_| found.heat().is_none()) else {
            return self.remedy(id);
        };
        let fate = self.after.fate_by_results(stage, node, id);
        if fate == Fate::of(found) {
            self.remedy(id);
        } else if node.is_played() {
            self.reach(id, fate);
        } else {
            self.note(id, Vec::new(), None);
            self.rearrange(id, fate);
        }
    }

    /// Its contenders no longer follow from the results.
    fn reach(&mut self, id: MatchId, fate: Fate) {
        let Some(was) = self
            .before
            .matches
            .get(&id)
            .filter(|found| self.rests(found))
        else {
            self.note(id, Vec::new(), None);
            self.rearrange(id, fate);
            return;
        };
        let offers = self.offers(was, fate);
        let asked = self.asked.get(&Subject::Match { id });
        let chosen = settled(&offers, asked.map(|asked| asked.choice));
        self.note(id, offers, chosen);
        self.rearrange(id, fate);
        let is_known = |found: &Match| matches!(found.state, MatchState::Ready { .. });
        if chosen == Some(Choice::Void) && self.after.matches.get(&id).is_some_and(is_known) {
            self.void(id);
        }
    }

    /// Whether something was played or decided in a match that somebody must decide about: not, where nobody played
    /// because one had left.
    pub(super) fn rests(&self, found: &Match) -> bool {
        found.has_begun() && !self.is_passed(found)
    }

    /// Whether a match ended without play because nobody came, or the loser had left the tournament.
    fn is_passed(&self, found: &Match) -> bool {
        let Some(outcome) = found.outcome() else {
            return false;
        };
        let has_left = |side: Side| {
            let entrant = found.entrant(side);
            entrant.is_some_and(|id| self.has_left(id))
        };
        let is_alone = Side::BOTH
            .into_iter()
            .any(|side| found.slots()[side] == Slot::Bye);
        let is_against_the_gone = outcome.winner.map_or_else(
            || Side::BOTH.into_iter().all(has_left),
            |winner| has_left(winner.other()),
        );
        outcome.ending != Ending::Played && found.is_unplayed() && (is_alone || is_against_the_gone)
    }

    pub(super) fn has_left(&self, id: EntrantId) -> bool {
        self.before
            .entrant(self.tournament, id)
            .is_some_and(|found| found.gone.is_some())
    }

    /// Gives a match its new contenders, nothing of it played; whoever meets somebody who has left goes on.
    fn rearrange(&mut self, id: MatchId, fate: Fate) {
        self.happens(Event::MatchRearranged {
            match_id: id,
            slots: fate.slots,
            due: fate.due,
        });
        let passed = self.after.matches.get(&id).and_then(|found| {
            let is_to_play = matches!(
                found.state,
                MatchState::Ready { .. } | MatchState::Undecided
            );
            is_to_play
                .then(|| self.after.passed(self.tournament, found))
                .flatten()
        });
        if let Some(outcome) = passed {
            self.happens(Event::MatchEnded {
                match_id: id,
                outcome,
            });
        }
        self.go_on_from(id);
    }

    pub(super) fn void(&mut self, id: MatchId) {
        self.happens(Event::MatchVoided {
            match_id: id,
            reason: self.official.reason.into(),
        });
        self.go_on_from(id);
    }

    /// Does what is to be done about a match that was wrong, if it was and its contenders are still the same.
    fn remedy(&mut self, id: MatchId) {
        let Some(remedy) = self.causes.remove(&id) else {
            return;
        };
        if !self.standing.contains(&id) {
            self.note_cause(id);
        }
        match remedy {
            Remedy::Ended(outcome) => {
                self.happens(Event::MatchCorrected {
                    match_id: id,
                    outcome,
                });
                if self.after.stands_by_ruling(id) {
                    self.rule(id);
                }
                self.keep_ways(id);
            }
            Remedy::Open => {
                let Some(found) = self.after.matches.get(&id) else {
                    return;
                };
                if found.heat().is_some() {
                    self.happens(Event::MatchReopened { match_id: id });
                } else {
                    let fate = Fate::of(found);
                    return self.rearrange(id, fate);
                }
            }
            Remedy::Void => return self.void(id),
            Remedy::Heat(event) => self.happens(*event),
        }
        self.go_on_from(id);
    }

    /// All that rests on a match is looked at.
    fn go_on_from(&mut self, id: MatchId) {
        let Some(found) = self.after.matches.get(&id) else {
            return;
        };
        let next = self.after.next_matches(found).into_iter();
        self.open.extend(next.map(|(id, _)| id));
        // What would follow on a hill is due or not by all that came before.
        if let Some(stage) = self.after.stages.get(&found.stage)
            && matches!(stage.format, crate::format::StageFormat::Hill { .. })
        {
            self.open.extend(stage.matches().filter(|next| *next > id));
        }
    }

    fn note_cause(&mut self, id: MatchId) {
        self.reached.push(Reached {
            match_id: id,
            number: self.before.number_of(id),
            is_cause: true,
            offers: Vec::new(),
            chosen: None,
            is_stale: None,
        });
    }

    pub(super) fn note(&mut self, id: MatchId, offers: Vec<Offer>, chosen: Option<Choice>) {
        let rev = self.before.matches.get(&id).map(|found| found.rev);
        let asked = self.asked.get(&Subject::Match { id });
        let is_stale = asked
            .and_then(|asked| asked.rev)
            .filter(|asked| Some(*asked) != rev)
            .and(rev);
        self.reached.push(Reached {
            match_id: id,
            number: self.before.number_of(id),
            is_cause: self.causes.contains_key(&id),
            offers,
            chosen,
            is_stale,
        });
    }

    pub(super) fn name_of(&self, id: EntrantId) -> String {
        let found = self.before.entrant(self.tournament, id);
        found.map_or_else(|| "An entrant".into(), |found| found.name.clone())
    }

    pub(super) fn touch(&mut self, stage: StageId) {
        if !self.touched.contains(&stage) {
            self.touched.push(stage);
        }
    }
}
