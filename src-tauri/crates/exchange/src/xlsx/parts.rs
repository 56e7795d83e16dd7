//! The parts of an XLSX file beside its sheets: relations between parts, shared texts, number formats.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::archive::Archive;
use crate::limits;
use crate::serial::{self, Format};
use crate::unreadable::Unreadable;
use crate::xml::{Elements, attribute, collect};

/// Where another part lies, and what it is.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
}

/// The relations of a part: where its neighbours lie, as full paths.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    path: &str,
    base: &str,
) -> Result<HashMap<String, Relation>, Unreadable> {
    let mut found = HashMap::new();
    let Some(text) = archive.text(path)? else {
        return Ok(found);
    };
    let mut elements = Elements::of(&text);
    while let Some(event) = elements.next()? {
        if let Event::Start(start) = event
            && start.local_name().into_inner() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (
                attribute(&start, "Id"),
                attribute(&start, "Type"),
                attribute(&start, "Target"),
            )
        {
            let target = if target.starts_with('/') {
                target
            } else {
                format!("{base}{target}")
            };
            found.insert(
                id,
                Relation {
                    kind,
                    target: straighten(&target),
                },
            );
        }
    }
    Ok(found)
}

/// A path without `.` and `..`.
fn straighten(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

pub(super) fn shared_texts(text: &str) -> Result<Vec<String>, Unreadable> {
    let mut texts = Vec::new();
    let mut elements = Elements::of(text);
    while let Some(event) = elements.next()? {
        if let Event::Start(start) = event
            && start.local_name().into_inner() == "si"
        {
            if texts.len() == limits::SHARED_TEXTS {
                return Err(Unreadable::Bomb);
            }
            texts.push(rich_text(&mut elements, "si")?);
        }
    }
    Ok(texts)
}

/// The text of an `si` or `is`: all its `t`, without the reading aid of East Asian texts.
pub(super) fn rich_text(elements: &mut Elements<'_>, closing: &str) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut is_text = false;
    loop {
        let event = elements.inside()?;
        if let Event::Start(start) = &event {
            match start.local_name().into_inner() {
                "t" => is_text = true,
                "rPh" => elements.skip(start)?,
                _ => {}
            }
        } else if let Event::End(end) = &event {
            match end.local_name().into_inner() {
                "t" => is_text = false,
                name if name == closing => return Ok(unescape(&text)),
                _ => {}
            }
        } else if is_text {
            collect(&event, &mut text);
        }
    }
}

/// Resolves `_x000D_`, the way SpreadsheetML writes characters that XML cannot hold.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match code
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32)
        {
            Some(letter) => {
                out.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// For each style number whether it shows a date.
pub(super) fn formats(text: &str) -> Result<Vec<Format>, Unreadable> {
    let mut codes = HashMap::new();
    let mut formats = Vec::new();
    let mut is_cell_style = false;
    let mut elements = Elements::of(text);
    while let Some(event) = elements.next()? {
        if let Event::End(end) = &event
            && end.local_name().into_inner() == "cellXfs"
        {
            is_cell_style = false;
        }
        let Event::Start(start) = event else { continue };
        let id = || {
            attribute(&start, "numFmtId")
                .and_then(|id| id.parse::<u32>().ok())
                .unwrap_or(0)
        };
        match start.local_name().into_inner() {
            "cellXfs" => is_cell_style = true,
            "numFmt" => {
                codes.insert(
                    id(),
                    serial::custom(&attribute(&start, "formatCode").unwrap_or_default()),
                );
            }
            "xf" if is_cell_style && formats.len() < limits::SHARED_TEXTS => {
                formats.push(
                    codes
                        .get(&id())
                        .copied()
                        .unwrap_or_else(|| serial::builtin(id())),
                );
            }
            _ => {}
        }
    }
    Ok(formats)
}
