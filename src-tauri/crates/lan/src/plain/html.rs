//! A page of the hall: what all pages without a script are made of, around it when it loads itself again.

use axum::response::{Html, IntoResponse as _, Response};
use lanista_papers::html::{Body, escaped};
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

/// Seconds after which a page loads itself again.
const AGAIN: u32 = 10;

/// What a question says so that a page stays as it is: a person may want to read it in peace.
const STILL: &str = "still";

/// A page that is being written.
pub(super) struct Page {
    body: Body,
    title: String,
    /// What was chosen on this page, but for whether it stays as it is.
    chosen: String,
    again: Again,
}

impl Deref for Page {
    type Target = Body;

    fn deref(&self) -> &Body {
        &self.body
    }
}

impl DerefMut for Page {
    fn deref_mut(&mut self) -> &mut Body {
        &mut self.body
    }
}

/// Whether a page loads itself again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    ByItself,
    Never,
}

impl Page {
    /// Begun for somebody who asked so; of what was asked, only numbers and plain words are ever written again.
    pub(super) fn new(title: &str, question: &HashMap<String, String>) -> Self {
        let is_plain = |text: &str| {
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/_".contains(letter);
            text.len() <= 64 && text.chars().all(is_plain)
        };
        let asked = ["round", "part"].into_iter().filter_map(|key| {
            let value = question.get(key).filter(|value| is_plain(value))?;
            Some(format!("{key}={value}&"))
        });
        let again = if question.contains_key(STILL) {
            Again::Never
        } else {
            Again::ByItself
        };
        Self {
            body: Body::default(),
            title: escaped(title),
            chosen: asked.collect(),
            again,
        }
    }

    /// A way to another page, which stays as it is where this one does.
    pub(super) fn link(&mut self, to: &str, text: &str) {
        let still = match (self.again, to.contains('?')) {
            (Again::ByItself, _) => "",
            (Again::Never, true) => "&still",
            (Again::Never, false) => "?still",
        };
        self.body.link(&format!("{to}{still}"), text);
    }

    pub(super) fn answer(self) -> Response {
        let Self {
            body,
            title,
            chosen,
            again,
        } = self;
        let (body, chosen) = (body.into_string(), escaped(&chosen));
        let (meta, foot) = match again {
            Again::ByItself => (
                format!("<meta http-equiv=\"refresh\" content=\"{AGAIN}\">"),
                format!(
                    "This page needs no script and loads itself again every {AGAIN} seconds. \
                     <a href=\"?{chosen}{STILL}\">Hold it still</a>"
                ),
            ),
            Again::Never => (
                String::new(),
                format!(
                    "This page stays as it was when it was loaded. \
                     <a href=\"?{chosen}\">Follow the day</a>"
                ),
            ),
        };
        Html(format!(
            "<!doctype html><html lang=\"en\" data-theme=\"light\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">{meta}<title>{title}</title>\
<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/text.css\"></head><body><main>{body}\
</main><footer>{foot}</footer></body></html>"
        ))
        .into_response()
    }
}
