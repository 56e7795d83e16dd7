//! Why a native command did not do what was asked, as the page shows it.

use crate::failure::Failure;
use lanista_hub::Rejected;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use std::path::{Path, PathBuf};

/// A refusal: `{"error":{"code","text","path"?}}` for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// Stable, in snake_case.
    pub(crate) code: String,
    /// A sentence for a person.
    pub(crate) text: String,
    /// Which file it is about.
    pub(crate) path: Option<PathBuf>,
}

impl Trouble {
    pub(crate) fn new(code: &str, text: &str) -> Self {
        Self {
            code: code.to_owned(),
            text: sentence(text),
            path: None,
        }
    }

    /// The person closed the system's dialog: nothing is wrong.
    pub(crate) fn cancelled() -> Self {
        Self::new("cancelled", "Nothing was chosen.")
    }

    /// A gathering that cannot be opened or served.
    pub(crate) fn of(failure: &Failure, file: &Path) -> Self {
        let path = Some(file.to_path_buf());
        Self {
            path,
            ..Self::new(failure.code(), &failure.to_string())
        }
    }

    /// A file or folder of the program's own that cannot be written.
    pub(crate) fn disk(what: &Path, why: &std::io::Error) -> Self {
        Self::new(
            "not_written",
            &format!("{} cannot be written: {why}.", what.display()),
        )
    }
}

impl From<Rejected> for Trouble {
    fn from(why: Rejected) -> Self {
        let code = why
            .reasons
            .first()
            .map_or("refused", |reason| reason.code.as_str())
            .to_owned();
        Self::new(&code, &Failure::Refused(why).to_string())
    }
}

impl Serialize for Trouble {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Inside<'a> {
            code: &'a str,
            text: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            path: Option<&'a Path>,
        }
        let inside = Inside {
            code: &self.code,
            text: &self.text,
            path: self.path.as_deref(),
        };
        let mut error = serializer.serialize_struct("Trouble", 1)?;
        error.serialize_field("error", &inside)?;
        error.end()
    }
}

/// The text with a capital at its beginning and a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let begun: String = letters
        .next()
        .map(char::to_uppercase)
        .into_iter()
        .flatten()
        .collect();
    let stop = if text.ends_with(['.', '!', '?', ':']) {
        ""
    } else {
        "."
    };
    format!("{begun}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lanista_journal::OpenError;

    #[test]
    fn a_missing_file_is_told_in_a_sentence_with_its_path() {
        let trouble = Trouble::of(
            &Failure::Open(OpenError::Missing),
            Path::new("/lan/22.lanista"),
        );
        assert_eq!(
            serde_json::to_value(&trouble).unwrap(),
            serde_json::json!({ "error": {
                "code": "missing", "text": "There is no such file.", "path": "/lan/22.lanista",
            }})
        );
    }

    #[test]
    fn a_sentence_stays_one() {
        assert_eq!(sentence("Taken."), "Taken.");
        assert_eq!(sentence("éclair"), "Éclair.");
        assert_eq!(sentence(""), ".");
    }
}
