//! Captains and head judges over the wire: what they may say, and that not one word of theirs counts for anybody else.

use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::Link;
use lanista_wire::ask::Ask;
use lanista_wire::command::Command;
use lanista_wire::frame::Standing;
use lanista_wire::life::{Confirmation, HelpKind, Presence};
use lanista_wire::shared::{BySide, Role, Scope, Side};

/// A device that the desk lets in as something else than a judge.
async fn let_in(venue: &Venue, desk: &mut Link, role: Role, scope: Scope) -> Link {
    let device = venue.waiting(desk, Scope::Everything).await;
    let admit = Command::AdmitDevice {
        device: device.id.clone(),
        name: "Aylin".into(),
        role,
        scope,
    };
    desk.command(admit).await.unwrap().unwrap();
    let link = venue.link(&device).await;
    assert!(matches!(link.standing, Standing::Admitted { .. }));
    link
}

async fn captain(venue: &Venue, desk: &mut Link, entrant: u32) -> Link {
    let scope = Scope::Entrant {
        tournament: 1,
        entrant,
    };
    let_in(venue, desk, Role::Captain, scope).await
}

/// The code with which a command is refused.
async fn refusal(link: &mut Link, command: Command) -> String {
    let refused = link.command(command).await.unwrap().unwrap_err();
    refused.code().to_owned()
}

fn report(match_id: u32) -> Command {
    Command::ReportResult {
        match_id,
        score: Some(BySide { home: 2, away: 0 }),
        winner: None,
    }
}

fn here(match_id: u32, side: Side) -> Command {
    Command::CheckIn {
        match_id,
        side,
        presence: Presence::Here,
    }
}

#[tokio::test]
async fn a_captain_says_nothing_for_the_other_side_and_nothing_of_other_matches() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let own = bracket(&mut desk).await;
    let confirmation = Confirmation::Captains { seconds: 600 };
    let rule = Command::SetConfirmation {
        tournament: 1,
        confirmation,
    };
    desk.command(rule).await.unwrap().unwrap();
    let mut fox = captain(&venue, &mut desk, 1).await;
    let mut owl = captain(&venue, &mut desk, 2).await;
    let mut hare = captain(&venue, &mut desk, 4).await;
    fox.command(report(own)).await.unwrap().unwrap();
    let head = venue.head().await;
    let confirm = Command::ConfirmResult { match_id: own };
    for (command, code) in [
        (confirm.clone(), "own_report"),
        (report(own + 1), "out_of_scope"),
        (here(own + 1, Side::Home), "out_of_scope"),
        (report(99), "not_found"),
    ] {
        let shown = format!("{command:?}");
        assert_eq!(refusal(&mut fox, command).await, code, "{shown}");
    }
    assert_eq!(
        refusal(&mut hare, here(own, Side::Home)).await,
        "already_reported"
    );
    assert_eq!(refusal(&mut owl, confirm.clone()).await, "out_of_scope");
    assert_eq!(
        refusal(&mut owl, here(own + 1, Side::Away)).await,
        "other_side",
        "Lynx says so themselves"
    );
    let ruling = Command::RuleMatch {
        match_id: own,
        winner: Some(Side::Home),
        score: None,
        reason: "We won".into(),
    };
    assert_eq!(refusal(&mut fox, ruling).await, "not_allowed");
    for ask in [
        Ask::History { match_id: own },
        Ask::SaveCopy {
            folder: String::new(),
        },
    ] {
        assert_eq!(failure(&fox.ask(ask).await.unwrap()), "not_allowed");
    }
    assert_eq!(venue.head().await, head, "nothing of it was stored");
    hare.command(confirm).await.unwrap().unwrap();
    assert_eq!(venue.head().await, head + 1);
}

#[tokio::test]
async fn a_captain_follows_what_everybody_sees() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let own = bracket(&mut desk).await;
    let call = Command::CallForHelp {
        help: HelpKind::HeadJudge,
        match_id: Some(own),
        station: None,
        note: "They are not here".into(),
    };
    let mut fox = captain(&venue, &mut desk, 1).await;
    fox.command(call).await.unwrap().unwrap();
    fox.follow(&["help", "devices", "journal", "floor"])
        .await
        .unwrap();
    fox.until("floor", |_| true).await.unwrap();
    for topic in ["help", "devices", "journal"] {
        assert!(!fox.documents.contains_key(topic), "{topic}");
    }
    desk.follow(&["help"]).await.unwrap();
    let help = desk.until("help", |_| true).await.unwrap();
    assert_eq!(help["calls"]["1"]["note"], "They are not here");
}

#[tokio::test]
async fn a_head_judge_reads_what_a_desk_reads_and_lets_nobody_above_in() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let own = bracket(&mut desk).await;
    let mut head = let_in(&venue, &mut desk, Role::HeadJudge, Scope::Everything).await;
    head.follow(&["devices", "journal", "help"]).await.unwrap();
    for topic in ["devices", "journal", "help"] {
        head.until(topic, |_| true).await.unwrap();
    }
    let ruling = Command::RuleMatch {
        match_id: own,
        winner: Some(Side::Home),
        score: None,
        reason: "The other side has left".into(),
    };
    head.command(ruling).await.unwrap().unwrap();
    let device = venue.waiting(&mut desk, Scope::Everything).await;
    let admit = |role| Command::AdmitDevice {
        device: device.id.clone(),
        name: "Bo".into(),
        role,
        scope: Scope::Everything,
    };
    assert_eq!(refusal(&mut head, admit(Role::Desk)).await, "not_allowed");
    head.command(admit(Role::Judge)).await.unwrap().unwrap();
    let enrol = |role| Ask::Enrol {
        role,
        scope: Scope::Everything,
        name: String::new(),
        count: 1,
        minutes: 5,
    };
    let desks = head.ask(enrol(Role::Desk)).await.unwrap();
    assert_eq!(failure(&desks), "not_allowed");
    let rename = Command::NameGathering {
        name: "Ours".into(),
    };
    assert_eq!(refusal(&mut head, rename).await, "not_allowed");
    let copy = Ask::SaveCopy {
        folder: String::new(),
    };
    assert_eq!(failure(&head.ask(copy).await.unwrap()), "not_allowed");
}
