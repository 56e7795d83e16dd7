//! Presence, reports, disputes, rulings and what is void; who must confirm; and calls for help.

use super::life;
use crate::conduct::Conduct;
use crate::contest::{Contenders, Match, MatchState, Slot};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::life::Ruling;
use crate::step::Cell;
use alloc::vec::Vec;

impl Gathering {
    /// Everything else is applied elsewhere.
    pub(super) fn evolve_verdict(&mut self, event: &Event, at: At, scored: &mut Vec<MatchId>) {
        if let Event::PresenceSet {
            match_id,
            side,
            presence,
        } = event
            && let Some(found) = self.touched_match(*match_id)
        {
            found.here[*side] = *presence;
        }
        if let Event::HeatPresenceSet {
            match_id,
            entrant,
            presence,
        } = event
            && let Some(found) = self.touched_match(*match_id)
        {
            found.present.retain(|one| one != entrant);
            if presence.is_here() {
                found.present.push(*entrant);
            }
        }
        if let Event::ResultReported { match_id, report } = event {
            scored.push(*match_id);
            if let Some(found) = self.touched_match(*match_id) {
                found.state = MatchState::Reported {
                    since: at,
                    report: report.clone(),
                };
                found.lease = None;
            }
            self.come_to_rest(*match_id, at);
        }
        if let Event::ResultDisputed { match_id, note, by } = event {
            scored.push(*match_id);
            if let Some(found) = self.touched_match(*match_id)
                && let Some(report) = found.report().cloned()
            {
                found.state = MatchState::Disputed {
                    since: at,
                    report,
                    note: note.clone(),
                    by: by.clone(),
                };
            }
        }
        if let Event::MatchRuled {
            match_id,
            by,
            reason,
        } = event
        {
            scored.push(*match_id);
            if let Some(found) = self.touched_match(*match_id) {
                found.ruling = Some(Ruling {
                    by: *by,
                    reason: reason.clone(),
                    at,
                });
            }
        }
        if let Event::MatchVoided { match_id, reason } = event {
            scored.push(*match_id);
            if let Some(found) = self.touched_match(*match_id) {
                found.state = MatchState::Void {
                    at,
                    reason: reason.clone(),
                };
                found.lease = None;
                found.ruling = None;
                found.sent_on = None;
            }
        }
        if let Event::MatchReplayed { match_id } = event {
            scored.push(*match_id);
            if let Some(found) = self.touched_match(*match_id) {
                begin_anew(found, at);
            }
            self.leave_taken_station(*match_id);
            self.void_drafts(*match_id, "The match is played again");
        }
        if let Event::SlotClosed { match_id, side } = event {
            scored.push(*match_id);
            self.set_slot(*match_id, *side, Slot::Bye, at);
        }
        if let Event::ConfirmationSet {
            tournament,
            confirmation,
        } = event
        {
            self.touch(Cell::Confirmation(*tournament));
            if let Some(found) = self.tournaments.get_mut(tournament) {
                found.confirmation = *confirmation;
            }
        }
        if let Event::HelpCalled { call } = event {
            self.touch(Cell::Help(call.id));
            self.next.help = self.next.help.max(call.id.saturating_add(1));
            self.help.insert(call.id, call.clone());
        }
        if let Event::HelpAnswered { id } = event {
            self.touch(Cell::Help(*id));
            self.help.remove(id);
        }
    }
}

/// Nothing of what was played counts any more.
fn begin_anew(found: &mut Match, at: At) {
    found.conduct = Conduct::default();
    found.games.clear();
    if let Contenders::Heat { games, .. } = &mut found.contenders {
        games.clear();
    }
    found.ruling = None;
    found.sent_on = None;
    found.lease = None;
    life::begin_again(found, at);
}
