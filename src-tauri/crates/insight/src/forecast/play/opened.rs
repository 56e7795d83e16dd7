//! What opens when all before it is over: stages that are drawn, Swiss rounds that are paired; and hills that are taken.

use super::super::day::{self, Gate, Job, Then};
use super::Running;
use lanista_domain::swiss::Fate;
use std::cmp::Reverse;

impl Running<'_> {
    pub(super) fn note_record(&mut self, job: &Job, at: usize, winner: Option<usize>) {
        if self.records[job.phase].is_empty() {
            return;
        }
        let Some(winner) = winner else { return };
        let field = &self.fields[job.phase];
        for (side, one) in self.who[at].into_iter().enumerate() {
            let place = field.iter().position(|other| *other == one);
            if let Some(record) = place.and_then(|at| self.records[job.phase].get_mut(at)) {
                if side == winner {
                    record.0 += 1;
                } else {
                    record.1 += 1;
                }
            }
        }
    }

    pub(super) fn open(&mut self, now: u64, gate: u32) {
        let Gate { then, .. } = &self.day.gates[gate as usize];
        match then {
            Then::Round { phase, round, jobs } => self.pair(now, *phase, *round, jobs.clone()),
            Then::Stage { phase } => {
                let of = &self.day.phases[*phase];
                if of.field.is_empty() {
                    let mut lots = self.lots(u64::from(of.index) << 40 | 0x57A6E);
                    let sources = of.sources.iter();
                    let mut field: Vec<u32> = sources
                        .flat_map(|&at| self.fields[at].iter().copied())
                        .collect();
                    lots.shuffle(&mut field);
                    field.truncate(of.count);
                    self.fields[*phase] = field;
                }
                if let Some((round, jobs)) = of.swiss.as_ref().and_then(|it| it.first.clone()) {
                    return self.pair(now, *phase, round, jobs);
                }
                for at in of.jobs.clone() {
                    for side in 0..2 {
                        let seed = self.day.jobs[at].seeds[side] as usize;
                        let field = &self.fields[*phase];
                        if let Some(&one) = seed.checked_sub(1).and_then(|at| field.get(at)) {
                            self.who[at][side] = one;
                        }
                    }
                    self.one_less(now, day::count(at));
                }
            }
        }
    }

    /// Pairs a round: those of equal records, by lot.
    fn pair(&mut self, now: u64, phase: usize, round: u8, jobs: std::ops::Range<usize>) {
        let Some(swiss) = &self.day.phases[phase].swiss else {
            return;
        };
        let mut lots = self.lots(u64::from(round) << 48 | day::count(phase) as u64);
        let before = usize::from(round.saturating_sub(1));
        let records = &self.records[phase];
        let record = |at: usize| records.get(at).copied().unwrap_or((0, 0));
        let mut playing: Vec<usize> = (0..self.fields[phase].len())
            .filter(|&at| {
                let (won, lost) = record(at);
                swiss.goal.fate(won, lost, before) == Fate::Playing
            })
            .collect();
        lots.shuffle(&mut playing);
        playing.sort_by_key(|&at| Reverse(record(at)));
        let mut pairs = playing.chunks_exact(2);
        let mut called = Vec::new();
        for at in jobs {
            match pairs.next() {
                Some(&[home, away]) => {
                    let (won, lost) = record(home);
                    let decisive = swiss.goal.is_decisive(won, lost);
                    called.push((at, [home, away], swiss.decisive.filter(|_| decisive)));
                }
                Some(_) | None => called.push((at, [usize::MAX; 2], None)),
            }
        }
        if let [alone] = pairs.remainder()
            && let Some(record) = self.records[phase].get_mut(*alone)
        {
            record.0 += 1;
        }
        for (at, pair, decisive) in called {
            if pair[0] == usize::MAX {
                self.is_done[at] = true;
                self.count_off(now, at, 1);
                continue;
            }
            self.who[at] = pair.map(|place| self.fields[phase][place]);
            if let Some(kind) = decisive {
                self.kinds[at] = kind;
            }
            self.one_less(now, day::count(at));
        }
    }

    /// On a hill, so many wins in a row end it.
    pub(super) fn climb(&mut self, now: u64, job: &Job, winner: Option<usize>) {
        let phase = &self.day.phases[job.phase];
        let Some((in_a_row, _)) = phase.hill else {
            return;
        };
        let reign = &mut self.reigns[job.phase];
        *reign = if winner == Some(0) { *reign + 1 } else { 1 };
        if *reign < in_a_row {
            return;
        }
        for at in phase.jobs.clone() {
            if !self.is_done[at] {
                self.is_done[at] = true;
                self.count_off(now, at, 1);
            }
        }
    }
}
