//! A day in the hall: commands are made, lost, doubled and put out of order; the laptop restarts; in the end all arrive.

use crate::crew::{Dice, Parcel, Worker};
use crate::house::House;
use crate::intent::intent;
use lanista_hub::{Receipt, Rejected};
use lanista_wire::shared::Role;
use std::collections::BTreeMap;
use tokio::task::JoinSet;

pub(crate) struct Day {
    pub(crate) house: House,
    pub(crate) parcels: Vec<Parcel>,
    workers: Vec<Worker>,
    dice: Dice,
}

impl Day {
    /// Two desks and three judges come to a hall that is set up.
    pub(crate) async fn begin(dice: Dice) -> Self {
        let mut house = House::set_up().await;
        let mut workers = Vec::new();
        for (name, role) in [
            ("Desk", Role::Desk),
            ("Door", Role::Desk),
            ("Anna", Role::Judge),
            ("Bert", Role::Judge),
            ("Cleo", Role::Judge),
        ] {
            let device = house.worker(name, role).await;
            workers.push(Worker {
                device,
                is_desk: role == Role::Desk,
                sees: house.state().await,
                last: BTreeMap::new(),
            });
        }
        Self {
            house,
            parcels: Vec::new(),
            workers,
            dice,
        }
    }

    /// So many things happen, one after the other or at once.
    pub(crate) async fn live(&mut self, moments: usize) {
        for _ in 0..moments {
            for _ in 0..=self.dice.below(4) {
                self.make();
            }
            if self.dice.percent(2) {
                self.house.restart().await;
            }
            self.deliver_some().await;
            self.refresh().await;
        }
    }

    /// Every link is back: whatever got no answer is sent until it has one.
    pub(crate) async fn everything_arrives(&mut self) {
        loop {
            let open: Vec<usize> = (0..self.parcels.len())
                .filter(|&index| !self.parcels[index].is_heard)
                .collect();
            if open.is_empty() {
                return;
            }
            self.deliver(open, 0).await;
        }
    }

    /// A worker makes the next command.
    fn make(&mut self) {
        let index = self.dice.below(self.workers.len());
        let id = format!("{index}-{}", self.parcels.len());
        let worker = &mut self.workers[index];
        let Some((expect, command)) = intent(worker, &mut self.dice) else {
            return;
        };
        if let Some(match_id) = match_of(&command) {
            worker.last.insert(match_id, id.clone());
        }
        self.parcels.push(Parcel {
            device: worker.device.clone(),
            id,
            expect,
            command,
            answers: Vec::new(),
            is_heard: false,
        });
    }

    /// Some of what is on its way arrives, in any order, and old things arrive a second time.
    async fn deliver_some(&mut self) {
        let mut chosen = Vec::new();
        for index in 0..self.parcels.len() {
            let parcel = &self.parcels[index];
            let chance = if parcel.is_heard { 1 } else { 45 };
            if self.dice.percent(chance) {
                chosen.push(index);
                if self.dice.percent(10) {
                    chosen.push(index);
                }
            }
        }
        for last in (1..chosen.len()).rev() {
            let other = self.dice.below(last + 1);
            chosen.swap(last, other);
        }
        self.deliver(chosen, 30).await;
    }

    /// These arrive at once; so many answers of a hundred are lost on their way back.
    async fn deliver(&mut self, chosen: Vec<usize>, lost: usize) {
        let mut under_way: JoinSet<(usize, Result<Receipt, Rejected>)> = JoinSet::new();
        for index in chosen {
            let parcel = &self.parcels[index];
            let hub = self.house.hub.clone();
            let submission = lanista_hub::Submission {
                device: Some(parcel.device.clone()),
                id: parcel.id.clone(),
                expect: parcel.expect.clone(),
                body: lanista_hub::Body::Wire(parcel.command.clone()),
            };
            under_way.spawn(async move { (index, hub.submit(submission).await) });
        }
        let mut answers = Vec::new();
        while let Some(done) = under_way.join_next().await {
            answers.push(done.unwrap());
        }
        // By receipt, so that what each parcel was told is told in the order in which it was decided.
        answers.sort_by_key(|(index, answer)| (*index, answer.is_ok()));
        for (index, answer) in answers {
            let parcel = &mut self.parcels[index];
            parcel.answers.push(answer);
            if !self.dice.percent(lost) {
                parcel.is_heard = true;
            }
        }
    }

    /// Some look up and see the hall as it is; the others go on with what they saw before.
    async fn refresh(&mut self) {
        let now = self.house.state().await;
        for worker in &mut self.workers {
            if self.dice.percent(40) {
                worker.sees = now.clone();
            }
        }
    }
}

fn match_of(command: &lanista_wire::command::Command) -> Option<u32> {
    let domain: lanista_domain::Command = command.clone().try_into().ok()?;
    domain.match_id().map(|id| id.0)
}
