//! What fewer games would save.

use crate::hall::{DOUBLE, Hall, MINUTE, bracket, day, format, names};
use lanista_domain::{Command, Group, MatchId, Series, Side, StageId, TournamentId};
use lanista_insight::forecast::{Day, Fewer};

fn cuts(hall: &Hall) -> Vec<Fewer> {
    Day::of(&hall.state, hall.state.now).fewer_games()
}

fn minutes(millis: i64) -> i64 {
    millis / i64::try_from(MINUTE).expect("a minute")
}

#[test]
fn each_round_that_has_not_begun_can_be_shorter() {
    let mut hall = Hall::default().stations(8);
    hall.cup(format(bracket(DOUBLE), 3), &names("Fox", 8));
    let all = cuts(&hall);
    let rounds: Vec<(Group, u8)> = all.iter().map(|cut| (cut.groups[0], cut.round)).collect();
    assert_eq!(all.len(), 3 + 4 + 2, "{rounds:?}");
    assert!(all.iter().all(|cut| cut.then == Series::best_of(1)));
    let of = |group, round| {
        let mut all = all.iter();
        let found = all.find(|cut| cut.groups == [group] && cut.round == round);
        minutes(found.expect("it is there").saves_day)
    };
    // On the longest way, each round saves what it takes less: two games and a half become one.
    for round in 2..=4 {
        let saves = of(Group::Lower, round);
        assert!((8..=40).contains(&saves), "lower round {round}: {saves}");
    }
    // The first lower round is played beside the second upper one, and the upper final lies beside the longest way.
    assert!(of(Group::Lower, 1) < of(Group::Lower, 2));
    assert!(of(Group::Upper, 3) < of(Group::Lower, 4));
    let mut sorted = all.clone();
    sorted.sort_by_key(|cut| std::cmp::Reverse((cut.saves_day, cut.saves)));
    assert_eq!(all, sorted, "the most first");
}

#[test]
fn what_has_begun_stays_as_it_is() {
    let mut hall = Hall::default().stations(8);
    hall.cup(format(bracket(DOUBLE), 3), &names("Fox", 8));
    hall.must(Command::CallMatch {
        match_id: MatchId(1),
        station: None,
    });
    let all = cuts(&hall);
    assert!(
        !all.iter()
            .any(|cut| cut.groups == [Group::Upper] && cut.round == 1)
    );
}

#[test]
fn what_is_saved_is_what_the_change_brings() {
    let mut hall = Hall::default().stations(8);
    hall.cup(format(bracket(DOUBLE), 3), &names("Fox", 16));
    for number in 1..=8 {
        hall.must(Command::EnterWinner {
            match_id: MatchId(number),
            winner: Side::Home,
        });
    }
    let before = Day::of(&hall.state, hall.state.now).forecast();
    let best = cuts(&hall).into_iter().next().expect("there is one");
    let mut shorter = hall.clone();
    for &group in &best.groups {
        shorter.must(Command::SetSeries {
            stage: StageId(1),
            group,
            round: best.round,
            series: best.then.clone(),
        });
    }
    let after = Day::of(&shorter.state, shorter.state.now).forecast();
    let end = |told: &lanista_insight::forecast::Forecast| {
        told.tournaments[&TournamentId(1)].middle.0.cast_signed()
    };
    let brought = minutes(end(&before) - end(&after));
    let told = minutes(best.saves);
    assert!(
        (brought - told).abs() <= 8,
        "told {told}, brought {brought}"
    );
}

#[test]
fn single_games_cannot_be_shorter() {
    let all = cuts(&day());
    let tournaments = [TournamentId(1), TournamentId(4)];
    assert!(all.iter().all(|cut| tournaments.contains(&cut.tournament)));
    assert!(!all.is_empty());
}
