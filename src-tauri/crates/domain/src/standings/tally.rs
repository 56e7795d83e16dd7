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
    /// Of all rounds, and of those that were no bye.
    pub(super) match_win: [Share; 2],
    /// Of all rounds, and of those that were no bye.
    pub(super) game_win: [Share; 2],
}

/// What was won of what was possible.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    won: i64,
    possible: i64,
}

impl Share {
    fn add(&mut self, won: i64, possible: i64) {
        self.won = self.won.saturating_add(won);
        self.possible = self.possible.saturating_add(possible);
    }

    /// Never below the floor, and the floor itself where nothing was possible.
    pub(super) fn at_least(self, floor: Fraction) -> Fraction {
        Fraction::new(self.won, self.possible).map_or(floor, |share| share.max(floor))
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
            sum.count_match(appearance, win, parameters);
        }
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

    fn count_match(&mut self, appearance: &Appearance, win: i64, parameters: &Parameters) {
        let scheme_games = |won: i64, drawn: i64| won * 3 + drawn;
        let walkover = i64::from(parameters.walkover_games);
        let points = i64::from(appearance.points);
        let (balance, games) = match appearance.happening {
            Happening::Played {
                score,
                games,
                verdict,
                ..
            } => {
                self.score_for = self.score_for.saturating_add(i64::from(score.own));
                self.score_against = self.score_against.saturating_add(i64::from(score.other));
                self.games_won += i64::from(games.won);
                self.games_lost += i64::from(games.lost);
                let balance = match verdict {
                    Verdict::Won => 1,
                    Verdict::Drawn => 0,
                    Verdict::Lost => -1,
                };
                let (won, drawn) = (i64::from(games.won), i64::from(games.drawn));
                let played = won + drawn + i64::from(games.lost);
                (balance, (scheme_games(won, drawn), played * 3))
            }
            Happening::ForfeitWon { .. }
            | Happening::Bye {
                bye: ByeKind::Pairing | ByeKind::Full,
            } => (1, (walkover * 3, walkover * 3)),
            Happening::ForfeitLost { .. } => (-1, (0, walkover * 3)),
            // A round one was not in for cannot be won or lost.
            Happening::Bye {
                bye: ByeKind::Half | ByeKind::Absent,
            } => return,
        };
        self.balance += balance;
        self.match_win[0].add(points, win);
        self.game_win[0].add(games.0, games.1);
        if appearance.opponent().is_some() {
            self.match_win[1].add(points, win);
            self.game_win[1].add(games.0, games.1);
        }
    }
}
