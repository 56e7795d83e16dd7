//! Rosters: who is in one and for what; and line-ups, in which their players are named after a draft.

use crate::drafts::{ask, captains, draft, fearless, lock, one, refused, rules, set};
use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, check, entered, id, taken, then};
use crate::say;
use lanista_domain::draft::{Deed, HeroId, Phase, Seat, Verb};
use lanista_domain::{
    Command, Entrant, EntrantId, NewEntrant, NewMember, Particulars, PersonId, Post, Refusal, Side,
};

const PLAYER: Post = Post::Player { position: None };
const SUBSTITUTE: Post = Post::Substitute {};
const COACH: Post = Post::Coach {};

const fn at(position: u8) -> Post {
    Post::Player {
        position: Some(position),
    }
}

fn member(handle: &str, post: Post) -> NewMember {
    NewMember {
        person: None,
        handle: handle.to_owned(),
        post,
        about: Particulars::default(),
    }
}

pub(crate) fn roster(entrant: u32, members: &[(&str, Post)], captain: Option<u16>) -> Command {
    let members = members.iter().map(|(handle, post)| member(handle, *post));
    set_roster(entrant, members.collect(), captain)
}

fn set_roster(entrant: u32, members: Vec<NewMember>, captain: Option<u16>) -> Command {
    Command::SetRoster {
        tournament: CUP,
        entrant: EntrantId(entrant),
        members,
        captain,
        reason: String::new(),
    }
}

fn entrant(hall: &Hall, number: u32) -> &Entrant {
    &hall.state.tournaments[&CUP].entrants[&id(number)]
}

pub(crate) fn person(hall: &Hall, number: u32, handle: &str) -> PersonId {
    let mut roster = entrant(hall, number).roster.iter();
    *roster
        .find(|id| hall.state.persons[id].handle == handle)
        .expect("they are in the roster")
}

/// Ida and Ben play for Fox, Jule can step in, Kaya coaches.
pub(crate) fn foxes() -> Command {
    let members = [
        ("Ida", at(1)),
        ("Ben", at(2)),
        ("Jule", SUBSTITUTE),
        ("Kaya", COACH),
    ];
    roster(1, &members, Some(1))
}

fn told(hall: &Hall, number: u32) -> Vec<(String, Post)> {
    let entrant = entrant(hall, number);
    let roster = entrant.roster.iter();
    roster
        .map(|id| (hall.state.persons[id].handle.clone(), entrant.post(*id)))
        .collect()
}

#[test]
fn a_roster_says_who_is_there_for_what_and_who_leads() {
    check(
        entered(SINGLE, &["Fox", "Owl"]),
        (DESK, foxes()),
        then(|hall| {
            let all = [
                ("Ida".to_owned(), at(1)),
                ("Ben".to_owned(), at(2)),
                ("Jule".to_owned(), SUBSTITUTE),
                ("Kaya".to_owned(), COACH),
            ];
            assert_eq!(told(hall, 1), all);
            assert_eq!(entrant(hall, 1).captain, Some(person(hall, 1, "Ben")));
            assert!(entrant(hall, 1).may_play(person(hall, 1, "Jule")));
            assert!(!entrant(hall, 1).may_play(person(hall, 1, "Kaya")));
            assert!(!entrant(hall, 2).may_play(person(hall, 1, "Ida")));
        }),
    );
}

#[test]
fn somebody_stays_who_they_are_under_another_name_and_in_another_post() {
    let mut hall = entered(SINGLE, &["Fox", "Owl"]).after([foxes()]);
    let (ida, ben, jule) = (
        person(&hall, 1, "Ida"),
        person(&hall, 1, "Ben"),
        person(&hall, 1, "Jule"),
    );
    let renamed = NewMember {
        person: Some(ida),
        ..member("Ida!", at(2))
    };
    let members = vec![
        member("Ben", at(1)),
        renamed.clone(),
        member("Nils", SUBSTITUTE),
    ];
    hall.must(DESK, set_roster(1, members, None));
    assert_eq!(entrant(&hall, 1).roster[..2], [ben, ida]);
    assert_eq!(hall.state.persons[&ida].handle, "Ida!");
    assert_eq!(entrant(&hall, 1).captain, None);
    let left = entrant(&hall, 1).posts.iter();
    assert!(left.copied().all(|posted| posted.person != jule));
    let before = hall.state.tournaments.clone();
    let step = hall.must(DESK, roster(1, &[("Ida", PLAYER)], Some(0)));
    assert_ne!(
        entrant(&hall, 1).roster,
        [ida],
        "another person takes the name that she gave up"
    );
    hall.must(DESK, say::take_back(step));
    assert_eq!(hall.state.tournaments, before);
}

#[test]
fn another_name_for_the_entrant_leaves_the_posts_of_those_who_stay() {
    let mut hall = entered(SINGLE, &["Fox", "Owl"]).after([foxes()]);
    hall.must(
        DESK,
        Command::ChangeEntrant {
            tournament: CUP,
            entrant: EntrantId(1),
            to: NewEntrant {
                name: "Foxes".to_owned(),
                roster: ["Ida", "Jule", "Nils"].map(str::to_owned).to_vec(),
                ..NewEntrant::default()
            },
        },
    );
    let all = [
        ("Ida".to_owned(), at(1)),
        ("Jule".to_owned(), SUBSTITUTE),
        ("Nils".to_owned(), PLAYER),
    ];
    assert_eq!(told(&hall, 1), all);
    assert_eq!(entrant(&hall, 1).captain, None, "Ben has left");
}

#[test]
fn a_roster_that_cannot_be_is_refused_with_every_reason() {
    let hall = entered(SINGLE, &["Fox", "Owl"]).after([foxes()]);
    let number = |what: &str| Refusal::BadNumber { what: what.into() };
    let ida = person(&hall, 1, "Ida");
    let as_ida = |handle: &str| NewMember {
        person: Some(ida),
        ..member(handle, PLAYER)
    };
    let many: Vec<NewMember> = (0..65).map(|n| member(&format!("P{n}"), PLAYER)).collect();
    for (command, reasons) in [
        (foxes(), vec![Refusal::NoChange]),
        (roster(9, &[("Ida", PLAYER)], None), {
            vec![Refusal::not_found("entrant")]
        }),
        (roster(1, &[], None), vec![number("players of an entrant")]),
        (
            roster(1, &[("Kaya", COACH)], None),
            vec![number("players of an entrant")],
        ),
        (
            set_roster(1, many, None),
            vec![number("players of an entrant")],
        ),
        (
            roster(1, &[("\u{202e} ", at(17)), ("Ben", at(0))], Some(2)),
            vec![
                Refusal::bad_text("player's name", 40),
                number("position of a player"),
                Refusal::not_found("captain"),
            ],
        ),
        (
            roster(1, &[("Ida", at(1)), ("Ben", at(1))], None),
            vec![Refusal::PositionTwice { position: 1 }],
        ),
        (
            set_roster(1, vec![as_ida("Ida"), as_ida("Ben")], None),
            vec![Refusal::PlayerTwice {
                name: "Ben".to_owned(),
            }],
        ),
        (
            set_roster(2, vec![as_ida("Ida")], None),
            vec![Refusal::not_found("player")],
        ),
    ] {
        assert_eq!(refused(&hall, DESK, command), reasons);
    }
}

/// Match 1, drafted to the end of the picks: Fox has heroes 3 and 6, Owl 4 and 5; a minute to exchange them.
pub(crate) fn swapping() -> Hall {
    let mut format = fearless();
    format.team_size = Some(2);
    format.clock.swap_ms = 60_000;
    format.steps = [Seat::A, Seat::B, Seat::B, Seat::A]
        .map(|seat| one(seat, Verb::Pick))
        .to_vec();
    let picks = [
        lock(0, Seat::A, Verb::Pick, 3),
        lock(1, Seat::B, Verb::Pick, 4),
        lock(2, Seat::B, Verb::Pick, 5),
        lock(3, Seat::A, Verb::Pick, 6),
    ];
    let open = ask(Deed::Open {
        first: None,
        lot: None,
        home_side: None,
    });
    let hall = taken().after([foxes(), set(rules(format)), open]);
    captains(hall.after_from(ANNA, picks))
}

pub(crate) fn arrange(heroes: [u32; 2], players: &[Option<PersonId>]) -> Command {
    ask(Deed::Arrange {
        side: Side::Home,
        lineup: heroes.map(|n| HeroId(format!("h{n}"))).to_vec(),
        players: players.to_vec(),
    })
}

#[test]
fn a_captain_says_who_plays_what_and_a_substitute_may_step_in() {
    let mut hall = swapping();
    let (ida, ben, jule) = (
        person(&hall, 1, "Ida"),
        person(&hall, 1, "Ben"),
        person(&hall, 1, "Jule"),
    );
    hall.must("fox", arrange([3, 6], &[Some(ida), Some(ben)]));
    assert_eq!(draft(&hall).players.home, [Some(ida), Some(ben)]);
    // Heroes are exchanged, and everybody stays in their position.
    hall.must("fox", arrange([6, 3], &[]));
    assert_eq!(draft(&hall).lineup.home[0], HeroId("h6".to_owned()));
    assert_eq!(draft(&hall).players.home, [Some(ida), Some(ben)]);
    // A judge fields the substitute, and knows of nobody else.
    hall.must(ANNA, arrange([6, 3], &[Some(jule), None]));
    assert_eq!(draft(&hall).players.home, [Some(jule), None]);
    hall.must(DESK, arrange([6, 3], &[None, None]));
    assert!(draft(&hall).players.home.is_empty(), "nobody is named");
}

#[test]
fn only_whoever_may_be_fielded_is_and_once() {
    let hall = swapping();
    let of = |handle| Some(person(&hall, 1, handle));
    let owl = Some(entrant(&hall, 2).roster[0]);
    for (players, reasons) in [
        (vec![of("Ida"), of("Kaya")], vec![Refusal::NotOfTheRoster]),
        (vec![owl, of("Ida")], vec![Refusal::NotOfTheRoster]),
        (
            vec![Some(PersonId(999)), None],
            vec![Refusal::NotOfTheRoster],
        ),
        (
            vec![of("Ida"), of("Ida")],
            vec![Refusal::PlayerTwice {
                name: "Ida".to_owned(),
            }],
        ),
        (vec![of("Ida")], vec![Refusal::NotTheLineup]),
    ] {
        assert_eq!(refused(&hall, "fox", arrange([3, 6], &players)), reasons);
    }
    assert_eq!(
        refused(&hall, "owl", arrange([3, 6], &[])),
        [Refusal::OtherSide]
    );
}

#[test]
fn whoever_was_fielded_stays_so_after_leaving_the_roster() {
    let mut hall = swapping();
    let (ida, ben) = (person(&hall, 1, "Ida"), person(&hall, 1, "Ben"));
    hall.must("fox", arrange([3, 6], &[Some(ida), Some(ben)]));
    hall.must(DESK, roster(1, &[("Ben", PLAYER), ("Nils", PLAYER)], None));
    hall.must("fox", arrange([6, 3], &[Some(ida), Some(ben)]));
    let nils = person(&hall, 1, "Nils");
    hall.must("fox", arrange([6, 3], &[Some(nils), Some(ben)]));
    assert_eq!(
        refused(&hall, "fox", arrange([6, 3], &[Some(ida), Some(ben)])),
        [Refusal::NotOfTheRoster],
        "she is not named any more, and not of the roster"
    );
}

#[test]
fn once_the_game_has_a_winner_only_officials_change_who_played() {
    let mut hall = swapping();
    let (ida, ben) = (person(&hall, 1, "Ida"), person(&hall, 1, "Ben"));
    hall.must(ANNA, ask(Deed::Close {}));
    assert!(matches!(draft(&hall).phase, Phase::Complete { .. }));
    hall.must("fox", arrange([3, 6], &[Some(ida), None]));
    hall.must(ANNA, say::game_to(1, 1, Side::Home));
    assert_eq!(
        refused(&hall, "fox", arrange([3, 6], &[Some(ida), Some(ben)])),
        [Refusal::DraftComplete]
    );
    hall.must(ANNA, arrange([3, 6], &[Some(ida), Some(ben)]));
    assert_eq!(draft(&hall).players.home, [Some(ida), Some(ben)]);
}

#[test]
fn stepping_back_forgets_who_was_to_play() {
    let mut hall = swapping();
    let ida = person(&hall, 1, "Ida");
    hall.must("fox", arrange([3, 6], &[Some(ida), None]));
    let back = ask(Deed::StepBack {
        to: 3,
        reason: "a wrong pick".to_owned(),
    });
    hall.must(ANNA, back);
    assert!(draft(&hall).players.home.is_empty() && draft(&hall).lineup.home.is_empty());
}
