//! The end of a tournament over real sockets: prizes, two signatures from two roles, and then only corrections.

use crate::venue::{Venue, bracket};
use lanista_lan::client::{Link, pair};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::closing::{ClosingDeed, ClosingView, Handed, Prize, Prizes, Signer};
use lanista_wire::command::Command;
use lanista_wire::shared::{BySide, Role, Scope};

async fn head_judge(venue: &Venue, desk: &mut Link) -> Link {
    let code = venue.code(desk, Role::HeadJudge, Scope::Everything).await;
    let device = pair(venue.address(), &code, "Robin").await.unwrap();
    let admit = Command::AdmitDevice {
        device: device.id.clone(),
        name: "Robin".into(),
        role: Role::HeadJudge,
        scope: Scope::Everything,
    };
    desk.command(admit).await.unwrap().unwrap();
    venue.link(&device).await
}

const fn close(deed: ClosingDeed) -> Command {
    Command::Close {
        tournament: 1,
        deed,
    }
}

async fn list(link: &mut Link) -> ClosingView {
    let answer = link.ask(Ask::Closing { tournament: 1 }).await.unwrap();
    let Answer::Closing { closing } = answer else {
        panic!("{answer:?}")
    };
    *closing
}

/// The three matches of the bracket, each won by home.
async fn play(desk: &mut Link, first: u32) {
    for match_id in first..first + 3 {
        let result = Command::EnterResult {
            match_id,
            score: BySide { home: 2, away: 0 },
        };
        desk.command(result).await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn two_roles_sign_and_then_only_corrections_change_it() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let first = bracket(&mut desk).await;
    let mut head = head_judge(&venue, &mut desk).await;
    let sign = || close(ClosingDeed::Sign {});
    assert!(desk.command(sign()).await.unwrap().is_err(), "not over yet");
    play(&mut desk, first).await;

    let prize = |cents| Prize {
        cents,
        also: String::new(),
    };
    let prizes = Prizes {
        currency: "EUR".into(),
        places: vec![prize(10_000), prize(5_000), prize(2_501)],
    };
    let set = close(ClosingDeed::SetPrizes { prizes });
    desk.command(set).await.unwrap().unwrap();
    desk.command(sign()).await.unwrap().unwrap();
    assert!(!list(&mut desk).await.closed);
    head.command(sign()).await.unwrap().unwrap();

    let view = list(&mut head).await;
    assert!(view.closed && view.over);
    let won: Vec<(u32, u64)> = view.rows.iter().map(|row| (row.place, row.cents)).collect();
    assert_eq!(won, [(1, 10_000), (2, 5_000), (3, 1_250), (3, 1_250)]);
    assert_eq!(view.left_over, 1);
    let signers: Vec<Signer> = view.signed.iter().map(|one| one.signer).collect();
    assert_eq!(signers, [Signer::Organiser, Signer::HeadJudge]);
    assert_eq!(view.signed[1].by, "Robin");

    let reopen = Command::ReopenMatch {
        match_id: first + 2,
    };
    let refused = desk.command(reopen).await.unwrap().unwrap_err();
    assert_eq!(refused.code(), "tournament_closed");
    let hand = close(ClosingDeed::Hand {
        entrant: view.rows[0].entrant,
        handed: Handed::Over,
    });
    desk.command(hand).await.unwrap().unwrap();
    assert!(list(&mut desk).await.rows[0].handed);
}

#[tokio::test]
async fn a_judge_neither_reads_nor_signs_the_list() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let first = bracket(&mut desk).await;
    play(&mut desk, first).await;
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let answer = judge.ask(Ask::Closing { tournament: 1 }).await.unwrap();
    assert!(matches!(answer, Answer::Failed { code, .. } if code == "not_allowed"));
    let refused = judge.command(close(ClosingDeed::Sign {})).await.unwrap();
    assert_eq!(refused.unwrap_err().code(), "not_allowed");
}
