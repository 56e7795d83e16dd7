//! When matches can be played at the earliest.

use super::Held;
use crate::bracket::{Group, Part};
use crate::contest::{Match, MatchState};
use crate::day_plan::after_breaks;
use crate::dispatch::Lengths;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, TournamentId};
use crate::stage::Stage;
use alloc::collections::BTreeMap;
use alloc::string::String;

/// When a match can be played at the earliest, and what holds it.
#[derive(Clone, Debug)]
pub(super) struct Earliest {
    pub(super) begins: u64,
    pub(super) ends: u64,
    pub(super) held: Held,
    /// The match that leads to it and ends last, and when whoever comes from there may be called.
    pub(super) after: Option<(MatchId, u64)>,
}

impl Gathering {
    /// When the matches of a stage that are still to be played can be, by what leads to them, fixed times and breaks.
    pub(super) fn earliest(
        &self,
        stage: &Stage,
        lengths: &Lengths,
        at: At,
    ) -> BTreeMap<MatchId, Earliest> {
        let rest = u64::from(self.floor.of(stage.tournament).rest) * 60_000;
        let mut ready: BTreeMap<u32, (u64, Held, MatchId)> = BTreeMap::new();
        let mut earliest = BTreeMap::new();
        for (number, (id, node)) in (0_u32..).zip(stage.matches().zip(&stage.bracket.nodes)) {
            let Some(game) = self.matches.get(&id) else {
                continue;
            };
            let takes = lengths.expect(stage.tournament, &game.series);
            let led = ready.remove(&number);
            // A second grand final may not come.
            let is_reset = matches!(
                node.group,
                Group::Reset
                    | Group::PoolPart {
                        part: Part::Reset,
                        ..
                    }
            );
            if is_reset && game.state == MatchState::Undecided {
                continue;
            }
            let when = match game.state {
                MatchState::Undecided | MatchState::Ready { .. } => {
                    self.can_begin(stage, game, led, takes, at)
                }
                MatchState::Held { .. } if !game.is_at_its_place() => {
                    self.can_begin(stage, game, led, takes, at)
                }
                MatchState::Called { .. } | MatchState::Live { .. } | MatchState::Held { .. } => {
                    let called = game.called.map_or(at.0, |called| called.0);
                    Earliest {
                        begins: at.0,
                        ends: called.saturating_add(takes).max(at.0),
                        held: Held::Nothing,
                        after: None,
                    }
                }
                MatchState::Bye
                | MatchState::NotDue
                | MatchState::Reported { .. }
                | MatchState::Disputed { .. }
                | MatchState::Over { .. }
                | MatchState::Void { .. } => continue,
            };
            for (next, _) in [node.winner_to, node.loser_to].into_iter().flatten() {
                let free = when.ends.saturating_add(rest);
                let known = ready.get(&next.0);
                if known.is_none_or(|known| known.0 < free) {
                    ready.insert(next.0, (free, when.held.clone(), id));
                }
            }
            earliest.insert(id, when);
        }
        earliest
    }

    /// When a match can be called that nobody is called to yet.
    fn can_begin(
        &self,
        stage: &Stage,
        game: &Match,
        led: Option<(u64, Held, MatchId)>,
        takes: u64,
        at: At,
    ) -> Earliest {
        let window = stage.bracket.nodes.get(game.node as usize);
        let window = window.map(|node| stage.window(node)).unwrap_or_default();
        let (mut begins, mut held) = (at.0, Held::Nothing);
        let mut after = None;
        if let Some((free, why, id)) = led {
            after = Some((id, free));
            if free > begins {
                (begins, held) = (free, why);
            }
        }
        let match_id = game.id;
        if let Some(from) = window.from.filter(|from| from.0 > begins) {
            (begins, held) = (from.0, Held::Round { match_id });
        }
        if let Some(from) = self.wish_of(game.id).from.filter(|it| it.0 > begins) {
            (begins, held) = (from.0, Held::Wish { match_id });
        }
        let free = after_breaks(&self.floor.breaks, stage.tournament, At(begins), takes);
        if free.0 > begins {
            let text = self.break_until(stage.tournament, free);
            (begins, held) = (free.0, Held::Break { text });
        }
        Earliest {
            begins,
            ends: begins.saturating_add(takes),
            held,
            after,
        }
    }

    /// What the break is called that ends then.
    fn break_until(&self, tournament: TournamentId, until: At) -> String {
        let mut breaks = self.floor.breaks.iter();
        let found = breaks
            .find(|it| it.until == until && it.tournament.is_none_or(|whose| whose == tournament));
        found.map(|it| it.text.clone()).unwrap_or_default()
    }
}
