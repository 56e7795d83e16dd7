//! What one entrant's record adds up to, before anybody's is compared with another's.

use super::{Appearance, ByeKind, Fraction, Happening, Ledger, Parameters, Verdict};

/// The sums of one record, in smallest units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// All points, deductions and carried scores included.
    pub(super) points: i64,
    /// The points of rounds alone: what opponents' tie-breaks are made of, so that a fine harms nobody else.
    pub(super) earned: i64,
    /// How many rounds brought something.
    pub(super) rounds: i64,
    /// `earned` with the rounds after the last one attended counted as draws (FIDE 16.3).
    pub(super) adjusted: i64,
    /// `earned` with a match of the last round counted as drawn (FIDE 8.3).
    pub(super) fore_earned: i64,
    /// `adjusted` with a match of the last round counted as drawn (FIDE 8.3 and 16.3.2).
    pub(super) fore_adjusted: i64,
    /// Rounds that gave a win's points.
    pub(super) wins: i64,
    /// Those of them that were played.
    pub(super) wins_played: i64,
    /// Matches and byes won minus matches lost.
    pub(super) balance: i64,
    pub(super) score_for: i64,
    pub(super) score_against: i64,
    pub(super) games_won: i64,
    pub(super) games_lost: i64,
    /// Sum of the totals after each round.
    pub(super) progressive: i64,
    /// Match-win percentage: of all rounds, and of those that were no bye.
    pub(super) match_win: [Fraction; 2],
    /// Game-win percentage: of all rounds, and of those that were no bye.
    pub(super) game_win: [Fraction; 2],
}

/// What was won of what was possible, of all rounds and of those that were no bye.
#[derive(Clone, Copy, Default)]
struct Shares([(i64, i64); 2]);

impl Shares {
    fn add(&mut self, appearance: &Appearance, (won, possible): (i64, i64)) {
        let counted = if appearance.opponent().is_some() {
            2
        } else {
            1
        };
        for share in self.0.iter_mut().take(counted) {
            share.0 = share.0.saturating_add(won);
            share.1 = share.1.saturating_add(possible);
        }
    }

    /// Never below the floor, and the floor itself where nothing was possible.
    fn at_least(self, floor: Fraction) -> [Fraction; 2] {
        self.0.map(|(won, possible)| {
            Fraction::new(won, possible).map_or(floor, |share| share.max(floor))
        })
    }
}

/// A round missed of one's own will: a requested bye, an absence, or a match one did not appear to (FIDE 16.1).
pub(super) const fn is_voluntary(appearance: &Appearance) -> bool {
    match appearance.happening {
        Happening::ForfeitLost { .. }
        | Happening::Bye {
            bye: ByeKind::Half | ByeKind::Absent,
        } => true,
        Happening::Played { .. }
        | Happening::ForfeitWon { .. }
        | Happening::Bye {
            bye: ByeKind::Pairing | ByeKind::Full,
        } => false,
    }
}

impl Tally {
    /// Adds up the record of one entrant.
    pub(super) fn of(ledger: &Ledger, seed: u32, parameters: &Parameters) -> Self {
        let scheme = ledger.scheme();
        let (win, draw) = (i64::from(scheme.win), i64::from(scheme.draw));
        let last = ledger.rounds();
        let mut sum = Self::default();
        // The rounds without an opponent since the last one attended: what they gave, and as draws.
        let (mut missed, mut missed_as_draws) = (0_i64, 0_i64);
        let (mut last_change, mut attends_last) = (0, false);
        let (mut matches, mut games) = (Shares::default(), Shares::default());
        for (round, appearance) in ledger.appearances(seed) {
            let points = i64::from(appearance.points);
            sum.earned += points;
            sum.rounds += 1;
            sum.progressive = sum.progressive.saturating_add(sum.earned);
            let is_win = points == win;
            sum.wins += i64::from(is_win);
            sum.wins_played += i64::from(is_win && appearance.is_played());
            if !is_voluntary(appearance) {
                (missed, missed_as_draws) = (0, 0);
            } else if appearance.opponent().is_none() {
                missed += points;
                missed_as_draws += draw;
            }
            if round == last {
                let paired = Happening::Bye {
                    bye: ByeKind::Pairing,
                };
                attends_last = appearance.opponent().is_some() || appearance.happening == paired;
                last_change = appearance.opponent().map_or(0, |_| draw - points);
            }
            if let Some((balance, won_of)) = sum.count_match(appearance, parameters) {
                sum.balance += balance;
                matches.add(appearance, (points, win));
                games.add(appearance, won_of);
            }
        }
        sum.match_win = matches.at_least(parameters.percentage_floor);
        sum.game_win = games.at_least(parameters.percentage_floor);
        sum.adjusted = sum.earned - missed + missed_as_draws;
        sum.fore_earned = sum.earned + last_change;
        sum.fore_adjusted = if attends_last {
            sum.fore_earned
        } else {
            sum.adjusted
        };
        sum.points = sum.earned.saturating_add(ledger.adjusted_by(seed));
        sum
    }

    /// Counts score and games. Gives what the round adds to wins minus losses, and the game points won of those
    /// possible; nothing for a round that cannot be won or lost, because one was not in for it.
    fn count_match(
        &mut self,
        appearance: &Appearance,
        parameters: &Parameters,
    ) -> Option<(i64, (i64, i64))> {
        let walkover = i64::from(parameters.walkover_games) * 3;
        Some(match appearance.happening {
            Happening::Played {
                score,
                games,
                verdict,
                ..
            } => {
                self.score_for = self.score_for.saturating_add(i64::from(score.own));
                self.score_against = self.score_against.saturating_add(i64::from(score.other));
                let [won, drawn, lost] = [games.won, games.drawn, games.lost].map(i64::from);
                self.games_won += won;
                self.games_lost += lost;
                let balance = match verdict {
                    Verdict::Won => 1,
                    Verdict::Drawn => 0,
                    Verdict::Lost => -1,
                };
                (balance, (won * 3 + drawn, (won + drawn + lost) * 3))
            }
            Happening::ForfeitWon { .. }
            | Happening::Bye {
                bye: ByeKind::Pairing | ByeKind::Full,
            } => (1, (walkover, walkover)),
            Happening::ForfeitLost { .. } => (-1, (0, walkover)),
            Happening::Bye {
                bye: ByeKind::Half | ByeKind::Absent,
            } => return None,
        })
    }
}
