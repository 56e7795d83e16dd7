//! Personal codes: with one a phone acts for one entrant, by the badge at once, by six typed characters once let in.
//!
//! All codes come from one secret of the gathering and from how often each was issued again, so that 4,096 badges cost
//! nothing to keep. A code lets in several phones and has no end: it ends when it is issued again.

pub(crate) mod guesses;
mod issue;
mod pair;

pub(crate) use issue::{Badge, NotRenewed};

use crate::crypto::{
    EnrolmentSecret, Secret, enrolment_id, personal_secret, typed_code, typed_secret,
};
use crate::enrolment::Answer;
use guesses::Guesses;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where the gathering's secret and the counts of issues lie.
const KIND: &str = "personal";
const ROOT: &str = "root";

/// An entrant, by tournament and id.
pub(crate) type Who = (u32, u32);

/// All personal codes of a gathering, as far as anybody asked for them.
#[derive(Debug)]
pub(crate) struct Personal {
    root: Secret<32>,
    book: Mutex<Book>,
    /// One phone at a time is written down, so that no entrant gets a seventh.
    door: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Book {
    /// How often a code was issued again.
    issues: BTreeMap<Who, u32>,
    /// What was derived, by entrant: the issue and the names of both ways in.
    known: HashMap<Who, Known>,
    /// Whose a public name is.
    names: HashMap<String, (Who, Way)>,
    guesses: Guesses,
    /// Answers of the last minute, for phones that did not hear them.
    answers: Vec<Heard>,
}

#[derive(Clone, Debug)]
struct Known {
    issue: u32,
    badge: String,
    typed: String,
}

#[derive(Debug)]
struct Heard {
    at: u64,
    enrolment: String,
    nonce: String,
    answer: Answer,
}

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// With the secret of the badge: at once.
    Badge,
    /// With the six characters: somebody lets the phone in.
    Typed,
}

impl Personal {
    pub(crate) fn new(root: Secret<32>, issues: BTreeMap<Who, u32>) -> Self {
        let book = Book {
            issues,
            ..Book::default()
        };
        Self {
            root,
            book: Mutex::new(book),
            door: tokio::sync::Mutex::new(()),
        }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The gathering's own secret, from which follows what is not kept.
    pub(crate) const fn root(&self) -> &Secret<32> {
        &self.root
    }

    fn secret(&self, who: Who, issue: u32) -> EnrolmentSecret {
        personal_secret(&self.root, who.0, who.1, issue)
    }
}

impl Book {
    fn issue(&self, who: Who) -> u32 {
        self.issues.get(&who).copied().unwrap_or_default()
    }

    /// Knows the codes of exactly these entrants, in the order given; those whose six characters an earlier one has
    /// already are named, for they must be issued again before anybody sees them.
    fn learn(&mut self, personal: &Personal, all: &[Who]) -> Vec<Who> {
        self.names.clear();
        let mut twice = Vec::new();
        for &who in all {
            let issue = self.issue(who);
            let known = match self.known.get(&who) {
                Some(known) if known.issue == issue => known.clone(),
                _ => {
                    let secret = personal.secret(who, issue);
                    Known {
                        issue,
                        badge: enrolment_id(&secret),
                        typed: enrolment_id(&typed_secret(&typed_code(&secret))),
                    }
                }
            };
            if self.names.contains_key(&known.typed) {
                twice.push(who);
            } else {
                self.names.insert(known.typed.clone(), (who, Way::Typed));
            }
            self.names.insert(known.badge.clone(), (who, Way::Badge));
            self.known.insert(who, known);
        }
        self.known.retain(|who, known| {
            self.names
                .get(&known.badge)
                .is_some_and(|(of, _)| of == who)
        });
        twice
    }
}
