//! `setup`: checks what the machine has, installs what is missing, or says what a person must type.

mod apt;
mod needs;
mod node;

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use anyhow::{Result, bail};

use crate::program;
use crate::repository::Root;
use crate::say;
use crate::setup::needs::Need;

/// What the machine is to be made ready for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and running Lanista.
    Run,
    /// Passing every test.
    Test,
}

impl FromStr for Purpose {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        match word {
            "run" => Ok(Self::Run),
            "test" => Ok(Self::Test),
            _ => bail!("`--for {word}`: it is `run` or `test`"),
        }
    }
}

/// Something that xtask may not do itself; the text says what to type.
#[derive(Debug)]
pub(crate) struct NeedsAPerson(String);

impl fmt::Display for NeedsAPerson {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NeedsAPerson {}

/// `cargo xtask setup`.
///
/// # Errors
/// [`NeedsAPerson`] with the command to type; or the error of the package manager.
pub(crate) fn command(_root: &Root, purpose: Purpose, window: bool) -> Result<()> {
    prepare(purpose, window || has_display())?;
    say::line("Everything that is needed is here.");
    Ok(())
}

/// Makes the machine ready. `window` says whether the native window is to be built.
///
/// # Errors
/// As [`command`].
pub(crate) fn prepare(purpose: Purpose, window: bool) -> Result<()> {
    if cfg!(target_os = "linux") {
        if purpose == Purpose::Test {
            lighten();
        }
        install(&needs::of(purpose, window))?;
    } else if purpose == Purpose::Test {
        say::line("Note: the venue's networks and the window are driven on Linux only.");
    }
    node::check()?;
    if purpose == Purpose::Test && !program::exists("cargo-nextest") {
        say::line(
            "Note: cargo-nextest is not here, so `cargo test` runs instead (slower to read, same \
             tests). To have it: cargo install cargo-nextest --locked",
        );
    }
    Ok(())
}

/// Installs the browser that is quickest to drive. Where it is not to be had, the tests take another.
fn lighten() {
    let here = needs::HEADLESS.probe.succeeds();
    if !here && (!apt::is_here() || apt::install(&[needs::HEADLESS]).is_err()) {
        say::line(
            "Note: chromium-headless-shell is not here, so all tests drive a whole browser (slower, \
             same tests).",
        );
    }
}

/// Whether a window could be opened here.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn install(needs: &[Need]) -> Result<()> {
    let names: Vec<&str> = needs
        .iter()
        .flat_map(|need| need.debian.iter().copied())
        .collect();
    let installed = if apt::is_here() {
        apt::installed(&names)?
    } else {
        BTreeSet::new()
    };
    let missing = needs::missing(needs, &installed, needs::Probe::succeeds);
    if missing.is_empty() {
        return Ok(());
    }
    let plain: Vec<&str> = missing
        .iter()
        .filter_map(|need| need.debian.first().copied())
        .collect();
    if !apt::is_here() {
        return Err(NeedsAPerson(format!(
            "this system has no apt. Install what it calls these Debian packages, then try again:\n  {}",
            plain.join(" ")
        ))
        .into());
    }
    apt::install(&missing)
}
