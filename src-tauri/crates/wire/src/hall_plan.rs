//! The plan of the hall: where stations stand on it.

use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where a station stands on the plan of the hall, which has 96 columns and 72 rows. A station takes four columns and three rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PlanSpot {
    /// The column of its left edge, 0 to 95.
    pub x: u16,
    /// The row of its upper edge, 0 to 71.
    pub y: u16,
}

/// A station and where it shall stand on the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Arranged {
    /// Which.
    pub number: u32,
    /// Where; nowhere of its own, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<PlanSpot>,
}

impl From<PlanSpot> for domain::PlanSpot {
    fn from(PlanSpot { x, y }: PlanSpot) -> Self {
        Self { x, y }
    }
}

impl From<domain::PlanSpot> for PlanSpot {
    fn from(domain::PlanSpot { x, y }: domain::PlanSpot) -> Self {
        Self { x, y }
    }
}

impl From<Arranged> for domain::Arranged {
    fn from(Arranged { number, at }: Arranged) -> Self {
        Self {
            number: domain::StationNo(number),
            at: at.map(Into::into),
        }
    }
}
