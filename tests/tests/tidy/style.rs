//! How files look: opening sentence, length, colours, paths, markup, queries, sockets.

use lanista_venue::skip::checkout;

use crate::source::{File, files};

/// Above this many lines a file needs a reason to stay whole.
const LONG: usize = 400;
/// Files that are long for a reason.
const LONG_FOR_A_REASON: &[(&str, &str)] = &[
    (
        "src-tauri/crates/domain/src/decide.rs",
        "a catalogue: each command with the rule that judges it",
    ),
    (
        "src-tauri/crates/lan/tests/hall/rights/commands.rs",
        "a catalogue: each command once, and whose it is",
    ),
    (
        "src-tauri/crates/domain/src/command.rs",
        "a catalogue: each command with its fields explained",
    ),
    (
        "src-tauri/crates/domain/src/draft/play.rs",
        "one question: what is lawful now, and why not",
    ),
    (
        "src-tauri/crates/domain/tests/rules/drafts.rs",
        "one report: drafts of a match from the toss to the swap",
    ),
    (
        "src-tauri/crates/hub/src/render/drafts.rs",
        "one document: a draft for each of its readers",
    ),
    (
        "src-tauri/crates/hub/src/sentence.rs",
        "a catalogue: a sentence for each command",
    ),
    (
        "src-tauri/crates/lan/src/link/ask.rs",
        "a catalogue: each ask with who may and who answers",
    ),
    (
        "src-tauri/crates/wire/src/ask.rs",
        "a catalogue: each ask and answer with its fields explained",
    ),
    (
        "src-tauri/crates/domain/src/draft/format.rs",
        "a catalogue: each key of a draft format with its meaning",
    ),
    (
        "src-tauri/crates/domain/src/event.rs",
        "a catalogue: each fact with its fields",
    ),
    (
        "src-tauri/crates/domain/src/evolve.rs",
        "a catalogue: what each fact changes",
    ),
    (
        "src-tauri/crates/domain/src/refusal.rs",
        "a catalogue: each reason with its sentence and its code",
    ),
    (
        "src-tauri/crates/domain/tests/rules/conduct.rs",
        "one report: a match with clocks, pauses and marks from call to end",
    ),
    (
        "src-tauri/crates/hub/src/handle.rs",
        "a catalogue: what the program may ask of the writer",
    ),
    (
        "src-tauri/crates/hub/src/render/cards.rs",
        "one document: a match as cards and as a whole",
    ),
    (
        "src-tauri/crates/domain/tests/rules/frozen.rs",
        "a catalogue: each command and each fact as it is stored",
    ),
    (
        "src-tauri/crates/wire/src/command.rs",
        "a catalogue: each command with its fields explained",
    ),
    (
        "src-tauri/crates/wire/src/shared.rs",
        "a catalogue: the types that commands and views share",
    ),
    (
        "src-tauri/crates/wire/src/view.rs",
        "a catalogue: each view with its fields explained",
    ),
    (
        "ui/src/text/en/judge.ts",
        "a catalogue: every text of the tablet by its key",
    ),
    (
        "ui/src/text/de/judge.ts",
        "a catalogue: every text of the tablet by its key",
    ),
    (
        "ui/src/text/fr/judge.ts",
        "a catalogue: every text of the tablet by its key",
    ),
    (
        "ui/src/text/es/judge.ts",
        "a catalogue: every text of the tablet by its key",
    ),
    (
        "ui/src/text/pt/judge.ts",
        "a catalogue: every text of the tablet by its key",
    ),
    (
        "ui/src/link/core.ts",
        "one state machine: the life of a link from challenge to farewell",
    ),
    (
        "ui/src/parts/Bracket.svelte",
        "one surface: gestures, keys and levels act on one camera",
    ),
];
/// Where colours are given their names, and the pictures that stand for themselves in print and in a QR code.
const COLOURS: &[&str] = &["ui/src/tokens.css"];

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// One complaint for each line of code or text that `wrong` objects to.
fn lines(
    files: &[File],
    text: impl Fn(&File) -> String,
    wrong: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| file.complaints(&text(file), &wrong))
        .collect()
}

#[test]
fn every_file_opens_with_a_sentence() {
    let opens = |file: &File| {
        let line = file.first_line();
        let sentence = match file.ending() {
            "rs" => line.strip_prefix("//! "),
            "ts" | "mts" => line
                .strip_prefix("// ")
                .or_else(|| line.strip_prefix("/** ")),
            "svelte" => line.strip_prefix("<!-- "),
            "css" => line.strip_prefix("/* "),
            _ => line.strip_prefix("-- "),
        };
        sentence.is_some_and(|sentence| sentence.len() > 10)
    };
    let wrong: Vec<String> = files(&["rs", "ts", "mts", "svelte", "css", "sql"])
        .iter()
        .filter(|file| !opens(file))
        .map(|file| {
            format!(
                "{}: the first line is a comment that tells what the file is about",
                file.path
            )
        })
        .collect();
    none(&wrong);
}

#[test]
fn a_long_file_has_a_reason() {
    let mut wrong = vec![];
    for file in files(&["rs", "ts", "mts", "svelte", "css"]) {
        let length = file.text.lines().count();
        let excused = LONG_FOR_A_REASON.iter().any(|(path, _)| *path == file.path);
        if length > LONG && !excused {
            wrong.push(format!("{}: {length} lines; is it two things?", file.path));
        }
        if length <= LONG && excused {
            wrong.push(format!("{}: is short again and needs no excuse", file.path));
        }
    }
    none(&wrong);
}

#[test]
fn colours_have_names() {
    let sources: Vec<File> = files(&["svelte", "css", "ts"])
        .into_iter()
        .filter(|file| file.path.starts_with("ui/") && !COLOURS.contains(&file.path.as_str()))
        .filter(|file| !file.path.ends_with(".test.ts"))
        .collect();
    none(&lines(
        &sources,
        |file| file.text.clone(),
        |line| {
            colour(line).map(|colour| format!("`{colour}`: colours are named in ui/src/tokens.css"))
        },
    ));
}

/// A colour literal: `#` with 3, 4, 6 or 8 hexadecimal digits where a value stands, or `rgb(`, `hsl(`, `oklch(`.
fn colour(line: &str) -> Option<String> {
    for name in ["rgb(", "rgba(", "hsl(", "hsla(", "oklch("] {
        if line.contains(name) {
            return Some(name.to_owned());
        }
    }
    for (place, _) in line.match_indices('#') {
        let before = line[..place].chars().next_back();
        let digits: String = line[place + 1..]
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        let is_value = before.is_none_or(|letter| " :'\"(`,".contains(letter));
        let is_hex = matches!(digits.len(), 3 | 4 | 6 | 8)
            && digits.chars().all(|letter| letter.is_ascii_hexdigit());
        if is_value && is_hex && !line[place + 1 + digits.len()..].starts_with('{') {
            return Some(format!("#{digits}"));
        }
    }
    None
}

#[test]
fn colours_are_told_from_other_hashes() {
    for line in [
        "color: #fff;",
        "fill=\"#F5B83D\"",
        "a { color: rgb(1, 2, 3) }",
    ] {
        assert!(colour(line).is_some(), "{line}");
    }
    for line in [
        "{#each rows as row}",
        "location.hash = '#k=1'",
        "href=\"/j#added\"",
        "color: var(--ink);",
        "this.#add()",
    ] {
        assert_eq!(colour(line), None, "{line}");
    }
}

#[test]
fn no_path_of_one_machine() {
    let checkout = checkout().canonicalize().unwrap().display().to_string();
    let home = std::env::var("HOME").unwrap_or_default();
    let places: Vec<String> = [checkout, home]
        .into_iter()
        .filter(|place| place.len() > 1)
        .map(|place| format!("{place}/"))
        .collect();
    let sources = files(&[
        "rs", "ts", "mts", "svelte", "css", "sql", "toml", "json", "md", "sh", "html",
    ]);
    none(&lines(
        &sources,
        |file| file.text.clone(),
        |line| {
            let is_path = |place: &&String| {
                line.match_indices(place.as_str()).any(|(start, _)| {
                    !line[..start].ends_with(|letter: char| {
                        letter.is_alphanumeric() || "._-/}~".contains(letter)
                    })
                })
            };
            places
                .iter()
                .find(is_path)
                .map(|place| format!("`{place}` exists on one machine only"))
        },
    ));
}

#[test]
fn markup_is_never_text() {
    none(&lines(
        &files(&["svelte"]),
        |file| file.text.clone(),
        |line| {
            line.contains("{@html")
                .then(|| "`{@html` would let a name become markup".to_owned())
        },
    ));
    let scripts: Vec<File> = files(&["ts", "svelte"])
        .into_iter()
        .filter(|file| file.path.starts_with("ui/src/"))
        .collect();
    none(&lines(&scripts, File::code, |line| {
        let word = [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
        ]
        .into_iter()
        .find(|word| line.contains(word));
        word.map(|word| format!("`{word}` would let a name become markup"))
    }));
}

#[test]
fn queries_are_not_put_together() {
    let rust: Vec<File> = files(&["rs"])
        .into_iter()
        .filter(|file| !file.path.starts_with("tests/tests/tidy/"))
        .collect();
    let mut wrong = vec![];
    for file in &rust {
        let code = file.code();
        let mut opened = false;
        for (number, line) in code.lines().enumerate() {
            let query = ["query(", "query_as(", "query_scalar(", "raw_sql("]
                .iter()
                .any(|name| line.contains(name));
            // sqlx takes literals only, unless somebody asserts that a text is safe.
            if ((query || opened) && line.contains("format!")) || line.contains("AssertSqlSafe") {
                wrong.push(format!(
                    "{}:{}: values are bound, never written into the text",
                    file.path,
                    number + 1
                ));
            }
            opened = query && line.trim_end().ends_with('(');
        }
    }
    none(&wrong);
}

#[test]
fn only_the_link_knows_a_carrier() {
    let screens: Vec<File> = files(&["ts", "svelte"])
        .into_iter()
        .filter(|file| file.path.starts_with("ui/src/") && !file.path.starts_with("ui/src/link/"))
        .filter(|file| !file.path.ends_with(".test.ts"))
        .collect();
    none(&lines(&screens, File::code, |line| {
        let words = ["WebSocket", "EventSource", "XMLHttpRequest", "sendBeacon"];
        let word = words.into_iter().find(|word| {
            line.contains(&format!("new {word}")) || line.contains(&format!("navigator.{word}"))
        });
        word.map(|word| format!("`{word}` belongs to ui/src/link"))
    }));
    none(&lines(
        &screens,
        |file| file.text.clone(),
        |line| {
            ["\"ws://", "'ws://", "`ws://", "wss://"]
                .iter()
                .find(|word| line.contains(**word))
                .map(|word| format!("{word} belongs to ui/src/link"))
        },
    ));
    let components: Vec<File> = screens
        .into_iter()
        .filter(|file| file.path.ends_with(".svelte"))
        .collect();
    none(&lines(&components, File::code, |line| {
        line.contains("fetch(")
            .then(|| "a component takes props and emits intents; it does not fetch".to_owned())
    }));
}

#[test]
fn decide_names_every_case() {
    let decisions = files(&["rs"]).into_iter().filter(|file| {
        let domain = file.path.strip_prefix("src-tauri/crates/domain/src/");
        domain.is_some_and(|path| path.starts_with("decide"))
    });
    let decisions: Vec<File> = decisions.collect();
    none(&lines(&decisions, File::code, |line| {
        line.trim_start()
            .starts_with("_ =>")
            .then(|| "a new case would slip through a bare `_`".to_owned())
    }));
}

#[test]
fn crates_are_graded_alike() {
    let manifests = files(&["toml"])
        .into_iter()
        .filter(|file| file.path.ends_with("Cargo.toml"));
    let wrong: Vec<String> = manifests
        .filter(|file| !file.text.contains("[lints]\nworkspace = true"))
        .map(|file| format!("{}: does not take the lints of the workspace", file.path))
        .collect();
    none(&wrong);
}
