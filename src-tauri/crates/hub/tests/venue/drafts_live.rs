//! Drafts and the clock of the hall: what it sees later, and captains whose link is lost in their turn.

use crate::drafts::{ask, captain, drafting_by, pick, rules};
use crate::numbers::{all, figures};
use crate::room::{Room, frame, frames};
use lanista_domain::MatchId;
use lanista_domain::draft::{OnDisconnect, Phase};
use lanista_hub::clock::Hand;
use lanista_hub::{DraftsFilter, DraftsState, Read, Slice, Wanted};
use lanista_wire::command::Command;
use lanista_wire::draft::{DraftChoice, DraftDeed, Seat, Verb};
use lanista_wire::shared::{BySide, Role, Scope, Side};
use lanista_wire::topic::{Audience, Topic};
use serde_json::Value;

const DELAY: u32 = 20_000;

fn ban(turn: u16, seat: Seat, hero: &str) -> DraftDeed {
    DraftDeed::Lock {
        turn,
        seat,
        verb: Verb::Ban,
        choice: DraftChoice::Hero { hero: hero.into() },
    }
}

fn text(frames: &[Value]) -> String {
    serde_json::to_string(frames).unwrap()
}

/// A gathering on a clock moved by hand, in which the sealed picks are shown and the bans are next.
async fn later() -> (Room, Hand) {
    let mut rules = rules();
    rules.formats[0].clock.delay_ms = DELAY;
    let mut room = drafting_by(rules).await;
    let hand = room.by_hand(0).await;
    ask(&room, DraftDeed::Resume {}).await;
    ask(&room, pick(0, Seat::A, "h1")).await;
    ask(&room, pick(1, Seat::B, "h2")).await;
    hand.advance(u64::from(DELAY));
    room.hub.delivered().await;
    (room, hand)
}

#[tokio::test]
async fn the_hall_sees_a_ban_when_its_delay_has_passed_and_everybody_who_drafts_at_once() {
    let (room, hand) = later().await;
    let mut hall = room.follow(Audience::Public, &["draft/1", "drafts"]).await;
    let mut judge = room.follow(Audience::Judge, &["draft/1"]).await;
    let mut other = captain(&room, 2, &["seat/1/2"]).await;
    for follower in [&mut hall, &mut judge, &mut other] {
        frames(&room, follower).await;
    }
    ask(&room, ban(2, Seat::A, "h5")).await;
    for follower in [&mut judge, &mut other] {
        let seen = text(&frames(&room, follower).await);
        assert!(seen.contains("\"h5\""), "{seen}");
    }
    let seen = text(&frames(&room, &mut hall).await);
    assert!(!seen.contains("h5") && !seen.contains("turn"), "{seen}");
    let mut late = room.follow(Audience::Public, &["draft/1"]).await;
    let seen = text(&frames(&room, &mut late).await);
    assert!(!seen.contains("h5"), "who comes now sees no more: {seen}");
    hand.advance(u64::from(DELAY) - 1);
    assert!(frames(&room, &mut hall).await.is_empty());
    hand.advance(1);
    for follower in [&mut hall, &mut late] {
        let seen = text(&frames(&room, follower).await);
        assert!(seen.contains("\"h5\""), "{seen}");
    }
}

/// When the shown time of the open turn ends, as an audience reads it.
async fn shown_until(room: &Room, audience: Audience) -> u64 {
    let wanted = Wanted::Document(Topic::Draft { match_id: 1 });
    let slice = Slice {
        after: None,
        count: 1,
    };
    let read = room.hub.look_up(audience, wanted, slice).await;
    let Read::One(view) = read else {
        panic!("{read:?}")
    };
    view["open"][0]["shown_until"].as_u64().unwrap()
}

#[tokio::test]
async fn whoever_sees_a_turn_later_has_its_whole_time_before_them() {
    let (room, _hand) = later().await;
    let desk = shown_until(&room, Audience::Desk).await;
    for audience in [Audience::Caster, Audience::Public] {
        assert_eq!(
            shown_until(&room, audience).await,
            desk + u64::from(DELAY),
            "{audience:?}"
        );
    }
}

#[tokio::test]
async fn the_hall_watches_to_the_end_what_is_over_already() {
    let (room, hand) = later().await;
    ask(&room, ban(2, Seat::A, "h5")).await;
    ask(&room, ban(3, Seat::B, "h6")).await;
    let mut hall = room.follow(Audience::Public, &["drafts", "draft/1"]).await;
    let seen = text(&frames(&room, &mut hall).await);
    assert!(
        seen.contains("\"running\"") && !seen.contains("h6"),
        "{seen}"
    );
    hand.advance(u64::from(DELAY));
    let seen = text(&frames(&room, &mut hall).await);
    assert!(
        seen.contains("\"complete\"") && seen.contains("h6"),
        "{seen}"
    );
}

#[tokio::test]
async fn what_the_hall_has_yet_to_see_is_shown_after_a_restart_too() {
    let mut rules = rules();
    rules.formats[0].clock.delay_ms = 3_000;
    let room = drafting_by(rules).await;
    for deed in [
        pick(0, Seat::A, "h1"),
        pick(1, Seat::B, "h2"),
        ban(2, Seat::A, "h5"),
        ban(3, Seat::B, "h6"),
    ] {
        ask(&room, deed).await;
    }
    let again = room.opened_again().await;
    let mut hall = again.follow(Audience::Public).await;
    hall.sub([("draft/1".to_owned(), 0)].into()).await;
    while !text(&[frame(&mut hall).await]).contains("h6") {}
    again.stop().await;
}

/// How many drafts of a state a program is told of.
async fn listed(room: &Room, audience: Audience, state: DraftsState) -> usize {
    let wanted = Wanted::Drafts(DraftsFilter {
        state: Some(state),
        ..DraftsFilter::default()
    });
    let slice = Slice {
        after: None,
        count: 9,
    };
    let read = room.hub.look_up(audience, wanted, slice).await;
    let Read::Many(found) = read else {
        panic!("{read:?}")
    };
    found.items.len()
}

#[tokio::test]
async fn a_filter_by_state_goes_by_what_whoever_asks_may_see() {
    let (room, hand) = later().await;
    ask(&room, ban(2, Seat::A, "h5")).await;
    ask(&room, ban(3, Seat::B, "h6")).await;
    let both = async |audience| {
        let open = listed(&room, audience, DraftsState::Open).await;
        (open, listed(&room, audience, DraftsState::Complete).await)
    };
    assert_eq!(both(Audience::Desk).await, (0, 1));
    assert_eq!(both(Audience::Public).await, (1, 0), "it is still watched");
    hand.advance(u64::from(DELAY));
    assert_eq!(both(Audience::Public).await, (0, 1));
}

/// The heroes that hints call open, for an audience; none where it has no hints.
async fn called_open(room: &Room, audience: Audience) -> Option<Vec<String>> {
    // The answer comes after the figures are out.
    figures(&room.hub, all()).await;
    let wanted = Wanted::Document(Topic::Hints { match_id: 1 });
    let slice = Slice {
        after: None,
        count: 1,
    };
    let Read::One(hints) = room.hub.look_up(audience, wanted, slice).await else {
        return None;
    };
    let open = hints["open"].as_array().unwrap();
    Some(
        open.iter()
            .map(|line| line["name"].as_str().unwrap().to_owned())
            .collect(),
    )
}

#[tokio::test]
async fn a_casters_hints_and_all_figures_go_by_what_the_hall_has_seen() {
    let (room, hand) = later().await;
    let mut caster = room
        .follow(Audience::Caster, &["draft/1", "drafts", "hints/1"])
        .await;
    figures(&room.hub, all()).await;
    frames(&room, &mut caster).await;
    let has =
        |open: Option<Vec<String>>, hero: &str| open.map(|open| open.iter().any(|it| it == hero));
    ask(&room, ban(2, Seat::A, "h5")).await;
    assert_eq!(
        has(called_open(&room, Audience::Desk).await, "Hero 5"),
        Some(false)
    );
    assert_eq!(
        has(called_open(&room, Audience::Caster).await, "Hero 5"),
        Some(true)
    );
    assert_eq!(called_open(&room, Audience::Judge).await, None);
    assert_eq!(called_open(&room, Audience::Public).await, None);
    let seen = text(&frames(&room, &mut caster).await);
    assert!(!seen.contains("h5") && !seen.contains("turn"), "{seen}");
    hand.advance(u64::from(DELAY) - 1);
    assert_eq!(
        has(called_open(&room, Audience::Caster).await, "Hero 5"),
        Some(true)
    );
    hand.advance(1);
    assert_eq!(
        has(called_open(&room, Audience::Caster).await, "Hero 5"),
        Some(false)
    );
    let seen = text(&frames(&room, &mut caster).await);
    assert!(
        seen.contains("\"h5\"") && seen.contains("hints/1"),
        "{seen}"
    );

    // It is over, and its game is won, before the hall has seen the end.
    ask(&room, ban(3, Seat::B, "h6")).await;
    let won = Command::ScoreGame {
        match_id: 1,
        game: 1,
        score: BySide { home: 1, away: 0 },
        winner: Some(Side::Home),
    };
    room.system(won).await.unwrap();
    assert_eq!(called_open(&room, Audience::Desk).await, None);
    assert_eq!(
        has(called_open(&room, Audience::Caster).await, "Hero 6"),
        Some(true)
    );
    assert_eq!(
        figures(&room.hub, all()).await.games,
        0,
        "no figure tells the end"
    );
    hand.advance(u64::from(DELAY));
    assert_eq!(called_open(&room, Audience::Caster).await, None);
    assert_eq!(figures(&room.hub, all()).await.games, 1);
}

async fn link(room: &Room, device: &'static str, up: bool) {
    room.hub
        .live(move |live| {
            let link = live.links.entry(device.into()).or_default();
            link.up = up;
        })
        .await;
}

async fn phase(room: &Room) -> Phase {
    room.hub.delivered().await;
    let state = room.state().await;
    state.last_draft(MatchId(1)).unwrap().phase.clone()
}

#[tokio::test]
async fn a_captain_who_loses_the_link_in_their_turn_is_waited_for_where_the_format_says_so() {
    for (rule, is_held) in [(OnDisconnect::Hold, true), (OnDisconnect::Run, false)] {
        let mut rules = rules();
        rules.formats[0].clock.on_disconnect = rule;
        let room = drafting_by(rules).await;
        for (device, entrant) in [("fox", 1), ("owl", 2)] {
            let admit = Command::AdmitDevice {
                device: device.into(),
                name: device.into(),
                role: Role::Captain,
                scope: Scope::Entrant {
                    tournament: 1,
                    entrant,
                },
            };
            room.system(admit).await.unwrap();
            link(&room, device, true).await;
        }
        ask(&room, pick(0, Seat::A, "h1")).await;
        link(&room, "fox", false).await;
        assert_eq!(
            phase(&room).await,
            Phase::Running {},
            "it is not their turn"
        );
        link(&room, "owl", false).await;
        let held = phase(&room).await;
        assert_eq!(matches!(&held, Phase::Held { .. }), is_held, "{held:?}");
        if !is_held {
            continue;
        }
        ask(&room, DraftDeed::Resume {}).await;
        link(&room, "fox", true).await;
        assert_eq!(phase(&room).await, Phase::Running {}, "an official decided");
        link(&room, "fox", false).await;
        ask(&room, pick(1, Seat::B, "h2")).await;
        let held = phase(&room).await;
        assert!(
            matches!(held, Phase::Held { .. }),
            "now it is their turn: {held:?}"
        );
        room.replays_to_the_same().await;
    }
}
