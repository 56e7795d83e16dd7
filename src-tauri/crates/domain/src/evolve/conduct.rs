//! Clocks, pauses and marks as they follow from entries: a hold stops the clocks, what goes on lets them run again.

use crate::conduct::{Clock, Conduct, Marks, Motion, Pause, TakenPause};
use crate::contest::Match;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::series::Game;
use crate::side::BySide;

impl Gathering {
    /// One of the events that are about the conduct of a match alone.
    pub(super) fn evolve_conduct(&mut self, event: &Event, at: At) {
        let Some(id) = event.match_id() else { return };
        let Some(found) = self.touched_match(id) else {
            return;
        };
        let conduct = &mut found.conduct;
        if let Event::ClockSet {
            clock,
            game,
            elapsed,
            motion,
            ..
        } = event
        {
            let set = Clock {
                game: *game,
                elapsed: *elapsed,
                anchor: at,
                motion: *motion,
            };
            conduct.put_clock(*clock, set);
        } else if let Event::PauseCalled {
            kind,
            by,
            game,
            seconds,
            ..
        } = event
        {
            let (kind, by, game) = (*kind, *by, *game);
            conduct.taken.push(TakenPause { kind, by, game });
            conduct.pause = Some(Pause {
                kind,
                by,
                since: at,
                seconds: *seconds,
                ready: BySide::new(false, false),
            });
        } else if let Event::SideReady { side, .. } = event {
            if let Some(pause) = &mut conduct.pause {
                pause.ready[*side] = true;
            }
        } else if let Event::GameMarked { game, marks, .. } = event {
            mark(conduct, *game, marks);
        }
    }

    /// The match stands still, and its clocks with it.
    pub(super) fn halt(&mut self, id: MatchId, at: At) {
        if let Some(found) = self.matches.get_mut(&id) {
            found.conduct.turn(Motion::Runs, Motion::Halted, at);
        }
    }

    /// The match goes on: the pause is over, and the clocks that it stopped run again.
    pub(super) fn go_on(&mut self, id: MatchId, at: At) {
        if let Some(found) = self.matches.get_mut(&id) {
            found.conduct.pause = None;
            found.conduct.turn(Motion::Halted, Motion::Runs, at);
        }
    }

    /// Nothing is played any more: all stands.
    pub(super) fn come_to_rest(&mut self, id: MatchId, at: At) {
        if let Some(found) = self.matches.get_mut(&id) {
            found.conduct.pause = None;
            found.conduct.turn(Motion::Runs, Motion::Stands, at);
            found.conduct.turn(Motion::Halted, Motion::Stands, at);
        }
    }
}

/// A game that is over stops its clock.
pub(super) fn after_game(found: &mut Match, at: At) {
    if found.games.last().is_some_and(Game::is_over)
        && let Some(clock) = &mut found.conduct.game_clock
        && clock.motion == Motion::Runs
    {
        *clock = clock.turned(Motion::Stands, at);
    }
}

fn mark(conduct: &mut Conduct, game: u8, marks: &Marks) {
    if marks.is_empty() {
        conduct.marks.remove(&game);
    } else {
        conduct.marks.insert(game, marks.clone());
    }
}
