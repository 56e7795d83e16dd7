//! The phases of `cargo xtask test`: what each does, what it needs, which part it belongs to.

use std::fs;

use anyhow::{Context, Result};

use crate::check;
use crate::generate::{self, Scope};
use crate::program::{self, Program};
use crate::setup::{self, Purpose};
use crate::test::{Part, Plan};
use crate::ui;

/// The headless program, kept beside the one with the window.
pub(super) const HEADLESS: &str = "lanista-headless";
/// The program with the window.
pub(super) const DESKTOP: &str = "lanista-desktop";

/// In which runs a phase is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Runs {
    All,
    /// It takes long, or needs the network.
    Long,
}

/// One phase of the test run.
pub(super) struct Phase {
    pub(super) name: &'static str,
    pub(super) parts: &'static [Part],
    /// The phases that must have passed before.
    pub(super) needs: &'static [&'static str],
    /// The files without which there is nothing to test yet.
    pub(super) files: &'static [&'static str],
    /// Which right is lacking, if one is.
    pub(super) lacks: fn() -> Option<&'static str>,
    /// In which runs.
    pub(super) runs: Runs,
    pub(super) work: fn(&Plan<'_>) -> Result<()>,
}

const EVERY: &[Part] = &[
    Part::Rules,
    Part::Ui,
    Part::Venue,
    Part::Browser,
    Part::Window,
];
const SET_UP: &str = "Set-up";
const SCREENS: &str = "Screens";
const SERVER: &str = "Server program";
const WINDOW: &str = "Window program";

/// A phase that needs nothing but the set-up; the table below overrides what differs.
const PLAIN: Phase = Phase {
    name: "",
    parts: EVERY,
    needs: &[SET_UP],
    files: &[],
    lacks: || None,
    runs: Runs::All,
    work: |_| Ok(()),
};

/// All phases, in the order in which they run: what fails quickly comes early.
pub(super) const ALL: &[Phase] = &[
    Phase {
        name: SET_UP,
        needs: &[],
        work: |_| setup::prepare(Purpose::Test, true),
        ..PLAIN
    },
    Phase {
        name: "Formatting",
        parts: &[Part::Rules],
        work: |plan| check::formatting(plan.root),
        ..PLAIN
    },
    Phase {
        name: "Tidy rules",
        parts: &[Part::Rules, Part::Venue],
        work: |plan| rust_tests(plan, Tests::Tidy),
        ..PLAIN
    },
    // The server carries the screens inside: nothing of it compiles before they are built.
    Phase {
        name: SCREENS,
        files: &["ui/package.json"],
        work: |plan| ui::command(plan.root),
        ..PLAIN
    },
    Phase {
        name: "Screens: types",
        parts: &[Part::Ui],
        needs: &[SCREENS],
        work: screen_types,
        ..PLAIN
    },
    Phase {
        name: "Screens: tests",
        parts: &[Part::Ui],
        needs: &[SCREENS],
        work: |plan| {
            plan.program(Program::new("npm").args(["--prefix", "ui", "test"]))
                .run()
        },
        ..PLAIN
    },
    Phase {
        // Everything is compiled by clippy's driver, here and in every phase: see `check::LINTED`.
        name: "Builds and lints",
        parts: &[Part::Rules],
        needs: &[SCREENS],
        work: |plan| rust_tests(plan, Tests::Built),
        ..PLAIN
    },
    Phase {
        name: "Rules and crates",
        parts: &[Part::Rules],
        needs: &[SCREENS],
        work: |plan| rust_tests(plan, Tests::Crates),
        ..PLAIN
    },
    Phase {
        name: "Examples in the documentation",
        parts: &[Part::Rules],
        needs: &[SCREENS],
        work: |plan| rust_tests(plan, Tests::Examples),
        ..PLAIN
    },
    Phase {
        name: "Generated types",
        parts: &[Part::Rules],
        needs: &[SCREENS],
        files: &["ui/src/wire"],
        work: |plan| generate::compare(plan.root, Scope::WithTheTests),
        ..PLAIN
    },
    Phase {
        name: SERVER,
        parts: &[Part::Venue, Part::Browser],
        needs: &[SCREENS],
        work: |plan| build(plan, HEADLESS, &["--no-default-features"]),
        ..PLAIN
    },
    Phase {
        name: "Venue",
        parts: &[Part::Venue],
        needs: &[SERVER],
        work: |plan| rust_tests(plan, Tests::Venue),
        ..PLAIN
    },
    Phase {
        name: "Interface for programs",
        parts: &[Part::Venue],
        needs: &[SERVER],
        files: &["tests/schemathesis.sh"],
        runs: Runs::Long,
        work: |plan| {
            let program = plan.root.own(HEADLESS)?.into_os_string();
            let script = plan.root.join("tests/schemathesis.sh").into_os_string();
            let words = [script, program, "100".into()];
            plan.program(Program::new("sh").args(words)).run()
        },
        ..PLAIN
    },
    // Every page with made-up content, without a server: barriers, cut words, keys and pointer.
    Phase {
        name: "Pages",
        parts: &[Part::Browser],
        needs: &[SCREENS],
        files: &["ui/checks/every.mjs"],
        work: |plan| {
            plan.program(Program::new("npm").args(["--prefix", "ui", "run", "test:browser"]))
                .run()
        },
        ..PLAIN
    },
    Phase {
        name: "Browsers",
        parts: &[Part::Browser],
        needs: &[SERVER],
        lacks: no_namespaces,
        work: |plan| {
            link_packages(plan)?;
            let halls = Program::new("node").args(["halls.mjs", "browser"]);
            plan.program(halls).within(plan.root.join("tests")).run()
        },
        ..PLAIN
    },
    // A whole hall in browsers: minutes on both cores.
    Phase {
        name: "Full hall",
        parts: &[Part::Browser],
        needs: &[SERVER],
        lacks: no_namespaces,
        runs: Runs::Long,
        work: |plan| in_the_hall(plan, "crowd"),
        ..PLAIN
    },
    Phase {
        name: WINDOW,
        parts: &[Part::Window],
        needs: &[SCREENS],
        files: &["tauri.conf.json"],
        work: |plan| build(plan, DESKTOP, &[]),
        ..PLAIN
    },
    Phase {
        name: "Window: own rules",
        parts: &[Part::Window],
        needs: &[WINDOW],
        files: &["tauri.conf.json"],
        work: |plan| {
            let own = ["test", "--package", "lanista", "--lib", "--locked"];
            plan.program(Program::cargo().args(own)).run()
        },
        ..PLAIN
    },
    Phase {
        name: "Window",
        parts: &[Part::Window],
        needs: &[WINDOW],
        files: &["tauri.conf.json"],
        lacks: no_namespaces,
        runs: Runs::All,
        work: |plan| in_the_hall(plan, "window"),
    },
];

/// Which Rust tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tests {
    Tidy,
    /// All of them, the programs and the benchmarks, compiled and not run.
    Built,
    Crates,
    Venue,
    Examples,
}

/// nextest where it is installed, else `cargo test`: compiling nextest would take longer than the
/// tests. A whole run selects the whole workspace each time, so that every crate is built once, with
/// the same features; the venue alone builds no more than it needs.
fn rust_tests(plan: &Plan<'_>, tests: Tests) -> Result<()> {
    let is_of_the_venue = matches!(tests, Tests::Tidy | Tests::Venue);
    let selection: &[&str] = if is_of_the_venue && plan.wish.only == Some(Part::Venue) {
        &["--package", "lanista-venue", "--locked"]
    } else {
        &["--workspace", "--no-default-features", "--locked"]
    };
    let cargo = Program::cargo();
    let program = match tests {
        Tests::Tidy => cargo.args(["test", "--test", "tidy"]).args(selection),
        Tests::Built => cargo.args(["build", "--all-targets"]).args(selection),
        Tests::Examples => cargo.args(["test", "--doc"]).args(selection),
        Tests::Crates if program::exists("cargo-nextest") => cargo
            .args(["nextest", "run", "-E", "not package(lanista-venue)"])
            .args(selection),
        Tests::Venue if program::exists("cargo-nextest") => cargo
            .args([
                "nextest",
                "run",
                "-E",
                "package(lanista-venue) & not binary(tidy)",
            ])
            .args(selection),
        Tests::Crates => cargo
            .args([
                "test",
                "--no-fail-fast",
                "--all-targets",
                "--exclude",
                "lanista-venue",
            ])
            .args(selection)
            .args(["--", "--skip", "export_bindings"]),
        Tests::Venue => cargo.args([
            "test",
            "--no-fail-fast",
            "--package",
            "lanista-venue",
            "--all-targets",
            "--locked",
        ]),
    };
    plan.program(program).run()
}

fn screen_types(plan: &Plan<'_>) -> Result<()> {
    ui::npm(plan.root, &["run", "check"])?;
    link_packages(plan)?;
    let compiler = "ui/node_modules/typescript/bin/tsc";
    plan.program(Program::new("node").args([compiler, "--project", "tests"]))
        .run()
}

/// Builds `lanista` and keeps it under a name of its own: both variants would overwrite each other.
fn build(plan: &Plan<'_>, name: &str, features: &[&str]) -> Result<()> {
    plan.program(
        Program::cargo()
            .args(["build", "--package", "lanista", "--locked"])
            .args(features),
    )
    .run()?;
    let built = plan.root.target().join("debug/lanista");
    let kept = plan.root.own(name)?;
    fs::copy(&built, &kept).with_context(|| format!("cannot copy {}", built.display()))?;
    Ok(())
}

/// Runs the specs of `tests/<folder>` in a network of their own, where the server has an address that
/// is not the loopback.
fn in_the_hall(plan: &Plan<'_>, folder: &str) -> Result<()> {
    link_packages(plan)?;
    let vitest = "../ui/node_modules/vitest/vitest.mjs";
    let program = Program::new("./hall.sh").args(["node", vitest, "run", "--dir", folder]);
    plan.program(program).within(plan.root.join("tests")).run()
}

/// The specs use the packages of `ui/`: one set, one lock file.
fn link_packages(plan: &Plan<'_>) -> Result<()> {
    let link = plan.root.join("tests/node_modules");
    if link.exists() {
        return Ok(());
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("../ui/node_modules", &link).context("tests/node_modules")?;
    Ok(())
}

fn no_namespaces() -> Option<&'static str> {
    let root = Program::new("id")
        .arg("-u")
        .read()
        .is_ok_and(|id| id.trim() == "0");
    let unshare = Program::new("unshare").args(["--net", "--mount"]);
    let unshare = if root {
        unshare
    } else {
        unshare.args(["--user", "--map-root-user"])
    };
    (!unshare.arg("true").agrees())
        .then_some("no right to make a network namespace (root, or user namespaces)")
}
