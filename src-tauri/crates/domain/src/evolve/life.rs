//! The life of a match: how it is called, held, ended and opened again, and what an opponent who comes or goes means to it.

use crate::conduct::Conduct;
use crate::contest::{Contenders, HeldFrom, Match, MatchState, Outcome, Slot};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::life::Presence;
use crate::patience::Wait;
use crate::side::Side;

impl Gathering {
    pub(super) fn end(&mut self, id: MatchId, outcome: Outcome, at: At) {
        if let Some(found) = self.touched_match(id) {
            found.state = MatchState::Over { at, outcome };
            found.lease = None;
            found.ruling = None;
        }
        self.come_to_rest(id, at);
    }

    /// Sends a match to its players' own seats if another match has its station by now, or the station is gone.
    pub(super) fn leave_taken_station(&mut self, id: MatchId) {
        let Some(found) = self.matches.get(&id) else {
            return;
        };
        let Some(station) = found.station.filter(|_| found.is_at_its_place()) else {
            return;
        };
        if (self.is_full_for(station, id) || !self.stations.contains_key(&station))
            && let Some(found) = self.matches.get_mut(&id)
        {
            found.station = None;
        }
    }

    /// Fills or empties a slot. A match that loses an opponent is no longer called or held by a tablet.
    pub(super) fn set_slot(&mut self, id: MatchId, side: Side, slot: Slot, at: At) {
        self.forget_lobby(id);
        let Some(found) = self.touched_match(id) else {
            return;
        };
        let Contenders::Sides { slots } = &mut found.contenders else {
            return;
        };
        slots[side] = slot;
        found.here[side] = Presence::Absent;
        let both = slots.map(Slot::entrant);
        found.state = if both.home.is_some() && both.away.is_some() {
            MatchState::Ready { since: at }
        } else {
            found.station = None;
            found.called = None;
            found.wait = Wait::default();
            found.lease = None;
            found.conduct = Conduct::default();
            MatchState::Undecided
        };
        found.ruling = None;
    }
}

/// The entrants are asked to come; what has begun goes on, and what is held stays held.
pub(super) fn call(found: &mut Match, at: At) {
    found.wait = Wait::default();
    match &mut found.state {
        MatchState::Live { .. }
        | MatchState::Reported { .. }
        | MatchState::Disputed { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => {}
        MatchState::Held { from, .. } => {
            if !matches!(from, HeldFrom::Live { .. }) {
                *from = HeldFrom::Called { since: at };
            }
        }
        MatchState::Bye
        | MatchState::Undecided
        | MatchState::NotDue
        | MatchState::Ready { .. }
        | MatchState::Called { .. } => found.state = MatchState::Called { since: at },
    }
}

/// A held match goes on where it was; whoever was called has as long as when it was held.
pub(super) fn resume(found: &mut Match, at: At) {
    found.stand(at);
    if let MatchState::Held { from, .. } = found.state {
        found.state = match from {
            HeldFrom::Ready { since } => MatchState::Ready { since },
            HeldFrom::Called { since } => MatchState::Called { since },
            HeldFrom::Live { since } => MatchState::Live { since },
        };
    }
}

/// Where a match in this state goes on when it is held now.
pub(super) const fn held_from(state: &MatchState, at: At) -> HeldFrom {
    match state {
        MatchState::Ready { since } => HeldFrom::Ready { since: *since },
        MatchState::Called { since } => HeldFrom::Called { since: *since },
        MatchState::Live { since } => HeldFrom::Live { since: *since },
        MatchState::Held { from, .. } => *from,
        MatchState::Bye
        | MatchState::Undecided
        | MatchState::NotDue
        | MatchState::Reported { .. }
        | MatchState::Disputed { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => HeldFrom::Live { since: at },
    }
}

/// A match is live once a game of it is stated, and no more when the last one is taken away.
pub(super) fn begin_or_not(found: &mut Match, at: At) {
    if found.is_unplayed() {
        if matches!(found.state, MatchState::Live { .. }) {
            begin_again(found, at);
        }
    } else if !found.has_begun() {
        found.state = MatchState::Live { since: at };
    }
}

/// An open match without a single game has not begun: what led to it can still be put right.
pub(super) fn begin_again(found: &mut Match, at: At) {
    found.state = if found.is_unplayed() {
        found.wait = Wait::default();
        MatchState::Called { since: at }
    } else {
        MatchState::Live { since: at }
    };
}
