//! Every reason: its code in the stored form is the code that screens know, and each has a report of its own.

use lanista_domain::Refusal;
use lanista_domain::draft::Illegal;

/// The reports; a reason is looked for by its name in them.
const REPORTS: [&str; 48] = [
    include_str!("shelf.rs"),
    include_str!("absence.rs"),
    include_str!("closing.rs"),
    include_str!("conduct.rs"),
    include_str!("sign_up.rs"),
    include_str!("by_phone.rs"),
    include_str!("people.rs"),
    include_str!("teams.rs"),
    include_str!("help.rs"),
    include_str!("ladders.rs"),
    include_str!("life.rs"),
    include_str!("rulings.rs"),
    include_str!("corrections.rs"),
    include_str!("../corrections/single.rs"),
    include_str!("../corrections/double.rs"),
    include_str!("../corrections/stages.rs"),
    include_str!("entrants.rs"),
    include_str!("expectations.rs"),
    include_str!("floor.rs"),
    include_str!("calls.rs"),
    include_str!("dispatch.rs"),
    include_str!("drafts.rs"),
    include_str!("heats.rs"),
    include_str!("lineups.rs"),
    include_str!("merits.rs"),
    include_str!("photos.rs"),
    include_str!("results.rs"),
    include_str!("rights.rs"),
    include_str!("rosters.rs"),
    include_str!("roster_locks.rs"),
    include_str!("particulars.rs"),
    include_str!("scoring.rs"),
    include_str!("playlists.rs"),
    include_str!("screens.rs"),
    include_str!("setup.rs"),
    include_str!("stages.rs"),
    include_str!("streams.rs"),
    include_str!("swiss.rs"),
    include_str!("tables.rs"),
    include_str!("takes.rs"),
    include_str!("tie_breaks.rs"),
    include_str!("no_tie_break.rs"),
    include_str!("lateness.rs"),
    include_str!("times.rs"),
    include_str!("titles.rs"),
    include_str!("trials.rs"),
    include_str!("voids.rs"),
    include_str!("undo.rs"),
];

#[rustfmt::skip]
fn all() -> Vec<Refusal> {
    let (what, name, reason, kind) = (String::new(), String::new(), String::new(), String::new());
    vec![
        Refusal::NotAdmitted, Refusal::NotAllowed, Refusal::OutOfScope, Refusal::NotFound { what: what.clone() },
        Refusal::Stale { rev: 1 }, Refusal::PredecessorRefused, Refusal::BadText { what: what.clone(), most: 1 },
        Refusal::BadNumber { what }, Refusal::AlreadyDrawn, Refusal::TooFew { entrants: 1, least: 2 }, Refusal::TooMany,
        Refusal::TooManyForStage { entrants: 9, most: 8 }, Refusal::BadIntake, Refusal::StageNotOver, Refusal::StageOver,
        Refusal::LaterStage, Refusal::LaterRound { round: 2 }, Refusal::RoundNotOver { round: 1 }, Refusal::NotPaired,
        Refusal::NoTable, Refusal::PairedByRule, Refusal::TieAtCut { first: 1, last: 2 }, Refusal::BadChain { why: String::new() },
        Refusal::NoPairing { why: String::new() }, Refusal::NotAllPlayed { games: 2 }, Refusal::DrawNotAllowed,
        Refusal::ImpossibleTotal { games: 2 }, Refusal::IsHeat, Refusal::NotAHeat, Refusal::BadFinish, Refusal::NothingRecorded,
        Refusal::NotTied, Refusal::OtherGroup, Refusal::HasLeft { name: "Fox".to_owned() },
        Refusal::TieBreakOpen, Refusal::LaterTieBreak, Refusal::TooManyTieBreaks, Refusal::NothingToVoid,
        Refusal::NotAnOrder, Refusal::NoMerit, Refusal::TooManyRatings, Refusal::NameTwice { name }, Refusal::NotPublished, Refusal::AlreadyPublished,
        Refusal::HasBegun { number: 1 }, Refusal::NothingToCall, Refusal::NotAwaited, Refusal::IsHere { name: "Fox".to_owned() }, Refusal::NotReady, Refusal::MatchAlreadyOver, Refusal::MatchNotOver,
        Refusal::Held { reason }, Refusal::NotHeld, Refusal::HeldByAnother, Refusal::NotHolding,
        Refusal::WrongGame { game: 1 }, Refusal::SeriesDecided, Refusal::ImpossibleScore { why: String::new() },
        Refusal::NoClock, Refusal::PausesUsed { count: 1 }, Refusal::NotTheirPause, Refusal::NoPause,
        Refusal::MapPlayed { map: String::new(), game: 1 }, Refusal::NotDecided { needed: 1 }, Refusal::OtherWinner,
        Refusal::ImpossibleResult { needed: 1 }, Refusal::NothingToTakeBack, Refusal::LaterStepDepends { seq: 1, kind: kind.clone() },
        Refusal::NotReversible, Refusal::StationBusy { station: 1 },
        Refusal::OutOfOrder { station: 1, reason: kind.clone() }, Refusal::AlreadyAdmitted, Refusal::LastDesk,
        Refusal::PlaylistLoops { name: kind.clone(), by: kind.clone() }, Refusal::PlaylistShown { by: kind.clone() }, Refusal::NoTurn,
        Refusal::NumberTaken { number: 1 }, Refusal::TournamentClosed, Refusal::NoCheckIn, Refusal::PhonesClosed, Refusal::PhonesFull { most: 1 }, Refusal::NoChange, Refusal::PlaceTwice { first: 1, last: 2 }, Refusal::NoLowerBracket,
        Refusal::NobodyAbove, Refusal::NoSuchPlace { place: 5 }, Refusal::NothingToCompare, Refusal::TieAcrossGroups { place: 3 },
        Refusal::ComesTwice { name: kind.clone() },
        Refusal::BadDigest, Refusal::PhotoTooLarge { most: 8 }, Refusal::PhotoTwice, Refusal::TooManyPhotos { most: 8 }, Refusal::NoRoomForPhotos { most: 200 },
        Refusal::AlreadyReported, Refusal::Contested, Refusal::IsVoid, Refusal::NotReported, Refusal::OwnReport,
        Refusal::NotYoursToConfirm { who: kind.clone() }, Refusal::OtherSide, Refusal::NotYourResult, Refusal::TooLate,
        Refusal::NextCalled { number: 1 }, Refusal::OtherMatch, Refusal::AlreadyCalled, Refusal::TooManyCalls { most: 40 },
        Refusal::CorrectInstead, Refusal::ChoiceMissing { number: 1 }, Refusal::StageChoiceMissing, Refusal::NotOffered,
        Refusal::InTwoPlaces { name: kind.clone() }, Refusal::RestsOnOpen { number: 1 }, Refusal::ComesNoMore { name: kind.clone() },
        Refusal::NotDueAnyMore, Refusal::HillPlayedOn { number: 1 }, Refusal::NoExchange, Refusal::SwapByRound,
        Refusal::ShelfMoved, Refusal::ShelfFull { most: 48 }, Refusal::NoDraftRules, Refusal::BadDraftRules { what: kind.clone() }, Refusal::NoDraft, Refusal::DraftOpen,
        Refusal::NothingToDraft, Refusal::WhoIsFirst, Refusal::DraftHeld { reason: kind.clone() }, Refusal::DraftComplete,
        Refusal::DraftNotComplete, Refusal::TurnNotOpenYet, Refusal::OtherTurn, Refusal::NotTheLineup,
        Refusal::NotOfTheRoster, Refusal::PlayerTwice { name: kind.clone() }, Refusal::PositionTwice { position: 1 },
        Refusal::RosterLocked, Refusal::NoNation { letters: kind.clone() },
        Refusal::AgainstDraft { why: Illegal::NotTheirPick {} },
        Refusal::PlaysElsewhere { name: "Fox".to_owned(), number: 1, place: String::new() },
    ]
}

#[test]
fn every_reason_has_one_code_a_sentence_and_a_report() {
    let all = all();
    let known = include_str!("../../src/refusal.rs")
        .matches("=> \"")
        .count();
    assert_eq!(all.len(), known, "a reason is missing here");
    for reason in &all {
        let stored = serde_json::to_value(reason).expect("it is written");
        assert_eq!(stored["code"], reason.code());
        let sentence = reason.to_string();
        assert!(
            sentence.len() > 10 && sentence.starts_with(|c: char| c.is_uppercase() || c == '“'),
            "{sentence}"
        );
        let shown = format!("{reason:?}");
        let variant = shown.split([' ', '{']).next().expect("a word");
        let made = match variant {
            "NotFound" => "not_found(".to_owned(),
            "BadText" => "bad_text(".to_owned(),
            other => format!("Refusal::{other}"),
        };
        assert!(
            REPORTS.iter().any(|report| report.contains(&made)),
            "{variant} has no report"
        );
    }
}
