//! Figures that a person can count.

use super::{game, parts, report, tally};
use lanista_domain::Side::{Away, Home};
use lanista_insight::draft::{Count, Ranking, Record, Report, Tally};

fn keyed(games: Vec<Record>) -> Vec<(String, Record)> {
    let keyed = games.into_iter().enumerate();
    keyed
        .map(|(place, game)| (format!("{place:03}"), game))
        .collect()
}

fn of(games: Vec<Record>) -> Report {
    report(&tally(&keyed(games)))
}

/// A draft of two picks a side.
const SMALL: &str = "B:x R:y b:a r:b r:c b:d";

#[test]
fn rates_of_two_games() {
    let told = of(vec![
        game(1, SMALL, Home),
        game(2, "B:a R:- b:e r:b r:f b:g", Away),
    ]);
    assert_eq!((told.games, told.null_bans), (2, 1));
    let a = &told.heroes["a"];
    assert_eq!((a.picks, a.wins, a.bans), (1, 1, 1));
    assert_eq!(a.presence, Some(1.0));
    assert_eq!(a.win_rate_shrunk, Some(0.545_455), "6 of 11");
    assert_eq!(
        (a.first_picks, a.avg_pick_pos, a.avg_ban_pos),
        (1, Some(1.0), Some(1.0))
    );
    let b = &told.heroes["b"];
    assert_eq!(
        b.by_side.0,
        [("blue".to_owned(), (0, 0)), ("red".to_owned(), (2, 1))]
    );
    assert_eq!(b.avg_enemy_picks_seen, Some(1.0));
    assert_eq!(told.heroes["d"].avg_enemy_picks_seen, Some(2.0));
    let y = &told.heroes["y"];
    assert_eq!(
        (y.win_rate, y.win_rate_shrunk, y.presence),
        (None, None, Some(0.5))
    );
    assert_eq!(y.win_rate_wilson95, [None, None]);
    let slot = |name: &str| told.pick_slots.0.iter().find(|it| it.0 == name).unwrap().1;
    assert_eq!(slot("1:B1"), Count { n: 2, wins: 1 });
    assert_eq!(slot("3:R2"), Count { n: 2, wins: 1 });
    assert_eq!(told.first_pick_team.wins, 1);
}

#[test]
fn a_missed_ban_keeps_its_place() {
    let told = of(vec![game(1, "B:- R:y b:a r:b", Home)]);
    assert_eq!(told.heroes["y"].avg_ban_pos, Some(2.0));
}

#[test]
fn what_does_not_count() {
    let missed = game(1, "b:a r:-", Home);
    let unfinished = Record {
        winner: None,
        ..game(1, SMALL, Home)
    };
    let otherwise = Record {
        parts: parts("b:top:a:Ann b:mid:x:Ben r:top:b:Cat r:mid:c:Dan"),
        ..game(1, SMALL, Home)
    };
    let swapped = Record {
        parts: parts("b:top:a:Ann b:mid:b:Ben r:top:d:Cat r:mid:c:Dan"),
        ..game(1, SMALL, Home)
    };
    let traded = Record {
        parts: parts("b:mid:a:Ann b:top:d:Ben r:top:b:Cat r:mid:c:Dan"),
        ..game(1, SMALL, Home)
    };
    let games = |game: Record| of(vec![game]).games;
    assert_eq!(games(missed), 0);
    assert_eq!(games(unfinished), 0);
    assert_eq!(games(otherwise), 0);
    assert_eq!(games(swapped), 0, "the heroes of both sides, but not whose");
    assert_eq!(games(traded), 1, "who plays what within a side is free");
}

#[test]
fn a_series_closes_what_it_used() {
    let games = vec![
        game(1, "b:a r:b", Home),
        game(2, "b:c r:d", Home),
        game(3, "b:a r:e", Away),
    ];
    let available =
        |told: &Report, hero: &str| told.heroes[hero].played.as_ref().unwrap().available_games;
    let told = of(games.clone());
    for (hero, expect) in [("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3)] {
        assert_eq!(available(&told, hero), expect, "{hero}");
    }
    // Game 2 is not asked about, and closes c and d all the same.
    let mut outside = Tally::default();
    outside.put("1", &games[0]);
    outside.put_outside("2", &games[1]);
    outside.put("3", &games[2]);
    let told = report(&outside);
    assert_eq!(
        (told.games, available(&told, "a"), available(&told, "b")),
        (2, 1, 1)
    );
    assert!(!told.heroes.contains_key("c"), "nor is it counted");
}

#[test]
fn blind_and_counter() {
    let told = of(vec![Record {
        parts: parts("b:top:a:Ann b:mid:d:Ben r:top:b:Cat r:mid:c:Dan"),
        ..game(1, SMALL, Home)
    }]);
    let picks = |hero: &str| {
        let played = told.heroes[hero].played.as_ref().unwrap();
        (played.blind_picks, played.counter_picks)
    };
    assert_eq!(picks("a"), (1, 0), "before b");
    assert_eq!(picks("b"), (0, 1), "after a");
    assert_eq!(picks("c"), (1, 0), "before d");
    assert_eq!(picks("d"), (0, 1), "after c");
    assert_eq!(told.players.unwrap()["Ben"].unique_heroes, 1);
    assert!(
        told.lane_matchups.unwrap().is_empty(),
        "one game is no matchup"
    );
}

#[test]
fn pairs_are_told_from_three_games_on() {
    let games = |many: u32| of((1..=many).map(|number| game(number, SMALL, Home)).collect());
    assert!(games(2).synergy.is_empty());
    let told = games(3);
    let pair = &told.synergy[0];
    assert_eq!((&*pair.first, &*pair.second), ("a", "d"));
    // Both have 8 of 13: odds 8/5 each, 64 : 25 together.
    assert_eq!((pair.expected, pair.lift), (0.719_101, 0.064_823));
    let meeting = told
        .counters
        .iter()
        .find(|it| &*it.first == "a" && &*it.second == "c")
        .unwrap();
    assert_eq!(
        (meeting.count, meeting.expected),
        (Count { n: 3, wins: 3 }, 0.719_101)
    );
}

#[test]
fn little_is_not_ranked() {
    let ranked = |many: u32| {
        let games = (1..=many).map(|number| game(number, SMALL, Home)).collect();
        let tally = tally(&keyed(games));
        let ranked = tally.ranked(Ranking::Wins);
        ranked
            .into_iter()
            .map(|(hero, count, _)| (hero.to_owned(), count.n))
            .collect::<Vec<_>>()
    };
    assert_eq!(ranked(4), []);
    let five = ["a", "d", "b", "c"].map(|hero| (hero.to_owned(), 5));
    assert_eq!(ranked(5), five, "x and y were never picked");
}

#[test]
fn compositions_by_what_stands_out() {
    // Blue has a carry and a support in a, red none in b and c; d is another carry.
    let told = of(vec![game(1, SMALL, Home)]).composition.unwrap();
    assert_eq!(told.tags, ["Carry", "Support"]);
    assert_eq!(
        (told.mean, told.sd_population),
        (vec![1.0, 0.5], vec![1.0, 0.5])
    );
    let archetypes: Vec<(&str, i32, i32)> = told
        .archetypes
        .iter()
        .map(|(tag, it)| (tag.as_str(), it.n, it.wins))
        .collect();
    assert_eq!(
        archetypes,
        [("Carry", 2, 1)],
        "alike in both: the first by name"
    );
    assert_eq!(told.melee_count[&1], Count { n: 1, wins: 1 });
    assert_eq!(told.melee_count[&2], Count { n: 1, wins: 0 });
}

#[test]
fn nothing_is_nothing() {
    let told = of(vec![]);
    assert_eq!((told.games, told.unique_present), (0, 0));
    assert_eq!(told.first_pick_team.win_rate, None);
    assert_eq!(told.side.0[0].1.wilson95, [None, None]);
    assert!(told.pick_entropy_nats.is_sign_positive());
    assert!(told.composition.unwrap().mean.is_empty());
}

#[test]
fn a_hero_in_detail() {
    let tally = tally(&keyed(vec![
        Record {
            parts: parts("b:top:a:Ann b:mid:d:Ben r:top:b:Cat r:mid:c:Dan"),
            ..game(1, SMALL, Home)
        },
        Record {
            patch: Some("1.1".to_owned()),
            ..game(2, "B:d R:y b:a r:b", Away)
        },
    ]));
    let a = tally.hero_detail("a");
    assert_eq!(a.slots[&1], Count { n: 2, wins: 1 });
    assert_eq!(a.patches["1.1"].picks, Count { n: 1, wins: 0 });
    assert_eq!(tally.hero_detail("d").patches["1.1"].bans, 1);
    assert_eq!(a.entrants["Fox"], Count { n: 2, wins: 1 });
    assert_eq!(a.players["Ann"], Count { n: 1, wins: 1 });
    assert_eq!(a.positions["top"], Count { n: 1, wins: 1 });
    assert_eq!(tally.hero_detail("nobody"), Default::default());
}
