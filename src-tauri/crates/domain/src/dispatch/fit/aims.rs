//! Whether tournaments and the day can be over when they shall be.

use super::{Held, Misfit, Why};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, TournamentId};
use crate::station::Station;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Gathering {
    /// Whether tournaments and the day can be over when they shall be.
    pub(super) fn check_aims(
        &self,
        longest: &BTreeMap<TournamentId, (u64, MatchId, Held)>,
        work: &BTreeMap<TournamentId, (u64, u32)>,
        at: At,
        found: &mut Vec<Misfit>,
    ) {
        let day = self.floor.aims.of(None);
        for (&id, (ends, last, held)) in longest {
            let own = self.floor.aims.of(Some(id));
            let Some(aim) = own.into_iter().chain(day).min() else {
                continue;
            };
            let (effort, matches) = work.get(&id).copied().unwrap_or_default();
            let places = self.floor.of(id).at;
            let at_once = self.at_once(|it| places.takes(it));
            let busy = self.busy_until(Some(id), effort, at_once, at);
            if *ends > aim.0 {
                found.push(Misfit {
                    tournament: Some(id),
                    match_id: Some(*last),
                    matches: 1,
                    why: Why::TooLong {
                        aim,
                        ends: At(*ends),
                        held: held.clone(),
                    },
                });
            } else if let Some(ends) = busy.filter(|ends| *ends > aim.0) {
                let why = too_few(effort, (at, aim), ends, at_once);
                found.push(Misfit {
                    tournament: Some(id),
                    match_id: None,
                    matches,
                    why,
                });
            }
        }
        let Some(aim) = day else { return };
        // All tournaments at stations share them, each its own kinds: together they have no more than there are.
        let of_stations = work.iter().filter(|(id, _)| {
            let at = self.floor.of(**id).at;
            self.stations.values().any(|it| at.takes(it))
        });
        let (effort, matches, sharing) = of_stations.fold((0, 0, 0), |sum, (_, work)| {
            (sum.0 + work.0, sum.1 + work.1, sum.2 + 1)
        });
        let at_once = self.at_once(|_| true);
        let is_told = found.iter().any(|it| {
            it.match_id.is_none()
                || matches!(it.why, Why::TooLong { aim: known, .. } if known == aim)
        });
        if sharing > 1
            && !is_told
            && let Some(ends) = self.busy_until(None, effort, at_once, at)
            && ends > aim.0
        {
            found.push(Misfit {
                tournament: None,
                match_id: None,
                matches,
                why: too_few(effort, (at, aim), ends, at_once),
            });
        }
    }

    /// How many matches are played at once at most at the stations that are in order.
    fn at_once(&self, fits: impl Fn(&Station) -> bool) -> u32 {
        let usable = self
            .stations
            .values()
            .filter(|it| it.out_of_order.is_none() && fits(it));
        usable.map(|it| u32::from(it.equipment.at_once)).sum()
    }

    /// Until when stations are busy with so much work; none where no station is.
    fn busy_until(
        &self,
        tournament: Option<TournamentId>,
        effort: u64,
        at_once: u32,
        at: At,
    ) -> Option<u64> {
        let mut ends = at.0.saturating_add(effort.checked_div(u64::from(at_once))?);
        for one in &self.floor.breaks {
            let holds = one.tournament.is_none() || one.tournament == tournament;
            if holds && one.until > at && one.from.0 < ends {
                ends = ends.saturating_add(one.until.0 - one.from.0.max(at.0));
            }
        }
        Some(ends)
    }
}

fn too_few(effort: u64, (at, aim): (At, At), ends: u64, at_once: u32) -> Why {
    let left = aim.0.saturating_sub(at.0).max(1);
    Why::TooFewStations {
        aim,
        ends: At(ends),
        at_once,
        needed: u32::try_from(effort.div_ceil(left)).unwrap_or(u32::MAX),
    }
}
