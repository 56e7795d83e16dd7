//! `ui`: the screens, built only when something in `ui/` changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::program::Program;
use crate::repository::Root;
use crate::say;

/// What in `ui/` is made, and so does not count as a source.
const MADE: &[&str] = &["node_modules", "dist"];

/// `cargo xtask ui`.
///
/// # Errors
/// When npm or the build fails.
pub(crate) fn command(root: &Root) -> Result<()> {
    packages(root)?;
    build(root)
}

/// `npm ci`, unless `package-lock.json` is the one that was installed last.
///
/// # Errors
/// When npm fails.
pub(crate) fn packages(root: &Root) -> Result<()> {
    let lock = fs::read(root.join("ui/package-lock.json")).context("ui/package-lock.json")?;
    let digest = hex(&Sha256::digest(&lock));
    let stamp = root.join("ui/node_modules/.xtask-installed");
    if fs::read_to_string(&stamp).is_ok_and(|last| last == digest) {
        say::line("  The packages of ui/ are here already.");
        return Ok(());
    }
    npm(root, &["ci", "--no-audit", "--no-fund"])?;
    fs::write(&stamp, digest).with_context(|| format!("cannot write {}", stamp.display()))
}

/// `npm run build`, unless `ui/dist` was made from exactly these sources.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(root: &Root) -> Result<()> {
    let digest = digest_of_sources(&root.join("ui"))?;
    // Not inside `ui/dist`: everything there is built into the program.
    let stamp = root.own("ui-built")?;
    let last = fs::read_to_string(&stamp)
        .ok()
        .filter(|_| root.join("ui/dist").is_dir());
    if last.is_some_and(|last| last == digest) {
        say::line("  The screens are up to date.");
        return Ok(());
    }
    npm(root, &["run", "build"])?;
    fs::write(&stamp, digest).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Runs npm in `ui/`.
///
/// # Errors
/// When npm fails.
pub(crate) fn npm(root: &Root, words: &[&str]) -> Result<()> {
    Program::new("npm")
        .args(words)
        .within(root.join("ui"))
        .run()
}

/// One digest over names and contents of everything in `folder` that a person wrote.
fn digest_of_sources(folder: &Path) -> Result<String> {
    let mut files = vec![];
    collect(folder, &mut files)?;
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| file.display().to_string())?;
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        digest.update(format!("{name}\0{}\0", content.len()));
        digest.update(content);
    }
    Ok(hex(&digest.finalize()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            if !MADE.iter().any(|made| entry.file_name() == *made) {
                collect(&entry.path(), files)?;
            }
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_counts_and_what_is_made_does_not() {
        let folder = std::env::temp_dir().join(format!("xtask-ui-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("src/main.ts", "one");
        let before = digest_of_sources(&folder).unwrap();
        write("dist/main.js", "made");
        assert_eq!(digest_of_sources(&folder).unwrap(), before);
        write("src/main.ts", "two");
        assert_ne!(digest_of_sources(&folder).unwrap(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
