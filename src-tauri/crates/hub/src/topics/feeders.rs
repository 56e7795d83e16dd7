//! What leads to a match, and is touched when that begins or ends.

use super::{Topic, Touched};
use lanista_domain::bracket::{Node, Origin};
use lanista_domain::{Gathering, Stage};

impl Touched {
    /// A match that has begun can keep those before it from being opened again.
    pub(super) fn add_feeders(&mut self, state: &Gathering, stage: &Stage, node: &Node) {
        for (_, origin) in node.slots.iter() {
            if let Origin::WinnerOf(from) | Origin::LoserOf(from) = origin {
                let match_id = stage.match_of(from.0);
                if state.matches.contains_key(&match_id) {
                    self.whole(Topic::Match {
                        match_id: match_id.0,
                    });
                }
            }
        }
    }
}
