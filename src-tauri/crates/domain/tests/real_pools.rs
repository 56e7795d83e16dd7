//! Replays a real pooled event: 309 entrants in eight pools, two further phases, and consolation brackets beside them.
//!
//! What it shows: the whole upper bracket, pools and phases together, is that of one bracket of 512. In the pools
//! the losers drop by start.gg's cycle, counted within each pool: reverse, then reverse half shift. The second phase
//! goes on with the half shift, crossed with the neighbouring pool, then pair flip. The third lays the survivors anew
//! by seeds of its own, which no drop pattern of a single bracket describes. So pools to finals are several stages
//! with the placings of one as the seeds of the next, and this test ends where the second phase does.
#![expect(
    clippy::expect_used,
    reason = "a case that cannot be read is a failure"
)]

use lanista_domain::bracket::{
    Drops, GrandFinal, Group, Kind, Order, Placement, Plan, Play, Verdict, build,
};
use lanista_domain::side::Side;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

const POOLS: usize = 8;

/// The main and the consolation brackets are in one list: for two who met, each round (lower ones negative) and winner.
type Record = BTreeMap<(u32, u32), Vec<(i64, u32)>>;

fn read() -> Option<(u32, Record)> {
    let root = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let file = root.join("double-elimination/kowloon6-pools.json");
    if !file.exists() {
        eprintln!("SKIPPED: no pooled event at {}", file.display());
        return None;
    }
    let text = std::fs::read_to_string(file).expect("the file is readable");
    let event: Value = serde_json::from_str(&text).expect("it is JSON");
    let number = |value: &Value| u32::try_from(value.as_u64().expect("a number")).expect("small");
    let mut record = Record::new();
    for row in event["matches"].as_array().expect("rows") {
        let (winner, loser) = (number(&row[4]), number(&row[5]));
        let round = row[2].as_i64().expect("a round");
        let met = record.entry((winner.min(loser), winner.max(loser)));
        met.or_default().push((round, winner));
    }
    Some((number(&event["n"]), record))
}

/// Who won the meeting on this side of the bracket that is nearest to the round; none when the two never met there.
fn winner(record: &Record, one: u32, other: u32, side: i64, round: i64) -> Option<u32> {
    let met = record.get(&(one.min(other), one.max(other)))?;
    let on_side = met.iter().filter(|found| found.0 * side > 0);
    let nearest = on_side.min_by_key(|found| (found.0.abs() - round).abs());
    nearest.map(|found| found.1)
}

#[test]
fn the_upper_bracket_and_the_pools_come_out_as_they_were() {
    let Some((entrants, record)) = read() else {
        return;
    };
    let plan = Plan {
        kind: Kind::Double {
            grand_final: GrandFinal::NotPlayed,
        },
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    };
    let bracket = build(&plan, entrants).expect("the number is allowed");
    let mut play = Play::new(&bracket);
    // By upper round: who dropped, by position; nobody where a bye was.
    let mut dropped: Vec<Vec<Option<u32>>> = (0..9).map(|round| vec![None; 256 >> round]).collect();
    let mut upper = 0;
    while let Some(id) = play.next_ready() {
        let node = bracket.node(id).expect("it is ready");
        if node.group != Group::Upper {
            continue;
        }
        let seeds = play.contenders(id).expect("it is ready");
        let won = winner(&record, seeds.home, seeds.away, 1, i64::from(node.round));
        let won = won.expect("they met in the upper bracket");
        let side = if won == seeds.home {
            Side::Home
        } else {
            Side::Away
        };
        dropped[usize::from(node.round) - 1][node.position as usize] = Some(seeds[side.other()]);
        play.report(id, Verdict::Won(side)).expect("it is ready");
        upper += 1;
    }
    assert_eq!(upper, entrants - 1, "all of the upper bracket");
    let mut lower = Lower {
        record: &record,
        matches: 0,
    };
    let survivors: Vec<Option<u32>> = (0..POOLS)
        .flat_map(|pool| lower.play_pool(&dropped, pool))
        .collect();
    assert_eq!(lower.matches, 53 + 64 + 64 + 32, "all of the pools");
    let losers = (0..).map(|position: usize| dropped[3][position ^ 6]);
    let survivors = lower.meet_all(losers, &survivors, 6);
    let survivors = lower.merge(&survivors, 7);
    let losers = (0..).map(|position: usize| dropped[4][position ^ 1]);
    lower.meet_all(losers, &survivors, 8);
    assert_eq!(lower.matches, 213 + 32 + 16 + 16, "and the second phase");
    println!("{upper} upper and {} lower meetings equal", lower.matches);
}

/// The lower bracket as far as it was played.
struct Lower<'a> {
    record: &'a Record,
    matches: u32,
}

impl Lower<'_> {
    /// The five lower rounds of one pool; gives its survivors.
    fn play_pool(&mut self, dropped: &[Vec<Option<u32>>], pool: usize) -> Vec<Option<u32>> {
        let of_pool = |round: usize| {
            let len = dropped[round].len() / POOLS;
            &dropped[round][pool * len..][..len]
        };
        let mut survivors = self.merge(of_pool(0), 1);
        for (round, order) in [(1, Order::Reverse), (2, Order::ReverseHalfShift)] {
            let losers = of_pool(round);
            let len = u32::try_from(losers.len()).expect("few");
            let lower = i64::try_from(2 * round).expect("few");
            let laid = (0..len).map(|position| losers[order.at(position, len) as usize]);
            survivors = self.meet_all(laid, &survivors, lower);
            survivors = self.merge(&survivors, lower + 1);
        }
        survivors
    }

    /// Neighbours meet.
    fn merge(&mut self, survivors: &[Option<u32>], round: i64) -> Vec<Option<u32>> {
        let pairs = survivors.chunks(2);
        pairs
            .map(|pair| self.meet(pair[0], pair[1], round))
            .collect()
    }

    /// Each survivor meets whoever dropped beside.
    fn meet_all(
        &mut self,
        losers: impl Iterator<Item = Option<u32>>,
        survivors: &[Option<u32>],
        round: i64,
    ) -> Vec<Option<u32>> {
        let pairs = losers.zip(survivors);
        pairs
            .map(|(loser, &survivor)| self.meet(loser, survivor, round))
            .collect()
    }

    fn meet(&mut self, one: Option<u32>, other: Option<u32>, round: i64) -> Option<u32> {
        let (Some(first), Some(second)) = (one, other) else {
            return one.or(other);
        };
        self.matches += 1;
        let won = winner(self.record, first, second, -1, round);
        assert!(
            won.is_some(),
            "{first} and {second} never met in lower round {round}"
        );
        won
    }
}
