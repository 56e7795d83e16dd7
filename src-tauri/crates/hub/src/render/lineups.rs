//! Who is in a roster and for what, and who plays what after a draft.

use super::Renderer;
use lanista_domain::draft::{Draft, DraftFormat, Phase};
use lanista_domain::{Entrant, Match, PersonId, Side, TournamentId};
use lanista_wire::roster::{MemberView, PlayerView};
use lanista_wire::shared::BySide;

/// The people of an entrant, where there are several or one is there for something else than playing.
pub(super) fn members(entrant: &Entrant) -> Vec<MemberView> {
    if entrant.roster.len() < 2 && entrant.posts.is_empty() {
        return Vec::new();
    }
    let roster = entrant.roster.iter();
    roster
        .map(|person| MemberView {
            person: person.0,
            post: entrant.post(*person).into(),
        })
        .collect()
}

/// Who plays each hero of the line-ups, once somebody is named.
pub(super) fn named(draft: &Draft) -> Option<BySide<Vec<Option<u32>>>> {
    let of = |side: Side| -> Vec<Option<u32>> {
        let players = draft.players[side].iter();
        players.map(|player| player.map(|id| id.0)).collect()
    };
    let players = BySide {
        home: of(Side::Home),
        away: of(Side::Away),
    };
    (!players.home.is_empty() || !players.away.is_empty()).then_some(players)
}

impl Renderer<'_> {
    /// Who may be fielded, and whoever was named, also when they have left the roster since.
    pub(super) fn fielded(
        &self,
        tournament: TournamentId,
        found: &Match,
        draft: &Draft,
        format: &DraftFormat,
    ) -> Option<BySide<Vec<PlayerView>>> {
        let is_over = match draft.phase {
            Phase::Swapping { .. } | Phase::Complete { .. } => true,
            Phase::Running {} | Phase::Held { .. } | Phase::Void { .. } => false,
        };
        if !is_over || format.team_size.is_none() {
            return None;
        }
        let side = |side: Side| -> Vec<PlayerView> {
            let entrant = found
                .entrant(side)
                .and_then(|id| self.state.entrant(tournament, id));
            let roster = entrant.map_or(&[][..], |entrant| &entrant.roster);
            let fielded = draft.players[side].iter().flatten();
            let left = fielded.filter(|id| !roster.contains(id));
            let post = |id: PersonId| entrant.map(|entrant| entrant.post(id)).unwrap_or_default();
            let is_fielded = |id: PersonId| draft.players[side].contains(&Some(id));
            roster
                .iter()
                .filter(|id| post(**id).may_play() || is_fielded(**id))
                .chain(left)
                .filter_map(|id| self.state.persons.get(id))
                .map(|person| PlayerView {
                    person: person.id.0,
                    handle: person.handle.clone(),
                    post: post(person.id).into(),
                })
                .collect()
        };
        let roster = BySide {
            home: side(Side::Home),
            away: side(Side::Away),
        };
        (roster.home.len() > 1 || roster.away.len() > 1).then_some(roster)
    }
}
