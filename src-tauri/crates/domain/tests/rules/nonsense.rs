//! Nonsense: whatever a journal might hold, applying it never panics, and the state can be stored and read.

use crate::hall::{DOUBLE, SINGLE, format};
use crate::plausible::{Dice, cases, device, plausible};
use lanista_domain::{
    Accepted, At, BySide, CommandId, Ending, Entrant, EntrantId, Envelope, Event, FloorChange,
    Gathering, Layout, MatchId, Outcome, Person, PersonId, Playlist, PlaylistId, Role, Scope,
    ScreenNo, ScreensChange, Seq, Series, StageId, StationNo, StreamChange, Told, TournamentId,
};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(64, 2_000))]

    #[test]
    fn no_row_of_events_makes_the_rules_panic(seed in 1_u64.., entries in 1_usize..120) {
        let mut dice = Dice(seed);
        let mut state = Gathering::default();
        for _ in 0..entries {
            state = state.evolve(&entry(&mut dice));
            let (from, expect, command) = plausible(&state, &mut dice);
            let asked = Envelope {
                device: (dice.roll(2) == 0).then(|| device(from)),
                id: CommandId("c".to_owned()),
                at: At(0),
                expect,
                command,
            };
            let _judged = state.decide(&asked);
            for stage in state.stages.keys() {
                let _rows = state.placings(*stage);
            }
        }
        let text = serde_json::to_string(&state).expect("it is written");
        let read: Gathering = serde_json::from_str(&text).expect("it is read again");
        prop_assert_eq!(read, state);
    }
}

fn entry(dice: &mut Dice) -> Accepted {
    Accepted {
        seq: Seq(dice.roll(90).into()),
        at: At(dice.roll(90).into()),
        device: (dice.roll(2) == 0).then(|| device(dice.pick(&["desk", "anna", "nobody"]))),
        command: CommandId(format!("c{}", dice.roll(9))),
        kind: dice
            .pick(&["score_game", "admit_device", "unheard"])
            .to_owned(),
        events: (0..dice.roll(4)).map(|_| event(dice)).collect(),
    }
}

/// Mostly small, so that things meet; sometimes at the end of the range.
fn number(dice: &mut Dice) -> u32 {
    match dice.roll(40) {
        0 => u32::MAX,
        1 => u32::MAX - 3,
        other => other % 8,
    }
}

fn event(dice: &mut Dice) -> Event {
    let tournament = TournamentId(number(dice));
    let stage = StageId(number(dice));
    let match_id = MatchId(number(dice));
    let entrant_id = EntrantId(number(dice));
    let device_id = device(dice.pick(&["desk", "anna", "nobody"]));
    let name = "x".to_owned();
    let (side, game) = (dice.side(), dice.pick(&[0, 1, 2, 3, 255]));
    let many: Vec<EntrantId> = (0..dice.roll(9)).map(|_| EntrantId(number(dice))).collect();
    let outcome = Outcome {
        winner: Some(side).filter(|_| game != 2),
        score: BySide::new(game.into(), 3),
        ending: Ending::Played,
        told: Told::Score,
    };
    let person = Person {
        id: PersonId(number(dice)),
        handle: name.clone(),
        seat: None,
        club: None,
        nation: None,
        legal_name: None,
        shows_name: false,
    };
    let entrant = Entrant {
        id: entrant_id,
        name: name.clone(),
        short_name: name.clone(),
        tag: name.clone(),
        club: None,
        seat: None,
        spoken: None,
        roster: vec![person.id],
        posts: vec![],
        captain: None,
        gone: None,
    };
    let format = format(dice.pick(&[SINGLE, DOUBLE]));
    let station = StationNo(number(dice));
    match dice.roll(34) {
        0 => Event::GatheringNamed { name },
        1 | 2 => Event::TournamentCreated {
            tournament,
            name,
            title: String::new(),
            format,
        },
        3 => Event::TournamentChanged {
            tournament,
            name,
            title: String::new(),
            format,
        },
        4 => Event::TournamentRemoved { tournament },
        5 => Event::EntrantsAdded {
            tournament,
            persons: vec![person],
            entrants: vec![entrant],
        },
        6 => Event::EntrantChanged {
            tournament,
            persons: vec![person],
            entrant,
            reason: String::new(),
        },
        7 => Event::EntrantRemoved {
            tournament,
            entrant: entrant_id,
        },
        8 => Event::SeedingSet {
            tournament,
            order: many,
        },
        9 => Event::LotsDrawn {
            tournament,
            lots: vec![1, 1],
            order: many,
        },
        10..=12 => Event::StageDrawn {
            tournament,
            stage,
            first_match: match_id,
            index: 0,
            plan: format.stages[0].clone(),
            seeding: many,
            lower: number(dice) % 3,
        },
        13 => Event::DrawDiscarded { stage },
        14 | 15 => Event::StagePublished { stage },
        16 => Event::SeriesSet {
            match_id,
            series: Series::best_of(game),
        },
        17 => Event::MatchCalled {
            match_id,
            station: Some(station),
        },
        18 => Event::MatchTaken {
            match_id,
            device: device_id,
        },
        19 => Event::MatchHandedBack { match_id },
        20 => Event::GameScored {
            match_id,
            game,
            score: BySide::new(9_999, 0),
            winner: Some(side),
        },
        21 => Event::GameDropped { match_id, game },
        22 => Event::MatchHeld {
            match_id,
            reason: name,
        },
        23 => Event::MatchResumed { match_id },
        24 => Event::MatchEnded { match_id, outcome },
        25 => Event::MatchReopened { match_id },
        26 => Event::SlotFilled {
            match_id,
            side,
            entrant: entrant_id,
        },
        27 => Event::SlotEmptied { match_id, side },
        28 => Event::MatchNotDue { match_id },
        29 => Event::EntryTakenBack {
            seq: Seq(dice.roll(90).into()),
        },
        30 => Event::StationSet {
            number: station,
            name,
        },
        31 if dice.roll(3) == 0 => Event::FloorChanged {
            change: FloorChange::Open { number: station },
        },
        31 if dice.roll(3) == 0 => Event::StreamChanged {
            change: StreamChange::Put {
                station,
                match_id,
                place: dice.roll(4),
            },
        },
        31 => Event::StationRemoved { number: station },
        32 => Event::DeviceAdmitted {
            device: device_id,
            number: number(dice),
            name,
            role: Role::Judge,
            scope: Scope::Everything,
        },
        _ => match dice.roll(9) {
            0 => Event::DeviceChanged {
                device: device_id,
                name,
                scope: Scope::Everything,
            },
            1 => Event::DeviceRevoked { device: device_id },
            2 => Event::ScreenAssigned {
                number: ScreenNo(1),
                token: name.clone(),
                name,
                layout: Layout::Blank,
            },
            3 => Event::PhotoAttached {
                match_id,
                sha256: name,
                bytes: number(dice),
                kind: lanista_domain::PhotoKind::Png,
            },
            4 => Event::MessageShown {
                screen: Some(ScreenNo(1)),
                text: name,
            },
            5 => Event::MessageHidden { screen: None },
            6 => Event::ScreensChanged {
                change: ScreensChange::Playlist {
                    id: dice.pick(&[None, Some(PlaylistId(1))]),
                    playlist: Playlist {
                        name,
                        entries: Vec::new(),
                        rev: 0,
                    },
                },
            },
            7 => Event::ScreensChanged {
                change: match dice.roll(3) {
                    0 => ScreensChange::DropPlaylist { id: PlaylistId(1) },
                    1 => ScreensChange::EndAlert {},
                    _ => ScreensChange::Alert { text: name },
                },
            },
            _ => Event::ScreenForgotten {
                number: ScreenNo(1),
            },
        },
    }
}
