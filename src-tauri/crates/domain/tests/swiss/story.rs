//! A tournament told round by round: who is there, who wins, who leaves.

use lanista_domain::side::Side;
use lanista_domain::standings::{ByeKind, Entry, Ledger, Missing, PointScheme};
use lanista_domain::swiss::{History, Pairing};

/// Numbers that look random and are the same every time.
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let below = (mixed ^ (mixed >> 31)) % u64::from(bound);
        u32::try_from(below).expect("it is below")
    }

    pub(crate) fn hits(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

/// How often what happens, in percent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    pub(crate) draws: u32,
    pub(crate) forfeits: u32,
    pub(crate) both_missing: u32,
    pub(crate) leaves: u32,
    pub(crate) comes_late: u32,
    pub(crate) asks_for_a_bye: u32,
}

impl Habits {
    /// Every match is played and has a winner, and nobody comes or goes.
    pub(crate) const CALM: Self = Self {
        draws: 0,
        forfeits: 0,
        both_missing: 0,
        leaves: 0,
        comes_late: 0,
        asks_for_a_bye: 0,
    };
}

/// A tournament as it goes on.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) ledger: Ledger,
    /// The round to be paired, from 1.
    pub(crate) round: u32,
    pub(crate) dice: Dice,
    habits: Habits,
}

impl Story {
    pub(crate) fn begin(entrants: u32, scheme: PointScheme, habits: Habits, dice: u64) -> Self {
        Self {
            ledger: Ledger::new(entrants, scheme),
            round: 1,
            dice: Dice(dice),
            habits,
        }
    }

    /// Before the round is paired: some leave, some come late, some ask for a bye.
    pub(crate) fn before_round(&mut self) {
        for seed in self.ledger.seeds() {
            if self.ledger.withdrawn_after(seed).is_some() {
                continue;
            }
            if self.dice.hits(self.habits.leaves) {
                self.ledger.withdraw(seed, self.round - 1).expect("a seed");
            } else if self.dice.hits(self.habits.asks_for_a_bye) {
                let bye = Entry::bye(seed, ByeKind::Half);
                self.ledger.record(self.round, &bye).expect("it is free");
            }
        }
        if self.dice.hits(self.habits.comes_late) {
            // Whoever enters has missed the rounds that have begun, so a bye that was asked for waits.
            let asked: Vec<u32> = self
                .ledger
                .seeds()
                .filter(|&seed| self.ledger.withdrawn_after(seed).is_none())
                .filter(|&seed| self.ledger.appearance(seed, self.round).is_some())
                .collect();
            for &seed in &asked {
                self.ledger.erase(seed, self.round);
            }
            self.ledger.enter_late();
            for seed in asked {
                let bye = Entry::bye(seed, ByeKind::Half);
                self.ledger.record(self.round, &bye).expect("it is free");
            }
        }
    }

    pub(crate) fn history(&self) -> History {
        History::before(&self.ledger, self.round)
    }

    /// Plays the round as it was paired.
    pub(crate) fn play(&mut self, paired: &Pairing) {
        for pair in &paired.pairs {
            let habits = self.habits;
            let entry = if self.dice.hits(habits.both_missing) {
                Entry::forfeit(pair.home, pair.away, Missing::Both)
            } else if self.dice.hits(habits.forfeits) {
                Entry::forfeit(pair.home, pair.away, Missing::One(Side::Away))
            } else if self.dice.hits(habits.draws) {
                Entry::game(pair.home, pair.away, 1, 1)
            } else if self.dice.hits(50) {
                Entry::game(pair.home, pair.away, 1, 0)
            } else {
                Entry::game(pair.home, pair.away, 0, 1)
            };
            self.ledger.record(self.round, &entry).expect("it fits");
        }
        if let Some(bye) = &paired.bye {
            let entry = Entry::bye(bye.seed, ByeKind::Pairing);
            self.ledger.record(self.round, &entry).expect("it fits");
        }
        self.round += 1;
    }
}
