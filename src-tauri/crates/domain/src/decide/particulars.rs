//! What is said of people besides their handles: checked, and laid over what was known.

use super::setup::{checked_optional, keep};
use crate::entrant::Person;
use crate::name::{LEGAL, SHORT};
use crate::nation::nation;
use crate::refusal::Refusal;
use crate::roster::Particulars;
use alloc::string::String;
use alloc::vec::Vec;

/// Particulars in which nothing is wrong. The outer option: whether anything is said of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    nation: Option<Option<String>>,
    legal_name: Option<Option<String>>,
    seat: Option<Option<String>>,
    shows_name: Option<bool>,
}

impl Said {
    /// Of what somebody said; with reasons where it cannot be.
    pub(super) fn of(about: &Particulars, reasons: &mut Vec<Refusal>) -> Self {
        let nation = about.nation.as_deref().map(|text| match text.trim() {
            "" => Ok(None),
            code => nation(code).map(Some).ok_or_else(|| Refusal::NoNation {
                letters: crate::name::cut(code, SHORT),
            }),
        });
        let mut text = |text: &Option<String>, what: &str, most| {
            let text = text.as_deref()?;
            keep(reasons, checked_optional(Some(text), what, most))
        };
        Self {
            legal_name: text(&about.legal_name, "legal name", LEGAL),
            seat: text(&about.seat, "seat", SHORT),
            nation: nation.and_then(|nation| keep(reasons, nation)),
            shows_name: about.shows_name,
        }
    }

    /// The person, with what was said.
    pub(super) fn over(&self, person: Person) -> Person {
        let or = |said: &Option<Option<String>>, was| said.clone().unwrap_or(was);
        Person {
            nation: or(&self.nation, person.nation),
            legal_name: or(&self.legal_name, person.legal_name),
            seat: or(&self.seat, person.seat),
            shows_name: self.shows_name.unwrap_or(person.shows_name),
            ..person
        }
    }
}
