//! What the gathering's own results come to: who counts as the same, which results count, in which order.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "what must not happen in a report ends it"
)]

#[path = "common/send.rs"]
mod send;

use lanista_domain::bracket::{Drops, Placement, ThirdPlace};
use lanista_domain::command::WithoutPlay;
use lanista_domain::{
    At, BySide, Command, EarlierRating, EntrantId, Format, GameRule, Gathering, Kind, MatchId,
    Merits, NewEntrant, Plan, Rated, Series, SeriesPlan, Side, StageFormat, TournamentId, Unrated,
};
use lanista_insight::{Basis, by_places, by_ratings, sources};
use send::send;

/// A gathering to which the server itself gives its orders.
#[derive(Default)]
struct Hall {
    state: Gathering,
}

impl Hall {
    fn must(&mut self, command: Command) {
        let at = At(1_000 * (self.state.head.0 + 1));
        send(&mut self.state, at, command);
    }

    /// A single elimination of these entrants, best of one.
    fn cup(&mut self, entrants: &[NewEntrant]) -> TournamentId {
        let tournament = TournamentId(self.state.next.tournament);
        let plan = Plan {
            kind: Kind::Single {
                third_place: ThirdPlace::NotPlayed,
            },
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        };
        let series = SeriesPlan {
            usual: Series::best_of(1),
            exceptions: Vec::new(),
        };
        let format = Format::one_stage(StageFormat::bracket(plan), series, GameRule::WinnerOnly {});
        self.must(Command::CreateTournament {
            name: format!("Cup {tournament}"),
            title: "Duel".to_owned(),
            format,
        });
        self.must(Command::AddEntrants {
            tournament,
            entrants: entrants.to_vec(),
        });
        tournament
    }

    /// The same, played: in each match the one named first of these wins, or the home side.
    fn played(&mut self, entrants: &[NewEntrant], winners: &[&str]) -> TournamentId {
        let tournament = self.cup(entrants);
        self.must(Command::DrawStage { tournament });
        let stage = self.state.tournaments[&tournament].stages[0];
        self.must(Command::PublishStage { stage });
        while let Some(match_id) = self.open(tournament) {
            let found = &self.state.matches[&match_id];
            let home = found.entrant(Side::Home).expect("it is ready");
            let away = found.entrant(Side::Away).expect("it is ready");
            let rank = |id: EntrantId| {
                let name = &self.state.tournaments[&tournament].entrants[&id].name;
                winners.iter().position(|known| known == name).unwrap_or(99)
            };
            let score = if rank(home) <= rank(away) {
                BySide::new(1, 0)
            } else {
                BySide::new(0, 1)
            };
            self.must(Command::EnterResult { match_id, score });
        }
        tournament
    }

    fn open(&self, tournament: TournamentId) -> Option<MatchId> {
        let stage = self.state.tournaments[&tournament].stages[0];
        let stage = &self.state.stages[&stage];
        self.state
            .matches_of(stage)
            .find(|found| matches!(found.state, lanista_domain::MatchState::Ready { .. }))
            .map(|found| found.id)
    }

    fn rated(&self, of: TournamentId, file: bool, from: &[TournamentId]) -> Vec<(String, Rated)> {
        let basis = Basis {
            file,
            tournaments: from.iter().copied().collect(),
        };
        let merits = by_ratings(&self.state, of, &basis, Unrated::Last);
        let Some(Merits::Ratings { ratings, .. }) = merits else {
            panic!("there is such a tournament");
        };
        let name = |id| self.state.tournaments[&of].entrants[&id].name.clone();
        ratings
            .into_iter()
            .map(|one| (name(one.entrant), one))
            .collect()
    }
}

fn named(name: &str) -> NewEntrant {
    NewEntrant {
        name: name.to_owned(),
        ..NewEntrant::default()
    }
}

fn of_club(name: &str, club: &str) -> NewEntrant {
    NewEntrant {
        club: Some(club.to_owned()),
        ..named(name)
    }
}

fn team(name: &str, roster: &[&str]) -> NewEntrant {
    NewEntrant {
        club: Some("LAN e.V.".to_owned()),
        roster: roster.iter().map(|one| (*one).to_owned()).collect(),
        ..named(name)
    }
}

fn names(rated: &[(String, Rated)]) -> Vec<&str> {
    let mut order: Vec<&(String, Rated)> = rated.iter().collect();
    order.sort_by_key(|(_, one)| std::cmp::Reverse(one.rating));
    order.into_iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn whoever_won_here_is_rated_higher_and_strangers_not_at_all() {
    let mut hall = Hall::default();
    let four = ["Fox", "Owl", "Hen", "Cat"].map(named);
    let first = hall.played(&four, &["Hen", "Fox"]);
    let second = hall.cup(&["Elk", "Owl", "FOX", "Hen"].map(named));
    let rated = hall.rated(second, false, &[first]);
    assert_eq!(names(&rated), ["Hen", "FOX", "Owl"]);
    assert_eq!(
        rated.iter().map(|(_, one)| one.results).collect::<Vec<_>>(),
        [1, 2, 2]
    );
    let source = sources(&hall.state, second)[0];
    assert_eq!(
        (source.tournament, source.results, source.is_over),
        (first, 3, true)
    );
    assert!(
        hall.rated(second, false, &[]).is_empty(),
        "nothing was chosen"
    );
}

#[test]
fn walkovers_and_disqualifications_say_nothing() {
    for how in [WithoutPlay::Walkover, WithoutPlay::Disqualified] {
        let mut hall = Hall::default();
        let first = hall.cup(&["Fox", "Owl"].map(named));
        hall.must(Command::DrawStage { tournament: first });
        let stage = hall.state.tournaments[&first].stages[0];
        hall.must(Command::PublishStage { stage });
        hall.must(Command::EndWithoutPlay {
            match_id: hall.open(first).expect("a final"),
            absent: Side::Away.into(),
            how,
        });
        let second = hall.cup(&["Fox", "Owl"].map(named));
        assert!(hall.rated(second, false, &[first]).is_empty());
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_club_and_taken_for_nobody_else_without() {
    let mut hall = Hall::default();
    let first = hall.played(
        &[
            of_club("Fox", "North"),
            of_club("Fox", "South"),
            named("Owl"),
            named("Hen"),
        ],
        &["Owl"],
    );
    let second = hall.cup(&[of_club("Fox", "South"), named("Fox"), named("Owl")]);
    let rated = hall.rated(second, false, &[first]);
    let whose: Vec<&str> = rated.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        whose,
        ["Fox", "Owl"],
        "the one without a club is somebody else"
    );
    let places = by_places(&hall.state, second, first);
    let Some(Merits::Places { places, .. }) = places else {
        panic!("it is over");
    };
    assert_eq!(places.len(), 2);
}

#[test]
fn a_team_under_another_name_has_the_mean_of_its_players() {
    let mut hall = Hall::default();
    let first = hall.played(
        &[
            team("Null Pointers", &["Ann", "Bob"]),
            team("Kabelsalat", &["Cem", "Dee"]),
        ],
        &["Kabelsalat"],
    );
    let second = hall.cup(&[
        team("Nullers", &["Ann", "Bob"]),
        team("Mixed", &["Ann", "Cem", "Eve"]),
        team("Salad", &["Cem", "Dee"]),
    ]);
    let rated = hall.rated(second, false, &[first]);
    assert_eq!(names(&rated), ["Salad", "Mixed", "Nullers"]);
    assert_eq!(rated[1].1.rating, 1_500, "Eve has none and does not count");
    let Some(Merits::Places { places, .. }) = by_places(&hall.state, second, first) else {
        panic!("it is over");
    };
    let placed: Vec<(u32, u32)> = places
        .iter()
        .map(|one| (one.entrant.0, one.place))
        .collect();
    let id = |at: usize| hall.state.tournaments[&second].seeding[at].0;
    assert_eq!(placed, [(id(0), 2), (id(2), 1)]);
}

#[test]
fn a_file_is_where_the_gathering_s_own_results_go_on_from() {
    let mut hall = Hall::default();
    let four = ["Fox", "Owl", "Hen", "Cat"].map(named);
    let first = hall.played(&four, &["Hen", "Fox"]);
    let second = hall.cup(&[named("Fox"), named("Hen"), team("Salad", &["Cem", "Dee"])]);
    let earlier = |name: &str, rating| EarlierRating {
        name: name.to_owned(),
        rating,
        deviation: 50,
        volatility: 6_000,
        results: 40,
    };
    hall.must(Command::RecordRatings {
        source: "league.csv".to_owned(),
        ratings: vec![
            earlier("fox", 1_900),
            earlier("Salad", 1_700),
            earlier("Dee", 1_800),
        ],
    });
    let file = hall.rated(second, true, &[]);
    assert_eq!(names(&file), ["Fox", "Salad"]);
    assert_eq!(
        file[1].1.rating, 1_750,
        "Dee has a rating of his own, Cem the team’s"
    );
    assert_eq!((file[0].1.rating, file[0].1.results), (1_900, 40));
    let both = hall.rated(second, true, &[first]);
    assert_eq!(
        names(&both),
        ["Hen", "Fox", "Salad"],
        "Hen beat Fox, and nobody knew how good Hen is"
    );
    assert!(both[0].1.rating < 1_900 && both[0].1.results == 42);
}

#[test]
fn tournaments_count_in_the_order_in_which_they_were_played() {
    let mut hall = Hall::default();
    let two = ["Fox", "Owl"].map(named);
    let first = hall.played(&two, &["Fox"]);
    let second = hall.played(&two, &["Owl"]);
    let third = hall.cup(&two);
    let rated = hall.rated(third, false, &[first, second]);
    assert_eq!(
        names(&rated),
        ["Owl", "Fox"],
        "the later result weighs more: its loser was certain"
    );
    assert_eq!(rated, hall.rated(third, false, &[second, first]));
}
