//! The plan of the hall is the same for everybody, is told of in words, and is there again after a restart.

use crate::room::{Room, frame};
use lanista_wire::command::Command;
use lanista_wire::floor::FloorChange;
use lanista_wire::hall_plan::{Arranged, PlanSpot};
use lanista_wire::topic::Audience;

fn arrange(moved: &[(u32, u16, u16)], beside: &[(u32, u16, u16)]) -> Command {
    let spots = |all: &[(u32, u16, u16)]| {
        let placed = |&(number, x, y): &(u32, u16, u16)| Arranged {
            number,
            at: Some(PlanSpot { x, y }),
        };
        all.iter().map(placed).collect()
    };
    Command::ChangeFloor {
        change: FloorChange::Arrange {
            moved: spots(moved),
            beside: spots(beside),
        },
    }
}

#[tokio::test]
async fn two_desks_see_the_same_plan_and_the_journal_keeps_it() {
    let room = Room::with_bracket(4).await;
    for number in [1, 2, 3] {
        let name = String::new();
        room.system(Command::SetStation { number, name })
            .await
            .unwrap();
    }
    let mut desk = room.follow(Audience::Desk, &["floor"]).await;
    let mut other = room.follow(Audience::Desk, &["floor"]).await;
    for follower in [&mut desk, &mut other] {
        let shown = frame(follower).await;
        assert_eq!(shown["doc"]["stations"]["1"].get("at"), None);
    }
    room.system(arrange(&[(1, 20, 9)], &[(2, 4, 0)]))
        .await
        .unwrap();
    for follower in [&mut desk, &mut other] {
        let stations = frame(follower).await["patch"]["stations"].clone();
        assert_eq!(stations["1"]["at"]["x"], 20);
        assert_eq!(stations["2"]["at"]["y"], 0);
        assert_eq!(stations.get("3"), None, "nothing else is sent");
    }
    // The second desk had not seen that yet: its own move counts, and where it saw the others does not.
    room.system(arrange(&[(3, 0, 30)], &[(1, 0, 0), (2, 8, 0)]))
        .await
        .unwrap();
    let stations = frame(&mut desk).await["patch"]["stations"].clone();
    assert_eq!(stations["3"]["at"]["y"], 30);
    assert_eq!(stations.get("1"), None);
    let mut journal = room.follow(Audience::Desk, &["journal"]).await;
    let shown = frame(&mut journal).await["doc"]["entries"].to_string();
    assert!(shown.contains("Station 3 moved on the plan"), "{shown}");
    room.replays_to_the_same().await;
}
