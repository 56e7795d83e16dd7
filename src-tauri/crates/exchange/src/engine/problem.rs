//! Why a request cannot be served: a stable code and a sentence.

use lanista_domain::standings::LedgerRefusal;
use lanista_domain::swiss::SwissRefusal;
use lanista_domain::{bracket, free_for_all, round_robin};
use serde::Serialize;

/// A sentence is no longer than this, whatever a stranger's line made it quote.
const LONGEST: usize = 400;

/// What `error` of an answer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    /// A short name that never changes.
    pub(super) code: &'static str,
    /// A sentence for people.
    pub(super) message: String,
}

impl Problem {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: bearable(message.into()),
        }
    }

    /// A rule of the domain speaks in half a sentence; this makes it a whole one.
    fn said(code: &'static str, reason: &str) -> Self {
        let mut letters = reason.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        Self::new(code, format!("{first}{}.", letters.as_str()))
    }
}

fn bearable(message: String) -> String {
    match message.char_indices().nth(LONGEST) {
        None => message,
        Some((end, _)) => format!("{} \u{2026}.", &message[..end]),
    }
}

impl From<bracket::Impossible> for Problem {
    fn from(why: bracket::Impossible) -> Self {
        Self::said(why.code(), &why.to_string())
    }
}

impl From<round_robin::Impossible> for Problem {
    fn from(why: round_robin::Impossible) -> Self {
        Self::said(why.code(), &why.to_string())
    }
}

impl From<free_for_all::Refused> for Problem {
    fn from(why: free_for_all::Refused) -> Self {
        Self::said(why.code(), &why.to_string())
    }
}

impl From<LedgerRefusal> for Problem {
    fn from(why: LedgerRefusal) -> Self {
        Self::new("contradictory_results", why.to_string())
    }
}

/// All that stands against a pairing; the code is that of the first.
impl From<&[SwissRefusal]> for Problem {
    fn from(refused: &[SwissRefusal]) -> Self {
        let code = refused.first().map_or("not_paired", SwissRefusal::code);
        let sentences: Vec<String> = refused.iter().take(5).map(ToString::to_string).collect();
        Self::new(code, sentences.join(" "))
    }
}
