//! Lists for programs: what the documents hold, taken apart by id and filtered, and never rendered in a second way.

use super::{Renderer, cards, value};
use crate::reads::{DraftsFilter, DraftsState, MatchFilter, Read, Slice, Stretch, Wanted};
use lanista_domain::{EntrantId, Match, MatchId, StageId, StationNo, TournamentId};
use lanista_wire::limits::ENTRANTS_A_TOPIC;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::EntrantsView;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

impl Renderer<'_> {
    /// Answers a program.
    pub(crate) fn look_up(&self, audience: Audience, wanted: Wanted, slice: Slice) -> Read {
        match wanted {
            Wanted::Document(topic) => one(self.document_for(audience, topic)),
            Wanted::Tournaments => {
                let known = self.gathering(audience).tournaments;
                many(stretch(known.iter(), slice))
            }
            Wanted::Tournament(id) => {
                let known = self.gathering(audience).tournaments;
                one(known.get(&id).and_then(value))
            }
            Wanted::Entrants(tournament) => self
                .listed_entrants(audience, TournamentId(tournament), slice)
                .map_or(Read::Missing, many),
            Wanted::Entrant(tournament, entrant) => {
                let part = entrant / ENTRANTS_A_TOPIC;
                let known = self.entrants(audience, TournamentId(tournament), part);
                one(known.and_then(|known| value(known.entrants.get(&entrant)?)))
            }
            Wanted::Stages { tournament } => many(self.listed_stages(audience, tournament, slice)),
            Wanted::Standings(stage) => self
                .listed_rows(audience, StageId(stage), slice)
                .map_or(Read::Missing, many),
            Wanted::Matches(filter) => many(self.listed_matches(audience, filter, slice)),
            Wanted::Drafts(filter) => many(self.listed_drafts(audience, filter, slice)),
            Wanted::Stations => many(stretch(self.floor(audience).stations.iter(), slice)),
        }
    }

    fn document_for(&self, audience: Audience, topic: Topic) -> Option<Value> {
        audience
            .may_read(topic)
            .then(|| self.document(audience, topic))
            .flatten()
    }

    fn listed_entrants(
        &self,
        audience: Audience,
        tournament: TournamentId,
        slice: Slice,
    ) -> Option<Stretch> {
        let known = self.state.tournaments.get(&tournament)?;
        // Whoever may not see the tournament sees no list of it either, not even an empty one.
        if !self
            .gathering(audience)
            .tournaments
            .contains_key(&tournament.0)
        {
            return None;
        }
        let mut parts: BTreeMap<u32, EntrantsView> = BTreeMap::new();
        let mut found = Vec::new();
        for id in known.entrants.range(behind(slice.after, EntrantId)) {
            let id = id.0.0;
            let part = id / ENTRANTS_A_TOPIC;
            let views = match parts.entry(part) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.entrants(audience, tournament, part)?),
            };
            found.push((id, views.entrants.get(&id)?.clone()));
            if found.len() > slice.count {
                break;
            }
        }
        Some(stretch(found.iter().map(|(id, view)| (id, view)), slice))
    }

    fn listed_stages(&self, audience: Audience, tournament: Option<u32>, slice: Slice) -> Stretch {
        let stages = self.state.stages.range(behind(slice.after, StageId));
        let found: Vec<_> = stages
            .filter(|(_, stage)| tournament.is_none_or(|wanted| stage.tournament.0 == wanted))
            .filter_map(|(id, _)| Some((id.0, self.stage(audience, *id)?)))
            .take(slice.count + 1)
            .collect();
        stretch(found.iter().map(|(id, view)| (id, view)), slice)
    }

    fn listed_rows(&self, audience: Audience, id: StageId, slice: Slice) -> Option<Stretch> {
        let rows = self.standing_rows(audience, self.visible(audience, id)?);
        let numbered = (0..).zip(rows.iter());
        let rest: Vec<_> = numbered
            .filter(|(row, _)| slice.after.is_none_or(|after| *row > after))
            .take(slice.count + 1)
            .collect();
        let mut listed = stretch(rest.iter().map(|(row, view)| (row, *view)), slice);
        // FNV-1a over the order of the entrants.
        listed.order = rows.iter().fold(0xcbf2_9ce4_8422_2325, |hash, row| {
            (hash ^ u64::from(row.entrant)).wrapping_mul(0x0100_0000_01b3)
        });
        Some(listed)
    }

    fn listed_matches(&self, audience: Audience, filter: MatchFilter, slice: Slice) -> Stretch {
        let mut listed = Stretch::default();
        let mut last = None;
        for (id, found) in self.state.matches.range(behind(slice.after, MatchId)) {
            if !self.takes(audience, filter, found) {
                continue;
            }
            if listed.items.len() == slice.count {
                listed.last = last;
                break;
            }
            let card = self.card_in(audience, Topic::Match { match_id: id.0 }, *id);
            if !card.is_null() {
                listed.items.push(card);
                last = Some(id.0);
            }
        }
        listed
    }

    fn listed_drafts(&self, audience: Audience, filter: DraftsFilter, slice: Slice) -> Stretch {
        let mut listed = Stretch::default();
        let mut last = None;
        for id in self.state.drafts.range(behind(slice.after, MatchId)) {
            let id = *id.0;
            if !self.takes_draft(audience, filter, id) {
                continue;
            }
            let topic = Topic::Draft { match_id: id.0 };
            let Some(view) = self.document(audience, topic) else {
                continue;
            };
            if listed.items.len() == slice.count {
                listed.last = last;
                break;
            }
            listed.items.push(view);
            last = Some(id.0);
        }
        listed
    }

    fn takes_draft(&self, audience: Audience, filter: DraftsFilter, id: MatchId) -> bool {
        let Some(draft) = self.state.last_draft(id) else {
            return false;
        };
        let has = |entrant: u32| {
            let found = self.state.matches.get(&id);
            found.is_some_and(|found| found.has(EntrantId(entrant)))
        };
        let tournament = self.state.stage_of(id).map(|stage| stage.tournament.0);
        filter.match_id.is_none_or(|wanted| wanted == id.0)
            && filter
                .tournament
                .is_none_or(|wanted| tournament == Some(wanted))
            && filter.entrant.is_none_or(has)
            && filter.state.is_none_or(|wanted| {
                // As whoever asks sees it: the hall is not told by a filter what it is not shown yet.
                let seen = self.as_seen(audience, draft);
                seen.is_some_and(|seen| seen.is_open() == (wanted == DraftsState::Open))
            })
    }

    fn takes(&self, audience: Audience, filter: MatchFilter, found: &Match) -> bool {
        let Some(stage) = self.visible(audience, found.stage) else {
            return false;
        };
        Self::shows(audience, stage, found.node)
            && filter.stage.is_none_or(|wanted| found.stage.0 == wanted)
            && filter
                .tournament
                .is_none_or(|wanted| stage.tournament.0 == wanted)
            && filter
                .state
                .is_none_or(|wanted| cards::state_view(&found.state) == wanted)
            && filter
                .station
                .is_none_or(|wanted| found.station == Some(StationNo(wanted)))
            && filter
                .entrant
                .is_none_or(|wanted| found.has(EntrantId(wanted)))
    }
}

fn one(found: Option<Value>) -> Read {
    found.map_or(Read::Missing, Read::One)
}

const fn many(found: Stretch) -> Read {
    Read::Many(found)
}

/// The keys behind one.
fn behind<K>(after: Option<u32>, key: impl Fn(u32) -> K) -> (Bound<K>, Bound<K>) {
    let from = after.map_or(Bound::Unbounded, |after| Bound::Excluded(key(after)));
    (from, Bound::Unbounded)
}

/// The stretch of what comes by its key.
fn stretch<'v, V: Serialize + 'v>(
    all: impl Iterator<Item = (&'v u32, &'v V)>,
    slice: Slice,
) -> Stretch {
    let mut rest = all
        .filter(|(key, _)| slice.after.is_none_or(|after| **key > after))
        .peekable();
    let mut found = Stretch::default();
    let mut last = None;
    while found.items.len() < slice.count
        && let Some((key, view)) = rest.next()
    {
        found.items.extend(value(view));
        last = Some(*key);
    }
    if rest.peek().is_some() {
        found.last = last;
    }
    found
}
