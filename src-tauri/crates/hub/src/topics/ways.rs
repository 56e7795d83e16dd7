//! Which of the followed ways of entrants a change touches: those of whoever plays a touched match, and all where places move.

use super::{Touch, Touched, open_topic};
use lanista_domain::{EntrantId, Gathering, MatchId, Side, StageId};
use lanista_wire::topic::Topic;
use std::collections::BTreeSet;

impl Touched {
    /// Adds the followed ways (tournament, entrant) that the other touched topics concern.
    pub(crate) fn add_ways(&mut self, state: &Gathering, ways: &BTreeSet<(u32, u32)>) {
        if ways.is_empty() {
            return;
        }
        let mut whole: BTreeSet<u32> = BTreeSet::new();
        let mut touched: BTreeSet<(u32, u32)> = BTreeSet::new();
        let owner = |stage: u32| {
            let found = state.stages.get(&StageId(stage));
            found.map(|stage| stage.tournament.0)
        };
        for (topic, touch) in &self.topics {
            match (topic, touch) {
                (Topic::Round { stage, .. }, Touch::Matches(ids)) => {
                    let Some(tournament) = owner(*stage) else {
                        continue;
                    };
                    let of_it = ways.iter().filter(|(of, _)| *of == tournament);
                    for &(_, entrant) in of_it {
                        let plays = |id: &u32| {
                            let found = state.matches.get(&MatchId(*id));
                            found.is_some_and(|found| found.has(EntrantId(entrant)))
                        };
                        if ids.iter().any(plays) {
                            touched.insert((tournament, entrant));
                        }
                    }
                }
                (
                    Topic::Round { stage, .. }
                    | Topic::Standing { stage, .. }
                    | Topic::Stage { stage },
                    Touch::Whole,
                ) => whole.extend(owner(*stage)),
                (Topic::Entrants { tournament, .. }, Touch::Whole) => {
                    whole.insert(*tournament);
                }
                // Whatever else is touched says nothing of anybody's way.
                _ => {}
            }
        }
        let all = ways.iter().filter(|(of, _)| whole.contains(of));
        touched.extend(all.copied());
        for (tournament, entrant) in touched {
            self.whole(Topic::Way {
                tournament,
                entrant,
            });
        }
    }

    /// About when some matches are called has changed.
    pub(crate) fn add_expected(
        &mut self,
        state: &Gathering,
        ids: &BTreeSet<MatchId>,
        ways: &BTreeSet<(u32, u32)>,
    ) {
        let mut entrants: BTreeSet<u32> = BTreeSet::new();
        for id in ids {
            self.one(open_topic(*id), *id);
            let found = state.matches.get(id);
            let sides = Side::BOTH.into_iter();
            entrants.extend(sides.filter_map(|side| found?.entrant(side)).map(|id| id.0));
        }
        for &(tournament, entrant) in ways.iter().filter(|(_, id)| entrants.contains(id)) {
            self.whole(Topic::Way {
                tournament,
                entrant,
            });
        }
    }
}
