//! What of an entry bears on who can be called next.

use lanista_domain::{Cell, Match};
use std::mem::discriminant;

/// Whether it changes who can be called, where, or why not. A match says so itself: most taps change nothing of it.
pub(super) const fn bears_on(cell: &Cell) -> bool {
    match cell {
        Cell::Tournament(_)
        | Cell::Person(_)
        | Cell::Entrant(..)
        | Cell::Stage(_)
        | Cell::Times(_)
        | Cell::Station(_)
        | Cell::Dispatching
        | Cell::Places(_)
        | Cell::Wish(_)
        | Cell::Device(_) => true,
        Cell::GatheringName
        | Cell::Seeding(_)
        | Cell::Confirmation(_)
        | Cell::Help(_)
        | Cell::Earlier
        | Cell::Rulings(_)
        | Cell::Planned(_)
        | Cell::Match(_)
        | Cell::CalledTo(..)
        | Cell::Screen(_)
        | Cell::Message(_)
        | Cell::Photos(_)
        | Cell::Drafting(_)
        | Cell::Draft(..)
        | Cell::OwnFormat(_)
        | Cell::OwnPool(_)
        | Cell::Choosing(_) => false,
    }
}

/// Whether a match changed in what bears on calls.
pub(super) fn differ(was: &Match, is: &Match) -> bool {
    was.station != is.station
        || discriminant(&was.state) != discriminant(&is.state)
        || was.series != is.series
        || was.lease != is.lease
        || was.called != is.called
        || (was.heat().is_none() && was.contenders != is.contenders)
}
