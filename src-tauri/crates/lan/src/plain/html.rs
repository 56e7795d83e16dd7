//! A page of the hall: what all pages without a script are made of, around it when it loads itself again.

use super::language::{Asked, KEY};
use axum::http::header::{self, HeaderValue};
use axum::response::{Html, IntoResponse as _, Response};
use lanista_papers::html::{Body, escaped};
use lanista_papers::words::Words;
use lanista_wire::files::Language;
use std::fmt::Write as _;
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
    words: &'static Words,
    /// What a way to another page says of the language: nothing where the browser asks for it.
    language: Option<&'static str>,
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
    pub(super) fn new(title: &str, asked: &Asked) -> Self {
        let question = &asked.question;
        let is_plain = |text: &str| {
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/_".contains(letter);
            text.len() <= 64 && text.chars().all(is_plain)
        };
        let plain = ["round", "part"].into_iter().filter_map(|key| {
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
            chosen: plain.collect(),
            words: asked.words,
            language: asked.is_named.then(|| asked.words.language().code()),
            again,
        }
    }

    /// A way to another page, which stays as it is where this one does.
    pub(super) fn link(&mut self, to: &str, text: &str) {
        let mut to = to.to_owned();
        let language = self.language.map(|code| format!("{KEY}={code}"));
        let still = (self.again == Again::Never).then(|| STILL.to_owned());
        for kept in language.into_iter().chain(still) {
            to.push(if to.contains('?') { '&' } else { '?' });
            to.push_str(&kept);
        }
        self.body.link(&to, text);
    }

    /// The same page in each language, by the names that their speakers give them.
    fn languages(&self, chosen: &str) -> String {
        let label = escaped(self.words.language_word);
        let still = match self.again {
            Again::ByItself => "",
            Again::Never => "&amp;still",
        };
        let mut ways = format!("<nav aria-label=\"{label}\">");
        for language in Language::ALL {
            let (code, name) = (language.code(), language.own_name());
            let _ = if language == self.words.language() {
                write!(ways, "<strong>{name}</strong>")
            } else {
                write!(
                    ways,
                    "<a href=\"?{chosen}{KEY}={code}{still}\" hreflang=\"{code}\" lang=\"{code}\">{name}</a>"
                )
            };
        }
        ways.push_str("</nav>");
        ways
    }

    pub(super) fn answer(self) -> Response {
        let languages = self.languages(&escaped(&self.chosen));
        let Self {
            body,
            title,
            mut chosen,
            words,
            language,
            again,
        } = self;
        if let Some(code) = language {
            let _ = write!(chosen, "{KEY}={code}&");
        }
        let (body, chosen, code) = (
            body.into_string(),
            escaped(&chosen),
            words.language().code(),
        );
        let (meta, foot) = match again {
            Again::ByItself => (
                format!("<meta http-equiv=\"refresh\" content=\"{AGAIN}\">"),
                format!(
                    "{} <a href=\"?{chosen}{STILL}\">{}</a>",
                    escaped(&words.fill(words.again, &[("n", &AGAIN)])),
                    escaped(words.hold_still)
                ),
            ),
            Again::Never => (
                String::new(),
                format!(
                    "{} <a href=\"?{chosen}\">{}</a>",
                    escaped(words.stays),
                    escaped(words.follow)
                ),
            ),
        };
        let mut response = Html(format!(
            "<!doctype html><html lang=\"{code}\" data-theme=\"light\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">{meta}<title>{title}</title>\
<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/text.css\"></head><body><main>{body}\
</main><footer>{foot}{languages}</footer></body></html>"
        ))
        .into_response();
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        if let Ok(code) = HeaderValue::from_str(code) {
            headers.insert(header::CONTENT_LANGUAGE, code);
        }
        response
    }
}
