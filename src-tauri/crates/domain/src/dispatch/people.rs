//! Whose time a match takes: who plays, coaches or judges where, and who rests.

use super::Doing;
use crate::contest::{Contenders, Match};
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, PersonId};
use crate::name::folded;
use crate::roster::Post;
use crate::side::Side;
use crate::stage::Stage;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;

/// What everybody does now, and when they last did something.
pub(super) struct People {
    /// Who is called or playing, coaching or judging, and where.
    pub(super) busy: BTreeMap<PersonId, (MatchId, Doing)>,
    /// When the last match of somebody ended; empty where no tournament asks for rest.
    ended: BTreeMap<PersonId, At>,
}

impl People {
    pub(super) fn of(state: &Gathering) -> Self {
        let asks_for_rest = state.floor.places.values().any(|places| places.rest > 0);
        let mut people = Self {
            busy: BTreeMap::new(),
            ended: BTreeMap::new(),
        };
        let mut judges: BTreeMap<String, MatchId> = BTreeMap::new();
        for found in state.matches.values() {
            let Some(stage) = state.stages.get(&found.stage) else {
                continue;
            };
            if found.is_at_its_place() {
                for (person, doing) in posted(state, stage, found) {
                    people.busy.insert(person, (found.id, doing));
                }
                let lease = found.lease.as_ref();
                if let Some(judge) = lease.and_then(|lease| state.admitted(&lease.device)) {
                    judges.insert(folded(&judge.name), found.id);
                }
            } else if asks_for_rest && let Some(ended) = found.state.played_until() {
                for person in of_match(state, stage, found) {
                    let last = people.ended.entry(person).or_insert(ended);
                    *last = (*last).max(ended);
                }
            }
        }
        people.add_judges(state, &judges);
        people
    }

    /// A tablet is held by somebody of its name. Where two people are called so nobody knows which of them.
    fn add_judges(&mut self, state: &Gathering, judges: &BTreeMap<String, MatchId>) {
        if judges.is_empty() {
            return;
        }
        let mut called: BTreeMap<String, Option<PersonId>> = BTreeMap::new();
        for person in state.persons.values() {
            let handle = folded(&person.handle);
            if judges.contains_key(&handle) {
                let known = called.entry(handle);
                known
                    .and_modify(|known| *known = None)
                    .or_insert(Some(person.id));
            }
        }
        for (name, person) in called {
            if let (Some(person), Some(&match_id)) = (person, judges.get(&name)) {
                self.busy.entry(person).or_insert((match_id, Doing::Judges));
            }
        }
    }

    /// Until when somebody of a match rests; none where nobody does.
    pub(super) fn rested(
        &self,
        state: &Gathering,
        stage: &Stage,
        found: &Match,
        rest: u64,
    ) -> Option<At> {
        if rest == 0 {
            return None;
        }
        let ended = of_match(state, stage, found).filter_map(|person| self.ended.get(&person));
        let last = ended.max()?;
        Some(At(last.0.saturating_add(rest)))
    }
}

/// Who is in several entrants.
pub(super) fn shared(state: &Gathering) -> BTreeSet<PersonId> {
    let tournaments = state.tournaments.values();
    let entrants = tournaments.flat_map(|found| found.entrants.values());
    let mut seen = BTreeSet::new();
    entrants
        .flat_map(|entrant| &entrant.roster)
        .filter(|&&person| !seen.insert(person))
        .copied()
        .collect()
}

/// The entrants of a match, both sides or the many of a heat.
pub(super) fn entrants(found: &Match) -> impl Iterator<Item = EntrantId> + '_ {
    let many: &[EntrantId] = match &found.contenders {
        Contenders::Sides { .. } => &[],
        Contenders::Heat { entrants, .. } => entrants,
    };
    let sides = Side::BOTH
        .into_iter()
        .filter_map(|side| found.entrant(side));
    sides.chain(many.iter().copied())
}

/// All whose time a match takes: a substitute may sit at another one until they are fielded.
pub(super) fn of_match<'a>(
    state: &'a Gathering,
    stage: &Stage,
    found: &'a Match,
) -> impl Iterator<Item = PersonId> + 'a {
    posted(state, stage, found).map(|(person, _)| person)
}

fn posted<'a>(
    state: &'a Gathering,
    stage: &Stage,
    found: &'a Match,
) -> impl Iterator<Item = (PersonId, Doing)> + 'a {
    let tournament = state.tournaments.get(&stage.tournament);
    entrants(found)
        .filter_map(move |id| tournament?.entrants.get(&id))
        .flat_map(|entrant| {
            entrant
                .roster
                .iter()
                .filter_map(|&person| match entrant.post(person) {
                    Post::Player { .. } => Some((person, Doing::Plays)),
                    Post::Coach {} => Some((person, Doing::Coaches)),
                    Post::Substitute {} => None,
                })
        })
}
