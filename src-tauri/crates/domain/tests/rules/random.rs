//! Random days: whatever is asked in whatever order, the journal replays to the live state and nothing contradicts itself.

mod door;
mod finish;
mod taken_back;

use crate::dispatch::{automatic, check_proposals};
use crate::hall::{DESK, Hall, entered_with};
use crate::openings::some_format;
use crate::plausible::{Dice, cases, plausible};
use door::check_sign_ups;
use finish::play_to_the_end;
use lanista_domain::bracket::{Next, NodeId};
use lanista_domain::placing::Placing;
use lanista_domain::{
    Accepted, Command, Ending, Event, Expect, Gathering, Group, Match, MatchId, MatchState,
    SignUpFact, Slot, StageFormat, StageId, Standing, StationNo,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use taken_back::check_taking_back_restores;

proptest! {
    #![proptest_config(cases(32, 500))]

    #[test]
    fn any_day_replays_and_never_contradicts_itself(seed in 1_u64.., asked in 40_usize..240) {
        live_a_day(seed, asked);
    }
}

proptest! {
    #![proptest_config(cases(32, 500))]

    #[test]
    fn any_day_on_a_floor_calls_nobody_twice(seed in 1_u64.., asked in 40_usize..240) {
        let mut dice = Dice(seed);
        let mut hall = entered_with(some_format(&mut dice), &[]);
        hall.must(DESK, automatic(0));
        live_on(hall, dice, asked);
    }
}

/// A void match and a tie-break in the same round number are not two matches at once.
#[test]
fn a_day_with_a_void_match_and_a_tie_break() {
    live_a_day(16_316_709_723_859_506_146, 157);
}

/// A round waits to be published while seeds are to be moved whose matches have begun.
#[test]
fn a_day_with_moves_that_come_too_late() {
    live_a_day(12_525_789_799_782_168_787, 125);
}

/// A correction has a match of the table played again while a tie-break of it waits.
#[test]
fn a_day_with_a_correction_beside_an_open_tie_break() {
    let mut dice = Dice(18_254_387_995_767_560_834);
    let mut hall = entered_with(some_format(&mut dice), &[]);
    hall.must(DESK, automatic(0));
    live_on(hall, dice, 97);
}

/// A match that was void is to be played again after a tie-break was made of the table without it.
#[test]
fn a_day_with_a_void_match_played_again_too_late() {
    live_a_day(12_195_845_457_292_562_145, 110);
}

fn live_a_day(seed: u64, asked: usize) {
    let mut dice = Dice(seed);
    let hall = entered_with(some_format(&mut dice), &[]);
    live_on(hall, dice, asked);
}

fn live_on(mut hall: Hall, mut dice: Dice, asked: usize) {
    let mut replayed = replay(&hall.journal);
    let mut watch = Watch::default();
    watch.check(&hall);
    for _ in 0..asked {
        let asks = plausible(&hall.state, &mut dice);
        ask(&mut hall, &mut replayed, &mut watch, asks);
    }
    assert_eq!(replay(&hall.journal), hall.state);
    check_snapshot(&hall.state);
    play_to_the_end(&mut hall, &mut dice);
    watch.check(&hall);
    for stage in hall.state.stages.keys() {
        check_placings(&hall.state, *stage);
    }
}

/// What is asked is refused without a trace, or stored, replayed and taken back as it must be.
fn ask(
    hall: &mut Hall,
    replayed: &mut Gathering,
    watch: &mut Watch,
    (from, expect, command): (&str, Option<Expect>, Command),
) {
    let before = hall.state.clone();
    let kind = command.kind();
    if hall.send(from, expect, command).is_err() {
        assert_eq!(hall.state, before, "a refused {kind} changes nothing");
        return;
    }
    let entry = hall.journal.last().expect("it was accepted");
    *replayed = core::mem::take(replayed).evolve(&stored_and_read(entry));
    assert_eq!(*replayed, hall.state, "after {kind} the replay differs");
    watch.check(hall);
    check_proposals(&hall.state);
    check_taking_back_restores(hall, &before);
}

fn replay(journal: &[Accepted]) -> Gathering {
    journal.iter().fold(Gathering::default(), Gathering::evolve)
}

fn stored_and_read(entry: &Accepted) -> Accepted {
    let text = serde_json::to_string(entry).expect("it is written");
    serde_json::from_str(&text).expect("it is read again")
}

fn check_snapshot(state: &Gathering) {
    let text = serde_json::to_string(state).expect("it is written");
    let read: Gathering = serde_json::from_str(&text).expect("it is read again");
    assert_eq!(read, *state, "a snapshot differs from what it was taken of");
}

/// What must hold after each entry, and what was seen so far.
#[derive(Default)]
struct Watch {
    revs: BTreeMap<MatchId, u32>,
    given: BTreeSet<(&'static str, u32)>,
    read: usize,
}

impl Watch {
    fn check(&mut self, hall: &Hall) {
        for entry in &hall.journal[self.read..] {
            for event in &entry.events {
                self.note_ids(event);
            }
        }
        self.read = hall.journal.len();
        let state = &hall.state;
        let mut at_stations: BTreeMap<StationNo, u8> = BTreeMap::new();
        for found in state.matches.values() {
            check_match(state, found);
            let seen = self.revs.entry(found.id).or_insert(found.rev);
            assert!(found.rev >= *seen, "the rev of {} fell", found.id);
            *seen = found.rev;
            if let Some(station) = found.station.filter(|_| found.is_at_its_place()) {
                *at_stations.entry(station).or_default() += 1;
            }
        }
        for (number, matches) in at_stations {
            let station = state.stations.get(&number).expect("no such station");
            let room = station.equipment.at_once;
            assert!(
                matches <= room,
                "{matches} at station {number}, which takes {room}"
            );
        }
        check_nobody_is_in_two_places(state);
        check_sign_ups(state);
        for stage in state.stages.keys() {
            let is_placed = state.placings(*stage).iter().all(|row| row.place.is_some());
            assert_eq!(state.is_stage_over(*stage), is_placed);
        }
        assert!(state.desks().count() > 0, "no desk is left");
    }

    fn note_ids(&mut self, event: &Event) {
        let mut note = |kind, id| assert!(self.given.insert((kind, id)), "{kind} {id} again");
        if let Event::TournamentCreated { tournament, .. } = event {
            note("tournament", tournament.0);
        }
        if let Event::StageDrawn { stage, .. } = event {
            note("stage", stage.0);
        }
        if let Event::EntrantsAdded { entrants, .. }
        | Event::SignUpChanged {
            fact: SignUpFact::SignedUp { entrants, .. },
            ..
        } = event
        {
            for entrant in entrants {
                note("entrant", entrant.id.0);
            }
        }
        if let Event::DeviceAdmitted { number, .. } = event {
            note("device", *number);
        }
    }
}

fn check_match(state: &Gathering, found: &Match) {
    let id = found.id;
    let node = state.node_of(id).expect("it has a node");
    let slots = found.slots();
    let is_heat = found.heat().is_some();
    let both = is_heat || (slots.home.entrant().is_some() && slots.away.entrant().is_some());
    let is_open = match &found.state {
        MatchState::Bye => {
            assert!(!node.is_played(), "{id} is no bye");
            false
        }
        MatchState::Undecided | MatchState::NotDue => {
            assert!(!both, "{id} has two opponents and waits");
            false
        }
        MatchState::Ready { .. } | MatchState::Called { .. } => {
            assert!(found.is_unplayed(), "{id} was played and waits");
            true
        }
        MatchState::Live { .. } => {
            assert!(!found.is_unplayed(), "{id} is live without a game");
            true
        }
        MatchState::Held { .. } => true,
        MatchState::Reported { .. } | MatchState::Disputed { .. } => {
            assert!(found.lease.is_none(), "{id} waits and is held by a tablet");
            true
        }
        MatchState::Over { outcome, .. } => {
            match outcome.winner {
                Some(winner) => check_moved_on(state, found, found.goes_on().unwrap_or(winner)),
                None => assert!(
                    outcome.is_nobodys() || state.stages[&found.stage].format.is_ranked(),
                    "a draw outside of a table"
                ),
            }
            false
        }
        MatchState::Void { .. } => false,
    };
    if is_open {
        assert!(both, "{id} is open and lacks an opponent");
    }
    let is_hill = matches!(state.stages[&found.stage].format, StageFormat::Hill { .. });
    let may_not_be_due = is_hill || node.group.part() == Some(lanista_domain::bracket::Part::Reset);
    if !may_not_be_due && node.is_played() {
        assert!(!matches!(found.state, MatchState::NotDue));
    }
    if let Some(lease) = &found.lease {
        assert!(is_open, "{id} is held by a tablet and cannot be played");
        let standing = state.devices[&lease.device].standing;
        assert_eq!(standing, Standing::Admitted, "{id} is held by a ghost");
    }
    if found.has_begun() || found.lease.is_some() {
        let is_ended = matches!(&found.state, MatchState::Over { outcome, .. } if outcome.ending != Ending::Played);
        assert!(
            is_ended || state.stages[&found.stage].shows(found.node),
            "{id} in private"
        );
    }
}

/// Winner and loser of what is over are placed, or stand where the bracket sends them.
fn check_moved_on(state: &Gathering, found: &Match, winner: lanista_domain::Side) {
    let stage = &state.stages[&found.stage];
    // Whoever met nobody has won a grand final for good.
    let is_alone = found.slots()[winner.other()] == Slot::Bye;
    let is_final = state
        .node_of(found.id)
        .is_some_and(|node| node.group.part() == Some(lanista_domain::bracket::Part::Final));
    if is_alone && is_final {
        return;
    }
    let onward = stage.bracket.onward(NodeId(found.node), winner);
    let Some(onward) = onward else {
        assert!(stage.format.table().is_some(), "{} leads nowhere", found.id);
        return;
    };
    for (next, side) in [(onward.winner, winner), (onward.loser, winner.other())] {
        if let Next::To(node, on) = next {
            // The hill is taken: nobody goes on.
            if matches!(stage.format, StageFormat::Hill { .. })
                && state.matches[&stage.match_of(found.node + 1)].state == MatchState::NotDue
            {
                continue;
            }
            let there = state.matches[&stage.match_of(node.0)].entrant(on);
            assert_eq!(there, found.entrant(side), "{} moved nobody on", found.id);
        }
    }
}

fn check_nobody_is_in_two_places(state: &Gathering) {
    let mut places = BTreeSet::new();
    for found in state.matches.values() {
        // A void match has no outcome, and is played no more.
        let is_settled = matches!(found.state, MatchState::Bye | MatchState::Void { .. });
        if found.outcome().is_some() || is_settled {
            continue;
        }
        // In a table all rounds are known before play; one at a time is played. A match of the table that a
        // correction has played again stands beside a tie-break that nobody has played yet.
        let node = state.node_of(found.id).expect("it has a node");
        let is_tie_break = matches!(node.group, Group::TieBreak(_));
        let is_table = is_tie_break || matches!(node.group, Group::Pool(_));
        let round = is_table.then_some((is_tie_break, node.round));
        for (_, slot) in found.slots().iter() {
            if let Some(entrant) = slot.entrant() {
                assert!(
                    places.insert((found.stage, entrant, round)),
                    "{entrant} is in two matches that are played at once"
                );
            }
        }
    }
}

/// All are placed, all but one have lost, and a place is one more than those who are strictly better.
fn check_placings(state: &Gathering, stage: StageId) {
    assert!(state.is_stage_over(stage), "{stage} is not over");
    let rows = state.placings(stage);
    if !matches!(
        state.stages[&stage].format,
        StageFormat::Bracket { groups: 1, .. }
    ) {
        if !left_to_nobody(state, stage) {
            check_groups(&rows);
        }
        return;
    }
    assert_eq!(rows.len(), state.stages[&stage].seeding.len());
    // Where nobody went on, places are nobody's.
    if left_to_nobody(state, stage) {
        assert!(rows.iter().filter(|row| row.place == Some(1)).count() <= 1);
        return;
    }
    assert_eq!(rows.iter().filter(|row| row.place == Some(1)).count(), 1);
    let gone = |row: &Placing| {
        let found = state.entrant(state.stages[&stage].tournament, row.entrant);
        found.is_none_or(|found| found.gone.is_some())
    };
    // Where something stands by ruling, somebody who won is placed as if they had lost.
    let is_ruled = state
        .matches_of(&state.stages[&stage])
        .any(|found| found.sent_on.is_some());
    assert!(is_ruled || rows.iter().skip(1).all(|row| row.lost > 0 || gone(row)));
    for row in &rows {
        let better = rows.iter().filter(|other| other.place < row.place).count();
        assert_eq!(row.place.map(|place| place as usize), Some(better + 1));
    }
}

fn left_to_nobody(state: &Gathering, stage: StageId) -> bool {
    let nobodys = |found: &Match| found.outcome().is_some_and(|outcome| outcome.is_nobodys());
    state.matches_of(&state.stages[&stage]).any(nobodys)
}

/// In each group a place is one more than those who are strictly better.
fn check_groups(rows: &[Placing]) {
    for row in rows {
        let better = rows
            .iter()
            .filter(|other| other.group == row.group && other.place < row.place)
            .count();
        assert_eq!(row.place.map(|place| place as usize), Some(better + 1));
    }
}

/// The teeth of the random days: nearly every kind of command is accepted in some of them.
#[test]
fn random_days_are_full() {
    let mut accepted: BTreeMap<&str, u32> = BTreeMap::new();
    for seed in 1..=240 {
        let mut dice = Dice(seed * 7_919);
        let mut hall = entered_with(some_format(&mut dice), &[]);
        for _ in 0..200 {
            let (from, expect, command) = plausible(&hall.state, &mut dice);
            let kind = command.kind();
            *accepted.entry(kind).or_default() +=
                u32::from(hall.send(from, expect, command).is_ok());
        }
    }
    let full = accepted.values().filter(|count| **count > 0).count();
    assert_eq!(
        full, 72,
        "all but naming, renaming a device, forgetting a screen, and what captains do: {accepted:?}"
    );
}
