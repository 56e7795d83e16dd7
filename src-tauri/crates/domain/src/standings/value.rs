//! What each plain criterion says of an entrant.

use super::opponents::{Contribution, Cut, Field, LastRound};
use super::table::index;
use super::{Criterion, Fraction, Value};
use alloc::vec::Vec;

impl Field<'_> {
    /// The value of a criterion that does not depend on who is tied; those that do are not
    /// asked here. `lots` holds the place of each seed in the draw, 0 for none.
    pub(super) fn value(
        self,
        criterion: Criterion,
        seed: u32,
        lots: &[u32],
        room: &mut Vec<Contribution>,
    ) -> Value {
        let own = self.tally(seed);
        let unit = self.ledger.scheme().unit;
        let mut buchholz = |cut, last| self.buchholz(seed, last, cut, room);
        Value::Number(match criterion {
            Criterion::Points => Fraction::of_units(own.points, unit),
            Criterion::Wins => Fraction::whole(own.wins),
            Criterion::WinsPlayed => Fraction::whole(own.wins_played),
            Criterion::ScoreDifference => {
                Fraction::whole(own.score_for.saturating_sub(own.score_against))
            }
            Criterion::ScoreFor => Fraction::whole(own.score_for),
            Criterion::GameDifference => Fraction::whole(own.games_won - own.games_lost),
            Criterion::HeadToHead
            | Criterion::DirectEncounter
            | Criterion::TieBreak
            | Criterion::Kills
            | Criterion::BestFinish
            | Criterion::LastFinish
            | Criterion::BestTime
            | Criterion::NextTime
            | Criterion::BestScore
            | Criterion::NextScore => return Value::NotNeeded,
            Criterion::Buchholz => buchholz(Cut::NONE, LastRound::AsPlayed),
            Criterion::BuchholzCut1 => buchholz(Cut::new(1, 0), LastRound::AsPlayed),
            Criterion::BuchholzCut2 => buchholz(Cut::new(2, 0), LastRound::AsPlayed),
            Criterion::BuchholzMedian => buchholz(Cut::new(1, 1), LastRound::AsPlayed),
            Criterion::SonnebornBerger => self.sonneborn_berger(seed),
            Criterion::Progressive => Fraction::of_units(own.progressive, unit),
            Criterion::Koya => self.koya(seed),
            Criterion::ForeBuchholz => buchholz(Cut::NONE, LastRound::AsDrawn),
            Criterion::MatchWinPercentage => own.match_win[0],
            Criterion::GameWinPercentage => own.game_win[0],
            Criterion::OpponentsMatchWinPercentage => self.opponents_match_win(seed),
            Criterion::OpponentsGameWinPercentage => self.opponents_game_win(seed),
            Criterion::ValveDifficulty => self.difficulty(seed),
            Criterion::InitialSeed => Fraction::whole(i64::from(seed)),
            Criterion::Lots => {
                let place = lots.get(index(seed)).copied().filter(|&place| place > 0);
                return place.map_or(Value::NotNeeded, |place| {
                    Value::Number(Fraction::whole(i64::from(place)))
                });
            }
        })
    }
}
