//! Random histories: a table mended entry by entry equals one computed anew, and every order is a sound one.

use lanista_domain::side::{BySide, Side};
use lanista_domain::standings::{
    Adjustment, ByeKind, Chain, Criterion, Entry, Games, Ledger, MiniLeague, Missing, Parameters,
    Parting, PointScheme, Score, Table, Verdict,
};
use proptest::prelude::*;

/// Something that happens to a tournament.
#[derive(Clone, Debug)]
enum Step {
    Record(u32, Entry),
    Replace(u32, Entry),
    Erase(u32, u32),
    Withdraw(u32, u32),
    Adjust(u32, i32),
    EnterLate,
}

const SEEDS: u32 = 14;

fn seeds() -> impl Strategy<Value = BySide<u32>> {
    (1..=SEEDS, 1..=SEEDS).prop_map(|(home, away)| BySide::new(home, away))
}

fn entries() -> impl Strategy<Value = Entry> {
    let verdicts = prop_oneof![
        Just(Verdict::Won),
        Just(Verdict::Drawn),
        Just(Verdict::Lost)
    ];
    let games =
        (0..3_u16, 0..2_u16, 0..3_u16).prop_map(|(won, drawn, lost)| Games::new(won, drawn, lost));
    let missing = prop_oneof![
        Just(Missing::Both),
        Just(Missing::One(Side::Home)),
        Just(Missing::One(Side::Away)),
    ];
    let byes = prop_oneof![
        Just(ByeKind::Pairing),
        Just(ByeKind::Half),
        Just(ByeKind::Full),
        Just(ByeKind::Absent),
    ];
    prop_oneof![
        6 => (seeds(), 0..3, 0..3).prop_map(|(seeds, own, other)| {
            Entry::game(seeds.home, seeds.away, own, other)
        }),
        1 => (seeds(), 0..9, 0..9, games, verdicts).prop_map(|(seeds, own, other, games, verdict)| {
            let score = Score::new(own, other);
            Entry::Game { seeds, score, games, verdict }
        }),
        1 => (seeds(), missing).prop_map(|(seeds, missing)| Entry::Forfeit { seeds, missing }),
        1 => (1..=SEEDS, byes).prop_map(|(seed, bye)| Entry::bye(seed, bye)),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => (1..6_u32, entries()).prop_map(|(round, entry)| Step::Record(round, entry)),
        3 => (1..7_u32, entries()).prop_map(|(round, entry)| Step::Replace(round, entry)),
        1 => (0..=SEEDS, 1..7_u32).prop_map(|(seed, round)| Step::Erase(seed, round)),
        1 => (1..=SEEDS, 0..6_u32).prop_map(|(seed, after)| Step::Withdraw(seed, after)),
        1 => (1..=SEEDS, -3..4).prop_map(|(seed, points)| Step::Adjust(seed, points)),
        1 => Just(Step::EnterLate),
    ];
    prop::collection::vec(step, 0..60)
}

fn chains() -> impl Strategy<Value = Chain> {
    let all = Criterion::ALL.to_vec();
    let some = prop::sample::subsequence(all, 1..8).prop_shuffle();
    let again = prop_oneof![Just(MiniLeague::Once), Just(MiniLeague::Again)];
    (some, again).prop_map(|(mut criteria, mini_league)| {
        // Lots decide last, points usually first; coarse criteria leave many tied.
        criteria.sort_by_key(|it| (*it == Criterion::Lots, *it != Criterion::Points));
        let parameters = Parameters {
            mini_league,
            ..Parameters::default()
        };
        Chain::new(criteria, parameters).unwrap()
    })
}

fn schemes() -> impl Strategy<Value = PointScheme> {
    prop_oneof![
        Just(PointScheme::CHESS),
        Just(PointScheme::THREE_ONE_NONE),
        Just(PointScheme::WINS),
        Just(PointScheme::new(0, 0, 0, 1)),
        Just(PointScheme::new(3, 2, 1, 1)),
    ]
}

fn take(table: &mut Table, step: &Step) {
    // What a ledger refuses changes nothing; that is the point of trying it.
    let _ = match step {
        Step::Record(round, entry) => table.record(*round, entry),
        Step::Replace(round, entry) => table.replace(*round, entry),
        Step::Erase(seed, round) => {
            table.erase(*seed, *round);
            Ok(())
        }
        Step::Withdraw(seed, after) => table.withdraw(*seed, *after),
        Step::Adjust(seed, points) => table.adjust(Adjustment {
            seed: *seed,
            points: *points,
            reason: "a ruling".to_owned(),
        }),
        Step::EnterLate => {
            table.enter_late();
            Ok(())
        }
    };
}

/// Ranks rise along the order, neighbours differ exactly by what is said to part them.
fn is_sound(table: &Table) {
    let rows = table.rows();
    let mut seeds: Vec<u32> = rows.iter().map(|row| row.seed).collect();
    seeds.sort_unstable();
    assert!(
        seeds.into_iter().eq(table.ledger().seeds()),
        "everybody once"
    );
    for (place, row) in (1..).zip(&rows) {
        assert_eq!(table.rank(row.seed), Some(row.rank));
        assert!(
            (row.rank == place) == (row.parting != Parting::Tied),
            "competition ranks"
        );
    }
    let criteria = table.chain().criteria();
    for pair in rows.windows(2) {
        let (above, below) = (&pair[0], &pair[1]);
        let differs = |at: usize| above.values[at] != below.values[at];
        let first = (0..criteria.len())
            .find(|&at| differs(at))
            .map(|at| criteria[at]);
        match below.parting {
            Parting::First => panic!("only one is first"),
            Parting::Tied => {
                assert_eq!(first, None);
                assert!(above.seed < below.seed, "the tied are listed by seed");
            }
            // The mini-league applied again parts some with equal values.
            Parting::By(Criterion::HeadToHead) => {}
            Parting::By(criterion) => assert_eq!(first, Some(criterion)),
            Parting::Void => unreachable!("nobody is left out"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(192)
    ))]

    #[test]
    fn mended_equals_anew(
        steps in steps(),
        chain in chains(),
        scheme in schemes(),
        lots in prop::collection::vec(0..=SEEDS + 2, 0..SEEDS as usize),
        entrants in 0..=SEEDS,
    ) {
        let mut table = Table::new(Ledger::new(entrants, scheme), chain.clone(), &lots);
        for step in &steps {
            take(&mut table, step);
            let anew = Table::new(table.ledger().clone(), chain.clone(), &lots);
            // Whoever came late was in no draw.
            let same_lots = table.ledger().entrants() == entrants || !chain.criteria().contains(&Criterion::Lots);
            prop_assert!(!same_lots || table.rows() == anew.rows(), "after {:?}", step);
        }
        is_sound(&table);
    }

    #[test]
    fn the_order_of_entries_does_not_matter(steps in steps(), scheme in schemes()) {
        let criteria = vec![Criterion::Points, Criterion::Buchholz, Criterion::HeadToHead, Criterion::ForeBuchholz];
        let chain = Chain::new(criteria, Parameters::default()).unwrap();
        let mut there = Ledger::new(SEEDS, scheme);
        let mut kept = Vec::new();
        for step in &steps {
            if let Step::Record(round, entry) = step && there.record(*round, entry).is_ok() {
                kept.push((*round, *entry));
            }
        }
        let mut back = Ledger::new(SEEDS, scheme);
        for (round, entry) in kept.iter().rev() {
            back.record(*round, entry).unwrap();
        }
        prop_assert_eq!(&there, &back);
        let there = Table::new(there, chain.clone(), &[]);
        prop_assert_eq!(there.rows(), Table::new(back, chain, &[]).rows());
    }
}
