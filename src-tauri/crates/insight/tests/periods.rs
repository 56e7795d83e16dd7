//! What holds of any rating period.

use lanista_insight::glicko::{Made, Result};
use lanista_insight::{FileResult, Rating, Ratings, Score, rate_file};
use proptest::prelude::*;

fn any_made() -> impl Strategy<Value = Made> {
    prop_oneof![Just(Made::Won), Just(Made::Drawn), Just(Made::Lost)]
}

fn any_result() -> impl Strategy<Value = Result<u8>> {
    (0_u8..8, 0_u8..8, any_made())
        .prop_filter("nobody meets himself", |(home, away, _)| home != away)
        .prop_map(|(home, away, made)| Result {
            home: vec![home],
            away: vec![away],
            made,
        })
}

fn rated(periods: &[Vec<Result<u8>>]) -> Vec<(u8, Rating)> {
    let mut ratings = Ratings::default();
    for period in periods {
        ratings.count(period);
    }
    ratings.all().map(|(who, rating)| (*who, rating)).collect()
}

proptest! {
    #[test]
    fn the_order_within_a_period_is_no_matter(
        results in prop::collection::vec(any_result(), 0..40),
        turn in 0_usize..40,
    ) {
        let mut other = results.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(rated(std::slice::from_ref(&results)), rated(&[other]));
    }

    #[test]
    fn of_two_equals_who_made_more_of_the_same_matches_is_not_rated_lower(
        made in prop::collection::vec((any_made(), any_made()), 1..12),
    ) {
        // 100 and 200 meet the same strangers; the first makes at least as much of each match.
        let results: Vec<Result<u8>> = made
            .iter()
            .zip(0_u8..)
            .flat_map(|((one, other), stranger)| {
                let (better, worse) = (*one.min(other), *one.max(other));
                let against = |who: u8, made| Result { home: vec![who], away: vec![stranger], made };
                [against(100, better), against(200, worse)]
            })
            .collect();
        let ratings = rated(&[results]);
        let of = |who: u8| ratings.iter().find(|one| one.0 == who).map(|one| one.1.rating);
        prop_assert!(of(100) >= of(200), "{ratings:?}");
    }

    #[test]
    fn everything_recorded_is_within_its_bounds(
        periods in prop::collection::vec(prop::collection::vec(any_result(), 0..30), 0..12),
    ) {
        for (_, rating) in rated(&periods) {
            prop_assert!((-99_999..=99_999).contains(&rating.rounded()));
            prop_assert!((1..=350).contains(&rating.rounded_deviation()));
            prop_assert!(rating.rounded_volatility() <= 100_000);
        }
    }
}

#[test]
fn a_file_s_days_are_its_rating_periods() {
    let result = |home: &str, away: &str, score, day| FileResult {
        home: home.to_owned(),
        away: away.to_owned(),
        score,
        day,
    };
    let one_day = [
        result("Fox", "Owl", Score::Home, Some(1)),
        result("owl", "FOX", Score::Home, Some(1)),
    ];
    let mut two_days = one_day.clone();
    two_days[1].day = Some(2);
    let named = |results: &[FileResult]| -> Vec<(String, i32, u32)> {
        let known = rate_file(results).into_iter();
        known
            .map(|one| (one.name, one.rating, one.results))
            .collect()
    };
    let even = |name: &str| (name.to_owned(), 1_500, 2);
    assert_eq!(named(&one_day), [even("Fox"), even("Owl")]);
    let two = named(&two_days);
    assert!(two[0].1 < two[1].1, "{two:?}");
}
