//! What a game of a heat brought one of its contenders, as it crosses a socket.

use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Entrant and mark, and how the game ended for them where that is not the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(untagged)]
#[ts(export)]
pub enum FinishView {
    /// With a place of their own: entrant, mark.
    Plain(u32, u32),
    /// Entrant, mark, how.
    With(u32, u32, FinishingView),
}

/// How a game ended for somebody, where it is not with a place of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Finishing")]
pub enum FinishingView {
    Level,
    Out,
    Absent,
}

impl From<FinishView> for domain::Finish {
    fn from(finish: FinishView) -> Self {
        let (entrant, mark, how) = match finish {
            FinishView::Plain(entrant, mark) => (entrant, mark, domain::Finishing::Alone),
            FinishView::With(entrant, mark, how) => (
                entrant,
                mark,
                match how {
                    FinishingView::Level => domain::Finishing::Level,
                    FinishingView::Out => domain::Finishing::Out,
                    FinishingView::Absent => domain::Finishing::Absent,
                },
            ),
        };
        Self {
            entrant: domain::EntrantId(entrant),
            mark,
            how,
        }
    }
}

impl From<&domain::Finish> for FinishView {
    fn from(finish: &domain::Finish) -> Self {
        let how = match finish.how {
            domain::Finishing::Alone => return Self::Plain(finish.entrant.0, finish.mark),
            domain::Finishing::Level => FinishingView::Level,
            domain::Finishing::Out => FinishingView::Out,
            domain::Finishing::Absent => FinishingView::Absent,
        };
        Self::With(finish.entrant.0, finish.mark, how)
    }
}
