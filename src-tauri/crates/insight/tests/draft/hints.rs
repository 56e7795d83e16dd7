//! What casters see while a draft runs.

use super::{game, parts, tally, turns};
use lanista_domain::BySide;
use lanista_domain::Side::{Away, Home};
use lanista_insight::draft::{Count, Hints, Record, Running};

/// Five games of a with d against b and c; a and d win four of them.
fn five() -> Vec<(String, Record)> {
    (1..=5)
        .map(|number| {
            let winner = if number == 5 { Away } else { Home };
            let game = Record {
                parts: parts("b:top:a:Ann b:mid:d:Ben r:top:b:Cat r:mid:c:Dan"),
                ..game(number, "B:x R:y b:a r:b r:c b:d", winner)
            };
            (format!("{number}"), game)
        })
        .collect()
}

fn hints(so_far: &str) -> Hints {
    let available: Vec<String> = "abcdefgxy".chars().map(String::from).collect();
    let turns = turns(so_far);
    tally(&five()).hints(&Running {
        turns: &turns,
        available: &available,
        entrants: BySide::new(Some("Fox"), Some("a stranger")),
    })
}

#[test]
fn a_hero_beside_and_against_what_is_picked() {
    let told = hints("B:x b:a r:b");
    let d = told.open.iter().find(|hint| hint.hero == "d").unwrap();
    assert_eq!(d.picks, Count { n: 5, wins: 4 });
    let beside = &d.beside.home[0];
    assert_eq!(
        (beside.hero.as_str(), beside.count),
        ("a", Count { n: 5, wins: 4 })
    );
    let facing = &d.facing.home[0];
    assert_eq!(
        (facing.hero.as_str(), facing.count),
        ("b", Count { n: 5, wins: 4 })
    );
    assert!(d.beside.away.is_empty(), "d was never beside b");
    let c = told.open.iter().find(|hint| hint.hero == "c").unwrap();
    assert_eq!(
        c.facing.away[0].count,
        Count { n: 5, wins: 1 },
        "c against a"
    );
}

#[test]
fn what_is_open_and_where() {
    let told = hints("B:x b:a r:b");
    let open: Vec<&str> = told.open.iter().map(|hint| hint.hero.as_str()).collect();
    assert_eq!(
        open,
        ["c", "d", "y", "e", "f", "g"],
        "the most frequent first, then by name"
    );
    assert_eq!(told.open_by_position["mid"], ["c", "d"]);
    assert_eq!(told.open_by_tag["Carry"], ["d", "g"]);
    assert_eq!(told.sides.home.open_positions, ["mid"]);
    assert_eq!(told.games, 5);
}

#[test]
fn habits_of_a_side() {
    let told = hints("b:a");
    let usual: Vec<_> = told
        .sides
        .home
        .usual
        .iter()
        .map(|it| (it.hero.as_str(), it.count.n, it.is_open))
        .collect();
    assert_eq!(usual, [("a", 5, false), ("d", 5, true)]);
    assert!(told.sides.away.usual.is_empty(), "a stranger has none");
    assert_eq!(told.sides.home.tags["Carry"], (1, 1.0));
    assert_eq!(
        told.sides.home.archetype, None,
        "not before the side is whole"
    );
}

#[test]
fn how_unusual() {
    assert_eq!(hints("B:x").unusual, None, "nothing is picked");
    let usual = hints("b:a").unusual.unwrap();
    assert_eq!((usual.above, usual.n), (Some(0.0), 5));
    let new = hints("b:e r:f b:g").unusual.unwrap();
    assert_eq!(new.above, Some(1.0), "more than all five");
    assert_eq!(new.never_picked, ["e", "g", "f"]);
    assert_eq!(new.new_pairs, (1, 1));
    assert_eq!(hints("b:a b:d r:e").unusual.unwrap().new_pairs, (0, 1));
}
