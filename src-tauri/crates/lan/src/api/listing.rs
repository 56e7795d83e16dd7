//! Lists in pages: cursors that say behind which key the next page begins, so that nothing is skipped or told twice
//! while matches come and go.

use super::problem::problem;
use crate::crypto::{decode, encode};
use axum::http::StatusCode;
use axum::response::Response;
use lanista_hub::{Slice, Stretch, Wanted};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use utoipa::{IntoParams, ToSchema};

/// What a page holds when nothing is said.
const USUAL: u32 = 50;
/// What it holds at most.
const MOST: u32 = 100;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Listing {
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 100)]
    pub(super) limit: Option<u32>,
    /// `next` of the page before; none for the first.
    #[param(max_length = 64)]
    pub(super) cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Page<T> {
    /// In order.
    items: Vec<T>,
    /// The cursor of the next page; none on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Where a page begins, and of which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    list: [u8; 4],
    after: u32,
    order: u64,
}

impl Cursor {
    fn of(list: Wanted, after: u32, order: u64) -> Self {
        Self {
            list: name(list),
            after,
            order,
        }
    }

    fn text(self) -> String {
        let bytes = [
            self.list.as_slice(),
            &self.after.to_be_bytes(),
            &self.order.to_be_bytes(),
        ];
        encode(&bytes.concat())
    }

    fn read(text: &str) -> Option<Self> {
        let [a, b, c, d, e, f, g, h, order @ ..] = decode::<16>(text)?;
        Some(Self {
            list: [a, b, c, d],
            after: u32::from_be_bytes([e, f, g, h]),
            order: u64::from_be_bytes(order),
        })
    }
}

/// Whether a text is a cursor of any list.
#[cfg(feature = "fuzz")]
pub(crate) fn is_cursor(text: &str) -> bool {
    Cursor::read(text).is_some()
}

/// A list with its filters, in few bytes: a cursor is of no use for another.
fn name(list: Wanted) -> [u8; 4] {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(format!("{list:?}")).into();
    [a, b, c, d]
}

impl Listing {
    /// Which stretch is asked for, and in which order the list was when its first page was read.
    pub(super) fn slice(&self, list: Wanted) -> Result<(Slice, Option<u64>), Box<Response>> {
        let count = self.limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&count) {
            let text = "A page holds 1 to 100.";
            return Err(problem(StatusCode::BAD_REQUEST, "bad_limit", text).into());
        }
        let cursor = match &self.cursor {
            None => None,
            Some(text) => match Cursor::read(text) {
                Some(cursor) if cursor.list == name(list) => Some(cursor),
                Some(_) | None => {
                    let text = "There is no such page of this list. Begin with the first.";
                    return Err(problem(StatusCode::NOT_FOUND, "bad_cursor", text).into());
                }
            },
        };
        let slice = Slice {
            after: cursor.map(|cursor| cursor.after),
            count: count.try_into().unwrap_or(usize::MAX),
        };
        Ok((slice, cursor.map(|cursor| cursor.order)))
    }
}

/// A page as it is answered; refused where the list came into another order since its first page.
pub(super) fn page(
    list: Wanted,
    found: &Stretch,
    order: Option<u64>,
) -> Result<Value, Box<Response>> {
    if order.is_some_and(|order| order != found.order) {
        let text = "The order has changed since the first page. Begin with the first page again.";
        return Err(problem(StatusCode::CONFLICT, "order_changed", text).into());
    }
    let mut page = json!({ "items": found.items });
    if let Some(last) = found.last {
        page["next"] = Cursor::of(list, last, found.order).text().into();
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was() {
        let cursor = Cursor::of(Wanted::Standings(3), 1_023, u64::MAX - 1);
        assert_eq!(Cursor::read(&cursor.text()), Some(cursor));
        for text in ["", "x", "AAAA", &"A".repeat(64)] {
            assert_eq!(Cursor::read(text), None, "{text}");
        }
        assert_ne!(
            name(Wanted::Standings(3)),
            name(Wanted::Standings(4)),
            "of another list"
        );
    }
}
