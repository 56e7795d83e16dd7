//! The closing table of a test run, and the page that keeps the last long one.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use anyhow::Result;

use crate::bench::{machine, today};
use crate::program::Program;
use crate::repository::Root;
use crate::say;
use crate::test::{Ending, Line};

/// Where the last long run is kept.
const PAGE: &str = "docs/test-long.md";

/// How a phase ended, in the words of the table.
pub(super) fn word(ending: &Ending) -> String {
    match ending {
        Ending::Passed => "passed".to_owned(),
        Ending::Failed => "FAILED".to_owned(),
        Ending::NotReached(first) => format!("NOT REACHED: {first} did not pass"),
        Ending::Absent(file) => format!("ABSENT: there is no {file} yet"),
        Ending::Skipped(right) => format!("SKIPPED: {right}"),
    }
}

/// Prints once more what failed phases said last, so that the end of the output tells why, and the table.
pub(super) fn print(lines: &[Line]) {
    for line in lines.iter().filter(|line| !line.last_words.is_empty()) {
        say::line(&format!("\n{} failed. Its last words:", line.phase));
        for word in &line.last_words {
            say::line(&format!("  {word}"));
        }
    }
    let mut rows: Vec<[String; 3]> = lines.iter().map(row).collect();
    let total: Duration = lines.iter().map(|line| line.took).sum();
    rows.push(["together".to_owned(), say::length(total), String::new()]);
    say::line("");
    say::table(["Phase", "Time", "Result"], &rows);
    say::line("");
}

/// Writes the table of a long run to the docs, with day and commit.
///
/// # Errors
/// When the page cannot be written.
pub(super) fn keep(root: &Root, lines: &[Line]) -> Result<()> {
    let git = |words: &[&str]| Program::new("git").args(words).within(root.path()).read();
    let commit = git(&["rev-parse", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"])?;
    let state = if changed.trim().is_empty() {
        ""
    } else {
        " with uncommitted changes"
    };
    let passed = lines.iter().all(|line| line.ending == Ending::Passed);
    let mut page = format!(
        "# The last long test run\n\n`cargo xtask test --long` on {}, commit `{}`{state}, {}: **{}**.\n\n\
         | Phase | Time | Result |\n|---|---|---|\n",
        today()?,
        commit.trim(),
        machine(),
        if passed { "passed" } else { "not passed" },
    );
    for [phase, time, result] in lines.iter().map(row) {
        writeln!(page, "| {phase} | {time} | {result} |")?;
    }
    fs::write(root.join(PAGE), page)?;
    say::line(&format!("{PAGE} is written."));
    Ok(())
}

fn row(line: &Line) -> [String; 3] {
    [
        line.phase.to_owned(),
        say::length(line.took),
        word(&line.ending),
    ]
}
