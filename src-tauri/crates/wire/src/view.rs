//! The documents of the topics. Keyed maps rather than lists, so that a change is a small patch; what is not there
//! is left out rather than null, since a merge patch cannot set null.

use crate::floor::Equipment;
use crate::format::{Criterion, Measure, StageKind};
use crate::frame::Reason;
use crate::hall_plan::PlanSpot;
use crate::heat::FinishView;
use crate::life::{Confirmation, HereView, ReportView};
use crate::nudge::Health;
use crate::screens::{Overlay, Playlist, Sight};
use crate::shared::{
    BySide, Format, GameRule, Group, Layout, PhotoKind, Role, Scope, Series, Side, Timed,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `gathering`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct GatheringView {
    /// What people call it; empty until it is named.
    pub name: String,
    /// By id.
    pub tournaments: BTreeMap<u32, TournamentView>,
}

/// A tournament within `gathering`. The public sees those with a published stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TournamentView {
    /// Its id.
    pub id: u32,
    /// What people call it.
    pub name: String,
    /// The game that is played.
    pub title: String,
    /// How it is drawn and played.
    pub format: Format,
    /// How many entrants.
    pub entrants: u32,
    /// Who must agree before a result stands; none where what a judge commits stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confirmation: Option<Confirmation>,
    /// How far its end has come; none where nothing was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub closing: Option<crate::closing::ClosingHead>,
    /// Its stages in playing order, as far as the audience may see them.
    pub stages: Vec<u32>,
    /// Where it is.
    pub phase: Phase,
    /// Matches that will be played, as far as is known: a reset that is not due is left out.
    pub matches: u32,
    /// Those that are over.
    pub over: u32,
    /// Those that are live or held.
    pub live: u32,
}

/// Where a tournament is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Phase {
    /// Entrants are gathered.
    Setup,
    /// The bracket is drawn in private.
    Drawn,
    /// Published, and no match has begun.
    Published,
    /// Being played.
    Running,
    /// Every placing is final.
    Over,
}

/// `tournament/3/entrants/0`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EntrantsView {
    /// By id.
    pub entrants: BTreeMap<u32, EntrantView>,
}

/// An entrant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EntrantView {
    /// Its id.
    pub id: u32,
    /// The registered name.
    pub name: String,
    /// At most 16 characters.
    pub short_name: String,
    /// At most 4 characters.
    pub tag: String,
    /// Tells two of one name apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub club: Option<String>,
    /// Tells two of one name apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat: Option<String>,
    /// How the name is said aloud, where it is not as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub spoken: Option<String>,
    /// Its place in the present seeding, from 1.
    pub seed: u32,
    /// Handles of those who may play.
    pub roster: Vec<String>,
    /// What everybody may know of the same people, in the same order; left out where nothing is known of any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<crate::roster::PersonView>,
    /// Their legal names, in the same order; left out where none is known; for the desk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal: Vec<crate::roster::LegalView>,
    /// The same people in the same order, where there are several; for the desk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<crate::roster::MemberView>,
    /// The person, where it is one alone; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub person: Option<u32>,
    /// The person who leads it; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub captain: Option<u32>,
    /// How much of it has come to the door; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub arrived: Option<crate::sign_up::ArrivedView>,
    /// That they signed up by phone; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by_phone: Option<bool>,
    /// What it was last seeded by, if that was a rating or a place; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merit: Option<crate::seeding::MeritView>,
    /// That it has left the tournament.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub gone: Option<GoneView>,
}

/// How an entrant left the tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct GoneView {
    /// Whether an official decided so.
    pub disqualified: bool,
    /// Why; may be empty.
    pub reason: String,
}

/// `stage/7`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct StageView {
    /// Its id.
    pub id: u32,
    /// Whose stage.
    pub tournament: u32,
    /// Whether everybody sees it.
    pub published: bool,
    /// How many were drawn.
    pub entrants: u32,
    /// Which of the tournament's stages, from 0.
    pub index: u8,
    /// What people call it; empty where the format says enough.
    pub name: String,
    /// What is played in it.
    pub kind: StageKind,
    /// How the tournament is played.
    pub format: Format,
    /// How many groups are ranked on their own.
    pub groups: u8,
    /// Whether there is something that only the desk sees: the whole stage, or a round that was just paired.
    pub hidden: bool,
    /// Whether the next round can be paired now, or the last one again.
    pub pairable: bool,
    /// Points given or taken by officials.
    pub adjusted: Vec<AdjustedView>,
    /// What of it stands by ruling though it follows from the results no more; none where nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ruled: Option<Vec<RuledView>>,
    /// What the table is ranked by now: the criteria of its rule, and the tie-break once there was one.
    pub order: Vec<Criterion>,
    /// Who is equal where something rests on it, once all rounds are played; for the desk.
    pub ties: Vec<TieView>,
    /// By `group/round`, for instance `upper/2`.
    pub rounds: BTreeMap<String, RoundView>,
    /// Whether every placing is final.
    pub over: bool,
    /// The first and the last group of each wave; none where all groups play at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waves: Option<Vec<(u8, u8)>>,
    /// When rounds and waves are played; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub times: Option<Vec<Timed>>,
    /// Who changed places by hand, the first first; for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub moves: Option<Vec<MoveView>>,
    /// Who met whom, by entrants, before the last round was paired again; for the desk, until it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub replaced: Option<Vec<(u32, u32)>>,
    /// Who of one club or group meets in the first round; for the desk, until it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mates: Option<Vec<MatesView>>,
}

/// Two who meet in the first round though they were to be kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MatesView {
    /// In which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// Their club; none where it is their group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub club: Option<String>,
    /// Their group in the stage before, from 1; none where it is their club.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<u8>,
    /// Why they could not be kept apart.
    pub because: BecauseView,
}

/// Why two could not be kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Because")]
pub enum BecauseView {
    TooMany { count: u32, pairs: u32 },
    Seeding,
    Places,
    ByHand,
}

/// Two entrants who change places by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MoveView {
    /// One of them.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// Why.
    pub reason: String,
    /// That it waits until the stage is published again.
    pub planned: bool,
}

/// Entrants whom a table leaves equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TieView {
    /// The group that they are ranked in, from 1.
    pub group: u8,
    /// The first of the places that they share.
    pub first: u16,
    /// The last of them.
    pub last: u16,
    /// Who, the best seed first.
    pub entrants: Vec<u32>,
    /// What rests on it.
    pub stakes: StakesView,
    /// Whether a tie-break among them is drawn and not over.
    pub running: bool,
}

/// What rests on a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StakesView {
    /// Who goes on.
    Cut,
    /// First place of the last stage.
    Top,
}

/// What of a stage stands by ruling though it follows from the results no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct RuledView {
    /// What.
    pub part: RuledPart,
    /// Which round or tie-break, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u8>,
    /// Why.
    pub reason: String,
}

/// Something of a stage that rests on results as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RuledPart {
    /// Who was drawn.
    Field,
    /// The pairs of a round.
    Round,
    /// A tie-break.
    TieBreak,
}

/// Points given or taken by officials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct AdjustedView {
    /// Whose.
    pub entrant: u32,
    /// As shown: `-4`.
    pub points: String,
    /// Why.
    pub reason: String,
}

/// A round within `stage/7`. Its matches are in `stage/7/round/{group}/{round}/{part}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct RoundView {
    /// The part of the bracket.
    pub group: Group,
    /// 1 is the first.
    pub round: u8,
    /// Rounds that follow in its group; 0 is the last.
    pub from_end: u8,
    /// What most of its matches are played by.
    pub series: Series,
    /// Topics that its matches are spread over.
    pub parts: u32,
    /// Matches that are played, byes left out.
    pub matches: u32,
    /// Those that are over.
    pub over: u32,
    /// Those that are live or held.
    pub live: u32,
}

/// `stage/7/round/upper/2/0` and `open/0`: matches by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MatchesView {
    /// By id.
    pub matches: BTreeMap<u32, MatchCard>,
}

/// A match as a card shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MatchCard {
    /// Its id.
    pub id: u32,
    /// The number that people see; none on a bye.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u32>,
    /// Its tournament.
    pub tournament: u32,
    /// Its stage.
    pub stage: u32,
    /// The part of the bracket.
    pub group: Group,
    /// 1 is the first round of the group.
    pub round: u8,
    /// Rounds of its group that follow; 0 is the last.
    pub from_end: u8,
    /// From the top of the round, from 0.
    pub position: u32,
    /// Where it is in its life.
    pub state: StateView,
    /// Since when, milliseconds since 1970; none where it has no beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub since: Option<u64>,
    /// Who meets; of a heat, which has no sides, both are byes.
    pub slots: BySide<SlotView>,
    /// The many of a heat; none where two sides meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heat: Option<HeatCard>,
    /// The score: games per side, or points where these are added up.
    pub score: BySide<u16>,
    /// Games that win it; none where all are played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub needed: Option<u8>,
    /// Most games that can be played.
    pub most_games: u8,
    /// The game that runs, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub game: Option<GameView>,
    /// Who won, once it is over; none then when it was a draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// How it ended, once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<EndingView>,
    /// That the winner alone is known: shown as W and L, the score is the least that wins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unscored: Option<bool>,
    /// Who of the two has said that they are there; none where nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub here: Option<HereView>,
    /// How long its entrants have to come, while they are called and have not begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub call: Option<CallClock>,
    /// The stated result that waits to be confirmed, or is disputed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub report: Option<ReportView>,
    /// Why an official decided it, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ruled: Option<String>,
    /// That it counts in no table: one of the two has left, and its results are void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub void: Option<bool>,
    /// Where it is played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// The number of the device that holds it; not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub holder: Option<u32>,
    /// When it begins, by its round and its wave; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u64>,
    /// By when it is to be over; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
    /// Its wave, from 1; none where all groups play at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wave: Option<u8>,
    /// Why these two meet, or why this is the bye, in sentences; for the desk, where rounds are paired as they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<Vec<String>>,
    /// Where the winner goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner_to: Option<TargetView>,
    /// Where the loser goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub loser_to: Option<TargetView>,
    /// Counts the entries that changed score, result or lease.
    pub rev: u32,
    /// About when its entrants are called, milliseconds since 1970, by how the day goes; only in `open/…`, and only as long
    /// as they wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub expected: Option<u64>,
}

/// How long the entrants of a called match have to come. Milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CallClock {
    /// When they were called.
    #[ts(type = "number")]
    pub since: u64,
    /// When they are called for the last time, or were; none where nobody calls again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub last: Option<u64>,
    /// From when on whoever is missing may lose.
    #[ts(type = "number")]
    pub until: u64,
    /// Since when the clock stands still, because the match is held; none while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub stands: Option<u64>,
}

/// A heat as a card shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HeatCard {
    /// How many play.
    pub contenders: u32,
    /// Games, or rounds of attempts, of which something is stated.
    pub played: u8,
    /// Who stands first, the first first, at most three.
    pub leaders: Vec<u32>,
    /// Who has said that they are there; none where nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub here: Option<Vec<u32>>,
}

/// A heat in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct HeatView {
    /// Who plays, so that a tablet needs no other topic.
    pub entrants: Vec<EntrantView>,
    /// What each game brought: entrant and mark, the first first. The mark is kills, milliseconds or the score.
    pub games: Vec<Vec<FinishView>>,
    /// What an attempt is measured in; none where placings count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub measure: Option<Measure>,
    /// Points for the first, the second …
    pub placing: Vec<i32>,
    /// Points for a kill; 0 where none are counted.
    pub kill: i32,
}

/// Where a match is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's MatchState")]
pub enum StateView {
    Bye,
    Undecided,
    NotDue,
    Ready,
    Called,
    Live,
    Held,
    Reported,
    Disputed,
    Over,
    Void,
}

/// How a match ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Ending")]
pub enum EndingView {
    Played,
    Walkover,
    Forfeit,
    Retirement,
    Disqualified,
}

/// A place in a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum SlotView {
    /// Nobody ever.
    Bye,
    /// Nobody yet.
    Undecided {
        /// Whether the winner or the loser comes.
        from: Comes,
        /// The number of the match they come from.
        number: u32,
        /// Its id.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// Somebody.
    Taken {
        /// Who.
        entrant: u32,
        /// Their seed in this stage.
        seed: u32,
    },
}

/// Who comes from a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Comes {
    /// Its winner.
    Winner,
    /// Its loser.
    Loser,
}

/// Where somebody goes from a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TargetView {
    /// To which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// To which side of it.
    pub side: Side,
}

/// A game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct GameView {
    /// 1 is the first.
    pub number: u8,
    /// Points per side.
    pub score: BySide<u16>,
    /// Who won it; none while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// That it is over and nobody won it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub drawn: Option<bool>,
}

/// `match/120`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MatchView {
    /// What its card shows.
    pub card: MatchCard,
    /// The tournament's name.
    pub tournament_name: String,
    /// The game that is played.
    pub title: String,
    /// Who must agree before its result stands; none where what a judge commits stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confirmation: Option<Confirmation>,
    /// Who meets, so that a tablet needs no other topic.
    pub entrants: BySide<Option<EntrantView>>,
    /// How many of their last matches each lost by not being there, without a break; none where neither did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub walkovers_in_row: Option<BySide<u32>>,
    /// What can be done with it now, by the names of commands: each with the reasons why not, none where it is possible.
    /// For desk and judges; what another tablet holds is taken over first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub steps: Option<BTreeMap<String, Vec<Reason>>>,
    /// Until when the judge who committed it may open it again; none where nobody may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reopen_until: Option<u64>,
    /// Why its result is void, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub void_reason: Option<String>,
    /// The many of a heat; none where two sides meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heat: Option<HeatView>,
    /// How many games decide.
    pub series: Series,
    /// What ends a game.
    pub rule: GameRule,
    /// Which words the scene uses.
    pub vocabulary: crate::shared::Vocabulary,
    /// Clocks, pauses, maps, characters and game sides of the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title_rules: Option<crate::title_rules::TitleRules>,
    /// The games so far.
    pub games: Vec<GameView>,
    /// Why it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub held: Option<String>,
    /// Its clocks, where the title has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clocks: Option<crate::conduct::ClocksView>,
    /// The pause for which it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pause: Option<crate::conduct::PauseView>,
    /// How many pauses each side still has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pauses_left: Option<crate::conduct::PausesLeft>,
    /// What is marked of its games, by number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub marks: Option<crate::conduct::MarksView>,
    /// The tablet that alone may score it; not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lease: Option<LeaseView>,
    /// The last command that changed score, result or lease; not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_change: Option<ChangeView>,
    /// Who is ready for it to go live; left out where no stream waits for it, and not for the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub go_light: Option<crate::stream::GoLightView>,
    /// What was photographed about it; not for the public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<PhotoView>>", optional)]
    pub photos: Vec<PhotoView>,
    /// Where this match sends people, with what has begun there: such a match cannot be reopened.
    pub blocked_by: Vec<u32>,
}

/// A photo of a match. Its bytes are at `/api/v1/media/{sha256}` for who has a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PhotoView {
    /// The hash of its bytes.
    pub sha256: String,
    /// Of which kind.
    pub kind: PhotoKind,
    /// How many bytes.
    pub bytes: u32,
    /// When it was attached.
    pub at: u64,
    /// By whom: the name of the device.
    pub by: String,
}

/// Who holds a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct LeaseView {
    /// The public name of the device's key.
    pub device: String,
    /// The number on its sticker.
    pub number: u32,
    /// Who holds it.
    pub name: String,
    /// Since when.
    pub since: u64,
}

/// The command behind the last change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ChangeView {
    /// Who sent it.
    pub device: String,
    /// The id they gave it.
    pub command: String,
}

/// `stage/7/standing/0`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct StandingView {
    /// By row, from 0. Of a bracket: those still in first, by seed; then by placing. Of a table: by group and rank.
    pub rows: BTreeMap<u32, StandingRow>,
}

/// One row of standings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct StandingRow {
    /// Who.
    pub entrant: u32,
    /// The seed in this stage.
    pub seed: u32,
    /// The final placing; none while still in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<u32>,
    /// Matches won.
    pub won: u32,
    /// Matches lost.
    pub lost: u32,
    /// Matches drawn; of a table only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub drawn: Option<u32>,
    /// The group, from 1.
    pub group: u8,
    /// Whether a place in the next stage is certain, possible or gone.
    pub fate: FateView,
    /// The best and the worst place of the group that can still come of it; none where nothing can be said of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub possible: Option<(u32, u32)>,
    /// What the next match means; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub needs: Option<NeedsView>,
    /// That the entrant has left the tournament.
    pub gone: bool,
    /// That none of its matches counts, for anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub void: Option<bool>,
    /// The present rank within the group; of a table only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rank: Option<u32>,
    /// The values of the table's criteria, in their order, as they are shown; of a table only.
    pub values: Vec<String>,
    /// Which criterion puts this entrant before the next one of the group, from 0; none where nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub decided: Option<u8>,
}

/// What somebody's next match means for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct NeedsView {
    /// Which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// After a win.
    pub win: ProspectView,
    /// After a draw, where there can be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub draw: Option<ProspectView>,
    /// After a loss, or without appearing.
    pub loss: ProspectView,
}

/// What can come of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ProspectView {
    /// Whether a place in the next stage is certain then.
    pub fate: FateView,
    /// The best and the worst place of the group then; none where nothing can be said of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub possible: Option<(u32, u32)>,
}

/// Whether a place in the next stage is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FateView {
    /// Still to be decided, or nothing to reach.
    Open,
    /// Certain.
    Through,
    /// Gone.
    Out,
}

/// `floor`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FloorView {
    /// By number.
    pub stations: BTreeMap<u32, StationView>,
}

/// A station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct StationView {
    /// The number on the sign.
    pub number: u32,
    /// What else people call it.
    pub name: String,
    /// What stands there; left out of a table that takes one match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub equipment: Option<Equipment>,
    /// Why it cannot be used; left out where it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub out_of_order: Option<OutOfOrderView>,
    /// Where it stands on the plan of the hall; left out where nobody set it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<PlanSpot>,
    /// The match that is called to it or played there, the first of several.
    #[serde(rename = "match")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// The others, where it takes several at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<u32>>")]
    pub also: Vec<u32>,
    /// What is settled for its stream; left out where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stream: Option<crate::stream::StreamView>,
}

/// That a station cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct OutOfOrderView {
    /// Why: a sentence; for desks and judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Since when, milliseconds since 1970.
    #[ts(type = "number")]
    pub since: u64,
}

/// `devices`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DevicesView {
    /// Let in or thrown out, by id, without the phones of entrants.
    pub devices: BTreeMap<String, DeviceView>,
    /// Waiting for the desk, by id.
    pub waiting: BTreeMap<String, WaitingView>,
    /// Codes that can still be used, by public name.
    pub enrolments: BTreeMap<String, EnrolmentView>,
    /// What the desk should look at, by number.
    pub alarms: BTreeMap<u32, AlarmView>,
    /// Phones that are linked: of people who only look on, and of those who act for an entrant.
    pub phones: u32,
    /// Phones that may act for an entrant, linked or not.
    pub captains: u32,
    /// Entrants of matches that are called and have such a phone, for whoever reads the calls out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<CalledPhoneView>>")]
    pub called: Vec<CalledPhoneView>,
}

/// The phones of an entrant who is called.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[ts(export)]
pub struct CalledPhoneView {
    /// Of which match.
    pub match_id: u32,
    /// Who.
    pub entrant: u32,
    /// Whether one of them shows its page now.
    pub open: bool,
}

/// `waiting`: phones that want to act for an entrant, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WaitingPhonesView {
    /// By id.
    pub waiting: BTreeMap<String, WaitingView>,
}

/// A paired device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DeviceView {
    /// The public name of its key.
    pub id: String,
    /// The number on its sticker.
    pub number: u32,
    /// Who holds it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Whether it was thrown out.
    pub revoked: bool,
    /// When it was let in.
    pub admitted: u64,
    /// Its link.
    pub link: LinkView,
    /// The match that it holds.
    #[serde(rename = "match")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// How its token was used; none of what is no program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub program: Option<crate::program::ProgramView>,
}

/// How a device's link is, and the device as far as it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct LinkView {
    /// Whether there is one.
    pub up: bool,
    /// When it was last heard; none if never since the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<u64>,
    /// Round trip, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rtt: Option<u32>,
    /// Its own taps that wait to be sent, as far as it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waiting: Option<u32>,
    /// Where it calls from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub address: Option<String>,
    /// What carries it, or carried it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub carrier: Option<Carrier>,
    /// The build of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub build: Option<String>,
    /// What it told besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub health: Option<Health>,
}

/// What carries a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Carrier {
    /// A WebSocket.
    Socket,
    /// Server-sent events down, and posts up.
    Events,
    /// Questions that wait for their answer, and posts up.
    Poll,
}

/// A device that waits for the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WaitingView {
    /// The public name of its key.
    pub id: String,
    /// What its holder typed.
    pub name: String,
    /// What it will be.
    pub role: Role,
    /// Where it may act.
    pub scope: Scope,
    /// Six digits, to be compared with those that it shows.
    pub code: String,
    /// Since when.
    pub since: u64,
    /// Where it calls from.
    pub address: String,
}

/// A code that lets one device in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EnrolmentView {
    /// Its public name.
    pub id: String,
    /// What the device will be.
    pub role: Role,
    /// Where it may act.
    pub scope: Scope,
    /// What it is called; empty lets its holder say.
    pub name: String,
    /// When it ends.
    pub expires: u64,
}

/// Something that the desk should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct AlarmView {
    /// A stable word.
    pub code: String,
    /// A sentence for people.
    pub text: String,
    /// When.
    pub at: u64,
}

/// `screens`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ScreensView {
    /// By number.
    pub screens: BTreeMap<u32, ScreenView>,
    /// All playlists, by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<u32, Playlist>>")]
    pub playlists: BTreeMap<u32, Playlist>,
    /// The emergency message that goes over everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub alert: Option<MessageView>,
}

/// A venue screen as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ScreenView {
    /// The number that it shows.
    pub number: u32,
    /// What it calls itself.
    pub token: String,
    /// Where it hangs.
    pub name: String,
    /// What it shows.
    pub layout: Layout,
    /// The groups that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub groups: Vec<String>,
    /// From how far it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sight: Option<Sight>,
    /// Since when it keeps its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub frozen: Option<u64>,
    /// The entry that last changed what it shows; what the screen has drawn is in the health of its link.
    pub rev: u64,
    /// What it draws, where it is an overlay of a stream: it hangs nowhere in the hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub overlay: Option<Overlay>,
    /// Its link.
    pub link: LinkView,
}

/// `screen/4`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ScreenOwnView {
    /// The number that it shows.
    pub number: u32,
    /// Where it hangs.
    pub name: String,
    /// What it shows.
    pub layout: Layout,
    /// From how far it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sight: Option<Sight>,
    /// Since when it keeps its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub frozen: Option<u64>,
    /// The entry that last changed what it shows.
    pub rev: u64,
    /// Its playlist and those in it, by number, without entries that the hall may not see.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<u32, Playlist>>")]
    pub playlists: BTreeMap<u32, Playlist>,
    /// The pictures of the sponsors, by name in the order in which they are shown: `/portraits/sponsors/{name}?v={mark}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub sponsors: BTreeMap<String, String>,
    /// The emergency message that goes over everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub alert: Option<MessageView>,
}

/// `message` and `message/4`: a text that is shown instead of everything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MessageView {
    /// The text, lines and all. Not markup.
    pub text: String,
    /// Since when it is shown.
    pub at: u64,
}

/// `server`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ServerView {
    /// The version of Lanista.
    pub version: String,
    /// The gathering's file.
    pub file: String,
    /// Why nothing can be written, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub read_only: Option<String>,
    /// The port.
    pub port: u16,
    /// The addresses of this machine, by address.
    pub addresses: BTreeMap<String, AddressView>,
    /// The name announced on the network, with `.local`; none while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub local_name: Option<String>,
    /// The fingerprint of the server's key, as it stands in codes.
    pub fingerprint: String,
    /// What the addresses of overlays have that are shown at once what a stream holds back from the hall.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub overlay_key: String,
    /// What the desk should know about the network, by stable word.
    pub warnings: BTreeMap<String, String>,
    /// Who came last, by the address of this machine.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, ReachedView>>")]
    pub reached: BTreeMap<String, ReachedView>,
    /// Addresses that were refused for having all that one address may have, or were allowed more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, CrowdedView>>")]
    pub crowded: BTreeMap<String, CrowdedView>,
    /// When the last copy was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copied: Option<u64>,
    /// Programs that are told of what happens, by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, crate::program::WebhookView>>")]
    pub webhooks: BTreeMap<String, crate::program::WebhookView>,
    /// Where portraits of heroes are looked for, and what was found there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub portraits: Option<crate::portraits::PortraitsView>,
    /// Where themes of overlays are looked for, and what was found there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub themes: Option<crate::theme::ThemesView>,
}

/// An address behind which more stand than one address may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CrowdedView {
    /// How many connections of onlookers it may have.
    pub allowed: u32,
    /// Whether the desk said so.
    pub is_raised: bool,
    /// How often it was refused since.
    pub refused: u32,
    /// When it was last, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last: Option<u64>,
}

/// Who came last through an address of the server's machine, and how far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReachedView {
    /// When somebody of another machine connected.
    pub connected: u64,
    /// When a page was loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<u64>,
    /// When a link began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub linked: Option<u64>,
    /// Where the last of them called from.
    pub from: String,
}

/// An address of the server's machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct AddressView {
    /// Without port.
    pub address: String,
    /// The interface's name.
    pub interface: String,
    /// Whether the server listens there.
    pub listening: bool,
    /// Whether other machines can reach it.
    pub loopback: bool,
    /// How unlikely phones of the hall reach it: 0 for the likeliest.
    #[serde(default)]
    pub unlikely: u8,
}

/// `journal`: the last entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct JournalView {
    /// The newest entry's number.
    pub head: u64,
    /// The entry that one "take back" would reverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_step: Option<u64>,
    /// By number, at most 50.
    pub entries: BTreeMap<u64, EntryView>,
    /// The last thing that each desk did and that still holds, by the number of its device.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<u32, EntryView>>")]
    pub last_by: BTreeMap<u32, EntryView>,
}

/// An entry of the journal for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct EntryView {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: u64,
    /// The command's name.
    pub kind: String,
    /// A short sentence: "Match 26 called to station 18".
    pub text: String,
    /// Who sent it: "Tablet 04, Aylin"; none for the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub author: Option<String>,
    /// Whether a later entry took it back.
    pub taken_back: bool,
}
