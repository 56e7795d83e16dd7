//! The end of a tournament: prizes, two signatures, what was handed out, and that only corrections follow.

use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, format, four, named, refused, then};
use crate::say;
use lanista_domain::Side::Away;
use lanista_domain::correct::Fix;
use lanista_domain::{
    ClosingDeed, Command, EntrantId, Handed, MatchId, Prize, Prizes, Refusal, Role, Scope, Seq,
    Signer, TournamentId,
};

const HEAD: &str = "head";

fn close(deed: ClosingDeed) -> Command {
    Command::Close {
        tournament: CUP,
        deed,
    }
}

const SIGN: ClosingDeed = ClosingDeed::Sign {};

fn prizes(cents: &[u64]) -> ClosingDeed {
    let place = |cents: &u64| Prize {
        cents: *cents,
        also: String::new(),
    };
    ClosingDeed::SetPrizes {
        prizes: Prizes {
            currency: "EUR".to_owned(),
            places: cents.iter().map(place).collect(),
        },
    }
}

const fn hand(entrant: u32, handed: Handed) -> ClosingDeed {
    ClosingDeed::Hand {
        entrant: EntrantId(entrant),
        handed,
    }
}

fn withdraw(reason: &str) -> ClosingDeed {
    ClosingDeed::Withdraw {
        reason: reason.to_owned(),
    }
}

/// Fox has won the bracket of four before the second; both who lost their first match share third place.
fn over() -> Hall {
    four(SINGLE).after([
        say::admit(HEAD, Role::HeadJudge, Scope::Everything),
        say::result(1, 2, 0),
        say::result(2, 2, 0),
        say::result(3, 2, 1),
    ])
}

fn closed() -> Hall {
    over().after([close(SIGN)]).after_from(HEAD, [close(SIGN)])
}

fn is_closed(hall: &Hall) -> bool {
    let closing = hall.state.closings.get(&CUP);
    closing.is_some_and(lanista_domain::Closing::is_closed)
}

#[test]
fn a_list_is_signed_once_all_is_over_and_by_two_roles() {
    check(
        four(SINGLE),
        (DESK, close(SIGN)),
        refused(Refusal::StageNotOver),
    );
    let half = over().after([close(SIGN)]);
    assert!(!is_closed(&half), "one signature is not enough");
    check(
        half.clone(),
        (DESK, close(SIGN)),
        refused(Refusal::NoChange),
    );
    check(
        half.clone(),
        (ANNA, close(SIGN)),
        refused(Refusal::NotAllowed),
    );
    let hall = half.after_from(HEAD, [close(SIGN)]);
    assert!(is_closed(&hall));
    let signed = &hall.state.closings[&CUP].signed[&Signer::HeadJudge];
    let places: Vec<u32> = signed.list.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [1, 2, 3, 3]);
}

#[test]
fn nothing_but_a_correction_changes_a_closed_tournament() {
    for command in [
        say::reopen(3),
        say::withdraw(1),
        say::take_back(last_of(&closed(), "enter_result")),
        close(prizes(&[100])),
    ] {
        check(
            closed(),
            (DESK, command),
            refused(Refusal::TournamentClosed),
        );
    }
    let hall = closed().after([fix_final()]);
    assert!(
        is_closed(&hall),
        "it stays closed until the new list is signed"
    );
}

/// The last entry of a kind.
fn last_of(hall: &Hall, kind: &str) -> Seq {
    let found = hall.journal.iter().rev().find(|entry| entry.kind == kind);
    found.expect("there was such an entry").seq
}

/// The final was won by the other.
fn fix_final() -> Command {
    Command::Correct {
        fix: Fix::Winner {
            match_id: MatchId(3),
            winner: Away,
        },
        choices: Vec::new(),
        reason: "The slip was read upside down".to_owned(),
    }
}

#[test]
fn who_signs_a_corrected_list_signs_alone_until_the_other_has() {
    let hall = closed().after([fix_final(), close(SIGN)]);
    assert!(!is_closed(&hall), "the head judge has signed another list");
    let hall = hall.after_from(HEAD, [close(SIGN)]);
    assert!(is_closed(&hall));
}

#[test]
fn a_signature_is_withdrawn_for_a_reason_by_its_own_role() {
    let (what, most) = ("reason".to_owned(), 200);
    check(
        closed(),
        (DESK, close(withdraw("  "))),
        refused(Refusal::BadText { what, most }),
    );
    let hall = closed().after_from(HEAD, [close(withdraw("A protest came in"))]);
    assert!(!is_closed(&hall));
    check(
        hall.clone(),
        (HEAD, close(withdraw("Again"))),
        refused(Refusal::NoChange),
    );
    // It is open again.
    hall.after([close(prizes(&[100]))]);
}

#[test]
fn a_signature_is_taken_back_as_any_step() {
    let mut hall = closed();
    let last = hall.state.head;
    hall.must(DESK, say::take_back(last));
    assert!(!is_closed(&hall));
}

#[test]
fn prizes_are_shared_by_equal_places_and_ticked_when_they_are_handed_over() {
    let hall = over().after([close(prizes(&[10_000, 5_000, 2_501]))]);
    let list = hall.state.final_order(CUP).unwrap();
    let (shares, left) = hall.state.closings[&CUP].prizes.shares(&list);
    let won: Vec<u64> = shares.iter().map(|share| share.cents).collect();
    assert_eq!((won, left), (vec![10_000, 5_000, 1_250, 1_250], 1));

    let hall = hall.after([close(hand(1, Handed::Over))]);
    assert!(hall.state.closings[&CUP].handed.contains(&EntrantId(1)));
    check(
        hall.clone(),
        (DESK, close(hand(1, Handed::Over))),
        refused(Refusal::NoChange),
    );
    check(
        hall.clone(),
        (HEAD, close(hand(2, Handed::Over))),
        refused(Refusal::NotAllowed),
    );
    let what = "entrant".to_owned();
    check(
        hall.clone(),
        (DESK, close(hand(99, Handed::Over))),
        refused(Refusal::NotFound { what }),
    );
    let hall = hall.after([close(hand(1, Handed::NotYet))]);
    assert!(hall.state.closings[&CUP].handed.is_empty());
}

#[test]
fn prizes_are_bounded() {
    let most = "a prize is at most a thousand million".to_owned();
    check(
        over(),
        (DESK, close(prizes(&[u64::MAX]))),
        refused(Refusal::BadNumber { what: most }),
    );
    check(
        over(),
        (DESK, close(prizes(&[]))),
        refused(Refusal::NoChange),
    );
    let many = "at most 256 places win something".to_owned();
    check(
        over(),
        (DESK, close(prizes(&[1; 257]))),
        refused(Refusal::BadNumber { what: many }),
    );
}

#[test]
fn ticks_can_be_set_after_the_list_is_signed() {
    let hall = closed().after([close(hand(2, Handed::Over))]);
    assert!(is_closed(&hall));
}

#[test]
fn whoever_goes_home_leaves_no_tournament_that_is_signed_off() {
    const SIDE: TournamentId = TournamentId(2);
    let side = Command::AddEntrants {
        tournament: SIDE,
        entrants: vec![named("Fox"), named("Hen")],
    };
    let hall = four(SINGLE)
        .after([say::create("Side", format(SINGLE)), side])
        .after([
            say::admit(HEAD, Role::HeadJudge, Scope::Everything),
            say::result(1, 2, 0),
            say::result(2, 2, 0),
            say::result(3, 2, 1),
        ])
        .after([close(SIGN)])
        .after_from(HEAD, [close(SIGN)]);
    let one = |tournament: TournamentId| {
        let known = hall.state.tournaments[&tournament].entrants.values();
        known.clone().find(|found| found.name == "Fox").unwrap().id
    };
    let home = |tournament| Command::GoneHome {
        tournament,
        entrant: one(tournament),
        reason: "The last train".to_owned(),
    };
    check(
        hall.clone(),
        (DESK, home(CUP)),
        refused(Refusal::TournamentClosed),
    );
    let (in_cup, in_side) = (one(CUP), one(SIDE));
    check(
        hall.clone(),
        (DESK, home(SIDE)),
        then(move |hall| {
            let gone = |tournament: TournamentId, id: EntrantId| {
                hall.state.tournaments[&tournament].entrants[&id]
                    .gone
                    .is_some()
            };
            assert_eq!([gone(CUP, in_cup), gone(SIDE, in_side)], [false, true]);
        }),
    );
}
