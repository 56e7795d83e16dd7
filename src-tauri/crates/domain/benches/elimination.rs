//! Double elimination: drawn and played out from 64 to 131,072 entrants, and what one result costs at each size.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot play has nothing to measure"
)]

use divan::{Bencher, black_box};
use lanista_domain::Side;
use lanista_domain::bracket::{
    Bracket, Drops, GrandFinal, Kind, Placement, Plan, Play, Verdict, build,
};

const SIZES: [u32; 4] = [64, 1_024, 16_384, 131_072];

/// So many results are reported for one measure of what a result costs.
const RESULTS: usize = 32;

const PLAN: Plan = Plan {
    kind: Kind::Double {
        grand_final: GrandFinal::ResetIfNeeded,
    },
    drops: Drops::StartGg,
    placement: Placement::InnerOuter,
};

fn main() {
    divan::main();
}

fn drawn(entrants: u32) -> Bracket {
    build(&PLAN, entrants).expect("the number of entrants is allowed")
}

/// Reports so many results, home or away by the number of the match; gives how many entrants are still in.
fn report(play: &mut Play<'_>, results: usize) -> u32 {
    for _ in 0..results {
        let Some(id) = play.next_ready() else { break };
        let winner = if id.0 % 3 == 0 {
            Side::Away
        } else {
            Side::Home
        };
        play.report(id, Verdict::Won(winner)).expect("it is ready");
    }
    play.still_in()
}

#[divan::bench(args = SIZES)]
fn drawn_and_played_out(entrants: u32) -> u32 {
    let bracket = drawn(black_box(entrants));
    let mut play = Play::new(&bracket);
    report(&mut play, usize::MAX)
}

#[divan::bench(args = SIZES)]
fn drawn_alone(entrants: u32) -> Bracket {
    drawn(black_box(entrants))
}

/// From the middle of the bracket, so that nothing is special about the matches.
#[divan::bench(args = SIZES)]
fn thirty_two_results(bencher: Bencher<'_, '_>, entrants: u32) {
    let bracket = drawn(entrants);
    let mut half = Play::new(&bracket);
    report(&mut half, entrants as usize - RESULTS);
    bencher
        .with_inputs(|| half.clone())
        .bench_local_refs(|play| report(play, RESULTS));
}
