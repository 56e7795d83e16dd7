//! `bench`: runs every `bench_*` program of the venue and the benchmarks of the rules, and keeps their words in
//! `docs/bench.md`.

use std::collections::BTreeMap;
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

/// `cargo xtask bench`, or of some benchmarks alone; what others measured stays on the page.
///
/// # Errors
/// When a benchmark does not exist, cannot be built, fails, or misses the figure it promises.
pub(crate) fn command(root: &Root, only: &[String]) -> Result<()> {
    let mut benches = benches(root, PROGRAMS, "bench_", Home::Venue)?;
    benches.extend(self::benches(root, RULES, "", Home::Rules)?);
    if let Some(unknown) = only.iter().find(|name| {
        let is_named = |bench: &Bench| bench.is(name);
        !benches.iter().any(is_named)
    }) {
        bail!("there is no benchmark `{unknown}` in {PROGRAMS} or {RULES}");
    }
    let asked = |bench: &Bench| only.is_empty() || only.iter().any(|name| bench.is(name));
    let page = fs::read_to_string(root.join(FIGURES)).unwrap_or_default();
    let mut parts = parts(&page);
    let made = format!("{} at commit `{}`, {}", today()?, commit(root)?, machine());
    let mut steps = Steps::of(benches.iter().filter(|bench| asked(bench)).count());
    for bench in benches.iter().filter(|bench| asked(bench)) {
        let figures = steps.step(&bench.title, || bench.run(root))?;
        say::line(figures.trim_end());
        parts.insert(
            bench.title.clone(),
            format!("Measured on {made}.\n\n{}\n", figures.trim()),
        );
        fs::write(root.join(FIGURES), whole(&benches, &parts)?)?;
    }
    say::line(&format!("{FIGURES} is written."));
    Ok(())
}

/// The parts of the page by their titles.
fn parts(page: &str) -> BTreeMap<String, String> {
    page.split("\n## ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(title, text)| (title.to_owned(), text.trim().to_owned() + "\n"))
        .collect()
}

/// The page: what was measured of each benchmark that there is, in their order.
fn whole(benches: &[Bench], parts: &BTreeMap<String, String>) -> Result<String> {
    let mut page = "# Benchmarks\n\nMade by `cargo xtask bench`, or `cargo xtask bench NAME …` for some of them. Ratios hold across machines, \
                    absolute figures do not.\n"
        .to_owned();
    for Bench { title, .. } in benches {
        if let Some(text) = parts.get(title) {
            write!(page, "\n## {title}\n\n{text}")?;
        }
    }
    Ok(page)
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

/// Where a benchmark lives, and so how it is run.
#[derive(Debug, Clone, Copy)]
enum Home {
    Venue,
    Rules,
}

#[derive(Debug)]
struct Bench {
    name: String,
    title: String,
    home: Home,
}

impl Bench {
    /// Whether a person may mean this one: `phones` or `bench_phones`.
    fn is(&self, name: &str) -> bool {
        self.name == name || self.name.strip_prefix("bench_") == Some(name)
    }

    /// Builds and runs it; its figures are what it says.
    fn run(&self, root: &Root) -> Result<String> {
        let cargo = Program::cargo();
        let program = match self.home {
            Home::Venue => cargo.args(["run", "--quiet", "--release"]).args([
                "--package",
                "lanista-venue",
                "--bin",
                &self.name,
            ]),
            Home::Rules => cargo.args([
                "bench",
                "--quiet",
                "--package",
                "lanista-domain",
                "--bench",
                &self.name,
            ]),
        };
        let figures = program.within(root.path()).read()?;
        Ok(match self.home {
            Home::Venue => figures,
            Home::Rules => format!("```text\n{}\n```", figures.trim()),
        })
    }
}

/// The benchmarks of a folder: one file each, whose first comment is the title.
fn benches(root: &Root, folder: &str, prefix: &str, home: Home) -> Result<Vec<Bench>> {
    let folder = root.join(folder);
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
                home,
            });
        }
    }
    benches.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(benches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_measured_again_leaves_the_others() {
        let bench = |name: &str, title: &str| Bench {
            name: name.to_owned(),
            title: title.to_owned(),
            home: Home::Venue,
        };
        let benches = [bench("bench_one", "One"), bench("bench_two", "Two")];
        let before = "# Benchmarks\n\nOld words.\n\n## Two\n\n| 2 |\n\n## Gone\n\n| 0 |\n\n## One\n\n| 1 |\n";
        let mut parts = parts(before);
        parts.insert("One".to_owned(), "| 1, again |\n".to_owned());
        let page = whole(&benches, &parts).unwrap();
        assert!(
            page.ends_with("\n## One\n\n| 1, again |\n\n## Two\n\n| 2 |\n"),
            "{page}"
        );
        assert_eq!(self::parts(&page), parts_without(&parts, "Gone"));
        assert!(benches[0].is("one") && benches[0].is("bench_one") && !benches[0].is("two"));
    }

    fn parts_without(parts: &BTreeMap<String, String>, title: &str) -> BTreeMap<String, String> {
        let mut rest = parts.clone();
        rest.remove(title);
        rest
    }
}
