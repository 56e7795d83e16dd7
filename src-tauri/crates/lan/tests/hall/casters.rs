//! A caster's device over real sockets: it reads what the hall reads, the hints and the figures, until it is thrown out; nobody else of the hall does.

use crate::draft_reads::drafted;
use crate::venue::{Venue, closed, failure};
use lanista_lan::client::{Device, Link, Who, pair};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::draft::{
    DraftChoice, DraftDeed, DraftFilter, DraftsAsked, DraftsForm, DraftsTold, Seat, Verb,
};
use lanista_wire::frame::Standing;
use lanista_wire::shared::{Role, Scope};

/// A device of a role that the desk lets in by a code for it.
async fn let_in(venue: &Venue, desk: &mut Link, role: Role, scope: Scope) -> (Device, Link) {
    let code = venue.code(desk, role, scope).await;
    let device = pair(venue.address(), &code, "Cato").await.unwrap();
    let admit = Command::AdmitDevice {
        device: device.id.clone(),
        name: "Cato".into(),
        role,
        scope,
    };
    desk.command(admit).await.unwrap().unwrap();
    let link = venue.link(&device).await;
    (device, link)
}

/// Who is let in as a judge first, and then as a captain: a code for captains is the badge of an entrant.
async fn captain(venue: &Venue, desk: &mut Link) -> Link {
    let device = venue.waiting(desk, Scope::Everything).await;
    let admit = Command::AdmitDevice {
        device: device.id.clone(),
        name: "Fox".into(),
        role: Role::Captain,
        scope: Scope::Entrant {
            tournament: 1,
            entrant: 1,
        },
    };
    desk.command(admit).await.unwrap().unwrap();
    venue.link(&device).await
}

#[tokio::test]
async fn a_caster_reads_hints_and_what_leads_and_nobody_else_of_the_hall_does() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = drafted(&venue, &mut desk).await;
    let (_, mut caster) = let_in(&venue, &mut desk, Role::Caster, Scope::Everything).await;
    let hints = format!("hints/{match_id}");
    let asked = [
        &*hints,
        "hints/",
        "draft_leaders/1",
        "devices",
        "journal",
        "help",
    ];
    let (_, judge) = venue.judge(&mut desk, Scope::Everything).await;
    let anybody = Link::open(venue.address(), &Who::Public).await.unwrap();
    let mut others = [captain(&venue, &mut desk).await, judge, anybody];
    caster.follow(&asked).await.unwrap();
    for other in &mut others {
        other.follow(&asked).await.unwrap();
    }
    let open = caster
        .until(&hints, |hints| hints["open_in_all"] == 5)
        .await;
    assert_eq!(open.unwrap()["games"], 1);
    caster.until("draft_leaders/1", |_| true).await.unwrap();
    let next = DraftDeed::Lock {
        turn: 1,
        seat: Seat::A,
        verb: Verb::Pick,
        choice: DraftChoice::Hero { hero: "h5".into() },
    };
    let next = Command::Draft {
        match_id,
        deed: next,
    };
    desk.command(next).await.unwrap().unwrap();
    caster
        .until(&hints, |hints| hints["open_in_all"] == 4)
        .await
        .unwrap();
    for other in &mut others {
        // What was on its way is here with what is asked for after it.
        other.follow(&["floor"]).await.unwrap();
        other.until("floor", |_| true).await.unwrap();
        for topic in [&*hints, "draft_leaders/1"] {
            assert!(!other.documents.contains_key(topic), "{topic}");
        }
    }
    caster.follow(&["floor"]).await.unwrap();
    caster.until("floor", |_| true).await.unwrap();
    for topic in ["devices", "journal", "help"] {
        assert!(!caster.documents.contains_key(topic), "{topic}");
    }
}

#[tokio::test]
async fn a_caster_asks_for_figures_says_nothing_and_is_thrown_out_at_once() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let match_id = drafted(&venue, &mut desk).await;
    let (device, mut caster) = let_in(&venue, &mut desk, Role::Caster, Scope::Everything).await;
    let mut fox = captain(&venue, &mut desk).await;
    let heroes = || Ask::Drafts {
        ask: DraftsAsked::Heroes {
            filter: DraftFilter {
                pool: Some("small".into()),
                ..DraftFilter::default()
            },
        },
    };
    let answer = caster.ask(heroes()).await.unwrap();
    let Answer::Drafts { told } = answer else {
        panic!("{answer:?}")
    };
    let DraftsTold::Heroes { figures } = *told else {
        panic!("{told:?}")
    };
    assert_eq!(figures.games, 1);
    assert_eq!(failure(&fox.ask(heroes()).await.unwrap()), "not_allowed");
    for ask in [
        Ask::History { match_id },
        Ask::Drafts {
            ask: DraftsAsked::Board { match_id, index: 0 },
        },
        Ask::Drafts {
            ask: DraftsAsked::Export {
                filter: DraftFilter::default(),
                form: DraftsForm::Csv,
                from: 0,
            },
        },
        Ask::DraftShelf,
    ] {
        let shown = format!("{ask:?}");
        let answer = caster.ask(ask).await.unwrap();
        assert_eq!(failure(&answer), "not_allowed", "{shown}");
    }
    let head = venue.head().await;
    let call = Command::CallMatch {
        match_id,
        station: None,
    };
    let refused = caster.command(call).await.unwrap().unwrap_err();
    assert_eq!((refused.code(), venue.head().await), ("not_allowed", head));

    let hints = format!("hints/{match_id}");
    caster.follow(&[&hints]).await.unwrap();
    caster.until(&hints, |_| true).await.unwrap();
    let out = Command::RevokeDevice {
        device: device.id.clone(),
    };
    desk.command(out).await.unwrap().unwrap();
    assert_eq!(closed(&mut caster).await, 4403);
    let mut again = venue.link(&device).await;
    assert_eq!(
        (again.standing.clone(), closed(&mut again).await),
        (Standing::Revoked, 4403)
    );
    assert!(!again.documents.contains_key(&hints));
}
