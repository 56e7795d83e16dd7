//! How a game of a heat ends for each: alone at a place, level with the one before, out before the end, or not there.

use crate::hall::{DESK, Hall, check, id, refused};
use crate::heats::{heat, royale};
use crate::stages::stage_id;
use lanista_domain::standings::Value;
use lanista_domain::{Command, Finish, Finishing, MatchId, Refusal};

/// Who finished, the first first, with kills and how.
fn ended(number: u32, game: u8, order: &[(u32, u32, Finishing)]) -> Command {
    let finish = |&(entrant, mark, how): &(u32, u32, Finishing)| Finish {
        entrant: id(entrant),
        mark,
        how,
    };
    Command::ScoreHeat {
        match_id: MatchId(number),
        game,
        finishes: order.iter().map(finish).collect(),
    }
}

#[test]
fn places_are_shared_and_the_next_one_is_left_out() {
    use Finishing::{Absent, Alone, Level, Out};
    for (order, points) in [
        // Two seconds take six each, and nobody the three of the third.
        (
            vec![(1, 0, Alone), (2, 0, Alone), (3, 0, Level), (4, 0, Alone)],
            [10, 6, 6, 0],
        ),
        // Two who win together, and a third.
        (
            vec![(1, 0, Alone), (2, 0, Level), (3, 0, Alone)],
            [10, 10, 3, 0],
        ),
        // Kills count of whoever was out before the end, a place does not.
        (
            vec![(2, 1, Alone), (1, 4, Out), (3, 0, Absent), (4, 0, Absent)],
            [4, 11, 0, 0],
        ),
    ] {
        let hall = heat(royale(1), 1, 4).after([ended(1, 1, &order)]);
        assert_eq!(points_of(&hall, 4), points, "{order:?}");
    }
}

#[test]
fn an_order_that_cannot_be_is_refused() {
    use Finishing::{Absent, Alone, Level, Out};
    for order in [
        vec![(1, 0, Level), (2, 0, Alone)],
        vec![(1, 0, Out), (2, 0, Alone)],
        vec![(1, 0, Alone), (2, 0, Absent), (3, 0, Out)],
        vec![(1, 0, Alone), (2, 3, Absent)],
        vec![(1, 0, Absent), (2, 0, Absent)],
        vec![(1, 0, Out)],
    ] {
        check(
            heat(royale(1), 1, 4),
            (DESK, ended(1, 1, &order)),
            refused(Refusal::BadFinish),
        );
    }
}

/// The points in the table, by entrant.
fn points_of(hall: &Hall, count: u32) -> Vec<i64> {
    let stage = &hall.state.stages[&stage_id(1)];
    let tables = hall.state.tables(stage);
    let rows: Vec<_> = tables.iter().flatten().collect();
    (1..=count)
        .map(|seed| {
            let row = rows.iter().find(|row| row.seed == seed);
            match row.map(|row| row.values[0]) {
                Some(Value::Number(points)) => points.num() / points.den(),
                other => panic!("no points of {seed}: {other:?}"),
            }
        })
        .collect()
}
