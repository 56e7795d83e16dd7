//! Teams of those who signed up alone: by recorded lots, or as even as the seeds allow, in one step.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, entered, id, refused};
use crate::say;
use crate::sign_up::sign_up;
use lanista_domain::{
    Arrival, Command, DeviceId, EntrantId, Gathering, HelpKind, Merits, NewEntrant, Post, Presence,
    Rated, Refusal, Role, Scope, SignUpDeed, TeamsBy, Unrated,
};
use proptest::prelude::*;

fn form(size: u8, by: TeamsBy) -> Command {
    form_of(size, by, &[])
}

/// Teams of these alone.
fn form_of(size: u8, by: TeamsBy, only: &[u32]) -> Command {
    sign_up(SignUpDeed::FormTeams {
        size,
        called: "Team".to_owned(),
        by,
        only: only.iter().copied().map(EntrantId).collect(),
    })
}

fn by_lot(lots: &[u32]) -> TeamsBy {
    let lots = lots.to_vec();
    TeamsBy::Lot { lots }
}

fn seven() -> Hall {
    entered(SINGLE, &["A", "B", "C", "D", "E", "F", "G"])
}

/// Each team with the handles of its people; substitutes in brackets.
fn teams(state: &Gathering) -> Vec<(String, String)> {
    let found = &state.tournaments[&CUP];
    let all = found.seeding.iter().map(|id| &found.entrants[id]);
    all.map(|entrant| {
        let people = entrant.roster.iter().map(|id| {
            let handle = &state.persons[id].handle;
            match entrant.post(*id) {
                Post::Substitute {} => format!("({handle})"),
                Post::Player { .. } | Post::Coach {} => handle.clone(),
            }
        });
        (entrant.name.clone(), people.collect())
    })
    .collect()
}

fn named(teams: &[(&str, &str)]) -> Vec<(String, String)> {
    let one = |(name, people): &(&str, &str)| ((*name).to_owned(), (*people).to_owned());
    teams.iter().map(one).collect()
}

#[test]
fn by_seeds_they_are_dealt_out_forth_and_back() {
    let hall = seven().after([form(3, TeamsBy::Seeds {})]);
    assert_eq!(
        teams(&hall.state),
        named(&[("Team 1", "ADE"), ("Team 2", "BCF(G)")])
    );
}

#[test]
fn a_team_that_signed_up_by_its_name_alone_is_left_as_it_is() {
    let hall = seven().after([form_of(2, TeamsBy::Seeds {}, &[1, 3, 4, 7])]);
    assert_eq!(
        teams(&hall.state),
        named(&[
            ("B", "B"),
            ("E", "E"),
            ("F", "F"),
            ("Team 1", "AG"),
            ("Team 2", "CD")
        ])
    );
    let gone = [1, 2, 3, 99];
    check(
        seven(),
        (DESK, form_of(2, TeamsBy::Seeds {}, &gone)),
        refused(Refusal::not_found("entrant")),
    );
    check(
        seven(),
        (DESK, form_of(2, by_lot(&[1, 2, 3]), &[1, 2, 3, 4])),
        refused(Refusal::NotAnOrder),
    );
}

#[test]
fn the_number_of_a_team_is_not_that_of_one_that_stays() {
    let hall = entered(SINGLE, &["A", "Team 1", "B", "C", "D"]);
    let hall = hall.after([form_of(2, TeamsBy::Seeds {}, &[1, 3, 4, 5])]);
    let names: Vec<String> = teams(&hall.state)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["Team 1", "Team 2", "Team 3"]);
}

#[test]
fn by_what_is_on_record_the_best_are_dealt_out_first_whatever_their_seeds() {
    let rated = |entrant, rating| Rated {
        entrant: EntrantId(entrant),
        rating,
        deviation: 50,
        results: 9,
    };
    let merits = Merits::Ratings {
        ratings: vec![rated(1, 1_400), rated(2, 1_900), rated(4, 1_700)],
        unrated: Unrated::Last,
    };
    let record = Command::SeedByMerit {
        tournament: CUP,
        merits,
    };
    // Somebody moves the seeds by hand afterwards; the record stays.
    let order = Command::SetSeeding {
        tournament: CUP,
        order: [3, 1, 2, 4].map(EntrantId).to_vec(),
    };
    let four = entered(SINGLE, &["A", "B", "C", "D"]).after([record, order]);
    let by_seeds = four.clone().after([form(2, TeamsBy::Seeds {})]);
    assert_eq!(
        teams(&by_seeds.state),
        named(&[("Team 1", "CD"), ("Team 2", "AB")])
    );
    let by_record = four.after([form(2, TeamsBy::Merits {})]);
    assert_eq!(
        teams(&by_record.state),
        named(&[("Team 1", "BC"), ("Team 2", "DA")])
    );
}

#[test]
fn whoever_is_in_a_team_signs_up_by_phone_no_more() {
    let open = sign_up(SignUpDeed::OpenToPhones {
        until: None,
        most: None,
    });
    let is_open = |hall: &Hall| {
        let known = hall.state.sign_ups.get(&CUP);
        known.is_some_and(|known| known.phones.is_some())
    };
    let hall = seven().after([open]);
    assert!(is_open(&hall));
    assert!(!is_open(&hall.after([form(3, TeamsBy::Seeds {})])));
}

#[test]
fn how_a_team_is_said_says_nothing_of_its_people() {
    let alone = ["A", "B", "C", "D"].map(|name| NewEntrant {
        name: name.to_owned(),
        club: Some("LAN e.V.".to_owned()),
        ..NewEntrant::default()
    });
    let mut hall = entered(SINGLE, &[]).after([say::add(alone), form(2, TeamsBy::Seeds {})]);
    let people = hall.state.persons.clone();
    let (team, name, roster) = {
        let first = hall.state.tournaments[&CUP]
            .entrants
            .values()
            .next()
            .unwrap();
        let handle = |id| hall.state.persons[id].handle.clone();
        (
            first.id,
            first.name.clone(),
            first.roster.iter().map(handle).collect(),
        )
    };
    hall.must(
        DESK,
        Command::ChangeEntrant {
            tournament: CUP,
            entrant: team,
            to: NewEntrant {
                name,
                roster,
                spoken: Some("teem wun".to_owned()),
                ..NewEntrant::default()
            },
        },
    );
    assert_eq!(hall.state.persons, people);
    assert!(hall.state.entrant(CUP, team).unwrap().spoken.is_some());
}

#[test]
fn who_went_home_is_dealt_into_no_team() {
    let hall = seven().after([Command::GoneHome {
        tournament: CUP,
        entrant: EntrantId(1),
        reason: "Ill".to_owned(),
    }]);
    let hall = hall.after([form(3, TeamsBy::Seeds {})]);
    let all = teams(&hall.state).into_iter();
    let mut teams = all.filter(|(name, _)| name.starts_with("Team"));
    assert!(teams.all(|(_, people)| !people.contains('A')));
    assert!(
        hall.state.tournaments[&CUP].entrants[&EntrantId(1)]
            .gone
            .is_some()
    );
}

#[test]
fn by_lot_the_lowest_comes_first_and_the_lots_are_kept() {
    let hall = seven().after([form(2, by_lot(&[60, 50, 40, 30, 20, 10, 70]))]);
    assert_eq!(
        teams(&hall.state),
        named(&[("Team 1", "FC(G)"), ("Team 2", "EB"), ("Team 3", "DA")])
    );
    let stored = serde_json::to_string(&hall.journal.last()).expect("it is written");
    assert!(stored.contains("[60,50,40,30,20,10,70]"), "{stored}");
}

#[test]
fn it_is_one_step_and_whoever_had_come_is_still_there() {
    let open = SignUpDeed::OpenCheckIn { until: None };
    let here = SignUpDeed::Mark {
        entrant: EntrantId(2),
        person: None,
        presence: Presence::Here,
    };
    let before = seven().after([sign_up(open), sign_up(here)]);
    let mut hall = before
        .clone()
        .after([form(3, by_lot(&[1, 2, 3, 4, 5, 6, 7]))]);
    let found = &hall.state.tournaments[&CUP];
    let arrivals = found.entrants.values().map(|one| hall.state.arrival(one));
    let partly = Arrival::Partly { here: 1, of: 3 };
    assert_eq!(arrivals.filter(|one| *one == partly).count(), 1);
    let last = hall.state.head;
    hall.must(DESK, say::take_back(last));
    assert_eq!(teams(&hall.state), teams(&before.state));
    assert_eq!(hall.state.arrived, before.state.arrived);
}

#[test]
fn too_few_too_many_lots_and_a_draw_are_refused() {
    check(
        seven(),
        (DESK, form(4, TeamsBy::Seeds {})),
        refused(Refusal::TooFew {
            entrants: 7,
            least: 8,
        }),
    );
    check(
        seven(),
        (DESK, form(2, by_lot(&[1, 2]))),
        refused(Refusal::NotAnOrder),
    );
    check(
        seven(),
        (DESK, form(1, TeamsBy::Seeds {})),
        refused(Refusal::BadNumber {
            what: "players of a team, 2 to 16".to_owned(),
        }),
    );
    check(
        seven().after([say::draw()]),
        (DESK, form(2, TeamsBy::Seeds {})),
        refused(Refusal::AlreadyDrawn),
    );
}

/// Seven who signed up alone, of whom A, B and two phones of D are let in.
fn seven_with_phones() -> Hall {
    let mut hall = seven();
    for (phone, entrant) in [("a", 1), ("b", 2), ("d1", 4), ("d2", 4)] {
        let scope = Scope::Entrant {
            tournament: CUP,
            entrant: id(entrant),
        };
        hall.must(DESK, say::admit(phone, Role::Captain, scope));
    }
    hall
}

/// For whom a phone speaks.
fn speaks_for(hall: &Hall, phone: &str) -> String {
    let device = &hall.state.devices[&DeviceId(phone.to_owned())];
    let Scope::Entrant { entrant, .. } = device.scope else {
        panic!("{device:?}")
    };
    let found = hall.state.entrant(CUP, entrant);
    found.map_or_else(|| "nobody".to_owned(), |found| found.name.clone())
}

#[test]
fn phones_speak_for_the_team_that_their_people_are_in() {
    let before = seven_with_phones();
    let mut hall = before.clone();
    hall.must(DESK, say::revoke("d2"));
    let formed = hall.must(DESK, form(3, TeamsBy::Seeds {}));
    for (phone, team) in [("a", "Team 1"), ("b", "Team 2"), ("d1", "Team 1")] {
        assert_eq!(speaks_for(&hall, phone), team);
    }
    assert_eq!(speaks_for(&hall, "d2"), "nobody", "it was thrown out");
    let help = Command::CallForHelp {
        help: HelpKind::Technician,
        match_id: None,
        station: None,
        note: String::new(),
    };
    let mut asking = hall.clone();
    asking.must("d1", help);
    let replayed = hall
        .journal
        .iter()
        .fold(Gathering::default(), Gathering::evolve);
    assert_eq!(replayed, hall.state);
    hall.must(DESK, say::take_back(formed));
    for (phone, name) in [("a", "A"), ("b", "B"), ("d1", "D")] {
        assert_eq!(speaks_for(&hall, phone), name);
    }
    assert_eq!(
        hall.state.tournaments, before.state.tournaments,
        "as it was"
    );
}

#[test]
fn a_phone_that_is_thrown_out_of_a_team_comes_back_with_nobody() {
    let mut hall = seven_with_phones();
    let formed = hall.must(DESK, form(3, TeamsBy::Seeds {}));
    hall.must(DESK, say::revoke("a"));
    hall.must(DESK, say::take_back(formed));
    assert_eq!(speaks_for(&hall, "a"), "A");
    assert!(hall.state.admitted(&DeviceId("a".to_owned())).is_none());
    assert!(hall.state.admitted(&DeviceId("b".to_owned())).is_some());
}

#[test]
fn a_desk_of_one_tournament_takes_back_its_teams_with_their_phones() {
    let mut hall = seven_with_phones();
    let scope = Scope::Tournament { tournament: CUP };
    hall.must(DESK, say::admit("side", Role::Desk, scope));
    let formed = hall.must("side", form(3, TeamsBy::Seeds {}));
    hall.must("side", say::take_back(formed));
    assert_eq!(speaks_for(&hall, "d1"), "D");
}

proptest! {
    #[test]
    fn everybody_is_in_one_team_and_teams_are_of_one_size(players in 4_usize..40, size in 2_u8..6, lots in any::<bool>()) {
        let names: Vec<String> = (0..players).map(|n| format!("P{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let lot = |n: usize| u32::try_from(n * 7 % 11).expect("small");
        let by = if lots { by_lot(&(0..players).map(lot).collect::<Vec<_>>()) } else { TeamsBy::Seeds {} };
        let mut hall = entered(SINGLE, &names);
        if hall.send(DESK, None, form(size, by)).is_ok() {
            let found = &hall.state.tournaments[&CUP];
            let mut all: Vec<u32> = found.entrants.values().flat_map(|one| one.roster.iter().map(|id| id.0)).collect();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), players);
            for one in found.entrants.values() {
                let play = one.roster.iter().filter(|id| one.post(**id) == Post::default()).count();
                prop_assert_eq!(play, usize::from(size));
            }
        } else {
            prop_assert!(players < 2 * usize::from(size));
        }
    }
}
