//! What a correction would change: matches, stages and placings, named before anything happens.

use super::cascade::Walk;
use super::{Choice, Chosen, Correction, Fix, Official, Subject};
use crate::contest::Match;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId};
use crate::refusal::Refusal;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Something that may be chosen, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub choice: Choice,
    /// Why it cannot be; none where it can.
    pub why_not: Option<Refusal>,
}

impl Offer {
    pub(super) const fn of(choice: Choice) -> Self {
        Self {
            choice,
            why_not: None,
        }
    }

    pub(super) const fn refused(choice: Choice, why: Refusal) -> Self {
        Self {
            choice,
            why_not: Some(why),
        }
    }
}

/// A match that a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Which.
    pub match_id: MatchId,
    /// The number that people see.
    pub number: u32,
    /// Whether it is what was wrong, and not what follows.
    pub is_cause: bool,
    /// What may be chosen; empty where there is no choice: it is a cause, or nobody has begun it.
    pub offers: Vec<Offer>,
    /// What was chosen, or is the only way.
    pub chosen: Option<Choice>,
    /// Whether the match has moved on since it was chosen.
    pub is_stale: Option<u32>,
}

impl Reached {
    /// What stands against it: no choice, or one that cannot be.
    pub(super) fn against(&self) -> Option<Refusal> {
        if let Some(rev) = self.is_stale {
            return Some(Refusal::Stale { rev });
        }
        if self.offers.is_empty() {
            return None;
        }
        match self.chosen {
            None => Some(Refusal::ChoiceMissing {
                number: self.number,
            }),
            Some(chosen) => why_not(&self.offers, chosen),
        }
    }

    /// Whether somebody must still choose.
    #[must_use]
    pub fn needs_choice(&self) -> bool {
        !self.offers.is_empty()
    }
}

/// Whether a match of something was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begun {
    Yes,
    No,
}

impl Begun {
    pub(super) fn of<'a>(mut matches: impl Iterator<Item = &'a Match>) -> Self {
        if matches.any(Match::has_begun) {
            Self::Yes
        } else {
            Self::No
        }
    }
}

/// A stage that a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedStage {
    /// Which.
    pub stage: StageId,
    /// The round that can be paired again; none where its field changes.
    pub round: Option<u8>,
    /// The tie-break whose tie is none any more.
    pub tie_break: Option<u8>,
    /// Who would come in, and would not otherwise.
    pub comes: Vec<EntrantId>,
    /// Who would not come in any more.
    pub leaves: Vec<EntrantId>,
    /// Whether a match of it has begun.
    pub has_begun: bool,
    /// What may be chosen.
    pub offers: Vec<Offer>,
    /// What was chosen, or is the only way.
    pub chosen: Option<Choice>,
}

impl ReachedStage {
    /// A stage of which nothing more is said.
    pub(super) const fn of(stage: StageId, begun: Begun) -> Self {
        Self {
            stage,
            round: None,
            tie_break: None,
            comes: Vec::new(),
            leaves: Vec::new(),
            has_begun: matches!(begun, Begun::Yes),
            offers: Vec::new(),
            chosen: None,
        }
    }

    /// What a choice about it names.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match self.tie_break {
            Some(number) => Subject::TieBreak {
                stage: self.stage,
                number,
            },
            None => Subject::Stage { id: self.stage },
        }
    }

    pub(super) fn against(&self) -> Option<Refusal> {
        // What follows again asks for nothing.
        if self.offers.is_empty() {
            return None;
        }
        match self.chosen {
            None => Some(Refusal::StageChoiceMissing),
            Some(chosen) => why_not(&self.offers, chosen),
        }
    }
}

fn why_not(offers: &[Offer], chosen: Choice) -> Option<Refusal> {
    let offer = offers.iter().find(|offer| offer.choice == chosen);
    offer.map_or(Some(Refusal::NotOffered), |offer| offer.why_not.clone())
}

/// What was chosen; what is the only way needs no choice.
pub(super) fn settled(offers: &[Offer], asked: Option<Choice>) -> Option<Choice> {
    let mut possible = offers.iter().filter(|offer| offer.why_not.is_none());
    match (asked, possible.next(), possible.next()) {
        (None, Some(only), None) => Some(only.choice),
        (asked, _, _) => asked,
    }
}

/// An entrant whose place in a stage changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// In which stage.
    pub stage: StageId,
    /// Who.
    pub entrant: EntrantId,
    /// The place before; none where there was none yet.
    pub from: Option<u32>,
    /// The place after; none where there is none any more, or not yet.
    pub to: Option<u32>,
}

impl Gathering {
    /// What a correction would do, with these choices so far. Nothing is changed.
    #[must_use]
    pub fn foresee_correction(&self, fix: &Fix, choices: &[Chosen]) -> Correction {
        let nobody = Official {
            by: None,
            reason: "",
        };
        self.work_out(fix, choices, nobody)
    }

    pub(crate) fn work_out(
        &self,
        fix: &Fix,
        choices: &[Chosen],
        official: Official<'_>,
    ) -> Correction {
        let tournament = match self.tournament_of_fix(fix) {
            Ok(tournament) => tournament,
            Err(reason) => return impossible(Vec::from([reason])),
        };
        let stages = self.tournaments.get(&tournament).map(|found| &found.stages);
        let mut stages = stages
            .into_iter()
            .flatten()
            .filter_map(|id| self.stages.get(id));
        if let Some(taken) = stages.find_map(|stage| self.played_past_its_hill(stage)) {
            return impossible(Vec::from([Refusal::HillPlayedOn {
                number: self.number_of(taken),
            }]));
        }
        let mut walk = Walk::new(self, tournament, choices, official);
        if let Err(refused) = walk.apply_fix(fix) {
            return impossible(refused.reasons);
        }
        walk.walk();
        if let Some(taken) = walk.hill_taken_before_what_stands() {
            return impossible(Vec::from([Refusal::HillPlayedOn {
                number: self.number_of(taken),
            }]));
        }
        let mut reached = walk.reached;
        reached.sort_by_key(|found| found.match_id);
        let placings = self.moved(&walk.after, &walk.touched);
        Correction {
            reasons: Vec::new(),
            reached,
            stages: walk.stages,
            placings,
            events: walk.events,
            after: walk.after,
        }
    }

    /// Whose place changes in these stages.
    fn moved(&self, after: &Self, stages: &[StageId]) -> Vec<Moved> {
        let mut moved = Vec::new();
        for &stage in stages {
            let was = self.places_in(stage);
            let is = after.places_in(stage);
            for (&entrant, &from) in &was {
                let to = is.get(&entrant).copied().flatten();
                if from != to {
                    moved.push(Moved {
                        stage,
                        entrant,
                        from,
                        to,
                    });
                }
            }
            for (&entrant, &to) in is.iter().filter(|(who, _)| !was.contains_key(who)) {
                if to.is_some() {
                    moved.push(Moved {
                        stage,
                        entrant,
                        from: None,
                        to,
                    });
                }
            }
        }
        moved
    }

    /// Where everybody of a stage stands: in its table, or by the matches that placed them.
    fn places_in(&self, id: StageId) -> BTreeMap<EntrantId, Option<u32>> {
        let Some(stage) = self.stages.get(&id) else {
            return BTreeMap::new();
        };
        if stage.format.is_ranked() {
            let ranks = self.ranks_of_all(stage).into_iter().flatten();
            return ranks.map(|(rank, entrant)| (entrant, Some(rank))).collect();
        }
        let rows = self.placings(id).into_iter();
        rows.map(|row| (row.entrant, row.place)).collect()
    }
}

fn impossible(reasons: Vec<Refusal>) -> Correction {
    Correction {
        reasons,
        reached: Vec::new(),
        stages: Vec::new(),
        placings: Vec::new(),
        events: Vec::new(),
        after: Gathering::default(),
    }
}

/// The choices by what they are about; the last one holds.
pub(super) fn by_subject(choices: &[Chosen]) -> BTreeMap<Subject, Chosen> {
    let pairs = choices.iter().map(|chosen| (chosen.of, *chosen));
    pairs.collect()
}
