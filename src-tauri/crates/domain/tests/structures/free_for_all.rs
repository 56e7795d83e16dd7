//! Free-for-alls: points for placings and kills over several games, and who goes on.

use lanista_domain::bracket::Distribution;
use lanista_domain::free_for_all::{Field, Finish, FreeForAll, Points, Refused};
use proptest::prelude::*;

fn plan(heats: u32, games: u32, advance: u32) -> FreeForAll {
    FreeForAll {
        heats,
        distribution: Distribution::Snake,
        games,
        points: Points {
            placing: vec![10, 6, 4],
            kill: 1,
        },
        advance,
    }
}

/// Seeds and kills in the order of finishing.
fn order(finishes: &[(u32, u32)]) -> Vec<Finish> {
    let finish = |&(seed, kills): &(u32, u32)| Finish { seed, kills };
    finishes.iter().map(finish).collect()
}

/// `seed rank points` of each line.
fn check(field: &Field, heat: u32, expect: &[(u32, u32, i64)]) {
    let lines = field.table(heat);
    let lines: Vec<_> = lines
        .iter()
        .map(|line| (line.seed, line.rank, line.tally.points))
        .collect();
    assert_eq!(lines, expect, "heat {heat}");
}

#[test]
fn two_games_of_four() {
    let mut field = Field::draw(plan(1, 2, 2), 4).expect("it can be drawn");
    let first = order(&[(3, 2), (1, 0), (2, 1), (4, 0)]);
    assert_eq!(field.report(&first), Ok((0, 1)));
    check(&field, 0, &[(3, 1, 12), (1, 2, 6), (2, 3, 5), (4, 4, 0)]);
    assert_eq!(field.advancing(), None);
    let second = order(&[(2, 1), (1, 0), (3, 0)]);
    assert_eq!(field.report(&second), Ok((0, 2)));
    check(&field, 0, &[(2, 1, 16), (3, 2, 16), (1, 3, 12), (4, 4, 0)]);
    assert_eq!(field.advancing(), Some(vec![2, 3]));
    assert_eq!(field.report(&second), Err(Refused::HeatIsOver));
}

#[test]
fn equal_lines_share_a_rank_and_nobody_advances_over_them() {
    let mut field = Field::draw(plan(1, 1, 2), 4).expect("it can be drawn");
    field.report(&order(&[(4, 0)])).expect("it is a game");
    check(&field, 0, &[(4, 1, 10), (1, 2, 0), (2, 2, 0), (3, 2, 0)]);
    assert_eq!(field.advancing(), None);
}

#[test]
fn the_best_of_each_heat_go_on() {
    let mut field = Field::draw(plan(2, 1, 1), 6).expect("it can be drawn");
    assert_eq!(field.heats()[0].seeds, [1, 4, 5]);
    let second = field.report(&order(&[(6, 0), (2, 0), (3, 0)]));
    assert_eq!(second, Ok((1, 1)));
    let first = field.report(&order(&[(4, 0), (1, 0), (5, 0)]));
    assert_eq!(first, Ok((0, 1)));
    assert_eq!(field.advancing(), Some(vec![4, 6]));
}

#[test]
fn orders_that_do_not_fit_are_refused_and_change_nothing() {
    let mut field = Field::draw(plan(2, 1, 1), 6).expect("it can be drawn");
    let before = field.clone();
    for (finishes, why) in [
        (&[][..], Refused::NotOneHeat),
        (&[(1, 0), (2, 0)], Refused::NotOneHeat),
        (&[(1, 0), (7, 0)], Refused::NotOneHeat),
        (&[(0, 0)], Refused::NotOneHeat),
        (&[(1, 0), (4, 0), (1, 0)], Refused::BadOrder),
        (&[(1, 10_001)], Refused::BadOrder),
    ] {
        assert_eq!(field.report(&order(finishes)), Err(why), "{finishes:?}");
        assert_eq!(field, before);
    }
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let code = |plan: FreeForAll, entrants| {
        Field::draw(plan, entrants)
            .map(|_| ())
            .map_err(|why| why.code())
    };
    assert_eq!(code(plan(1, 1, 1), 1), Err("too_few_entrants"));
    assert_eq!(code(plan(1, 1, 1), 16_385), Err("too_many_entrants"));
    assert_eq!(code(plan(0, 1, 1), 8), Err("too_many_heats"));
    assert_eq!(code(plan(5, 1, 1), 9), Err("too_many_heats"));
    assert_eq!(code(plan(1, 0, 1), 8), Err("wrong_games"));
    assert_eq!(code(plan(2, 1, 4), 8), Err("too_many_advance"));
    let mut generous = plan(1, 1, 1);
    generous.points.kill = i32::MAX;
    assert_eq!(code(generous, 8), Err("wrong_points"));
    assert_eq!(code(plan(2, 3, 3), 8), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases(64)) })]

    #[test]
    fn points_add_up_and_ranks_are_competition_ranks(
        entrants in 2_u32..=40,
        games in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..5), 1..8),
    ) {
        let count = u32::try_from(games.len()).expect("few");
        let mut field = Field::draw(plan(1, count, 1), entrants).expect("it can be drawn");
        let (mut given, mut kills_in_all) = (0, 0);
        for (turn, kills) in games {
            let shift = u32::try_from(turn.index(entrants as usize)).expect("few");
            let finishes: Vec<_> = (0..entrants)
                .map(|place| Finish { seed: (place + shift) % entrants + 1, kills })
                .collect();
            field.report(&finishes).expect("it is a game");
            given += [10, 6, 4].iter().take(entrants as usize).sum::<i64>();
            kills_in_all += i64::from(kills * entrants);
        }
        let table = field.table(0);
        prop_assert_eq!(table.iter().map(|line| line.tally.points).sum::<i64>(), given + kills_in_all);
        for line in &table {
            let better = table.iter().filter(|other| other.rank < line.rank).count();
            prop_assert_eq!(line.rank as usize, better + 1);
        }
        prop_assert!(table.is_sorted_by(|a, b| a.tally.points >= b.tally.points));
    }
}
