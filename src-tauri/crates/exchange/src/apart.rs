//! Who bears a name already: equal names are allowed when seat or club tells them apart.

use std::collections::HashMap;

use crate::clean::fold;
use crate::preview::NewEntrant;
use crate::wishes::Known;

/// Everybody seen so far, by name.
#[derive(Debug, Default)]
pub(crate) struct Bearers {
    by_name: HashMap<String, Vec<Bearer>>,
}

/// Somebody with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bearer {
    /// The row, or none for an entrant of the tournament.
    pub(crate) row: Option<u32>,
    pub(crate) name: String,
    /// Club, seat and roster in the form in which they are compared: a thousand may bear one name.
    club: Option<String>,
    seat: Option<String>,
    roster: Vec<String>,
}

/// What an equal name means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Nobody else bears the name.
    None,
    /// Somebody else does, at another seat or in another club.
    Apart(Bearer),
    /// The same entrant once more.
    Same {
        /// Who it is.
        bearer: Bearer,
        /// Whether both name the same players.
        has_same_roster: bool,
    },
}

impl Bearers {
    /// Begins with the entrants the tournament has.
    pub(crate) fn of(existing: &[Known]) -> Self {
        let mut bearers = Self::default();
        for known in existing {
            let bearer = Bearer {
                row: None,
                name: known.name.clone(),
                club: known.club.as_deref().map(fold),
                seat: known.seat.as_deref().map(fold),
                roster: Vec::new(),
            };
            bearers
                .by_name
                .entry(fold(&known.name))
                .or_default()
                .push(bearer);
        }
        bearers
    }

    /// Compares an entrant with everybody before; those of the tournament count first.
    pub(crate) fn likeness(&self, entrant: &NewEntrant) -> Likeness {
        let bearers = self
            .by_name
            .get(&fold(&entrant.name))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let differs = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        let club = entrant.club.as_deref().map(fold);
        let seat = entrant.seat.as_deref().map(fold);
        let same = bearers
            .iter()
            .find(|one| !differs(&one.club, &club) && !differs(&one.seat, &seat));
        match (same, bearers.first()) {
            (Some(bearer), _) => Likeness::Same {
                bearer: bearer.clone(),
                has_same_roster: !bearer.roster.is_empty()
                    && bearer.roster == folded(&entrant.roster),
            },
            (None, Some(bearer)) => Likeness::Apart(bearer.clone()),
            (None, None) => Likeness::None,
        }
    }

    /// Notes the entrant of a row.
    pub(crate) fn add(&mut self, row: u32, entrant: &NewEntrant) {
        let bearer = Bearer {
            row: Some(row),
            name: entrant.name.clone(),
            club: entrant.club.as_deref().map(fold),
            seat: entrant.seat.as_deref().map(fold),
            roster: folded(&entrant.roster),
        };
        self.by_name
            .entry(fold(&entrant.name))
            .or_default()
            .push(bearer);
    }
}

impl Bearer {
    /// "row 3" or "the tournament", as the beginning of a sentence.
    pub(crate) fn place(&self) -> String {
        self.row
            .map_or_else(|| "The tournament".to_owned(), |row| format!("Row {row}"))
    }
}

fn folded(roster: &[String]) -> Vec<String> {
    let mut handles: Vec<String> = roster.iter().map(|one| fold(one)).collect();
    handles.sort();
    handles
}
