//! What is due by itself: clocks are state, and the server asks for what is due as anybody asks for anything.

use crate::contest::MatchState;
use crate::draft::Table;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Whose time is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TimerOwner {
    /// A report that the other captain has not answered.
    Report {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// The open turn of a draft, or the time in which heroes can be exchanged.
    Draft {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// The next call that is made by itself.
    Dispatch {},
}

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timer {
    /// When it is up.
    pub due: At,
    /// Whose it is.
    pub owner: TimerOwner,
    /// Which of the owner's clocks: one that was stopped does nothing when its time comes.
    pub generation: u64,
}

impl Gathering {
    /// All clocks that run, the first due first.
    #[must_use]
    pub fn timers(&self) -> Vec<Timer> {
        let mut timers: Vec<Timer> = self
            .matches
            .values()
            .filter_map(|found| match &found.state {
                MatchState::Reported { since, report } => Some(Timer {
                    due: report.due?,
                    owner: TimerOwner::Report { match_id: found.id },
                    generation: since.0,
                }),
                MatchState::Bye
                | MatchState::Undecided
                | MatchState::NotDue
                | MatchState::Ready { .. }
                | MatchState::Called { .. }
                | MatchState::Live { .. }
                | MatchState::Held { .. }
                | MatchState::Disputed { .. }
                | MatchState::Over { .. }
                | MatchState::Void { .. } => None,
            })
            .collect();
        timers.extend(self.draft_timers());
        timers.extend(self.next_call().map(|due| Timer {
            due,
            owner: TimerOwner::Dispatch {},
            generation: u64::from(self.next.call),
        }));
        timers.sort_unstable();
        timers
    }

    fn draft_timers(&self) -> impl Iterator<Item = Timer> {
        self.drafts.iter().filter_map(|(id, drafts)| {
            let draft = drafts.iter().rev().find(|draft| draft.counts())?;
            if !draft.is_open() {
                return None;
            }
            let (format, pool) = self.draft_means(draft)?;
            let table = Table {
                format,
                pool,
                memory: &draft.memory,
            };
            Some(Timer {
                due: draft.next_due(format, &table.position(&draft.log))?,
                owner: TimerOwner::Draft { match_id: *id },
                generation: draft.generation,
            })
        })
    }
}
