//! Line-ups put right after the game: by whom, with what reason, and what stays as it was.

use crate::drafts::{ask, draft, refused};
use crate::hall::{ANNA, DESK, Hall};
use crate::life::HEAD;
use crate::rosters::{arrange, person, roster, swapping};
use crate::say::{admit, commit, game_to, take_back};
use lanista_domain::draft::{Deed, HeroId, Noted, Phase};
use lanista_domain::{Command, MatchId, PersonId, Post, Refusal, Role, Scope, Side};

const PLAYER: Post = Post::Player { position: None };

/// Match 1, won by Fox: Ida played hero 3 and Ben hero 6, as their captain said.
pub(crate) fn played() -> Hall {
    let mut hall = swapping();
    let (ida, ben) = (person(&hall, 1, "Ida"), person(&hall, 1, "Ben"));
    hall.must("fox", arrange([3, 6], &[Some(ida), Some(ben)]));
    hall.after([
        ask(Deed::Close {}),
        admit(HEAD, Role::HeadJudge, Scope::Everything),
    ])
    .after_from(
        ANNA,
        [
            game_to(1, 1, Side::Home),
            game_to(1, 2, Side::Home),
            commit(1, Side::Home),
        ],
    )
}

fn said(index: u16, heroes: [u32; 2], players: &[Option<PersonId>], reason: &str) -> Command {
    ask(Deed::CorrectLineup {
        index,
        side: Side::Home,
        lineup: heroes.map(|n| HeroId(format!("h{n}"))).to_vec(),
        players: players.to_vec(),
        reason: reason.to_owned(),
    })
}

/// The heroes of Ida and Ben are exchanged.
pub(crate) fn exchange() -> Command {
    said(0, [6, 3], &[], "they had changed seats")
}

#[test]
fn after_the_match_the_desk_puts_right_who_played_what_and_the_result_stays() {
    let mut hall = played();
    let before = hall.game(1).clone();
    let (ida, jule) = (person(&hall, 1, "Ida"), person(&hall, 1, "Jule"));
    assert_eq!(
        refused(&hall, DESK, arrange([6, 3], &[])),
        [Refusal::MatchAlreadyOver]
    );
    let named = [Some(jule), Some(ida)];
    hall.must(DESK, said(0, [3, 6], &named, "Jule stood in"));
    assert_eq!(draft(&hall).players.home, named);
    assert_eq!(hall.game(1), &before, "nothing of the match moved");
    assert!(matches!(draft(&hall).phase, Phase::Complete { .. }));
    let note = draft(&hall).notes.last().expect("it is noted");
    assert_eq!(note.reason, "Jule stood in");
    assert_eq!(note.what, Noted::LineupCorrected { side: Side::Home });
    // The head judge exchanges the heroes, and whoever is named stays in their position.
    hall.must(HEAD, exchange());
    assert_eq!(draft(&hall).lineup.home[0], HeroId("h6".to_owned()));
    assert_eq!(draft(&hall).players.home, named);
}

#[test]
fn neither_judge_nor_captain_puts_a_record_right() {
    let hall = played();
    for from in [ANNA, "fox", "owl"] {
        assert_eq!(refused(&hall, from, exchange()), [Refusal::NotAllowed]);
    }
}

#[test]
fn a_correction_names_every_pick_once_people_of_the_roster_and_a_reason() {
    let hall = played();
    let kaya = Some(person(&hall, 1, "Kaya"));
    for (command, reason) in [
        (said(0, [6, 4], &[], "no"), Refusal::NotTheLineup),
        (said(0, [3, 6], &[], "the same"), Refusal::NoChange),
        (
            said(0, [3, 6], &[kaya, None], "she coaches"),
            Refusal::NotOfTheRoster,
        ),
        (said(1, [6, 3], &[], "no such draft"), Refusal::NoDraft),
        (said(0, [6, 3], &[], "  "), Refusal::bad_text("reason", 200)),
    ] {
        assert_eq!(refused(&hall, DESK, command), [reason]);
    }
    assert_eq!(
        refused(&swapping(), DESK, exchange()),
        [Refusal::DraftNotComplete],
        "while it is open it is arranged, not corrected"
    );
    let void = swapping().after([ask(Deed::Void {
        reason: "the wrong format".to_owned(),
    })]);
    assert_eq!(refused(&void, DESK, exchange()), [Refusal::NoDraft]);
}

#[test]
fn whoever_played_is_named_also_when_they_have_left_the_roster_since() {
    let mut hall = played();
    let (ida, ben) = (person(&hall, 1, "Ida"), person(&hall, 1, "Ben"));
    hall.must(DESK, roster(1, &[("Ben", PLAYER), ("Nils", PLAYER)], None));
    hall.must(DESK, said(0, [3, 6], &[Some(ben), Some(ida)], "swapped"));
    assert_eq!(draft(&hall).players.home, [Some(ben), Some(ida)]);
}

#[test]
fn a_correction_is_taken_back_and_so_is_the_one_before_it() {
    let mut hall = played();
    let ida = person(&hall, 1, "Ida");
    let before = draft(&hall).clone();
    let first = hall.must(DESK, exchange());
    let second = hall.must(DESK, said(0, [6, 3], &[Some(ida), None], "one left"));
    assert_eq!(
        refused(&hall, DESK, take_back(first)),
        [Refusal::LaterStepDepends {
            seq: second.0,
            kind: "correct_lineup".to_owned()
        }]
    );
    hall.must(DESK, take_back(second));
    hall.must(DESK, take_back(first));
    assert_eq!(draft(&hall), &before);
    assert_eq!(hall.state.last_draft(MatchId(1)), Some(&before));
}
