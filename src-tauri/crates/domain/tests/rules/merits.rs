//! Seeding by ratings and by earlier places: recorded as integers, in the order that they say.

use crate::hall::{CUP, DESK, Hall, SINGLE, entered, format, four, named};
use crate::say::{create, draw, result, seed, take_back};
use lanista_domain::{
    Command, EarlierRating, EntrantId, Merit, Merits, Placed, Rated, Refusal, TournamentId, Unrated,
};

const SECOND: TournamentId = TournamentId(2);

fn rated(entrant: u32, rating: i32) -> Rated {
    Rated {
        entrant: EntrantId(entrant),
        rating,
        deviation: 62,
        results: 7,
    }
}

pub(crate) fn by_rating(ratings: &[(u32, i32)], unrated: Unrated) -> Command {
    Command::SeedByMerit {
        tournament: CUP,
        merits: Merits::Ratings {
            ratings: ratings.iter().map(|&(id, is)| rated(id, is)).collect(),
            unrated,
        },
    }
}

pub(crate) fn earlier(names: &[&str]) -> Command {
    Command::RecordRatings {
        source: "league.csv".to_owned(),
        ratings: names
            .iter()
            .map(|name| EarlierRating {
                name: (*name).to_owned(),
                rating: 1_843,
                deviation: 62,
                volatility: 6_000,
                results: 12,
            })
            .collect(),
    }
}

fn open() -> Hall {
    entered(SINGLE, &["Fox", "Owl", "Hen", "Cat"])
}

fn refuse(hall: &mut Hall, command: Command) -> Vec<Refusal> {
    hall.send(DESK, None, command)
        .expect_err("it is refused")
        .reasons
}

fn seeding(hall: &Hall) -> Vec<u32> {
    let found = &hall.state.tournaments[&CUP].seeding;
    found.iter().map(|id| id.0).collect()
}

fn check(unrated: Unrated, ratings: &[(u32, i32)], expect: &[u32]) {
    let mut hall = open();
    hall.must(DESK, by_rating(ratings, unrated));
    assert_eq!(seeding(&hall), expect, "{ratings:?} {unrated:?}");
}

#[test]
fn the_higher_rating_has_the_better_seed() {
    check(
        Unrated::Last,
        &[(1, 1_400), (2, 1_500), (3, 1_600), (4, 1_700)],
        &[4, 3, 2, 1],
    );
    check(Unrated::Last, &[(4, 1_700), (3, 1_700)], &[3, 4, 1, 2]);
    check(Unrated::Last, &[(4, -20)], &[4, 1, 2, 3]);
}

#[test]
fn who_has_none_comes_last_or_where_a_newcomer_belongs() {
    let some = [(1, 1_400), (3, 1_500)];
    check(Unrated::Last, &some, &[3, 1, 2, 4]);
    check(Unrated::AsNewcomers, &some, &[3, 2, 4, 1]);
}

#[test]
fn the_rating_stays_when_a_seed_is_moved_and_goes_with_the_entrant() {
    let mut hall = open().after([by_rating(&[(4, 1_843)], Unrated::Last), seed(&[1, 2, 3, 4])]);
    let merit = Merit::Rating {
        rating: 1_843,
        deviation: 62,
        results: 7,
    };
    assert_eq!(hall.state.tournaments[&CUP].merits[&EntrantId(4)], merit);
    let remove = Command::RemoveEntrant {
        tournament: CUP,
        entrant: EntrantId(4),
    };
    let step = hall.must(DESK, remove);
    assert!(hall.state.tournaments[&CUP].merits.is_empty());
    hall.must(DESK, take_back(step));
    assert_eq!(hall.state.tournaments[&CUP].merits[&EntrantId(4)], merit);
}

#[test]
fn a_seeding_by_rating_is_taken_back_with_its_ratings() {
    let mut hall = open();
    let step = hall.must(DESK, by_rating(&[(4, 1_843)], Unrated::Last));
    hall.must(DESK, take_back(step));
    assert_eq!(seeding(&hall), [1, 2, 3, 4]);
    assert!(hall.state.tournaments[&CUP].merits.is_empty());
}

#[test]
fn what_does_not_fit_is_refused() {
    let number = Refusal::BadNumber {
        what: "rating".to_owned(),
    };
    let refused = |command: Command, expect: Refusal| {
        assert_eq!(refuse(&mut open(), command), [expect]);
    };
    refused(by_rating(&[], Unrated::Last), Refusal::NoMerit);
    refused(
        by_rating(&[(9, 1_500)], Unrated::Last),
        Refusal::not_found("entrant"),
    );
    refused(
        by_rating(&[(1, 1_500), (1, 1_600)], Unrated::Last),
        Refusal::NotAnOrder,
    );
    refused(by_rating(&[(1, 100_000)], Unrated::Last), number.clone());
    let places = |from, place| Command::SeedByMerit {
        tournament: CUP,
        merits: Merits::Places {
            from,
            places: vec![Placed {
                entrant: EntrantId(1),
                place,
            }],
        },
    };
    refused(places(CUP, 1), Refusal::not_found("tournament"));
    refused(places(SECOND, 1), Refusal::not_found("tournament"));
    let mut drawn = open().after([draw()]);
    assert_eq!(
        refuse(&mut drawn, by_rating(&[(1, 1_500)], Unrated::Last)),
        [Refusal::AlreadyDrawn]
    );
    let mut again = open().after([by_rating(&[(4, 1_843)], Unrated::Last)]);
    assert_eq!(
        refuse(&mut again, by_rating(&[(4, 1_843)], Unrated::Last)),
        [Refusal::NoChange]
    );
}

#[test]
fn earlier_ratings_are_kept_once_a_name_until_the_next_ones() {
    let mut hall = open();
    hall.must(DESK, earlier(&["Owl", " Fox "]));
    let names = |hall: &Hall| -> Vec<String> {
        let kept = &hall.state.earlier.ratings;
        kept.iter().map(|one| one.name.clone()).collect()
    };
    assert_eq!(names(&hall), ["Fox", "Owl"]);
    let twice = Refusal::NameTwice {
        name: "FOX".to_owned(),
    };
    assert_eq!(refuse(&mut hall, earlier(&["Fox", "FOX"])), [twice]);
    let many: Vec<String> = (0..10_001).map(|number| format!("N{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(refuse(&mut hall, earlier(&many)), [Refusal::TooManyRatings]);
    let step = hall.must(DESK, earlier(&["Hen"]));
    assert_eq!(names(&hall), ["Hen"]);
    hall.must(DESK, take_back(step));
    assert_eq!(names(&hall), ["Fox", "Owl"]);
}

#[test]
fn a_tournament_has_final_places_once_it_is_over() {
    let mut hall = four(SINGLE).after([result(1, 2, 0), result(2, 2, 1)]);
    assert_eq!(hall.state.final_order(CUP), None);
    hall.must(DESK, result(3, 0, 2));
    let order: Vec<(u32, u32)> = hall
        .state
        .final_order(CUP)
        .expect("it is over")
        .into_iter()
        .map(|(place, entrant)| (place, entrant.0))
        .collect();
    let (places, mut who): (Vec<u32>, Vec<u32>) = order.iter().copied().unzip();
    assert_eq!(places, [1, 2, 3, 3]);
    let last = &hall.state.matches.values().next_back().expect("a final");
    let (won, lost) = last.won_and_lost().expect("it is over");
    assert_eq!(who[..2], [won.0, lost.0]);
    who.sort_unstable();
    assert_eq!(who, [1, 2, 3, 4]);

    hall.must(DESK, create("Second", format(SINGLE)));
    let add = Command::AddEntrants {
        tournament: SECOND,
        entrants: vec![named("Elk"), named("Fox")],
    };
    hall.must(DESK, add);
    let fox = hall.state.tournaments[&SECOND].seeding[1];
    let places = Merits::Places {
        from: CUP,
        places: vec![Placed {
            entrant: fox,
            place: 2,
        }],
    };
    let by_places = Command::SeedByMerit {
        tournament: SECOND,
        merits: places,
    };
    hall.must(DESK, by_places);
    assert_eq!(hall.state.tournaments[&SECOND].seeding[0], fox);
}
