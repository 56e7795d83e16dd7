//! The fields of a format, each read once; what is left over is unknown.

use super::problem::Problem;
use serde_json::{Map, Value};

/// What of `format` has not been read yet.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn of(format: Value) -> Result<Self, Problem> {
        match format {
            Value::Object(fields) => Ok(Self(fields)),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Err(bad(
                "format",
                "an object with the field \u{201c}kind\u{201d}",
            )),
        }
    }

    /// Takes a field; `null` is the same as no field.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).filter(|value| !value.is_null())
    }

    /// A text, or the usual one.
    pub(super) fn text(&mut self, name: &str, usual: &str) -> Result<String, Problem> {
        match self.take(name) {
            None => Ok(usual.to_owned()),
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(bad(name, "a text")),
        }
    }

    /// One of the names that `read` knows, or the usual one.
    pub(super) fn named<T>(
        &mut self,
        name: &str,
        usual: &str,
        known: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Problem> {
        let text = self.text(name, usual)?;
        read(&text).ok_or_else(|| bad(name, known))
    }

    /// Yes or no, or no if it is not there.
    pub(super) fn flag(&mut self, name: &str) -> Result<bool, Problem> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(bad(name, "true or false")),
        }
    }

    /// A whole number from 0, if it is there.
    pub(super) fn count(&mut self, name: &str) -> Result<Option<u32>, Problem> {
        self.take(name)
            .map(|value| {
                let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
                count.ok_or_else(|| bad(name, "a whole number from 0"))
            })
            .transpose()
    }

    /// A list, if it is there.
    pub(super) fn list(&mut self, name: &str) -> Result<Option<Vec<Value>>, Problem> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Array(list)) => Ok(Some(list)),
            Some(_) => Err(bad(name, "a list")),
        }
    }

    /// Refuses what was not read: a field that this kind does not have, or one misspelt.
    pub(super) fn end(self, kind: &str) -> Result<(), Problem> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Problem::new(
                "unknown_field",
                format!(
                    "A format of kind \u{201c}{kind}\u{201d} has no field \u{201c}{}\u{201d}.",
                    short(name)
                ),
            )),
        }
    }
}

/// A field that holds something else.
pub(super) fn bad(name: &str, expected: &str) -> Problem {
    Problem::new(
        "bad_field",
        format!("The field \u{201c}{name}\u{201d} must be {expected}."),
    )
}

/// Not more of a stranger's text than a sentence can bear.
pub(super) fn short(text: &str) -> String {
    text.chars()
        .take(60)
        .filter(|letter| !letter.is_control())
        .collect()
}
