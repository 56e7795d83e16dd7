//! Why something cannot be done: a value per reason, with a stable code for screens and a sentence for people.

use crate::bracket::Impossible;
use crate::draft::Illegal;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One reason. All that hold are given at once, as far as they can be judged.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the sentence of each reason says what it means"
)]
pub enum Refusal {
    #[error("This device is not let in. Ask the desk.")]
    NotAdmitted,
    #[error("This device may not do that.")]
    NotAllowed,
    #[error("This device is let in for other matches.")]
    OutOfScope,
    #[error("There is no such {what}. It may have been removed.")]
    NotFound { what: String },
    #[error("It changed in the meantime. Look at the new state and decide again.")]
    Stale { rev: u32 },
    #[error("Something sent before this was refused, so this was not applied.")]
    PredecessorRefused,
    #[error("The {what} is empty or too long: at most {most} characters.")]
    BadText { what: String, most: u32 },
    #[error("The number does not fit: {what}.")]
    BadNumber { what: String },
    #[error("The bracket is drawn already. Discard the draw first.")]
    AlreadyDrawn,
    #[error("This stage needs at least {least} entrants; there are {entrants}.")]
    TooFew { entrants: u32, least: u32 },
    #[error("This stage takes at most {most} entrants; there are {entrants}.")]
    TooManyForStage { entrants: u32, most: u32 },
    #[error(
        "A stage takes its entrants from an earlier one, the first stage from the whole field."
    )]
    BadIntake,
    #[error("A place comes in twice: {first} to {last} overlaps with another take.")]
    PlaceTwice { first: u16, last: u16 },
    #[error("Only a double elimination has a lower bracket to start in.")]
    NoLowerBracket,
    #[error("Somebody must start in the upper bracket.")]
    NobodyAbove,
    #[error("No group there has a place {place}.")]
    NoSuchPlace { place: u16 },
    #[error("The best of all groups are found only where there are several groups with a table.")]
    NothingToCompare,
    #[error("“{name}” would come in twice: by this stage and by an earlier one.")]
    ComesTwice { name: String },
    #[error("Those of place {place} cannot be told apart across the groups. Draw lots.")]
    TieAcrossGroups { place: u16 },
    #[error("The stage before is not over yet.")]
    StageNotOver,
    #[error("The stage is over.")]
    StageOver,
    #[error("A later stage is drawn already. Discard that first.")]
    LaterStage,
    #[error("Round {round} is paired already. Take it back first.")]
    LaterRound { round: u8 },
    #[error("Round {round} is not over yet.")]
    RoundNotOver { round: u8 },
    #[error("The rounds of this stage are not paired one by one.")]
    NotPaired,
    #[error("Its rounds are paired by rule. Force or forbid a pair instead.")]
    PairedByRule,
    #[error("This stage has no table.")]
    NoTable,
    #[error(
        "Places {first} and {last} are equal by every criterion. Let them play a tie-break match, or draw lots."
    )]
    TieAtCut { first: u16, last: u16 },
    #[error(
        "They are not equal, or not all who are equal are named: everybody who is tied takes part."
    )]
    NotTied,
    #[error("They are ranked in different groups.")]
    OtherGroup,
    #[error("{name} has left the tournament.")]
    HasLeft { name: String },
    #[error("A tie-break of this stage is not over yet.")]
    TieBreakOpen,
    #[error("A tie-break rests on this result. Discard or take back the tie-break first.")]
    LaterTieBreak,
    #[error("No further tie-break fits into this stage. Draw lots.")]
    TooManyTieBreaks,
    #[error("There is no round robin now whose results could be void. Let them stand.")]
    NothingToVoid,
    #[error("The order of the table does not work. {why}")]
    BadChain { why: String },
    #[error("No round can be paired like that. {why}")]
    NoPairing { why: String },
    #[error("At most 4,096 entrants fit into a tournament.")]
    TooMany,
    #[error("The new order must name every entrant exactly once.")]
    NotAnOrder,
    #[error("Nobody in this tournament has anything to be seeded by.")]
    NoMerit,
    #[error("At most 10,000 names are kept with their ratings.")]
    TooManyRatings,
    #[error("“{name}” is there twice. Give one of them a seat or a club.")]
    NameTwice { name: String },
    #[error("The stage is not published yet.")]
    NotPublished,
    #[error("The stage is published already.")]
    AlreadyPublished,
    #[error("Match {number} has begun.")]
    HasBegun { number: u32 },
    #[error("Nothing of it can be called now.")]
    NothingToCall,
    #[error("{name} said that they are there: take that back first.")]
    IsHere { name: String },
    #[error(
        "Nobody is waited for there: the match is not called, or nobody loses it by being late."
    )]
    NotAwaited,
    #[error("The match has no two opponents yet.")]
    NotReady,
    #[error("The match is over.")]
    MatchAlreadyOver,
    #[error("The match is not over.")]
    MatchNotOver,
    #[error("A result is reported: it waits to be confirmed.")]
    AlreadyReported,
    #[error("The result is disputed: an official decides.")]
    Contested,
    #[error("The match is void. Let it be played again first.")]
    IsVoid,
    #[error("No result is reported.")]
    NotReported,
    #[error("Whoever reported a result does not confirm it.")]
    OwnReport,
    #[error("It waits for {who} to confirm it.")]
    NotYoursToConfirm { who: String },
    #[error("That is for the other side to say.")]
    OtherSide,
    #[error("Another device committed this result. Ask the desk.")]
    NotYourResult,
    #[error("The result was committed more than two minutes ago. Ask the desk.")]
    TooLate,
    #[error("Match {number} rests on it and is called already. Ask the desk.")]
    NextCalled { number: u32 },
    #[error("What was expected is of another match than the command.")]
    OtherMatch,
    #[error("{name} plays match {number} {place}, and is not absent.")]
    PlaysElsewhere {
        name: String,
        number: u32,
        place: String,
    },
    #[error("This device has called already: somebody comes.")]
    AlreadyCalled,
    #[error("Too many calls for help are open: at most {most}.")]
    TooManyCalls { most: u32 },
    #[error("The match is held: {reason}")]
    Held { reason: String },
    #[error("The match is not held.")]
    NotHeld,
    #[error("Another device holds this match. Take it over first.")]
    HeldByAnother,
    #[error("Take the match first.")]
    NotHolding,
    #[error("Game {game} cannot be scored now.")]
    WrongGame { game: u8 },
    #[error("That score cannot be: {why}.")]
    ImpossibleScore { why: String },
    #[error("The match is decided. Commit it, or correct the last game.")]
    SeriesDecided,
    #[error("Nobody has won enough games yet: {needed} decide.")]
    NotDecided { needed: u8 },
    #[error("All {games} games are played here before it is over.")]
    NotAllPlayed { games: u8 },
    #[error("There is no draw here: somebody must go on.")]
    DrawNotAllowed,
    #[error("This title has no such clock. Add one to the rules of the tournament.")]
    NoClock,
    #[error("The allowance is used up: {count} for each side. A judge can grant one more.")]
    PausesUsed { count: u8 },
    #[error("A side asks for a tactical, a technical or a medical pause.")]
    NotTheirPause,
    #[error("The match is not paused.")]
    NoPause,
    #[error("Game {game} was played on {map} already.")]
    MapPlayed { map: String, game: u8 },
    #[error("A heat has no two sides: say who finished in which order.")]
    IsHeat,
    #[error("That is not asked of this match.")]
    NotAHeat,
    #[error("A finishing order names contenders of this heat, each once, and at least one.")]
    BadFinish,
    #[error("Nobody has a result yet.")]
    NothingRecorded,
    #[error("The games say otherwise.")]
    OtherWinner,
    #[error("That is no result here: the winner needs exactly {needed}, the loser fewer.")]
    ImpossibleResult { needed: u8 },
    #[error("That is no result here: all {games} games count.")]
    ImpossibleTotal { games: u8 },
    #[error("The entry cannot be taken back any more: it is too old, or was taken back already.")]
    NothingToTakeBack,
    #[error("Entry {seq} ({kind}) came later and rests on it. Take that back first.")]
    LaterStepDepends { seq: u64, kind: String },
    #[error("That entry is not of a kind that is taken back.")]
    NotReversible,
    #[error("There is a match at station {station}.")]
    StationBusy { station: u32 },
    #[error("Station {station} is out of order: {reason}")]
    OutOfOrder { station: u32, reason: String },
    #[error("This device was let in before.")]
    AlreadyAdmitted,
    #[error("The last desk cannot be thrown out.")]
    LastDesk,
    #[error("Number {number} belongs to another screen.")]
    NumberTaken { number: u32 },
    #[error(
        "“{name}” would come back to itself by “{by}” and never show anything. Take that entry out."
    )]
    PlaylistLoops { name: String, by: String },
    #[error("It is shown by {by}. Give that something else to show first.")]
    PlaylistShown { by: String },
    #[error("A playlist needs an entry that takes turns, for when no condition holds.")]
    NoTurn,
    #[error("A correction can put it right: it shows first what else changes.")]
    CorrectInstead,
    #[error("Choose for match {number}: let it stand, replay it, or void it.")]
    ChoiceMissing { number: u32 },
    #[error("Choose what becomes of each stage that is reached.")]
    StageChoiceMissing,
    #[error("That is not to be chosen here.")]
    NotOffered,
    #[error("Cannot stand: {name} would be in two places.")]
    InTwoPlaces { name: String },
    #[error("Cannot stand while match {number} has no result.")]
    RestsOnOpen { number: u32 },
    #[error("Cannot stand: {name} does not come here any more.")]
    ComesNoMore { name: String },
    #[error("It is not due any more.")]
    NotDueAnyMore,
    #[error(
        "The hill was taken in match {number} and played on after that: take back what was played since, or discard the draw."
    )]
    HillPlayedOn { number: u32 },
    #[error(
        "It cannot take the new field in: not as many come as leave, or its places are not exchanged one for one."
    )]
    NoExchange,
    #[error(
        "Where rounds are paired one by one, two change places in one round; elsewhere they change seeds."
    )]
    SwapByRound,
    #[error("That is no SHA-256 of a photo.")]
    BadDigest,
    #[error("A photo has at most {most} MB.")]
    PhotoTooLarge { most: u32 },
    #[error("This photo is attached already.")]
    PhotoTwice,
    #[error("A match has at most {most} photos.")]
    TooManyPhotos { most: u32 },
    #[error(
        "The gathering has no room for more photos: {most} MB are kept. Show the photo to a judge."
    )]
    NoRoomForPhotos { most: u64 },
    #[error("This tournament drafts nothing.")]
    NoDraftRules,
    #[error("These rules cannot be drafted by: {what}.")]
    BadDraftRules { what: String },
    #[error("Somebody changed it in the meantime, or the name is taken. Open it again.")]
    ShelfMoved,
    #[error("At most {most} own ones are kept. Delete one first.")]
    ShelfFull { most: u32 },
    #[error("No draft is open in this match.")]
    NoDraft,
    #[error("A draft is open in this match already.")]
    DraftOpen,
    #[error("Everything that is drafted before this game has been drafted.")]
    NothingToDraft,
    #[error("Say who acts first: the format leaves it to people.")]
    WhoIsFirst,
    #[error("The draft is held: {reason}.")]
    DraftHeld { reason: String },
    #[error("The draft is complete.")]
    DraftComplete,
    #[error("The draft is not complete yet.")]
    DraftNotComplete,
    #[error("The next turn opens in a moment.")]
    TurnNotOpenYet,
    #[error("That turn is over. Look at the draft and choose again.")]
    OtherTurn,
    #[error("The line-up names each picked hero once.")]
    NotTheLineup,
    #[error("Somebody named is not in this roster, or is not there to play.")]
    NotOfTheRoster,
    #[error("Somebody is named twice: {name}.")]
    PlayerTwice { name: String },
    #[error("Two have position {position}.")]
    PositionTwice { position: u8 },
    #[error("Rosters are locked. Desks may change one all the same, with a reason.")]
    RosterLocked,
    #[error("No country has these two letters: {letters}.")]
    NoNation { letters: String },
    #[error("{why}")]
    AgainstDraft { why: Illegal },
    #[error(
        "The final list of this tournament is signed: only a correction changes it, or a signature that is withdrawn."
    )]
    TournamentClosed,
    #[error("Nobody is awaited at the door of this tournament. Open its check-in first.")]
    NoCheckIn,
    #[error("Nobody can sign up by phone for this tournament now. Ask the desk.")]
    PhonesClosed,
    #[error("As many have signed up by phone as may: {most}. Ask the desk.")]
    PhonesFull { most: u16 },
    #[error("Nothing would change.")]
    NoChange,
}

impl Refusal {
    /// The stable word for screens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAdmitted { .. } => "not_admitted",
            Self::NotAllowed { .. } => "not_allowed",
            Self::OutOfScope { .. } => "out_of_scope",
            Self::NotFound { .. } => "not_found",
            Self::Stale { .. } => "stale",
            Self::PredecessorRefused { .. } => "predecessor_refused",
            Self::BadText { .. } => "bad_text",
            Self::BadNumber { .. } => "bad_number",
            Self::AlreadyDrawn { .. } => "already_drawn",
            Self::TooFew { .. } => "too_few",
            Self::TooManyForStage { .. } => "too_many_for_stage",
            Self::BadIntake { .. } => "bad_intake",
            Self::PlaceTwice { .. } => "place_twice",
            Self::NoLowerBracket { .. } => "no_lower_bracket",
            Self::NobodyAbove { .. } => "nobody_above",
            Self::NoSuchPlace { .. } => "no_such_place",
            Self::NothingToCompare { .. } => "nothing_to_compare",
            Self::ComesTwice { .. } => "comes_twice",
            Self::TieAcrossGroups { .. } => "tie_across_groups",
            Self::StageNotOver { .. } => "stage_not_over",
            Self::StageOver { .. } => "stage_over",
            Self::LaterStage { .. } => "later_stage",
            Self::LaterRound { .. } => "later_round",
            Self::RoundNotOver { .. } => "round_not_over",
            Self::NotPaired { .. } => "not_paired",
            Self::PairedByRule { .. } => "paired_by_rule",
            Self::NoTable { .. } => "no_table",
            Self::TieAtCut { .. } => "tie_at_cut",
            Self::NotTied { .. } => "not_tied",
            Self::OtherGroup { .. } => "other_group",
            Self::HasLeft { .. } => "has_left",
            Self::TieBreakOpen { .. } => "tie_break_open",
            Self::LaterTieBreak { .. } => "later_tie_break",
            Self::TooManyTieBreaks { .. } => "too_many_tie_breaks",
            Self::NothingToVoid { .. } => "nothing_to_void",
            Self::BadChain { .. } => "bad_chain",
            Self::NoPairing { .. } => "no_pairing",
            Self::TooMany { .. } => "too_many",
            Self::NotAnOrder { .. } => "not_an_order",
            Self::NoMerit { .. } => "no_merit",
            Self::TooManyRatings { .. } => "too_many_ratings",
            Self::NameTwice { .. } => "name_twice",
            Self::NotPublished { .. } => "not_published",
            Self::AlreadyPublished { .. } => "already_published",
            Self::HasBegun { .. } => "has_begun",
            Self::NothingToCall { .. } => "nothing_to_call",
            Self::IsHere { .. } => "is_here",
            Self::NotAwaited { .. } => "not_awaited",
            Self::NotReady { .. } => "not_ready",
            Self::MatchAlreadyOver { .. } => "match_already_over",
            Self::MatchNotOver { .. } => "match_not_over",
            Self::AlreadyReported { .. } => "already_reported",
            Self::Contested { .. } => "contested",
            Self::IsVoid { .. } => "is_void",
            Self::NotReported { .. } => "not_reported",
            Self::OwnReport { .. } => "own_report",
            Self::NotYoursToConfirm { .. } => "not_yours_to_confirm",
            Self::OtherSide { .. } => "other_side",
            Self::NotYourResult { .. } => "not_your_result",
            Self::TooLate { .. } => "too_late",
            Self::NextCalled { .. } => "next_called",
            Self::OtherMatch { .. } => "other_match",
            Self::PlaysElsewhere { .. } => "plays_elsewhere",
            Self::AlreadyCalled { .. } => "already_called",
            Self::TooManyCalls { .. } => "too_many_calls",
            Self::Held { .. } => "held",
            Self::NotHeld { .. } => "not_held",
            Self::HeldByAnother { .. } => "held_by_another",
            Self::NotHolding { .. } => "not_holding",
            Self::WrongGame { .. } => "wrong_game",
            Self::ImpossibleScore { .. } => "impossible_score",
            Self::SeriesDecided { .. } => "series_decided",
            Self::NotDecided { .. } => "not_decided",
            Self::NotAllPlayed { .. } => "not_all_played",
            Self::DrawNotAllowed { .. } => "draw_not_allowed",
            Self::NoClock { .. } => "no_clock",
            Self::PausesUsed { .. } => "pauses_used",
            Self::NotTheirPause { .. } => "not_their_pause",
            Self::NoPause { .. } => "no_pause",
            Self::MapPlayed { .. } => "map_played",
            Self::IsHeat { .. } => "is_heat",
            Self::NotAHeat { .. } => "not_a_heat",
            Self::BadFinish { .. } => "bad_finish",
            Self::NothingRecorded { .. } => "nothing_recorded",
            Self::OtherWinner { .. } => "other_winner",
            Self::ImpossibleResult { .. } => "impossible_result",
            Self::ImpossibleTotal { .. } => "impossible_total",
            Self::NothingToTakeBack { .. } => "nothing_to_take_back",
            Self::LaterStepDepends { .. } => "later_step_depends",
            Self::NotReversible { .. } => "not_reversible",
            Self::StationBusy { .. } => "station_busy",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::AlreadyAdmitted { .. } => "already_admitted",
            Self::LastDesk { .. } => "last_desk",
            Self::NumberTaken { .. } => "number_taken",
            Self::PlaylistLoops { .. } => "playlist_loops",
            Self::PlaylistShown { .. } => "playlist_shown",
            Self::NoTurn => "no_turn",
            Self::CorrectInstead { .. } => "correct_instead",
            Self::ChoiceMissing { .. } => "choice_missing",
            Self::StageChoiceMissing { .. } => "stage_choice_missing",
            Self::NotOffered { .. } => "not_offered",
            Self::InTwoPlaces { .. } => "in_two_places",
            Self::RestsOnOpen { .. } => "rests_on_open",
            Self::ComesNoMore { .. } => "comes_no_more",
            Self::NotDueAnyMore { .. } => "not_due_any_more",
            Self::HillPlayedOn { .. } => "hill_played_on",
            Self::NoExchange { .. } => "no_exchange",
            Self::SwapByRound { .. } => "swap_by_round",
            Self::BadDigest { .. } => "bad_digest",
            Self::PhotoTooLarge { .. } => "photo_too_large",
            Self::PhotoTwice { .. } => "photo_twice",
            Self::TooManyPhotos { .. } => "too_many_photos",
            Self::NoRoomForPhotos { .. } => "no_room_for_photos",
            Self::NoDraftRules { .. } => "no_draft_rules",
            Self::BadDraftRules { .. } => "bad_draft_rules",
            Self::ShelfMoved { .. } => "shelf_moved",
            Self::ShelfFull { .. } => "shelf_full",
            Self::NoDraft { .. } => "no_draft",
            Self::DraftOpen { .. } => "draft_open",
            Self::NothingToDraft { .. } => "nothing_to_draft",
            Self::WhoIsFirst { .. } => "who_is_first",
            Self::DraftHeld { .. } => "draft_held",
            Self::DraftComplete { .. } => "draft_complete",
            Self::DraftNotComplete { .. } => "draft_not_complete",
            Self::TurnNotOpenYet { .. } => "turn_not_open_yet",
            Self::OtherTurn { .. } => "other_turn",
            Self::NotTheLineup { .. } => "not_the_lineup",
            Self::NotOfTheRoster { .. } => "not_of_the_roster",
            Self::PlayerTwice { .. } => "player_twice",
            Self::PositionTwice { .. } => "position_twice",
            Self::RosterLocked { .. } => "roster_locked",
            Self::NoNation { .. } => "no_nation",
            Self::AgainstDraft { .. } => "against_draft",
            Self::TournamentClosed { .. } => "tournament_closed",
            Self::NoCheckIn { .. } => "no_check_in",
            Self::PhonesClosed { .. } => "phones_closed",
            Self::PhonesFull { .. } => "phones_full",
            Self::NoChange { .. } => "no_change",
        }
    }

    /// Nothing of that name.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.into() }
    }

    /// A text that is empty or too long.
    #[must_use]
    pub fn bad_text(what: &str, most: usize) -> Self {
        Self::BadText {
            what: what.into(),
            most: u32::try_from(most).unwrap_or(u32::MAX),
        }
    }
}

impl From<Impossible> for Refusal {
    /// Why so many cannot be drawn.
    fn from(impossible: Impossible) -> Self {
        match impossible {
            Impossible::TooFew { entrants, least } => Self::TooFew { entrants, least },
            Impossible::TooMany { entrants, most } => Self::TooManyForStage { entrants, most },
        }
    }
}

/// A command that was refused: every reason found.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("refused: {}", .reasons.first().map_or_else(String::new, |first| alloc::format!("{first}")))]
pub struct Refused {
    /// At least one.
    pub reasons: Vec<Refusal>,
}

impl From<Refusal> for Refused {
    fn from(reason: Refusal) -> Self {
        Self {
            reasons: alloc::vec![reason],
        }
    }
}
