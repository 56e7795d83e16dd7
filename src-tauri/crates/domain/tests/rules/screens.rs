//! Screens together: several at once, groups, freezing, and what goes over everything.

use crate::hall::{CUP, DESK, Hall, check, ready, refused, then};
use crate::say::take_back;
use lanista_domain::{
    Command, Entry, Layout, MatchId, Meant, Playlist, PlaylistId, Refusal, ScreenNo, ScreensChange,
    Seq, Shown, Sight, StationNo, TournamentId,
};

fn meant(number: u32) -> Meant {
    Meant {
        number: ScreenNo(number),
        token: format!("screen-{number}"),
    }
}

fn all(numbers: &[u32]) -> Vec<Meant> {
    numbers.iter().copied().map(meant).collect()
}

pub(crate) const fn change(change: ScreensChange) -> Command {
    Command::ChangeScreens { change }
}

pub(crate) fn show(numbers: &[u32], layout: Layout) -> Command {
    change(ScreensChange::Show {
        screens: all(numbers),
        layout,
    })
}

pub(crate) fn freeze(numbers: &[u32]) -> Command {
    change(ScreensChange::Freeze {
        screens: all(numbers),
    })
}

fn thaw(numbers: &[u32]) -> Command {
    change(ScreensChange::Thaw {
        screens: all(numbers),
    })
}

pub(crate) fn alert(text: &str) -> Command {
    change(ScreensChange::Alert {
        text: text.to_owned(),
    })
}

fn place(groups: &[&str], sight: Option<Sight>) -> Command {
    change(ScreensChange::Place {
        screen: meant(1),
        name: " Beamer ".to_owned(),
        groups: groups.iter().map(|&group| group.to_owned()).collect(),
        sight,
    })
}

pub(crate) const fn turn(layout: Layout) -> Entry {
    Entry {
        layout,
        shown: Shown::Seconds { seconds: 20 },
    }
}

pub(crate) fn playlist(id: Option<PlaylistId>, name: &str, entries: Vec<Entry>) -> Command {
    change(ScreensChange::Playlist {
        id,
        playlist: Playlist {
            name: name.to_owned(),
            entries,
            rev: 0,
        },
    })
}

/// A new playlist of one entry.
pub(crate) fn turning(name: &str, layout: Layout) -> Command {
    playlist(None, name, vec![turn(layout)])
}

pub(crate) const fn list(id: u32) -> Layout {
    Layout::Playlist {
        playlist: PlaylistId(id),
    }
}

fn shown(hall: &Hall) -> Vec<(u32, Layout)> {
    let screens = hall.state.screens.values();
    screens
        .map(|screen| (screen.number.0, screen.layout.clone()))
        .collect()
}

#[test]
fn one_entry_gives_many_screens_something_to_show_and_one_step_takes_it_back() {
    let mut hall = Hall::with_a_desk().after([show(&[1], Layout::Blank)]);
    let before = shown(&hall);
    let seq = hall.must(DESK, show(&[1, 2, 7], Layout::Calls));
    let expected = [1, 2, 7].map(|number| (number, Layout::Calls));
    assert_eq!(shown(&hall), expected);
    let revs = hall.state.screens.values().map(|screen| screen.rev);
    assert!(revs.into_iter().all(|rev| rev == seq.0));
    hall.must(DESK, take_back(seq));
    assert_eq!(shown(&hall), before);
}

#[test]
fn a_changed_playlist_is_news_to_every_screen_that_shows_it_and_so_is_taking_the_change_back() {
    let mut hall = Hall::with_a_desk().after([
        turning("Inner", Layout::Calls),
        turning("Outer", list(1)),
        show(&[1], list(2)),
        show(&[2], Layout::Calls),
    ]);
    let since = |hall: &Hall| {
        let screens = hall.state.screens.values();
        let since = screens.map(|screen| hall.state.shown_since(screen));
        since.collect::<Vec<_>>()
    };
    let before = since(&hall);
    let inner = || playlist(Some(PlaylistId(1)), "Inner", vec![turn(Layout::Blank)]);
    let seq = hall.must(DESK, inner());
    assert_eq!(since(&hall), [seq.0, before[1]]);
    // The screen hangs elsewhere meanwhile, so the number of the change is not the last one.
    hall.must(DESK, show(&[1], list(2)));
    let back = hall.must(DESK, take_back(seq));
    assert_eq!(since(&hall), [back.0, before[1]]);
}

#[test]
fn screens_are_meant_once_each_and_by_their_own_token() {
    let hall = Hall::with_a_desk().after([show(&[1], Layout::Blank)]);
    let bad = |what: &str| {
        refused(Refusal::BadNumber {
            what: what.to_owned(),
        })
    };
    check(
        hall.clone(),
        (DESK, show(&[], Layout::Calls)),
        bad("1 to 200 screens are meant at a time"),
    );
    check(
        hall.clone(),
        (DESK, show(&[1, 1], Layout::Calls)),
        bad("a screen is meant twice"),
    );
    check(
        hall.clone(),
        (DESK, show(&[1, 1_000], Layout::Calls)),
        bad("screens are 1 to 999"),
    );
    let stranger = change(ScreensChange::Show {
        screens: vec![Meant {
            number: ScreenNo(1),
            token: "stranger".to_owned(),
        }],
        layout: Layout::Calls,
    });
    check(
        hall,
        (DESK, stranger),
        refused(Refusal::NumberTaken { number: 1 }),
    );
}

#[test]
fn a_screen_keeps_groups_and_sight_when_it_is_given_something_else() {
    let sight = Sight {
        height: 200,
        distance: 1_500,
    };
    let hall = Hall::with_a_desk().after([
        place(&["Stage", " Hall ", "Hall"], Some(sight)),
        show(&[1], Layout::Calls),
    ]);
    let screen = &hall.state.screens[&ScreenNo(1)];
    assert_eq!(screen.name, "Beamer");
    assert_eq!(screen.groups, ["Hall", "Stage"]);
    assert_eq!(screen.sight, Some(sight));
    let many: Vec<String> = (0..9).map(|number| format!("Group {number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let what = "a screen belongs to at most 8 groups".to_owned();
    check(
        hall.clone(),
        (DESK, place(&many, None)),
        refused(Refusal::BadNumber { what }),
    );
    check(
        hall.clone(),
        (DESK, place(&[" "], None)),
        refused(Refusal::bad_text("group", 40)),
    );
    for (height, distance) in [(19, 500), (2_001, 500), (100, 49), (100, 20_001)] {
        let what = "a picture is 0.2 to 20 m high and read from 0.5 to 200 m".to_owned();
        check(
            hall.clone(),
            (DESK, place(&[], Some(Sight { height, distance }))),
            refused(Refusal::BadNumber { what }),
        );
    }
}

#[test]
fn a_frozen_screen_keeps_the_moment_until_it_is_thawed() {
    let hall = Hall::with_a_desk().after([show(&[1, 2], Layout::Calls), freeze(&[1])]);
    let since = hall.state.screens[&ScreenNo(1)].frozen;
    assert!(since.is_some());
    check(
        hall.clone(),
        (DESK, freeze(&[1])),
        refused(Refusal::NoChange),
    );
    check(hall.clone(), (DESK, thaw(&[2])), refused(Refusal::NoChange));
    let both = hall.after([freeze(&[1, 2])]);
    assert_eq!(both.state.screens[&ScreenNo(1)].frozen, since);
    assert!(both.state.screens[&ScreenNo(2)].frozen.is_some());
    let none = both.after([thaw(&[1, 2])]);
    let mut screens = none.state.screens.values();
    assert!(screens.all(|screen| screen.frozen.is_none()));
}

#[test]
fn what_is_shown_must_be_there() {
    let hall = ready("Fox", "Owl");
    for (layout, missing) in [
        (
            Layout::Station {
                station: StationNo(77),
            },
            "station",
        ),
        (
            Layout::Champion {
                tournament: TournamentId(77),
            },
            "tournament",
        ),
        (list(77), "playlist"),
        (
            Layout::Matches {
                matches: vec![MatchId(1), MatchId(77)],
            },
            "match",
        ),
    ] {
        check(
            hall.clone(),
            (DESK, show(&[1], layout)),
            refused(Refusal::not_found(missing)),
        );
    }
    let what = "2 to 4 matches are shown at once".to_owned();
    let one = Layout::Matches {
        matches: vec![MatchId(1)],
    };
    check(
        hall.clone(),
        (DESK, show(&[1], one)),
        refused(Refusal::BadNumber { what }),
    );
    let what = "a match is shown twice".to_owned();
    let twice = Layout::Matches {
        matches: vec![MatchId(1), MatchId(1)],
    };
    check(
        hall.clone(),
        (DESK, show(&[1], twice)),
        refused(Refusal::BadNumber { what }),
    );
    let endless = Layout::Clock {
        until: None,
        title: "x".repeat(81),
    };
    check(
        hall.clone(),
        (DESK, show(&[1], endless)),
        refused(Refusal::bad_text("title", 80)),
    );
    for layout in [
        Layout::Matches {
            matches: Vec::new(),
        },
        Layout::Champion { tournament: CUP },
        Layout::Progress,
        Layout::Schedule,
        Layout::Sponsors,
        Layout::Clock {
            until: None,
            title: String::new(),
        },
    ] {
        check(hall.clone(), (DESK, show(&[1], layout)), then(|_| ()));
    }
}

#[test]
fn an_emergency_message_stays_until_it_is_taken_away() {
    let end = || change(ScreensChange::EndAlert {});
    let hall = Hall::with_a_desk().after([alert(" Leave the hall. ")]);
    let text = hall.state.shows.alert.as_ref().map(|found| &*found.text);
    assert_eq!(text, Some("Leave the hall."));
    let over = hall.after([end()]);
    assert!(over.state.shows.is_empty());
    check(
        over.clone(),
        (DESK, end()),
        refused(Refusal::not_found("message")),
    );
    for text in ["", "null \0", &"x".repeat(2 * 1024 + 1)] {
        check(
            over.clone(),
            (DESK, alert(text)),
            refused(Refusal::bad_text("message", 2 * 1024)),
        );
    }
    assert!(over.state.head > Seq(0));
}
