//! Drafts seen later and corrected earlier: the hall's delay, and games that were not what they seemed.

use crate::drafts::{ask, captains, draft, fearless, hold, lock, open, refused, rules, set};
use crate::hall::{ANNA, Hall, taken};
use crate::say;
use lanista_domain::draft::{
    Deed, Draft, Effect, Outcome, Phase, Seat, Table, Trigger, Until, Verb, Whom,
};
use lanista_domain::{At, Side};

fn as_of(hall: &Hall, moment: At) -> Option<Draft> {
    let draft = draft(hall);
    let (format, pool) = hall.state.draft_means(draft).expect("its rules are kept");
    let memory = &draft.memory;
    draft.as_of(
        &Table {
            format,
            pool,
            memory,
        },
        moment,
    )
}

#[test]
fn a_draft_as_of_a_moment_is_what_it_was_then() {
    let mut hall = captains(taken().after([set(rules(fearless())), open()]));
    let mut known = vec![(hall.state.now, draft(&hall).clone())];
    let more = Deed::AddTime {
        seat: Seat::B,
        ms: 5_000,
        reason: "a headset".to_owned(),
    };
    for (waited, who, command) in [
        (35_000, "fox", lock(0, Seat::A, Verb::Ban, 1)),
        (2_000, ANNA, hold()),
        (60_000, ANNA, ask(Deed::Resume {})),
        (1_000, ANNA, ask(more)),
        (9_000, "owl", lock(1, Seat::B, Verb::Ban, 2)),
        (3_000, "fox", lock(2, Seat::A, Verb::Pick, 3)),
        (3_000, "owl", lock(3, Seat::B, Verb::Pick, 4)),
    ] {
        hall.waited += waited;
        hall.must(who, command);
        known.push((hall.state.now, draft(&hall).clone()));
    }
    for (moment, then) in &known {
        let mut seen = as_of(&hall, *moment).expect("it had begun");
        seen.generation = then.generation;
        seen.notes.clone_from(&then.notes);
        assert_eq!(&seen, then);
    }
    let before = At(draft(&hall).begun.0 - 1);
    assert_eq!(as_of(&hall, before), None);
}

#[test]
fn what_was_taken_back_is_not_shown_later_either() {
    let mut hall = captains(taken().after([set(rules(fearless())), open()]));
    hall.must("fox", lock(0, Seat::A, Verb::Ban, 1));
    let moment = hall.state.now;
    hall.waited += 10_000;
    let back = Deed::StepBack {
        to: 0,
        reason: "a wrong tap".to_owned(),
    };
    hall.must(ANNA, ask(back));
    let seen = as_of(&hall, moment).expect("it had begun");
    assert_eq!((seen.log.len(), seen.phase), (0, Phase::Running {}));
}

/// The hero with which a game was won is closed to its winner.
fn won_is_closed() -> lanista_domain::draft::DraftFormat {
    let mut format = fearless();
    format.effects.truncate(2);
    format.effects.push(Effect {
        on: Trigger::Won,
        tag: None,
        blocks: vec![Verb::Pick],
        whom: Whom::Own,
        until: Until::Series,
    });
    format
}

#[test]
fn a_corrected_game_closes_what_it_should_in_the_open_draft() {
    let mut hall = taken().after([set(rules(won_is_closed())), open()]);
    for command in [
        lock(0, Seat::A, Verb::Ban, 1),
        lock(1, Seat::B, Verb::Ban, 2),
        lock(2, Seat::A, Verb::Pick, 3),
        lock(3, Seat::B, Verb::Pick, 4),
        say::game_to(1, 1, Side::Home),
        open(),
        // Away lost and acts first.
        lock(0, Seat::A, Verb::Ban, 5),
        lock(1, Seat::B, Verb::Ban, 6),
    ] {
        hall.must(ANNA, command);
    }
    let closed = |hall: &Hall, hero| {
        let mut hall = hall.clone();
        hall.send(ANNA, None, lock(2, Seat::A, Verb::Pick, hero))
            .is_err()
    };
    assert_eq!((closed(&hall, 3), closed(&hall, 4)), (false, false));
    let before = draft(&hall).clone();
    let corrected = say::game_to(1, 1, Side::Away);
    hall.must(ANNA, corrected);
    assert_eq!(
        (closed(&hall, 3), closed(&hall, 4)),
        (false, true),
        "away won with 4"
    );
    assert_eq!(draft(&hall).log, before.log);
    hall.must(ANNA, say::game_to(1, 1, Side::Home));
    assert_eq!(draft(&hall).memory, before.memory);
    assert_eq!(refused(&hall, ANNA, open()).len(), 1);
    assert!(
        before
            .memory
            .turns
            .iter()
            .any(|turn| { turn.what == lanista_domain::draft::What::Played(Outcome::Lost) })
    );
}
