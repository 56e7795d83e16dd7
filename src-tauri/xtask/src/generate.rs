//! `gen`: the TypeScript types in `ui/src/wire`, written by ts-rs from the types of wire and exchange.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::check;
use crate::program::Program;
use crate::repository::Root;
use crate::say;

/// Where the types live; committed, never edited.
const TYPES: &str = "ui/src/wire";

/// Which builds the export shares its work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Only the crates that export, for a person who waits.
    Alone,
    /// The whole workspace as the tests build it, so that nothing is compiled twice.
    WithTheTests,
}

/// `cargo xtask gen`: writes the types anew.
///
/// # Errors
/// When the export fails.
pub(crate) fn write(root: &Root) -> Result<()> {
    let fresh = export(root, Scope::Alone)?;
    let folder = root.join(TYPES);
    fs::create_dir_all(&folder)?;
    for (name, _) in read(&folder)?
        .iter()
        .filter(|(name, _)| !fresh.contains_key(*name))
    {
        fs::remove_file(folder.join(name))?;
    }
    for (name, text) in &fresh {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        // An equal file keeps its time, so that watching tools stay calm.
        if fs::read_to_string(&file).ok().as_ref() != Some(text) {
            fs::write(&file, text)?;
        }
    }
    say::line(&format!("{TYPES}: {} files", fresh.len()));
    Ok(())
}

/// `cargo xtask gen --check`: compares the committed types with fresh ones.
///
/// # Errors
/// When a file differs, is missing or is left over.
pub(crate) fn compare(root: &Root, scope: Scope) -> Result<()> {
    let fresh = export(root, scope)?;
    let differences = differences(&read(&root.join(TYPES))?, &fresh);
    if differences.is_empty() {
        return Ok(());
    }
    bail!(
        "{TYPES} is not what the Rust types say; `cargo xtask gen` puts it right:\n  {}",
        differences.join("\n  ")
    )
}

/// File name within the folder → content.
type Files = BTreeMap<String, String>;

fn export(root: &Root, scope: Scope) -> Result<Files> {
    let folder = root.own("wire")?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let cargo = Program::cargo();
    let cargo = match scope {
        Scope::Alone => cargo.args([
            "test",
            "--package",
            "lanista-wire",
            "--package",
            "lanista-exchange",
        ]),
        Scope::WithTheTests => {
            cargo
                .envs(check::LINTED)
                .args(["test", "--workspace", "--no-default-features"])
        }
    };
    cargo
        .args(["--lib", "--", "--quiet", "export_bindings"])
        .env("TS_RS_EXPORT_DIR", &folder)
        .within(root.path())
        .run()?;
    let fresh = read(&folder)?;
    if fresh.is_empty() {
        bail!("the crates exported no types");
    }
    Ok(fresh)
}

fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    if folder.is_dir() {
        read_into(folder, "", &mut files)?;
    }
    Ok(files)
}

fn read_into(folder: &Path, before: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let text = fs::read_to_string(entry.path()).with_context(|| name.clone())?;
            files.insert(name, text);
        }
    }
    Ok(())
}

fn differences(committed: &Files, fresh: &Files) -> Vec<String> {
    let changed = fresh
        .iter()
        .filter_map(|(name, text)| match committed.get(name) {
            None => Some(format!("{name} is missing")),
            Some(old) if old != text => Some(format!("{name} differs")),
            Some(_) => None,
        });
    let left_over = committed.keys().filter(|name| !fresh.contains_key(*name));
    changed
        .chain(left_over.map(|name| format!("{name} is left over")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn every_kind_of_difference_is_named() {
        let committed = files(&[("Same.ts", "a"), ("Old.ts", "b"), ("Changed.ts", "c")]);
        let fresh = files(&[("Same.ts", "a"), ("Changed.ts", "d"), ("New.ts", "e")]);
        assert_eq!(
            differences(&committed, &fresh),
            [
                "Changed.ts differs",
                "New.ts is missing",
                "Old.ts is left over"
            ]
        );
        assert!(differences(&fresh, &fresh).is_empty());
    }
}
