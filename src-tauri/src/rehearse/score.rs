//! Points that a game may end with, by the rule of its tournament.

use lanista_domain::{BySide, Side};
use lanista_insight::forecast::Dice;
use lanista_wire::shared::GameRule;

/// What is tapped in a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// Half way, where points are counted.
    pub(super) between: Option<BySide<u16>>,
    /// At its end.
    pub(super) last: BySide<u16>,
}

/// A game that this side wins.
pub(super) fn of_game(rule: GameRule, winner: Side, dice: &mut Dice) -> Score {
    let mut fewer = |than: u16| u16::try_from(dice.below(usize::from(than.max(1)))).unwrap_or(0);
    let (won, lost) = match rule {
        GameRule::WinnerOnly => (0, 0),
        GameRule::Points => (1 + fewer(40), 0),
        GameRule::Target { target, margin } => (target, fewer(target.saturating_sub(margin) + 1)),
        GameRule::Halves { target, .. } => (target, fewer(target - 1)),
        GameRule::Clock { .. } => (1 + fewer(4), 0),
        GameRule::Stocks { stocks } => (stocks, fewer(stocks)),
        GameRule::Rounds { rounds } => (rounds, fewer(rounds)),
    };
    let mut last = BySide::new(lost, lost);
    last[winner] = won;
    let half = BySide::new(last.home / 2, last.away / 2);
    Score {
        between: (won > 1).then_some(half),
        last,
    }
}

#[cfg(test)]
mod tests {
    use super::of_game;
    use lanista_domain::{self as domain, Side};
    use lanista_insight::forecast::Dice;
    use lanista_wire::shared::{AfterTime, AtLevel, GameRule};

    #[test]
    fn every_score_can_come_about() {
        let mut dice = Dice::of(1, 1);
        for rule in [
            GameRule::WinnerOnly,
            GameRule::Points,
            GameRule::Target {
                target: 11,
                margin: 2,
            },
            GameRule::Halves {
                target: 13,
                level: AtLevel::Overtime { half: 3 },
            },
            GameRule::Clock {
                level: AfterTime::GoldenGoal,
            },
            GameRule::Stocks { stocks: 3 },
            GameRule::Rounds { rounds: 2 },
        ] {
            let known = domain::GameRule::from(rule);
            for _ in 0..200 {
                for side in Side::BOTH {
                    let score = of_game(rule, side, &mut dice);
                    let last = score.last;
                    assert_eq!(known.impossible(last), None, "{rule:?} {last:?}");
                    let winner = known.winner(last);
                    assert!(winner.is_none_or(|won| won == side), "{rule:?} {last:?}");
                    if let Some(between) = score.between {
                        assert_eq!(known.winner(between), None, "{rule:?} {between:?}");
                    }
                }
            }
        }
    }
}
