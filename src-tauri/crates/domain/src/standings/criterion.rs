//! The criteria that may part entrants with equal points, each by its name.

use super::Fraction;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};

/// A rule that gives every entrant a value. The names of the variants in `snake_case` are the names in files.
///
/// FIDE: *Play-Off and Tie-Break Regulations* (Handbook C.07, from 1 March 2026). Cards: *Magic Tournament Rules*,
/// appendix C. Valve: *Supplemental Rulebook* of the Counter-Strike Majors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Points of all rounds, deductions included.
    Points,
    /// Rounds that gave a win's points, byes and walkovers included (FIDE 7.1, WIN).
    Wins,
    /// Matches won by playing (FIDE 7.2, WON).
    WinsPlayed,
    /// Score for minus score against: goals, rounds.
    ScoreDifference,
    /// Score for.
    ScoreFor,
    /// Games won minus games lost.
    GameDifference,
    /// Mini-league among all who are tied: points, then score difference.
    HeadToHead,
    /// Mini-table among the tied where it settles something (FIDE 6, DE).
    DirectEncounter,
    /// Sum of the opponents' adjusted totals (FIDE 8.1, BH).
    Buchholz,
    /// Buchholz without the least contribution (FIDE 14.1, BH/C1).
    #[serde(rename = "buchholz_cut_1")]
    BuchholzCut1,
    /// Buchholz without the two least contributions (FIDE 14.2, BH/C2).
    #[serde(rename = "buchholz_cut_2")]
    BuchholzCut2,
    /// Buchholz without the least and the greatest contribution (FIDE 14.3, BH/M1).
    BuchholzMedian,
    /// Sum of the opponents' adjusted totals, each times the points won from them (FIDE 9.1, SB).
    SonnebornBerger,
    /// Sum of the totals after each round (FIDE 7.5, PS).
    Progressive,
    /// Points won from opponents who have at least half of what was possible (FIDE 9.2, KS).
    Koya,
    /// Buchholz as if all matches of the last round had been drawn (FIDE 8.3, FB).
    ForeBuchholz,
    /// Points over the points possible, with a floor (cards).
    MatchWinPercentage,
    /// Game points over the game points possible, with a floor (cards).
    GameWinPercentage,
    /// Mean of the opponents' match-win percentages, their byes left out (cards).
    OpponentsMatchWinPercentage,
    /// Mean of the opponents' game-win percentages, their byes left out (cards).
    OpponentsGameWinPercentage,
    /// Sum over opponents of wins minus losses (Valve).
    ValveDifficulty,
    /// Tie-break matches among all who are tied: wins, then score difference, one tie-break after the other.
    TieBreak,
    /// The initial seed; the lower stands higher.
    InitialSeed,
    /// A recorded draw of lots; only as the last.
    Lots,
    /// Of heats: how many went out by one's own hand.
    Kills,
    /// Of heats: the best placing of all games.
    BestFinish,
    /// Of heats: the placing in the game played last (the ALGS of Apex Legends, among others).
    LastFinish,
    /// Of time trials: the fastest attempt.
    BestTime,
    /// Of time trials: the second fastest attempt.
    NextTime,
    /// Of time trials: the highest attempt.
    BestScore,
    /// Of time trials: the second highest attempt.
    NextScore,
}

impl Criterion {
    /// All that rank tables of matches between two sides, in the order of the documentation.
    pub const ALL: [Self; 24] = [
        Self::Points,
        Self::Wins,
        Self::WinsPlayed,
        Self::ScoreDifference,
        Self::ScoreFor,
        Self::GameDifference,
        Self::HeadToHead,
        Self::DirectEncounter,
        Self::Buchholz,
        Self::BuchholzCut1,
        Self::BuchholzCut2,
        Self::BuchholzMedian,
        Self::SonnebornBerger,
        Self::Progressive,
        Self::Koya,
        Self::ForeBuchholz,
        Self::MatchWinPercentage,
        Self::GameWinPercentage,
        Self::OpponentsMatchWinPercentage,
        Self::OpponentsGameWinPercentage,
        Self::ValveDifficulty,
        Self::TieBreak,
        Self::InitialSeed,
        Self::Lots,
    ];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Wins => "wins",
            Self::WinsPlayed => "wins_played",
            Self::ScoreDifference => "score_difference",
            Self::ScoreFor => "score_for",
            Self::GameDifference => "game_difference",
            Self::HeadToHead => "head_to_head",
            Self::DirectEncounter => "direct_encounter",
            Self::Buchholz => "buchholz",
            Self::BuchholzCut1 => "buchholz_cut_1",
            Self::BuchholzCut2 => "buchholz_cut_2",
            Self::BuchholzMedian => "buchholz_median",
            Self::SonnebornBerger => "sonneborn_berger",
            Self::Progressive => "progressive",
            Self::Koya => "koya",
            Self::ForeBuchholz => "fore_buchholz",
            Self::MatchWinPercentage => "match_win_percentage",
            Self::GameWinPercentage => "game_win_percentage",
            Self::OpponentsMatchWinPercentage => "opponents_match_win_percentage",
            Self::OpponentsGameWinPercentage => "opponents_game_win_percentage",
            Self::ValveDifficulty => "valve_difficulty",
            Self::TieBreak => "tie_break",
            Self::InitialSeed => "initial_seed",
            Self::Lots => "lots",
            Self::Kills => "kills",
            Self::BestFinish => "best_finish",
            Self::LastFinish => "last_finish",
            Self::BestTime => "best_time",
            Self::NextTime => "next_time",
            Self::BestScore => "best_score",
            Self::NextScore => "next_score",
        }
    }

    /// Whether it says something of heats alone.
    #[must_use]
    pub const fn is_of_heats(self) -> bool {
        matches!(
            self,
            Self::Kills
                | Self::BestFinish
                | Self::LastFinish
                | Self::BestTime
                | Self::NextTime
                | Self::BestScore
                | Self::NextScore
        )
    }

    /// Whether the order of a free-for-all may name it.
    #[must_use]
    pub const fn is_asked_of_heats(self) -> bool {
        matches!(
            self,
            Self::Points
                | Self::Wins
                | Self::Kills
                | Self::BestFinish
                | Self::LastFinish
                | Self::InitialSeed
                | Self::Lots
        )
    }

    /// The criterion of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Whether its value depends on who else is tied.
    pub(crate) const fn is_mutual(self) -> bool {
        matches!(
            self,
            Self::HeadToHead | Self::DirectEncounter | Self::TieBreak
        )
    }

    /// Who stands higher: `Less` comes first.
    #[inline]
    pub(crate) fn compare(self, left: &Value, right: &Value) -> Ordering {
        match self {
            // The least is the best, and whoever has none stands behind those who do.
            Self::InitialSeed
            | Self::Lots
            | Self::DirectEncounter
            | Self::BestFinish
            | Self::LastFinish
            | Self::BestTime
            | Self::NextTime => {
                let none = |value: &Value| *value == Value::NotNeeded;
                (none(left), left).cmp(&(none(right), right))
            }
            Self::Points
            | Self::Wins
            | Self::WinsPlayed
            | Self::ScoreDifference
            | Self::ScoreFor
            | Self::GameDifference
            | Self::HeadToHead
            | Self::Buchholz
            | Self::BuchholzCut1
            | Self::BuchholzCut2
            | Self::BuchholzMedian
            | Self::SonnebornBerger
            | Self::Progressive
            | Self::Koya
            | Self::ForeBuchholz
            | Self::MatchWinPercentage
            | Self::GameWinPercentage
            | Self::OpponentsMatchWinPercentage
            | Self::OpponentsGameWinPercentage
            | Self::ValveDifficulty
            | Self::TieBreak
            | Self::Kills
            | Self::BestScore
            | Self::NextScore => right.cmp(left),
        }
    }
}

/// What a criterion says of one entrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Not asked: nobody is tied with this entrant here, or the criterion settles nothing among them.
    NotNeeded,
    /// A number, exact.
    Number(Fraction),
    /// A mini-league among the tied: its points, then its score difference.
    MiniLeague {
        /// Points of the matches among the tied.
        points: Fraction,
        /// Score difference of those matches.
        difference: i64,
    },
    /// A time that was taken.
    Time {
        /// In milliseconds.
        milliseconds: u32,
    },
}

impl Value {
    /// For people: `3.5`, `0.6667`, `6 (+2)`, `1:23.456`, or nothing where it was not needed.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::NotNeeded => String::new(),
            Self::Number(number) => number.to_string(),
            Self::MiniLeague { points, difference } => {
                alloc::format!("{points} ({difference:+})")
            }
            Self::Time { milliseconds } => time(*milliseconds),
        }
    }

    /// The number, where it is one: of a mini-league the points.
    #[must_use]
    pub const fn number(&self) -> Option<Fraction> {
        match self {
            Self::NotNeeded => None,
            Self::Time { milliseconds } => Some(Fraction::whole(*milliseconds as i64)),
            Self::Number(number) => Some(*number),
            Self::MiniLeague { points, .. } => Some(*points),
        }
    }
}

/// A time for people: `23.456`, `1:23.456`, `1:02:03.004`.
#[must_use]
pub fn time(milliseconds: u32) -> String {
    let (seconds, rest) = (milliseconds / 1_000, milliseconds % 1_000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (0, 0) => alloc::format!("{seconds}.{rest:03}"),
        (0, minutes) => alloc::format!("{minutes}:{seconds:02}.{rest:03}"),
        (hours, minutes) => alloc::format!("{hours}:{minutes:02}:{seconds:02}.{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_files_are_the_names() {
        for criterion in Criterion::ALL {
            let quoted = alloc::format!("\"{}\"", criterion.name());
            assert_eq!(serde_json::to_string(&criterion).unwrap(), quoted);
            assert_eq!(Criterion::named(criterion.name()), Some(criterion));
        }
        assert_eq!(Criterion::named("luck"), None);
    }

    #[test]
    fn values_are_shown_to_people() {
        let half = Fraction::new(7, 2).unwrap();
        assert_eq!(Value::Number(half).shown(), "3.5");
        assert_eq!(Value::NotNeeded.shown(), "");
        let mini = Value::MiniLeague {
            points: Fraction::whole(6),
            difference: 2,
        };
        assert_eq!(mini.shown(), "6 (+2)");
        let times = [23_456, 83_456, 3_723_004].map(time);
        assert_eq!(times, ["23.456", "1:23.456", "1:02:03.004"]);
    }
}
