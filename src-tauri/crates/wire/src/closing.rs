//! The end of a tournament: prizes, signatures, and the final list as a desk sees it.

use crate::shared::same_names;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What places win.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Prizes {
    /// What money is counted in, at most 8 characters; empty where there is none.
    pub currency: String,
    /// For the first place, the second …; at most 256.
    pub places: Vec<Prize>,
}

/// What a place wins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Prize {
    /// Money, in hundredths of the currency.
    pub cents: u64,
    /// What else, at most 60 characters.
    pub also: String,
}

/// Whose signature it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Signer")]
pub enum Signer {
    Organiser,
    HeadJudge,
}
same_names!(
    Signer {
        Organiser,
        HeadJudge
    },
    domain::Signer
);

/// Whether somebody has their prize.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Handed")]
pub enum Handed {
    Over,
    NotYet,
}
same_names!(Handed { Over, NotYet }, domain::Handed);

/// What is done about the end of a tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's ClosingDeed")]
pub enum ClosingDeed {
    SetPrizes { prizes: Prizes },
    Sign {},
    Withdraw { reason: String },
    Hand { entrant: u32, handed: Handed },
}

/// How far the end has come, beside a tournament; none where nothing was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ClosingHead {
    /// Whether the organiser has signed.
    pub organiser: bool,
    /// Whether the head judge has.
    pub head_judge: bool,
    /// How many have got their prize.
    pub handed: u32,
    /// How many places win something.
    pub prizes: u32,
}

/// The final list with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ClosingView {
    /// Whether every place is final, so that the list can be signed.
    pub over: bool,
    /// Whether both have signed: only corrections change the tournament.
    pub closed: bool,
    /// What places win.
    pub prizes: Prizes,
    /// What cannot be shared in whole hundredths.
    pub left_over: u64,
    /// Everybody, the winner first; empty before all is over.
    pub rows: Vec<ClosingRow>,
    /// Who has signed.
    pub signed: Vec<SignatureView>,
}

/// Somebody in the final list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ClosingRow {
    /// Their place; several may share it.
    pub place: u32,
    /// Who.
    pub entrant: u32,
    /// What they are called.
    pub name: String,
    /// The money that they win, in hundredths.
    pub cents: u64,
    /// What else there is for the places that they share with others.
    pub also: Vec<String>,
    /// Whether they have got it.
    pub handed: bool,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SignatureView {
    /// As whom.
    pub signer: Signer,
    /// What their device was called.
    pub by: String,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// Whether the list is still the one that was signed: a correction may have changed it.
    pub current: bool,
}

impl From<Prizes> for domain::Prizes {
    fn from(prizes: Prizes) -> Self {
        let place = |prize: Prize| domain::Prize {
            cents: prize.cents,
            also: prize.also,
        };
        Self {
            currency: prizes.currency,
            places: prizes.places.into_iter().map(place).collect(),
        }
    }
}

impl From<&domain::Prizes> for Prizes {
    fn from(prizes: &domain::Prizes) -> Self {
        let place = |prize: &domain::Prize| Prize {
            cents: prize.cents,
            also: prize.also.clone(),
        };
        Self {
            currency: prizes.currency.clone(),
            places: prizes.places.iter().map(place).collect(),
        }
    }
}

impl From<ClosingDeed> for domain::ClosingDeed {
    fn from(deed: ClosingDeed) -> Self {
        match deed {
            ClosingDeed::SetPrizes { prizes } => Self::SetPrizes {
                prizes: prizes.into(),
            },
            ClosingDeed::Sign {} => Self::Sign {},
            ClosingDeed::Withdraw { reason } => Self::Withdraw { reason },
            ClosingDeed::Hand { entrant, handed } => Self::Hand {
                entrant: domain::EntrantId(entrant),
                handed: handed.into(),
            },
        }
    }
}
