//! What hangs on each match, by middle lengths: the dispatcher takes the longest way first.

use super::day::{Day, Job, NOBODY, Then, Who};
use std::collections::BTreeMap;
use std::ops::Range;

impl Day {
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
