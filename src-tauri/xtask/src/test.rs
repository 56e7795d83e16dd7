//! `test`: sets the machine up and passes every test, each phase timed, all of them reported.

mod phases;
mod report;

use std::ffi::OsString;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::check;
use crate::program::{self, Ended, Program};
use crate::repository::Root;
use crate::say;
use crate::steps::Steps;
use crate::test::phases::{Phase, Runs};

/// What the person asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    /// The full counts that the issues ask for, instead of small ones.
    pub(crate) long: bool,
    /// Only what this part needs.
    pub(crate) only: Option<Part>,
}

/// A part of the tests that may be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Formatting, lints, generated types and the tests of every crate.
    Rules,
    /// Types and tests of the screens, without a browser.
    Ui,
    /// Rust tests against the real program on real sockets, and the tidy rules.
    Venue,
    /// Every page with made-up content, then desk, tablet, phone and screen on the real server, in Chromium.
    Browser,
    /// The native window.
    Window,
}

impl FromStr for Part {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        match word {
            "rules" => Ok(Self::Rules),
            "ui" => Ok(Self::Ui),
            "venue" => Ok(Self::Venue),
            "browser" => Ok(Self::Browser),
            "window" => Ok(Self::Window),
            _ => bail!("`--only {word}`: it is rules, ui, venue, browser or window"),
        }
    }
}

/// How a phase ended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ending {
    Passed,
    Failed,
    /// Not begun, because the named phase failed.
    NotReached(&'static str),
    /// Not begun, because the named file does not exist yet.
    Absent(&'static str),
    /// Not begun, because this person has not the right; never in CI or as root.
    Skipped(&'static str),
}

/// One line of the closing table.
#[derive(Debug)]
struct Line {
    phase: &'static str,
    ending: Ending,
    took: Duration,
    /// What a failed phase said last.
    last_words: Vec<String>,
}

/// What every phase works with.
#[derive(Debug)]
struct Plan<'a> {
    root: &'a Root,
    wish: Wish,
    env: Vec<(&'static str, OsString)>,
}

impl Plan<'_> {
    /// A program in the checkout, with the environment that all tests read.
    fn program(&self, program: Program) -> Program {
        let env = self.env.iter().map(|(name, value)| (name, value));
        program.within(self.root.path()).envs(env)
    }
}

/// `cargo xtask test`.
///
/// # Errors
/// When any phase failed; the table has been printed then.
pub(crate) fn command(root: &Root, wish: Wish) -> Result<()> {
    test(root, wish, vec![])
}

/// The same, with pictures taken into `folder`.
///
/// # Errors
/// As [`command`].
pub(crate) fn with_pictures(root: &Root, wish: Wish, folder: &Path) -> Result<()> {
    test(root, wish, vec![("LANISTA_PICTURES", folder.into())])
}

fn test(root: &Root, wish: Wish, mut env: Vec<(&'static str, OsString)>) -> Result<()> {
    env.extend(check::LINTED.map(|(name, value)| (name, value.into())));
    env.push(("LANISTA_BIN", root.own(phases::HEADLESS)?.into()));
    env.push(("LANISTA_DESKTOP_BIN", root.own(phases::DESKTOP)?.into()));
    if must_not_skip() {
        env.push(("LANISTA_NO_SKIP", "1".into()));
    }
    if wish.long {
        env.push(("LANISTA_LONG", "1".into()));
        env.push(("NEXTEST_PROFILE", "long".into()));
    }
    let plan = Plan { root, wish, env };
    let wanted: Vec<&Phase> = phases::ALL
        .iter()
        .filter(|phase| wish.only.is_none_or(|part| phase.parts.contains(&part)))
        .filter(|phase| wish.long || phase.runs == Runs::All)
        .collect();
    let lines = pass(&plan, &wanted);

    report::print(&lines);
    if wish.long && wish.only.is_none() {
        report::keep(root, &lines)?;
    }
    let failed = lines
        .iter()
        .filter(|line| line.ending == Ending::Failed)
        .count();
    if failed == 0 {
        Ok(())
    } else {
        bail!("{failed} of {} phases failed", lines.len())
    }
}

/// Goes through the phases; one that fails holds up only those that need it.
fn pass(plan: &Plan<'_>, wanted: &[&Phase]) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![];
    let mut steps = Steps::of(wanted.len());
    for phase in wanted {
        let held_up = lines
            .iter()
            .find(|line| phase.needs.contains(&line.phase) && line.ending != Ending::Passed)
            .map(|line| line.phase);
        let absent = phase
            .files
            .iter()
            .find(|file| !plan.root.join(file).exists());
        let skipped = (phase.lacks)().filter(|_| !must_not_skip());
        let mut last_words = vec![];
        let (ending, took) = if let Some(first) = held_up {
            (Ending::NotReached(first), Duration::ZERO)
        } else if let Some(file) = absent {
            (Ending::Absent(file), Duration::ZERO)
        } else if let Some(right) = skipped {
            (Ending::Skipped(right), Duration::ZERO)
        } else {
            let (outcome, took) = steps.timed(phase.name, || (phase.work)(plan));
            match outcome {
                Ok(()) => (Ending::Passed, took),
                Err(error) => {
                    say::problem(&format!("{error:#}\n"));
                    if let Some(ended) = error.downcast_ref::<Ended>() {
                        last_words.clone_from(&ended.last_words);
                    }
                    (Ending::Failed, took)
                }
            }
        };
        if took.is_zero() {
            steps.pass_over(phase.name, &report::word(&ending));
        }
        lines.push(Line {
            phase: phase.name,
            ending,
            took,
            last_words,
        });
    }
    lines
}

/// In CI and as root nothing may be skipped: a missing right or package is a failure there.
fn must_not_skip() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    set("CI") || set("LANISTA_NO_SKIP") || is_root()
}

fn is_root() -> bool {
    program::exists("id")
        && Program::new("id")
            .arg("-u")
            .read()
            .is_ok_and(|id| id.trim() == "0")
}
