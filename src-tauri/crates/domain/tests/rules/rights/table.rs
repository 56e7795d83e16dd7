//! Every command, each in a hall where it is accepted.

use crate::drafts;
use crate::hall::{ANNA, BERT, CUP, Hall, SINGLE, entered, format, named, taken};
use crate::heats::{attempt, check_in_heat, finished, heat, royale, trial};
use crate::lineups;
use crate::plausible::device;
use crate::say;
use crate::screens;
use crate::shelf;
use crate::stages::{hall as swiss_hall, play_open, rounds};
use crate::tie_breaks::tied_at_the_cut;
use lanista_domain::Side::Home;
use lanista_domain::draft::{Seat, Verb};
use lanista_domain::format::Measure;
use lanista_domain::title_rules::ClockRule;
use lanista_domain::{
    Command, Confirmation, EntrantId, FloorChange, Group, HelpKind, Layout, Lobby, MatchId,
    Presence, Role, Scope, ScreenNo, Series, StageFormat, StageId, StationNo,
};

/// Every command, each in a hall where whoever may send it is accepted: the match is in Anna's hands.
pub(super) fn table() -> Vec<(Hall, Command)> {
    let open = || entered(SINGLE, &["Fox", "Owl"]);
    let drawn = || open().after([say::draw()]);
    let cup = |name: &str| say::create(name, format(SINGLE));
    let screen = || Command::AssignScreen {
        number: ScreenNo(1),
        token: "t".to_owned(),
        name: String::new(),
        layout: Layout::Number,
    };
    let message = || Command::ShowMessage {
        screen: None,
        text: "Lunch".to_owned(),
    };
    let two_wins =
        || taken().after_from(ANNA, [say::game_to(1, 1, Home), say::game_to(1, 2, Home)]);
    let mut undoable = taken();
    let step = undoable.must(ANNA, say::score(1, 1, 1, 0));
    // Anna's result, which somebody else confirms.
    let second = || {
        let rule = say::confirmation(Confirmation::SecondJudge);
        two_wins()
            .after([rule])
            .after_from(BERT, [say::take_over(1), say::commit(1, Home)])
    };
    let free = || taken().after_from(ANNA, [say::hand_back(1)]);
    vec![
        (
            open(),
            Command::NameGathering {
                name: "LAN".to_owned(),
            },
        ),
        (open(), cup("Second")),
        (
            open(),
            Command::ChangeTournament {
                tournament: CUP,
                name: "Other".to_owned(),
                title: String::new(),
                format: format(SINGLE),
            },
        ),
        (open(), Command::RemoveTournament { tournament: CUP }),
        (open(), drafts::set_rules()),
        (open(), shelf::keep_format("ours", None)),
        (shelf::stocked(), shelf::drop_format("ours")),
        (open(), shelf::keep_pool(8, None)),
        (shelf::stocked(), shelf::drop_pool()),
        (drafts::drafting(), drafts::open()),
        (drafts::drafted(), drafts::lock(0, Seat::A, Verb::Ban, 1)),
        (drafts::drafted(), drafts::hold()),
        (lineups::played(), lineups::exchange()),
        (open(), say::add([named("Hen")])),
        (
            open(),
            Command::ChangeEntrant {
                tournament: CUP,
                entrant: EntrantId(1),
                to: named("Foxy"),
            },
        ),
        (open(), crate::rosters::foxes()),
        (
            open(),
            Command::RemoveEntrant {
                tournament: CUP,
                entrant: EntrantId(1),
            },
        ),
        (open(), say::seed(&[2, 1])),
        (
            open(),
            Command::DrawLots {
                tournament: CUP,
                lots: vec![2, 1],
            },
        ),
        (
            open(),
            crate::merits::by_rating(&[(2, 1_843)], lanista_domain::Unrated::Last),
        ),
        (open(), crate::merits::earlier(&["Fox"])),
        (open(), say::draw()),
        (swiss_played(), say::pair()),
        (
            drawn(),
            Command::SwapSeeds {
                stage: StageId(1),
                one: EntrantId(1),
                other: EntrantId(2),
                reason: "Late".to_owned(),
            },
        ),
        (
            drawn().after([say::publish(), crate::moves::plan(1, 2)]),
            Command::DropMoves { stage: StageId(1) },
        ),
        (
            swiss_played(),
            crate::times::set(&[crate::times::day(1, Some(1), Some(2))]),
        ),
        (
            drawn().after([say::publish()]),
            Command::CallWave {
                stage: StageId(1),
                wave: 1,
                stations: vec![],
            },
        ),
        (
            swiss_played(),
            Command::AdjustPoints {
                stage: StageId(1),
                entrant: EntrantId(1),
                points: -1,
                reason: "Late".to_owned(),
            },
        ),
        (
            swiss_played(),
            Command::DrawTieLots {
                stage: StageId(1),
                lots: vec![4, 3, 2, 1],
            },
        ),
        (tied_at_the_cut(), say::tie_break(&[2, 3])),
        (
            swiss_played().after([say::add([named("Late")])]),
            Command::EnterLate {
                stage: StageId(1),
                entrant: EntrantId(5),
            },
        ),
        (open(), say::withdraw(1)),
        (drawn(), Command::DiscardDraw { stage: StageId(1) }),
        (drawn(), say::publish()),
        (
            drawn(),
            Command::SetSeries {
                stage: StageId(1),
                group: Group::Upper,
                round: 1,
                series: Series::best_of(5),
            },
        ),
        (taken(), say::call(1, Some(2))),
        (
            taken(),
            Command::LastCall {
                match_id: MatchId(1),
                since: None,
            },
        ),
        (
            taken(),
            Command::SetLobby {
                match_id: MatchId(1),
                lobby: Some(Lobby {
                    name: "LAN 1".to_owned(),
                    ..Lobby::default()
                }),
            },
        ),
        (free(), say::take(1)),
        (taken(), say::take_over(1)),
        (taken(), say::hand_back(1)),
        (taken(), say::score(1, 1, 1, 0)),
        (two_wins(), say::drop_game(1, 2)),
        (held(royale(1)), finished(1, 1, &[(1, 0)])),
        (held(trial(1, Measure::Time)), attempt(1, 1, 1, Some(9))),
        (two_wins(), say::commit(1, Home)),
        (free(), say::winner(1, Home)),
        (clocked(), say::start_clock(1)),
        (ticking(), say::halt_clocks()),
        (taken(), say::pause(1)),
        (paused(), say::ready(1, Home)),
        (paused(), say::end_pause(1)),
        (taken(), say::map(1, "Nuke")),
        (free(), say::result(1, 2, 0)),
        (taken(), say::absent(1, Home)),
        (taken(), say::check_in(1, Home, Presence::Here)),
        (called_heat(), check_in_heat(1, 1, Presence::Here)),
        (taken(), say::report_win(1, Home)),
        (second(), say::confirm(1)),
        (second(), say::dispute(1, "Not so")),
        (taken(), say::rule(1, Some(Home), "Seen by two")),
        (second(), say::replay(1)),
        (open(), say::confirmation(Confirmation::Desk)),
        (open(), say::prizes(100)),
        (open(), crate::sign_up::limit(Some(3))),
        (
            open(),
            Command::GoneHome {
                tournament: CUP,
                entrant: EntrantId(1),
                reason: String::new(),
            },
        ),
        (open(), say::change_shift("Somebody else")),
        (open(), say::help(HelpKind::Runner, None, "")),
        (
            open().after_from(ANNA, [say::help(HelpKind::Runner, None, "")]),
            Command::AnswerHelp { id: 1 },
        ),
        crate::life::run_out(),
        (taken(), say::hold(1)),
        (taken().after_from(ANNA, [say::hold(1)]), say::resume(1)),
        (
            two_wins().after_from(ANNA, [say::commit(1, Home)]),
            say::reopen(1),
        ),
        (
            two_wins().after_from(ANNA, [say::commit(1, Home)]),
            say::corrected(1, 0, 2),
        ),
        (undoable, say::take_back(step)),
        (
            open(),
            Command::SetStation {
                number: StationNo(9),
                name: String::new(),
            },
        ),
        (
            open(),
            Command::RemoveStation {
                number: StationNo(1),
            },
        ),
        (
            open(),
            Command::ChangeFloor {
                change: FloorChange::Close {
                    number: StationNo(1),
                    reason: "No picture".to_owned(),
                },
            },
        ),
        (crate::streams::streaming(), crate::streams::flip(true)),
        (drawn().after([say::publish()]), Command::CallNext {}),
        (open(), say::admit("new", Role::Judge, Scope::Everything)),
        (
            open(),
            Command::ChangeDevice {
                device: device(BERT),
                name: "Bert".to_owned(),
                scope: Scope::Everything,
            },
        ),
        (open(), say::revoke(BERT)),
        (taken(), say::photo(1, 'a', 9)),
        (open(), screen()),
        (
            open().after([screen()]),
            Command::ForgetScreen {
                number: ScreenNo(1),
            },
        ),
        (open(), screens::alert("Leave the hall")),
        (open(), message()),
        (
            open().after([message()]),
            Command::HideMessage { screen: None },
        ),
    ]
}

/// A heat of four over one game, in Anna's hands.
fn held(stage: StageFormat) -> Hall {
    heat(stage, 1, 4).after_from(ANNA, [say::take(1)])
}

/// The same, called to come.
fn called_heat() -> Hall {
    held(royale(1)).after([say::call(1, None)])
}

/// Four after the first of three Swiss rounds.
fn swiss_played() -> Hall {
    play_open(swiss_hall(rounds(3), 4))
}

/// Match 1 held by Anna, in a title with clocks.
fn clocked() -> Hall {
    let mut hall = taken();
    if let Some(cup) = hall.state.tournaments.get_mut(&CUP) {
        cup.format.title_rules.series_clock = Some(ClockRule::Up {});
    }
    hall
}

fn ticking() -> Hall {
    clocked().after_from(ANNA, [say::start_clock(1)])
}

fn paused() -> Hall {
    taken().after_from(ANNA, [say::pause(1)])
}
