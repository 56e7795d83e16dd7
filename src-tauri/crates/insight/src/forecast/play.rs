//! Plays the rest of a day on: whoever and whatever is free is called, the longest way first.

mod opened;
mod takes;

use super::day::{Day, Job, NOBODY, Place, Stands, Who};
use super::dice::Dice;
use super::speed::{Drawn, Speed};
use super::{millis, number};
use lanista_domain::StationNo;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// From the end of a round or a stage until the next one is drawn and published.
const DRAWN_WITHIN: u64 = 3 * 60_000;
/// How far stated results and rulings lie apart, in natural logarithms.
const WAITS_APART: f64 = 0.5;
/// Never.
pub(super) const NEVER: u64 = u64::MAX;

/// How matches go.
#[derive(Clone, Copy, Debug)]
pub(super) enum How<'a> {
    /// By lot: this draw.
    Drawn { draw: u64, speed: &'a Speed },
    /// Each as long as it most likely takes, times this; nobody wins.
    Likely { speed: &'a Speed, times: f64 },
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// When each tournament ended; [`NEVER`] where nothing of it was played.
    pub(super) ends: Vec<u64>,
    /// When each match was called, and when it ended; [`NEVER`] where it was not played.
    pub(super) calls: Vec<u64>,
    pub(super) over: Vec<u64>,
    pub(super) places: Vec<Option<StationNo>>,
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happens {
    Over(u32),
    Ready(u32),
    Opens(u32),
    /// Somebody is rested, or a break is over.
    Look,
}

struct Running<'a> {
    day: &'a Day,
    how: How<'a>,
    drawn: Drawn,
    apart: f64,
    next: BinaryHeap<Reverse<(u64, Happens)>>,
    who: Vec<[u32; 2]>,
    kinds: Vec<usize>,
    left: Vec<u16>,
    gates: Vec<u32>,
    fields: Vec<Vec<u32>>,
    records: Vec<Vec<(u32, u32)>>,
    reigns: Vec<u32>,
    is_busy: Vec<bool>,
    ended: Vec<u64>,
    free: Vec<Vec<StationNo>>,
    taken: Vec<Option<(usize, StationNo)>>,
    winners: Vec<Option<usize>>,
    is_done: Vec<bool>,
    /// Ready, the one on which most hangs first.
    ready: Vec<u32>,
    course: Course,
}

/// Plays a day to its end.
pub(super) fn play(day: &Day, order: &[u32], how: How<'_>) -> Course {
    let speed = match how {
        How::Drawn { speed, .. } | How::Likely { speed, .. } => speed,
    };
    let drawn = match how {
        How::Drawn { draw, .. } => speed.draw(draw),
        How::Likely { .. } => speed.likely(),
    };
    let jobs = day.jobs.len();
    let swiss = |phase: &super::day::Phase| {
        let records = phase.swiss.as_ref().map(|it| it.records.clone());
        records.unwrap_or_default()
    };
    let mut running = Running {
        day,
        how,
        drawn,
        apart: speed.apart,
        next: BinaryHeap::with_capacity(jobs),
        who: day.jobs.iter().map(sides).collect(),
        kinds: day.jobs.iter().map(|job| job.kind).collect(),
        left: day.jobs.iter().map(|job| job.left).collect(),
        gates: day.gates.iter().map(|gate| gate.left).collect(),
        fields: day.phases.iter().map(|phase| phase.field.clone()).collect(),
        records: day.phases.iter().map(swiss).collect(),
        reigns: day
            .phases
            .iter()
            .map(|phase| phase.hill.map_or(0, |it| it.1))
            .collect(),
        is_busy: vec![false; day.ended.len()],
        ended: day.ended.clone(),
        free: day.pools.iter().map(|pool| pool.free.clone()).collect(),
        taken: vec![None; jobs],
        winners: vec![None; jobs],
        is_done: vec![false; jobs],
        ready: Vec::new(),
        course: Course {
            ends: vec![NEVER; day.owners.len()],
            calls: vec![NEVER; jobs],
            over: vec![NEVER; jobs],
            places: vec![None; jobs],
        },
    };
    running.begin();
    running.run(order);
    running.course
}

const fn sides(job: &Job) -> [u32; 2] {
    match &job.who {
        Who::Two(two) => *two,
        Who::Many(_) => [NOBODY; 2],
    }
}

impl Running<'_> {
    fn begin(&mut self) {
        let at = self.day.at;
        for (number, job) in (0..).zip(&self.day.jobs) {
            match job.stands {
                Stands::Running {
                    since,
                    station,
                    needs,
                } => {
                    let (left, winner) = self.what_is_left(job, since, needs);
                    self.occupy(number, job);
                    self.course.calls[number as usize] = since;
                    self.course.places[number as usize] = station;
                    self.winners[number as usize] = winner;
                    // Its place is free again where others may use it.
                    if let Some(station) = station
                        && let Some(pool) = self.day.pool_of(station)
                    {
                        self.taken[number as usize] = Some((pool, station));
                    }
                    self.happens(at + left, Happens::Over(number));
                }
                Stands::Ending { about } => {
                    let mut lots = self.lots(job.key);
                    let waits = match self.how {
                        How::Drawn { .. } => (WAITS_APART * lots.normal()).exp(),
                        How::Likely { .. } => 1.0,
                    };
                    self.winners[number as usize] = Some(lots.below(2));
                    let left = millis(self::number(about) * waits);
                    self.happens(at + left, Happens::Over(number));
                }
                Stands::Open if job.left == 0 => {
                    self.happens(job.from.max(at), Happens::Ready(number));
                }
                Stands::Open => {}
            }
        }
        for (number, gate) in (0..).zip(&self.day.gates) {
            if gate.left == 0 {
                self.happens(at + DRAWN_WITHIN, Happens::Opens(number));
            }
        }
        for &resumes in &self.day.resumes {
            self.happens(resumes, Happens::Look);
        }
    }

    fn run(&mut self, order: &[u32]) {
        while let Some(Reverse((now, first))) = self.next.pop() {
            self.take(now, first, order);
            while let Some(Reverse((at, more))) = self.next.peek().copied()
                && at <= now
            {
                self.next.pop();
                self.take(now, more, order);
            }
            self.call(now);
        }
    }

    fn happens(&mut self, at: u64, what: Happens) {
        self.next.push(Reverse((at, what)));
    }

    fn lots(&self, key: u64) -> Dice {
        match self.how {
            How::Drawn { draw, .. } => Dice::of(draw, key),
            How::Likely { .. } => Dice::of(0, key),
        }
    }

    fn take(&mut self, now: u64, what: Happens, order: &[u32]) {
        match what {
            Happens::Over(job) => self.end(now, job),
            Happens::Opens(gate) => self.open(now, gate),
            Happens::Look => {}
            Happens::Ready(job) => {
                let rank = order[job as usize];
                let at = self
                    .ready
                    .partition_point(|&other| order[other as usize] < rank);
                self.ready.insert(at, job);
            }
        }
    }

    /// Calls all that can be called now.
    fn call(&mut self, now: u64) {
        let mut waiting = std::mem::take(&mut self.ready);
        waiting.retain(|&job| !self.try_to_call(now, job));
        self.ready = waiting;
    }

    fn try_to_call(&mut self, now: u64, number: u32) -> bool {
        let at = number as usize;
        let job = &self.day.jobs[at];
        let owner = &self.day.owners[job.owner];
        if self.is_done[at] {
            return true;
        }
        let Some(place) = self.free_place(job) else {
            return false;
        };
        let mut rested = 0;
        let mut is_busy = false;
        self.each_unit(job, at, |unit| {
            is_busy |= self.is_busy[unit as usize];
            let ended = self.ended[unit as usize];
            if owner.rest > 0 && ended > 0 {
                rested = rested.max(ended + owner.rest);
            }
        });
        if is_busy {
            return false;
        }
        if rested > now {
            self.happens(rested, Happens::Look);
            return false;
        }
        if !owner.breaks.is_empty() {
            let likely = millis(self.drawn.kinds[self.kinds[at]].exp());
            let runs_into = |&(from, until): &(u64, u64)| now < until && now + likely > from;
            if owner.breaks.iter().any(runs_into) {
                return false;
            }
        }
        let (takes, winner) = self.takes(job, at);
        if let Some(pool) = place
            && let Some(station) = self.free[pool].pop()
        {
            self.taken[at] = Some((pool, station));
            self.course.places[at] = Some(station);
        }
        self.occupy(number, job);
        self.winners[at] = winner;
        self.course.calls[at] = now + self.day.turn;
        self.happens(now + self.day.turn + takes, Happens::Over(number));
        true
    }

    /// A free place; none where there is none, and nothing of it at the players' own seats.
    fn free_place(&self, job: &Job) -> Option<Option<usize>> {
        let owner = &self.day.owners[job.owner];
        let first = |pools: &[usize]| {
            let mut free = pools.iter().filter(|&&pool| !self.free[pool].is_empty());
            free.next().map(|&pool| Some(pool))
        };
        match job.place {
            Place::Usual if owner.at_seats => Some(None),
            Place::Usual => first(&owner.pools),
            Place::Show if owner.show.is_empty() => Some(None),
            Place::Show => first(&owner.show),
            Place::Pinned(pool) => first(&[pool]),
        }
    }

    fn each_unit(&self, job: &Job, at: usize, mut of: impl FnMut(u32)) {
        let mut entrant = |one: u32| {
            let units = self.day.units.get(one as usize);
            for &unit in units.into_iter().flatten() {
                of(unit);
            }
        };
        match &job.who {
            Who::Two(_) => self.who[at].into_iter().for_each(&mut entrant),
            Who::Many(many) => many.iter().copied().for_each(&mut entrant),
        }
    }

    fn occupy(&mut self, number: u32, job: &Job) {
        let mut busy = std::mem::take(&mut self.is_busy);
        self.each_unit(job, number as usize, |unit| busy[unit as usize] = true);
        self.is_busy = busy;
    }

    fn end(&mut self, now: u64, number: u32) {
        let at = number as usize;
        let job = &self.day.jobs[at];
        self.is_done[at] = true;
        self.course.over[at] = now;
        let last = &mut self.course.ends[job.owner];
        *last = if *last == NEVER {
            now
        } else {
            (*last).max(now)
        };
        let mut busy = std::mem::take(&mut self.is_busy);
        let mut ended = std::mem::take(&mut self.ended);
        self.each_unit(job, at, |unit| {
            busy[unit as usize] = false;
            ended[unit as usize] = now;
        });
        (self.is_busy, self.ended) = (busy, ended);
        if let Some((pool, station)) = self.taken[at].take() {
            let free = &mut self.free[pool];
            let place = free.partition_point(|other| *other > station);
            free.insert(place, station);
        }
        let winner = self.winners[at];
        self.note_record(job, at, winner);
        let is_settled = job.is_final && winner != Some(1);
        for (way, to) in job.feeds.iter().enumerate() {
            let Some((next, side)) = *to else { continue };
            if is_settled {
                self.is_done[next as usize] = true;
                continue;
            }
            let goes = winner.map_or(NOBODY, |winner| {
                self.who[at][if way == 0 { winner } else { 1 - winner }]
            });
            self.who[next as usize][usize::from(side)] = goes;
            self.one_less(now, next);
        }
        if job.feeds.iter().flatten().next().is_some() && is_settled {
            self.count_off(now, at, 2);
        } else {
            self.count_off(now, at, 1);
        }
        self.climb(now, job, winner);
    }

    fn one_less(&mut self, now: u64, next: u32) {
        let left = &mut self.left[next as usize];
        *left = left.saturating_sub(1);
        if *left == 0 && !self.is_done[next as usize] {
            let from = self.day.jobs[next as usize].from.max(now);
            self.happens(from, Happens::Ready(next));
        }
    }

    /// Tells what waits for a match that so many are over.
    fn count_off(&mut self, now: u64, at: usize, over: u32) {
        let job = &self.day.jobs[at];
        let of_stage = &self.day.phases[job.phase].gates;
        let gates = job
            .gate
            .as_ref()
            .map_or(of_stage.as_slice(), std::slice::from_ref);
        for &gate in gates {
            let left = &mut self.gates[gate];
            let was = *left;
            *left = left.saturating_sub(over);
            if was > 0 && *left == 0 {
                let opens = Happens::Opens(super::day::count(gate));
                self.next.push(Reverse((now + DRAWN_WITHIN, opens)));
            }
        }
    }
}
