//! Batches: what is acknowledged is on disk, what is refused leaves no trace, and nothing is applied twice.

use crate::room::{Room, codes, seq};
use lanista_wire::command::{Command, Expect};
use lanista_wire::shared::{BySide, Side};

fn game(match_id: u32, home: u16, away: u16) -> Command {
    Command::ScoreGame {
        match_id,
        game: 1,
        score: BySide { home, away },
        winner: None,
    }
}

#[tokio::test]
async fn of_two_conflicting_commands_in_one_batch_one_wins() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("one").await;
    let rival = room.judge("two").await;
    let (first, second) = tokio::join!(
        room.send(&judge, "a", None, Command::TakeMatch { match_id: 1 }),
        room.send(&rival, "b", None, Command::TakeMatch { match_id: 1 }),
    );
    assert_eq!(
        [first.is_ok(), second.is_ok()]
            .iter()
            .filter(|is_ok| **is_ok)
            .count(),
        1,
        "{first:?} {second:?}"
    );
    let refused = first.err().or(second.err());
    assert_eq!(codes(refused.as_ref()), ["held_by_another"]);
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_command_sent_again_gets_its_receipt_again_and_is_applied_once() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("one").await;
    let take = || room.send(&judge, "take", None, Command::TakeMatch { match_id: 1 });
    let first = take().await;
    let again = take().await;
    assert_eq!(first, again);
    let (third, fourth) = tokio::join!(
        room.send(&judge, "tap", None, game(1, 3, 2)),
        room.send(&judge, "tap", None, game(1, 3, 2)),
    );
    assert_eq!(third, fourth);
    let other = room.send(&judge, "tap", None, game(1, 9, 9)).await;
    assert_eq!(codes(other.err().as_ref()), ["id_reused"]);
    room.replays_to_the_same().await;
}

/// The rules would take the old tap again, and with it the score back; only the journal knows it.
#[tokio::test]
async fn an_old_command_that_comes_again_beside_new_ones_changes_nothing() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("one").await;
    room.send(&judge, "take", None, Command::TakeMatch { match_id: 1 })
        .await
        .unwrap();
    let old = room.send(&judge, "tap-1", None, game(1, 1, 0)).await;
    room.send(&judge, "tap-2", None, game(1, 2, 0))
        .await
        .unwrap();
    let after = Some(Expect::After {
        after: "tap-3".into(),
    });
    let (again, third, fourth) = tokio::join!(
        room.send(&judge, "tap-1", None, game(1, 1, 0)),
        room.send(&judge, "tap-3", None, game(1, 3, 0)),
        room.send(&judge, "tap-4", after, game(1, 4, 0)),
    );
    assert_eq!(seq(&again), seq(&old));
    assert!(seq(&third) < seq(&fourth), "both new taps are stored");
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn what_was_built_on_a_refused_command_is_refused_too() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("one").await;
    room.send(&judge, "take", None, Command::TakeMatch { match_id: 1 })
        .await
        .unwrap();
    let after = |id: &str| Some(Expect::After { after: id.into() });
    let wrong = Command::ScoreGame {
        match_id: 1,
        game: 3,
        score: BySide { home: 1, away: 0 },
        winner: Some(Side::Home),
    };
    let refused = room.send(&judge, "tap-1", after("take"), wrong).await;
    assert_eq!(codes(refused.err().as_ref()), ["wrong_game"]);
    let second = room
        .send(&judge, "tap-2", after("tap-1"), game(1, 1, 0))
        .await;
    assert_eq!(codes(second.err().as_ref()), ["predecessor_refused"]);
    let third = room
        .send(&judge, "tap-3", after("tap-2"), game(1, 2, 0))
        .await;
    assert_eq!(codes(third.err().as_ref()), ["predecessor_refused"]);
    let afresh = room
        .send(&judge, "tap-2", after("take"), game(1, 1, 0))
        .await;
    assert!(afresh.is_ok(), "judged afresh: {afresh:?}");
}

#[tokio::test]
async fn an_old_expectation_is_refused_with_the_new_state() {
    let room = Room::with_bracket(4).await;
    let judge = room.judge("one").await;
    let taken = room
        .send(&judge, "take", None, Command::TakeMatch { match_id: 1 })
        .await
        .unwrap();
    let rev = taken.rev.unwrap();
    let at = |rev| Some(Expect::Rev { match_id: 1, rev });
    let scored = room
        .send(&judge, "tap-1", at(rev), game(1, 5, 0))
        .await
        .unwrap();
    assert_eq!(scored.rev, Some(rev + 1));
    let stale = room
        .send(&judge, "tap-2", at(rev), game(1, 6, 0))
        .await
        .unwrap_err();
    assert_eq!(codes(Some(&stale)), ["stale"]);
    let state = stale.state.unwrap();
    assert_eq!(state.games[0].score.home, 5);
    assert_eq!(state.card.rev, rev + 1);
}

/// The disk is full in the middle of the event: nothing that was not stored is shown, answered or remembered, and
/// play goes on when there is space again.
#[tokio::test]
async fn a_commit_that_fails_leaves_no_trace() {
    let Some(mut room) = Room::on_a_small_disk().await else {
        return;
    };
    let before = room.state().await;
    room.fill_the_disk();
    let mut failed = 0;
    for number in 0..40 {
        let (a, b) = tokio::join!(
            room.system(Command::SetStation {
                number: 100 + number,
                name: "x".repeat(40)
            }),
            room.system(Command::SetStation {
                number: 200 + number,
                name: "y".repeat(40)
            }),
        );
        for refused in [a.err(), b.err()].into_iter().flatten() {
            assert_eq!(codes(Some(&refused)), ["not_stored"]);
            failed += 1;
        }
    }
    assert!(failed > 0, "the disk was never full");
    let full = room.state().await;
    room.free_the_disk();
    let receipt = room
        .system(Command::SetStation {
            number: 7,
            name: "again".into(),
        })
        .await;
    let after = room.state().await;
    assert_eq!(seq(&receipt), full.head.0 + 1, "numbers have no gap");
    assert_eq!(after.stations.len(), full.stations.len() + 1);
    assert!(full.stations.len() < before.stations.len() + 80);
    room.replays_to_the_same().await;
}
