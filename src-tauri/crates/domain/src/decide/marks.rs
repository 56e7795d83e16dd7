//! What is marked of a game: its map, which side of the game home plays, and the characters.

use super::Decision;
use crate::conduct::Marks;
use crate::contest::Match;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, MatchId};
use crate::name::{self, NAME};
use crate::refusal::{Refusal, Refused};
use crate::title_rules::{MOST_CHARACTERS, Repeats, TitleRules};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// States what is marked of a game; absolute, so that it is also the way to undo.
    pub(super) fn mark_game(
        &self,
        id: MatchId,
        game: u8,
        raw: &Marks,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.found_match(id)?;
        self.check_shown(found)?;
        Self::check_sides(found)?;
        if found.slots().home.entrant().is_none() || found.slots().away.entrant().is_none() {
            return Err(Refusal::NotReady.into());
        }
        self.check_hands(found, device)?;
        let next = found.games.len().saturating_add(1);
        if game == 0 || usize::from(game) > next {
            return Err(Refusal::WrongGame { game }.into());
        }
        let marks = checked(self.title_rules_of(id)?, found, game, raw)?;
        let known = found.conduct.marks.get(&game);
        if known.map_or_else(|| marks.is_empty(), |known| *known == marks) {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::GameMarked {
            match_id: id,
            game,
            marks,
        }])
    }
}

/// The marks with their texts in order, or all that is wrong with them.
fn checked(rules: &TitleRules, found: &Match, game: u8, raw: &Marks) -> Result<Marks, Refused> {
    let mut marks = raw.clone();
    let mut reasons = Vec::new();
    let mut clean = |text: &mut String, what: &str| {
        *text = name::clean(text);
        if !name::fits(text, NAME) {
            reasons.push(Refusal::bad_text(what, NAME));
        }
    };
    if let Some(map) = &mut marks.map {
        clean(map, "map");
    }
    if let Some(side) = &mut marks.home_side {
        clean(side, "game side");
    }
    let characters = &mut marks.characters;
    for character in characters.home.iter_mut().chain(&mut characters.away) {
        clean(character, "character");
    }
    let most = usize::from(match rules.characters {
        0 => MOST_CHARACTERS,
        characters => characters,
    });
    if characters.home.len() > most || characters.away.len() > most {
        reasons.push(Refusal::BadNumber {
            what: "characters of a side".into(),
        });
    }
    if let (Some(side), Some(sides)) = (&marks.home_side, &rules.sides)
        && !sides.contains(side)
    {
        reasons.push(Refusal::not_found("game side"));
    }
    if let (Some(map), Some(Repeats::Never)) =
        (&marks.map, rules.maps.as_ref().map(|maps| maps.repeats))
    {
        let folded = name::folded(map);
        let is_same =
            |other: &Marks| other.map.as_deref().map(name::folded) == Some(folded.clone());
        let played = found
            .conduct
            .marks
            .iter()
            .find(|(other, marks)| **other != game && is_same(marks));
        if let Some((&other, _)) = played {
            let map = map.clone();
            reasons.push(Refusal::MapPlayed { map, game: other });
        }
    }
    if reasons.is_empty() {
        Ok(marks)
    } else {
        Err(Refused { reasons })
    }
}
