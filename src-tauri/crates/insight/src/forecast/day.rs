//! The rest of a day as a light model: what is still played, who waits for whom, where, and how long it takes.

use super::speed::{Kind, Played};
use lanista_domain::bracket::Group;
use lanista_domain::contest::Contenders;
use lanista_domain::series::Length;
use lanista_domain::{
    At, EntrantId, Gathering, Match, MatchId, Series, Side, StageId, StationKind, StationNo,
    TournamentId,
};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Nobody is known, or nobody came.
pub(super) const NOBODY: u32 = u32::MAX;
/// Waits until one side is given up, where nobody was absent today and nobody said how long entrants have to come.
pub(super) const GRACE: u64 = 10 * 60_000;

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
    pub(super) game: f64,
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
    pub(super) members: Vec<StationNo>,
    pub(super) kind: StationKind,
    pub(super) pinned: Option<StationNo>,
    pub(super) for_owners: Vec<bool>,
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

pub(super) fn entrants_of(found: &Match) -> Vec<EntrantId> {
    match &found.contenders {
        Contenders::Sides { .. } => Side::BOTH
            .into_iter()
            .filter_map(|side| found.entrant(side))
            .collect(),
        Contenders::Heat { entrants, .. } => entrants.clone(),
    }
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
