//! The ways that are still open in a bracket: which placings lie ahead of whoever stands in a match.

use super::forecast::{Cut, forecast_of};
use super::{Fate, Forecast, Needs, Places, Prospect};
use crate::bracket::{Next, NodeId};
use crate::contest::MatchState;
use crate::gathering::Gathering;
use crate::side::{BySide, Side};
use crate::stage::Stage;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

/// What lies ahead of a side of a node: after a win, and after a loss.
#[derive(Clone, Copy)]
struct Ahead {
    win: Places,
    loss: Places,
}

impl Ahead {
    fn both(self) -> Places {
        Places {
            best: self.win.best.min(self.loss.best),
            worst: self.win.worst.max(self.loss.worst),
        }
    }
}

impl Gathering {
    /// What is still possible in brackets and in groups of four.
    pub(super) fn follow_ways(&self, stage: &Stage, all: &mut [Forecast]) {
        let ahead = ways(stage);
        let cut = self.cut(stage);
        let judge = self.judge_of_places(stage, cut);
        for placing in self.placings(stage.id) {
            if let (Some(forecast), Some(place)) = (forecast_of(all, placing.seed), placing.place) {
                let places = Places {
                    best: place,
                    worst: place,
                };
                forecast.now = judge(placing.seed, places);
            }
        }
        for (found, ahead) in self.matches_of(stage).zip(ahead) {
            let is_open = match &found.state {
                MatchState::Bye | MatchState::NotDue | MatchState::Over { .. } => false,
                MatchState::Undecided
                | MatchState::Ready { .. }
                | MatchState::Called { .. }
                | MatchState::Live { .. }
                | MatchState::Held { .. }
                | MatchState::Reported { .. }
                | MatchState::Disputed { .. }
                | MatchState::Void { .. } => true,
            };
            if !is_open {
                continue;
            }
            for side in Side::BOTH {
                let seed = found.entrant(side).and_then(|id| stage.seed(id));
                let (Some(seed), Some(ahead)) = (seed, ahead[side]) else {
                    continue;
                };
                if let Some(forecast) = forecast_of(all, seed) {
                    *forecast = Forecast {
                        now: judge(seed, ahead.both()),
                        needs: Some(Needs {
                            match_id: found.id,
                            win: judge(seed, ahead.win),
                            draw: None,
                            loss: judge(seed, ahead.loss),
                        }),
                    };
                }
            }
        }
    }

    /// Says of places whether they lead on.
    fn judge_of_places<'a>(
        &self,
        stage: &'a Stage,
        cut: Option<Cut>,
    ) -> impl Fn(u32, Places) -> Prospect + use<'a> {
        let places: BTreeSet<u32> = stage
            .bracket
            .nodes
            .iter()
            .flat_map(|node| [node.places.winner, node.places.loser])
            .flatten()
            .collect();
        let gone: Vec<bool> = stage
            .seeding
            .iter()
            .map(|&id| {
                let found = self.entrant(stage.tournament, id);
                found.is_none_or(|found| found.gone.is_some())
            })
            .collect();
        let is_gone = move |seed: u32| {
            let index = (seed as usize).wrapping_sub(1);
            gone.get(index).copied().unwrap_or(true)
        };
        move |seed, found| {
            let known = Some(found);
            let Some(cut) = cut else {
                return Prospect {
                    fate: Fate::Open,
                    places: known,
                };
            };
            let group = stage.groups.iter().find(|group| group.contains(&seed));
            let group = group.map_or(&[][..], Vec::as_slice);
            let all = u32::try_from(group.len()).unwrap_or(u32::MAX);
            // A place may be shared, by as many as there are until the next one.
            let next = places.range(found.worst.saturating_add(1)..).next();
            let last = next.map_or(all, |next| next - 1);
            // Whoever has left leads on nowhere, and whoever is behind moves up.
            let gone = group.iter().filter(|&&seed| is_gone(seed)).count();
            let gone = u32::try_from(gone).unwrap_or(u32::MAX);
            let fate = if is_gone(seed) {
                Fate::Out
            } else if last <= cut.all {
                Fate::Through
            } else if found.best > cut.some.saturating_add(gone) {
                Fate::Out
            } else {
                Fate::Open
            };
            Prospect {
                fate,
                places: known,
            }
        }
    }
}

/// What lies ahead of each side of each node, from the last one to the first, so that one look ahead is enough.
fn ways(stage: &Stage) -> Vec<BySide<Option<Ahead>>> {
    let bracket = &stage.bracket;
    let mut ahead = vec![BySide::new(None, None); bracket.nodes.len()];
    for at in (0..bracket.nodes.len()).rev() {
        let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
        let leads = |next: Next| match next {
            Next::Placed(place) => Some(Places {
                best: place,
                worst: place,
            }),
            Next::Out => None,
            Next::To(node, side) => {
                let there: Option<Ahead> = ahead.get(node.0 as usize)?[side];
                there.map(Ahead::both)
            }
        };
        let of = |side: Side| {
            let win = bracket.onward(id, side)?.winner;
            let loss = bracket.onward(id, side.other())?.loser;
            Some(Ahead {
                win: leads(win)?,
                loss: leads(loss)?,
            })
        };
        let both = BySide::new(of(Side::Home), of(Side::Away));
        ahead[at] = both;
    }
    ahead
}
