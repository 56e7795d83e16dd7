//! How long a Swiss round takes to pair: by score groups in fields of growing size, and as a Major.
//!
//! `cargo bench -p lanista-domain --bench swiss`. Targets: 0.5 s for 1,000 entrants after nine rounds, 1 ms for a
//! Major round.
#![expect(
    clippy::expect_used,
    reason = "a round that cannot be paired is a failure"
)]

use divan::Bencher;
use lanista_domain::standings::{ByeKind, Entry, Ledger, PointScheme};
use lanista_domain::swiss::{Goal, History, Pairing, Sides, Wishes, major, pair};

fn main() {
    divan::main();
}

/// So many rounds played; results by a formula that looks random. One of `draws` matches is drawn, 0: none.
fn played(entrants: u32, rounds: u32, draws: u32, paired: impl Fn(&History) -> Pairing) -> History {
    let mut ledger = Ledger::new(entrants, PointScheme::CHESS);
    let mut dice = 7_u32;
    for round in 1..=rounds {
        let paired = paired(&History::before(&ledger, round));
        for pair in &paired.pairs {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let drawn = draws > 0 && (dice >> 16).is_multiple_of(draws);
            let home = u8::from(drawn || dice >> 31 == 0);
            let away = u8::from(drawn || dice >> 31 == 1);
            let entry = Entry::game(pair.home, pair.away, home.into(), away.into());
            ledger.record(round, &entry).expect("it fits");
        }
        if let Some(bye) = &paired.bye {
            let entry = Entry::bye(bye.seed, ByeKind::Pairing);
            ledger.record(round, &entry).expect("it fits");
        }
    }
    History::before(&ledger, rounds + 1)
}

fn by_score_groups(
    bencher: Bencher<'_, '_>,
    entrants: u32,
    rounds: u32,
    draws: u32,
    wishes: &Wishes,
) {
    let paired = |history: &History| pair(history, wishes).expect("it is paired");
    let history = played(entrants, rounds, draws, paired);
    bencher.bench(|| paired(&history));
}

#[divan::bench(args = [64, 256, 1000, 1001])]
fn first_round(bencher: Bencher<'_, '_>, entrants: u32) {
    by_score_groups(bencher, entrants, 0, 0, &Wishes::default());
}

#[divan::bench(args = [64, 256, 1000, 1001, 4000], sample_count = 20)]
fn after_nine_rounds(bencher: Bencher<'_, '_>, entrants: u32) {
    by_score_groups(bencher, entrants, 9, 0, &Wishes::default());
}

#[divan::bench(args = [64, 256, 1000], sample_count = 20)]
fn after_nine_rounds_with_draws(bencher: Bencher<'_, '_>, entrants: u32) {
    by_score_groups(bencher, entrants, 9, 3, &Wishes::default());
}

#[divan::bench(args = [64, 256, 1000], sample_count = 20)]
fn after_nine_rounds_with_sides(bencher: Bencher<'_, '_>, entrants: u32) {
    let wishes = Wishes {
        sides: Sides::Balanced,
        ..Wishes::default()
    };
    by_score_groups(bencher, entrants, 9, 3, &wishes);
}

/// Seven clubs, one of them with every second entrant.
#[divan::bench(args = [64, 256, 1000], sample_count = 20)]
fn after_nine_rounds_with_clubs(bencher: Bencher<'_, '_>, entrants: u32) {
    let club = |seed: u32| {
        Some(if seed.is_multiple_of(2) {
            0
        } else {
            1 + seed % 6
        })
    };
    let wishes = Wishes {
        clubs: (1..=entrants).map(club).collect(),
        ..Wishes::default()
    };
    by_score_groups(bencher, entrants, 9, 3, &wishes);
}

/// The first round, in which some are of one large club and the others of six.
fn first_round_with(bencher: Bencher<'_, '_>, entrants: u32, is_member: impl Fn(u32) -> bool) {
    let club = |seed: u32| Some(if is_member(seed) { 0 } else { 1 + seed % 6 });
    let wishes = Wishes {
        clubs: (1..=entrants).map(club).collect(),
        ..Wishes::default()
    };
    by_score_groups(bencher, entrants, 0, 0, &wishes);
}

/// Half the field is of one club: every second.
#[divan::bench(args = [64, 256, 1000, 1001], sample_count = 5)]
fn first_round_of_a_club_by_turns(bencher: Bencher<'_, '_>, entrants: u32) {
    first_round_with(bencher, entrants, |seed| seed.is_multiple_of(2));
}

/// Half the field is of one club: here and there.
#[divan::bench(args = [64, 256, 1000, 1001], sample_count = 5)]
fn first_round_of_a_club_here_and_there(bencher: Bencher<'_, '_>, entrants: u32) {
    first_round_with(bencher, entrants, |seed| {
        seed.wrapping_mul(2_654_435_761) >> 31 == 1
    });
}

/// Half the field is of one club: those in the middle.
#[divan::bench(args = [64, 256, 1000, 1001], sample_count = 5)]
fn first_round_of_a_club_in_the_middle(bencher: Bencher<'_, '_>, entrants: u32) {
    first_round_with(bencher, entrants, |seed| {
        (entrants / 4..entrants * 3 / 4).contains(&seed)
    });
}

/// Half the field is of one club, so that whoever folds together is of it, or neither is.
#[divan::bench(args = [64, 256, 1000, 1001], sample_count = 5)]
fn first_round_of_a_club_in_quarters(bencher: Bencher<'_, '_>, entrants: u32) {
    first_round_with(bencher, entrants, |seed| {
        ((seed - 1) * 4 / entrants).is_multiple_of(2)
    });
}

/// Three in four are of one club, the best and the last of them.
#[divan::bench(args = [64, 256, 1000, 1001], sample_count = 5)]
fn first_round_of_a_club_of_most(bencher: Bencher<'_, '_>, entrants: u32) {
    first_round_with(bencher, entrants, |seed| seed * 8 / entrants % 4 != 1);
}

/// More rounds than anybody plays: many have met.
#[divan::bench(args = [64, 256, 1000], sample_count = 20)]
fn after_thirty_rounds(bencher: Bencher<'_, '_>, entrants: u32) {
    by_score_groups(bencher, entrants, 30, 3, &Wishes::default());
}

#[divan::bench(args = [0, 1, 2, 3, 4])]
fn major_round_after(bencher: Bencher<'_, '_>, rounds: u32) {
    let paired = |history: &History| {
        major::pair(history, Goal::MAJOR, &Wishes::default()).expect("it is paired")
    };
    let history = played(16, rounds, 0, paired);
    bencher.bench(|| paired(&history));
}
