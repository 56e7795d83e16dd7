//! Links that read nothing: offered nothing after a moment, and given all of it once they ask.

use crate::following::Shelf;
use crate::room::{Room, frames};
use lanista_hub::Follower;
use lanista_wire::command::Command;
use lanista_wire::shared::BySide;
use lanista_wire::topic::Audience;

const FOLLOWED: &[&str] = &[
    "gathering",
    "message",
    "match/1",
    "stage/",
    "open/",
    "tournament/",
];

fn say(text: &str) -> Command {
    Command::ShowMessage {
        screen: None,
        text: text.to_owned(),
    }
}

fn numbered(count: u32) -> impl Iterator<Item = Command> {
    (0..count).map(|number| say(&number.to_string()))
}

fn points(home: u16) -> Command {
    Command::ScoreGame {
        match_id: 1,
        game: 1,
        score: BySide { home, away: 0 },
        winner: None,
    }
}

/// Everything that was asked is out, one after the other.
async fn spread(room: &Room, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        room.system(command).await.unwrap();
        room.hub.delivered().await;
    }
}

/// A link that reads nothing until it is left out.
async fn left_out(room: &Room) -> (Follower, Shelf) {
    let mut link = room.follow(Audience::Public, FOLLOWED).await;
    let mut shelf = Shelf::default();
    shelf.take(frames(room, &mut link).await);
    spread(room, numbered(100)).await;
    let before = room.hub.figures().skipped;
    spread(room, numbered(20)).await;
    assert_eq!(
        room.hub.figures().skipped,
        before,
        "it is offered nothing any more"
    );
    (link, shelf)
}

/// What happens while a link is left out, each from a published bracket of four.
fn days() -> [(&'static str, Vec<Command>); 5] {
    let again = vec![
        Command::DiscardDraw { stage: 1 },
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 2 },
    ];
    [
        ("nothing", vec![]),
        ("more of what it missed already", vec![say("x"), say("y")]),
        (
            "something that it had not missed",
            (1..=3).map(points).collect(),
        ),
        ("more than anybody keeps", (1..=80).map(points).collect()),
        ("its stage is no more, and another one is there", again),
    ]
}

#[tokio::test]
async fn whoever_was_left_out_ends_as_somebody_who_comes_anew() {
    for (what, day) in days() {
        let room = Room::with_bracket(4).await;
        let (mut link, mut shelf) = left_out(&room).await;
        spread(&room, day).await;
        shelf.take(frames(&room, &mut link).await);
        let mut fresh = Shelf::default();
        fresh.take(frames(&room, &mut room.follow(Audience::Public, FOLLOWED).await).await);
        assert_eq!(shelf, fresh, "{what}");

        // From then on it is offered everything as before.
        spread(&room, [say("later")]).await;
        shelf.take(frames(&room, &mut link).await);
        assert!(format!("{shelf:?}").contains("later"), "{what}");
    }
}

#[tokio::test]
async fn whoever_follows_more_while_it_is_left_out_gets_both_without_a_gap() {
    let room = Room::with_bracket(4).await;
    let (mut link, mut shelf) = left_out(&room).await;
    spread(&room, (1..=3).map(points)).await;
    link.sub([("match/2".to_owned(), 0)].into()).await;
    spread(&room, (4..=6).map(points)).await;
    shelf.take(frames(&room, &mut link).await);
    let names = [FOLLOWED, &["match/2"]].concat();
    let mut fresh = Shelf::default();
    fresh.take(frames(&room, &mut room.follow(Audience::Public, &names).await).await);
    assert_eq!(shelf, fresh);
}
