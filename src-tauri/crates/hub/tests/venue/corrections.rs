//! Corrections as the desk's sheet asks for them: what would change, who is told, and that the entry does just that.

use crate::room::{Room, frames};
use lanista_hub::{Body, Submission};
use lanista_wire::ask::Answer;
use lanista_wire::command::Command;
use lanista_wire::correction::{Choice, Chosen, CorrectionView, Fix, ReachedMatch};
use lanista_wire::shared::{BySide, Role, Scope};
use lanista_wire::topic::Audience;
use lanista_wire::view::{SlotView, StateView};

const TABLET: &str = "tablet-of-the-corrections";

/// Four play a single elimination: 1 and 2 are over, and the final is live on a tablet.
async fn running_final() -> Room {
    let room = Room::with_bracket(4).await;
    let admit = Command::AdmitDevice {
        device: TABLET.to_owned(),
        name: "Anna".to_owned(),
        role: Role::Judge,
        scope: Scope::Everything,
    };
    for command in [admit, result(1, 2, 0), result(2, 2, 0)] {
        room.system(command).await.unwrap();
    }
    for (id, command) in [
        ("take", Command::TakeMatch { match_id: 3 }),
        (
            "tap",
            Command::ScoreGame {
                match_id: 3,
                game: 1,
                score: BySide { home: 1, away: 0 },
                winner: None,
            },
        ),
    ] {
        send(&room, id, command).await.unwrap();
    }
    room
}

async fn send(
    room: &Room,
    id: &str,
    command: Command,
) -> Result<lanista_hub::Receipt, lanista_hub::Rejected> {
    let submission = Submission {
        device: Some(TABLET.to_owned()),
        id: id.to_owned(),
        expect: None,
        body: Body::Wire(command),
    };
    room.hub.submit(submission).await
}

const fn result(match_id: u32, home: u16, away: u16) -> Command {
    Command::EnterResult {
        match_id,
        score: BySide { home, away },
    }
}

const fn other_winner() -> Fix {
    Fix::Result {
        match_id: 1,
        score: BySide { home: 1, away: 2 },
    }
}

const fn about(match_id: u32, choice: Choice, rev: Option<u32>) -> Chosen {
    Chosen {
        match_id: Some(match_id),
        stage: None,
        tie_break: None,
        choice,
        rev,
    }
}

async fn foresee(room: &Room, fix: Fix, choices: Vec<Chosen>) -> CorrectionView {
    let answer = room.hub.foresee_correction(fix, choices).await;
    let Answer::Correction { correction } = answer else {
        panic!("another answer: {answer:?}");
    };
    correction
}

async fn document(room: &Room, audience: Audience, topic: &str) -> serde_json::Value {
    let mut follower = room.follow(audience, &[topic]).await;
    let mut all = frames(room, &mut follower).await.into_iter();
    let snap = all.find(|frame| frame["t"] == "snap");
    snap.expect("there is such a document")["doc"].clone()
}

fn last(view: &CorrectionView) -> &ReachedMatch {
    let mut all = view.reached.iter();
    all.find(|found| found.match_id == 3)
        .expect("it is reached")
}

#[tokio::test]
async fn the_sheet_shows_a_running_final_and_asks() {
    let room = running_final().await;
    let seen = foresee(&room, other_winner(), Vec::new()).await;
    assert!(!seen.complete);
    let codes: Vec<&str> = seen.reasons.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["choice_missing"]);
    let found = last(&seen);
    assert_eq!(found.state, StateView::Live);
    assert!(found.needs_choice && found.chosen.is_none());
    assert_eq!(found.options.len(), 3);
    assert!(matches!(
        found.after.home,
        SlotView::Taken { entrant: 4, .. }
    ));
    assert!(matches!(
        found.before.home,
        SlotView::Taken { entrant: 1, .. }
    ));
    // Nobody is linked here, so whoever plays is told in person.
    assert_eq!(seen.told.in_person.len(), 3);
}

#[tokio::test]
async fn a_linked_tablet_is_named_with_the_match_that_leaves_it() {
    let room = running_final().await;
    room.hub
        .live(|live| {
            let link = lanista_wire::view::LinkView {
                up: true,
                seen: Some(1),
                ..lanista_wire::view::LinkView::default()
            };
            live.links.insert(TABLET.to_owned(), link);
        })
        .await;
    let seen = foresee(&room, other_winner(), Vec::new()).await;
    let whys: Vec<&str> = seen.told.devices.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(whys, ["Match 3 leaves this tablet."]);
}

#[tokio::test]
async fn the_entry_does_what_was_foreseen_and_the_tablet_learns_of_it() {
    let room = running_final().await;
    let rev = last(&foresee(&room, other_winner(), Vec::new()).await).rev;
    let choices = vec![about(3, Choice::Replay, Some(rev))];
    let seen = foresee(&room, other_winner(), choices.clone()).await;
    assert!(seen.complete, "{:?}", seen.reasons);
    assert_eq!(seen.replays, 1);
    assert!(
        last(&seen).then.contains("Is played again as"),
        "{}",
        last(&seen).then
    );
    room.system(Command::Correct {
        fix: other_winner(),
        choices,
        reason: "Sides swapped".into(),
    })
    .await
    .unwrap();
    let card = document(&room, Audience::Desk, "match/3").await;
    assert_eq!(card["card"]["state"], "ready");
    assert_eq!(card["card"]["slots"]["home"]["entrant"], 4);
    let tap = Command::ScoreGame {
        match_id: 3,
        game: 2,
        score: BySide { home: 1, away: 0 },
        winner: None,
    };
    let late = send(&room, "late", tap).await.expect_err("it is not held");
    assert_eq!(late.reasons[0].code, "not_holding");
    let shown = late.state.expect("the new state comes with it");
    assert_eq!(shown.card.state, StateView::Ready);
    let journal = document(&room, Audience::Desk, "journal").await.to_string();
    assert!(journal.contains("Corrected: Match 1 won by"), "{journal}");
    assert!(journal.contains("Sides swapped"), "{journal}");
}

#[tokio::test]
async fn a_final_that_stands_by_ruling_says_so_on_its_card() {
    let room = running_final().await;
    room.system(Command::Correct {
        fix: other_winner(),
        choices: vec![about(3, Choice::Stand, None)],
        reason: "The final is played on".into(),
    })
    .await
    .unwrap();
    let card = document(&room, Audience::Public, "match/3").await;
    assert_eq!(card["card"]["ruled"], "The final is played on");
}

#[tokio::test]
async fn a_choice_about_nothing_and_a_stale_one_are_refused() {
    let room = running_final().await;
    let nothing = Chosen {
        match_id: None,
        stage: None,
        tie_break: None,
        choice: Choice::Stand,
        rev: None,
    };
    let answer = room
        .hub
        .foresee_correction(other_winner(), vec![nothing])
        .await;
    assert!(matches!(answer, Answer::Failed { code, .. } if code == "bad_choice"));
    let refused = room
        .system(Command::Correct {
            fix: other_winner(),
            choices: vec![about(3, Choice::Replay, Some(900))],
            reason: "Old".into(),
        })
        .await
        .expect_err("it has moved on");
    assert_eq!(refused.reasons[0].code, "stale");
}
