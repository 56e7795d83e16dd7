//! Every text file of the checkout that a person wrote, and its code without comments and strings.

use std::fs;
use std::path::Path;

use lanista_venue::skip::checkout;

/// Folders of which nothing was written by a person.
const MADE: &[&str] = &["target", "node_modules", "dist", "gen"];
/// Written by ts-rs from the Rust types.
const GENERATED: &str = "ui/src/wire/";

/// A file, as its path within the checkout (with `/`) and its text.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The part after the last dot.
    pub(crate) fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The first line, without a byte order mark.
    pub(crate) fn first_line(&self) -> &str {
        self.text
            .trim_start_matches('\u{feff}')
            .lines()
            .next()
            .unwrap_or_default()
    }

    /// Its code: comments and the insides of strings are blanks, line breaks stay.
    pub(crate) fn code(&self) -> String {
        blank(&self.text, Language::of(self.ending()))
    }

    /// The lines of `text` that `wrong` objects to, as `path:line: reason`.
    pub(crate) fn complaints(
        &self,
        text: &str,
        wrong: impl Fn(&str) -> Option<String>,
    ) -> Vec<String> {
        let line = |(number, line)| {
            wrong(line).map(|reason| format!("{}:{}: {reason}", self.path, number + 1))
        };
        text.lines().enumerate().filter_map(line).collect()
    }
}

/// All files with one of these endings, generated ones left out, in order of their paths.
pub(crate) fn files(endings: &[&str]) -> Vec<File> {
    let mut files = vec![];
    collect(checkout(), "", endings, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!files.is_empty(), "no file ends in {endings:?}");
    files
}

fn collect(folder: &Path, before: &str, endings: &[&str], files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{before}{name}");
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            if !MADE.contains(&name.as_str()) && !name.starts_with('.') {
                collect(&entry.path(), &format!("{path}/"), endings, files);
            }
        } else if kind.is_file() && !path.starts_with(GENERATED) {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if endings.contains(&ending) {
                // A file that vanishes while we read belongs to somebody's editor.
                let Ok(text) = fs::read_to_string(entry.path()) else {
                    continue;
                };
                files.push(File { path, text });
            }
        }
    }
}

/// How comments and strings look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Rust,
    Script,
    /// Markup with scripts inside: an apostrophe may be a letter, so only double quotes and comments count.
    Markup,
}

impl Language {
    fn of(ending: &str) -> Self {
        match ending {
            "rs" => Self::Rust,
            "svelte" | "html" => Self::Markup,
            _ => Self::Script,
        }
    }
}

/// Replaces comments and the insides of strings by blanks.
fn blank(text: &str, language: Language) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = token(rest, language).unwrap_or(0);
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let (token, after) = rest.split_at(length);
            code.extend(
                token
                    .chars()
                    .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
            );
            rest = after;
        }
    }
    code
}

/// The length of the comment or string at the start of `rest`.
fn token(rest: &str, language: Language) -> Option<usize> {
    let through = |opening: &str, closing: &str| {
        let inside = rest.strip_prefix(opening)?;
        Some(
            inside
                .find(closing)
                .map_or(rest.len(), |end| opening.len() + end + closing.len()),
        )
    };
    if rest.starts_with("//") && !(language == Language::Markup && rest.starts_with("//\"")) {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return through("/*", "*/");
    }
    match language {
        Language::Rust => {
            for hashes in ["", "#", "##"] {
                if let Some(length) = through(&format!("r{hashes}\""), &format!("\"{hashes}")) {
                    return Some(length);
                }
            }
            // A character, not a lifetime.
            let mut letters = rest
                .strip_prefix('\'')
                .map(str::chars)
                .into_iter()
                .flatten();
            match (letters.next(), letters.next()) {
                (Some('\\'), _) => return rest.get(2..)?.find('\'').map(|end| end + 3),
                (Some(letter), Some('\'')) => return Some(letter.len_utf8() + 2),
                _ => {}
            }
            quoted(rest, &['"'])
        }
        Language::Script => quoted(rest, &['"', '\'', '`']),
        Language::Markup if rest.starts_with("<!--") => through("<!--", "-->"),
        Language::Markup => quoted(rest, &['"', '`']),
    }
}

/// The length of a string in one of `quotes`, with backslashes.
fn quoted(rest: &str, quotes: &[char]) -> Option<usize> {
    let quote = rest.chars().next().filter(|first| quotes.contains(first))?;
    let mut escaped = false;
    for (place, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return Some(place + 1),
            _ => {}
        }
    }
    Some(rest.len())
}

#[test]
fn only_code_is_left() {
    let check = |language, text: &str, left: &str| assert_eq!(blank(text, language), left);
    check(Language::Rust, "a // b\nc", "a     \nc");
    check(
        Language::Rust,
        "f::<'a>('\"', 'x') /* y */ + \"z\\\"\"",
        "f::<'a>(   ,    )         +      ",
    );
    check(Language::Rust, "r#\"a\"b\"# c", "         c");
    check(Language::Script, "a('b', `c`)", "a(   ,    )");
    check(
        Language::Markup,
        "don't <!-- a --> b=\"c\"",
        "don't            b=   ",
    );
}
