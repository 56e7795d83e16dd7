//! What of an entry bears on signing up by phone: what is open to everybody, and where those stand who did.

use super::{Topic, Touched};
use std::collections::BTreeSet;

impl Touched {
    /// Adds the followed places (tournament, entrant) that the other touched topics concern, and what is open.
    pub(crate) fn add_places(&mut self, places: &BTreeSet<(u32, u32)>) {
        let mut tournaments = BTreeSet::new();
        let mut is_open_touched = false;
        for topic in self.topics.keys() {
            if let Topic::SignUp { tournament } | Topic::Entrants { tournament, .. } = topic {
                tournaments.insert(*tournament);
            } else if *topic == Topic::Gathering {
                // A draw or a name: who is taken in and under which name.
                is_open_touched = true;
            }
        }
        if is_open_touched || !tournaments.is_empty() {
            self.whole(Topic::SigningUp);
        }
        let all = places.iter().filter(|(of, _)| tournaments.contains(of));
        for &(tournament, entrant) in all {
            self.whole(Topic::Place {
                tournament,
                entrant,
            });
        }
    }
}
