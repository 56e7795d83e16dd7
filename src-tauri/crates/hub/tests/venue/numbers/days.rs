//! Random days of drafts: results, corrections, taking back, renaming, stepping back, in any order.

use super::{all, called, draft, drafting, figures, history, lock, open, pairs, scored};
use crate::room::{Room, named};
use lanista_wire::command::Command;
use lanista_wire::draft::{DraftDeed, DraftFilter, Seat, Verb};
use lanista_wire::shared::{NewEntrant, Side};

/// A small die that says what it threw.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(count)).unwrap()
    }
}

async fn any_step(room: &Room, dice: &mut Dice) {
    let match_id = 1 + dice.below(3);
    let game = 1 + u8::try_from(dice.below(3)).unwrap();
    let side = if dice.below(2) == 0 {
        Side::Home
    } else {
        Side::Away
    };
    let reason = || "Because".to_owned();
    let seq = room.state().await.head.0;
    if dice.below(4) == 0 {
        // A draft in one go, as far as the rules let it.
        let heroes = [(); 4].map(|()| 1 + dice.below(12));
        let [ban_a, ban_b, pick_a, pick_b] = heroes;
        for deed in [
            DraftDeed::Resume {},
            open(Some("Moon")),
            lock(0, Seat::A, Verb::Ban, ban_a),
            lock(1, Seat::B, Verb::Ban, ban_b),
            lock(2, Seat::A, Verb::Pick, pick_a),
            lock(3, Seat::B, Verb::Pick, pick_b),
        ] {
            let _refused = room.system(draft(match_id, deed)).await;
        }
        // Whoever it was; people of others are refused.
        for person in 1..=4 {
            let arranged = DraftDeed::Arrange {
                side,
                lineup: vec![format!(
                    "h{}",
                    if side == Side::Home { pick_a } else { pick_b }
                )],
                players: vec![Some(person)],
            };
            let _refused = room.system(draft(match_id, arranged)).await;
        }
        let _refused = room.system(scored(match_id, game, side)).await;
        return;
    }
    let command = match dice.below(16) {
        0 => called(match_id),
        1 => draft(
            match_id,
            open([None, Some("Sun"), Some("Moon")][dice.below(3) as usize]),
        ),
        2 => draft(match_id, DraftDeed::Void { reason: reason() }),
        3 => draft(
            match_id,
            DraftDeed::StepBack {
                to: u16::try_from(dice.below(4)).unwrap(),
                reason: reason(),
            },
        ),
        4 => draft(match_id, DraftDeed::Resume {}),
        5 => Command::TakeBack {
            seq: seq.saturating_sub(u64::from(dice.below(3))),
        },
        6 => Command::ChangeEntrant {
            tournament: 1,
            entrant: 1 + dice.below(4),
            to: NewEntrant {
                name: format!("Renamed {}", dice.below(9)),
                ..named(1)
            },
        },
        7 => Command::DropGame { match_id, game },
        8 => Command::EnterWinner {
            match_id,
            winner: side,
        },
        9 => Command::ReopenMatch { match_id },
        10 | 11 => scored(match_id, game, side),
        _ => {
            // A turn, if the match drafts.
            let turn = room
                .hub
                .read(move |state, _| {
                    let draft = state.last_draft(lanista_domain::MatchId(match_id))?;
                    u16::try_from(draft.log.len()).ok()
                })
                .await
                .unwrap();
            let Some(turn) = turn else { return };
            let seat = if turn.is_multiple_of(2) {
                Seat::A
            } else {
                Seat::B
            };
            let verb = if turn < 2 { Verb::Ban } else { Verb::Pick };
            draft(match_id, lock(turn, seat, verb, 1 + dice.below(12)))
        }
    };
    // Most of it is refused, as it should be.
    let _refused = room.system(command).await;
}

#[tokio::test]
async fn whatever_happens_the_figures_are_those_of_a_fresh_count() {
    let mut games = 0;
    let mut drafts = 0;
    for seed in 1..=6_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let room = drafting(4, false).await;
        for match_id in [1, 2] {
            room.system(called(match_id)).await.unwrap();
        }
        for step in 0..120 {
            any_step(&room, &mut dice).await;
            if step % 7 == 0 {
                // Whoever asks in between has the count mended and not made anew.
                figures(&room.hub, all()).await;
            }
        }
        let before = (
            figures(&room.hub, all()).await,
            history(&room.hub, DraftFilter::default()).await,
            pairs(&room.hub).await,
        );
        let again = room.opened_again().await;
        let after = (
            figures(&again, all()).await,
            history(&again, DraftFilter::default()).await,
            pairs(&again).await,
        );
        assert_eq!(before, after, "seed {seed}");
        games += before.0.games;
        drafts += before.1.total;
        again.stop().await;
    }
    assert!(
        games >= 6 && drafts >= 12,
        "{games} games, {drafts} drafts: the days are too quiet to show anything"
    );
}
