//! A page as it is written: texts of people are always escaped, and nothing else can be put in but the words of this room.

use axum::response::{Html, IntoResponse as _, Response};
use std::collections::HashMap;
use std::fmt::Write as _;

pub(super) use crate::api::escaped;

/// Seconds after which a page loads itself again.
const AGAIN: u32 = 10;

/// What a question says so that a page stays as it is: a person may want to read it in peace.
const STILL: &str = "still";

/// A page that is being written.
pub(super) struct Page {
    body: String,
    title: String,
    /// What was chosen on this page, but for whether it stays as it is.
    chosen: String,
    again: Again,
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
            body: String::new(),
            title: escaped(title),
            chosen: asked.collect(),
            again,
        }
    }

    /// Ways to other pages, under a name of their own.
    pub(super) fn ways(&mut self, name: &str) {
        let name = escaped(name);
        let _ = write!(self.body, "<nav aria-label=\"{name}\">");
    }

    pub(super) fn open(&mut self, element: &str) {
        let _ = write!(self.body, "<{element}>");
    }

    pub(super) fn close(&mut self, element: &str) {
        let _ = write!(self.body, "</{element}>");
    }

    /// An element with a text of anybody; nothing for an empty one.
    pub(super) fn text(&mut self, element: &str, text: &str) {
        if !text.is_empty() {
            let text = escaped(text);
            let _ = write!(self.body, "<{element} dir=\"auto\">{text}</{element}>");
        }
    }

    pub(super) fn link(&mut self, to: &str, text: &str) {
        let still = match (self.again, to.contains('?')) {
            (Again::ByItself, _) => "",
            (Again::Never, true) => "&still",
            (Again::Never, false) => "?still",
        };
        let (to, text) = (escaped(&format!("{to}{still}")), escaped(text));
        let _ = write!(self.body, "<a href=\"{to}\">{text}</a> ");
    }

    /// A table of a kind that the style knows; headings are words of ours, cells are written by this room.
    pub(super) fn table(
        &mut self,
        kind: &'static str,
        caption: &str,
        headings: &[&str],
        rows: &[Vec<String>],
    ) {
        let caption = escaped(caption);
        let _ = write!(
            self.body,
            "<table class=\"{kind}\"><caption>{caption}</caption><thead><tr>"
        );
        for heading in headings {
            let heading = escaped(heading);
            let _ = write!(self.body, "<th scope=\"col\">{heading}</th>");
        }
        self.body.push_str("</tr></thead><tbody>");
        for row in rows {
            self.body.push_str("<tr>");
            for cell in row {
                let _ = write!(self.body, "<td>{cell}</td>");
            }
            self.body.push_str("</tr>");
        }
        self.body.push_str("</tbody></table>");
    }

    pub(super) fn answer(self) -> Response {
        let Self {
            body,
            title,
            chosen,
            again,
        } = self;
        let chosen = escaped(&chosen);
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
