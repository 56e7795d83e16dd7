//! `bench`: runs every `bench_*` program of the venue and the benchmarks of the rules, and keeps their words in
//! `docs/bench.md`.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::program::Program;
use crate::repository::Root;
use crate::say;
use crate::steps::Steps;

/// Where the benchmarks live: one file each, whose first comment says what it measures.
const PROGRAMS: &str = "tests/src/bin";
/// The benchmarks of the rules, which stand alone and need no server.
const RULES: &str = "src-tauri/crates/domain/benches";
/// Where their figures go.
const FIGURES: &str = "docs/bench.md";

/// `cargo xtask bench`.
///
/// # Errors
/// When a benchmark cannot be built, fails, or misses the figure it promises.
pub(crate) fn command(root: &Root) -> Result<()> {
    let programs = benches(root, PROGRAMS, "bench_")?;
    let rules = benches(root, RULES, "")?;
    if programs.is_empty() || rules.is_empty() {
        bail!("there is no benchmark in {PROGRAMS} or {RULES}");
    }
    let commit = commit(root)?;
    let date = today()?;
    let mut page = format!(
        "# Benchmarks\n\nMade by `cargo xtask bench` on {date} at commit `{}`, {}. Ratios hold across machines, \
         absolute figures do not.\n",
        commit,
        machine()
    );
    let mut steps = Steps::of(programs.len() + rules.len());
    for Bench { name, title } in &programs {
        let figures = steps.step(title, || {
            Program::cargo()
                .args([
                    "run",
                    "--quiet",
                    "--release",
                    "--package",
                    "lanista-venue",
                    "--bin",
                    name,
                ])
                .within(root.path())
                .read()
        })?;
        say::line(figures.trim_end());
        write!(page, "\n## {title}\n\n{}\n", figures.trim())?;
    }
    for Bench { name, title } in &rules {
        let figures = steps.step(title, || {
            Program::cargo()
                .args([
                    "bench",
                    "--quiet",
                    "--package",
                    "lanista-domain",
                    "--bench",
                    name,
                ])
                .within(root.path())
                .read()
        })?;
        say::line(figures.trim_end());
        write!(page, "\n## {title}\n\n```text\n{}\n```\n", figures.trim())?;
    }
    fs::write(root.join(FIGURES), page)?;
    say::line(&format!("{FIGURES} is written."));
    Ok(())
}

/// The commit that is checked out, in short.
///
/// # Errors
/// When git cannot tell.
pub(crate) fn commit(root: &Root) -> Result<String> {
    let commit = Program::new("git")
        .args(["rev-parse", "--short", "HEAD"])
        .within(root.path())
        .read()?;
    Ok(commit.trim().to_owned())
}

/// The day, as `2026-11-21`.
///
/// # Errors
/// When `date` cannot be started.
pub(crate) fn today() -> Result<String> {
    Ok(Program::new("date")
        .args(["-u", "+%F"])
        .read()?
        .trim()
        .to_owned())
}

/// The machine in a few words: cores and system.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!(
        "{cores} cores, {} {}",
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

#[derive(Debug)]
struct Bench {
    name: String,
    title: String,
}

/// The benchmarks of a folder: one file each, whose first comment is the title.
fn benches(root: &Root, folder: &str, prefix: &str) -> Result<Vec<Bench>> {
    let folder = root.join(folder);
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let mut benches = vec![];
    for entry in fs::read_dir(&folder)? {
        let file = entry?.path();
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with(prefix) && file.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let title = text
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("//!")
                .trim();
            benches.push(Bench {
                name,
                title: title.trim_end_matches('.').to_owned(),
            });
        }
    }
    benches.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(benches)
}
