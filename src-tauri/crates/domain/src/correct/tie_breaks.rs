//! Tie-breaks whose tie is none any more: they stand by ruling, or are void and part nobody.

use super::Choice;
use super::cascade::Walk;
use super::field::with;
use super::foresee::{Begun, Offer, ReachedStage, settled};
use crate::contest::Match;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, TournamentId};
use crate::side::Side;
use crate::stage::{Stage, StagePart};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

impl Walk<'_> {
    /// Looks at each tie-break of a stage whose table may have changed: one after the other, for the later rest on the
    /// earlier.
    pub(super) fn offer_tie_breaks(&mut self, id: StageId) {
        let before = self.before;
        let Some(stage) = before
            .stages
            .get(&id)
            .filter(|_| self.touched.contains(&id))
        else {
            return;
        };
        for number in 1..=stage.tie_breaks() {
            self.offer_tie_break(stage, number);
        }
    }

    fn offer_tie_break(&mut self, stage: &Stage, number: u8) {
        let before = self.before;
        let Some(now) = self.after.stages.get(&stage.id) else {
            return;
        };
        let part = StagePart::TieBreak { number };
        // Who left since then was there when it was played.
        let since: Vec<(TournamentId, EntrantId)> = before
            .of_tie(stage, number)
            .into_iter()
            .filter(|id| self.has_left(*id))
            .map(|id| (self.tournament, id))
            .collect();
        let was = with(before, &since).is_tied_for(stage, number);
        let is = with(&self.after, &since).is_tied_for(now, number);
        let theirs: Vec<&Match> = stage
            .of_tie_break(number)
            .filter_map(|id| before.matches.get(&id))
            .collect();
        if was == is || theirs.iter().all(|found| found.is_void()) {
            return;
        }
        let begun = Begun::of(theirs.iter().copied());
        let reached = ReachedStage {
            tie_break: Some(number),
            ..ReachedStage::of(stage.id, begun)
        };
        if is == Tied::Yes {
            if stage.is_ruled(part) {
                self.stages.push(reached);
                self.happens(Event::StageFollows {
                    stage: stage.id,
                    part,
                });
            }
            return;
        }
        // What nobody has begun has nothing that could stand.
        let mut offers = Vec::from([Offer::of(Choice::Void)]);
        if begun == Begun::Yes {
            offers.insert(0, Offer::of(Choice::Stand));
        }
        let asked = self.asked.get(&reached.subject());
        let chosen = settled(&offers, asked.map(|asked| asked.choice));
        self.stages.push(ReachedStage {
            offers,
            chosen,
            ..reached
        });
        match chosen {
            Some(Choice::Stand) => self.let_stand(stage.id, part),
            // Nobody may even have seen it, and nothing was played after it.
            Some(Choice::Void) if begun == Begun::No => {
                for found in theirs {
                    self.note(found.id, Vec::new(), Some(Choice::Void));
                }
                self.happens(Event::TieBreakDiscarded {
                    stage: stage.id,
                    tie_break: number,
                });
            }
            Some(Choice::Void) => {
                let open: Vec<MatchId> = theirs.iter().map(|found| found.id).collect();
                for id in open {
                    self.void_of_tie_break(id);
                }
                if stage.is_ruled(part) {
                    self.happens(Event::StageFollows {
                        stage: stage.id,
                        part,
                    });
                }
            }
            Some(Choice::Replay) | None => {}
        }
    }

    fn void_of_tie_break(&mut self, id: MatchId) {
        if self.after.matches.get(&id).is_some_and(Match::is_void) {
            return;
        }
        if !self.reached.iter().any(|known| known.match_id == id) {
            self.note(id, Vec::new(), Some(Choice::Void));
        }
        self.void(id);
    }
}

/// Whether a tie-break breaks a tie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tied {
    Yes,
    No,
}

impl Gathering {
    /// Those who meet in a tie-break.
    fn of_tie(&self, stage: &Stage, number: u8) -> BTreeSet<EntrantId> {
        let matches = stage
            .of_tie_break(number)
            .filter_map(|id| self.matches.get(&id));
        matches
            .flat_map(|found| {
                Side::BOTH
                    .into_iter()
                    .filter_map(|side| found.entrant(side))
            })
            .collect()
    }

    /// Whether those who meet in a tie-break are equal without it, and nobody else with them.
    fn is_tied_for(&self, stage: &Stage, number: u8) -> Tied {
        let is_here = |id: &EntrantId| {
            self.entrant(stage.tournament, *id)
                .is_some_and(|found| found.gone.is_none())
        };
        let mut theirs = self.of_tie(stage, number);
        theirs.retain(is_here);
        let mut without = stage.clone();
        let mut nodes = without.bracket.nodes.iter();
        if let Some(kept) =
            nodes.position(|node| node.tie_break().is_some_and(|known| known >= number))
        {
            without.bracket.nodes.truncate(kept);
        }
        let is_theirs = |tied: Vec<EntrantId>| tied.into_iter().collect::<BTreeSet<_>>() == theirs;
        let mut ties = self.ties(&without).into_iter();
        if theirs.len() > 1 && ties.any(|tie| is_theirs(tie.entrants)) {
            Tied::Yes
        } else {
            Tied::No
        }
    }
}
