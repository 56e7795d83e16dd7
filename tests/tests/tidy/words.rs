//! One word per idea: the identifiers that the glossary forbids.

use crate::source::files;

/// Words that no identifier contains, alone or in the plural.
const FORBIDDEN: &[&str] = &[
    "participant",
    "competitor",
    "contestant",
    "manager",
    "helper",
    "util",
];
/// Pairs of words, or a word with a number, that no identifier contains.
const FORBIDDEN_PAIRS: &[&str] = &[
    "player1",
    "player2",
    "team_a",
    "team_b",
    "red_side",
    "blue_side",
];
/// Names that other people gave to their crates.
const FOREIGN: &[&str] = &["futures_util", "hyper_util", "tokio_util"];
/// The name of another program, by whose tables brackets can be drawn.
const FOREIGN_PROGRAM: &str = "brackets_manager";
/// What other people called their types, written with the crate's name before it.
const FOREIGN_TYPES: &[&str] = &["tauri::Manager"];

#[test]
fn identifiers_keep_the_glossary() {
    let mut complaints = vec![];
    for file in files(&["rs", "ts", "mts", "svelte"]) {
        if let Some(word) = identifiers(&file.path).find_map(forbidden) {
            complaints.push(format!("{}: the file's name says `{word}`", file.path));
        }
        let code = file.code();
        complaints.extend(file.complaints(&code, |line| {
            let own = FOREIGN_TYPES
                .iter()
                .fold(line.to_owned(), |line, foreign| line.replace(foreign, ""));
            let (identifier, word) =
                identifiers(&own).find_map(|found| Some((found, forbidden(found)?)))?;
            Some(format!(
                "`{identifier}` says `{word}`: see docs/GLOSSARY.md"
            ))
        }));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn identifiers(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
}

/// The forbidden word in an identifier, if there is one.
fn forbidden(identifier: &str) -> Option<&'static str> {
    if FOREIGN.contains(&identifier) {
        return None;
    }
    let snake = snake(identifier).replace(FOREIGN_PROGRAM, "");
    let is_word = |word: &&&str| {
        snake
            .split('_')
            .any(|part| part == **word || part.strip_suffix('s') == Some(word))
    };
    let is_pair = |pair: &&&str| format!("_{snake}_").contains(&format!("_{pair}_"));
    FORBIDDEN
        .iter()
        .find(is_word)
        .or_else(|| FORBIDDEN_PAIRS.iter().find(is_pair))
        .copied()
}

/// `TeamA` and `teamA` become `team_a`.
fn snake(identifier: &str) -> String {
    let mut snake = String::new();
    let mut before = '_';
    for letter in identifier.chars() {
        if letter.is_uppercase() && before != '_' && !before.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = letter;
    }
    snake
}

#[test]
fn forbidden_words_are_seen_in_every_spelling() {
    for identifier in [
        "Participant",
        "list_of_participants",
        "DeviceManager",
        "util",
        "utils",
        "teamA",
        "PLAYER1",
        "red_side",
    ] {
        assert!(forbidden(identifier).is_some(), "{identifier}");
    }
    for identifier in ["futures_util", "utility", "team_abc", "manage", "player10"] {
        assert_eq!(forbidden(identifier), None, "{identifier}");
    }
}
