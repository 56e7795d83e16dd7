//! Who is called next, where, and why not the others: proposals over all tournaments, from what is ready, free and rested.
//!
//! Ready matches are taken in the order of the longest way that hangs on them, as lists are scheduled by critical path
//! (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969): the makespan of such a schedule stays near
//! max(critical path, work / stations). Nobody is proposed twice at once, and what is called is never moved.

mod against;
mod ahead;
mod breaks;
mod ends;
mod fit;
mod free;
mod lengths;
mod people;
mod soon;
mod wave;

pub use against::{Doing, Hindrance};
pub use ahead::Ahead;
pub use ends::Ends;
pub use fit::{Held, Misfit, Why};
pub use lengths::Lengths;
pub use wave::Wave;

use crate::contest::{Match, MatchState};
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, PersonId, StageId, StationNo};
use crate::places::{PlayedAt, Wish};
use crate::stage::Stage;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;
use people::People;
use soon::Soon;

/// When it is asked again whether somebody is kept for another match, in milliseconds.
const LOOK_AGAIN: u64 = 120_000;

/// What could be called now, and what cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispatch {
    /// In this order: the first is called first. All of them together fit the hall.
    pub calls: Vec<Proposal>,
    /// Ready, and not to be called with the others.
    pub waiting: Vec<Waiting>,
    /// When all of it ends at the earliest.
    pub ends: Ends,
}

/// A call that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which match.
    pub match_id: MatchId,
    /// To which station; none for the players' own seats.
    pub station: Option<StationNo>,
    /// Not before this moment: somebody rests, a round begins, a result is still fresh.
    pub from: At,
    /// Since when both were known.
    pub since: At,
    /// By when its round is to be over.
    pub until: Option<At>,
    /// The longest way that hangs on it.
    pub ahead: Ahead,
    /// What is wished for it.
    pub wish: Wish,
    /// Only by hand: it is kept back, or its call was taken back.
    pub by_hand: bool,
}

/// A match that is ready and cannot be called with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which match.
    pub match_id: MatchId,
    /// Everything that stands against it.
    pub because: Vec<Hindrance>,
}

/// A ready match with all that decides about its call.
struct Candidate<'a> {
    found: &'a Match,
    stage: &'a Stage,
    proposal: Proposal,
}

impl Gathering {
    /// What to call, as things stand. `at` is the present, in milliseconds since 1970.
    #[must_use]
    pub fn dispatch(&self, at: At) -> Dispatch {
        let people = People::of(self);
        let lengths = Lengths::of(self);
        let mut ways = BTreeMap::new();
        let candidates = self.candidates(&people, &lengths, &mut ways, at);
        let soon = Soon::of(self, &lengths, &mut ways, at);
        let mut told = Dispatch {
            ends: self.ends(&lengths, &mut ways, at),
            ..Dispatch::default()
        };
        let mut open = Vec::new();
        for candidate in candidates {
            let mut because = self.hindered(candidate.found, candidate.stage, &people);
            because.extend(self.needed_soon(&candidate, &lengths, &soon));
            because.extend(self.later_on_stream(candidate.found.id));
            if because.is_empty() {
                open.push(candidate);
            } else {
                told.waiting.push(Waiting {
                    match_id: candidate.found.id,
                    because,
                });
            }
        }
        // What may go now comes before what must wait, and what is wished somewhere before what takes any place.
        open.sort_by_cached_key(|candidate| {
            let Proposal {
                by_hand,
                from,
                wish,
                until,
                ahead,
                since,
                match_id,
                ..
            } = candidate.proposal;
            let is_late = until.is_some_and(|until| until.0 < at.0.saturating_add(ahead.millis));
            (
                from > at,
                by_hand,
                from.max(at),
                Reverse(wish.station.is_some() || wish.stream),
                Reverse(is_late),
                Reverse(ahead.millis),
                since,
                match_id,
            )
        });
        self.place(open, &people, &mut told);
        told
    }

    /// When something can be called by itself next; never while nothing is called by itself.
    #[must_use]
    pub fn next_call(&self) -> Option<At> {
        if !self.floor.dispatching.automatic {
            return None;
        }
        let told = self.dispatch(self.now);
        let by_itself = told.calls.iter().filter(|proposal| !proposal.by_hand);
        let next = by_itself.map(|proposal| proposal.from).min();
        // Whoever is needed soon is asked about again: the match that they are kept for may not come.
        let is_kept = told.waiting.iter().any(|waiting| {
            let mut because = waiting.because.iter();
            because.all(|one| matches!(one, Hindrance::NeededSoon { .. }))
        });
        let later = is_kept.then(|| At(self.now.0.saturating_add(LOOK_AGAIN)));
        next.into_iter().chain(later).min()
    }

    /// All matches that everybody sees and that wait to be called.
    fn candidates<'a>(
        &'a self,
        people: &People,
        lengths: &Lengths,
        ways: &mut BTreeMap<StageId, Vec<Ahead>>,
        at: At,
    ) -> Vec<Candidate<'a>> {
        let settle = if self.floor.dispatching.automatic {
            u64::from(self.floor.dispatching.settle) * 1_000
        } else {
            0
        };
        let mut rests: BTreeMap<StageId, u64> = BTreeMap::new();
        let mut candidates = Vec::new();
        for found in self.matches.values() {
            let MatchState::Ready { since } = found.state else {
                continue;
            };
            let Some(stage) = self.stages.get(&found.stage) else {
                continue;
            };
            let Some(node) = stage.bracket.nodes.get(found.node as usize) else {
                continue;
            };
            if !stage.shows(found.node) {
                continue;
            }
            let ways = ways
                .entry(stage.id)
                .or_insert_with(|| self.ways_ahead(stage, lengths));
            let rest = *rests
                .entry(stage.id)
                .or_insert_with(|| u64::from(self.floor.of(stage.tournament).rest) * 60_000);
            let wish = self.wish_of(found.id);
            let window = stage.window(node);
            let settled = At(since.0.saturating_add(settle));
            let begins = [
                window.from,
                wish.from,
                people.rested(self, stage, found, rest),
            ];
            let from = begins.into_iter().flatten().fold(settled, At::max);
            candidates.push(Candidate {
                found,
                stage,
                proposal: Proposal {
                    match_id: found.id,
                    station: None,
                    from: self.out_of_breaks(stage, found, lengths, from, at),
                    since,
                    until: window.until,
                    ahead: ways.get(found.node as usize).copied().unwrap_or_default(),
                    wish,
                    by_hand: wish.keep_back || self.floor.taken_back.contains(&found.id),
                },
            });
        }
        candidates
    }

    /// What stands against a call whatever else is called.
    fn hindered(&self, found: &Match, stage: &Stage, people: &People) -> Vec<Hindrance> {
        let tournament = self.tournaments.get(&stage.tournament);
        let entrants = tournament.map(|tournament| &tournament.entrants);
        // A heat goes on without those who left, as long as somebody is left to meet.
        let left = |id: &EntrantId| {
            let known = entrants.and_then(|entrants| entrants.get(id));
            known.is_some_and(|known| known.gone.is_some())
        };
        let here = people::entrants(found).filter(|id| !left(id)).count();
        let goes_on = match &stage.format {
            StageFormat::TimeTrial { .. } => here > 0,
            StageFormat::FreeForAll { .. } => here > 1,
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::RoundRobin { .. }
            | StageFormat::Swiss { .. } => false,
        };
        let gone = people::entrants(found)
            .filter(|_| !goes_on)
            .filter(left)
            .map(|entrant| Hindrance::Gone { entrant });
        let mut because: Vec<Hindrance> = gone.collect();
        for person in people::of_match(self, stage, found) {
            if let Some(&(match_id, doing)) = people.busy.get(&person)
                && !because.iter().any(|known| {
                    matches!(known, Hindrance::Busy { person: busy, .. } if *busy == person)
                })
            {
                because.push(Hindrance::Busy {
                    person,
                    match_id,
                    doing,
                });
            }
        }
        because
    }

    /// Who should wait for another match first; never who is wished somewhere.
    fn needed_soon(
        &self,
        candidate: &Candidate<'_>,
        lengths: &Lengths,
        soon: &Soon,
    ) -> Option<Hindrance> {
        let Candidate {
            found,
            stage,
            proposal,
        } = candidate;
        if !proposal.wish.is_none() {
            return None;
        }
        let takes = lengths.expect(stage.tournament, &found.series);
        people::of_match(self, stage, found).find_map(|person| {
            let match_id = soon.instead(person, takes, proposal.ahead.millis)?;
            Some(Hindrance::NeededSoon { person, match_id })
        })
    }

    /// What a producer wants first at the station of a match.
    fn later_on_stream(&self, id: MatchId) -> Option<Hindrance> {
        let (station, match_id) = self.comes_after(id)?;
        Some(Hindrance::LaterOnStream { station, match_id })
    }

    /// Gives each match a place in turn, as far as there are any.
    fn place(&self, open: Vec<Candidate<'_>>, people: &People, told: &mut Dispatch) {
        let mut free = self.free_places();
        let pinned = self.kept_stations();
        let mut asked: BTreeMap<PersonId, MatchId> = BTreeMap::new();
        let mut dealt: BTreeMap<StageId, PlayedAt> = BTreeMap::new();
        for Candidate {
            found,
            stage,
            mut proposal,
        } in open
        {
            let first = people::of_match(self, stage, found)
                .find_map(|person| asked.get(&person).map(|&match_id| (person, match_id)));
            let places = dealt
                .entry(stage.id)
                .or_insert_with(|| self.floor.of(stage.tournament).at);
            let because = match first {
                Some((person, match_id)) => Err(Hindrance::CalledFirst { person, match_id }),
                None => self.find_place(proposal.wish, places, &free, &pinned),
            };
            match because {
                Ok(station) => {
                    if let Some(left) = station.and_then(|number| free.get_mut(&number)) {
                        *left = left.saturating_sub(1);
                    }
                    free.retain(|_, left| *left > 0);
                    proposal.station = station;
                    let persons = people::of_match(self, stage, found);
                    asked.extend(persons.map(|person| (person, found.id)));
                    told.calls.push(proposal);
                }
                Err(hindrance) => told.waiting.push(Waiting {
                    match_id: found.id,
                    because: Vec::from([hindrance]),
                }),
            }
        }
        debug_assert!(told.calls.iter().all(|call| {
            let found = self.matches.get(&call.match_id);
            found.is_some_and(|found| {
                let stage = self.stages.get(&found.stage);
                stage.is_some_and(|stage| {
                    people::of_match(self, stage, found).all(|one| !people.busy.contains_key(&one))
                })
            })
        }));
    }
}
