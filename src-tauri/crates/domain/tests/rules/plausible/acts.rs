//! What somebody might plausibly do with a match or a heat.

use super::Dice;
use crate::say;
use lanista_domain::{
    BySide, Command, EntrantId, Finish, Finishing, HelpKind, Lobby, Match, MatchId, MatchState,
    Presence, Verdict,
};

pub(super) fn act(found: &Match, dice: &mut Dice) -> Command {
    let MatchId(number) = found.id;
    if let Some((entrants, games)) = found.heat() {
        return act_on_heat(found, entrants, games, dice);
    }
    let games = u8::try_from(found.games.len()).expect("few games");
    let next = if found.games.last().is_some_and(|last| last.winner.is_none()) {
        games
    } else {
        games + 1
    };
    let needed = found.series.wins_needed().unwrap_or(3);
    let side = dice.side();
    let winner = found.verdict().and_then(Verdict::winner);
    if let Some(winner) = winner.filter(|_| dice.roll(2) == 0) {
        return say::commit(number, winner);
    }
    if found.verdict() == Some(Verdict::Drawn) {
        return Command::CommitMatch {
            match_id: found.id,
            winner: None,
        };
    }
    if found.is_void() && dice.roll(2) == 0 {
        return say::replay(number);
    }
    if found.outcome().is_some() {
        return match dice.roll(3) {
            0 => say::result(number, needed, dice.small(needed)),
            1 => say::result(number, dice.small(needed), needed),
            _ => say::reopen(number),
        };
    }
    if found.report().is_some() && dice.roll(2) == 0 {
        return match dice.roll(6) {
            0 | 1 => say::confirm(number),
            2 => say::dispute(number, "Not so"),
            3 => say::rule(number, Some(side), "Seen by two"),
            4 => say::replay(number),
            _ => say::reopen(number),
        };
    }
    if matches!(found.state, MatchState::Held { .. }) && dice.roll(2) == 0 {
        return say::resume(number);
    }
    if dice.roll(5) == 0 {
        return super::clocks::conduct(found, dice);
    }
    match dice.roll(30) {
        0 | 1 => say::call(
            number,
            Some(1 + dice.roll(4)).filter(|station| *station < 4),
        ),
        2 | 3 => say::take(number),
        4 => say::take_over(number),
        5 => say::hand_back(number),
        6 => say::hold(number),
        7 => say::resume(number),
        8 => say::drop_game(number, games),
        9 => say::absent(number, side),
        10 => say::disqualify(number, side),
        11 => say::result(number, needed, dice.small(needed)),
        12 => say::result(number, dice.small(needed), needed),
        13 => say::game_to(number, 1 + dice.small(3), side),
        14 => say::commit(number, side),
        15..=19 => say::game_to(number, next, side),
        24 => say::check_in(number, side, dice.pick(&[Presence::Here, Presence::Absent])),
        25 => say::report_win(number, side),
        26 => say::report(number, needed, dice.small(needed)),
        27 if dice.roll(3) == 0 => say::both_absent(number),
        28 if dice.roll(2) == 0 => say::rule(number, None, "Both left"),
        23 => Command::SetLobby {
            match_id: found.id,
            lobby: (dice.roll(3) > 0).then(|| Lobby {
                password: dice.pick(&["drake", "baron"]).to_owned(),
                ..Lobby::default()
            }),
        },
        28 => Command::LastCall {
            match_id: found.id,
            since: None,
        },
        29 => say::help(HelpKind::Runner, Some(number), ""),
        _ => Command::ScoreGame {
            match_id: found.id,
            game: next,
            score: BySide::new(
                u16::try_from(dice.roll(13)).expect("small"),
                u16::try_from(dice.roll(13)).expect("small"),
            ),
            winner: None,
        },
    }
}

/// A game that some finished, or an attempt: of a trial one is refused, of a free-for-all the other.
fn act_on_heat(
    found: &Match,
    entrants: &[EntrantId],
    games: &[Vec<Finish>],
    dice: &mut Dice,
) -> Command {
    let MatchId(number) = found.id;
    let next = u8::try_from(games.len() + 1).expect("few games");
    match dice.roll(16) {
        0 if found.outcome().is_some() => say::reopen(number),
        0 => say::hold(number),
        1 => say::resume(number),
        2 => say::take(number),
        3 => say::call(number, Some(1 + dice.roll(3))),
        4 => say::drop_game(number, next - 1),
        5..=7 => Command::CommitMatch {
            match_id: found.id,
            winner: None,
        },
        8..=11 => Command::RecordAttempt {
            match_id: found.id,
            entrant: dice.pick(entrants),
            attempt: 1 + dice.small(3),
            mark: (dice.roll(6) > 0).then(|| 1 + dice.roll(5)),
        },
        _ => {
            let mut left = entrants.to_vec();
            let finishers = 1 + dice.roll(u32::try_from(left.len()).expect("few"));
            let game = 1 + dice.small(next);
            let out = dice.roll(finishers + 1);
            let finishes = (0..finishers).map(|place| {
                let at = dice.roll(u32::try_from(left.len()).expect("few"));
                Finish {
                    entrant: left.swap_remove(at as usize),
                    mark: dice.roll(3),
                    how: match place {
                        place if place > out => Finishing::Out,
                        1.. if dice.roll(4) == 0 => Finishing::Level,
                        _ => Finishing::Alone,
                    },
                }
            });
            Command::ScoreHeat {
                match_id: found.id,
                game,
                finishes: finishes.collect(),
            }
        }
    }
}
