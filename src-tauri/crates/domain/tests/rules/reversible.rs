//! Every kind of step that is taken back: done, taken back, done after all, taken back again.

use crate::hall::{ANNA, BERT, CUP, DESK, Hall, SINGLE, entered, four, taken};
use crate::say::{
    absent, call, commit, draw, drop_game, game_to, hand_back, hold, publish, reopen, result,
    resume, score, seed, take, take_back, take_over,
};
use crate::screens;
use lanista_domain::Side::Home;
use lanista_domain::{
    Arranged, Command, EntrantId, FloorChange, Group, Layout, Lobby, MatchId, Places, PlanSpot,
    ScreenNo, Seq, Series, StageId, StationNo,
};

/// Each kind of command that is taken back, in a hall where it is accepted.
fn reversible() -> Vec<(Hall, &'static str, Command)> {
    let names = ["Fox", "Owl", "Hen", "Cat"];
    let open = || entered(SINGLE, &names);
    let lived = || taken().after_from(ANNA, [game_to(1, 1, Home), game_to(1, 2, Home)]);
    let screen = || Command::AssignScreen {
        number: ScreenNo(1),
        token: "t".to_owned(),
        name: String::new(),
        layout: Layout::Number,
    };
    let message = |text: &str| Command::ShowMessage {
        screen: None,
        text: text.to_owned(),
    };
    let fox = crate::hall::named("Foxy");
    vec![
        (
            open(),
            DESK,
            Command::NameGathering {
                name: "LAN 26".to_owned(),
            },
        ),
        (
            open(),
            DESK,
            crate::say::create("Second", crate::hall::format(SINGLE)),
        ),
        (
            open(),
            DESK,
            Command::ChangeTournament {
                tournament: CUP,
                name: "Other".to_owned(),
                title: String::new(),
                format: crate::hall::format(crate::hall::DOUBLE),
            },
        ),
        (open(), DESK, Command::RemoveTournament { tournament: CUP }),
        (open(), DESK, crate::say::prizes(100)),
        (open(), DESK, crate::sign_up::limit(Some(3))),
        (open(), DESK, crate::drafts::set_rules()),
        (open(), DESK, crate::shelf::keep_format("ours", None)),
        (
            crate::shelf::stocked(),
            DESK,
            crate::shelf::drop_format("ours"),
        ),
        (open(), DESK, crate::shelf::keep_pool(8, None)),
        (crate::shelf::stocked(), DESK, crate::shelf::drop_pool()),
        (open(), DESK, crate::say::add([crate::hall::named("Elk")])),
        (
            open(),
            DESK,
            Command::ChangeEntrant {
                tournament: CUP,
                entrant: EntrantId(1),
                to: fox,
            },
        ),
        (open(), DESK, crate::rosters::foxes()),
        (
            open(),
            DESK,
            Command::RemoveEntrant {
                tournament: CUP,
                entrant: EntrantId(2),
            },
        ),
        (open(), DESK, seed(&[4, 3, 2, 1])),
        (
            open(),
            DESK,
            Command::DrawLots {
                tournament: CUP,
                lots: vec![3, 1, 2, 0],
            },
        ),
        (
            open(),
            DESK,
            crate::merits::by_rating(&[(3, 1_843)], lanista_domain::Unrated::Last),
        ),
        (open(), DESK, crate::merits::earlier(&["Fox"])),
        (open(), DESK, draw()),
        (open().after([draw()]), DESK, publish()),
        (
            open().after([draw()]),
            DESK,
            Command::DiscardDraw { stage: StageId(1) },
        ),
        (
            four(SINGLE),
            DESK,
            Command::SetSeries {
                stage: StageId(1),
                group: Group::Upper,
                round: 1,
                series: Series::best_of(5),
            },
        ),
        (four(SINGLE), DESK, call(1, Some(1))),
        (
            taken(),
            DESK,
            Command::LastCall {
                match_id: MatchId(1),
                since: None,
            },
        ),
        (
            taken(),
            ANNA,
            Command::SetLobby {
                match_id: MatchId(1),
                lobby: Some(Lobby {
                    password: "drake".to_owned(),
                    ..Lobby::default()
                }),
            },
        ),
        (four(SINGLE), ANNA, take(1)),
        (taken(), BERT, take_over(1)),
        (taken(), ANNA, hand_back(1)),
        (taken(), ANNA, score(1, 1, 5, 5)),
        (lived(), ANNA, drop_game(1, 2)),
        (lived(), ANNA, commit(1, Home)),
        (four(SINGLE).after([result(1, 2, 0)]), DESK, result(1, 0, 2)),
        (four(SINGLE), DESK, absent(1, Home)),
        (lived(), ANNA, hold(1)),
        (taken().after([hold(1)]), ANNA, resume(1)),
        (four(SINGLE).after([result(1, 2, 0)]), DESK, reopen(1)),
        (
            four(SINGLE).after([result(1, 2, 0), result(2, 2, 0)]),
            DESK,
            crate::say::corrected(1, 1, 2),
        ),
        (
            open(),
            DESK,
            Command::SetStation {
                number: StationNo(3),
                name: "Stage".to_owned(),
            },
        ),
        (
            open(),
            DESK,
            Command::RemoveStation {
                number: StationNo(3),
            },
        ),
        (
            four(SINGLE),
            DESK,
            Command::ChangeFloor {
                change: FloorChange::Arrange {
                    moved: vec![Arranged {
                        number: StationNo(1),
                        at: Some(PlanSpot { x: 4, y: 3 }),
                    }],
                    beside: Vec::new(),
                },
            },
        ),
        (
            open(),
            DESK,
            Command::ChangeFloor {
                change: FloorChange::Places {
                    tournament: CUP,
                    places: Places {
                        rest: 5,
                        ..Places::default()
                    },
                },
            },
        ),
        (
            open().after([draw(), publish()]),
            DESK,
            Command::CallNext {},
        ),
        (crate::streams::streaming(), DESK, crate::streams::put(1, 0)),
        (
            crate::streams::streaming().after([call(1, Some(1))]),
            DESK,
            crate::streams::ready(1, lanista_domain::Lamp::Producer, true),
        ),
        (taken(), ANNA, crate::say::photo(1, 'a', 9)),
        (crate::lineups::played(), DESK, crate::lineups::exchange()),
        (open(), DESK, screen()),
        (
            open().after([screen()]),
            DESK,
            Command::ForgetScreen {
                number: ScreenNo(1),
            },
        ),
        (open(), DESK, screens::show(&[1, 2], Layout::Calls)),
        (
            open().after([screens::show(&[1, 2], Layout::Calls)]),
            DESK,
            screens::freeze(&[1, 2]),
        ),
        (open(), DESK, screens::turning("Hall", Layout::Calls)),
        (open(), DESK, screens::alert("Leave the hall")),
        (open(), DESK, message("Back at two")),
        (
            open().after([message("Lunch")]),
            DESK,
            message("Back at two"),
        ),
        (
            open().after([message("Lunch")]),
            DESK,
            Command::HideMessage { screen: None },
        ),
    ]
}

/// What the hall can see of a state: no counts, no people without an entrant.
fn seen(hall: &Hall) -> String {
    let mut state = hall.state.clone();
    state.steps.clear();
    state.persons.clear();
    // Rules that were set once stay under their number.
    state.draft_rules.clear();
    state.next = lanista_domain::gathering::NextIds::default();
    (state.head, state.now) = (Seq(0), lanista_domain::At(0));
    for found in state.matches.values_mut() {
        (found.rev, found.last_change) = (0, None);
    }
    // By these screens say what they have drawn.
    for found in state.screens.values_mut() {
        found.rev = 0;
    }
    for found in state.shows.playlists.values_mut() {
        found.rev = 0;
    }
    // That a call was taken back stays known.
    state.floor.taken_back.clear();
    serde_json::to_string(&state).expect("it is written")
}

#[test]
fn every_kind_of_step_is_taken_back_and_that_again() {
    let all = reversible();
    assert_eq!(
        all.len(),
        56,
        "55 commands, that of streams for both of its cells, a second change of the floor, less the three of devices and taking back itself"
    );
    for (mut hall, from, command) in all {
        let kind = command.kind();
        let before = seen(&hall);
        let step = hall.must(from, command);
        let done = seen(&hall);
        assert_ne!(before, done, "{kind} does something");
        let undone = hall.must(DESK, take_back(step));
        assert_eq!(seen(&hall), before, "{kind} taken back");
        let redone = hall.must(DESK, take_back(undone));
        assert_eq!(seen(&hall), done, "{kind} after all");
        hall.must(DESK, take_back(redone));
        assert_eq!(seen(&hall), before, "{kind} taken back again");
    }
}
