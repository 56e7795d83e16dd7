//! Playlists: what they may hold, that they come to an end, and that what is shown is not dropped.

use crate::hall::{DESK, Hall, SINGLE, check, entered, refused, then};
use crate::say::{draw, publish, take_back};
use crate::screens::{change, list, playlist, show, turn, turning};
use lanista_domain::{
    Command, Entry, Layout, PlaylistId, Refusal, ScreensChange, Shown, StageId, StationNo,
    TournamentId,
};

const fn when(shown: Shown) -> Entry {
    Entry {
        layout: Layout::Calls,
        shown,
    }
}

const fn drop_list(id: u32) -> Command {
    change(ScreensChange::DropPlaylist { id: PlaylistId(id) })
}

#[test]
fn a_playlist_that_comes_back_to_itself_is_refused_by_name() {
    let hall = Hall::with_a_desk().after([
        turning("Inner", Layout::Calls),
        turning("Middle", list(1)),
        turning("Outer", list(2)),
    ]);
    let changed = |id: u32, name: &str, inner: u32| {
        playlist(
            Some(PlaylistId(id)),
            name,
            vec![turn(Layout::Calls), turn(list(inner))],
        )
    };
    let loops = |name: &str, by: &str| {
        refused(Refusal::PlaylistLoops {
            name: name.to_owned(),
            by: by.to_owned(),
        })
    };
    check(
        hall.clone(),
        (DESK, changed(1, "Inner", 1)),
        loops("Inner", "Inner"),
    );
    check(
        hall.clone(),
        (DESK, changed(1, "Inner", 3)),
        loops("Inner", "Outer"),
    );
    // Two ways to the same end are no loop.
    check(hall, (DESK, changed(3, "Outer", 1)), then(|_| ()));
}

#[test]
fn a_playlist_has_a_name_of_its_own_and_an_entry_that_takes_turns() {
    let hall = Hall::with_a_desk().after([turning("Hall", Layout::Calls)]);
    let name_twice = Refusal::NameTwice {
        name: "Hall".to_owned(),
    };
    check(
        hall.clone(),
        (DESK, turning(" Hall ", Layout::Blank)),
        refused(name_twice),
    );
    check(
        hall.clone(),
        (DESK, turning("", Layout::Blank)),
        refused(Refusal::bad_text("name", 40)),
    );
    check(
        hall.clone(),
        (
            DESK,
            playlist(None, "Calls", vec![when(Shown::WhileLastCall {})]),
        ),
        refused(Refusal::NoTurn),
    );
    check(
        hall.clone(),
        (DESK, playlist(Some(PlaylistId(9)), "New", Vec::new())),
        refused(Refusal::not_found("playlist")),
    );
    let bad = |entries: Vec<Entry>, what: &str| {
        check(
            hall.clone(),
            (DESK, playlist(None, "New", entries)),
            refused(Refusal::BadNumber {
                what: what.to_owned(),
            }),
        );
    };
    bad(Vec::new(), "a playlist has 1 to 24 entries");
    bad(
        vec![turn(Layout::Calls); 25],
        "a playlist has 1 to 24 entries",
    );
    for seconds in [0, 4, 3_601] {
        bad(
            vec![when(Shown::Seconds { seconds })],
            "an entry stays for 5 to 3,600 seconds",
        );
    }
    for pages in [0, 41] {
        bad(
            vec![when(Shown::Pages { pages })],
            "an entry stays for 1 to 40 pages",
        );
    }
    for (from, to) in [(0, 1_440), (1_440, 0), (60, 60)] {
        bad(
            vec![turn(Layout::Calls), when(Shown::Between { from, to })],
            "times of day are two different ones",
        );
    }
}

#[test]
fn what_a_playlist_names_must_be_there_and_published() {
    let hall = entered(SINGLE, &["Fox", "Owl"]).after([draw()]);
    let bracket = || turning("Hall", Layout::Bracket { stage: StageId(1) });
    check(
        hall.clone(),
        (DESK, bracket()),
        refused(Refusal::NotPublished),
    );
    check(
        hall.clone().after([publish()]),
        (DESK, bracket()),
        then(|_| ()),
    );
    let station = StationNo(77);
    for (shown, missing) in [
        (Shown::WhileLive { station }, "station"),
        (Shown::WhileDeciding { station }, "station"),
        (
            Shown::WhileDrafting {
                tournament: TournamentId(77),
            },
            "tournament",
        ),
    ] {
        check(
            hall.clone(),
            (
                DESK,
                playlist(None, "Hall", vec![turn(Layout::Calls), when(shown)]),
            ),
            refused(Refusal::not_found(missing)),
        );
    }
}

#[test]
fn a_playlist_that_something_shows_is_not_dropped() {
    let hall = Hall::with_a_desk().after([
        turning("Inner", Layout::Calls),
        turning("Outer", list(1)),
        show(&[4], list(2)),
    ]);
    let shown = |by: &str| refused(Refusal::PlaylistShown { by: by.to_owned() });
    check(hall.clone(), (DESK, drop_list(2)), shown("screen 4"));
    check(
        hall.clone(),
        (DESK, drop_list(1)),
        shown("playlist “Outer”"),
    );
    check(
        hall.clone(),
        (DESK, drop_list(9)),
        refused(Refusal::not_found("playlist")),
    );
    let rid = hall.after([show(&[4], Layout::Blank), drop_list(2), drop_list(1)]);
    assert!(rid.state.shows.playlists.is_empty());
    // Numbers are given once.
    let next = rid.after([turning("Next", Layout::Calls)]);
    assert!(next.state.shows.playlists.contains_key(&PlaylistId(3)));
}

#[test]
fn what_is_taken_back_leaves_no_loop_and_nothing_that_is_shown_and_gone() {
    let changed = |id: u32, name: &str, layout: Layout| {
        playlist(
            Some(PlaylistId(id)),
            name,
            vec![turn(Layout::Calls), turn(layout)],
        )
    };
    let mut hall =
        Hall::with_a_desk().after([turning("Inner", Layout::Calls), turning("Outer", list(1))]);
    let emptied = hall.must(DESK, changed(2, "Outer", Layout::Blank));
    let turned = hall.must(DESK, changed(1, "Inner", list(2)));
    check(
        hall.clone(),
        (DESK, take_back(emptied)),
        refused(Refusal::PlaylistLoops {
            name: "Outer".to_owned(),
            by: "Inner".to_owned(),
        }),
    );
    hall.must(DESK, take_back(turned));
    check(hall.clone(), (DESK, take_back(emptied)), then(|_| ()));

    let made = hall.must(DESK, turning("New", Layout::Blank));
    let shown = hall.must(DESK, show(&[4], list(3)));
    check(
        hall.clone(),
        (DESK, take_back(made)),
        refused(Refusal::PlaylistShown {
            by: "screen 4".to_owned(),
        }),
    );
    hall.must(DESK, take_back(shown));
    hall.must(DESK, changed(1, "Inner", list(3)));
    check(
        hall.clone(),
        (DESK, take_back(made)),
        refused(Refusal::PlaylistShown {
            by: "playlist “Inner”".to_owned(),
        }),
    );

    hall.must(DESK, changed(1, "Inner", Layout::Blank));
    hall.must(DESK, show(&[4], list(3)));
    let blank = hall.must(DESK, show(&[4], Layout::Blank));
    hall.must(DESK, drop_list(3));
    check(
        hall,
        (DESK, take_back(blank)),
        refused(Refusal::not_found("playlist")),
    );
}
