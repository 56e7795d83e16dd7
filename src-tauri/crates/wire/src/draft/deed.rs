//! What is asked of a draft.

use crate::shared::{Side, same_names};
use lanista_domain::draft as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The captain's place in a draft.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[ts(export, rename = "DraftSeat")]
pub enum Seat {
    /// Acts first.
    A,
    /// Acts second.
    B,
}

/// What an action does.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "DraftVerb")]
#[expect(missing_docs, reason = "see the domain's Verb")]
pub enum Verb {
    Pick,
    Ban,
    Protect,
    Snipe,
    Steal,
    Side,
    Order,
    Decider,
}

/// What a turn chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum DraftChoice {
    /// A hero, map or stage.
    Hero {
        /// Its id in the pool.
        hero: String,
    },
    /// A side of the game.
    Side {
        /// As the format calls it.
        side: String,
    },
    /// A place in the next draft.
    Order {
        /// Which seat the choosing one takes.
        seat: Seat,
    },
    /// Nothing.
    Empty {},
}

/// What is asked of the draft of a match. The domain's `Deed` says what each means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Deed")]
pub enum DraftDeed {
    /// Where lots decide, the server draws them.
    Open {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        first: Option<Side>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        home_side: Option<String>,
    },
    /// Before the draft begins.
    Choose {
        side: Side,
        wish: DraftWish,
    },
    Lock {
        turn: u16,
        seat: Seat,
        verb: Verb,
        choice: DraftChoice,
    },
    Decide {
        hero: String,
    },
    GoOn {},
    Hold {
        reason: String,
    },
    Resume {},
    AddTime {
        seat: Seat,
        ms: u32,
        reason: String,
    },
    StepBack {
        to: u16,
        reason: String,
    },
    Void {
        reason: String,
    },
    Arrange {
        side: Side,
        lineup: Vec<String>,
        /// Which person plays each of them; left empty, whoever was named stays in their position.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<u32>>,
    },
    Close {},
    /// Who played which hero, put right when the draft is over: `index` counts the drafts of the match, from 0.
    CorrectLineup {
        index: u16,
        side: Side,
        lineup: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<u32>>,
        reason: String,
    },
}

/// What a captain chooses before a draft begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum DraftWish {
    /// Who acts first.
    Order {
        /// Home or away.
        first: Side,
    },
    /// Which side of the game the choosing one plays.
    Play {
        /// As the format calls it.
        side: String,
    },
}

impl From<DraftWish> for domain::Wish {
    fn from(wish: DraftWish) -> Self {
        match wish {
            DraftWish::Order { first } => Self::Order {
                first: first.into(),
            },
            DraftWish::Play { side } => Self::Play { side },
        }
    }
}

same_names!(Seat { A, B }, domain::Seat);
same_names!(
    Verb {
        Pick,
        Ban,
        Protect,
        Snipe,
        Steal,
        Side,
        Order,
        Decider
    },
    domain::Verb
);

impl From<DraftChoice> for domain::Choice {
    fn from(choice: DraftChoice) -> Self {
        match choice {
            DraftChoice::Hero { hero } => Self::Hero {
                hero: domain::HeroId(hero),
            },
            DraftChoice::Side { side } => Self::Side { side },
            DraftChoice::Order { seat } => Self::Order { seat: seat.into() },
            DraftChoice::Empty {} => Self::Empty {},
        }
    }
}

impl From<&domain::Choice> for DraftChoice {
    fn from(choice: &domain::Choice) -> Self {
        match choice {
            domain::Choice::Hero { hero } => Self::Hero {
                hero: hero.0.clone(),
            },
            domain::Choice::Side { side } => Self::Side { side: side.clone() },
            domain::Choice::Order { seat } => Self::Order {
                seat: (*seat).into(),
            },
            domain::Choice::Empty {} => Self::Empty {},
        }
    }
}

impl From<DraftDeed> for domain::Deed {
    fn from(deed: DraftDeed) -> Self {
        match deed {
            DraftDeed::Open { first, home_side } => Self::Open {
                first: first.map(Into::into),
                lot: None,
                home_side,
            },
            DraftDeed::Choose { side, wish } => Self::Choose {
                side: side.into(),
                wish: wish.into(),
            },
            DraftDeed::Lock {
                turn,
                seat,
                verb,
                choice,
            } => Self::Lock {
                turn,
                seat: seat.into(),
                verb: verb.into(),
                choice: choice.into(),
            },
            DraftDeed::Decide { hero } => Self::Decide {
                hero: domain::HeroId(hero),
            },
            DraftDeed::GoOn {} => Self::GoOn {},
            DraftDeed::Hold { reason } => Self::Hold { reason },
            DraftDeed::Resume {} => Self::Resume {},
            DraftDeed::AddTime { seat, ms, reason } => Self::AddTime {
                seat: seat.into(),
                ms,
                reason,
            },
            DraftDeed::StepBack { to, reason } => Self::StepBack { to, reason },
            DraftDeed::Void { reason } => Self::Void { reason },
            DraftDeed::Arrange {
                side,
                lineup,
                players,
            } => Self::Arrange {
                side: side.into(),
                lineup: heroes(lineup),
                players: persons(players),
            },
            DraftDeed::Close {} => Self::Close {},
            DraftDeed::CorrectLineup {
                index,
                side,
                lineup,
                players,
                reason,
            } => Self::CorrectLineup {
                index,
                side: side.into(),
                lineup: heroes(lineup),
                players: persons(players),
                reason,
            },
        }
    }
}

fn heroes(ids: Vec<String>) -> Vec<domain::HeroId> {
    ids.into_iter().map(domain::HeroId).collect()
}

fn persons(ids: Vec<Option<u32>>) -> Vec<Option<lanista_domain::PersonId>> {
    let of = |id: Option<u32>| id.map(lanista_domain::PersonId);
    ids.into_iter().map(of).collect()
}
