//! How long standings take with points and five tie-breaks (0: of chess, 1: of trading cards): whole after nine rounds, and after one more result.
//!
//! Targets with 10,000 entrants: 10 ms whole, 1 ms after one more result.

use divan::Bencher;
use divan::counter::ItemsCount;
use lanista_domain::side::Side;
use lanista_domain::standings::{
    ByeKind, Chain, Criterion, Entry, Ledger, Missing, Parameters, PointScheme, Table, standings,
};

const SIZES: [u32; 5] = [100, 300, 1_000, 3_000, 10_000];
const ROUNDS: u32 = 9;

/// Points and five tie-breaks: chess, with direct encounter; and cards.
const CHAINS: [(&str, [Criterion; 6]); 2] = [
    (
        "chess",
        [
            Criterion::Points,
            Criterion::BuchholzCut1,
            Criterion::Buchholz,
            Criterion::SonnebornBerger,
            Criterion::Progressive,
            Criterion::DirectEncounter,
        ],
    ),
    (
        "cards",
        [
            Criterion::Points,
            Criterion::OpponentsMatchWinPercentage,
            Criterion::GameWinPercentage,
            Criterion::OpponentsGameWinPercentage,
            Criterion::HeadToHead,
            Criterion::InitialSeed,
        ],
    ),
];

fn main() {
    divan::main();
}

fn chain(criteria: &[Criterion]) -> Chain {
    Chain::new(criteria.to_vec(), Parameters::default()).unwrap_or_else(|_| unreachable!())
}

/// Numbers that look drawn and are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % most
    }
}

/// Who has the same points meets, roughly; one match in thirty falls out, one entrant in a hundred asks for a bye.
fn after_nine_rounds(entrants: u32) -> Ledger {
    let mut ledger = Ledger::new(entrants, PointScheme::CHESS);
    let mut draw = Draw(u64::from(entrants));
    let mut points: Vec<(i32, u32)> = (1..=entrants).map(|seed| (0, seed)).collect();
    for round in 1..=ROUNDS {
        points.sort_by_key(|&(points, seed)| (-points, seed));
        let mut waiting: Option<u32> = None;
        for &(_, seed) in &points {
            if draw.below(100) == 0 {
                write(&mut ledger, round, &Entry::bye(seed, ByeKind::Half));
                continue;
            }
            let Some(home) = waiting.take() else {
                waiting = Some(seed);
                continue;
            };
            let entry = match draw.below(30) {
                0 => Entry::forfeit(home, seed, Missing::One(Side::Away)),
                1..=8 => Entry::game(home, seed, 1, 1),
                9..=20 => Entry::game(home, seed, 2, 1),
                _ => Entry::game(home, seed, 0, 2),
            };
            write(&mut ledger, round, &entry);
        }
        if let Some(seed) = waiting {
            write(&mut ledger, round, &Entry::bye(seed, ByeKind::Pairing));
        }
        for (points, seed) in &mut points {
            *points += ledger.appearance(*seed, round).map_or(0, |it| it.points);
        }
    }
    ledger
}

fn write(ledger: &mut Ledger, round: u32, entry: &Entry) {
    if ledger.record(round, entry).is_err() {
        unreachable!("everybody is written once a round");
    }
}

#[divan::bench(args = SIZES, consts = [0, 1], max_time = 2)]
fn whole<const CHAIN: usize>(bencher: Bencher<'_, '_>, entrants: u32) {
    let ledger = after_nine_rounds(entrants);
    let chain = chain(&CHAINS[CHAIN].1);
    bencher
        .counter(ItemsCount::new(entrants))
        .with_inputs(|| (ledger.clone(), chain.clone()))
        .bench_values(|(ledger, chain)| standings(ledger, chain, &[]));
}

#[divan::bench(args = SIZES, consts = [0, 1], max_time = 2)]
fn one_more_result<const CHAIN: usize>(bencher: Bencher<'_, '_>, entrants: u32) {
    let table = Table::new(after_nine_rounds(entrants), chain(&CHAINS[CHAIN].1), &[]);
    let order = table.order();
    let middle = order.len() / 2;
    let (home, away) = (order[middle], order[middle + 1]);
    bencher.with_inputs(|| table.clone()).bench_refs(|table| {
        let written = table.record(ROUNDS + 1, &Entry::game(home, away, 2, 0));
        (written, table.rank(home))
    });
}
