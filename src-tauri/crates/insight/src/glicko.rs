//! Glicko-2 over rating periods, for sides of one or of many.
//!
//! Source: Mark E. Glickman, *Example of the Glicko-2 system*, 2013 (glicko.net). The system constant τ is 0.5, the
//! start 1,500 ± 350 with a volatility of 0.06, as there. Within a period all results count at once, against the
//! ratings before it; whoever did not play becomes less certain.
//!
//! Glicko-2 knows single players. A side of many meets another as one opponent, whose rating and deviation are the
//! means of its members', and each member has the result.

use skillratings::Outcomes;
use skillratings::glicko2::{Glicko2Config, Glicko2Rating, glicko2_rating_period};
use std::collections::BTreeMap;

/// Nobody is less certain than a newcomer.
const MOST_DEVIATION: f64 = 350.0;
/// From the scale of Glicko-2 to that of the ratings that people see.
const SCALE: f64 = 173.7178;
/// Volatility is recorded in hundred-thousandths.
const VOLATILITY_UNIT: f64 = 100_000.0;

/// How good somebody is, and how far that may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// On Glickman's scale; a newcomer has 1,500.
    pub rating: f64,
    /// One standard deviation; a newcomer has 350.
    pub deviation: f64,
    /// How erratic the results are; a newcomer has 0.06.
    pub volatility: f64,
    /// How many results it rests on.
    pub results: u32,
}

impl Rating {
    /// Of whom nobody has seen play.
    pub const NEWCOMER: Self = Self {
        rating: 1_500.0,
        deviation: MOST_DEVIATION,
        volatility: 0.06,
        results: 0,
    };

    /// The rating as it is recorded.
    #[must_use]
    pub fn rounded(&self) -> i32 {
        whole(self.rating, f64::from(lanista_domain::merit::RATING))
    }

    /// The deviation as it is recorded, at least 1.
    #[must_use]
    pub fn rounded_deviation(&self) -> u16 {
        u16::try_from(whole(self.deviation, MOST_DEVIATION * 28.0).max(1)).unwrap_or(u16::MAX)
    }

    /// The volatility as it is recorded, in hundred-thousandths.
    #[must_use]
    pub fn rounded_volatility(&self) -> u32 {
        u32::try_from(whole(self.volatility * VOLATILITY_UNIT, VOLATILITY_UNIT)).unwrap_or(0)
    }

    /// What was recorded, to go on from.
    #[must_use]
    pub fn recorded(rating: i32, deviation: u16, volatility: u32, results: u32) -> Self {
        Self {
            rating: f64::from(rating),
            deviation: f64::from(deviation),
            volatility: f64::from(volatility) / VOLATILITY_UNIT,
            results,
        }
    }

    fn outside(self) -> Glicko2Rating {
        Glicko2Rating {
            rating: self.rating,
            deviation: self.deviation,
            volatility: self.volatility,
        }
    }

    fn inside(known: Glicko2Rating, results: u32) -> Self {
        Self {
            rating: known.rating,
            deviation: known.deviation.min(MOST_DEVIATION),
            volatility: known.volatility,
            results,
        }
    }

    /// After so many periods without play: step 6 of the paper, once for each.
    fn idle(self, periods: u32) -> Self {
        if periods == 0 {
            return self;
        }
        let spread = self.volatility * SCALE;
        let deviation = (f64::from(periods) * spread)
            .mul_add(spread, self.deviation.powi(2))
            .sqrt();
        Self {
            deviation: deviation.min(MOST_DEVIATION.max(self.deviation)),
            ..self
        }
    }

    /// The mean of several, of their deviations too, and as many results as the member with the most has.
    #[must_use]
    pub fn mean(members: &[Self]) -> Option<Self> {
        let count = f64::from(u32::try_from(members.len()).ok()?);
        let of = |part: fn(&Self) -> f64| members.iter().map(part).sum::<f64>() / count;
        (count > 0.0).then(|| Self {
            rating: of(|one| one.rating),
            deviation: of(|one| one.deviation),
            volatility: of(|one| one.volatility),
            results: members.iter().map(|one| one.results).max().unwrap_or(0),
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to what is recorded, far inside i32"
)]
fn whole(value: f64, most: f64) -> i32 {
    if value.is_finite() {
        value.round().clamp(-most, most) as i32
    } else {
        0
    }
}

/// What a side made of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// It won.
    Won,
    /// Neither won.
    Drawn,
    /// It lost.
    Lost,
}

impl Made {
    const fn other(self) -> Self {
        match self {
            Self::Won => Self::Lost,
            Self::Drawn => Self::Drawn,
            Self::Lost => Self::Won,
        }
    }

    const fn outside(self) -> Outcomes {
        match self {
            Self::Won => Outcomes::WIN,
            Self::Drawn => Outcomes::DRAW,
            Self::Lost => Outcomes::LOSS,
        }
    }
}

/// A match between two sides; a single player is a side of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Result<Who> {
    /// The members of one side.
    pub home: Vec<Who>,
    /// The members of the other.
    pub away: Vec<Who>,
    /// What the first side made of it.
    pub made: Made,
}

/// The ratings of all who are known so far.
#[derive(Clone, Debug)]
pub struct Ratings<Who> {
    /// Each as it was after the period in which they played last.
    known: BTreeMap<Who, Known>,
    /// How many periods were counted.
    periods: u32,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    rating: Rating,
    after: u32,
}

impl<Who: Clone + Ord> Default for Ratings<Who> {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            periods: 0,
        }
    }
}

impl<Who: Clone + Ord> Ratings<Who> {
    /// Goes on from ratings that somebody had before.
    pub fn begin(&mut self, who: Who, rating: Rating) {
        let after = self.periods;
        self.known.insert(who, Known { rating, after });
    }

    /// What somebody has now, once there is anything to go by.
    pub fn of(&self, who: &Who) -> Option<Rating> {
        self.known.get(who).map(|known| self.now(known))
    }

    /// Everybody who has one, in order.
    pub fn all(&self) -> impl Iterator<Item = (&Who, Rating)> {
        self.known.iter().map(|(who, known)| (who, self.now(known)))
    }

    fn now(&self, known: &Known) -> Rating {
        known.rating.idle(self.periods.saturating_sub(known.after))
    }

    /// Counts the results of one rating period. Their order does not matter.
    pub fn count(&mut self, period: &[Result<Who>]) {
        let mut results: Vec<&Result<Who>> = period
            .iter()
            .filter(|one| !one.home.is_empty() && !one.away.is_empty())
            .collect();
        // Sums of floats depend on their order, so that the order is made the same.
        results.sort();
        let mut met: BTreeMap<Who, Vec<(Glicko2Rating, Outcomes)>> = BTreeMap::new();
        for one in results {
            let home = self.side(&one.home);
            let away = self.side(&one.away);
            for who in &one.home {
                let against = (away.outside(), one.made.outside());
                met.entry(who.clone()).or_default().push(against);
            }
            for who in &one.away {
                let against = (home.outside(), one.made.other().outside());
                met.entry(who.clone()).or_default().push(against);
            }
        }
        let config = Glicko2Config::new();
        let counted = self.periods.saturating_add(1);
        let met: Vec<(Who, Known)> = met
            .into_iter()
            .map(|(who, results)| {
                let before = self.of(&who).unwrap_or(Rating::NEWCOMER);
                let count = u32::try_from(results.len()).unwrap_or(u32::MAX);
                let after = glicko2_rating_period(&before.outside(), &results, &config);
                let is_sound = after.rating.is_finite()
                    && after.deviation.is_finite()
                    && after.volatility.is_finite();
                // Ratings that a file gives may be so far apart that nothing can be learnt from a result.
                let rating = if is_sound {
                    Rating::inside(after, before.results.saturating_add(count))
                } else {
                    before
                };
                let after = counted;
                (who, Known { rating, after })
            })
            .collect();
        self.known.extend(met);
        self.periods = counted;
    }

    fn side(&self, members: &[Who]) -> Rating {
        let ratings: Vec<Rating> = members
            .iter()
            .map(|who| self.of(who).unwrap_or(Rating::NEWCOMER))
            .collect();
        Rating::mean(&ratings).unwrap_or(Rating::NEWCOMER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(rating: f64, deviation: f64) -> Rating {
        Rating {
            rating,
            deviation,
            ..Rating::NEWCOMER
        }
    }

    fn single(home: u32, away: u32, made: Made) -> Result<u32> {
        Result {
            home: vec![home],
            away: vec![away],
            made,
        }
    }

    #[test]
    fn glickmans_own_example_comes_out_as_in_his_paper() {
        let mut ratings = Ratings::default();
        for (who, rating, deviation) in [
            (0, 1_500.0, 200.0),
            (1, 1_400.0, 30.0),
            (2, 1_550.0, 100.0),
            (3, 1_700.0, 300.0),
        ] {
            ratings.begin(who, known(rating, deviation));
        }
        ratings.count(&[
            single(0, 1, Made::Won),
            single(2, 0, Made::Won),
            single(0, 3, Made::Lost),
        ]);
        let after = ratings.of(&0).unwrap();
        assert!((after.rating - 1_464.06).abs() < 0.01, "{after:?}");
        assert!((after.deviation - 151.52).abs() < 0.01, "{after:?}");
        assert!((after.volatility - 0.059_99).abs() < 0.000_01, "{after:?}");
        assert_eq!((after.rounded(), after.rounded_deviation()), (1_464, 152));
        assert_eq!((after.rounded_volatility(), after.results), (6_000, 3));
    }

    #[test]
    fn who_does_not_play_becomes_less_certain_and_nobody_less_than_a_newcomer() {
        let mut ratings = Ratings::default();
        ratings.begin(0, known(1_700.0, 50.0));
        ratings.begin(1, known(1_700.0, 350.0));
        ratings.count(&[]);
        let of = |who: u32| ratings.of(&who).unwrap();
        assert!(of(0).deviation > 50.0 && of(0).deviation < 52.0);
        assert!((of(0).rating - 1_700.0).abs() < 1e-9);
        assert!((of(1).deviation - 350.0).abs() < 1e-9);
    }

    #[test]
    fn a_team_meets_another_as_one_and_all_its_members_have_the_result() {
        let mut team = Ratings::default();
        team.count(&[Result {
            home: vec![1, 2, 3],
            away: vec![4],
            made: Made::Won,
        }]);
        let mut alone = Ratings::default();
        alone.count(&[single(1, 4, Made::Won)]);
        for who in [1, 2, 3] {
            assert_eq!(team.of(&who), alone.of(&1));
        }
        assert_eq!(team.of(&4), alone.of(&4));
    }

    #[test]
    fn ratings_that_nothing_can_be_learnt_from_stay() {
        let mut ratings = Ratings::default();
        ratings.begin(0, known(99_999.0, 1.0));
        ratings.begin(1, known(-99_999.0, 1.0));
        ratings.count(&[single(0, 1, Made::Lost)]);
        assert!(ratings.of(&0).unwrap().rating.is_finite());
        assert!(ratings.of(&1).unwrap().rating.is_finite());
    }
}
