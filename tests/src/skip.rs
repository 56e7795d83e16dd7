//! What a test says when it cannot run here, and when it must not say so.

use std::path::{Path, PathBuf};

/// Whether a missing right or package is a failure: in CI and as root, where `cargo xtask test` says so.
fn must_not_skip() -> bool {
    std::env::var_os("LANISTA_NO_SKIP").is_some_and(|value| !value.is_empty())
}

/// Says loudly that a test does not run here because of `reason`, such as a missing right or package.
///
/// # Panics
/// With the reason, where nothing may be skipped (`LANISTA_NO_SKIP`).
#[expect(
    clippy::panic,
    reason = "in CI a missing right is a failure with its name"
)]
pub fn skip(reason: &str) {
    if must_not_skip() {
        panic!("{reason}: nothing may be skipped here (LANISTA_NO_SKIP)");
    }
    eprintln!("SKIPPED: {reason}");
}

/// The top folder of the checkout.
#[must_use]
pub fn checkout() -> &'static Path {
    // The manifest of this package lies one folder below.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// A file of the real cases, which are not part of the repository: `LANISTA_REAL_DATA`, or `../shared/data`
/// beside the checkout. `None`, said loudly, where they are absent.
#[must_use]
pub fn real_data(file: &str) -> Option<PathBuf> {
    let folder = match std::env::var_os("LANISTA_REAL_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => checkout().join("../shared/data"),
    };
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: the real cases are not here: {}", path.display());
    None
}

/// How often a repeated test repeats: `short` as a rule, `full` with `cargo xtask test --long`.
#[must_use]
pub fn times(short: usize, full: usize) -> usize {
    let long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    if long { full } else { short }
}
