//! `check`: what a reviewer should not have to say: formatting, lints, licences.

use anyhow::Result;

use crate::program::{self, Program};
use crate::repository::Root;
use crate::say;
use crate::steps::Steps;
use crate::ui;

/// What `cargo clippy` sets for cargo: the crates of the workspace are compiled by clippy's driver, and a warning is an
/// error. With these a whole test run lints what it builds anyway, and checks no dependency a second time for the lints alone.
pub(crate) const LINTED: [(&str, &str); 2] = [
    ("RUSTC_WORKSPACE_WRAPPER", "clippy-driver"),
    ("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings"),
];

/// `cargo xtask check`.
///
/// # Errors
/// The first of formatting, lints and licences that is not in order.
pub(crate) fn command(root: &Root) -> Result<()> {
    let mut steps = Steps::of(6);
    steps.step("Formatting", || formatting(root))?;
    steps.step("Packages of the screens", || ui::packages(root))?;
    steps.step("Building the screens", || ui::build(root))?;
    steps.step("Lints of everything but the window", || {
        clippy(root, &["--workspace", "--no-default-features"])
    })?;
    steps.step("Lints of the window", || {
        clippy(root, &["--package", "lanista"])
    })?;
    steps.step("Licences and advisories", || licences(root))
}

/// `cargo fmt --check` over the workspace.
///
/// # Errors
/// When a file is not formatted.
pub(crate) fn formatting(root: &Root) -> Result<()> {
    Program::cargo()
        .args(["fmt", "--all", "--check"])
        .within(root.path())
        .run()
}

/// Clippy; warnings are errors.
fn clippy(root: &Root, which: &[&str]) -> Result<()> {
    Program::cargo()
        .args(["clippy", "--locked", "--all-targets"])
        .args(which)
        .args(["--", "-D", "warnings"])
        .within(root.path())
        .run()
}

/// cargo-deny with `deny.toml`. Without it the tidy test still compares every licence.
fn licences(root: &Root) -> Result<()> {
    if !program::exists("cargo-deny") {
        say::line(
            "  cargo-deny is not here; the tidy test reads the licences, advisories go unread.",
        );
        return Program::cargo()
            .args([
                "test",
                "--quiet",
                "--package",
                "lanista-venue",
                "--test",
                "tidy",
                "licences",
            ])
            .within(root.path())
            .run();
    }
    Program::cargo()
        .args(["deny", "--all-features", "check"])
        .within(root.path())
        .run()
}
