//! Own formats and pools: kept, changed by those who have seen the last state, deleted, and never under an open draft.

use crate::drafts::{fearless, open as open_draft, pool, set_rules};
use crate::hall::{DESK, Hall, SINGLE, entered, taken};
use lanista_domain::draft::{
    MOST_FORMAT_TEXT, MOST_OWN_FORMATS, MOST_OWN_POOLS, MOST_STEPS, ShelfChange,
};
use lanista_domain::{Command, MatchId, Refusal, Seq};

fn change(change: ShelfChange) -> Command {
    Command::ChangeShelf { change }
}

fn format(id: &str, text: &str, since: Option<Seq>) -> Command {
    let mut format = fearless();
    id.clone_into(&mut format.id);
    change(ShelfChange::KeepFormat {
        format: Box::new(format),
        text: text.to_owned(),
        since,
    })
}

pub(crate) fn keep_format(id: &str, since: Option<Seq>) -> Command {
    format(id, "# ours", since)
}

pub(crate) fn drop_format(id: &str) -> Command {
    change(ShelfChange::DropFormat { id: id.to_owned() })
}

pub(crate) fn keep_pool(heroes: u32, since: Option<Seq>) -> Command {
    change(ShelfChange::KeepPool {
        pool: Box::new(pool(heroes)),
        since,
    })
}

pub(crate) fn drop_pool() -> Command {
    change(ShelfChange::DropPool {
        id: "small".to_owned(),
    })
}

/// One own format and one own pool.
pub(crate) fn stocked() -> Hall {
    entered(SINGLE, &[]).after([keep_format("ours", None), keep_pool(8, None)])
}

#[track_caller]
fn refused(hall: &Hall, command: Command, why: &Refusal) {
    let refused = hall.clone().send(DESK, None, command);
    let reasons = refused.expect_err("it is refused").reasons;
    assert_eq!(reasons, std::slice::from_ref(why));
}

#[test]
fn a_format_is_changed_by_who_saw_the_last_state_alone() {
    let mut hall = stocked();
    let kept = hall.state.own_shelf.formats["ours"].kept;
    refused(&hall, keep_format("ours", None), &Refusal::ShelfMoved);
    refused(
        &hall,
        keep_format("ours", Some(Seq(1))),
        &Refusal::ShelfMoved,
    );
    refused(&hall, keep_format("new", Some(kept)), &Refusal::ShelfMoved);
    refused(&hall, keep_format("ours", Some(kept)), &Refusal::NoChange);
    let changed = hall.must(DESK, format("ours", "# ours, better", Some(kept)));
    let own = &hall.state.own_shelf.formats["ours"];
    assert_eq!((own.text.as_str(), own.kept), ("# ours, better", changed));
    refused(
        &hall,
        format("ours", "# late", Some(kept)),
        &Refusal::ShelfMoved,
    );
}

#[test]
fn pools_are_checked_and_changed_the_same_way() {
    let mut hall = stocked();
    let kept = hall.state.own_shelf.pools["small"].kept;
    refused(&hall, keep_pool(9, None), &Refusal::ShelfMoved);
    refused(&hall, keep_pool(8, Some(kept)), &Refusal::NoChange);
    hall.must(DESK, keep_pool(9, Some(kept)));
    assert_eq!(hall.state.own_shelf.pools["small"].pool.heroes.len(), 9);
    let mut empty = hall.clone();
    let nobody = empty.send(DESK, None, keep_pool(0, Some(hall.state.head)));
    let reasons = nobody.expect_err("nobody is in it").reasons;
    assert!(
        matches!(&reasons[..], [Refusal::BadDraftRules { .. }]),
        "{reasons:?}"
    );
}

#[test]
fn what_is_deleted_is_gone_and_cannot_be_deleted_twice() {
    let hall = stocked().after([drop_format("ours"), drop_pool()]);
    assert!(hall.state.own_shelf.is_empty());
    refused(
        &hall,
        drop_format("ours"),
        &Refusal::not_found("draft format"),
    );
    refused(&hall, drop_pool(), &Refusal::not_found("pool"));
}

#[test]
fn there_is_an_end_to_how_much_is_kept() {
    let mut hall = entered(SINGLE, &[]);
    for number in 0..MOST_OWN_FORMATS {
        hall.must(DESK, keep_format(&format!("f{number}"), None));
    }
    refused(
        &hall,
        keep_format("more", None),
        &Refusal::ShelfFull { most: 48 },
    );
    for number in 0..MOST_OWN_POOLS {
        let mut own = pool(3);
        own.id = format!("p{number}");
        let pool = Box::new(own);
        hall.must(DESK, change(ShelfChange::KeepPool { pool, since: None }));
    }
    refused(&hall, keep_pool(8, None), &Refusal::ShelfFull { most: 16 });
    let long = " ".repeat(MOST_FORMAT_TEXT + 1);
    let too_long = Refusal::BadDraftRules {
        what: "its text is too long".to_owned(),
    };
    refused(&hall, format("f1", &long, None), &too_long);
    let mut endless = fearless();
    let step = endless.steps[0].clone();
    endless.steps = vec![step; MOST_STEPS + 1];
    let endless = change(ShelfChange::KeepFormat {
        format: Box::new(endless),
        text: String::new(),
        since: None,
    });
    let steps = Refusal::BadDraftRules {
        what: "it has no steps, or too many".to_owned(),
    };
    refused(&hall, endless, &steps);
}

#[test]
fn a_draft_that_is_open_keeps_what_it_was_opened_with() {
    let mut hall = taken().after([keep_pool(8, None), set_rules(), open_draft()]);
    let before = hall.state.last_draft(MatchId(1)).cloned();
    let kept = hall.state.own_shelf.pools["small"].kept;
    hall.must(DESK, keep_pool(3, Some(kept)));
    hall.must(DESK, drop_pool());
    assert_eq!(hall.state.last_draft(MatchId(1)).cloned(), before);
    let (_, pool) = hall
        .state
        .draft_means(before.as_ref().expect("it is open"))
        .expect("its rules are there");
    assert_eq!(pool.heroes.len(), 8);
}
