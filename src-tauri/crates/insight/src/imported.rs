//! Results of a file, from before the gathering: rated here, recorded as one integer rating a name.

use crate::glicko::{Made, Rating, Ratings, Result};
use lanista_domain::{EarlierRating, name};
use std::collections::BTreeMap;

/// A result of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileResult {
    /// Whose score comes first.
    pub home: String,
    /// The other.
    pub away: String,
    /// How it ended.
    pub score: Score,
    /// The rating period: results of one day are one, those without a day come first, as one.
    pub day: Option<i64>,
}

/// How a match of a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// The first won.
    Home,
    /// The second won.
    Away,
    /// Neither.
    Draw,
}

/// What the results of a file come to for each name. Names are the same as people see them.
#[must_use]
pub fn rate_file(results: &[FileResult]) -> Vec<EarlierRating> {
    let mut shown: BTreeMap<String, &str> = BTreeMap::new();
    let mut periods: BTreeMap<Option<i64>, Vec<Result<String>>> = BTreeMap::new();
    for one in results {
        let key = |text: &str| name::folded(&name::clean(text));
        let (home, away) = (key(&one.home), key(&one.away));
        shown.entry(home.clone()).or_insert(&one.home);
        shown.entry(away.clone()).or_insert(&one.away);
        periods.entry(one.day).or_default().push(Result {
            home: vec![home],
            away: vec![away],
            made: match one.score {
                Score::Home => Made::Won,
                Score::Away => Made::Lost,
                Score::Draw => Made::Drawn,
            },
        });
    }
    let mut ratings = Ratings::default();
    for period in periods.values() {
        ratings.count(period);
    }
    ratings
        .all()
        .map(|(key, rating)| earlier(shown.get(key).copied().unwrap_or(key), &rating))
        .collect()
}

fn earlier(name: &str, rating: &Rating) -> EarlierRating {
    EarlierRating {
        name: name.to_owned(),
        rating: rating.rounded(),
        deviation: rating.rounded_deviation(),
        volatility: rating.rounded_volatility(),
        results: rating.results,
    }
}
