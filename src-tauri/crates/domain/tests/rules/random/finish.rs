//! How a random day ends: whatever is open is decided, paired and drawn on, until nothing is.

use crate::hall::{DESK, Hall};
use crate::heats::{attempt, finished};
use crate::openings::next_round_or_stage;
use crate::plausible::Dice;
use crate::say;
use lanista_domain::{EntrantId, MatchId, MatchState, Refusal, Stage};

/// The desk ends whatever is open until nothing is.
pub(super) fn play_to_the_end(hall: &mut Hall, dice: &mut Dice) {
    let is_unseen = |stage: &&Stage| !stage.is_wholly_published();
    let mut refused = Vec::new();
    loop {
        while let Some((stage, moves)) = hall
            .state
            .stages
            .values()
            .find(is_unseen)
            .map(|stage| (stage.id, stage.planned.len()))
        {
            // Who is to move may be playing by now, and nothing of the stage comes out until that is given up.
            if moves > 0 {
                hall.must(DESK, lanista_domain::Command::DropMoves { stage });
            }
            hall.must(DESK, lanista_domain::Command::PublishStage { stage });
        }
        end_what_is_open(hall, dice);
        let Some(next) = next_round_or_stage(&hall.state, dice) else {
            return;
        };
        if let Err(why) = hall.send(DESK, None, next.clone()) {
            refused.push((next.kind(), why.reasons));
            let last = refused.last();
            assert!(refused.len() < 500, "it never ends, because of {last:?}");
            // A tie at the cut, or too few for the next stage.
            let lots =
                (0..8 * hall.state.stages.len()).map(|_| next_round_or_stage(&hall.state, dice));
            let lots: Vec<_> = lots.flatten().collect();
            let went_on = lots
                .into_iter()
                .any(|command| hall.send(DESK, None, command).is_ok());
            if !went_on {
                return;
            }
        }
    }
}

fn end_what_is_open(hall: &mut Hall, dice: &mut Dice) {
    // What was annulled is played again, unless a tie-break was made of the table without it.
    let void = hall.state.matches.values().filter(|found| found.is_void());
    let void: Vec<u32> = void.map(|found| found.id.0).collect();
    for number in void {
        if let Err(refused) = hall.send(DESK, None, say::replay(number)) {
            assert_eq!(refused.reasons, [Refusal::LaterTieBreak]);
        }
    }
    while let Some(found) = hall.state.matches.values().find(|found| {
        found.is_at_its_place()
            || matches!(
                found.state,
                MatchState::Ready { .. }
                    | MatchState::Held { .. }
                    | MatchState::Reported { .. }
                    | MatchState::Disputed { .. }
            )
    }) {
        if found.report().is_some() {
            let number = found.id.0;
            hall.must(DESK, say::confirm(number));
            continue;
        }
        let (number, held) = (found.id.0, matches!(found.state, MatchState::Held { .. }));
        let needed = found.series.wins_needed().unwrap_or(3);
        let side = dice.side();
        if held {
            hall.must(DESK, say::resume(number));
        }
        hall.must(DESK, say::take_over(number));
        if let Some((entrants, games)) = hall.game(number).heat() {
            let (entrants, played) = (entrants.to_vec(), games.len());
            end_heat(hall, number, &entrants, played, dice);
            continue;
        }
        let fewer = dice.small(needed);
        hall.must(
            DESK,
            match side {
                lanista_domain::Side::Home => say::result(number, needed, fewer),
                lanista_domain::Side::Away => say::result(number, fewer, needed),
            },
        );
    }
}

/// Whatever is missing of a heat: its games, or an attempt of everybody.
fn end_heat(hall: &mut Hall, number: u32, entrants: &[EntrantId], played: usize, dice: &mut Dice) {
    let most = usize::from(hall.game(number).series.most_games());
    for game in (1..).take(most).skip(played) {
        let order: Vec<(u32, u32)> = entrants.iter().map(|who| (who.0, dice.roll(3))).collect();
        if hall
            .send(DESK, None, finished(number, game, &order))
            .is_err()
        {
            for &(who, mark) in &order {
                // Whoever has this very mark is refused, and has a result.
                let _known = hall.send(DESK, None, attempt(number, who, game, Some(mark + 1)));
            }
        }
    }
    hall.must(
        DESK,
        lanista_domain::Command::CommitMatch {
            match_id: MatchId(number),
            winner: None,
        },
    );
}
