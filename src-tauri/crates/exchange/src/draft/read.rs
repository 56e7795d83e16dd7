//! Reads a format file: every fault of the text at once, each with its line, before the rules are asked.

use super::keys::{FORMAT, Key, Presence, Shape, Words};
use super::place::{Spot, spot_at, spot_of};
use lanista_domain::draft::{DraftFormat, Fault, FaultKind, Shelf, check};
use serde::Serialize;
use toml::de::{DeTable, DeValue};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 * 1024;
/// Most faults that are told of one file.
const MOST_FAULTS: usize = 200;

/// What a file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The format, if the text can be read at all. It may still have faults.
    pub format: Option<DraftFormat>,
    /// Everything that is wrong with it; nothing if it can be drafted.
    pub faults: Vec<Placed>,
}

/// A fault with the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// The fault.
    #[serde(flatten)]
    pub fault: Fault,
    /// Where in the text, if it stands in one place.
    pub spot: Option<Spot>,
}

/// Reads a text and checks it against what is on the shelf.
#[must_use]
pub fn check_text(text: &str, shelf: &Shelf<'_>) -> Checked {
    let format = match read(text) {
        Ok(format) => format,
        Err(faults) => {
            return Checked {
                format: None,
                faults,
            };
        }
    };
    let table = DeTable::parse(text).ok();
    let faults = check(shelf, &format).into_iter().take(MOST_FAULTS);
    let faults = faults
        .map(|fault| Placed {
            spot: table
                .as_ref()
                .and_then(|table| spot_of(text, table.get_ref(), &fault.place)),
            fault,
        })
        .collect();
    Checked {
        format: Some(format),
        faults,
    }
}

/// Reads a text without asking the rules.
///
/// # Errors
/// Everything that keeps it from being a format: what is no TOML, unknown keys and words, wrong types, missing keys.
pub fn read(text: &str) -> Result<DraftFormat, Vec<Placed>> {
    if text.len() > LARGEST {
        let says = format!(
            "The file has {} bytes; at most {LARGEST} are read.",
            text.len()
        );
        return Err(vec![Placed {
            fault: Fault::new(FaultKind::TooLarge, "", says),
            spot: None,
        }]);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let told = errors.iter().take(MOST_FAULTS).map(|error| Placed {
            fault: Fault::new(FaultKind::NotToml, "", sentence(error.message())),
            spot: error.span().map(|span| spot_at(text, span.start)),
        });
        return Err(told.collect());
    }
    let mut reader = Reader {
        text,
        faults: Vec::new(),
    };
    reader.table("", table.get_ref(), table.span().start, FORMAT);
    if !reader.faults.is_empty() {
        reader.faults.truncate(MOST_FAULTS);
        return Err(reader.faults);
    }
    toml::from_str(text).map_err(|error| {
        vec![Placed {
            fault: Fault::new(FaultKind::NotToml, "", sentence(error.message())),
            spot: error.span().map(|span| spot_at(text, span.start)),
        }]
    })
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(char::to_uppercase);
    let rest: String = letters.take(300).collect();
    format!("{}{rest}.", first.into_iter().flatten().collect::<String>())
}

/// Walks the whole text and notes what does not belong.
struct Reader<'a> {
    text: &'a str,
    faults: Vec<Placed>,
}

impl Reader<'_> {
    fn fault(&mut self, kind: FaultKind, place: &str, at: usize, says: String) {
        // A hostile file may have a fault in every byte.
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Placed {
                fault: Fault::new(kind, place, says),
                spot: Some(spot_at(self.text, at)),
            });
        }
    }

    fn table(&mut self, place: &str, table: &DeTable<'_>, at: usize, keys: &[Key]) {
        let inner = |name: &str| {
            if place.is_empty() {
                name.to_owned()
            } else {
                format!("{place}.{name}")
            }
        };
        for (name, value) in table {
            let written = name.get_ref().as_ref();
            match keys.iter().find(|key| key.name == written) {
                Some(key) => self.value(
                    &inner(key.name),
                    value.get_ref(),
                    value.span().start,
                    key.shape,
                ),
                None => {
                    let all: Vec<&str> = keys.iter().map(|key| key.name).collect();
                    let shown = shown(written);
                    let says = format!("{shown} has no meaning here{}", meant(written, &all));
                    self.fault(
                        FaultKind::KeyUnknown,
                        &inner(&shown),
                        name.span().start,
                        says,
                    );
                }
            }
        }
        for key in keys.iter().filter(|key| key.presence == Presence::Needed) {
            if !table.contains_key(key.name) {
                let says = format!("The key {} is missing.", key.name);
                self.fault(FaultKind::KeyMissing, &inner(key.name), at, says);
            }
        }
    }

    fn value(&mut self, place: &str, value: &DeValue<'_>, at: usize, shape: Shape) {
        match (shape, value) {
            (Shape::Text, DeValue::String(_)) | (Shape::Flag, DeValue::Boolean(_)) => {}
            (Shape::Number(most), DeValue::Integer(number)) => {
                let read = i128::from_str_radix(number.as_str(), number.radix());
                if !read.is_ok_and(|read| (0..=i128::from(most)).contains(&read)) {
                    let says = format!("{} must be 0 to {most}.", shown(number.as_str()));
                    self.fault(FaultKind::NumberOutOfRange, place, at, says);
                }
            }
            (Shape::Word(words), DeValue::String(word)) => self.word(place, word, at, words),
            (Shape::Table(keys), DeValue::Table(table)) => self.table(place, table, at, keys),
            (Shape::Texts | Shape::WordList(_) | Shape::Tables(_), DeValue::Array(list)) => {
                let each = match shape {
                    Shape::WordList(words) => Shape::Word(words),
                    Shape::Tables(keys) => Shape::Table(keys),
                    Shape::Texts
                    | Shape::Text
                    | Shape::Flag
                    | Shape::Number(_)
                    | Shape::Word(_)
                    | Shape::WordByWord(..)
                    | Shape::Table(_) => Shape::Text,
                };
                for (number, item) in list.iter().enumerate() {
                    let place = format!("{place}[{number}]");
                    self.value(&place, item.get_ref(), item.span().start, each);
                }
            }
            (Shape::WordByWord(keys, values), DeValue::Table(table)) => {
                for (name, value) in table {
                    let written = name.get_ref().as_ref();
                    let place = format!("{place}.{}", shown(written));
                    self.word(&place, written, name.span().start, keys);
                    let at = value.span().start;
                    self.value(&place, value.get_ref(), at, Shape::Word(values));
                }
            }
            (wanted, _) => {
                let says = format!("{} is wanted here, not {}.", of(wanted), kind(value));
                self.fault(FaultKind::TypeWrong, place, at, says);
            }
        }
    }

    fn word(&mut self, place: &str, word: &str, at: usize, words: Words) {
        if !words.all.contains(&word) {
            let says = format!(
                "{} is not {}{}",
                shown(word),
                words.called,
                meant(word, words.all)
            );
            self.fault(words.fault, place, at, says);
        }
    }
}

/// The nearest word that would be right, or all of them.
fn meant(written: &str, all: &[&str]) -> String {
    let written = written.to_lowercase();
    let near = all
        .iter()
        .filter(|_| written.len() <= 60)
        .map(|word| {
            (
                strsim::damerau_levenshtein(&written, &word.to_lowercase()),
                word,
            )
        })
        .filter(|(far, word)| *far <= 2.min(word.len() / 2))
        .min();
    match near {
        Some((_, word)) => format!(": did you mean {word}?"),
        None => format!("; it is one of {}.", all.join(", ")),
    }
}

/// What somebody wrote, cut and without signs that play tricks.
fn shown(written: &str) -> String {
    let fits = |letter: char| !letter.is_control() && !('\u{200b}'..='\u{2069}').contains(&letter);
    let kept: String = written
        .chars()
        .filter(|letter| fits(*letter))
        .take(40)
        .collect();
    kept
}

const fn of(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "A text",
        Shape::Texts => "A list of texts",
        Shape::Flag => "true or false",
        Shape::Number(_) => "A whole number",
        Shape::Word(_) => "A word in quotes",
        Shape::WordList(_) => "A list of words",
        Shape::WordByWord(..) | Shape::Table(_) => "A table",
        Shape::Tables(_) => "A list of tables",
    }
}

const fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
