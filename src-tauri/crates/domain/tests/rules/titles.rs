//! What ends a game of each title, which scores are possible, and that every game of a preset comes to an end.

use crate::hall::{DESK, SINGLE, check, format, ready_with, refused, then};
use crate::plausible::{Dice, cases};
use crate::say::{commit, create, game_to, result, score, winner};
use lanista_domain::Side::{Away, Home};
use lanista_domain::title_rules::{Allowance, ClockRule, MapRule, Per, Repeats, TitleRules};
use lanista_domain::{
    AfterTime, AtLevel, BySide, Format, GameRule, Length, Refusal, Series, Side, Told,
};
use proptest::prelude::*;
use serde_json::Value;

const CS: GameRule = GameRule::Halves {
    target: 13,
    level: AtLevel::Overtime { half: 3 },
};
const CS_LEAGUE: GameRule = GameRule::Halves {
    target: 13,
    level: AtLevel::Drawn {},
};
const VALORANT: GameRule = GameRule::Target {
    target: 13,
    margin: 2,
};
const ROCKET: GameRule = GameRule::Clock {
    level: AfterTime::GoldenGoal,
};
const SMASH: GameRule = GameRule::Stocks { stocks: 3 };
const TEKKEN: GameRule = GameRule::Rounds { rounds: 3 };

/// What a score means.
enum Means {
    Goes,
    Won(Side),
    Drawn,
    Never,
}
use Means::{Drawn, Goes, Never, Won};

fn meaning(rule: GameRule, score: BySide<u16>) -> Means {
    if rule.impossible(score).is_some() {
        return Never;
    }
    match rule.winner(score) {
        Some(side) => Won(side),
        None if rule.is_drawn(score) => Drawn,
        None => Goes,
    }
}

/// Cases on which the pages are tested as well.
fn shared(list: &str) -> Vec<Value> {
    let text = include_str!("../../../../../ui/src/board/game_rule.json");
    let all: Value = serde_json::from_str(text).expect("the cases are JSON");
    let cases = all[list].as_array().expect("a list of cases").clone();
    assert!(cases.len() >= 10, "{list}");
    cases
}

fn read(case: &Value) -> (GameRule, BySide<u16>) {
    let rule = serde_json::from_value(case["rule"].clone()).expect("a rule");
    let score = serde_json::from_value(case["score"].clone()).expect("a score");
    (rule, score)
}

#[test]
fn each_rule_knows_which_scores_there_are_and_what_they_mean() {
    for case in shared("means") {
        let (rule, score) = read(&case);
        let means = match meaning(rule, score) {
            Goes => "goes",
            Won(Home) => "home",
            Won(Away) => "away",
            Drawn => "drawn",
            Never => "never",
        };
        assert_eq!(case["means"], means, "{rule:?} {score:?}");
    }
}

#[test]
fn each_rule_says_how_many_points_would_win() {
    for case in shared("to_win") {
        let (rule, score) = read(&case);
        let needs: BySide<Option<u16>> =
            serde_json::from_value(case["needs"].clone()).expect("points of each side");
        assert_eq!(rule.to_win(score), needs, "{rule:?} {score:?}");
    }
}

fn with_rule(rule: GameRule) -> Format {
    Format {
        rule,
        ..format(SINGLE)
    }
}

#[test]
fn a_score_that_cannot_be_is_refused_with_the_score_at_which_the_game_ended() {
    for (rule, home, away, why) in [
        (CS, 14, 3, "against 3 the game is over at 13"),
        (CS, 12, 17, "against 12 the game is over at 16"),
        (CS_LEAGUE, 13, 12, "at 12 : 12 the game is over"),
        (VALORANT, 15, 2, "against 2 the game is over at 13"),
        (SMASH, 4, 0, "there are only 3 stocks to take"),
        (TEKKEN, 0, 4, "the game is over with 3 rounds"),
    ] {
        check(
            ready_with(with_rule(rule)),
            (DESK, score(1, 1, home, away)),
            refused(Refusal::ImpossibleScore { why: why.into() }),
        );
    }
}

#[test]
fn a_drawn_game_is_nobodys_and_the_series_goes_on() {
    let mut league = with_rule(CS_LEAGUE);
    league.stages[0].series.usual = Series::best_of(3);
    let hall = ready_with(league).after([score(1, 1, 12, 12), score(1, 2, 13, 4)]);
    assert!(hall.game(1).games[0].is_drawn);
    assert_eq!(hall.game(1).score(), BySide::new(1, 0));
    check(
        hall.after([score(1, 3, 13, 5)]),
        (DESK, commit(1, Home)),
        then(|hall| assert_eq!(hall.game(1).score(), BySide::new(2, 0))),
    );
}

#[test]
fn where_maps_can_be_drawn_a_typed_result_may_leave_some_to_nobody() {
    let both = Series {
        length: Length::PlayAll { games: 2 },
        head_start: None,
    };
    let of = |home, away| both.verdict_by(CS_LEAGUE, BySide::new(home, away));
    assert_eq!(of(1, 0).and_then(|it| it.winner()), Some(Home));
    assert!(of(0, 0).is_some(), "both maps drawn");
    assert!(of(2, 1).is_none(), "three maps of two");
    assert!(both.verdict_by(CS, BySide::new(1, 0)).is_none());
}

#[test]
fn the_winner_alone_is_a_result_and_counts_as_the_least_that_wins() {
    for side in Side::BOTH {
        check(
            ready_with(with_rule(CS)),
            (DESK, winner(1, side)),
            then(move |hall| {
                let outcome = hall.game(1).outcome().expect("it is over");
                let mut least = BySide::new(0, 0);
                least[side] = 2;
                assert_eq!((outcome.winner, outcome.score), (Some(side), least));
                assert_eq!(outcome.told, Told::Winner);
            }),
        );
    }
    let least = |length| {
        let series = Series {
            length,
            head_start: None,
        };
        series.least_win(Away)
    };
    assert_eq!(least(Length::FirstTo { wins: 4 }), Some(BySide::new(0, 4)));
    assert_eq!(least(Length::PlayAll { games: 2 }), Some(BySide::new(0, 2)));
    assert_eq!(least(Length::PlayAll { games: 5 }), Some(BySide::new(2, 3)));
    assert_eq!(
        least(Length::Aggregate { games: 1 }),
        Some(BySide::new(0, 1))
    );
}

#[test]
fn a_score_typed_later_replaces_the_winner_alone() {
    check(
        ready_with(with_rule(CS)).after([winner(1, Home)]),
        (DESK, result(1, 2, 1)),
        then(|hall| {
            let outcome = hall.game(1).outcome().expect("it is over");
            assert_eq!(outcome.told, Told::Score);
            assert_eq!(outcome.score, BySide::new(2, 1));
        }),
    );
    check(
        ready_with(with_rule(CS)).after([winner(1, Home)]),
        (DESK, winner(1, Home)),
        refused(Refusal::NoChange),
    );
}

#[test]
fn three_nil_is_no_result_in_a_best_of_three() {
    check(
        ready_with(with_rule(CS)),
        (DESK, result(1, 3, 0)),
        refused(Refusal::ImpossibleResult { needed: 2 }),
    );
}

#[test]
fn a_judge_names_the_winner_whatever_the_points_say() {
    for rule in [CS, CS_LEAGUE, VALORANT, ROCKET, SMASH, TEKKEN] {
        check(
            ready_with(with_rule(rule)),
            (DESK, game_to(1, 1, Away)),
            then(|hall| assert_eq!(hall.game(1).score(), BySide::new(0, 1))),
        );
    }
}

#[test]
fn rules_of_a_title_that_make_no_sense_are_refused_all_at_once() {
    let mut bad = with_rule(GameRule::Stocks { stocks: 0 });
    bad.title_rules = TitleRules {
        game_clock: Some(ClockRule::Down { from: 0 }),
        sides: Some(["CT".into(), "CT".into()]),
        characters: 7,
        maps: Some(MapRule {
            names: vec!["Nuke".into(), "Nuke".into(), String::new()],
            repeats: Repeats::Never,
        }),
        ..TitleRules::default()
    };
    bad.title_rules.pauses.tactical = Some(Allowance {
        count: 1,
        seconds: Some(0),
        per: Per::Game,
    });
    let mut hall = crate::hall::Hall::with_a_desk();
    let answer = hall.send(DESK, None, create("Cup", bad));
    let reasons = answer.expect_err("it is refused").reasons;
    assert_eq!(reasons.len(), 7, "{reasons:?}");
}

/// The presets as the desk offers them.
fn presets() -> Vec<(String, GameRule, Series)> {
    let text = include_str!("../../../../../ui/src/organiser/pure/presets.json");
    let all: Vec<Value> = serde_json::from_str(text).expect("the presets are JSON");
    let read = |preset: &Value| {
        let rule: GameRule = serde_json::from_value(preset["rule"].clone()).expect("a rule");
        let series: Series = serde_json::from_value(preset["series"].clone()).expect("a series");
        (preset["title"].to_string(), rule, series)
    };
    all.iter().map(read).collect()
}

#[test]
fn the_presets_are_sound() {
    let all = presets();
    assert_eq!(all.len(), 11);
    for (title, rule, series) in all {
        assert!(rule.is_sound() && series.is_sound(), "{title}");
    }
}

proptest! {
    #![proptest_config(cases(64, 2_000))]

    /// Point by point, whoever scores: each game ends, every score on the way can be, and none beyond the end.
    #[test]
    fn games_of_every_preset_end_and_no_score_goes_beyond_the_end(seed in 1_u64..) {
        let mut dice = Dice(seed);
        for (title, rule, _) in presets() {
            let mut now = BySide::new(0_u16, 0);
            let decides = rule.to_win(now).home.is_some();
            for step in 0..2_000 {
                prop_assert!(rule.impossible(now).is_none(), "{title} {now:?}");
                if rule.winner(now).is_some() || rule.is_drawn(now) {
                    break;
                }
                prop_assert!(step < 1_999 || !decides, "{title} never ends");
                if !decides && step > 30 {
                    break;
                }
                let side = dice.side();
                let needed = rule.to_win(now)[side];
                now[side] += 1;
                prop_assert_eq!(rule.winner(now) == Some(side), needed == Some(now[side]), "{} {:?}", title, now);
            }
            if let Some(side) = rule.winner(now) {
                let mut beyond = now;
                beyond[side] += 1;
                prop_assert!(rule.impossible(beyond).is_some(), "{title} {beyond:?}");
            }
        }
    }
}
