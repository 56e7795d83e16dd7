//! Who is in a roster and for what, and who plays what after a draft.

use super::Renderer;
use lanista_domain::draft::{Draft, DraftFormat, Phase};
use lanista_domain::{Entrant, Gathering, Match, PersonId, Side, TournamentId};
use lanista_wire::roster::{LegalView, MemberView, PersonView, PlayerView};
use lanista_wire::shared::BySide;

/// What everybody may know of the people of an entrant; empty where nothing is known of any.
pub(super) fn known(state: &Gathering, entrant: &Entrant) -> Vec<PersonView> {
    let roster = entrant.roster.iter();
    let is_team = entrant.roster.len() > 1;
    let all: Vec<PersonView> = roster
        .filter_map(|id| state.persons.get(id))
        .map(|person| PersonView {
            nation: person.nation.clone(),
            name: person.shown_name().map(ToOwned::to_owned),
            seat: person
                .seat
                .clone()
                .filter(|_| is_team && person.seat != entrant.seat),
        })
        .collect();
    if all.iter().all(|one| *one == PersonView::default()) {
        return Vec::new();
    }
    all
}

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

/// The legal names of an entrant's people as desks know them; empty where none is known.
pub(super) fn legal(state: &Gathering, entrant: &Entrant) -> Vec<LegalView> {
    let people = entrant.roster.iter().filter_map(|id| state.persons.get(id));
    let all = people.map(|person| LegalView {
        name: person.legal_name.clone(),
        shown: person.shows_name.then_some(true),
    });
    let all: Vec<LegalView> = all.collect();
    if all.iter().all(|one| *one == LegalView::default()) {
        return Vec::new();
    }
    all
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
