//! From corrections as devices send them to those of the domain, and back.

use super::{Choice, Chosen, Fix};
use lanista_domain::correct;
use lanista_domain::{EntrantId, MatchId, StageId, TournamentId};

impl From<Fix> for correct::Fix {
    fn from(fix: Fix) -> Self {
        match fix {
            Fix::Result { match_id, score } => Self::Result {
                match_id: MatchId(match_id),
                score: score.into(),
            },
            Fix::Winner { match_id, winner } => Self::Winner {
                match_id: MatchId(match_id),
                winner: winner.into(),
            },
            Fix::WithoutPlay {
                match_id,
                absent,
                how,
            } => Self::WithoutPlay {
                match_id: MatchId(match_id),
                absent: absent.into(),
                how: how.into(),
            },
            Fix::Heat {
                match_id,
                game,
                finishes,
            } => Self::Heat {
                match_id: MatchId(match_id),
                game,
                finishes: finishes.into_iter().map(Into::into).collect(),
            },
            Fix::Replay { match_id } => Self::Replay {
                match_id: MatchId(match_id),
            },
            Fix::Void { match_id } => Self::Void {
                match_id: MatchId(match_id),
            },
            Fix::Swap {
                stage,
                round,
                one,
                other,
            } => Self::Swap {
                stage: StageId(stage),
                round,
                one: EntrantId(one),
                other: EntrantId(other),
            },
            Fix::Disqualify {
                tournament,
                entrant,
            } => Self::Disqualify {
                tournament: TournamentId(tournament),
                entrant: EntrantId(entrant),
            },
        }
    }
}

/// A choice that names both a match and a stage, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AboutNothing;

impl TryFrom<Chosen> for correct::Chosen {
    type Error = AboutNothing;

    fn try_from(chosen: Chosen) -> Result<Self, AboutNothing> {
        let of = match (chosen.match_id, chosen.stage, chosen.tie_break) {
            (Some(id), None, None) => correct::Subject::Match { id: MatchId(id) },
            (None, Some(id), None) => correct::Subject::Stage { id: StageId(id) },
            (None, Some(id), Some(number)) => correct::Subject::TieBreak {
                stage: StageId(id),
                number,
            },
            (Some(_), Some(_), _) | (Some(_), None, Some(_)) | (None, None, _) => {
                return Err(AboutNothing);
            }
        };
        Ok(Self {
            of,
            choice: chosen.choice.into(),
            rev: chosen.rev,
        })
    }
}

impl From<Choice> for correct::Choice {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Stand => Self::Stand,
            Choice::Replay => Self::Replay,
            Choice::Void => Self::Void,
        }
    }
}

impl From<correct::Choice> for Choice {
    fn from(choice: correct::Choice) -> Self {
        match choice {
            correct::Choice::Stand => Self::Stand,
            correct::Choice::Replay => Self::Replay,
            correct::Choice::Void => Self::Void,
        }
    }
}
