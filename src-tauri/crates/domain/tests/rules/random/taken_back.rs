//! Whatever was done, taken back, leaves no trace but what only counts up.

use crate::hall::{DESK, Hall};
use crate::say;
use lanista_domain::gathering::NextIds;
use lanista_domain::{At, Gathering, Seq};

/// The newest entry, taken back, leaves the state before it, but for what only counts up.
pub(super) fn check_taking_back_restores(hall: &Hall, before: &Gathering) {
    let newest = hall.state.steps.back().expect("there is one");
    if !newest.is_reversible() {
        return;
    }
    let kind = newest.kind.clone();
    let mut again = Hall {
        state: hall.state.clone(),
        journal: Vec::new(),
        waited: hall.waited,
    };
    again.must(DESK, say::take_back(newest.seq));
    assert!(
        comparable(again.state, before) == comparable(before.clone(), before),
        "{kind} was taken back, and something of it stays"
    );
}

/// Without what is never restored: counts, numbers, and people who were named meanwhile.
fn comparable(mut state: Gathering, to: &Gathering) -> Gathering {
    state.steps.clear();
    for found in state.matches.values_mut() {
        found.rev = 0;
        found.last_change = None;
    }
    // By these screens say what they have drawn: what is shown again is news to them.
    for found in state.screens.values_mut() {
        found.rev = 0;
    }
    for found in state.shows.playlists.values_mut() {
        found.rev = 0;
    }
    state.persons.retain(|id, _| to.persons.contains_key(id));
    state.head = Seq(0);
    state.now = At(0);
    state.next = NextIds::default();
    // That a call was taken back stays known.
    state.floor.taken_back.clear();
    state
}
