//! When tournaments end at the earliest, as matches go: the longest row of matches that is still to be played.

use super::{Ahead, Lengths};
use crate::contest::{Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{At, StageId, TournamentId};
use crate::places::PlayedAt;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// When the day ends, if matches take as long as expected and nobody waits without need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Each tournament that is drawn and not over, by its longest row of matches.
    pub tournaments: BTreeMap<TournamentId, At>,
    /// All of them: also as long as the stations need for all matches that are played at them.
    pub day: Option<At>,
}

impl Gathering {
    pub(super) fn ends(
        &self,
        lengths: &Lengths,
        ways: &mut BTreeMap<StageId, Vec<Ahead>>,
        at: At,
    ) -> Ends {
        let mut ends = Ends::default();
        let mut work = 0_u64;
        for stage in self.stages.values() {
            let at_stations = match self.floor.of(stage.tournament).at {
                PlayedAt::Seats {} => false,
                PlayedAt::Anywhere {} | PlayedAt::Stations { .. } => true,
            };
            let ways = ways
                .entry(stage.id)
                .or_insert_with(|| self.ways_ahead(stage, lengths));
            for (found, way) in self.matches_of(stage).zip(ways.iter()) {
                let takes = lengths.expect(stage.tournament, &found.series);
                let Some(done) = done(found, takes, at) else {
                    continue;
                };
                if at_stations {
                    work = work.saturating_add(takes - done);
                }
                if found.state == MatchState::Undecided {
                    continue;
                }
                let end = At(at.0.saturating_add(way.millis.saturating_sub(done)));
                let known = ends.tournaments.entry(stage.tournament).or_insert(end);
                *known = (*known).max(end);
            }
        }
        let usable = self
            .stations
            .values()
            .filter(|it| it.out_of_order.is_none());
        let at_once: u64 = usable.map(|it| u64::from(it.equipment.at_once)).sum();
        let dealt = work
            .checked_div(at_once)
            .map(|each| At(at.0.saturating_add(each)));
        let longest = ends.tournaments.values().copied().max();
        ends.day = longest.map(|longest| dealt.map_or(longest, |dealt| dealt.max(longest)));
        ends
    }
}

/// How much of a match is played, of the time that it takes; none where nothing of it is to come.
fn done(found: &Match, takes: u64, at: At) -> Option<u64> {
    match found.state {
        MatchState::Undecided | MatchState::Ready { .. } => Some(0),
        MatchState::Called { .. } | MatchState::Live { .. } | MatchState::Held { .. } => {
            let since = found
                .called
                .map_or(0, |called| at.0.saturating_sub(called.0));
            Some(since.min(takes))
        }
        MatchState::Bye
        | MatchState::NotDue
        | MatchState::Reported { .. }
        | MatchState::Disputed { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => None,
    }
}
