//! Who is called otherwise now is rendered anew wherever they are named.

use super::{Topic, Touched};
use lanista_domain::draft::Draft;
use lanista_domain::{Gathering, MatchId, PersonId, Side};
use lanista_wire::limits::ENTRANTS_A_TOPIC;
use std::collections::BTreeSet;

impl Touched {
    /// Somebody who is called otherwise now, wherever they are named.
    pub(super) fn add_person(&mut self, state: &Gathering, id: PersonId, followed: &BTreeSet<u32>) {
        for (tournament, found) in &state.tournaments {
            let entrants = found.entrants.values();
            for entrant in entrants.filter(|entrant| entrant.roster.contains(&id)) {
                self.whole(Topic::Entrants {
                    tournament: tournament.0,
                    part: entrant.id.0 / ENTRANTS_A_TOPIC,
                });
                for &match_id in followed {
                    let found = state.matches.get(&MatchId(match_id));
                    if found.is_some_and(|found| found.has(entrant.id)) {
                        self.whole(Topic::Match { match_id });
                    }
                }
            }
        }
        let plays = |draft: &Draft| {
            let players = Side::BOTH.into_iter().flat_map(|side| &draft.players[side]);
            players.flatten().any(|player| *player == id)
        };
        for (match_id, drafts) in &state.drafts {
            if drafts.iter().any(plays) {
                self.add_draft(state, *match_id);
            }
        }
    }
}
