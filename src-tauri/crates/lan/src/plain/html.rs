//! A page as it is written: texts of people are always escaped, and nothing else can be put in but the words of this room.

use axum::response::{Html, IntoResponse as _, Response};
use std::fmt::Write as _;

pub(super) use crate::api::escaped;

/// Seconds after which a page loads itself again.
const AGAIN: u32 = 10;

/// A page that is being written.
pub(super) struct Page(String);

impl Page {
    pub(super) fn new(title: &str) -> Self {
        let title = escaped(title);
        Self(format!(
            "<!doctype html><html lang=\"en\" data-theme=\"light\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
<meta http-equiv=\"refresh\" content=\"{AGAIN}\"><title>{title}</title>\
<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/text.css\"></head><body><main>"
        ))
    }

    pub(super) fn open(&mut self, element: &str) {
        let _ = write!(self.0, "<{element}>");
    }

    pub(super) fn close(&mut self, element: &str) {
        let _ = write!(self.0, "</{element}>");
    }

    /// An element with a text of anybody; nothing for an empty one.
    pub(super) fn text(&mut self, element: &str, text: &str) {
        if !text.is_empty() {
            let text = escaped(text);
            let _ = write!(self.0, "<{element} dir=\"auto\">{text}</{element}>");
        }
    }

    pub(super) fn link(&mut self, to: &str, text: &str) {
        let (to, text) = (escaped(to), escaped(text));
        let _ = write!(self.0, "<a href=\"{to}\">{text}</a> ");
    }

    /// A table; headings are words of ours, cells are written by this room.
    pub(super) fn table(&mut self, caption: &str, headings: &[&str], rows: &[Vec<String>]) {
        let caption = escaped(caption);
        let _ = write!(self.0, "<table><caption>{caption}</caption><thead><tr>");
        for heading in headings {
            let heading = escaped(heading);
            let _ = write!(self.0, "<th scope=\"col\">{heading}</th>");
        }
        self.0.push_str("</tr></thead><tbody>");
        for row in rows {
            self.0.push_str("<tr>");
            for cell in row {
                let _ = write!(self.0, "<td>{cell}</td>");
            }
            self.0.push_str("</tr>");
        }
        self.0.push_str("</tbody></table>");
    }

    pub(super) fn answer(mut self) -> Response {
        let _ = write!(
            self.0,
            "</main><footer>This page needs no script and loads itself again every {AGAIN} seconds.</footer></body></html>"
        );
        Html(self.0).into_response()
    }
}
