//! The little of XML that both spreadsheet formats need: events, attributes, texts with their entities.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::unreadable::Unreadable;

/// Bytes collected of one cell; beyond, only reading goes on. Well above what a cell of full length needs.
const COLLECTED: usize = 8_192;

/// A stream of elements. Self-closing elements arrive as a start and an end; a cut-off file arrives as `Damaged`.
pub(crate) struct Elements<'a> {
    reader: Reader<&'a [u8]>,
}

impl<'a> Elements<'a> {
    /// Reads a part from its beginning.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader }
    }

    /// The next event, or nothing at the end of the part.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'a>>, Unreadable> {
        match self.reader.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(Unreadable::Damaged),
        }
    }

    /// The next event inside an element that must be closed.
    pub(crate) fn inside(&mut self) -> Result<Event<'a>, Unreadable> {
        self.next()?.ok_or(Unreadable::Damaged)
    }

    /// Reads on behind the end of the element that was just opened.
    pub(crate) fn skip(&mut self, opened: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = opened.name().into_inner().to_owned();
        let mut depth = 1_usize;
        while depth > 0 {
            let event = self.inside()?;
            if let Event::Start(start) = &event
                && start.name().into_inner() == name
            {
                depth += 1;
            }
            if let Event::End(end) = &event
                && end.name().into_inner() == name
            {
                depth -= 1;
            }
        }
        Ok(())
    }
}

/// The value of an attribute by its name without prefix, with entities resolved.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().into_inner() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// Whether more of a cell's text is worth collecting.
pub(crate) fn has_room(text: &str) -> bool {
    text.len() < COLLECTED
}

/// Adds the text an event carries to what was collected.
pub(crate) fn collect(event: &Event<'_>, into: &mut String) {
    if !has_room(into) {
        return;
    }
    if let Event::Text(text) = event {
        into.push_str(&text.xml10_content());
    } else if let Event::CData(text) = event {
        into.push_str(&text.xml10_content());
    } else if let Event::GeneralRef(reference) = event {
        into.push_str(&resolve(reference));
    }
}

fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}
