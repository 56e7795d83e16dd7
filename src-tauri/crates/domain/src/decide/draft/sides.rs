//! Which side of the game home plays, where that was decided before its heroes are drafted.

use crate::contest::Match;
use crate::draft::{Choice, Choosing, DraftFormat, Phase, Place, Table, Verb};
use crate::gathering::Gathering;
use crate::side::Side;
use alloc::string::String;

impl Gathering {
    /// The side that home plays in the game of a draft of heroes, as an official noted it on the game, else as it was
    /// chosen in a veto before; `None` where nobody chose, or the format calls its sides otherwise.
    #[must_use]
    pub fn side_decided(
        &self,
        found: &Match,
        place: Place,
        format: &DraftFormat,
    ) -> Option<String> {
        if !Choosing::has_sides(format) || format.team_size.is_none() {
            return None;
        }
        if place.game == 0 {
            return None;
        }
        let noted = found.conduct.marks.get(&place.game);
        let noted = noted.and_then(|marks| marks.home_side.as_ref());
        let (by, side) = match noted {
            Some(side) => (Side::Home, side.clone()),
            None => self.chosen_in_veto(found, place)?,
        };
        let [first, second] = format.sides.as_slice() else {
            return None;
        };
        let other = match &side {
            side if side == first => second,
            side if side == second => first,
            _ => return None,
        };
        Some(match by {
            Side::Home => side,
            Side::Away => other.clone(),
        })
    }

    /// Who chose which side for a game in the drafts before its heroes: in that of the series the side belongs to the
    /// map that was picked last before it.
    fn chosen_in_veto(&self, found: &Match, place: Place) -> Option<(Side, String)> {
        let drafts = self.drafts.get(&found.id)?.iter().rev();
        let mut before = drafts.filter(|draft| {
            let at = draft.head.place;
            let is_before = at.link < place.link && (at.game == 0 || at.game == place.game);
            is_before && matches!(draft.phase, Phase::Complete { .. } | Phase::Swapping { .. })
        });
        before.find_map(|draft| {
            let (format, pool) = self.draft_means(draft)?;
            let table = Table {
                format,
                pool,
                memory: &draft.memory,
            };
            let mut game = draft.head.place.game;
            let is_series = game == 0;
            let mut chosen = None;
            for turn in table.position(&draft.log).turns {
                match (turn.verb, &turn.choice) {
                    (Verb::Pick | Verb::Decider, _) if is_series && turn.standing().is_some() => {
                        game = game.saturating_add(1);
                    }
                    (Verb::Side, Choice::Side { side }) if game == place.game => {
                        chosen = turn.seat.map(|seat| (draft.side(seat), side.clone()));
                    }
                    _ => {}
                }
            }
            chosen
        })
    }
}
