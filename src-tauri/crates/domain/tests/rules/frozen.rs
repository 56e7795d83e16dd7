//! The stored form of every command and every event: journals that exist must stay readable.
//!
//! A changed snapshot is a changed format: old entries then need an upcast in the journal.

use crate::plausible::device;
use crate::rich::{rich_format, rich_series, round};
use lanista_domain::bracket::Group;
use lanista_domain::command::{Disqualified, Results, Stated, WithoutPlay};
use lanista_domain::conduct::{ClockAct, ClockKind, Grant, Marks, Motion, PauseKind};
use lanista_domain::correct::{Choice, Chosen, Due, Fix, Subject};
use lanista_domain::draft::{Act, Deed, Doer, Fact, HeroId, Seat, Verb};
use lanista_domain::format::{Intake, Take};
use lanista_domain::stage::{StagePart, TimeOf, Timed};
use lanista_domain::tournament::Whose;
use lanista_domain::{
    Absent, Accepted, Arranged, At, Break, BySide, ClosingDeed, ClosingFact, Command, CommandId,
    Confirmation, Dispatching, Earlier, EarlierRating, Ending, Entrant, EntrantId, Entry,
    Equipment, Event, Finish, Finishing, FloorChange, GameRule, Handed, HelpCall, HelpKind, Lamp,
    Layout, Lobby, LobbyPlan, MatchId, Meant, Merits, NewEntrant, NewMember, Outcome, Particulars,
    Patience, Person, PersonId, PhotoKind, Placed, Places, PlanSpot, PlayedAt, Playlist,
    PlaylistId, Post, Posted, Presence, Prize, Prizes, Rated, Report, Role, RosterLock, Scope,
    ScreenNo, ScreensChange, Seq, Series, Shown, Side, Sight, SignUpDeed, SignUpFact, Signer, Slot,
    StageFormat, StageId, StationKind, StationNo, StreamChange, TeamsBy, TimerOwner, Told,
    TournamentId, Unrated, Voice, WaitsFor, Wish,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;

const CUP: TournamentId = TournamentId(3);
const STAGE: StageId = StageId(5);
const MATCH: MatchId = MatchId(120);

#[test]
fn every_command_is_stored_as_ever() {
    let all = commands();
    check_all_kinds(&all, 83);
    for command in &all {
        let stored = serde_json::to_value(command).expect("it is written");
        // What is done in a draft or on the shelf has a word for each deed.
        if !matches!(command, Command::Draft { .. } | Command::ChangeShelf { .. }) {
            assert_eq!(stored["type"], command.kind(), "the journal's word for it");
        }
    }
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn every_event_is_stored_as_ever() {
    let all = events();
    check_all_kinds(&all, 88);
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn an_entry_is_stored_as_ever() {
    insta::assert_snapshot!(lines(&[Accepted {
        seq: Seq(17),
        at: At(1_795_224_000_000),
        device: Some(device("K7pQ2mXv9LrT4sWz")),
        command: CommandId("c-12".to_owned()),
        kind: "drop_game".to_owned(),
        events: vec![Event::GameDropped {
            match_id: MATCH,
            game: 2,
        }],
    }]));
}

#[test]
fn unknown_fields_are_refused_in_every_command_and_event() {
    for command in commands() {
        check_stranger_is_refused(&command);
    }
    for event in events() {
        check_stranger_is_refused(&event);
    }
    let unknown = json!({"type": "open_bar", "match": 1});
    assert!(serde_json::from_value::<Command>(unknown.clone()).is_err());
    assert!(serde_json::from_value::<Event>(unknown).is_err());
}

#[test]
fn what_older_entries_left_out_has_its_usual_value() {
    let short = json!({"type": "add_entrants", "tournament": 3, "entrants": [{"name": "Fox"}]});
    let read: Command = serde_json::from_value(short).expect("it is read");
    let Command::AddEntrants { entrants, .. } = read else {
        panic!("another command");
    };
    let usual = NewEntrant {
        name: "Fox".to_owned(),
        ..NewEntrant::default()
    };
    assert_eq!(entrants, [usual]);
}

/// One line of JSON for each, read again as the same.
fn lines<T: Serialize + DeserializeOwned + PartialEq + Debug>(all: &[T]) -> String {
    let mut text = String::new();
    for one in all {
        let line = serde_json::to_string(one).expect("it is written");
        let read: T = serde_json::from_str(&line).expect("it is read again");
        assert_eq!(read, *one);
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn check_all_kinds<T: Serialize>(all: &[T], kinds: usize) {
    let named: BTreeSet<String> = all
        .iter()
        .map(|one| serde_json::to_value(one).expect("it is written")["type"].to_string())
        .collect();
    assert_eq!(named.len(), kinds, "a kind is missing here: {named:?}");
}

/// A field that nobody knows makes every object in it unreadable, at whatever depth.
fn check_stranger_is_refused<T: Serialize + DeserializeOwned + Debug>(one: &T) {
    let stored = serde_json::to_value(one).expect("it is written");
    let mut paths = Vec::new();
    objects(&stored, String::new(), &mut paths);
    for path in paths {
        let mut strange = stored.clone();
        strange.pointer_mut(&path).expect("it is there")["stranger"] = json!(1);
        let read = serde_json::from_value::<T>(strange);
        assert!(read.is_err(), "accepted a stranger at {path:?} of {stored}");
    }
}

fn objects(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                objects(field, format!("{path}/{name}"), found);
            }
            found.push(path);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(item, format!("{path}/{index}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn name() -> String {
    "Null Pointers".to_owned()
}

fn person() -> Person {
    Person {
        id: PersonId(8),
        handle: "Fox".to_owned(),
        seat: Some("A12".to_owned()),
        club: None,
        nation: None,
        legal_name: None,
        shows_name: false,
    }
}

fn about() -> Particulars {
    Particulars {
        nation: Some("de".to_owned()),
        legal_name: Some("Jan Müller".to_owned()),
        seat: Some(String::new()),
        shows_name: Some(true),
    }
}

fn entrant() -> Entrant {
    Entrant {
        id: EntrantId(7),
        name: name(),
        short_name: name(),
        tag: "NP".to_owned(),
        club: Some("LAN e.V.".to_owned()),
        seat: None,
        spoken: None,
        roster: vec![PersonId(8)],
        posts: vec![],
        captain: None,
        gone: None,
    }
}

const fn posted(person: u32, post: Post) -> Posted {
    Posted {
        person: PersonId(person),
        post,
    }
}

fn team() -> Entrant {
    Entrant {
        roster: vec![PersonId(8), PersonId(9), PersonId(10)],
        posts: vec![
            posted(8, Post::Player { position: Some(2) }),
            posted(9, Post::Substitute {}),
            posted(10, Post::Coach {}),
        ],
        captain: Some(PersonId(8)),
        ..entrant()
    }
}

fn new_entrant() -> NewEntrant {
    NewEntrant {
        name: name(),
        short_name: "Null".to_owned(),
        tag: "NP".to_owned(),
        club: Some("LAN e.V.".to_owned()),
        seat: Some("A12".to_owned()),
        spoken: None,
        roster: vec!["Fox".to_owned()],
        people: vec![],
    }
}

fn ratings() -> Merits {
    Merits::Ratings {
        ratings: vec![Rated {
            entrant: EntrantId(7),
            rating: 1_843,
            deviation: 62,
            results: 9,
        }],
        unrated: Unrated::AsNewcomers,
    }
}

fn places() -> Merits {
    Merits::Places {
        from: TournamentId(2),
        places: vec![Placed {
            entrant: EntrantId(7),
            place: 3,
        }],
    }
}

fn earlier() -> EarlierRating {
    EarlierRating {
        name: name(),
        rating: 1_843,
        deviation: 62,
        volatility: 6_000,
        results: 9,
    }
}

fn prizes() -> Prizes {
    let cents = 12_550;
    let also = "Cup".to_owned();
    Prizes {
        currency: "EUR".to_owned(),
        places: vec![Prize { cents, also }],
    }
}

fn marks() -> Marks {
    Marks {
        map: Some("Nuke".to_owned()),
        home_side: Some("CT".to_owned()),
        characters: BySide::new(vec!["Ryu".to_owned()], Vec::new()),
    }
}

fn times() -> Vec<Timed> {
    let (from, until) = (Some(At(1_795_224_000_000)), Some(At(1_795_227_600_000)));
    let day = TimeOf::MatchDay { round: 3 };
    let last = TimeOf::Round {
        group: Group::Final,
        round: 1,
    };
    vec![
        Timed {
            of: day,
            from,
            until,
        },
        Timed {
            of: last,
            from: None,
            until,
        },
        Timed {
            of: TimeOf::Wave { wave: 2 },
            from,
            until: None,
        },
    ]
}

fn corrected(fix: Fix) -> Command {
    Command::Correct {
        fix,
        choices: choices(),
        reason: name(),
    }
}

fn choices() -> Vec<Chosen> {
    let of = |of, choice, rev| Chosen { of, choice, rev };
    vec![
        of(Subject::Match { id: MATCH }, Choice::Stand, Some(4)),
        of(Subject::Match { id: MatchId(121) }, Choice::Replay, None),
        of(Subject::Stage { id: STAGE }, Choice::Void, None),
        of(
            Subject::TieBreak {
                stage: STAGE,
                number: 2,
            },
            Choice::Stand,
            None,
        ),
    ]
}

const STATIONS: Scope = Scope::Stations {
    from: StationNo(1),
    to: StationNo(8),
};

#[rustfmt::skip]
fn commands() -> Vec<Command> {
    let (match_id, device, order) = (MATCH, device("K7pQ2mXv9LrT4sWz"), vec![EntrantId(7), EntrantId(2)]);
    let mut points = rich_format();
    points.rule = GameRule::Points;
    vec![
        Command::NameGathering { name: name() },
        Command::CreateTournament { name: name(), title: "Duel".to_owned(), format: rich_format() },
        Command::ChangeTournament { tournament: CUP, name: name(), title: String::new(), format: points },
        Command::RemoveTournament { tournament: CUP },
        Command::AddEntrants { tournament: CUP, entrants: vec![new_entrant()] },
        Command::ChangeEntrant { tournament: CUP, entrant: EntrantId(7), to: new_entrant() },
        Command::SetRoster { tournament: CUP, entrant: EntrantId(7), members: vec![
            NewMember { person: Some(PersonId(8)), handle: "Fox".to_owned(), post: Post::Player { position: Some(2) }, about: Particulars::default() },
            NewMember { person: None, handle: "Kaya".to_owned(), post: Post::Coach {}, about: Particulars::default() },
        ], captain: Some(0), reason: String::new() },
        Command::SetRoster { tournament: CUP, entrant: EntrantId(7), members: vec![
            NewMember { person: None, handle: "Fox".to_owned(), post: Post::default(), about: about() },
        ], captain: None, reason: "Jule is ill".to_owned() },
        Command::AddEntrants { tournament: CUP, entrants: vec![NewEntrant { people: vec![about(), Particulars::default()], ..new_entrant() }] },
        Command::RemoveEntrant { tournament: CUP, entrant: EntrantId(7) },
        Command::SetSeeding { tournament: CUP, order },
        Command::DrawLots { tournament: CUP, lots: vec![4_000_000_000, 3] },
        Command::SeedByMerit { tournament: CUP, merits: ratings() },
        Command::SeedByMerit { tournament: CUP, merits: places() },
        Command::RecordRatings { source: "league.csv".to_owned(), ratings: vec![earlier()] },
        Command::DrawStage { tournament: CUP },
        Command::PairRound { stage: STAGE, forbid: vec![[EntrantId(7), EntrantId(2)]], force: vec![] },
        Command::SwapSeeds { stage: STAGE, one: EntrantId(7), other: EntrantId(2), reason: name() },
        Command::DropMoves { stage: STAGE },
        Command::SetTimes { stage: STAGE, times: times() },
        Command::CallWave { stage: STAGE, wave: 2, stations: vec![StationNo(4)] },
        Command::AdjustPoints { stage: STAGE, entrant: EntrantId(7), points: -4, reason: name() },
        Command::DrawTieLots { stage: STAGE, lots: vec![4_000_000_000, 3] },
        Command::PlayTieBreak { stage: STAGE, entrants: vec![EntrantId(7), EntrantId(2)], series: rich_series() },
        Command::EnterLate { stage: STAGE, entrant: EntrantId(7) },
        Command::Withdraw { tournament: CUP, entrant: EntrantId(7), disqualified: Disqualified::Yes, results: Results::Void, reason: name() },
        Command::Withdraw { tournament: CUP, entrant: EntrantId(7), disqualified: Disqualified::No, results: Results::Keep, reason: name() },
        Command::DiscardDraw { stage: STAGE },
        Command::PublishStage { stage: STAGE },
        Command::SetSeries { stage: STAGE, group: Group::TieBreak(1), round: 1, series: Series::best_of(5) },
        Command::SetSeries { stage: STAGE, group: Group::ThirdPlace, round: 1, series: Series::best_of(5) },
        Command::CallMatch { match_id, station: Some(StationNo(4)) },
        Command::CallMatch { match_id, station: None },
        Command::LastCall { match_id, since: None },
        Command::LastCall { match_id, since: Some(At(9)) },
        Command::SetLobby { match_id, lobby: Some(lobby()) },
        Command::SetLobby { match_id, lobby: None },
        Command::TakeMatch { match_id },
        Command::TakeOverMatch { match_id },
        Command::HandBackMatch { match_id },
        Command::ScoreGame { match_id, game: 1, score: BySide::new(11, 9), winner: None },
        Command::ScoreGame { match_id, game: 2, score: BySide::new(0, 0), winner: Some(Side::Away) },
        Command::DropGame { match_id, game: 2 },
        Command::ScoreHeat { match_id, game: 1, finishes: vec![Finish { entrant: EntrantId(7), mark: 3, how: Finishing::Alone }] },
        Command::RecordAttempt { match_id, entrant: EntrantId(7), attempt: 2, mark: Some(61_250) },
        Command::RecordAttempt { match_id, entrant: EntrantId(7), attempt: 2, mark: None },
        Command::SetClock { match_id, clock: ClockKind::Game, act: ClockAct::Start {} },
        Command::SetClock { match_id, clock: ClockKind::Series, act: ClockAct::Stop {} },
        Command::SetClock { match_id, clock: ClockKind::Game, act: ClockAct::Set { shown: 61_250, reason: name() } },
        Command::HaltClocks { as_of: At(1_795_224_000_000) },
        Command::CallPause { match_id, kind: PauseKind::Tactical, by: Some(Side::Home), grant: Grant::Anyway },
        Command::CallPause { match_id, kind: PauseKind::Judge, by: None, grant: Grant::Allowance },
        Command::ReadyToResume { match_id, side: Side::Away },
        Command::EndPause { match_id },
        Command::MarkGame { match_id, game: 2, marks: marks() },
        Command::CommitMatch { match_id, winner: Some(Side::Home) },
        Command::CommitMatch { match_id, winner: None },
        Command::EnterResult { match_id, score: BySide::new(2, 1) },
        Command::EnterWinner { match_id, winner: Side::Away },
        Command::EndWithoutPlay { match_id, absent: Absent::Home, how: WithoutPlay::Walkover },
        Command::EndWithoutPlay { match_id, absent: Absent::Both, how: WithoutPlay::Disqualified },
        Command::CheckIn { match_id, side: Side::Home, presence: Presence::Here },
        Command::CheckInHeat { match_id, entrant: EntrantId(7), presence: Presence::Here },
        Command::ReportResult { match_id, result: Stated::Score { score: BySide::new(2, 1) } },
        Command::ReportResult { match_id, result: Stated::Winner { winner: Side::Away } },
        Command::ConfirmResult { match_id },
        Command::DisputeResult { match_id, note: name() },
        Command::RuleMatch { match_id, winner: Some(Side::Home), score: Some(BySide::new(2, 1)), reason: name() },
        Command::ReplayMatch { match_id },
        Command::SetConfirmation { tournament: CUP, confirmation: Confirmation::Captains { seconds: 300 } },
        Command::SetConfirmation { tournament: CUP, confirmation: Confirmation::SecondJudge },
        Command::Close { tournament: CUP, deed: ClosingDeed::SetPrizes { prizes: prizes() } },
        Command::Close { tournament: CUP, deed: ClosingDeed::Sign {} },
        Command::Close { tournament: CUP, deed: ClosingDeed::Withdraw { reason: "A protest".to_owned() } },
        Command::Close { tournament: CUP, deed: ClosingDeed::Hand { entrant: EntrantId(7), handed: Handed::Over } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::OpenCheckIn { until: Some(At(1_700_000_000_000)) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::OpenCheckIn { until: None } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::CloseCheckIn {} },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::SetLimit { limit: Some(64) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::SetLimit { limit: None } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::LockRosters { lock: RosterLock::FromDraw } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Enter { entrant: NewEntrant { name: name(), seat: Some("A7".to_owned()), ..NewEntrant::default() } } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Mark { entrant: EntrantId(7), person: Some(PersonId(9)), presence: Presence::Here } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Mark { entrant: EntrantId(7), person: None, presence: Presence::Absent } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Drop { entrants: vec![EntrantId(7), EntrantId(8)], reason: name() } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::MoveUp {} },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Return { entrant: EntrantId(7) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::FormTeams { size: 5, called: "Team".to_owned(), by: TeamsBy::Lot { lots: vec![7, 3, 3] }, only: Vec::new() } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::FormTeams { size: 2, called: "Team".to_owned(), by: TeamsBy::Seeds {}, only: Vec::new() } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::FormTeams { size: 2, called: "Team".to_owned(), by: TeamsBy::Merits {}, only: vec![EntrantId(4), EntrantId(9)] } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Merge { entrant: EntrantId(7), member: 2, same: PersonId(9) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Split { entrant: EntrantId(7), member: 0 } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::Strike { entrant: EntrantId(7) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::StrikeByPhone {} },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::OpenToPhones { until: Some(At(1_700_000_000_000)), most: Some(64) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::OpenToPhones { until: None, most: None } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::CloseToPhones {} },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::EnterByPhone { phone: "p1".to_owned(), name: name(), club: Some("LAN e.V.".to_owned()) } },
        Command::SignUp { tournament: CUP, deed: SignUpDeed::EnterByPhone { phone: "p1".to_owned(), name: name(), club: None } },
        Command::GoneHome { tournament: CUP, entrant: EntrantId(7), reason: name() },
        Command::ChangeShift { name: name() },
        Command::CallForHelp { help: HelpKind::Technician, match_id: Some(MATCH), station: None, note: name() },
        Command::AnswerHelp { id: 3 },
        Command::TimeIsUp { owner: TimerOwner::Report { match_id }, generation: 1_795_224_000_000, chance: None },
        Command::SetDraftRules { tournament: CUP, rules: None },
        Command::Draft { match_id, deed: Deed::CorrectLineup { index: 2, side: Side::Home, lineup: vec![HeroId("axe".to_owned())], players: vec![Some(PersonId(8)), None], reason: name() } },
        crate::drafts::set_rules(),
        crate::shelf::keep_format("ours", Some(Seq(7))),
        crate::shelf::drop_pool(),
        crate::drafts::open(),
        crate::drafts::lock(3, Seat::B, Verb::Ban, 7),
        crate::drafts::hold(),
        Command::HoldMatch { match_id, reason: name() },
        Command::ResumeMatch { match_id },
        Command::ReopenMatch { match_id },
        corrected(Fix::Result { match_id, score: BySide::new(1, 2) }),
        corrected(Fix::Winner { match_id, winner: Side::Away }),
        corrected(Fix::WithoutPlay { match_id, absent: Absent::Both, how: WithoutPlay::Walkover }),
        corrected(Fix::Heat { match_id, game: 1, finishes: vec![Finish { entrant: EntrantId(7), mark: 2, how: Finishing::Alone }] }),
        corrected(Fix::Replay { match_id }),
        corrected(Fix::Void { match_id }),
        corrected(Fix::Swap { stage: STAGE, round: None, one: EntrantId(7), other: EntrantId(2) }),
        corrected(Fix::Swap { stage: STAGE, round: Some(2), one: EntrantId(7), other: EntrantId(2) }),
        corrected(Fix::Disqualify { tournament: CUP, entrant: EntrantId(7) }),
        Command::TakeBack { seq: Seq(17) },
        Command::SetStation { number: StationNo(4), name: name() },
        Command::RemoveStation { number: StationNo(4) },
        Command::ChangeFloor { change: equipped() },
        Command::ChangeFloor { change: FloorChange::Close { number: StationNo(4), reason: "No picture".to_owned() } },
        Command::ChangeFloor { change: FloorChange::Open { number: StationNo(4) } },
        Command::ChangeFloor { change: placed() },
        Command::ChangeFloor { change: FloorChange::Dispatch { dispatching: Dispatching { automatic: true, settle: 90 } } },
        Command::ChangeFloor { change: FloorChange::Lobbies { tournament: CUP, plan: Some(LobbyPlan { lobby: lobby(), secret: "0f3a".to_owned() }) } },
        Command::ChangeFloor { change: FloorChange::Lobbies { tournament: CUP, plan: None } },
        Command::ChangeFloor { change: FloorChange::Wish { match_id, wish: Wish { stream: true, from: Some(At(9)), ..Wish::default() } } },
        Command::ChangeFloor { change: FloorChange::Aim { tournament: None, until: Some(At(9)) } },
        Command::ChangeFloor { change: FloorChange::Aim { tournament: Some(CUP), until: None } },
        Command::ChangeFloor { change: breaks() },
        Command::ChangeStream { change: StreamChange::Put { station: StationNo(4), match_id, place: 2 } },
        Command::ChangeStream { change: StreamChange::Drop { station: StationNo(4), match_id } },
        Command::ChangeStream { change: StreamChange::Show { station: StationNo(4), match_id: Some(match_id) } },
        Command::ChangeStream { change: StreamChange::Show { station: StationNo(4), match_id: None } },
        Command::ChangeStream { change: StreamChange::Flip { station: StationNo(4), is_flipped: true } },
        Command::ChangeStream { change: StreamChange::DropAll { station: StationNo(4), matches: vec![match_id] } },
        Command::ChangeStream { change: StreamChange::HoldBack { station: StationNo(4), seconds: 90 } },
        Command::ChangeStream { change: StreamChange::Reveal { station: StationNo(4) } },
        Command::ChangeStream { change: StreamChange::Ready { match_id, lamp: Lamp::Judge, is_ready: true } },
        Command::ChangeFloor { change: arranged() },
        Command::CallNext {},
        Command::AdmitDevice { device: device.clone(), name: name(), role: Role::Judge, scope: STATIONS },
        Command::ChangeDevice { device: device.clone(), name: name(), scope: Scope::Tournament { tournament: CUP } },
        Command::RevokeDevice { device },
        Command::AttachPhoto { match_id, sha256: "q".repeat(43), bytes: 400_000, kind: PhotoKind::Webp },
        Command::AssignScreen { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Bracket { stage: STAGE } },
        Command::AssignScreen { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Match { match_id } },
        Command::AssignScreen { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Standings { stage: STAGE } },
        Command::AssignScreen { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Matches { matches: vec![match_id, MatchId(121)] } },
        Command::ChangeScreens { change: ScreensChange::Show { screens: vec![meant()], layout: Layout::Station { station: StationNo(4) } } },
        Command::ChangeScreens { change: ScreensChange::Place { screen: meant(), name: name(), groups: vec!["Hall".to_owned()], sight: Some(Sight { height: 200, distance: 1_500 }) } },
        Command::ChangeScreens { change: ScreensChange::Place { screen: meant(), name: name(), groups: vec![], sight: None } },
        Command::ChangeScreens { change: ScreensChange::Freeze { screens: vec![meant()] } },
        Command::ChangeScreens { change: ScreensChange::Thaw { screens: vec![meant()] } },
        Command::ChangeScreens { change: ScreensChange::Playlist { id: None, playlist: playlist() } },
        Command::ChangeScreens { change: ScreensChange::DropPlaylist { id: PlaylistId(3) } },
        Command::ChangeScreens { change: ScreensChange::Alert { text: "Leave the hall".to_owned() } },
        Command::ChangeScreens { change: ScreensChange::EndAlert {} },
        Command::ShowMessage { screen: None, text: "Lunch".to_owned() },
        Command::ShowMessage { screen: Some(ScreenNo(2)), text: "Lunch".to_owned() },
        Command::HideMessage { screen: None },
        Command::HideMessage { screen: Some(ScreenNo(2)) },
        Command::ForgetScreen { number: ScreenNo(2) },
    ]
}

fn meant() -> Meant {
    Meant {
        number: ScreenNo(2),
        token: "t".to_owned(),
    }
}

/// A playlist with each way of being shown and each layout that is given nowhere else.
#[rustfmt::skip]
fn playlist() -> Playlist {
    let tournament = CUP;
    let entry = |layout, shown| Entry { layout, shown };
    Playlist {
        name: name(),
        entries: vec![
            entry(Layout::Progress, Shown::Seconds { seconds: 20 }),
            entry(Layout::Schedule, Shown::Pages { pages: 2 }),
            entry(Layout::Champion { tournament }, Shown::Pages { pages: 3 }),
            entry(Layout::Station { station: StationNo(3) }, Shown::WhileLive { station: StationNo(3) }),
            entry(Layout::Station { station: StationNo(3) }, Shown::WhileDeciding { station: StationNo(3) }),
            entry(Layout::Draft { match_id: None }, Shown::WhileDrafting { tournament }),
            entry(Layout::Calls, Shown::WhileLastCall {}),
            entry(Layout::Clock { until: None, title: String::new() }, Shown::Between { from: 720, to: 780 }),
            entry(Layout::Clock { until: Some(At(1_795_224_000_000)), title: "Final".to_owned() }, Shown::Seconds { seconds: 20 }),
            entry(Layout::Sponsors, Shown::Seconds { seconds: 20 }),
            entry(Layout::Playlist { playlist: PlaylistId(4) }, Shown::Seconds { seconds: 20 }),
        ],
        rev: 0,
    }
}

/// What a captain says who is to be answered.
fn reported() -> Report {
    Report {
        outcome: Outcome {
            winner: Some(Side::Home),
            score: BySide::new(2, 1),
            ending: Ending::Played,
            told: Told::Score,
        },
        by: Voice::Entrant {
            side: Side::Home,
            device: device("K7pQ2mXv9LrT4sWz"),
        },
        waits_for: WaitsFor::Side(Side::Away),
        due: Some(At(1_795_224_300_000)),
    }
}

fn called() -> HelpCall {
    HelpCall {
        id: 3,
        help: HelpKind::Runner,
        match_id: Some(MATCH),
        station: Some(StationNo(4)),
        note: name(),
        device: Some(device("K7pQ2mXv9LrT4sWz")),
        since: At(1_795_224_000_000),
    }
}

#[rustfmt::skip]
fn events() -> Vec<Event> {
    let (match_id, device, order) = (MATCH, device("K7pQ2mXv9LrT4sWz"), vec![EntrantId(7), EntrantId(2)]);
    let ended = |winner, ending| Event::MatchEnded { match_id, outcome: Outcome { winner, score: BySide::new(2, 1), ending, told: Told::Score } };
    vec![
        Event::GatheringNamed { name: name() },
        Event::TournamentCreated { tournament: CUP, name: name(), title: "Duel".to_owned(), format: rich_format() },
        Event::TournamentChanged { tournament: CUP, name: name(), title: String::new(), format: rich_format() },
        Event::TournamentRemoved { tournament: CUP },
        Event::EntrantsAdded { tournament: CUP, persons: vec![person()], entrants: vec![entrant()] },
        Event::EntrantChanged { tournament: CUP, persons: vec![person()], entrant: entrant(), reason: String::new() },
        Event::EntrantChanged { tournament: CUP, persons: vec![], entrant: team(), reason: "Jule is ill".to_owned() },
        Event::EntrantRemoved { tournament: CUP, entrant: EntrantId(7) },
        Event::SeedingSet { tournament: CUP, order: order.clone() },
        Event::LotsDrawn { tournament: CUP, lots: vec![4_000_000_000, 3], order: order.clone() },
        Event::SeededByMerit { tournament: CUP, merits: ratings(), order: order.clone() },
        Event::SeededByMerit { tournament: CUP, merits: places(), order: order.clone() },
        Event::RatingsRecorded { earlier: Earlier { source: "league.csv".to_owned(), ratings: vec![earlier()] } },
        Event::StageDrawn { tournament: CUP, stage: STAGE, index: 1, first_match: MatchId(100), plan: rich_format().stages[0].clone(), seeding: order, lower: 1 },
        Event::RoundPaired { stage: STAGE, round: round() },
        Event::RoundDiscarded { stage: STAGE, round: 2 },
        Event::SeedsSwapped { stage: STAGE, one: EntrantId(7), other: EntrantId(2), reason: name() },
        Event::MovePlanned { stage: STAGE, one: EntrantId(7), other: EntrantId(2), reason: name() },
        Event::MovesDropped { stage: STAGE },
        Event::TimesSet { stage: STAGE, times: times() },
        Event::PointsAdjusted { stage: STAGE, entrant: EntrantId(7), points: -4, reason: name() },
        Event::TieLotsDrawn { stage: STAGE, lots: vec![4_000_000_000, 3], order: vec![2, 1] },
        Event::TieBreakPaired { stage: STAGE, tie_break: 1, entrants: vec![EntrantId(7), EntrantId(2)], series: rich_series() },
        Event::TieBreakDiscarded { stage: STAGE, tie_break: 1 },
        Event::EnteredLate { stage: STAGE, entrant: EntrantId(7), heat: None },
        Event::EnteredLate { stage: STAGE, entrant: EntrantId(7), heat: Some(MATCH) },
        Event::EntrantLeft { tournament: CUP, entrant: EntrantId(7), disqualified: Disqualified::No, reason: name() },
        Event::ResultsVoided { stage: STAGE, entrant: EntrantId(7) },
        Event::DrawDiscarded { stage: STAGE },
        Event::StagePublished { stage: STAGE },
        Event::SeriesSet { match_id, series: rich_series() },
        Event::MatchCalled { match_id, station: Some(StationNo(4)) },
        Event::MatchCalled { match_id, station: None },
        Event::LastCalled { match_id },
        Event::LobbySet { match_id, lobby: Some(lobby()) },
        Event::LobbySet { match_id, lobby: None },
        Event::MatchTaken { match_id, device: device.clone() },
        Event::MatchHandedBack { match_id },
        Event::GameScored { match_id, game: 1, score: BySide::new(11, 9), winner: Some(Side::Home) },
        Event::GameScored { match_id, game: 2, score: BySide::new(3, 9), winner: None },
        Event::GameDropped { match_id, game: 2 },
        Event::HeatScored { match_id, game: 1, finishes: vec![Finish { entrant: EntrantId(7), mark: 3, how: Finishing::Alone }] },
        Event::AttemptRecorded { match_id, entrant: EntrantId(7), attempt: 2, mark: Some(61_250) },
        Event::ClockSet { match_id, clock: ClockKind::Game, game: 2, elapsed: 61_250, motion: Motion::Runs, reason: None },
        Event::ClockSet { match_id, clock: ClockKind::Series, game: 2, elapsed: 61_250, motion: Motion::Stands, reason: Some(name()) },
        Event::PauseCalled { match_id, kind: PauseKind::Medical, by: Some(Side::Home), game: 2, seconds: Some(30), grant: Grant::Anyway },
        Event::PauseCalled { match_id, kind: PauseKind::Judge, by: None, game: 1, seconds: None, grant: Grant::Allowance },
        Event::SideReady { match_id, side: Side::Away },
        Event::GameMarked { match_id, game: 2, marks: marks() },
        Event::MatchHeld { match_id, reason: name() },
        Event::MatchResumed { match_id },
        ended(Some(Side::Home), Ending::Played),
        ended(None, Ending::Played),
        Event::MatchEnded { match_id, outcome: Outcome { winner: Some(Side::Home), score: BySide::new(2, 0), ending: Ending::Played, told: Told::Winner } },
        ended(Some(Side::Away), Ending::Walkover),
        ended(Some(Side::Away), Ending::Disqualified),
        ended(None, Ending::Walkover),
        ended(Some(Side::Home), Ending::Forfeit),
        ended(Some(Side::Home), Ending::Retirement),
        Event::PresenceSet { match_id, side: Side::Home, presence: Presence::Here },
        Event::HeatPresenceSet { match_id, entrant: EntrantId(7), presence: Presence::Absent },
        Event::ResultReported { match_id, report: reported() },
        Event::ResultDisputed { match_id, note: name(), by: Voice::Judge { device: device.clone() } },
        Event::MatchRuled { match_id, by: Some(7), reason: name() },
        Event::MatchVoided { match_id, reason: name() },
        Event::MatchReplayed { match_id },
        Event::SlotClosed { match_id, side: Side::Away },
        Event::ConfirmationSet { tournament: CUP, confirmation: Confirmation::Captains { seconds: 300 } },
        Event::ClosingChanged { tournament: CUP, fact: ClosingFact::PrizesSet { prizes: prizes() } },
        Event::ClosingChanged { tournament: CUP, fact: ClosingFact::Signed { signer: Signer::HeadJudge, by: "Aylin".to_owned(), list: vec![(1, EntrantId(7)), (2, EntrantId(8))] } },
        Event::ClosingChanged { tournament: CUP, fact: ClosingFact::Withdrawn { signer: Signer::Organiser, reason: "A protest".to_owned() } },
        Event::ClosingChanged { tournament: CUP, fact: ClosingFact::PrizeHanded { entrant: EntrantId(7), handed: Handed::NotYet } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::CheckInOpened { until: Some(At(1_700_000_000_000)) } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::CheckInClosed {} },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::LimitSet { limit: Some(64) } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::RostersLocked { lock: RosterLock::FromDraw } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::RostersLocked { lock: RosterLock::Locked } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::RostersLocked { lock: RosterLock::Open } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::SignedUp { persons: vec![person()], entrants: vec![entrant()] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::SetBack { entrants: vec![EntrantId(8)] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::MovedUp { entrants: vec![EntrantId(8)] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::Dropped { entrants: vec![EntrantId(7)] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::Returned { entrant: EntrantId(7) } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::TeamsFormed { size: 5, by: TeamsBy::Lot { lots: vec![7, 3] }, dealt: vec![EntrantId(8), EntrantId(7)] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::TeamsFormed { size: 2, by: TeamsBy::Merits {}, dealt: vec![EntrantId(9), EntrantId(4)] } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::Kept { entrant: entrant() } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::Struck { entrant: EntrantId(7) } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::OpenedToPhones { until: Some(At(1_700_000_000_000)), most: 64 } },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::ClosedToPhones {} },
        Event::SignUpChanged { tournament: CUP, fact: SignUpFact::CameByPhone { entrant: EntrantId(7), phone: "p1".to_owned() } },
        Event::ArrivalMarked { tournament: CUP, entrant: EntrantId(7), persons: vec![PersonId(9)], presence: Presence::Here },
        Event::HelpCalled { call: called() },
        Event::HelpAnswered { id: 3 },
        Event::MatchReopened { match_id },
        Event::Corrected { fix: Fix::Replay { match_id }, choices: choices(), reason: name() },
        Event::MatchCorrected { match_id, outcome: Outcome { winner: Some(Side::Away), score: BySide::new(1, 2), ending: Ending::Played, told: Told::Winner } },
        Event::MatchRearranged { match_id, slots: BySide::new(Slot::Taken { entrant: EntrantId(7) }, Slot::Undecided), due: Due::Due },
        Event::MatchRearranged { match_id, slots: BySide::new(Slot::Undecided, Slot::Bye), due: Due::NotDue },
        Event::SentOnByRuling { match_id, side: Side::Home },
        Event::SeedsExchanged { stage: STAGE, one: EntrantId(7), other: EntrantId(2), reason: name() },
        Event::PairsExchanged { stage: STAGE, round: 2, one: EntrantId(7), other: EntrantId(2), reason: name() },
        Event::FieldReplaced { stage: STAGE, seeding: vec![EntrantId(7), EntrantId(2)] },
        Event::StageRuled { stage: STAGE, part: StagePart::Field {}, by: Some(7), reason: name() },
        Event::StageRuled { stage: STAGE, part: StagePart::Round { round: 2 }, by: None, reason: name() },
        Event::StageFollows { stage: STAGE, part: StagePart::TieBreak { number: 1 } },
        Event::SlotFilled { match_id, side: Side::Away, entrant: EntrantId(7) },
        Event::SlotEmptied { match_id, side: Side::Home },
        Event::MatchNotDue { match_id },
        Event::EntryTakenBack { seq: Seq(17) },
        Event::StationSet { number: StationNo(4), name: name() },
        Event::StationRemoved { number: StationNo(4) },
        Event::FloorChanged { change: equipped() },
        Event::FloorChanged { change: FloorChange::Close { number: StationNo(4), reason: "No picture".to_owned() } },
        Event::FloorChanged { change: FloorChange::Open { number: StationNo(4) } },
        Event::FloorChanged { change: placed() },
        Event::FloorChanged { change: FloorChange::Dispatch { dispatching: Dispatching { automatic: true, settle: 90 } } },
        Event::FloorChanged { change: FloorChange::Lobbies { tournament: CUP, plan: Some(LobbyPlan { lobby: lobby(), secret: "0f3a".to_owned() }) } },
        Event::FloorChanged { change: FloorChange::Wish { match_id, wish: Wish { station: Some(StationNo(4)), keep_back: true, ..Wish::default() } } },
        Event::FloorChanged { change: FloorChange::Aim { tournament: Some(CUP), until: Some(At(9)) } },
        Event::FloorChanged { change: breaks() },
        Event::StreamChanged { change: StreamChange::Put { station: StationNo(4), match_id, place: 2 } },
        Event::StreamChanged { change: StreamChange::Show { station: StationNo(4), match_id: None } },
        Event::StreamChanged { change: StreamChange::Flip { station: StationNo(4), is_flipped: false } },
        Event::StreamChanged { change: StreamChange::DropAll { station: StationNo(4), matches: vec![match_id] } },
        Event::StreamChanged { change: StreamChange::HoldBack { station: StationNo(4), seconds: 90 } },
        Event::StreamChanged { change: StreamChange::Reveal { station: StationNo(4) } },
        Event::StreamChanged { change: StreamChange::Ready { match_id, lamp: Lamp::Producer, is_ready: false } },
        Event::FloorChanged { change: arranged() },
        Event::DeviceAdmitted { device: device.clone(), number: 7, name: name(), role: Role::Desk, scope: Scope::Everything },
        Event::DeviceChanged { device: device.clone(), name: name(), scope: STATIONS },
        Event::DeviceRevoked { device },
        Event::PhotoAttached { match_id, sha256: "q".repeat(43), bytes: 400_000, kind: PhotoKind::Jpeg },
        Event::PhotoAttached { match_id, sha256: "q".repeat(43), bytes: 400_000, kind: PhotoKind::Png },
        Event::ScreenAssigned { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Number },
        Event::ScreenAssigned { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Blank },
        Event::ScreenAssigned { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Calls },
        Event::ScreenAssigned { number: ScreenNo(2), token: "t".to_owned(), name: name(), layout: Layout::Stations },
        Event::DraftRulesSet { tournament: CUP, number: 2, rules: None },
        Event::ShelfChanged { change: lanista_domain::draft::ShelfChange::DropFormat { id: "ours".to_owned() } },
        Event::Draft { match_id, fact: Fact::Done { act: Act::GoOn {}, by: Doer::Time {} } },
        Event::Draft { match_id, fact: Fact::SteppedBack { to: 3, reason: name() } },
        Event::Draft { match_id, fact: Fact::Arranged { side: Side::Home, lineup: vec![HeroId("axe".to_owned())], players: vec![] } },
        Event::Draft { match_id, fact: Fact::Arranged { side: Side::Away, lineup: vec![HeroId("axe".to_owned()), HeroId("lina".to_owned())], players: vec![Some(PersonId(8)), None] } },
        Event::Draft { match_id, fact: Fact::LineupCorrected { index: 2, side: Side::Home, lineup: vec![HeroId("axe".to_owned())], players: vec![Some(PersonId(8))], reason: name() } },
        Event::ScreensChanged { change: ScreensChange::Playlist { id: Some(PlaylistId(3)), playlist: playlist() } },
        Event::ScreensChanged { change: ScreensChange::EndAlert {} },
        Event::ScreenForgotten { number: ScreenNo(2) },
        Event::MessageShown { screen: None, text: "Lunch".to_owned() },
        Event::MessageShown { screen: Some(ScreenNo(2)), text: "Lunch".to_owned() },
        Event::MessageHidden { screen: None },
        Event::MessageHidden { screen: Some(ScreenNo(2)) },
    ]
}

#[test]
fn what_was_written_before_stages_had_several_takes_is_still_read() {
    let read = |stored: Value| serde_json::from_value::<Event>(stored).expect("it is read");
    assert_eq!(
        read(json!({ "type": "reset_not_due", "match": 120 })),
        Event::MatchNotDue { match_id: MATCH }
    );
    let intake = json!({ "kind": "places", "from": 0, "first": 1, "last": 8 });
    assert_eq!(
        serde_json::from_value::<Intake>(intake).expect("it is read"),
        Intake::Places {
            takes: vec![Take::places(0, 1, 8)]
        }
    );
    assert_eq!(
        serde_json::from_value::<Whose>(json!("final")).expect("it is read"),
        Whose::Of(Group::Final)
    );
    let kind = json!({ "kind": "gsl", "groups": 2 });
    serde_json::from_value::<StageFormat>(kind).expect("it is read");
    let drawn = json!({ "kind": "bracket", "plan": { "kind": { "double": { "grand_final": "reset_if_needed" } },
        "drops": "start_gg", "placement": "inner_outer" } });
    serde_json::from_value::<StageFormat>(drawn).expect("it is read");
}

fn arranged() -> FloorChange {
    let at = Some(PlanSpot { x: 8, y: 3 });
    let placed = |number, at| Arranged {
        number: StationNo(number),
        at,
    };
    FloorChange::Arrange {
        moved: vec![placed(4, at), placed(5, None)],
        beside: vec![placed(6, at)],
    }
}

fn breaks() -> FloorChange {
    FloorChange::Breaks {
        breaks: vec![Break {
            from: At(5),
            until: At(9),
            text: "Lunch".to_owned(),
            tournament: Some(CUP),
        }],
    }
}

fn equipped() -> FloorChange {
    FloorChange::Equip {
        number: StationNo(4),
        equipment: Equipment {
            kind: StationKind::GameServer,
            area: "North".to_owned(),
            address: "10.0.0.9:27015".to_owned(),
            at_once: 4,
        },
    }
}

const fn placed() -> FloorChange {
    FloorChange::Places {
        tournament: CUP,
        places: Places {
            at: PlayedAt::Seats {},
            rest: 10,
            game: 25,
            patience: Patience {
                last_call: 10,
                walkover: 15,
            },
        },
    }
}

fn lobby() -> Lobby {
    Lobby {
        name: "Cup {match}".to_owned(),
        password: "{code}".to_owned(),
        server: String::new(),
        host: Some(Side::Away),
    }
}
