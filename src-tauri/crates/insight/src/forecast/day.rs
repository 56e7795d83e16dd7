//! The rest of a day as a light model: what is still played, who waits for whom, where, and how long it takes.

use super::speed::{Kind, Played};
use lanista_domain::bracket::{Group, NodeId, Origin, Part};
use lanista_domain::contest::{Contenders, MatchState};
use lanista_domain::series::Length;
use lanista_domain::{
    At, BySide, Ending, EntrantId, Gathering, HeldFrom, Match, MatchId, PersonId, PlayedAt, Post,
    Series, Side, Stage, StageId, StationKind, StationNo, TournamentId,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Nobody is known, or nobody came.
pub(super) const NOBODY: u32 = u32::MAX;
/// So long a stated result waits until it stands.
const CONFIRMED: u64 = 2 * 60_000;
/// So long a dispute waits for its ruling, and a held match until it goes on.
const RULED: u64 = 10 * 60_000;
/// Waits until one side is given up, where nobody was absent today and nobody said how long entrants have to come.
const GRACE: u64 = 10 * 60_000;
/// Of so many matches one is not played because somebody is missing, until the day says otherwise.
const ABSENT_ONE_IN: f64 = 40.0;
/// Longest time between a place that is free and the next call that counts as the desk's own time.
const LONGEST_TURN: u64 = 15 * 60_000;
/// Of so many calls, the last ones, the middle says how long the desk takes.
const TURNS: usize = 32;

/// The rest of a day, with nothing of the gathering in it but numbers.
#[derive(Clone, Debug)]
pub struct Day {
    pub(super) at: u64,
    pub(super) owners: Vec<Owner>,
    pub(super) kinds: Vec<Kind>,
    pub(super) played: Vec<Played>,
    pub(super) jobs: Vec<Job>,
    pub(super) phases: Vec<Phase>,
    pub(super) gates: Vec<Gate>,
    pub(super) pools: Vec<Pool>,
    /// Whose time each entrant takes: their own, and that of people who are in several.
    pub(super) units: Vec<Vec<u32>>,
    /// When the last match of each of them ended; 0 where none did.
    pub(super) ended: Vec<u64>,
    /// When breaks end.
    pub(super) resumes: Vec<u64>,
    /// From a free place to the next call.
    pub(super) turn: u64,
    /// Of all matches, so many are not played because somebody is missing.
    pub(super) absent: f64,
    pub(super) grace: u64,
    known_kinds: HashMap<(usize, Length), usize>,
}

/// A tournament of the day.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) id: TournamentId,
    pub(super) rest: u64,
    game: f64,
    pub(super) at_seats: bool,
    /// Where it is played, the most common places first.
    pub(super) pools: Vec<usize>,
    pub(super) show: Vec<usize>,
    pub(super) breaks: Vec<(u64, u64)>,
}

/// Stations that are alike.
#[derive(Clone, Debug)]
pub(super) struct Pool {
    /// Those that are free, each as often as it takes matches; the one that is used first is at the end.
    pub(super) free: Vec<StationNo>,
    members: Vec<StationNo>,
    kind: StationKind,
    pinned: Option<StationNo>,
    for_owners: Vec<bool>,
}

/// A match that is still to be played, or played now.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) match_id: Option<MatchId>,
    /// The same in every forecast.
    pub(super) key: u64,
    pub(super) owner: usize,
    pub(super) phase: usize,
    pub(super) group: Group,
    pub(super) round: u8,
    pub(super) series: Series,
    pub(super) kind: usize,
    pub(super) who: Who,
    /// The seeds that take its sides once its stage is drawn.
    pub(super) seeds: [u32; 2],
    /// How much must happen before it is ready.
    pub(super) left: u16,
    /// Where winner and loser go: job and side.
    pub(super) feeds: [Option<(u32, u8)>; 2],
    /// Whether what follows is played only if away wins.
    pub(super) is_final: bool,
    pub(super) from: u64,
    pub(super) place: Place,
    pub(super) stands: Stands,
    /// The round that waits for it; otherwise the stages that come after its own do.
    pub(super) gate: Option<usize>,
    /// How much hangs on it, in milliseconds.
    pub(super) ahead: u64,
}

/// Who meets.
#[derive(Clone, Debug)]
pub(super) enum Who {
    Two([u32; 2]),
    Many(Vec<u32>),
}

/// Where it is called to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Wherever its tournament is played.
    Usual,
    Show,
    Pinned(usize),
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    Open,
    Running {
        since: u64,
        station: Option<StationNo>,
        /// Games that each side still needs, where the score says so.
        needs: Option<[u8; 2]>,
    },
    /// Over, or as good as: in about so long.
    Ending {
        about: u64,
    },
}

/// A stage of a tournament, drawn or planned.
#[derive(Clone, Debug, Default)]
pub(super) struct Phase {
    pub(super) stage: Option<StageId>,
    pub(super) owner: usize,
    pub(super) index: u8,
    pub(super) jobs: Range<usize>,
    /// Who plays in it, as far as that is known.
    pub(super) field: Vec<u32>,
    /// How many will.
    pub(super) count: usize,
    /// Where they come from.
    pub(super) sources: Vec<usize>,
    /// What waits for its end.
    pub(super) gates: Vec<usize>,
    pub(super) swiss: Option<Swiss>,
    /// How many wins in a row end it, and who has how many.
    pub(super) hill: Option<(u32, u32)>,
    /// Whether everybody meets everybody.
    pub(super) is_round_robin: bool,
}

/// Rounds that are paired as they come.
#[derive(Clone, Debug)]
pub(super) struct Swiss {
    pub(super) goal: lanista_domain::swiss::Goal,
    pub(super) decisive: Option<usize>,
    /// Wins and losses of those in the field.
    pub(super) records: Vec<(u32, u32)>,
    /// The matches of the first round that is not paired yet.
    pub(super) first: Option<(u8, Range<usize>)>,
}

/// What opens when all before it is over.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    pub(super) left: u32,
    pub(super) then: Then,
}

#[derive(Clone, Debug)]
pub(super) enum Then {
    /// A stage is drawn.
    Stage { phase: usize },
    /// A round is paired.
    Round {
        phase: usize,
        round: u8,
        jobs: Range<usize>,
    },
}

impl Day {
    /// What is still to come of a gathering at a moment.
    #[must_use]
    pub fn of(state: &Gathering, at: At) -> Self {
        let mut day = Self {
            at: at.0,
            owners: Vec::new(),
            kinds: Vec::new(),
            played: Vec::new(),
            jobs: Vec::new(),
            phases: Vec::new(),
            gates: Vec::new(),
            pools: Vec::new(),
            units: Vec::new(),
            ended: Vec::new(),
            resumes: Vec::new(),
            turn: 0,
            absent: 0.0,
            grace: GRACE,
            known_kinds: HashMap::new(),
        };
        let entrants = day.add_people(state);
        day.add_places(state);
        day.learn(state);
        for (owner, tournament) in state.tournaments.values().enumerate() {
            let mut phases: BTreeMap<u8, usize> = BTreeMap::new();
            for stage in tournament
                .stages
                .iter()
                .filter_map(|id| state.stages.get(id))
            {
                let phase = day.add_stage(state, stage, owner, &entrants);
                phases.insert(stage.index, phase);
            }
            super::field::add_planned(&mut day, tournament, owner, &mut phases, &entrants);
        }
        day.rank();
        day
    }

    /// Whether nothing is left to play.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.jobs.is_empty()
    }

    /// Whose time a match takes, as far as that is known.
    pub(super) fn people_of(&self, job: &Job) -> Vec<u32> {
        let known: &[u32] = match &job.who {
            Who::Two(two) => two,
            Who::Many(many) => many,
        };
        let units = known.iter().filter_map(|&one| self.units.get(one as usize));
        units.flatten().copied().collect()
    }

    /// The stations among which one is.
    pub(super) fn pool_of(&self, station: StationNo) -> Option<usize> {
        let mut pools = self.pools.iter();
        pools.position(|pool| pool.members.contains(&station))
    }

    /// The entrants by number, and whose time they take.
    fn add_people(&mut self, state: &Gathering) -> BTreeMap<EntrantId, u32> {
        let mut numbers = BTreeMap::new();
        let mut shared: BTreeMap<PersonId, u32> = BTreeMap::new();
        let all = || {
            state
                .tournaments
                .values()
                .flat_map(|it| it.entrants.values())
        };
        let mut seen = BTreeSet::new();
        let mut next = count(all().count());
        for person in all().flat_map(|entrant| &entrant.roster) {
            if !seen.insert(*person) && !shared.contains_key(person) {
                shared.insert(*person, next);
                next += 1;
            }
        }
        for (number, entrant) in (0..).zip(all()) {
            numbers.insert(entrant.id, number);
            let posted = entrant.roster.iter().filter(|&&person| {
                matches!(entrant.post(person), Post::Player { .. } | Post::Coach {})
            });
            let others = posted.filter_map(|person| shared.get(person).copied());
            self.units
                .push(std::iter::once(number).chain(others).collect());
        }
        self.ended = vec![0; next as usize];
        for found in state.matches.values() {
            let ended = match &found.state {
                MatchState::Over { at, outcome } if outcome.ending == Ending::Played => *at,
                MatchState::Reported { since, .. } | MatchState::Disputed { since, .. } => *since,
                MatchState::Bye
                | MatchState::Undecided
                | MatchState::NotDue
                | MatchState::Ready { .. }
                | MatchState::Called { .. }
                | MatchState::Live { .. }
                | MatchState::Held { .. }
                | MatchState::Over { .. }
                | MatchState::Void { .. } => continue,
            };
            for entrant in entrants_of(found) {
                let units = numbers
                    .get(&entrant)
                    .and_then(|&number| self.units.get(number as usize));
                for &unit in units.into_iter().flatten() {
                    let last = &mut self.ended[unit as usize];
                    *last = (*last).max(ended.0);
                }
            }
        }
        numbers
    }

    fn add_places(&mut self, state: &Gathering) {
        let wished: BTreeSet<StationNo> = state
            .floor
            .wishes
            .iter()
            .filter(|(id, _)| state.matches.get(id).is_some_and(Match::is_open))
            .filter_map(|(_, wish)| wish.station)
            .collect();
        let places: Vec<_> = state
            .tournaments
            .keys()
            .map(|id| state.floor.of(*id))
            .collect();
        let mut free: BTreeMap<StationNo, u8> = BTreeMap::new();
        for station in state.stations.values() {
            let there = state.matches_at(station.number).count();
            let taken = u8::try_from(there).unwrap_or(u8::MAX);
            free.insert(
                station.number,
                station.equipment.at_once.saturating_sub(taken),
            );
        }
        // The highest number first: places are taken from the end.
        let usable = state.stations.values().rev();
        for station in usable.filter(|it| it.out_of_order.is_none()) {
            let kind = station.equipment.kind;
            let pinned = Some(station.number).filter(|number| wished.contains(number));
            let for_owners: Vec<bool> = places.iter().map(|it| it.at.takes(station)).collect();
            let known = self.pools.iter_mut().find(|pool| {
                pool.kind == kind && pool.pinned == pinned && pool.for_owners == for_owners
            });
            let slots = usize::from(free.get(&station.number).copied().unwrap_or(0));
            let slots = std::iter::repeat_n(station.number, slots);
            match known {
                Some(pool) => {
                    pool.free.extend(slots);
                    pool.members.push(station.number);
                }
                None => self.pools.push(Pool {
                    free: slots.collect(),
                    members: vec![station.number],
                    kind,
                    pinned,
                    for_owners,
                }),
            }
        }
        let pools = |takes: &dyn Fn(&Pool) -> bool| {
            let mut fit: Vec<usize> = (0..self.pools.len())
                .filter(|&at| takes(&self.pools[at]))
                .collect();
            fit.sort_by_key(|&at| (self.pools[at].pinned, self.pools[at].kind));
            fit
        };
        let mut owners = Vec::new();
        for (number, (id, places)) in state.tournaments.keys().zip(&places).enumerate() {
            let fit = pools(&|pool: &Pool| pool.for_owners[number]);
            let breaks = state.floor.breaks.iter();
            owners.push(Owner {
                id: *id,
                rest: u64::from(places.rest) * 60_000,
                game: f64::from(places.game) * 60_000.0,
                // Where no such station is left nothing would ever be called; the desk will find a place.
                at_seats: places.at == PlayedAt::Seats {} || fit.is_empty(),
                pools: fit,
                show: pools(&|pool: &Pool| pool.kind.is_for_show()),
                breaks: breaks
                    .filter(|it| it.tournament.is_none_or(|of| of == *id))
                    .map(|it| (it.from.0, it.until.0))
                    .collect(),
            });
        }
        self.owners = owners;
        let ends = state.floor.breaks.iter().map(|it| it.until.0);
        self.resumes = ends.filter(|&until| until > self.at).collect();
    }

    /// What the matches that are over say: lengths, how many did not come, and how long the desk takes between two.
    fn learn(&mut self, state: &Gathering) {
        let owners: BTreeMap<TournamentId, usize> = (0..)
            .zip(&self.owners)
            .map(|(at, it)| (it.id, at))
            .collect();
        let mut came = 0_u32;
        let mut absent: Vec<u64> = Vec::new();
        let mut calls: Vec<(u64, &Match)> = Vec::new();
        let mut ends: Vec<(u64, &Match)> = Vec::new();
        for found in state.matches.values() {
            if let Some(called) = found.called {
                calls.push((called.0, found));
            }
            let MatchState::Over { at, outcome } = &found.state else {
                continue;
            };
            ends.push((at.0, found));
            let took = found.called.and_then(|called| at.0.checked_sub(called.0));
            let stage = state.stages.get(&found.stage);
            let (Some(took), Some(stage)) = (took.filter(|took| *took > 0), stage) else {
                continue;
            };
            match outcome.ending {
                Ending::Played => {
                    came += 1;
                    let owner = owners.get(&stage.tournament).copied().unwrap_or(0);
                    let kind = self.kind(owner, &found.series);
                    self.played.push(Played {
                        kind,
                        ended: at.0,
                        took,
                    });
                }
                Ending::Walkover => absent.push(took),
                Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {}
            }
        }
        let missing = f64::from(count(absent.len()));
        self.absent = (1.0 + missing) / (ABSENT_ONE_IN + missing + f64::from(came));
        let waits = state
            .tournaments
            .keys()
            .map(|id| state.floor.of(*id).patience.walkover);
        let longest = waits.max().filter(|minutes| *minutes > 0);
        let usual = longest.map(|minutes| u64::from(minutes) * 60_000);
        self.grace = middle(absent).or(usual).unwrap_or(GRACE);
        let usual = if state.floor.dispatching.automatic {
            u64::from(state.floor.dispatching.settle) * 1_000
        } else {
            60_000
        };
        self.turn = turns(calls, ends, self.at).unwrap_or(usual);
    }

    /// The number of a kind of match, and those of fewer games beside it.
    pub(super) fn kind(&mut self, owner: usize, series: &Series) -> usize {
        if let Some(&known) = self.known_kinds.get(&(owner, series.length)) {
            return known;
        }
        let game = self.owners.get(owner).map_or(900_000.0, |it| it.game);
        let number = self.kinds.len();
        self.known_kinds.insert((owner, series.length), number);
        self.kinds.push(Kind {
            tournament: owner,
            expected: (game * games(series)).ln(),
        });
        if let Some(fewer) = super::fewer::fewer(series) {
            self.kind(owner, &fewer);
        }
        number
    }

    fn add_stage(
        &mut self,
        state: &Gathering,
        stage: &Stage,
        owner: usize,
        entrants: &BTreeMap<EntrantId, u32>,
    ) -> usize {
        let phase = self.phases.len();
        let first = self.jobs.len();
        let number = |id: &EntrantId| entrants.get(id).copied().unwrap_or(NOBODY);
        let mut by_node: BTreeMap<u32, usize> = BTreeMap::new();
        let settle = if state.floor.dispatching.automatic {
            u64::from(state.floor.dispatching.settle) * 1_000
        } else {
            0
        };
        for ((id, node), found) in stage.bracket.iter().zip(state.matches_of(stage)) {
            let Some((stands, since)) = self.standing(stage, found, &by_node, node.slots) else {
                continue;
            };
            let wish = state.floor.wish(found.id);
            let window = stage.window(node);
            let begins = [window.from, wish.from];
            let from = begins
                .into_iter()
                .flatten()
                .fold(since + settle, |from, at| from.max(at.0));
            let pinned = wish.station.and_then(|station| {
                self.pools
                    .iter()
                    .position(|pool| pool.pinned == Some(station))
            });
            let who = match &found.contenders {
                Contenders::Sides { slots } => {
                    let of = |side: Side| slots[side].entrant().as_ref().map_or(NOBODY, number);
                    Who::Two([of(Side::Home), of(Side::Away)])
                }
                Contenders::Heat { entrants, .. } => {
                    Who::Many(entrants.iter().map(number).collect())
                }
            };
            let job = self.jobs.len();
            let mut left = 0;
            for (side, origin) in node.slots.iter() {
                let (Origin::WinnerOf(from) | Origin::LoserOf(from)) = origin else {
                    continue;
                };
                let feeder = by_node.get(&from.0).copied();
                if found.entrant(side).is_some() {
                    continue;
                }
                if let Some(feeder) = feeder {
                    let way = usize::from(matches!(origin, Origin::LoserOf(_)));
                    self.jobs[feeder].feeds[way] = Some((count(job), side_number(side)));
                    left += 1;
                }
            }
            let kind = self.kind(owner, &found.series);
            by_node.insert(id.0, job);
            self.jobs.push(Job {
                match_id: Some(found.id),
                key: u64::from(found.id.0),
                owner,
                phase,
                group: node.group,
                round: node.round,
                series: found.series.clone(),
                kind,
                who,
                seeds: [0; 2],
                left,
                feeds: [None; 2],
                is_final: node.group.part() == Some(Part::Final),
                from,
                place: match pinned {
                    Some(pool) => Place::Pinned(pool),
                    None if wish.stream => Place::Show,
                    None => Place::Usual,
                },
                stands,
                gate: None,
                ahead: 0,
            });
        }
        let here = |id: &&EntrantId| {
            let known = state.entrant(stage.tournament, **id);
            known.is_some_and(|known| known.gone.is_none())
        };
        let field: Vec<u32> = stage.seeding.iter().filter(here).map(number).collect();
        self.phases.push(Phase {
            stage: Some(stage.id),
            owner,
            index: stage.index,
            jobs: first..self.jobs.len(),
            count: field.len(),
            field,
            is_round_robin: stage.format.table().is_some() && !stage.is_paired(),
            hill: super::field::hill(state, stage),
            ..Phase::default()
        });
        super::field::add_rounds_to_come(self, state, stage, phase, entrants);
        phase
    }

    /// How a match stands and since when, if anything of it is to come.
    fn standing(
        &self,
        stage: &Stage,
        found: &Match,
        by_node: &BTreeMap<u32, usize>,
        slots: BySide<Origin>,
    ) -> Option<(Stands, u64)> {
        let running = |since: At| {
            let since = found.called.unwrap_or(since).0;
            let stands = Stands::Running {
                since,
                station: found.station,
                needs: needs(found),
            };
            Some((stands, since))
        };
        match &found.state {
            MatchState::Bye | MatchState::Over { .. } => None,
            MatchState::Void { .. } if stage.format.table().is_some() => None,
            MatchState::Void { at, .. } => Some((Stands::Open, at.0)),
            MatchState::Undecided => Some((Stands::Open, 0)),
            MatchState::NotDue => {
                // A second grand final, as long as the first is open.
                let is_open = slots.iter().any(|(_, origin)| {
                    matches!(origin, Origin::WinnerOf(NodeId(from)) if by_node.contains_key(from))
                });
                is_open.then_some((Stands::Open, 0))
            }
            MatchState::Ready { since } => Some((Stands::Open, since.0)),
            MatchState::Called { since } | MatchState::Live { since } => running(*since),
            MatchState::Held { since, from, .. } => match from {
                HeldFrom::Ready { .. } => Some((Stands::Open, self.at.max(since.0) + RULED)),
                HeldFrom::Called { since } | HeldFrom::Live { since } => running(*since),
            },
            MatchState::Reported { since, .. } => {
                Some((Stands::Ending { about: CONFIRMED }, since.0))
            }
            MatchState::Disputed { since, .. } => Some((Stands::Ending { about: RULED }, since.0)),
        }
    }

    /// How much each entrant still has to play where everybody meets everybody.
    fn loads(&self, jobs: Range<usize>, takes: impl Fn(&Job) -> u64) -> Vec<u64> {
        let mut loads = vec![0; self.units.len()];
        for job in &self.jobs[jobs] {
            if let Who::Two(two) = &job.who {
                for &one in two.iter().filter(|&&one| one != NOBODY) {
                    loads[one as usize] += takes(job);
                }
            }
        }
        loads
    }

    /// What hangs on each match, by middle lengths: the dispatcher takes the longest way first.
    pub(super) fn rank(&mut self) {
        let takes = |job: &Job| {
            let middle = self
                .kinds
                .get(job.kind)
                .map_or(0.0, |kind| kind.expected.exp());
            super::millis(middle)
        };
        let mut behind: Vec<u64> = vec![0; self.gates.len()];
        let mut ahead: Vec<u64> = vec![0; self.jobs.len()];
        // A round opens by itself: it is named after the stage that it belongs to.
        let opened: BTreeMap<usize, usize> = self
            .gates
            .iter()
            .enumerate()
            .rev()
            .flat_map(|(gate, it)| {
                let jobs = match &it.then {
                    Then::Stage { phase } => self.phases[*phase].jobs.clone(),
                    Then::Round { jobs, .. } => jobs.clone(),
                };
                jobs.map(move |job| (job, gate))
            })
            .collect();
        let mut of_phase = usize::MAX;
        let mut loads: Vec<u64> = Vec::new();
        for at in (0..self.jobs.len()).rev() {
            let job = &self.jobs[at];
            let phase = &self.phases[job.phase];
            if phase.is_round_robin && of_phase != job.phase {
                of_phase = job.phase;
                loads = self.loads(phase.jobs.clone(), takes);
            }
            let next = job
                .feeds
                .iter()
                .flatten()
                .map(|(next, _)| ahead[*next as usize])
                .max();
            let after = || match job.gate {
                Some(gate) => behind[gate],
                None => phase
                    .gates
                    .iter()
                    .map(|&gate| behind[gate])
                    .max()
                    .unwrap_or(0),
            };
            let own = match &job.who {
                Who::Two(two) if phase.is_round_robin => {
                    let of = two.iter().filter_map(|&one| loads.get(one as usize));
                    of.copied().max().unwrap_or(0).max(takes(job))
                }
                Who::Two(_) | Who::Many(_) => takes(job),
            };
            ahead[at] = own.saturating_add(next.unwrap_or_else(after));
            if let Some(&gate) = opened.get(&at) {
                behind[gate] = behind[gate].max(ahead[at]);
            }
        }
        for (job, ahead) in self.jobs.iter_mut().zip(ahead) {
            job.ahead = ahead;
        }
    }
}

/// The games that are played between equals.
pub(super) fn games(series: &Series) -> f64 {
    let Some(wins) = series.wins_needed() else {
        return f64::from(series.most_games().max(1));
    };
    // How many games are likely from each score, from the last backwards.
    let size = usize::from(wins);
    let mut left = vec![vec![0.0_f64; size + 1]; size + 1];
    for home in (0..size).rev() {
        for away in (0..size).rev() {
            left[home][away] = 1.0 + f64::midpoint(left[home + 1][away], left[home][away + 1]);
        }
    }
    let start = series.start();
    let (home, away) = (usize::from(start.home), usize::from(start.away));
    let row = left.get(home).and_then(|row| row.get(away));
    row.copied().unwrap_or(1.0).max(1.0)
}

/// How many games each side still needs, once games of the match are over.
fn needs(found: &Match) -> Option<[u8; 2]> {
    let wins = u16::from(found.series.wins_needed()?);
    let score = found.score();
    let left = |side: Side| u8::try_from(wins.saturating_sub(score[side])).ok();
    let is_begun = found.games.iter().any(lanista_domain::Game::is_over);
    if !is_begun {
        return None;
    }
    let needs = [left(Side::Home)?, left(Side::Away)?];
    (needs[0] > 0 && needs[1] > 0).then_some(needs)
}

fn entrants_of(found: &Match) -> Vec<EntrantId> {
    match &found.contenders {
        Contenders::Sides { .. } => Side::BOTH
            .into_iter()
            .filter_map(|side| found.entrant(side))
            .collect(),
        Contenders::Heat { entrants, .. } => entrants.clone(),
    }
}

/// How long it takes from the moment when station and people are free to their call, in the middle of the last ones.
fn turns(mut calls: Vec<(u64, &Match)>, mut ends: Vec<(u64, &Match)>, at: u64) -> Option<u64> {
    calls.sort_unstable_by_key(|it| (it.0, it.1.id));
    ends.sort_unstable_by_key(|it| (it.0, it.1.id));
    let mut last: BTreeMap<EntrantId, u64> = BTreeMap::new();
    let mut left: BTreeMap<StationNo, u64> = BTreeMap::new();
    let mut ended = ends.into_iter().peekable();
    let mut found: Vec<u64> = Vec::new();
    for (called, it) in calls.into_iter().filter(|it| it.0 <= at) {
        while let Some((when, over)) = ended.next_if(|(when, _)| *when <= called) {
            for entrant in entrants_of(over) {
                last.insert(entrant, when);
            }
            if let Some(station) = over.station {
                left.insert(station, when);
            }
        }
        let people = entrants_of(it)
            .iter()
            .filter_map(|id| last.get(id))
            .max()
            .copied();
        let place = it.station.and_then(|station| left.get(&station).copied());
        if let Some(free) = people.max(place).filter(|_| people.is_some()) {
            let turn = called - free;
            if turn <= LONGEST_TURN {
                found.push(turn);
            }
        }
    }
    let skip = found.len().saturating_sub(TURNS);
    middle(found.split_off(skip))
}

/// The middle one; none of fewer than five.
fn middle(mut all: Vec<u64>) -> Option<u64> {
    if all.len() < 5 {
        return None;
    }
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}

pub(super) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(super) const fn side_number(side: Side) -> u8 {
    match side {
        Side::Home => 0,
        Side::Away => 1,
    }
}
