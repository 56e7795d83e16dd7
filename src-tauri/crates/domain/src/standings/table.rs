//! A table that keeps its order and, after one more result, touches only those whom it concerns.

use super::opponents::Field;
use super::order::{Keys, Settled, merge, pull, resolve};
use super::tally::Tally;
use super::{
    Adjustment, Appearance, Chain, Criterion, Entry, Ledger, LedgerRefusal, Parting, Row, Value,
};
use alloc::vec::Vec;

/// The standings of one ledger by one chain.
///
/// The order is always what a new table of the same ledger would have.
#[derive(Clone, Debug)]
pub struct Table {
    ledger: Ledger,
    chain: Chain,
    /// The place of each seed in the recorded draw, 0 for none.
    lots: Vec<u32>,
    tallies: Vec<Tally>,
    nobody: Tally,
    /// One row of values for each seed, one value for each criterion.
    values: Vec<Value>,
    /// All seeds, first place first.
    order: Vec<u32>,
    /// The place of each seed in the order, from 1.
    places: Vec<u32>,
    /// What parts each seed from the one above in its block; [`Parting::First`] for the first of a block.
    partings: Vec<Parting>,
}

impl Table {
    /// The table of a ledger. `lots` is the recorded draw, first seed first; those not drawn stand behind.
    #[must_use]
    pub fn new(ledger: Ledger, chain: Chain, lots: &[u32]) -> Self {
        let entrants = ledger.seeds().count();
        let mut places_drawn = alloc::vec![0; entrants];
        for (place, &seed) in (1..).zip(lots) {
            if let Some(drawn) = places_drawn.get_mut(index(seed))
                && *drawn == 0
            {
                *drawn = place;
            }
        }
        let mut table = Self {
            tallies: Vec::with_capacity(entrants),
            nobody: Tally::default(),
            values: Vec::with_capacity(entrants * chain.criteria().len()),
            order: Vec::new(),
            places: Vec::new(),
            partings: Vec::new(),
            lots: places_drawn,
            ledger,
            chain,
        };
        table.build();
        table
    }

    /// What happened.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What decides.
    #[must_use]
    pub const fn chain(&self) -> &Chain {
        &self.chain
    }

    /// All seeds that are ranked, first place first; those whom nothing parts by seed.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// As [`Ledger::record`].
    ///
    /// # Errors
    /// As [`Ledger::record`]; the table stays as it was.
    pub fn record(&mut self, round: u32, entry: &Entry) -> Result<(), LedgerRefusal> {
        self.change(&entry.seeds(), |ledger| ledger.record(round, entry))
    }

    /// As [`Ledger::replace`].
    ///
    /// # Errors
    /// As [`Ledger::replace`]; the table stays as it was.
    pub fn replace(&mut self, round: u32, entry: &Entry) -> Result<(), LedgerRefusal> {
        let mut concerned = entry.seeds();
        for seed in entry.seeds() {
            let held = self.ledger.appearance(seed, round);
            concerned.extend(held.and_then(Appearance::opponent));
        }
        self.change(&concerned, |ledger| ledger.replace(round, entry))
    }

    /// As [`Ledger::erase`].
    pub fn erase(&mut self, seed: u32, round: u32) {
        let held = self.ledger.appearance(seed, round);
        let opponent = held.and_then(Appearance::opponent);
        let concerned: Vec<u32> = core::iter::once(seed).chain(opponent).collect();
        self.apply(&concerned, |ledger| ledger.erase(seed, round));
    }

    /// As [`Ledger::withdraw`].
    ///
    /// # Errors
    /// As [`Ledger::withdraw`]; the table stays as it was.
    pub fn withdraw(&mut self, seed: u32, after: u32) -> Result<(), LedgerRefusal> {
        self.change(&[seed], |ledger| ledger.withdraw(seed, after))
    }

    /// As [`Ledger::adjust`].
    ///
    /// # Errors
    /// As [`Ledger::adjust`]; the table stays as it was.
    pub fn adjust(&mut self, adjustment: Adjustment) -> Result<(), LedgerRefusal> {
        let seed = adjustment.seed;
        self.change(&[seed], |ledger| ledger.adjust(adjustment))
    }

    /// As [`Ledger::enter_late`].
    pub fn enter_late(&mut self) -> u32 {
        let seed = self.ledger.enter_late();
        self.lots.push(0);
        self.build();
        seed
    }

    /// The rank of a seed: 1 and how many stand ahead, so that the tied share it; none for one that is left out.
    #[must_use]
    pub fn rank(&self, seed: u32) -> Option<u32> {
        let mut place = *self.places.get(index(seed)).filter(|&&place| place > 0)?;
        while place > 1 && self.parting(index(place)) == Parting::Tied {
            place -= 1;
        }
        Some(place)
    }

    /// All rows, first place first.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rank = 0;
        (1_u32..)
            .zip(&self.order)
            .map(|(place, &seed)| {
                let parting = self.parting(index(place));
                if parting != Parting::Tied {
                    rank = place;
                }
                Row {
                    seed,
                    rank,
                    values: self.keys().of(seed).to_vec(),
                    parting,
                }
            })
            .collect()
    }

    /// What parts the entrant at this place of the order, counted from 0, from the one above.
    #[must_use]
    pub fn parting(&self, place: usize) -> Parting {
        let Some(&seed) = self.order.get(place) else {
            return Parting::First;
        };
        let above = place.checked_sub(1).and_then(|at| self.order.get(at));
        match (above, self.partings.get(index(seed))) {
            (Some(&above), Some(Parting::First)) => self.keys().parting(above, seed),
            (Some(_), Some(&inside)) => inside,
            (None, _) | (_, None) => Parting::First,
        }
    }

    fn field(&self) -> Field<'_> {
        Field {
            ledger: &self.ledger,
            tallies: &self.tallies,
            nobody: &self.nobody,
            parameters: self.chain.parameters(),
        }
    }

    fn keys(&self) -> Keys<'_> {
        Keys::new(self.chain.criteria(), &self.values)
    }

    fn build(&mut self) {
        let parameters = self.chain.parameters();
        let seeds = self.ledger.seeds();
        self.tallies = seeds
            .map(|seed| Tally::of(&self.ledger, seed, parameters))
            .collect();
        self.values.clear();
        let mut room = Vec::new();
        for seed in self.ledger.seeds() {
            for &criterion in self.chain.criteria() {
                let value = self.field().value(criterion, seed, &self.lots, &mut room);
                self.values.push(value);
            }
        }
        let ranked = |seed: &u32| self.ledger.is_ranked(*seed);
        let order = self.resolve(self.ledger.seeds().filter(ranked).collect());
        self.stand(order);
    }

    /// A change that may be refused; the table stays as it was then.
    fn change(
        &mut self,
        seeds: &[u32],
        change: impl FnOnce(&mut Ledger) -> Result<(), LedgerRefusal>,
    ) -> Result<(), LedgerRefusal> {
        let mut written = Ok(());
        self.apply(seeds, |ledger| written = change(ledger));
        written
    }

    /// Applies a change that concerns the records of these seeds, and mends the table.
    fn apply(&mut self, seeds: &[u32], change: impl FnOnce(&mut Ledger)) {
        let rounds = self.ledger.rounds();
        let mut concerned = seeds.to_vec();
        for &seed in seeds {
            concerned.extend(self.ledger.assigned(seed));
        }
        change(&mut self.ledger);
        let mut changed = seeds.to_vec();
        if self.ledger.rounds() != rounds {
            if self.chain.criteria().contains(&Criterion::ForeBuchholz) {
                self.build();
                return;
            }
            let gone = |seed: &u32| self.ledger.withdrawn_after(*seed).is_some();
            changed.extend(self.ledger.seeds().filter(gone));
        }
        for &seed in &changed {
            concerned.push(seed);
            concerned.extend(self.ledger.assigned(seed));
        }
        concerned.sort_unstable();
        concerned.dedup();
        concerned.retain(|&seed| index(seed) < self.tallies.len());
        self.mend(&changed, &concerned);
    }

    /// The records of `changed` changed, and with them values of those `concerned`. Whoever was tied with one of
    /// them on the plain criteria, before or now, is put in order again; all others stay as they stand.
    fn mend(&mut self, changed: &[u32], concerned: &[u32]) {
        let mut moving = concerned.to_vec();
        for &seed in concerned {
            moving.extend_from_slice(self.keys().block_in(&self.order, seed));
        }
        for &seed in changed {
            let tally = Tally::of(&self.ledger, seed, self.chain.parameters());
            if let Some(kept) = self.tallies.get_mut(index(seed)) {
                *kept = tally;
            }
        }
        let width = self.chain.criteria().len();
        let mut room = Vec::new();
        for &seed in concerned {
            for (at, &criterion) in self.chain.criteria().iter().enumerate() {
                let value = self.field().value(criterion, seed, &self.lots, &mut room);
                if let Some(kept) = self.values.get_mut(index(seed) * width + at) {
                    *kept = value;
                }
            }
        }
        let mut staying = pull(&self.order, &mut moving);
        let mut joining = Vec::new();
        for &seed in concerned {
            joining.extend_from_slice(self.keys().block_in(&staying, seed));
        }
        if !joining.is_empty() {
            staying = pull(&staying, &mut joining);
            moving.append(&mut joining);
        }
        moving.retain(|&seed| self.ledger.is_ranked(seed));
        let moving = self.resolve(moving);
        let order = merge(self.keys(), &staying, &moving);
        self.stand(order);
    }

    /// Puts whole blocks in order and keeps what was settled inside them.
    fn resolve(&mut self, seeds: Vec<u32>) -> Vec<u32> {
        let width = self.chain.criteria().len();
        for (at, _) in (0..)
            .zip(self.chain.criteria())
            .filter(|it| it.1.is_mutual())
        {
            for &seed in &seeds {
                if let Some(kept) = self.values.get_mut(index(seed) * width + at) {
                    *kept = Value::NotNeeded;
                }
            }
        }
        let Settled { order, values } = resolve(self.field(), self.keys(), seeds);
        for (seed, at, value) in values {
            if let Some(kept) = self.values.get_mut(index(seed) * width + at) {
                *kept = value;
            }
        }
        self.partings.resize(self.tallies.len(), Parting::First);
        for &(seed, parting) in &order {
            if let Some(kept) = self.partings.get_mut(index(seed)) {
                *kept = parting;
            }
        }
        order.into_iter().map(|(seed, _)| seed).collect()
    }

    fn stand(&mut self, order: Vec<u32>) {
        self.places.clear();
        self.places.resize(self.tallies.len(), 0);
        for (place, &seed) in (1..).zip(&order) {
            if let Some(kept) = self.places.get_mut(index(seed)) {
                *kept = place;
            }
        }
        self.order = order;
    }
}

/// Seeds count from 1, lists from 0; a seed of 0 is nowhere.
pub(super) fn index(seed: u32) -> usize {
    seed.checked_sub(1)
        .and_then(|at| usize::try_from(at).ok())
        .unwrap_or(usize::MAX)
}
