//! `run`: from a fresh checkout to the open window, or to a serving laptop without a display.

use std::ffi::OsString;

use anyhow::{Result, bail};
use pico_args::Arguments;

use crate::program::Program;
use crate::repository::Root;
use crate::say;
use crate::setup::{self, Purpose};
use crate::steps::Steps;
use crate::ui;

/// The gathering that is served when the person names none.
const GATHERING: &str = "gathering.lanista";

/// How the desk is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surface {
    /// In a native window.
    Window,
    /// In a browser somewhere else: the terminal shows the address.
    Headless,
}

/// How the program is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Build {
    /// As for a gathering: slower to build, quick to run.
    Release,
    /// As for development.
    Dev,
}

/// `cargo xtask run`.
///
/// # Errors
/// When something is missing that only a person may install, when a build fails, or with the error
/// of Lanista itself.
pub(crate) fn command(root: &Root, mut words: Arguments) -> Result<()> {
    let build = if words.contains("--dev") {
        Build::Dev
    } else {
        Build::Release
    };
    let surface = match (words.contains("--window"), words.contains("--headless")) {
        (true, true) => bail!("either `--window` or `--headless`"),
        (true, false) => Surface::Window,
        (false, true) => Surface::Headless,
        (false, false) if setup::has_display() => Surface::Window,
        (false, false) => Surface::Headless,
    };
    let words = words_for_lanista(surface, words.finish());

    let mut steps = Steps::of(4);
    steps.step("Looking for what is needed", || {
        setup::prepare(Purpose::Run, surface == Surface::Window)
    })?;
    steps.step("Fetching the packages of the screens", || {
        ui::packages(root)
    })?;
    steps.step("Building the screens", || ui::build(root))?;
    steps.step(
        "Building Lanista (the first time takes some minutes)",
        || {
            Program::cargo()
                .args(cargo_words(surface, build))
                .within(root.path())
                .run()
        },
    )?;

    let folder = if build == Build::Dev {
        "debug"
    } else {
        "release"
    };
    let program = root.target().join(folder).join(if cfg!(windows) {
        "lanista.exe"
    } else {
        "lanista"
    });
    if surface == Surface::Headless {
        say::line(
            "\nNo display here: Lanista serves, and the desk opens in any browser. Ctrl+C ends it.\n",
        );
    }
    Program::new(program).args(words).become_it()
}

fn cargo_words(surface: Surface, build: Build) -> Vec<&'static str> {
    let mut words = vec!["build", "--package", "lanista", "--locked"];
    if build == Build::Release {
        words.push("--release");
    }
    if surface == Surface::Headless {
        words.push("--no-default-features");
    }
    words
}

fn words_for_lanista(surface: Surface, mut given: Vec<OsString>) -> Vec<OsString> {
    if given.first().is_some_and(|word| word == "--") {
        given.remove(0);
    }
    if surface == Surface::Headless && given.is_empty() {
        return vec!["serve".into(), GATHERING.into()];
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(surface: Surface, given: &[&str]) -> Vec<String> {
        let given = given.iter().map(OsString::from).collect();
        words_for_lanista(surface, given)
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn without_display_and_words_it_serves() {
        assert_eq!(
            words(Surface::Headless, &[]),
            ["serve", "gathering.lanista"]
        );
    }

    #[test]
    fn words_of_the_person_go_to_lanista() {
        assert_eq!(
            words(Surface::Headless, &["--", "demo", "a.lanista"]),
            ["demo", "a.lanista"]
        );
        assert_eq!(words(Surface::Window, &["a.lanista"]), ["a.lanista"]);
    }
}
