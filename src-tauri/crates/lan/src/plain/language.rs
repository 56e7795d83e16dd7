//! Which language a plain page speaks: the one its address names, else what the browser asks for, else English.

use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use lanista_papers::words::{Words, words};
use lanista_wire::files::Language;
use std::collections::HashMap;

/// Bytes of a header that are worth reading; browsers send fewer than a hundred.
const READ: usize = 512;
/// The key of an address that names a language.
pub(super) const KEY: &str = "lang";

/// What somebody asked of a plain page.
pub(super) struct Asked {
    /// What the question chooses.
    pub(super) question: HashMap<String, String>,
    /// The language of the answer.
    pub(super) words: &'static Words,
    /// Whether the address names it, so that ways from here name it too.
    pub(super) is_named: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = QueryRejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, QueryRejection> {
        let Query(question) =
            Query::<HashMap<String, String>>::from_request_parts(parts, state).await?;
        let named = question.get(KEY).and_then(|tag| Language::of_tag(tag));
        let language = named.unwrap_or_else(|| of_browser(&parts.headers));
        Ok(Self {
            question,
            words: words(language),
            is_named: named.is_some(),
        })
    }
}

/// The language that a browser likes best of those spoken here (RFC 9110, 12.5.4).
fn of_browser(headers: &HeaderMap) -> Language {
    let mut best = (0, Language::En);
    let mut read = 0;
    for header in headers.get_all(ACCEPT_LANGUAGE) {
        let Ok(header) = header.to_str() else {
            continue;
        };
        read += header.len();
        if read > READ {
            return Language::En;
        }
        for wish in header.split(',') {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
            let known = Language::of_tag(tag.trim()).zip(thousandths(weight));
            if let Some((language, weight)) = known.filter(|(_, weight)| *weight > best.0) {
                best = (weight, language);
            }
        }
    }
    best.1
}

/// A weight, `q=0.8`, in thousandths; none for what is no weight.
fn thousandths(weight: &str) -> Option<u16> {
    let value = weight.trim().strip_prefix("q=")?;
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    match whole {
        "0" => format!("{part:0<3}").parse().ok(),
        "1" if part.bytes().all(|digit| digit == b'0') => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn spoken(header: &str) -> Language {
        let header = HeaderValue::from_str(header).unwrap();
        of_browser(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, header)]))
    }

    #[test]
    fn a_browser_is_answered_in_what_it_likes_best_of_what_is_spoken() {
        for (header, language) in [
            ("de", Language::De),
            ("de-AT,de;q=0.9,en;q=0.8", Language::De),
            ("pt-BR, pt;q=0.9", Language::Pt),
            ("nl, fr;q=0.7, es;q=0.75", Language::Es),
            ("FR-ca ; q=1.000", Language::Fr),
            ("en;q=0.5,de;q=0", Language::En),
            ("ja, *;q=0.1", Language::En),
            ("es,en", Language::Es),
        ] {
            assert_eq!(spoken(header), language, "{header}");
        }
    }

    #[test]
    fn what_is_no_wish_is_answered_in_english() {
        let long = format!("{},de", "x-klingon,".repeat(60));
        for header in [
            "",
            ",;,;q",
            "de;q=2",
            "de;q=0.1234",
            "de;q=-1",
            "de;q=0.+1",
            "<script>",
            "d e",
            &long,
        ] {
            assert_eq!(spoken(header), Language::En, "{header}");
        }
        let bytes = HeaderValue::from_bytes(b"de\xff").unwrap();
        let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, bytes)]);
        assert_eq!(of_browser(&headers), Language::En);
    }
}
