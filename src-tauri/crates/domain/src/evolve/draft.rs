//! Drafts as they follow from entries.

use crate::draft::{
    Action, Draft, DraftFormat, DraftRules, Earlier, Effect, Fact, Head, Memory, Note, Noted,
    Outcome, Phase, Pool, Remembered, Seat, Table, Until, Verb, What, Wish,
};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, TournamentId};
use crate::side::Side;
use crate::step::Cell;
use alloc::boxed::Box;
use alloc::string::String;

impl Gathering {
    /// By what a tournament drafts now, with the number of these rules.
    #[must_use]
    pub fn draft_rules_of(&self, tournament: TournamentId) -> Option<(u32, &DraftRules)> {
        let number = *self.drafting.get(&tournament)?;
        Some((number, self.draft_rules.get(&number)?))
    }

    /// The last draft of a match that counts.
    #[must_use]
    pub fn last_draft(&self, id: MatchId) -> Option<&Draft> {
        self.drafts
            .get(&id)?
            .iter()
            .rev()
            .find(|draft| draft.counts())
    }

    /// What a draft is played by: its own rules, whatever the tournament has by now.
    #[must_use]
    pub fn draft_means(&self, draft: &Draft) -> Option<(&DraftFormat, &Pool)> {
        let rules = self.draft_rules.get(&draft.head.rules)?;
        let format = rules.format(&draft.head.format)?;
        Some((format, rules.pool(format)?))
    }

    pub(super) fn set_draft_rules(
        &mut self,
        tournament: TournamentId,
        number: u32,
        rules: Option<&DraftRules>,
    ) {
        self.touch(Cell::Drafting(tournament));
        match rules {
            Some(rules) => {
                self.draft_rules.insert(number, rules.clone());
                self.drafting.insert(tournament, number);
            }
            None => {
                self.drafting.remove(&tournament);
            }
        }
    }

    pub(super) fn evolve_draft(&mut self, id: MatchId, fact: &Fact, at: At) {
        match fact {
            Fact::Opened { head } => return self.open_draft(id, head, at),
            Fact::Choosing { choosing } => {
                self.touch(Cell::Choosing(id));
                self.choosing.insert(id, (**choosing).clone());
                return;
            }
            Fact::Chose { side, wish } => return self.choose_seat(id, *side, wish),
            Fact::LineupCorrected { .. } => return self.correct_lineup(id, fact, at),
            Fact::Voided { .. } if self.choosing.contains_key(&id) => {
                self.touch(Cell::Choosing(id));
                self.choosing.remove(&id);
                return;
            }
            Fact::Done { .. }
            | Fact::Held { .. }
            | Fact::Resumed {}
            | Fact::TimeAdded { .. }
            | Fact::SteppedBack { .. }
            | Fact::Voided { .. }
            | Fact::Arranged { .. }
            | Fact::Closed {} => {}
        }
        let Some(place) = self
            .drafts
            .get(&id)
            .and_then(|drafts| drafts.iter().rposition(Draft::counts))
        else {
            return;
        };
        self.touch(Cell::Draft(id, place));
        let generation = self.head.0;
        let by = self.steps.back().and_then(|step| step.device.clone());
        let Some(draft) = self
            .drafts
            .get_mut(&id)
            .and_then(|drafts| drafts.get_mut(place))
        else {
            return;
        };
        let Some(rules) = self.draft_rules.get(&draft.head.rules) else {
            return;
        };
        let Some((format, pool)) = rules
            .format(&draft.head.format)
            .and_then(|format| Some((format, rules.pool(format)?)))
        else {
            return;
        };
        let note = |draft: &mut Draft, what: Noted, reason: &str| {
            draft.notes.push(Note {
                at,
                by: by.clone(),
                what,
                reason: reason.into(),
            });
        };
        match fact {
            Fact::Opened { .. }
            | Fact::Choosing { .. }
            | Fact::Chose { .. }
            | Fact::LineupCorrected { .. } => {}
            Fact::Done { act, by } => {
                let table = Table {
                    format,
                    pool,
                    memory: &draft.memory,
                };
                let action = Action::new(act.clone(), by.clone(), at);
                let before = table.position(&draft.log);
                let after = table.after(before.clone(), draft.log.len(), &action);
                draft.take(format, action, &before, &after, generation);
            }
            Fact::Held { reason, as_of } => {
                draft.hold(as_of.unwrap_or(at), at, reason.clone(), generation);
                note(draft, Noted::Held {}, reason);
            }
            Fact::Resumed {} => {
                draft.resume(at, generation);
                note(draft, Noted::Resumed {}, "");
            }
            Fact::TimeAdded { seat, ms, reason } => {
                draft.add(*seat, *ms);
                draft.generation = generation;
                let (seat, ms) = (*seat, *ms);
                note(draft, Noted::TimeAdded { seat, ms }, reason);
            }
            Fact::SteppedBack { to, reason } => {
                draft.step_back(usize::from(*to), at, reason.clone(), generation);
                note(draft, Noted::SteppedBack { to: *to }, reason);
            }
            Fact::Voided { reason } => {
                draft.phase = Phase::Void {
                    reason: reason.clone(),
                };
                draft.generation = generation;
                note(draft, Noted::Voided {}, reason);
            }
            Fact::Arranged {
                side,
                lineup,
                players,
            } => {
                draft.lineup[*side].clone_from(lineup);
                draft.players[*side].clone_from(players);
            }
            Fact::Closed {} => {
                draft.phase = Phase::Complete { at };
                draft.generation = generation;
            }
        }
    }

    fn choose_seat(&mut self, id: MatchId, side: Side, wish: &Wish) {
        self.touch(Cell::Choosing(id));
        let Some(choosing) = self.choosing.get_mut(&id) else {
            return;
        };
        let rules = self.draft_rules.get(&choosing.rules);
        let format = rules.and_then(|rules| rules.format(&choosing.format));
        if let Some(after) = format.and_then(|format| choosing.after(format, side, wish)) {
            *choosing = after;
        }
    }

    fn open_draft(&mut self, id: MatchId, head: &Head, at: At) {
        if self.choosing.contains_key(&id) {
            self.touch(Cell::Choosing(id));
            self.choosing.remove(&id);
        }
        let memory = self.remembered(id, head);
        let place = self.drafts.get(&id).map_or(0, alloc::vec::Vec::len);
        self.touch(Cell::Draft(id, place));
        let generation = self.head.0;
        let Some(format) = self
            .draft_rules
            .get(&head.rules)
            .and_then(|rules| rules.format(&head.format))
        else {
            return;
        };
        let draft = Draft::begin(head.clone(), format, memory, at, generation);
        self.drafts.entry(id).or_default().push(draft);
    }

    /// What earlier drafts of the match, and of the tournament where effects last that long, leave behind.
    fn remembered(&self, id: MatchId, head: &Head) -> Memory {
        let mut memory = Memory::default();
        let Some(rules) = self.draft_rules.get(&head.rules) else {
            return memory;
        };
        let Some(format) = rules.format(&head.format) else {
            return memory;
        };
        let lasts = |until: Until| {
            format
                .effects
                .iter()
                .any(|effect: &Effect| effect.until == until)
        };
        if !lasts(Until::Series) && !lasts(Until::Event) {
            return memory;
        }
        let tournament = self.stage_of(id).map(|stage| stage.tournament);
        for (other, drafts) in &self.drafts {
            let is_own = *other == id;
            let is_earlier = lasts(Until::Event)
                && self.stage_of(*other).map(|stage| stage.tournament) == tournament;
            if !is_own && !is_earlier {
                continue;
            }
            for draft in drafts
                .iter()
                .filter(|draft| draft.counts() && !draft.is_open())
            {
                if let Some((theirs, pool)) = self.draft_means(draft) {
                    let table = Table {
                        format: theirs,
                        pool,
                        memory: &draft.memory,
                    };
                    self.remember(&mut memory, id, head, *other, draft, table);
                }
            }
        }
        // Maps close no heroes; starters are stages like all others.
        if let Some(pool) = rules.pool(format) {
            memory.turns.retain(|turn| pool.hero(&turn.hero).is_some());
        }
        memory
    }

    /// A corrected game of the same match closes and opens what it should have, also in a draft that is open. Nothing
    /// of the draft itself changes, and a correction that is taken back is followed like any other.
    pub(super) fn remember_again(&mut self, id: MatchId) {
        let Some(draft) = self.last_draft(id).filter(|draft| draft.is_open()) else {
            return;
        };
        let is_own = |turn: &Remembered| matches!(turn.when, Earlier::Game { .. });
        let mut memory = draft.memory.clone();
        let first = memory.turns.iter().position(is_own);
        memory.turns.retain(|turn| !is_own(turn));
        let fresh = self.remembered(id, &draft.head).turns;
        let place = first.unwrap_or(memory.turns.len());
        let fresh = fresh.into_iter().filter(is_own);
        drop(memory.turns.splice(place..place, fresh));
        let drafts = self.drafts.get_mut(&id).into_iter().flatten();
        if let Some(draft) = drafts.rev().find(|draft| draft.counts()) {
            draft.memory = memory;
        }
    }

    fn remember(
        &self,
        memory: &mut Memory,
        id: MatchId,
        head: &Head,
        other: MatchId,
        draft: &Draft,
        table: Table<'_>,
    ) {
        let game = draft.head.place.game;
        let when = if other == id {
            Earlier::Game { game }
        } else {
            Earlier::Match {}
        };
        let found = self.matches.get(&other);
        let winner = usize::from(game)
            .checked_sub(1)
            .and_then(|game| found?.games.get(game)?.winner);
        let seat_now = |side: Side| -> Option<Seat> {
            let now = if other == id {
                side
            } else {
                self.matches.get(&id)?.side_of(found?.entrant(side)?)?
            };
            Some(if now == head.first { Seat::A } else { Seat::B })
        };
        for turn in table.position(&draft.log).turns {
            let Some(hero) = turn.standing().cloned() else {
                continue;
            };
            let mut put = |side: Side, what: What| {
                memory.turns.push(Remembered {
                    by: seat_now(side),
                    against: seat_now(side.other()),
                    what,
                    tag: turn.tag.clone(),
                    hero: hero.clone(),
                    when,
                });
            };
            let by = turn.seat.map(|seat| draft.side(seat));
            let sides = Side::BOTH
                .into_iter()
                .filter(|side| by.is_none_or(|by| by == *side));
            for side in sides {
                put(side, What::Did(turn.verb));
            }
            if !matches!(turn.verb, Verb::Pick | Verb::Steal | Verb::Decider) {
                continue;
            }
            // A hero is played by its team, a map or a stage by both.
            let is_place = table.format.team_size.is_none();
            let players = Side::BOTH
                .into_iter()
                .filter(|side| is_place || by.is_none_or(|by| by == *side));
            for side in players {
                if let Some(winner) = winner {
                    let outcome = if winner == side {
                        Outcome::Won
                    } else {
                        Outcome::Lost
                    };
                    put(side, What::Played(outcome));
                }
            }
        }
    }

    /// Puts a draft back as it was. One that ran is held: nobody sat at it in between.
    pub(super) fn restore_draft(&mut self, id: MatchId, place: usize, before: Option<Box<Draft>>) {
        let (now, generation) = (self.now, self.head.0);
        let held = before.map(|mut before| {
            let last = before.log.last().map_or(before.opened, |action| action.at);
            before.hold(last, now, "It was put back as it was".into(), generation);
            before
        });
        self.put_draft_back(id, place, held);
    }

    /// The draft at a place of a match's drafts as it was, where there still is one; without one, those from there on go.
    pub(super) fn put_draft_back(&mut self, id: MatchId, place: usize, before: Option<Box<Draft>>) {
        let Some(drafts) = self.drafts.get_mut(&id) else {
            return;
        };
        match (before, drafts.get_mut(place)) {
            (Some(before), Some(draft)) => *draft = *before,
            (None, Some(_)) => drafts.truncate(place),
            (_, None) => {}
        }
        if drafts.is_empty() {
            self.drafts.remove(&id);
        }
    }

    /// A match that is played from the beginning is drafted from the beginning.
    pub(super) fn void_drafts(&mut self, id: MatchId, reason: &str) {
        if self.choosing.contains_key(&id) {
            self.touch(Cell::Choosing(id));
            self.choosing.remove(&id);
        }
        let count = self.drafts.get(&id).map_or(0, alloc::vec::Vec::len);
        for place in 0..count {
            self.touch(Cell::Draft(id, place));
            let generation = self.head.0;
            let drafts = self.drafts.get_mut(&id);
            if let Some(draft) = drafts
                .and_then(|drafts| drafts.get_mut(place))
                .filter(|draft| draft.counts())
            {
                draft.phase = Phase::Void {
                    reason: String::from(reason),
                };
                draft.generation = generation;
            }
        }
    }
}
