//! What stands by ruling in a stage: asked in the sheet, said in the stage's document to everybody, and told by the journal.

use crate::room::{Room, frames};
use crate::ties::{circle, document, result, tie_break};
use lanista_domain::{MatchId, Side};
use lanista_wire::ask::Answer;
use lanista_wire::command::Command;
use lanista_wire::correction::{Choice, Chosen, CorrectionView, Fix};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// Three were equal and met once more, all won by home; the winner of match 1 was the other one.
async fn corrected_after_a_tie_break() -> (Room, Fix) {
    let room = circle().await;
    room.system(tie_break()).await.unwrap();
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    for number in 4..=6 {
        room.system(result(number, 2, 0)).await.unwrap();
    }
    let state = room.state().await;
    let winner = state.matches[&MatchId(1)]
        .outcome()
        .unwrap()
        .winner
        .unwrap();
    let fix = Fix::Winner {
        match_id: 1,
        winner: match winner {
            Side::Home => lanista_wire::shared::Side::Away,
            Side::Away => lanista_wire::shared::Side::Home,
        },
    };
    (room, fix)
}

async fn foresee(room: &Room, fix: &Fix, choices: Vec<Chosen>) -> CorrectionView {
    let answer = room.hub.foresee_correction(fix.clone(), choices).await;
    let Answer::Correction { correction } = answer else {
        panic!("another answer: {answer:?}");
    };
    correction
}

const fn about(choice: Choice) -> Chosen {
    Chosen {
        match_id: None,
        stage: Some(1),
        tie_break: Some(1),
        choice,
        rev: None,
    }
}

async fn correct(room: &Room, fix: Fix, choice: Choice) {
    room.system(Command::Correct {
        fix,
        choices: vec![about(choice)],
        reason: "Sides swapped".into(),
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_sheet_asks_what_becomes_of_a_tie_break() {
    let (room, fix) = corrected_after_a_tie_break().await;
    let seen = foresee(&room, &fix, Vec::new()).await;
    assert!(!seen.complete);
    let [stage] = seen.stages.as_slice() else {
        panic!("{:?}", seen.stages)
    };
    assert_eq!((stage.tie_break, stage.round), (Some(1), None));
    let offered: Vec<Choice> = stage.options.iter().map(|option| option.choice).collect();
    assert_eq!(offered, [Choice::Stand, Choice::Void]);
    assert_eq!(
        stage.then,
        "Those of tie-break 1 are not equal without it any more."
    );
    let void = foresee(&room, &fix, vec![about(Choice::Void)]).await;
    assert!(void.complete, "{:?}", void.reasons);
    assert_eq!(
        void.reached.len(),
        4,
        "match 1, and the three of the tie-break"
    );
    assert!(
        void.reached[1].then.starts_with("Is void"),
        "{}",
        void.reached[1].then
    );
}

#[tokio::test]
async fn a_tie_break_that_stands_by_ruling_is_said_to_everybody() {
    let (room, fix) = corrected_after_a_tie_break().await;
    let before = document(&room, Audience::Desk, "stage/1").await;
    assert_eq!(before["ruled"], Value::Null);
    correct(&room, fix, Choice::Stand).await;
    for audience in [Audience::Desk, Audience::Public] {
        let stage = document(&room, audience, "stage/1").await;
        assert_eq!(
            stage["ruled"],
            json!([{"part": "tie_break", "number": 1, "reason": "Sides swapped"}])
        );
    }
    let mut follower = room.follow(Audience::Desk, &["journal"]).await;
    let told = frames(&room, &mut follower).await;
    let is_told = |frame: &Value| {
        frame
            .to_string()
            .contains("tie-break 1 of League stands by ruling")
    };
    assert!(told.iter().any(is_told), "{told:?}");
}
