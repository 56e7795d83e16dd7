//! Reads variants without fields as strictly as all others: serde lets them swallow fields that nobody knows.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// For variants without fields of enums with `deny_unknown_fields`.
pub(crate) fn nothing_else<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    Nothing::deserialize(from).map(|Nothing {}| ())
}
