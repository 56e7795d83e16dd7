//! Heats as match reports: battle royales and races by points, time trials by the best attempt.

use crate::hall::{
    ANNA, DESK, Hall, check, entered_with, id, named, published_with, refused, then,
};
use crate::say;
use crate::stages::{bracket, names, next, of, stage_id};
use lanista_domain::bracket::Distribution;
use lanista_domain::format::{HeatRule, Measure};
use lanista_domain::free_for_all::Points;
use lanista_domain::standings::Criterion;
use lanista_domain::{
    Command, EntrantId, Finish, Finishing, Format, Length, MatchId, MatchState, Presence, Refusal,
    Series, Side, StageFormat,
};

/// Ten for the first, six for the second, three for the third, one a kill.
pub(crate) fn royale(heats: u8) -> StageFormat {
    StageFormat::FreeForAll {
        heats,
        distribution: Distribution::Snake,
        rule: HeatRule {
            points: Points {
                placing: vec![10, 6, 3],
                kill: 1,
            },
            order: vec![
                Criterion::Points,
                Criterion::Wins,
                Criterion::Kills,
                Criterion::LastFinish,
            ],
        },
    }
}

pub(crate) const fn trial(heats: u8, measure: Measure) -> StageFormat {
    StageFormat::TimeTrial { heats, measure }
}

/// All of so many games.
pub(crate) const fn all_of(games: u8) -> Series {
    Series {
        length: Length::PlayAll { games },
        head_start: None,
    }
}

pub(crate) fn heat(stage: StageFormat, games: u8, count: usize) -> Hall {
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(of(stage, all_of(games)), &names)
}

/// Who finished, the first first, with kills.
pub(crate) fn finished(number: u32, game: u8, order: &[(u32, u32)]) -> Command {
    Command::ScoreHeat {
        match_id: MatchId(number),
        game,
        finishes: order
            .iter()
            .map(|&(entrant, mark)| Finish {
                entrant: id(entrant),
                mark,
                how: Finishing::Alone,
            })
            .collect(),
    }
}

pub(crate) fn attempt(number: u32, entrant: u32, attempt: u8, mark: Option<u32>) -> Command {
    Command::RecordAttempt {
        match_id: MatchId(number),
        entrant: id(entrant),
        attempt,
        mark,
    }
}

pub(crate) const fn over(number: u32) -> Command {
    Command::CommitMatch {
        match_id: MatchId(number),
        winner: None,
    }
}

/// Entrants of a group in their order, with ranks.
pub(crate) fn ranks(hall: &Hall, group: usize) -> Vec<(u32, u32)> {
    let stage = &hall.state.stages[&stage_id(1)];
    let rows = &hall.state.tables(stage)[group];
    rows.iter()
        .map(|row| (row.rank, stage.entrant(row.seed).expect("seeded").0))
        .collect()
}

#[test]
fn points_for_placings_and_kills_are_added_up() {
    // E1 wins a game without a kill: 10. E2 is second with five kills: 11. E4 does not finish.
    let hall = heat(royale(1), 2, 4).after([finished(1, 1, &[(1, 0), (2, 5), (3, 1)])]);
    assert_eq!(ranks(&hall, 0), [(1, 2), (2, 1), (3, 3), (4, 4)]);
    // E4 wins the second with two kills: 12 in all.
    let hall = hall.after([finished(1, 2, &[(4, 2), (3, 0)])]);
    assert_eq!(ranks(&hall, 0), [(1, 4), (2, 2), (3, 1), (4, 3)]);
}

#[test]
fn equals_are_parted_by_the_last_game_and_share_the_rank_where_nothing_does() {
    let hall = heat(royale(1), 2, 4).after([
        finished(1, 1, &[(1, 0), (2, 0)]),
        finished(1, 2, &[(2, 0), (1, 0)]),
    ]);
    // 16 points, one win, no kill for both; E2 was first in the last game. E3 and E4 have nothing.
    assert_eq!(ranks(&hall, 0), [(1, 2), (2, 1), (3, 3), (3, 4)]);
}

#[test]
fn a_heat_is_over_when_all_its_games_are_stated_and_somebody_says_so() {
    let one = heat(royale(1), 2, 4).after([finished(1, 1, &[(1, 0)])]);
    check(
        one.clone(),
        (DESK, over(1)),
        refused(Refusal::NotAllPlayed { games: 2 }),
    );
    let both = one.after([finished(1, 2, &[(1, 0)])]);
    assert!(!both.state.is_stage_over(stage_id(1)));
    check(
        both,
        (DESK, over(1)),
        then(|hall| {
            assert!(hall.state.is_stage_over(stage_id(1)));
            assert_eq!(hall.state.placings(stage_id(1))[0].place, Some(1));
        }),
    );
}

#[test]
fn what_is_no_finishing_order_is_refused() {
    let two = || heat(royale(2), 2, 4);
    let odd = |order: &[(u32, u32)], why: Refusal| {
        check(two(), (DESK, finished(1, 1, order)), refused(why));
    };
    odd(&[], Refusal::BadFinish);
    odd(&[(1, 0), (1, 0)], Refusal::BadFinish);
    // E2 plays in the other heat.
    odd(&[(2, 0)], Refusal::BadFinish);
    odd(
        &[(1, 10_001)],
        Refusal::BadNumber {
            what: "kills, 10,000 at most".into(),
        },
    );
    check(
        two(),
        (DESK, finished(1, 2, &[(1, 0)])),
        refused(Refusal::WrongGame { game: 2 }),
    );
    check(
        two().after([finished(1, 1, &[(1, 0)])]),
        (DESK, finished(1, 1, &[(1, 0)])),
        refused(Refusal::NoChange),
    );
}

#[test]
fn a_heat_takes_nothing_that_is_meant_for_two_sides() {
    let given = || heat(royale(1), 1, 4);
    check(
        given(),
        (DESK, say::result(1, 1, 0)),
        refused(Refusal::IsHeat),
    );
    check(
        given(),
        (DESK, say::absent(1, Side::Home)),
        refused(Refusal::IsHeat),
    );
    check(
        given(),
        (DESK, say::game_to(1, 1, Side::Home)),
        refused(Refusal::IsHeat),
    );
    check(
        given(),
        (DESK, attempt(1, 1, 1, Some(5))),
        refused(Refusal::NotAHeat),
    );
    let played = given().after([finished(1, 1, &[(1, 0)])]);
    check(
        played,
        (DESK, say::commit(1, Side::Home)),
        refused(Refusal::IsHeat),
    );
}

#[test]
fn a_game_that_was_begun_by_mistake_is_dropped() {
    let hall = heat(royale(1), 2, 4).after([finished(1, 1, &[(1, 0)]), say::drop_game(1, 1)]);
    assert!(matches!(hall.game(1).state, MatchState::Called { .. }));
    assert_eq!(
        ranks(&hall, 0)[0].0,
        ranks(&hall, 0)[3].0,
        "nobody has anything"
    );
}

#[test]
fn only_the_tablet_that_holds_a_heat_scores_it() {
    let held = heat(royale(1), 1, 4).after_from(ANNA, [say::take(1)]);
    let given = finished(1, 1, &[(1, 0)]);
    check(
        held.clone(),
        (crate::hall::BERT, given.clone()),
        refused(Refusal::HeldByAnother),
    );
    check(
        held,
        (ANNA, given),
        then(|hall| assert!(hall.game(1).has_begun())),
    );
}

#[test]
fn whoever_comes_late_joins_the_smallest_heat() {
    let late = |hall: Hall| hall.after([say::add([named("Late")])]);
    let enter = Command::EnterLate {
        stage: stage_id(1),
        entrant: id(6),
    };
    // Five in two heats: the second has two.
    let hall = late(heat(royale(2), 1, 5));
    check(
        hall.clone(),
        (DESK, enter.clone()),
        then(|hall| {
            assert!(hall.game(2).has(id(6)));
            assert_eq!(hall.state.stages[&stage_id(1)].groups[1], [2, 3, 6]);
        }),
    );
    let begun = hall.after([finished(1, 1, &[(1, 0)]), finished(2, 1, &[(2, 0)])]);
    check(
        begun,
        (DESK, enter.clone()),
        refused(Refusal::HasBegun { number: 1 }),
    );
    let trial = late(heat(trial(1, Measure::Time), 1, 5)).after([attempt(1, 1, 1, Some(9))]);
    check(
        trial,
        (DESK, enter),
        then(|hall| assert_eq!(ranks(hall, 0).len(), 6)),
    );
}

#[test]
fn two_change_heats_before_either_begins() {
    let swap = |hall: Hall| {
        hall.after([Command::SwapSeeds {
            stage: stage_id(1),
            one: id(1),
            other: id(2),
            reason: "Same school".to_owned(),
        }])
    };
    let planned = swap(heat(royale(2), 1, 4));
    assert!(planned.game(1).has(id(1)));
    let hall = planned.after([say::publish()]);
    assert!(hall.game(1).has(id(2)) && hall.game(2).has(id(1)));
}

#[test]
fn who_left_stays_in_the_table_and_goes_on_nowhere() {
    let mut format = of(royale(1), all_of(1));
    format
        .stages
        .push(next(bracket(crate::hall::SINGLE), (0, 1, 2)));
    let hall = published_with(format, &["Fox", "Owl", "Hen", "Cat"]);
    let hall = hall.after([
        finished(1, 1, &[(1, 0), (2, 0), (3, 0)]),
        over(1),
        say::withdraw(1),
        say::draw(),
    ]);
    assert_eq!(ranks(&hall, 0)[0], (1, 1));
    assert_eq!(hall.state.stages[&stage_id(2)].seeding, [id(2), id(3)]);
}

#[test]
fn a_tie_across_the_line_waits_for_lots() {
    let mut format = of(royale(1), all_of(1));
    format
        .stages
        .push(next(bracket(crate::hall::SINGLE), (0, 1, 2)));
    let hall = published_with(format, &["Fox", "Owl", "Hen"]);
    let hall = hall.after([finished(1, 1, &[(1, 0)]), over(1)]);
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::TieAtCut { first: 2, last: 3 }),
    );
    let lots = Command::DrawTieLots {
        stage: stage_id(1),
        lots: vec![5, 9, 2],
    };
    let hall = hall.after([lots, say::draw()]);
    assert_eq!(hall.state.stages[&stage_id(2)].seeding, [id(1), id(3)]);
}

#[test]
fn formats_that_contradict_themselves_are_refused() {
    let create = |format: Format, why: Refusal| {
        check(
            entered_with(format_of_nothing(), &[]),
            (DESK, say::create("Cup", format)),
            refused(why),
        );
    };
    let games = || Refusal::BadNumber {
        what: "games of a heat, all of 1 to 20".into(),
    };
    create(of(royale(1), Series::best_of(3)), games());
    create(of(trial(1, Measure::Time), all_of(21)), games());
    let with = |order: Vec<Criterion>, kill: i32| {
        of(
            StageFormat::FreeForAll {
                heats: 1,
                distribution: Distribution::Snake,
                rule: HeatRule {
                    points: Points {
                        placing: vec![1],
                        kill,
                    },
                    order,
                },
            },
            all_of(1),
        )
    };
    create(
        with(vec![Criterion::Buchholz], 0),
        Refusal::BadChain {
            why: "“buchholz” says nothing here.".to_owned(),
        },
    );
    create(
        with(vec![], 0),
        Refusal::BadChain {
            why: "Choose at least one criterion.".to_owned(),
        },
    );
    create(
        with(vec![Criterion::Points], 1_000_001),
        Refusal::BadNumber {
            what: "points for a placing or a kill".into(),
        },
    );
}

fn format_of_nothing() -> Format {
    crate::hall::format(crate::hall::SINGLE)
}

#[test]
fn too_many_for_one_heat_are_refused_when_it_is_drawn() {
    let names = names(129);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    check(
        entered_with(of(royale(1), all_of(1)), &names),
        (DESK, say::draw()),
        refused(Refusal::TooManyForStage {
            entrants: 129,
            most: 128,
        }),
    );
}

pub(crate) const fn check_in_heat(number: u32, entrant: u32, presence: Presence) -> Command {
    Command::CheckInHeat {
        match_id: MatchId(number),
        entrant: EntrantId(entrant),
        presence,
    }
}
