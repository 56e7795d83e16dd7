//! Small values that commands and views share.

use crate::format::StagePlan;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;
use utoipa::ToSchema;

/// One of the two sides of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Side {
    /// The upper line; azure.
    Home,
    /// The lower line; orange.
    Away,
}

/// One value for each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct BySide<T> {
    /// What belongs to home.
    pub home: T,
    /// What belongs to away.
    pub away: T,
}

/// Who somebody is to the server.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the roles of the glossary")]
pub enum Role {
    Desk,
    HeadJudge,
    Judge,
    Captain,
    Caster,
    Screen,
    Public,
}

/// Which matches a device may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Scope")]
pub enum Scope {
    Everything,
    Tournament { tournament: u32 },
    Stations { from: u32, to: u32 },
    Entrant { tournament: u32, entrant: u32 },
}

/// The part of a stage: of a bracket, `pool3` for the third group of a table, or `tie_break1` for its first tie-break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(
    export,
    type = "\"upper\" | \"lower\" | \"final\" | \"reset\" | \"third_place\" | `pool${number}` | `pool${number}_${\"upper\" | \"lower\" | \"final\" | \"reset\" | \"third_place\"}` | `tie_break${number}`"
)]
#[expect(missing_docs, reason = "see the domain's Group")]
pub enum Group {
    Upper,
    Lower,
    Final,
    Reset,
    ThirdPlace,
    Pool(u8),
    PoolPart(u8, Part),
    TieBreak(u8),
}

/// A part of a bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "see the domain's Part")]
pub enum Part {
    Upper,
    Lower,
    Final,
    Reset,
    ThirdPlace,
}

/// The groups that a round that differs is of: one, or `every_pool` for each group of a table or of GSL. A part of a
/// bracket without its pool is that part of each pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "import(\"./Group\").Group | \"every_pool\"")]
#[expect(missing_docs, reason = "see the domain's Whose")]
pub enum Whose {
    Of(Group),
    EveryPool,
}

/// How many games decide a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Length")]
pub enum Length {
    BestOf { games: u8 },
    FirstTo { wins: u8 },
    PlayAll { games: u8 },
    Aggregate { games: u8 },
}

/// A match as a series of games.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Series {
    /// How many games decide.
    pub length: Length,
    /// Games that count as won before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub head_start: Option<HeadStart>,
}

/// Games given before the start, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct HeadStart {
    /// Games per side.
    pub score: BySide<u8>,
    /// A sentence for people.
    pub reason: String,
}

/// What ends a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's GameRule")]
pub enum GameRule {
    WinnerOnly,
    Points,
    Target { target: u16, margin: u16 },
    Halves { target: u16, level: AtLevel },
    Clock { level: AfterTime },
    Stocks { stocks: u16 },
    Rounds { rounds: u16 },
}

/// What follows where both sides are one short of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's AtLevel")]
pub enum AtLevel {
    Drawn,
    Overtime { half: u16 },
}

/// What decides a game whose time is up and where nobody leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's AfterTime")]
pub enum AfterTime {
    GoldenGoal,
    ExtraTime,
    ShootOut,
}

/// Which words the scene uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Vocabulary")]
pub enum Vocabulary {
    Neutral,
    Fighting,
    Shooter,
}

/// How a tournament is drawn and played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Format {
    /// Its stages in playing order, at least one.
    pub stages: Vec<StagePlan>,
    /// What ends a game.
    pub rule: GameRule,
    /// Which words the scene uses.
    pub vocabulary: Vocabulary,
    /// Clocks, pauses, maps, characters and game sides of the title; none where nothing is said of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title_rules: Option<crate::title_rules::TitleRules>,
}

/// A round that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SeriesException {
    /// The part of the bracket, or the group.
    pub group: Whose,
    /// 0 is the last round of the group.
    pub from_end: u8,
    /// What holds there.
    pub series: Series,
}

/// What of a stage has a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's TimeOf")]
pub enum TimeOf {
    MatchDay { round: u8 },
    Round { group: Group, round: u8 },
    Wave { wave: u8 },
}

/// When a round or a wave is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Timed {
    /// Which.
    pub of: TimeOf,
    /// When it begins, milliseconds since 1970; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u64>,
    /// By when it is over; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
}

/// What a person says of an entrant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(export)]
pub struct NewEntrant {
    /// 1 to 40 characters.
    pub name: String,
    /// Up to 16; made from the name when empty.
    pub short_name: String,
    /// Up to 4; made from the name when empty.
    pub tag: String,
    /// Club, school or town.
    pub club: Option<String>,
    /// Seat number.
    pub seat: Option<String>,
    /// How the name is said aloud, up to 60 characters. Left out, it stays as it was; empty, it is as it is written.
    #[ts(optional)]
    pub spoken: Option<String>,
    /// Handles of the players; empty for a single player.
    pub roster: Vec<String>,
    /// What is said of them besides, in the same order; of whoever is left out nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<crate::roster::Particulars>,
}

/// The kinds of images that a photo can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the names of the formats")]
pub enum PhotoKind {
    Jpeg,
    Png,
    Webp,
}

/// What a venue screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Layout")]
pub enum Layout {
    Number,
    Bracket {
        stage: u32,
    },
    Match {
        #[serde(rename = "match")]
        match_id: u32,
    },
    Standings {
        stage: u32,
    },
    Draft {
        #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        match_id: Option<u32>,
    },
    DraftLeaders {
        tournament: u32,
    },
    /// Who is called now and what comes next, of all tournaments.
    Calls,
    /// Every station with what is on there.
    Stations,
    /// Two to four matches at once; none named for whatever is played now.
    Matches {
        matches: Vec<u32>,
    },
    /// Whatever is played or called at a station.
    Station {
        station: u32,
    },
    /// Who won a tournament, once it is over.
    Champion {
        tournament: u32,
    },
    /// How far each tournament is.
    Progress,
    /// What is played when, of all tournaments.
    Schedule,
    /// The clock of the hall, or the time that is left.
    Clock {
        /// What it counts down to, milliseconds since 1970; none for the time of day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        until: Option<u64>,
        /// What happens then, at most 80 characters, perhaps nothing.
        title: String,
    },
    /// The pictures of the sponsors, one after the other.
    Sponsors,
    /// One thing after another.
    Playlist {
        playlist: u32,
    },
    Blank,
}

macro_rules! same_names {
    ($name:ident { $($variant:ident),* }, $domain:path) => {
        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                use $domain as From;
                match value { $(From::$variant => Self::$variant),* }
            }
        }
        impl From<$name> for $domain {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant),* }
            }
        }
    };
}
pub(crate) use same_names;
same_names!(Side { Home, Away }, domain::Side);
same_names!(
    Role {
        Desk,
        HeadJudge,
        Judge,
        Captain,
        Caster,
        Screen,
        Public
    },
    domain::Role
);
same_names!(PhotoKind { Jpeg, Png, Webp }, domain::PhotoKind);
same_names!(
    Vocabulary {
        Neutral,
        Fighting,
        Shooter
    },
    domain::tournament::Vocabulary
);

same_names!(
    Part {
        Upper,
        Lower,
        Final,
        Reset,
        ThirdPlace
    },
    domain::bracket::Part
);
impl From<Timed> for domain::stage::Timed {
    fn from(timed: Timed) -> Self {
        Self {
            of: match timed.of {
                TimeOf::MatchDay { round } => domain::stage::TimeOf::MatchDay { round },
                TimeOf::Round { group, round } => domain::stage::TimeOf::Round {
                    group: group.into(),
                    round,
                },
                TimeOf::Wave { wave } => domain::stage::TimeOf::Wave { wave },
            },
            from: timed.from.map(domain::At),
            until: timed.until.map(domain::At),
        }
    }
}

impl From<&domain::stage::Timed> for Timed {
    fn from(timed: &domain::stage::Timed) -> Self {
        Self {
            of: match timed.of {
                domain::stage::TimeOf::MatchDay { round } => TimeOf::MatchDay { round },
                domain::stage::TimeOf::Round { group, round } => TimeOf::Round {
                    group: group.into(),
                    round,
                },
                domain::stage::TimeOf::Wave { wave } => TimeOf::Wave { wave },
            },
            from: timed.from.map(|at| at.0),
            until: timed.until.map(|at| at.0),
        }
    }
}

impl From<domain::Group> for Group {
    fn from(group: domain::Group) -> Self {
        match group {
            domain::Group::Upper => Self::Upper,
            domain::Group::Lower => Self::Lower,
            domain::Group::Final => Self::Final,
            domain::Group::Reset => Self::Reset,
            domain::Group::ThirdPlace => Self::ThirdPlace,
            domain::Group::Pool(number) => Self::Pool(number),
            domain::Group::PoolPart { pool, part } => Self::PoolPart(pool, part.into()),
            domain::Group::TieBreak(number) => Self::TieBreak(number),
        }
    }
}

impl From<Group> for domain::Group {
    fn from(group: Group) -> Self {
        match group {
            Group::Upper => Self::Upper,
            Group::Lower => Self::Lower,
            Group::Final => Self::Final,
            Group::Reset => Self::Reset,
            Group::ThirdPlace => Self::ThirdPlace,
            Group::Pool(number) => Self::Pool(number),
            Group::PoolPart(pool, part) => Self::PoolPart {
                pool,
                part: part.into(),
            },
            Group::TieBreak(number) => Self::TieBreak(number),
        }
    }
}

impl From<domain::tournament::Whose> for Whose {
    fn from(whose: domain::tournament::Whose) -> Self {
        match whose {
            domain::tournament::Whose::Of(group) => Self::Of(group.into()),
            domain::tournament::Whose::EveryPool => Self::EveryPool,
        }
    }
}

impl From<Whose> for domain::tournament::Whose {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::Of(group) => Self::Of(group.into()),
            Whose::EveryPool => Self::EveryPool,
        }
    }
}

impl From<Whose> for String {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::Of(group) => group.to_string(),
            Whose::EveryPool => "every_pool".into(),
        }
    }
}

impl TryFrom<String> for Whose {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        if word == "every_pool" {
            Ok(Self::EveryPool)
        } else {
            word.try_into().map(Self::Of)
        }
    }
}

/// As in the names of topics.
impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Upper => Part::Upper.fmt(f),
            Self::Lower => Part::Lower.fmt(f),
            Self::Final => Part::Final.fmt(f),
            Self::Reset => Part::Reset.fmt(f),
            Self::ThirdPlace => Part::ThirdPlace.fmt(f),
            Self::Pool(number) => write!(f, "pool{number}"),
            Self::PoolPart(number, part) => write!(f, "pool{number}_{part}"),
            Self::TieBreak(number) => write!(f, "tie_break{number}"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Final => "final",
            Self::Reset => "reset",
            Self::ThirdPlace => "third_place",
        })
    }
}

impl From<Group> for String {
    fn from(group: Group) -> Self {
        group.to_string()
    }
}

impl TryFrom<String> for Group {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        let part = |word: &str| match word {
            "upper" => Some(Part::Upper),
            "lower" => Some(Part::Lower),
            "final" => Some(Part::Final),
            "reset" => Some(Part::Reset),
            "third_place" => Some(Part::ThirdPlace),
            _ => None,
        };
        let pool = || {
            let rest = word.strip_prefix("pool")?;
            match rest.split_once('_') {
                None => rest.parse().ok().map(Self::Pool),
                Some((pool, word)) => Some(Self::PoolPart(pool.parse().ok()?, part(word)?)),
            }
        };
        let tie_break = || {
            word.strip_prefix("tie_break")?
                .parse()
                .ok()
                .map(Self::TieBreak)
        };
        match part(&word) {
            Some(Part::Upper) => Ok(Self::Upper),
            Some(Part::Lower) => Ok(Self::Lower),
            Some(Part::Final) => Ok(Self::Final),
            Some(Part::Reset) => Ok(Self::Reset),
            Some(Part::ThirdPlace) => Ok(Self::ThirdPlace),
            None => pool()
                .or_else(tie_break)
                .ok_or_else(|| format!("no part of a stage: {word}")),
        }
    }
}

impl<T> From<domain::BySide<T>> for BySide<T> {
    fn from(pair: domain::BySide<T>) -> Self {
        Self {
            home: pair.home,
            away: pair.away,
        }
    }
}

impl<T> From<BySide<T>> for domain::BySide<T> {
    fn from(pair: BySide<T>) -> Self {
        Self::new(pair.home, pair.away)
    }
}

impl From<domain::Scope> for Scope {
    fn from(scope: domain::Scope) -> Self {
        match scope {
            domain::Scope::Everything => Self::Everything,
            domain::Scope::Tournament { tournament } => Self::Tournament {
                tournament: tournament.0,
            },
            domain::Scope::Stations { from, to } => Self::Stations {
                from: from.0,
                to: to.0,
            },
            domain::Scope::Entrant {
                tournament,
                entrant,
            } => Self::Entrant {
                tournament: tournament.0,
                entrant: entrant.0,
            },
        }
    }
}

impl From<Scope> for domain::Scope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Everything => Self::Everything,
            Scope::Tournament { tournament } => Self::Tournament {
                tournament: domain::TournamentId(tournament),
            },
            Scope::Stations { from, to } => Self::Stations {
                from: domain::StationNo(from),
                to: domain::StationNo(to),
            },
            Scope::Entrant {
                tournament,
                entrant,
            } => Self::Entrant {
                tournament: domain::TournamentId(tournament),
                entrant: domain::EntrantId(entrant),
            },
        }
    }
}

impl From<&domain::Series> for Series {
    fn from(series: &domain::Series) -> Self {
        Self {
            length: match series.length {
                domain::Length::BestOf { games } => Length::BestOf { games },
                domain::Length::FirstTo { wins } => Length::FirstTo { wins },
                domain::Length::PlayAll { games } => Length::PlayAll { games },
                domain::Length::Aggregate { games } => Length::Aggregate { games },
            },
            head_start: series.head_start.as_ref().map(|start| HeadStart {
                score: start.score.into(),
                reason: start.reason.clone(),
            }),
        }
    }
}

impl From<Series> for domain::Series {
    fn from(series: Series) -> Self {
        Self {
            length: match series.length {
                Length::BestOf { games } => domain::Length::BestOf { games },
                Length::FirstTo { wins } => domain::Length::FirstTo { wins },
                Length::PlayAll { games } => domain::Length::PlayAll { games },
                Length::Aggregate { games } => domain::Length::Aggregate { games },
            },
            head_start: series.head_start.map(|start| domain::HeadStart {
                score: start.score.into(),
                reason: start.reason,
            }),
        }
    }
}

impl From<domain::GameRule> for GameRule {
    fn from(rule: domain::GameRule) -> Self {
        match rule {
            domain::GameRule::WinnerOnly => Self::WinnerOnly,
            domain::GameRule::Points => Self::Points,
            domain::GameRule::Target { target, margin } => Self::Target { target, margin },
            domain::GameRule::Halves { target, level } => Self::Halves {
                target,
                level: match level {
                    domain::AtLevel::Drawn {} => AtLevel::Drawn,
                    domain::AtLevel::Overtime { half } => AtLevel::Overtime { half },
                },
            },
            domain::GameRule::Clock { level } => Self::Clock {
                level: level.into(),
            },
            domain::GameRule::Stocks { stocks } => Self::Stocks { stocks },
            domain::GameRule::Rounds { rounds } => Self::Rounds { rounds },
        }
    }
}

impl From<GameRule> for domain::GameRule {
    fn from(rule: GameRule) -> Self {
        match rule {
            GameRule::WinnerOnly => Self::WinnerOnly,
            GameRule::Points => Self::Points,
            GameRule::Target { target, margin } => Self::Target { target, margin },
            GameRule::Halves { target, level } => Self::Halves {
                target,
                level: match level {
                    AtLevel::Drawn => domain::AtLevel::Drawn {},
                    AtLevel::Overtime { half } => domain::AtLevel::Overtime { half },
                },
            },
            GameRule::Clock { level } => Self::Clock {
                level: level.into(),
            },
            GameRule::Stocks { stocks } => Self::Stocks { stocks },
            GameRule::Rounds { rounds } => Self::Rounds { rounds },
        }
    }
}

same_names!(
    AfterTime {
        GoldenGoal,
        ExtraTime,
        ShootOut
    },
    domain::AfterTime
);

impl From<NewEntrant> for domain::NewEntrant {
    fn from(new: NewEntrant) -> Self {
        Self {
            name: new.name,
            short_name: new.short_name,
            tag: new.tag,
            club: new.club,
            seat: new.seat,
            spoken: new.spoken,
            roster: new.roster,
            people: new.people.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<domain::Layout> for Layout {
    fn from(layout: domain::Layout) -> Self {
        match layout {
            domain::Layout::Number => Self::Number,
            domain::Layout::Bracket { stage } => Self::Bracket { stage: stage.0 },
            domain::Layout::Match { match_id } => Self::Match {
                match_id: match_id.0,
            },
            domain::Layout::Standings { stage } => Self::Standings { stage: stage.0 },
            domain::Layout::Draft { match_id } => Self::Draft {
                match_id: match_id.map(|id| id.0),
            },
            domain::Layout::DraftLeaders { tournament } => Self::DraftLeaders {
                tournament: tournament.0,
            },
            domain::Layout::Calls => Self::Calls,
            domain::Layout::Stations => Self::Stations,
            domain::Layout::Matches { matches } => Self::Matches {
                matches: matches.into_iter().map(|id| id.0).collect(),
            },
            domain::Layout::Station { station } => Self::Station { station: station.0 },
            domain::Layout::Champion { tournament } => Self::Champion {
                tournament: tournament.0,
            },
            domain::Layout::Progress => Self::Progress,
            domain::Layout::Schedule => Self::Schedule,
            domain::Layout::Clock { until, title } => Self::Clock {
                until: until.map(|at| at.0),
                title,
            },
            domain::Layout::Sponsors => Self::Sponsors,
            domain::Layout::Playlist { playlist } => Self::Playlist {
                playlist: playlist.0,
            },
            domain::Layout::Blank => Self::Blank,
        }
    }
}

impl From<Layout> for domain::Layout {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Number => Self::Number,
            Layout::Bracket { stage } => Self::Bracket {
                stage: domain::StageId(stage),
            },
            Layout::Match { match_id } => Self::Match {
                match_id: domain::MatchId(match_id),
            },
            Layout::Standings { stage } => Self::Standings {
                stage: domain::StageId(stage),
            },
            Layout::Draft { match_id } => Self::Draft {
                match_id: match_id.map(domain::MatchId),
            },
            Layout::DraftLeaders { tournament } => Self::DraftLeaders {
                tournament: domain::TournamentId(tournament),
            },
            Layout::Calls => Self::Calls,
            Layout::Stations => Self::Stations,
            Layout::Matches { matches } => Self::Matches {
                matches: matches.into_iter().map(domain::MatchId).collect(),
            },
            Layout::Station { station } => Self::Station {
                station: domain::StationNo(station),
            },
            Layout::Champion { tournament } => Self::Champion {
                tournament: domain::TournamentId(tournament),
            },
            Layout::Progress => Self::Progress,
            Layout::Schedule => Self::Schedule,
            Layout::Clock { until, title } => Self::Clock {
                until: until.map(domain::At),
                title,
            },
            Layout::Sponsors => Self::Sponsors,
            Layout::Playlist { playlist } => Self::Playlist {
                playlist: domain::PlaylistId(playlist),
            },
            Layout::Blank => Self::Blank,
        }
    }
}
